//! Polls between whole engines, which hand each other their logs directly: who is asked, who decides, what everybody sees.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::village::{Village, draft, text, user, vote};
use super::*;
use crate::{Ballot, OptionId, OwnVote, PollError, PollRole, PollRules, PollWish, Role};

fn refused(error: PollError) -> Result<(), CommandRefused> {
    Err(CommandRefused::Poll(error))
}

/// Ada's two devices, and Bo.
const THREE: [(u8, u8); 3] = [(1, 1), (2, 2), (3, 1)];

#[test]
fn a_vote_is_pending_until_the_owner_counts_it_and_then_counts_everywhere() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[2, 0]);
    let pending = &village.view(1, poll).pending[0];
    assert_eq!((&pending.wish, pending.saved, pending.sent), (&vote(&[0, 2]), true, false));
    assert_eq!((village.view(1, poll).votes.len(), village.view(1, poll).own_vote.clone()), (0, None));
    village.share();
    for page in 0..3 {
        let view = village.view(page, poll);
        assert_eq!((view.revision, view.votes.len(), view.pending.len()), (1, 1, 0), "page {page}");
        assert_eq!(view.votes[0].user, user(2));
    }
    assert_eq!(village.view(1, poll).own_vote, Some(Ballot::Chosen(vec![OptionId(0), OptionId(2)])));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
    assert_eq!(village.audit(1, poll).own, OwnVote::Counted);
    let message = &village.pages[1].messages[&poll.0];
    assert_eq!((message.poll, message.text.as_str()), (true, "Tea?"));
}

#[test]
fn a_person_votes_once_from_whatever_device() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(0, poll, &[0]);
    village.vote(2, poll, &[1]);
    village.share();
    village.vote(2, poll, &[2]);
    village.share();
    let view = village.view(1, poll);
    assert_eq!((view.votes.len(), view.revision), (1, 3));
    assert_eq!(view.votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(2)])), "the last that was counted");
    assert_eq!(village.view(0, poll).own_vote, village.view(2, poll).own_vote);
    village.want(0, poll, vote(&[])).unwrap();
    village.share();
    assert!(village.view(1, poll).votes.is_empty());
    assert_eq!(village.want(0, poll, vote(&[])), refused(PollError::NotVoted));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn what_the_owner_cannot_agree_to_comes_back_with_its_words() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4)]);
    let rules = PollRules { cap: Some(1), changing: false, ..PollRules::default() };
    let poll = village.make(draft(rules));
    // Both see a free place.
    village.vote(1, poll, &[0]);
    village.vote(2, poll, &[0]);
    village.share();
    let refusals: Vec<_> = (1..3).filter_map(|page| village.view(page, poll).refused.clone()).collect();
    assert_eq!(refusals.len(), 1);
    assert_eq!(PollError::of_message(&refusals[0].message), Some(PollError::OptionFull));
    assert_eq!(refusals[0].wish, vote(&[0]));
    let late = usize::from(village.view(1, poll).refused.is_none()) + 1;
    assert_eq!(village.audit(late, poll).own, OwnVote::Refused);
    // Nothing that is known to be refused is even written.
    assert_eq!(village.want(late, poll, vote(&[0])), refused(PollError::OptionFull));
    assert_eq!(village.want(late, poll, vote(&[0, 1, 2])), refused(PollError::TooManyAnswers));
    assert_eq!(village.want(late, poll, vote(&[9])), refused(PollError::UnknownOption));
    assert_eq!(village.want(3 - late, poll, vote(&[1])), refused(PollError::NoChanges));
    village.vote(late, poll, &[1]);
    assert_eq!(village.view(late, poll).refused, None, "something else was asked for since");
    assert_eq!(village.want(late, poll, vote(&[2])), refused(PollError::NoChanges), "one waits already");
    village.share();
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn an_owner_that_restarts_answers_what_it_had_not() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.away(0);
    village.vote(1, poll, &[0]);
    assert!(!village.view(1, poll).owner.here);
    let log = village.pages[1].disk.load_now(&village.keys.room_id).operations;
    // It stores the vote and is gone before its answer is stored.
    village.pages[0].engine.ledger.on_up(village.now, PeerId([9; 32]), true, false);
    let ledger = &mut village.pages[0].engine.ledger;
    ledger.on_message(village.now, PeerId([9; 32]), PeerMessage::Operations(log.clone()));
    village.pages[0].engine.handle(village.now, Input::Tick).unwrap();
    while let Some(output) = village.pages[0].engine.poll() {
        if let Output::Persist { changes, .. } = output {
            village.pages[0].disk.commit_now(&village.keys.room_id, &changes);
        }
    }
    village.restart(0);
    assert_eq!(village.view(0, poll).revision, 0);
    village.start(0);
    assert_eq!(village.view(0, poll).revision, 1);
    // However often it comes.
    for _ in 0..3 {
        village.bring(1, 0, log.clone());
    }
    village.share();
    village.restart(0);
    village.start(0);
    village.share();
    assert_eq!((village.view(1, poll).revision, village.view(1, poll).votes.len()), (1, 1));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn answers_that_could_not_be_stored_are_given_again_and_count_once() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[0]);
    village.give(1, 0);
    village.vote(1, poll, &[1]);
    // The vote is stored; from then on the disk takes nothing.
    village.pages[0].held = true;
    village.give(1, 0);
    village.pages[0].held = false;
    village.pages[0].full = true;
    village.input(0, Input::PersistFailed { ticket: u64::MAX, reason: "full".to_owned() });
    village.wait(6_000);
    assert_eq!(village.view(0, poll).revision, 1);
    village.pages[0].full = false;
    village.wait(6_000);
    village.wait(6_000);
    village.share();
    assert_eq!((village.view(2, poll).revision, village.view(2, poll).votes.len()), (2, 1));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn while_the_owner_is_away_votes_wait_or_are_refused() {
    for while_away in [true, false] {
        let mut village = Village::of(&THREE);
        let poll = village.make(draft(PollRules { while_away, ..PollRules::default() }));
        village.away(0);
        let asked = village.want(1, poll, vote(&[0]));
        if while_away {
            assert_eq!(asked, Ok(()));
            village.share();
            village.restart(1);
            assert_eq!(village.view(1, poll).pending.len(), 1, "it is kept");
            village.start(1);
        } else {
            assert_eq!(asked, refused(PollError::OwnerAway));
        }
        village.start(0);
        village.share();
        assert_eq!(village.view(1, poll).votes.len(), usize::from(while_away));
        assert!(village.view(1, poll).owner.here);
    }
}

#[test]
fn roles_are_the_owners_to_give_and_hold_for_everybody() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4), (3, 1)]);
    let rules = PollRules { everybody: PollRole::Viewer, ..PollRules::default() };
    let poll = village.make(draft(rules));
    assert_eq!(village.want(1, poll, vote(&[0])), refused(PollError::Viewer));
    assert_eq!(village.view(3, poll).role, PollRole::Editor, "the owner's other device");
    let role = |user, role| PollWish::SetRole { user, role };
    assert_eq!(village.want(1, poll, role(user(2), PollRole::Editor)), refused(PollError::NotOwner));
    assert_eq!(village.want(0, poll, role(user(2), PollRole::Owner)), refused(PollError::OwnersRole));
    assert_eq!(village.want(0, poll, role(user(1), PollRole::Viewer)), refused(PollError::OwnersRole));
    village.want(0, poll, role(user(2), PollRole::Voter)).unwrap();
    village.want(0, poll, role(user(4), PollRole::Editor)).unwrap();
    village.share();
    village.vote(1, poll, &[0]);
    assert_eq!(village.want(1, poll, PollWish::AddOption(text("mint"))), refused(PollError::NoAdding));
    assert_eq!(village.want(1, poll, PollWish::Close), refused(PollError::NotEditor));
    village.want(2, poll, PollWish::AddOption(text("mint"))).unwrap();
    let words = PollWish::Describe { question: "  Which\ntea?".to_owned(), description: "a\nb".to_owned() };
    village.want(2, poll, words).unwrap();
    village.want(2, poll, PollWish::Close).unwrap();
    village.share();
    let view = village.view(1, poll);
    assert_eq!((view.question.as_str(), view.options.len(), view.closed), ("Which tea?", 4, true));
    assert_eq!(village.want(1, poll, vote(&[0])), refused(PollError::Closed));
    village.want(3, poll, PollWish::Reopen).unwrap();
    village.share();
    village.vote(1, poll, &[3]);
    village.share();
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
    // The name of the thread about it follows the question.
    let comment =
        Command::Say { text: "mint!".to_owned(), reply_to: None, to: Thread::Channel(poll.comments()) };
    village.try_command(1, comment).unwrap();
    village.share();
    let thread = village.pages[2].threads.iter().find(|info| info.thread == Thread::Channel(poll.comments()));
    assert_eq!(thread.map(|info| (info.name.as_str(), info.unread.count)), Some(("Which tea?", 1)));
}

#[test]
fn a_poll_is_passed_on_to_another_person_and_to_another_device() {
    for to in [2, 3] {
        let mut village = Village::of(&THREE);
        let poll = village.make(draft(PollRules::default()));
        village.vote(1, poll, &[0]);
        village.share();
        let (old, new) = (village.peer(1), village.peer(to));
        assert_eq!(village.want(1, poll, PollWish::Pass(new)), refused(PollError::NotOwner));
        assert_eq!(village.want(0, poll, PollWish::Pass(PeerId([9; 32]))), refused(PollError::NotInRoom));
        assert_eq!(village.want(0, poll, PollWish::Pass(old)), refused(PollError::AlreadyOwner));
        village.want(0, poll, PollWish::Pass(new)).unwrap();
        // Asked of the old owner, answered by the new one.
        village.vote(1, poll, &[1]);
        village.share();
        let view = village.view(1, poll);
        assert_eq!((view.owner.peer, view.revision), (new, 3));
        assert_eq!(view.votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(1)])));
        assert_eq!(village.want(0, poll, PollWish::Pass(new)), refused(PollError::NotOwner));
        // And back.
        let page = if to == 2 { 1 } else { 2 };
        village.want(page, poll, PollWish::Pass(old)).unwrap();
        village.share();
        village.vote(2, poll, &[2]);
        village.share();
        assert_eq!((village.view(1, poll).revision, village.view(1, poll).votes.len()), (5, 2));
        village.all_agree(poll);
        village.nobody_is_to_blame(poll);
    }
}

#[test]
fn no_vote_counts_after_the_deadline() {
    let mut village = Village::of(&THREE);
    let deadline = village.now.0 + 10_000;
    let past = PollRules { deadline: Some(village.now.0), ..PollRules::default() };
    let made = village.try_command(0, Command::MakePoll { draft: draft(past), to: Thread::Room });
    assert_eq!(made, refused(PollError::DeadlinePast));
    let poll = village.make(draft(PollRules { deadline: Some(deadline), ..PollRules::default() }));
    village.vote(0, poll, &[0]);
    village.away(0);
    village.vote(1, poll, &[1]);
    village.wait(10_000);
    assert_eq!(village.want(1, poll, vote(&[2])), refused(PollError::DeadlineOver));
    village.start(0);
    village.share();
    assert_eq!(village.view(1, poll).votes.len(), 1);
    let message = village.view(1, poll).refused.clone().unwrap().message;
    assert_eq!(PollError::of_message(&message), Some(PollError::DeadlineOver));
    village.want(0, poll, PollWish::Reopen).unwrap();
    village.share();
    village.vote(1, poll, &[1]);
    village.share();
    assert_eq!((village.view(1, poll).votes.len(), village.view(1, poll).rules.deadline), (2, None));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn nothing_is_asked_of_a_deleted_poll() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[0]);
    let edit = Command::Edit { message: poll.0, text: "Coffee?".to_owned() };
    assert_eq!(village.try_command(0, edit), refused(PollError::EditedAsMessage));
    village.try_command(0, Command::Delete(poll.0)).unwrap();
    village.share();
    assert!(village.view(1, poll).deleted && village.view(1, poll).votes.is_empty());
    assert_eq!(
        village.view(1, poll).refused.as_ref().and_then(|refused| PollError::of_message(&refused.message)),
        Some(PollError::Deleted)
    );
    assert_eq!(village.want(1, poll, vote(&[0])), refused(PollError::Deleted));
    village.nobody_is_to_blame(poll);
}

#[test]
fn an_owner_who_may_not_decide_any_more_writes_nothing() {
    for role in [Some(Role::Reader), None] {
        let mut village = Village::founded(&THREE);
        village.try_command(1, Command::Rename("Bo".to_owned())).unwrap();
        let deadline = village.now.0 + 10_000;
        let rules = PollRules { secret: true, deadline: Some(deadline), ..PollRules::default() };
        let made = Command::MakePoll { draft: draft(rules), to: Thread::Room };
        village.try_command(1, made).unwrap();
        village.share();
        let poll = *village.pages[1].polls.keys().last().unwrap();
        village.vote(0, poll, &[0]);
        village.try_command(0, Command::SetRole { user: user(2), role }).unwrap();
        village.give(0, 1);
        village.wait(1_000);
        let written = |village: &Village| {
            let log = crate::LogId { author: village.peer(2), stream: crate::Stream::main() };
            village.pages[1].engine.counted().count(&log)
        };
        let before = written(&village);
        village.wait(9_000);
        village.wait(1_000);
        assert_eq!(written(&village), before, "it would not count");
        let next = village.pages[1].engine.ledger.deadline();
        assert!(next.is_none_or(|at| at > village.now + 1), "there is nothing to wake for: {next:?}");
        assert_eq!(village.view(0, poll).pending.len(), 1);
        assert!(village.view(0, poll).owner.gone);
        // Back again, it decides what it had not.
        village.try_command(0, Command::SetRole { user: user(2), role: Some(Role::Member) }).unwrap();
        village.share();
        let view = village.view(0, poll);
        assert_eq!((view.pending.len(), view.published.as_ref().map(Vec::len)), (0, Some(0)), "late");
    }
}

#[test]
fn commands_are_answered_in_their_order_though_the_disk_has_a_later_one_first() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4)]);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[0]);
    village.say(2, "hm");
    village.vote(2, poll, &[1]);
    // The later of the two comes, and is stored, first.
    village.pages[0].held = true;
    village.give(2, 0);
    village.give(1, 0);
    village.store_one(0);
    assert_eq!(village.view(0, poll).revision, 0);
    while !village.pages[0].waiting.is_empty() {
        village.store_one(0);
    }
    village.pages[0].held = false;
    village.share();
    let users: Vec<_> = village.view(1, poll).votes.iter().map(|vote| vote.user).collect();
    assert_eq!(users, [user(2), user(4)]);
    village.nobody_is_to_blame(poll);
}

#[test]
fn a_new_owner_decides_once_it_is_stored_that_the_poll_was_passed_on() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4)]);
    let poll = village.make(draft(PollRules::default()));
    village.vote(2, poll, &[0]);
    village.give(2, 1);
    let new = village.peer(2);
    village.want(0, poll, PollWish::Pass(new)).unwrap();
    village.pages[1].held = true;
    village.give(0, 1);
    let view = village.view(1, poll);
    assert_eq!((view.owner.peer, view.revision), (new, 1), "it knows, and waits for its disk");
    while !village.pages[1].waiting.is_empty() {
        village.store_one(1);
    }
    village.pages[1].held = false;
    village.share();
    assert_eq!((village.view(0, poll).revision, village.view(0, poll).votes.len()), (2, 1));
    village.nobody_is_to_blame(poll);
}
