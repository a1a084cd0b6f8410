//! What browsers are told to use: the servers of the settings and our own, with credentials made for who asks.

use std::net::IpAddr;
use std::time::Duration;

use signaling::IceServer;

use super::config::{TurnSecret, host_of, valid_host};
use super::credentials::Credential;
use crate::unix_now;

/// Where our own STUN and TURN are.
#[derive(Clone, Debug)]
pub struct Own {
    /// Port for both, UDP and TCP.
    pub port: u16,
    /// The second port for bindings.
    pub alternate_port: Option<u16>,
    /// Where relays are.
    pub external: IpAddr,
    /// The host as set, by name or by address.
    pub host: Option<String>,
}

/// Makes lists of ICE servers.
#[derive(Clone, Debug)]
pub struct IceSource {
    configured: Vec<IceServer>,
    /// Whether TURN servers of the settings take our credentials.
    shared_secret: bool,
    secret: TurnSecret,
    own: Option<Own>,
    lifetime_s: u64,
}

impl IceSource {
    /// The servers of the settings; those without a name for TURN get credentials if `shared_secret`.
    pub fn new(configured: Vec<IceServer>, secret: TurnSecret, shared_secret: bool, lifetime_s: u64) -> Self {
        Self { configured, shared_secret, secret, own: None, lifetime_s }
    }

    /// Our own besides.
    pub fn add_own(&mut self, own: Own) {
        self.own = Some(own);
    }

    /// Our own, if we serve any.
    pub fn own(&self) -> Option<&Own> {
        self.own.as_ref()
    }

    /// What credentials are made of.
    pub fn secret(&self) -> &TurnSecret {
        &self.secret
    }

    /// The list for `id`, asked for at `host` (a `Host` header), with credentials of the usual lifetime.
    pub fn servers(&self, id: &str, host: Option<&str>) -> Vec<IceServer> {
        self.servers_for(id, host, Duration::from_secs(self.lifetime_s))
    }

    /// The same with another lifetime.
    pub fn servers_for(&self, id: &str, host: Option<&str>, lifetime: Duration) -> Vec<IceServer> {
        let expires_s = (unix_now() + lifetime).as_secs();
        let credential = Credential::mint(&self.secret, id, expires_s);
        let with_credential = |urls| IceServer {
            urls,
            username: Some(credential.username.clone()),
            credential: Some(credential.password.clone()),
        };
        let configured = self.configured.iter().map(|server| {
            if self.shared_secret && needs_credential(server) {
                with_credential(server.urls.clone())
            } else {
                server.clone()
            }
        });
        let mut servers: Vec<IceServer> = configured.collect();
        if let Some((own, host)) = self.own.as_ref().and_then(|own| Some((own, own.host_for(host)?))) {
            let port = own.port;
            let stun = format!("stun:{host}:{port}");
            servers.push(IceServer { urls: vec![stun], username: None, credential: None });
            let turn = ["udp", "tcp"].map(|transport| format!("turn:{host}:{port}?transport={transport}"));
            servers.push(with_credential(turn.to_vec()));
        }
        servers
    }

    /// When to bring new credentials: with a quarter of their life left. `None`: none end.
    pub fn refresh_after(&self) -> Option<Duration> {
        let minted =
            self.own.is_some() || (self.shared_secret && self.configured.iter().any(needs_credential));
        // At least a moment, whatever the setting.
        minted.then(|| Duration::from_millis((self.lifetime_s.saturating_mul(750)).max(100)))
    }

    /// The URL of the second STUN port.
    pub fn stun_alternate(&self, host: Option<&str>) -> Option<String> {
        let own = self.own.as_ref()?;
        Some(format!("stun:{}:{}", own.host_for(host)?, own.alternate_port?))
    }
}

impl Own {
    /// The host to name to a browser that asked for `asked`, a `Host` header. `None`: it cannot reach us.
    fn host_for(&self, asked: Option<&str>) -> Option<String> {
        if let Some(host) = &self.host {
            return Some(host.clone());
        }
        let asked = asked.map(without_port).filter(|host| valid_host(host));
        let external = host_of(self.external);
        match asked {
            // On this machine only. A browser elsewhere would ask its own machine.
            asked if self.external.is_loopback() => asked.is_none_or(is_loopback).then_some(external),
            Some(asked) if !is_loopback(asked) => Some(asked.to_owned()),
            _ => Some(external),
        }
    }
}

fn needs_credential(server: &IceServer) -> bool {
    let turn = |url: &String| url.starts_with("turn:") || url.starts_with("turns:");
    server.username.is_none() && server.urls.iter().any(turn)
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => host,
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(external: &str, host: Option<&str>) -> Own {
        let host = host.map(str::to_owned);
        Own { port: 3478, alternate_port: Some(3479), external: external.parse().unwrap(), host }
    }

    fn secret() -> TurnSecret {
        TurnSecret::from("s".to_owned())
    }

    #[test]
    fn the_host_is_the_one_that_the_browser_can_reach() {
        let host = |own: &Own, asked: Option<&str>| own.host_for(asked);
        let public = own("8.8.4.4", None);
        assert_eq!(host(&public, Some("rooms.example:3000")).as_deref(), Some("rooms.example"));
        assert_eq!(host(&public, Some("[2001:db8::1]:80")).as_deref(), Some("[2001:db8::1]"));
        for asked in [None, Some("localhost:3000"), Some("a b"), Some("x?transport=tcp"), Some("")] {
            assert_eq!(host(&public, asked).as_deref(), Some("8.8.4.4"), "{asked:?}");
        }
        let local = own("127.0.0.1", None);
        assert_eq!(host(&local, Some("localhost:3000")).as_deref(), Some("127.0.0.1"));
        assert_eq!(host(&local, Some("rooms.example")), None, "it would ask its own machine");
        assert_eq!(host(&own("::1", None), None).as_deref(), Some("[::1]"));
        assert_eq!(host(&own("127.0.0.1", Some("turn.example")), Some("x")).as_deref(), Some("turn.example"));
    }

    #[test]
    fn servers_of_the_settings_get_credentials_only_with_a_shared_secret() {
        let bare = |url: &str| IceServer { urls: vec![url.to_owned()], username: None, credential: None };
        let named = IceServer { username: Some("u".to_owned()), ..bare("turn:named.example") };
        let configured = vec![bare("stun:a.example"), bare("turn:b.example"), named.clone()];
        let without = IceSource::new(configured.clone(), secret(), false, 3_600);
        assert_eq!(without.servers("ada", None), configured);
        assert_eq!(without.refresh_after(), None);
        let with = IceSource::new(configured.clone(), secret(), true, 3_600);
        let servers = with.servers("ada", None);
        assert_eq!((&servers[0], &servers[2]), (&configured[0], &named));
        let username = servers[1].username.clone().unwrap();
        assert!(username.ends_with(":ada"));
        let (expected, _) = Credential::expected(&secret(), &username).unwrap();
        assert_eq!(servers[1].credential.as_deref(), Some(expected.password.as_str()));
        assert_eq!(with.refresh_after(), Some(Duration::from_secs(2_700)));
    }

    #[test]
    fn our_own_are_told_by_both_ways() {
        let mut source = IceSource::new(Vec::new(), secret(), false, 60);
        source.add_own(own("8.8.4.4", None));
        let servers = source.servers("ada", None);
        assert_eq!(servers[0].urls, ["stun:8.8.4.4:3478"]);
        assert_eq!(servers[1].urls, ["turn:8.8.4.4:3478?transport=udp", "turn:8.8.4.4:3478?transport=tcp"]);
        assert!(servers[0].username.is_none() && servers[1].credential.is_some());
        assert_eq!(source.stun_alternate(None).as_deref(), Some("stun:8.8.4.4:3479"));
    }
}
