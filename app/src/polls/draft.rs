//! What the form of a new poll says, before it is a poll.

use room::{OptionId, PollDraft, PollKind, PollOption, PollRole, PollRules, ResultsShown};

use super::export::option_text;

/// The kinds of polls as the form offers them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormKind {
    /// One option of several.
    #[default]
    One,
    /// As many as one likes, or at most so many.
    Several,
    /// Dates, with yes, if need be and no.
    Dates,
    /// All in order.
    Ranked,
}

impl FormKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::One, Self::Several, Self::Dates, Self::Ranked];

    /// What the form shows of a poll that there is.
    pub fn of(kind: PollKind) -> Self {
        match kind {
            PollKind::Choice { most: 1 } => Self::One,
            PollKind::Choice { .. } => Self::Several,
            PollKind::Dates => Self::Dates,
            PollKind::Ranked => Self::Ranked,
        }
    }

    /// The kind of the poll, with at most so many answers where several are possible.
    pub fn kind(self, most: Option<u16>) -> PollKind {
        match self {
            Self::One => PollKind::Choice { most: 1 },
            Self::Several => PollKind::Choice { most: most.unwrap_or(u16::MAX).max(1) },
            Self::Dates => PollKind::Dates,
            Self::Ranked => PollKind::Ranked,
        }
    }
}

/// What a row of the form says of a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateRow {
    /// As a date field has it: `2026-11-21`.
    pub day: String,
    /// As a time field has it, or nothing: `14:05`.
    pub from: String,
    /// The same.
    pub to: String,
}

/// Why a row says no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDate {
    /// There is no day.
    Day,
    /// It has an end and no begin.
    NoBegin,
    /// It ends before it begins.
    Backwards,
}

/// Without an end it takes so long, in seconds.
const USUAL_S: i64 = 60 * 60;

impl DateRow {
    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty() && self.from.is_empty() && self.to.is_empty()
    }

    /// The option it says. `instant` turns a day and a time into Unix seconds.
    pub fn option(&self, instant: impl Fn(&str, &str) -> Option<i64>) -> Result<PollOption, BadDate> {
        let day = days(&self.day).ok_or(BadDate::Day)?;
        match (self.from.is_empty(), self.to.is_empty()) {
            (true, true) => Ok(PollOption::Day(day)),
            (true, false) => Err(BadDate::NoBegin),
            (false, open) => {
                let from = instant(&self.day, &self.from).ok_or(BadDate::Day)?;
                let to =
                    if open { from + USUAL_S } else { instant(&self.day, &self.to).ok_or(BadDate::Day)? };
                if from < to { Ok(PollOption::Time { from, to }) } else { Err(BadDate::Backwards) }
            }
        }
    }
}

/// Days from 1970-01-01 to this one, as a date field has it.
pub fn days(day: &str) -> Option<i32> {
    let mut parts = day.split('-');
    let mut next = || parts.next()?.parse::<i64>().ok();
    let (year, month, of_month) = (next()?, next()?, next()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&of_month) || !(1970..=9999).contains(&year) {
        return None;
    }
    // In years that begin in March, so that a leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + of_month - 1;
    i32::try_from(days - 719_468).ok()
}

/// A date as a date field has it.
pub fn day_text(days: i32) -> String {
    crate::words::iso_day(days)
}

/// What one row of the form has: a text and a date, of which the kind of the poll says which counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedRow {
    /// The text.
    pub text: String,
    /// The date.
    pub date: DateRow,
}

/// What is typed and chosen in the form, as its boxes have it: right or wrong, begun or whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What is asked.
    pub question: String,
    /// More about it.
    pub description: String,
    /// How one answers.
    pub kind: FormKind,
    /// The options.
    pub rows: Vec<TypedRow>,
    /// At most so many answers.
    pub most: String,
    /// At most so many votes for an option.
    pub cap: String,
    /// The day of the deadline.
    pub day: String,
    /// The time of the deadline.
    pub time: String,
    /// What is ticked.
    pub rules: PollRules,
}

impl Typed {
    /// The same poll again: a deadline that was is not one that will be. `moment` says the day and the time of a moment, Unix
    /// milliseconds, as the boxes have them.
    pub fn again(draft: PollDraft, now_unix_ms: u64, moment: impl Fn(u64) -> (String, String)) -> Self {
        let deadline = draft.rules.deadline.filter(|deadline| *deadline > now_unix_ms);
        let (day, time) = deadline.map(&moment).unwrap_or_default();
        let most = match draft.kind {
            PollKind::Choice { most } if most > 1 && most < u16::MAX => most.to_string(),
            _ => String::new(),
        };
        Self {
            question: draft.question,
            description: draft.description,
            kind: FormKind::of(draft.kind),
            rows: draft.options.into_iter().map(|option| TypedRow::of(option, &moment)).collect(),
            most,
            cap: draft.rules.cap.map(|cap| cap.to_string()).unwrap_or_default(),
            day,
            time,
            rules: draft.rules,
        }
    }
}

impl TypedRow {
    fn of(option: PollOption, moment: impl Fn(u64) -> (String, String)) -> Self {
        let ms = |unix_s: i64| u64::try_from(unix_s).unwrap_or_default().saturating_mul(1000);
        match option {
            PollOption::Text(text) => Self { text, ..Self::default() },
            PollOption::Day(_) => {
                let day = option_text(&option);
                Self { date: DateRow { day, ..DateRow::default() }, ..Self::default() }
            }
            PollOption::Time { from, to } => {
                let ((day, from), (_, to)) = (moment(ms(from)), moment(ms(to)));
                Self { date: DateRow { day, from, to }, ..Self::default() }
            }
        }
    }
}

/// When results are shown, in the order in which it is offered.
pub const SHOWN: [ResultsShown; 3] =
    [ResultsShown::Always, ResultsShown::OnceVoted, ResultsShown::OnceClosed];

/// Roles that can be given.
pub const ROLES: [PollRole; 3] = [PollRole::Viewer, PollRole::Voter, PollRole::Editor];

/// An order with one option a place further up or down, put at its end, or taken out.
pub fn reorder(order: &[OptionId], option: OptionId, step: Step) -> Vec<OptionId> {
    let mut order = order.to_vec();
    let at = order.iter().position(|id| *id == option);
    match (step, at) {
        (Step::Add, None) => order.push(option),
        (Step::Take, Some(at)) => drop(order.remove(at)),
        (Step::Up, Some(at)) if at > 0 => order.swap(at, at - 1),
        (Step::Down, Some(at)) if at + 1 < order.len() => order.swap(at, at + 1),
        _ => {}
    }
    order
}

/// What is done with one option of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the end.
    Add,
    /// Out of it.
    Take,
    /// One further up.
    Up,
    /// One further down.
    Down,
}
