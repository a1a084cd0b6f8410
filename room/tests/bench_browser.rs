//! The same operations taken as in `benches/log.rs`, in a browser: run by `make bench`, with chromedriver.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a measurement that goes wrong is no measurement")]

#[path = "../benches/support/mod.rs"]
mod support;

use room::Operation;
use support::{Linked, Writer, frames, keys};
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
