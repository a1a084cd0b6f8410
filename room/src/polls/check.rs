//! What the parts of a poll may be, whoever says them: lengths, clean words, one spelling. What they may be in one poll is `state`'s.

use super::{
    Ballot, DESCRIPTION_CHARS_MAX, OPTION_CHARS_MAX, OPTIONS_MAX, OptionId, PollAsk, PollDraft, PollError,
    PollKind, PollOption, PollRole, QUESTION_CHARS_MAX, Receipt, SECRET_VOTERS_MAX,
};
use crate::{OPERATION_LEN_MAX, SmallSort, names, set_of};

/// Longest sealed ballot, in bytes: boxes for the owner and for the devices of who votes.
const SEALED_LEN_MAX: usize = 4 * 1024;

impl PollDraft {
    /// The same with its words cleaned, as they are written.
    pub fn clean(self) -> Self {
        Self {
            question: names::clean(&self.question),
            description: clean_lines(&self.description),
            options: self.options.into_iter().map(PollOption::clean).collect(),
            ..self
        }
    }

    /// Whether there can be such a poll; else why not.
    pub fn check(&self) -> Result<(), PollError> {
        check_words(&self.question, &self.description)?;
        if self.options.len() > OPTIONS_MAX {
            return Err(PollError::TooManyOptions);
        }
        if self.options.len() < 2 && !self.rules.adding {
            return Err(PollError::TooFewOptions);
        }
        self.options.iter().try_for_each(|option| option.check(self.kind))?;
        if set_of(&self.options).len() < self.options.len() {
            return Err(PollError::SameOption);
        }
        let none = self.kind == PollKind::Choice { most: 0 } || self.rules.cap == Some(0);
        let cap_on_order = self.rules.cap.is_some() && self.kind == PollKind::Ranked;
        let everybody = matches!(self.rules.everybody, PollRole::Viewer | PollRole::Voter);
        if none || cap_on_order || !everybody { Err(PollError::BadRules) } else { Ok(()) }
    }
}

impl PollOption {
    /// The same with its words cleaned.
    pub(crate) fn clean(self) -> Self {
        match self {
            Self::Text(text) => Self::Text(names::clean(&text)),
            date => date,
        }
    }

    /// Whether a poll of this kind can have such an option.
    pub(crate) fn check(&self, kind: PollKind) -> Result<(), PollError> {
        if matches!(self, Self::Text(_)) == (kind == PollKind::Dates) {
            return Err(PollError::WrongKind);
        }
        if self.good() { Ok(()) } else { Err(PollError::BadOption) }
    }

    fn good(&self) -> bool {
        match self {
            Self::Text(text) => (1..=OPTION_CHARS_MAX).contains(&text.chars().count()),
            Self::Day(_) => true,
            Self::Time { from, to } => from < to,
        }
    }
}

impl PollAsk {
    /// Another question and description, their words cleaned.
    pub(crate) fn describe(question: &str, description: &str) -> Self {
        Self::Describe { question: names::clean(question), description: clean_lines(description) }
    }

    /// Whether it keeps every limit and is spelled in the one allowed way.
    pub(crate) fn good(&self) -> bool {
        match self {
            Self::Vote(ballot) => ballot.good(),
            Self::VoteSecretly(sealed) => sealed.0.len() <= SEALED_LEN_MAX,
            Self::AddOption(option) => option.good() && option.clone().clean() == *option,
            Self::Describe { question, description } => {
                check_words(question, description) == Ok(())
                    && names::clean(question) == *question
                    && clean_lines(description) == *description
            }
            Self::Pass { ballots, .. } => {
                ballots.as_ref().is_none_or(|ballots| ballots.sealed.len() <= OPERATION_LEN_MAX)
            }
            Self::SetDeadline(_) | Self::SetRole { .. } | Self::Close | Self::Reopen => true,
        }
    }
}

impl Ballot {
    /// The same in the order in which it is written.
    pub(crate) fn in_order(mut self) -> Self {
        match &mut self {
            Self::Chosen(chosen) => chosen.small_sort(),
            Self::Dates(dates) => dates.small_sort(),
            Self::Ranked(_) => {}
        }
        self
    }

    /// Whether it is spelled in the one allowed way.
    pub(crate) fn good(&self) -> bool {
        match self {
            Self::Chosen(chosen) => chosen.is_sorted_by(|a, b| a < b),
            Self::Dates(dates) => dates.is_sorted_by(|(a, _), (b, _)| a < b),
            Self::Ranked(order) => set_of(order).len() == order.len(),
        }
    }

    /// Whether it names no option: an earlier vote is taken back.
    pub fn is_empty(&self) -> bool {
        self.options().next().is_none()
    }

    /// The options it names, in its order.
    pub fn options(&self) -> Box<dyn Iterator<Item = OptionId> + '_> {
        match self {
            Self::Chosen(options) | Self::Ranked(options) => Box::new(options.iter().copied()),
            Self::Dates(dates) => Box::new(dates.iter().map(|(id, _)| *id)),
        }
    }
}

/// Whether somebody may publish this.
pub(crate) fn good_tally(ballots: &[(Receipt, Ballot)]) -> bool {
    ballots.len() <= SECRET_VOTERS_MAX
        && ballots.iter().all(|(_, ballot)| ballot.good() && ballot.options().count() <= OPTIONS_MAX)
}

/// A question and a description.
pub(crate) fn check_words(question: &str, description: &str) -> Result<(), PollError> {
    if !(1..=QUESTION_CHARS_MAX).contains(&question.chars().count()) {
        return Err(PollError::BadQuestion);
    }
    if description.chars().count() > DESCRIPTION_CHARS_MAX {
        return Err(PollError::LongDescription);
    }
    Ok(())
}

/// A text of several lines, each without control characters, direction overrides and needless spaces, and without empty lines around it.
pub(crate) fn clean_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(names::clean).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
