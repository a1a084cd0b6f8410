//! Settings: flags, `TINCAN_*` variables, and their defaults. Nothing is needed to start.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use ipnet::IpNet;
use signaling::{IceServer, JOIN_TIMEOUT_MS, RATE_BURST, RATE_PER_SECOND, ROOM_PEERS_MAX};

use crate::client::parse_network;
use crate::hub::HubLimits;
use crate::limits::LimitsConfig;
use crate::origin::Origin;
use crate::turn::config::TurnConfig;

/// The self-hosted server of Tincan: hands out the page and introduces browsers to each other.
#[derive(Clone, Debug, Parser)]
#[command(name = "tincan", version)]
pub struct Config {
    /// Address and port to serve on.
    #[arg(long, env = "TINCAN_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// Folder with the built site. Default: `target/site` here, else `site` beside the program.
    #[arg(long, env = "TINCAN_SITE_ROOT")]
    pub site_root: Option<PathBuf>,

    /// STUN and TURN servers for the browsers: a JSON list as in RTCConfiguration's iceServers, or URLs separated by commas.
    #[arg(long, env = "TINCAN_ICE_SERVERS", default_value = "", value_parser = parse_ice_servers)]
    pub ice_servers: IceServers,

    /// Origins, besides the server's own, whose pages may use the signaling socket, e.g. https://rooms.example.
    #[arg(long, env = "TINCAN_ALLOW_ORIGIN", value_delimiter = ',', value_parser = parse_origin)]
    pub allow_origin: Vec<String>,

    /// Proxies in front of this server, by address or network, whose X-Forwarded-For, -Host and -Proto count, e.g. 127.0.0.1.
    #[arg(long, env = "TINCAN_TRUSTED_PROXY", value_delimiter = ',', value_parser = parse_network)]
    pub trusted_proxy: Vec<IpNet>,

    /// Limits by address.
    #[command(flatten)]
    pub limits: LimitsConfig,

    /// Signaling connections taken at once.
    #[arg(long, env = "TINCAN_MAX_CONNECTIONS", default_value_t = 20_000)]
    pub max_connections: usize,

    /// Peers in one room.
    #[arg(long, env = "TINCAN_MAX_ROOM_PEERS", default_value_t = ROOM_PEERS_MAX)]
    pub max_room_peers: usize,

    /// Signaling messages a second from one connection, in the long run.
    #[arg(long, env = "TINCAN_RATE", default_value_t = RATE_PER_SECOND)]
    pub rate: u32,

    /// Signaling messages from one connection at once.
    #[arg(long, env = "TINCAN_RATE_BURST", default_value_t = RATE_BURST)]
    pub rate_burst: u32,

    /// Milliseconds a connection has to join a room.
    #[arg(long, env = "TINCAN_JOIN_TIMEOUT_MS", default_value_t = JOIN_TIMEOUT_MS)]
    pub join_timeout_ms: u64,

    /// STUN and TURN.
    #[command(flatten)]
    pub turn: TurnConfig,

    /// Address and port to serve /metrics on, for Prometheus. Default: not at all.
    #[arg(long, env = "TINCAN_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,

    /// What to log, as for tracing's EnvFilter, e.g. `info` or `info,server=debug`.
    #[arg(long, env = "TINCAN_LOG", default_value = "info")]
    pub log: String,
}

/// A list of servers in one setting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IceServers(pub Vec<IceServer>);

fn parse_ice_servers(text: &str) -> Result<IceServers, String> {
    let text = text.trim();
    let servers: Vec<IceServer> = if text.starts_with('[') {
        serde_json::from_str(text).map_err(|e| format!("not a list of ICE servers: {e}"))?
    } else {
        let urls: Vec<String> =
            text.split(',').map(str::trim).filter(|u| !u.is_empty()).map(str::to_owned).collect();
        urls.into_iter().map(|url| IceServer { urls: vec![url], username: None, credential: None }).collect()
    };
    for url in servers.iter().flat_map(|s| &s.urls) {
        if !["stun:", "stuns:", "turn:", "turns:"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(format!("{url:?} is no stun:, stuns:, turn: or turns: URL"));
        }
    }
    Ok(IceServers(servers))
}

fn parse_origin(text: &str) -> Result<String, String> {
    match Origin::parse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("not an origin such as https://rooms.example".to_owned()),
    }
}

impl Config {
    /// The defaults, for tests and embedding.
    pub fn defaults() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            site_root: None,
            ice_servers: IceServers::default(),
            allow_origin: Vec::new(),
            trusted_proxy: Vec::new(),
            limits: LimitsConfig::defaults(),
            max_connections: 20_000,
            max_room_peers: ROOM_PEERS_MAX,
            rate: RATE_PER_SECOND,
            rate_burst: RATE_BURST,
            join_timeout_ms: JOIN_TIMEOUT_MS,
            turn: TurnConfig::defaults(),
            metrics_listen: None,
            log: "info".to_owned(),
        }
    }

    /// Where the built site lies: as set, or the first candidate that exists, or the usual place.
    pub fn site_root(&self) -> PathBuf {
        if let Some(set) = &self.site_root {
            return set.clone();
        }
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.to_owned()));
        let mut candidates = vec![PathBuf::from("target/site")];
        // cargo-leptos names its own when it runs the server.
        candidates.extend(std::env::var_os("LEPTOS_SITE_ROOT").map(PathBuf::from));
        candidates.extend(beside.iter().flat_map(|dir| [dir.join("site"), dir.join("../site")]));
        let found = candidates.iter().find(|dir| dir.is_dir());
        found.cloned().unwrap_or_else(|| PathBuf::from("target/site"))
    }

    /// What the hub keeps to.
    pub fn hub_limits(&self) -> HubLimits {
        HubLimits { connections_max: self.max_connections, room_peers_max: self.max_room_peers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_defaults_are_those_of_the_command_line() {
        let parsed = Config::try_parse_from(["tincan"]).unwrap();
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Config::defaults()));
    }

    #[test]
    fn ice_servers_are_read_in_both_forms_and_checked() {
        let urls = parse_ice_servers("stun:a.example, turn:b.example").unwrap();
        assert_eq!(urls.0.len(), 2);
        let json = r#"[{"urls":["turn:a"],"username":"u","credential":"c"}]"#;
        assert_eq!(parse_ice_servers(json).unwrap().0[0].username.as_deref(), Some("u"));
        assert!(parse_ice_servers("http://a").is_err());
        assert!(parse_ice_servers("[1]").is_err());
    }

    #[test]
    fn what_names_no_origin_and_no_proxy_is_refused_at_the_start() {
        let parse = |args: [&'static str; 3]| Config::try_parse_from(args);
        assert!(parse(["tincan", "--allow-origin", "https://a.example,http://b.example:8080"]).is_ok());
        assert!(parse(["tincan", "--trusted-proxy", "127.0.0.1,10.0.0.0/8"]).is_ok());
        for origin in ["a.example", "https://a.example/", "https://a.example/room", "*", "null"] {
            assert!(parse(["tincan", "--allow-origin", origin]).is_err(), "{origin}");
        }
        assert!(parse(["tincan", "--trusted-proxy", "nginx"]).is_err());
    }
}
