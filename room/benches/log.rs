//! What the log costs on one core: taking, writing, restoring and bringing up to date. `make bench` runs it.

#![allow(clippy::unwrap_used, reason = "a measurement that goes wrong is no measurement")]
#![allow(missing_docs, reason = "criterion's macros write public functions without any")]

mod support;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use room::{Command, Input, Millis, Operation, Output, StoredRoom, Thread};
use support::polled::Polled;
use support::{Linked, Pair, TEXT, Writer, count, engine, frames, keys};

/// Operations taken from one author.
const TAKEN: usize = 1_000;
/// Operations of a long history, by ten authors in turn.
const HISTORY: usize = 10_000;
const AUTHORS: u8 = 10;
/// People who vote in a poll.
const VOTERS: u16 = 1_000;
/// Messages written in a row.
const WRITTEN: u64 = 100;

fn take(c: &mut Criterion) {
    let operations: Vec<Vec<u8>> = Writer::new(1).take(TAKEN).collect();
    let frames: Vec<Vec<u8>> = frames(operations.iter().cloned()).collect();
    let mut group = c.benchmark_group("take");
    group.throughput(Throughput::Elements(TAKEN as u64));
    // The floor of the next one: no decryption, no fold, no link.
    group.bench_function("decode and verify 1,000 operations", |b| {
        let room_id = &keys().room_id;
        b.iter(|| {
            for bytes in &operations {
                Operation::decode(black_box(bytes), room_id).unwrap().verify(room_id).unwrap();
            }
        });
    });
    group.bench_function("receive 1,000 operations of one author", |b| {
        b.iter_batched(
            || (Linked::new(), frames.clone()),
            |(mut linked, frames)| {
                linked.receive(frames.into_iter());
                assert_eq!(linked.have(1), TAKEN as u64);
                linked
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn write(c: &mut Criterion) {
    let mut group = c.benchmark_group("write");
    group.throughput(Throughput::Elements(WRITTEN));
    group.bench_function("write and store 100 messages", |b| {
        b.iter_batched(
            || {
                let mut engine = engine(0, StoredRoom::default());
                engine.handle(Millis(1_000), Input::Start).unwrap();
                engine
            },
            |mut engine| {
                for _ in 0..WRITTEN {
                    let command = Command::Say { text: TEXT.to_owned(), reply_to: None, to: Thread::Room };
                    engine.handle(Millis(1_000), Input::Command { command, at_unix_ms: 0 }).unwrap();
                    while let Some(output) = engine.poll() {
                        if let Output::Persist { ticket, .. } = output {
                            engine.handle(Millis(1_000), Input::Persisted { ticket }).unwrap();
                        }
                    }
                }
                engine
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn history() -> StoredRoom {
    StoredRoom { operations: Writer::new(AUTHORS).take(HISTORY).collect(), ..StoredRoom::default() }
}

fn restore(c: &mut Criterion) {
    let stored = history();
    let mut group = c.benchmark_group("restore");
    group.throughput(Throughput::Elements(HISTORY as u64));
    group.bench_function("restore 10,000 operations from a store", |b| {
        b.iter_batched(
            || stored.clone(),
            |stored| {
                let engine = engine(0, stored);
                assert_eq!(count(&engine, AUTHORS), HISTORY as u64 / u64::from(AUTHORS));
                engine
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn sync(c: &mut Criterion) {
    let stored = history();
    let len: usize = stored.operations.iter().map(Vec::len).sum();
    let mut pair = Pair::new(stored.clone());
    pair.sync(AUTHORS);
    let each = |len: usize| len as f64 / HISTORY as f64;
    println!(
        "sync: {:.1} bytes on the wire an operation in {} frames, both ways; an operation has {:.1} bytes, its text {}",
        each(pair.sent_len),
        pair.sent,
        each(len),
        TEXT.len(),
    );
    let mut group = c.benchmark_group("sync");
    group.throughput(Throughput::Elements(HISTORY as u64));
    group.bench_function("bring a newcomer 10,000 operations", |b| {
        b.iter_batched(
            || Pair::new(stored.clone()),
            |mut pair| {
                pair.sync(AUTHORS);
                pair
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// A poll that 1,000 people vote in for 20 days.
fn poll(c: &mut Criterion) {
    let polled = Polled::of(VOTERS);
    let stored = StoredRoom { operations: polled.stored(), ..StoredRoom::default() };
    let mut group = c.benchmark_group("poll");
    group.bench_function("open a room with a poll of 1,000 voters", |b| {
        b.iter_batched(|| stored.clone(), |stored| engine(0, stored), BatchSize::PerIteration);
    });
    let opened = engine(0, stored.clone());
    group.bench_function("count it again", |b| {
        b.iter(|| assert_eq!(opened.poll_audit(polled.poll).map(|audit| audit.votes), Some(VOTERS.into())));
    });
    // What is left to be taken when all others have voted.
    let (last, before) = polled.votes.split_last().unwrap();
    let first = polled.made.iter().chain(before.iter().flatten()).chain(&last[..1]);
    let first: Vec<Vec<u8>> = frames(first.cloned()).collect();
    let vote: Vec<Vec<u8>> = frames(last[1..].iter().cloned()).collect();
    group.bench_function("take the last of 1,000 votes and its answer", |b| {
        b.iter_batched(
            || {
                let mut linked = Linked::new();
                linked.receive(first.iter().cloned());
                linked
            },
            |mut linked| {
                linked.receive(vote.iter().cloned());
                linked
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group! {
    name = short;
    config = Criterion::default().sample_size(30).measurement_time(Duration::from_secs(8));
    targets = take, write
}
criterion_group! {
    name = long;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(10));
    targets = restore, sync, poll
}
criterion_main!(short, long);
