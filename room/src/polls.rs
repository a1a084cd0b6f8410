//! Polls: one peer owns each and decides; whoever has the log can count again.
//!
//! A poll is the operation that made it. What its owner is asked for are commands; what the owner agrees to, in order of revision, is
//! its state ([`PollView`]); what an owner did wrong shows when everything is counted again ([`PollAudit`]).

mod count;
mod draft;
mod view;

pub use count::{OptionCount, Round, RunOff, Schulze, count, places, run_off, schulze};
pub use draft::*;
pub use view::*;
