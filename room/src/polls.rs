//! Polls: one peer owns each and decides; whoever has the log can count again.
//!
//! A poll is the operation that made it. What its owner is asked for are commands; what the owner agrees to, in order of revision, is
//! its state ([`PollView`]); what an owner did wrong shows when everything is counted again ([`PollAudit`]).
//!
//! `draft` has the words on the wire and `check` their limits; `judge` says what may be done, the same for who asks, for the owner and for
//! everybody who counts, and `state` does it; `fold` keeps operations in whatever order they come; `secret` seals ballots. Asking, answering
//! and counting again are the ledger's. In prose: `docs/protocol.md`, "Polls". Tested here, in `engine/tests/polls.rs` and in `tests/sim`.

mod check;
mod count;
mod draft;
mod error;
mod fold;
mod judge;
mod secret;
mod state;
mod view;

pub(crate) use check::good_tally;
pub use count::{OptionCount, Round, RunOff, Schulze, count, places, run_off, schulze};
pub use draft::*;
pub use error::PollError;
pub(crate) use fold::{Asked, Opened, Poll, Polls};
pub(crate) use secret::Sealing;
pub(crate) use state::{Answered, Asker, Outcome, State};
pub use view::*;

#[cfg(test)]
mod tests;
