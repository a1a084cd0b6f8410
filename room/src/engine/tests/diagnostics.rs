//! What the engine tells of itself, and *sync now*.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Diagnostics, Head};

impl Room {
    fn diagnostics(&self) -> Diagnostics {
        self.engine.diagnostics(self.now)
    }

    fn events(&self) -> Vec<Event> {
        self.diagnostics().events.into_iter().map(|(_, event)| event).collect()
    }

    fn heads_told(&mut self) -> usize {
        std::mem::take(&mut self.told).iter().filter(|m| matches!(m, PeerMessage::Heads(_))).count()
    }
}

#[test]
fn a_link_tells_how_it_stands_and_how_the_logs_compare() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.say("a secret word");
    room.run_for(3_000);
    let told = room.diagnostics();
    let link = &told.links[0];
    assert_eq!(link.details.status, LinkStatus::Connected);
    assert!(link.since_ms >= 3_000 && link.at_server);
    let compared = link.compared.unwrap();
    assert_eq!(compared.heard_ms, Some(3_000));
    assert_eq!((compared.missing, compared.lacking), (0, 2), "our profile and what we said");
    assert_eq!(told.logs.len(), 1);
    assert_eq!((told.logs[0].len, told.logs[0].stored), (2, 2));
    assert_eq!((told.signaling, told.missing), (SignalingStatus::Connected, 0));
    let words = format!("{told:?}");
    assert!(!words.contains("secret") && !words.contains("Bo\"") && !words.contains("Ada"));
}

#[test]
fn the_outbox_tells_age_and_tries_until_somebody_has_it() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.say("hello");
    room.run_for(7_000);
    let told = room.diagnostics();
    assert_eq!(told.outbox_len, 2);
    let message = told.outbox.iter().find(|entry| entry.seq == 1).unwrap();
    assert!(message.age_ms >= 7_000 && message.tries >= 3 && !message.attention, "{message:?}");
    let (author, stream) = (room.engine.me, crate::Stream::main());
    room.hear(&PeerMessage::Have(vec![crate::Count { author, stream, next: 2 }]));
    assert_eq!(room.diagnostics().outbox_len, 0);
}

#[test]
fn sync_now_compares_with_everybody_and_says_so() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.run_for(3_000);
    room.told.clear();
    room.command(Command::SyncNow).unwrap();
    assert_eq!(room.heads_told(), 1);
    let (synced, ago) = room.diagnostics().synced.unwrap();
    assert_eq!((synced.asked, synced.dialed, synced.unreachable, synced.server, ago), (1, 0, 0, false, 0));
    assert!(room.events().contains(&Event::Synced(synced)));
    // However often the button is pressed, nobody is told more than they take.
    for _ in 0..50 {
        room.command(Command::SyncNow).unwrap();
    }
    room.run_for(2_000);
    assert!(room.heads_told() <= 1);
}

#[test]
fn sync_now_dials_who_is_missing() {
    let mut room = Room::linked(false);
    room.event(LinkEvent::Broken("gone".to_owned()));
    room.outputs.clear();
    assert_ne!(room.status(), Some(LinkStatus::Connected));
    room.command(Command::SyncNow).unwrap();
    let dials = |output: &Output| matches!(output, Output::Link { command: LinkCommand::Offer { .. }, .. });
    assert!(room.outputs.iter().any(dials));
    let (synced, _) = room.diagnostics().synced.unwrap();
    assert_eq!((synced.asked, synced.dialed), (0, 1));
    // Without the server nobody passes the first words on.
    room.signal(SignalInput::Closed);
    room.command(Command::SyncNow).unwrap();
    let (synced, _) = room.diagnostics().synced.unwrap();
    assert_eq!((synced.unreachable, synced.server), (1, true));
}

#[test]
fn what_happens_is_remembered_without_what_is_said() {
    let mut room = Room::linked(false);
    let bo = room.bo.id();
    let (author, stream) = (bo, crate::Stream::main());
    room.hear(&PeerMessage::Heads(vec![Head { author, stream, next: 5, tip: [0; 8], fork: None }]));
    room.input(Input::NetworkChanged);
    room.signal(SignalInput::Closed);
    room.event(LinkEvent::Broken("gone".to_owned()));
    let events = room.events();
    assert_eq!(events[0], Event::Started);
    for expected in [
        Event::Server(SignalingStatus::Connected),
        Event::Link { peer: bo, status: LinkStatus::Connected, fault: None },
        Event::Compared { peer: bo, missing: 5, lacking: 1 },
        Event::NetworkChanged,
        Event::Server(SignalingStatus::Reconnecting),
        Event::Link { peer: bo, status: LinkStatus::Reconnecting, fault: Some("gone".to_owned()) },
    ] {
        assert!(events.contains(&expected), "{expected:?} in {events:?}");
    }
}
