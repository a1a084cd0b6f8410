//! Who is in which room, and what is passed on: the signaling hub, without a socket.
//!
//! A connection is a [`Seat`]; give it frames with [`Seat::receive`], send what its [`Outbox`] holds, drop it when the
//! socket ends. Payloads are passed on as the raw JSON they came as; the hub can read none of them. The protocol is in
//! `docs/protocol.md`, "Signaling". Rate, size and time limits belong to [`crate::socket`].

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::ws::Utf8Bytes;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::value::RawValue;
use signaling::{
    ClientMessage, ErrorCode, IceServer, LeaveReason, Nonce, PROTOCOL_VERSION, PeerEntry, PeerKey, RoomId,
    ServerMessage, join_proof, parse_client,
};

use crate::outbox::{Outbox, close, frame};

/// Seconds after which a full room may have a place.
const ROOM_FULL_RETRY_S: f64 = 30.0;

/// What the hub keeps to.
#[derive(Clone, Copy, Debug)]
pub struct HubLimits {
    /// Connections at once.
    pub connections_max: usize,
    /// Peers in one room.
    pub room_peers_max: usize,
}

/// All rooms of this process. Clones share them.
#[derive(Clone)]
pub struct Hub(Arc<Shared>);

struct Shared {
    limits: HubLimits,
    /// One lock for all rooms: what is done under it is a lookup and a few queue pushes. Proofs are checked outside.
    rooms: Mutex<BTreeMap<RoomId, Room>>,
    connections: AtomicUsize,
    joins: AtomicUsize,
}

#[derive(Default)]
struct Room {
    peers: BTreeMap<PeerKey, Member>,
}

struct Member {
    outbox: Arc<Outbox>,
    profile: Box<RawValue>,
    /// Which join this is: orders the list, and tells a taken-over seat from its successor.
    join: usize,
}

/// One connection's place at the hub; dropping it leaves.
pub struct Seat {
    hub: Hub,
    outbox: Arc<Outbox>,
    nonce: Nonce,
    /// The room, the peer and which join it was.
    place: Option<(RoomId, PeerKey, usize)>,
}

impl Hub {
    /// A hub without rooms.
    pub fn new(limits: HubLimits) -> Self {
        let rooms = Mutex::default();
        Self(Arc::new(Shared { limits, rooms, connections: AtomicUsize::new(0), joins: AtomicUsize::new(0) }))
    }

    /// A new connection, challenged with `nonce`, which must be fresh and random, and told which version of the page there is. `None`
    /// when the server is full.
    pub fn connect(&self, nonce: Nonce, site: Option<String>) -> Option<Seat> {
        let before = self.0.connections.fetch_add(1, Ordering::Relaxed);
        let seat = Seat { hub: self.clone(), outbox: Arc::default(), nonce, place: None };
        if before >= self.0.limits.connections_max {
            return None;
        }
        seat.outbox.say(&ServerMessage::<String>::Challenge { version: PROTOCOL_VERSION, nonce, site });
        Some(seat)
    }

    /// Connections now.
    pub fn connections(&self) -> usize {
        self.0.connections.load(Ordering::Relaxed)
    }

    /// Rooms now.
    pub fn rooms(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<RoomId, Room>> {
        // Rooms are whole between any two statements below, so a panic elsewhere cannot have broken them.
        self.0.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Room {
    fn tell_others(&self, peer: &PeerKey, text: &Utf8Bytes) {
        for member in self.peers.iter().filter(|(id, _)| *id != peer).map(|(_, member)| member) {
            member.outbox.push(text.clone());
        }
    }
}

impl Seat {
    /// What is to be sent to this connection.
    pub fn outbox(&self) -> &Arc<Outbox> {
        &self.outbox
    }

    /// Whether a room was joined.
    pub fn joined(&self) -> bool {
        self.place.is_some()
    }

    /// Who joined here.
    pub fn peer(&self) -> Option<PeerKey> {
        self.place.as_ref().map(|(_, peer, _)| *peer)
    }

    /// Handles one text frame. Answers and refusals go to the outboxes. `ice_servers` makes the list for who joins; `may_join` says
    /// in how many seconds if not now.
    pub fn receive(
        &mut self,
        text: &str,
        ice_servers: &dyn Fn(PeerKey) -> Vec<IceServer>,
        may_join: &dyn Fn() -> Result<(), f64>,
    ) {
        match parse_client(text) {
            Err(error) => self.outbox.refuse(error.code(), &error.to_string(), None),
            Ok(ClientMessage::JoinRoom { room, peer, signature, profile }) => match may_join() {
                Ok(()) => self.join(room, peer, &signature, profile, ice_servers),
                Err(retry_after) => {
                    let sentence = "too many joins from this address";
                    self.outbox.refuse(ErrorCode::RateLimited, sentence, Some(retry_after));
                    self.outbox.close(close::TRY_AGAIN, "too many joins");
                }
            },
            Ok(ClientMessage::Ping) => self.outbox.say(&ServerMessage::<String>::Pong),
            Ok(ClientMessage::LeaveRoom) => {
                if !self.leave(LeaveReason::Left) {
                    self.refuse_outside();
                }
            }
            Ok(ClientMessage::Offer { to, payload }) => self.relay("offer", to, payload),
            Ok(ClientMessage::Answer { to, payload }) => self.relay("answer", to, payload),
            Ok(ClientMessage::IceCandidate { to, payload }) => self.relay("ice_candidate", to, payload),
        }
    }

    fn refuse_outside(&self) {
        self.outbox.refuse(ErrorCode::NotJoined, "join a room first", None);
    }

    fn join(
        &mut self,
        room: RoomId,
        peer: PeerKey,
        signature: &str,
        profile: &RawValue,
        ice_servers: &dyn Fn(PeerKey) -> Vec<IceServer>,
    ) {
        if self.place.is_some() {
            return self.outbox.refuse(
                ErrorCode::AlreadyJoined,
                "leave the room of this connection first",
                None,
            );
        }
        let Ok(key) = VerifyingKey::from_bytes(&peer.0) else {
            return self.outbox.refuse(ErrorCode::BadPeerId, "the peer id is no Ed25519 public key", None);
        };
        if !proven(&key, &join_proof(&self.nonce, &room), signature) {
            let sentence = "the signature is not this peer's over this connection's challenge and this room";
            return self.outbox.refuse(ErrorCode::BadProof, sentence, None);
        }
        let joined = ServerMessage::PeerJoined { peer, profile };
        let Some(joined) = frame(&joined) else { return };
        let join = self.hub.0.joins.fetch_add(1, Ordering::Relaxed);
        let ice_servers = ice_servers(peer);

        let mut rooms = self.hub.lock();
        let there = rooms.get(&room).map_or(0, |r| r.peers.len());
        let taken_over = rooms.get(&room).is_some_and(|r| r.peers.contains_key(&peer));
        let max = self.hub.0.limits.room_peers_max;
        if there >= max && !taken_over {
            drop(rooms);
            let sentence = format!("the room has its {max} peers");
            return self.outbox.refuse(ErrorCode::RoomFull, &sentence, Some(ROOM_FULL_RETRY_S));
        }
        let entry = rooms.entry(room.clone()).or_default();
        let member = Member { outbox: Arc::clone(&self.outbox), profile: profile.to_owned(), join };
        if let Some(old) = entry.peers.insert(peer, member) {
            let sentence = "this peer joined on another connection";
            old.outbox.end(ErrorCode::SeatTaken, sentence, close::SEAT_TAKEN, "seat taken");
        }
        let mut others: Vec<_> = entry.peers.iter().filter(|(id, _)| **id != peer).collect();
        others.sort_by_key(|(_, member)| member.join);
        let peers =
            others.iter().map(|(id, member)| PeerEntry { peer: **id, profile: &*member.profile }).collect();
        self.outbox.say(&ServerMessage::RoomJoined { room: room.clone(), peers, ice_servers });
        entry.tell_others(&peer, &joined);
        drop(rooms);
        self.place = Some((room, peer, join));
    }

    /// Answers whether there was a room to leave.
    fn leave(&mut self, reason: LeaveReason) -> bool {
        let Some((room, peer, join)) = self.place.take() else { return false };
        let left = frame(&ServerMessage::<String>::PeerLeft { peer, reason });
        let mut rooms = self.hub.lock();
        let Some(entry) = rooms.get_mut(&room) else { return true };
        // After a take-over the place belongs to the successor.
        if entry.peers.get(&peer).is_some_and(|member| member.join == join) {
            entry.peers.remove(&peer);
            if let Some(left) = left {
                entry.tell_others(&peer, &left);
            }
        }
        if entry.peers.is_empty() {
            rooms.remove(&room);
        }
        true
    }

    fn relay(&self, kind: &str, to: PeerKey, payload: &RawValue) {
        let Some((room, from, join)) = &self.place else { return self.refuse_outside() };
        let text = format!(r#"{{"type":"{kind}","from":"{from}","payload":{}}}"#, payload.get());
        let rooms = self.hub.lock();
        let peers = rooms.get(room).map(|r| &r.peers);
        // A connection whose seat was taken speaks for nobody.
        let ours = peers.and_then(|p| p.get(from)).is_some_and(|member| member.join == *join);
        match peers.and_then(|p| p.get(&to)).filter(|_| ours) {
            Some(member) => member.outbox.push(text.into()),
            None => {
                drop(rooms);
                self.outbox.refuse(ErrorCode::UnknownPeer, "this peer is not in the room", None);
            }
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.leave(LeaveReason::Lost);
        self.hub.0.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

fn proven(key: &VerifyingKey, message: &[u8], signature: &str) -> bool {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(signature.as_bytes()).ok();
    let signature = bytes.and_then(|b| Signature::from_slice(&b).ok());
    signature.is_some_and(|s| key.verify_strict(message, &s).is_ok())
}

#[cfg(test)]
mod tests;
