//! Pages and files: server-rendered HTML, the built site, and the headers that go with them.

use app::{App, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::expect_context;
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list, render_app_to_stream_with_context};
use tower::ServiceExt;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::config::Config;

/// Files named after their content never change.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Characters of the hash that the build puts into a name.
const HASH_LEN: usize = 22;
/// Everything else is asked for again each time; unchanged files answer 304.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
/// Brotli's balance for what is compressed while it is asked for; `cargo leptos build --precompress` makes smaller files ahead.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(6);

/// Pages, files, and a page for what is neither.
pub fn routes(config: &Config) -> Router {
    let options = leptos_options(config);
    let files = ServeDir::new(options.site_root.as_ref())
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let not_found = {
        let options = options.clone();
        render_app_to_stream_with_context(page_headers, move || shell(options.clone()))
    };
    let fallback = move |request: Request| {
        let (files, not_found) = (files.clone(), not_found.clone());
        async move { file_or_page(request, files, not_found).await }
    };
    let shell_options = options.clone();
    Router::new()
        .leptos_routes_with_context(&options, generate_route_list(App), page_headers, move || {
            shell(shell_options.clone())
        })
        .fallback(fallback)
        .with_state(options)
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

/// Headers of a rendered page; its scripts carry a nonce that only this response knows.
fn page_headers() {
    let response = expect_context::<ResponseOptions>();
    let nonce = use_nonce().map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(&nonce)) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

fn content_security_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{nonce}; style-src 'self'; img-src 'self' data: blob:; \
         media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// Headers of every response.
pub async fn security_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = HeaderValue::from_str(&content_security_policy(""));
    if let (None, Ok(policy)) = (headers.get(header::CONTENT_SECURITY_POLICY), policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed = [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(self), microphone=(self), display-capture=(self), clipboard-write=(self), geolocation=(), payment=(), usb=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
