//! What the pages say about polls: roles, rules, and why an owner refused something.

use i18n::t;
use room::{
    DESCRIPTION_CHARS_MAX, OPTION_CHARS_MAX, OPTIONS_MAX, PollError, PollRole, QUESTION_CHARS_MAX,
    ResultsShown, SECRET_VOTERS_MAX,
};

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

/// Why something about a poll was refused.
pub fn poll_error(error: PollError) -> String {
    match error {
        PollError::NoSuchPoll => t::poll_refusals_no_such_poll(),
        PollError::Deleted => t::poll_refusals_deleted(),
        PollError::TooManyPolls => t::poll_refusals_too_many_polls(),
        PollError::PrivateThread => t::poll_refusals_private_thread(),
        PollError::BadQuestion => t::poll_refusals_bad_question(QUESTION_CHARS_MAX),
        PollError::LongDescription => t::poll_refusals_long_description(DESCRIPTION_CHARS_MAX),
        PollError::BadOption => t::poll_refusals_bad_option(OPTION_CHARS_MAX),
        PollError::SameOption => t::poll_refusals_same_option(),
        PollError::TooFewOptions => t::poll_refusals_too_few_options(),
        PollError::TooManyOptions => t::poll_refusals_too_many_options(OPTIONS_MAX),
        PollError::BadRules => t::poll_refusals_bad_rules(),
        PollError::WrongKind => t::poll_refusals_wrong_kind(),
        PollError::TooManyAnswers => t::poll_refusals_too_many_answers(),
        PollError::UnknownOption => t::poll_refusals_unknown_option(),
        PollError::BadBallot => t::poll_refusals_bad_ballot(),
        PollError::NotVoted => t::poll_refusals_not_voted(),
        PollError::SpoiltBallot => t::poll_refusals_spoilt_ballot(),
        PollError::SealedForAnother => t::poll_refusals_sealed_for_another(),
        PollError::Viewer => t::poll_refusals_viewer(),
        PollError::NotEditor => t::poll_refusals_not_editor(),
        PollError::NotOwner => t::poll_refusals_not_owner(),
        PollError::OwnersRole => t::poll_refusals_owners_role(),
        PollError::AlreadyOwner => t::poll_refusals_already_owner(),
        PollError::NotInRoom => t::poll_refusals_not_in_room(),
        PollError::Closed => t::poll_refusals_closed(),
        PollError::NotClosed => t::poll_refusals_not_closed(),
        PollError::DeadlineOver => t::poll_refusals_deadline_over(),
        PollError::DeadlinePast => t::poll_refusals_deadline_past(),
        PollError::NoChanges => t::poll_refusals_no_changes(),
        PollError::Overtaken => t::poll_refusals_overtaken(),
        PollError::OptionFull => t::poll_refusals_option_full(),
        PollError::NoAdding => t::poll_refusals_no_adding(),
        PollError::TooManyVoters => t::poll_refusals_too_many_voters(SECRET_VOTERS_MAX),
        PollError::OwnerAway => t::poll_refusals_owner_away(),
        PollError::OwnerGone => t::poll_refusals_owner_gone(),
        PollError::Meanwhile => t::poll_refusals_meanwhile(),
        PollError::EditedAsMessage => t::poll_refusals_edited_as_message(),
    }
}

/// Why an owner of a poll refused something; owners of other versions may say something else.
pub fn poll_refusal(said: &str) -> String {
    PollError::of_message(said).map_or_else(|| said.to_owned(), poll_error)
}
