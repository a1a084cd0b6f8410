//! Seats: each tab of one browser in one room is a peer of its own.
//!
//! A tab takes the lowest seat that no other tab holds, by a Web Lock named after the room and the seat; the browser
//! frees it when the tab closes or crashes. Without Web Locks (pages that are not a secure context) the seat is random.

use crate::identity;
use crate::locks::{self, Ask, Lock};

/// Tabs of one browser in one room; more take random seats.
const SEATS_MAX: u32 = 64;

/// A seat that is ours until this is dropped.
pub struct Seat {
    /// Its number.
    pub number: u32,
    _lock: Option<Lock>,
}

/// Takes the lowest free seat of the room.
pub async fn take(room_id: &str) -> Seat {
    for number in 0..SEATS_MAX {
        if !locks::are_there() {
            break;
        }
        let lock = locks::take(&format!("tincan seat {number} {room_id}"), Ask::IfFree, || {}).await;
        if lock.is_some() {
            return Seat { number, _lock: lock };
        }
    }
    let bytes = identity::random_bytes().unwrap_or_default();
    let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    Seat { number: number.max(SEATS_MAX), _lock: None }
}
