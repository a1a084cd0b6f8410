//! Pauses in long work, so that the page goes on drawing and listening.

use std::rc::Rc;

use app::store::PageStateStoreFields;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::browser;
use crate::page::Page;

/// Work goes on so long before a pause, in milliseconds: less than a frame.
const WORK_MS: u64 = 12;

/// When to make the next pause.
pub struct Pauses {
    page: Rc<Page>,
    channel: Option<MessageChannel>,
    since: room::Millis,
}

impl Pauses {
    /// The work begins now.
    pub fn begin(page: &Rc<Page>) -> Self {
        Self { page: Rc::clone(page), channel: MessageChannel::new().ok(), since: browser::now() }
    }

    /// Pauses, if it is time. Nobody looks at a hidden page, and its tasks may have to wait for a second each.
    pub async fn pause(&mut self) {
        let worked = browser::now().since(self.since);
        if worked < WORK_MS || !self.page.store().visible().get_untracked() {
            return;
        }
        if let Some(channel) = &self.channel {
            // Not a timer: browsers let those wait some milliseconds each.
            let told = Promise::new(&mut |resolve, _| {
                channel.port1().set_onmessage(Some(&resolve));
                // Refused only for what cannot be sent.
                let _ = channel.port2().post_message(&JsValue::UNDEFINED);
            });
            // It is never refused.
            let _ = JsFuture::from(told).await;
        }
        self.since = browser::now();
    }
}
