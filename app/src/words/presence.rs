//! Whether somebody is at their page, in words.

use i18n::t;
use room::Presence;

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;

/// The value of `data-presence`, which the style draws by.
pub fn presence_attribute(presence: Presence) -> &'static str {
    match presence {
        Presence::Online => "online",
        Presence::Away => "away",
        Presence::Untold => "untold",
        Presence::Offline { .. } => "offline",
    }
}

/// How somebody stands: a word, and when they were there last where that is known.
pub fn presence_words(presence: Presence, now_unix_ms: u64) -> String {
    match presence {
        Presence::Online => t::presence_online(),
        Presence::Away => t::presence_away(),
        Presence::Untold => t::presence_here(),
        Presence::Offline { seen_unix_ms: None } => t::presence_offline(),
        Presence::Offline { seen_unix_ms: Some(at) } => match now_unix_ms.saturating_sub(at) {
            0..MINUTE_MS => t::presence_offline_now(),
            ago_ms @ MINUTE_MS..HOUR_MS => t::presence_offline_minutes(ago_ms / MINUTE_MS),
            ago_ms @ HOUR_MS..DAY_MS => t::presence_offline_hours(ago_ms / HOUR_MS),
            ago_ms @ DAY_MS.. => t::presence_offline_days(ago_ms / DAY_MS),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_somebody_was_there_is_said_in_round_words() {
        let words = [
            (0, "just now"),
            (59_999, "just now"),
            (MINUTE_MS, "1 minute ago"),
            (5 * MINUTE_MS + 1, "5 minutes ago"),
            (HOUR_MS, "1 hour ago"),
            (23 * HOUR_MS, "23 hours ago"),
            (DAY_MS, "1 day ago"),
            (40 * DAY_MS, "40 days ago"),
        ];
        for (ago_ms, said) in words {
            let seen = Presence::Offline { seen_unix_ms: Some(1_000) };
            assert_eq!(presence_words(seen, 1_000 + ago_ms), format!("offline, last seen {said}"));
        }
    }

    #[test]
    fn who_does_not_tell_is_here_and_nothing_more() {
        assert_eq!(presence_words(Presence::Untold, 5), "here");
        assert_eq!(presence_words(Presence::Offline { seen_unix_ms: None }, 5), "offline");
        let seen = Presence::Offline { seen_unix_ms: Some(1_000) };
        assert_eq!(presence_words(seen, 1_000 + 5 * MINUTE_MS), "offline, last seen 5 minutes ago");
        assert_eq!(presence_words(seen, 0), "offline, last seen just now", "a clock that was set back");
    }
}
