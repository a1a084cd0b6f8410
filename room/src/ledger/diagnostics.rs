//! What the ledger tells of itself, and comparing everything at once.

use super::Ledger;
use crate::{
    Compared, LogReport, Millis, OutboxReport, PeerId, StoreReport, diagnostics::OUTBOX_TOLD_MAX,
    sync::Peering,
};

impl Ledger {
    /// Compares heads with everybody who is linked, soon, and sends again what nobody has confirmed.
    pub(crate) fn sync_now(&mut self, now: Millis) {
        for peering in self.peerings.values_mut() {
            peering.compare_soon(now);
        }
        if !self.outbox.is_empty() {
            self.outbox.begin_anew();
            self.resend();
        }
    }

    /// How our logs compare with those of a peer that we talk with.
    pub(crate) fn compared(&self, now: Millis, peer: PeerId) -> Option<Compared> {
        self.peerings.get(&peer).map(|peering| peering.compared(now, &self.replica))
    }

    /// The oldest entries of the outbox, and how many there are.
    pub(crate) fn outbox_report(&self, now: Millis) -> (Vec<OutboxReport>, u64) {
        let unix_ms = self.unix_ms(now);
        let entries = self.outbox.entries().take(OUTBOX_TOLD_MAX).map(|(key, tries, attention)| {
            let operation = self.replica.place(key).and_then(|place| self.replica.operation(place));
            let at = operation.map_or(unix_ms, |operation| operation.at_unix_ms());
            let (stream, age_ms) = (key.stream.as_str().to_owned(), unix_ms.saturating_sub(at));
            OutboxReport { stream, seq: key.seq, age_ms, tries, attention }
        });
        (entries.collect(), self.outbox.len() as u64)
    }

    /// Every log.
    pub(crate) fn log_reports(&self) -> Vec<LogReport> {
        let report = |log: &crate::replica::Log| LogReport {
            log: log.id.clone(),
            len: log.len(),
            stored: log.stored(),
            tip: log.tip(log.len()).unwrap_or_default(),
            forked: log.fork().is_some(),
        };
        self.replica.logs().map(|(_, log)| report(log)).collect()
    }

    /// Operations that others have and we lack.
    pub(crate) fn missing(&self) -> u64 {
        self.peerings
            .values()
            .map(|peering: &Peering| peering.missing(&self.replica))
            .max()
            .unwrap_or_default()
    }

    /// Later epochs whose keys we have, and operations that we cannot read.
    pub(crate) fn epochs_report(&self) -> (u64, u64) {
        (self.epochs.known().count() as u64, self.epochs.waiting() as u64)
    }

    /// The way to the disk.
    pub(crate) fn store_report(&self) -> StoreReport {
        StoreReport {
            durable: self.durable(),
            under_way: self.store.under_way() as u64,
            failing: self.store.trouble().is_some(),
            unstored: self.store.waiting() as u64,
        }
    }
}
