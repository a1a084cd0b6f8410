//! Where the page comes to life.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use app::App;
use app::searching::Searching;
use app::session::Session;
use app::speaking::Speaking;
use app::store::{PageState, PageStateStoreFields, ShownRoom};
use gloo_events::EventListener;
use leptos::prelude::*;
use reactive_stores::Store;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use crate::browser;
use crate::offline;
use crate::page::Page;
use crate::session::BrowserSession;
use crate::task;

/// Parts of the program that nobody has wanted yet are loaded so long after the page came to life, in milliseconds: connections and the
/// first messages come first.
const LOAD_PARTS_AFTER_MS: u64 = 10_000;

/// Takes over the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| {
        let store = Store::new(PageState::default());
        let shown = ShownRoom(RwSignal::new(None));
        let searching = Searching::new();
        let page = Page::new(store, shown, searching);
        listen(&page);
        provide_context(store);
        provide_context(shown);
        provide_context(searching);
        provide_context(page.keep().view);
        page.begin();
        load_parts(Rc::clone(&page));
        let speaking = Speaking::new();
        provide_context(speaking);
        provide_context(Session::new(Arc::new(BrowserSession::new(page, speaking))));
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

/// Loads what nobody has wanted yet, once the server can be asked.
fn load_parts(page: Rc<Page>) {
    let load =
        move || if page.server_is_away() { load_parts(page) } else { spawn_local(app::later::load_all()) };
    task::after(LOAD_PARTS_AFTER_MS, load).forget();
}

/// What the whole page listens to, for as long as it is open.
fn listen(page: &Rc<Page>) {
    let Some(window) = browser::window() else { return };
    let on = |name: &'static str, act: fn(&Rc<Page>)| {
        let page = Rc::clone(page);
        EventListener::new(&window, name, move |_| act(&page)).forget();
    };
    on("online", |page| page.network_changed());
    on("offline", |page| page.network_changed());
    on("hashchange", |page| page.follow_link());
    // What is noted takes a read and a write: when the page is hidden there is no time for both any more.
    on("beforeunload", |page| page.each(|driver| driver.note_now()));
    on("pagehide", |page| page.leave_all());
    // A page from the back-forward cache has left its room; start it afresh.
    EventListener::new(&window, "pageshow", |event| {
        if browser::flag(event, "persisted") {
            browser::reload();
        }
    })
    .forget();
    if let Some(document) = window.document() {
        let on = |name: &'static str, act: fn(&Rc<Page>)| {
            let page = Rc::clone(page);
            EventListener::new(&document, name, move |_| act(&page)).forget();
        };
        on("visibilitychange", |page| page.look());
        on("freeze", |page| page.sleep());
        on("resume", |page| page.network_changed());
    }
    // Where the browser tells that the device went from one network to another.
    let connection = browser::property(&window.navigator(), "connection");
    if let Some(connection) = connection.and_then(|c| c.dyn_into::<web_sys::EventTarget>().ok()) {
        let page = Rc::clone(page);
        let kind = |connection: &web_sys::EventTarget| browser::property(connection, "type");
        let before = RefCell::new(kind(&connection));
        let look = connection.clone();
        // It also tells of every new guess at the speed.
        EventListener::new(&connection, "change", move |_| {
            let now = kind(&look);
            if before.replace(now.clone()) != now {
                page.network_changed();
            }
        })
        .forget();
    }
}
