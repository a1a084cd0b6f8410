//! The hub without a socket.

use ed25519_dalek::{Signer, SigningKey};

use super::*;
use crate::outbox::Closing;

struct Client {
    seat: Seat,
    key: SigningKey,
}

impl Client {
    fn connect(hub: &Hub, n: u8) -> Self {
        let mut client =
            Self { seat: hub.connect(Nonce([n; 32]), None).unwrap(), key: SigningKey::from_bytes(&[n; 32]) };
        assert!(matches!(client.next(), ServerMessage::Challenge { version: PROTOCOL_VERSION, .. }));
        client
    }

    fn joined(hub: &Hub, n: u8, room: &str) -> Self {
        let mut client = Self::connect(hub, n);
        client.join(room);
        assert!(matches!(client.next(), ServerMessage::RoomJoined { .. }));
        client
    }

    fn id(&self) -> PeerKey {
        PeerKey(self.key.verifying_key().to_bytes())
    }

    fn proof(&self, room: &str) -> String {
        let proof = join_proof(&self.seat.nonce, &RoomId::new(room).unwrap());
        data_encoding::BASE64URL_NOPAD.encode(&self.key.sign(&proof).to_bytes())
    }

    fn join(&mut self, room: &str) {
        let signature = self.proof(room);
        self.join_with(room, signature);
    }

    fn join_with(&mut self, room: &str, signature: String) {
        let room = RoomId::new(room).unwrap();
        let profile = format!("profile {}", self.id());
        self.say(&ClientMessage::JoinRoom { room, peer: self.id(), signature, profile });
    }

    fn say(&mut self, message: &ClientMessage) {
        self.seat.receive(&message.to_json().unwrap(), &|_| Vec::new(), &|| Ok(()));
    }

    fn drain(&mut self) -> (Vec<ServerMessage>, Option<Closing>) {
        let (messages, closing) = self.seat.outbox().take();
        (messages.iter().map(|m| ServerMessage::parse(m).unwrap()).collect(), closing)
    }

    fn next(&mut self) -> ServerMessage {
        let (mut messages, _) = self.drain();
        assert_eq!(messages.len(), 1, "{messages:?}");
        messages.remove(0)
    }

    fn error(&mut self) -> ErrorCode {
        match self.next() {
            ServerMessage::Error { code, .. } => code,
            other => panic!("no error: {other:?}"),
        }
    }
}

fn hub() -> Hub {
    Hub::new(HubLimits { connections_max: 10, room_peers_max: 3 })
}

#[test]
fn a_newcomer_learns_who_is_there_and_they_of_it() {
    let hub = hub();
    let mut ada = Client::joined(&hub, 9, "room");
    let mut bo = Client::joined(&hub, 1, "room");
    let mut cy = Client::connect(&hub, 5);
    cy.join("room");
    let ServerMessage::RoomJoined { peers, .. } = cy.next() else { panic!("not joined") };
    assert_eq!(peers.iter().map(|p| p.peer).collect::<Vec<_>>(), [ada.id(), bo.id()], "in order of joining");
    assert_eq!(peers[0].profile, format!("profile {}", ada.id()));
    assert!(matches!(ada.drain().0.last(), Some(ServerMessage::PeerJoined { peer, .. }) if *peer == cy.id()));
    assert_eq!(
        bo.next(),
        ServerMessage::PeerJoined { peer: cy.id(), profile: format!("profile {}", cy.id()) }
    );
}

#[test]
fn payloads_pass_exactly_as_they_came() {
    let hub = hub();
    let mut ada = Client::joined(&hub, 1, "room");
    let bo = Client::joined(&hub, 2, "room");
    ada.drain();
    let raw = r#"{ "any": ["json", 1.50, "\u0041"] }"#;
    ada.seat.receive(
        &format!(r#"{{"type":"offer","to":"{}","payload":{raw}}}"#, bo.id()),
        &|_| Vec::new(),
        &|| Ok(()),
    );
    let (messages, _) = bo.seat.outbox().take();
    assert_eq!(messages, [format!(r#"{{"type":"offer","from":"{}","payload":{raw}}}"#, ada.id())]);
}

#[test]
fn only_the_owner_of_a_key_takes_its_seat() {
    let hub = hub();
    let mut ada = Client::joined(&hub, 1, "room");
    let mut bo = Client::joined(&hub, 2, "room");
    ada.drain();
    let mut thief = Client::connect(&hub, 3);
    thief.key = ada.key.clone();
    let of_another_challenge = ada.proof("room");
    thief.join_with("room", of_another_challenge);
    assert_eq!(thief.error(), ErrorCode::BadProof, "a recorded proof");
    let of_another_room = thief.proof("other");
    thief.join_with("room", of_another_room);
    assert_eq!(thief.error(), ErrorCode::BadProof, "a proof for another room");
    thief.join_with("room", String::new());
    assert_eq!(thief.error(), ErrorCode::BadProof, "no proof");
    assert_eq!((ada.drain(), bo.drain()), ((vec![], None), (vec![], None)), "nobody else noticed");

    let mut again = thief;
    again.join("room");
    assert!(matches!(again.next(), ServerMessage::RoomJoined { peers, .. } if peers.len() == 1));
    let (told, closing) = ada.drain();
    assert!(matches!(told[..], [ServerMessage::Error { code: ErrorCode::SeatTaken, .. }]));
    assert_eq!(closing.map(|c| c.code), Some(close::SEAT_TAKEN));
    assert!(matches!(bo.next(), ServerMessage::PeerJoined { .. }));

    ada.say(&ClientMessage::Offer { to: bo.id(), payload: "stale".to_owned() });
    drop(ada);
    assert!(bo.drain().0.is_empty(), "the old connection speaks for nobody and its end is no leaving");
    assert_eq!(hub.rooms(), 1);
}

#[test]
fn leaving_and_losing_are_told_apart() {
    let hub = hub();
    let mut ada = Client::joined(&hub, 1, "room");
    let mut bo = Client::joined(&hub, 2, "room");
    let cy = Client::joined(&hub, 3, "room");
    ada.drain();
    bo.say(&ClientMessage::LeaveRoom);
    assert_eq!(
        ada.drain().0.pop(),
        Some(ServerMessage::PeerLeft { peer: bo.id(), reason: LeaveReason::Left })
    );
    bo.say(&ClientMessage::LeaveRoom);
    assert!(matches!(bo.drain().0.pop(), Some(ServerMessage::Error { code: ErrorCode::NotJoined, .. })));
    bo.join("other");
    assert!(matches!(bo.next(), ServerMessage::RoomJoined { .. }), "a connection may go elsewhere");
    let id = cy.id();
    drop(cy);
    assert_eq!(ada.next(), ServerMessage::PeerLeft { peer: id, reason: LeaveReason::Lost });
    drop((ada, bo));
    assert_eq!((hub.rooms(), hub.connections()), (0, 0));
}

#[test]
fn bounds_hold_and_disturb_nobody() {
    let hub = hub();
    let mut members: Vec<_> = (1..=3).map(|n| Client::joined(&hub, n, "room")).collect();
    let mut fourth = Client::connect(&hub, 4);
    fourth.join("room");
    let ServerMessage::Error { code, retry_after, .. } = fourth.next() else { panic!("let in") };
    assert_eq!((code, retry_after), (ErrorCode::RoomFull, Some(ROOM_FULL_RETRY_S)));
    for member in &mut members {
        assert!(member.drain().0.iter().all(|m| matches!(m, ServerMessage::PeerJoined { .. })));
    }
    fourth.join("elsewhere");
    assert!(matches!(fourth.next(), ServerMessage::RoomJoined { .. }));
    fourth.join("elsewhere");
    assert_eq!(fourth.error(), ErrorCode::AlreadyJoined);
    let _seats: Vec<_> = (5..=10).map(|n| Client::connect(&hub, n)).collect();
    assert!(hub.connect(Nonce([0; 32]), None).is_none(), "the server is full");
    assert_eq!(hub.connections(), 10);
}

#[test]
fn rooms_are_worlds_of_their_own() {
    let hub = hub();
    let mut ada = Client::joined(&hub, 1, "one");
    let mut bo = Client::joined(&hub, 2, "two");
    assert!(ada.drain().0.is_empty());
    ada.say(&ClientMessage::Offer { to: bo.id(), payload: "x".to_owned() });
    assert_eq!(ada.error(), ErrorCode::UnknownPeer);
    assert!(bo.drain().0.is_empty());
}

#[test]
fn nothing_passes_before_joining() {
    let hub = hub();
    let bo = Client::joined(&hub, 2, "room");
    let mut ada = Client::connect(&hub, 1);
    ada.say(&ClientMessage::Offer { to: bo.id(), payload: "x".to_owned() });
    assert_eq!(ada.error(), ErrorCode::NotJoined);
}

#[test]
fn a_peer_id_must_be_a_key() {
    let mut ada = Client::connect(&hub(), 1);
    let room = RoomId::new("room").unwrap();
    // No point on the curve has this y.
    let mut no_key = [0; 32];
    no_key[0] = 2;
    let peer = PeerKey(no_key);
    ada.say(&ClientMessage::JoinRoom { room, peer, signature: String::new(), profile: String::new() });
    assert_eq!(ada.error(), ErrorCode::BadPeerId);
}
