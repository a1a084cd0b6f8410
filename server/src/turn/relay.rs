//! Relay sockets: a port each from the configured range, and the two addresses of a machine that others know by another
//! one. Two clients of this server meet at its own relays; their datagrams stay inside instead of asking the router to turn
//! them around.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::UdpSocket;

use crate::metrics::Metrics;

/// Ports tried before giving up: others on this machine may hold some, not all.
const TRIES_MAX: usize = 64;
/// After an error on a relay's socket, so that a lasting one does not turn in a circle.
const ERROR_PAUSE: Duration = Duration::from_millis(10);

/// All relays of this server.
#[derive(Clone, Debug)]
pub struct Relays(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// What sockets are bound to.
    bind: IpAddr,
    /// What this machine calls itself.
    local: IpAddr,
    /// What others call it.
    external: IpAddr,
    ports: RangeInclusive<u16>,
    metrics: Metrics,
    open: Mutex<HashSet<u16>>,
}

/// One relay; dropping it closes it.
#[derive(Debug)]
pub struct Relay {
    relays: Relays,
    socket: UdpSocket,
    port: u16,
}

impl Relays {
    /// Relays bound to `bind`, reached at `local` from inside and at `external` by browsers.
    pub fn new(
        (bind, local, external): (IpAddr, IpAddr, IpAddr),
        ports: RangeInclusive<u16>,
        metrics: Metrics,
    ) -> Self {
        Self(Arc::new(Inner { bind, local, external, ports, metrics, open: Mutex::default() }))
    }

    /// Where browsers reach relays.
    pub fn external(&self) -> IpAddr {
        self.0.external
    }

    /// Opens one on a random free port.
    pub fn open(&self) -> Option<Relay> {
        let (first, last) = (*self.0.ports.start(), *self.0.ports.end());
        let count = u32::from(last - first) + 1;
        let mut random = [0; 4];
        getrandom::fill(&mut random).ok()?;
        let start = u32::from_le_bytes(random) % count;
        let free = |port: &u16| !self.lock().contains(port);
        let candidates = (0..count)
            .filter_map(|n| u16::try_from(u32::from(first) + (start + n) % count).ok())
            .filter(free);
        for port in candidates.take(TRIES_MAX) {
            let bound = std::net::UdpSocket::bind(SocketAddr::new(self.0.bind, port));
            let socket = bound.and_then(|socket| {
                socket.set_nonblocking(true)?;
                UdpSocket::from_std(socket)
            });
            match socket {
                Ok(socket) => {
                    self.lock().insert(port);
                    self.0.metrics.turn_allocations.inc();
                    return Some(Relay { relays: self.clone(), socket, port });
                }
                Err(error) => tracing::debug!(%error, port, "a relay's port could not be bound"),
            }
        }
        None
    }

    /// If `address` is one of these relays as others know it: where to send from inside.
    pub fn inside(&self, address: SocketAddr) -> Option<SocketAddr> {
        let own = address.ip() == self.0.external && self.lock().contains(&address.port());
        own.then(|| SocketAddr::new(self.0.local, address.port()))
    }

    /// The address as others know it, for one that may be a relay's as seen from inside.
    pub fn outside(&self, address: SocketAddr) -> SocketAddr {
        let own = address.ip() == self.0.local && self.lock().contains(&address.port());
        if own { SocketAddr::new(self.0.external, address.port()) } else { address }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<u16>> {
        // A set is whole between any two statements, so a panic elsewhere cannot have broken it.
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Relay {
    /// Its address as others know it.
    pub fn external(&self) -> SocketAddr {
        SocketAddr::new(self.relays.0.external, self.port)
    }

    /// Sends, or answers that there was no room.
    pub fn send(&self, bytes: &[u8], to: SocketAddr) -> bool {
        self.socket.try_send_to(bytes, to).is_ok()
    }

    /// The next datagram; `None` after an error.
    pub async fn receive(&self, buffer: &mut [u8]) -> Option<(usize, SocketAddr)> {
        match self.socket.recv_from(buffer).await {
            Ok((len, from)) => Some((len, SocketAddr::new(from.ip().to_canonical(), from.port()))),
            Err(error) => {
                tracing::debug!(%error, "a relay's socket");
                tokio::time::sleep(ERROR_PAUSE).await;
                None
            }
        }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.relays.lock().remove(&self.port);
        self.relays.0.metrics.turn_allocations.dec();
    }
}

/// The address this machine would use to reach the internet; asks the routing table and sends nothing.
pub fn default_route(v6: bool) -> Option<IpAddr> {
    let (any, far): (IpAddr, IpAddr) = if v6 {
        (Ipv6Addr::UNSPECIFIED.into(), Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into())
    } else {
        (Ipv4Addr::UNSPECIFIED.into(), Ipv4Addr::new(192, 0, 2, 1).into())
    };
    let socket = std::net::UdpSocket::bind((any, 0)).ok()?;
    socket.connect((far, 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_unspecified()).then_some(ip)
}
