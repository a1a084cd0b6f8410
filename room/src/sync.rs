//! Bringing one peer up to date over one link: what it has, what it is sent next, and what it was told of us.
//!
//! Both sides begin with their *heads*: for each log how many operations they have stored, and how its end hashes. Each
//! then sends what the other lacks in the order it took it, so that nothing arrives before what it depends on, a bounded amount
//! under way at a time; *have* messages acknowledge what was stored and open the window again. After that new operations
//! follow as they appear: own ones at once, those of others when the peer has not got them by itself within a moment.
//! Heads are repeated from time to time and repair whatever was missed. A newcomer is first shown the newest few
//! operations, so that its screen fills before the history has arrived.
//!
//! A peering lives as long as its connection. On the wire: `docs/protocol.md`, "Sync". Exercised in `tests/sim.rs`.

use std::collections::{BTreeMap, VecDeque};

use crate::{
    Compared, LogId, Millis, PeerId,
    allowance::Allowance,
    fault::{Fault, broken},
    replica::{LOGS_MAX, LogIndex, Place, Replica},
    wire::{Count, Head, PeerMessage},
};

/// Bytes of operations under way to one peer without an acknowledgement: enough for 4 MB/s at 50 ms, and on a slow line a
/// few seconds behind which a ping has to wait.
const WINDOW_LEN: usize = 192 * 1024;
/// Bytes of operations in one message; a longer operation goes alone.
const BATCH_LEN: usize = 24 * 1024;
/// Operations of others are left to their authors for this long, in milliseconds, before we pass them on.
const FORWARD_AFTER_MS: u64 = 700;
/// Between two heads on one link, in milliseconds.
const HEADS_EVERY_MS: u64 = 10_000;
/// Heads do not restart what was sent within this time, in milliseconds: its acknowledgement may be on its way.
const PATIENCE_MS: u64 = 4_000;
/// Who lacks at least so many operations is shown the newest first.
const NEWCOMER_MISSING_MIN: u64 = 100;
/// Heads a peer may send: 20 at once, and then one a second.
const HEADS: Allowance = Allowance::new(20, 1_000);
/// Proofs of forks a peer may bring over one connection: every log of a room once.
const FORKS_MAX: usize = LOGS_MAX;
/// Between two heads told out of turn, in milliseconds: slower than what a peer may be told.
const COMPARE_AFTER_MS: u64 = 2_000;
/// Operations a peer may claim to have of one log beyond ours and be believed, for showing how much is missing.
const AHEAD_MAX: u64 = 1_000_000;

/// One peer, on one connection.
#[derive(Debug)]
pub(crate) struct Peering {
    /// What the peer stores outlives its page.
    durable: bool,
    /// How much of each log the peer has stored, as far as we know.
    theirs: BTreeMap<LogIndex, u64>,
    /// How much of each log was handed to the link.
    sent: BTreeMap<LogIndex, u64>,
    /// What was sent and not acknowledged, oldest first, with its length and when it went.
    under_way: VecDeque<(Place, usize, Millis)>,
    under_way_len: usize,
    /// What of ours we told the peer.
    told: BTreeMap<LogIndex, u64>,
    /// Everything before was looked at.
    cursor: usize,
    /// When the peer's heads came last.
    heard_at: Option<Millis>,
    /// The peer's heads have come.
    greeted: bool,
    /// Has been sent everything once; new operations follow as they appear.
    live: bool,
    /// When we tell our heads again.
    heads_at: Millis,
    /// When we told them last.
    heads_told_at: Millis,
    /// The peer has shown us the newest ahead of their turn.
    previewed: bool,
    /// When to look again for operations of others.
    forward_at: Option<Millis>,
    /// Logs the peer has more of than we do, and by how much.
    ahead: BTreeMap<LogId, u64>,
    heads: Allowance,
    forks_brought: usize,
    /// Something changed since the last [`Peering::pump`].
    dirty: bool,
}

/// When places were taken, for leaving operations to their authors for a moment: everything before the index was taken
/// before the time.
pub(crate) type Arrivals = VecDeque<(usize, Millis)>;

impl Peering {
    pub(crate) fn new(now: Millis, durable: bool) -> Self {
        Self {
            durable,
            theirs: BTreeMap::new(),
            sent: BTreeMap::new(),
            under_way: VecDeque::new(),
            under_way_len: 0,
            told: BTreeMap::new(),
            cursor: 0,
            heard_at: None,
            greeted: false,
            live: false,
            heads_at: now,
            heads_told_at: Millis(0),
            previewed: false,
            forward_at: None,
            ahead: BTreeMap::new(),
            heads: HEADS,
            forks_brought: 0,
            dirty: true,
        }
    }

    /// Something changed that may give this peer something to read.
    pub(crate) fn stir(&mut self) {
        self.dirty = true;
    }

    /// Places have moved: look at all of them again.
    pub(crate) fn rewind(&mut self) {
        self.cursor = 0;
        self.dirty = true;
    }

    /// Whether what the peer stores outlives its page: only then its word is a receipt.
    pub(crate) fn durable(&self) -> bool {
        self.durable
    }

    /// Whether the peer's heads have come: only then anything is sent.
    pub(crate) fn greeted(&self) -> bool {
        self.greeted
    }

    /// When [`Peering::pump`] has something to do.
    pub(crate) fn deadline(&self) -> Millis {
        self.forward_at.map_or(self.heads_at, |at| at.min(self.heads_at))
    }

    /// How much of this log was handed to the link or is known to be there.
    pub(crate) fn reached(&self, log: LogIndex) -> u64 {
        self.given(log)
    }

    /// How much of this log the peer said it has stored.
    pub(crate) fn has(&self, log: LogIndex) -> u64 {
        self.theirs.get(&log).copied().unwrap_or_default()
    }

    /// Operations the peer has and we lack.
    pub(crate) fn missing(&self, replica: &Replica) -> u64 {
        let lack = |(log, next): (&LogId, &u64)| match replica.find(log) {
            Some(log) if log.fork().is_some() => 0,
            Some(log) => next.saturating_sub(log.len()),
            None => *next,
        };
        self.ahead.iter().map(|ahead| lack(ahead).min(AHEAD_MAX)).fold(0, u64::saturating_add)
    }

    /// How the logs compare, as far as is known.
    pub(crate) fn compared(&self, now: Millis, replica: &Replica) -> Compared {
        let theirs = |index| self.theirs.get(&index).copied().unwrap_or_default();
        let lacks = replica.logs().map(|(index, log)| log.stored().saturating_sub(theirs(index)));
        Compared {
            heard_ms: self.heard_at.map(|at| now.since(at)),
            missing: self.missing(replica),
            lacking: lacks.sum(),
            under_way: self.under_way_len as u64,
        }
    }

    /// Tell our heads soon: something does not fit together.
    pub(crate) fn compare_soon(&mut self, now: Millis) {
        self.heads_at = self.heads_at.min(self.heads_told_at + COMPARE_AFTER_MS).max(now);
    }

    /// The peer told its heads. `Err` when it does so too often.
    pub(crate) fn on_heads(
        &mut self,
        now: Millis,
        replica: &Replica,
        heads: &[Head],
    ) -> Result<Vec<PeerMessage>, String> {
        if !self.heads.take(now) {
            return Err("asked for the whole state again and again".to_owned());
        }
        self.dirty = true;
        let first = !self.greeted;
        self.greeted = true;
        self.heard_at = Some(now);
        if broken(Fault::NeverRepair) && !first {
            return Ok(Vec::new());
        }
        let mut out = Vec::new();
        let mut theirs = BTreeMap::new();
        // Where the peer knows logs to end.
        let mut ends = BTreeMap::new();
        self.ahead.clear();
        for head in heads {
            let id = LogId { author: head.author, stream: head.stream.clone() };
            let Some(index) = replica.index(&id) else {
                self.ahead.insert(id, head.next);
                continue;
            };
            let Some(log) = replica.log(index) else { continue };
            if head.next > log.len() {
                self.ahead.insert(id, head.next);
            }
            if let Some(end) = head.fork {
                ends.insert(index, end);
            }
            // Different histories: from the start, so that both find where they part.
            let parted = head.next <= log.len() && log.tip(head.next).is_some_and(|tip| tip != head.tip);
            theirs.insert(index, if parted { 0 } else { head.next });
        }
        for (index, log) in replica.logs() {
            let Some(proof) = log.fork() else { continue };
            let knows = ends.get(&index).is_some_and(|end| *end <= proof.key.seq);
            if !knows && !broken(Fault::HideForks) {
                out.push(PeerMessage::Fork { first: proof.first.clone(), second: proof.second.clone() });
                theirs.entry(index).or_insert(0);
            }
        }
        let waits = self.under_way.front().is_some_and(|(_, _, at)| now.since(*at) < PATIENCE_MS);
        self.theirs = theirs;
        if first || !waits {
            self.start_over();
        }
        Ok(out)
    }

    /// Whether the peer lacks so much that it should see the newest first.
    pub(crate) fn newcomer(&self, replica: &Replica) -> bool {
        let theirs = |index: LogIndex| self.theirs.get(&index).copied().unwrap_or_default();
        let lacks = replica.logs().map(|(index, log)| log.stored().saturating_sub(theirs(index)));
        lacks.sum::<u64>() >= NEWCOMER_MISSING_MIN
    }

    /// Sends again whatever is not acknowledged.
    pub(crate) fn start_over(&mut self) {
        self.dirty = true;
        self.sent.clear();
        self.under_way.clear();
        self.under_way_len = 0;
        self.cursor = 0;
        self.live = false;
    }

    /// The peer has stored so much.
    pub(crate) fn on_have(&mut self, replica: &Replica, counts: &[Count]) {
        self.dirty = true;
        for count in counts {
            let id = LogId { author: count.author, stream: count.stream.clone() };
            let Some(index) = replica.index(&id) else {
                if self.ahead.len() < LOGS_MAX {
                    let ahead = self.ahead.entry(id).or_default();
                    *ahead = count.next.max(*ahead);
                }
                continue;
            };
            let theirs = self.theirs.entry(index).or_default();
            *theirs = count.next.max(*theirs);
            if replica.log(index).is_some_and(|log| count.next > log.len()) {
                self.ahead.insert(id, count.next);
            }
        }
        while let Some((place, len, _)) = self.under_way.front()
            && self.theirs.get(&place.log).is_some_and(|have| *have > place.seq)
        {
            self.under_way_len -= len;
            self.under_way.pop_front();
        }
    }

    /// The peer sent this operation, so it has it and all before it.
    pub(crate) fn on_operation(&mut self, place: Place) {
        let theirs = self.theirs.entry(place.log).or_default();
        *theirs = (*theirs).max(place.seq.saturating_add(1));
    }

    /// Whether the peer may show us the newest ahead of their turn: once.
    pub(crate) fn take_preview(&mut self) -> bool {
        !std::mem::replace(&mut self.previewed, true)
    }

    /// The peer brought a fork. `Err` when it brings too many.
    pub(crate) fn on_fork(&mut self) -> Result<(), String> {
        self.forks_brought += 1;
        if self.forks_brought > FORKS_MAX {
            return Err("brought too many forked histories".to_owned());
        }
        Ok(())
    }

    /// What to say now. A hub leaves nothing to its author, who has no way to the peer.
    pub(crate) fn pump(
        &mut self,
        now: Millis,
        me: PeerId,
        replica: &Replica,
        arrivals: &Arrivals,
        hub: bool,
    ) -> Vec<PeerMessage> {
        let mut out = Vec::new();
        if !std::mem::take(&mut self.dirty) && self.deadline() > now {
            return out;
        }
        if self.heads_at <= now {
            self.heads_at = now + HEADS_EVERY_MS;
            self.heads_told_at = now;
            out.push(self.heads(replica));
        } else if let Some(have) = self.have(me, replica) {
            out.push(have);
        }
        if self.greeted {
            let forward_after_ms = if hub { 0 } else { FORWARD_AFTER_MS };
            self.operations(now, me, replica, arrivals, forward_after_ms, &mut out);
        }
        out
    }

    fn heads(&mut self, replica: &Replica) -> PeerMessage {
        let mut heads = Vec::new();
        for (index, log) in replica.logs() {
            let next = log.stored();
            if next == 0 && log.fork().is_none() {
                continue;
            }
            self.told.insert(index, next);
            let tip = log.tip(next).unwrap_or_default();
            let (author, stream) = (log.id.author, log.id.stream.clone());
            let fork = log.fork().map(|proof| proof.key.seq).filter(|_| !broken(Fault::HideForks));
            heads.push(Head { author, stream, next, tip, fork });
        }
        PeerMessage::Heads(heads)
    }

    /// What was stored since we last told. Our own log needs no telling: what is sent is stored.
    fn have(&mut self, me: PeerId, replica: &Replica) -> Option<PeerMessage> {
        let mut counts = Vec::new();
        for (index, log) in replica.logs() {
            let next = log.stored();
            if log.id.author != me && next > self.told.get(&index).copied().unwrap_or_default() {
                self.told.insert(index, next);
                counts.push(Count { author: log.id.author, stream: log.id.stream.clone(), next });
            }
        }
        (!counts.is_empty()).then_some(PeerMessage::Have(counts))
    }

    fn operations(
        &mut self,
        now: Millis,
        me: PeerId,
        replica: &Replica,
        arrivals: &Arrivals,
        forward_after_ms: u64,
        out: &mut Vec<PeerMessage>,
    ) {
        self.forward_at = None;
        let mut batch = Batch::default();
        if self.live {
            // Own ones at once, whatever they may stand behind.
            let own: Vec<LogIndex> =
                replica.logs().filter(|(_, log)| log.id.author == me).map(|(index, _)| index).collect();
            for log in own {
                let stored = stored(replica, log);
                while self.given(log) < stored && self.under_way_len < WINDOW_LEN {
                    let place = Place { log, seq: self.given(log) };
                    self.send(now, replica, place, &mut batch, out);
                }
            }
        }
        while let Some(place) = replica.order().get(self.cursor).copied() {
            let known = self.given(place.log) > place.seq || replica.entry(place).is_none();
            if !known {
                if place.seq >= stored(replica, place.log) || self.under_way_len >= WINDOW_LEN {
                    break;
                }
                let waits_until = self.live.then(|| arrived(arrivals, self.cursor) + forward_after_ms);
                if let Some(at) = waits_until.filter(|at| *at > now) {
                    self.forward_at = Some(at);
                    break;
                }
                // Order within a log: what comes before was given, or the peer has it.
                if self.given(place.log) == place.seq {
                    self.send(now, replica, place, &mut batch, out);
                }
            }
            self.cursor += 1;
        }
        batch.flush(out);
        if self.cursor >= replica.order().len() {
            self.live = true;
        }
    }

    fn given(&self, log: LogIndex) -> u64 {
        let of = |counts: &BTreeMap<LogIndex, u64>| counts.get(&log).copied().unwrap_or_default();
        of(&self.theirs).max(of(&self.sent))
    }

    fn send(
        &mut self,
        now: Millis,
        replica: &Replica,
        place: Place,
        batch: &mut Batch,
        out: &mut Vec<PeerMessage>,
    ) {
        let Some(entry) = replica.entry(place) else { return };
        self.sent.insert(place.log, place.seq + 1);
        self.under_way.push_back((place, entry.bytes.len(), now));
        self.under_way_len += entry.bytes.len();
        batch.add(&entry.bytes, out);
    }
}

fn stored(replica: &Replica, log: LogIndex) -> u64 {
    replica.log(log).map_or(0, |log| if broken(Fault::SendBeforeStoring) { log.len() } else { log.stored() })
}

fn arrived(arrivals: &Arrivals, index: usize) -> Millis {
    let newer = arrivals.partition_point(|(before, _)| *before <= index);
    arrivals.get(newer).map_or(Millis(0), |(_, at)| *at)
}

/// Operations that go into one message.
#[derive(Default)]
struct Batch {
    operations: Vec<Vec<u8>>,
    len: usize,
}

impl Batch {
    fn add(&mut self, bytes: &[u8], out: &mut Vec<PeerMessage>) {
        if self.len + bytes.len() > BATCH_LEN {
            self.flush(out);
        }
        self.len += bytes.len();
        self.operations.push(bytes.to_vec());
    }

    fn flush(&mut self, out: &mut Vec<PeerMessage>) {
        if !self.operations.is_empty() {
            self.len = 0;
            out.push(PeerMessage::Operations(std::mem::take(&mut self.operations)));
        }
    }
}
