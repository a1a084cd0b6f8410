//! What another app shared: the service worker has it in memory until a page asks.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent};

use crate::{notices, task};

/// What the worker is asked.
const SHARED: &str = "shared";
/// Longest wait for its answer, in milliseconds.
const PATIENCE_MS: u64 = 3_000;

/// Takes it.
pub async fn take() -> Option<String> {
    let worker = notices::active().await?.active()?;
    let channel = MessageChannel::new().ok()?;
    let mut waiting = None;
    let answer = Promise::new(&mut |resolve, _| {
        let late = resolve.clone();
        // Resolve functions cannot throw.
        let timer = task::after(PATIENCE_MS, move || drop(late.call0(&JsValue::UNDEFINED)));
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            drop(resolve.call1(&JsValue::UNDEFINED, &event.data()));
        });
        channel.port1().set_onmessage(Some(heard.as_ref().unchecked_ref()));
        waiting = Some((heard, timer));
    });
    let transfer = Array::of1(&channel.port2());
    worker.post_message_with_transferable(&SHARED.into(), &transfer).ok()?;
    let answer = JsFuture::from(answer).await.ok();
    channel.port1().close();
    drop(waiting);
    answer?.as_string().filter(|text| !text.trim().is_empty())
}
