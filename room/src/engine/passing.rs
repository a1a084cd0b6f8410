//! What goes through the hub of a star: it passes on what its neighbours say to each other, and takes no part in it.
//!
//! Operations need none of this: they are in everybody's log, the hub's too. What is passed on is who writes, who is at their page,
//! what was stored and what was read. In prose: `docs/protocol.md`, "Passed on".

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chacha20::ChaCha20Rng;
use rand_core::Rng;

use super::{Engine, PEOPLE_MAX};
use crate::{
    Millis, Passed, PeerId, Standing,
    allowance::Allowance,
    fault::{Fault, broken},
    passed::{Heard, Numbered, PASSED_LEN_MAX, in_parts},
    set_of,
    wire::{Channel, PeerMessage},
};

/// What we ask a hub to pass on: so many KiB at once, each message counted as one at least, and then one every while. Half of what it takes.
const ASK: Allowance = Allowance::new(256, 10);
/// What a hub passes on for one peer, counted alike: enough to greet a full room at once.
pub(super) const PASS_ON: Allowance = Allowance::new(1_024, 5);
/// Messages that wait to be passed on: what it takes to greet a full room. Of more the oldest are lost.
const WAITING_MAX: usize = 2_048;

/// Longest body that is passed on without retransmission, in bytes: in one frame, whatever the longest is that somebody takes.
const FLEETING_LEN_MAX: usize = 1_024;
/// Bytes that may wait for somebody before nothing more is passed on to them: they are asked to come anew once they have read it.
const BEHIND_LEN_MAX: usize = 256 * 1024;

/// Our part in it.
#[derive(Debug)]
pub(super) struct Passing {
    /// Tells this page from the one before it.
    run: u64,
    /// The last number on `control`, and on `presence`.
    numbers: [u64; 2],
    /// To be passed on, oldest first, with whom it is for.
    waiting: VecDeque<(Option<PeerId>, PeerMessage)>,
    allowance: Allowance,
    /// What was heard of each of the others.
    heard: BTreeMap<PeerId, Heard>,
    /// Who said something before we knew that they are in the room, as who was let in just now: they are asked to say it again.
    unheard: BTreeSet<PeerId>,
    /// The hub that passes on for us, if one does.
    via: Option<PeerId>,
    /// Whom we reach through it.
    pub(super) distant: BTreeSet<PeerId>,
}

impl Passing {
    pub(super) fn new(rng: &mut ChaCha20Rng) -> Self {
        Self {
            run: rng.next_u64(),
            numbers: [0; 2],
            waiting: VecDeque::new(),
            allowance: ASK,
            heard: BTreeMap::new(),
            unheard: BTreeSet::new(),
            via: None,
            distant: BTreeSet::new(),
        }
    }

    /// When something that waits may go.
    pub(super) fn deadline(&self) -> Option<Millis> {
        (!self.waiting.is_empty()).then(|| self.allowance.ready_at())
    }

    fn push(&mut self, to: Option<PeerId>, message: PeerMessage) {
        if self.via.is_none() {
            return;
        }
        for part in in_parts(message) {
            if self.waiting.len() >= WAITING_MAX {
                self.waiting.pop_front();
            }
            self.waiting.push_back((to, part));
        }
    }
}

impl Engine {
    /// Looks again who passes on for us, and whom we reach by that: everybody in the room to whom there is no link.
    pub(super) fn choose_distant(&mut self) {
        let able = |hub: &PeerId| self.people.get(hub).is_some_and(|hub| hub.inside && hub.knows_stars);
        let via = self.hub.filter(able);
        if via != self.passing.via {
            self.begin_passing(via);
        }
        if via.is_none() && self.passing.distant.is_empty() {
            return;
        }
        let distant = self.people.iter().filter(|(peer, member)| {
            let standing = || self.ledger.standing_of_peer(**peer, member.user);
            via.is_some() && !member.neighbour && !member.inside && matches!(standing(), Standing::In(_))
        });
        let distant = set_of(distant.map(|(peer, _)| *peer));
        let unheard = std::mem::take(&mut self.passing.unheard);
        let (again, unheard): (Vec<PeerId>, Vec<PeerId>) =
            unheard.into_iter().partition(|peer| distant.contains(peer));
        self.passing.unheard = set_of(unheard);
        for peer in distant.difference(&self.passing.distant) {
            if let Some(member) = self.people.get_mut(peer) {
                member.told_presence = false;
            }
        }
        self.passing.distant = distant;
        self.ledger.set_distants(&self.passing.distant);
        for peer in again {
            self.pass(Some(peer), PeerMessage::KNOWS_STARS);
        }
    }

    /// A hub passes on for us from now on, or none does. What waited for another is said anew.
    fn begin_passing(&mut self, via: Option<PeerId>) {
        self.passing.via = via;
        self.passing.waiting.clear();
        self.passing.distant.clear();
        self.ledger.set_distants(&self.passing.distant);
        self.passing.push(None, PeerMessage::KNOWS_STARS);
    }

    /// A peer knows what a star is. If it is the hub, it has taken us in only now.
    pub(super) fn on_knows_stars(&mut self, peer: PeerId) {
        if let Some(member) = self.people.get_mut(&peer) {
            member.knows_stars = true;
        }
        if self.passing.via == Some(peer) {
            self.begin_passing(None);
        }
    }

    /// Says something to one whom we reach through the hub, or to all of them.
    pub(super) fn pass(&mut self, to: Option<PeerId>, message: PeerMessage) {
        let somebody = match to {
            Some(to) => self.passing.distant.contains(&to),
            None => !self.passing.distant.is_empty(),
        };
        if somebody {
            self.passing.push(to, message);
        }
    }

    /// Hands the hub what it is to pass on, no faster than it takes it.
    pub(super) fn drain_passing(&mut self, now: Millis) {
        while let Some((to, message)) = self.passing.waiting.front()
            && self.passing.allowance.take(now)
        {
            let device = |to: PeerId| self.ledger.device_of(to).map(|device| (to, device));
            let sealed_for = to.map(device);
            let lane = usize::from(message.channel() != Channel::Control);
            let passed = match (sealed_for, self.passing.numbers.get_mut(lane)) {
                // Whose device we do not know has written nothing here that we could say anything about.
                (Some(None), _) | (_, None) => None,
                (to, Some(number)) => {
                    *number += 1;
                    let number = Numbered { run: self.passing.run, number: *number };
                    let room_id = &self.keys.room_id;
                    Passed::write(&self.secret, room_id, to.flatten(), number, message, &mut self.rng)
                }
            };
            self.passing.waiting.pop_front();
            let hub = self.passing.via.and_then(|via| self.people.get_mut(&via));
            if let (Some(passed), Some(hub)) = (passed, hub) {
                self.passing.allowance.owe(passed.cost() - 1);
                hub.link.send(now, &PeerMessage::Passed(passed), &mut self.rng);
            }
        }
    }

    /// A neighbour asks us, the hub, to pass something on, or the hub has passed something on to us. Nobody else is listened to.
    pub(super) fn on_passed(&mut self, now: Millis, peer: PeerId, passed: Passed) {
        if passed.from == peer {
            self.pass_on(now, peer, &PeerMessage::Passed(passed.clone()), &passed);
        } else if self.hub == Some(peer) && passed.from != self.me {
            self.take_passed(now, &passed);
        }
    }

    pub(super) fn pass_on(&mut self, now: Millis, peer: PeerId, message: &PeerMessage, passed: &Passed) {
        let Some(author) = self.people.get_mut(&peer) else { return };
        let len = passed.body.len();
        if len > PASSED_LEN_MAX {
            return author
                .link
                .misbehaved(format!("asked to pass on {len} bytes, over the limit of {PASSED_LEN_MAX}"));
        }
        // Who is not the hub says so once it is: everything is said anew then.
        let fits = passed.reliable || len <= FLEETING_LEN_MAX;
        let takes = self.hub == Some(self.me) && fits && author.passes.take_many(now, passed.cost());
        if !takes || broken(Fault::PassNothingOn) {
            return;
        }
        for (to, member) in &mut self.people {
            let concerned = *to != peer && passed.to.is_none_or(|one| one == *to);
            if !concerned || !member.inside || !member.knows_stars {
                continue;
            }
            if passed.reliable && member.link.waiting(Channel::Control) > BEHIND_LEN_MAX {
                member.behind = true;
            } else {
                member.link.send(now, message, &mut self.rng);
            }
        }
    }

    /// Who has read what waited is asked to come anew: everybody says again to them what was not passed on.
    pub(super) fn catch_up(&mut self, now: Millis) {
        for member in self.people.values_mut().filter(|member| member.behind && member.inside) {
            if member.link.waiting(Channel::Control) == 0 {
                member.behind = false;
                member.link.send(now, &PeerMessage::KNOWS_STARS, &mut self.rng);
            }
        }
    }

    fn take_passed(&mut self, now: Millis, passed: &Passed) {
        let from = passed.from;
        let user = self.people.get(&from).and_then(|member| member.user);
        if !matches!(self.ledger.standing_of_peer(from, user), Standing::In(_)) {
            if self.passing.unheard.len() < PEOPLE_MAX {
                self.passing.unheard.insert(from);
            }
            return;
        }
        if passed.to.is_some_and(|to| to != self.me) || passed.body.len() > PASSED_LEN_MAX {
            return;
        }
        let Some(message) = passed.open(&self.keys.room_id, self.ledger.device()) else { return };
        if self.passing.heard.len() >= PEOPLE_MAX && !self.passing.heard.contains_key(&from) {
            let people = &self.people;
            self.passing.heard.retain(|peer, _| people.contains_key(peer));
            if self.passing.heard.len() >= PEOPLE_MAX {
                return;
            }
        }
        if !self.passing.heard.entry(from).or_default().take(passed) {
            return;
        }
        match message {
            PeerMessage::Presence(told) => self.on_presence(now, from, told),
            PeerMessage::Writing { thread, active } => self.on_writing(now, from, thread, active),
            message if message == PeerMessage::KNOWS_STARS => {
                if self.ledger.greet_distant(from)
                    && let Some(member) = self.people.get_mut(&from)
                {
                    member.told_presence = false;
                }
            }
            message if passed.to.is_some() => self.ledger.on_passed(from, message),
            _ => {}
        }
    }
}
