//! Who sent a request: the address of the client, and how it knows this server. Behind a proxy both are in `X-Forwarded-…`
//! headers, which anybody can write: they count only as far as proxies that were named wrote them.

use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::uri::Scheme;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

use crate::Server;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// Named proxies that are looked behind, one after the other. More are no installation but a client that writes headers.
const PROXIES_MAX: usize = 16;
/// Longest `Host` that is read: that of a name with a port.
const HOST_LEN_MAX: usize = 260;

/// Proxies that are believed.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Vec<IpNet>);

/// Who sent a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The client's address; IPv4 is always in its own form.
    pub ip: IpAddr,
    /// The port it sent from. Not known behind a proxy.
    pub port: Option<u16>,
    /// The host and port that the browser knows this server by.
    pub host: Option<Box<str>>,
    /// How the browser came, where a named proxy tells.
    pub scheme: Option<Scheme>,
}

impl Proxies {
    /// Those of the settings.
    pub fn new(named: &[IpNet]) -> Self {
        Self(named.to_vec())
    }

    /// Whether this address is a named proxy's.
    pub fn named(&self, ip: IpAddr) -> bool {
        self.0.iter().any(|net| net.contains(&ip))
    }

    /// Who sent a request that `peer` brought.
    pub fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> Client {
        let ip = peer.ip().to_canonical();
        if !self.named(ip) {
            let host = headers.get(header::HOST).and_then(host_in);
            return Client { ip, port: Some(peer.port()), host, scheme: None };
        }
        // The nearest proxy writes last.
        let host = headers.get_all(FORWARDED_HOST).iter().next_back().or_else(|| headers.get(header::HOST));
        let proto = headers.get_all(FORWARDED_PROTO).iter().next_back().and_then(|proto| proto.to_str().ok());
        let scheme = proto.and_then(|proto| match last(proto).to_ascii_lowercase().as_str() {
            "https" | "wss" => Some(Scheme::HTTPS),
            "http" | "ws" => Some(Scheme::HTTP),
            _ => None,
        });
        Client { ip: self.behind(ip, headers), port: None, host: host.and_then(host_in), scheme }
    }

    /// The first address, from the nearest on, that no named proxy has; the last that could be read if that is not to be had.
    fn behind(&self, nearest: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut ip = nearest;
        let lines = headers.get_all(FORWARDED_FOR).iter().rev();
        let hops = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
        for hop in hops.take(PROXIES_MAX) {
            // What stands before something that is no address was written by nobody we know.
            let Some(further) = address_in(hop) else { break };
            ip = further;
            if !self.named(ip) {
                break;
            }
        }
        ip
    }
}

impl Client {
    /// Whether a named proxy says that the browser came by https.
    pub fn came_by_https(&self) -> bool {
        self.scheme == Some(Scheme::HTTPS)
    }
}

/// The address, with the port where it is known.
impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => SocketAddr::new(self.ip, port).fmt(f),
            None => self.ip.fmt(f),
        }
    }
}

/// Put there by [`find_out`].
impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let nobody = Self { ip: Ipv6Addr::UNSPECIFIED.into(), port: None, host: None, scheme: None };
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or(nobody))
    }
}

/// Finds out who sent the request, before anything else looks at it.
pub async fn find_out(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        let client = server.proxies.client(peer, request.headers());
        request.extensions_mut().insert(client);
    }
    next.run(request).await
}

/// What limits by address count: IPv6 by network, since everybody has 2^64 addresses.
pub fn counted_as(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => IpAddr::V4(ip),
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX))),
    }
}

/// A network, or one address.
pub fn parse_network(text: &str) -> Result<IpNet, String> {
    let one = text.parse::<IpAddr>().map(|ip| IpNet::from(ip.to_canonical()));
    one.or_else(|_| text.parse::<IpNet>())
        .map_err(|_| "not an address such as 10.0.0.1 or a network such as 10.0.0.0/8".to_owned())
}

/// Where an address may be followed by a port, as some proxies write it.
fn address_in(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.parse::<IpAddr>().ok();
    let bracketed = || hop.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.or_else(bracketed).or_else(with_port).map(|ip| ip.to_canonical())
}

fn host_in(value: &HeaderValue) -> Option<Box<str>> {
    let host = last(value.to_str().ok()?);
    (!host.is_empty() && host.len() <= HOST_LEN_MAX).then(|| Box::from(host))
}

/// The last of a list.
fn last(list: &str) -> &str {
    list.rsplit(',').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(named: &[&str], peer: &str, said: &[(&'static str, &str)]) -> Client {
        let named: Vec<_> = named.iter().map(|net| parse_network(net).unwrap()).collect();
        let mut headers = HeaderMap::new();
        for (name, value) in said {
            headers.append(*name, value.parse().unwrap());
        }
        Proxies::new(&named).client(peer.parse().unwrap(), &headers)
    }

    fn ip(named: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let said: Vec<_> = forwarded.iter().map(|line| ("x-forwarded-for", *line)).collect();
        client(named, peer, &said).ip.to_string()
    }

    #[test]
    fn nobody_else_is_believed() {
        assert_eq!(ip(&[], "127.0.0.1:1", &["9.9.9.9"]), "127.0.0.1");
        assert_eq!(ip(&["10.0.0.0/8"], "192.168.0.1:1", &["9.9.9.9"]), "192.168.0.1");
        let said = [("host", "a"), ("x-forwarded-host", "b"), ("x-forwarded-proto", "https")];
        let direct = client(&["10.0.0.1"], "10.0.0.2:7", &said);
        assert_eq!((direct.host.as_deref(), direct.scheme, direct.port), (Some("a"), None, Some(7)));
    }

    #[test]
    fn named_proxies_are_skipped_from_the_nearest_on() {
        let named = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"];
        for (forwarded, client) in [
            (vec!["9.9.9.9"], "9.9.9.9"),
            // What the client wrote itself stands further left.
            (vec!["1.1.1.1, 9.9.9.9"], "9.9.9.9"),
            (vec!["127.0.0.1, 9.9.9.9"], "9.9.9.9"),
            (vec!["1.1.1.1,9.9.9.9 , 10.1.2.3"], "9.9.9.9"),
            (vec!["1.1.1.1", "9.9.9.9", "10.1.2.3", "fd00::7"], "9.9.9.9"),
            (vec!["1.1.1.1, 9.9.9.9", "10.1.2.3"], "9.9.9.9"),
            // All of it is ours: somebody inside.
            (vec!["10.0.0.5, 10.0.0.6"], "10.0.0.5"),
            (vec![], "127.0.0.1"),
        ] {
            assert_eq!(ip(&named, "127.0.0.1:1", &forwarded), client, "{forwarded:?}");
        }
    }

    #[test]
    fn what_is_no_address_ends_the_search() {
        for forwarded in
            ["unknown", "", ",", "9.9.9.9, _hidden", "999.1.1.1", "9.9.9.9,", "[::1", "fe80::1%eth0"]
        {
            assert_eq!(ip(&["127.0.0.1"], "127.0.0.1:1", &[forwarded]), "127.0.0.1", "{forwarded:?}");
        }
        let named = ["127.0.0.1", "10.0.0.0/8"];
        assert_eq!(ip(&named, "127.0.0.1:1", &["9.9.9.9, nonsense, 10.0.0.1"]), "10.0.0.1");
        let endless = format!("9.9.9.9{}", ", 10.0.0.1".repeat(100_000));
        assert_eq!(ip(&named, "127.0.0.1:1", &[&endless]), "10.0.0.1");
    }

    #[test]
    fn addresses_come_in_many_spellings() {
        for (written, read) in [
            ("9.9.9.9:4711", "9.9.9.9"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("::ffff:9.9.9.9", "9.9.9.9"),
            ("[::ffff:9.9.9.9]:1", "9.9.9.9"),
        ] {
            assert_eq!(ip(&["127.0.0.1"], "127.0.0.1:1", &[written]), read);
        }
        assert_eq!(ip(&["127.0.0.1"], "[::ffff:127.0.0.1]:1", &["9.9.9.9"]), "9.9.9.9", "a mapped proxy");
        assert_eq!(ip(&[], "[::ffff:9.9.9.9]:1", &[]), "9.9.9.9");
    }

    #[test]
    fn limits_count_networks_of_ipv6() {
        let counted = |ip: &str| counted_as(ip.parse().unwrap()).to_string();
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(counted("::ffff:9.9.9.9"), "9.9.9.9");
        assert_eq!(counted("9.9.9.9"), "9.9.9.9");
    }

    #[test]
    fn networks_and_single_addresses_are_read() {
        for text in ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"] {
            assert!(parse_network(text).is_ok(), "{text}");
        }
        for text in ["", "proxy", "10.0.0.0/33", "10.0.0.1:80"] {
            assert!(parse_network(text).is_err(), "{text}");
        }
    }
}
