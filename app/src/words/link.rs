//! One link, looked at closely: its state as a sentence, its way in plain and in technical words, its numbers.

use i18n::t;
use room::{CandidateKind, LinkDetails, LinkStatus, Path, Route, Transport};

use super::{byte_words, facts};

/// Whether a link is in a state that the connection doctor may know more about.
pub fn failing(link: LinkStatus) -> bool {
    matches!(link, LinkStatus::Connecting | LinkStatus::Reconnecting | LinkStatus::Offline)
}

/// How a link stands, and what that means for what is written.
pub fn link_sentence(link: LinkStatus) -> String {
    match link {
        LinkStatus::Connecting => t::link_says_connecting(),
        LinkStatus::Connected => t::link_says_connected(),
        LinkStatus::Reconnecting => t::link_says_reconnecting(),
        LinkStatus::Offline => t::link_says_offline(),
        LinkStatus::Asleep => t::link_says_asleep(),
        LinkStatus::ThroughHub => t::link_says_through_hub(),
        LinkStatus::WaitsForHub => t::link_says_waits_for_hub(),
    }
}

/// What is known of a link: labels and words, in the order they are shown.
pub fn detail_rows(details: &LinkDetails) -> Vec<(String, String)> {
    let mut rows = vec![(t::link_state(), link_sentence(details.status))];
    let mut row = |label: String, words: Option<String>| rows.extend(words.map(|words| (label, words)));
    row(t::link_way(), details.route.map(route_words));
    row(t::link_addresses(), details.route.map(route_pair));
    row(t::link_up_for(), details.up_ms.map(duration_words));
    let next = details.next_attempt_ms.map(|ms| t::link_next_attempt_in(&duration_words(ms)));
    row(t::link_next_attempt(), next);
    let (sent, received) = (byte_words(details.bytes_sent), byte_words(details.bytes_received));
    row(t::link_data(), Some(t::link_data_both(&received, &sent)));
    let made = t::link_restarts_made(details.connections);
    row(t::link_restarts(), Some(facts(&[made, searches(details.restarts)])));
    row(t::link_failed(), (details.failures > 0).then(|| t::link_failed_attempts(details.failures)));
    row(t::link_relay(), details.relay_only.then(t::link_relay_only));
    row(t::link_last_fault(), details.fault.clone());
    rows
}

fn searches(restarts: u32) -> String {
    match restarts {
        0 => t::link_restarts_no_search(),
        some => t::link_restarts_searched(some),
    }
}

/// The way packets go, in plain words.
fn route_words(route: Route) -> String {
    if route.local == CandidateKind::Host && route.remote == CandidateKind::Host {
        return t::link_way_near();
    }
    let from = match route.local {
        CandidateKind::Host => t::link_from_host(),
        CandidateKind::ServerReflexive => t::link_from_router(),
        // Mostly a router's as well, but a device with several addresses is seen at another of its own, too.
        CandidateKind::PeerReflexive => t::link_from_seen(),
        CandidateKind::Relay => t::link_from_relay(),
    };
    let to = match route.remote {
        CandidateKind::Host => t::link_to_host(),
        CandidateKind::ServerReflexive => t::link_to_router(),
        CandidateKind::PeerReflexive => t::link_to_seen(),
        CandidateKind::Relay => t::link_to_relay(),
    };
    match (route.path(), route.transport) {
        (Path::Direct, Transport::Udp) => t::link_way_direct(&from, &to),
        (Path::Direct, Transport::Tcp) => t::link_way_direct_tcp(&from, &to),
        (Path::Direct, Transport::Tls) => t::link_way_direct_tls(&from, &to),
        (Path::Relayed, Transport::Udp) => t::link_way_relayed(&from, &to),
        (Path::Relayed, Transport::Tcp) => t::link_way_relayed_tcp(&from, &to),
        (Path::Relayed, Transport::Tls) => t::link_way_relayed_tls(&from, &to),
    }
}

/// The same in the words of ICE.
fn route_pair(route: Route) -> String {
    let kind = |kind| match kind {
        CandidateKind::Host => "host",
        CandidateKind::ServerReflexive => "srflx",
        CandidateKind::PeerReflexive => "prflx",
        CandidateKind::Relay => "relay",
    };
    let transport = match route.transport {
        Transport::Udp => "UDP",
        Transport::Tcp => "TCP",
        Transport::Tls => "TLS",
    };
    format!("{} → {}, {transport}", kind(route.local), kind(route.remote))
}

/// A span of time in its two largest units.
pub fn duration_words(ms: u64) -> String {
    let seconds = ms / 1_000;
    let (minutes, hours) = (seconds / 60, seconds / 3_600);
    match (hours, minutes) {
        (0, 0) => t::link_seconds(seconds),
        (0, minutes) => t::link_minutes(minutes, seconds % 60),
        (hours, minutes) if hours < 24 => t::link_hours(hours, minutes % 60),
        (hours, _) => t::link_days(hours / 24, hours % 24),
    }
}

#[cfg(test)]
mod tests {
    use room::PeerId;

    use super::*;

    fn details(status: LinkStatus) -> LinkDetails {
        LinkDetails {
            peer: PeerId([1; 32]),
            status,
            route: None,
            up_ms: None,
            next_attempt_ms: None,
            latencies_ms: Vec::new(),
            bytes_sent: 0,
            bytes_received: 0,
            connections: 1,
            restarts: 0,
            failures: 0,
            relay_only: false,
            fault: None,
        }
    }

    fn route(local: CandidateKind, remote: CandidateKind, transport: Transport) -> Route {
        Route { local, remote, transport }
    }

    #[test]
    fn a_way_is_told_in_plain_words_and_in_those_of_ice() {
        use CandidateKind::{Host, PeerReflexive, Relay, ServerReflexive};
        let near = route(Host, Host, Transport::Udp);
        assert_eq!(route_words(near), "Direct, from this device's own address to theirs.");
        assert_eq!(route_pair(near), "host → host, UDP");
        let far = route(ServerReflexive, PeerReflexive, Transport::Udp);
        assert_eq!(
            route_words(far),
            "Direct, through the router on your side to the address their packets come from."
        );
        assert_eq!(route_pair(far), "srflx → prflx, UDP");
        let seen = route(PeerReflexive, Host, Transport::Udp);
        assert_eq!(
            route_words(seen),
            "Direct, from the address they see this device at to their device's own address."
        );
        let relayed = route(Relay, ServerReflexive, Transport::Tcp);
        assert_eq!(
            route_words(relayed),
            "Relayed, through a relay on your side to the router on their side, by TCP because UDP did not get through."
        );
        assert_eq!(route_pair(route(Host, Relay, Transport::Udp)), "host → relay, UDP");
    }

    #[test]
    fn a_link_that_is_up_shows_its_way_and_its_numbers() {
        let mut up = details(LinkStatus::Connected);
        up.route = Some(route(CandidateKind::Host, CandidateKind::Host, Transport::Udp));
        up.up_ms = Some(65_000);
        (up.bytes_sent, up.bytes_received, up.restarts) = (1_500, 12, 2);
        let rows = detail_rows(&up);
        let labels: Vec<&str> = rows.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, ["State", "Way", "Addresses", "Up for", "Data", "Restarts"]);
        assert_eq!(rows[3].1, "1 min 5 s");
        assert_eq!(rows[4].1, "1.5 kB sent, 12 bytes received");
        assert_eq!(rows[5].1, "1 connection made, a new route looked for 2 times");
    }

    #[test]
    fn a_link_that_fails_says_when_it_tries_again_and_why_it_ended() {
        let mut down = details(LinkStatus::Reconnecting);
        down.next_attempt_ms = Some(4_000);
        (down.failures, down.relay_only) = (5, true);
        down.fault = Some("a frame that is none".to_owned());
        let rows = detail_rows(&down);
        let said = |label: &str| rows.iter().find(|row| row.0 == label).map(|row| row.1.as_str());
        assert_eq!(said("Next attempt"), Some("in 4 s"));
        assert_eq!(said("Failed"), Some("5 attempts since the link was last up"));
        assert_eq!(said("Last fault"), Some("a frame that is none"));
        assert!(said("Relay").is_some_and(|words| words.starts_with("Only through a relay")));
        assert_eq!(said("Way"), None);
    }

    #[test]
    fn every_state_has_a_sentence_and_sleep_is_no_failure() {
        assert!(link_sentence(LinkStatus::Asleep).starts_with("Their device put the page to sleep."));
        assert!(!failing(LinkStatus::Asleep) && !failing(LinkStatus::Connected));
        assert!(failing(LinkStatus::Offline) && failing(LinkStatus::Reconnecting));
    }

    #[test]
    fn time_is_told_in_two_units() {
        for (ms, words) in [
            (999, "0 s"),
            (59_999, "59 s"),
            (60_000, "1 min 0 s"),
            (3_600_000, "1 h 0 min"),
            (90_000_000, "1 d 1 h"),
        ] {
            assert_eq!(duration_words(ms), words);
        }
    }
}
