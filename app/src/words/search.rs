//! The search and the export of a room, in words.

use i18n::t;

use crate::exporting::ExportStep;
use crate::searching::{Reading, Results, SearchResult};

/// What stands above the results: how many there are, or why there are none.
pub fn found_words(results: &Results, asked: bool, reading: &Reading) -> String {
    match (asked, results.count) {
        (false, _) => String::new(),
        (true, 0) if reading.room.is_some() => t::search_nothing_yet(),
        (true, 0) => t::search_nothing(),
        (true, count) => t::search_found(count),
    }
}

/// What is still being read, or could not be.
pub fn reading_words(reading: &Reading) -> String {
    let failed = (reading.failed > 0).then(|| t::search_rooms_failed(reading.failed));
    let reads = reading.room.as_ref().map(|room| {
        let number = (reading.rooms + 1).min(reading.of);
        t::search_reading(reading.of, number, room)
    });
    match (reads, failed) {
        (Some(reads), Some(failed)) => t::common_two_sentences(&reads, &failed),
        (reads, failed) => reads.or(failed).unwrap_or_default(),
    }
}

/// Where a result was said.
pub fn place_words(result: &SearchResult) -> String {
    use room::Thread;
    let (room, thread) = (&result.room, &result.thread);
    match result.at.thread {
        Thread::Room => room.clone(),
        Thread::Channel(_) => t::search_in_channel(thread, room),
        Thread::Private(_) => t::search_in_private(thread, room),
    }
}

/// What the filters come to.
pub fn filters_words(count: usize) -> String {
    match count {
        0 => t::search_filters(),
        some => t::search_filters_set(some),
    }
}

/// How writing a room out goes.
pub fn export_words(step: &ExportStep) -> String {
    match step {
        ExportStep::Writing { done, of } => t::search_writing(*of, *done),
        ExportStep::Done(count) => t::search_exported(*count),
        ExportStep::Stopped => t::search_export_stopped(),
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
