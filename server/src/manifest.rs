//! What a browser needs to install the page as an app, in the language of the page.

use app::pages::NEW_ROOM;
use i18n::{Language, t};
use serde_json::{Value, json};

/// Where other apps post what they share.
pub const SHARE: &str = "/share";

/// The manifest (W3C Web Application Manifest).
pub fn manifest(language: Language) -> Value {
    let icon = |size: &str, purpose: &str| {
        json!({
            "src": format!("/icon-{size}.png"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose,
        })
    };
    i18n::in_language(language, || {
        json!({
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "name": t::common_tincan(),
            "short_name": t::common_tincan(),
            "description": t::page_description(),
            "lang": language.tag(),
            "dir": language.direction().attribute(),
            "display": "standalone",
            // A phone that is turned turns the page, whatever the device's own wish is.
            "orientation": "any",
            "categories": ["social", "productivity"],
            "background_color": "#fcfaf6",
            "theme_color": "#fcfaf6",
            "icons": [
                { "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml" },
                icon("192", "any"), icon("192", "maskable"), icon("512", "any"), icon("512", "maskable"),
            ],
            // Answered by the service worker (`public/service-worker.js`), so that nothing of it goes to the server.
            "share_target": {
                "action": SHARE,
                "method": "POST",
                "enctype": "multipart/form-data",
                "params": {
                    "title": "title", "text": "text", "url": "url",
                    "files": [{ "name": "files", "accept": ["text/*", ".txt", ".md", ".csv", ".json"] }],
                },
            },
            "shortcuts": [{
                "name": t::rooms_list_new(),
                "url": format!("/{NEW_ROOM}"),
                "icons": [icon("192", "any")],
            }],
        })
    })
}
