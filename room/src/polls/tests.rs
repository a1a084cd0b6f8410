//! What may be in a poll, what may be done in one, and that the order in which operations come does not matter.

use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{CommandId, Content, MessageId, Order, PeerId, Thread, UserId, chat::Meta};

const OWNER: PeerId = PeerId([1; 32]);
const ADA: PeerId = PeerId([2; 32]);
const BO: PeerId = PeerId([3; 32]);
const POLL: PollId = PollId(MessageId { author: OWNER, seq: 0 });
const END: u64 = 1_000;

fn text(text: &str) -> PollOption {
    PollOption::Text(text.to_owned())
}

fn draft() -> PollDraft {
    PollDraft {
        question: "Tea?".to_owned(),
        description: String::new(),
        kind: PollKind::Choice { most: 2 },
        options: vec![text("green"), text("black"), text("none")],
        rules: PollRules { deadline: Some(END), cap: Some(1), ..PollRules::default() },
    }
}

fn chosen(options: &[u16]) -> Ballot {
    Ballot::Chosen(options.iter().copied().map(OptionId).collect())
}

/// Each peer is a person of its own.
fn user(peer: PeerId) -> UserId {
    UserId(peer.0)
}

fn asker(peer: PeerId) -> Asker {
    Asker { peer, seq: 0, user: Some(user(peer)), owners: Some(user(OWNER)) }
}

fn meta(author: PeerId, seq: u64, depth: u64) -> Meta {
    let order = Order { depth, tie: [0; 8] };
    Meta { author, seq, order, at_unix_ms: depth, thread: Thread::Room }
}

#[test]
fn a_draft_keeps_to_its_limits() {
    let with = |change: fn(&mut PollDraft)| {
        let mut draft = draft();
        change(&mut draft);
        draft.check()
    };
    assert_eq!(with(|_| {}), Ok(()));
    assert_eq!(with(|d| d.question = String::new()), Err(PollError::BadQuestion));
    assert_eq!(with(|d| d.question = "?".repeat(QUESTION_CHARS_MAX + 1)), Err(PollError::BadQuestion));
    assert_eq!(
        with(|d| d.description = "x".repeat(DESCRIPTION_CHARS_MAX + 1)),
        Err(PollError::LongDescription)
    );
    assert_eq!(with(|d| d.options.truncate(1)), Err(PollError::TooFewOptions));
    assert_eq!(with(|d| (d.options.clear(), d.rules.adding = true).1), Ok(()));
    assert_eq!(with(|d| d.options.push(text("green"))), Err(PollError::SameOption));
    assert_eq!(with(|d| d.options.push(text(""))), Err(PollError::BadOption));
    assert_eq!(with(|d| d.options.push(PollOption::Day(3))), Err(PollError::WrongKind));
    assert_eq!(
        with(|d| d.options = (0..=OPTIONS_MAX).map(|n| text(&n.to_string())).collect()),
        Err(PollError::TooManyOptions)
    );
    assert_eq!(with(|d| d.kind = PollKind::Dates), Err(PollError::WrongKind));
    assert_eq!(with(|d| d.kind = PollKind::Ranked), Err(PollError::BadRules), "a limit on orders");
    assert_eq!(with(|d| d.kind = PollKind::Choice { most: 0 }), Err(PollError::BadRules));
    assert_eq!(with(|d| d.rules.cap = Some(0)), Err(PollError::BadRules));
    assert_eq!(with(|d| d.rules.everybody = PollRole::Editor), Err(PollError::BadRules));
    let time = |from, to| PollOption::Time { from, to }.check(PollKind::Dates);
    assert_eq!((time(1, 2), time(2, 2)), (Ok(()), Err(PollError::BadOption)));
    let unclean = PollDraft {
        question: " a \n b".to_owned(),
        description: "\n x\u{202e} \n\n y\n".to_owned(),
        ..draft()
    };
    let clean = unclean.clone().clean();
    assert_eq!((clean.question.as_str(), clean.description.as_str()), ("a b", "x\n\ny"));
    assert_eq!(clean.clone().clean(), clean);
    assert_eq!(Content::decode(&Content::Poll(Box::new(unclean)).encode()), None);
    assert!(Content::decode(&Content::Poll(Box::new(clean)).encode()).is_some());
}

#[test]
fn contents_out_of_their_one_spelling_say_nothing() {
    let ask = |ask| Content::AskPoll { id: CommandId([1; 16]), poll: POLL, to: OWNER, ask };
    let good = |content: Content| Content::decode(&content.encode()) == Some(content);
    assert!(good(ask(PollAsk::Vote(chosen(&[0, 2])))));
    assert!(!good(ask(PollAsk::Vote(chosen(&[2, 0])))) && !good(ask(PollAsk::Vote(chosen(&[1, 1])))));
    let ranked = |options: &[u16]| Ballot::Ranked(options.iter().copied().map(OptionId).collect());
    assert!(good(ask(PollAsk::Vote(ranked(&[2, 0])))) && !good(ask(PollAsk::Vote(ranked(&[2, 2])))));
    assert!(!good(ask(PollAsk::AddOption(text(" mint")))) && good(ask(PollAsk::AddOption(text("mint")))));
    assert!(!good(ask(PollAsk::VoteSecretly(SealedBallot(vec![0; 5_000])))));
    let tally = |count: u16| Content::TallyPoll {
        poll: POLL,
        revision: 1,
        ballots: (0..count).map(|n| (Receipt([n as u8; 16]), chosen(&[0]))).collect(),
    };
    assert!(good(tally(1_000)) && !good(tally(1_001)));
    let answer = |len| Content::AnswerPoll {
        poll: POLL,
        by: ADA,
        id: CommandId([1; 16]),
        answer: PollAnswer::Error { message: "x".repeat(len) },
    };
    assert!(good(answer(1_024)) && !good(answer(1_025)));
}

#[test]
fn the_format_is_pinned() {
    let (id, ada) = (OWNER.0, ADA.0);
    let command = CommandId([9; 16]);
    let golden = [
        (
            Content::Poll(Box::new(draft())),
            b"\x15\x04Tea?\x00\x00\x02\x03\x00\x05green\x00\x05black\x00\x04none\x00\x01\x00\x00\x01\xe8\x07\x01\x01\x01\x01"
                .to_vec(),
        ),
        (
            Content::AskPoll { id: command, poll: POLL, to: ADA, ask: PollAsk::Vote(chosen(&[0, 2])) },
            [b"\x16".as_slice(), &[9; 16], &id, b"\x00", &ada, b"\x00\x00\x02\x00\x02"].concat(),
        ),
        (
            Content::AskPoll { id: command, poll: POLL, to: ADA, ask: PollAsk::Pass { to: ADA, ballots: None } },
            [b"\x16".as_slice(), &[9; 16], &id, b"\x00", &ada, b"\x08", &ada, b"\x00"].concat(),
        ),
        (
            Content::TallyPoll { poll: POLL, revision: 3, ballots: vec![(Receipt([7; 16]), chosen(&[1]))] },
            [b"\x17".as_slice(), &id, b"\x00\x03\x01", &[7; 16], b"\x00\x01\x01"].concat(),
        ),
        (
            Content::AnswerPoll { poll: POLL, by: ADA, id: command, answer: PollAnswer::Ack { revision: 3 } },
            [b"\x18".as_slice(), &id, b"\x00", &ada, &[9; 16], b"\x00\x03"].concat(),
        ),
        (
            Content::AnswerPoll {
                poll: POLL,
                by: ADA,
                id: command,
                answer: PollAnswer::Error { message: "no".to_owned() },
            },
            [b"\x18".as_slice(), &id, b"\x00", &ada, &[9; 16], b"\x01\x02no"].concat(),
        ),
    ];
    for (content, bytes) in golden {
        assert_eq!(content.encode(), bytes, "{content:?}");
        assert_eq!(Content::decode(&bytes), Some(content));
    }
}

#[test]
fn every_reason_is_found_again_by_its_words() {
    for reason in PollError::ALL {
        assert_eq!(PollError::of_message(&reason.to_string()), Some(*reason));
    }
    assert_eq!(PollError::of_message("Because."), None);
}

/// Lets somebody do something, if that may be.
fn act(state: &mut State, peer: PeerId, ask: &PollAsk, at: u64) -> Result<(), PollError> {
    state.judge(asker(peer), ask, at)?;
    let mut id = [0; 16];
    id[..8].copy_from_slice(&state.revision.to_be_bytes());
    let ack = PollAnswer::Ack { revision: state.revision + 1 };
    let outcome = state.answer((peer, CommandId(id)), &ack, at, Some((asker(peer), ask)));
    assert_eq!(outcome, Outcome::Counts);
    Ok(())
}

#[test]
fn a_limit_counts_the_votes_of_others() {
    let mut state = State::new(OWNER, 0, &draft());
    let vote = |options: &[u16]| PollAsk::Vote(chosen(options));
    assert_eq!(act(&mut state, ADA, &vote(&[0, 1]), 1), Ok(()));
    assert_eq!(act(&mut state, BO, &vote(&[1]), 2), Err(PollError::OptionFull));
    assert_eq!(act(&mut state, ADA, &vote(&[0]), 3), Ok(()), "their own does not stand in their way");
    assert_eq!(act(&mut state, BO, &vote(&[1]), 4), Ok(()));
    assert_eq!(act(&mut state, BO, &vote(&[]), 5), Ok(()));
    assert_eq!(act(&mut state, ADA, &vote(&[1]), 6), Ok(()));
    assert_eq!((state.votes.len(), state.first.len()), (1, 1));
    let ballot = |n, options: &[u16]| (Receipt([n; 16]), chosen(options));
    let others = [ballot(1, &[0])];
    assert_eq!(
        state.judge_ballot(Receipt([2; 16]), &chosen(&[0]), others.iter()),
        Err(PollError::OptionFull)
    );
    assert_eq!(state.judge_ballot(Receipt([2; 16]), &chosen(&[1]), others.iter()), Ok(()));
    assert_eq!(
        state.judge_ballot(Receipt([1; 16]), &chosen(&[1]), others.iter()),
        Err(PollError::SpoiltBallot)
    );
}

#[test]
fn no_vote_of_a_peer_comes_after_a_later_one_of_its_own() {
    let mut state = State::new(OWNER, 0, &draft());
    let vote = |options: &[u16]| PollAsk::Vote(chosen(options));
    let mut act = |peer, seq, ask: &PollAsk| {
        let asker = Asker { seq, ..asker(peer) };
        state.judge(asker, ask, 1)?;
        let ack = PollAnswer::Ack { revision: state.revision + 1 };
        state.answer((peer, CommandId([seq as u8; 16])), &ack, 1, Some((asker, ask)));
        Ok(state.votes.get(&user(peer)).map(|vote| vote.command.1.0[0]))
    };
    assert_eq!(act(ADA, 5, &vote(&[0])), Ok(Some(5)));
    assert_eq!(act(ADA, 3, &vote(&[1])), Err(PollError::Overtaken));
    assert_eq!(act(ADA, 3, &vote(&[])), Err(PollError::Overtaken), "nor is it taken back");
    assert_eq!(act(BO, 3, &vote(&[1])), Ok(Some(3)), "each peer has its own numbers");
    assert_eq!(act(ADA, 7, &vote(&[])), Ok(None));
    assert_eq!(act(ADA, 6, &vote(&[1])), Err(PollError::Overtaken), "taken back is taken back");
    assert_eq!(act(ADA, 8, &vote(&[2])), Ok(Some(8)));
}

#[test]
fn a_vote_that_counts_after_the_result_makes_way_for_another_result() {
    let mut draft = draft();
    draft.rules.secret = true;
    let mut state = State::new(OWNER, 0, &draft);
    let vote = PollAsk::VoteSecretly(SealedBallot(Vec::new()));
    assert_eq!(act(&mut state, ADA, &vote, 1), Ok(()));
    let ballot = |n| (Receipt([n; 16]), chosen(&[0]));
    assert!(state.tally(1, &[ballot(1)], END) && !state.tally(1, &[ballot(2)], END));
    // The owner's clock went back.
    assert_eq!(act(&mut state, BO, &vote, END - 1), Ok(()));
    assert_eq!(state.published, None);
    assert!(state.tally(2, &[ballot(1), ballot(2)], END));
    assert_eq!(state.published.map(|published| published.len()), Some(2));
}

#[test]
fn roles_deadline_and_closing_say_what_may_be_done() {
    let mut state = State::new(OWNER, 0, &draft());
    let vote = PollAsk::Vote(chosen(&[0]));
    let role = |role| PollAsk::SetRole { user: user(ADA), role };
    assert_eq!(act(&mut state, OWNER, &role(PollRole::Viewer), 1), Ok(()));
    assert_eq!(act(&mut state, ADA, &vote, 1), Err(PollError::Viewer));
    assert_eq!(act(&mut state, ADA, &PollAsk::AddOption(text("mint")), 1), Err(PollError::Viewer));
    assert_eq!(act(&mut state, OWNER, &role(PollRole::Voter), 1), Ok(()));
    assert_eq!(act(&mut state, ADA, &PollAsk::AddOption(text("mint")), 1), Err(PollError::NoAdding));
    assert_eq!(act(&mut state, ADA, &PollAsk::Close, 1), Err(PollError::NotEditor));
    assert_eq!(act(&mut state, ADA, &role(PollRole::Editor), 1), Err(PollError::NotOwner));
    assert_eq!(act(&mut state, OWNER, &role(PollRole::Editor), 1), Ok(()));
    assert_eq!(act(&mut state, ADA, &PollAsk::AddOption(text("mint")), 1), Ok(()));
    assert_eq!(act(&mut state, ADA, &PollAsk::AddOption(text("mint")), 1), Err(PollError::SameOption));
    assert_eq!(act(&mut state, ADA, &vote, END), Err(PollError::DeadlineOver));
    assert_eq!(act(&mut state, ADA, &PollAsk::SetDeadline(Some(END)), END), Err(PollError::DeadlinePast));
    assert_eq!(act(&mut state, ADA, &PollAsk::Close, END), Err(PollError::Closed));
    assert_eq!(act(&mut state, ADA, &PollAsk::Reopen, END - 1), Err(PollError::NotClosed));
    assert_eq!(act(&mut state, ADA, &PollAsk::Reopen, END), Ok(()));
    assert_eq!(state.rules.deadline, None);
    assert_eq!(act(&mut state, ADA, &PollAsk::Close, END), Ok(()));
    assert_eq!(act(&mut state, BO, &vote, END), Err(PollError::Closed));
    assert_eq!(act(&mut state, ADA, &PollAsk::SetDeadline(None), END), Err(PollError::Closed));
    let nobody = Asker { user: None, ..asker(BO) };
    assert_eq!(state.judge(nobody, &vote, 1), Err(PollError::Viewer));
}

#[test]
fn a_secret_vote_is_sealed_and_says_nothing_by_its_length() {
    use crate::{DeviceSecret, DeviceSeed};
    use rand_core::SeedableRng;
    let mut rng = chacha20::ChaCha20Rng::from_seed([1; 32]);
    let device = |n| DeviceSecret::derive(&DeviceSeed([n; 32]), "room");
    let sealing = Sealing { room_id: "room", poll: POLL, author: ADA, id: CommandId([1; 16]) };
    let mut seal =
        |ballot: &Ballot| sealing.seal(ballot, device(1).id(), [device(2).id()].into_iter(), &mut rng);
    let long = Ballot::Dates((0..100).map(|n| (OptionId(n), DateAnswer::No)).collect());
    let (short, long) = (seal(&chosen(&[0])).unwrap(), seal(&long).unwrap());
    assert_eq!(short.0.len(), long.0.len());
    let (receipt, ballot) = sealing.open(&device(1), &short).unwrap();
    assert_eq!(ballot, chosen(&[0]));
    assert_eq!(sealing.open(&device(2), &short), Some((receipt, ballot)));
    assert_eq!(sealing.open(&device(3), &short), None);
    let other = Sealing { author: BO, ..sealing };
    assert_eq!(other.open(&device(1), &short), None, "not under another name");
    assert!(
        Content::AskPoll { id: CommandId([1; 16]), poll: POLL, to: OWNER, ask: PollAsk::VoteSecretly(long) }
            .encode()
            .len()
            < 1_000
    );
}

#[test]
fn as_many_secret_votes_as_there_may_be_fit_one_operation() {
    use crate::{DeviceSecret, DeviceSeed, OPERATION_LEN_MAX};
    use rand_core::SeedableRng;
    let mut rng = chacha20::ChaCha20Rng::from_seed([1; 32]);
    let ballot = Ballot::Dates((0..OPTIONS_MAX as u16).map(|n| (OptionId(n), DateAnswer::No)).collect());
    let receipt = |n: usize| {
        let mut receipt = [0xff; 16];
        receipt[..8].copy_from_slice(&(n as u64).to_be_bytes());
        Receipt(receipt)
    };
    let ballots: Vec<_> = (0..SECRET_VOTERS_MAX).map(|n| (receipt(n), ballot.clone())).collect();
    let users = (0..SECRET_VOTERS_MAX).map(|n| {
        let mut user = [0xff; 32];
        user[..8].copy_from_slice(&(n as u64).to_be_bytes());
        UserId(user)
    });
    let device = DeviceSecret::derive(&DeviceSeed([1; 32]), "room");
    let sealing = Sealing { room_id: "room", poll: POLL, author: ADA, id: CommandId([1; 16]) };
    let passed = sealing.pass(u64::MAX, users.zip(&ballots), device.id(), &mut rng).unwrap();
    assert_eq!(sealing.take(&device, &passed).unwrap().len(), SECRET_VOTERS_MAX);
    let pass = PollAsk::Pass { to: ADA, ballots: Some(passed) };
    let contents = [
        Content::AskPoll { id: CommandId([1; 16]), poll: POLL, to: ADA, ask: pass },
        Content::TallyPoll { poll: POLL, revision: u64::MAX, ballots },
    ];
    for content in contents {
        // What an operation has beside its body: a header that names 256 others, and a signature.
        assert!(content.encode().len() + 256 * 42 + 300 < OPERATION_LEN_MAX, "{}", content.encode().len());
    }
}

/// A room's worth of operations about one poll, some of them by an owner who breaks rules.
fn operations(kinds: &[(u8, usize, u16, u8)]) -> Vec<(Meta, Content)> {
    let peers = [OWNER, ADA, BO];
    let mut next = [1u64, 0, 0];
    let mut all = vec![(meta(OWNER, 0, 0), Content::Poll(Box::new(draft())))];
    for (n, (kind, who, option, number)) in kinds.iter().enumerate() {
        let author = peers[*who];
        let id = CommandId([*number; 16]);
        let ask = |ask| Content::AskPoll { id, poll: POLL, to: OWNER, ask };
        let content = match kind {
            0..=2 => ask(PollAsk::Vote(chosen(&[*option]))),
            3 => ask(PollAsk::AddOption(text(&number.to_string()))),
            4 => ask(PollAsk::Pass { to: peers[usize::from(*option)], ballots: None }),
            5 => ask(PollAsk::Close),
            6 => ask(PollAsk::Reopen),
            7 => Content::AnswerPoll {
                poll: POLL,
                by: peers[usize::from(*option)],
                id,
                answer: PollAnswer::Error { message: "no".to_owned() },
            },
            _ => Content::AnswerPoll {
                poll: POLL,
                by: peers[usize::from(*option)],
                id,
                answer: PollAnswer::Ack { revision: u64::from(kind - 7) },
            },
        };
        all.push((meta(author, next[*who], n as u64 + 1), content));
        next[*who] += 1;
    }
    all
}

fn fold(operations: &[(Meta, Content)], review_each: usize) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut polls = Polls::default();
    for (n, (meta, content)) in operations.iter().enumerate() {
        polls.apply(*meta, content, Some(user(meta.author)), Opened::Nothing);
        if n % review_each == 0 {
            polls.review();
        }
    }
    polls.review();
    let poll = polls.get(POLL).unwrap();
    let open: Vec<_> = poll.open().collect();
    (format!("{:?}", poll.state()), open)
}

#[test]
fn of_too_many_polls_the_first_are_there_in_whatever_order_they_come() {
    let make = |polls: &mut Polls, n: u64| {
        let made = Content::Poll(Box::new(draft()));
        polls.apply(meta(OWNER, n, n), &made, Some(user(OWNER)), Opened::Nothing);
        polls.review()
    };
    let id = |n| PollId(MessageId { author: OWNER, seq: n });
    let (max, mut polls) = (POLLS_MAX as u64, Polls::default());
    (1..=max).for_each(|n| drop(make(&mut polls, n)));
    assert!(polls.get(id(max)).is_some() && polls.full());
    let later = make(&mut polls, max + 5);
    assert_eq!((later.get(&id(max)), polls.get(id(max + 5)).is_some()), (None, false));
    let earlier = make(&mut polls, 0);
    assert_eq!(earlier.get(&id(max)), Some(&true), "it is there no longer, which is to be told");
    assert!(polls.get(id(max)).is_none() && polls.get(id(max - 1)).is_some() && polls.get(id(0)).is_some());
    assert_eq!(polls.ids().collect::<Vec<_>>(), (0..max).map(id).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn any_order_gives_the_same(
        kinds in prop::collection::vec((0u8..14, 0usize..3, 0u16..3, 0u8..6), 1..60),
        review_each in 1usize..8,
        order in any::<prop::sample::Index>(),
    ) {
        let all = operations(&kinds);
        let once = fold(&all, usize::MAX);
        prop_assert_eq!(&fold(&all, 1), &once);
        let mut turned = all.clone();
        turned.rotate_left(order.index(all.len()));
        prop_assert_eq!(&fold(&turned, review_each), &once);
        turned.reverse();
        prop_assert_eq!(&fold(&turned, review_each), &once);
        let mut twice = all.clone();
        twice.extend(turned);
        prop_assert_eq!(&fold(&twice, review_each), &once);
    }
}
