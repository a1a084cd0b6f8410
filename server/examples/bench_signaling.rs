//! What the signaling server costs: memory a peer, CPU time a relayed message, time to join, and the price of bad manners.
//!
//! Starts the release program as a child on a port of its own, loads it over loopback, and reads its memory and CPU time from
//! `/proc`. CPU time is set beside a bare echo server made with the same WebSocket library (this program with `--echo`).
//! Each figure is the median of three runs, each against a fresh child. Linux only.
//!
//! ```text
//! cargo run --release -p server --example bench_signaling [-- --bin PATH]
//! ```

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ed25519_dalek::{Signer, SigningKey};
use futures_util::{SinkExt, StreamExt};
use signaling::{ClientMessage, PeerKey, RoomId, ServerMessage, join_proof};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

/// Runs of each figure; the median is printed.
const RUNS: usize = 3;
/// Idle peers at which memory is read.
const PEERS: [usize; 2] = [1_000, 10_000];
/// Peers in one room while idle.
const ROOM_PEERS: usize = 10;
/// Connections being made at once.
const JOINING_MAX: usize = 64;
/// Idle time before memory is read: every peer was pinged once.
const IDLE_TIME: Duration = Duration::from_secs(6);
/// Pairs that relay, and messages of each.
const PAIRS: usize = 8;
const PAIR_MESSAGES: usize = 5_000;
/// Messages of a pair under way at once.
const WINDOW: usize = 8;
/// Bytes of a relayed payload.
const PAYLOAD_LEN: usize = 1024;
/// Peers in the room that is joined, and how often it is.
const JOIN_ROOM_PEERS: usize = 100;
const JOINS: usize = 200;
/// A message near the frame's limit, and how many of them are thrown at a reader that stalls, or by a flood.
const LONG_LEN: usize = 60_000;
const STALLED_MESSAGES: usize = 300;
const FLOOD_MESSAGES: usize = 2_000;
/// Everything ends by then.
const TIME_MAX: Duration = Duration::from_secs(600);
/// Linux counts CPU time in hundredths of a second.
const TICK_US: f64 = 10_000.0;

type Failure = Box<dyn Error + Send + Sync>;
type Socket = WebSocketStream<TcpStream>;

fn main() -> Result<(), Failure> {
    let mut args = std::env::args().skip(1);
    let mut bin = None;
    let mut echo = false;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--bin" => bin = Some(PathBuf::from(args.next().ok_or("--bin needs a path")?)),
            "--echo" => echo = true,
            other => return Err(format!("no option {other}; there are --bin PATH and --echo").into()),
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if echo {
        return runtime.block_on(serve_echo());
    }
    let own = std::env::current_exe()?;
    // target/release/examples/bench_signaling is this program.
    let beside = own.ancestors().nth(2).map(|dir| dir.join("tincan"));
    let bin = bin.or(beside).ok_or("name the server with --bin")?;
    if !bin.is_file() {
        return Err(format!(
            "no server at {}; build it with `make build`, or name it with --bin",
            bin.display()
        )
        .into());
    }
    runtime.block_on(async { tokio::time::timeout(TIME_MAX, measure(&bin, &own)).await? })
}

async fn measure(bin: &Path, own: &Path) -> Result<(), Failure> {
    let mut memory = [Vec::new(), Vec::new()];
    let (mut relay, mut echo, mut ratio) = (Vec::new(), Vec::new(), Vec::new());
    let (mut median_join, mut p95_join) = (Vec::new(), Vec::new());
    let (mut stalled, mut flood) = (Vec::new(), Vec::new());
    for run in 1..=RUNS {
        eprintln!("run {run} of {RUNS}");
        for (figures, figure) in memory.iter_mut().zip(idle_memory(bin).await?) {
            figures.push(figure);
        }
        let (ours, bare) = (relay_cpu(bin).await?, echo_cpu(own).await?);
        relay.push(ours);
        echo.push(bare);
        ratio.push(ours / bare);
        let (median, p95) = join_time(bin).await?;
        median_join.push(median);
        p95_join.push(p95);
        stalled.push(stalled_memory(bin).await?);
        flood.push(flood_memory(bin).await?);
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "| what | median of {RUNS} |\n| --- | --- |")?;
    for (peers, figures) in PEERS.iter().zip(memory) {
        writeln!(
            out,
            "| memory a peer, {peers} idle in rooms of {ROOM_PEERS} | {:.1} KiB |",
            middle(figures)
        )?;
    }
    writeln!(out, "| CPU time a relayed message of 1 KiB | {:.1} µs |", middle(relay))?;
    writeln!(out, "| the same, bare echo | {:.1} µs |", middle(echo))?;
    writeln!(out, "| ratio | {:.2} |", middle(ratio))?;
    writeln!(
        out,
        "| connect and join a room of {JOIN_ROOM_PEERS}, median | {:.2} ms |",
        middle(median_join)
    )?;
    writeln!(out, "| connect and join a room of {JOIN_ROOM_PEERS}, 95 % | {:.2} ms |", middle(p95_join))?;
    writeln!(out, "| memory for a reader that stalls | {:.2} MiB |", middle(stalled) / 1024.0)?;
    writeln!(out, "| memory for a flood | {:.2} MiB |", middle(flood) / 1024.0)?;
    Ok(())
}

fn middle(mut figures: Vec<f64>) -> f64 {
    part(&mut figures, 0.5)
}

/// The figure that this part of all figures is below.
fn part(figures: &mut [f64], part: f64) -> f64 {
    figures.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index"
    )]
    let index = (figures.len() as f64 * part) as usize;
    figures.get(index).copied().unwrap_or(f64::NAN)
}

/// KiB a peer at each count of [`PEERS`].
async fn idle_memory(bin: &Path) -> Result<Vec<f64>, Failure> {
    let server = Program::tincan(bin, &[])?;
    server.warm_up().await?;
    let before = server.memory_kib()?;
    let mut reading = JoinSet::new();
    let mut figures = Vec::new();
    let mut there = 0;
    for peers in PEERS {
        let places = Arc::new(Semaphore::new(JOINING_MAX));
        let mut joining = JoinSet::new();
        for number in there..peers {
            let (places, address) = (Arc::clone(&places), server.address);
            joining.spawn(async move {
                let _place = places.acquire().await?;
                join(address, number, &format!("room-{}", number / ROOM_PEERS)).await
            });
        }
        while let Some(peer) = joining.join_next().await {
            reading.spawn(read_on(peer??.socket));
        }
        there = peers;
        tokio::time::sleep(IDLE_TIME).await;
        if let Some(ended) = reading.try_join_next() {
            return Err(format!("an idle peer lost its connection: {ended:?}").into());
        }
        #[expect(clippy::cast_precision_loss, reason = "thousands")]
        figures.push((server.memory_kib()? - before) / peers as f64);
    }
    Ok(figures)
}

/// CPU microseconds of the server a relayed message.
async fn relay_cpu(bin: &Path) -> Result<f64, Failure> {
    let server = Program::tincan(bin, &["--rate", "10000000", "--rate-burst", "10000000"])?;
    server.warm_up().await?;
    let mut pairs = Vec::new();
    for pair in 0..PAIRS {
        let room = format!("pair-{pair}");
        let mut a = join(server.address, 2 * pair, &room).await?;
        let b = join(server.address, 2 * pair + 1, &room).await?;
        next(&mut a.socket).await?;
        let text = a.offer(b.id, PAYLOAD_LEN);
        pairs.push((a.socket, b.socket, text));
    }
    let before = server.cpu_us()?;
    let mut tasks = JoinSet::new();
    for (a, b, text) in pairs {
        let (sink, kept) = a.split();
        tasks.spawn(async move {
            // What one end does not use stays open until the count is full.
            let (rest, stream) = b.split();
            let counted = send_and_count(sink, stream, text).await;
            drop((rest, kept));
            counted
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok((server.cpu_us()? - before) / messages())
}

/// The same of a bare echo.
async fn echo_cpu(own: &Path) -> Result<f64, Failure> {
    let server = Program::start(Command::new(own).arg("--echo"), None)?;
    let text = format!("{{\"payload\":\"{}\"}}", "x".repeat(PAYLOAD_LEN + 100));
    let mut sockets = Vec::new();
    for _ in 0..PAIRS {
        sockets.push(open(server.address).await?);
    }
    let before = server.cpu_us()?;
    let mut tasks = JoinSet::new();
    for socket in sockets {
        let (sink, stream) = socket.split();
        tasks.spawn(send_and_count(sink, stream, text.clone()));
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok((server.cpu_us()? - before) / messages())
}

#[expect(clippy::cast_precision_loss, reason = "thousands")]
fn messages() -> f64 {
    (PAIRS * PAIR_MESSAGES) as f64
}

/// Sends all messages of a pair, [`WINDOW`] at a time, and reads them at the other end.
async fn send_and_count<S, R>(mut sink: S, mut stream: R, text: String) -> Result<(), Failure>
where
    S: SinkExt<Message, Error = tokio_tungstenite::tungstenite::Error> + Unpin,
    R: StreamExt<Item = Result<Message, tokio_tungstenite::tungstenite::Error>> + Unpin,
{
    let window = Semaphore::new(WINDOW);
    let send = async {
        for _ in 0..PAIR_MESSAGES {
            window.acquire().await?.forget();
            sink.send(Message::text(text.clone())).await?;
        }
        Ok::<_, Failure>(())
    };
    let count = async {
        let mut counted = 0;
        while counted < PAIR_MESSAGES {
            match stream.next().await.ok_or("the connection ended early")?? {
                Message::Text(came) if came.len() >= PAYLOAD_LEN => {
                    counted += 1;
                    window.add_permits(1);
                }
                Message::Text(other) => return Err(format!("not relayed: {other}").into()),
                _ => {}
            }
        }
        Ok::<_, Failure>(())
    };
    tokio::try_join!(send, count)?;
    Ok(())
}

/// Milliseconds from opening the connection to `room_joined`: median and 95 %.
async fn join_time(bin: &Path) -> Result<(f64, f64), Failure> {
    let server = Program::tincan(bin, &[])?;
    let mut reading = JoinSet::new();
    for number in 1..JOIN_ROOM_PEERS {
        reading.spawn(read_on(join(server.address, number, "room").await?.socket));
    }
    let mut figures = Vec::new();
    for number in 0..JOINS {
        let from = Instant::now();
        let mut peer = join(server.address, JOIN_ROOM_PEERS + number, "room").await?;
        figures.push(from.elapsed().as_secs_f64() * 1000.0);
        // The room is smaller by one again before the next comes.
        peer.socket.close(None).await?;
        while let Some(Ok(_)) = peer.socket.next().await {}
    }
    Ok((part(&mut figures, 0.5), part(&mut figures, 0.95)))
}

/// KiB that a reader costs at most who stalls while much is sent to it.
async fn stalled_memory(bin: &Path) -> Result<f64, Failure> {
    let server = Program::tincan(bin, &["--rate", "10000000", "--rate-burst", "10000000"])?;
    server.warm_up().await?;
    let mut flooder = join(server.address, 1, "room").await?;
    let stalled = join(server.address, 2, "room").await?;
    let text = flooder.offer(stalled.id, LONG_LEN);
    let watch = server.watch_memory()?;
    for _ in 0..STALLED_MESSAGES {
        flooder.socket.send(Message::text(text.clone())).await?;
    }
    // It is out of the room.
    while !matches!(next(&mut flooder.socket).await?, ServerMessage::PeerLeft { .. }) {}
    let most = watch.end()?;
    drop(stalled);
    Ok(most)
}

/// KiB that a flood costs at most until its connection is closed.
async fn flood_memory(bin: &Path) -> Result<f64, Failure> {
    let server = Program::tincan(bin, &[])?;
    server.warm_up().await?;
    let mut flooder = join(server.address, 1, "room").await?;
    let text = flooder.offer(flooder.id, LONG_LEN);
    let watch = server.watch_memory()?;
    for _ in 0..FLOOD_MESSAGES {
        if flooder.socket.send(Message::text(text.clone())).await.is_err() {
            return watch.end();
        }
    }
    Err("the flood was not stopped".into())
}

/// A peer in a room.
struct Peer {
    socket: Socket,
    id: PeerKey,
}

impl Peer {
    fn offer(&self, to: PeerKey, len: usize) -> String {
        format!(r#"{{"type":"offer","to":"{to}","payload":"{}"}}"#, "x".repeat(len))
    }
}

async fn open(address: SocketAddr) -> Result<Socket, Failure> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let small = WebSocketConfig::default().read_buffer_size(2 * 1024).write_buffer_size(0);
    Ok(client_async_with_config(format!("ws://{address}/signal"), stream, Some(small)).await?.0)
}

async fn join(address: SocketAddr, number: usize, room: &str) -> Result<Peer, Failure> {
    let mut socket = open(address).await?;
    let ServerMessage::Challenge { nonce, .. } = next(&mut socket).await? else {
        return Err("no challenge".into());
    };
    let mut seed = [7; 32];
    seed.iter_mut().zip(number.to_le_bytes()).for_each(|(to, from)| *to = from);
    let key = SigningKey::from_bytes(&seed);
    let id = PeerKey(key.verifying_key().to_bytes());
    let room = RoomId::new(room)?;
    let signature = key.sign(&join_proof(&nonce, &room)).to_bytes();
    let signature = data_encoding::BASE64URL_NOPAD.encode(&signature);
    // As long as a sealed profile with a short name.
    let profile = "p".repeat(400);
    let text = ClientMessage::JoinRoom { room, peer: id, signature, profile }.to_json()?;
    socket.send(Message::text(text)).await?;
    match next(&mut socket).await? {
        ServerMessage::RoomJoined { .. } => Ok(Peer { socket, id }),
        other => Err(format!("not joined but {other:?}").into()),
    }
}

async fn next(socket: &mut Socket) -> Result<ServerMessage, Failure> {
    loop {
        if let Message::Text(text) = socket.next().await.ok_or("the connection ended")?? {
            return Ok(ServerMessage::parse(&text)?);
        }
    }
}

/// Reads, and so answers pings, until the connection ends.
async fn read_on(mut socket: Socket) -> usize {
    let mut read = 0;
    while let Some(Ok(_)) = socket.next().await {
        read += 1;
    }
    read
}

/// Sends back whatever comes, with the library's own settings.
async fn serve_echo() -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("Echo is ready: open http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(async move {
            let mut socket = tokio_tungstenite::accept_async(stream).await?;
            while let Some(message) = socket.next().await {
                match message? {
                    text @ Message::Text(_) => socket.send(text).await?,
                    Message::Close(_) => break,
                    _ => {}
                }
            }
            Ok::<_, Failure>(())
        });
    }
}

/// A child with an address, killed when dropped.
struct Program {
    child: Child,
    address: SocketAddr,
    _site: Option<tempfile::TempDir>,
}

impl Program {
    fn tincan(bin: &Path, more: &[&str]) -> Result<Self, Failure> {
        let site = tempfile::tempdir()?;
        std::fs::create_dir(site.path().join("pkg"))?;
        let mut command = Command::new(bin);
        command.args([
            "--listen",
            "127.0.0.1:0",
            "--max-connections",
            "20000",
            "--log",
            "error",
            "--turn",
            "off",
            // All peers come from this machine.
            "--address-limits",
            "off",
        ]);
        command.arg("--site-root").arg(site.path()).args(more);
        Self::start(&mut command, Some(site))
    }

    fn start(command: &mut Command, site: Option<tempfile::TempDir>) -> Result<Self, Failure> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let mut program = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), _site: site };
        let out = program.child.stdout.take().ok_or("no output to read")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().rsplit("http://").next().unwrap_or_default();
        program.address = address.parse().map_err(|e| format!("no address in {line:?}: {e}"))?;
        Ok(program)
    }

    /// What is loaded once is no cost of a peer: one peer comes and goes first.
    async fn warm_up(&self) -> Result<(), Failure> {
        let mut peer = join(self.address, usize::MAX, "warm-up").await?;
        peer.socket.close(None).await?;
        while let Some(Ok(_)) = peer.socket.next().await {}
        Ok(())
    }

    fn memory_kib(&self) -> Result<f64, Failure> {
        memory_kib(self.child.id())
    }

    /// User and system time so far, in microseconds.
    fn cpu_us(&self) -> Result<f64, Failure> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in brackets may hold spaces; utime and stime are the 12th and 13th fields after it.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks: Vec<f64> =
            after.split_whitespace().skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
        Ok(ticks.iter().sum::<f64>() * TICK_US)
    }

    fn watch_memory(&self) -> Result<Watch, Failure> {
        let pid = self.child.id();
        let before = memory_kib(pid)?;
        let over = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&over);
        let thread = std::thread::spawn(move || {
            let mut most = before;
            while !seen.load(Ordering::Relaxed) {
                most = most.max(memory_kib(pid)?);
                std::thread::sleep(Duration::from_millis(1));
            }
            Ok(most.max(memory_kib(pid)?) - before)
        });
        Ok(Watch { over, thread })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Samples a child's memory, every millisecond.
struct Watch {
    over: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<Result<f64, Failure>>,
}

impl Watch {
    /// The most that was added, in KiB.
    fn end(self) -> Result<f64, Failure> {
        self.over.store(true, Ordering::Relaxed);
        self.thread.join().map_err(|_| "the thread that samples memory ended")?
    }
}

fn memory_kib(pid: u32) -> Result<f64, Failure> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
