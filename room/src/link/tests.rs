//! One side of a link at a time, without waiting; both sides together run in `pair.rs`.

use rand_core::SeedableRng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Hello, PEER_PROTOCOL};

struct Side {
    link: Link,
    rng: ChaCha20Rng,
}

impl Side {
    fn new(polite: bool) -> Self {
        Self { link: Link::new(polite, RelayPolicy::Automatic), rng: ChaCha20Rng::from_seed([7; 32]) }
    }

    fn outputs(&mut self) -> Vec<LinkOutput> {
        std::iter::from_fn(|| self.link.poll()).collect()
    }

    fn commands(&mut self) -> Vec<(u64, LinkCommand)> {
        let command = |output| match output {
            LinkOutput::Command(instance, command) => Some((instance, command)),
            _ => None,
        };
        self.outputs().into_iter().filter_map(command).collect()
    }

    fn dial(&mut self) -> u64 {
        self.link.connect(Millis(0), &mut self.rng);
        self.commands().first().unwrap().0
    }

    fn event(&mut self, now: u64, instance: u64, event: LinkEvent) {
        self.link.on_event(Millis(now), instance, event, &mut self.rng);
    }

    fn signal(&mut self, from: u64, to: Option<u64>, content: SignalContent) {
        let body = SignalBody { from_instance: from, to_instance: to, content };
        self.link.on_signal(Millis(0), body, &mut self.rng);
    }

    fn tick(&mut self, now: u64) {
        self.link.tick(Millis(now), &mut self.rng);
    }

    fn frame(&mut self, now: u64, instance: u64, message: &PeerMessage) {
        for frame in frame::cut(&message.encode(), frame::FRAME_LEN_FIRST) {
            self.event(now, instance, LinkEvent::Frame(Channel::Control, frame));
        }
    }

    /// The other says hello and has its proof accepted.
    fn greet(&mut self, now: u64, instance: u64) {
        self.frame(now, instance, &hello());
        self.frame(now, instance, &PeerMessage::Proof(b"proof".to_vec()));
        let outputs = self.outputs();
        assert!(outputs.contains(&LinkOutput::Proof(b"proof".to_vec())), "{outputs:?}");
        self.link.welcome(Millis(now), 262_144);
    }

    /// Dials and gets all the way up.
    fn up(&mut self) -> u64 {
        let instance = self.dial();
        self.signal(99, Some(instance), answer());
        self.event(0, instance, OPEN);
        self.greet(0, instance);
        assert_eq!(self.link.status(), LinkStatus::Connected);
        self.outputs();
        instance
    }
}

const SEEN: Fingerprints = Fingerprints { local: [1; 32], remote: [2; 32] };
const OPEN: LinkEvent = LinkEvent::ChannelsOpen { fingerprints: SEEN, message_len_max: 262_144 };

fn sdp() -> String {
    Fingerprints::line(&SEEN.remote)
}

fn offer() -> SignalContent {
    SignalContent::Offer(Description { number: 1, sdp: sdp() })
}

fn answer() -> SignalContent {
    SignalContent::Answer(Description { number: 1, sdp: sdp() })
}

fn candidate(line: &str) -> Candidate {
    Candidate { candidate: line.to_owned(), sdp_mid: None, sdp_mline_index: None }
}

fn hello() -> PeerMessage {
    PeerMessage::Hello(Hello { protocol: PEER_PROTOCOL, nonce: [2; 32], frame_len_max: 262_144 })
}

#[test]
fn the_polite_side_yields_when_offers_cross() {
    let mut side = Side::new(true);
    let instance = side.dial();
    side.signal(99, None, offer());
    assert_eq!(side.commands(), [(instance, LinkCommand::Accept(offer()))]);
    side.event(0, instance, LinkEvent::LocalDescription(offer()));
    assert!(side.outputs().is_empty(), "the own offer was rolled back, nobody may see it");
}

#[test]
fn the_other_side_does_not() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.signal(99, None, offer());
    side.signal(99, None, SignalContent::Candidate(candidate("of the ignored offer")));
    assert!(side.commands().is_empty());
    side.signal(99, Some(instance), answer());
    assert_eq!(side.commands(), [(instance, LinkCommand::Accept(answer()))]);
}

#[test]
fn candidates_before_the_answer_are_kept_for_it() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.signal(99, Some(instance), SignalContent::Candidate(candidate("early")));
    side.signal(98, Some(instance), SignalContent::Candidate(candidate("of another")));
    assert!(side.commands().is_empty());
    side.signal(99, Some(instance), answer());
    let early = LinkCommand::AddCandidate(candidate("early"));
    assert_eq!(side.commands(), [(instance, LinkCommand::Accept(answer())), (instance, early)]);
}

#[test]
fn candidates_are_bounded() {
    let mut side = Side::new(false);
    let instance = side.dial();
    for _ in 0..1_000 {
        side.signal(99, Some(instance), SignalContent::Candidate(candidate("x")));
    }
    side.signal(99, Some(instance), answer());
    assert_eq!(side.commands().len(), 1 + conn::CANDIDATES_MAX);
    for _ in 0..1_000 {
        side.signal(99, Some(instance), SignalContent::Candidate(candidate("x")));
    }
    assert!(side.commands().is_empty());
}

#[test]
fn an_answer_to_an_older_offer_is_dropped() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.signal(99, Some(instance ^ 1), answer());
    side.signal(99, None, answer());
    let older = SignalContent::Answer(Description { number: 0, sdp: "older".to_owned() });
    side.signal(99, Some(instance), older);
    assert!(side.commands().is_empty());
    side.signal(99, Some(instance), answer());
    assert_eq!(side.commands(), [(instance, LinkCommand::Accept(answer()))]);
}

#[test]
fn a_reloaded_peer_gets_a_new_connection() {
    let mut side = Side::new(false);
    let old = side.up();
    side.signal(100, None, offer());
    let commands = side.commands();
    assert_eq!(commands.first(), Some(&(old, LinkCommand::Close)));
    assert_eq!(commands.get(1).map(|c| &c.1), Some(&LinkCommand::Open));
    assert_eq!(side.link.status(), LinkStatus::Reconnecting);
}

#[test]
fn an_offer_for_a_connection_we_no_longer_have_is_answered_by_a_new_one() {
    let mut side = Side::new(false);
    side.signal(99, Some(1234), offer());
    assert_eq!(side.commands().first().map(|c| c.1.clone()), Some(LinkCommand::Open));
}

#[test]
fn what_an_older_connection_reports_is_dropped() {
    let mut side = Side::new(false);
    let instance = side.up();
    side.event(1, instance ^ 1, LinkEvent::ChannelsClosed);
    side.event(1, instance ^ 1, LinkEvent::Broken("DTLS".to_owned()));
    assert_eq!(side.link.status(), LinkStatus::Connected);
}

#[test]
fn silence_interrupts_and_any_frame_heals() {
    let mut side = Side::new(false);
    let instance = side.up();
    side.tick(pulse::SILENCE_MS_MAX - 1);
    assert_eq!(side.link.status(), LinkStatus::Connected);
    side.tick(pulse::SILENCE_MS_MAX);
    assert_eq!(side.link.status(), LinkStatus::Reconnecting);
    assert!(side.commands().contains(&(instance, LinkCommand::Offer { ice_restart: true, number: 2 })));
    side.frame(pulse::SILENCE_MS_MAX + 10, instance, &PeerMessage::Pong { nonce: 77 });
    assert_eq!(side.link.status(), LinkStatus::Connected);
}

#[test]
fn a_long_silence_ends_in_a_new_connection() {
    let mut side = Side::new(false);
    let old = side.up();
    let mut now = 0;
    while side.link.up() {
        now = side.link.deadline().unwrap().0;
        side.tick(now);
    }
    let waits: u64 = (1..=RESTARTS_MAX as usize).map(|n| BACKOFF.steps_ms[(n - 1).min(5)] * 5 / 4).sum();
    assert!(now <= pulse::SILENCE_MS_MAX + u64::from(RESTARTS_MAX) * RESTART_MS_MAX + waits, "{now}");
    let outputs = side.outputs();
    assert!(outputs.contains(&LinkOutput::Command(old, LinkCommand::Close)));
    assert!(outputs.contains(&LinkOutput::Down));
    let new = |output: &LinkOutput| matches!(output, LinkOutput::Command(instance, LinkCommand::Open) if *instance != old);
    assert!(outputs.iter().any(new), "at once: enough waiting has been done");
}

#[test]
fn who_the_server_lost_is_asked_at_once() {
    let mut side = Side::new(false);
    let instance = side.up();
    side.link.suspect(Millis(100));
    side.tick(100);
    assert!(matches!(side.commands().first(), Some((_, LinkCommand::Send(Channel::Control, _)))));
    side.frame(150, instance, &PeerMessage::Pong { nonce: 0 });
    side.tick(100 + pulse::SUSPECT_MS);
    assert_eq!(side.link.status(), LinkStatus::Connected, "it answered");
    side.link.suspect(Millis(2_000));
    side.tick(2_000 + pulse::SUSPECT_MS);
    assert_eq!(side.link.status(), LinkStatus::Reconnecting);
}

#[test]
fn dialing_never_gives_up_and_never_hurries() {
    let mut side = Side::new(false);
    side.dial();
    let mut last = 0;
    for _ in 0..30 {
        let now = side.link.deadline().unwrap().0;
        assert!(now > last && now - last <= 30_000 * 5 / 4, "{last} -> {now}");
        last = now;
        side.tick(now);
        side.outputs();
    }
    assert_eq!(side.link.status(), LinkStatus::Offline);
}

#[test]
fn garbage_costs_the_peer_its_link() {
    for bytes in [&b""[..], b"\x09\x00", b"\x01\x00\xff", b"\x01\x00\x02\x00\x00\x00"] {
        let mut side = Side::new(false);
        let instance = side.dial();
        side.event(0, instance, OPEN);
        side.outputs();
        side.event(0, instance, LinkEvent::Frame(Channel::Control, bytes.to_vec()));
        let outputs = side.outputs();
        assert!(matches!(outputs.last(), Some(LinkOutput::Misbehaved(_))), "{bytes:?}: {outputs:?}");
        assert!(outputs.contains(&LinkOutput::Command(instance, LinkCommand::Close)));
    }
}

#[test]
fn another_version_is_refused_with_both_numbers() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.event(0, instance, OPEN);
    let hello = PeerMessage::Hello(Hello { protocol: 9, nonce: [0; 32], frame_len_max: 0 });
    side.frame(0, instance, &hello);
    let Some(LinkOutput::Misbehaved(reason)) = side.outputs().pop() else { panic!("accepted") };
    assert!(reason.contains('9') && reason.contains(&PEER_PROTOCOL.to_string()), "{reason}");
}

#[test]
fn latency_is_smoothed() {
    let mut side = Side::new(false);
    let instance = side.up();
    let mut seen = Vec::new();
    for (nonce, rtt) in [(0u32, 40u64), (1, 40), (2, 200)] {
        let at = side.link.deadline().unwrap().0;
        side.tick(at);
        side.frame(at + rtt, instance, &PeerMessage::Pong { nonce });
        seen.push(side.link.latency_ms().unwrap());
    }
    assert_eq!(seen.first(), Some(&40));
    assert!((35..=45).contains(&seen[1]) && (50..=80).contains(&seen[2]), "{seen:?}");
}

#[test]
fn a_page_that_sleeps_is_awake_with_its_next_ping() {
    let mut side = Side::new(false);
    let instance = side.up();
    side.frame(10, instance, &PeerMessage::Asleep);
    side.frame(20, instance, &PeerMessage::Pong { nonce: 0 });
    assert_eq!(side.link.status(), LinkStatus::Asleep);
    side.tick(pulse::SILENCE_MS_MAX + 20);
    assert_eq!(side.link.status(), LinkStatus::Asleep, "silence is what is expected of it");
    side.frame(9_000, instance, &PeerMessage::Ping { nonce: 5 });
    assert_eq!(side.link.status(), LinkStatus::Connected);
}

#[test]
fn frames_grow_once_both_sides_have_shown_what_they_take() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.signal(99, Some(instance), answer());
    side.event(0, instance, OPEN);
    let longest = |side: &mut Side| {
        let message = PeerMessage::Operations(vec![vec![0; 100_000]]);
        side.link.send(Millis(0), &message, &mut side.rng);
        let lengths = side.commands().into_iter().filter_map(|(_, command)| match command {
            LinkCommand::Send(_, frame) => Some(frame.len()),
            _ => None,
        });
        lengths.max()
    };
    assert_eq!(longest(&mut side), Some(frame::FRAME_LEN_FIRST));
    side.greet(0, instance);
    assert_eq!(longest(&mut side), Some(frame::FRAME_LEN_MAX));
}

#[test]
fn who_does_not_read_gets_a_new_connection() {
    let mut side = Side::new(false);
    let instance = side.up();
    let message = PeerMessage::Operations(vec![vec![0; 500_000]]);
    for _ in 0..40 {
        side.link.send(Millis(0), &message, &mut side.rng);
    }
    let outputs = side.outputs();
    assert!(outputs.contains(&LinkOutput::Command(instance, LinkCommand::Close)));
    assert_eq!(side.link.status(), LinkStatus::Reconnecting);
    let fault = side.link.details(Millis(0), PeerId([0; 32])).fault;
    assert!(fault.is_some_and(|fault| fault.contains("control")));
}

#[test]
fn what_is_known_of_a_link_is_told() {
    let mut side = Side::new(false);
    let instance = side.up();
    side.tick(3);
    side.event(5, instance, LinkEvent::Frame(Channel::Files, b"garbage".to_vec()));
    let details = side.link.details(Millis(10), PeerId([0; 32]));
    assert_eq!((details.status, details.connections, details.restarts), (LinkStatus::Offline, 1, 0));
    assert!(details.bytes_sent > 0 && details.bytes_received > 7);
    assert!(details.fault.is_some_and(|fault| fault.contains("files")), "the reason is shown");
}

#[test]
fn an_offer_that_is_repeated_is_nobodys_business() {
    let mut side = Side::new(true);
    let first = |number| SignalContent::Offer(Description { number, sdp: sdp() });
    side.signal(50, None, first(1));
    side.signal(60, None, first(1));
    let now_bound = side.outputs();
    assert!(!now_bound.is_empty());
    for (instance, number) in [(50, 1), (60, 1), (50, 0)] {
        side.signal(instance, None, first(number));
        assert!(side.commands().is_empty(), "{instance} {number}");
    }
    side.signal(60, None, first(2));
    assert_eq!(side.commands().len(), 1);
}

#[test]
fn a_peer_cannot_use_up_the_connections_of_a_tab() {
    let mut side = Side::new(true);
    for instance in 0..1_000 {
        side.signal(instance, None, offer());
    }
    let opened = side.commands().iter().filter(|(_, command)| *command == LinkCommand::Open).count();
    assert!((2..=8).contains(&opened), "{opened}");
}

#[test]
fn only_data_channels_are_taken() {
    let mut side = Side::new(true);
    let sdp = "v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n";
    side.signal(99, None, SignalContent::Offer(Description { number: 1, sdp: sdp.to_owned() }));
    assert!(matches!(side.outputs().last(), Some(LinkOutput::Misbehaved(_))));
}

#[test]
fn candidates_go_both_ways_as_soon_as_they_are_known() {
    let mut side = Side::new(false);
    let instance = side.dial();
    let ours = |to_instance| {
        let content = SignalContent::Candidate(candidate("ours"));
        LinkOutput::Signal(SignalBody { from_instance: instance, to_instance, content })
    };
    side.event(0, instance, LinkEvent::LocalCandidate(candidate("ours")));
    assert_eq!(side.outputs(), [ours(None)]);
    side.signal(99, Some(instance), answer());
    side.outputs();
    side.event(0, instance, LinkEvent::LocalCandidate(candidate("ours")));
    assert_eq!(side.outputs(), [ours(Some(99))]);
    side.signal(99, Some(instance), SignalContent::Candidate(candidate("theirs")));
    side.signal(98, Some(instance), SignalContent::Candidate(candidate("of another connection")));
    assert_eq!(side.commands(), [(instance, LinkCommand::AddCandidate(candidate("theirs")))]);
}

#[test]
fn a_link_that_loses_its_route_looks_for_another_and_keeps_its_connection() {
    for event in [LinkEvent::Disconnected, LinkEvent::Unreachable] {
        let mut side = Side::new(false);
        let instance = side.up();
        side.event(1_000, instance, event.clone());
        side.tick(1_000);
        assert_eq!(side.link.status(), LinkStatus::Reconnecting);
        let commands = side.commands();
        assert!(
            commands.contains(&(instance, LinkCommand::Offer { ice_restart: true, number: 2 })),
            "{event:?}"
        );
        assert!(!commands.contains(&(instance, LinkCommand::Close)));
        // The attempt fails, too: the next does not wait for its time to run out.
        side.event(1_100, instance, LinkEvent::Unreachable);
        let next = side.link.details(Millis(1_100), PeerId([0; 32])).next_attempt_ms.unwrap();
        assert!(next < RESTART_MS_MAX, "{next}");
    }
}

#[test]
fn a_first_attempt_without_a_route_is_made_again_on_the_same_connection() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.event(500, instance, LinkEvent::Unreachable);
    assert_eq!(side.commands(), [], "it may still open");
    let at = side.link.deadline().unwrap().0;
    assert!((1_000..=2_000).contains(&at), "{at}");
    side.tick(at);
    assert_eq!(side.commands(), [(instance, LinkCommand::Offer { ice_restart: true, number: 2 })]);
}

#[test]
fn a_route_lost_before_the_hello_takes_the_connection_with_it() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.event(0, instance, OPEN);
    side.outputs();
    side.event(500, instance, LinkEvent::Unreachable);
    assert_eq!(side.commands(), [(instance, LinkCommand::Close)]);
    assert!(side.link.deadline().is_some(), "and another comes");
}

#[test]
fn what_is_said_out_of_turn_costs_the_peer_its_link() {
    let stray = PeerMessage::Typing { active: true };
    let mut side = Side::new(false);
    let instance = side.up();
    let [frame] = &frame::cut(&stray.encode(), frame::FRAME_LEN_FIRST)[..] else { panic!("cut in two") };
    side.event(1, instance, LinkEvent::Frame(Channel::Control, frame.clone()));
    let Some(LinkOutput::Misbehaved(reason)) = side.outputs().pop() else { panic!("taken on control") };
    assert!(reason.contains("control"), "{reason}");

    let mut side = Side::new(false);
    let instance = side.up();
    side.frame(1, instance, &hello());
    assert!(matches!(side.outputs().pop(), Some(LinkOutput::Misbehaved(_))), "a second hello");

    let mut side = Side::new(false);
    let instance = side.dial();
    side.event(0, instance, OPEN);
    // Another channel may be faster than the hello; its own may not.
    side.event(0, instance, LinkEvent::Frame(Channel::Presence, frame.clone()));
    assert!(!side.outputs().iter().any(|output| matches!(output, LinkOutput::Misbehaved(_))));
    side.frame(0, instance, &PeerMessage::Ping { nonce: 0 });
    assert!(matches!(side.outputs().pop(), Some(LinkOutput::Misbehaved(_))), "before its hello");
}

#[test]
fn who_does_not_read_gets_a_new_connection_and_no_endless_queue() {
    let mut side = Side::new(false);
    let instance = side.up();
    let bulk = PeerMessage::Operations(vec![vec![0; 500_000]]);
    let sent = (0..100).take_while(|_| {
        side.link.send(Millis(0), &bulk, &mut side.rng);
        side.link.up()
    });
    let megabytes = sent.count() / 2;
    assert!((7..=10).contains(&megabytes), "{megabytes}");
    let outputs = side.outputs();
    assert!(outputs.contains(&LinkOutput::Command(instance, LinkCommand::Close)));
    assert!(outputs.contains(&LinkOutput::Down));
    let fault = side.link.details(Millis(0), PeerId([0; 32])).fault.unwrap();
    assert!(fault.contains("does not read"), "{fault}");
}

#[test]
fn the_persons_wish_decides_whether_attempts_go_through_a_relay_only() {
    let relayed = |policy| {
        let mut side = Side { link: Link::new(false, policy), rng: ChaCha20Rng::from_seed([7; 32]) };
        side.dial();
        let mut attempts = Vec::new();
        for _ in 0..60 {
            side.tick(side.link.deadline().unwrap().0);
            let offered =
                side.commands().iter().any(|(_, command)| matches!(command, LinkCommand::Offer { .. }));
            if offered {
                attempts.push(side.link.conn().unwrap().relay_only);
            }
        }
        attempts
    };
    assert!(relayed(RelayPolicy::Always).iter().all(|only| *only));
    assert!(relayed(RelayPolicy::Never).iter().all(|only| !*only));
    let automatic = relayed(RelayPolicy::Automatic);
    let (direct, later) = automatic.split_at(FAILURES_DIRECT_MAX as usize - 1);
    assert!(direct.iter().all(|only| !*only), "{automatic:?}");
    assert!(later.len() > 10 && later.chunks_exact(2).all(|pair| pair == [true, false]), "{automatic:?}");
}

#[test]
fn a_device_that_is_back_on_its_network_does_not_wait_for_what_is_stuck() {
    let mut side = Side::new(false);
    let instance = side.up();
    side.link.renew(Millis(STUCK_MS - 1), &mut side.rng);
    let restart = LinkCommand::Offer { ice_restart: true, number: 2 };
    assert!(side.commands().contains(&(instance, restart)), "nothing was lost: the connection is kept");
    side.link.renew(Millis(STUCK_MS), &mut side.rng);
    let restart = LinkCommand::Offer { ice_restart: true, number: 3 };
    assert_eq!(side.commands().first(), Some(&(instance, restart)));
    side.tick(STUCK_MS + LAST_RESTART_MS - 1);
    assert!(side.commands().iter().all(|(same, _)| *same == instance));
    side.tick(STUCK_MS + LAST_RESTART_MS);
    let commands = side.commands();
    assert!(commands.contains(&(instance, LinkCommand::Close)));
    assert!(commands.iter().any(|(new, command)| *new != instance && *command == LinkCommand::Open));
}

#[test]
fn who_was_at_the_other_end_when_it_opened_stays_there() {
    let mut side = Side::new(true);
    let instance = side.up();
    let mut offer = |number, sdp: &str| {
        side.signal(99, Some(instance), SignalContent::Offer(Description { number, sdp: sdp.to_owned() }));
        side.commands().iter().any(|(_, command)| matches!(command, LinkCommand::Accept(_)))
    };
    let other = Fingerprints::line(&[3; 32]);
    assert!(!offer(2, &other), "a restart to somebody else");
    assert!(!offer(3, &format!("{}{other}", sdp())), "to either of two");
    assert!(!offer(4, "v=0"));
    assert!(offer(5, &sdp()));
}

#[test]
fn what_comes_before_all_channels_are_open_waits_for_that() {
    let mut side = Side::new(false);
    let instance = side.dial();
    side.signal(99, Some(instance), answer());
    side.frame(0, instance, &hello());
    assert!(!side.outputs().iter().any(|output| matches!(output, LinkOutput::Misbehaved(_))));
    side.event(0, instance, OPEN);
    let outputs = side.outputs();
    assert!(matches!(&outputs[..], [LinkOutput::Ready(_), LinkOutput::Hello(_)]), "{outputs:?}");

    let mut side = Side::new(false);
    let instance = side.dial();
    for _ in 0..1_000 {
        side.frame(0, instance, &hello());
    }
    assert!(
        side.outputs().iter().any(|output| matches!(output, LinkOutput::Misbehaved(_))),
        "not without end"
    );
}
