//! Polls as the interface puts them together: their order, their state, what a form says, and what is written out.

pub mod draft;
pub mod export;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use room::{
    Ballot, MemberInfo, OptionCount, OptionId, PollId, PollRole, PollView, ResultsShown, Role, SmallSort,
    Standing, UserId,
};

/// How the polls are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Those that take votes, the newest first.
    pub open: Vec<PollId>,
    /// The others, the newest first.
    pub closed: Vec<PollId>,
}

/// Puts polls in their order. Deleted ones are left out.
pub fn listed(polls: &BTreeMap<PollId, Arc<PollView>>, now_unix_ms: u64) -> Listed {
    let mut all: Vec<&Arc<PollView>> = polls.values().filter(|poll| !poll.deleted).collect();
    all.small_sort_by_key(|poll| Reverse((poll.order, poll.id)));
    let (open, closed): (Vec<_>, Vec<_>) = all.into_iter().partition(|poll| poll.open_at(now_unix_ms));
    let ids = |polls: Vec<&Arc<PollView>>| polls.into_iter().map(|poll| poll.id).collect();
    Listed { open: ids(open), closed: ids(closed) }
}

/// How many polls wait for a vote of the person.
pub fn waiting(polls: &BTreeMap<PollId, Arc<PollView>>, now_unix_ms: u64) -> usize {
    polls.values().filter(|poll| waits(poll, now_unix_ms)).count()
}

/// Whether a poll waits for a vote of the person, who can vote now.
pub fn waits(poll: &PollView, now_unix_ms: u64) -> bool {
    let asked = poll.pending.iter().any(|pending| matches!(pending.wish, room::PollWish::Vote(_)));
    read_only(poll, now_unix_ms).is_none() && !voted(poll) && !asked
}

/// Whether a vote of the person counts.
pub fn voted(poll: &PollView) -> bool {
    poll.votes.iter().any(|vote| vote.own)
}

/// How a poll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollState {
    /// It takes votes.
    Open,
    /// Its time is over.
    Over,
    /// Somebody closed it.
    Closed,
    /// Its message was deleted.
    Deleted,
}

/// How a poll stands at this time.
pub fn state(poll: &PollView, now_unix_ms: u64) -> PollState {
    if poll.deleted {
        PollState::Deleted
    } else if poll.closed {
        PollState::Closed
    } else if poll.open_at(now_unix_ms) {
        PollState::Open
    } else {
        PollState::Over
    }
}

/// Why results are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Until the person voted.
    UntilVoted,
    /// Until it is closed.
    UntilClosed,
    /// The owner has them, and publishes them when it is closed.
    WithOwner,
    /// The owner has to come before they are published.
    NotPublished,
}

/// Whether results are shown now; else why not.
pub fn hidden(poll: &PollView, now_unix_ms: u64) -> Option<Hidden> {
    let open = poll.open_at(now_unix_ms);
    let secret = poll.rules.secret && poll.published.is_none();
    match poll.rules.shown {
        ResultsShown::OnceClosed if open => Some(Hidden::UntilClosed),
        ResultsShown::OnceVoted if open && !voted(poll) => Some(Hidden::UntilVoted),
        _ if secret && open => Some(Hidden::WithOwner),
        _ if secret && !poll.votes.is_empty() => Some(Hidden::NotPublished),
        _ => None,
    }
}

/// Why the form can only be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// No votes are taken.
    Closed,
    /// The person may only look.
    Viewer,
    /// The vote cannot be changed.
    Voted,
    /// The owner is away, and this poll does not keep votes for them.
    OwnerAway,
    /// The owner is in the room no more.
    OwnerGone,
}

/// Whether the person can vote now; else why not.
pub fn read_only(poll: &PollView, now_unix_ms: u64) -> Option<ReadOnly> {
    if !poll.open_at(now_unix_ms) {
        Some(ReadOnly::Closed)
    } else if poll.owner.gone {
        Some(ReadOnly::OwnerGone)
    } else if poll.role < PollRole::Voter {
        Some(ReadOnly::Viewer)
    } else if voted(poll) && !poll.rules.changing {
        Some(ReadOnly::Voted)
    } else if !poll.owner.here && !poll.rules.while_away {
        Some(ReadOnly::OwnerAway)
    } else {
        None
    }
}

/// The vote that the form begins with: what the person asked for last, else what counts.
pub fn last_vote(poll: &PollView) -> Option<Ballot> {
    let asked = poll.pending.iter().rev().find_map(|pending| match &pending.wish {
        room::PollWish::Vote(ballot) => Some(ballot.clone()),
        _ => None,
    });
    asked.or_else(|| poll.own_vote.clone())
}

/// Whether a vote says nothing: it takes an earlier one back.
pub fn is_blank(ballot: &Ballot) -> bool {
    match ballot {
        Ballot::Chosen(chosen) => chosen.is_empty(),
        Ballot::Dates(dates) => dates.is_empty(),
        Ballot::Ranked(order) => order.is_empty(),
    }
}

/// Those of the room who may vote and have not, by their names.
pub fn silent(poll: &PollView, members: &[MemberInfo]) -> Vec<(UserId, String)> {
    let voted: BTreeSet<UserId> = poll.votes.iter().map(|vote| vote.user).collect();
    let mut silent: Vec<(UserId, String)> = members
        .iter()
        .filter(|member| matches!(member.standing, Standing::In(role) if role >= Role::Member))
        .filter(|member| role_of(poll, member.user) >= PollRole::Voter)
        .filter(|member| !voted.contains(&member.user))
        .map(|member| (member.user, member.name.clone()))
        .collect();
    silent.small_sort_by_key(|(user, name)| (name.to_lowercase(), *user));
    silent
}

/// What somebody may do in a poll.
pub fn role_of(poll: &PollView, user: UserId) -> PollRole {
    if poll.owner.user == Some(user) {
        return PollRole::Owner;
    }
    let own = poll.roles.iter().find(|(who, _)| *who == user).map(|(_, role)| *role);
    own.unwrap_or(poll.rules.everybody)
}

/// How many of a hundred; rounded.
pub fn percent(part: u32, whole: u32) -> u32 {
    (u64::from(part) * 200 + u64::from(whole)).checked_div(u64::from(whole) * 2).unwrap_or_default() as u32
}

/// What each option got.
pub fn counts(poll: &PollView) -> Vec<OptionCount> {
    room::count(poll.options.len(), poll.ballots())
}

/// The options that lead: those with most; none while nothing was voted for.
pub fn leading(counts: &[OptionCount]) -> Vec<OptionId> {
    if counts.iter().all(|count| (count.yes, count.if_need_be) == (0, 0)) {
        return Vec::new();
    }
    room::places(counts).into_iter().next().unwrap_or_default()
}

/// Options that take no more votes of the person: others filled them.
pub fn full(poll: &PollView) -> Vec<OptionId> {
    let Some(cap) = poll.rules.cap else { return Vec::new() };
    let others = poll.votes.iter().filter(|vote| !vote.own).filter_map(|vote| vote.ballot.as_ref());
    let counts = room::count(poll.options.len(), others);
    (0_u16..).zip(counts).filter(|(_, count)| count.yes >= cap).map(|(id, _)| OptionId(id)).collect()
}

#[cfg(test)]
mod tests;
