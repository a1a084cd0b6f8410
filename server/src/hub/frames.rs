//! The text of every frame the server sends.
//!
//! Payloads and profiles are copied in as the raw JSON they came as; nothing here reads them.
//! `signaling::ServerMessage` is what a reader makes of these texts, and the tests below
//! hold the two together.

use bytes::Bytes;
use serde_json::value::RawValue;
use signaling::{ErrorCode, IceServer, LeaveReason, Nonce, PROTOCOL_VERSION, PeerKey, RoomId, ServerMessage};

/// What kind of message is relayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relay {
    /// `offer`
    Offer,
    /// `answer`
    Answer,
    /// `ice_candidate`
    IceCandidate,
}

impl Relay {
    fn name(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Answer => "answer",
            Self::IceCandidate => "ice_candidate",
        }
    }
}

/// `challenge`
pub fn challenge(nonce: Nonce) -> Bytes {
    Bytes::from(format!(r#"{{"type":"challenge","version":{PROTOCOL_VERSION},"nonce":"{nonce}"}}"#))
}

/// `peer_joined`
pub fn peer_joined(peer: &PeerKey, profile: &str) -> Bytes {
    Bytes::from(format!(r#"{{"type":"peer_joined","peer":"{peer}","profile":{profile}}}"#))
}

/// `peer_left`
pub fn peer_left(peer: &PeerKey, reason: LeaveReason) -> Bytes {
    let reason = match reason {
        LeaveReason::Left => "left",
        LeaveReason::Lost => "lost",
    };
    Bytes::from(format!(r#"{{"type":"peer_left","peer":"{peer}","reason":"{reason}"}}"#))
}

/// A relayed `offer`, `answer` or `ice_candidate`.
pub fn relayed(kind: Relay, from: &PeerKey, payload: &RawValue) -> Bytes {
    let (name, payload) = (kind.name(), payload.get());
    Bytes::from(format!(r#"{{"type":"{name}","from":"{from}","payload":{payload}}}"#))
}

/// `room_joined`; `ice_servers` is JSON already.
pub fn room_joined<'a>(
    room: &RoomId,
    peers: impl Iterator<Item = (&'a PeerKey, &'a str)> + Clone,
    ice_servers: &str,
) -> Bytes {
    // `"peer":"…43…","profile":` and punctuation are 68 bytes an entry.
    let entries: usize = peers.clone().map(|(_, profile)| profile.len() + 72).sum();
    let mut text = String::with_capacity(entries + ice_servers.len() + 160);
    text.push_str(r#"{"type":"room_joined","room":""#);
    text.push_str(room.as_str());
    text.push_str(r#"","peers":["#);
    for (i, (peer, profile)) in peers.enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push_str(r#"{"peer":""#);
        text.push_str(&peer.to_string());
        text.push_str(r#"","profile":"#);
        text.push_str(profile);
        text.push('}');
    }
    text.push_str(r#"],"ice_servers":"#);
    text.push_str(ice_servers);
    text.push('}');
    Bytes::from(text)
}

/// `error`
pub fn error(code: ErrorCode, message: &str, retry_after: Option<f64>) -> Bytes {
    from_message(&ServerMessage::Error { code, message: message.to_owned(), retry_after })
}

/// `server_closing`
pub fn server_closing(retry_after: f64) -> Bytes {
    from_message(&ServerMessage::ServerClosing { retry_after })
}

/// The `ice_servers` field of `room_joined`.
pub fn ice_servers(servers: &[IceServer]) -> String {
    serde_json::to_string(servers).unwrap_or_else(|_| "[]".to_owned())
}

fn from_message(message: &ServerMessage) -> Bytes {
    // Strings and finite numbers always serialise; an empty object is what remains if they did not.
    Bytes::from(message.to_json().unwrap_or_else(|_| "{}".to_owned()))
}

#[cfg(test)]
mod tests {
    use signaling::PeerEntry;

    use super::*;

    fn read(frame: &Bytes) -> ServerMessage {
        ServerMessage::parse(std::str::from_utf8(frame).unwrap()).unwrap()
    }

    #[test]
    fn a_browser_reads_what_the_server_writes() {
        let peer = PeerKey([3; 32]);
        let profile = "sealed \"profile\"".to_owned();
        let raw = serde_json::to_string(&profile).unwrap();
        let nonce = Nonce([1; 32]);
        assert_eq!(read(&challenge(nonce)), ServerMessage::Challenge { version: PROTOCOL_VERSION, nonce });
        assert_eq!(read(&peer_joined(&peer, &raw)), ServerMessage::PeerJoined { peer, profile: profile.clone() });
        for reason in [LeaveReason::Left, LeaveReason::Lost] {
            assert_eq!(read(&peer_left(&peer, reason)), ServerMessage::PeerLeft { peer, reason });
        }
        let payload = RawValue::from_string(raw.clone()).unwrap();
        for kind in [Relay::Offer, Relay::Answer, Relay::IceCandidate] {
            let payload_read = profile.clone();
            let expected = match kind {
                Relay::Offer => ServerMessage::Offer { from: peer, payload: payload_read },
                Relay::Answer => ServerMessage::Answer { from: peer, payload: payload_read },
                Relay::IceCandidate => ServerMessage::IceCandidate { from: peer, payload: payload_read },
            };
            assert_eq!(read(&relayed(kind, &peer, &payload)), expected);
        }
    }

    #[test]
    fn a_room_of_none_one_and_many_reads_well() {
        let room = RoomId::new("room").unwrap();
        let servers = vec![IceServer { urls: vec!["stun:[::1]:3478".into()], username: None, credential: None }];
        for count in [0_u8, 1, 3] {
            let keys: Vec<_> = (0..count).map(|i| PeerKey([i; 32])).collect();
            let text = room_joined(&room, keys.iter().map(|k| (k, "\"p\"")), &ice_servers(&servers));
            let peers = keys.iter().map(|k| PeerEntry { peer: *k, profile: "p".to_owned() }).collect();
            let expected = ServerMessage::RoomJoined { room: room.clone(), peers, ice_servers: servers.clone() };
            assert_eq!(read(&text), expected);
        }
    }
}
