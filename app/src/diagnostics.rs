//! How this page stands, room by room, and the same as a text to send to whoever helps.
//!
//! The rooms' engines and the driver fill it in, [`crate::words`] has the sentences, `components/diagnostics.rs` shows them. The text holds
//! numbers, states and shortened ids: no message, no name, no title, no link, no address.

use std::collections::BTreeMap;

use i18n::t;
use room::{Diagnostics, PeerId};

use crate::store::StorageState;
use crate::words::{
    compared_words, event_words, iso_time, link_report_rows, log_words, outbox_words, room_rows, scrubbed,
    storage_rows,
};

/// How this page stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageDiagnostics {
    /// The wall clock, Unix milliseconds.
    pub at_unix_ms: u64,
    /// What the browser says it is.
    pub browser: String,
    /// Whether the device says that it has a network.
    pub online: bool,
    /// Whether the page is in front.
    pub visible: bool,
    /// How storage stands.
    pub storage: StorageState,
    /// The rooms that run in this page.
    pub rooms: Vec<RoomDiagnostics>,
}

/// How one room stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomDiagnostics {
    /// The first letters of its id.
    pub id: String,
    /// What it is called; for the screen alone.
    pub title: String,
    /// What the others are called; for the screen alone.
    pub names: BTreeMap<PeerId, String>,
    /// Whether it is the one in front.
    pub front: bool,
    /// What the engine tells.
    pub engine: Diagnostics,
    /// Bytes in the browser's own buffers, by link.
    pub buffered: BTreeMap<PeerId, u64>,
}

impl RoomDiagnostics {
    /// What somebody is called on the screen.
    pub fn name(&self, peer: PeerId) -> String {
        match self.names.get(&peer).filter(|name| !name.is_empty()) {
            Some(name) => format!("{name} ({})", peer.short()),
            None => peer.short(),
        }
    }
}

/// The text.
pub fn diagnostics_report(page: &PageDiagnostics) -> String {
    let (title, written) =
        (t::diagnostics_report_title(), t::diagnostics_report_written(&iso_time(page.at_unix_ms)));
    let mut text = format!("{title}\n{written}\n");
    rows(&mut text, "", &[(t::diagnostics_report_browser(), page.browser.clone())]);
    rows(&mut text, "", &storage_rows(page));
    for room in &page.rooms {
        let heading = if room.front {
            t::diagnostics_report_room_in_front(&room.id)
        } else {
            t::diagnostics_report_room(&room.id)
        };
        text.push_str(&format!("\n{heading}\n"));
        room_report(&mut text, room);
    }
    text
}

fn room_report(text: &mut String, room: &RoomDiagnostics) {
    let engine = &room.engine;
    rows(text, "", &room_rows(engine));
    text.push_str(&format!("{}\n", t::diagnostics_report_links()));
    for link in &engine.links {
        text.push_str(&format!("- {}\n", link.details.peer.short()));
        let buffered = room.buffered.get(&link.details.peer).copied();
        let mut link = link.clone();
        link.details.fault = link.details.fault.as_deref().map(scrubbed);
        let mut told = link_report_rows(&link, buffered);
        told.push((t::diagnostics_logs(), compared_words(link.compared)));
        rows(text, "    ", &told);
    }
    text.push_str(&format!("{}\n", t::diagnostics_report_outbox()));
    for entry in &engine.outbox {
        text.push_str(&format!("- {}\n", outbox_words(entry)));
    }
    text.push_str(&format!("{}\n", t::diagnostics_logs()));
    for log in &engine.logs {
        text.push_str(&format!("- {} {}\n", log.log.author.short(), log_words(log)));
    }
    text.push_str(&format!("{}\n", t::diagnostics_report_events()));
    for (at, event) in &engine.events {
        let words = event_words(event, &|peer| peer.short(), &scrubbed);
        text.push_str(&format!("- {} {words}\n", iso_time(*at)));
    }
}

fn rows(text: &mut String, indent: &str, rows: &[(String, String)]) {
    for (label, words) in rows {
        text.push_str(&format!("{indent}{}\n", t::common_named_value(label, words)));
    }
}

#[cfg(test)]
mod tests {
    use room::{
        Compared, Event, LinkDetails, LinkReport, LinkStatus, LogId, LogReport, OutboxReport,
        SignalingStatus, StoreReport, Stream, Synced,
    };

    use super::*;

    const BO: PeerId = PeerId([7; 32]);

    pub(crate) fn page() -> PageDiagnostics {
        let fault = "no way to 192.168.1.20:4242 or [fe80::1] by turn:relay.example:3478 of Bo".to_owned();
        let details = LinkDetails {
            peer: BO,
            status: LinkStatus::Reconnecting,
            route: None,
            up_ms: None,
            next_attempt_ms: Some(4_000),
            latencies_ms: Vec::new(),
            bytes_sent: 1_500,
            bytes_received: 12,
            connections: 2,
            restarts: 1,
            failures: 3,
            relay_only: false,
            fault: Some(fault.clone()),
        };
        let link = LinkReport {
            details,
            since_ms: 65_000,
            at_server: true,
            queued: vec![(room::Channel::Control, 2_000)],
            on_the_way: 10,
            compared: Some(Compared { heard_ms: Some(3_000), missing: 4, lacking: 1, under_way: 77 }),
        };
        let engine = Diagnostics {
            signaling: SignalingStatus::Connected,
            links: vec![link],
            outbox: vec![OutboxReport {
                stream: "main".into(),
                seq: 9,
                age_ms: 12_000,
                tries: 2,
                attention: true,
            }],
            outbox_len: 1,
            logs: vec![LogReport {
                log: LogId { author: BO, stream: Stream::main() },
                len: 12,
                stored: 11,
                tip: [0xab; 8],
                forked: false,
            }],
            missing: 4,
            epochs: 2,
            unreadable: 0,
            store: StoreReport { durable: true, under_way: 1, failing: false, unstored: 0 },
            synced: Some((Synced { asked: 1, dialed: 0, unreachable: 0, server: false }, 500)),
            events: vec![
                (1_000, Event::Started),
                (
                    2_000,
                    Event::Link { peer: BO, status: LinkStatus::Reconnecting, fault: Some(fault.clone()) },
                ),
                (3_000, Event::Misbehaved(BO, "said “the secret plan” at https://x.example/room#abc".into())),
            ],
        };
        let room = RoomDiagnostics {
            id: "0123abcd".into(),
            title: "Harbour".into(),
            names: BTreeMap::from([(BO, "Bo".to_owned())]),
            front: true,
            engine,
            buffered: BTreeMap::from([(BO, 4_000)]),
        };
        PageDiagnostics {
            at_unix_ms: 1_795_219_199_999,
            browser: "Browser 1.0".into(),
            online: true,
            visible: true,
            storage: StorageState { used_bytes: Some(5_000), rooms: Some(3), ..StorageState::default() },
            rooms: vec![room],
        }
    }

    #[test]
    fn the_report_tells_states_and_numbers() {
        let text = diagnostics_report(&page());
        for expected in [
            "Written 2026-11-20T23:59:59Z",
            "Room 0123abcd, in front",
            "Next attempt: in 4 s",
            "Buffers: 2.0 kB waiting (control), 10 bytes on the way, 4.0 kB in the browser",
            "- main 9, waiting for 12 s, handed over 2 times, needs attention",
            "12 operations, 11 of them stored, ends abababab",
            "1970-01-01T00:00:02Z",
        ] {
            assert!(text.contains(expected), "{expected} in\n{text}");
        }
    }

    #[test]
    fn the_report_holds_no_names_titles_links_or_addresses() {
        let text = diagnostics_report(&page());
        for never in
            ["Bo", "Harbour", "192.168", "fe80", "relay.example", "secret", "plan", "#abc", "room#", "https"]
        {
            assert!(!text.contains(never), "{never} in\n{text}");
        }
        assert!(text.contains(&BO.short()) && !text.contains(&BO.to_string()));
    }
}
