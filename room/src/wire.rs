//! Every message between two browsers, in one file.
//!
//! Encoded with postcard behind the frame's version byte. Variants are only appended, never
//! reordered; the golden bytes below pin the format. In prose: `docs/protocol.md`, "Peer messages".

use serde::{Deserialize, Serialize};

/// Version of the peer protocol, told in [`PeerMessage::Hello`].
pub const PEER_PROTOCOL: u32 = 1;

/// The data channels of a link, pre-negotiated: the number is the channel's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Ordered, reliable, high priority: hello, chat, acknowledgements, ping and pong.
    Control = 0,
    /// Ordered, reliable, high: operations of shared documents.
    CodeSync = 1,
    /// Unordered, no retransmission, medium: cursors and selections.
    CursorPos = 2,
    /// Ordered, reliable, high: assistant answers as they are produced.
    AiStream = 3,
    /// Unordered, no retransmission, low: typing.
    Presence = 4,
    /// Ordered, reliable, very low: file pieces.
    Files = 5,
}

impl Channel {
    /// All of them, in order of their ids.
    pub const ALL: [Self; 6] =
        [Self::Control, Self::CodeSync, Self::CursorPos, Self::AiStream, Self::Presence, Self::Files];

    /// The label both sides give the channel.
    pub fn label(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::CodeSync => "code-sync",
            Self::CursorPos => "cursor-pos",
            Self::AiStream => "ai-stream",
            Self::Presence => "presence",
            Self::Files => "files",
        }
    }

    /// Whether frames arrive in order and are sent again when lost.
    pub fn reliable(self) -> bool {
        !matches!(self, Self::CursorPos | Self::Presence)
    }
}

/// What a browser says to another over a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeerMessage {
    /// First on `control`, from both sides.
    Hello {
        /// [`PEER_PROTOCOL`] of the sender.
        protocol: u32,
        /// A random number drawn when the sender's page was opened; its messages count from 0 in it.
        session: u64,
        /// Display name.
        name: String,
    },
    /// How many messages of the receiver's `session` the sender has: an acknowledgement, and after
    /// [`PeerMessage::Hello`] the place from which to go on.
    Have {
        /// The receiver's session.
        session: u64,
        /// The first number that is missing.
        next: u64,
    },
    /// A chat message of the sender.
    Chat {
        /// 0-based number in the sender's session.
        seq: u64,
        /// Unix milliseconds by the sender's clock; for display only.
        at_unix_ms: u64,
        /// Plain text.
        text: String,
    },
    /// Is somebody there?
    Ping {
        /// Comes back in the pong.
        nonce: u32,
    },
    /// Yes.
    Pong {
        /// From the ping.
        nonce: u32,
    },
    /// The sender leaves the room for good; nothing comes after.
    Bye,
    /// On `presence`: the sender is writing, or has stopped.
    Typing {
        /// Writing now.
        active: bool,
    },
}

/// Why a peer's message was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Not a message of this protocol.
    #[error("not a message of this protocol")]
    Decode,
    /// Bytes after the message.
    #[error("{0} bytes after the end of a message")]
    Trailing(usize),
}

impl PeerMessage {
    /// The message's bytes, without the frame header.
    pub fn encode(&self) -> Vec<u8> {
        match postcard::to_allocvec(self) {
            Ok(bytes) => bytes,
            Err(_) => unreachable!("strings and numbers always encode into a growing buffer"),
        }
    }

    /// Reads a message; nothing may follow it.
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let (message, rest) = postcard::take_from_bytes(bytes).map_err(|_| WireError::Decode)?;
        if rest.is_empty() { Ok(message) } else { Err(WireError::Trailing(rest.len())) }
    }
}

/// A sealed signaling payload: who of the two connections it is about, and what.
///
/// A peer that reloads has the same id and a new connection; the instances tell them apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignalBody {
    /// The sender's connection: a random number drawn when it was made.
    pub from_instance: u64,
    /// The receiver's connection, once the sender knows it.
    pub to_instance: Option<u64>,
    /// What is said.
    pub content: SignalContent,
}

/// What a signaling payload says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignalContent {
    /// A session description that asks.
    Offer(String),
    /// A session description that answers.
    Answer(String),
    /// A candidate as `RTCIceCandidate` gives it.
    Candidate(Candidate),
}

/// An ICE candidate; an empty `candidate` is the end of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The candidate line.
    pub candidate: String,
    /// The media section's id.
    pub sdp_mid: Option<String>,
    /// The media section's index.
    pub sdp_mline_index: Option<u16>,
}

/// The sealed profile that the server hands to everybody in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Display name.
    pub name: String,
}

/// Encodes a sealed body.
pub(crate) fn encode_body<T: Serialize>(body: &T) -> Vec<u8> {
    match postcard::to_allocvec(body) {
        Ok(bytes) => bytes,
        Err(_) => unreachable!("strings and numbers always encode into a growing buffer"),
    }
}

/// Reads a sealed body.
pub(crate) fn decode_body<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, WireError> {
    postcard::from_bytes(bytes).map_err(|_| WireError::Decode)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_format_is_pinned() {
        let golden: [(PeerMessage, &[u8]); 7] = [
            (
                PeerMessage::Hello { protocol: 1, session: 300, name: "Ada".to_owned() },
                b"\x00\x01\xac\x02\x03Ada",
            ),
            (PeerMessage::Have { session: 300, next: 2 }, b"\x01\xac\x02\x02"),
            (PeerMessage::Chat { seq: 1, at_unix_ms: 128, text: "hi".to_owned() }, b"\x02\x01\x80\x01\x02hi"),
            (PeerMessage::Ping { nonce: 7 }, b"\x03\x07"),
            (PeerMessage::Pong { nonce: 7 }, b"\x04\x07"),
            (PeerMessage::Bye, b"\x05"),
            (PeerMessage::Typing { active: true }, b"\x06\x01"),
        ];
        for (message, bytes) in golden {
            assert_eq!(message.encode(), bytes, "{message:?}");
            assert_eq!(PeerMessage::decode(bytes), Ok(message));
        }
    }

    #[test]
    fn what_is_not_a_message_is_refused() {
        assert_eq!(PeerMessage::decode(&[]), Err(WireError::Decode));
        assert_eq!(PeerMessage::decode(&[200]), Err(WireError::Decode));
        assert_eq!(PeerMessage::decode(b"\x05\x00"), Err(WireError::Trailing(1)));
        assert_eq!(PeerMessage::decode(b"\x02\x01\x80\x01\x02\xff\xff"), Err(WireError::Decode), "not UTF-8");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = PeerMessage::decode(&bytes);
            let _ = decode_body::<SignalBody>(&bytes);
            let _ = decode_body::<Profile>(&bytes);
        }

        #[test]
        fn every_message_survives(seq: u64, at_unix_ms: u64, text: String) {
            let message = PeerMessage::Chat { seq, at_unix_ms, text };
            prop_assert_eq!(PeerMessage::decode(&message.encode()), Ok(message));
        }
    }
}
