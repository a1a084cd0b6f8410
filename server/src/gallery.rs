//! The gallery of components at `/gallery`, in development builds only: `?theme=dark`, `?language=ar`.
//!
//! Its style sheet is the product's, in which what a browser knows by itself (what is pointed at, pressed, has the keyboard's focus) can
//! also be put on an element: `data-as="hover focus"`.

use app::appearance::{APPEARANCE_COOKIE, Appearance};
use app::components::gallery;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use i18n::Language;
use leptos::config::LeptosOptions;

use crate::pages::{cookie, language_of};

/// Where its style sheet is.
const STYLE: &str = "/gallery.css";

/// The page and its style sheet.
pub fn routes(options: LeptosOptions) -> Router {
    Router::new().route("/gallery", get(page)).route(STYLE, get(style)).with_state(options)
}

/// In the theme and the language that the address asks for, else as on every page.
async fn page(uri: Uri, headers: HeaderMap) -> impl IntoResponse {
    let asked = |wanted: &str| {
        let mut all = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
        all.find(|(name, _)| *name == wanted).map(|(_, value)| value)
    };
    let appearance = asked("theme").or_else(|| cookie(&headers, APPEARANCE_COOKIE)).map(Appearance::parse);
    let language = asked("language").and_then(Language::of_tag).unwrap_or_else(|| language_of(&headers));
    let html = i18n::in_language(language, || gallery::page(STYLE, appearance.unwrap_or_default().theme));
    ([(header::CACHE_CONTROL, "no-store")], Html(html))
}

/// As it is now: `make dev` changes it under a running server.
async fn style(State(options): State<LeptosOptions>) -> impl IntoResponse {
    let LeptosOptions { site_root, site_pkg_dir, output_name, .. } = options;
    let built = std::fs::read_to_string(format!("{site_root}/{site_pkg_dir}/{output_name}.css"));
    let css = format!("{}\n{}", put_on(&built.unwrap_or_default()), gallery::STYLE);
    ([(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, "no-store")], css)
}

/// What a browser knows by itself, and what puts it on.
const STATES: [(&str, &str); 4] = [
    (":hover", r#":is(:hover,[data-as~="hover"])"#),
    (":active", r#":is(:active,[data-as~="active"])"#),
    (":focus-visible", r#":is(:focus-visible,[data-as~="focus"])"#),
    (":focus-within", r#":is(:focus-within,[data-as~="focus"])"#),
];

/// A style sheet in which these can be put on; nothing weighs more or less than before.
fn put_on(css: &str) -> String {
    STATES.iter().fold(css.to_owned(), |css, (state, both)| {
        let mut pieces = css.split(state);
        let mut new = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            // `(hover:hover)` asks for a kind of pointer.
            let query = new.ends_with("(hover");
            new.push_str(if query { state } else { both });
            new.push_str(piece);
        }
        new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_can_be_put_on_and_questions_about_the_device_stay() {
        assert_eq!(put_on("a:hover b{}"), r#"a:is(:hover,[data-as~="hover"]) b{}"#);
        let both = put_on("a:focus-visible,a:focus-within,a:focus{}");
        assert_eq!(both.matches("[data-as~=\"focus\"]").count(), 2);
        assert!(both.ends_with("a:focus{}"));
        let query = "@media (hover:hover){a{}}";
        assert_eq!(put_on(query), query);
    }
}
