//! Two connections of one page, in a real browser: what the simulators stand a fake for.
//!
//! `make unit` runs it, with chromedriver, in a network of its own where the machine allows that.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use room::{
    CandidateKind, Channel, FRAME_LEN_FIRST, LinkCommand, LinkEvent, Outbound, PeerMessage, SignalContent,
    Transport, cut,
};
use rtc::Connection;
use wasm_bindgen_test::{console_log, wasm_bindgen_test as test, wasm_bindgen_test_configure};
use web_sys::RtcConfiguration;

wasm_bindgen_test_configure!(run_in_browser);

type Event = (usize, LinkEvent);

/// Two connections that signal to each other in this page.
struct Pair {
    sides: [Connection; 2],
    events: UnboundedReceiver<Event>,
    /// Events that nobody has waited for yet.
    kept: VecDeque<Event>,
    /// How many answers were passed on.
    answers: u32,
}

impl Pair {
    async fn connect() -> Self {
        let (send, events) = unbounded();
        let open = |side: usize| {
            let send: UnboundedSender<Event> = send.clone();
            let report = move |event| drop(send.unbounded_send((side, event)));
            Connection::open(&RtcConfiguration::new(), report).unwrap()
        };
        let mut pair = Self { sides: [open(0), open(1)], events, kept: VecDeque::new(), answers: 0 };
        pair.sides[0].command(LinkCommand::Offer { ice_restart: false, number: 1 });
        for side in [0, 1] {
            pair.wait(side, |event| matches!(event, LinkEvent::ChannelsOpen { .. })).await;
        }
        pair
    }

    /// The next event of a side that is looked for; signaling goes on meanwhile.
    async fn wait(&mut self, side: usize, wanted: impl Fn(&LinkEvent) -> bool) -> LinkEvent {
        if let Some(at) = self.kept.iter().position(|(from, event)| *from == side && wanted(event)) {
            return self.kept.remove(at).unwrap().1;
        }
        loop {
            let (from, event) = self.next().await;
            if from == side && wanted(&event) {
                return event;
            }
            self.kept.push_back((from, event));
        }
    }

    /// The next event that is not signaling.
    async fn next(&mut self) -> Event {
        loop {
            if let Some(event) = self.step().await {
                return event;
            }
        }
    }

    /// Passes on the next event if it is signaling, else returns it.
    async fn step(&mut self) -> Option<Event> {
        let (from, event) = self.events.recv().await.unwrap();
        let other = &self.sides[1 - from];
        match event {
            LinkEvent::LocalDescription(description) => {
                self.answers += u32::from(matches!(description, SignalContent::Answer(_)));
                other.command(LinkCommand::Accept(description));
            }
            LinkEvent::LocalCandidate(candidate) => other.command(LinkCommand::AddCandidate(candidate)),
            event => return Some((from, event)),
        }
        None
    }
}

fn now_ms() -> f64 {
    web_sys::window().unwrap().performance().unwrap().now()
}

fn is_frame(event: &LinkEvent) -> bool {
    matches!(event, LinkEvent::Frame(..))
}

#[test]
async fn frames_come_whole_and_in_order_on_each_channel() {
    let mut pair = Pair::connect().await;
    for channel in Channel::ALL {
        for n in 0..20_u8 {
            pair.sides[0].command(LinkCommand::Send(channel, vec![n; 1_000]));
        }
        let mut came = Vec::new();
        while came.len() < 20 {
            let LinkEvent::Frame(on, frame) = pair.wait(1, is_frame).await else { unreachable!() };
            assert_eq!((on, frame.len()), (channel, 1_000));
            came.push(frame[0]);
        }
        if !channel.reliable() {
            came.sort_unstable();
        }
        assert_eq!(came, (0..20).collect::<Vec<u8>>());
    }
}

#[test]
async fn a_browser_takes_the_longest_frames() {
    let mut pair = Pair::connect().await;
    pair.sides[0].command(LinkCommand::Send(Channel::Control, vec![7; room::FRAME_LEN_MAX]));
    let LinkEvent::Frame(_, frame) = pair.wait(1, is_frame).await else { unreachable!() };
    assert_eq!(frame.len(), room::FRAME_LEN_MAX);
}

#[test]
async fn the_route_is_told() {
    let mut pair = Pair::connect().await;
    let LinkEvent::Route(route) = pair.wait(0, |event| matches!(event, LinkEvent::Route(_))).await else {
        unreachable!()
    };
    assert_eq!((route.local, route.transport), (CandidateKind::Host, Transport::Udp));
}

#[test]
async fn an_ice_restart_keeps_channels_and_what_was_sent() {
    let mut pair = Pair::connect().await;
    for number in 2..12 {
        let side = number as usize % 2;
        pair.sides[side].command(LinkCommand::Offer { ice_restart: true, number });
        pair.sides[0].command(LinkCommand::Send(Channel::Control, vec![number as u8]));
        let LinkEvent::Frame(_, frame) = pair.wait(1, is_frame).await else { unreachable!() };
        assert_eq!(frame, [number as u8]);
        // The frame is often faster than the answer, and the other side's next offer is not to cross this one.
        while pair.answers < number {
            let event = pair.step().await;
            pair.kept.extend(event);
        }
    }
    assert!(
        !pair.kept.iter().any(|(_, event)| matches!(event, LinkEvent::ChannelsClosed | LinkEvent::Broken(_)))
    );
}

#[test]
async fn offers_that_cross_are_settled_by_the_side_that_yields() {
    let mut pair = Pair::connect().await;
    // Both restart; side 1 yields: it takes the other's offer while its own is pending, and its own is dropped here.
    pair.sides[0].command(LinkCommand::Offer { ice_restart: true, number: 2 });
    pair.sides[1].command(LinkCommand::Offer { ice_restart: true, number: 2 });
    let mut answered = false;
    while !answered {
        let (from, event) = pair.events.recv().await.unwrap();
        let other = &pair.sides[1 - from];
        match event {
            LinkEvent::LocalDescription(SignalContent::Offer(_)) if from == 1 => {}
            LinkEvent::LocalDescription(description) => {
                answered = matches!(description, SignalContent::Answer(_));
                other.command(LinkCommand::Accept(description));
            }
            LinkEvent::LocalCandidate(candidate) => other.command(LinkCommand::AddCandidate(candidate)),
            LinkEvent::Broken(reason) => unreachable!("{reason}"),
            _ => {}
        }
    }
    pair.sides[0].command(LinkCommand::Send(Channel::Control, vec![1]));
    assert_eq!(pair.wait(1, is_frame).await, LinkEvent::Frame(Channel::Control, vec![1]));
}

#[test]
async fn what_one_side_closes_the_other_sees() {
    let Pair { sides: [first, second], mut events, .. } = Pair::connect().await;
    drop(first);
    while !matches!(events.recv().await.unwrap(), (1, LinkEvent::ChannelsClosed)) {}
    drop(second);
}

/// Carries out what the queues of side 0 ask for.
fn pump(outbound: &RefCell<Outbound>, connection: &Connection) {
    while let Some(command) = outbound.borrow_mut().poll() {
        connection.command(command);
    }
}

/// A full `files` channel, and pings on `control` meanwhile: round trips stay below three times the idle ones and 50 ms.
#[test]
async fn bulk_does_not_delay_what_is_urgent() {
    let mut pair = Pair::connect().await;
    let outbound = Rc::new(RefCell::new(Outbound::default()));
    let ping = |nonce| cut(&PeerMessage::Ping { nonce }.encode(), FRAME_LEN_FIRST).remove(0);
    let mut idle = Vec::new();
    let mut busy = Vec::new();
    let mut bulk_received = 0;
    let start = now_ms();
    for nonce in 0..120 {
        let loaded = nonce >= 60;
        outbound.borrow_mut().push(Channel::Control, ping(nonce)).unwrap();
        pump(&outbound, &pair.sides[0]);
        let asked = now_ms();
        loop {
            // As a sender of files does: never less than a megabyte waiting.
            while loaded && outbound.borrow().queued(Channel::Files) < 1 << 20 {
                outbound.borrow_mut().push(Channel::Files, vec![0; room::FRAME_LEN_MAX]).unwrap();
            }
            pump(&outbound, &pair.sides[0]);
            match pair.next().await {
                (0, LinkEvent::Drained(channel)) => outbound.borrow_mut().on_drained(channel),
                // The other side answers a ping at once, and files are only counted.
                (1, LinkEvent::Frame(Channel::Control, frame)) => {
                    pair.sides[1].command(LinkCommand::Send(Channel::Control, frame));
                }
                (1, LinkEvent::Frame(_, frame)) => bulk_received += frame.len(),
                (0, LinkEvent::Frame(Channel::Control, _)) => break,
                _ => {}
            }
        }
        if loaded { &mut busy } else { &mut idle }.push(now_ms() - asked);
    }
    let median = |samples: &mut Vec<f64>| {
        samples.sort_by(f64::total_cmp);
        samples[samples.len() / 2]
    };
    let (idle, busy) = (median(&mut idle), median(&mut busy));
    let seconds = (now_ms() - start) / 1_000.0;
    console_log!("idle {idle:.1} ms, with {bulk_received} bytes of files in {seconds:.1} s {busy:.1} ms");
    assert!(bulk_received > 5 << 20, "the channel was full: {bulk_received}");
    assert!(busy <= 3.0 * idle + 50.0, "{busy} ms with files, {idle} ms without");
}
