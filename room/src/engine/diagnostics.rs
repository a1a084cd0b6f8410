//! What the engine tells of itself, what it remembers of what happened, and *sync now*.

use super::{Engine, SignalingStatus};
use crate::{Diagnostics, Event, LinkDetails, LinkReport, LinkStatus, Millis, Notice, PeerId, Synced, View};

impl Engine {
    /// How the room stands here: no text, no name, no title.
    pub fn diagnostics(&self, now: Millis) -> Diagnostics {
        let through = self.through_hub();
        let links = self.people.iter().map(|(peer, member)| LinkReport {
            details: LinkDetails {
                status: self.shown_status(*peer, &through),
                ..member.link.details(now, *peer)
            },
            since_ms: now.since(member.stands_since),
            at_server: member.at_server,
            queued: member.link.queued(),
            on_the_way: member.link.on_the_way(),
            compared: self.ledger.compared(now, *peer),
        });
        let (outbox, outbox_len) = self.ledger.outbox_report(now);
        let (epochs, unreadable) = self.ledger.epochs_report();
        Diagnostics {
            signaling: self.signaling.status(),
            links: links.collect(),
            outbox,
            outbox_len,
            logs: self.ledger.log_reports(),
            missing: self.ledger.missing(),
            epochs,
            unreadable,
            store: self.ledger.store_report(),
            synced: self.synced.map(|(synced, at)| (synced, now.since(at))),
            events: self.journal.all(),
        }
    }

    /// Compares heads with everybody, dials who is missing, and asks for the server where it is away.
    pub(super) fn sync_now(&mut self, now: Millis) {
        let mut synced =
            Synced { server: self.signaling.status() == SignalingStatus::Reconnecting, ..Synced::default() };
        let command = self.signaling.probe(now);
        self.socket(command);
        for member in self.people.values_mut().filter(|member| !member.barred && member.tends_link()) {
            let count = match member.link.status() {
                LinkStatus::Connected if member.inside => &mut synced.asked,
                _ if member.link.dial_now(now, &mut self.rng) => &mut synced.dialed,
                _ => &mut synced.unreachable,
            };
            *count += 1;
        }
        self.ledger.sync_now(now);
        self.synced = Some((synced, now));
        self.note(now, Event::Synced(synced));
    }

    /// Remembers what happened.
    pub(super) fn note(&mut self, now: Millis, event: Event) {
        self.journal.note(self.ledger.unix_ms(now), event);
    }

    /// Of what is shown, what is worth remembering.
    pub(super) fn note_view(&mut self, now: Millis, view: &View) {
        let event = match view {
            View::Notice(Notice::StoringFailed(_)) => Event::StoringFailed,
            View::Notice(Notice::StoringWorks) => Event::StoringWorks,
            View::Notice(Notice::Forked { peer }) => Event::Forked(*peer),
            _ => return,
        };
        self.note(now, event);
    }

    /// A peer told its heads: worth remembering where they differ from ours, and the first time.
    pub(super) fn note_heads(&mut self, now: Millis, peer: PeerId, first: bool) {
        if let Some(compared) = self.ledger.compared(now, peer)
            && (first || compared.missing + compared.lacking > 0)
        {
            let (missing, lacking) = (compared.missing, compared.lacking);
            self.note(now, Event::Compared { peer, missing, lacking });
        }
    }
}
