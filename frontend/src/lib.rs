//! The WebAssembly entry of Tincan and the drivers of the browser's APIs.
//!
//! [`hydrate`] takes over the page that the server rendered. [`driver`] runs the engine of `room` and does what it asks for
//! with a socket ([`socket`]), connections ([`rtc`]), a store ([`shelf`]) and timers; [`session`] is what components call. Tested in a real
//! browser, `end2end/`.

// The router's types nest deeply.
#![recursion_limit = "512"]

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod driver;
#[cfg(target_arch = "wasm32")]
mod entry;
#[cfg(target_arch = "wasm32")]
mod identity;
#[cfg(target_arch = "wasm32")]
mod moving;
#[cfg(target_arch = "wasm32")]
mod offline;
#[cfg(target_arch = "wasm32")]
mod rtc;
#[cfg(target_arch = "wasm32")]
mod seat;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod shelf;
#[cfg(target_arch = "wasm32")]
mod show;
#[cfg(target_arch = "wasm32")]
mod socket;
#[cfg(target_arch = "wasm32")]
mod stretch;
#[cfg(target_arch = "wasm32")]
mod task;

#[cfg(target_arch = "wasm32")]
pub use entry::hydrate;
#[cfg(target_arch = "wasm32")]
pub use stretch::stretch;
