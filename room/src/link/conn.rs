//! One connection, as the link sees it: who is at its other end, what goes over it.

use crate::{
    Fingerprints, Millis, Route,
    frame::{FRAME_LEN_FIRST, FRAME_LEN_MAX, Reassembly},
    wire::{Candidate, Channel, PeerMessage},
};

use super::Outbound;

/// Candidates taken of one description, those included that came before it: every address of a device, several times.
pub(super) const CANDIDATES_MAX: usize = 64;
/// Frames kept that come before all channels are open, which happens when packets are lost: a few are sent before our hello.
const EARLY_FRAMES_MAX: usize = 64;
/// Longest time from an offer to its answer, in milliseconds: two ways through the server on a bad network.
const OFFER_MS_MAX: u64 = 4_000;
/// Times a connection is offered without ever opening, after which another is made.
const OFFERS_MAX: u32 = 6;

#[derive(Debug)]
pub(super) struct Conn {
    /// Ours.
    pub(super) instance: u64,
    /// The other's, once it answered or offered.
    pub(super) remote: Option<u64>,
    /// Offers made so far: the number of the last.
    offers: u32,
    /// When we made the last of them, if it has no answer yet.
    offered_at: Option<Millis>,
    /// Candidates of a side we do not know yet.
    early: Vec<(u64, Candidate)>,
    /// Frames that came before all channels were open.
    early_frames: Vec<(Channel, Vec<u8>)>,
    /// Candidates taken since the last description.
    candidates: usize,
    /// Whether it was told that only relays count.
    pub(super) relay_only: bool,
    /// Whose certificates its channels opened with.
    pub(super) fingerprints: Option<Fingerprints>,
    /// Which way packets go, once known.
    pub(super) route: Option<Route>,
    /// What waits to be sent.
    pub(super) outbound: Outbound,
    /// Frames of messages under way, by channel.
    inbound: [Reassembly; 6],
    /// The longest frame we take, and the longest the other takes.
    limits: (usize, usize),
    /// Attempts that came to nothing.
    attempts: u32,
    /// The attempt under way is the other's.
    pub(super) called: bool,
}

impl Conn {
    pub(super) fn new(instance: u64) -> Self {
        Self {
            instance,
            remote: None,
            offers: 0,
            offered_at: None,
            early: Vec::new(),
            early_frames: Vec::new(),
            candidates: 0,
            relay_only: false,
            fingerprints: None,
            route: None,
            outbound: Outbound::default(),
            inbound: Default::default(),
            limits: (FRAME_LEN_FIRST, FRAME_LEN_FIRST),
            attempts: 0,
            called: false,
        }
    }

    /// The number of a new offer.
    pub(super) fn offer(&mut self, now: Millis) -> u32 {
        self.offered_at = Some(now);
        self.offers = self.offers.wrapping_add(1);
        self.offers
    }

    /// The last offer is answered, or given up for the other's.
    pub(super) fn settle(&mut self) {
        self.offered_at = None;
    }

    /// Whether this is the number of the offer that waits for its answer; none waits for that of an older one.
    pub(super) fn awaits(&self, number: u32) -> bool {
        self.offered_at.is_some() && self.offers == number
    }

    /// Whether an offer of ours is on its way. One that got no answer for long was lost; it must not keep us from taking the
    /// other's.
    pub(super) fn offering(&self, now: Millis) -> bool {
        self.offered_at.is_some_and(|at| now.since(at) < OFFER_MS_MAX)
    }

    /// An attempt came to nothing; whether the connection is good for another.
    pub(super) fn failed(&mut self) -> bool {
        self.attempts += 1;
        self.attempts < OFFERS_MAX
    }

    /// A description of the other's connection `remote` came; gives what candidates of it came before.
    pub(super) fn bind(&mut self, remote: u64) -> Vec<Candidate> {
        self.remote = Some(remote);
        let early = std::mem::take(&mut self.early).into_iter().filter(|(from, _)| *from == remote);
        let early: Vec<Candidate> = early.map(|(_, candidate)| candidate).collect();
        self.candidates = early.len();
        early
    }

    /// A candidate came; gives it back if it is to be used now, and keeps it if its description is still to come.
    pub(super) fn candidate(
        &mut self,
        from: u64,
        to: Option<u64>,
        candidate: Candidate,
    ) -> Option<Candidate> {
        match self.remote {
            Some(remote) if remote == from && self.candidates < CANDIDATES_MAX => {
                self.candidates += 1;
                Some(candidate)
            }
            None if to == Some(self.instance) && self.early.len() < CANDIDATES_MAX => {
                self.early.push((from, candidate));
                None
            }
            _ => None,
        }
    }

    /// A frame came before all channels are open. An error is what the other did wrong.
    pub(super) fn keep_frame(&mut self, channel: Channel, bytes: Vec<u8>) -> Result<(), String> {
        if self.early_frames.len() == EARLY_FRAMES_MAX || bytes.len() > FRAME_LEN_FIRST {
            return Err("sent too much before its hello".to_owned());
        }
        self.early_frames.push((channel, bytes));
        Ok(())
    }

    /// All channels are open: what came before.
    pub(super) fn take_early_frames(&mut self) -> Vec<(Channel, Vec<u8>)> {
        std::mem::take(&mut self.early_frames)
    }

    /// What our browser takes in one message.
    pub(super) fn set_own_limit(&mut self, message_len_max: u32) {
        self.limits.0 = limit(message_len_max);
    }

    /// What the other said it takes.
    pub(super) fn set_their_limit(&mut self, frame_len_max: u32) {
        self.limits.1 = limit(frame_len_max);
    }

    /// The longest frame we take, as it is told in the hello.
    pub(super) fn own_limit(&self) -> u32 {
        u32::try_from(self.limits.0).unwrap_or(u32::MAX)
    }

    /// The longest frame to send: what both sides have shown to take.
    pub(super) fn frame_len_max(&self) -> usize {
        self.limits.0.min(self.limits.1)
    }

    /// Takes a frame; gives the message that it completes. An error is what the other did wrong.
    pub(super) fn read(&mut self, channel: Channel, bytes: &[u8]) -> Result<Option<PeerMessage>, String> {
        let len_max = self.limits.0;
        let whole = match self.inbound.get_mut(channel as usize).filter(|_| channel.reliable()) {
            Some(inbound) => inbound.push(bytes, len_max),
            None => Reassembly::default().push(bytes, len_max),
        };
        let Some(whole) = whole.map_err(|e| format!("sent, on {}, {e}", channel.label()))? else {
            return Ok(None);
        };
        let message = PeerMessage::decode(&whole);
        message.map(Some).map_err(|e| format!("sent, on {}, what is {e}", channel.label()))
    }
}

/// Within what every browser takes, and what is of any use.
fn limit(bytes: u32) -> usize {
    usize::try_from(bytes).unwrap_or(FRAME_LEN_MAX).clamp(FRAME_LEN_FIRST, FRAME_LEN_MAX)
}
