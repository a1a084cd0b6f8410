//! Pictures of people: Bo sends what he likes, and we choose ours.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Content, OwnPicture, UserId, picture::tests::webp};

fn user(n: u8) -> UserId {
    UserSecret::from_seed(&[n; 32]).id()
}

fn picture(bytes: &[u8]) -> Content {
    Content::Picture { bytes: bytes.to_vec() }
}

impl Room {
    /// What pictures were shown since the last look.
    fn pictures(&mut self) -> Vec<(UserId, Vec<u8>)> {
        let picture = |view| match view {
            View::Picture { user, bytes } => Some((user, bytes)),
            _ => None,
        };
        self.views().into_iter().filter_map(picture).collect()
    }

    fn chooses(&mut self, bytes: &[u8]) -> Result<(), CommandRefused> {
        let chosen = OwnPicture { bytes: bytes.to_vec(), chosen_unix_ms: self.now.0 };
        self.command(Command::SetPicture(chosen))
    }
}

#[test]
fn the_last_good_picture_of_somebody_is_shown_and_nothing_else_of_theirs() {
    let mut room = Room::linked(false);
    let svg = picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>");
    let mut large = webp(0);
    large.resize(crate::PICTURE_LEN_MAX + 1, 0);
    let contents =
        [room.bo_profile(), picture(&webp(1)), picture(&webp(2)), svg, picture(&large), picture(&[])];
    let log = room.bo_writes(&contents);
    room.hear(&PeerMessage::Operations(log[..2].to_vec()));
    assert_eq!(room.pictures(), [(user(2), webp(1))]);
    room.hear(&PeerMessage::Operations(log[2..3].to_vec()));
    assert_eq!(room.pictures(), [(user(2), webp(2))]);
    room.hear(&PeerMessage::Operations(log[3..5].to_vec()));
    assert_eq!((room.pictures(), room.misbehaved()), (Vec::new(), None), "kept, passed on, and says nothing");
    room.hear(&PeerMessage::Operations(log[5..].to_vec()));
    assert_eq!(room.pictures(), [(user(2), Vec::new())]);
}

#[test]
fn an_own_picture_is_written_once_and_again_only_when_it_is_another() {
    let mut room = Room::linked(false);
    let own = |room: &Room| room.engine.counted();
    room.chooses(&webp(1)).unwrap();
    assert_eq!(room.pictures(), [(user(1), webp(1))]);
    let before = own(&room);
    room.chooses(&webp(1)).unwrap();
    assert_eq!(own(&room), before, "the same again");
    room.chooses(&[]).unwrap();
    assert_eq!(room.pictures(), [(user(1), Vec::new())]);
    assert_eq!(room.chooses(b"GIF89a"), Err(CommandRefused::BadPicture));
}

#[test]
fn a_room_that_is_entered_gets_the_picture_unless_another_device_had_a_later_one() {
    for (chosen_unix_ms, written) in [(50, false), (500, true)] {
        let mut room = Room::new(false);
        // Bo's peer is our person's other device here.
        let device = DeviceSecret::derive(&DeviceSeed([1; 32]), &room.keys.room_id).id();
        let certificate =
            Certificate::issue(&UserSecret::from_seed(&[1; 32]), room.bo.id(), device, "Ada", 0);
        let log = room.bo_writes_at(&[Content::Profile(certificate.encode()), picture(&webp(1))], 100);
        room.engine.ledger.on_up(room.now, PeerId([9; 32]), true, false);
        room.engine.ledger.on_message(room.now, PeerId([9; 32]), PeerMessage::Operations(log));
        room.input(Input::Tick);
        assert_eq!(room.pictures(), [(user(1), webp(1))]);
        room.engine.ledger.offer_picture(OwnPicture { bytes: webp(2), chosen_unix_ms });
        room.input(Input::Start);
        let shown: Vec<_> = written.then(|| (user(1), webp(2))).into_iter().collect();
        assert_eq!(room.pictures(), shown);
    }
}
