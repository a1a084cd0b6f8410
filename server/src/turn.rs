//! STUN and TURN in the same process: browsers learn how the world sees them, and meet here when they cannot reach each
//! other. What travels through is sealed between the browsers.
//!
//! [`config`] has the settings, [`credentials`] makes and knows names and passwords, [`ice`] tells browsers, [`service`] has the
//! sockets, [`gate`] looks at every packet first, [`session`] is one client's allocation around the crate's state machine,
//! [`policy`] and [`quotas`] say whom to and how much, [`relay`] has relay sockets, [`framing`] cuts streams. Driven over real
//! sockets, and against coturn, in `tests/turn.rs`.

pub mod config;
pub mod credentials;
pub mod framing;
pub mod gate;
pub mod ice;
pub mod policy;
pub mod quotas;
pub mod relay;
pub mod service;
pub mod session;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, UdpSocket};
use tokio_util::sync::CancellationToken;

use self::config::{PORT, Switch, host_of};
use self::gate::Gate;
use self::ice::{IceSource, Own};
use self::policy::{PeerPolicy, refused};
use self::quotas::Places;
use self::relay::{Relays, default_route};
use self::service::{Parts, Shared, Sockets};
use crate::config::Config;
use crate::metrics::Metrics;

/// What the kernel keeps of datagrams until they are read: some milliseconds of a busy relay.
const RECEIVE_BUFFER_LEN: usize = 1024 * 1024;
/// Tries to find a port that is free for UDP and TCP, when any will do.
const ANY_PORT_TRIES_MAX: usize = 16;

/// STUN and TURN on open sockets, not served yet.
#[derive(Debug)]
pub struct Turn {
    shared: Arc<Shared>,
    sockets: Sockets,
    own: Own,
}

/// Why there is no TURN.
#[derive(Debug, thiserror::Error)]
pub enum TurnError {
    /// The address cannot be listened on.
    #[error(
        "cannot serve TURN on {address}: {error}. Choose another address with --turn-listen, or --turn off."
    )]
    Bind {
        /// Where.
        address: SocketAddr,
        /// Why not.
        error: io::Error,
    },
    /// Relays would be bound to one address and told as one of the other kind.
    #[error(
        "--external-ip {external} and --turn-listen {listen} are of different kinds; listen on 0.0.0.0 or [::] for both"
    )]
    Families {
        /// What was set.
        external: IpAddr,
        /// What was listened on.
        listen: IpAddr,
    },
    /// No random numbers, no nonces.
    #[error("no random numbers")]
    Random,
}

impl Turn {
    /// Opens the sockets. `None` when it is off, or when nobody asked for the usual port and it is taken.
    pub fn bind(
        config: &Config,
        ice: &IceSource,
        metrics: Metrics,
        closing: CancellationToken,
    ) -> Result<Option<Self>, TurnError> {
        let turn = &config.turn;
        if turn.turn == Switch::Off {
            return Ok(None);
        }
        let asked = turn.turn_listen.unwrap_or(SocketAddr::new(config.listen.ip(), PORT));
        let (udp, tcp, listen) = match open(asked) {
            Ok(opened) => opened,
            Err(error) if turn.turn_listen.is_none() => {
                tracing::warn!(
                    "no STUN and TURN: {asked} cannot be listened on ({error}). Browsers that cannot reach each other \
                     directly will not meet. Name a free port with --turn-listen, or say --turn off"
                );
                return Ok(None);
            }
            Err(error) => return Err(TurnError::Bind { address: asked, error }),
        };
        let addresses = addresses(listen.ip(), turn.external_ip)?;
        let (_, _, external) = addresses;
        let alternate = alternate(listen, asked.port() == 0);
        let mut nonce_key = [0; 32];
        getrandom::fill(&mut nonce_key).map_err(|_| TurnError::Random)?;
        let parts = Parts {
            listen: SocketAddr::new(listen.ip().to_canonical(), listen.port()),
            gate: Gate::new(ice.secret().clone(), nonce_key),
            policy: PeerPolicy::new(external, &turn.turn_allow, &turn.turn_deny),
            relays: Relays::new(addresses, turn.turn_ports.0.clone(), metrics.clone()),
            metrics,
            rates: (turn.turn_rate, turn.turn_rate_per_peer),
            allocations: (
                turn.turn_allocations,
                turn.turn_allocations_per_peer,
                turn.turn_allocations_per_address,
            ),
            idle_max: Duration::from_millis(turn.turn_idle_ms),
        };
        let host = turn.turn_host.clone().or_else(|| turn.external_ip.map(host_of));
        let port = |socket: &UdpSocket| socket.local_addr().ok().map(|a| a.port());
        let alternate_port = alternate.as_ref().and_then(port);
        let own = Own { port: listen.port(), alternate_port, external, host };
        say_where(listen, external, turn.external_ip.is_some());
        let connections = Places::new(turn.turn_connections, turn.turn_connections_per_address);
        let sockets = Sockets { udp: Arc::new(udp), tcp, alternate: alternate.map(Arc::new), connections };
        Ok(Some(Self { shared: Arc::new(Shared::new(parts, closing)), sockets, own }))
    }

    /// What browsers have to know.
    pub fn own(&self) -> &Own {
        &self.own
    }

    /// Serves until the server closes.
    pub async fn serve(self) {
        self.shared.serve(self.sockets).await;
    }
}

/// Both sockets on one port.
fn open(address: SocketAddr) -> io::Result<(UdpSocket, TcpListener, SocketAddr)> {
    let mut tries = if address.port() == 0 { ANY_PORT_TRIES_MAX } else { 1 };
    loop {
        let tcp = crate::listener::bind(address)?;
        let bound = tcp.local_addr()?;
        tries -= 1;
        match udp(bound) {
            Ok(udp) => return Ok((udp, tcp, bound)),
            Err(error) if tries == 0 => return Err(error),
            Err(_) => {}
        }
    }
}

fn udp(address: SocketAddr) -> io::Result<UdpSocket> {
    let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
    socket.set_nonblocking(true)?;
    // The system may give less.
    let _ = socket.set_recv_buffer_size(RECEIVE_BUFFER_LEN);
    socket.bind(&address.into())?;
    UdpSocket::from_std(socket.into())
}

/// The second port for bindings: the next one, or any where any was asked for.
fn alternate(listen: SocketAddr, any: bool) -> Option<UdpSocket> {
    let port = if any { 0 } else { listen.port().checked_add(1)? };
    match udp(SocketAddr::new(listen.ip(), port)) {
        Ok(socket) => Some(socket),
        Err(error) => {
            tracing::warn!(%error, port, "no second STUN port; the connection check cannot tell kinds of NAT apart");
            None
        }
    }
}

/// What relays are bound to, what this machine calls itself, and what others call it.
fn addresses(listen: IpAddr, external: Option<IpAddr>) -> Result<(IpAddr, IpAddr, IpAddr), TurnError> {
    if !listen.is_unspecified() {
        let external = external.unwrap_or(listen);
        if external.is_ipv4() != listen.is_ipv4() {
            return Err(TurnError::Families { external, listen });
        }
        return Ok((listen, listen, external));
    }
    let v6 = external.map(|ip| ip.is_ipv6());
    let found = match v6 {
        Some(v6) => default_route(v6),
        // Most peers have IPv4, also those that came here by IPv6.
        None => default_route(false).or_else(|| default_route(true)),
    };
    let v6 = v6.unwrap_or(found.is_some_and(|ip| ip.is_ipv6()));
    let (any, loopback): (IpAddr, IpAddr) = if v6 {
        (std::net::Ipv6Addr::UNSPECIFIED.into(), std::net::Ipv6Addr::LOCALHOST.into())
    } else {
        (std::net::Ipv4Addr::UNSPECIFIED.into(), std::net::Ipv4Addr::LOCALHOST.into())
    };
    let local = found.unwrap_or(loopback);
    Ok((any, local, external.unwrap_or(local)))
}

fn say_where(listen: SocketAddr, external: IpAddr, chosen: bool) {
    tracing::info!("STUN and TURN on {listen}, relaying at {external}");
    if external.is_loopback() {
        tracing::warn!(
            "TURN relays at a loopback address: only browsers on this machine can use it. For others, listen on an address \
             they reach (--turn-listen 0.0.0.0:{PORT}) and name it with --external-ip if it is not this machine's own"
        );
    } else if refused(external) && !chosen {
        tracing::warn!(
            "TURN relays at an address that is not public: only browsers in the same network can use it, and they may reach all of \
             that network through it. Name the public one with --external-ip"
        );
    }
}
