//! Pages and files: server-rendered HTML and the built site.

use std::sync::Arc;

use app::appearance::{APPEARANCE_COOKIE, Appearance};
use app::sharing::SHARED;
use app::speaking::LANGUAGE_COOKIE;
use app::{App, shell};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use i18n::Language;
use leptos::config::LeptosOptions;
use leptos::prelude::{expect_context, provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list, render_app_to_stream_with_context};
use tower::ServiceExt;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::assets::{self, HASH_LEN, Held, Site};
use crate::config::Config;
use crate::manifest::{SHARE, manifest};

/// Files named after their content never change.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else is asked for again each time; unchanged files answer 304.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
/// Pages differ by these.
const VARIES: HeaderValue = HeaderValue::from_static("accept-language, cookie");
const JAVASCRIPT: HeaderValue = HeaderValue::from_static("text/javascript");
/// Where pages find what was built.
const PACKAGE: &str = "/pkg/";
const MANIFEST: &str = "/manifest.webmanifest";
/// Brotli's balance for what is compressed while it is asked for; `cargo leptos build --precompress` makes smaller files ahead.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(6);

/// The site as it was built.
#[derive(Clone)]
pub struct Pages {
    options: LeptosOptions,
    held: Arc<Vec<Held>>,
    site: Arc<Site>,
    /// `make dev` changes files under a running server.
    watched: bool,
}

impl Pages {
    /// Looks at it.
    pub fn of(config: &Config) -> Self {
        let options = leptos_options(config);
        let held = Arc::new(assets::held(&options));
        let site = Arc::new(assets::of(&options, &held));
        Self { options, held, site, watched: std::env::var_os("LEPTOS_WATCH").is_some() }
    }

    /// Which version of it there is, unless that changes all the time.
    pub fn version(&self) -> Option<String> {
        (!self.watched).then(|| self.site.version.clone())
    }

    /// Pages, files, and a page for what is neither.
    pub fn routes(&self) -> Router {
        routes(self.clone())
    }
}

fn routes(pages: Pages) -> Router {
    i18n::take_from(use_context::<Language>);
    let version = pages.version();
    let Pages { options, held, site, watched } = pages;
    let mut router = Router::new();
    if let Some((path, script)) = site.joints.clone() {
        let headers = [(header::CONTENT_TYPE, JAVASCRIPT), (header::CACHE_CONTROL, IMMUTABLE)];
        router = router.route(&path, get(move || async move { (headers, script) }));
    }
    for held in held.iter() {
        let headers = [(header::CONTENT_TYPE, held.kind.clone()), (header::CACHE_CONTROL, IMMUTABLE)];
        let content = held.content.clone();
        router = router.route(&held.asset.path, get(move || async move { (headers, content) }));
    }
    // Where there is no service worker yet: what was posted is neither read nor answered to.
    router = router.route(SHARE, post(async || Redirect::to(&format!("/{SHARED}"))));
    router = router.route(
        MANIFEST,
        get(async |headers: HeaderMap| {
            let language = language_of(&headers);
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json")),
                (header::CACHE_CONTROL, REVALIDATE),
                (header::VARY, VARIES),
                (header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag())),
            ];
            (headers, manifest(language).to_string())
        }),
    );
    let current = options.clone();
    let document =
        move || shell(if watched { assets::of(&current, &held).assets } else { site.assets.clone() });
    let files = ServeDir::new(options.site_root.as_ref())
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let not_found = {
        let document = document.clone();
        render_app_to_stream_with_context(page_context, document)
    };
    let fallback = move |request: Request| {
        let (files, not_found, version) = (files.clone(), not_found.clone(), version.clone());
        async move { file_or_page(request, files, version.as_deref(), not_found).await }
    };
    #[cfg(debug_assertions)]
    let gallery = crate::gallery::routes(options.clone());
    let router = router
        .leptos_routes_with_context(&options, generate_route_list(App), page_context, document)
        .fallback(fallback)
        .with_state(options)
        .layer(map_response(without_scripts));
    // Longer than a page may be, and without scripts as it is.
    #[cfg(debug_assertions)]
    let router = router.merge(gallery);
    router.layer(CompressionLayer::new().gzip(true).br(true).quality(COMPRESSION))
}

/// A file of the site, or the page that says there is none. What was built is given out from the folder that is named after it; without a
/// `version` any name will do.
async fn file_or_page<F, R>(
    request: Request,
    files: ServeDir,
    version: Option<&str>,
    not_found: F,
) -> Response
where
    F: Fn(Request) -> R,
    R: Future<Output = Response<Body>>,
{
    let path = request.uri().path();
    let built = path.strip_prefix(PACKAGE).and_then(|path| path.split_once('/'));
    let built = built.filter(|(folder, _)| folder.len() == HASH_LEN);
    let place = match built {
        Some((folder, name)) if version.is_none_or(|version| version == folder) => {
            Uri::try_from(format!("{PACKAGE}{name}")).ok()
        }
        // A page of another version shall not run with the files of this one.
        Some(_) => None,
        None => Some(request.uri().clone()),
    };
    // A browser that goes there gets a page to read; a program that asks for a file has no use for one.
    let reader = request
        .headers()
        .get(header::ACCEPT)
        .is_some_and(|a| a.to_str().is_ok_and(|a| a.contains("text/html")));
    let file = path.rsplit('/').next().is_some_and(|name| name.contains('.')) && !reader;
    let cache = if built.is_some() { IMMUTABLE } else { REVALIDATE };
    let (parts, _) = request.into_parts();
    if let Some(place) = place {
        let mut asked = Request::from_parts(parts.clone(), Body::empty());
        *asked.uri_mut() = place;
        let Ok(mut response) = files.oneshot(asked).await.map(IntoResponse::into_response);
        if response.status() != StatusCode::NOT_FOUND {
            response.headers_mut().insert(header::CACHE_CONTROL, cache);
            return response;
        }
    }
    if file {
        return (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, REVALIDATE)], "not found").into_response();
    }
    let mut page = not_found(Request::from_parts(parts, Body::empty())).await;
    *page.status_mut() = StatusCode::NOT_FOUND;
    page.headers_mut().insert(header::CACHE_CONTROL, REVALIDATE);
    page
}

/// What Leptos needs to know.
fn leptos_options(config: &Config) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("tincan")
        .site_root(config.site_root().to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(config.listen)
        .build()
}

/// What a page is rendered with: its language, and its headers.
fn page_context() {
    let response = expect_context::<ResponseOptions>();
    let headers = use_context::<Parts>().map(|request| request.headers).unwrap_or_default();
    let language = language_of(&headers);
    let appearance = cookie(&headers, APPEARANCE_COOKIE).map(Appearance::parse).unwrap_or_default();
    provide_context(language);
    provide_context(appearance);
    response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.insert_header(header::VARY, VARIES);
    response.insert_header(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
}

/// The language that was chosen on the page, else one that the browser asks for.
pub(crate) fn language_of(headers: &HeaderMap) -> Language {
    let asked =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    cookie(headers, LANGUAGE_COOKIE).and_then(Language::of_tag).unwrap_or_else(|| i18n::chosen(asked))
}

/// The first cookie of this name.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies =
        cookies.flat_map(|value| value.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// Longest page, in bytes.
const PAGE_LEN_MAX: usize = 1024 * 1024;
const PAGE_END: &str = "</html>";
/// What Leptos writes behind a page that carries no data, as scripts. `start/start.js` has the same.
const NO_DATA: [&str; 2] = [
    "__RESOLVED_RESOURCES=[];__SERIALIZED_ERRORS=[];__PENDING_RESOURCES=[];__RESOURCE_RESOLVERS=[];",
    "__INCOMPLETE_CHUNKS=[];",
];

/// A page without the scripts in it, which its policy would not let run.
async fn without_scripts(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let html = to_bytes(body, PAGE_LEN_MAX).await.ok().and_then(|bytes| String::from_utf8(bytes.into()).ok());
    match html.as_deref().and_then(page_of) {
        Some(page) => Response::from_parts(parts, Body::from(page.to_owned())),
        None => {
            tracing::error!(
                "a page is too long, or carries data, for which there is no place but a script in it"
            );
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// `None` if what follows the page is more than [`NO_DATA`].
fn page_of(html: &str) -> Option<&str> {
    if html.is_empty() {
        // The answer to HEAD.
        return Some(html);
    }
    let (page, behind) = html.split_at(html.rfind(PAGE_END)? + PAGE_END.len());
    let no_data = |script: &str| {
        let content = script.split_once("<script").and_then(|(_, script)| script.split_once('>'));
        content.is_some_and(|(_, content)| NO_DATA.contains(&content))
    };
    behind.split_terminator("</script>").all(no_data).then_some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_counts_more_than_what_the_browser_asks_for() {
        let language = |cookie: &'static str, accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accept));
            language_of(&headers)
        };
        assert_eq!(language("", "fr"), Language::French);
        assert_eq!(language("a=b; language=ar", "fr"), Language::Arabic);
        assert_eq!(language("language=elvish; language", "de"), Language::German);
    }

    #[test]
    fn a_page_is_cut_where_it_ends_unless_it_carries_data() {
        let [lists, chunks] = NO_DATA;
        let html = |behind: &str| format!("<html></html><!>{behind}");
        let empty = format!("<script nonce=\"n\">{lists}</script><script>{chunks}</script>");
        assert_eq!(page_of(&html(&empty)), Some("<html></html>"));
        let data = format!("<script>{lists}</script><script>__RESOLVED_RESOURCES[0]=\"1\";</script>");
        assert_eq!(page_of(&html(&data)), None);
        assert_eq!(page_of("<html>"), None);
        assert_eq!(page_of(""), Some(""));
    }
}
