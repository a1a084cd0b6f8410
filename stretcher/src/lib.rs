//! Turns what people type into keys: Argon2id, as [`room::Stretch`] has it, in a WebAssembly of its own.
//!
//! A worker loads it (`public/stretch-worker.js`), checked by its hash, so that a second of work and 64 MiB of memory are neither the
//! page's nor kept: both end with the worker. It has no JavaScript around it and calls nothing outside.

#[cfg(target_arch = "wasm32")]
mod exports;
