//! The server of Tincan: hands out the page, introduces browsers to each other, and can read nothing they say.
//!
//! [`hub`] decides who is in which room and what is relayed, without a socket; [`socket`] moves its messages; [`pages`] renders
//! and serves files; [`listener`] accepts connections and ends them; [`turn`] is STUN and TURN; [`network`] tells a page how it is
//! seen, and [`metrics`] whoever runs the server how much there is. Driven over real sockets in `tests/`.

// The router's types nest deeply.
#![recursion_limit = "512"]

pub mod config;
pub mod hub;
pub mod listener;
pub mod metrics;
pub mod network;
pub mod outbox;
pub mod pages;
pub mod rate;
pub mod socket;
pub mod turn;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::hub::Hub;
use crate::metrics::Metrics;
use crate::turn::config::TurnSecret;
use crate::turn::ice::IceSource;
use crate::turn::{Turn, TurnError};

/// What every handler may use.
#[derive(Clone)]
pub struct Server {
    /// Settings.
    pub config: Arc<Config>,
    /// Rooms and who is in them.
    pub hub: Hub,
    /// What browsers are told to use.
    pub ice: Arc<IceSource>,
    /// Counts.
    pub metrics: Metrics,
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
        Self { config: Arc::new(config), hub, ice, metrics, closing: CancellationToken::new() }
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

    /// Every route.
    pub fn routes(&self) -> Router {
        Router::new()
            .route("/healthz", get(|| async { "ok" }))
            .route("/readyz", get(ready))
            .route("/signal", get(socket::upgrade))
            .route("/network", get(network::network))
            .with_state(self.clone())
            .merge(pages::routes(&self.config))
            .layer(axum::middleware::from_fn(pages::security_headers))
    }

    /// `/metrics`, for an address of its own: behind a proxy everybody comes from this machine, so it could not be told who may
    /// see it on the address of the pages.
    pub fn metrics_routes(&self) -> Router {
        Router::new().route("/metrics", get(render_metrics)).with_state(self.clone())
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

/// The `Host` header of a request.
fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST).and_then(|host| host.to_str().ok())
}

/// Time since 1970; zero on a machine whose clock stands before it.
fn unix_now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}
