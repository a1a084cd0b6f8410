//! The mark on the tab's picture, and on the app's where there is one, that something is unread.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::browser;

/// The tab's picture as the server has it.
const ICON: &str = include_str!("../../public/favicon.svg");
/// Lies on it while something is unread.
const DOT: &str =
    r##"<circle cx="25" cy="7" r="6.5" fill="#0f6f80" stroke="#fcfaf6" stroke-width="2"/></svg>"##;

thread_local! {
    /// The addresses of the picture without and with the dot, once it was drawn. Made here: the server may be out of reach when it changes.
    static DRAWN: RefCell<Option<[String; 2]>> = const { RefCell::new(None) };
}

/// Shows that so much is unread.
pub fn badge(unread: u32) {
    let Some(window) = browser::window() else { return };
    let icon =
        window.document().and_then(|document| document.query_selector("link[rel=icon]").ok().flatten());
    if let Some(icon) = icon {
        DRAWN.with_borrow_mut(|drawn| {
            // Nothing to change until the first is unread.
            if drawn.is_none() && unread > 0 {
                *drawn =
                    address(ICON).zip(address(&ICON.replacen("</svg>", DOT, 1))).map(<[String; 2]>::from);
            }
            if let Some([plain, dotted]) = drawn {
                // An attribute of an element takes any text.
                let _ = icon.set_attribute("href", if unread > 0 { dotted } else { plain });
            }
        });
    }
    let name = if unread > 0 { "setAppBadge" } else { "clearAppBadge" };
    let navigator = window.navigator();
    if let Some(set) = browser::property(&navigator, name).and_then(|set| set.dyn_into::<Function>().ok())
        && let Ok(done) = set.call1(&navigator, &unread.into())
        && let Ok(done) = done.dyn_into::<Promise>()
    {
        // Refused where the page is no app of its own.
        spawn_local(async move { drop(JsFuture::from(done).await) });
    }
}

/// An address of this picture, for as long as the page is there.
fn address(svg: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
