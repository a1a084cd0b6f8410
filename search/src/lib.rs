//! Finding messages as somebody types, in everything this device has read.
//!
//! [`Index`] holds the texts of all rooms it was given, folded ([`fold`]) so that case and accents do not matter; [`Query`] is what was
//! typed. A search goes through all of it: no words are cut off, so what is found is exactly what a reader would find by looking,
//! and a hundred thousand messages take a few milliseconds (`benches/keystroke.rs`). [`excerpt`] cuts out and marks what is shown.
//!
//! Plain data: what puts messages in, and when, is the driver's to say.

mod excerpt;
mod fold;
mod index;
mod query;
mod texts;

pub use excerpt::{Excerpt, Part, excerpt};
pub use fold::fold;
pub use index::{BYTES_MAX, Document, Filter, Found, Hit, Index, Kind, MESSAGES_MAX, Person, RoomNumber};
pub use query::{Query, TYPED_CHARS_MAX};
