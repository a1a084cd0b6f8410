//! Seats: each tab of one browser in one room is a peer of its own.
//!
//! A tab takes the lowest seat that no other tab holds, by a Web Lock named after the room and the seat; the browser
//! frees it when the tab closes or crashes. Without Web Locks (pages that are not a secure context) the seat is random.

use crate::identity;
use crate::locks::{self, Ask, Lock};

/// Tabs of one browser in one room; more take random seats.
const SEATS_MAX: u32 = 64;

/// A turn for a room that this device enters for the first time, or again after it was forgotten: see [`room::StoredRoomEntry::turn`]. The
/// lowest bits are the seat's.
pub fn fresh_turn() -> u32 {
    let bytes = identity::random_bytes().unwrap_or_default();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) & !(SEATS_MAX - 1)
}

/// A seat that is ours until this is dropped.
pub struct Seat {
    /// Its number.
    pub number: u32,
    _lock: Option<Lock>,
}

impl Seat {
    /// Takes the lowest free seat of the room.
    pub async fn take_lowest(room_id: String) -> Self {
        for number in 0..SEATS_MAX {
            if !locks::are_there() {
                break;
            }
            if let Some(seat) = Self::take(&room_id, number).await {
                return seat;
            }
        }
        let bytes = identity::random_bytes().unwrap_or_default();
        let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        Self { number: number.max(SEATS_MAX), _lock: None }
    }

    /// Takes the first seat of the room, unless another tab has it. Without Web Locks nobody knows, and it is not to be had.
    pub async fn take_first(room_id: String) -> Option<Self> {
        Self::take(&room_id, 0).await
    }

    async fn take(room_id: &str, number: u32) -> Option<Self> {
        let lock = locks::take(&format!("tincan seat {number} {room_id}"), Ask::IfFree, || {}).await;
        lock.map(|lock| Self { number, _lock: Some(lock) })
    }
}
