//! Small questions to the browser, each answered with an `Option` where a browser may lack the thing.

use js_sys::Array;
use room::Millis;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

pub use rtc::js::{flag, object, property, reason, text};

/// The page's window.
pub fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// Monotonic time of this page.
pub fn now() -> Millis {
    let ms = window().and_then(|w| w.performance()).map_or_else(js_sys::Date::now, |p| p.now());
    Millis(ms as u64)
}

/// Wall clock, Unix milliseconds.
pub fn unix_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// By how much the wall clock is ahead of the page's own, in milliseconds.
pub fn ahead_ms() -> u64 {
    Millis(unix_ms()).since(now())
}

/// Whether the page has a global of this name.
pub fn has(name: &str) -> bool {
    property(&js_sys::global(), name).is_some()
}

/// Whether a media query holds.
pub fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|found| found.matches())
}

/// Reads the local storage; `None` in a browser that has none or refuses it.
pub fn remembered(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Removes something from the local storage.
pub fn forget(key: &str) {
    if let Some(storage) = window().and_then(|w| w.local_storage().ok().flatten()) {
        // Refused only where nothing could be stored either.
        let _ = storage.remove_item(key);
    }
}

/// Whether the page's tab is in front.
pub fn visible() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| !document.hidden())
}

/// What the browser says it is.
pub fn name() -> String {
    window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Whether the device says that it has a network.
pub fn online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// What stands after the `#` of the page's address.
pub fn fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Puts another fragment into the page's address, in the place of this one.
pub fn replace_fragment(fragment: &str) {
    let history = window().and_then(|window| window.history().ok());
    let state =
        history.as_ref().and_then(|history| history.state().ok()).unwrap_or(wasm_bindgen::JsValue::NULL);
    if let Some(history) = history {
        // Refused only to who asks for it hundreds of times a second.
        let _ = history.replace_state_with_url(&state, "", Some(&format!("#{fragment}")));
    }
}

/// The version of the page: the folder its script is from.
pub fn version() -> Option<String> {
    let script = window()?.document()?.get_element_by_id("glue")?.get_attribute("src")?;
    Some(script.rsplit('/').nth(1)?.to_owned())
}

/// The page's path.
pub fn path() -> String {
    window().and_then(|w| w.location().pathname().ok()).unwrap_or_default()
}

/// The page's origin, e.g. `https://rooms.example`.
pub fn origin() -> String {
    window().and_then(|w| w.location().origin().ok()).unwrap_or_default()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // Refused only while another load is under way.
        let _ = window.location().reload();
    }
}

/// Goes to a path of this site as a click on a link does: without loading the page again.
pub fn follow(path: &str) {
    let link = window().and_then(|window| window.document()).and_then(|document| {
        let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        document.body()?.append_child(&link).ok()?;
        Some(link)
    });
    if let Some(link) = link {
        link.set_href(path);
        link.click();
        link.remove();
    }
}

/// What the browser formats days and times for: the page's language, as this person's browser writes it.
pub fn locales() -> Array {
    Array::of1(&i18n::locale().into())
}

/// Composes compatibility forms, so that one name typed on two keyboards is one name.
pub fn normalize(text: &str) -> String {
    String::from(js_sys::JsString::from(text).normalize("NFKC"))
}

/// Puts a text on the clipboard; `done` gets whether that worked.
pub fn copy(text: &str, done: Box<dyn FnOnce(bool)>) {
    let clipboard = window().filter(|window| property(&window.navigator(), "clipboard").is_some());
    let Some(window) = clipboard else { return done(false) };
    let written = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// When a day begins here, Unix milliseconds, as a date field has it (`2026-11-22`), or so many days later; `None` for no date.
pub fn day_begin(day: &str, later: i32) -> Option<u64> {
    let mut parts = day.split('-');
    let mut part = || parts.next()?.parse::<i32>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    let date = js_sys::Date::new_with_year_month_day(u32::try_from(year).ok()?, month - 1, day + later);
    let at = date.get_time();
    (at.is_finite() && at >= 0.0).then_some(at as u64)
}

/// The day of a time here, as in `2026-11-22`.
pub fn iso_day(unix_ms: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(unix_ms as f64));
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
