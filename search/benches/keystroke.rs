//! What a keystroke costs among 100,000 messages, natively. `make bench` runs it.

#![allow(clippy::unwrap_used, reason = "a measurement that goes wrong is no measurement")]

mod support;

use std::time::Instant;

use search::Index;

const RUNS: usize = 15;

fn main() {
    let texts = support::texts();
    let begin = Instant::now();
    let clock = || begin.elapsed().as_secs_f64() * 1_000.0;
    let mut index = Index::default();
    for (n, text) in texts.iter().enumerate() {
        support::put(&mut index, n, text);
    }
    let len: usize = texts.iter().map(String::len).sum();
    println!("{} messages, {:.1} MB, put in in {:.0} ms", index.len(), len as f64 / 1e6, clock());
    let runs: Vec<_> = (0..RUNS).map(|_| support::type_all(&index, clock)).collect();
    support::report(&runs, |line| println!("{line}"));
}
