//! Seats: each tab of one browser in one room is a peer of its own.
//!
//! A tab takes the lowest seat that no other tab holds, by a Web Lock named after the room and the seat; the browser
//! frees it when the tab closes or crashes. Without Web Locks (pages that are not a secure context) the seat is random.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{browser, identity};

/// Tabs of one browser in one room; more take random seats.
const SEATS_MAX: u32 = 64;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Promise;
}

/// A seat that is ours until this is dropped.
pub struct Seat {
    /// Its number.
    pub number: u32,
    /// Resolves the promise that holds the lock.
    release: Option<Function>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // A resolve function cannot throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Takes the lowest free seat of the room.
pub async fn take(room_id: &str) -> Seat {
    let locks = browser::window().and_then(|w| browser::property(&w.navigator(), "locks"));
    if let Some(locks) = locks {
        let locks: LockManager = locks.unchecked_into();
        for number in 0..SEATS_MAX {
            if let Some(release) = hold(&locks, &format!("tincan seat {number} {room_id}")).await {
                return Seat { number, release: Some(release) };
            }
        }
    }
    let bytes = identity::random_bytes().unwrap_or_default();
    let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    Seat { number: number.max(SEATS_MAX), release: None }
}

/// Takes a lock if it is free; calling what comes back frees it.
async fn hold(locks: &LockManager, name: &str) -> Option<Function> {
    let release = Rc::new(RefCell::new(None));
    let held = Rc::clone(&release);
    let answered = Promise::new(&mut |answer, _| {
        let held = Rc::clone(&held);
        let callback = Closure::once_into_js(move |lock: JsValue| {
            let until_released = (!lock.is_null()).then(|| {
                Promise::new(&mut |resolve, _| {
                    held.replace(Some(resolve));
                })
            });
            // A resolve function cannot throw.
            let _ = answer.call0(&JsValue::UNDEFINED);
            until_released
        });
        let options = browser::object(&[("ifAvailable", JsValue::TRUE)]);
        // The promise settles when the lock is freed; nobody waits for that.
        let _ = locks.request(name, &options, callback.unchecked_ref());
    });
    JsFuture::from(answered).await.ok()?;
    release.take()
}
