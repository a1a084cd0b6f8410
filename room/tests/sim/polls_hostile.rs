//! An owner of a poll whose page was changed: what it does against the rules is found by everybody, and does not count.

use std::collections::BTreeMap;

use room::{
    Ballot, Changes, Command, CommandId, Content, Draft, Epoch, LogId, Operation, OperationKey, OptionId,
    PeerId, PollAnswer, PollAsk, PollId, PollWish, Stream, Wrong,
};

use crate::hostile;
use crate::polls::{ballot, check, check_screens, make, opened};
use crate::world::World;

/// Somebody whose page was changed owns a poll: between two visits it writes what no page would. Everybody finds it, and nothing of it
/// counts.
pub fn hostile_owner(seed: u64) {
    let mut world = World::new(seed);
    for device in [0, 1, 2, hostile::FIRST] {
        world.open_page(device);
    }
    world.run_for(3_000);
    let villain = world.page_of(world.secret(hostile::FIRST).id()).unwrap();
    make(&mut world, villain);
    world.run_for(2_000);
    let Some(poll) = world.pages[0].screen.polls.keys().next().copied() else { panic!("nobody heard of it") };
    let mut expected = Vec::new();
    for _ in 0..6 {
        let page = world.below(3) as usize;
        let options = ballot(&mut world, page, poll);
        let _ = world.command(page, Command::AskPoll { poll, wish: PollWish::Vote(options) });
        world.run_for(1_000);
        check_screens(&world);
        if expected.is_empty() && world.below(2) == 0 {
            expected.extend(forge(&mut world, poll));
        }
    }
    if expected.is_empty() {
        expected.extend(forge(&mut world, poll));
    }
    world.run_for(30_000);
    check(&world);
    for page in 0..3 {
        let audit = world.pages[page].engine.poll_audit(poll).unwrap();
        for wrong in &expected {
            let found = audit.misdeeds.iter().any(|misdeed| same(&misdeed.what, wrong));
            assert!(found, "page {page} does not find {wrong:?}: {audit:?}");
        }
    }
}

fn same(found: &Wrong, expected: &Wrong) -> bool {
    std::mem::discriminant(found) == std::mem::discriminant(expected)
}

/// The villain's log goes on with something that its page would not write.
fn forge(world: &mut World, poll: PollId) -> Option<Wrong> {
    let (device, secret) = (hostile::FIRST, world.secret(hostile::FIRST));
    let me = secret.id();
    let villain = world.page_of(me).unwrap();
    let (revision, votes) = {
        let view = &world.pages[0].screen.polls[&poll];
        (view.revision, view.votes.len())
    };
    world.kill(villain);
    let log = opened(world, device);
    let answered = log.iter().find_map(|(at, (_, content))| match content {
        Content::AnswerPoll { by, id, answer: PollAnswer::Ack { .. }, .. } if at.author == me => {
            Some((*by, *id))
        }
        _ => None,
    });
    let ack = |by, id, revision| Content::AnswerPoll { poll, by, id, answer: PollAnswer::Ack { revision } };
    let fresh = CommandId([world.below(256) as u8; 16]);
    let (contents, wrong) = match world.below(4) {
        0 => (vec![ack(world.secret(1).id(), fresh, revision + 1)], Wrong::Invented),
        1 => {
            let (by, id) = answered.unwrap_or((me, fresh));
            let wrong = if answered.is_some() { Wrong::CountedTwice } else { Wrong::Invented };
            (vec![ack(by, id, revision + 1)], wrong)
        }
        2 => {
            let given = revision + 2;
            (vec![ack(me, fresh, given)], Wrong::BadRevision { next: revision + 1, given })
        }
        _ => {
            let ballot = Ballot::Chosen((0..3).map(OptionId).collect());
            let ask = Content::AskPoll { id: fresh, poll, to: me, ask: PollAsk::Vote(ballot) };
            (vec![ask, ack(me, fresh, revision + 1)], Wrong::AgainstRules(String::new()))
        }
    };
    for content in contents {
        append(world, device, &content);
    }
    world.open_page(device);
    world.run_for(2_000);
    assert!(world.pages[0].screen.polls[&poll].votes.len() <= votes + 1, "what was forged counts");
    Some(wrong)
}

/// Writes another operation of a device on its disk.
fn append(world: &mut World, device: u8, content: &Content) {
    let room_id = world.keys.room_id.clone();
    let secret = world.secret(device);
    let stored = world.disks[&device].storage.load_now(&room_id).operations;
    let mut ends: BTreeMap<PeerId, u64> = BTreeMap::new();
    let mut last: Option<Operation> = None;
    for operation in stored.iter().map(|bytes| Operation::decode(bytes, &room_id).unwrap()) {
        let OperationKey { author, seq, .. } = operation.key();
        let end = ends.entry(author).or_default();
        *end = (*end).max(seq);
        if author == secret.id() && last.as_ref().is_none_or(|last| last.seq() < seq) {
            last = Some(operation);
        }
    }
    ends.remove(&secret.id());
    let log = |author| LogId { author, stream: Stream::main() };
    let draft = Draft {
        stream: Stream::main(),
        seq: last.as_ref().map_or(0, |last| last.seq() + 1),
        seen: ends.into_iter().map(|(author, seq)| log(author).at(seq)).collect(),
        at_unix_ms: world.now.0,
        epoch: Epoch::First,
        body: &content.encode(),
    };
    let epoch_key = world.keys.epoch_key;
    let operation = Operation::write(&secret, &room_id, &epoch_key, last.as_ref(), draft, &mut world.rng);
    let changes = Changes { operations: vec![(operation.key(), operation.encode())], ..Changes::default() };
    world.disk(device).write(&room_id, &changes);
}

#[test]
fn what_an_owner_does_against_the_rules_is_found_by_everybody_and_does_not_count() {
    for seed in 0..60 {
        if let Err(panic) = std::panic::catch_unwind(|| hostile_owner(seed)) {
            eprintln!("failing seed: {seed}");
            std::panic::resume_unwind(panic);
        }
    }
}
