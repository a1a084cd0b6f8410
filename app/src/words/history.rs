//! What the pages say about messages that are not on the screen.

use i18n::t;
use room::Reply;

/// What is on its way to us, or nothing.
pub fn missing_words(missing: u64) -> String {
    match missing {
        0 => String::new(),
        some => t::history_getting(some),
    }
}

/// What leads to the first message nobody here has looked at; none are left where all were, and its line still stands.
pub fn unread_words(count: u32) -> String {
    match count {
        0 => t::history_first_new(),
        count => t::history_unread(count),
    }
}

/// Why one cannot go to a day.
pub fn no_later_day() -> String {
    t::history_no_later_day()
}

/// What is quoted of an answered message. The author's name, if known, stands before it.
pub fn excerpt_words(reply: &Reply) -> String {
    match &reply.excerpt {
        None if reply.hidden => t::history_of_blocked(),
        Some(excerpt) => excerpt.clone(),
        None if reply.author_name.is_empty() => t::history_not_arrived(),
        None => t::history_deleted(),
    }
}

#[cfg(test)]
mod tests {
    use room::{MessageId, PeerId};

    use super::*;

    #[test]
    fn what_is_on_its_way_is_counted() {
        assert_eq!(missing_words(0), "");
        assert_eq!(missing_words(1), "Getting 1 earlier message…");
        assert_eq!(missing_words(12), "Getting 12 earlier messages…");
    }

    #[test]
    fn what_is_unread_is_counted() {
        assert_eq!(unread_words(0), "First new message");
        assert_eq!(unread_words(1), "1 unread message");
        assert_eq!(unread_words(12), "12 unread messages");
    }

    #[test]
    fn a_quote_tells_the_deleted_from_the_not_yet_there() {
        let reply = |author_name: &str, excerpt: Option<&str>| Reply {
            to: MessageId { author: PeerId([1; 32]), seq: 0 },
            thread: None,
            author_name: author_name.to_owned(),
            excerpt: excerpt.map(str::to_owned),
            hidden: false,
        };
        assert_eq!(excerpt_words(&reply("Ada", Some("hello"))), "hello");
        assert_eq!(excerpt_words(&reply("", None)), "a message that has not arrived yet");
        assert_eq!(excerpt_words(&reply("Ada", None)), "a deleted message");
        let blocked = Reply { hidden: true, ..reply("", None) };
        assert_eq!(excerpt_words(&blocked), "a message of somebody you blocked");
    }
}
