//! We are one of a star's points, and Bo is its hub, or another point: what is believed of what he passes on, and what is done about
//! links that are not wanted.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{
    Attendance, Content, Count, Head, Passed, PollError, PollId, PollRules, Presence, Role, Stream, Topology,
    passed::{Numbered, PASSED_LEN_MAX},
    presence::TELL_EVERY_MS,
    wire::Channel,
};

/// Cy, to whom there is no link.
struct Cy {
    peer: PeerSecret,
    device: DeviceSecret,
}

impl Room {
    fn cy(&self) -> Cy {
        Cy {
            peer: PeerSecret::derive(&DeviceSeed([3; 32]), &self.keys.room_id, 0),
            device: DeviceSecret::derive(&DeviceSeed([3; 32]), &self.keys.room_id),
        }
    }

    fn cy_profile(&self) -> Content {
        let (user, cy) = (UserSecret::from_seed(&[3; 32]), self.cy());
        Content::Profile(Certificate::issue(&user, cy.peer.id(), cy.device.id(), "Cy", 0).encode())
    }

    /// A star that was made by Bo, or by Cy, with us and both of them in it; Bo is linked to us, and has our log.
    fn star(hub_is_bo: bool) -> Self {
        Self::star_with(hub_is_bo, |room| vec![room.cy_profile()])
    }

    /// The same, with this in Cy's log.
    fn star_with(hub_is_bo: bool, cys: impl Fn(&Self) -> Vec<Content>) -> Self {
        let mut room = Self::linked(false);
        let made = FounderSecret::from_seed(&[1; 32]);
        let owner = UserSecret::from_seed(&[if hub_is_bo { 2 } else { 3 }; 32]).id();
        let deciding =
            [Content::Found(made.found(&room.keys.room_id, owner)), Content::SetTopology(Topology::Star)];
        let (mut bos, mut cys) = (vec![room.bo_profile()], cys(&room));
        if hub_is_bo { &mut bos } else { &mut cys }.extend(deciding);
        let cy = room.cy().peer;
        let profile = encode_body(&Profile { name: "Cy".to_owned() });
        let purpose = Purpose::Profile { of: cy.id() };
        let profile = seal::seal(&room.keys.signal_key, purpose, &profile, &mut room.rng);
        if hub_is_bo {
            room.signal(SignalInput::PeerJoined(cy.id(), profile));
        }
        let log = room.bo_writes(&bos);
        room.hear(&PeerMessage::KNOWS_MORE);
        room.hear(&PeerMessage::Operations(log));
        let log = room.writes(&cy, &cys);
        room.hear(&PeerMessage::Operations(log));
        room.run_for(1_000);
        room.told.clear();
        room
    }

    /// What Cy says to everybody, or to us, by the hand of Bo.
    fn cy_says(&mut self, to_us: bool, number: u64, message: &PeerMessage) -> Passed {
        let to = to_us.then(|| (self.engine.me, self.engine.ledger.device().id()));
        let number = Numbered { run: 1, number };
        let cy = self.cy().peer;
        let passed = Passed::write(&cy, &self.keys.room_id, to, number, message, &mut self.rng).unwrap();
        self.hear(&PeerMessage::Passed(passed.clone()));
        passed
    }

    fn writers(&mut self) -> Vec<usize> {
        let typing = |view| match view {
            View::Typing(writers) => Some(writers.len()),
            _ => None,
        };
        self.views().into_iter().filter_map(typing).collect()
    }

    /// What we asked Bo to pass on since the last look, to whom and what; Cy reads what is for Cy.
    fn passed(&mut self) -> Vec<(Option<PeerId>, PeerMessage)> {
        let (cy, room_id) = (self.cy(), self.keys.room_id.clone());
        let open = |message| match message {
            PeerMessage::Passed(passed) => Some((passed.to, passed.open(&room_id, &cy.device)?)),
            _ => None,
        };
        std::mem::take(&mut self.told).into_iter().filter_map(open).collect()
    }
}

const TYPES: PeerMessage = PeerMessage::Writing { thread: Thread::Room, active: true };

#[test]
fn what_the_hub_passes_on_is_believed_if_its_author_signed_it() {
    let mut room = Room::star(true);
    room.hear(&PeerMessage::KNOWS_STARS);
    room.views();
    room.cy_says(false, 1, &TYPES);
    assert_eq!(room.writers(), [1]);
    let mut forged = room.cy_says(false, 2, &PeerMessage::Presence(Attendance::Here));
    let cy = UserSecret::from_seed(&[3; 32]).id();
    assert!(room.views().contains(&View::Presence(cy, Presence::Online)));
    (forged.number, forged.body) = (3, PeerMessage::Presence(Attendance::Untold).encode());
    room.hear(&PeerMessage::Passed(forged));
    assert_eq!(room.views(), []);
    assert_eq!(room.status(), Some(LinkStatus::Connected), "whoever forged it, the hub need not know");
}

#[test]
fn what_was_passed_on_counts_once() {
    let mut room = Room::star(true);
    let typed = room.cy_says(false, 1, &TYPES);
    assert_eq!(room.writers(), [1]);
    room.run_for(7_000);
    assert_eq!(room.writers(), [0]);
    room.hear(&PeerMessage::Passed(typed));
    assert!(room.writers().is_empty());
}

#[test]
fn nobody_but_the_hub_passes_anything_on() {
    let mut room = Room::star(false);
    room.views();
    room.cy_says(false, 1, &TYPES);
    assert_eq!(room.views(), []);
}

#[test]
fn only_small_passing_things_are_passed_on() {
    let mut room = Room::star(true);
    let log = room.writes(&PeerSecret::derive(&DeviceSeed([4; 32]), "room", 0), &[room.bo_profile()]);
    let counted = room.engine.counted();
    room.views();
    let heads = PeerMessage::Heads(vec![Head {
        author: room.engine.me,
        stream: Stream::main(),
        next: 9,
        tip: [0; 8],
        fork: None,
    }]);
    for (n, message) in [
        PeerMessage::Bye,
        PeerMessage::Asleep,
        PeerMessage::Operations(log),
        heads,
        PeerMessage::Standing(Standing::Removed),
        PeerMessage::Links(Vec::new()),
        PeerMessage::Read(vec![Count { author: room.engine.me, stream: Stream::main(), next: 1 }]),
    ]
    .into_iter()
    .enumerate()
    {
        room.cy_says(false, n as u64 + 1, &message);
        assert_eq!(room.views(), [], "{message:?} to everybody");
    }
    assert_eq!(room.engine.counted(), counted);
}

#[test]
fn receipts_come_and_go_through_the_hub() {
    let mut room = Room::star(true);
    room.hear(&PeerMessage::KNOWS_STARS);
    let cy = room.cy().peer.id();
    let had = Count { author: cy, stream: Stream::main(), next: 1 };
    assert_eq!(
        room.passed(),
        [
            (None, PeerMessage::KNOWS_STARS),
            (Some(cy), PeerMessage::Have(vec![had.clone()])),
            (Some(cy), PeerMessage::Presence(Attendance::Away)),
        ]
    );
    room.say("hello");
    let id = room.only_message().id;
    let next = id.seq + 1;
    let own = Count { author: id.author, stream: Stream::main(), next };
    room.cy_says(true, 1, &PeerMessage::Have(vec![own.clone()]));
    assert_eq!(room.only_message().delivery, Some(Delivery::Delivered { have: 1, of: 2 }));
    room.cy_says(true, 2, &PeerMessage::Read(vec![own]));
    assert_eq!(room.only_message().delivery, Some(Delivery::Read { read: 1, of: 2 }));
    // Who has come anew is told everything again.
    room.passed();
    for number in 3..9 {
        room.cy_says(false, number, &PeerMessage::KNOWS_STARS);
    }
    room.run_for(4_000);
    let again = room.passed();
    let had = (Some(cy), PeerMessage::Have(vec![had]));
    assert_eq!(again.iter().filter(|said| **said == had).count(), 1, "however often they ask: {again:?}");
}

#[test]
fn an_older_hub_is_asked_to_pass_nothing_on() {
    let mut room = Room::star(true);
    room.command(Command::Typing { thread: Thread::Room, active: true }).unwrap();
    room.command(Command::Attend(true)).unwrap();
    room.run_for(2 * TELL_EVERY_MS);
    assert!(
        !room.told.iter().any(|message| matches!(message, PeerMessage::Passed(_))),
        "it would end the link"
    );
}

#[test]
fn somebody_whom_the_hub_alone_knows_of_is_there_by_the_log() {
    let mut room = Room::star(true);
    let cy = room.cy().peer.id();
    let shown = |room: &mut Room| {
        room.views().into_iter().rev().find_map(|view| match view {
            View::Person(person) if person.peer == cy => Some((person.link, person.name, person.user)),
            _ => None,
        })
    };
    let user = UserSecret::from_seed(&[3; 32]).id();
    assert_eq!(shown(&mut room), Some((LinkStatus::WaitsForHub, "Cy".to_owned(), Some(user))));
    let link = PeerLink { peer: cy, relayed: false, latency_ms: None };
    room.hear(&PeerMessage::Links(vec![link]));
    assert_eq!(shown(&mut room).map(|cy| cy.0), Some(LinkStatus::ThroughHub));
    room.signal(SignalInput::PeerLeft(cy));
    room.run_for(60_000);
    assert_eq!(shown(&mut room), None, "the hub has them");
    room.hear(&PeerMessage::Links(Vec::new()));
    assert!(room.views().contains(&View::PersonGone(cy)));
    room.run_for(1_000);
    room.hear(&PeerMessage::Links(vec![link, PeerLink { peer: PeerId([9; 32]), ..link }]));
    assert_eq!(room.engine.link_details(room.now, PeerId([9; 32])), None);
    assert_eq!(
        shown(&mut room).map(|cy| cy.0),
        Some(LinkStatus::ThroughHub),
        "and nobody who is not in the log"
    );
}

#[test]
fn a_link_that_is_not_wanted_goes_once_the_other_knows_it_too() {
    let mut room = Room::star(false);
    let cy = room.cy().peer.id();
    let count = |author, next| Count { author, stream: Stream::main(), next };
    let (me, own) = (room.engine.me, room.engine.counted());
    let own = own.count(&crate::LogId { author: me, stream: Stream::main() });
    // An older page would only dial again. (Bo has brought the operation that made it a star.)
    room.hear(&PeerMessage::Have(vec![count(me, own), count(cy, 3)]));
    room.run_for(120_000);
    assert_eq!(room.status(), Some(LinkStatus::Connected));
    let mut room = Room::star(false);
    room.hear(&PeerMessage::KNOWS_STARS);
    assert_eq!(room.status(), Some(LinkStatus::Connected), "Bo has yet to get what we wrote");
    room.hear(&PeerMessage::Have(vec![count(me, own)]));
    assert_eq!(room.status(), Some(LinkStatus::WaitsForHub));
    room.outputs.clear();
    room.run_for(600_000);
    room.input(Input::NetworkChanged);
    room.command(Command::SyncNow).unwrap();
    assert!(!room.outputs.iter().any(|output| matches!(output, Output::Link { .. })), "nothing is tried");
}

#[test]
fn a_link_that_is_not_wanted_goes_in_the_end_whatever_the_other_lacks() {
    let mut room = Room::star(false);
    let cy = room.cy().peer.id();
    room.hear(&PeerMessage::KNOWS_STARS);
    room.hear(&PeerMessage::Have(vec![Count { author: cy, stream: Stream::main(), next: 3 }]));
    room.run_for(29_000);
    assert_eq!(room.status(), Some(LinkStatus::Connected));
    room.run_for(2_000);
    assert_eq!(room.status(), Some(LinkStatus::WaitsForHub));
}

#[test]
fn we_pass_on_for_those_in_the_room_alone_and_no_more_than_we_take() {
    // We made the room and are its hub.
    let mut room = Room::linked(true);
    room.command(Command::SetTopology(Topology::Star)).unwrap();
    let bo = room.bo.clone();
    let long = Passed {
        from: bo.id(),
        to: None,
        reliable: true,
        run: 1,
        number: 1,
        body: vec![0; PASSED_LEN_MAX + 1],
        signature: [[0; 32]; 2],
    };
    let reader = Command::SetRole { user: UserSecret::from_seed(&[2; 32]).id(), role: Some(Role::Reader) };
    room.command(reader).unwrap();
    for number in 0..5_000 {
        room.hear(&PeerMessage::Passed(Passed { number, body: Vec::new(), ..long.clone() }));
    }
    assert_eq!(room.status(), Some(LinkStatus::Connected), "what is too much is dropped");
    room.hear(&PeerMessage::Passed(long));
    assert!(room.misbehaved().unwrap().contains("pass on"));
    assert_eq!(room.status(), Some(LinkStatus::Offline));
}

/// Cy, who is linked as well as Bo, asks us to pass on so much. Answers how often Bo was told.
fn passes_on(room: &mut Room, reliable: bool, len: usize, times: u64) -> usize {
    let cy = room.cy().peer.id();
    let mut member = Member::new(room.now, true, RelayPolicy::Automatic);
    (member.at_server, member.inside) = (true, true);
    room.engine.people.insert(cy, member);
    room.told.clear();
    for number in 0..times {
        let (body, signature) = (vec![0; len], [[0; 32]; 2]);
        let passed = Passed { from: cy, to: None, reliable, run: 1, number, body, signature };
        room.engine.pass_on(room.now, cy, &PeerMessage::Passed(passed.clone()), &passed);
    }
    room.input(Input::Tick);
    room.told.iter().filter(|message| matches!(message, PeerMessage::Passed(_))).count()
}

/// We, the hub of a star, and Bo, who knows what that is.
fn hub() -> Room {
    let mut room = Room::linked(true);
    room.hear(&PeerMessage::KNOWS_STARS);
    room.told.clear();
    room.command(Command::SetTopology(Topology::Star)).unwrap();
    room
}

#[test]
fn nobody_but_the_hub_passes_on_and_it_says_when_it_has_become_it() {
    let mut room = hub();
    assert!(room.told.contains(&PeerMessage::KNOWS_STARS), "what was said to it before is said anew");
    assert_eq!(passes_on(&mut room, true, 100, 1), 1);
    let mut room = Room::star(true);
    room.hear(&PeerMessage::KNOWS_STARS);
    assert_eq!(passes_on(&mut room, true, 100, 1), 0);
}

#[test]
fn what_is_not_sent_again_is_passed_on_only_if_it_is_short() {
    let mut room = hub();
    assert_eq!(passes_on(&mut room, true, 1_025, 1), 1);
    assert_eq!((passes_on(&mut room, false, 1_024, 1), passes_on(&mut room, false, 1_025, 1)), (1, 0));
}

#[test]
fn who_has_too_much_to_read_is_passed_nothing_more_and_comes_anew_later() {
    let mut room = hub();
    let passed = passes_on(&mut room, true, 20_000, 45);
    assert!(passed * 20_000 <= 512 * 1024, "one window");
    assert_eq!(room.status(), Some(LinkStatus::Connected));
    assert!(!room.told.contains(&PeerMessage::KNOWS_STARS));
    room.event(LinkEvent::Drained(Channel::Control));
    room.run_for(0);
    let all = room.told.iter().filter(|message| matches!(message, PeerMessage::Passed(_))).count();
    assert!(all < 45 && all * 20_000 > 768 * 1_000, "{all}");
    assert!(room.told.contains(&PeerMessage::KNOWS_STARS));
}

#[test]
fn an_owner_of_a_poll_who_waits_for_the_hub_is_away() {
    let made = |room: &Room| {
        let rules = PollRules { while_away: false, ..PollRules::default() };
        vec![room.cy_profile(), Content::Poll(Box::new(super::village::draft(rules)))]
    };
    let mut room = Room::star_with(true, made);
    let (cy, user) = (room.cy(), UserSecret::from_seed(&[3; 32]).id());
    let poll = PollId(MessageId { author: cy.peer.id(), seq: 1 });
    let ask = Command::AskPoll { poll, wish: super::village::vote(&[0]) };
    let here = |room: &mut Room| {
        room.views().into_iter().rev().find_map(|view| match view {
            View::Poll(poll) => Some((poll.owner.user, poll.owner.here)),
            _ => None,
        })
    };
    assert_eq!(here(&mut room), Some((Some(user), false)));
    assert_eq!(room.command(ask.clone()), Err(PollError::OwnerAway.into()));
    room.hear(&PeerMessage::Links(vec![PeerLink { peer: cy.peer.id(), relayed: false, latency_ms: None }]));
    assert_eq!(here(&mut room), Some((Some(user), true)));
    assert_eq!(room.command(ask), Ok(()));
}

#[test]
fn a_hub_that_sleeps_is_not_turned_back_to_while_another_stands_in() {
    // Cy's page is the owner's as well.
    let of_bo = |room: &Room| {
        let (user, cy) = (UserSecret::from_seed(&[2; 32]), room.cy());
        vec![Content::Profile(Certificate::issue(&user, cy.peer.id(), cy.device.id(), "Bo", 0).encode())]
    };
    let mut room = Room::star_with(true, of_bo);
    room.hear(&PeerMessage::KNOWS_STARS);
    assert_eq!(room.engine.hub, Some(room.bo.id()));
    room.hear(&PeerMessage::Asleep);
    let cy = room.cy().peer.id();
    for _ in 0..100 {
        room.run_for(1_000);
        assert_eq!(room.engine.hub, Some(cy));
        assert!(room.wake_at.is_none_or(|at| at > room.now), "and nothing wakes for it");
    }
    room.hear(&PeerMessage::Ping { nonce: 1 });
    assert_eq!(room.engine.hub, Some(room.bo.id()));
}

#[test]
fn a_room_named_by_hand_has_no_shape_to_choose() {
    let mut room = Room::linked(false);
    assert_eq!(room.command(Command::SetTopology(Topology::Star)), Err(CommandRefused::NoOwner));
}
