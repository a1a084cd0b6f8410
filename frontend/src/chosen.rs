//! What this device chose and the server has to know before it draws a page: the language and the appearance. For this page at once, for
//! the server's pages by a cookie, for those kept for use offline by asking the service worker for fresh ones.

use std::rc::Rc;

use app::appearance::{APPEARANCE_COOKIE, Appearance, STILL};
use app::session::Answer;
use app::speaking::{LANGUAGE_COOKIE, Speaking};
use i18n::{Language, t};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use crate::browser;
use crate::page::Page;

/// How long a choice lasts, in seconds: a year.
const LASTS_S: u32 = 365 * 24 * 60 * 60;

/// Speaks `language` from now on.
pub fn speak(page: Rc<Page>, speaking: Speaking, language: Language, done: Answer<()>) {
    spawn_local(async move {
        if JsFuture::from(i18n::speak(language)).await.is_err() {
            return done(Err(t::page_errors_language()));
        }
        set("lang", Some(language.tag()));
        set("dir", Some(language.direction().attribute()));
        keep(LANGUAGE_COOKIE, language.tag());
        page.name_rooms();
        speaking.0.set(language);
        done(Ok(()));
    });
}

/// How the page looks.
pub fn appearance() -> Appearance {
    let Some(root) = root() else { return Appearance::default() };
    let still = root.has_attribute("data-still").then(|| STILL.to_owned());
    let all = [root.get_attribute("data-theme"), root.get_attribute("data-size"), still];
    Appearance::parse(&all.into_iter().flatten().collect::<Vec<_>>().join("."))
}

/// Looks like this from now on.
pub fn look(appearance: Appearance) {
    set("data-theme", appearance.theme.attribute());
    set("data-size", appearance.size.attribute());
    set("data-still", appearance.still.then_some(""));
    keep(APPEARANCE_COOKIE, &appearance.print());
}

fn root() -> Option<Element> {
    browser::window()?.document()?.document_element()
}

fn set(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // All names are good ones.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Tells the server, and has the pages that are kept renewed. An empty choice is forgotten.
fn keep(name: &str, value: &str) {
    let Some(window) = browser::window() else { return };
    if let Some(document) = window.document() {
        let lasts_s = if value.is_empty() { 0 } else { LASTS_S };
        let cookie = format!("{name}={value}; path=/; max-age={lasts_s}; samesite=lax");
        // Where cookies are refused the choice lasts as long as the page.
        let _ = Reflect::set(&document, &"cookie".into(), &cookie.into());
    }
    if browser::property(&window.navigator(), "serviceWorker").is_some()
        && let Some(worker) = window.navigator().service_worker().controller()
    {
        // A worker that is gone keeps no pages.
        let _ = worker.post_message(&JsValue::from_str("renew"));
    }
}
