//! Who may do what: the fold of what the owner and the moderators decide, and of keys taken back.
//!
//! Rights belong to users and are looked up for an operation by *where it stands in its author's log*. Who changes a role says how far
//! the logs of that person had come; operations below are judged by what was before, those from there on by the new role. So what was
//! written before counts for ever, and what a removed person writes later counts nowhere, whatever time it claims.
//!
//! There are two ranks of deciding, so there are no circles to break: the owner's word always counts; a moderator's counts where the
//! owner's word says that they were one, and reaches only those who are neither owner nor moderator. Within a rank the later by
//! [`Order`] wins. Whatever order operations come in, the result is the same.
//!
//! A room is *open* at first: whoever has its link is a member. From the first [`Content::Close`] on, those named there are in, and
//! everybody else asks, until somebody lets them in. A room without an owner is open for ever. In prose: `docs/protocol.md`,
//! "Members". Tested here and in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use serde::{Deserialize, Serialize};

use crate::SmallSort;
use crate::{
    Content, LogId, Order, PeerId, Stream, Topology, UserId, chat::Meta, roster::Roster, wire::Count,
};

/// What somebody may do in a room; each may do what those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Reads.
    Reader,
    /// Writes.
    Member,
    /// Lets people in, removes them, makes them readers and members.
    Moderator,
    /// Made the room: decides everything. Given by the room's making, and to nobody else.
    Owner,
}

/// How somebody stands to a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// In it.
    In(Role),
    /// Has the link of a room that lets nobody in by itself, and waits for somebody to do so.
    Asks,
    /// Was removed.
    Removed,
}

impl Standing {
    /// The role, for who is in.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::In(role) => Some(role),
            Self::Asks | Self::Removed => None,
        }
    }
}

/// What newcomers may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum History {
    /// Everything.
    #[default]
    Shared,
    /// What is written after they came.
    FromArrival,
}

/// The fold.
#[derive(Debug, Default)]
pub(crate) struct Members {
    room_id: String,
    acts: BTreeMap<(PeerId, u64), (Order, Act)>,
}

/// An operation about membership.
#[derive(Debug)]
enum Act {
    Found(UserId),
    Close(Vec<UserId>),
    Role { user: UserId, role: Option<Role>, from: BTreeMap<LogId, u64> },
    History(History),
    Revoke { peer: PeerId, from: BTreeMap<LogId, u64> },
    Topology(Topology),
}

/// An act with where it stands: its order, whose, its number.
type Placed<'a> = (Order, PeerId, u64, &'a Act);

/// What follows from all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rights {
    owner: Option<UserId>,
    /// Whose log named the owner: there the room's commands are answered.
    founder: Option<PeerId>,
    closed: bool,
    /// The owner closed it, or confirmed that.
    closed_by_owner: bool,
    listed: BTreeSet<UserId>,
    changes: BTreeMap<UserId, Vec<Change>>,
    /// Somebody was removed at some time.
    removed: bool,
    revoked: BTreeMap<PeerId, BTreeMap<LogId, u64>>,
    history: History,
    topology: Topology,
    /// Which operation said so.
    topology_by: Option<(PeerId, u64)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    order: Order,
    /// Decided by the owner.
    by_owner: bool,
    role: Option<Role>,
    /// From which operation of each log on; from the first, for logs not named.
    from: BTreeMap<LogId, u64>,
}

impl Change {
    fn reaches(&self, log: &LogId, seq: u64) -> bool {
        self.from.get(log).is_none_or(|from| seq >= *from)
    }
}

impl Members {
    pub(crate) fn new(room_id: String) -> Self {
        Self { room_id, acts: BTreeMap::new() }
    }

    /// Folds in one operation. Answers whether rights may be others now.
    pub(crate) fn apply(&mut self, meta: Meta, content: &Content) -> bool {
        let act = match content {
            Content::Found(founding) if founding.holds(&self.room_id) => Act::Found(founding.owner),
            Content::Close { members } => Act::Close(members.clone()),
            Content::Role { user, role, from } => {
                Act::Role { user: *user, role: *role, from: positions(from) }
            }
            Content::History(history) => Act::History(*history),
            Content::Revoke { peer, from } => Act::Revoke { peer: *peer, from: positions(from) },
            Content::SetTopology(topology) => Act::Topology(*topology),
            _ => return false,
        };
        self.acts.insert((meta.author, meta.seq), (meta.order, act));
        true
    }

    /// What follows.
    pub(crate) fn rights(&self, roster: &Roster) -> Rights {
        self.rights_within(roster, |_, _| true)
    }

    /// How many acts there are among these.
    pub(crate) fn within(&self, among: impl Fn(PeerId, u64) -> bool) -> usize {
        self.acts.keys().filter(|(peer, seq)| among(*peer, *seq)).count()
    }

    /// What follows for who knows nothing but these.
    pub(crate) fn rights_within(&self, roster: &Roster, among: impl Fn(PeerId, u64) -> bool) -> Rights {
        let known = self.acts.iter().filter(|((peer, seq), _)| among(*peer, *seq));
        let mut acts: Vec<Placed<'_>> =
            known.map(|((peer, seq), (order, act))| (*order, *peer, *seq, act)).collect();
        acts.small_sort_by_key(|(order, peer, seq, _)| (*order, *peer, *seq));
        let mut rights = Rights::default();
        for (_, peer, seq, act) in &acts {
            if let Act::Found(owner) = act
                && rights.owner.is_none()
                && roster.user_at(*peer, *seq) == Some(*owner)
            {
                rights.owner = Some(*owner);
                rights.founder = Some(*peer);
            }
        }
        let mut decided = rights.clone();
        decided.decide_all(&acts, roster);
        // Who may take a key back is judged without what is taken back.
        rights.revoked = decided.revocations(&acts, roster);
        rights.decide_all(&acts, roster);
        rights
    }
}

impl Rights {
    /// What the owner and the moderators decide.
    fn decide_all(&mut self, acts: &[Placed<'_>], roster: &Roster) {
        if self.owner.is_none() {
            return;
        }
        // The owner's word first: it says who is a moderator, and where.
        for owners in [true, false] {
            for (order, peer, seq, act) in acts {
                let log = LogId { author: *peer, stream: Stream::main() };
                // A room that was closed stays closed, whatever key is taken back.
                if self.taken_back(&log, *seq) && !matches!(act, Act::Close(_)) {
                    continue;
                }
                let user = roster.user_at(*peer, *seq);
                match user.and_then(|user| self.of_deciders(user, &log, *seq)) {
                    Some(Role::Owner) if owners => {
                        self.decide(*order, act, true);
                        if let Act::Topology(topology) = act {
                            (self.topology, self.topology_by) = (*topology, Some((*peer, *seq)));
                        }
                    }
                    Some(Role::Moderator) if !owners => self.decide_as_moderator(*order, act),
                    _ => {}
                }
            }
        }
    }

    /// The keys that people take back: their own, while they are in. The first word of a peer on another counts; of several peers' the
    /// earliest places do, so a thief who takes back as well wins nothing.
    fn revocations(&self, acts: &[Placed<'_>], roster: &Roster) -> BTreeMap<PeerId, BTreeMap<LogId, u64>> {
        let mut revoked: BTreeMap<PeerId, BTreeMap<LogId, u64>> = BTreeMap::new();
        let mut said = BTreeSet::new();
        for (_, by, seq, act) in acts {
            let Act::Revoke { peer, from } = act else { continue };
            let log = LogId { author: *by, stream: Stream::main() };
            let user = roster.user_at(*by, *seq);
            let own = user.is_some_and(|user| roster.users(*peer).contains(&user));
            if !own || self.role_at(user, &log, *seq).is_none() || !said.insert((*by, *peer)) {
                continue;
            }
            match revoked.entry(*peer) {
                Entry::Vacant(first) => drop(first.insert(from.clone())),
                Entry::Occupied(mut known) => {
                    let known = known.get_mut();
                    // A log that either does not name is not trusted from its first operation on.
                    known.retain(|log, _| from.contains_key(log));
                    for (log, seq) in known {
                        *seq = from.get(log).map_or(0, |other| (*seq).min(*other));
                    }
                }
            }
        }
        revoked
    }

    /// The role of who decides, by the owner's word alone.
    fn of_deciders(&self, user: UserId, log: &LogId, seq: u64) -> Option<Role> {
        if self.owner == Some(user) {
            return Some(Role::Owner);
        }
        let changes = self.changes.get(&user)?;
        changes.iter().rev().find(|change| change.reaches(log, seq))?.role
    }

    fn decide(&mut self, order: Order, act: &Act, by_owner: bool) {
        match act {
            Act::Close(members) => {
                self.closed = true;
                self.closed_by_owner |= by_owner;
                self.listed.extend(members);
            }
            Act::History(history) => self.history = *history,
            Act::Role { user, role, from } if *role != Some(Role::Owner) => {
                self.change(*user, Change { order, by_owner, role: *role, from: from.clone() });
            }
            Act::Role { .. } | Act::Found(_) | Act::Revoke { .. } | Act::Topology(_) => {}
        }
    }

    fn decide_as_moderator(&mut self, order: Order, act: &Act) {
        let may = match act {
            Act::Close(_) => true,
            Act::Role { user, role, .. } => {
                let changes = self.changes.get(user).map(Vec::as_slice).unwrap_or_default();
                let before = changes.iter().rev().find(|change| change.order < order);
                role.is_none_or(|role| role < Role::Moderator)
                    && before.is_none_or(|change| change.role != Some(Role::Moderator))
            }
            Act::History(_) | Act::Found(_) | Act::Revoke { .. } | Act::Topology(_) => false,
        };
        if may {
            self.decide(order, act, false);
        }
    }

    /// Nobody decides about the owner.
    fn change(&mut self, user: UserId, change: Change) {
        if self.owner != Some(user) {
            self.removed |= change.role.is_none();
            let changes = self.changes.entry(user).or_default();
            let at = changes.partition_point(|known| known.order <= change.order);
            changes.insert(at, change);
        }
    }

    fn taken_back(&self, log: &LogId, seq: u64) -> bool {
        self.revoked.get(&log.author).is_some_and(|from| from.get(log).is_none_or(|from| seq >= *from))
    }

    /// The role in which an operation was written; `None` if its author was not in the room there.
    pub(crate) fn role_at(&self, user: Option<UserId>, log: &LogId, seq: u64) -> Option<Role> {
        if self.taken_back(log, seq) {
            return None;
        }
        let Some(user) = user else {
            return (!self.closed).then_some(Role::Member);
        };
        if self.owner == Some(user) {
            return Some(Role::Owner);
        }
        let changes = self.changes.get(&user).map(Vec::as_slice).unwrap_or_default();
        match changes.iter().rev().find(|change| change.reaches(log, seq)) {
            Some(change) => change.role,
            None => self.at_first(user).role(),
        }
    }

    /// How somebody stands about whom nobody has decided.
    fn at_first(&self, user: UserId) -> Standing {
        if self.closed && !self.listed.contains(&user) { Standing::Asks } else { Standing::In(Role::Member) }
    }

    /// How somebody stands now.
    pub(crate) fn standing(&self, user: UserId) -> Standing {
        if self.owner == Some(user) {
            return Standing::In(Role::Owner);
        }
        match self.changes.get(&user).and_then(|changes| changes.last()) {
            Some(Change { role: Some(role), .. }) => Standing::In(*role),
            Some(Change { role: None, .. }) => Standing::Removed,
            None => self.at_first(user),
        }
    }

    /// How one tab of somebody stands now.
    pub(crate) fn standing_of(&self, user: UserId, peer: PeerId) -> Standing {
        if self.revoked.contains_key(&peer) { Standing::Removed } else { self.standing(user) }
    }

    /// Whether this key was taken back.
    pub(crate) fn revoked(&self, peer: PeerId) -> bool {
        self.revoked.contains_key(&peer)
    }

    /// Who made the room.
    pub(crate) fn owner(&self) -> Option<UserId> {
        self.owner
    }

    /// The peer that made it.
    pub(crate) fn founder(&self) -> Option<PeerId> {
        self.founder
    }

    /// Whether newcomers ask.
    pub(crate) fn closed(&self) -> bool {
        self.closed
    }

    /// What newcomers may read.
    pub(crate) fn history(&self) -> History {
        self.history
    }

    /// The shape of the room.
    pub(crate) fn topology(&self) -> Topology {
        self.topology
    }

    /// Which operation gave it that shape: its author, and its number in the author's `main` log.
    pub(crate) fn topology_by(&self) -> Option<(PeerId, u64)> {
        self.topology_by
    }

    /// Whether the owner has yet to close the room: moderators alone did, or nobody did and somebody is out or reads only, who would come
    /// back by the link.
    pub(crate) fn to_be_closed(&self) -> bool {
        let mut last = self.changes.values().filter_map(|changes| changes.last());
        !self.closed_by_owner && (self.closed || last.any(|change| change.role < Some(Role::Member)))
    }

    /// What moderators alone decided against people.
    pub(crate) fn unconfirmed(&self) -> Vec<(UserId, Option<Role>, BTreeMap<LogId, u64>)> {
        let last = self.changes.iter().filter_map(|(user, changes)| Some((*user, changes.last()?)));
        let against = last.filter(|(_, change)| !change.by_owner && change.role < Some(Role::Member));
        against.map(|(user, change)| (user, change.role, change.from.clone())).collect()
    }

    /// Whether operations are sealed under keys that the link alone does not give. From the first removal on they are, closed or not: who
    /// removes somebody closes the room first, but what they wrote may not count, and a modified page does not write it.
    pub(crate) fn later_epochs(&self) -> bool {
        self.closed || self.removed || self.history == History::FromArrival
    }

    /// Whether somebody of this rank may give somebody who stands so another role, or none.
    pub(crate) fn may_change(by: Role, target: Standing, to: Option<Role>) -> bool {
        match by {
            Role::Owner => target != Standing::In(Role::Owner) && to != Some(Role::Owner),
            Role::Moderator => {
                target.role().is_none_or(|role| role < Role::Moderator)
                    && to.is_none_or(|role| role < Role::Moderator)
            }
            Role::Member | Role::Reader => false,
        }
    }
}

fn positions(counts: &[Count]) -> BTreeMap<LogId, u64> {
    let log = |count: &Count| LogId { author: count.author, stream: count.stream.clone() };
    counts.iter().map(|count| (log(count), count.next)).collect()
}

#[cfg(test)]
mod tests;
