//! The room's log as this page lives with it: writing, storing, giving and taking, and what follows from it.
//!
//! A machine inside the engine: its inputs are method calls, [`Ledger::settle`] closes each of them, [`Ledger::poll`] gives what is
//! to be done. [`crate::replica`] says what fits where, [`crate::sync`] what each peer is sent, the reducers ([`crate::chat`],
//! [`crate::roster`], [`crate::commands`]) what it means; here they meet. An own operation is stored first, with its outbox
//! entry; only what is stored is told or given to anybody. `store` has the way to the disk, `show` the way to the screen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand_core::Rng;

use crate::set_of;
use crate::{
    Certificate, Change, Changes, CommandId, CommandRefused, Config, Content, Epoch, LogId, MessageId,
    Millis, Notice, Operation, OperationKey, Order, PINS_MAX, PeerId, PollError, PollId, RoomInfo, Standing,
    Stream, Thread, Unread, UserId, View,
    certificate::VALID_MS,
    channels::Channels,
    chat::{Chat, Meta},
    clean_name,
    commands::{self, Answer, Commands},
    content::{check_text, good_emoji},
    epochs::Epochs,
    fault::{Fault, broken},
    members::{Members, Rights},
    operation::Draft,
    outbox::{Due, Outbox},
    picture::Pictures,
    polls::Polls,
    receipts::Receipts,
    replica::{Inserted, Place, Replica},
    roster::Roster,
    sync::{Arrivals, Peering},
    wire::PeerMessage,
};

mod audit;
mod channels;
mod details;
mod diagnostics;
mod distant;
mod hush;
mod keys;
mod members;
mod opening;
mod others;
mod picture;
mod poll_owner;
mod poll_view;
mod polls;
mod presence;
mod reading;
mod show;
mod store;

pub(crate) use opening::Opening;

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
    channels: Channels,
    commands: Commands,
    polls: Polls,
    polls_here: polls::Here,
    members: Members,
    /// What follows from `members`.
    rights: Rights,
    /// Something was folded that rights follow from.
    rights_dirty: bool,
    /// Rights are others since we last looked whether there is something to confirm.
    confirm: bool,
    /// Rights, or who is known, are others since the engine last looked.
    standings_changed: bool,
    epochs: Epochs,
    giving: keys::Giving,
    pictures: Pictures,
    /// The person has taken another name, which may not be in the log yet.
    renamed: bool,
    /// The picture chosen on this device may not be in the log yet.
    picture_due: picture::Due,
    outbox: Outbox,
    receipts: Receipts,
    peerings: BTreeMap<PeerId, Peering>,
    distants: distant::Distants,
    /// To whom the hub of a star is linked.
    reached: BTreeSet<PeerId>,
    /// We are the hub of a star: what somebody says, nobody else passes on.
    hub: bool,
    arrivals: Arrivals,
    /// When the times at which people were there were stored last.
    last_seen_stored_at: Option<Millis>,
    /// Who was there before this page was shown.
    remembered_told: bool,
    own_devices: reading::OwnDevices,
    came: details::Came,
    /// The wall clock is this much ahead of ours, in milliseconds.
    wall_ahead_ms: u64,
    store: store::Store,
    show: show::Shown,
    outputs: VecDeque<LedgerOutput>,
}

impl Ledger {
    /// A ledger that [`Opening`] fills with what was stored. `now` is the time at which the configuration's wall clock was read.
    fn empty(now: Millis, config: Config, marks: Option<&[u8]>) -> Self {
        let me = config.me.id();
        Self {
            me,
            main: LogId { author: me, stream: Stream::main() },
            replica: Replica::new(config.keys.room_id.clone()),
            roster: Roster::of(me, config.user.id(), config.hushed.clone()),
            chat: Chat::default(),
            channels: Channels::default(),
            commands: Commands::default(),
            polls: Polls::default(),
            polls_here: polls::Here::default(),
            members: Members::new(config.keys.room_id.clone()),
            rights: Rights::default(),
            rights_dirty: false,
            confirm: true,
            standings_changed: true,
            epochs: Epochs::default(),
            giving: keys::Giving::default(),
            pictures: Pictures::default(),
            renamed: false,
            picture_due: picture::Due::No,
            outbox: Outbox::default(),
            receipts: marks.map(Receipts::decode).unwrap_or_default(),
            peerings: BTreeMap::new(),
            distants: distant::Distants::default(),
            reached: BTreeSet::new(),
            hub: false,
            arrivals: Arrivals::new(),
            last_seen_stored_at: None,
            remembered_told: false,
            own_devices: reading::OwnDevices::default(),
            came: details::Came::default(),
            wall_ahead_ms: config.unix_ms.saturating_sub(now.0),
            store: store::Store::default(),
            show: show::Shown::default(),
            outputs: VecDeque::new(),
            config,
        }
    }

    /// Becomes a member, unless it is one under this name.
    pub(crate) fn begin(&mut self, now: Millis) {
        self.store.begin();
        self.show.commands_changed();
        if self.replica.forked(&self.main) {
            // The driver makes new keys when it hears this, should it not have got to it before.
            return self.view(View::Notice(Notice::OwnFork));
        }
        self.renew_profile(now);
        if let Some(founder) = self.config.founder.take()
            && self.rights.founder().is_none()
        {
            let founding = founder.found(&self.config.keys.room_id, self.config.user.id());
            self.append(now, Thread::Room, &Content::Found(founding));
        }
        self.picture_due = picture::Due::OnEntering;
    }

    /// Writes a profile, if there is none that says who we are and holds for a while.
    fn renew_profile(&mut self, now: Millis) {
        let until = self.unix_ms(now).saturating_add(VALID_MS / 2);
        let certificate = self.certificate(now);
        if !self.roster.says(&certificate, until) {
            self.append(now, Thread::Room, &Content::Profile(certificate.encode()));
        }
    }

    /// The person goes by another name from now on, see [`crate::clean_name`].
    pub(crate) fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.config.name);
        self.renamed = true;
        // What could not be stored is in no log that would tell of it.
        self.show.touch_all(self.store.unstored().iter().map(|unstored| unstored.id).collect());
    }

    /// Writes the name the person has taken, unless the room has it. Where it would reach nobody, and while nothing can be stored, it waits.
    fn write_name(&mut self, now: Millis) {
        let waits = !self.store.begun()
            || self.store.waiting() >= UNSTORED_MAX
            || self.standing() == Standing::Removed
            || self.replica.forked(&self.main);
        if waits {
            return;
        }
        self.renamed = false;
        let certificate = self.certificate(now);
        if !self.roster.says(&certificate, 0) {
            self.write_again(now);
            self.append(now, Thread::Room, &Content::Profile(certificate.encode()));
        }
    }

    /// The name a peer of this user gave last in its log, by a certificate that is no older than one that ends then.
    pub(crate) fn name_since(&self, peer: PeerId, user: UserId, expires_unix_ms: u64) -> Option<&str> {
        self.roster.name_since(peer, user, expires_unix_ms)
    }

    /// Whether what we store outlives the page.
    pub(crate) fn durable(&self) -> bool {
        self.config.durable
    }

    /// Our certificate, for hello and for the log.
    pub(crate) fn certificate(&self, now: Millis) -> Certificate {
        let Config { user, device, name, .. } = &self.config;
        Certificate::issue(user, self.me, device.id(), name, self.unix_ms(now))
    }

    /// The wall clock as the driver told it.
    pub(crate) fn set_wall(&mut self, now: Millis, unix_ms: u64) {
        self.wall_ahead_ms = unix_ms.saturating_sub(now.0);
    }

    /// The wall clock now, Unix milliseconds.
    pub(crate) fn unix_ms(&self, now: Millis) -> u64 {
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
        to: Thread,
    ) -> Result<(), CommandRefused> {
        check_text(text)?;
        self.reaches(to)?;
        self.write(now, to, &Content::Message { text: text.to_owned(), reply_to })
    }

    /// Changes an own message.
    pub(crate) fn edit(&mut self, now: Millis, message: MessageId, text: &str) -> Result<(), CommandRefused> {
        check_text(text)?;
        self.own_and_alive(message)?;
        if self.chat.forwarded(message) {
            return Err(CommandRefused::Forwarded);
        }
        if self.chat.is_poll(message) {
            return Err(PollError::EditedAsMessage.into());
        }
        self.write(now, self.chat.thread(message), &Content::Edit { message, text: text.to_owned() })
    }

    /// Deletes an own message.
    pub(crate) fn delete(&mut self, now: Millis, message: MessageId) -> Result<(), CommandRefused> {
        self.own_and_alive(message)?;
        self.write(now, self.chat.thread(message), &Content::Delete(message))
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
        if on && !self.chat.has_room_for(message, emoji) {
            return Err(CommandRefused::ReactionsFull);
        }
        let content = Content::React { message, emoji: emoji.to_owned(), on };
        self.write(now, self.chat.thread(message), &content)
    }

    /// Pins a message where it was said, or takes that back.
    pub(crate) fn pin(&mut self, now: Millis, message: MessageId, on: bool) -> Result<(), CommandRefused> {
        if !self.chat.alive(message, &self.roster) {
            return Err(CommandRefused::NoSuchMessage);
        }
        let thread = self.chat.thread(message);
        if on && self.chat.pins(thread, &self.roster).len() >= PINS_MAX {
            return Err(CommandRefused::PinsFull);
        }
        self.write(now, thread, &Content::Pin { message, on })
    }

    /// Says again what somebody else, or we, said elsewhere.
    pub(crate) fn forward(
        &mut self,
        now: Millis,
        text: &str,
        from: &str,
        to: Thread,
    ) -> Result<(), CommandRefused> {
        check_text(text)?;
        let from = clean_name(from).map_err(|_| CommandRefused::NoSuchPerson)?;
        self.reaches(to)?;
        self.write(now, to, &Content::Forward { text: text.to_owned(), from })
    }

    /// Whether something can be said there, and reaches anybody.
    fn reaches(&self, thread: Thread) -> Result<(), CommandRefused> {
        match thread {
            Thread::Room => Ok(()),
            Thread::Channel(channel) => self.open_channel(channel),
            Thread::Private(user) if self.devices_of(user).is_empty() => Err(CommandRefused::NoSuchPerson),
            Thread::Private(_) => Ok(()),
        }
    }

    /// Asks the owner for another title.
    pub(crate) fn ask_title(&mut self, now: Millis, title: &str) -> Result<(), CommandRefused> {
        let title = commands::clean_title(title).ok_or(CommandRefused::BadTitle)?;
        let to = self.rights.founder().ok_or(CommandRefused::NoOwner)?;
        let mut id = [0; 16];
        self.config.rng.fill_bytes(&mut id);
        self.write(
            now,
            Thread::Room,
            &Content::Command { id: CommandId(id), to, change: Change::Title(title) },
        )
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
        self.write(now, self.chat.thread(message), &Content::Delete(message))
    }

    /// The page goes away: receipts that wait are stored now.
    pub(crate) fn leave(&mut self) {
        self.store.marks_now();
    }

    fn own_and_alive(&self, message: MessageId) -> Result<(), CommandRefused> {
        if !self.chat.alive(message, &self.roster) {
            Err(CommandRefused::NoSuchMessage)
        } else if !self.roster.ours(message.author) {
            Err(CommandRefused::NotYours)
        } else {
            Ok(())
        }
    }

    fn write(&mut self, now: Millis, thread: Thread, content: &Content) -> Result<(), CommandRefused> {
        self.review();
        if self.replica.forked(&self.main) {
            return Err(CommandRefused::Forked);
        }
        match self.standing() {
            Standing::Removed => return Err(CommandRefused::Removed),
            Standing::In(role) if role < content.needs() => return Err(CommandRefused::ReadOnly),
            // Who waits to be let in may write: it counts once they are.
            Standing::In(_) | Standing::Asks => {}
        }
        if self.store.waiting() >= UNSTORED_MAX {
            return Err(CommandRefused::Unstored(self.store.waiting()));
        }
        self.write_again(now);
        self.append(now, thread, content);
        Ok(())
    }

    /// Writes an operation to our log and hands it to the store. What is private is sealed for them and us.
    fn append(&mut self, now: Millis, thread: Thread, content: &Content) {
        if !content.about_members() {
            self.renew_profile(now);
        }
        // What is private is sealed for its readers already, who may lack the keys of the others.
        let first = content.for_all_times() || thread.is_private();
        let (epoch, key) = self.seal_under(now, first);
        let (prev, seq) = self.replica.end(&self.main);
        let body = match thread {
            Thread::Private(to) => self.private(seq, to, content).encode(),
            Thread::Channel(channel) => Content::In { channel, body: content.encode() }.encode(),
            Thread::Room => content.encode(),
        };
        // Who answers has seen what they answer, and can show it.
        let seen = match content {
            Content::AnswerPoll { poll, by, id, .. } => self.polls.place(*poll, &(*by, *id)),
            _ => None,
        };
        let draft = Draft {
            stream: self.main.stream.clone(),
            seq,
            seen: self.replica.newly_seen(&self.main, seen.map(key_of)),
            at_unix_ms: self.unix_ms(now),
            epoch,
            body: &body,
        };
        let Config { me, keys, rng, .. } = &mut self.config;
        let operation = Operation::write_after(me, &keys.room_id, &key, prev, draft, rng);
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
        let (Some(operation), Some(order)) = (self.replica.operation(place), self.replica.standing(place))
        else {
            return;
        };
        if let Epoch::Later(name) = operation.epoch()
            && self.epochs.key(name).is_none()
        {
            let OperationKey { author, seq, .. } = operation.key();
            let user = self.roster.user_at(author, seq);
            if self.rights.role_at(user, &operation.log(), seq).is_some() {
                self.epochs.waits(name, place);
                self.show.commands_changed();
            }
            return;
        }
        if let Some((meta, content)) = self.open(&operation, order) {
            self.fold_content(place, meta, &content);
        }
    }

    /// The same, for an operation that was opened.
    fn fold_content(&mut self, place: Place, meta: Meta, content: &Content) {
        if let Content::Profile(certificate) = content {
            let log = LogId { author: meta.author, stream: self.main.stream.clone() };
            let rights = &self.rights;
            let counts = |roster: &Roster| {
                rights.role_at(roster.user_at(meta.author, meta.seq), &log, meta.seq).is_some()
            };
            if self.roster.apply(meta, certificate, counts) {
                let named = self.chat.naming(meta.author);
                self.hide(named.clone());
                self.show.touch_all(named);
                self.show.channels_changed();
                self.show.names_changed();
                self.polls_named(meta.author);
            }
            self.rights_dirty = true;
            self.standings_changed = true;
        }
        self.rights_dirty |= self.members.apply(meta, content);
        let counts = self.counts(meta, content);
        if let Content::Keys { epochs, boxes, drawn } = content {
            return self.fold_keys(meta, epochs, boxes, *drawn, counts);
        }
        if self.channels.apply(meta, content, counts, self.moderated(meta)) {
            self.show.channels_changed();
        }
        if !counts {
            return self.polls.pass_over(meta, content);
        }
        if matches!(content, Content::Picture { .. }) {
            return self.fold_picture(meta, place);
        }
        if self.commands.apply(meta, content) {
            self.show.commands_changed();
        }
        self.fold_poll(meta, content);
        if let Content::Edit { message, .. } | Content::Delete(message) = content
            && meta.author == self.me
            && self.replica.log(place.log).is_some_and(|log| log.stored() <= place.seq)
        {
            self.show.changing(*message, place.seq);
        }
        if let Thread::Channel(channel) = meta.thread
            && !self.channels.counts(channel)
            && self.polls.get(PollId(channel.0)).is_none()
        {
            // It may be there because of this.
            self.show.channels_changed();
        }
        self.show.touch_all(self.chat.apply(meta, content));
    }

    /// Whether its author was in the room where it was written, with the role it needs, under a certificate that held.
    fn counts(&self, meta: Meta, content: &Content) -> bool {
        let log = LogId { author: meta.author, stream: self.main.stream.clone() };
        let user = self.roster.user_at(meta.author, meta.seq);
        let role = self.rights.role_at(user, &log, meta.seq);
        let held = self.roster.expires_unix_ms(meta.author, meta.seq).is_none_or(|at| meta.at_unix_ms <= at);
        let renews = matches!(content, Content::Profile(_));
        role.is_some_and(|role| role >= content.needs()) && (held || renews)
    }

    /// Looks again who may do what. What counts otherwise now is folded again.
    pub(crate) fn review(&mut self) {
        if !std::mem::take(&mut self.rights_dirty) {
            return;
        }
        let rights = self.members.rights(&self.roster);
        if rights == self.rights {
            return;
        }
        let before = std::mem::replace(&mut self.rights, rights);
        self.standings_changed = true;
        self.confirm = true;
        self.show.commands_changed();
        self.look_at_polls();
        let role = |rights: &Rights, log: &LogId, seq| {
            rights.role_at(self.roster.user_at(log.author, seq), log, seq)
        };
        let differs = self.replica.logs().any(|(_, log)| {
            (0..log.len()).any(|seq| role(&before, &log.id, seq) != role(&self.rights, &log.id, seq))
        });
        if differs {
            self.fold_again();
        }
    }

    /// What an operation says, if it is one of ours to read.
    fn read(&self, place: Place) -> Option<(Meta, Content)> {
        let operation = self.replica.operation(place)?;
        let order = self.replica.standing(place)?;
        self.open(&operation, order)
    }

    fn open(&self, operation: &Operation, order: Order) -> Option<(Meta, Content)> {
        let (meta, content) = self.unseal(operation, order)?;
        self.for_us(meta, content)
    }

    /// What it says to whoever has the key of its epoch.
    fn unseal(&self, operation: &Operation, order: Order) -> Option<(Meta, Content)> {
        let OperationKey { author, stream, seq } = operation.key();
        if stream != self.main.stream {
            return None;
        }
        let key = match operation.epoch() {
            Epoch::First => &self.config.keys.epoch_key,
            Epoch::Later(name) => self.epochs.key(name)?,
        };
        let content = Content::decode(&operation.open(key).ok()?)?;
        // What everybody has to agree on, everybody can read.
        let first_only = content.for_all_times() || matches!(content, Content::Private { .. });
        if first_only && operation.epoch() != Epoch::First {
            return None;
        }
        let meta = Meta { author, seq, order, at_unix_ms: operation.at_unix_ms(), thread: Thread::Room };
        Some((meta, content))
    }

    /// The same for what is said in private, if it is for us or by us.
    fn for_us(&self, meta: Meta, content: Content) -> Option<(Meta, Content)> {
        match content {
            Content::Private { to, boxes, sealed } => self.open_private(meta, to, &boxes, &sealed),
            Content::In { channel, body } => {
                let content = Content::decode(&body).filter(Content::can_be_in_channel)?;
                Some((Meta { thread: Thread::Channel(channel), ..meta }, content))
            }
            content => Some((meta, content)),
        }
    }

    /// After a fork, a taken-back operation or other rights: everything is folded again.
    fn fold_again(&mut self) {
        let before = set_of(self.chat.ids());
        // Rights follow from profiles and decisions, whatever counts: the second round finds what the first found.
        for _ in 0..2 {
            self.roster = self.roster.again();
            self.chat = Chat::default();
            self.channels = Channels::default();
            self.commands = Commands::default();
            self.polls = Polls::default();
            self.members = Members::new(self.config.keys.room_id.clone());
            self.pictures = Pictures::default();
            self.epochs.forget_told();
            for place in self.replica.order().to_vec() {
                self.fold(place);
            }
            self.rights_dirty = false;
            let rights = self.members.rights(&self.roster);
            if rights == self.rights {
                break;
            }
            self.rights = rights;
            self.confirm = true;
        }
        self.show.commands_changed();
        self.show.channels_changed();
        self.standings_changed = true;
        self.show.pictures(self.pictures.users());
        self.look_at_polls();
        let after = set_of(self.chat.ids());
        self.show.unplace();
        self.show.all(after.iter().copied());
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
        let others = [
            self.outbox.deadline(),
            self.store.deadline(),
            self.giving.at,
            self.polls_here.at(),
            self.distants.deadline(),
        ];
        peerings.chain(others.into_iter().flatten()).min()
    }

    /// Closes an input: answers commands, sends, stores and shows whatever follows. `present` are those in the room.
    pub(crate) fn settle(&mut self, now: Millis, present: &BTreeSet<PeerId>) {
        self.answer(now);
        self.answer_polls(now);
        self.confirm_decisions(now);
        self.give_keys(now);
        self.review();
        if self.renamed {
            self.write_name(now);
        }
        self.write_picture(now);
        self.store_on_time(now);
        self.pump(now);
        self.watch_outbox(now);
        self.tell_looked();
        self.flush(now);
        self.show_changes(present);
    }

    /// Decides what we are asked. Only what is safe is answered, and only while answers can be kept.
    fn answer(&mut self, now: Millis) {
        if !self.show.take_commands_changed() {
            return;
        }
        let decided = self.commands.decided(self.me);
        let able = self.store.trouble().is_none() && !self.replica.forked(&self.main) && self.store.begun();
        if able && self.rights.founder() == Some(self.me) {
            let mut revision = decided.revision;
            for (by, id, change) in self.commands.unanswered(self.me, &decided) {
                let answer = match commands::check(&change) {
                    Ok(()) => {
                        revision += 1;
                        Content::Ack { by, id, revision }
                    }
                    Err(message) => Content::Error { by, id, message },
                };
                self.append(now, Thread::Room, &answer);
            }
            self.show.take_commands_changed();
        }
        let info = self.room_info();
        self.show.room(info);
    }

    fn room_info(&self) -> RoomInfo {
        let rights = &self.rights;
        let unreadable = self.epochs.waiting() as u64;
        let (closed, history, topology) = (rights.closed(), rights.history(), rights.topology());
        let Some(decider) = rights.founder() else {
            return RoomInfo { unreadable, ..RoomInfo::default() };
        };
        let decided = self.commands.decided(decider);
        let newest = self.commands.newest(self.me, decider, &decided);
        let (asked_title, refused) = match newest {
            Some((Change::Title(title), None)) => (Some(title.clone()), None),
            Some((_, Some(Answer::Refused(reason)))) => (None, Some(reason)),
            Some((_, Some(Answer::Acknowledged(_)))) | None => (None, None),
        };
        let (owner, own) = (Some(decider), decider == self.me);
        RoomInfo {
            title: decided.title,
            owner,
            own,
            asked_title,
            refused,
            closed,
            history,
            topology,
            unreadable,
        }
    }

    fn pump(&mut self, now: Millis) {
        for (peer, peering) in &mut self.peerings {
            for message in peering.pump(now, self.me, &self.replica, &self.arrivals, self.hub) {
                self.outputs.push_back(LedgerOutput::Send(*peer, message));
            }
        }
        self.tell_distants(now);
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
