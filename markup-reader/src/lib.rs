//! Reads the Markdown of messages into the tree that the page draws.
//!
//! A crate and a WebAssembly of its own, for only what is marked needs it (`markup::is_plain`). The page loads it when the first such
//! message is drawn, checked by its hash, and calls the three functions of `exports`; there is no JavaScript around it. It reads on the
//! page's own thread: a message takes less than a frame, and what is drawn at once does not move what is read.

mod code;
#[cfg(target_arch = "wasm32")]
mod exports;
mod links;
mod reader;

pub use reader::read;
