//! The simulator notices when a rule is broken: one test a rule, each in the engines themselves (`room/src/fault.rs`).

use room::{Fault, break_rule};

use crate::{polls, polls_hostile, run};

/// Seeds tried; each of these faults shows within some hundred.
const SEEDS_MAX: u64 = 2_000;

fn noticed(fault: Fault) {
    noticed_in(fault, run);
}

/// The same in another run.
fn noticed_in(fault: Fault, run: fn(u64)) {
    break_rule(Some(fault));
    let seed = (0..SEEDS_MAX).find(|seed| std::panic::catch_unwind(|| run(*seed)).is_err());
    break_rule(None);
    let seed = seed.unwrap_or_else(|| panic!("{SEEDS_MAX} seeds do not notice {fault:?}"));
    println!("{fault:?}: noticed by seed {seed}");
}

#[test]
fn acknowledging_before_storing_is_noticed() {
    noticed(Fault::AckBeforeStoring);
}

#[test]
fn sending_before_storing_is_noticed() {
    noticed(Fault::SendBeforeStoring);
}

#[test]
fn emptying_the_outbox_on_sending_is_noticed() {
    noticed(Fault::ForgetWhenSent);
}

#[test]
fn taking_unsigned_operations_is_noticed() {
    noticed(Fault::TakeUnsigned);
}

#[test]
fn hiding_forks_is_noticed() {
    noticed(Fault::HideForks);
}

#[test]
fn ordering_by_arrival_is_noticed() {
    noticed(Fault::OrderByArrival);
}

#[test]
fn never_repairing_is_noticed() {
    noticed(Fault::NeverRepair);
}

#[test]
fn talking_to_who_was_removed_is_noticed() {
    noticed(Fault::TalkToRemoved);
}

#[test]
fn sealing_under_the_first_key_for_ever_is_noticed() {
    noticed(Fault::KeepFirstKey);
}

#[test]
fn keeping_keys_to_oneself_is_noticed() {
    noticed(Fault::KeepKeys);
}

#[test]
fn agreeing_to_whatever_is_asked_of_a_poll_is_noticed() {
    noticed_in(Fault::AgreeToAll, polls::polling);
}

#[test]
fn believing_whatever_the_owner_of_a_poll_agrees_to_is_noticed() {
    noticed_in(Fault::BelieveOwner, polls_hostile::hostile_owner);
}

#[test]
fn losing_a_ballot_of_a_secret_poll_is_noticed() {
    noticed_in(Fault::LoseBallot, polls::polling);
}

#[test]
fn passing_nothing_on_is_noticed() {
    noticed(Fault::PassNothingOn);
}
