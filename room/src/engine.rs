//! The whole of one page's part in one room: it decides, the drivers act.
//!
//! [`Engine::handle`] takes one input; drain [`Engine::poll`] before giving it the next. The engine joins
//! through the server ([`crate::signal`]), keeps one link a person ([`crate::link`]) and the log ([`crate::ledger`]);
//! here they meet. Many engines with a lossy network between them run in `tests/sim.rs`.

use std::collections::{BTreeMap, VecDeque};

use chacha20::ChaCha20Rng;

use crate::{
    CommandRefused, Event, LinkDetails, MessageDetails, MessageId, Millis, Notice, OperationKey, PeerId,
    PeerLink, PeerSecret, PollAudit, PollId, Presence, RelayPolicy, RoomKeys, SignalingStatus, Standing,
    StoredRoom, Synced, Thread, Topology, Unread, UserId, VectorClock, View, Writer, clean_name,
    diagnostics::Journal,
    handshake::Handshake,
    ledger::{Ledger, LedgerOutput},
    link::LinkOutput,
    pace::Pace,
    passed::is_receipt,
    seal::{self, Purpose},
    signal::{Signaling, SocketCommand},
    wire::{PeerMessage, Profile, SignalBody, SignalContent, decode_body, encode_body},
};

mod diagnostics;
mod io;
mod neighbours;
mod opening;
mod passing;
mod people;
mod presence;
mod typing;

use crate::set_of;
pub use io::{Command, Config, Input, Output, RelayKind, SignalInput, SignalOutput};
pub use opening::Opening;
use passing::Passing;
use people::Member;

/// People kept in one room: what the server lets in.
const PEOPLE_MAX: usize = 256;
/// A page that wakes so much later than it asked to has slept, in milliseconds.
const SLEPT_MS_MIN: u64 = 10_000;
/// A newcomer dials so many at once …
const DIALED_AT_ONCE: u64 = 16;
/// … and everybody after them with this much between two, in milliseconds: what the server takes of descriptions and candidates.
const DIAL_EVERY_MS: u64 = 250;
/// Whom a peer is linked to is listened to this often, in milliseconds: each time the picture is drawn anew.
const LINKS_EVERY_MS_MIN: u64 = 100;
/// Outputs waiting to be polled; a driver that drains after every input never comes near.
const OUTPUTS_MAX: usize = 100_000;

/// One page's part in one room.
#[derive(Debug)]
pub struct Engine {
    keys: RoomKeys,
    secret: PeerSecret,
    me: PeerId,
    name: String,
    rng: ChaCha20Rng,
    signaling: Signaling,
    people: BTreeMap<PeerId, Member>,
    /// The shape of the room, when its links were chosen last.
    topology: Topology,
    /// The hub of the star, if it is one and a hub is there. We ourselves, maybe.
    hub: Option<PeerId>,
    /// What goes through it.
    passing: Passing,
    ledger: Ledger,
    /// What waits to go to the server.
    pace: Pace<PeerId, SignalOutput>,
    /// When packets may go through a relay.
    relay: RelayPolicy,
    /// Whom we told that we are linked to, and when we tell it again.
    told_links: Vec<PeerLink>,
    tell_links_at: Option<Millis>,
    /// Where we last told that we are writing, and when.
    typing_told: Option<(Thread, Millis)>,
    outputs: VecDeque<Output>,
    /// Our person is at the page.
    here: bool,
    /// What we told of that last, and when we tell it again.
    told_presence: (bool, bool),
    tell_presence_at: Option<Millis>,
    shown_presence: BTreeMap<UserId, Presence>,
    shown_signaling: SignalingStatus,
    shown_typing: Vec<Writer>,
    shown_standing: Option<Standing>,
    /// Somebody who knows more told us that we are out, and nobody has talked to us since.
    told_removed: bool,
    /// What happened lately.
    journal: Journal,
    /// What the last *sync now* did, and when.
    synced: Option<(Synced, Millis)>,
    wake_at: Option<Millis>,
}

impl Engine {
    /// An engine that has not started, with what was stored of the room. Its first outputs show the history.
    pub fn new(now: Millis, config: Config, stored: StoredRoom) -> Self {
        let (mut engine, messages) = Opening::new(now, config, stored).finish(now);
        if !messages.is_empty() {
            engine.outputs.push_front(Output::View(View::Messages(messages)));
        }
        engine
    }

    /// Takes one input; drain [`Engine::poll`] before giving it the next. Only a refused command is an error: it is
    /// the person's, and everything else that goes wrong is handled or shown.
    pub fn handle(&mut self, now: Millis, input: Input) -> Result<(), CommandRefused> {
        let mut result = Ok(());
        if self.wake_at.is_some_and(|at| now.since(at) >= SLEPT_MS_MIN) {
            self.renew(now);
        }
        match input {
            Input::Start => {
                self.note(now, Event::Started);
                self.ledger.begin(now);
                let command = self.signaling.start(now);
                self.socket(command);
            }
            Input::Signal(signal) => self.on_signal(now, signal),
            Input::Link { peer, instance, event } => {
                if let Some(member) = self.people.get_mut(&peer) {
                    member.link.on_event(now, instance, event, &mut self.rng);
                }
            }
            Input::Command { command, at_unix_ms } => {
                self.ledger.set_wall(now, at_unix_ms);
                result = self.on_command(now, command);
            }
            Input::Persisted { ticket } => self.ledger.on_persisted(now, ticket),
            Input::PersistFailed { ticket, reason } => self.ledger.on_persist_failed(now, ticket, reason),
            Input::NetworkChanged => self.renew(now),
            Input::Tick => self.wake_at = None,
        }
        self.settle(now);
        result
    }

    /// What is to be done next, in order.
    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// What the person has not looked at yet.
    pub fn unread(&self) -> Unread {
        self.ledger.unread()
    }

    /// How many operations of each log count here.
    pub fn counted(&self) -> VectorClock {
        let mut clock = VectorClock::default();
        for (_, log) in self.ledger.replica().logs() {
            clock.raise(&log.id, log.len());
        }
        clock
    }

    /// Everything about the link to somebody, for a close look.
    pub fn link_details(&self, now: Millis, peer: PeerId) -> Option<LinkDetails> {
        let status = self.shown_status(peer, &self.through_hub());
        let member = self.people.get(&peer)?;
        Some(LinkDetails { status, ..member.link.details(now, peer) })
    }

    /// Everything about a message, for a close look.
    pub fn message_details(&self, message: MessageId) -> Option<MessageDetails> {
        self.ledger.message_details(message)
    }

    /// Counts a poll again from its operations, and names what its owners did wrong; `None` if there is no such poll.
    pub fn poll_audit(&self, poll: PollId) -> Option<PollAudit> {
        self.ledger.poll_audit(poll)
    }

    /// Everything the author of an operation had seen, itself included.
    pub fn clock_of(&self, operation: &OperationKey) -> VectorClock {
        self.ledger.replica().clock_of(operation)
    }

    /// We slept, or the network is another: what looks open may be dead.
    fn renew(&mut self, now: Millis) {
        self.note(now, Event::NetworkChanged);
        let command = self.signaling.renew(now);
        self.socket(command);
        for member in self.people.values_mut().filter(|member| !member.barred && member.tends_link()) {
            member.link.renew(now, &mut self.rng);
        }
    }

    /// Closes an input: whatever follows from it.
    fn settle(&mut self, now: Millis) {
        self.on_time(now);
        self.drain_links(now);
        self.bury(now);
        // Before anything is sent: who is out gets nothing more, nor who was let in by what is not stored.
        self.ledger.take_out(now);
        self.ledger.review();
        self.admit_all(now);
        self.choose_links(now);
        let inside = |(peer, member): (&PeerId, &Member)| {
            let standing = self.ledger.standing_of_peer(*peer, member.user);
            matches!(standing, Standing::In(_)).then_some(*peer)
        };
        let present = set_of(self.people.iter().filter_map(inside));
        self.ledger.settle(now, &present);
        self.admit_all(now);
        self.drain_ledger(now);
        self.tell_links(now);
        self.tell_presence(now);
        self.drain_passing(now);
        self.catch_up(now);
        self.drain_links(now);
        self.drain_pace(now);
        self.show(now);
        self.ask_to_wake(now);
        debug_assert!(self.outputs.len() < OUTPUTS_MAX, "the driver drains after every input");
    }

    fn on_command(&mut self, now: Millis, command: Command) -> Result<(), CommandRefused> {
        match command {
            Command::Say { text, reply_to, to } => {
                self.ledger.say(now, &text, reply_to, to)?;
                self.tell_typing(now, to, false);
            }
            Command::SetRole { user, role } => self.ledger.set_role(now, user, role)?,
            Command::MakeChannel { title, purpose } => self.ledger.make_channel(now, &title, &purpose)?,
            Command::ChangeChannel { channel, change } => self.ledger.change_channel(now, channel, change)?,
            Command::MakePoll { draft, to } => self.ledger.make_poll(now, draft, to)?,
            Command::AskPoll { poll, wish } => self.ledger.ask_poll(now, poll, wish)?,
            Command::Close => self.ledger.close(now)?,
            Command::SetHistory(history) => self.ledger.set_history(now, history)?,
            Command::SetTopology(topology) => self.ledger.set_topology(now, topology)?,
            Command::Revoke(peer) => self.ledger.revoke(now, peer)?,
            Command::UseRelay(policy) => {
                self.relay = policy;
                for member in self.people.values_mut() {
                    member.link.use_relay(now, policy, &mut self.rng);
                }
            }
            Command::Hush(hushed) => self.ledger.hush(hushed),
            Command::Rename(name) => {
                self.name = clean_name(&name)?;
                self.ledger.rename(&self.name);
            }
            Command::SetPicture(picture) => self.ledger.set_picture(picture)?,
            Command::Sleep => self.tell_all(now, &PeerMessage::Asleep),
            Command::Edit { message, text } => self.ledger.edit(now, message, &text)?,
            Command::Delete(message) => self.ledger.delete(now, message)?,
            Command::React { message, emoji, on } => self.ledger.react(now, message, &emoji, on)?,
            Command::SyncNow => self.sync_now(now),
            Command::Pin { message, on } => self.ledger.pin(now, message, on)?,
            Command::Forward { text, from, to } => self.ledger.forward(now, &text, &from, to)?,
            Command::Retry(message) => self.ledger.retry(now, message),
            Command::Discard(message) => self.ledger.discard(now, message)?,
            Command::Seen(thread) => self.ledger.seen(thread),
            Command::AskTitle(title) => self.ledger.ask_title(now, &title)?,
            Command::Typing { thread, active } => self.tell_typing(now, thread, active),
            Command::Attend(here) => self.here = here,
            Command::Let(privacy) => {
                self.ledger.set_privacy(privacy);
                self.tell_no_typing(now);
            }
            Command::Leave => {
                self.ledger.leave();
                if self.signaling.joined() {
                    self.outputs.push_back(Output::Signal(SignalOutput::Leave));
                }
                self.pace.restart();
                self.signaling.stop();
                self.outputs.push_back(Output::Disconnect);
                for member in self.people.values_mut() {
                    member.at_server = false;
                    member.link.leave(now, &mut self.rng);
                }
            }
        }
        Ok(())
    }

    fn tell_all(&mut self, now: Millis, message: &PeerMessage) {
        for member in self.people.values_mut().filter(|member| member.inside) {
            member.link.send(now, message, &mut self.rng);
        }
    }

    fn on_signal(&mut self, now: Millis, input: SignalInput) {
        if input != SignalInput::Closed {
            self.signaling.heard(now);
        }
        match input {
            SignalInput::Challenge { to_sign } => {
                if self.signaling.on_challenge() {
                    let profile = encode_body(&Profile { name: self.name.clone() });
                    let purpose = Purpose::Profile { of: self.me };
                    let profile = seal::seal(&self.keys.signal_key, purpose, &profile, &mut self.rng);
                    let signature = self.secret.sign(&to_sign);
                    let room_id = self.keys.room_id.clone();
                    let join = SignalOutput::Join { room_id, peer: self.me, signature, profile };
                    self.outputs.push_back(Output::Signal(join));
                }
            }
            SignalInput::Joined { peers } => {
                self.signaling.on_joined(now);
                self.pace.restart();
                let there = set_of(peers.iter().map(|(peer, _)| *peer));
                for (peer, member) in &mut self.people {
                    member.at_server &= there.contains(peer);
                }
                for (peer, profile) in peers {
                    self.meet(now, peer, &profile);
                }
                self.arrange(now);
                let joined = self.signaling.joined();
                let mut dialed = 0;
                for member in self.people.values_mut() {
                    member.link.set_signaling(joined);
                    if member.at_server && !member.barred && member.tends_link() {
                        // Credentials came as well.
                        member.link.renew_relay(now);
                        let later = u64::from(dialed >= DIALED_AT_ONCE) * dialed * DIAL_EVERY_MS;
                        member.link.connect_after(now, later, &mut self.rng);
                        dialed += 1;
                    }
                }
            }
            SignalInput::PeerJoined(peer, profile) => {
                if self.meet(now, peer, &profile).is_none() {
                    return;
                }
                self.arrange(now);
                if let Some(member) = self.people.get_mut(&peer) {
                    // Who was removed is told so once each time they come.
                    member.barred = false;
                    if member.tends_link() {
                        member.link.expect(now);
                    }
                }
            }
            SignalInput::PeerLeft(peer) => {
                if let Some(member) = self.people.get_mut(&peer) {
                    member.at_server = false;
                    member.link.suspect(now);
                }
            }
            SignalInput::Relayed { from, payload } => self.on_relayed(now, from, &payload),
            SignalInput::SeatTaken => {
                self.signaling.stop();
                self.lose_server();
                self.outputs.push_back(Output::Disconnect);
                self.outputs.push_back(Output::View(View::Notice(Notice::SeatTaken)));
            }
            SignalInput::Refused { message, retry_after_ms, notable } => {
                if self.signaling.on_refused(now, retry_after_ms.filter(|_| notable), &mut self.rng) {
                    self.outputs.push_back(Output::Disconnect);
                }
                if notable {
                    self.note(now, Event::ServerRefused);
                    self.outputs.push_back(Output::View(View::Notice(Notice::ServerRefused(message))));
                }
            }
            SignalInput::Closing { retry_after_ms } => self.signaling.wait_for(retry_after_ms),
            SignalInput::RelaysRenewed => {
                for member in self.people.values_mut() {
                    member.link.renew_relay(now);
                }
            }
            SignalInput::Pong => {}
            SignalInput::Closed => {
                self.signaling.on_closed(now, &mut self.rng);
                self.lose_server();
            }
        }
    }

    /// Who is at the server is unknown now; the links themselves tell who is there.
    fn lose_server(&mut self) {
        self.pace.restart();
        for member in self.people.values_mut() {
            member.at_server = false;
            member.link.set_signaling(false);
        }
    }

    /// Somebody is at the server. `None` if they do not know the room's key: then they are nobody to us.
    fn meet(&mut self, now: Millis, peer: PeerId, profile: &str) -> Option<&mut Member> {
        if peer == self.me || (self.people.len() >= PEOPLE_MAX && !self.people.contains_key(&peer)) {
            return None;
        }
        let plain = seal::open(&self.keys.signal_key, Purpose::Profile { of: peer }, profile).ok()?;
        let profile: Profile = decode_body(&plain).ok()?;
        let polite = self.me > peer;
        let (relay, joined) = (self.relay, self.signaling.joined());
        let member = self.people.entry(peer).or_insert_with(|| Member::new(now, polite, relay));
        member.link.set_signaling(joined);
        // A certificate says more than a profile, which everybody in the room can seal.
        if member.user.is_none() {
            member.name = clean_name(&profile.name).unwrap_or_default();
        }
        member.at_server = true;
        Some(member)
    }

    fn on_relayed(&mut self, now: Millis, from: PeerId, payload: &str) {
        let purpose = Purpose::Signal { from, to: self.me };
        let Ok(plain) = seal::open(&self.keys.signal_key, purpose, payload) else {
            return;
        };
        let Ok(body) = decode_body::<SignalBody>(&plain) else {
            return;
        };
        if let Some(member) = self.people.get_mut(&from).filter(|member| !member.barred) {
            member.link.on_signal(now, body, &mut self.rng);
        }
    }

    fn on_time(&mut self, now: Millis) {
        if self.signaling.deadline().is_some_and(|at| at <= now) {
            let command = self.signaling.tick(now, &mut self.rng);
            self.socket(command);
        }
        for member in self.people.values_mut() {
            if member.link.deadline().is_some_and(|at| at <= now) {
                member.link.tick(now, &mut self.rng);
            }
            member.writes.take_if(|(_, until)| *until <= now);
        }
    }

    fn socket(&mut self, command: Option<SocketCommand>) {
        match command {
            Some(SocketCommand::Connect) => {
                self.lose_server();
                self.outputs.push_back(Output::Connect);
            }
            Some(SocketCommand::Ping) => self.outputs.push_back(Output::Signal(SignalOutput::Ping)),
            Some(SocketCommand::Close) => self.outputs.push_back(Output::Disconnect),
            None => {}
        }
    }

    /// Carries out what the links ask for. Each pass may give another link something to do.
    fn drain_links(&mut self, now: Millis) {
        let peers: Vec<PeerId> = self.people.keys().copied().collect();
        for peer in peers {
            self.drain_link(now, peer);
        }
    }

    fn drain_link(&mut self, now: Millis, peer: PeerId) {
        while let Some(output) = self.people.get_mut(&peer).and_then(|m| m.link.poll()) {
            self.on_link_output(now, peer, output);
        }
    }

    fn on_link_output(&mut self, now: Millis, peer: PeerId, output: LinkOutput) {
        let Some(member) = self.people.get_mut(&peer) else {
            return;
        };
        match output {
            LinkOutput::Command(instance, command) => {
                self.outputs.push_back(Output::Link { peer, instance, command });
            }
            LinkOutput::Signal(body) => self.relay(peer, &body),
            LinkOutput::Ready(seen) => {
                let limit = member.link.own_limit();
                let (handshake, hello) = Handshake::begin(self.me, peer, seen, limit, &mut self.rng);
                member.handshake = Some(handshake);
                member.link.send(now, &PeerMessage::Hello(hello), &mut self.rng);
            }
            LinkOutput::Hello(hello) => {
                let certificate = self.ledger.certificate(now).encode();
                let durable = self.ledger.durable();
                let (secret, keys) = (&self.secret, &self.keys);
                let answer = member.handshake.as_mut().map(|handshake| {
                    handshake.on_hello(hello, secret, keys, certificate, durable, &mut self.rng)
                });
                match answer {
                    Some(Ok(proof)) => member.link.send(now, &proof, &mut self.rng),
                    Some(Err(refused)) => member.link.misbehaved(refused.to_string()),
                    None => {}
                }
            }
            LinkOutput::Proof(proof) => {
                match member.handshake.take().map(|handshake| handshake.on_proof(&proof, &self.keys)) {
                    Some(Ok(proven)) => self.on_proven(now, peer, proven),
                    Some(Err(refused)) => member.link.misbehaved(refused.to_string()),
                    None => {}
                }
            }
            LinkOutput::Down => {
                member.writes = None;
                member.knows_more = false;
                member.knows_stars = false;
                member.behind = false;
                member.told_presence = false;
                member.inside = false;
                member.told = None;
                member.tells = None;
                if !member.links.is_empty() {
                    member.links.clear();
                    self.outputs.push_back(Output::View(View::Links(peer, Vec::new())));
                }
                self.ledger.on_down(peer);
            }
            // What cut the link may have cut the way to the server, and the link needs it to find another route.
            LinkOutput::Interrupted | LinkOutput::Back => {
                // What was told of our person meanwhile may be lost.
                member.told_presence = false;
                let command = self.signaling.probe(now);
                self.socket(command);
            }
            LinkOutput::Message(message) => self.on_peer_message(now, peer, message),
            LinkOutput::Bye => member.at_server = false,
            LinkOutput::Misbehaved(reason) => {
                self.note(now, Event::Misbehaved(peer, reason.clone()));
                self.outputs.push_back(Output::View(View::Notice(Notice::PeerMisbehaved { peer, reason })));
            }
        }
    }

    fn on_peer_message(&mut self, now: Millis, peer: PeerId, message: PeerMessage) {
        let Some(member) = self.people.get_mut(&peer) else {
            return;
        };
        match message {
            PeerMessage::Standing(standing) => {
                let before = member.tells.replace(standing);
                if matches!(standing, Standing::In(_)) && before.is_some_and(|before| before != standing) {
                    // What we told them before, they did not listen to.
                    self.ledger.compare_soon(now, peer);
                }
                if standing == Standing::Removed && member.inside {
                    self.told_removed = true;
                    // They do not answer any more; they dial if they change their mind.
                    member.link.close();
                }
            }
            message if message == PeerMessage::KNOWS_MORE => member.knows_more = true,
            message if message == PeerMessage::KNOWS_STARS => self.on_knows_stars(peer),
            // Who is not in the room has no say in it.
            _ if !member.inside => {}
            PeerMessage::Passed(passed) => self.on_passed(now, peer, passed),
            PeerMessage::Presence(told) => self.on_presence(now, peer, told),
            PeerMessage::Typing { active } => self.on_writing(now, peer, Thread::Room, active),
            PeerMessage::Writing { thread, active } => self.on_writing(now, peer, thread, active),
            PeerMessage::Links(links) if links.len() > PEOPLE_MAX => {
                member
                    .link
                    .misbehaved(format!("told of {} links; a room has {PEOPLE_MAX} people", links.len()));
            }
            PeerMessage::Links(links) => {
                let soon = member.links_at.is_some_and(|at| now.since(at) < LINKS_EVERY_MS_MIN);
                if member.links != links && !soon {
                    member.links_at = Some(now);
                    member.links.clone_from(&links);
                    if !self.ledger.hides(peer, member.user) {
                        self.outputs.push_back(Output::View(View::Links(peer, links)));
                    }
                }
            }
            PeerMessage::Heads(heads) => {
                let first =
                    self.ledger.compared(now, peer).is_some_and(|compared| compared.heard_ms.is_none());
                self.ledger.on_message(now, peer, PeerMessage::Heads(heads));
                self.note_heads(now, peer, first);
            }
            message => self.ledger.on_message(now, peer, message),
        }
    }

    fn drain_ledger(&mut self, now: Millis) {
        while let Some(output) = self.ledger.poll() {
            match output {
                LedgerOutput::Send(peer, message) => {
                    let later = matches!(message, PeerMessage::Looked { .. } | PeerMessage::ReadIn { .. });
                    let older = |member: &Member| later && !member.knows_more;
                    if self.passing.distant.contains(&peer) && is_receipt(&message) {
                        self.pass(Some(peer), message);
                    } else if let Some(member) = self.people.get_mut(&peer).filter(|member| !older(member)) {
                        member.link.send(now, &message, &mut self.rng);
                    }
                }
                LedgerOutput::Persist(ticket, changes) => {
                    self.outputs.push_back(Output::Persist { ticket, changes });
                }
                LedgerOutput::View(view) => {
                    self.note_view(now, &view);
                    self.outputs.push_back(Output::View(view));
                }
                LedgerOutput::Misbehaved(peer, reason) => {
                    if let Some(member) = self.people.get_mut(&peer) {
                        member.link.misbehaved(reason);
                    }
                }
            }
        }
    }

    fn relay(&mut self, to: PeerId, body: &SignalBody) {
        // Without the server it cannot go out; the link asks again in time.
        if !self.signaling.joined() {
            return;
        }
        let kind = match body.content {
            SignalContent::Offer(_) => RelayKind::Offer,
            SignalContent::Answer(_) => RelayKind::Answer,
            SignalContent::Candidate(_) => RelayKind::IceCandidate,
        };
        let purpose = Purpose::Signal { from: self.me, to };
        let payload = seal::seal(&self.keys.signal_key, purpose, &encode_body(body), &mut self.rng);
        self.pace.push(to, SignalOutput::Relay { kind, to, payload });
    }

    fn drain_pace(&mut self, now: Millis) {
        while let Some(signal) = self.pace.poll(now) {
            self.outputs.push_back(Output::Signal(signal));
        }
    }

    /// Tells the interface what differs from what it was told before.
    fn show(&mut self, now: Millis) {
        let status = self.signaling.status();
        if status != self.shown_signaling {
            self.shown_signaling = status;
            self.note(now, Event::Server(status));
            self.outputs.push_back(Output::View(View::Signaling(status)));
        }
        self.show_people(now);
        self.show_presence(now);
        self.show_standing();
        self.show_typing();
    }

    fn ask_to_wake(&mut self, now: Millis) {
        let members = self.people.values().flat_map(|m| {
            let writes = m.writes.map(|(_, until)| until);
            [m.link.deadline(), writes, m.gone_at(), m.heard.until(now), m.spare_until()]
                .into_iter()
                .flatten()
        });
        let others = [
            self.signaling.deadline(),
            self.ledger.deadline(),
            self.pace.deadline(),
            self.tell_links_at,
            self.tell_presence_at,
            self.passing.deadline(),
        ];
        let next = members.chain(others.into_iter().flatten()).min();
        if let Some(at) = next
            && self.wake_at != Some(at)
        {
            self.wake_at = Some(at);
            self.outputs.push_back(Output::WakeAt(at));
        }
    }
}

#[cfg(test)]
mod tests;
