//! The WebAssembly entry of Tincan and the drivers of the browser's APIs.
//!
//! [`hydrate`] takes over the page that the server rendered. [`page`] holds the rooms; [`driver`] runs the engine of one and does what it asks for
//! with a socket ([`socket`]), connections ([`rtc`], [`network`]), a store ([`shelf`]) and timers; [`session`] is what components call. Tested in a real
//! browser, `end2end/`.

// Elsewhere there is nothing to drive.
#![cfg(target_arch = "wasm32")]
// The router's types nest deeply.
#![recursion_limit = "512"]

mod acquaintances;
mod apart;
mod attendance;
mod background;
mod badge;
mod browser;
mod chime;
mod chosen;
mod diagnostics;
mod doctor;
mod driver;
mod entry;
mod exporting;
mod identity;
mod idle;
mod keep;
mod locks;
mod markup;
mod moving;
mod network;
mod notices;
mod notify;
mod noting;
mod offline;
mod page;
mod pauses;
mod picture;
mod reading;
mod room_session;
mod scan;
mod searching;
mod seat;
mod session;
mod shared;
mod shelf;
mod show;
mod socket;
mod stretch;
mod tabs;
mod task;
mod vault;
mod visit;

pub use entry::hydrate;
