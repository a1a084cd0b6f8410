//! Who is writing, and where: told to those who can read what is being written, now and then, and believed for a moment.

use std::collections::BTreeSet;

use super::{Engine, Output};
use crate::{Millis, PeerId, Thread, UserId, View, Writer, wire::PeerMessage};

/// A typing mark is told again this often while the person writes, in milliseconds …
pub(super) const TYPING_EVERY_MS: u64 = 2_000;
/// … and believed this long: two lost frames in a row do not matter.
pub(super) const TYPING_MS_MAX: u64 = 6_000;
/// Writers shown at once: more than there are words for.
const WRITERS_MAX: usize = 32;

impl Engine {
    /// Our person writes there, or has stopped.
    pub(super) fn tell_typing(&mut self, now: Millis, thread: Thread, active: bool) {
        let active = active && self.ledger.privacy().typing;
        match self.typing_told {
            Some((told, at)) if told == thread && active && now.since(at) < TYPING_EVERY_MS => return,
            Some((told, _)) if told != thread => {
                // One writes in one place at a time.
                self.send_typing(now, told, false);
                self.typing_told = None;
                if !active {
                    return;
                }
            }
            None if !active => return,
            Some(_) | None => {}
        }
        self.typing_told = active.then_some((thread, now));
        self.send_typing(now, thread, active);
    }

    /// Takes the mark back, if our person does not tell any more.
    pub(super) fn tell_no_typing(&mut self, now: Millis) {
        if !self.ledger.privacy().typing
            && let Some((thread, _)) = self.typing_told.take()
        {
            self.send_typing(now, thread, false);
        }
    }

    /// Tells those who can read what is written there. Our own other devices need not know.
    fn send_typing(&mut self, now: Millis, thread: Thread, active: bool) {
        let me = self.ledger.user();
        for member in self.people.values_mut().filter(|member| member.inside && member.user != Some(me)) {
            let reads = thread.with().is_none_or(|with| member.user == Some(with));
            let message = match (member.knows_more, thread) {
                _ if !reads => continue,
                (true, thread) => PeerMessage::Writing { thread, active },
                (false, Thread::Room) => PeerMessage::Typing { active },
                (false, _) => continue,
            };
            member.link.send(now, &message, &mut self.rng);
        }
        let message = PeerMessage::Writing { thread, active };
        let Some(with) = thread.with() else { return self.pass(None, message) };
        for peer in self.passing.distant.clone() {
            if self.whose(peer) == Some(with) {
                self.pass(Some(peer), message.clone());
            }
        }
    }

    /// Somebody in the room writes there, or has stopped.
    pub(super) fn on_writing(&mut self, now: Millis, peer: PeerId, thread: Thread, active: bool) {
        let me = self.ledger.user();
        let user = self.whose(peer);
        let Some(member) = self.people.get_mut(&peer) else { return };
        let thread = match (thread, user) {
            (Thread::Private(with), Some(user)) if with == me => Thread::Private(user),
            (Thread::Private(_), _) => return,
            (thread, _) => thread,
        };
        if active {
            member.writes = Some((thread, now + TYPING_MS_MAX));
        } else {
            // What was begun elsewhere meanwhile goes on.
            member.writes.take_if(|(place, _)| *place == thread);
        }
    }

    /// Tells the interface who writes where, if that changed.
    pub(super) fn show_typing(&mut self) {
        let me = self.ledger.user();
        let mut seen: BTreeSet<(Thread, UserId)> = BTreeSet::new();
        let writes = self.people.iter().filter(|(peer, _)| self.whose(**peer) != Some(me)).filter_map(
            |(peer, member)| {
                let (thread, _) = member.writes?;
                if self.ledger.hides(*peer, member.user) {
                    return None;
                }
                let once = self.whose(*peer).is_none_or(|user| seen.insert((thread, user)));
                once.then_some(Writer { thread, peer: *peer })
            },
        );
        let typing: Vec<Writer> = writes.take(WRITERS_MAX).collect();
        if typing != self.shown_typing {
            self.shown_typing.clone_from(&typing);
            self.outputs.push_back(Output::View(View::Typing(typing)));
        }
    }
}
