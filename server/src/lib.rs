//! The server of Tincan: hands out the page, introduces browsers to each other, and can read nothing they say.
//!
//! [`hub`] decides who is in which room and what is relayed, without a socket; [`socket`] moves its messages; [`pages`] renders
//! and serves files, [`assets`] knows their hashes, [`headers`] says what browsers may do; [`client`] finds out who asks, [`origin`] whose page it is, [`limits`] how
//! much one may; [`listener`] accepts connections and ends them; [`turn`] is STUN and TURN; [`network`] tells a page how it is
//! seen, and [`metrics`] whoever runs the server how much there is. Driven over real sockets in `tests/`.

// The router's types nest deeply.
#![recursion_limit = "512"]

pub mod assets;
pub mod client;
pub mod config;
pub mod emoji;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod headers;
pub mod hub;
pub mod limits;
pub mod listener;
pub mod manifest;
pub mod metrics;
pub mod network;
pub mod origin;
pub mod outbox;
pub mod pages;
pub mod rate;
pub mod socket;
pub mod turn;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::Request;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio_util::sync::CancellationToken;

use crate::client::{Client, Proxies};
use crate::config::Config;
use crate::hub::Hub;
use crate::limits::{Act, Limits};
use crate::listener::Admission;
use crate::metrics::{Limited, Metrics};
use crate::pages::Pages;
use crate::turn::config::{Switch, TurnSecret};
use crate::turn::ice::IceSource;
use crate::turn::{Turn, TurnError};

/// What every handler may use.
#[derive(Clone)]
pub struct Server {
    /// Settings.
    pub config: Arc<Config>,
    /// Rooms and who is in them.
    pub hub: Hub,
    /// Who is believed about whom it speaks for.
    pub proxies: Proxies,
    /// What one address may.
    pub limits: Limits,
    /// What browsers are told to use.
    pub ice: Arc<IceSource>,
    /// Counts.
    pub metrics: Metrics,
    /// The site as it was built.
    pub pages: Pages,
    /// Cancelled when the server goes down.
    pub closing: CancellationToken,
}

impl Server {
    /// A server that has not begun to listen.
    pub fn new(config: Config) -> Self {
        let hub = Hub::new(config.hub_limits());
        let (shared_secret, lifetime_s) = (config.turn.turn_secret.is_some(), config.turn.turn_lifetime_s);
        let secret = config.turn.turn_secret.clone().or_else(turn::credentials::random_secret);
        // Without random numbers there are no challenges, hence no rooms, and no TURN either.
        let secret = secret.unwrap_or_else(|| TurnSecret::from(String::new()));
        let ice = IceSource::new(config.ice_servers.0.clone(), secret, shared_secret, lifetime_s);
        let (ice, metrics) = (Arc::new(ice), Metrics::default());
        let (proxies, limits) = (Proxies::new(&config.trusted_proxy), Limits::new(&config.limits));
        let (pages, closing) = (Pages::of(&config), CancellationToken::new());
        Self { config: Arc::new(config), hub, proxies, limits, ice, metrics, pages, closing }
    }

    /// Opens the sockets of STUN and TURN, if they are to be served, and tells browsers of them from now on.
    pub fn open_turn(&mut self) -> Result<Option<Turn>, TurnError> {
        let turn = Turn::bind(&self.config, &self.ice, self.metrics.clone(), self.closing.clone())?;
        if let Some(turn) = &turn {
            let mut ice = IceSource::clone(&self.ice);
            ice.add_own(turn.own().clone());
            self.ice = Arc::new(ice);
        }
        Ok(turn)
    }

    /// How many connections may be open.
    pub fn admission(&self) -> Admission {
        let limits = &self.config.limits;
        let per_address =
            if limits.address_limits == Switch::On { limits.connections_per_address } else { usize::MAX };
        Admission::new(self.config.max_connections, per_address, self.proxies.clone())
    }

    /// Refuses a request over a limit by address.
    fn too_many(&self, what: Limited, retry_after: f64) -> Response {
        self.metrics.limited(what);
        // Whole seconds, and never none.
        let after = retry_after.ceil().max(1.0).to_string();
        let headers = [(header::RETRY_AFTER, after), (header::CACHE_CONTROL, "no-store".to_owned())];
        (StatusCode::TOO_MANY_REQUESTS, headers, "too many requests from this address; try again later")
            .into_response()
    }

    /// Every route.
    pub fn routes(&self) -> Router {
        Router::new()
            .route("/healthz", get(|| async { "ok" }))
            .route("/readyz", get(ready))
            .route("/signal", get(socket::upgrade))
            .route("/network", get(network::network))
            .with_state(self.clone())
            .merge(self.pages.routes())
            .layer(middleware::from_fn_with_state(self.clone(), limit_requests))
            .layer(middleware::from_fn(headers::security_headers))
            .layer(middleware::from_fn_with_state(self.clone(), client::find_out))
    }

    /// `/metrics`, for an address of its own: behind a proxy everybody comes from this machine, so it could not be told who may
    /// see it on the address of the pages.
    pub fn metrics_routes(&self) -> Router {
        Router::new()
            .route("/metrics", get(render_metrics))
            .with_state(self.clone())
            .layer(middleware::from_fn(headers::security_headers))
    }
}

async fn ready(State(server): State<Server>) -> (StatusCode, &'static str) {
    if server.closing.is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "closing")
    } else {
        (StatusCode::OK, "ready")
    }
}

async fn render_metrics(State(server): State<Server>) -> Response {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    server.metrics.signaling_connections.set(count(server.hub.connections()));
    server.metrics.rooms.set(count(server.hub.rooms()));
    match server.metrics.render() {
        Ok(text) => ([(header::CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "metrics did not encode");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Whoever watches over the server asks as often as it likes.
const UNLIMITED: [&str; 2] = ["/healthz", "/readyz"];

async fn limit_requests(
    State(server): State<Server>,
    client: Client,
    request: Request,
    next: Next,
) -> Response {
    if UNLIMITED.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    match server.limits.take(client.ip, Act::Request) {
        Ok(()) => next.run(request).await,
        Err(retry_after) => server.too_many(Limited::Requests, retry_after),
    }
}

/// Time since 1970; zero on a machine whose clock stands before it.
fn unix_now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}
