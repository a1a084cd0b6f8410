//! Where the page comes to life.

use std::rc::Rc;
use std::sync::Arc;

use app::App;
use app::session::Session;
use app::store::{RoomState, RoomStateStoreFields};
use gloo_events::EventListener;
use leptos::prelude::*;
use reactive_stores::Store;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser;
use crate::driver::Driver;
use crate::offline;
use crate::session::BrowserSession;

/// Takes over the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| {
        let store = Store::new(RoomState::default());
        let driver = Driver::new(store);
        listen(&driver);
        provide_context(store);
        provide_context(Session::new(Arc::new(BrowserSession::new(driver))));
        // After the first render, which must equal the server's.
        Effect::new(move || {
            store.visible().set(browser::visible());
            store.ready().set(true);
        });
        App()
    });
    offline::keep_pages();
}

/// What the whole page listens to, for as long as it is open.
fn listen(driver: &Rc<Driver>) {
    let Some(window) = browser::window() else { return };
    let on = |name: &'static str, act: fn(&Rc<Driver>)| {
        let driver = Rc::clone(driver);
        EventListener::new(&window, name, move |_| act(&driver)).forget();
    };
    on("online", |driver| driver.try_everything());
    on("hashchange", |driver| driver.follow_link());
    on("pagehide", |driver| driver.leave());
    // A page from the back-forward cache has left its room; start it afresh.
    EventListener::new(&window, "pageshow", |event| {
        if browser::flag(event, "persisted") {
            browser::reload();
        }
    })
    .forget();
    if let Some(document) = window.document() {
        let driver = Rc::clone(driver);
        EventListener::new(&document, "visibilitychange", move |_| driver.look()).forget();
    }
}
