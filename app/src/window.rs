//! Which part of a long list of messages is drawn. Plain functions; the list itself is `components/message_list.rs`.
//!
//! A reader at the end is shown the newest messages. Elsewhere the window begins at a fixed message, so what arrives before, inside or
//! after it moves nothing that is being read. For the rest of the list stand spaces, see [`crate::space`].

use std::ops::Range;

use room::{Message, MessageId, Order};

/// Messages drawn at the end: two screens of a desktop.
pub const ROWS: usize = 60;

/// Most messages drawn at once: what a slow phone lays out without a pause one notices.
pub const ROWS_MAX: usize = 240;

/// A pause this long starts a new group even by the same author, so that its time is shown.
const GROUP_GAP_MS: u64 = 5 * 60 * 1000;

/// Where a message stands in the list, and which it is.
pub type Place = (Order, MessageId);

/// The place of a message.
pub fn place(message: &Message) -> Place {
    (message.order, message.id)
}

/// What is drawn: so many messages from the given place on, or the newest.
pub fn bounds(messages: &[Message], from: Option<Place>, rows: usize) -> Range<usize> {
    let all = messages.len();
    let rows = rows.min(ROWS_MAX);
    match from {
        None => all.saturating_sub(rows)..all,
        Some(from) => {
            let start = messages.partition_point(|message| place(message) < from);
            start..all.min(start + rows)
        }
    }
}

/// The first message of a day that begins at this time, or of the next one after it. Order comes from what authors had seen, not from their
/// clocks, so a single one that is wrong is passed over.
pub fn first_since(messages: &[Message], begins_unix_ms: u64) -> Option<usize> {
    let late = |index: usize| messages.get(index).is_none_or(|message| message.at_unix_ms >= begins_unix_ms);
    (0..messages.len()).find(|index| late(*index) && late(index + 1))
}

/// Finds a message by its place; if it stands there no more, by going through the list.
pub fn find(messages: &[Message], (order, id): Place) -> Option<usize> {
    let index = messages.partition_point(|message| place(message) < (order, id));
    match messages.get(index) {
        Some(message) if message.id == id => Some(index),
        _ => position(messages, id),
    }
}

/// Finds a message by its id alone. The newest are looked at first.
pub fn position(messages: &[Message], id: MessageId) -> Option<usize> {
    messages.iter().rposition(|message| message.id == id)
}

/// Whether a message shows its author and time: the first of its author, or the first after a pause.
pub fn opens_group(before: Option<&Message>, message: &Message) -> bool {
    before.is_none_or(|before| {
        before.id.author != message.id.author
            || before.author_name != message.author_name
            || message.at_unix_ms.abs_diff(before.at_unix_ms) > GROUP_GAP_MS
    })
}

#[cfg(test)]
mod tests {
    use room::{PeerId, Thread};

    use super::*;

    fn message(author: u8, seq: u64, at_unix_ms: u64) -> Message {
        Message {
            poll: false,
            id: MessageId { author: PeerId([author; 32]), seq },
            thread: Thread::Room,
            order: Order { depth: seq, tie: [author; 8] },
            own: false,
            author_name: format!("P{author}"),
            author_user: None,
            text: "hello".to_owned(),
            at_unix_ms,
            edited: false,
            deleted: false,
            reply: None,
            forwarded: None,
            pinned: false,
            reactions: Vec::new(),
            delivery: None,
        }
    }

    fn many(count: u64) -> Vec<Message> {
        (0..count).map(|seq| message(1, 2 * seq, 0)).collect()
    }

    #[test]
    fn the_newest_are_shown_to_a_reader_at_the_end() {
        assert_eq!(bounds(&[], None, ROWS), 0..0);
        assert_eq!(bounds(&many(5), None, ROWS), 0..5);
        assert_eq!(bounds(&many(10_000), None, ROWS), 9_940..10_000);
    }

    #[test]
    fn a_window_begins_at_its_message_whatever_arrives() {
        let mut messages = many(200);
        let from = Some(place(&messages[50]));
        assert_eq!(bounds(&messages, from, 40), 50..90);
        messages.insert(11, message(2, 21, 0));
        assert_eq!(bounds(&messages, from, 40), 51..91, "what comes before it only moves its number");
        messages.insert(61, message(2, 121, 0));
        assert_eq!(bounds(&messages, from, 40), 51..91);
        messages.remove(51);
        assert_eq!(bounds(&messages, from, 40), 51..91, "its own message may go");
        assert_eq!(bounds(&messages, from, 400), 51..201);
    }

    #[test]
    fn a_window_is_never_larger_than_its_bound() {
        let messages = many(10_000);
        assert_eq!(bounds(&messages, Some(place(&messages[7])), 5_000), 7..7 + ROWS_MAX);
    }

    #[test]
    fn a_day_begins_with_its_first_message_or_the_next_one_after() {
        let messages: Vec<Message> =
            [10, 20, 95, 30, 50, 60].iter().zip(0..).map(|(at, seq)| message(1, seq, *at)).collect();
        assert_eq!(first_since(&messages, 0), Some(0));
        assert_eq!(first_since(&messages, 20), Some(1));
        assert_eq!(first_since(&messages, 40), Some(4), "one clock is wrong");
        assert_eq!(first_since(&messages, 60), Some(5));
        assert_eq!(first_since(&messages, 70), None);
        assert_eq!(first_since(&[], 0), None);
    }

    #[test]
    fn a_message_is_found_where_it_stood_and_where_it_went() {
        let mut messages = many(100);
        let before = place(&messages[70]);
        assert_eq!(find(&messages, before), Some(70));
        messages[70].order = Order { depth: 1, tie: [0; 8] };
        messages.sort();
        assert_eq!(find(&messages, before), Some(1));
        messages.remove(1);
        assert_eq!(find(&messages, before), None);
    }

    #[test]
    fn messages_are_grouped_by_author_until_a_pause() {
        let messages = [
            message(1, 0, 0),
            message(1, 1, 1000),
            message(2, 0, 2000),
            message(1, 2, 3000),
            message(1, 3, 999_000),
        ];
        let mut before = None;
        let heads = messages.each_ref().map(|message| opens_group(before.replace(message), message));
        assert_eq!(heads, [true, false, true, true, true]);
    }

    #[test]
    fn a_new_name_starts_a_new_group() {
        let mut renamed = message(1, 1, 1000);
        renamed.author_name = "Other".to_owned();
        assert!(opens_group(Some(&message(1, 0, 0)), &renamed));
    }
}
