//! Options and times in words, by the browser's locale.

use i18n::t;
use room::PollOption;

use crate::polls::PollState;
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
            t::polls_from_to(&begin, &end)
        }
        (_, None) => String::new(),
    }
}

/// How a poll stands.
pub(super) fn state_words(state: PollState, deadline: Option<u64>) -> String {
    match (state, deadline) {
        (PollState::Open, Some(deadline)) => t::polls_open_until(&moment(deadline)),
        (PollState::Open, None) => t::polls_state_open(),
        (PollState::Over, _) => t::polls_state_over(),
        (PollState::Closed, _) => t::polls_state_closed(),
        (PollState::Deleted, _) => t::polls_state_deleted(),
    }
}
