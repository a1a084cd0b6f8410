//! The simulator notices when a rule is broken: one test a rule, each in the engines themselves (`room/src/fault.rs`).

use room::{Fault, break_rule};

use crate::fails;

/// Seeds tried; each of these faults shows within some hundred.
const SEEDS_MAX: u64 = 2_000;

fn noticed(fault: Fault) {
    break_rule(Some(fault));
    let seed = (0..SEEDS_MAX).find(|seed| fails(*seed).is_some());
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
fn passing_nothing_on_is_noticed() {
    noticed(Fault::PassNothingOn);
}
