//! Connections between browsers: [`Connection`] does what a link of `room` asks for, and reports what happens.
//!
//! The crate is empty but for WebAssembly. Tested between two connections of one page in a real browser by `tests/browser.rs`, and
//! between browsers by the end-to-end tests.

#![cfg(target_arch = "wasm32")]

mod connection;
pub mod js;
mod route;

pub use connection::Connection;
