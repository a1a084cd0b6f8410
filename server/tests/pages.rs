//! Pages, files and their headers, as a plain HTTP client sees them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;

/// The style sheet, in the folder that is named after what is in it.
async fn style_of(server: &TestServer) -> String {
    let html = server.get("/", &[]).await.text();
    let (_, link) = html.split_once("id=\"style\"").unwrap();
    let (_, path) = link.split_once("href=\"").unwrap();
    path.split('"').next().unwrap().to_owned()
}

/// The sources of one directive of a policy.
fn directive<'a>(policy: &'a str, name: &str) -> &'a str {
    policy
        .split(';')
        .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix(' '))
        .unwrap_or_else(|| panic!("no {name} in {policy}"))
}

#[tokio::test]
async fn pages_are_rendered_whole_and_not_kept() {
    let server = TestServer::start().await;
    for path in ["/", "/room", "/doctor"] {
        let page = server.get(path, &[]).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.header("content-type").unwrap().starts_with("text/html"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        let html = page.text();
        assert!(html.contains("<main") && html.ends_with("</html>"), "{path} is whole: {html}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_page_for_people_and_a_word_for_programs() {
    let server = TestServer::start().await;
    for path in ["/no/such/page", "/rooms", "/pkg", "/pkg/"] {
        let page = server.get(path, &[]).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.header("content-type").unwrap().starts_with("text/html"), "{path}");
        assert!(page.text().contains("<main"), "{path}: {}", page.text());
        assert!(!page.text().contains("tincan.css\">tincan.css"), "{path} lists nothing");
        assert_eq!(page.header("cache-control"), Some("no-cache"), "{path}");
    }
    let browser = server.get("/missing.png", &[("Accept", "text/html,*/*;q=0.8")]).await;
    assert!(browser.text().contains("<main"), "who reads gets a page: {}", browser.text());
    for path in ["/pkg/missing.js", "/missing.png"] {
        let answer = server.get(path, &[]).await;
        assert_eq!((answer.status, answer.text().as_str()), (404, "not found"), "{path}");
        assert!(answer.header("content-type").unwrap().starts_with("text/plain"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
    }
}

#[tokio::test]
async fn files_have_their_type_and_those_named_after_their_content_are_kept() {
    let server = TestServer::start().await;
    let style = style_of(&server).await;
    for (path, kind, cache) in [
        (style.as_str(), "text/css", "public, max-age=31536000, immutable"),
        ("/pkg/tincan.js", "text/javascript", "no-cache"),
        ("/pkg/tincan.wasm", "application/wasm", "no-cache"),
        ("/robots.txt", "text/plain", "no-cache"),
    ] {
        let file = server.get(path, &[]).await;
        assert_eq!(file.status, 200, "{path}");
        assert!(
            file.header("content-type").unwrap().starts_with(kind),
            "{path}: {:?}",
            file.header("content-type")
        );
        assert_eq!(file.header("cache-control"), Some(cache), "{path}");
        assert_eq!(file.header("content-encoding"), None, "{path}: nobody asked");
    }
}

#[tokio::test]
async fn the_service_worker_is_asked_for_again_each_time_and_allowed_to_run() {
    let server = TestServer::start().await;
    let script = server.get("/service-worker.js", &[("Service-Worker", "script")]).await;
    assert_eq!(script.status, 200);
    // Browsers refuse a worker of another type, and keep an old one that says it may be kept.
    assert!(script.header("content-type").unwrap().starts_with("text/javascript"));
    assert_eq!(script.header("cache-control"), Some("no-cache"));
    // Its own policy says what it may fetch: the site, and nothing else.
    let policy = script.header("content-security-policy").unwrap();
    assert_eq!(directive(policy, "connect-src"), "'self'");
    for path in ["/", "/room"] {
        let page = server.get(path, &[]).await;
        assert_eq!(
            directive(page.header("content-security-policy").unwrap(), "worker-src"),
            "'self'",
            "{path}"
        );
    }
}

#[tokio::test]
async fn what_compresses_is_compressed_for_who_asks() {
    let server = TestServer::start().await;
    let plain = server.get("/pkg/tincan.js", &[]).await.body;
    for path in ["/pkg/tincan.js", "/pkg/tincan.wasm", "/"] {
        for (asked, given) in [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("zstd", "")] {
            let answer = server.get(path, &[("Accept-Encoding", asked)]).await;
            assert_eq!(answer.status, 200);
            assert_eq!(answer.header("content-encoding").unwrap_or(""), given, "{path} asked for {asked}");
            assert!(answer.headers("vary").contains("accept-encoding"), "{path} varies");
            if path == "/pkg/tincan.js" && !given.is_empty() {
                assert!(answer.body.len() < plain.len() / 4, "{asked} makes it smaller");
            }
        }
    }
}

#[tokio::test]
async fn no_file_is_given_out_for_another_version() {
    let server = TestServer::start().await;
    let style = style_of(&server).await;
    let version = style.split('/').nth(2).unwrap();
    let other: String = version.chars().rev().collect();
    for (path, status) in [
        (style.clone(), 200),
        (style.replace(version, &other), 404),
        (format!("/pkg/{version}/missing.wasm"), 404),
        (format!("/pkg/{version}/../../secret.txt"), 404),
        (format!("/pkg/{version}/%2e%2e/%2e%2e/secret.txt"), 404),
    ] {
        let answer = server.get(&path, &[]).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(!answer.text().contains("secret"), "{path}");
    }
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let server = TestServer::start().await;
    for path in [style_of(&server).await.as_str(), "/robots.txt"] {
        let first = server.get(path, &[]).await;
        let modified = first.header("last-modified").expect("a date").to_owned();
        let again = server.get(path, &[("If-Modified-Since", &modified)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(again.header("cache-control"), first.header("cache-control"), "{path}");
        let long_ago = [("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")];
        assert_eq!(server.get(path, &long_ago).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn head_answers_as_get_without_a_body() {
    let server = TestServer::start().await;
    for path in ["/", "/room", "/pkg/tincan.js", "/healthz", "/nowhere"] {
        let get = server.get(path, &[]).await;
        let head = request(server.address, "HEAD", path, &[]).await;
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
        assert!(head.body.is_empty() && !get.body.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn pages_and_files_are_only_read() {
    let server = TestServer::start().await;
    for path in ["/", "/room", "/pkg/tincan.js"] {
        for method in ["POST", "PUT", "DELETE"] {
            let answer = request(server.address, method, path, &[("Content-Length", "0")]).await;
            assert_eq!(answer.status, 405, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_site() {
    let server = TestServer::start().await;
    for path in [
        "/../secret.txt",
        "/pkg/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/pkg/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/pkg/..%2f..%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/pkg//../../secret.txt",
        "/%00secret.txt",
        "/pkg/tincan.js%00.png",
        "/%ff%fe.txt",
    ] {
        let answer = server.get(path, &[]).await;
        assert!(answer.status == 404 || answer.status == 400, "{path} answers {}", answer.status);
        assert_ne!(answer.text(), "secret", "{path}");
    }
}

#[tokio::test]
async fn health_is_answered() {
    let server = TestServer::start().await;
    for (path, word) in [("/healthz", "ok"), ("/readyz", "ready")] {
        let answer = server.get(path, &[]).await;
        assert_eq!((answer.status, answer.text().as_str()), (200, word));
    }
}

#[tokio::test]
async fn the_page_can_be_installed_in_its_language() {
    let server = TestServer::start().await;
    let answer = server.get("/manifest.webmanifest", &[("Accept-Language", "ar")]).await;
    assert_eq!(answer.header("content-type"), Some("application/manifest+json"));
    assert!(answer.headers("vary").contains("accept-language"));
    let manifest: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    assert_eq!((&manifest["lang"], &manifest["dir"]), (&"ar".into(), &"rtl".into()));
    assert_eq!(manifest["start_url"], "/");
    for icon in manifest["icons"].as_array().unwrap() {
        let path = icon["src"].as_str().unwrap();
        // The site of these tests has none.
        assert!(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../public")
                .join(path.trim_start_matches('/'))
                .is_file(),
            "{path}"
        );
    }
    let shortcut = &manifest["shortcuts"][0];
    assert_eq!(shortcut["name"], i18n::in_language(i18n::Language::Arabic, i18n::t::rooms_list_new));
    assert_eq!(shortcut["url"], "/#new");
}
