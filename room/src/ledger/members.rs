//! What the person decides about who is in the room, and how everybody stands to it.

use super::Ledger;
use crate::{
    CommandRefused, Content, DeviceId, DeviceSecret, History, LogId, MemberInfo, MemberPeer, Millis, PeerId,
    Role, Standing, Thread, Topology, UserId, members::Rights, replica::Log, sync::Peering, wire::Count,
};
use crate::{SmallSort, set_of};

/// People named in one [`Content::Close`]: half of what an operation holds.
const CLOSE_MAX: usize = 4_000;
/// Logs named in one decision about a person.
const POSITIONS_MAX: usize = 512;

impl Ledger {
    /// How we stand to the room, as far as we know.
    pub(crate) fn standing(&self) -> Standing {
        self.standing_of(self.config.user.id(), self.me)
    }

    /// How a tab of somebody stands to the room.
    pub(crate) fn standing_of(&self, user: UserId, peer: PeerId) -> Standing {
        self.rights.standing_of(user, peer)
    }

    /// The same for a peer who may not have said whose it is.
    pub(crate) fn standing_of_peer(&self, peer: PeerId, user: Option<UserId>) -> Standing {
        match user.or_else(|| self.roster.user(peer)) {
            Some(user) => self.standing_of(user, peer),
            None if self.rights.closed() => Standing::Asks,
            None => Standing::In(Role::Member),
        }
    }

    /// Whether somebody talks with us as with one who is in.
    pub(crate) fn greeted(&self) -> bool {
        self.peerings.values().any(Peering::greeted)
    }

    /// Whether somebody may stand otherwise than when this was asked before.
    pub(crate) fn take_standings_changed(&mut self) -> bool {
        let changed = std::mem::take(&mut self.standings_changed);
        if changed {
            let members = self.member_list();
            self.show_members(members);
        }
        changed
    }

    /// Lets somebody in, gives them another role, or removes them. From then on newcomers ask, if it takes rights away: else who was
    /// removed would come back by the link under another key.
    pub(crate) fn set_role(
        &mut self,
        now: Millis,
        user: UserId,
        role: Option<Role>,
    ) -> Result<(), CommandRefused> {
        let by = self.standing().role().ok_or(CommandRefused::NotAllowed)?;
        let target = self.rights.standing(user);
        if !Rights::may_change(by, target, role) {
            return Err(CommandRefused::NotAllowed);
        }
        // Refusing who asks is news: both have no role.
        if target == role.map_or(Standing::Removed, Standing::In) {
            return Ok(());
        }
        if role.is_none_or(|role| role < Role::Member) && !self.rights.closed() {
            self.close(now)?;
        }
        // Who was waiting wrote for the room all the time.
        let from =
            if target == Standing::Asks { Vec::new() } else { self.positions(self.roster.ever_of(user)) };
        self.write(now, Thread::Room, &Content::Role { user, role, from })
    }

    /// From now on newcomers ask.
    pub(crate) fn close(&mut self, now: Millis) -> Result<(), CommandRefused> {
        if self.standing().role() < Some(Role::Moderator) {
            return Err(CommandRefused::NotAllowed);
        }
        if self.rights.closed() {
            return Ok(());
        }
        self.write(now, Thread::Room, &Content::Close { members: self.inside() })
    }

    /// Everybody who is in and has a tab of their own: those first who have written most, should there be too many for one operation.
    fn inside(&self) -> Vec<UserId> {
        let written = |user: UserId| -> u64 {
            let logs = self.roster.peers_of(user).filter_map(|peer| self.replica.find(&self.main_of(peer)));
            logs.map(Log::len).sum()
        };
        let inside = self.roster.all().filter(|user| matches!(self.rights.standing(*user), Standing::In(_)));
        let mut members: Vec<(u64, UserId)> = inside.map(|user| (written(user), user)).collect();
        members.retain(|(written, _)| *written > 0);
        members.small_sort_by(|a, b| b.cmp(a));
        members.into_iter().take(CLOSE_MAX).map(|(_, user)| user).collect()
    }

    /// The owner's page writes again what moderators decided: it then stands whatever becomes of their logs. Where somebody is out and the
    /// room is not closed, it closes it.
    pub(super) fn confirm_decisions(&mut self, now: Millis) {
        let able = self.store.begun() && self.store.trouble().is_none() && !self.replica.forked(&self.main);
        let owner = self.standing() == Standing::In(Role::Owner);
        if !able || !owner || !std::mem::take(&mut self.confirm) {
            return;
        }
        if self.rights.to_be_closed() {
            let members = self.inside();
            self.append(now, Thread::Room, &Content::Close { members });
        }
        for (user, role, from) in self.rights.unconfirmed() {
            let from = from
                .into_iter()
                .map(|(LogId { author, stream }, next)| Count { author, stream, next })
                .collect();
            self.append(now, Thread::Room, &Content::Role { user, role, from });
        }
    }

    /// What newcomers may read from now on.
    pub(crate) fn set_history(&mut self, now: Millis, history: History) -> Result<(), CommandRefused> {
        if self.standing() != Standing::In(Role::Owner) {
            return Err(CommandRefused::NotAllowed);
        }
        if self.rights.history() == history {
            return Ok(());
        }
        self.write(now, Thread::Room, &Content::History(history))
    }

    /// Who keeps a link to whom from now on.
    pub(crate) fn set_topology(&mut self, now: Millis, topology: Topology) -> Result<(), CommandRefused> {
        if self.rights.founder().is_none() {
            return Err(CommandRefused::NoOwner);
        }
        if self.standing() != Standing::In(Role::Owner) {
            return Err(CommandRefused::NotAllowed);
        }
        if self.rights.topology() == topology {
            return Ok(());
        }
        self.write(now, Thread::Room, &Content::SetTopology(topology))
    }

    /// Who keeps a link to whom.
    pub(crate) fn topology(&self) -> Topology {
        self.rights.topology()
    }

    /// The peer that made the room.
    pub(crate) fn founder(&self) -> Option<PeerId> {
        self.rights.founder()
    }

    /// Whether a peer is one of the room's owner, by a key that was not taken back.
    pub(crate) fn of_owner(&self, peer: PeerId, user: Option<UserId>) -> bool {
        let user = user.or_else(|| self.roster.user(peer));
        user.is_some() && user == self.rights.owner() && !self.rights.revoked(peer)
    }

    /// Whether a peer has stored what gave the room its shape.
    pub(crate) fn knows_topology(&self, peer: PeerId) -> bool {
        let Some((author, seq)) = self.rights.topology_by() else { return true };
        let log = self.replica.index(&self.main_of(author));
        let has = |log| self.peerings.get(&peer).is_some_and(|peering| peering.has(log) > seq);
        log.is_some_and(has)
    }

    /// The device of a peer, by the log.
    pub(crate) fn device_of(&self, peer: PeerId) -> Option<DeviceId> {
        self.roster.device(peer)
    }

    /// Our own device.
    pub(crate) fn device(&self) -> &DeviceSecret {
        &self.config.device
    }

    /// Whose peer this is, by the log.
    pub(crate) fn user_of(&self, peer: PeerId) -> Option<UserId> {
        self.roster.user(peer)
    }

    /// Takes back the key of another tab or device of ours.
    pub(crate) fn revoke(&mut self, now: Millis, peer: PeerId) -> Result<(), CommandRefused> {
        let own = self.roster.user(peer) == Some(self.config.user.id());
        if !own || peer == self.me {
            return Err(CommandRefused::NotYourDevice);
        }
        let from = self.positions(std::iter::once(peer));
        self.write(now, Thread::Room, &Content::Revoke { peer, from })
    }

    pub(super) fn main_of(&self, author: PeerId) -> LogId {
        LogId { author, stream: self.main.stream.clone() }
    }

    /// How far the logs of these peers have come: the `main` ones and the longest first, and no more than fit. Of the rest nothing
    /// counts any more.
    fn positions(&self, peers: impl Iterator<Item = PeerId>) -> Vec<Count> {
        let peers = set_of(peers);
        let mut logs: Vec<&Log> =
            self.replica.logs().map(|(_, log)| log).filter(|log| peers.contains(&log.id.author)).collect();
        logs.small_sort_by_key(|log| (log.id.stream != self.main.stream, std::cmp::Reverse(log.len())));
        let count = |log: &Log| {
            let LogId { author, stream } = log.id.clone();
            Count { author, stream, next: log.len() }
        };
        logs.into_iter().take(POSITIONS_MAX).map(count).collect()
    }

    fn member_list(&self) -> Vec<MemberInfo> {
        let me = self.config.user.id();
        let info = |user: UserId| {
            let peer = |peer| MemberPeer { peer, revoked: self.rights.revoked(peer), own: peer == self.me };
            MemberInfo {
                user,
                name: self.roster.last_name_of(user).to_owned(),
                standing: self.rights.standing(user),
                own: user == me,
                peers: self.roster.peers_of(user).map(peer).collect(),
            }
        };
        let shown = |user: &UserId| !self.roster.hushed().blocked.contains(user);
        self.roster
            .all()
            .filter(shown)
            .filter(|user| self.roster.peers_of(*user).next().is_some())
            .map(info)
            .collect()
    }
}
