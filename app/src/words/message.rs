//! What the pages say about one message: who reacted, who has it, how it came, whose words it passes on.

use i18n::t;
use room::{MessageDetails, Reach, Reply};

use super::byte_words;

/// Names that are said one by one; the others are counted.
const NAMED: usize = 12;

/// Who gave an emoji: some of the names, of so many people.
pub fn given_by_words(names: &[String], count: u32) -> String {
    let named = names.get(..NAMED).unwrap_or(names);
    let more = usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(named.len());
    let in_a_row = |names: &[String]| names.join(&t::list_names_between());
    match named {
        [] if more > 0 => t::message_people(more),
        [] => String::new(),
        named if more > 0 => t::list_names_and_more(more, &in_a_row(named)),
        [one] => one.clone(),
        [first @ .., last] => t::list_names_and(last, &in_a_row(first)),
    }
}

/// The value of `data-reach`.
pub fn reach_attribute(reach: Reach) -> &'static str {
    match reach {
        Reach::Unknown => "unknown",
        Reach::Has => "has",
        Reach::Read => "read",
    }
}

/// How far a message got with somebody.
pub fn reach_words(reach: Reach) -> String {
    match reach {
        Reach::Unknown => t::message_not_known(),
        Reach::Has => t::message_has(),
        Reach::Read => t::message_has_read(),
    }
}

/// Whose words a message passes on: a claim of its author, and said as one.
pub fn forwarded_words(from: &str, by: &str) -> String {
    match by {
        "" => t::message_forwarded(from),
        by => t::message_forwarded_says(by, from),
    }
}

/// Why one is not led to the answered message.
pub fn not_there_words(reply: &Reply) -> String {
    match reply.thread {
        None => t::message_not_arrived(),
        Some(_) => t::message_not_shown(),
    }
}

/// How many messages are pinned.
pub fn pinned_words(count: usize) -> String {
    t::message_pinned(count)
}

/// What is known of how a message was written and came, by rows. `here`: it was written on this very page; `local` writes times.
pub fn message_rows(
    details: &MessageDetails,
    here: bool,
    local: impl Fn(u64) -> String,
) -> Vec<(String, String)> {
    let (name, at) = (&details.author_name, local(details.at_unix_ms));
    let written = if details.own { t::message_written_own(&at) } else { t::message_written_by(name, &at) };
    let arrived = match &details.arrival {
        None if here => t::message_arrived_here(),
        None => t::message_arrived_before(),
        Some(arrival) if arrival.from == details.message.author => {
            t::message_arrived_straight(name, &local(arrival.at_unix_ms))
        }
        Some(arrival) => t::message_arrived_passed(&arrival.name, &local(arrival.at_unix_ms)),
    };
    let sealed = match &details.epoch {
        None => t::message_sealed_first(),
        Some(epoch) => t::message_sealed_later(&format!("{epoch:?}")),
    };
    vec![
        (t::message_written(), written),
        (t::message_arrived(), arrived),
        (t::message_number(), t::message_number_in_log(details.message.seq)),
        (t::message_order(), t::message_order_depth(details.depth, details.seen)),
        (t::message_sealed_with(), sealed),
        (t::message_size(), byte_words(details.size as u64)),
    ]
}

#[cfg(test)]
mod tests {
    use room::{Arrival, MessageId, PeerId, Thread};

    use super::*;

    fn names(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!("P{n}")).collect()
    }

    #[test]
    fn those_who_reacted_are_named_up_to_a_number() {
        assert_eq!(given_by_words(&[], 0), "");
        assert_eq!(given_by_words(&names(1), 1), "P1");
        assert_eq!(given_by_words(&names(3), 3), "P1, P2 and P3");
        assert_eq!(given_by_words(&names(2), 4), "P1, P2 and 2 more");
        assert_eq!(given_by_words(&[], 2), "2 people");
        assert!(given_by_words(&names(64), 200).ends_with("P12 and 188 more"));
    }

    #[test]
    fn whose_words_are_passed_on_is_said_as_a_claim() {
        assert_eq!(forwarded_words("Ada", "Bo"), "Forwarded from Ada, says Bo");
        assert_eq!(forwarded_words("Ada", ""), "Forwarded from Ada");
    }

    #[test]
    fn an_answer_to_what_is_not_here_says_so() {
        let to = MessageId { author: PeerId([1; 32]), seq: 0 };
        let reply = |thread| Reply { to, thread, author_name: String::new(), excerpt: None, hidden: false };
        assert!(not_there_words(&reply(None)).contains("has not arrived"));
        assert!(!not_there_words(&reply(Some(Thread::Room))).contains("arrived"));
    }

    #[test]
    fn the_way_a_message_came_is_said() {
        let author = PeerId([1; 32]);
        let mut details = MessageDetails {
            message: MessageId { author, seq: 4 },
            thread: Thread::Room,
            author_name: "Ada".to_owned(),
            author_user: None,
            own: false,
            deleted: false,
            at_unix_ms: 5,
            arrival: None,
            hash: String::new(),
            signature: String::new(),
            signed: true,
            epoch: None,
            depth: 9,
            seen: 1,
            size: 300,
            holders: Vec::new(),
            versions: Vec::new(),
            left_out: 0,
        };
        let row = |details: &MessageDetails, here, label: &str| {
            let rows = message_rows(details, here, |at| format!("at {at}"));
            rows.into_iter().find(|row| row.0 == label).unwrap().1
        };
        assert_eq!(row(&details, true, "Arrived"), "Written in this tab.");
        assert_eq!(row(&details, false, "Arrived"), "Before this page was opened.");
        details.arrival = Some(Arrival { from: author, name: "Ada".to_owned(), at_unix_ms: 7 });
        assert_eq!(row(&details, false, "Arrived"), "at 7, straight from Ada.");
        details.arrival = Some(Arrival { from: PeerId([2; 32]), name: "Bo".to_owned(), at_unix_ms: 7 });
        assert_eq!(row(&details, false, "Arrived"), "at 7, passed on by Bo.");
        assert_eq!(row(&details, false, "Written"), "at 5 by Ada's clock.");
        assert_eq!(row(&details, false, "Order"), "Depth 9, having newly seen 1 other log");
    }
}
