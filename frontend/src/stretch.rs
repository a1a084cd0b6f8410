//! Turning a typed room name into the room's secret without stopping the page.
//!
//! Argon2id takes about a second; a worker loads the same WebAssembly and does it there. Where workers are not to be had
//! it runs here, after the page has shown that it works on it.

use js_sys::{Promise, Uint8Array};
use room::{RoomAddress, RoomSecret};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, MessageEvent, Worker};

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

/// The secret of a room.
pub async fn secret_of(address: &RoomAddress) -> Result<RoomSecret, String> {
    if address.is_open()
        && let Some(secret) = in_worker(&address.fragment()).await
    {
        return secret;
    }
    if address.is_open() {
        // Let the page paint what it is about to wait for.
        gloo_timers::future::TimeoutFuture::new(PAINT_MS).await;
    }
    RoomSecret::of(address).map_err(|e| sentence(&e.to_string()))
}

/// `None` if there is no worker to be had.
async fn in_worker(fragment: &str) -> Option<Result<RoomSecret, String>> {
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
    let job = browser::object(&[
        ("glue", glue.into()),
        ("glueIntegrity", glue_integrity.into()),
        ("wasm", wasm.into()),
        ("wasmIntegrity", wasm_integrity.into()),
        ("name", fragment.into()),
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
        return Some(Err(sentence(&reason)));
    }
    let bytes: [u8; 32] = answer.dyn_into::<Uint8Array>().ok()?.to_vec().try_into().ok()?;
    Some(Ok(RoomSecret(bytes)))
}

/// An address that the page's hydration script names, in whole.
fn address(document: &Document, name: &str) -> Option<String> {
    Some(format!("{}{}", browser::origin(), attribute(document, name)?))
}

fn attribute(document: &Document, name: &str) -> Option<String> {
    document.get_element_by_id("hydration")?.get_attribute(name)
}

fn sentence(reason: &str) -> String {
    format!("The room's name could not be turned into a key: {reason}.")
}
