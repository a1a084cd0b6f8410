//! What the pages say about one message: who reacted, who has it, how it came, whose words it passes on.

use room::{MessageDetails, Reach, Reply};

use super::{byte_words, counted};

/// Names that are said one by one; the others are counted.
const NAMED: usize = 12;

/// Who gave an emoji: some of the names, of so many people.
pub fn given_by_words(names: &[String], count: u32) -> String {
    let named: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let more = usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(named.len());
    let more =
        (more > 0).then(|| if named.is_empty() { counted_people(more) } else { format!("{more} more") });
    let all: Vec<&str> = named.into_iter().chain(more.as_deref()).collect();
    match all.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

fn counted_people(count: usize) -> String {
    counted(count as u64, "person", "people")
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
pub fn reach_words(reach: Reach) -> &'static str {
    match reach {
        Reach::Unknown => "not known to have it yet",
        Reach::Has => "has it",
        Reach::Read => "has read it",
    }
}

/// Whose words a message passes on: a claim of its author, and said as one.
pub fn forwarded_words(from: &str, by: &str) -> String {
    match by {
        "" => format!("Forwarded from {from}"),
        by => format!("Forwarded from {from}, says {by}"),
    }
}

/// Why one is not led to the answered message.
pub fn not_there_words(reply: &Reply) -> &'static str {
    match reply.thread {
        None => "That message has not arrived on this device yet. It shows here once it has.",
        Some(_) => "That message is not shown here.",
    }
}

/// How many messages are pinned.
pub fn pinned_words(count: usize) -> String {
    format!("{count} pinned")
}

/// What is known of how a message was written and came, by rows. `here`: it was written on this very page; `local` writes times.
pub fn message_rows(
    details: &MessageDetails,
    here: bool,
    local: impl Fn(u64) -> String,
) -> Vec<(&'static str, String)> {
    let author = if details.own { "your".to_owned() } else { format!("{}'s", details.author_name) };
    let arrived = match &details.arrival {
        None if here => "Written in this tab.".to_owned(),
        None => "Before this page was opened.".to_owned(),
        Some(arrival) if arrival.from == details.message.author => {
            format!("{}, straight from {}.", local(arrival.at_unix_ms), details.author_name)
        }
        Some(arrival) => format!("{}, passed on by {}.", local(arrival.at_unix_ms), arrival.name),
    };
    let sealed = match &details.epoch {
        None => "The room's first key".to_owned(),
        Some(epoch) => format!("Key {epoch:?}, drawn later"),
    };
    let seen = counted(details.seen as u64, "other log", "other logs");
    vec![
        ("Written", format!("{} by {author} clock.", local(details.at_unix_ms))),
        ("Arrived", arrived),
        ("Number", format!("{} in the log of this key", details.message.seq)),
        ("Order", format!("Depth {}, having newly seen {seen}", details.depth)),
        ("Sealed with", sealed),
        ("Size", byte_words(details.size as u64)),
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
        let row = |details: &MessageDetails, here, label| {
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
