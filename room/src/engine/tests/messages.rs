//! What can be done with one message, and a close look at it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Content, Draft, Epoch, Operation, PINS_MAX, Reach, Stream, wire::Count};

impl Room {
    /// Bo's log: a profile, and messages with these texts.
    fn bo_says(&mut self, texts: &[&str]) -> Vec<Vec<u8>> {
        let certificate =
            Certificate::issue(&UserSecret::from_seed(&[2; 32]), self.bo.id(), DeviceId([2; 32]), "Bo", 0);
        let said = texts.iter().map(|text| Content::Message { text: (*text).to_owned(), reply_to: None });
        let mut written: Vec<Operation> = Vec::new();
        for content in std::iter::once(Content::Profile(certificate.encode())).chain(said) {
            let draft = Draft {
                stream: Stream::main(),
                seq: written.len() as u64,
                seen: Vec::new(),
                at_unix_ms: 5,
                epoch: Epoch::First,
                body: &content.encode(),
            };
            let (bo, key) = (&self.bo, &self.keys.epoch_key);
            let operation =
                Operation::write(bo, &self.keys.room_id, key, written.last(), draft, &mut self.rng);
            written.push(operation);
        }
        written.iter().map(Operation::encode).collect()
    }

    fn pins(&mut self) -> Vec<usize> {
        let pins = |view| match view {
            View::Pins(Thread::Room, pins) => Some(pins.len()),
            _ => None,
        };
        self.views().into_iter().filter_map(pins).collect()
    }
}

#[test]
fn what_is_pinned_is_told_until_the_message_is_deleted() {
    let mut room = Room::linked(false);
    room.say("hello");
    let message = room.only_message().id;
    room.command(Command::Pin { message, on: true }).unwrap();
    assert_eq!((room.pins(), room.only_message().pinned), (vec![1], true));
    room.command(Command::Edit { message, text: "good day".to_owned() }).unwrap();
    assert_eq!(room.pins(), [1], "it begins otherwise now");
    room.command(Command::Delete(message)).unwrap();
    assert_eq!((room.pins(), room.only_message().pinned), (vec![0], false));
    let again = room.command(Command::Pin { message, on: true });
    assert_eq!(again, Err(CommandRefused::NoSuchMessage));
}

#[test]
fn so_many_messages_are_pinned_in_a_thread_and_no_more() {
    let mut room = Room::linked(false);
    for n in 0..=PINS_MAX {
        room.say(&n.to_string());
    }
    let ids: Vec<MessageId> = room.messages.keys().copied().collect();
    let (last, rest) = ids.split_last().unwrap();
    for message in rest {
        room.command(Command::Pin { message: *message, on: true }).unwrap();
    }
    let more = Command::Pin { message: *last, on: true };
    assert_eq!(room.command(more.clone()), Err(CommandRefused::PinsFull));
    room.command(Command::Pin { message: rest[0], on: false }).unwrap();
    room.command(more).unwrap();
}

#[test]
fn what_is_passed_on_is_not_changed_and_names_somebody() {
    let mut room = Room::linked(false);
    let forward =
        |from: &str| Command::Forward { text: "hello".to_owned(), from: from.to_owned(), to: Thread::Room };
    assert!(room.command(forward(" ")).is_err());
    room.command(forward("Cy")).unwrap();
    let message = room.only_message().id;
    assert_eq!(room.only_message().forwarded.as_deref(), Some("Cy"));
    let edit = Command::Edit { message, text: "bye".to_owned() };
    assert_eq!(room.command(edit), Err(CommandRefused::Forwarded));
}

#[test]
fn a_close_look_tells_how_a_message_came_and_what_proves_it() {
    let mut room = Room::linked(false);
    let written = room.bo_says(&["hello"]);
    let size = written[1].len();
    room.hear(&PeerMessage::Operations(written));
    let message = room.only_message().id;
    let details = room.engine.message_details(message).unwrap();
    assert_eq!((details.author_name.as_str(), details.own, details.signed), ("Bo", false, true));
    assert_eq!((details.size, details.epoch, details.depth), (size, None, 1));
    assert_eq!((details.hash.len(), details.signature.len()), (64, 128));
    let arrival = details.arrival.unwrap();
    assert_eq!((arrival.from, arrival.at_unix_ms), (room.bo.id(), room.engine.ledger.unix_ms(room.now)));
    assert_eq!(details.versions.len(), 1);
    let nothing = MessageId { author: room.bo.id(), seq: 0 };
    assert_eq!(room.engine.message_details(nothing), None, "a profile is no message");
}

#[test]
fn a_close_look_at_an_own_message_tells_who_has_and_who_read_it() {
    let mut room = Room::linked(false);
    let written = room.bo_says(&[]);
    room.hear(&PeerMessage::Operations(written));
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.say("hello");
    let message = room.only_message().id;
    let reach = |room: &Room| {
        let details = room.engine.message_details(message).unwrap();
        details.holders.iter().map(|holder| (holder.name.clone(), holder.reach)).collect::<Vec<_>>()
    };
    let bo = |reach| vec![("Bo".to_owned(), reach)];
    assert_eq!(reach(&room), bo(Reach::Unknown));
    let count = Count { author: message.author, stream: Stream::main(), next: message.seq + 1 };
    room.hear(&PeerMessage::Have(vec![count.clone()]));
    assert_eq!(reach(&room), bo(Reach::Has));
    room.hear(&PeerMessage::Read(vec![count]));
    assert_eq!(reach(&room), bo(Reach::Read));
    room.command(Command::Edit { message, text: "good day".to_owned() }).unwrap();
    let details = room.engine.message_details(message).unwrap();
    let texts: Vec<&str> = details.versions.iter().map(|version| version.text.as_str()).collect();
    assert_eq!((texts, details.arrival), (vec!["hello", "good day"], None));
}
