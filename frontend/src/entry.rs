//! Where the page comes to life.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use app::App;
use app::session::Session;
use app::store::{RoomState, RoomStateStoreFields};
use gloo_events::EventListener;
use leptos::prelude::*;
use reactive_stores::Store;
use wasm_bindgen::JsCast;
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
        provide_context(driver.keep().view);
        driver.begin();
        provide_context(Session::new(Arc::new(BrowserSession::new(driver))));
        // After the first render, which must equal the server's.
        Effect::new(move || {
            store.visible().set(browser::visible());
            store.offline().set(!browser::online());
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
    on("online", |driver| driver.network_changed());
    on("offline", |driver| driver.network_changed());
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
        let on = |name: &'static str, act: fn(&Rc<Driver>)| {
            let driver = Rc::clone(driver);
            EventListener::new(&document, name, move |_| act(&driver)).forget();
        };
        on("visibilitychange", |driver| driver.look());
        on("freeze", |driver| driver.sleep());
        on("resume", |driver| driver.network_changed());
    }
    // Where the browser tells that the device went from one network to another.
    let connection = browser::property(&window.navigator(), "connection");
    if let Some(connection) = connection.and_then(|c| c.dyn_into::<web_sys::EventTarget>().ok()) {
        let driver = Rc::clone(driver);
        let kind = |connection: &web_sys::EventTarget| browser::property(connection, "type");
        let before = RefCell::new(kind(&connection));
        let look = connection.clone();
        // It also tells of every new guess at the speed.
        EventListener::new(&connection, "change", move |_| {
            let now = kind(&look);
            if before.replace(now.clone()) != now {
                driver.network_changed();
            }
        })
        .forget();
    }
}
