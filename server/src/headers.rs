//! The headers of every response: what a page may load, what others may do with it, what it may ask the browser for.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::client::Client;

/// What pages may load: the site's own files, and pictures out of the page's own memory (`blob:`): those that people chose of
/// themselves, which only the page can put there. No script or style in the page itself, no markup or script address made of text
/// unless `start/start.js` lets it through. `'self'` of `connect-src` is the signaling socket too. Plain http is left as it is:
/// in a network at home there may be nothing else, and every address in the pages is a path.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
                      font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
                      trusted-types default";

/// How long a browser that came by https comes by nothing else.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The rest, the same everywhere. Of what a page can ask the browser for, all that is named is denied but what is used.
const FIXED: [(HeaderName, &str); 6] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(self), display-capture=(self), clipboard-write=(self), autoplay=(self), accelerometer=(), \
         clipboard-read=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
         idle-detection=(), magnetometer=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
         screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
    ),
];

/// Adds them.
pub async fn security_headers(request: Request, next: Next) -> Response {
    let https = request.extensions().get::<Client>().is_some_and(Client::came_by_https);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    response
}
