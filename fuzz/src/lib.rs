//! Fuzz targets for everything that reads bytes from outside.
//!
//! A target takes any bytes and panics if a rule is broken: nothing a stranger sends may panic, and what is read and written
//! again is the same. `corpus/<target>/` holds real encodings and whatever once broke a rule; `tests/corpus.rs` replays it with
//! simple mutations, `make fuzz` runs the targets coverage-guided until stopped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a target fails by panicking")]

mod decoders;
pub mod samples;
mod session;

pub use decoders::*;
pub use session::session;

/// A target: panics when the bytes break a rule.
pub type Target = fn(&[u8]);

/// All targets by name; each has a folder of this name in `corpus`.
pub const TARGETS: [(&str, Target); 18] = [
    ("address", address),
    ("archive", archive),
    ("boxes", boxes),
    ("certificate", certificate),
    ("client", client),
    ("content", content),
    ("frames", frames),
    ("handshake", handshake),
    ("marks", marks),
    ("markup", markup),
    ("message", message),
    ("names", names),
    ("operation", operation),
    ("sealed", sealed),
    ("server", server),
    ("session", session),
    ("signal", signal),
    ("vault", vault),
];

/// The target of this name.
pub fn find(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// Reads an input piece by piece; zeros after its end.
pub(crate) struct Script<'a>(pub &'a [u8]);

impl<'a> Script<'a> {
    pub(crate) fn over(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::from(self.byte()) % n.max(1)
    }

    pub(crate) fn number(&mut self) -> u64 {
        // Small ones mostly, and the ends of the range.
        match self.byte() {
            byte @ 0..=249 => u64::from(byte),
            250 => 1 << 32,
            251 => 1 << 40,
            252 => u64::MAX >> 1,
            253 => u64::MAX - 1,
            _ => u64::MAX,
        }
    }

    /// So many bytes, or what is left.
    pub(crate) fn take(&mut self, len: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(len.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// Bytes behind their length.
    pub(crate) fn bytes(&mut self) -> &'a [u8] {
        let len = self.byte();
        // The highest lengths stand for longer pieces, so that whole messages fit.
        let len =
            if len >= 240 { usize::from(len - 240) * 256 + usize::from(self.byte()) } else { len.into() };
        self.take(len)
    }
}
