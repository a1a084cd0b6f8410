//! Web Locks: which tab has what. The browser frees a lock when its tab closes or crashes.
//!
//! Pages that are no secure context have none.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::browser;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    type Thenable;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Thenable;
    #[wasm_bindgen(method, js_name = catch)]
    fn caught(this: &Thenable, handler: &Function) -> Thenable;
}

/// A lock that is ours until this is dropped.
pub struct Lock(Function);

impl Drop for Lock {
    fn drop(&mut self) {
        // A resolve function cannot throw.
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// How a lock is asked for.
pub enum Ask {
    /// If it is free.
    IfFree,
    /// Together with others, once nobody has it alone.
    Shared,
    /// Alone, once nobody else has it, or not at all after so many milliseconds.
    Alone(u32),
}

/// Whether this page can have locks.
pub fn are_there() -> bool {
    manager().is_some()
}

/// Takes the lock `name`; `None` if it is not to be had as asked for, or there are no locks. `asked` runs when the browser has put us in its
/// queue.
pub async fn take(name: &str, ask: Ask, asked: impl FnOnce()) -> Option<Lock> {
    let locks = manager()?;
    let options = match ask {
        Ask::IfFree => browser::object(&[("ifAvailable", JsValue::TRUE)]),
        Ask::Shared => browser::object(&[("mode", "shared".into())]),
        Ask::Alone(ms) => browser::object(&[("signal", web_sys::AbortSignal::timeout_with_u32(ms).into())]),
    };
    let release = Rc::new(RefCell::new(None));
    let held = Rc::clone(&release);
    let answered = Promise::new(&mut |answer, refuse| {
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
        // The promise settles when the lock is freed, or is not to be had in time; the first nobody waits for.
        let given_up = Closure::once_into_js(move |_: JsValue| {
            let _ = refuse.call0(&JsValue::UNDEFINED);
        });
        let _ = locks.request(name, &options, callback.unchecked_ref()).caught(given_up.unchecked_ref());
    });
    asked();
    JsFuture::from(answered).await.ok()?;
    release.take().map(Lock)
}

fn manager() -> Option<LockManager> {
    browser::window().and_then(|w| browser::property(&w.navigator(), "locks")).map(JsCast::unchecked_into)
}
