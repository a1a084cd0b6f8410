//! One room: who sits in it.
//!
//! Knows members and their queues, not rooms beside it. Every method is short, because it
//! runs under the lock of the shard the room lives in. Tested through `hub`.

use std::sync::Arc;

use bytes::Bytes;
use signaling::PeerKey;

use super::ConnectionId;
use super::outbox::Outbox;

/// A peer in a room.
#[derive(Debug)]
pub struct Member {
    /// Who.
    pub peer: PeerKey,
    /// The connection that holds the seat now.
    pub connection: ConnectionId,
    /// Where its frames go.
    pub outbox: Arc<Outbox>,
    /// Its sealed profile, raw JSON.
    pub profile: Box<str>,
}

/// The members, in order of joining.
#[derive(Debug, Default)]
pub struct Room {
    members: Vec<Member>,
}

impl Room {
    /// The member with this id.
    pub fn member(&self, peer: &PeerKey) -> Option<&Member> {
        self.members.iter().find(|m| m.peer == *peer)
    }

    /// True if `connection` holds the seat of `peer`.
    pub fn holds(&self, peer: &PeerKey, connection: ConnectionId) -> bool {
        self.member(peer).is_some_and(|m| m.connection == connection)
    }

    /// Seats a member; returns the queue of the connection that held the seat before, if any.
    pub fn seat(&mut self, member: Member) -> Option<Arc<Outbox>> {
        match self.members.iter_mut().find(|m| m.peer == member.peer) {
            Some(seat) => Some(std::mem::replace(seat, member).outbox),
            None => {
                // Rooms are small and many; doubling would waste half of them.
                self.members.reserve_exact(1 + self.members.len() / 4);
                self.members.push(member);
                None
            }
        }
    }

    /// Takes a member out if `connection` still holds its seat.
    pub fn unseat(&mut self, peer: &PeerKey, connection: ConnectionId) -> bool {
        let seat = self.members.iter().position(|m| m.peer == *peer && m.connection == connection);
        seat.map(|i| self.members.remove(i)).is_some()
    }

    /// Queues a frame for everybody but `except`.
    pub fn broadcast(&self, frame: &Bytes, except: &PeerKey) {
        for member in self.members.iter().filter(|m| m.peer != *except) {
            member.outbox.push(frame.clone());
        }
    }

    /// Everybody but `except` with their profiles.
    pub fn others<'a>(&'a self, except: &'a PeerKey) -> impl Iterator<Item = (&'a PeerKey, &'a str)> + Clone {
        self.members.iter().filter(move |m| m.peer != *except).map(|m| (&m.peer, &*m.profile))
    }

    /// How many are in.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// True when the room can go.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}
