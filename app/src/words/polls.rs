//! What the pages say about polls: roles, rules, and why an owner refused something.

use i18n::t;
use room::{PollRole, ResultsShown};

/// What somebody may do in a poll.
pub fn poll_role_word(role: PollRole) -> String {
    match role {
        PollRole::Viewer => t::polls_role_viewer(),
        PollRole::Voter => t::polls_role_voter(),
        PollRole::Editor => t::polls_role_editor(),
        PollRole::Owner => t::polls_role_owner(),
    }
}

/// When results are shown.
pub fn shown_word(shown: ResultsShown) -> String {
    match shown {
        ResultsShown::Always => t::polls_shown_always(),
        ResultsShown::OnceVoted => t::polls_shown_once_voted(),
        ResultsShown::OnceClosed => t::polls_shown_once_closed(),
    }
}
