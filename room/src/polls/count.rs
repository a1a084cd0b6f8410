//! Counting: pure functions of ballots. Choices and dates by option; orders by the method of Schulze and by instant run-off.
//!
//! In an order, what is no option and what was named before is passed over. Examples and laws are in `tests.rs` and `tests/laws.rs`.

use std::mem;

use super::{Ballot, DateAnswer, OptionId};
use crate::SmallSort;

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
    /// The places from the first on; options that beat each other nowhere share one. In a place, in order of their ids.
    pub places: Vec<Vec<OptionId>>,
}

impl Schulze {
    /// Whether one option beats another: its strongest path there is stronger than the one back.
    pub fn beats(&self, one: OptionId, other: OptionId) -> bool {
        at(&self.strongest, one, other) > at(&self.strongest, other, one)
    }
}

/// How a winner was found by instant run-off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunOff {
    /// Round by round.
    pub rounds: Vec<Round>,
    /// Who has more than half of the last round's votes, or all who are left in it, if they had the same in every round; empty if nobody
    /// voted.
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
    /// had the same. Nobody after the last.
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
            Ballot::Ranked(order) => {
                let first = order.iter().find(|id| usize::from(id.0) < options);
                first.into_iter().for_each(|id| add(id, DateAnswer::Yes));
            }
        }
    }
    counts
}

/// The places by what options got, from the first on: who has more yes, then who has more if need be, stands before. Who has as much of
/// both shares a place, in order of their ids.
pub fn places(counts: &[OptionCount]) -> Vec<Vec<OptionId>> {
    let mut order: Vec<(OptionId, &OptionCount)> = ids().zip(counts).collect();
    let rank = |count: &OptionCount| (count.yes, count.if_need_be);
    order.small_sort_by(|(_, a), (_, b)| rank(b).cmp(&rank(a)));
    let places = order.chunk_by(|(_, a), (_, b)| rank(a) == rank(b));
    places.map(|place| place.iter().map(|(id, _)| *id).collect()).collect()
}

/// Orders by the method of Schulze. Other ballots are passed over.
pub fn schulze<'a>(options: usize, ballots: impl Iterator<Item = &'a Ballot>) -> Schulze {
    let preferred = preferences(options, &orders(ballots));
    let strongest = strongest_paths(&preferred);
    let mut schulze = Schulze { preferred, strongest, places: Vec::new() };
    let mut left: Vec<OptionId> = ids().take(options).collect();
    // If one beats another and that a third, it beats the third as well: of those that are left, some are always beaten by none.
    while !left.is_empty() {
        let beaten = |one: &OptionId| left.iter().any(|other| schulze.beats(*other, *one));
        let (behind, place) = left.iter().partition(|one| beaten(one));
        schulze.places.push(place);
        left = behind;
    }
    schulze
}

/// Orders by instant run-off. Other ballots are passed over.
pub fn run_off<'a>(options: usize, ballots: impl Iterator<Item = &'a Ballot>) -> RunOff {
    let mut orders = orders(ballots);
    let mut runners: Vec<Runner> = ids().take(options).map(Runner::new).collect();
    let mut run_off = RunOff::default();
    loop {
        let exhausted = give_votes(&mut orders, &mut runners);
        let left = || runners.iter().filter(|runner| !runner.out);
        let votes: Vec<(OptionId, u32)> = left().map(|runner| (runner.id, runner.votes())).collect();
        let given: u32 = votes.iter().map(|(_, votes)| votes).sum();

        let majority = votes.iter().find(|(_, votes)| *votes > given / 2).map(|(id, _)| vec![*id]);
        let least = left().min_by(|a, b| a.latest_first().cmp(b.latest_first()));
        let out: Vec<OptionId> = least.map_or_else(Vec::new, |least| {
            left().filter(|runner| runner.had == least.had).map(|runner| runner.id).collect()
        });
        let equal = out.len() == votes.len();

        if given == 0 || majority.is_some() || equal {
            run_off.rounds.push(Round { votes, exhausted, out: Vec::new() });
            run_off.winners = if given == 0 { Vec::new() } else { majority.unwrap_or(out) };
            return run_off;
        }
        for runner in &mut runners {
            runner.out |= out.contains(&runner.id);
        }
        run_off.rounds.push(Round { votes, exhausted, out });
    }
}

/// An option in a run-off.
struct Runner {
    id: OptionId,
    /// What it had in every round until it was out, the latest last.
    had: Vec<u32>,
    out: bool,
}

impl Runner {
    fn new(id: OptionId) -> Self {
        Self { id, had: Vec::new(), out: false }
    }

    fn votes(&self) -> u32 {
        self.had.last().copied().unwrap_or_default()
    }

    /// What decides who has least: this round, then the one before, and so on.
    fn latest_first(&self) -> impl Iterator<Item = &u32> {
        self.had.iter().rev()
    }
}

/// One more round: each vote goes to the first that is left. Shortens the orders to begin there; says how many have nobody.
fn give_votes(orders: &mut [&[OptionId]], runners: &mut [Runner]) -> u32 {
    for runner in runners.iter_mut().filter(|runner| !runner.out) {
        runner.had.push(0);
    }
    let mut exhausted = 0;
    for order in orders {
        let runs = |id: &OptionId| runners.get(usize::from(id.0)).is_some_and(|runner| !runner.out);
        let first = order.iter().position(runs);
        *order = first.and_then(|first| order.get(first..)).unwrap_or_default();
        let runner = order.first().and_then(|id| runners.get_mut(usize::from(id.0)));
        match runner.and_then(|runner| runner.had.last_mut()) {
            Some(votes) => *votes += 1,
            None => exhausted += 1,
        }
    }
    exhausted
}

/// `[a][b]`: how many put `a` before `b`.
fn preferences(options: usize, orders: &[&[OptionId]]) -> Vec<Vec<u32>> {
    let mut preferred = vec![vec![0; options]; options];
    // 1 for each option that this order has not named yet: a whole row is added at once.
    let mut behind = vec![0; options];
    for order in orders {
        behind.fill(1);
        for id in *order {
            let id = usize::from(id.0);
            let new = behind.get_mut(id).is_some_and(|behind| mem::take(behind) == 1);
            if let Some(row) = preferred.get_mut(id).filter(|_| new) {
                row.iter_mut().zip(&behind).for_each(|(count, behind)| *count += behind);
            }
        }
    }
    preferred
}

/// `[a][b]`: how strong the weakest step is on the path from `a` to `b` where it is strongest; a step is as strong as many prefer it, if
/// more do than the other way. By Floyd and Warshall.
fn strongest_paths(preferred: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let step = |one, other| {
        let (there, back) = (at(preferred, one, other), at(preferred, other, one));
        if there > back { there } else { 0 }
    };
    let options = || ids().take(preferred.len());
    let mut strongest: Vec<Vec<u32>> =
        options().map(|one| options().map(|other| step(one, other)).collect()).collect();
    for via in 0..preferred.len() {
        // No path from an option is stronger by way of the option itself: its row stays as it is.
        let onward = strongest.get_mut(via).map(mem::take).unwrap_or_default();
        for paths in &mut strongest {
            let there = paths.get(via).copied().unwrap_or_default();
            paths.iter_mut().zip(&onward).for_each(|(path, on)| *path = (*path).max(there.min(*on)));
        }
        if let Some(row) = strongest.get_mut(via) {
            *row = onward;
        }
    }
    // There and back again is no path.
    for (one, paths) in strongest.iter_mut().enumerate() {
        if let Some(path) = paths.get_mut(one) {
            *path = 0;
        }
    }
    strongest
}

/// Every ballot that is an order.
fn orders<'a>(ballots: impl Iterator<Item = &'a Ballot>) -> Vec<&'a [OptionId]> {
    let order = |ballot: &'a Ballot| match ballot {
        Ballot::Ranked(order) => Some(order.as_slice()),
        Ballot::Chosen(_) | Ballot::Dates(_) => None,
    };
    ballots.filter_map(order).collect()
}

/// The ids there can be, in order.
fn ids() -> impl Iterator<Item = OptionId> {
    (0..=u16::MAX).map(OptionId)
}

fn at(table: &[Vec<u32>], row: OptionId, column: OptionId) -> u32 {
    let row = table.get(usize::from(row.0));
    row.and_then(|row| row.get(usize::from(column.0))).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
