//! Every bound of the signaling socket, in one place.
//!
//! What both ends agree on comes from `signaling`; the rest is how much one connection
//! may cost this server. Tests make single fields small instead of waiting. The sum of
//! what a reader that stalls can hold is [`QUEUE_BYTES_MAX`], one frame on its way out,
//! and [`SEND_BUFFER_BYTES`] in the kernel: under 4 MiB, measured by `bench_signaling`.

use std::time::Duration;

use signaling::{
    DEAD_AFTER_MS, FRAME_LEN_MAX, JOIN_TIMEOUT_MS, PING_AFTER_MS, RATE_BURST, RATE_PER_SECOND, ROOM_PEERS_MAX,
};

/// Bytes that may wait for one connection. The `room_joined` of a full room with the longest
/// profiles is just over 1 MiB; half a MiB remains for what happens while it is read.
pub const QUEUE_BYTES_MAX: usize = 1536 * 1024;

/// Frames that may wait for one connection: a full room that connects at once sends
/// 255 offers and some ten candidates with each.
pub const QUEUE_FRAMES_MAX: usize = 4096;

/// A frame longer than this goes out in pieces, so that no connection keeps a large write
/// buffer after one long message.
pub const FRAGMENT_LEN: usize = 16 * 1024;

/// First size of a connection's read buffer. Most messages are shorter, longer ones grow it.
pub const READ_BUFFER_LEN: usize = 2 * 1024;

/// Bytes on the wire that may pass without a message coming of them: a longest frame,
/// masked and in small pieces, fits many times; a stream of empty pieces ends here.
pub const BYTES_PER_MESSAGE_MAX: u64 = 4 * FRAME_LEN_MAX as u64;

/// `SO_SNDBUF` asked for on a signaling socket; Linux doubles it. Keeps what the kernel holds
/// for a reader that stalls well below its 4 MiB default.
pub const SEND_BUFFER_BYTES: usize = 256 * 1024;

/// `SO_RCVBUF` asked for on every accepted socket.
pub const RECEIVE_BUFFER_BYTES: usize = 128 * 1024;

/// Frames written before the next incoming message gets its turn.
pub const WRITE_BATCH_MAX: usize = 64;

/// How long a connection that is being closed may take to read its last words.
pub const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Bytes read and thrown away while closing, so that the last words are not lost to a TCP reset.
pub const CLOSE_DRAIN_BYTES_MAX: usize = 1024 * 1024;

/// Time to send a complete HTTP request head, the WebSocket upgrade among them.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// Longest HTTP request head, in bytes.
pub const HEAD_LEN_MAX: usize = 16 * 1024;

/// Connections beyond [`Limits::connections_max`] that may be open at once for pages and files,
/// and to be told that the server is full.
pub const SPARE_CONNECTIONS: usize = 512;

/// Shutdown waits this long for connections to end.
pub const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(3);

/// `retry_after` of `server_closing`, in seconds: a restart takes about this long.
pub const CLOSING_RETRY_AFTER_S: f64 = 2.0;

/// `retry_after` of `room_full` and `server_full`, in seconds.
pub const FULL_RETRY_AFTER_S: f64 = 10.0;

/// A connection that had this many bursts of messages dropped without a pause is flooding.
pub const FLOOD_BURSTS: u32 = 5;

/// One `rate_limited` error in this time, however many messages are dropped.
pub const RATE_NOTICE_EVERY: Duration = Duration::from_secs(1);

/// The bounds a test or an operator may change.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Most signaling connections at once.
    pub connections_max: usize,
    /// Most peers in a room, at most [`ROOM_PEERS_MAX`].
    pub room_peers_max: usize,
    /// Messages a second one connection may send.
    pub rate_per_second: u32,
    /// Messages one connection may send in a row.
    pub rate_burst: u32,
    /// A connection without a room is closed after this.
    pub join_timeout: Duration,
    /// A connection silent for this long is pinged.
    pub ping_after: Duration,
    /// A connection silent for this long is dead.
    pub dead_after: Duration,
    /// A write that makes no progress for this long ends the connection.
    pub write_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections_max: 16_384,
            room_peers_max: ROOM_PEERS_MAX,
            rate_per_second: RATE_PER_SECOND,
            rate_burst: RATE_BURST,
            join_timeout: Duration::from_millis(JOIN_TIMEOUT_MS),
            ping_after: Duration::from_millis(PING_AFTER_MS),
            dead_after: Duration::from_millis(DEAD_AFTER_MS),
            write_timeout: Duration::from_secs(10),
        }
    }
}
