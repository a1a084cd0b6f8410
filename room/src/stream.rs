//! Names of streams: what an author's operations are about.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Longest stream name, in bytes.
pub const STREAM_LEN_MAX: usize = 64;

/// A stream: `main`, `records`, `board` or `code/<document>`. Each author has a log of their own in each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stream(Box<str>);

/// Not the name of a stream: 1 to 64 of `a-z`, `0-9`, `-`, `_`, with `/` between parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a stream: 1 to {STREAM_LEN_MAX} of a-z, 0-9, '-', '_', with '/' between parts")]
pub struct BadStream;

impl Stream {
    /// Membership, profiles, chat, commands.
    pub fn main() -> Self {
        Self("main".into())
    }

    /// Sorts before every stream; not one itself.
    pub(crate) fn before_all() -> Self {
        Self("".into())
    }

    /// The stream of this name.
    pub fn new(name: &str) -> Result<Self, BadStream> {
        let part = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
        };
        if name.len() <= STREAM_LEN_MAX && name.split('/').all(part) {
            Ok(Self(name.into()))
        } else {
            Err(BadStream)
        }
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Stream {
    type Error = BadStream;
    fn try_from(name: String) -> Result<Self, BadStream> {
        Self::new(&name)
    }
}

impl From<Stream> for String {
    fn from(stream: Stream) -> Self {
        stream.0.into()
    }
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn names_are_plain() {
        assert!(Stream::new("code/read-me_2").is_ok());
        for bad in ["", "/", "code/", "Code", "a b", "ü", &"x".repeat(65)] {
            assert_eq!(Stream::new(bad), Err(BadStream), "{bad}");
        }
    }
}
