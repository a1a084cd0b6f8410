//! Owners of polls who break the rules, written by hand, and what a count finds; owners who keep them, and are not blamed.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::village::{Village, draft, vote};
use super::*;
use crate::{
    Ballot, CommandId, Content, Epoch, EpochName, Misdeed, OptionId, OwnVote, PollAnswer, PollAsk, PollError,
    PollId, PollRules, Receipt, Wrong,
};

/// Who owns the poll, and has no page.
const EVE: u8 = 9;
/// Whom nobody knows.
const NOBODY: PeerId = PeerId([77; 32]);

/// Ada and Bo have pages; Eve has made a poll.
fn of_eve(rules: PollRules) -> (Village, PollId) {
    let mut village = Village::of(&[(1, 1), (2, 2)]);
    village.profile(EVE, EVE);
    let poll = PollId(village.script(EVE, &[], &Content::Poll(Box::new(draft(rules)))));
    village.share();
    (village, poll)
}

/// The commands of a page, in order.
fn asked(village: &Village, page: usize, poll: PollId) -> Vec<CommandId> {
    village.view(page, poll).pending.iter().map(|pending| pending.id).collect()
}

fn ack(poll: PollId, by: PeerId, id: CommandId, revision: u64) -> Content {
    Content::AnswerPoll { poll, by, id, answer: PollAnswer::Ack { revision } }
}

fn error(poll: PollId, by: PeerId, id: CommandId, reason: PollError) -> Content {
    let message = reason.to_string();
    Content::AnswerPoll { poll, by, id, answer: PollAnswer::Error { message } }
}

/// What both pages find, which is the same.
fn found(village: &Village, poll: PollId) -> Vec<(Option<PeerId>, Wrong)> {
    let all = |page| village.audit(page, poll).misdeeds;
    let of_all = all(0);
    assert_eq!(of_all, all(1));
    let what = |misdeed: Misdeed| {
        assert_eq!(misdeed.owner, village.peer(EVE));
        (misdeed.of, misdeed.what)
    };
    of_all.into_iter().map(what).collect()
}

#[test]
fn a_command_that_the_owner_had_and_passed_over_is_missed() {
    let (mut village, poll) = of_eve(PollRules::default());
    let (ada, bo) = (village.peer(1), village.peer(2));
    village.vote(0, poll, &[0]);
    village.share();
    village.vote(1, poll, &[1]);
    village.share();
    let id = asked(&village, 1, poll)[0];
    // She may not have Ada's, which comes first.
    village.script(EVE, &[], &ack(poll, bo, id, 1));
    assert_eq!(found(&village, poll), []);
    assert_eq!(village.audit(0, poll).own, OwnVote::Pending);
    village.vote(1, poll, &[2]);
    village.share();
    let id = asked(&village, 1, poll)[0];
    village.script(EVE, &[ada, bo], &ack(poll, bo, id, 2));
    assert_eq!(found(&village, poll), [(Some(ada), Wrong::Dropped)]);
    assert_eq!(village.audit(0, poll).own, OwnVote::Wronged);
    assert_eq!(village.audit(1, poll).own, OwnVote::Counted);
    // She answers after all.
    let id = asked(&village, 0, poll)[0];
    village.script(EVE, &[], &ack(poll, ada, id, 3));
    assert_eq!(found(&village, poll), []);
}

#[test]
fn an_older_vote_does_not_come_back_over_a_newer_one() {
    let (mut village, poll) = of_eve(PollRules::default());
    let bo = village.peer(2);
    village.vote(1, poll, &[0]);
    village.vote(1, poll, &[1]);
    village.share();
    let ids = asked(&village, 1, poll);
    village.script(EVE, &[bo], &ack(poll, bo, ids[1], 1));
    village.script(EVE, &[], &ack(poll, bo, ids[0], 2));
    let against = Wrong::AgainstRules(PollError::Overtaken.to_string());
    assert_eq!(found(&village, poll), [(Some(bo), against)]);
    let view = village.view(0, poll);
    assert_eq!((view.revision, &view.votes[0].ballot), (2, &Some(Ballot::Chosen(vec![OptionId(1)]))));
    assert_eq!(village.audit(1, poll).own, OwnVote::Counted);
}

#[test]
fn what_one_device_wrote_before_may_count_after_what_another_wrote() {
    let mut village = Village::of(&[(1, 1), (2, 2), (5, 2)]);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[0]);
    village.say(2, "hm");
    village.vote(2, poll, &[1]);
    village.give(2, 0);
    assert_eq!(village.view(0, poll).votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(1)])));
    village.share();
    assert_eq!(village.view(0, poll).votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(0)])));
    assert_eq!(village.audit(1, poll).own, OwnVote::Counted);
    village.nobody_is_to_blame(poll);
}

#[test]
fn an_agreement_to_what_nobody_asked_for_is_found_and_changes_nothing() {
    let (mut village, poll) = of_eve(PollRules::default());
    let bo = village.peer(2);
    village.vote(1, poll, &[0]);
    village.share();
    let id = asked(&village, 1, poll)[0];
    village.script(EVE, &[bo], &ack(poll, bo, CommandId([1; 16]), 1));
    village.script(EVE, &[], &ack(poll, NOBODY, CommandId([2; 16]), 2));
    village.script(EVE, &[], &ack(poll, bo, id, 3));
    let invented = [(Some(bo), Wrong::Invented), (Some(NOBODY), Wrong::Invented)];
    assert_eq!(found(&village, poll), invented);
    assert_eq!((village.view(0, poll).votes.len(), village.view(0, poll).revision), (1, 3));
}

#[test]
fn agreeing_twice_skipping_and_going_on_after_passing_are_found() {
    let (mut village, poll) = of_eve(PollRules::default());
    let (eve, bo) = (village.peer(EVE), village.peer(2));
    village.vote(1, poll, &[0]);
    village.share();
    let id = asked(&village, 1, poll)[0];
    village.script(EVE, &[bo], &ack(poll, bo, id, 1));
    village.script(EVE, &[], &ack(poll, bo, id, 2));
    village.vote(1, poll, &[1]);
    village.share();
    let id = asked(&village, 1, poll)[0];
    village.script(EVE, &[bo], &ack(poll, bo, id, 7));
    let twice = (Some(bo), Wrong::CountedTwice);
    let skipped = (Some(bo), Wrong::BadRevision { next: 2, given: 7 });
    assert_eq!(found(&village, poll), [twice.clone(), skipped.clone()]);
    assert_eq!(village.view(0, poll).votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(0)])));
    let pass = PollAsk::Pass { to: bo, ballots: None };
    let command = CommandId([5; 16]);
    village.script(EVE, &[], &Content::AskPoll { id: command, poll, to: eve, ask: pass });
    village.script(EVE, &[], &ack(poll, eve, command, 2));
    village.script(EVE, &[], &ack(poll, bo, id, 3));
    village.share();
    assert_eq!(found(&village, poll), [twice, skipped, (Some(bo), Wrong::NotOwner)]);
    assert_eq!(
        (village.view(0, poll).revision, village.view(0, poll).owner.peer),
        (3, bo),
        "Bo's page answered"
    );
}

#[test]
fn what_is_agreed_to_against_the_rules_has_no_effect_and_what_is_refused_against_them_is_found() {
    let rules = PollRules { changing: false, ..PollRules::default() };
    let (mut village, poll) = of_eve(rules);
    let (eve, ada, bo) = (village.peer(EVE), village.peer(1), village.peer(2));
    village.vote(0, poll, &[0]);
    village.share();
    village.vote(1, poll, &[1]);
    village.share();
    let ids = [asked(&village, 0, poll)[0], asked(&village, 1, poll)[0]];
    village.script(EVE, &[ada, bo], &ack(poll, ada, ids[0], 1));
    village.script(EVE, &[], &error(poll, bo, ids[1], PollError::Closed));
    let wrongly = (Some(bo), Wrong::RefusedWrongly);
    assert_eq!(found(&village, poll), std::slice::from_ref(&wrongly));
    assert_eq!(village.audit(1, poll).own, OwnVote::Wronged);
    // Three options where two may be chosen, by her own hand.
    let id = CommandId([8; 16]);
    let ballot = Ballot::Chosen(vec![OptionId(0), OptionId(1), OptionId(2)]);
    village.script(EVE, &[], &Content::AskPoll { id, poll, to: eve, ask: PollAsk::Vote(ballot) });
    village.script(EVE, &[], &ack(poll, eve, id, 2));
    let against = (Some(eve), Wrong::AgainstRules(PollError::TooManyAnswers.to_string()));
    assert_eq!(found(&village, poll), [wrongly, against]);
    assert_eq!((village.view(0, poll).votes.len(), village.view(0, poll).revision), (1, 2));
}

#[test]
fn a_secret_ballot_that_was_left_out_or_changed_is_missed_by_its_voter() {
    for altered in [true, false] {
        let (mut village, poll) = of_eve(PollRules { secret: true, ..PollRules::default() });
        let (eve, bo) = (village.peer(EVE), village.peer(2));
        village.vote(1, poll, &[1]);
        village.share();
        let id = asked(&village, 1, poll)[0];
        village.script(EVE, &[bo], &ack(poll, bo, id, 1));
        let close = CommandId([3; 16]);
        village.script(EVE, &[], &Content::AskPoll { id: close, poll, to: eve, ask: PollAsk::Close });
        village.script(EVE, &[], &ack(poll, eve, close, 2));
        assert_eq!(village.audit(1, poll).own, OwnVote::Unchecked);
        let receipt = if altered { receipt_of(&village, poll) } else { Receipt([1; 16]) };
        let ballots = vec![(receipt, Ballot::Chosen(vec![OptionId(0)]))];
        village.script(EVE, &[], &Content::TallyPoll { poll, revision: 2, ballots });
        let wrong = if altered { Wrong::BallotAltered } else { Wrong::BallotMissing };
        let audit = village.audit(1, poll);
        assert_eq!(audit.own, OwnVote::Wronged);
        assert_eq!(audit.misdeeds, [Misdeed { owner: eve, of: Some(bo), what: wrong }]);
        assert_eq!(village.audit(0, poll).misdeeds, [], "nobody else can tell");
        assert_eq!(village.view(0, poll).published.as_ref().map(Vec::len), Some(1));
    }
}

/// The receipt of Bo's vote, as Eve, who can open it, knows it.
fn receipt_of(village: &Village, poll: PollId) -> Receipt {
    let device = DeviceSecret::derive(&DeviceSeed([EVE; 32]), &village.keys.room_id);
    village.opened_by(&device, poll, village.peer(2))
}

#[test]
fn ballots_of_nobody_and_too_few_are_counted() {
    let (mut village, poll) = of_eve(PollRules { secret: true, ..PollRules::default() });
    let eve = village.peer(EVE);
    let close = CommandId([3; 16]);
    village.script(EVE, &[], &Content::AskPoll { id: close, poll, to: eve, ask: PollAsk::Close });
    village.script(EVE, &[], &ack(poll, eve, close, 1));
    let ballot = Ballot::Chosen(vec![OptionId(9)]);
    let ballots = vec![(Receipt([1; 16]), ballot.clone()), (Receipt([1; 16]), ballot)];
    village.script(EVE, &[], &Content::TallyPoll { poll, revision: 1, ballots });
    let count = Wrong::BallotCount { voted: 0, published: 2 };
    assert_eq!(found(&village, poll), [(None, count), (None, Wrong::BadBallot)]);
}

#[test]
fn somebody_elses_sealed_vote_counts_for_nobody_else() {
    let mut village = Village::of(&[(1, 1), (2, 2)]);
    let poll = village.make(draft(PollRules { secret: true, ..PollRules::default() }));
    village.vote(1, poll, &[1]);
    let (id, ask) = village.command_of(1, poll);
    village.profile(EVE, EVE);
    let to = village.peer(1);
    village.script(EVE, &[], &Content::AskPoll { id, poll, to, ask });
    village.share();
    let view = village.view(0, poll);
    assert_eq!((view.votes.len(), view.published.as_ref().map(Vec::len)), (1, Some(1)));
    village.nobody_is_to_blame(poll);
}

#[test]
fn a_vote_that_another_voter_forked_away_blames_nobody() {
    let mut village = Village::of(&[(1, 1), (2, 2)]);
    let poll = village.make(draft(PollRules { cap: Some(1), ..PollRules::default() }));
    village.profile(EVE, EVE);
    let (owner, ballot) = (village.peer(1), Ballot::Chosen(vec![OptionId(0)]));
    let ask = PollAsk::Vote(ballot);
    let at =
        village.script(EVE, &[owner], &Content::AskPoll { id: CommandId([1; 16]), poll, to: owner, ask });
    village.share();
    assert_eq!(village.view(1, poll).votes.len(), 1);
    assert_eq!(village.want(1, poll, vote(&[0])), Err(PollError::OptionFull.into()));
    village.fork(EVE, at.seq);
    village.share();
    let view = village.view(1, poll);
    assert_eq!((view.votes.len(), view.revision), (0, 1), "it takes up its revision");
    assert_eq!(village.audit(1, poll).unchecked, 1);
    village.vote(1, poll, &[0]);
    village.share();
    assert_eq!((village.view(0, poll).votes.len(), village.view(0, poll).revision), (1, 2));
    village.nobody_is_to_blame(poll);
}

#[test]
fn an_operation_that_says_nothing_does_not_hide_what_an_owner_does() {
    let (mut village, poll) = of_eve(PollRules::default());
    let bo = village.peer(2);
    let key = village.keys.epoch_key;
    village.script_under(EVE, &[], Epoch::First, &key, &[0xff]);
    village.script_under(EVE, &[], Epoch::First, &[1; 32], b"not even sealed under it");
    village.vote(1, poll, &[0]);
    village.share();
    let id = asked(&village, 1, poll)[0];
    village.script(EVE, &[bo], &error(poll, bo, id, PollError::Closed));
    assert_eq!(found(&village, poll), [(Some(bo), Wrong::RefusedWrongly)]);
    assert_eq!(village.audit(0, poll).unchecked, 0);
}

#[test]
fn what_nobody_can_be_blamed_for_is_told_to_be_unchecked() {
    let (mut village, poll) = of_eve(PollRules::default());
    let (ada, bo) = (village.peer(1), village.peer(2));
    let key = [1; 32];
    village.script_under(EVE, &[], Epoch::Later(EpochName::of(&key)), &key, b"nobody knows");
    village.vote(0, poll, &[0]);
    village.share();
    village.vote(1, poll, &[0]);
    village.vote(1, poll, &[1]);
    village.share();
    let ids = asked(&village, 1, poll);
    village.script(EVE, &[ada, bo], &error(poll, bo, ids[0], PollError::Closed));
    village.script(EVE, &[], &ack(poll, bo, ids[1], 1));
    village.script(EVE, &[], &ack(poll, bo, ids[1], 2));
    assert_eq!(found(&village, poll), []);
    // Refused wrongly, dropped, counted twice.
    assert_eq!(village.audit(0, poll).unchecked, 3);
}

#[test]
fn a_secret_vote_is_refused_wrongly_unless_for_what_is_in_it() {
    for (reason, wrong) in [(PollError::Closed, true), (PollError::OptionFull, false)] {
        let (mut village, poll) = of_eve(PollRules { secret: true, ..PollRules::default() });
        let bo = village.peer(2);
        village.vote(1, poll, &[1]);
        village.share();
        let id = asked(&village, 1, poll)[0];
        village.script(EVE, &[bo], &error(poll, bo, id, reason));
        let expected: &[_] = if wrong { &[(Some(bo), Wrong::RefusedWrongly)] } else { &[] };
        assert_eq!(found(&village, poll), expected);
    }
}

#[test]
fn a_result_with_more_than_there_is_room_for_is_found() {
    let rules = PollRules { secret: true, cap: Some(1), ..PollRules::default() };
    let (mut village, poll) = of_eve(rules);
    let (eve, ada, bo) = (village.peer(EVE), village.peer(1), village.peer(2));
    village.vote(0, poll, &[1]);
    village.vote(1, poll, &[1]);
    village.share();
    let ids = [asked(&village, 0, poll)[0], asked(&village, 1, poll)[0]];
    village.script(EVE, &[ada, bo], &ack(poll, ada, ids[0], 1));
    village.script(EVE, &[], &ack(poll, bo, ids[1], 2));
    let close = CommandId([3; 16]);
    village.script(EVE, &[], &Content::AskPoll { id: close, poll, to: eve, ask: PollAsk::Close });
    village.script(EVE, &[], &ack(poll, eve, close, 3));
    let device = DeviceSecret::derive(&DeviceSeed([EVE; 32]), &village.keys.room_id);
    let ballot = |of| (village.opened_by(&device, poll, of), Ballot::Chosen(vec![OptionId(1)]));
    let mut ballots = vec![ballot(ada), ballot(bo)];
    ballots.sort();
    village.script(EVE, &[], &Content::TallyPoll { poll, revision: 3, ballots });
    assert_eq!(found(&village, poll), [(None, Wrong::BadBallot)]);
}

#[test]
fn a_vote_that_its_owner_may_not_have_read_blames_nobody() {
    let (mut village, poll) = of_eve(PollRules::default());
    let bo = village.peer(2);
    // Of two commands under one id Eve lacks the key of the first, which counts for who has it.
    let ballot = Ballot::Chosen(vec![OptionId(0), OptionId(1), OptionId(2)]);
    let (id, to) = (CommandId([4; 16]), village.peer(EVE));
    let ask = |ballot| Content::AskPoll { id, poll, to, ask: PollAsk::Vote(ballot) };
    let (bad, good) = (ask(ballot), ask(Ballot::Chosen(vec![OptionId(0)])));
    let (cy, key) = (8, [6; 32]);
    village.profile(cy, cy);
    let epoch = village.tell_key(cy, &key);
    village.script_under(cy, &[], epoch, &key, &bad.encode());
    village.script(cy, &[], &good);
    let cy = village.peer(cy);
    village.script(EVE, &[cy, bo], &ack(poll, cy, id, 1));
    assert_eq!(found(&village, poll), []);
    assert_eq!(village.audit(0, poll).unchecked, 1);
}
