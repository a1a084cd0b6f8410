//! What is stored together.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::Content;

#[test]
fn what_the_person_writes_takes_along_what_could_not_be_stored_before() {
    for (text, along) in [("short", true), (&*"long ".repeat(12_000), false)] {
        let mut room = Room::linked(false);
        let bo = room.bo.clone();
        let said = Content::Message { text: text.to_owned(), reply_to: None };
        let profile = room.bo_profile();
        let log = room.writes(&bo, &[profile, said.clone(), said.clone(), said.clone(), said.clone(), said]);
        room.full = true;
        room.hear(&PeerMessage::Operations(log));
        room.full = false;
        room.stored.clear();
        room.say("mine");
        let first = std::mem::take(&mut room.stored).remove(0);
        let of_bo = first.iter().filter(|key| key.author == bo.id()).count();
        assert_eq!(of_bo, if along { 6 } else { 0 }, "{} bytes each", text.len());
        assert!(first.iter().any(|key| key.author != bo.id()));
        // Whatever came along, it is all stored in time.
        room.run_for(20_000);
        assert_eq!(room.stored.concat().iter().any(|key| key.author == bo.id()), !along);
    }
}
