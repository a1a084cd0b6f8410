//! What a link leads to inside its room: nothing but the room itself, or a poll.
//!
//! ```text
//! tc1-0a2b3-…/poll/<peer>.<seq>    the room, and that poll in it
//! ```
//!
//! It stands after the room's address in the link's fragment, which browsers do not send.

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::{MessageId, PeerId, polls::PollId};

/// Between a room's address and a poll. An address has no slash: names are written with `%2F`.
const POLL: &str = "/poll/";

/// Where in a room a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a poll.
    Poll(PollId),
}

impl Target {
    /// Takes a link's fragment apart: the room's address, and where in the room it leads. What cannot be read leads to the room.
    pub fn split(fragment: &str) -> (&str, Option<Self>) {
        match fragment.split_once(POLL) {
            Some((address, poll)) => (address, read_poll(poll).map(Self::Poll)),
            None => (fragment, None),
        }
    }

    /// The fragment, or link, of the room made one that leads here.
    pub fn join(self, room: &str) -> String {
        let Self::Poll(PollId(MessageId { author, seq })) = self;
        format!("{room}{POLL}{author}.{seq}")
    }
}

fn read_poll(text: &str) -> Option<PollId> {
    let (author, seq) = text.split_once('.')?;
    let mut key = [0; 32];
    let read = Base64UrlUnpadded::decode(author, &mut key).ok()?;
    (read.len() == key.len()).then_some(())?;
    Some(PollId(MessageId { author: PeerId(key), seq: seq.parse().ok()? }))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::RoomAddress;

    #[test]
    fn a_link_leads_to_a_poll_and_its_room() {
        let poll = Target::Poll(PollId(MessageId { author: PeerId([7; 32]), seq: 12 }));
        let room = RoomAddress::Open("50/50 team".to_owned()).fragment();
        let link = poll.join(&room);
        assert_eq!(Target::split(&link), (room.as_str(), Some(poll)));
        assert_eq!(RoomAddress::from_fragment(&link), RoomAddress::from_fragment(&room));
    }

    #[test]
    fn what_cannot_be_read_leads_to_the_room() {
        assert_eq!(Target::split("name:tea"), ("name:tea", None));
        for broken in
            ["", "x", "x.1", "AAAA.1", &format!("{}.x", PeerId([7; 32])), &format!("{}", PeerId([7; 32]))]
        {
            assert_eq!(Target::split(&format!("name:tea/poll/{broken}")), ("name:tea", None), "{broken}");
        }
    }
}
