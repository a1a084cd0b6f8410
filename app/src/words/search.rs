//! The search and the export of a room, in words.

use super::counted;
use crate::exporting::ExportStep;
use crate::searching::{Reading, Results, SearchResult};

/// What stands above the results: how many there are, or why there are none.
pub fn found_words(results: &Results, asked: bool, reading: &Reading) -> String {
    match (asked, results.count) {
        (false, _) => String::new(),
        (true, 0) if reading.room.is_some() => "Nothing found yet.".to_owned(),
        (true, 0) => "Nothing found.".to_owned(),
        (true, count) => counted(count as u64, "message", "messages"),
    }
}

/// What is still being read, or could not be.
pub fn reading_words(reading: &Reading) -> String {
    let failed = match reading.failed {
        0 => String::new(),
        some => format!("{} could not be read.", counted(u64::from(some), "room", "rooms")),
    };
    match &reading.room {
        Some(room) => {
            let number = (reading.rooms + 1).min(reading.of);
            format!("Reading “{room}”, room {number} of {}… {failed}", reading.of).trim_end().to_owned()
        }
        None => failed,
    }
}

/// Where a result was said.
pub fn place_words(result: &SearchResult) -> String {
    use room::Thread;
    let (room, thread) = (&result.room, &result.thread);
    match result.at.thread {
        Thread::Room => room.clone(),
        Thread::Channel(_) => format!("{room} · #{thread}"),
        Thread::Private(_) => format!("{room} · private with {thread}"),
    }
}

/// What the filters come to.
pub fn filters_words(count: usize) -> String {
    match count {
        0 => "Filters".to_owned(),
        some => format!("Filters ({some})"),
    }
}

/// How writing a room out goes.
pub fn export_words(step: &ExportStep) -> String {
    match step {
        ExportStep::Writing { done, of } => {
            format!("Writing: {done} of {}…", counted(u64::from(*of), "message", "messages"))
        }
        ExportStep::Done(count) => {
            format!(
                "Exported {}. The file is not encrypted.",
                counted(u64::from(*count), "message", "messages")
            )
        }
        ExportStep::Stopped => "Stopped. Nothing was saved.".to_owned(),
        ExportStep::Failed(reason) => reason.clone(),
    }
}

#[cfg(test)]
mod tests {
    use room::{MessageId, PeerId, Thread, UserId};

    use super::*;
    use crate::searching::{Jump, Person};

    #[test]
    fn what_was_found_is_counted() {
        let found = |count| Results { count, ..Results::default() };
        let (read, reads) =
            (Reading::default(), Reading { room: Some("Harbour".to_owned()), of: 3, ..Reading::default() });
        assert_eq!(found_words(&found(0), false, &read), "");
        assert_eq!(found_words(&found(0), true, &read), "Nothing found.");
        assert_eq!(found_words(&found(0), true, &reads), "Nothing found yet.");
        assert_eq!(found_words(&found(1), true, &reads), "1 message");
        assert_eq!(reading_words(&read), "");
        assert_eq!(reading_words(&reads), "Reading “Harbour”, room 1 of 3…");
        assert_eq!(reading_words(&Reading { failed: 2, ..read }), "2 rooms could not be read.");
    }

    #[test]
    fn a_result_says_where_it_was_said() {
        let user = UserId([1; 32]);
        let mut result = SearchResult {
            at: Jump {
                fragment: String::new(),
                thread: Thread::Room,
                message: MessageId { author: PeerId([1; 32]), seq: 1 },
            },
            room: "Harbour".to_owned(),
            thread: "Bo".to_owned(),
            person: Person::User(user),
            name: "Ada".to_owned(),
            at_unix_ms: 0,
            excerpt: Vec::new(),
        };
        assert_eq!(place_words(&result), "Harbour");
        result.at.thread = Thread::Private(user);
        assert_eq!(place_words(&result), "Harbour · private with Bo");
    }

    #[test]
    fn an_export_says_how_it_went() {
        assert_eq!(export_words(&ExportStep::Writing { done: 1, of: 2_000 }), "Writing: 1 of 2000 messages…");
        assert_eq!(export_words(&ExportStep::Done(1)), "Exported 1 message. The file is not encrypted.");
        assert_eq!(filters_words(0), "Filters");
        assert_eq!(filters_words(2), "Filters (2)");
    }
}
