//! The list of rooms, in words.

use i18n::t;
use room::{RoomAddress, RoomPlace};

use super::StringState;
use crate::rooms::{RoomLine, RoomSummary, RoomWeight};

/// What a room is called by its link: its name, or the beginning of its code.
pub fn address_words(address: &RoomAddress) -> String {
    address.name().map_or_else(|| t::rooms_unnamed(&address.letters()), str::to_owned)
}

/// How many messages are new.
pub fn news_words(unread: u32) -> String {
    t::rooms_news(unread)
}

/// Before that, where some of them mention the person.
pub fn mention_words(mentions: u32) -> &'static str {
    if mentions > 0 { "@ " } else { "" }
}

/// The newest message as a line: who, and how it begins.
pub fn newest_words(room: &RoomSummary) -> String {
    match &room.notes.newest {
        None => t::rooms_nothing_written(),
        Some(newest) if newest.excerpt.is_empty() => t::rooms_deleted(),
        Some(newest) if newest.author.is_empty() => t::rooms_newest_own(&newest.excerpt),
        Some(newest) => t::rooms_newest(&newest.author, &newest.excerpt),
    }
}

/// The string beside a room.
pub fn room_line_string(line: Option<RoomLine>) -> StringState {
    match line.unwrap_or_default() {
        RoomLine::Linked(_) => StringState::Taut,
        RoomLine::Opening | RoomLine::Reconnecting => StringState::Slack,
        RoomLine::Alone | RoomLine::Resting => StringState::Cut,
    }
}

/// The word beside it.
pub fn room_line_word(line: RoomLine, place: RoomPlace) -> String {
    match (line, place) {
        (_, RoomPlace::Left) => t::rooms_left(),
        (RoomLine::Resting, _) => t::rooms_resting(),
        (RoomLine::Opening, _) => t::rooms_opening(),
        (RoomLine::Alone, _) => t::rooms_alone(),
        (RoomLine::Linked(others), _) => t::rooms_others(others),
        (RoomLine::Reconnecting, _) => t::rooms_reconnecting(),
    }
}

/// Who comes in by the link.
pub fn invite_words(by_name: bool, closed: bool) -> String {
    match (by_name, closed) {
        (true, _) => t::rooms_invite_by_name(),
        (false, true) => t::rooms_invite_closed(),
        (false, false) => t::rooms_invite_open(),
    }
}

/// What forgetting a room takes away.
pub fn forget_words(title: &str, weight: RoomWeight) -> String {
    let words = t::rooms_forget(weight.operations, title);
    match weight.unsent {
        0 => words,
        lost => t::common_two_sentences(&words, &t::rooms_forget_unsent(lost)),
    }
}

#[cfg(test)]
mod tests {
    use room::{NewestMessage, RoomNotes};

    use super::*;

    #[test]
    fn a_line_says_who_wrote_what() {
        let mut room = RoomSummary {
            id: String::new(),
            fragment: "f".into(),
            name: "F".into(),
            entered_unix_ms: 0,
            notes: RoomNotes::default(),
            line: RoomLine::Resting,
        };
        assert_eq!(newest_words(&room), "Nothing written yet");
        room.notes.newest = Some(NewestMessage::of("Ada", "hello", 0));
        assert_eq!(newest_words(&room), "Ada: hello");
        room.notes.newest = Some(NewestMessage::of("", "hello", 0));
        assert_eq!(newest_words(&room), "You: hello");
    }

    #[test]
    fn forgetting_says_what_is_lost() {
        let words = forget_words("Harbour", RoomWeight { operations: 1, unsent: 0 });
        assert!(words.contains("“Harbour”: 1 entry of its log") && !words.contains("for good"));
        let words = forget_words("Harbour", RoomWeight { operations: 7, unsent: 2 });
        assert!(words.ends_with("2 entries of yours that nobody else has are lost for good."));
    }

    #[test]
    fn a_room_that_was_left_says_so_however_it_hangs_together() {
        assert_eq!(room_line_word(RoomLine::Linked(2), RoomPlace::Left), "left");
        assert_eq!(room_line_word(RoomLine::Linked(2), RoomPlace::Listed), "2 others here");
        assert_eq!(room_line_string(None), StringState::Cut);
    }
}
