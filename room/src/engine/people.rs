//! The others in the room: who is there, who of them is let in, how they are shown, whom we tell of our links.

use crate::{
    Event, LinkStatus, Millis, Path, PeerId, PeerLink, Person, RelayPolicy, Standing, Thread, UserId, View,
    allowance::Allowance,
    fault::{Fault, broken},
    handshake::{Handshake, Proven},
    link::{Link, LinkOutput},
    presence::Heard,
    wire::PeerMessage,
};

use super::{Engine, Output, passing::PASS_ON};

/// A person who is not at the server and whose link does not come back is gone after this, in milliseconds …
const GONE_AFTER_MS: u64 = 12_000;
/// … and one whose device put the page to sleep after this: a call, a walk to the next room.
const ASLEEP_MS_MAX: u64 = 10 * 60_000;
/// People among whom everybody tells as often as below; among twice as many half as often.
const CROWD: usize = 20;
/// Our links are told this often, in milliseconds, for what was lost …
const LINKS_EVERY_MS: u64 = 5_000;
/// … and this soon after one changed: several change at once.
const LINKS_SOON_MS: u64 = 300;

/// Somebody else.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    /// Whose peer it is, once it said hello.
    pub(super) user: Option<UserId>,
    /// When the certificate ends that it said hello with, Unix milliseconds.
    expires_unix_ms: u64,
    /// What they store outlives their page.
    durable: bool,
    /// They are in the room, and we talk to them as such.
    pub(super) inside: bool,
    /// How we told them they stand to the room.
    pub(super) told: Option<Standing>,
    /// How they say we do.
    pub(super) tells: Option<Standing>,
    /// Were removed and told so: nothing of theirs is listened to until they come again.
    pub(super) barred: bool,
    /// The server has them in the room.
    pub(super) at_server: bool,
    pub(super) link: Link,
    /// We want a link to them: always in a mesh, in a star if they are the hub or we are.
    pub(super) neighbour: bool,
    /// We do not, and both know that, since then.
    pub(super) spare_since: Option<Millis>,
    /// Under way, from open channels to the other's proof.
    pub(super) handshake: Option<Handshake>,
    /// Whom they are linked to, as they tell it.
    pub(super) links: Vec<PeerLink>,
    /// When they told so last.
    pub(super) links_at: Option<Millis>,
    /// Where they write, and until when, unless told again.
    pub(super) writes: Option<(Thread, Millis)>,
    /// Knows the messages of [`PeerMessage::KNOWS_MORE`].
    pub(super) knows_more: bool,
    /// Knows [`PeerMessage::Passed`] and what a star is.
    pub(super) knows_stars: bool,
    /// What we pass on for them.
    pub(super) passes: Allowance,
    /// Something was not passed on to them, for they had too much to read.
    pub(super) behind: bool,
    /// What they tell of their person.
    pub(super) heard: Heard,
    /// Was told of ours, as that stands.
    pub(super) told_presence: bool,
    /// Neither at the server nor linked since then.
    missing_since: Option<Millis>,
    /// The link has stood as it does since then.
    pub(super) stands_since: Millis,
    shown: Option<Person>,
}

impl Member {
    pub(super) fn new(now: Millis, polite: bool, relay: RelayPolicy) -> Self {
        Self {
            name: String::new(),
            at_server: false,
            user: None,
            expires_unix_ms: 0,
            durable: false,
            inside: false,
            told: None,
            tells: None,
            barred: false,
            link: Link::new(polite, relay),
            neighbour: true,
            spare_since: None,
            handshake: None,
            links: Vec::new(),
            links_at: None,
            writes: None,
            knows_more: false,
            knows_stars: false,
            passes: PASS_ON,
            behind: false,
            heard: Heard::default(),
            told_presence: false,
            missing_since: None,
            stands_since: now,
            shown: None,
        }
    }

    /// Whether we do anything about a link to them by ourselves.
    pub(super) fn tends_link(&self) -> bool {
        self.neighbour || self.link.up()
    }

    /// When they count as gone, if nothing is heard of them.
    pub(super) fn gone_at(&self) -> Option<Millis> {
        let patience = if self.link.status() == LinkStatus::Asleep { ASLEEP_MS_MAX } else { GONE_AFTER_MS };
        self.missing_since.map(|at| at + patience)
    }
}

impl Engine {
    /// Lets go of those who are neither at the server nor linked.
    pub(super) fn bury(&mut self, now: Millis) {
        let server_known = self.signaling.joined();
        let through = self.through_hub();
        let mut gone = Vec::new();
        for (peer, member) in &mut self.people {
            if member.at_server || member.link.alive() || through.contains(peer) {
                member.missing_since = None;
                continue;
            }
            member.missing_since.get_or_insert(now);
            let status = member.link.status();
            let left = member.neighbour && status == LinkStatus::Offline && !member.link.up();
            let at_once = left || (server_known && status != LinkStatus::Asleep);
            if at_once || member.gone_at().is_some_and(|at| at <= now) {
                gone.push(*peer);
            }
        }
        for peer in gone {
            if let Some(mut member) = self.people.remove(&peer) {
                member.link.close();
                while let Some(output) = member.link.poll() {
                    if let LinkOutput::Command(instance, command) = output {
                        self.outputs.push_back(Output::Link { peer, instance, command });
                    }
                }
                self.ledger.on_down(peer);
                self.note(now, Event::Gone(peer));
                self.outputs.push_back(Output::View(View::PersonGone(peer)));
            }
        }
    }

    /// Somebody has proven who they are.
    pub(super) fn on_proven(&mut self, now: Millis, peer: PeerId, proven: Proven) {
        let Some(member) = self.people.get_mut(&peer) else { return };
        let Proven { certificate, durable, frame_len_max } = proven;
        if let Err(refused) = certificate.check_time(self.ledger.unix_ms(now)) {
            return member.link.misbehaved(refused.to_string());
        }
        certificate.name().clone_into(&mut member.name);
        member.user = Some(certificate.user());
        member.expires_unix_ms = certificate.expires_unix_ms();
        member.durable = durable;
        member.link.welcome(now, frame_len_max);
        self.admit(now, peer);
    }

    /// Looks at everybody again whose standing may have changed.
    pub(super) fn admit_all(&mut self, now: Millis) {
        if self.ledger.take_standings_changed() {
            let peers: Vec<PeerId> = self.people.keys().copied().collect();
            for peer in peers {
                self.admit(now, peer);
            }
        }
    }

    /// Talks with who is in the room, and with nobody else. Who asks is told so and keeps the link; who was removed is told so and
    /// loses it.
    fn admit(&mut self, now: Millis, peer: PeerId) {
        let Some(member) = self.people.get_mut(&peer) else { return };
        let Some(user) = member.user else { return };
        let standing = self.ledger.standing_of(user, peer);
        let inside = matches!(standing, Standing::In(_)) || broken(Fault::TalkToRemoved);
        if member.barred && standing != Standing::Removed {
            member.barred = false;
            if member.neighbour {
                member.link.expect(now);
            }
        }
        if !member.link.up() {
            return;
        }
        let own = user == self.ledger.user();
        if inside != member.inside {
            member.inside = inside;
            if inside {
                self.ledger.on_up(now, peer, member.durable, own);
                member.link.send(now, &PeerMessage::KNOWS_MORE, &mut self.rng);
                member.link.send(now, &PeerMessage::KNOWS_STARS, &mut self.rng);
            } else {
                member.writes = None;
                member.heard = Heard::default();
                self.ledger.on_down(peer);
            }
        }
        // Who is let in from the start needs not be told.
        if member.told != Some(standing) && (member.told.is_some() || !inside) {
            member.told = Some(standing);
            member.link.send(now, &PeerMessage::Standing(standing), &mut self.rng);
        }
        if standing == Standing::Removed && !inside {
            // Without a good-bye: they may be let in again while they are there.
            member.barred = true;
            member.link.close();
        }
    }

    /// Tells the interface how we stand to the room, if that changed. Those who have more of the log may know better; but one who talks
    /// with us as with a member outweighs them.
    pub(super) fn show_standing(&mut self) {
        let mut standing = self.ledger.standing();
        if self.ledger.greeted() {
            self.told_removed = false;
        } else if matches!(standing, Standing::In(_)) {
            if self.told_removed {
                standing = Standing::Removed;
            } else if self.people.values().any(|member| member.tells == Some(Standing::Asks)) {
                standing = Standing::Asks;
            }
        }
        if self.shown_standing != Some(standing) {
            self.shown_standing = Some(standing);
            self.outputs.push_back(Output::View(View::Standing(standing)));
        }
    }

    /// Tells the interface who differs from what it was told before.
    pub(super) fn show_people(&mut self, now: Millis) {
        let mut changed = Vec::new();
        let through = self.through_hub();
        let ways = self.people.keys().map(|peer| (self.shown_status(*peer, &through), self.whose(*peer)));
        let ways: Vec<_> = ways.collect();
        for ((peer, member), (link, user)) in self.people.iter_mut().zip(ways) {
            if self.ledger.hides(*peer, member.user) {
                if member.shown.take().is_some() {
                    self.outputs.push_back(Output::View(View::PersonGone(*peer)));
                }
                continue;
            }
            // They may have changed it since they said hello.
            let said_until = if member.tends_link() { member.expires_unix_ms } else { 0 };
            let since = user.and_then(|user| self.ledger.name_since(*peer, user, said_until));
            let person = Person {
                peer: *peer,
                user,
                name: since.unwrap_or(&member.name).to_owned(),
                standing: self.ledger.standing_of_peer(*peer, member.user),
                link,
                path: member.link.path(),
                latency_ms: member.link.latency_ms(),
            };
            if member.shown.as_ref().is_none_or(|shown| shown.link != person.link) {
                member.stands_since = now;
                let fault = member.link.fault().filter(|_| person.link != LinkStatus::Connected);
                changed.push(Event::Link {
                    peer: *peer,
                    status: person.link,
                    fault: fault.map(str::to_owned),
                });
            }
            if member.shown.as_ref() != Some(&person) {
                self.outputs.push_back(Output::View(View::Person(person.clone())));
                if member.shown.is_none() && !member.links.is_empty() {
                    // Told while they were not shown.
                    self.outputs.push_back(Output::View(View::Links(*peer, member.links.clone())));
                }
                member.shown = Some(person);
            }
        }
        for event in changed {
            self.note(now, event);
        }
    }

    /// Tells the others whom we are linked to: soon when that changes, and now and then for what was lost.
    pub(super) fn tell_links(&mut self, now: Millis) {
        let links: Vec<PeerLink> =
            self.people.iter().filter_map(|(peer, member)| member.told(*peer)).collect();
        let same = |a: &PeerLink, b: &PeerLink| (a.peer, a.relayed) == (b.peer, b.relayed);
        let told = &self.told_links;
        // In a crowd everybody tells of everybody: less often, so that it stays a trickle.
        let crowd = links.len().div_ceil(CROWD).max(1) as u64;
        if links.len() != told.len() || !links.iter().zip(told).all(|(a, b)| same(a, b)) {
            let soon = now + LINKS_SOON_MS * crowd;
            self.tell_links_at = Some(self.tell_links_at.map_or(soon, |at| at.min(soon)));
        }
        if links.is_empty() {
            self.tell_links_at = None;
            self.told_links.clear();
        } else if self.tell_links_at.is_some_and(|at| at <= now) {
            self.tell_links_at = Some(now + LINKS_EVERY_MS * crowd);
            self.told_links.clone_from(&links);
            self.tell_all(now, &PeerMessage::Links(links));
        }
    }
}

impl Member {
    /// What we tell of our link to them; nothing unless it is up.
    fn told(&self, peer: PeerId) -> Option<PeerLink> {
        (self.inside && self.link.status() == LinkStatus::Connected).then(|| PeerLink {
            peer,
            relayed: self.link.path() == Some(Path::Relayed),
            latency_ms: self.link.latency_ms().map(|ms| u16::try_from(ms).unwrap_or(u16::MAX)),
        })
    }
}
