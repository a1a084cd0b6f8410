//! Bo is a modified client here: what a removed, a reading and an asking peer are told, and what becomes of what they say.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use std::collections::BTreeSet;

use super::*;
use crate::{
    Content, Epoch, Head, History, LogId, Operation, Role, Stream, Thread, UserId, operation::Draft,
};

fn bo_user() -> UserId {
    UserSecret::from_seed(&[2; 32]).id()
}

impl Room {
    /// Bo's log, one operation for each content, all under the first epoch.
    pub(super) fn bo_writes(&mut self, contents: &[Content]) -> Vec<Vec<u8>> {
        self.bo_writes_at(contents, 0)
    }

    pub(super) fn bo_writes_at(&mut self, contents: &[Content], at_unix_ms: u64) -> Vec<Vec<u8>> {
        self.writes_at(&self.bo.clone(), contents, at_unix_ms)
    }

    /// Somebody's log, the same way.
    pub(super) fn writes(&mut self, author: &PeerSecret, contents: &[Content]) -> Vec<Vec<u8>> {
        self.writes_at(author, contents, 0)
    }

    fn writes_at(&mut self, author: &PeerSecret, contents: &[Content], at_unix_ms: u64) -> Vec<Vec<u8>> {
        let mut prev: Option<Operation> = None;
        let mut log = Vec::new();
        for (seq, content) in (0..).zip(contents) {
            let body = content.encode();
            let draft = Draft {
                stream: Stream::main(),
                seq,
                seen: Vec::new(),
                at_unix_ms,
                epoch: Epoch::First,
                body: &body,
            };
            let keys = &self.keys;
            let operation =
                Operation::write(author, &keys.room_id, &keys.epoch_key, prev.as_ref(), draft, &mut self.rng);
            log.push(operation.encode());
            prev = Some(operation);
        }
        log
    }

    pub(super) fn bo_profile(&self) -> Content {
        let user = UserSecret::from_seed(&[2; 32]);
        Content::Profile(Certificate::issue(&user, self.bo.id(), self.bo_device(), "Bo", 0).encode())
    }

    fn bo_device(&self) -> DeviceId {
        DeviceSecret::derive(&DeviceSeed([2; 32]), &self.keys.room_id).id()
    }

    fn set_role(&mut self, role: Option<Role>) {
        self.command(Command::SetRole { user: bo_user(), role }).unwrap();
    }

    fn standings_told(&self) -> Vec<Standing> {
        let standing = |message: &PeerMessage| match message {
            PeerMessage::Standing(standing) => Some(*standing),
            _ => None,
        };
        self.told.iter().filter_map(standing).collect()
    }

    /// Whether anything of the room was told since the last look.
    fn told_anything(&mut self) -> bool {
        let told = std::mem::take(&mut self.told);
        told.iter()
            .any(|m| !matches!(m, PeerMessage::Standing(_) | PeerMessage::Hello(_) | PeerMessage::Proof(_)))
    }

    /// Under which epoch each of our own operations stands, and which devices it told keys to.
    fn sealed(&self) -> Vec<(Epoch, BTreeSet<DeviceId>)> {
        let log = LogId { author: self.engine.me, stream: Stream::main() };
        let replica = self.engine.ledger.replica();
        let operations = (0..).map_while(|seq| replica.operation(replica.place(&log.at(seq))?));
        let told = |operation: &Operation| {
            let body = operation.open(&self.keys.epoch_key).ok()?;
            let Content::Keys { boxes, .. } = Content::decode(&body)? else { return None };
            Some(boxes.into_iter().map(|sealed| sealed.device).collect())
        };
        operations.map(|operation| (operation.epoch(), told(&operation).unwrap_or_default())).collect()
    }

    /// How somebody new would stand.
    fn newcomer(&self) -> Standing {
        self.engine.ledger.standing_of(UserId([7; 32]), PeerId([6; 32]))
    }

    fn texts(&self) -> Vec<&str> {
        self.messages.values().map(|message| message.text.as_str()).collect()
    }
}

fn text(text: &str) -> Content {
    Content::Message { text: text.to_owned(), reply_to: None }
}

#[test]
fn who_is_removed_is_told_so_and_nothing_more() {
    let mut room = Room::linked(true);
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.told.clear();
    room.set_role(None);
    assert_eq!(room.standings_told(), [Standing::Removed]);
    assert_eq!(room.status(), Some(LinkStatus::Offline));
    room.say("after");
    room.run_for(60_000);
    assert!(!room.told_anything());
    // An offer of his is not even answered.
    room.outputs.clear();
    let offer = SignalContent::Offer(Description { number: 9, sdp: "offer".to_owned() });
    let body = SignalBody { from_instance: 77, to_instance: None, content: offer };
    let payload = room.seal_for(room.engine.me, &encode_body(&body));
    room.signal(SignalInput::Relayed { from: room.bo.id(), payload });
    assert!(!room.outputs.iter().any(|output| matches!(output, Output::Link { .. })), "{:?}", room.outputs);
}

#[test]
fn what_a_removed_person_writes_later_counts_nowhere_whoever_brings_it() {
    let mut room = Room::linked(true);
    let log = room.bo_writes(&[room.bo_profile(), text("before"), text("after")]);
    room.hear(&PeerMessage::Operations(log[..2].to_vec()));
    assert_eq!(room.texts(), ["before"]);
    room.set_role(None);
    // Somebody inside, who does not know yet, passes it on: here by the hand that is at hand.
    room.set_role(Some(Role::Member));
    room.set_role(None);
    room.engine.ledger.on_up(room.now, PeerId([9; 32]), true, false);
    room.engine.ledger.on_message(room.now, PeerId([9; 32]), PeerMessage::Operations(log[2..].to_vec()));
    room.input(Input::Tick);
    assert_eq!(room.texts(), ["before"], "what was written before stays, what comes after is not shown");
}

#[test]
fn a_reader_writes_nothing_that_is_shown() {
    let mut room = Room::linked(true);
    let log = room.bo_writes(&[room.bo_profile(), text("as a member"), text("as a reader")]);
    room.hear(&PeerMessage::Operations(log[..2].to_vec()));
    room.set_role(Some(Role::Reader));
    room.hear(&PeerMessage::Operations(log[2..].to_vec()));
    assert_eq!(room.texts(), ["as a member"]);
    assert_eq!(room.status(), Some(LinkStatus::Connected), "reading goes on");
    room.set_role(Some(Role::Member));
    assert_eq!(room.texts(), ["as a member"], "a later role makes nothing of it good");
}

#[test]
fn who_asks_hears_nothing_until_let_in() {
    let mut room = Room::joined(true);
    room.command(Command::Close).unwrap();
    room.open();
    room.greet(room.bo.id());
    room.run_for(0);
    assert_eq!(room.standings_told(), [Standing::Asks]);
    room.say("among ourselves");
    room.command(Command::Typing { thread: Thread::Room, active: true }).unwrap();
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.run_for(30_000);
    assert!(!room.told_anything());
    room.set_role(Some(Role::Member));
    room.run_for(0);
    assert_eq!(room.standings_told(), [Standing::In(Role::Member)]);
    assert!(room.told.iter().any(|message| matches!(message, PeerMessage::Heads(_))));
}

#[test]
fn a_newcomer_who_was_let_in_is_given_the_keys() {
    let mut room = Room::joined(true);
    room.command(Command::Close).unwrap();
    room.say("before he came");
    room.open();
    room.greet(room.bo.id());
    room.set_role(Some(Role::Member));
    room.hear(&PeerMessage::Heads(Vec::new()));
    let log = room.bo_writes(&[room.bo_profile()]);
    room.hear(&PeerMessage::Operations(log));
    room.run_for(5_000);
    let bo = DeviceSecret::derive(&DeviceSeed([2; 32]), &room.keys.room_id);
    let purpose = crate::BoxPurpose::Epochs { author: room.engine.me };
    let mut keys = Vec::new();
    // Sent again until Bo says that he has it.
    let mut sealed = BTreeMap::new();
    for bytes in room.told.iter().flat_map(|message| match message {
        PeerMessage::Operations(operations) => operations.clone(),
        _ => Vec::new(),
    }) {
        let operation = Operation::decode(&bytes, &room.keys.room_id).unwrap();
        match operation.epoch() {
            Epoch::First => {
                let content = Content::decode(&operation.open(&room.keys.epoch_key).unwrap());
                if let Some(Content::Keys { boxes, .. }) = content {
                    keys.extend(
                        boxes.iter().filter_map(|sealed| bo.open(sealed, &room.keys.room_id, purpose)),
                    );
                }
            }
            Epoch::Later(_) => drop(sealed.insert(operation.seq(), operation)),
        }
    }
    let key: [u8; 32] = keys.first().expect("a box for Bo").as_slice().try_into().unwrap();
    let opened: Vec<_> =
        sealed.values().map(|operation| Content::decode(&operation.open(&key).unwrap())).collect();
    assert_eq!(opened, [Some(text("before he came"))]);
}

#[test]
fn each_newcomer_has_another_key_where_history_is_not_shared() {
    let mut room = Room::linked(true);
    room.command(Command::SetHistory(History::FromArrival)).unwrap();
    room.say("one");
    let log = room.bo_writes(&[room.bo_profile()]);
    room.hear(&PeerMessage::Operations(log));
    room.say("two");
    room.say("three");
    let me = room.engine.me;
    let replica = room.engine.ledger.replica();
    let epochs: Vec<Epoch> = (0..)
        .map_while(|seq| replica.place(&OperationKey { author: me, stream: Stream::main(), seq }))
        .map_while(|place| replica.operation(place))
        .map(|operation| operation.epoch())
        .filter(|epoch| *epoch != Epoch::First)
        .collect();
    assert_eq!(epochs.len(), 3);
    assert_ne!(epochs[0], epochs[1], "Bo came between the two");
    assert_eq!(epochs[1], epochs[2]);
}

#[test]
fn only_who_may_decides() {
    let mut room = Room::linked(false);
    let refused =
        |room: &mut Room, command| assert_eq!(room.command(command), Err(CommandRefused::NotAllowed));
    refused(&mut room, Command::SetRole { user: bo_user(), role: None });
    refused(&mut room, Command::Close);
    refused(&mut room, Command::SetHistory(History::FromArrival));
    let mut room = Room::linked(true);
    refused(&mut room, Command::SetRole { user: bo_user(), role: Some(Role::Owner) });
    let owner = UserSecret::from_seed(&[1; 32]).id();
    refused(&mut room, Command::SetRole { user: owner, role: None });
    let bo = room.bo.id();
    assert_eq!(room.command(Command::Revoke(bo)), Err(CommandRefused::NotYourDevice));
}

#[test]
fn being_told_that_we_are_out_is_shown_unless_somebody_talks_with_us() {
    let standing = |room: &mut Room| {
        room.views().into_iter().rev().find_map(|view| match view {
            View::Standing(standing) => Some(standing),
            _ => None,
        })
    };
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Standing(Standing::Asks));
    assert_eq!(standing(&mut room), Some(Standing::Asks));
    room.hear(&PeerMessage::Standing(Standing::In(Role::Member)));
    assert_eq!(standing(&mut room), Some(Standing::In(Role::Member)));
    room.hear(&PeerMessage::Standing(Standing::Removed));
    assert_eq!(standing(&mut room), Some(Standing::Removed));
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Heads(vec![Head {
        author: room.bo.id(),
        stream: Stream::main(),
        next: 1,
        tip: [1; 8],
        fork: None,
    }]));
    room.hear(&PeerMessage::Standing(Standing::Removed));
    assert_ne!(standing(&mut room), Some(Standing::Asks));
}

#[test]
fn a_certificate_whose_time_is_over_ends_the_link() {
    let mut room = Room::joined(false);
    let late = 100 * 86_400_000;
    room.handle(Input::Command { command: Command::Seen(Thread::Room), at_unix_ms: late }).unwrap();
    room.open();
    room.greet(room.bo.id());
    assert_eq!(room.status(), Some(LinkStatus::Offline));
    assert!(room.misbehaved().unwrap().contains("whose time is over"));
}

#[test]
fn what_is_written_under_a_certificate_whose_time_is_over_does_not_count() {
    let mut room = Room::linked(false);
    let late = Draft {
        stream: Stream::main(),
        seq: 1,
        seen: Vec::new(),
        at_unix_ms: 91 * 86_400_000,
        epoch: Epoch::First,
        body: &text("late").encode(),
    };
    let log = room.bo_writes(&[room.bo_profile()]);
    let profile = Operation::decode(&log[0], &room.keys.room_id).unwrap();
    let keys = room.keys.clone();
    let late =
        Operation::write(&room.bo, &keys.room_id, &keys.epoch_key, Some(&profile), late, &mut room.rng);
    room.hear(&PeerMessage::Operations(vec![log[0].clone(), late.encode()]));
    assert!(room.texts().is_empty());
}

#[test]
fn who_asks_and_is_refused_is_told_so() {
    let mut room = Room::joined(true);
    room.command(Command::Close).unwrap();
    room.open();
    room.greet(room.bo.id());
    room.run_for(0);
    room.set_role(None);
    room.run_for(0);
    assert_eq!(room.standings_told(), [Standing::Asks, Standing::Removed]);
}

#[test]
fn what_a_moderator_decided_stands_when_its_log_ends() {
    let mut room = Room::linked(true);
    let (owner, eve) = (UserSecret::from_seed(&[1; 32]).id(), UserId([9; 32]));
    room.set_role(Some(Role::Moderator));
    let decided = [
        room.bo_profile(),
        Content::Close { members: vec![owner, bo_user()] },
        Content::Role { user: eve, role: None, from: Vec::new() },
    ];
    let log = room.bo_writes(&decided);
    room.hear(&PeerMessage::Operations(log.clone()));
    room.run_for(0);
    // Bo signs another second operation: his log ends before it.
    let other = room.bo_writes(&[room.bo_profile(), text("never mind")]);
    // The profiles differ by their nonce, so the log parts at its first operation.
    room.hear(&PeerMessage::Fork { first: log[0].clone(), second: other[0].clone() });
    let rights = |room: &Room| room.engine.ledger.standing_of(eve, PeerId([8; 32]));
    assert_eq!(rights(&room), Standing::Removed);
    assert_eq!(room.newcomer(), Standing::Asks, "and newcomers go on asking");
}

/// Somebody else: their key and their device.
fn eve(room: &Room) -> (PeerSecret, DeviceId, Content) {
    let (seed, room_id) = (DeviceSeed([9; 32]), &room.keys.room_id);
    let (peer, device) = (PeerSecret::derive(&seed, room_id, 0), DeviceSecret::derive(&seed, room_id).id());
    let certificate = Certificate::issue(&UserSecret::from_seed(&[9; 32]), peer.id(), device, "Eve", 0);
    (peer, device, Content::Profile(certificate.encode()))
}

#[test]
fn who_was_removed_where_nobody_asks_cannot_read_what_comes_after() {
    // Bo made the room. His page, a modified one, removes Eve and does not say that newcomers ask from then on.
    let mut room = Room::linked(false);
    let founding = FounderSecret::from_seed(&[1; 32]).found(&room.keys.room_id, bo_user());
    let (eve, device, profile) = eve(&room);
    let out = Content::Role { user: UserSecret::from_seed(&[9; 32]).id(), role: None, from: Vec::new() };
    let eves = room.writes(&eve, &[profile]);
    let log = room.bo_writes(&[room.bo_profile(), Content::Found(founding), out]);
    room.hear(&PeerMessage::Operations([&eves, &log[..2]].concat()));
    room.say("before");
    assert_eq!(room.sealed().last(), Some(&(Epoch::First, BTreeSet::new())));
    room.hear(&PeerMessage::Operations(log[2..].to_vec()));
    room.say("after");
    assert_eq!(room.newcomer(), Standing::In(Role::Member), "nobody closed the room");
    let sealed = room.sealed();
    assert_ne!(sealed.last().unwrap().0, Epoch::First, "the link gives that key");
    let told: BTreeSet<DeviceId> = sealed.into_iter().flat_map(|(_, told)| told).collect();
    assert!(told.contains(&room.bo_device()) && !told.contains(&device), "{told:?}");
}

#[test]
fn the_owner_closes_a_room_out_of_which_somebody_was_put() {
    let mut room = Room::linked(true);
    let (eve, _, profile) = eve(&room);
    let eves = room.writes(&eve, &[profile]);
    let out = Content::Role { user: UserSecret::from_seed(&[9; 32]).id(), role: None, from: Vec::new() };
    let log = room.bo_writes(&[room.bo_profile(), out]);
    room.hear(&PeerMessage::Operations([&eves, &log[..1]].concat()));
    room.set_role(Some(Role::Moderator));
    // All is settled by the time Bo, a modified page, removes her and leaves the door open.
    room.run_for(10_000);
    room.hear(&PeerMessage::Operations(log[1..].to_vec()));
    room.run_for(10_000);
    assert_eq!(room.newcomer(), Standing::Asks, "she would come back by the link under another key");
    let bo = room.engine.ledger.standing_of(bo_user(), room.bo.id());
    assert_eq!(bo, Standing::In(Role::Moderator), "who was in still is");
}

#[test]
fn the_owner_closes_the_room_too_when_somebody_is_out_because_a_log_ends() {
    let mut room = Room::linked(true);
    let (eve, _, profile) = eve(&room);
    let dan = UserId([5; 32]);
    let dans = |role| Content::Role { user: dan, role, from: Vec::new() };
    let eves = room.writes(&eve, &[profile, dans(None)]);
    // Longer than Eve's, so it stands after hers.
    let log = room.bo_writes(&[room.bo_profile(), text("one"), text("two"), dans(Some(Role::Member))]);
    room.hear(&PeerMessage::Operations([&eves[..1], &log[..1]].concat()));
    for user in [bo_user(), UserSecret::from_seed(&[9; 32]).id()] {
        room.command(Command::SetRole { user, role: Some(Role::Moderator) }).unwrap();
    }
    room.run_for(10_000);
    room.hear(&PeerMessage::Operations([&eves[1..], &log[1..]].concat()));
    room.run_for(10_000);
    let standing = |room: &Room| room.engine.ledger.standing_of(dan, PeerId([5; 32]));
    assert_eq!((standing(&room), room.newcomer()), (Standing::In(Role::Member), Standing::In(Role::Member)));
    // Bo, who let Dan in again, signs another history.
    let other = room.bo_writes(&[room.bo_profile()]);
    room.hear(&PeerMessage::Fork { first: log[0].clone(), second: other[0].clone() });
    room.run_for(10_000);
    assert_eq!((standing(&room), room.newcomer()), (Standing::Removed, Standing::Asks));
}

#[test]
fn keys_are_given_where_nobody_asks_any_more() {
    let mut room = Room::linked(true);
    room.command(Command::SetHistory(History::FromArrival)).unwrap();
    room.say("meanwhile");
    room.command(Command::SetHistory(History::Shared)).unwrap();
    let (eve, device, profile) = eve(&room);
    let eves = room.writes(&eve, &[profile]);
    room.hear(&PeerMessage::Operations(eves));
    room.run_for(10_000);
    assert!(room.sealed().iter().any(|(_, told)| told.contains(&device)), "newcomers may read everything");
}
