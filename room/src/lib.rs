//! The core of Tincan, sans-IO.
pub mod link;
mod id;
mod view;
pub use id::PeerId;
pub use link::LinkStatus;
pub use view::*;
