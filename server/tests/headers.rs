//! What every response says to browsers, and the hashes in the pages, as a plain HTTP client sees them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::net::SocketAddr;

use common::*;
use data_encoding::BASE64;
use server::listener;
use sha2::{Digest, Sha384};

/// The sources of one directive of a policy.
fn directive<'a>(policy: &'a str, name: &str) -> &'a str {
    policy
        .split(';')
        .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix(' '))
        .unwrap_or_else(|| panic!("no {name} in {policy}"))
}

fn expect_strict(response: &Response, what: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(response.header(name), Some(value), "{name} of {what}");
    }
    for name in ["server", "x-powered-by", "set-cookie", "access-control-allow-origin"] {
        assert_eq!(response.header(name), None, "{name} of {what}");
    }
    let policy = response.header("content-security-policy").unwrap_or_else(|| panic!("{what} has a policy"));
    for (name, sources) in [
        ("default-src", "'none'"),
        ("connect-src", "'self'"),
        ("style-src", "'self'"),
        ("object-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
        ("require-trusted-types-for", "'script'"),
        ("trusted-types", "default"),
    ] {
        assert_eq!(directive(policy, name), sources, "{name} of {what}");
    }
    for never in ["unsafe-inline", "'unsafe-eval'", "nonce-", "http:", "https:", "data:", "*"] {
        assert!(!policy.contains(never), "{never} in the policy of {what}: {policy}");
    }
    // A server at home has no https.
    assert!(!policy.contains("upgrade-insecure-requests"), "{what}");
    let permissions =
        response.header("permissions-policy").unwrap_or_else(|| panic!("{what} has permissions"));
    for used in ["camera=(self)", "microphone=(self)", "display-capture=(self)", "clipboard-write=(self)"] {
        assert!(permissions.contains(used), "{used} of {what}");
    }
    for denied in ["geolocation=()", "payment=()", "usb=()", "serial=()", "hid=()", "clipboard-read=()"] {
        assert!(permissions.contains(denied), "{denied} of {what}");
    }
}

const UPGRADE: [(&str, &str); 4] = [
    ("Connection", "close, Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
];

#[tokio::test]
async fn every_response_is_strict() {
    let server = TestServer::with(|config| config.limits.checks_per_address = 1).await;
    let address = server.address;
    let ask = async |method: &str, path: &str, headers: &[(&str, &str)]| {
        let response = request(address, method, path, headers).await;
        (format!("{method} {path} ({})", response.status), response)
    };
    let mut evil = UPGRADE.to_vec();
    evil.push(("Origin", "https://evil.example"));
    let mut answers = vec![
        ask("GET", "/", &[]).await,
        ask("HEAD", "/", &[]).await,
        ask("GET", "/room", &[]).await,
        ask("GET", "/doctor", &[]).await,
        ask("GET", "/no/such/page", &[]).await,
        ask("GET", "/missing.js", &[]).await,
        ask("POST", "/", &[("Content-Length", "0")]).await,
        ask("DELETE", "/pkg/tincan.js", &[]).await,
        ask("GET", "/../secret.txt", &[]).await,
        ask("GET", "/%ff", &[]).await,
        ask("GET", "/pkg/tincan.js", &[]).await,
        ask("GET", "/pkg/tincan.wasm", &[("Accept-Encoding", "br")]).await,
        ask("GET", "/service-worker.js", &[]).await,
        ask("GET", "/stretch-worker.js", &[]).await,
        ask("GET", "/robots.txt", &[]).await,
        ask("GET", "/healthz", &[]).await,
        ask("GET", "/readyz", &[]).await,
        ask("GET", "/network", &[]).await,
        ask("GET", "/signal", &[]).await,
        ask("GET", "/signal", &evil).await,
    ];
    let statuses: Vec<u16> = answers.iter().map(|(_, answer)| answer.status).collect();
    for expected in [200, 403, 404, 405] {
        assert!(statuses.contains(&expected), "{expected} in {statuses:?}");
    }
    let limited = async {
        loop {
            let answer = ask("GET", "/network", &[]).await;
            if answer.1.status == 429 {
                return answer;
            }
        }
    };
    answers.push(soon(limited).await);
    let listener = listener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let metrics = listener.local_addr().unwrap();
    let routes = server.server.metrics_routes();
    let serving = tokio::spawn(listener::serve(
        listener,
        routes,
        server.server.admission(),
        server.server.closing.clone(),
    ));
    for path in ["/metrics", "/nothing"] {
        answers.push((path.to_owned(), request(metrics, "GET", path, &[]).await));
    }
    for (what, answer) in &answers {
        expect_strict(answer, what);
        let scripts = directive(answer.header("content-security-policy").unwrap(), "script-src");
        assert_eq!(scripts, "'self' 'wasm-unsafe-eval'", "{what}");
    }
    server.close();
    soon(serving).await.unwrap();
}

#[tokio::test]
async fn a_socket_that_opens_says_the_same() {
    let server = TestServer::start().await;
    let head = upgrade_head(server.address, &[]).await;
    assert!(head.starts_with("http/1.1 101 "), "{head}");
    for header in ["content-security-policy: default-src 'none'", "cross-origin-resource-policy: same-origin"]
    {
        assert!(head.contains(header), "{header} in {head}");
    }
    assert!(!head.contains("\r\nserver:"), "{head}");
}

#[tokio::test]
async fn only_https_by_a_named_proxy_is_made_to_last() {
    let hsts = async |server: &TestServer, proto: &str| {
        let answer = server.get("/", &[("X-Forwarded-Proto", proto)]).await;
        answer.header("strict-transport-security").map(str::to_owned)
    };
    let direct = TestServer::start().await;
    assert_eq!(hsts(&direct, "https").await, None, "anybody can say so");
    let behind =
        TestServer::with(|config| config.trusted_proxy = vec!["127.0.0.1/32".parse().unwrap()]).await;
    assert_eq!(hsts(&behind, "http").await, None);
    assert_eq!(hsts(&behind, "https").await.as_deref(), Some("max-age=31536000"));
}

/// The value of an attribute of the first tag that has the other attribute.
fn attribute<'a>(html: &'a str, of: &str, name: &str) -> Option<&'a str> {
    let tag = html.split('<').find(|tag| tag.contains(of)).unwrap_or_else(|| panic!("no tag with {of}"));
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

#[tokio::test]
async fn pages_have_no_script_in_them_and_name_their_files_by_hash() {
    let server = TestServer::start().await;
    for path in ["/", "/room", "/doctor", "/nowhere"] {
        let html = server.get(path, &[]).await.text();
        for tag in html.split("<script").skip(1) {
            let (attributes, rest) = tag.split_once('>').unwrap();
            assert!(attributes.contains(" src=\"/pkg/"), "{path}: a script without a file: {attributes}");
            assert!(attributes.contains(" integrity=\"sha384-"), "{path}: {attributes}");
            assert!(rest.starts_with("</script>"), "{path}: a script with text in it");
        }
        assert!(
            !html.contains("<style") && !html.contains(" style=") && !html.contains("javascript:"),
            "{path}"
        );
        assert!(html.ends_with("</html>"), "{path}: nothing comes behind the page");
        for (of, link, hash) in [
            ("id=\"hydration\"", "src", "integrity"),
            ("id=\"glue\"", "src", "integrity"),
            ("id=\"style\"", "href", "integrity"),
            ("id=\"hydration\"", "data-wasm", "data-wasm-integrity"),
            ("id=\"hydration\"", "data-words", "data-words-integrity"),
        ] {
            let file = attribute(&html, of, link).unwrap();
            let content = server.get(file, &[]).await;
            assert_eq!(content.status, 200, "{file}");
            let expected = format!("sha384-{}", BASE64.encode(&Sha384::digest(&content.body)));
            assert_eq!(attribute(&html, of, hash), Some(expected.as_str()), "{path}: {file}");
        }
    }
}

#[tokio::test]
async fn pages_speak_the_language_that_is_asked_for() {
    let server = TestServer::start().await;
    for (asked, cookie, tag, direction) in [
        ("", "", "en", "ltr"),
        ("de-CH,en;q=0.5", "", "de", "ltr"),
        ("ar", "", "ar", "rtl"),
        ("tlh", "", "en", "ltr"),
        ("de", "a=b; language=zh-Hans", "zh-Hans", "ltr"),
    ] {
        let answer = server.get("/", &[("Accept-Language", asked), ("Cookie", cookie)]).await;
        let vary = answer.headers("vary");
        assert!(
            vary.contains("accept-language") && vary.contains("cookie"),
            "caches keep them apart: {vary}"
        );
        assert_eq!(answer.header("content-language"), Some(tag));
        let html = answer.text();
        let root = format!("lang=\"{tag}\" dir=\"{direction}\"");
        assert!(html.contains(&root), "{asked}: {root}");
        let words = server.get(attribute(&html, "id=\"hydration\"", "data-words").unwrap(), &[]).await;
        assert_eq!(words.header("cache-control"), Some("public, max-age=31536000, immutable"));
        let language = i18n::Language::of_tag(tag).unwrap();
        assert_eq!(words.text(), i18n::catalogue(language));
        assert!(html.contains(&i18n::in_language(language, i18n::t::lobby_encrypted)), "{asked}");
    }
}

#[tokio::test]
async fn the_first_script_is_named_after_its_content() {
    let server = TestServer::start().await;
    let html = server.get("/", &[]).await.text();
    let start = server.get(attribute(&html, "id=\"hydration\"", "src").unwrap(), &[]).await;
    assert!(start.header("content-type").unwrap().starts_with("text/javascript"));
    assert_eq!(start.header("cache-control"), Some("public, max-age=31536000, immutable"));
}

#[tokio::test]
async fn hashes_are_those_of_the_start_whatever_becomes_of_the_files() {
    let server = TestServer::start().await;
    let hash = |html: &str| attribute(html, "id=\"hydration\"", "data-wasm-integrity").unwrap().to_owned();
    let before = hash(&server.get("/", &[]).await.text());
    std::fs::write(server.site().join("pkg/tincan.wasm"), "something else").unwrap();
    assert_eq!(server.get("/pkg/tincan.wasm", &[]).await.text(), "something else");
    assert_eq!(hash(&server.get("/", &[]).await.text()), before);
}
