//! What the browser says about its storage as a whole. Browsers that lack the question are taken to say nothing.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Whether the browser keeps what this page stores until the person deletes it; if not, it may drop all of it when space is short.
pub async fn persisted() -> Option<bool> {
    answer(StorageManager::persisted).await?.as_bool()
}

/// Asks the browser to keep it, and says whether it does. Some browsers ask the person.
pub async fn ask_persistence() -> bool {
    answer(StorageManager::persist).await.and_then(|granted| granted.as_bool()).unwrap_or(false)
}

/// Bytes that this origin uses, and bytes that it may: both roughly.
pub async fn estimate() -> Option<(u64, u64)> {
    let estimate = answer(StorageManager::estimate).await?;
    let bytes = |name: &str| Some(Reflect::get(&estimate, &name.into()).ok()?.as_f64()? as u64);
    Some((bytes("usage")?, bytes("quota")?))
}

async fn answer(ask: fn(&StorageManager) -> Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    // Without `navigator.storage`, as on pages that are not secure, the call throws, which is an error here.
    let promise = ask(&web_sys::window()?.navigator().storage()).ok()?;
    JsFuture::from(promise).await.ok()
}
