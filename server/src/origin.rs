//! Which pages may use the signaling socket: our own, and those of origins that were allowed.

use axum::http::uri::{Authority, Scheme};
use axum::http::{HeaderMap, HeaderValue, Uri, header};

use crate::client::Client;

/// A browser names the page's origin, which must be ours or one that was allowed; other programs name none.
pub fn allowed(client: &Client, headers: &HeaderMap, allowed: &[String]) -> bool {
    let origins: Vec<&HeaderValue> = headers.get_all(header::ORIGIN).iter().collect();
    match origins.as_slice() {
        [] => true,
        [origin] => origin.to_str().ok().and_then(Origin::parse).is_some_and(|origin| {
            origin.is_of(client) || allowed.iter().any(|a| Origin::parse(a).as_ref() == Some(&origin))
        }),
        _ => false,
    }
}

/// Scheme, host and port of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    scheme: Scheme,
    /// In lower case.
    host: String,
    port: u16,
}

impl Origin {
    /// Reads an origin as browsers and settings write it. `null` is none.
    pub fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        // A parsed origin without a path has `/`, and what stands behind a # is gone.
        if uri.query().is_some() || uri.path() != "/" || text.ends_with('/') || text.contains('#') {
            return None;
        }
        Self::of(uri.scheme()?.clone(), uri.authority()?.as_str())
    }

    /// Whether it is the server's own, as this client knows it: by the same host and port, and the same scheme where that is known.
    fn is_of(&self, client: &Client) -> bool {
        let scheme = client.scheme.as_ref().unwrap_or(&self.scheme);
        client.host.as_ref().and_then(|host| Self::of(scheme.clone(), host)).as_ref() == Some(self)
    }

    fn of(scheme: Scheme, host: &str) -> Option<Self> {
        let default = if scheme == Scheme::HTTPS {
            443
        } else if scheme == Scheme::HTTP {
            80
        } else {
            return None;
        };
        let authority: Authority = host.parse().ok()?;
        let port = match authority.port_u16() {
            Some(port) => port,
            None if authority.as_str() == authority.host() => default,
            // A user's name, or a port that is none.
            None => return None,
        };
        if authority.as_str().contains('@') {
            return None;
        }
        Some(Self { scheme, host: authority.host().to_ascii_lowercase(), port })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Proxies;

    fn client(named: &[&str], said: &[(&'static str, &str)]) -> Client {
        let named: Vec<_> = named.iter().map(|net| net.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for (name, value) in said {
            headers.append(*name, value.parse().unwrap());
        }
        Proxies::new(&named).client(([127, 0, 0, 1], 1).into(), &headers)
    }

    fn serves(client: &Client, origin: &str) -> bool {
        Origin::parse(origin).is_some_and(|origin| origin.is_of(client))
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        let at = |host: &str| client(&[], &[("host", host)]);
        let serves = |host: &str, origin: &str| serves(&at(host), origin);
        assert!(serves("rooms.example:3000", "http://rooms.example:3000"));
        assert!(serves("rooms.example", "https://rooms.example"));
        assert!(serves("rooms.example:443", "https://rooms.example"));
        assert!(serves("Rooms.Example", "https://rooms.example:443"));
        assert!(serves("[::1]:3000", "http://[::1]:3000"));
        for (host, origin) in [
            ("rooms.example:3000", "https://rooms.example"),
            ("rooms.example", "https://rooms.example:8443"),
            ("rooms.example", "http://evil.example"),
            ("rooms.example", "http://rooms.example.evil.example"),
            ("rooms.example", "http://rooms.example@evil.example"),
            ("rooms.example", "http://evil.example/rooms.example"),
            ("rooms.example", "chrome-extension://rooms.example"),
            ("rooms.example", "http://evil.example@rooms.example:80"),
            ("rooms.example", "http://rooms.example:99999"),
            ("rooms.example", "http://rooms.example:"),
            ("rooms.example", "http://rooms.example#"),
            ("rooms.example", "null"),
            ("rooms.example", ""),
            ("", "http://"),
        ] {
            assert!(!serves(host, origin), "{origin} at {host}");
        }
    }

    #[test]
    fn named_proxies_tell_host_and_scheme() {
        let behind = |said: &[(&'static str, &str)]| client(&["127.0.0.1/32"], said);
        let by_https = behind(&[
            ("host", "inner:3000"),
            ("x-forwarded-host", "rooms.example"),
            ("x-forwarded-proto", "https"),
        ]);
        assert!(by_https.came_by_https());
        assert!(serves(&by_https, "https://rooms.example"));
        assert!(!serves(&by_https, "http://rooms.example"), "the scheme is known");
        assert!(!serves(&by_https, "https://inner:3000"));
        // The nearest proxy has the last word.
        let two = behind(&[
            ("x-forwarded-host", "evil.example, rooms.example"),
            ("x-forwarded-proto", "https, http"),
        ]);
        assert!(!two.came_by_https());
        assert!(serves(&two, "http://rooms.example") && !serves(&two, "http://evil.example"));
        let lines = behind(&[("x-forwarded-host", "evil.example"), ("x-forwarded-host", "rooms.example")]);
        assert!(serves(&lines, "http://rooms.example") && !serves(&lines, "http://evil.example"));
    }

    fn ask(origins: &[&'static str]) -> bool {
        let friends = ["https://other.example".to_owned()];
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("rooms.example:3000"));
        for origin in origins {
            headers.append(header::ORIGIN, HeaderValue::from_static(origin));
        }
        let client = Proxies::default().client(([127, 0, 0, 1], 1).into(), &headers);
        allowed(&client, &headers, &friends)
    }

    #[test]
    fn only_our_own_pages_may_use_the_socket() {
        assert!(ask(&[]), "no browser");
        assert!(ask(&["http://rooms.example:3000"]));
        assert!(ask(&["https://other.example"]));
        assert!(ask(&["https://other.example:443"]));
        assert!(!ask(&["https://rooms.example"]));
        assert!(!ask(&["http://evil.example"]));
        assert!(!ask(&["http://other.example"]));
        assert!(!ask(&["null"]));
        assert!(!ask(&["http://rooms.example:3000", "http://evil.example"]), "two are none");
        assert!(!ask(&["*"]));
    }
}
