//! Bytes that nobody should send, from many connections at once, while a well-behaved pair goes on.
//!
//! What is sent is drawn from a seed, so that a failure can be seen again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::{Duration, Instant};

use common::*;
use tokio::sync::watch;

/// Memory that a whole run may add: caches, and what the allocator keeps.
const GROWTH_MAX: u64 = 48 * 1024 * 1024;

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

fn resident() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    statm.split(' ').nth(1).unwrap().parse::<u64>().unwrap() * 4096
}

/// Bytes that are no frames, or frames by accident.
fn noise(random: &mut Random) -> Vec<u8> {
    let len = 1 + random.below(4096);
    random.bytes(len)
}

/// Frames with random first bytes and random content.
fn odd_frames(random: &mut Random) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..1 + random.below(8) {
        let len = random.below(300);
        let content = random.bytes(len);
        bytes.extend(frame(random.next().to_le_bytes()[0], &content));
    }
    bytes
}

/// A message that was right before bytes of it were changed, cut or doubled.
fn mutated_json(random: &mut Random) -> Vec<u8> {
    let key = signing_key(9);
    let to = peer_key(&key);
    let nonce = signaling::Nonce([3; 32]);
    let right = [
        join_text(&key, &nonce, "room"),
        offer(to, r#"{"deep":[[[1,2,3]]]}"#),
        r#"{"type":"leave_room"}"#.to_owned(),
        format!(r#"{{"type":"ice_candidate","to":"{to}","payload":{}}}"#, "[".repeat(30_000)),
    ];
    let mut bytes = Vec::new();
    for _ in 0..1 + random.below(20) {
        let mut text = right[random.below(right.len())].clone().into_bytes();
        for _ in 0..random.below(4) {
            let at = random.below(text.len());
            match random.below(3) {
                0 => text[at] = b" \"{}[],:\\0az-"[random.below(13)],
                1 => text.truncate(at + 1),
                _ => text.insert(at, text[random.below(text.len())]),
            }
        }
        bytes.extend(frame(0x81, &text));
    }
    bytes
}

/// Types that do not exist, and ones that need a room, before joining.
fn out_of_turn(random: &mut Random) -> Vec<u8> {
    let to = peer_key(&signing_key(1));
    let texts = [
        r#"{"type":"challenge","version":1,"nonce":""}"#.to_owned(),
        r#"{"type":"fly","payload":{"a":1}}"#.to_owned(),
        r#"{"type":"leave_room"}"#.to_owned(),
        r#"{"type":1}"#.to_owned(),
        offer(to, "1"),
    ];
    (0..50).flat_map(|_| frame(0x81, texts[random.below(texts.len())].as_bytes())).collect()
}

/// Pings, pongs and empty pieces without end.
fn control_flood(random: &mut Random) -> Vec<u8> {
    let first = [0x89, 0x8a, 0x00][random.below(3)];
    let start = if first == 0 { frame(0x01, b"") } else { Vec::new() };
    let piece = frame(first, b"");
    start.into_iter().chain(piece.iter().copied().cycle().take(piece.len() * 5_000)).collect()
}

/// A head that promises far more than may come, and some of it.
fn huge(random: &mut Random) -> Vec<u8> {
    let len = [65_537, 1 << 24, 1 << 40, u64::MAX / 2, u64::MAX][random.below(5)];
    let mut bytes = vec![0x81 + u8::try_from(random.below(2)).unwrap(), 0xff];
    bytes.extend(len.to_be_bytes());
    bytes.extend([0; 4]);
    bytes.extend(random.bytes(100_000));
    bytes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_sent_disturbs_others_or_stays_in_memory() {
    let server = TestServer::start().await;
    let address = server.address;
    let (mut a, mut b) = server.pair("well-behaved", (1, 2)).await;
    let (over, ends) = watch::channel(false);
    let well_behaved = tokio::spawn(async move {
        let (mut rounds, mut slowest) = (0_u32, Duration::ZERO);
        let mut pace = tokio::time::interval(Duration::from_millis(50));
        while !*ends.borrow() {
            pace.tick().await;
            let asked = Instant::now();
            a.reaches(&mut b, &format!("\"round {rounds}\"")).await;
            b.reaches(&mut a, &format!("\"round {rounds}\"")).await;
            assert_eq!(request(address, "GET", "/healthz", &[]).await.status, 200);
            slowest = slowest.max(asked.elapsed());
            rounds += 1;
        }
        (rounds, slowest)
    });

    type Kind = (&'static str, fn(&mut Random) -> Vec<u8>);
    let kinds: [Kind; 6] = [
        ("noise", noise),
        ("odd frames", odd_frames),
        ("mutated JSON", mutated_json),
        ("out of turn", out_of_turn),
        ("control flood", control_flood),
        ("huge", huge),
    ];
    let mut before = 0;
    for round in 0..4_u64 {
        // What the first round brought in is there for good: pages of code, caches, the allocator's arenas.
        if round == 1 {
            before = resident();
        }
        let mut attacks = tokio::task::JoinSet::new();
        for (number, (name, make)) in (0_u64..).zip(kinds.into_iter().cycle().take(60)) {
            let seed = round * 1_000 + number;
            attacks.spawn(async move {
                let bytes = make(&mut Random(seed));
                let mut raw = Raw::upgraded(address).await;
                raw.send(&bytes).await;
                // Our own good-bye; whatever came before it, the server must end the connection.
                raw.send(&frame(0x88, &1000_u16.to_be_bytes())).await;
                let _ = tokio::io::AsyncWriteExt::shutdown(&mut raw.stream).await;
                let ended = tokio::time::timeout(SOON, raw.until_end()).await;
                assert!(ended.is_ok(), "{name} with seed {seed} is still connected");
            });
        }
        while let Some(attack) = attacks.join_next().await {
            attack.unwrap();
        }
    }
    let growth = resident().saturating_sub(before);
    over.send(true).unwrap();
    let (rounds, slowest) = well_behaved.await.unwrap();
    assert!(rounds > 3, "the pair went on: {rounds} rounds");
    assert!(slowest < Duration::from_secs(2), "the pair was not held up: {slowest:?}");
    assert!(growth < GROWTH_MAX, "{growth} bytes more");
    soon(async {
        while server.server.hub.connections() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert_eq!(server.server.hub.rooms(), 0, "nothing is left of them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_flood_costs_little_memory() {
    let server = TestServer::start().await;
    let before = resident();
    let mut most = 0;
    let large = frame(0x81, format!("\"{}\"", "x".repeat(60_000)).as_bytes());
    for key in 0..20 {
        let mut raw = Raw::joined(server.address, "room", key).await;
        for _ in 0..100 {
            if !raw.send(&large).await {
                break;
            }
        }
        most = most.max(resident().saturating_sub(before));
    }
    assert!(most < GROWTH_MAX, "{most} bytes more");
}
