//! Settings of the relay, and their defaults.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;

use clap::{Args, ValueEnum};
use ipnet::IpNet;

/// Where STUN and TURN are served unless it is said: the port browsers and firewalls know.
pub const PORT: u16 = 3478;
/// How long a credential is good. A browser asks for new allocations whenever a link is made, so it may not be short; what
/// was copied from a page should not be good for days.
pub const LIFETIME_S: u64 = 3_600;
/// Allocations at once. Each is a socket and a task, at most 17 KiB. A full mesh of 20 through the relay has 760.
pub const ALLOCATIONS: usize = 2_000;
/// Allocations of one peer. In a full mesh of 20 it has 19 links, and a browser asks over UDP and TCP for each: 38. Twice
/// that for a second network interface, and some for links that are being made anew.
pub const ALLOCATIONS_PER_PEER: usize = 100;
/// Allocations from one address: an office or a school behind one.
pub const ALLOCATIONS_PER_ADDRESS: usize = 1_000;
/// Bytes a second of one peer: 16 Mbit/s, a few video pictures.
pub const RATE_PER_PEER: u64 = 2_000_000;
/// Bytes a second in all: 200 Mbit/s.
pub const RATE: u64 = 25_000_000;
/// TCP connections at once: one for each allocation, and some that have none yet.
pub const CONNECTIONS: usize = 2_000;
/// TCP connections from one address.
pub const CONNECTIONS_PER_ADDRESS: usize = 500;
/// How long a TCP connection may have no allocation: gathering takes seconds.
pub const IDLE_MS: u64 = 30_000;

/// STUN and TURN.
#[derive(Clone, Debug, Args)]
pub struct TurnConfig {
    /// Serve STUN and TURN.
    #[arg(long, env = "TINCAN_TURN", value_enum, default_value_t = Switch::On)]
    pub turn: Switch,

    /// Address and port for STUN and TURN, UDP and TCP. Default: the address of --listen, port 3478.
    #[arg(long, env = "TINCAN_TURN_LISTEN")]
    pub turn_listen: Option<SocketAddr>,

    /// The address browsers reach this machine at, where it has another itself (NAT, containers). Default: the one listened on.
    #[arg(long, env = "TINCAN_EXTERNAL_IP")]
    pub external_ip: Option<IpAddr>,

    /// The host in stun: and turn: URLs. Default: --external-ip, else the one the page was loaded from.
    #[arg(long, env = "TINCAN_TURN_HOST", value_parser = parse_host)]
    pub turn_host: Option<String>,

    /// UDP ports of relays.
    #[arg(long, env = "TINCAN_TURN_PORTS", default_value = "49152-65535", value_parser = parse_ports)]
    pub turn_ports: Ports,

    /// Secret of which TURN credentials are made, as coturn's static-auth-secret. Default: a random one for each start.
    #[arg(long, env = "TINCAN_TURN_SECRET", hide_env_values = true)]
    pub turn_secret: Option<TurnSecret>,

    /// Networks that may be relayed to though they are refused by default, e.g. 10.1.0.0/16.
    #[arg(long, env = "TINCAN_TURN_ALLOW", value_delimiter = ',')]
    pub turn_allow: Vec<IpNet>,

    /// Networks that may not be relayed to; wins over --turn-allow.
    #[arg(long, env = "TINCAN_TURN_DENY", value_delimiter = ',')]
    pub turn_deny: Vec<IpNet>,

    /// Allocations at once.
    #[arg(long, env = "TINCAN_TURN_ALLOCATIONS", default_value_t = ALLOCATIONS)]
    pub turn_allocations: usize,

    /// Allocations of one peer at once.
    #[arg(long, env = "TINCAN_TURN_ALLOCATIONS_PER_PEER", default_value_t = ALLOCATIONS_PER_PEER)]
    pub turn_allocations_per_peer: usize,

    /// Allocations from one address at once.
    #[arg(long, env = "TINCAN_TURN_ALLOCATIONS_PER_ADDRESS", default_value_t = ALLOCATIONS_PER_ADDRESS)]
    pub turn_allocations_per_address: usize,

    /// Bytes a second relayed in all, both ways together.
    #[arg(long, env = "TINCAN_TURN_RATE", default_value_t = RATE)]
    pub turn_rate: u64,

    /// Bytes a second relayed for one peer, both ways together.
    #[arg(long, env = "TINCAN_TURN_RATE_PER_PEER", default_value_t = RATE_PER_PEER)]
    pub turn_rate_per_peer: u64,

    /// TCP connections for TURN at once.
    #[arg(long, env = "TINCAN_TURN_CONNECTIONS", default_value_t = CONNECTIONS)]
    pub turn_connections: usize,

    /// TCP connections for TURN from one address at once.
    #[arg(long, env = "TINCAN_TURN_CONNECTIONS_PER_ADDRESS", default_value_t = CONNECTIONS_PER_ADDRESS)]
    pub turn_connections_per_address: usize,

    /// Milliseconds a TCP connection may have no allocation, and a third of it for one message; for tests.
    #[arg(long, env = "TINCAN_TURN_IDLE_MS", default_value_t = IDLE_MS, hide = true)]
    pub turn_idle_ms: u64,

    /// Seconds a TURN credential is good for; for tests.
    #[arg(long, env = "TINCAN_TURN_LIFETIME_S", default_value_t = LIFETIME_S, hide = true)]
    pub turn_lifetime_s: u64,
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Serve it.
    On,
    /// Do without.
    Off,
}

/// A range of UDP ports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ports(pub RangeInclusive<u16>);

/// A secret that no log shows.
#[derive(Clone, PartialEq, Eq)]
pub struct TurnSecret(String);

impl TurnSecret {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for TurnSecret {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl fmt::Debug for TurnSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TurnSecret(…)")
    }
}

impl TurnConfig {
    /// The defaults.
    pub fn defaults() -> Self {
        Self {
            turn: Switch::On,
            turn_listen: None,
            external_ip: None,
            turn_host: None,
            turn_ports: Ports(49_152..=65_535),
            turn_secret: None,
            turn_allow: Vec::new(),
            turn_deny: Vec::new(),
            turn_allocations: ALLOCATIONS,
            turn_allocations_per_peer: ALLOCATIONS_PER_PEER,
            turn_allocations_per_address: ALLOCATIONS_PER_ADDRESS,
            turn_rate: RATE,
            turn_rate_per_peer: RATE_PER_PEER,
            turn_connections: CONNECTIONS,
            turn_connections_per_address: CONNECTIONS_PER_ADDRESS,
            turn_idle_ms: IDLE_MS,
            turn_lifetime_s: LIFETIME_S,
        }
    }
}

/// A host as it may stand in a `turn:` URL: a name, an IPv4 address, or an IPv6 address in brackets. Anything else, from a
/// `Host` header say, could put more into the URL than a host.
pub fn valid_host(host: &str) -> bool {
    const HOST_LEN_MAX: usize = 253;
    if let Some(address) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let part = |p: &str| {
        !p.is_empty() && !p.starts_with('-') && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.len() <= HOST_LEN_MAX && host.strip_suffix('.').unwrap_or(host).split('.').all(part)
}

/// An address as a host in a URL.
pub fn host_of(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

fn parse_host(text: &str) -> Result<String, String> {
    match text.parse::<IpAddr>() {
        Ok(ip) => Ok(host_of(ip)),
        Err(_) if valid_host(text) => Ok(text.to_owned()),
        Err(_) => Err("not a host name or address".to_owned()),
    }
}

fn parse_ports(text: &str) -> Result<Ports, String> {
    let parsed =
        text.split_once('-').and_then(|(a, b)| Some((a.parse::<u16>().ok()?, b.parse::<u16>().ok()?)));
    match parsed {
        Some((first, last)) if 0 < first && first <= last => Ok(Ports(first..=last)),
        _ => Err("not a range of ports such as 49152-65535".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hosts_get_into_urls() {
        for host in ["rooms.example", "rooms.example.", "127.0.0.1", "[::1]", "localhost", "a-b.c"] {
            assert!(valid_host(host), "{host}");
        }
        for host in [
            "",
            ".",
            "a b",
            "a:1",
            "a?transport=tcp",
            "[x]",
            "[::1",
            "a..b",
            "-a",
            "ä",
            "a/b",
            &"a".repeat(300),
        ] {
            assert!(!valid_host(host), "{host}");
        }
    }

    #[test]
    fn port_ranges_are_checked() {
        assert_eq!(parse_ports("50000-50010").unwrap(), Ports(50_000..=50_010));
        for text in ["", "1", "2-1", "0-5", "a-b", "1-70000"] {
            assert!(parse_ports(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_secret_is_not_in_a_log() {
        assert!(!format!("{:?}", TurnSecret::from("hush".to_owned())).contains("hush"));
    }
}
