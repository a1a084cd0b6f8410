//! Opening the page without a network: starts the service worker, which keeps the pages and the files they need.

use gloo_events::EventListener;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser;

/// The worker's script, served from `public/`.
const WORKER: &str = "/service-worker.js";

/// Starts the worker once the page has loaded. Where there is none to be had, the page needs its server to open, and that is
/// all.
pub fn keep_pages() {
    let Some(window) = browser::window() else { return };
    // Missing on plain http, and in some private windows.
    if browser::property(&window.navigator(), "serviceWorker").is_none() {
        return;
    }
    if window.document().is_some_and(|document| document.ready_state() == "complete") {
        register();
    } else {
        EventListener::once(&window, "load", |_| register()).forget();
    }
}

fn register() {
    let Some(window) = browser::window() else { return };
    let registration = window.navigator().service_worker().register(WORKER);
    // Refused, for instance, where the person forbids the site to store anything.
    spawn_local(async move { drop(JsFuture::from(registration).await) });
}
