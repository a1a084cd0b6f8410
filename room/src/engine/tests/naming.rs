//! Names that people change while they are in the room.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Content, NameRefused};

impl Room {
    /// What Bo is called in the list of who is there, by what was shown since the last look.
    fn bo_is_called(&mut self) -> Option<String> {
        let name = |view| match view {
            View::Person(person) => Some(person.name),
            _ => None,
        };
        self.views().into_iter().filter_map(name).next_back()
    }

    fn renames(&mut self, name: &str) -> Result<(), CommandRefused> {
        self.command(Command::Rename(name.to_owned()))
    }

    fn profile_of_bo(&self, name: &str, issued_unix_ms: u64) -> Content {
        let user = UserSecret::from_seed(&[2; 32]);
        let device = DeviceId([2; 32]);
        Content::Profile(Certificate::issue(&user, self.bo.id(), device, name, issued_unix_ms).encode())
    }
}

#[test]
fn another_name_is_written_once_and_stands_on_all_we_said() {
    let mut room = Room::linked(false);
    room.say("before");
    let before = room.engine.counted();
    room.renames("  Countess \u{202e} Lovelace ").unwrap();
    assert_eq!(room.only_message().author_name, "Countess Lovelace");
    let after = room.engine.counted();
    assert_ne!(after, before);
    room.renames("Countess Lovelace").unwrap();
    assert_eq!(room.engine.counted(), after, "the same name says nothing new");
}

#[test]
fn another_name_stands_on_what_we_pinned_and_in_the_list_of_members() {
    let mut room = Room::linked(false);
    room.say("before");
    let message = room.only_message().id;
    room.command(Command::Pin { message, on: true }).unwrap();
    room.outputs.clear();
    room.renames("Countess").unwrap();
    let named = |view| match view {
        View::Pins(_, pins) => Some(format!("{} by {}", pins[0].author_name, pins[0].by_name)),
        View::Members(members) => members.into_iter().find(|member| member.own).map(|member| member.name),
        _ => None,
    };
    let mut named: Vec<String> = room.views().into_iter().filter_map(named).collect();
    named.sort();
    named.dedup();
    assert_eq!(named, ["Countess", "Countess by Countess"]);
}

#[test]
fn what_is_no_name_is_refused_and_changes_nothing() {
    let mut room = Room::linked(false);
    room.say("before");
    assert_eq!(room.renames(" \t"), Err(CommandRefused::BadName(NameRefused::Empty)));
    let long = Err(CommandRefused::BadName(NameRefused::TooLong { chars: 65 }));
    assert_eq!(room.renames(&"x".repeat(65)), long);
    room.say("after");
    assert!(room.messages.values().all(|message| message.author_name == "Ada"));
}

#[test]
fn who_is_called_otherwise_before_the_room_is_entered_enters_it_so() {
    let mut room = Room::new(false);
    room.renames("Countess").unwrap();
    assert!(room.stored.is_empty());
    room.input(Input::Start);
    room.say("hello");
    assert_eq!(room.only_message().author_name, "Countess");
}

#[test]
fn somebody_who_is_there_is_called_what_they_said_last() {
    let mut room = Room::linked(false);
    let older = room.profile_of_bo("Bob", 0);
    let newer = room.profile_of_bo("Robert", 5);
    let log = room.bo_writes(&[older, newer]);
    room.hear(&PeerMessage::Operations(log[..1].to_vec()));
    assert_eq!(room.bo_is_called().as_deref(), Some("Bob"));
    room.hear(&PeerMessage::Operations(log[1..].to_vec()));
    assert_eq!(room.bo_is_called().as_deref(), Some("Robert"));
}
