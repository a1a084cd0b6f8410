//! Pages and files: server-rendered HTML and the built site.

use app::{App, shell};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos::prelude::expect_context;
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list, render_app_to_stream_with_context};
use tower::ServiceExt;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::assets::{self, HASH_LEN};
use crate::config::Config;

/// Files named after their content never change.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else is asked for again each time; unchanged files answer 304.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
/// Brotli's balance for what is compressed while it is asked for; `cargo leptos build --precompress` makes smaller files ahead.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(6);

/// Pages, files, and a page for what is neither.
pub fn routes(config: &Config) -> Router {
    let options = leptos_options(config);
    let held = assets::held(&options);
    let (assets, current) = (assets::of(&options, &held), options.clone());
    let mut router = Router::new();
    for held in &held {
        let headers = [(header::CONTENT_TYPE, held.kind.clone()), (header::CACHE_CONTROL, IMMUTABLE)];
        let content = held.content.clone();
        router = router.route(&held.asset.path, get(move || async move { (headers, content) }));
    }
    // `make dev` changes files under a running server.
    let watched = std::env::var_os("LEPTOS_WATCH").is_some();
    let document = move || shell(if watched { assets::of(&current, &held) } else { assets.clone() });
    let files = ServeDir::new(options.site_root.as_ref())
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let not_found = {
        let document = document.clone();
        render_app_to_stream_with_context(page_headers, document)
    };
    let fallback = move |request: Request| {
        let (files, not_found) = (files.clone(), not_found.clone());
        async move { file_or_page(request, files, not_found).await }
    };
    router
        .leptos_routes_with_context(&options, generate_route_list(App), page_headers, document)
        .fallback(fallback)
        .with_state(options)
        .layer(map_response(without_scripts))
        .layer(CompressionLayer::new().gzip(true).br(true).quality(COMPRESSION))
}

/// A file of the site, or the page that says there is none.
async fn file_or_page<F, R>(request: Request, files: ServeDir, not_found: F) -> Response
where
    F: Fn(Request) -> R,
    R: Future<Output = Response<Body>>,
{
    let path = request.uri().path();
    let name = path.rsplit('/').next().unwrap_or_default();
    let hashed = path.starts_with("/pkg/") && name.split('.').any(|part| part.len() == HASH_LEN);
    // A browser that goes there gets a page to read; a program that asks for a file has no use for one.
    let reader = request
        .headers()
        .get(header::ACCEPT)
        .is_some_and(|a| a.to_str().is_ok_and(|a| a.contains("text/html")));
    let file = name.contains('.') && !reader;
    let (parts, _) = request.into_parts();
    let asked = Request::from_parts(parts.clone(), Body::empty());
    let Ok(mut response) = files.oneshot(asked).await.map(IntoResponse::into_response);
    if response.status() == StatusCode::NOT_FOUND {
        if file {
            return (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, REVALIDATE)], "not found")
                .into_response();
        }
        let mut page = not_found(Request::from_parts(parts, Body::empty())).await;
        *page.status_mut() = StatusCode::NOT_FOUND;
        page.headers_mut().insert(header::CACHE_CONTROL, REVALIDATE);
        return page;
    }
    let cache = if hashed { IMMUTABLE } else { REVALIDATE };
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response
}

/// What Leptos needs to know. Names carry a hash if the build left a list of them beside the program.
fn leptos_options(config: &Config) -> LeptosOptions {
    let hashes = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("hash.txt")));
    LeptosOptions::builder()
        .output_name("tincan")
        .site_root(config.site_root().to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(config.listen)
        .hash_files(hashes.is_some_and(|file| file.is_file()))
        .build()
}

/// Headers of a rendered page.
fn page_headers() {
    let response = expect_context::<ResponseOptions>();
    response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// Longest page, in bytes.
const PAGE_LEN_MAX: usize = 1024 * 1024;
const PAGE_END: &str = "</html>";
/// What Leptos writes behind a page that carries no data, as scripts. `app/src/start.js` has the same.
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
