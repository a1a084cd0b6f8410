//! Rules broken on purpose, to show that the simulator notices (`tests/sim/mutations.rs`, `docs/decisions.md`).
//!
//! Only with the feature `faults`, which tests alone turn on; without it every question answers `false` at compile time.

/// A rule that can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Tells others that an operation is stored when it has only arrived.
    AckBeforeStoring,
    /// Sends own operations before they are stored.
    SendBeforeStoring,
    /// Empties the outbox when an operation is sent, not when somebody has it.
    ForgetWhenSent,
    /// Counts an operation without looking at its signature.
    TakeUnsigned,
    /// Keeps proof that an author signed two histories to itself.
    HideForks,
    /// Lets arrival decide the order.
    OrderByArrival,
    /// Never compares what the others have, so nothing that was lost is sent again.
    NeverRepair,
    /// Goes on talking to who was removed.
    TalkToRemoved,
    /// Goes on sealing under the key that follows from the room's code.
    KeepFirstKey,
    /// Never gives keys to who lacks them.
    KeepKeys,
    /// As the owner of a poll, agrees to whatever is asked.
    AgreeToAll,
    /// As the owner of a secret poll, publishes all ballots but one.
    LoseBallot,
    /// Counts what the owner of a poll agreed to, whether the rules allow it or not.
    BelieveOwner,
    /// A hub passes nothing on.
    PassNothingOn,
}

#[cfg(feature = "faults")]
mod active {
    use std::cell::Cell;

    use super::Fault;

    thread_local! {
        static ACTIVE: Cell<Option<Fault>> = const { Cell::new(None) };
    }

    /// Breaks this rule in every engine of this thread, or none.
    pub fn break_rule(fault: Option<Fault>) {
        ACTIVE.set(fault);
    }

    pub(crate) fn broken(fault: Fault) -> bool {
        ACTIVE.get() == Some(fault)
    }
}

#[cfg(feature = "faults")]
pub use active::break_rule;
#[cfg(feature = "faults")]
pub(crate) use active::broken;

/// Whether this rule is broken on purpose.
#[cfg(not(feature = "faults"))]
pub(crate) const fn broken(_: Fault) -> bool {
    false
}
