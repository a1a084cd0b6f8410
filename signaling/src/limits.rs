//! Numbers both ends agree on.

/// Version of the signaling protocol, sent in `challenge`.
pub const PROTOCOL_VERSION: u32 = 1;

/// Longest WebSocket frame either side sends, in bytes. An SDP with six channels seals to
/// about 2 KiB; 64 KiB leaves room for media sections and long candidate lists.
pub const FRAME_LEN_MAX: usize = 64 * 1024;

/// Longest room id, in characters of `[A-Za-z0-9_-]`.
pub const ROOM_ID_LEN_MAX: usize = 64;

/// Most peers the server keeps in one room. A full mesh is used to 20, trees above.
pub const ROOM_PEERS_MAX: usize = 256;

/// Longest sealed profile, in bytes of JSON. `room_joined` of a full room carries
/// 256 of them, so it is the one message that may be longer than [`FRAME_LEN_MAX`].
pub const PROFILE_LEN_MAX: usize = 4 * 1024;

/// Messages a connection may send in a row before it is slowed down.
pub const RATE_BURST: u32 = 200;

/// Messages a second a connection may send in the long run.
pub const RATE_PER_SECOND: u32 = 50;

/// A connection not heard of for this long is dead, in milliseconds.
pub const DEAD_AFTER_MS: u64 = 15_000;

/// The server pings a connection that has been silent for this long, in milliseconds:
/// two chances to answer before [`DEAD_AFTER_MS`].
pub const PING_AFTER_MS: u64 = 5_000;

/// A connection must have joined a room this long after it opened, in milliseconds.
pub const JOIN_TIMEOUT_MS: u64 = 15_000;
