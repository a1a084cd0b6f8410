//! What one address may ask for, so that nobody takes the server from the others: signaling connections at once, and how often it
//! connects, joins, speaks and loads. IPv6 counts by network (/64).
//!
//! A rate is kept as one moment: when all that was taken will have come back. Ten seconds' worth may be taken at once, so an
//! address that is quiet for ten seconds has everything back, and forgetting it changes nothing. Only so many addresses are
//! remembered; the one that was quiet longest, which has the most back, goes first. Nothing here needs the network: see
//! [`crate::client`] for whose address counts, and `tests/limits.rs` for the limits over sockets.

use std::net::IpAddr;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use clap::Args;
use lru::LruCache;

use crate::client::counted_as;
use crate::turn::config::Switch;
use crate::turn::quotas::{NoPlace, Place, Places};

/// Seconds' worth of a rate that may be taken at once.
const BURST_S: f64 = 10.0;
/// Addresses remembered: some 7 MiB.
const ADDRESSES_MAX: NonZeroUsize = NonZeroUsize::new(65_536).unwrap();

// A class of 40 behind one address that enters a room in the same second opens 40 connections, asks for some 800 files and
// sends some 10,000 messages to make 780 links. The defaults leave room for several of them.
/// Signaling connections of one address at once.
const CONNECTIONS: usize = 1_000;
/// New signaling connections a second.
const CONNECTS: u32 = 50;
/// Attempts to join a second.
const JOINS: u32 = 50;
/// Signaling messages a second, of all its connections together.
const MESSAGES: u32 = 5_000;
/// Pages and files a second.
const REQUESTS: u32 = 200;
/// Credentials for checks of the connection a second.
const CHECKS: u32 = 10;

/// Limits by address. Ten seconds' worth of each rate may come at once.
#[derive(Clone, Debug, Args)]
pub struct LimitsConfig {
    /// Limit by address. `off` is for proxies that do it themselves, and for measurements.
    #[arg(long, env = "TINCAN_ADDRESS_LIMITS", value_enum, default_value_t = Switch::On)]
    pub address_limits: Switch,

    /// Signaling connections of one address at once.
    #[arg(long, env = "TINCAN_CONNECTIONS_PER_ADDRESS", default_value_t = CONNECTIONS)]
    pub connections_per_address: usize,

    /// New signaling connections a second from one address.
    #[arg(long, env = "TINCAN_CONNECTS_PER_ADDRESS", default_value_t = CONNECTS)]
    pub connects_per_address: u32,

    /// Attempts to join a room a second from one address.
    #[arg(long, env = "TINCAN_JOINS_PER_ADDRESS", default_value_t = JOINS)]
    pub joins_per_address: u32,

    /// Signaling messages a second from one address.
    #[arg(long, env = "TINCAN_MESSAGES_PER_ADDRESS", default_value_t = MESSAGES)]
    pub messages_per_address: u32,

    /// Pages, files and other requests a second from one address.
    #[arg(long, env = "TINCAN_REQUESTS_PER_ADDRESS", default_value_t = REQUESTS)]
    pub requests_per_address: u32,

    /// Checks of the connection, which get credentials, a second from one address.
    #[arg(long, env = "TINCAN_CHECKS_PER_ADDRESS", default_value_t = CHECKS)]
    pub checks_per_address: u32,
}

/// What is counted by the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A new signaling connection.
    Connect,
    /// An attempt to join a room.
    Join,
    /// A signaling message.
    Message,
    /// Any request.
    Request,
    /// A request for credentials.
    Check,
}

/// Kinds of [`Act`].
const ACTS: usize = 5;

/// The limits of one server. Clones share them.
#[derive(Clone, Debug)]
pub struct Limits(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    on: bool,
    per_second: [f64; ACTS],
    connections: Places<IpAddr>,
    start: Instant,
    /// When all that an address took will have come back, in seconds since `start`.
    taken: Mutex<LruCache<IpAddr, [f64; ACTS]>>,
}

impl Limits {
    /// Nothing taken yet.
    pub fn new(config: &LimitsConfig) -> Self {
        let on = config.address_limits == Switch::On;
        let per_second = [
            config.connects_per_address,
            config.joins_per_address,
            config.messages_per_address,
            config.requests_per_address,
            config.checks_per_address,
        ];
        let at_once = if on { config.connections_per_address } else { usize::MAX };
        Self(Arc::new(Shared {
            on,
            per_second: per_second.map(|rate| f64::from(rate.max(1))),
            connections: Places::new(usize::MAX, at_once),
            start: Instant::now(),
            taken: Mutex::new(LruCache::new(ADDRESSES_MAX)),
        }))
    }

    /// A place for a signaling connection.
    pub fn connection(&self, ip: IpAddr) -> Result<Place<IpAddr>, NoPlace> {
        self.0.connections.take(counted_as(ip))
    }

    /// Whether `ip` may do this now; if not, the seconds until it may.
    pub fn take(&self, ip: IpAddr, act: Act) -> Result<(), f64> {
        if self.0.on { self.take_at(ip, act, self.0.start.elapsed().as_secs_f64()) } else { Ok(()) }
    }

    fn take_at(&self, ip: IpAddr, act: Act, now: f64) -> Result<(), f64> {
        let index = match act {
            Act::Connect => 0,
            Act::Join => 1,
            Act::Message => 2,
            Act::Request => 3,
            Act::Check => 4,
        };
        let (rate, ip) = (self.0.per_second[index], counted_as(ip));
        // Each entry is whole between any two statements, so a panic elsewhere cannot have broken it.
        let mut taken = self.0.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let back = &mut taken.get_or_insert_mut(ip, || [0.0; ACTS])[index];
        let then = back.max(now) + 1.0 / rate;
        // Sums of fractions are not exact to the last digit.
        let over = then - now - BURST_S;
        if over > 1e-6 {
            return Err(over);
        }
        *back = then;
        Ok(())
    }
}

impl LimitsConfig {
    /// The defaults.
    pub fn defaults() -> Self {
        Self {
            address_limits: Switch::On,
            connections_per_address: CONNECTIONS,
            connects_per_address: CONNECTS,
            joins_per_address: JOINS,
            messages_per_address: MESSAGES,
            requests_per_address: REQUESTS,
            checks_per_address: CHECKS,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    const ADA: IpAddr = IpAddr::V4(Ipv4Addr::new(9, 9, 9, 9));
    const BO: IpAddr = IpAddr::V4(Ipv4Addr::new(9, 9, 9, 8));

    fn limits(change: impl FnOnce(&mut LimitsConfig)) -> Limits {
        let mut config = LimitsConfig::defaults();
        change(&mut config);
        Limits::new(&config)
    }

    fn passes(limits: &Limits, ip: IpAddr, act: Act, now: f64) -> usize {
        (0..100_000).take_while(|_| limits.take_at(ip, act, now).is_ok()).count()
    }

    #[test]
    fn ten_seconds_worth_at_once_then_the_rate_for_each_address_and_act() {
        let limits = limits(|config| config.checks_per_address = 5);
        assert_eq!(passes(&limits, ADA, Act::Check, 1.0), 50);
        assert_eq!(passes(&limits, ADA, Act::Check, 2.0), 5);
        let wait = limits.take_at(ADA, Act::Check, 2.0).unwrap_err();
        assert!((wait - 0.2).abs() < 1e-6, "{wait}");
        assert_eq!(passes(&limits, BO, Act::Check, 2.0), 50, "others have their own");
        assert_eq!(passes(&limits, ADA, Act::Join, 2.0), 500, "as have other acts");
        assert_eq!(passes(&limits, ADA, Act::Check, 100.0), 50, "never more than ten seconds' worth");
    }

    #[test]
    fn networks_of_ipv6_are_one_address() {
        let limits = limits(|config| config.checks_per_address = 5);
        let at = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        assert!((0..50).all(|n| limits.take_at(at(n), Act::Check, 0.0).is_ok()));
        assert!(limits.take_at(at(60), Act::Check, 0.0).is_err());
        assert!(
            limits.take_at(Ipv6Addr::new(0x2001, 0xdb8, 0, 2, 0, 0, 0, 1).into(), Act::Check, 0.0).is_ok()
        );
        assert!(limits.take_at("::ffff:9.9.9.9".parse().unwrap(), Act::Check, 0.0).is_ok());
        assert_eq!(passes(&limits, ADA, Act::Check, 0.0), 49, "an IPv4 address is one in both spellings");
    }

    #[test]
    fn many_addresses_take_no_more_memory_and_forget_the_quietest() {
        let limits = limits(|_| {});
        assert_eq!(passes(&limits, ADA, Act::Check, 0.0), 100);
        for n in 0..200_000_u32 {
            limits.take_at(Ipv4Addr::from_bits(n).into(), Act::Check, 0.0).unwrap();
            // Who goes on asking is remembered.
            if n % 10_000 == 0 {
                limits.take_at(ADA, Act::Check, 0.0).unwrap_err();
            }
        }
        assert_eq!(limits.0.taken.lock().unwrap().len(), ADDRESSES_MAX.get());
        assert!(limits.take_at(ADA, Act::Check, 0.0).is_err());
    }

    #[test]
    fn connections_are_counted_while_they_last() {
        let limits = limits(|config| config.connections_per_address = 2);
        let one = limits.connection(ADA).unwrap();
        let _two = limits.connection(ADA).unwrap();
        assert!(limits.connection(ADA).is_err());
        assert!(limits.connection(BO).is_ok());
        drop(one);
        assert!(limits.connection(ADA).is_ok());
    }

    #[test]
    fn off_is_off() {
        let limits = limits(|config| {
            config.address_limits = Switch::Off;
            (config.connections_per_address, config.checks_per_address) = (0, 1);
        });
        assert!((0..1_000).all(|_| limits.take(ADA, Act::Check).is_ok()));
        assert!(limits.connection(ADA).is_ok());
    }
}
