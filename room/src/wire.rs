//! Every message between two browsers, in one file.
//!
//! Encoded with postcard behind the frame's version byte. Variants are only appended, never
//! reordered; the golden bytes below pin the format. In prose: `docs/protocol.md`, "Peer messages".

use serde::{Deserialize, Serialize};

use crate::{Attendance, Passed, PeerId, PeerLink, Standing, Stream, Thread};

/// Version of the peer protocol, told in [`PeerMessage::Hello`].
pub const PEER_PROTOCOL: u32 = 5;

/// The index of [`PeerMessage::Hello`].
const HELLO: u8 = 0;

/// The data channels of a link, pre-negotiated: the number is the channel's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Ordered, reliable, high priority: hello, heads, operations, acknowledgements, ping and pong.
    Control = 0,
    /// Ordered, reliable, high: operations of shared documents.
    CodeSync = 1,
    /// Unordered, no retransmission, medium: cursors and selections.
    CursorPos = 2,
    /// Ordered, reliable, high: assistant answers as they are produced.
    AiStream = 3,
    /// Unordered, no retransmission, low: who is writing, who is at their page, who is linked to whom.
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
    Hello(Hello),
    /// What the sender has stored, all of it: after hello, and repeated from time to time.
    Heads(Vec<Head>),
    /// What the sender has stored by now, where that changed.
    Have(Vec<Count>),
    /// Encoded operations, each after those it depends on.
    Operations(Vec<Vec<u8>>),
    /// The newest operations, newest first, to look at until the history has arrived; they are sent again in their turn.
    Recent(Vec<Recent>),
    /// Two operations that prove that their author signed two histories.
    Fork {
        /// One, encoded.
        first: Vec<u8>,
        /// The other.
        second: Vec<u8>,
    },
    /// How far the person at the sender's page has looked, where that changed. Of nothing: see [`PeerMessage::KNOWS_MORE`].
    Read(Vec<Count>),
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
    /// On `presence`: whom the sender is linked to, and how.
    Links(Vec<PeerLink>),
    /// The sender's device puts its page to sleep; its next ping says that it is awake.
    Asleep,
    /// Second on `control`, from both sides: who the sender is, sealed, see [`crate::handshake`].
    Proof(Vec<u8>),
    /// How the sender sees the receiver stand to the room: told to who is not in it, and when that changes. Until then nothing of the
    /// room is said.
    Standing(Standing),
    /// On `presence`: whether the person is at the page; told again and again.
    Presence(Attendance),
    /// On `presence`: the sender is writing there, or has stopped. In private with the receiver, who is named.
    Writing {
        /// Where.
        thread: Thread,
        /// Writing now.
        active: bool,
    },
    /// How far the person has looked at what was said there: for their other devices alone.
    Looked {
        /// Where.
        thread: Thread,
        /// By log.
        counts: Vec<Count>,
    },
    /// How far the person has looked at what was said there, where that is further than [`PeerMessage::Read`] tells. In private with the
    /// receiver, who is named; to the person's other devices with whom it is.
    ReadIn {
        /// Where.
        thread: Thread,
        /// By log.
        counts: Vec<Count>,
    },
    /// Something for others, by the sender, for the receiver to pass on; or something that the sender passes on. On `presence` unless it
    /// is `reliable`. Only to who said [`PeerMessage::KNOWS_STARS`].
    Passed(Passed),
}

/// Begins a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// [`PEER_PROTOCOL`] of the sender.
    pub protocol: u32,
    /// Drawn for this connection.
    pub nonce: [u8; 32],
    /// The longest frame the sender takes from here on, in bytes.
    pub frame_len_max: u32,
}

/// How much the sender has stored of one log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Whose log.
    pub author: PeerId,
    /// In which stream.
    pub stream: Stream,
    /// All operations below this number.
    pub next: u64,
    /// The first 8 bytes of the hash of the last of them; zeros if there is none.
    pub tip: [u8; 8],
    /// The author forked this log, from this number on: nothing from there on counts.
    pub fork: Option<u64>,
}

/// So many operations of one log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Whose log.
    pub author: PeerId,
    /// In which stream.
    pub stream: Stream,
    /// All operations below this number.
    pub next: u64,
}

/// An operation ahead of its turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where the sender shows it: its depth, see `docs/protocol.md`.
    pub depth: u64,
    /// Encoded.
    pub bytes: Vec<u8>,
}

/// Why a peer's message was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Not a message of this protocol.
    #[error("not a message of this protocol")]
    Decode,
    /// A hello of another version.
    #[error("a hello in version {0} of the protocol, this page speaks version {PEER_PROTOCOL}")]
    Version(u32),
    /// Bytes after the message.
    #[error("{0} bytes after the end of a message")]
    Trailing(usize),
}

impl PeerMessage {
    /// Says that the sender knows [`PeerMessage::Presence`] and what comes after it. To older pages it says nothing, and they never say
    /// it themselves.
    pub const KNOWS_MORE: Self = Self::Read(Vec::new());
    /// Says that the sender knows [`PeerMessage::Passed`] and what a star is. To older pages it says nothing, and they never say it
    /// themselves. Passed on, that its author has come and wants to hear again what was said to it.
    pub const KNOWS_STARS: Self = Self::Have(Vec::new());

    /// The one channel that carries this kind of message.
    pub fn channel(&self) -> Channel {
        match self {
            Self::Typing { .. } | Self::Links(_) | Self::Presence(_) | Self::Writing { .. } => {
                Channel::Presence
            }
            Self::Passed(passed) if !passed.reliable => Channel::Presence,
            Self::Passed(_)
            | Self::Hello(_)
            | Self::Proof(_)
            | Self::Standing(_)
            | Self::Heads(_)
            | Self::Have(_)
            | Self::Operations(_)
            | Self::Recent(_)
            | Self::Fork { .. }
            | Self::Read(_)
            | Self::Looked { .. }
            | Self::ReadIn { .. }
            | Self::Ping { .. }
            | Self::Pong { .. }
            | Self::Bye
            | Self::Asleep => Channel::Control,
        }
    }

    /// The message's bytes, without the frame header.
    pub fn encode(&self) -> Vec<u8> {
        match postcard::to_allocvec(self) {
            Ok(bytes) => bytes,
            Err(_) => unreachable!("strings and numbers always encode into a growing buffer"),
        }
    }

    /// Reads a message; nothing may follow it.
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        // A hello begins with its version in every version, and the rest may be different.
        if let Some((&HELLO, rest)) = bytes.split_first()
            && let Ok((version, _)) = postcard::take_from_bytes::<u32>(rest)
            && version != PEER_PROTOCOL
        {
            return Err(WireError::Version(version));
        }
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
    Offer(Description),
    /// A session description that answers.
    Answer(Description),
    /// A candidate as `RTCIceCandidate` gives it.
    Candidate(Candidate),
}

/// A session description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Which offer of its connection: counts up; an answer has that of the offer it answers.
    pub number: u32,
    /// The SDP.
    pub sdp: String,
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
    use crate::{Role, UserId};

    fn main_of(author: u8) -> (PeerId, Stream) {
        (PeerId([author; 32]), Stream::main())
    }

    #[test]
    fn channels_are_pinned() {
        let channels = Channel::ALL.map(|channel| (channel.label(), channel.reliable()));
        let golden = [
            ("control", true),
            ("code-sync", true),
            ("cursor-pos", false),
            ("ai-stream", true),
            ("presence", false),
            ("files", true),
        ];
        assert_eq!(channels, golden);
    }

    #[test]
    fn the_format_is_pinned() {
        let (author, stream) = main_of(0x61);
        let id = "a".repeat(32);
        let head = Head { author, stream: stream.clone(), next: 300, tip: *b"12345678", fork: Some(300) };
        let count = Count { author, stream, next: 2 };
        let link = PeerLink { peer: author, relayed: true, latency_ms: Some(300) };
        let hello = Hello { protocol: 5, nonce: [0x61; 32], frame_len_max: 65_536 };
        let passed = |to, reliable, body: &[u8]| Passed {
            from: author,
            to,
            reliable,
            run: 300,
            number: 2,
            body: body.to_vec(),
            signature: [[0x61; 32]; 2],
        };
        let golden: [(PeerMessage, Vec<u8>); 25] = [
            (PeerMessage::Hello(hello), [b"\x00\x05", id.as_bytes(), b"\x80\x80\x04"].concat()),
            (
                PeerMessage::Heads(vec![head]),
                [b"\x01\x01", id.as_bytes(), b"\x04main\xac\x0212345678\x01\xac\x02"].concat(),
            ),
            (PeerMessage::Have(vec![count.clone()]), [b"\x02\x01", id.as_bytes(), b"\x04main\x02"].concat()),
            (PeerMessage::Operations(vec![b"op".to_vec()]), b"\x03\x01\x02op".to_vec()),
            (
                PeerMessage::Recent(vec![Recent { depth: 128, bytes: b"op".to_vec() }]),
                b"\x04\x01\x80\x01\x02op".to_vec(),
            ),
            (PeerMessage::Fork { first: b"a".to_vec(), second: b"b".to_vec() }, b"\x05\x01a\x01b".to_vec()),
            (PeerMessage::Read(vec![count.clone()]), [b"\x06\x01", id.as_bytes(), b"\x04main\x02"].concat()),
            (PeerMessage::Ping { nonce: 7 }, b"\x07\x07".to_vec()),
            (PeerMessage::Pong { nonce: 7 }, b"\x08\x07".to_vec()),
            (PeerMessage::Bye, b"\x09".to_vec()),
            (PeerMessage::Typing { active: true }, b"\x0a\x01".to_vec()),
            (PeerMessage::Links(vec![link]), [b"\x0b\x01", id.as_bytes(), b"\x01\x01\xac\x02"].concat()),
            (PeerMessage::Asleep, b"\x0c".to_vec()),
            (PeerMessage::Proof(b"p".to_vec()), b"\x0d\x01p".to_vec()),
            (PeerMessage::Standing(Standing::Asks), b"\x0e\x01".to_vec()),
            (PeerMessage::Standing(Standing::In(Role::Owner)), b"\x0e\x00\x03".to_vec()),
            (PeerMessage::Presence(Attendance::Away), b"\x0f\x01".to_vec()),
            (PeerMessage::Writing { thread: Thread::Room, active: true }, b"\x10\x00\x01".to_vec()),
            (
                PeerMessage::Writing { thread: Thread::Private(UserId(author.0)), active: false },
                [b"\x10\x02", id.as_bytes(), b"\x00"].concat(),
            ),
            (
                PeerMessage::Looked { thread: Thread::Room, counts: vec![count.clone()] },
                [b"\x11\x00\x01", id.as_bytes(), b"\x04main\x02"].concat(),
            ),
            (
                PeerMessage::ReadIn { thread: Thread::Room, counts: vec![count] },
                [b"\x12\x00\x01", id.as_bytes(), b"\x04main\x02"].concat(),
            ),
            (PeerMessage::KNOWS_MORE, b"\x06\x00".to_vec()),
            (
                PeerMessage::Passed(passed(None, false, b"\x0f\x01")),
                [b"\x13", id.as_bytes(), b"\x00\x00\xac\x02\x02\x02\x0f\x01", id.as_bytes(), id.as_bytes()]
                    .concat(),
            ),
            (
                PeerMessage::Passed(passed(Some(author), true, b"s")),
                [b"\x13", id.as_bytes(), b"\x01", id.as_bytes(), b"\x01\xac\x02\x02\x01s", &[0x61; 64]]
                    .concat(),
            ),
            (PeerMessage::KNOWS_STARS, b"\x02\x00".to_vec()),
        ];
        for (message, bytes) in golden {
            assert_eq!(message.encode(), bytes, "{message:?}");
            assert_eq!(PeerMessage::decode(&bytes), Ok(message));
        }
    }

    #[test]
    fn what_is_not_a_message_is_refused() {
        assert_eq!(PeerMessage::decode(&[]), Err(WireError::Decode));
        assert_eq!(PeerMessage::decode(&[200]), Err(WireError::Decode));
        assert_eq!(PeerMessage::decode(b"\x00\x03\x03Ada\x01\x80\x80\x04"), Err(WireError::Version(3)));
        assert_eq!(PeerMessage::decode(b"\x00\xac\x02"), Err(WireError::Version(300)));
        assert_eq!(PeerMessage::decode(b"\x09\x00"), Err(WireError::Trailing(1)));
        let bad_stream = [b"\x02\x01", "a".repeat(32).as_bytes(), b"\x04MAIN\x02"].concat();
        assert_eq!(PeerMessage::decode(&bad_stream), Err(WireError::Decode));
        assert_eq!(
            PeerMessage::decode(b"\x03\xff\xff\xff\xff\x0f"),
            Err(WireError::Decode),
            "a length without bytes"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = PeerMessage::decode(&bytes);
            let _ = decode_body::<SignalBody>(&bytes);
            let _ = decode_body::<Profile>(&bytes);
        }

        #[test]
        fn every_message_survives(next: u64, tip: [u8; 8], fork: Option<u64>, operations: Vec<Vec<u8>>) {
            let (author, stream) = main_of(1);
            for message in [
                PeerMessage::Heads(vec![Head { author, stream, next, tip, fork }]),
                PeerMessage::Operations(operations),
            ] {
                prop_assert_eq!(PeerMessage::decode(&message.encode()), Ok(message));
            }
        }
    }
}
