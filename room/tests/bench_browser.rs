//! The same operations taken as in `benches/log.rs`, in a browser: run by `make bench`, with chromedriver.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a measurement that goes wrong is no measurement")]

#[path = "../benches/support/mod.rs"]
mod support;

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    BoxPurpose, Certificate, DeviceBox, DeviceSecret, DeviceSeed, Draft, Epoch, Fingerprints, Handshake,
    Operation, PeerMessage, StoredRoom, Stream, UserSecret,
};
use support::polled::Polled;
use support::{Linked, TEXT, Writer, engine, frames, keys, secret};
use wasm_bindgen_test::{console_log, wasm_bindgen_test as test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const OPERATIONS: usize = 1_000;
const RUNS: usize = 25;

#[test]
fn operations_a_second() {
    let operations: Vec<Vec<u8>> = Writer::new(1).take(OPERATIONS).collect();
    let room_id = &keys().room_id;
    report("decode and verify", || {
        for bytes in &operations {
            Operation::decode(bytes, room_id).unwrap().verify(room_id).unwrap();
        }
    });
    let frames: Vec<Vec<u8>> = frames(operations.iter().cloned()).collect();
    let mut fresh: Vec<Linked> = (0..RUNS).map(|_| Linked::new()).collect();
    report("receive", || {
        let mut linked = fresh.pop().unwrap();
        linked.receive(frames.iter().cloned());
        assert_eq!(linked.have(1), OPERATIONS as u64);
    });
}

/// A poll that 1,000 people vote in for 20 days: opened from a store, and a vote more.
#[test]
fn what_a_poll_costs() {
    let polled = Polled::of(1_000);
    let stored = StoredRoom { operations: polled.stored(), ..StoredRoom::default() };
    each("open a room with a poll of 1,000 voters", 1, |_| drop(engine(0, stored.clone())));
    let opened = engine(0, stored.clone());
    each("count it again", 1, |_| assert!(opened.poll_audit(polled.poll).is_some()));
    let mut linked = Linked::new();
    let (first, last) = polled.votes.split_at(polled.votes.len() - RUNS);
    let before = polled.made.iter().chain(first.iter().flatten()).chain(last.iter().map(|vote| &vote[0]));
    linked.receive(frames(before.cloned()));
    let mut votes = last.iter();
    each("take one of the last votes and its answer", 1, |_| {
        let vote = votes.next().unwrap();
        linked.receive(frames(vote[1..].iter().cloned()));
    });
}

/// What sealing, signing and proving cost one message and one connection.
#[test]
fn what_security_costs() {
    let mut rng = ChaCha20Rng::from_seed([1; 32]);
    let (ada, bo) = (secret(1), secret(2));
    each("seal and sign a message", OPERATIONS, |n| {
        let body = TEXT.as_bytes();
        let draft = Draft {
            stream: Stream::main(),
            seq: n as u64,
            seen: Vec::new(),
            at_unix_ms: 0,
            epoch: Epoch::First,
            body,
        };
        // Without a predecessor only the first is well formed; it costs the same.
        Operation::write(&ada, &keys().room_id, &keys().epoch_key, None, draft, &mut rng);
    });
    let certificate = |n: u8| {
        let device = DeviceSecret::derive(&DeviceSeed([n; 32]), &keys().room_id).id();
        Certificate::issue(&UserSecret::from_seed(&[n; 32]), secret(n).id(), device, "Ada", 0).encode()
    };
    each("a handshake, both sides of it", 100, |_| {
        let seen = |local, remote| Fingerprints { local: [local; 32], remote: [remote; 32] };
        let (mut a, hello_a) = Handshake::begin(ada.id(), bo.id(), seen(1, 2), 65_536, &mut rng);
        let (mut b, hello_b) = Handshake::begin(bo.id(), ada.id(), seen(2, 1), 65_536, &mut rng);
        let proof_a = a.on_hello(hello_b, &ada, &keys(), certificate(1), true, &mut rng).unwrap();
        let proof_b = b.on_hello(hello_a, &bo, &keys(), certificate(2), true, &mut rng).unwrap();
        let (PeerMessage::Proof(proof_a), PeerMessage::Proof(proof_b)) = (proof_a, proof_b) else {
            unreachable!("an answer to a hello is a proof")
        };
        a.on_proof(&proof_b, &keys()).unwrap();
        b.on_proof(&proof_a, &keys()).unwrap();
    });
    let device = DeviceSecret::derive(&DeviceSeed([1; 32]), &keys().room_id);
    let purpose = BoxPurpose::Epochs { author: ada.id() };
    let mut sealed = None;
    each("seal a key for a device", 100, |_| {
        sealed = DeviceBox::seal(device.id(), &keys().room_id, purpose, &[7; 32], &mut rng);
    });
    let sealed = sealed.unwrap();
    each("open it", 100, |_| {
        device.open(&sealed, &keys().room_id, purpose).unwrap();
    });
}

/// Prints how long one of `count` takes.
fn each(what: &str, count: usize, mut measured: impl FnMut(usize)) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = js_sys::Date::now();
            (0..count).for_each(&mut measured);
            (js_sys::Date::now() - start) / count as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let (least, median, most) = (times[0], times[RUNS / 2], times[RUNS - 1]);
    console_log!("{what}: {median:.2} ms ({least:.2} to {most:.2} in {RUNS} runs of {count})");
}

fn report(what: &str, mut measured: impl FnMut()) {
    let mut rates: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = js_sys::Date::now();
            measured();
            OPERATIONS as f64 * 1_000.0 / (js_sys::Date::now() - start)
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    let (least, median, most) = (rates[0], rates[RUNS / 2], rates[RUNS - 1]);
    console_log!("{what}: {median:.0} operations a second ({least:.0} to {most:.0} in {RUNS} runs)");
}
