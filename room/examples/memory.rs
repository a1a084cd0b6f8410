//! What a room of 100,000 operations takes: memory of an engine that received them, of one that restored them, and bytes stored.
//!
//! Each figure is the median of several runs, each in a process of its own. Linux only.
//!
//! ```text
//! cargo run --release -p room --example memory
//! ```

#![allow(clippy::unwrap_used, reason = "a measurement that goes wrong is no measurement")]

#[path = "../benches/support/mod.rs"]
mod support;

use std::process::Command;

use room::StoredRoom;
use support::{Linked, TEXT, Writer, engine, frames};

const OPERATIONS: usize = 100_000;
const AUTHORS: u8 = 10;
const RUNS: usize = 5;
/// Linux on every machine we build on has pages of this size.
const PAGE_LEN: usize = 4_096;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("received") => {
            let mut linked = Linked::new();
            let before = resident();
            linked.receive(frames(Writer::new(AUTHORS).take(OPERATIONS)));
            let all = OPERATIONS as u64 / u64::from(AUTHORS);
            assert_eq!(linked.have(AUTHORS), all);
            println!("{}", resident() - before);
        }
        Some("restored") => {
            let before = resident();
            let operations = Writer::new(AUTHORS).take(OPERATIONS).collect();
            let mut engine = engine(0, StoredRoom { operations, ..StoredRoom::default() });
            while engine.poll().is_some() {}
            println!("{}", resident() - before);
        }
        Some("stored") => {
            println!("{}", Writer::new(AUTHORS).take(OPERATIONS).map(|o| o.len()).sum::<usize>())
        }
        _ => all(),
    }
}

fn all() {
    println!("{OPERATIONS} operations of {AUTHORS} authors, texts of {} characters", TEXT.len());
    for (what, runs) in [("stored", 1), ("received", RUNS), ("restored", RUNS)] {
        let mut bytes: Vec<usize> = (0..runs).map(|_| run(what)).collect();
        bytes.sort_unstable();
        let median = bytes[bytes.len() / 2];
        let (least, most) = (bytes[0], bytes[bytes.len() - 1]);
        let mib = |bytes: usize| bytes as f64 / 1024.0 / 1024.0;
        println!(
            "{what:>9}: {:6.1} MiB ({:.1} to {:.1} in {runs} runs), {:.0} bytes an operation, {:.0} beside the text",
            mib(median),
            mib(least),
            mib(most),
            median as f64 / OPERATIONS as f64,
            median as f64 / OPERATIONS as f64 - TEXT.len() as f64,
        );
    }
}

fn run(what: &str) -> usize {
    let output = Command::new(std::env::current_exe().unwrap()).arg(what).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

/// Bytes of memory this process has.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    statm.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * PAGE_LEN
}
