//! `GET /network`: what a page needs to check its own connection. Nothing in it is a secret for long.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use signaling::IceServer;

use crate::client::Client;
use crate::limits::Act;
use crate::metrics::Limited;
use crate::{Server, unix_now};

/// How long credentials of a check are good: it takes seconds.
const LIFETIME: Duration = Duration::from_secs(300);
/// Bytes of the made-up id that they are for.
const ID_LEN: usize = 16;

/// The answer.
#[derive(Debug, Serialize)]
struct Network {
    time_unix_ms: u64,
    /// As the server sees it: behind a proxy that was not named, the proxy. With the port where it is known.
    your_address: String,
    ice_servers: Vec<IceServer>,
    stun_alternate: Option<String>,
    /// Whether there is a TURN server among them.
    turn: bool,
}

/// Answers with this moment's facts and fresh credentials.
pub async fn network(State(server): State<Server>, client: Client) -> Response {
    if let Err(retry_after) = server.limits.take(client.ip, Act::Check) {
        return server.too_many(Limited::Checks, retry_after);
    }
    let mut id = [0; ID_LEN];
    if let Err(error) = getrandom::fill(&mut id) {
        tracing::error!(%error, "no random numbers, no credentials");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let id = BASE64URL_NOPAD.encode(&id);
    let host = client.host.as_deref();
    let ice = &server.ice;
    let ice_servers = ice.servers_for(&id, host, LIFETIME);
    let is_turn = |url: &String| url.starts_with("turn:") || url.starts_with("turns:");
    let turn = ice_servers.iter().flat_map(|server| &server.urls).any(is_turn);
    let network = Network {
        time_unix_ms: u64::try_from(unix_now().as_millis()).unwrap_or(u64::MAX),
        your_address: client.to_string(),
        ice_servers,
        stun_alternate: ice.stun_alternate(host),
        turn,
    };
    ([(header::CACHE_CONTROL, "no-store")], Json(network)).into_response()
}
