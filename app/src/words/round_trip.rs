//! Round trips in words, for those who do not look at the chart.

use i18n::t;
use room::SmallSort;

/// The least, the middle and the most of some round trips, and how many pings nobody answered.
pub fn round_trip_words(latencies_ms: &[Option<u32>]) -> String {
    let mut answered: Vec<u32> = latencies_ms.iter().flatten().copied().collect();
    answered.small_sort();
    let words = match (answered.first(), answered.get(answered.len() / 2), answered.last()) {
        (Some(least), Some(middle), Some(most)) if least == most => t::round_trip_always(*middle),
        (Some(least), Some(middle), Some(most)) => t::round_trip_between(*least, *middle, *most),
        _ if latencies_ms.is_empty() => return t::round_trip_not_measured(),
        _ => return t::round_trip_no_answer(),
    };
    match latencies_ms.len() - answered.len() {
        0 => words,
        lost => t::common_two_sentences(&words, &t::round_trip_lost(latencies_ms.len(), lost)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_told_with_its_bounds_and_what_was_lost() {
        assert_eq!(round_trip_words(&[]), "Not measured yet.");
        assert_eq!(round_trip_words(&[None, None]), "Nobody answers.");
        assert_eq!(round_trip_words(&[Some(8)]), "8 ms.");
        assert_eq!(
            round_trip_words(&[Some(12), Some(300), Some(9)]),
            "12 ms in the middle, between 9 and 300."
        );
        assert_eq!(round_trip_words(&[Some(5), None, Some(5), None]), "5 ms. Of 4 pings, 2 went unanswered.");
    }
}
