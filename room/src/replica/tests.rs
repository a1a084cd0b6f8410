use std::collections::BTreeMap;

use chacha20::ChaCha20Rng;
use proptest::prelude::*;
use rand_core::SeedableRng;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Causality, DeviceSeed, Epoch, PeerSecret, operation::Draft};

const ROOM: &str = "room";

/// Somebody who writes operations into a replica of their own.
struct Author {
    secret: PeerSecret,
    replica: Replica,
    rng: ChaCha20Rng,
}

impl Author {
    fn new(n: u8) -> Self {
        Self {
            secret: PeerSecret::derive(&DeviceSeed([n; 32]), ROOM, 0),
            replica: Replica::new(ROOM.to_owned()),
            rng: ChaCha20Rng::from_seed([n; 32]),
        }
    }

    fn log(&self) -> LogId {
        LogId { author: self.secret.id(), stream: Stream::main() }
    }

    fn write(&mut self, body: &str) -> Vec<u8> {
        let operation = self.draft(body);
        let bytes = operation.encode();
        assert!(matches!(self.replica.insert(operation), Inserted::Taken(_)));
        bytes
    }

    /// Signed, and told to nobody.
    fn draft(&mut self, body: &str) -> Operation {
        let log = self.log();
        let (prev, seq) = self.replica.end(&log);
        let seen = self.replica.newly_seen(&log, None);
        let draft = Draft {
            stream: log.stream,
            seq,
            seen,
            at_unix_ms: 0,
            epoch: Epoch::First,
            body: body.as_bytes(),
        };
        Operation::write_after(&self.secret, ROOM, &[0; 32], prev, draft, &mut self.rng)
    }

    fn read(&mut self, bytes: &[u8]) -> Inserted {
        let inserted = self.replica.receive(bytes).unwrap().1;
        // Everything is stored at once here.
        let ends: Vec<_> = self.replica.logs().map(|(index, log)| (index, log.len())).collect();
        for (index, len) in ends {
            self.replica.set_stored(index, len);
        }
        inserted
    }
}

fn counted(replica: &Replica) -> BTreeMap<LogId, Vec<(Hash, u64)>> {
    let entries = |log: &Log| log.entries.iter().map(|entry| (entry.hash, entry.depth)).collect();
    replica.logs().filter(|(_, log)| log.len() > 0).map(|(_, log)| (log.id.clone(), entries(log))).collect()
}

#[test]
fn an_operation_waits_for_what_its_author_had_seen() {
    let (mut ada, mut bo, mut cy) = (Author::new(1), Author::new(2), Author::new(3));
    let question = ada.write("question");
    bo.read(&question);
    let answer = bo.write("answer");
    assert_eq!(cy.read(&answer), Inserted::Waits);
    let Inserted::Taken(places) = cy.read(&question) else { panic!("not taken") };
    assert_eq!(places.len(), 2, "the answer was waiting");
    assert_eq!(cy.read(&answer), Inserted::Known);
    let standing = |place| cy.replica.standing(place).unwrap();
    assert!(standing(places[0]) < standing(places[1]));
}

#[test]
fn before_after_and_concurrent_are_rebuilt_from_what_was_newly_seen() {
    let (mut ada, mut bo) = (Author::new(1), Author::new(2));
    let first = ada.write("first");
    bo.read(&first);
    let (answer, aside) = (bo.write("answer"), ada.write("aside"));
    ada.read(&answer);
    ada.write("last");
    let clock = |author: &Author, seq| ada.replica.clock_of(&author.log().at(seq));
    assert_eq!(clock(&ada, 0).compare(&clock(&bo, 0)), Causality::Before);
    assert_eq!(clock(&bo, 0).compare(&clock(&ada, 1)), Causality::Concurrent);
    assert_eq!(clock(&ada, 2).compare(&clock(&bo, 0)), Causality::After);
    assert_eq!(clock(&ada, 2).count(&ada.log()), 3);
    drop(aside);
}

#[test]
fn two_operations_of_one_number_end_the_log_there_for_everybody() {
    let (mut ada, mut bo, mut cy) = (Author::new(1), Author::new(2), Author::new(3));
    let (zero, one) = (ada.write("zero"), ada.draft("one"));
    let other = ada.write("another one");
    let later = ada.write("two");
    bo.read(&zero);
    bo.read(&one.encode());
    let aside = bo.write("seen one");
    assert_eq!(bo.read(&later), Inserted::Diverges, "its predecessor is not ours");
    let Inserted::Forked(proof) = bo.read(&other) else { panic!("no fork seen") };
    assert_eq!(proof.key, ada.log().at(1));
    assert_eq!(bo.read(&later), Inserted::AfterFork);
    // Cy hears of it the other way round, and the proof before everything else.
    for bytes in [&zero, &other, &later] {
        assert!(matches!(cy.read(bytes), Inserted::Taken(_)));
    }
    assert!(cy.replica.receive_proof(&proof.first, &proof.second).unwrap().is_some());
    assert!(cy.replica.receive_proof(&proof.first, &proof.second).unwrap().is_none(), "known");
    assert!(matches!(cy.read(&aside), Inserted::Taken(_)), "what was seen of the lost part is no hindrance");
    assert_eq!(counted(&cy.replica), counted(&bo.replica));
    assert_eq!(cy.replica.find(&ada.log()).unwrap().len(), 1);
}

#[test]
fn an_own_operation_that_lost_what_it_depends_on_keeps_its_number() {
    let (mut ada, mut bo) = (Author::new(1), Author::new(2));
    let question = ada.write("question");
    bo.read(&question);
    let own = [bo.write("answer"), bo.write("and more")];
    let mut restored = Replica::new(ROOM.to_owned());
    let (taken, left) = restored.restore(&own, bo.secret.id());
    assert_eq!((taken.len(), left.len()), (2, 0));
    assert!(!restored.out_of_order());
    assert!(matches!(restored.receive(&question), Ok((_, Inserted::Taken(_)))));
    assert!(restored.out_of_order());
    restored.reorder(bo.secret.id());
    assert_eq!(counted(&restored), counted(&bo.replica), "as if nothing had been lost");
    // One that lost its own predecessor was never stored in order, so it was never told to anybody.
    let (taken, left) = Replica::new(ROOM.to_owned()).restore(&own[1..], bo.secret.id());
    assert_eq!((taken.len(), left.len()), (0, 1));
}

#[test]
fn numbers_that_nobody_ever_wrote_cost_nothing() {
    let (mut ada, mut bo) = (Author::new(1), Author::new(2));
    let (zero, other) = (ada.draft("zero").encode(), ada.draft("another zero").encode());
    bo.read(&zero);
    assert!(matches!(bo.read(&other), Inserted::Forked(_)));
    // Of a log that has ended anything may be named as seen.
    let seen = vec![ada.log().at(u64::MAX)];
    let draft = Draft { stream: Stream::main(), seq: 0, seen, at_unix_ms: 0, epoch: Epoch::First, body: b"" };
    let eve = PeerSecret::derive(&DeviceSeed([3; 32]), ROOM, 0);
    let named = Operation::write_after(&eve, ROOM, &[0; 32], Hash::ZERO, draft, &mut ada.rng);
    assert!(matches!(bo.read(&named.encode()), Inserted::Taken(_)));
    let clock = bo.replica.clock_of(&named.key());
    assert_eq!((clock.count(&named.log()), clock.count(&ada.log())), (1, 0));
    let draft = Draft {
        stream: Stream::main(),
        seq: u64::MAX,
        seen: vec![],
        at_unix_ms: 0,
        epoch: Epoch::First,
        body: b"",
    };
    let last = Operation::write_after(&eve, ROOM, &[0; 32], named.hash(), draft, &mut ada.rng);
    assert!(!matches!(bo.read(&last.encode()), Inserted::Taken(_)));
}

#[test]
fn a_proof_proves_something() {
    let mut ada = Author::new(1);
    let (zero, one) = (ada.write("zero"), ada.write("one"));
    let mut bo = Author::new(2);
    assert_eq!(bo.replica.receive_proof(&zero, &zero), Err(Rejected::NoFork));
    assert_eq!(bo.replica.receive_proof(&zero, &one), Err(Rejected::NoFork));
    let other = Author::new(3).write("zero");
    assert_eq!(bo.replica.receive_proof(&zero, &other), Err(Rejected::NoFork));
    let mut forged = zero.clone();
    *forged.last_mut().unwrap() ^= 1;
    // The same operation with another signature is no second history.
    assert_eq!(bo.replica.receive_proof(&zero, &forged), Err(Rejected::NoFork));
}

#[test]
fn nobody_writes_to_more_streams_than_there_may_be() {
    let mut ada = Author::new(1);
    let mut bo = Author::new(2);
    let results: Vec<bool> = (0..=STREAMS_MAX)
        .map(|n| {
            let stream = Stream::new(&format!("code/{n}")).unwrap();
            let draft =
                Draft { stream, seq: 0, seen: Vec::new(), at_unix_ms: 0, epoch: Epoch::First, body: b"" };
            let operation =
                Operation::write_after(&ada.secret, ROOM, &[0; 32], Hash::ZERO, draft, &mut ada.rng);
            matches!(bo.replica.receive(&operation.encode()), Ok((_, Inserted::Taken(_))))
        })
        .collect();
    assert_eq!(results.iter().filter(|taken| **taken).count(), STREAMS_MAX);
    assert_eq!(results.last(), Some(&false));
}

#[test]
fn what_waits_for_ever_is_bounded() {
    let mut ada = Author::new(1);
    let mut bo = Author::new(2);
    ada.write("never told");
    let mut waits = 0;
    for n in 0..WAITING_MAX + 10 {
        let bytes = ada.write(&n.to_string());
        waits += usize::from(bo.read(&bytes) == Inserted::Waits);
    }
    assert_eq!(waits, WAITING_MAX + 10);
    assert!(bo.replica.waiting.keys.len() <= WAITING_MAX);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Three authors who read each other at random; somebody else gets everything in any order, some of it twice.
    #[test]
    fn any_order_of_arrival_gives_the_same(
        steps in prop::collection::vec((0usize..3, 0usize..3), 1..40),
        shuffle: prop::sample::Index,
        seed: u64,
    ) {
        let mut authors: Vec<Author> = (1..=3).map(Author::new).collect();
        let mut all: Vec<Vec<u8>> = Vec::new();
        for (who, whom) in steps {
            if who == whom {
                all.push(authors[who].write("x"));
            } else {
                let author = authors[whom].secret.id();
                let of = |bytes: &&Vec<u8>| Operation::decode(bytes, ROOM).unwrap().key().author == author;
                for bytes in all.iter().filter(of) {
                    authors[who].read(bytes);
                }
            }
        }
        let mut straight = Author::new(9);
        for bytes in &all {
            straight.read(bytes);
        }
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let mut mixed: Vec<Vec<u8>> = all.iter().chain(&all).cloned().collect();
        for n in (1..mixed.len()).rev() {
            mixed.swap(n, (rand_core::Rng::next_u64(&mut rng) % (n as u64 + 1)) as usize);
        }
        let first = if mixed.is_empty() { 0 } else { shuffle.index(mixed.len()) };
        mixed.rotate_left(first);
        let mut crooked = Author::new(9);
        for bytes in &mixed {
            crooked.read(bytes);
        }
        prop_assert_eq!(counted(&crooked.replica), counted(&straight.replica));
        prop_assert_eq!(straight.replica.order().len(), all.len());
        // What a store gives back, in its own order, is the same again.
        let mut restored = Replica::new(ROOM.to_owned());
        all.sort();
        restored.restore(&all, PeerId([0; 32]));
        prop_assert_eq!(counted(&restored), counted(&straight.replica));
    }
}
