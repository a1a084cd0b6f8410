//! An engine that is being opened, in parts, so that a page is not held up by a long log.

use std::collections::{BTreeMap, VecDeque};

use chacha20::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use super::{Config, Engine, Passing};
use crate::{
    Message, Millis, PeerSecret, Privacy, RelayPolicy, RoomKeys, SignalingStatus, StoredRoom, Topology,
    diagnostics::Journal, ledger, pace::Pace, signal::Signaling,
};

/// An engine on its way: give it what is stored, let it [`Opening::work`] until that answers that nothing is left, then it is an
/// engine.
#[derive(Debug)]
pub struct Opening {
    keys: RoomKeys,
    secret: PeerSecret,
    name: String,
    rng: ChaCha20Rng,
    relay: RelayPolicy,
    privacy: Privacy,
    ledger: ledger::Opening,
}

impl Opening {
    /// Begins with what is stored of a room. Its operations may follow by [`Opening::add`].
    pub fn new(now: Millis, mut config: Config, stored: StoredRoom) -> Self {
        let mut seed = [0; 32];
        config.rng.fill_bytes(&mut seed);
        Self {
            keys: config.keys.clone(),
            secret: config.me.clone(),
            name: config.name.clone(),
            rng: ChaCha20Rng::from_seed(seed),
            relay: config.relay,
            privacy: config.privacy,
            ledger: ledger::Opening::new(now, config, stored),
        }
    }

    /// Adds stored operations, in whatever order, before any work is done.
    pub fn add(&mut self, operations: &[Vec<u8>]) {
        self.ledger.add(operations);
    }

    /// Does so many small steps, some microseconds each. Answers whether there are more.
    pub fn work(&mut self, steps: usize) -> bool {
        self.ledger.work(steps)
    }

    /// The engine, which has not started, and all messages in their order. What was not done is done now.
    pub fn finish(mut self, now: Millis) -> (Engine, Vec<Message>) {
        let (ledger, messages) = self.ledger.finish();
        let passing = Passing::new(&mut self.rng);
        let mut engine = Engine {
            me: self.secret.id(),
            keys: self.keys,
            secret: self.secret,
            name: self.name,
            rng: self.rng,
            signaling: Signaling::default(),
            people: BTreeMap::new(),
            topology: Topology::default(),
            hub: None,
            passing,
            relay: self.relay,
            ledger,
            pace: Pace::default(),
            told_links: Vec::new(),
            tell_links_at: None,
            typing_told: None,
            outputs: VecDeque::new(),
            here: false,
            told_presence: (false, self.privacy.presence),
            tell_presence_at: None,
            shown_presence: BTreeMap::new(),
            shown_signaling: SignalingStatus::Offline,
            shown_typing: Vec::new(),
            shown_standing: None,
            told_removed: false,
            journal: Journal::default(),
            synced: None,
            wake_at: None,
        };
        engine.settle(now);
        (engine, messages)
    }
}
