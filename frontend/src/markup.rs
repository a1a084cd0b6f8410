//! Reading marked messages: a WebAssembly of its own, loaded when the first one is drawn and called on the page's thread.
//!
//! It has no JavaScript around it: the text is written into its memory, the tree is read out of it (`markup-reader/src/lib.rs`).
//! Where it is and what it has to be, the page says; where it is not to be had, messages are shown as they were written.

use std::cell::RefCell;

use i18n::t;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array, WebAssembly};
use markup::Block;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use crate::browser;

/// Longest tree that is taken, in bytes: over what the bounds of its parts allow.
const TREE_LEN_MAX: u32 = 4 * 1024 * 1024;

/// The reader, once it is loaded.
#[derive(Default)]
pub struct Reader(RefCell<Option<Exports>>);

struct Exports {
    memory: WebAssembly::Memory,
    text: Function,
    tree_len: Function,
    tree: Function,
}

impl Reader {
    /// Loads it unless it is there.
    pub async fn load(&self) -> Result<(), String> {
        if self.0.borrow().is_none() {
            let exports = exports().await.ok_or_else(t::page_errors_markup_missing)?;
            self.0.replace(Some(exports));
        }
        Ok(())
    }

    /// What a text says.
    pub fn read(&self, text: &str) -> Option<Vec<Block>> {
        let reader = self.0.borrow();
        let reader = reader.as_ref()?;
        let len = u32::try_from(text.len()).ok()?;
        let place = number(&reader.text, &[len.into()]).filter(|place| *place > 0)?;
        // Each call may give it more memory, and with that another buffer.
        Uint8Array::new_with_byte_offset_and_length(&reader.memory.buffer(), place, len)
            .copy_from(text.as_bytes());
        let len = number(&reader.tree_len, &[]).filter(|len| *len <= TREE_LEN_MAX)?;
        let place = number(&reader.tree, &[])?;
        let tree = Uint8Array::new_with_byte_offset_and_length(&reader.memory.buffer(), place, len);
        markup::decode(&tree.to_vec())
    }
}

/// Calls one of its functions; nothing if it broke down.
fn number(function: &Function, given: &[JsValue]) -> Option<u32> {
    let answer = function.apply(&JsValue::UNDEFINED, &given.iter().collect()).ok()?.as_f64()?;
    // Addresses above 2 GiB come as negative numbers.
    Some(answer as i64 as u32)
}

async fn exports() -> Option<Exports> {
    let answer = fetch("data-markup").await?;
    let answer = Promise::resolve(&answer);
    let loaded = JsFuture::from(WebAssembly::instantiate_streaming(&answer, &Object::new())).await.ok()?;
    let instance = browser::property(&loaded, "instance")?;
    let exports = browser::property(&instance, "exports")?;
    let function = |name: &str| Reflect::get(&exports, &name.into()).ok()?.dyn_into::<Function>().ok();
    Some(Exports {
        memory: browser::property(&exports, "memory")?.dyn_into().ok()?,
        text: function("text")?,
        tree_len: function("tree_len")?,
        tree: function("tree")?,
    })
}

/// Fetches the file that the page names in this attribute, checked by the hash that stands beside it.
async fn fetch(attribute: &str) -> Option<Response> {
    let window = browser::window()?;
    let page = window.document()?.get_element_by_id("hydration")?;
    let address = page.get_attribute(attribute)?;
    let options = RequestInit::new();
    options.set_integrity(&page.get_attribute(&format!("{attribute}-integrity")).unwrap_or_default());
    let answer = JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await.ok()?;
    answer.dyn_into::<Response>().ok().filter(Response::ok)
}

/// The list of emoji.
pub async fn emoji() -> Result<String, String> {
    let list = async { JsFuture::from(fetch("data-emoji").await?.text().ok()?).await.ok()?.as_string() };
    list.await.ok_or_else(t::page_errors_emoji_missing)
}
