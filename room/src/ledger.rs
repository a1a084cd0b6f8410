//! The room's log as this page lives with it: writing, storing, giving and taking, and what follows from it.
//!
//! A machine inside the engine: its inputs are method calls, [`Ledger::settle`] closes each of them, [`Ledger::poll`] gives what is
//! to be done. [`crate::replica`] says what fits where, [`crate::sync`] what each peer is sent, the reducers ([`crate::chat`],
//! [`crate::roster`], [`crate::commands`]) what it means; here they meet. An own operation is stored first, with its outbox
//! entry; only what is stored is told or given to anybody. `store` has the way to the disk, `show` the way to the screen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand_core::Rng;

use crate::{
    Certificate, Change, Changes, CommandId, CommandRefused, Config, Content, LogId, MessageId, Millis,
    Notice, Operation, OperationKey, Order, PeerId, RoomInfo, StoredRoom, Stream, Unread, View,
    chat::{Chat, Meta},
    commands::{self, Answer, Commands},
    content::{check_text, good_emoji},
    fault::{Fault, broken},
    operation::Draft,
    outbox::{Due, Outbox},
    receipts::Receipts,
    replica::{Inserted, Place, Replica},
    roster::Roster,
    sync::{Arrivals, Peering},
    wire::{Count, PeerMessage},
};

mod others;
mod show;
mod store;

/// The epoch of a room nobody was removed from.
const EPOCH: u32 = 0;
/// Arrivals remembered for leaving operations to their authors a moment.
const ARRIVALS_MAX: usize = 1_024;
/// Most operations of a preview that are looked at.
const RECENT_MAX: usize = 64;
/// So many messages are shown to a newcomer ahead of their turn: a tall screen of short ones.
const RECENT_COUNT: usize = 40;
/// Bytes of them.
const RECENT_LEN_MAX: usize = 64 * 1024;
/// Most that waits because it could not be stored; after that a text stays in the composer.
const UNSTORED_MAX: usize = 200;

/// What the ledger asks for.
#[derive(Debug)]
pub(crate) enum LedgerOutput {
    /// Say this to a peer, on `control`.
    Send(PeerId, PeerMessage),
    /// Store this.
    Persist(u64, Changes),
    /// Show this.
    View(View),
    /// The peer broke the protocol, in these words.
    Misbehaved(PeerId, String),
}

/// The log of one page in one room.
#[derive(Debug)]
pub(crate) struct Ledger {
    config: Config,
    me: PeerId,
    main: LogId,
    replica: Replica,
    roster: Roster,
    chat: Chat,
    commands: Commands,
    outbox: Outbox,
    receipts: Receipts,
    peerings: BTreeMap<PeerId, Peering>,
    arrivals: Arrivals,
    /// The wall clock is this much ahead of ours, in milliseconds.
    wall_ahead_ms: u64,
    store: store::Store,
    show: show::Shown,
    outputs: VecDeque<LedgerOutput>,
}

impl Ledger {
    /// A ledger with what was stored. `now` is the time at which the configuration's wall clock was read.
    pub(crate) fn new(now: Millis, config: Config, stored: StoredRoom) -> Self {
        let me = config.me.id();
        let mut ledger = Self {
            me,
            main: LogId { author: me, stream: Stream::main() },
            replica: Replica::new(config.keys.room_id.clone()),
            roster: Roster::default(),
            chat: Chat::default(),
            commands: Commands::default(),
            outbox: Outbox::default(),
            receipts: stored.marks.as_deref().map(Receipts::decode).unwrap_or_default(),
            peerings: BTreeMap::new(),
            arrivals: Arrivals::new(),
            wall_ahead_ms: config.unix_ms.saturating_sub(now.0),
            store: store::Store::default(),
            show: show::Shown::default(),
            outputs: VecDeque::new(),
            config,
        };
        for proof in stored.forks {
            ledger.replica.restore_proof(proof);
        }
        let (taken, left) = ledger.replica.restore(&stored.operations, me);
        for place in taken {
            ledger.fold(place);
        }
        // Own operations that lost the one before them were never shown as saved, nor sent.
        let orphans = left.into_iter().filter(|key| key.author == me).collect();
        for entry in stored.outbox {
            if ledger.replica.find(&entry.key.log()).is_some_and(|log| log.len() > entry.key.seq) {
                ledger.outbox.add(entry.key, entry.attention);
            } else {
                ledger.store.outbox_done(entry.key);
            }
        }
        ledger.store.forget(orphans);
        ledger.show.all(ledger.chat.ids());
        ledger
    }

    /// Becomes a member, unless it is one under this name.
    pub(crate) fn begin(&mut self, now: Millis) {
        self.store.begin();
        self.show.commands_changed();
        if self.replica.forked(&self.main) {
            // The driver makes new keys when it hears this, should it not have got to it before.
            return self.view(View::Notice(Notice::OwnFork));
        }
        let empty = self.replica.order().is_empty();
        let (name, user) = (self.config.name.clone(), self.config.user.id());
        if self.roster.name(self.me) != name || !self.roster.users(self.me).contains(&user) {
            let certificate = self.certificate(now).encode();
            self.append(now, &Content::Profile(certificate));
        }
        if empty && self.config.founder {
            self.append(now, &Content::Found);
        }
    }

    /// Whether what we store outlives the page.
    pub(crate) fn durable(&self) -> bool {
        self.config.durable
    }

    /// Our certificate, for hello and for the log.
    pub(crate) fn certificate(&self, now: Millis) -> Certificate {
        Certificate::issue(&self.config.user, self.me, &self.config.name, self.unix_ms(now))
    }

    /// The wall clock as the driver told it.
    pub(crate) fn set_wall(&mut self, now: Millis, unix_ms: u64) {
        self.wall_ahead_ms = unix_ms.saturating_sub(now.0);
    }

    fn unix_ms(&self, now: Millis) -> u64 {
        now.0.saturating_add(self.wall_ahead_ms)
    }

    /// What is to be done next, in order.
    pub(crate) fn poll(&mut self) -> Option<LedgerOutput> {
        self.outputs.pop_front()
    }

    // What the person does.

    /// Writes a message.
    pub(crate) fn say(
        &mut self,
        now: Millis,
        text: &str,
        reply_to: Option<MessageId>,
    ) -> Result<(), CommandRefused> {
        check_text(text)?;
        self.write(now, &Content::Message { text: text.to_owned(), reply_to })
    }

    /// Changes an own message.
    pub(crate) fn edit(&mut self, now: Millis, message: MessageId, text: &str) -> Result<(), CommandRefused> {
        check_text(text)?;
        self.own_and_alive(message)?;
        self.write(now, &Content::Edit { message, text: text.to_owned() })
    }

    /// Deletes an own message.
    pub(crate) fn delete(&mut self, now: Millis, message: MessageId) -> Result<(), CommandRefused> {
        self.own_and_alive(message)?;
        self.write(now, &Content::Delete(message))
    }

    /// Puts an emoji under a message, or takes it away.
    pub(crate) fn react(
        &mut self,
        now: Millis,
        message: MessageId,
        emoji: &str,
        on: bool,
    ) -> Result<(), CommandRefused> {
        if !good_emoji(emoji) {
            return Err(CommandRefused::BadEmoji);
        }
        if !self.chat.alive(message, &self.roster) {
            return Err(CommandRefused::NoSuchMessage);
        }
        self.write(now, &Content::React { message, emoji: emoji.to_owned(), on })
    }

    /// Asks the owner for another title.
    pub(crate) fn ask_title(&mut self, now: Millis, title: &str) -> Result<(), CommandRefused> {
        let title = commands::clean_title(title).ok_or(CommandRefused::BadTitle)?;
        let to = self.commands.owner().ok_or(CommandRefused::NoOwner)?;
        let mut id = [0; 16];
        self.config.rng.fill_bytes(&mut id);
        self.write(now, &Content::Command { id: CommandId(id), to, change: Change::Title(title) })
    }

    /// Tries again with what needs attention.
    pub(crate) fn retry(&mut self, now: Millis, message: MessageId) {
        let key = key_of(message);
        if self.outbox.calm(&key) {
            self.store.outbox_entry(key, false);
            self.outbox.begin_anew();
            self.resend();
            self.show.touch(message);
        } else {
            self.settle_unstored(now, message, true);
        }
    }

    /// Gives up a message: one that was never stored is gone, another is deleted.
    pub(crate) fn discard(&mut self, now: Millis, message: MessageId) -> Result<(), CommandRefused> {
        if self.settle_unstored(now, message, false) {
            return Ok(());
        }
        let key = key_of(message);
        if self.outbox.done(&key) {
            self.store.outbox_done(key);
        }
        self.own_and_alive(message)?;
        self.write(now, &Content::Delete(message))
    }

    /// The person has looked at everything there is.
    pub(crate) fn seen(&mut self) {
        let mut counts = Vec::new();
        for (_, log) in self.replica.logs() {
            let id = &log.id;
            if id.stream == self.main.stream
                && !self.roster.same_person(self.me, id.author)
                && self.receipts.i_read(id, log.stored())
            {
                counts.push(Count { author: id.author, stream: id.stream.clone(), next: log.stored() });
            }
        }
        if !counts.is_empty() {
            self.store.marks_now();
            for (peer, _) in self.peerings.iter().filter(|(_, peering)| peering.greeted()) {
                self.outputs.push_back(LedgerOutput::Send(*peer, PeerMessage::Read(counts.clone())));
            }
        }
        self.show.read(|id| self.receipts.mine(&key_of(id).log()) > id.seq);
    }

    /// The page goes away: receipts that wait are stored now.
    pub(crate) fn leave(&mut self) {
        self.store.marks_now();
    }

    fn own_and_alive(&self, message: MessageId) -> Result<(), CommandRefused> {
        if !self.chat.alive(message, &self.roster) {
            Err(CommandRefused::NoSuchMessage)
        } else if !self.roster.same_person(self.me, message.author) {
            Err(CommandRefused::NotYours)
        } else {
            Ok(())
        }
    }

    fn write(&mut self, now: Millis, content: &Content) -> Result<(), CommandRefused> {
        if self.replica.forked(&self.main) {
            return Err(CommandRefused::Forked);
        }
        if self.store.waiting() >= UNSTORED_MAX {
            return Err(CommandRefused::Unstored(self.store.waiting()));
        }
        self.write_again(now);
        self.append(now, content);
        Ok(())
    }

    /// Writes an operation to our log and hands it to the store.
    fn append(&mut self, now: Millis, content: &Content) {
        let (prev, seq) = self.replica.end(&self.main);
        let body = content.encode();
        let draft = Draft {
            stream: self.main.stream.clone(),
            seq,
            seen: self.replica.newly_seen(&self.main),
            at_unix_ms: self.unix_ms(now),
            epoch: EPOCH,
            body: &body,
        };
        let keys = &self.config.keys;
        let operation = Operation::write_after(
            &self.config.me,
            &keys.room_id,
            &keys.epoch_key,
            prev,
            draft,
            &mut self.config.rng,
        );
        if let Inserted::Taken(places) = self.replica.insert(operation) {
            self.taken(now, &places);
        }
    }

    /// Operations were taken: store them, fold them, remember when.
    fn taken(&mut self, now: Millis, places: &[Place]) {
        for place in places {
            let (Some(key), Some(entry)) = (self.replica.key(*place), self.replica.entry(*place)) else {
                continue;
            };
            self.store.operation(*place, key, entry.bytes.to_vec(), self.me);
            self.fold(*place);
        }
        if self.arrivals.len() >= ARRIVALS_MAX {
            self.arrivals.pop_front();
        }
        self.arrivals.push_back((self.replica.order().len(), now));
    }

    /// Folds one operation into what it means.
    fn fold(&mut self, place: Place) {
        let Some((meta, content)) = self.read(place) else { return };
        if let Content::Profile(certificate) = &content
            && self.roster.apply(meta.author, meta.order, certificate)
        {
            self.show.touch_all(self.chat.naming(meta.author));
        }
        if self.commands.apply(meta, &content) {
            self.show.commands_changed();
        }
        if let Content::Edit { message, .. } | Content::Delete(message) = &content
            && meta.author == self.me
            && self.replica.log(place.log).is_some_and(|log| log.stored() <= place.seq)
        {
            self.show.changing(*message, place.seq);
        }
        self.show.touch_all(self.chat.apply(meta, &content));
    }

    /// What an operation says, if it is one of ours to read.
    fn read(&self, place: Place) -> Option<(Meta, Content)> {
        let operation = self.replica.operation(place)?;
        let order = self.replica.standing(place)?;
        self.open(&operation, order)
    }

    fn open(&self, operation: &Operation, order: Order) -> Option<(Meta, Content)> {
        let key = operation.key();
        if key.stream != self.main.stream || operation.epoch() != EPOCH {
            return None;
        }
        let content = Content::decode(&operation.open(&self.config.keys.epoch_key).ok()?)?;
        let meta = Meta { author: key.author, seq: key.seq, order, at_unix_ms: operation.at_unix_ms() };
        Some((meta, content))
    }

    /// After a fork or a taken-back operation: everything is folded again.
    fn fold_again(&mut self) {
        let before: BTreeSet<MessageId> = self.chat.ids().collect();
        self.roster = Roster::default();
        self.chat = Chat::default();
        self.commands = Commands::default();
        self.show.commands_changed();
        for place in self.replica.order().to_vec() {
            self.fold(place);
        }
        let after: BTreeSet<MessageId> = self.chat.ids().collect();
        for gone in before.difference(&after) {
            self.show.gone(*gone);
        }
        for peering in self.peerings.values_mut() {
            peering.rewind();
        }
    }

    // Time and what follows from everything.

    /// When [`Ledger::settle`] has something to do by itself.
    pub(crate) fn deadline(&self) -> Option<Millis> {
        let peerings = self.peerings.values().map(Peering::deadline);
        peerings.chain(self.outbox.deadline()).chain(self.store.deadline()).min()
    }

    /// Closes an input: answers commands, sends, stores and shows whatever follows. `present` are those in the room.
    pub(crate) fn settle(&mut self, now: Millis, present: &BTreeSet<PeerId>) {
        self.answer(now);
        self.store_on_time(now);
        self.pump(now);
        self.watch_outbox(now);
        self.flush(now);
        self.show_changes(present);
    }

    /// Decides what we are asked. Only what is safe is answered, and only while answers can be kept.
    fn answer(&mut self, now: Millis) {
        if !self.show.take_commands_changed() {
            return;
        }
        let decided = self.commands.decided(self.me);
        if self.store.trouble().is_none() && !self.replica.forked(&self.main) && self.store.begun() {
            let mut revision = decided.revision;
            for (by, id, change) in self.commands.unanswered(self.me, &decided) {
                let answer = match commands::check(&change) {
                    Ok(()) => {
                        revision += 1;
                        Content::Ack { by, id, revision }
                    }
                    Err(message) => Content::Error { by, id, message },
                };
                self.append(now, &answer);
            }
            self.show.take_commands_changed();
        }
        let info = self.room_info();
        self.show.room(info);
    }

    fn room_info(&self) -> RoomInfo {
        let owner = self.commands.owner();
        let Some(decider) = owner else {
            return RoomInfo::default();
        };
        let decided = self.commands.decided(decider);
        let newest = self.commands.newest(self.me, decider, &decided);
        let (asked_title, refused) = match newest {
            Some((Change::Title(title), None)) => (Some(title.clone()), None),
            Some((_, Some(Answer::Refused(reason)))) => (None, Some(reason)),
            Some((_, Some(Answer::Acknowledged(_)))) | None => (None, None),
        };
        let own = decider == self.me;
        RoomInfo { title: decided.title, owner, own, asked_title, refused }
    }

    fn pump(&mut self, now: Millis) {
        for (peer, peering) in &mut self.peerings {
            for message in peering.pump(now, self.me, &self.replica, &self.arrivals) {
                self.outputs.push_back(LedgerOutput::Send(*peer, message));
            }
        }
        let reached = self.replica.index(&self.main).map_or(0, |log| {
            let greeted = self.peerings.values().filter(|peering| peering.greeted());
            greeted.map(|peering| peering.reached(log)).max().unwrap_or_default()
        });
        if broken(Fault::ForgetWhenSent) {
            for key in self.outbox.below(&self.main, reached) {
                self.outbox.done(&key);
                self.store.outbox_done(key);
            }
        }
        self.show.reached(&self.main, reached);
    }

    fn watch_outbox(&mut self, now: Millis) {
        let connected = self.peerings.values().any(|peering| peering.greeted() && peering.durable());
        let (peerings, replica) = (&self.peerings, &self.replica);
        let sent = |key: &OperationKey| {
            replica.index(&key.log()).is_some_and(|log| peerings.values().any(|p| p.reached(log) > key.seq))
        };
        match self.outbox.tick(now, connected, sent) {
            Some(Due::Resend) => {
                self.resend();
                self.pump(now);
            }
            Some(Due::Attention(keys)) => {
                for key in keys {
                    self.show.touch(MessageId { author: key.author, seq: key.seq });
                    self.store.outbox_entry(key, true);
                }
            }
            None => {}
        }
    }

    fn resend(&mut self) {
        for peering in self.peerings.values_mut() {
            peering.start_over();
        }
    }

    fn view(&mut self, view: View) {
        self.outputs.push_back(LedgerOutput::View(view));
    }
}

fn key_of(message: MessageId) -> OperationKey {
    OperationKey { author: message.author, stream: Stream::main(), seq: message.seq }
}

/// For diagnostics and tests.
impl Ledger {
    pub(crate) fn replica(&self) -> &Replica {
        &self.replica
    }

    pub(crate) fn unread(&self) -> Unread {
        self.show.unread()
    }
}
