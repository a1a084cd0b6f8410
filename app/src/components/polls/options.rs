//! Options and times in words, by the browser's locale.

use room::PollOption;

use crate::session::use_session;

/// A time with its day.
pub(super) fn moment(unix_ms: u64) -> String {
    use_session().map(|session| session.short_moment(unix_ms)).unwrap_or_default()
}

/// What an option is called.
pub(super) fn option_words(option: &PollOption) -> String {
    let session = use_session();
    match (option, session) {
        (PollOption::Text(text), _) => text.clone(),
        (PollOption::Day(day), Some(session)) => session.short_date(*day),
        (PollOption::Time { from, to }, Some(session)) => {
            let ms = |unix_s: i64| u64::try_from(unix_s).unwrap_or_default().saturating_mul(1000);
            let (begin, end) = (session.short_moment(ms(*from)), ms(*to));
            // On another day the day is said again.
            let same = session.day_of(ms(*from)) == session.day_of(end);
            let end = if same { session.local_time(end) } else { session.short_moment(end) };
            i18n::t::polls_from_to(&begin, &end)
        }
        (_, None) => String::new(),
    }
}
