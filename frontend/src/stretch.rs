//! Turning what was typed, a room's name or a passphrase, into a key without stopping the page.
//!
//! Argon2id takes about a second; a worker does it with a WebAssembly of its own (`stretcher`). Where that is not to be had it runs here,
//! after the page has shown that it works on it.

use app::words::{stretch_refusal, vault_refusal};
use chacha20::ChaCha20Rng;
use i18n::t;
use js_sys::{Promise, Uint8Array};
use room::{Passphrase, RoomAddress, RoomSecret, Stretch, StretchError, VaultKey, WrappedKey};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};
use zeroize::Zeroizing;

use crate::browser;

/// Two frames of a slow screen, in milliseconds.
const PAINT_MS: u32 = 70;
/// What the worker says instead of a key, as in `stretcher/src/exports.rs`.
const OUT_OF_BOUNDS: f64 = 1.0;
const NO_MEMORY: f64 = 2.0;
/// The worker's script, served from `public/`.
const WORKER: &str = "/stretch-worker.js";

/// The secret of a room.
pub async fn secret_of(address: &RoomAddress) -> Result<RoomSecret, String> {
    let sentence = |error: StretchError| t::refusals_room_key(&stretch_refusal(&error));
    let RoomAddress::Open(name) = address else { return RoomSecret::of(address).map_err(sentence) };
    let (stretch, salt) = RoomSecret::STRETCHED_WITH;
    stretched(name.as_bytes(), stretch, salt).await.map(|key| RoomSecret(*key)).map_err(sentence)
}

/// Opens a vault with a passphrase.
pub async fn open(wrapped: &WrappedKey, passphrase: &Passphrase) -> Result<VaultKey, String> {
    let (stretch, salt) = wrapped.stretched_with();
    let wrapping = key_of(passphrase, stretch, &salt).await?;
    wrapped.open(&wrapping).map_err(|e| vault_refusal(&e))
}

/// Seals the key of a vault with a passphrase; with less memory where the device has not enough, for as much work.
pub async fn wrap(
    key: &VaultKey,
    passphrase: &Passphrase,
    rng: &mut ChaCha20Rng,
) -> Result<WrappedKey, String> {
    let salt = WrappedKey::salt(rng);
    let mut last = Err(String::new());
    for stretch in Stretch::LADDER {
        last = key_of(passphrase, stretch, &salt).await;
        if let Ok(wrapping) = &last {
            return Ok(WrappedKey::wrap(key, stretch, salt, wrapping, rng));
        }
    }
    Err(last.err().unwrap_or_default())
}

async fn key_of(
    passphrase: &Passphrase,
    stretch: Stretch,
    salt: &[u8],
) -> Result<Zeroizing<[u8; 32]>, String> {
    let sentence = |error: StretchError| t::refusals_passphrase_key(&stretch_refusal(&error));
    stretched(passphrase.as_bytes(), stretch, salt).await.map_err(sentence)
}

async fn stretched(typed: &[u8], stretch: Stretch, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StretchError> {
    if let Some(key) = in_worker(typed, stretch, salt).await {
        return key;
    }
    paint().await;
    stretch.key(typed, salt)
}

/// Lets the page paint what it is about to wait for.
async fn paint() {
    gloo_timers::future::TimeoutFuture::new(PAINT_MS).await;
}

/// `None` if there is no worker to be had, or it broke down.
async fn in_worker(
    typed: &[u8],
    stretch: Stretch,
    salt: &[u8],
) -> Option<Result<Zeroizing<[u8; 32]>, StretchError>> {
    let page = browser::window()?.document()?.get_element_by_id("hydration")?;
    let wasm = page.get_attribute("data-stretcher")?;
    let integrity = page.get_attribute("data-stretcher-integrity").unwrap_or_default();
    let worker = Worker::new(WORKER).ok()?;
    let mut handlers = Vec::new();
    let answer = Promise::new(&mut |resolve, reject| {
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // A resolve function cannot throw; the same for reject below.
            let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
        });
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
            let _ = reject.call0(&JsValue::UNDEFINED);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        handlers = vec![on_message, on_error];
    });
    let Stretch { memory_kib, passes, lanes } = stretch;
    let typed = Uint8Array::from(typed);
    let job = browser::object(&[
        ("wasm", wasm.into()),
        ("integrity", integrity.into()),
        ("typed", typed.clone().into()),
        ("salt", Uint8Array::from(salt).into()),
        ("memoryKib", memory_kib.into()),
        ("passes", passes.into()),
        ("lanes", lanes.into()),
    ]);
    let answer = match worker.post_message(&job) {
        Ok(()) => JsFuture::from(answer).await.ok(),
        Err(_) => None,
    };
    typed.fill(0, 0, typed.length());
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.terminate();
    drop(handlers);
    let answer = answer?;
    match answer.as_f64() {
        Some(OUT_OF_BOUNDS) => return Some(Err(StretchError::OutOfBounds)),
        Some(NO_MEMORY) => return Some(Err(StretchError::NoMemory { memory_kib })),
        // What it has no word for is tried here, where the error has one.
        Some(_) => return None,
        None => {}
    }
    let bytes: Uint8Array = answer.dyn_into().ok()?;
    let mut key = Zeroizing::new([0; 32]);
    if bytes.length() != 32 {
        return None;
    }
    bytes.copy_to(&mut *key);
    bytes.fill(0, 0, 32);
    Some(Ok(key))
}
