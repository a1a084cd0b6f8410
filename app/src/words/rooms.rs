//! The list of rooms, in words.

use room::RoomPlace;

use super::{StringState, counted};
use crate::rooms::{RoomLine, RoomSummary, RoomWeight};

/// How many messages are new.
pub fn news_words(unread: u32) -> String {
    format!("{unread} new")
}

/// Before that, where some of them mention the person.
pub fn mention_words(mentions: u32) -> &'static str {
    if mentions > 0 { "@ " } else { "" }
}

/// The newest message as a line: who, and how it begins.
pub fn newest_words(room: &RoomSummary) -> String {
    match &room.notes.newest {
        None => "Nothing written yet".to_owned(),
        Some(newest) if newest.excerpt.is_empty() => "A message was deleted".to_owned(),
        Some(newest) if newest.author.is_empty() => format!("You: {}", newest.excerpt),
        Some(newest) => format!("{}: {}", newest.author, newest.excerpt),
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
        (_, RoomPlace::Left) => "left".to_owned(),
        (RoomLine::Resting, _) => "resting".to_owned(),
        (RoomLine::Opening, _) => "opening".to_owned(),
        (RoomLine::Alone, _) => "nobody else".to_owned(),
        (RoomLine::Linked(1), _) => "1 other here".to_owned(),
        (RoomLine::Linked(others), _) => format!("{others} others here"),
        (RoomLine::Reconnecting, _) => "reconnecting".to_owned(),
    }
}

/// Who comes in by the link.
pub fn invite_words(by_name: bool, closed: bool) -> &'static str {
    match (by_name, closed) {
        (true, _) => "Whoever opens this link, or knows the room's name, comes in and reads what was said.",
        (false, true) => "Whoever opens this link asks to come in; the owner or a moderator lets them in.",
        (false, false) => "Whoever opens this link comes in. Send it only to those you want here.",
    }
}

/// What forgetting a room takes away.
pub fn forget_words(title: &str, weight: RoomWeight) -> String {
    let kept = counted(weight.operations, "entry", "entries");
    let mut words = format!(
        "This deletes from this device what is kept of “{title}”: {kept} of its log (messages, changes, reactions), its keys and its link. Others keep theirs. Without the link you do not come back."
    );
    if weight.unsent > 0 {
        let lost = counted(
            weight.unsent,
            "entry of yours that nobody else has is",
            "entries of yours that nobody else has are",
        );
        words.push_str(&format!(" {lost} lost for good."));
    }
    words
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
