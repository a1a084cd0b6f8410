//! The server of Tincan: hands out the page, introduces browsers to each other, and can read nothing they say.
//!
//! [`hub`] decides who is in which room and what is relayed, without a socket; [`socket`] moves its messages; [`pages`] renders
//! and serves files; [`listener`] accepts connections and ends them. Driven over real sockets in `tests/`.

// The router's types nest deeply.
#![recursion_limit = "512"]

pub mod config;
pub mod hub;
pub mod listener;
pub mod outbox;
pub mod pages;
pub mod rate;
pub mod socket;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::hub::Hub;

/// What every handler may use.
#[derive(Clone)]
pub struct Server {
    /// Settings.
    pub config: Arc<Config>,
    /// Rooms and who is in them.
    pub hub: Hub,
    /// Cancelled when the server goes down.
    pub closing: CancellationToken,
}

impl Server {
    /// A server that has not begun to listen.
    pub fn new(config: Config) -> Self {
        let hub = Hub::new(config.hub_limits());
        Self { config: Arc::new(config), hub, closing: CancellationToken::new() }
    }

    /// Every route.
    pub fn routes(&self) -> Router {
        Router::new()
            .route("/healthz", get(|| async { "ok" }))
            .route("/readyz", get(ready))
            .route("/signal", get(socket::upgrade))
            .with_state(self.clone())
            .merge(pages::routes(&self.config))
            .layer(axum::middleware::from_fn(pages::security_headers))
    }
}

async fn ready(State(server): State<Server>) -> (StatusCode, &'static str) {
    if server.closing.is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "closing")
    } else {
        (StatusCode::OK, "ready")
    }
}
