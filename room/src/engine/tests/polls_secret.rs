//! Secret polls: who reads what, what is published, and what becomes of it when the poll is passed on.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::village::{Village, draft, vote};
use crate::{Ballot, OptionId, OwnVote, PollError, PollRules, PollWish};

#[test]
fn a_secret_ballot_is_read_by_the_owner_and_its_voter_and_published_without_a_name() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4), (5, 2)]);
    let poll = village.make(draft(PollRules { secret: true, ..PollRules::default() }));
    village.vote(1, poll, &[1]);
    village.vote(2, poll, &[0]);
    village.share();
    village.vote(2, poll, &[2]);
    village.share();
    let own = |village: &Village, page| village.view(page, poll).own_vote.clone();
    let first = Some(Ballot::Chosen(vec![OptionId(1)]));
    assert_eq!((own(&village, 1), own(&village, 3), own(&village, 0)), (first.clone(), first.clone(), None));
    assert_eq!(village.view(2, poll).published, None);
    assert_eq!(village.view(0, poll).published.as_ref().map(Vec::len), Some(2), "the owner counts");
    let named =
        |village: &Village, page| village.view(page, poll).votes.iter().any(|vote| vote.ballot.is_some());
    assert!((0..4).all(|page| !named(&village, page)));
    village.restart(1);
    village.restart(0);
    assert_eq!((own(&village, 1), village.view(0, poll).published.as_ref().map(Vec::len)), (first, Some(2)));
    village.start(1);
    village.start(0);
    assert_eq!(village.audit(2, poll).own, OwnVote::Unchecked);
    village.want(0, poll, PollWish::Close).unwrap();
    village.share();
    let ballots = village.view(2, poll).published.clone().unwrap();
    let mut options: Vec<_> = ballots.iter().flat_map(|(_, ballot)| ballot.options()).collect();
    options.sort();
    assert_eq!(options, [OptionId(1), OptionId(2)]);
    assert!(ballots.is_sorted_by_key(|(receipt, _)| *receipt));
    let marked = |page| {
        let view = village.view(page, poll);
        ballots
            .iter()
            .find(|(receipt, _)| Some(*receipt) == view.own_receipt)
            .map(|(_, ballot)| ballot.clone())
    };
    assert_eq!((marked(0), marked(1), marked(3)), (None, own(&village, 1), own(&village, 1)));
    assert_eq!(marked(2), Some(Ballot::Chosen(vec![OptionId(2)])));
    assert_eq!(village.audit(2, poll).own, OwnVote::Counted);
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
    // Open again, taken back, and closed by its deadline.
    village.want(0, poll, PollWish::Reopen).unwrap();
    village.want(0, poll, PollWish::SetDeadline(Some(village.now.0 + 5_000))).unwrap();
    village.share();
    assert_eq!(village.view(2, poll).published, None);
    village.want(2, poll, vote(&[])).unwrap();
    village.share();
    village.wait(5_000);
    village.share();
    let ballots = village.view(2, poll).published.clone().unwrap();
    assert_eq!((ballots.len(), village.view(2, poll).votes.len()), (1, 1));
    village.nobody_is_to_blame(poll);
}

#[test]
fn a_secret_poll_is_passed_on_with_its_votes() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4), (5, 2), (6, 6)]);
    let poll = village.make(draft(PollRules { secret: true, cap: Some(1), ..PollRules::default() }));
    village.vote(2, poll, &[0]);
    village.share();
    let new = village.peer(5);
    village.want(0, poll, PollWish::Pass(new)).unwrap();
    // Sealed for who owned it.
    village.vote(4, poll, &[1]);
    village.share();
    let message = village.view(4, poll).refused.clone().unwrap().message;
    assert_eq!(PollError::of_message(&message), Some(PollError::SealedForAnother));
    assert_eq!(village.view(3, poll).published.as_ref().map(Vec::len), Some(1));
    village.vote(0, poll, &[0]);
    village.share();
    let message = village.view(0, poll).refused.clone().unwrap().message;
    assert_eq!(PollError::of_message(&message), Some(PollError::OptionFull), "it knows what is taken");
    village.vote(0, poll, &[2]);
    village.share();
    village.restart(3);
    village.start(3);
    village.want(3, poll, PollWish::Close).unwrap();
    village.share();
    assert_eq!(village.view(2, poll).published.as_ref().map(Vec::len), Some(2));
    assert_eq!(village.audit(2, poll).own, OwnVote::Counted);
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}
