//! What is told of our person, and what is made of what Bo tells.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{
    Attendance,
    presence::{BELIEVED_MS, TELL_EVERY_MS},
};

const BO_USER: [u8; 32] = [2; 32];

impl Room {
    /// What we told Bo of our person since somebody looked.
    fn presence_told(&mut self) -> Vec<Attendance> {
        let presence = |message| match message {
            PeerMessage::Presence(told) => Some(told),
            _ => None,
        };
        std::mem::take(&mut self.told).into_iter().filter_map(presence).collect()
    }

    /// How Bo was shown since somebody looked.
    fn presence_shown(&mut self) -> Vec<Presence> {
        let bo = UserSecret::from_seed(&BO_USER).id();
        let presence = |view| match view {
            View::Presence(user, presence) if user == bo => Some(presence),
            _ => None,
        };
        self.views().into_iter().filter_map(presence).collect()
    }

    fn attend(&mut self, here: bool) {
        self.command(Command::Attend(here)).unwrap();
    }
}

#[test]
fn whether_we_are_there_is_told_to_who_knows_what_that_is() {
    let mut room = Room::linked(false);
    room.attend(true);
    room.run_for(60_000);
    assert_eq!(room.presence_told(), [], "an older page would end the link");
    room.hear(&PeerMessage::KNOWS_MORE);
    assert_eq!(room.presence_told(), [Attendance::Here]);
    room.attend(false);
    assert_eq!(room.presence_told(), [Attendance::Away], "at once");
    room.attend(false);
    assert_eq!(room.presence_told(), []);
    room.run_for(4 * TELL_EVERY_MS);
    assert_eq!(room.presence_told(), [Attendance::Away; 4], "and again and again");
}

#[test]
fn who_does_not_tell_says_so_and_nothing_else() {
    let mut room = Room::linked(false);
    room.command(Command::Let(Privacy { presence: false, ..Privacy::default() })).unwrap();
    room.hear(&PeerMessage::KNOWS_MORE);
    for here in [true, false, true] {
        room.attend(here);
        room.run_for(20_000);
    }
    let told = room.presence_told();
    assert!(!told.is_empty() && told.iter().all(|told| *told == Attendance::Untold), "{told:?}");
    room.command(Command::Let(Privacy::default())).unwrap();
    assert_eq!(room.presence_told(), [Attendance::Here]);
}

#[test]
fn our_other_device_is_told_all_the_same() {
    let mut room = Room::joined(false);
    room.command(Command::Let(Privacy { presence: false, ..Privacy::default() })).unwrap();
    room.open();
    room.greet_as(&UserSecret::from_seed(&[1; 32]), room.bo.id());
    room.run_for(0);
    room.hear(&PeerMessage::KNOWS_MORE);
    room.attend(true);
    assert_eq!(room.presence_told(), [Attendance::Away, Attendance::Here]);
    room.hear(&PeerMessage::Presence(Attendance::Here));
    assert!(!room.views().iter().any(|view| matches!(view, View::Presence(..))), "of ourselves we know");
}

#[test]
fn what_bo_tells_is_shown_and_fades() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Presence(Attendance::Here));
    assert_eq!(room.presence_shown(), [Presence::Online]);
    room.run_for(BELIEVED_MS - 1);
    assert_eq!(room.presence_shown(), []);
    room.run_for(1);
    assert_eq!(room.presence_shown(), [Presence::Away], "his page answers and does not tell");
    room.hear(&PeerMessage::Presence(Attendance::Here));
    assert_eq!(room.presence_shown(), [Presence::Online]);
    let at = room.now;
    room.run_for(5_000);
    room.hear(&PeerMessage::Bye);
    assert_eq!(room.presence_shown(), [Presence::Offline { seen_unix_ms: Some(at.0) }]);
}

#[test]
fn when_bo_was_there_last_is_known_after_a_restart() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Presence(Attendance::Here));
    room.run_for(10_000);
    room.hear(&PeerMessage::Bye);
    let seen = room.presence_shown().pop();
    room.run_for(2_000);
    let stored = StoredRoom { marks: room.marks.take(), ..StoredRoom::default() };
    let mut again = Room::restored(false, stored);
    assert_eq!(again.presence_shown().pop(), seen);
    assert!(matches!(seen, Some(Presence::Offline { seen_unix_ms: Some(_) })));
}

#[test]
fn who_does_not_tell_any_more_is_not_remembered_by_what_they_told() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Presence(Attendance::Here));
    room.run_for(1_000);
    room.hear(&PeerMessage::Presence(Attendance::Untold));
    room.hear(&PeerMessage::Bye);
    let offline = Presence::Offline { seen_unix_ms: None };
    assert_eq!(room.presence_shown(), [Presence::Online, Presence::Untold, offline]);
}

#[test]
fn who_is_not_in_the_room_is_not_heard() {
    let mut room = Room::joined(true);
    room.command(Command::Close).unwrap();
    room.open();
    room.greet(room.bo.id());
    room.run_for(0);
    room.hear(&PeerMessage::KNOWS_MORE);
    room.hear(&PeerMessage::Presence(Attendance::Here));
    room.attend(true);
    assert_eq!((room.presence_shown(), room.presence_told()), (vec![], vec![]));
    room.command(Command::SetRole {
        user: UserSecret::from_seed(&BO_USER).id(),
        role: Some(crate::Role::Member),
    })
    .unwrap();
    assert_eq!(room.presence_told(), [Attendance::Here]);
}

#[test]
fn who_is_let_in_tells_again_at_once_what_nobody_listened_to() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::Standing(Standing::Asks));
    room.run_for(3_000);
    room.told.clear();
    room.hear(&PeerMessage::Standing(Standing::In(crate::Role::Member)));
    assert!(room.told.iter().any(|message| matches!(message, PeerMessage::Heads(_))));
}
