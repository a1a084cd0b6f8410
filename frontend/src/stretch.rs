//! Turning what was typed, a room's name or a passphrase, into a key without stopping the page.
//!
//! Argon2id takes about a second; a worker loads the same WebAssembly and does it there. Where workers are not to be had
//! it runs here, after the page has shown that it works on it.

use chacha20::ChaCha20Rng;
use js_sys::{Array, Promise, Uint8Array};
use room::{Passphrase, RoomAddress, RoomSecret, Stretch, VaultKey, WrappedKey};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, MessageEvent, Worker};
use zeroize::Zeroizing;

use crate::browser;

/// Two frames of a slow screen, in milliseconds.
const PAINT_MS: u32 = 70;
/// The worker's script, served from `public/`.
const WORKER: &str = "/stretch-worker.js";

/// Called by the worker: the secret of an open room as 32 bytes. `name` is what stands after `name:` in the link, decoded.
///
/// # Errors
/// A sentence, when the name is no room name or the device lacks memory.
#[wasm_bindgen]
pub fn stretch(fragment: &str) -> Result<Vec<u8>, JsError> {
    let address = RoomAddress::from_fragment(fragment)?;
    Ok(RoomSecret::of(&address)?.0.to_vec())
}

/// Called by the worker: the key that Argon2id makes of a passphrase, given as UTF-8.
///
/// # Errors
/// A sentence, when the device lacks memory or the costs are out of bounds.
#[wasm_bindgen]
pub fn stretch_passphrase(
    passphrase: &[u8],
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
) -> Result<Vec<u8>, JsError> {
    Ok(Stretch { memory_kib, passes, lanes }.key(passphrase, salt)?.to_vec())
}

/// The secret of a room.
pub async fn secret_of(address: &RoomAddress) -> Result<RoomSecret, String> {
    let sentence = |reason: &str| format!("The room's name could not be turned into a key: {reason}.");
    if !address.is_open() {
        return RoomSecret::of(address).map_err(|e| sentence(&e.to_string()));
    }
    if let Some(key) = in_worker("stretch", &[address.fragment().into()]).await {
        return key.map(|key| RoomSecret(*key)).map_err(|e| sentence(&e));
    }
    paint().await;
    RoomSecret::of(address).map_err(|e| sentence(&e.to_string()))
}

/// Opens a vault with a passphrase.
pub async fn open(wrapped: &WrappedKey, passphrase: &Passphrase) -> Result<VaultKey, String> {
    let (stretch, salt) = wrapped.stretched_with();
    let wrapping = key_of(passphrase, stretch, &salt).await?;
    wrapped.open(&wrapping).map_err(|e| e.to_string())
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
    let sentence = |reason: &str| format!("The passphrase could not be turned into a key: {reason}.");
    let typed = Uint8Array::from(passphrase.as_bytes());
    let Stretch { memory_kib, passes, lanes } = stretch;
    let given =
        [typed.clone().into(), Uint8Array::from(salt).into(), memory_kib.into(), passes.into(), lanes.into()];
    let answer = in_worker("stretch_passphrase", &given).await;
    typed.fill(0, 0, typed.length());
    if let Some(key) = answer {
        return key.map_err(|e| sentence(&e));
    }
    paint().await;
    stretch.key(passphrase.as_bytes(), salt).map_err(|e| sentence(&e.to_string()))
}

/// Lets the page paint what it is about to wait for.
async fn paint() {
    gloo_timers::future::TimeoutFuture::new(PAINT_MS).await;
}

/// `None` if there is no worker to be had.
async fn in_worker(job: &str, given: &[JsValue]) -> Option<Result<Zeroizing<[u8; 32]>, String>> {
    let document = browser::window()?.document()?;
    let glue = address(&document, "data-glue")?;
    let wasm = address(&document, "data-wasm")?;
    let integrity = |name| attribute(&document, name).unwrap_or_default();
    let hashes = [integrity("data-glue-integrity"), integrity("data-wasm-integrity")];
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
    let [glue_integrity, wasm_integrity] = hashes;
    let given: Array = given.iter().collect();
    let job = browser::object(&[
        ("glue", glue.into()),
        ("glueIntegrity", glue_integrity.into()),
        ("wasm", wasm.into()),
        ("wasmIntegrity", wasm_integrity.into()),
        ("job", job.into()),
        ("given", given.into()),
    ]);
    let answer = match worker.post_message(&job) {
        Ok(()) => JsFuture::from(answer).await.ok(),
        Err(_) => None,
    };
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.terminate();
    drop(handlers);
    let answer = answer?;
    if let Some(reason) = answer.as_string() {
        return Some(Err(reason));
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

/// An address that the page's hydration script names, in whole.
fn address(document: &Document, name: &str) -> Option<String> {
    Some(format!("{}{}", browser::origin(), attribute(document, name)?))
}

fn attribute(document: &Document, name: &str) -> Option<String> {
    document.get_element_by_id("hydration")?.get_attribute(name)
}
