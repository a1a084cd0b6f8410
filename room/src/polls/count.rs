//! Counting: pure functions of ballots. Choices and dates by option; orders by the method of Schulze and by instant run-off.

use super::{Ballot, DateAnswer, OptionId};

/// What one option got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OptionCount {
    /// Votes for it; of dates: yes; of orders: first places.
    pub yes: u32,
    /// Of dates: if need be.
    pub if_need_be: u32,
    /// Of dates: no.
    pub no: u32,
}

/// How an order was found by the method of Schulze.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schulze {
    /// `[a][b]`: how many put `a` before `b`; who left one out puts it behind all they named.
    pub preferred: Vec<Vec<u32>>,
    /// `[a][b]`: the strength of the strongest path from `a` to `b`, by winning votes.
    pub strongest: Vec<Vec<u32>>,
    /// The places from the first on; options that beat each other nowhere share one.
    pub places: Vec<Vec<OptionId>>,
}

/// How a winner was found by instant run-off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunOff {
    /// Round by round.
    pub rounds: Vec<Round>,
    /// Who has more than half of the last round's votes, or all who are left equal in it; empty if nobody voted.
    pub winners: Vec<OptionId>,
}

/// One round of an instant run-off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// What each option that is left has, in order of their ids.
    pub votes: Vec<(OptionId, u32)>,
    /// Ballots that name none of those that are left.
    pub exhausted: u32,
    /// Who is out after it: who had least; of several, those that had least in the round before, and so on; all of them if they always
    /// had the same.
    pub out: Vec<OptionId>,
}

/// What each option got, in order of their ids.
pub fn count<'a>(options: usize, ballots: impl Iterator<Item = &'a Ballot>) -> Vec<OptionCount> {
    let mut counts = vec![OptionCount::default(); options];
    let mut add = |id: &OptionId, answer: DateAnswer| {
        if let Some(count) = counts.get_mut(usize::from(id.0)) {
            match answer {
                DateAnswer::Yes => count.yes += 1,
                DateAnswer::IfNeedBe => count.if_need_be += 1,
                DateAnswer::No => count.no += 1,
            }
        }
    };
    for ballot in ballots {
        match ballot {
            Ballot::Chosen(chosen) => chosen.iter().for_each(|id| add(id, DateAnswer::Yes)),
            Ballot::Dates(dates) => dates.iter().for_each(|(id, answer)| add(id, *answer)),
            Ballot::Ranked(order) => order.iter().take(1).for_each(|id| add(id, DateAnswer::Yes)),
        }
    }
    counts
}
