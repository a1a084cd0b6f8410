//! What the person has read: who learns of it, and whose word on it is taken.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{ChannelId, Content, Count, Reach, Stream};

impl Room {
    /// Linked to Bo, who is another device of ours, or somebody else; a third person's log has come.
    fn with_something_to_read(own: bool) -> (Self, Count) {
        let mut room = Self::joined(false);
        room.open();
        room.greet_as(&UserSecret::from_seed(&[if own { 1 } else { 2 }; 32]), room.bo.id());
        room.run_for(0);
        room.hear(&PeerMessage::KNOWS_MORE);
        room.hear(&PeerMessage::Heads(Vec::new()));
        let third = PeerSecret::derive(&DeviceSeed([3; 32]), &room.keys.room_id, 0);
        let user = UserSecret::from_seed(&[3; 32]);
        let device = DeviceSecret::derive(&DeviceSeed([3; 32]), &room.keys.room_id).id();
        let profile = Content::Profile(Certificate::issue(&user, third.id(), device, "Cy", 0).encode());
        let text = |text: &str| Content::Message { text: text.to_owned(), reply_to: None };
        let log = room.writes(&third, &[profile, text("one"), text("two")]);
        room.hear(&PeerMessage::Operations(log));
        room.told.clear();
        (room, Count { author: third.id(), stream: Stream::main(), next: 3 })
    }

    /// A channel of ours, and what was said since somebody looked is forgotten.
    fn with_channel(&mut self) -> ChannelId {
        self.command(Command::MakeChannel { title: "plans".to_owned(), purpose: String::new() }).unwrap();
        let made = |view| match view {
            View::Threads(threads) => threads.iter().find_map(|known| known.thread.channel()),
            _ => None,
        };
        let made = self.views().into_iter().find_map(made).unwrap();
        self.told.clear();
        made
    }

    fn receipts_told(&mut self) -> Vec<PeerMessage> {
        let receipt = |message: &PeerMessage| {
            matches!(message, PeerMessage::Read(_) | PeerMessage::ReadIn { .. } | PeerMessage::Looked { .. })
        };
        std::mem::take(&mut self.told).into_iter().filter(receipt).collect()
    }
}

fn looked(count: &Count) -> PeerMessage {
    PeerMessage::Looked { thread: Thread::Room, counts: vec![count.clone()] }
}

#[test]
fn what_was_read_is_told_to_everybody_and_more_of_it_to_our_other_device() {
    for own in [false, true] {
        let (mut room, count) = Room::with_something_to_read(own);
        assert_eq!(room.engine.unread().count, 2);
        room.command(Command::Seen(Thread::Room)).unwrap();
        let told = room.receipts_told();
        assert!(told.contains(&PeerMessage::Read(vec![count.clone()])), "{told:?}");
        assert_eq!(told.contains(&looked(&count)), own, "{told:?}");
    }
}

#[test]
fn who_sends_no_receipts_tells_their_other_device_alone() {
    for own in [false, true] {
        let (mut room, count) = Room::with_something_to_read(own);
        room.command(Command::Let(Privacy { read: false, ..Privacy::default() })).unwrap();
        room.command(Command::Seen(Thread::Room)).unwrap();
        assert_eq!(room.engine.unread().count, 0);
        let told = room.receipts_told();
        assert_eq!(told, if own { vec![looked(&count)] } else { Vec::new() });
        // What was read meanwhile is not told when it is switched on again, but with the next that is read.
        room.command(Command::Let(Privacy::default())).unwrap();
        room.run_for(30_000);
        assert_eq!(room.receipts_told(), []);
    }
}

#[test]
fn what_our_other_device_read_is_read_and_what_others_say_is_not() {
    for own in [false, true] {
        let (mut room, count) = Room::with_something_to_read(own);
        room.hear(&looked(&Count { next: 2, ..count.clone() }));
        assert_eq!(room.engine.unread().count, if own { 1 } else { 2 });
        room.hear(&looked(&count));
        assert_eq!(room.engine.unread().count, if own { 0 } else { 2 });
        assert_eq!(room.receipts_told(), [], "each device tells for itself");
    }
}

#[test]
fn our_other_device_may_have_read_what_has_not_come_yet() {
    let (mut room, count) = Room::with_something_to_read(true);
    room.hear(&looked(&Count { author: PeerId([8; 32]), next: 9, ..count.clone() }));
    room.hear(&looked(&Count { next: 1_000, ..count }));
    assert_eq!(room.engine.unread().count, 0);
    room.command(Command::Seen(Thread::Room)).unwrap();
    assert!(
        !room
            .receipts_told()
            .iter()
            .any(|told| matches!(told, PeerMessage::Read(counts) if counts.iter().any(|c| c.next > 3)))
    );
}

#[test]
fn what_our_other_device_wrote_is_ours_before_this_one_writes_anything() {
    let mut room = Room::new(false);
    let log = {
        let user = UserSecret::from_seed(&[1; 32]);
        let device = DeviceSecret::derive(&DeviceSeed([2; 32]), &room.keys.room_id).id();
        let profile = Content::Profile(Certificate::issue(&user, room.bo.id(), device, "Ada", 0).encode());
        let text = Content::Message { text: "from the phone".to_owned(), reply_to: None };
        room.writes(&room.bo.clone(), &[profile, text])
    };
    // As it is read from the store, before anything is written.
    let stored = StoredRoom { operations: log, ..StoredRoom::default() };
    let again = Room::restored(false, stored);
    assert!(again.only_message().own);
    assert_eq!(again.engine.unread().count, 0);
}

#[test]
fn delivery_counts_people_and_not_their_pages() {
    let mut room = Room::linked(false);
    let user = UserSecret::from_seed(&[3; 32]);
    let pages = [5, 6].map(|n| PeerSecret::derive(&DeviceSeed([n; 32]), &room.keys.room_id, 0));
    for page in &pages {
        let device = DeviceSecret::derive(&DeviceSeed([3; 32]), &room.keys.room_id).id();
        let profile = Content::Profile(Certificate::issue(&user, page.id(), device, "Cy", 0).encode());
        let log = room.writes(page, &[profile]);
        room.hear(&PeerMessage::Operations(log));
    }
    room.say("who has this?");
    let id = room.only_message().id;
    let stored = Count { author: id.author, stream: Stream::main(), next: id.seq + 1 };
    let mut tell = |message: fn(Vec<Count>) -> PeerMessage| {
        for page in &pages {
            let (peer, now) = (page.id(), room.now);
            room.engine.ledger.on_up(now, peer, true, false);
            room.engine.ledger.on_message(now, peer, message(vec![stored.clone()]));
            room.input(Input::Tick);
        }
        room.only_message().delivery.clone()
    };
    // Bo is there as well, and has not said that he has it.
    assert_eq!(tell(PeerMessage::Have), Some(Delivery::Delivered { have: 1, of: 2 }));
    assert_eq!(tell(PeerMessage::Read), Some(Delivery::Read { read: 1, of: 2 }));
}

#[test]
fn what_is_unread_in_a_channel_hides_nothing_that_was_read_elsewhere() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::KNOWS_MORE);
    room.hear(&PeerMessage::Heads(Vec::new()));
    let channel = room.with_channel();
    let text = |text: &str| Content::Message { text: text.to_owned(), reply_to: None };
    let aside = Content::In { channel, body: text("aside").encode() };
    let bo = room.bo.clone();
    let log = room.writes(&bo, &[room.bo_profile(), text("before"), aside, text("after")]);
    room.hear(&PeerMessage::Operations(log));
    let count = |next| vec![Count { author: bo.id(), stream: Stream::main(), next }];
    room.command(Command::Seen(Thread::Room)).unwrap();
    let in_room = PeerMessage::ReadIn { thread: Thread::Room, counts: count(4) };
    assert_eq!(room.receipts_told(), [PeerMessage::Read(count(2)), in_room]);
    room.command(Command::Seen(Thread::Room)).unwrap();
    assert_eq!(room.receipts_told(), [], "said once");
    room.command(Command::Seen(Thread::Channel(channel))).unwrap();
    assert_eq!(room.receipts_told(), [PeerMessage::Read(count(4))]);
}

#[test]
fn what_the_others_read_in_one_place_is_read_there_alone() {
    let mut room = Room::linked(false);
    let log = room.writes(&room.bo.clone(), &[room.bo_profile()]);
    room.hear(&PeerMessage::Operations(log));
    room.hear(&PeerMessage::Heads(Vec::new()));
    let channel = room.with_channel();
    room.command(Command::Typing { thread: Thread::Room, active: false }).unwrap();
    room.say("in the room");
    let message = room.only_message().id;
    let reach = |room: &Room| room.engine.message_details(message).unwrap().holders[0].reach;
    let next = |next| vec![Count { author: message.author, stream: Stream::main(), next }];
    let elsewhere = Thread::Channel(ChannelId(MessageId { author: room.bo.id(), seq: 0 }));
    for thread in [elsewhere, Thread::Channel(channel), Thread::Private(UserId([9; 32]))] {
        room.hear(&PeerMessage::ReadIn { thread, counts: next(1_000) });
        assert_eq!(reach(&room), Reach::Unknown, "{thread:?}");
    }
    room.hear(&PeerMessage::ReadIn { thread: Thread::Room, counts: next(message.seq + 1) });
    assert_eq!(reach(&room), Reach::Read);
    assert_eq!(room.only_message().delivery, Some(Delivery::Read { read: 1, of: 1 }));
}
