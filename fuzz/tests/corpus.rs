//! Replays the corpus, and simple mutations of every entry: cut short, changed in a few bits, spliced with another.
//!
//! The same at every run. `MUTATIONS=10000 cargo test -p fuzz` looks longer.

use std::fs;
use std::path::{Path, PathBuf};

use chacha20::ChaCha20Rng;
use fuzz::{TARGETS, samples};
use rand_core::{Rng, SeedableRng};

/// Mutations of an entry; sessions get fewer, each is a whole life of an engine.
const MUTATIONS: usize = 400;
const MUTATIONS_OF_SESSIONS: usize = 12;

#[test]
fn nothing_in_the_corpus_breaks_a_rule() {
    std::thread::scope(|scope| {
        let runs = TARGETS.map(|(name, target)| scope.spawn(move || replay(name, target)));
        for run in runs {
            if let Err(panic) = run.join() {
                std::panic::resume_unwind(panic);
            }
        }
    });
}

#[test]
fn the_corpus_has_todays_encodings() {
    for (target, name, bytes) in samples::all() {
        let stored = fs::read(corpus(target).join(&name)).unwrap_or_default();
        assert!(stored == bytes, "{target}/{name} is old: cargo test -p fuzz -- --ignored write_the_samples");
    }
}

#[test]
#[ignore = "writes files"]
fn write_the_samples() {
    for (target, name, bytes) in samples::all() {
        fs::create_dir_all(corpus(target)).unwrap();
        fs::write(corpus(target).join(name), bytes).unwrap();
    }
}

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target)
}

fn replay(name: &str, target: fuzz::Target) {
    let mut files: Vec<PathBuf> =
        fs::read_dir(corpus(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{name} has no corpus");
    let entries: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    let mut rng = ChaCha20Rng::from_seed([11; 32]);
    let count = std::env::var("MUTATIONS").ok().and_then(|count| count.parse().ok());
    let count = count.unwrap_or(if name == "session" { MUTATIONS_OF_SESSIONS } else { MUTATIONS });
    for (file, bytes) in files.iter().zip(&entries) {
        run(target, bytes, &|| file.display().to_string());
        for nth in 0..count {
            let mutated = mutate(bytes, &entries, &mut rng);
            run(target, &mutated, &|| format!("mutation {nth} of {}: {}", file.display(), hex(&mutated)));
        }
    }
}

/// Runs the target; if it panics, says on what.
fn run(target: fuzz::Target, bytes: &[u8], what: &dyn Fn() -> String) {
    let result = std::panic::catch_unwind(|| target(bytes));
    if let Err(panic) = result {
        eprintln!("broken by {}", what());
        std::panic::resume_unwind(panic);
    }
}

fn mutate(bytes: &[u8], others: &[Vec<u8>], rng: &mut ChaCha20Rng) -> Vec<u8> {
    let mut below = |n: usize| rng.next_u32() as usize % n.max(1);
    let mut mutated = bytes.to_vec();
    let at = below(bytes.len());
    match below(5) {
        0 => mutated.truncate(at),
        1 if !bytes.is_empty() => mutated[at] ^= 1 << below(8),
        2 if !bytes.is_empty() => {
            for _ in 0..4 {
                let at = below(mutated.len());
                mutated[at] = [0, 1, 0x7f, 0x80, 0xff][below(5)];
            }
        }
        3 => {
            let other = &others[below(others.len())];
            mutated.truncate(at);
            mutated.extend_from_slice(&other[below(other.len())..]);
        }
        _ => {
            let to = at + below(16).min(bytes.len() - at);
            mutated.splice(at..at, bytes[at..to].to_vec());
        }
    }
    mutated
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
