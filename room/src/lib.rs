//! The core of Tincan, sans-IO: what one page does in one room, decided without a socket, a clock, a store or a random source.
//!
//! Give an [`Engine`] one [`Input`] at a time and drain its [`Output`]s; drivers in `frontend` act on them. Time is
//! handed in as [`Millis`], randomness as a seeded generator, so that many peers run in one deterministic test
//! (`tests/sim.rs`). The bytes on the wire are described in `docs/protocol.md`.

mod allowance;
mod archive;
mod backoff;
mod certificate;
mod channels;
mod chat;
mod clock;
mod code;
mod commands;
mod contacts;
mod content;
mod details;
mod device;
mod diagnostics;
mod engine;
mod epochs;
mod fault;
mod fingerprints;
mod founder;
mod frame;
mod handshake;
mod hushed;
mod id;
mod identity;
mod keys;
mod ledger;
mod link;
mod members;
mod mentions;
mod names;
mod network;
mod notes;
mod operation;
mod outbox;
mod pace;
mod passed;
mod picture;
mod polls;
mod presence;
mod private;
mod receipts;
mod replica;
mod roster;
mod safety;
mod seal;
mod signal;
mod sorting;
mod storage;
mod stream;
mod stretch;
mod sync;
mod tail;
mod target;
#[cfg(feature = "testing")]
pub mod testing;
mod thread;
mod time;
mod topology;
mod vault;
mod view;
mod wire;

pub use archive::{Archive, ArchiveError};
pub use certificate::{Certificate, CertificateRefused};
pub use channels::{CHANNEL_TITLE_CHARS_MAX, CHANNELS_MAX, PURPOSE_CHARS_MAX};
pub use clock::{Causality, VectorClock};
pub use code::{AddressError, ROOM_NAME_CHARS_MAX, RoomAddress};
pub use contacts::{CONTACTS_MAX, Contact, likeness, too_many};
pub use content::{Change, ChannelChange, CommandId, CommandRefused, Content, TEXT_LEN_MAX, TITLE_CHARS_MAX};
pub use details::{Arrival, Holder, MessageDetails, Reach, VERSIONS_MAX, Version};
pub use device::{BoxPurpose, DeviceBox, DeviceId, DeviceSecret};
pub use diagnostics::{
    Compared, Diagnostics, Event, LinkReport, LogReport, OutboxReport, StoreReport, Synced,
};
pub use engine::{Command, Config, Engine, Input, Opening, Output, RelayKind, SignalInput, SignalOutput};
pub use epochs::{Epoch, EpochName};
#[cfg(feature = "faults")]
pub use fault::{Fault, break_rule};
pub use fingerprints::Fingerprints;
pub use founder::{FounderSecret, Founding};
pub use frame::{FRAME_LEN_FIRST, FRAME_LEN_MAX, FrameError, MESSAGE_LEN_MAX, Reassembly, cut};
pub use handshake::{Handshake, HandshakeRefused, Proven};
pub use hushed::Hushed;
pub use id::{PeerId, UserId};
pub use identity::{DeviceSeed, PeerSecret, UserSecret};
pub use keys::{RoomKeys, RoomSecret};
pub use link::{LinkCommand, LinkEvent, LinkStatus, Outbound, Overflow};
pub use members::{History, Role, Standing};
pub use mentions::mentions;
pub use names::{NAME_CHARS_MAX, NameRefused, clean_name};
pub use network::{CandidateKind, LinkDetails, PeerLink, RelayPolicy, Route, Transport};
pub use notes::{NewestMessage, NotesChange, NotifyLevel, RoomNotes, RoomPlace};
pub use operation::{
    Draft, LogId, OPERATION_LEN_MAX, Operation, OperationRefused, SEEN_MAX, SealedOtherwise,
};
pub use passed::Passed;
pub use picture::{OwnPicture, PICTURE_LEN_MAX, PICTURE_SIDE, PictureKind};
pub use polls::*;
pub use presence::{Attendance, Presence, Privacy};
pub use replica::{LOGS_MAX, Rejected, STREAMS_MAX};
pub use safety::{SafetyCode, Scanned, safety_text};
pub use seal::{OpenError, Purpose, open, seal};
pub use sorting::{SmallSort, map_of, set_of};
pub use storage::*;
pub use stream::{BadStream, STREAM_LEN_MAX, Stream};
pub use stretch::{Stretch, StretchError};
pub use tail::{decode_tail, encode_tail};
pub use target::Target;
pub use thread::{ChannelId, Thread};
pub use time::Millis;
pub use topology::Topology;
pub use vault::{
    PASSPHRASE_CHARS_MIN, Passphrase, PassphraseRefused, RecordKey, RecordRefused, Value, VaultKey,
    WrappedKey, WrappedRefused,
};
pub use view::*;
pub use wire::{
    Candidate, Channel, Count, Description, Head, Hello, PEER_PROTOCOL, PeerMessage, Profile, Recent,
    SignalBody, SignalContent, WireError,
};
