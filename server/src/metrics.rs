//! Counting, for whoever runs the server: how much of what, never who or which room. Rendered as OpenMetrics text.

use std::sync::Arc;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

/// What [`Metrics::render`] is.
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// All counts of one server. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Metrics(Arc<Counts>);

/// The counts.
#[derive(Debug, Default)]
pub struct Counts {
    /// Open signaling connections.
    pub signaling_connections: Gauge,
    /// Rooms with somebody in them.
    pub rooms: Gauge,
    /// Answers to STUN binding requests.
    pub stun_bindings: Counter,
    /// Allocations that there are.
    pub turn_allocations: Gauge,
    /// Allocations that were made.
    pub turn_allocated: Counter,
    /// Open TCP connections for TURN.
    pub turn_connections: Gauge,
    relayed: Family<RelayedLabels, Counter>,
    refused: Family<RefusedLabels, Counter>,
    dropped: Family<DroppedLabels, Counter>,
    limited: Family<LimitedLabels, Counter>,
}

/// Which way relayed bytes went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Direction {
    /// From the client to a peer.
    ToPeer,
    /// From a peer to the client.
    ToClient,
}

/// Why something was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Refusal {
    /// No message of the protocol.
    Malformed,
    /// A wrong or expired credential, or that of somebody else.
    BadCredentials,
    /// More than one may have, or than there is.
    Quota,
    /// A peer's address that may not be relayed to.
    PeerNotPermitted,
    /// More unproven requests than are answered.
    Flood,
}

/// Why something relayed was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Dropped {
    /// Over the peer's rate.
    PeerRate,
    /// Over the rate of all.
    Rate,
    /// The receiver, or we, did not keep up.
    Full,
}

/// What was over a limit by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Limited {
    /// A signaling connection more than it may have.
    Connections,
    /// A new signaling connection.
    Connects,
    /// An attempt to join.
    Joins,
    /// A signaling message.
    Messages,
    /// A request.
    Requests,
    /// A check of the connection.
    Checks,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct LimitedLabels {
    what: Limited,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RelayedLabels {
    direction: Direction,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RefusedLabels {
    reason: Refusal,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DroppedLabels {
    reason: Dropped,
}

impl std::ops::Deref for Metrics {
    type Target = Counts;

    fn deref(&self) -> &Counts {
        &self.0
    }
}

impl Counts {
    /// Counts payload that was relayed.
    pub fn relayed(&self, direction: Direction, len: usize) {
        let len = u64::try_from(len).unwrap_or(u64::MAX);
        self.relayed.get_or_create(&RelayedLabels { direction }).inc_by(len);
    }

    /// Counts a refusal.
    pub fn refused(&self, reason: Refusal) {
        self.refused.get_or_create(&RefusedLabels { reason }).inc();
    }

    /// How often something was refused for this reason.
    pub fn refusals(&self, reason: Refusal) -> u64 {
        self.refused.get_or_create(&RefusedLabels { reason }).get()
    }

    /// Counts a datagram that was not relayed.
    pub fn dropped(&self, reason: Dropped) {
        self.dropped.get_or_create(&DroppedLabels { reason }).inc();
    }

    /// Counts what was refused for a limit by address.
    pub fn limited(&self, what: Limited) {
        self.limited.get_or_create(&LimitedLabels { what }).inc();
    }

    /// How often this was over a limit by address.
    pub fn times_limited(&self, what: Limited) -> u64 {
        self.limited.get_or_create(&LimitedLabels { what }).get()
    }

    /// Everything as text.
    pub fn render(&self) -> Result<String, std::fmt::Error> {
        let mut registry = Registry::with_prefix("tincan");
        let connections = "Open signaling connections";
        registry.register("signaling_connections", connections, self.signaling_connections.clone());
        registry.register("rooms", "Rooms with somebody in them", self.rooms.clone());
        registry.register("stun_bindings", "Answered STUN binding requests", self.stun_bindings.clone());
        registry.register("turn_allocations", "Allocations that there are", self.turn_allocations.clone());
        registry.register("turn_allocated", "Allocations that were made", self.turn_allocated.clone());
        registry.register("turn_connections", "Open TCP connections for TURN", self.turn_connections.clone());
        let relayed = "Relayed payload";
        registry.register_with_unit("turn_relayed", relayed, Unit::Bytes, self.relayed.clone());
        registry.register("turn_refused", "Refused packets and requests", self.refused.clone());
        registry.register("turn_dropped", "Datagrams not relayed", self.dropped.clone());
        registry.register("limited", "Refused by limits by address", self.limited.clone());
        let mut rendered = String::new();
        text::encode(&mut rendered, &registry)?;
        Ok(rendered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_rendered_with_their_reasons() {
        let metrics = Metrics::default();
        metrics.rooms.set(3);
        metrics.refused(Refusal::BadCredentials);
        metrics.relayed(Direction::ToPeer, 100);
        let text = metrics.render().unwrap();
        for line in [
            "tincan_rooms 3",
            "tincan_turn_refused_total{reason=\"BadCredentials\"} 1",
            "tincan_turn_relayed_bytes_total{direction=\"ToPeer\"} 100",
            "# EOF",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
}
