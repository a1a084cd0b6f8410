//! The way to the screen: what changed since the interface was last told.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ledger, LedgerOutput, key_of};
use crate::{
    Delivery, LogId, MemberInfo, Message, MessageId, Order, PeerId, Pin, PollId, RoomInfo, Thread,
    ThreadInfo, Trouble, Unread, UserId, View, channels, mentions, sync::Peering,
};
use crate::{SmallSort, set_of};

/// Own messages whose delivery is followed; older ones keep what they show.
const FOLLOWED_MAX: u64 = 500;
/// People whose own pictures are shown; whoever comes after them has the one that follows from the key. 16 MiB in a page at most.
const PICTURES_SHOWN_MAX: usize = 1_024;

/// What is shown, and what is to be shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Look different now.
    touched: BTreeSet<MessageId>,
    /// May have got further.
    followed: BTreeSet<MessageId>,
    deliveries: BTreeMap<MessageId, Delivery>,
    /// The number of our newest edit or deletion of a message, until it is stored.
    changing: BTreeMap<MessageId, u64>,
    gone: BTreeSet<MessageId>,
    /// Shown so far, and not any more.
    hidden: BTreeSet<MessageId>,
    /// Shown ahead of their turn.
    previews: BTreeMap<MessageId, Message>,
    previews_shown: bool,
    unread: NotRead,
    /// What there is beside the room itself.
    threads: BTreeMap<Thread, Aside>,
    channels: Vec<channels::Shown>,
    channels_changed: bool,
    threads_changed: bool,
    shown_threads: Vec<ThreadInfo>,
    /// Threads in which other messages may be pinned now.
    pins_changed: BTreeSet<Thread>,
    /// What was told of those that have pinned messages.
    shown_pins: BTreeMap<Thread, Vec<Pin>>,
    shown_members: Vec<MemberInfo>,
    shown_unread: Unread,
    missing: u64,
    /// Whose picture may be another.
    pictures: BTreeSet<UserId>,
    /// Whose picture is shown, and which.
    shown_pictures: BTreeMap<UserId, Order>,
    present: BTreeSet<PeerId>,
    present_changed: bool,
    reached: u64,
    commands_changed: bool,
    room: RoomInfo,
    next_room: Option<RoomInfo>,
}

/// What was said in one thread beside the room itself.
#[derive(Debug, Default)]
struct Aside {
    messages: BTreeSet<(Order, MessageId)>,
    unread: NotRead,
}

/// What the person has not looked at, with whether it mentions them.
type NotRead = BTreeMap<(Order, MessageId), bool>;

impl Shown {
    pub(super) fn all(&mut self, ids: impl Iterator<Item = MessageId>) {
        self.touched.extend(ids);
        self.commands_changed = true;
        self.channels_changed = true;
    }

    /// Everything there is will be shown at once, one by one.
    fn begin(&mut self) {
        self.touched.clear();
        self.commands_changed = true;
        self.channels_changed = true;
    }

    /// Everything may stand elsewhere now, as after a fork; all of it is shown again.
    pub(super) fn unplace(&mut self) {
        self.unread.clear();
        for aside in self.threads.values_mut() {
            aside.messages.clear();
            aside.unread.clear();
        }
        self.threads_changed = true;
    }

    /// The pictures of these people may be others, and of all who have one.
    pub(super) fn pictures(&mut self, users: impl Iterator<Item = UserId>) {
        self.pictures.extend(users);
        self.pictures.extend(self.shown_pictures.keys());
    }

    /// The picture of this person may be another.
    pub(super) fn picture(&mut self, user: UserId) {
        self.pictures.insert(user);
    }

    pub(super) fn touch(&mut self, id: MessageId) {
        self.touched.insert(id);
    }

    pub(super) fn touch_all(&mut self, ids: BTreeSet<MessageId>) {
        self.touched.extend(ids);
    }

    /// Own operations from `from` on and below `below` may have got further.
    pub(super) fn touch_own(&mut self, log: &LogId, from: u64, below: u64) {
        let from = from.max(below.saturating_sub(FOLLOWED_MAX));
        self.followed.extend((from..below).map(|seq| MessageId { author: log.author, seq }));
    }

    /// We wrote an edit or a deletion of this message: it is as safe as that.
    pub(super) fn changing(&mut self, id: MessageId, seq: u64) {
        self.changing.insert(id, seq);
    }

    /// Our operations below this number are stored.
    pub(super) fn stored(&mut self, below: u64) {
        let (touched, changing) = (&mut self.touched, &mut self.changing);
        changing.retain(|id, seq| {
            let waits = *seq >= below;
            if !waits {
                touched.insert(*id);
            }
            waits
        });
    }

    pub(super) fn gone(&mut self, id: MessageId) {
        self.gone.insert(id);
    }

    pub(super) fn hide(&mut self, ids: impl Iterator<Item = MessageId>) {
        self.hidden.extend(ids);
    }

    /// Nothing is left of what is hidden, but in the log.
    fn forget(&mut self, hidden: &BTreeSet<MessageId>) {
        let left = |(_, id): &(Order, MessageId)| !hidden.contains(id);
        self.unread.retain(|at, _| left(at));
        for aside in self.threads.values_mut() {
            aside.unread.retain(|at, _| left(at));
            aside.messages.retain(left);
        }
        self.threads_changed = true;
        self.touched.retain(|id| !hidden.contains(id));
        self.deliveries.retain(|id, _| !hidden.contains(id));
    }

    pub(super) fn present_changed(&mut self) {
        self.present_changed = true;
    }

    pub(super) fn commands_changed(&mut self) {
        self.commands_changed = true;
    }

    pub(super) fn take_commands_changed(&mut self) -> bool {
        std::mem::take(&mut self.commands_changed)
    }

    pub(super) fn room(&mut self, info: RoomInfo) {
        self.next_room = Some(info);
    }

    /// Own operations below this number were handed to somebody who is there.
    pub(super) fn reached(&mut self, log: &LogId, reached: u64) {
        if reached != self.reached {
            let (low, high) = (reached.min(self.reached), reached.max(self.reached));
            self.reached = reached;
            self.touch_own(log, low, high);
        }
    }

    /// Of those in this thread the person has read those for which `read` holds.
    pub(super) fn read(&mut self, thread: Thread, read: impl Fn(MessageId) -> bool) {
        let unread = match thread {
            Thread::Room => Some(&mut self.unread),
            aside => self.threads.get_mut(&aside).map(|aside| &mut aside.unread),
        };
        if let Some(unread) = unread {
            unread.retain(|(_, id), _| !read(*id));
            self.threads_changed = true;
        }
    }

    /// Messages beside the room itself that the person has not looked at.
    pub(super) fn unread_aside(&self) -> Vec<MessageId> {
        self.threads.values().flat_map(|aside| aside.unread.keys()).map(|(_, id)| *id).collect()
    }

    /// Whose messages in this thread the person has not looked at.
    pub(super) fn unread_authors(&self, thread: Thread) -> BTreeSet<PeerId> {
        let unread = self.threads.get(&thread).into_iter().flat_map(|aside| aside.unread.keys());
        unread.map(|(_, id)| id.author).collect()
    }

    /// Whether the person has not looked at something of this author in the room itself.
    pub(super) fn unread_of(&self, author: PeerId) -> bool {
        self.unread.keys().any(|(_, id)| id.author == author)
    }

    pub(super) fn previewed(&self) -> bool {
        !self.previews.is_empty()
    }

    pub(super) fn preview(&mut self, messages: Vec<Message>) {
        self.previews = messages.into_iter().map(|message| (message.id, message)).collect();
        self.previews_shown = false;
    }

    pub(super) fn unread(&self) -> Unread {
        unread(&self.unread)
    }

    pub(super) fn channels(&self) -> &[channels::Shown] {
        &self.channels
    }

    pub(super) fn set_channels(&mut self, channels: Vec<channels::Shown>) {
        self.channels = channels;
        self.threads_changed = true;
    }

    /// What there is beside the room itself may be called otherwise.
    pub(super) fn threads_changed(&mut self) {
        self.threads_changed = true;
    }

    /// Somebody goes by another name: so may who pinned something.
    pub(super) fn names_changed(&mut self) {
        self.pins_changed.extend(self.shown_pins.keys());
    }

    pub(super) fn channels_changed(&mut self) {
        self.channels_changed = true;
    }

    pub(super) fn take_channels_changed(&mut self) -> bool {
        std::mem::take(&mut self.channels_changed)
    }

    /// Forgets a message. Answers whether it was shown beside the room itself.
    fn drop_aside(&mut self, id: MessageId) -> bool {
        let mut shown = false;
        for aside in self.threads.values_mut() {
            aside.unread.retain(|(_, unread), _| *unread != id);
            let before = aside.messages.len();
            aside.messages.retain(|(_, message)| *message != id);
            shown |= aside.messages.len() < before;
        }
        self.threads_changed |= shown;
        shown
    }
}

fn unread(messages: &NotRead) -> Unread {
    Unread {
        count: count(messages.len()),
        first: messages.first_key_value().map(|((_, id), _)| *id),
        mentions: count(messages.values().filter(|mentions| **mentions).count()),
    }
}

impl Ledger {
    pub(super) fn show_changes(&mut self, present: &BTreeSet<PeerId>) {
        if std::mem::take(&mut self.show.present_changed) || self.show.present != *present {
            self.show.present.clone_from(present);
            let (_, end) = self.replica.end(&self.main);
            self.show.touch_own(&self.main, 0, end);
        }
        self.review_channels();
        self.show_polls();
        self.show_messages();
        self.show_pins();
        self.show_previews();
        self.show_pictures();
        if let Some(info) = self.show.next_room.take()
            && info != self.show.room
        {
            self.show.room = info.clone();
            self.view(View::Room(info));
        }
        let missing = self.peerings.values().map(|peering: &Peering| peering.missing(&self.replica)).max();
        let missing = missing.unwrap_or_default();
        if missing != self.show.missing {
            self.show.missing = missing;
            self.view(View::Missing(missing));
        }
        self.show_threads();
        let unread = self.show.unread();
        if unread != self.show.shown_unread {
            self.show.shown_unread = unread;
            self.view(View::Unread(unread));
        }
    }

    fn show_messages(&mut self) {
        let gone = std::mem::take(&mut self.show.gone);
        self.look_at_pins(&gone);
        for id in gone {
            // Gone and back at once: it counts again.
            if self.chat.contains(id) {
                continue;
            }
            self.show.touched.remove(&id);
            self.show.deliveries.remove(&id);
            self.show.unread.retain(|(_, unread), _| *unread != id);
            self.show.drop_aside(id);
            self.view(View::MessageGone(id));
        }
        let mut hidden = std::mem::take(&mut self.show.hidden);
        hidden.retain(|id| self.chat.hidden(*id, &self.roster));
        let roster = &self.roster;
        hidden.extend(self.show.previews.keys().filter(|id| roster.hides(id.author)));
        self.show.previews.retain(|id, _| !roster.hides(id.author));
        if !hidden.is_empty() {
            self.show.forget(&hidden);
            self.look_at_pins(&hidden);
            self.view(View::MessagesGone(hidden));
        }
        let touched = std::mem::take(&mut self.show.touched);
        self.look_at_pins(&touched);
        let followed = std::mem::take(&mut self.show.followed);
        let further = followed.into_iter().filter(|id| !touched.contains(id));
        let further: Vec<MessageId> = further
            .filter(|id| {
                self.show.deliveries.get(id).is_some_and(|shown| Some(shown) != self.delivery(*id).as_ref())
            })
            .collect();
        let mut messages = Vec::with_capacity(touched.len() + further.len());
        for id in touched.into_iter().chain(further) {
            messages.extend(self.show_one(id));
        }
        if !messages.is_empty() {
            messages.small_sort();
            self.view(View::Messages(messages));
        }
    }

    /// Everything there is will be shown at once, one by one: these.
    pub(super) fn show_all(&mut self) -> Vec<MessageId> {
        let all = set_of(self.chat.ids());
        self.look_at_pins(&all);
        self.show.begin();
        self.show.pictures(self.pictures.users());
        all.into_iter().collect()
    }

    /// A message as it looks now; from here on it counts as shown.
    pub(super) fn show_one(&mut self, id: MessageId) -> Option<Message> {
        let delivery = self.delivery(id);
        let message =
            self.chat.view(id, self.me, &self.roster, delivery).or_else(|| self.unstored_view(id))?;
        self.show.previews.remove(&id);
        if message.thread.channel().is_some_and(|channel| !self.has_channel(channel)) {
            // Shown once its channel has come.
            if self.show.drop_aside(id) {
                self.view(View::MessageGone(id));
            }
            return None;
        }
        if let Some(delivery) = &message.delivery {
            self.show.deliveries.insert(id, delivery.clone());
        }
        let log = key_of(id).log();
        let read = self.receipts.mine(message.thread, &log) > id.seq;
        let unread = match message.thread {
            Thread::Room => &mut self.show.unread,
            aside => {
                let aside = self.show.threads.entry(aside).or_default();
                aside.messages.insert((message.order, id));
                &mut aside.unread
            }
        };
        if message.own || message.deleted || read || self.roster.mutes(id.author) {
            unread.remove(&(message.order, id));
        } else {
            unread.insert((message.order, id), mentions(&message.text, &self.config.name));
        }
        self.show.threads_changed |= !message.thread.is_room();
        Some(message)
    }

    /// Who is in the room, and how they stand to it.
    pub(super) fn show_members(&mut self, members: Vec<MemberInfo>) {
        if members != self.show.shown_members {
            self.show.shown_members.clone_from(&members);
            self.view(View::Members(members));
        }
    }

    /// Messages look different now: so may what is pinned.
    fn look_at_pins(&mut self, messages: &BTreeSet<MessageId>) {
        for id in messages {
            let shown =
                self.show.shown_pins.iter().filter(|(_, pins)| pins.iter().any(|pin| pin.message == *id));
            let shown: Vec<Thread> = shown.map(|(thread, _)| *thread).collect();
            let may = self.chat.may_be_pinned(*id).then(|| self.chat.thread(*id));
            self.show.pins_changed.extend(shown.into_iter().chain(may));
        }
    }

    fn show_pins(&mut self) {
        for thread in std::mem::take(&mut self.show.pins_changed) {
            let pins = self.chat.pins(thread, &self.roster);
            if self.show.shown_pins.get(&thread).map(Vec::as_slice).unwrap_or_default() == pins.as_slice() {
                continue;
            }
            if pins.is_empty() {
                self.show.shown_pins.remove(&thread);
            } else {
                self.show.shown_pins.insert(thread, pins.clone());
            }
            self.view(View::Pins(thread, pins));
        }
    }

    fn show_pictures(&mut self) {
        for user in std::mem::take(&mut self.show.pictures) {
            let chosen = self.pictures.of(user);
            let shown = &mut self.show.shown_pictures;
            if chosen.map(|chosen| chosen.order) == shown.get(&user).copied()
                || (!shown.contains_key(&user) && shown.len() >= PICTURES_SHOWN_MAX)
            {
                continue;
            }
            match &chosen {
                Some(chosen) => drop(shown.insert(user, chosen.order)),
                None => drop(shown.remove(&user)),
            }
            let bytes = chosen.and_then(|chosen| self.picture_at(chosen.place)).unwrap_or_default();
            self.view(View::Picture { user, bytes });
        }
    }

    fn show_threads(&mut self) {
        if !std::mem::take(&mut self.show.threads_changed) {
            return;
        }
        let aside = |thread: &Thread| {
            let aside = self.show.threads.get(thread);
            let newest = aside.and_then(|aside| aside.messages.last()).map(|(order, _)| *order);
            (newest, aside.map(|aside| unread(&aside.unread)).unwrap_or_default())
        };
        let channels = self.show.channels.iter().map(|channel| {
            let thread = Thread::Channel(channel.id);
            let (newest, unread) = aside(&thread);
            let (name, newest) = (channel.title.clone(), newest.unwrap_or(channel.order));
            ThreadInfo { thread, name, unread, newest, channel: Some(channel.info.clone()) }
        });
        let private = self.show.threads.keys().filter_map(|thread| {
            let name = self.roster.name_of(thread.with()?).to_owned();
            let (newest, unread) = aside(thread);
            Some(ThreadInfo { thread: *thread, name, unread, newest: newest?, channel: None })
        });
        let about_polls = self.show.threads.keys().filter_map(|thread| {
            let name = self.polls.get(PollId(thread.channel()?.0))?.state()?.question.clone();
            let (newest, unread) = aside(thread);
            Some(ThreadInfo { thread: *thread, name, unread, newest: newest?, channel: None })
        });
        let threads: Vec<ThreadInfo> = channels.chain(private).chain(about_polls).collect();
        if threads != self.show.shown_threads {
            self.show.shown_threads.clone_from(&threads);
            self.view(View::Threads(threads));
        }
    }

    /// A message that could not be stored, at the end of all.
    fn unstored_view(&self, id: MessageId) -> Option<Message> {
        let unstored = self.store.unstored().iter().find(|unstored| unstored.id == id)?;
        let said = unstored.content.said()?;
        Some(Message {
            id,
            thread: unstored.thread,
            order: Order { depth: u64::MAX, tie: id.seq.to_be_bytes() },
            own: true,
            author_name: self.config.name.clone(),
            author_user: Some(self.config.user.id()),
            text: said.text.to_owned(),
            at_unix_ms: unstored.at_unix_ms,
            edited: false,
            deleted: false,
            reply: said.reply_to.map(|to| self.chat.reply(to, unstored.thread, &self.roster)),
            forwarded: said.forwarded.map(str::to_owned),
            poll: said.poll,
            pinned: false,
            reactions: Vec::new(),
            delivery: Some(Delivery::Attention(Trouble::NotStored(unstored.reason.clone()))),
        })
    }

    fn show_previews(&mut self) {
        if self.show.previews.is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.show.previews_shown, true) {
            let messages = self.show.previews.values().cloned().collect();
            self.view(View::Messages(messages));
        }
        let coming = self.peerings.values().any(|peering| peering.missing(&self.replica) > 0);
        if !coming {
            for id in std::mem::take(&mut self.show.previews).into_keys() {
                self.outputs.push_back(LedgerOutput::View(View::MessageGone(id)));
            }
        }
    }

    /// How far a message got, if it is ours.
    fn delivery(&self, id: MessageId) -> Option<Delivery> {
        let key = key_of(id);
        let log = key.log();
        if !self.roster.ours(id.author) {
            return None;
        }
        let changed = self.show.changing.get(&id).copied();
        let newest = if id.author == self.me { changed.or(Some(id.seq)) } else { changed };
        let stored = self.replica.find(&self.main).map_or(0, |log| log.stored());
        if newest.is_some_and(|seq| seq >= stored) {
            return Some(Delivery::Saving);
        }
        if self.outbox.needs_attention(&key) {
            return Some(Delivery::Attention(Trouble::NotConfirmed));
        }
        // Of what is private only the other's word tells anything.
        let thread = self.chat.thread(id);
        let with = thread.with();
        // Of a person with several pages one word is enough; whom nobody knows yet is one of their own.
        let other = |peer: PeerId| match (with, self.roster.user(peer)) {
            (Some(with), user) => (user == Some(with)).then_some(Err(with)),
            (None, _) if self.roster.ours(peer) => None,
            (None, user) => Some(user.map_or(Ok(peer), Err)),
        };
        let holders: BTreeSet<_> = self.receipts.holders(&log, id.seq).filter_map(other).collect();
        let of = self.show.present.iter().copied().filter_map(other).collect::<BTreeSet<_>>();
        let of = count(of.union(&holders).count());
        let readers: BTreeSet<_> = self.receipts.readers(thread, &log, id.seq).filter_map(other).collect();
        let read = count(readers.len());
        if read > 0 {
            return Some(Delivery::Read { read, of: of.max(read) });
        }
        if !holders.is_empty() {
            return Some(Delivery::Delivered { have: count(holders.len()), of });
        }
        // Where nobody else is, our other devices are what it can reach.
        let among_us = of == 0 && with.is_none();
        let device = |peer: &PeerId| *peer != self.me && *peer != id.author;
        if among_us && self.receipts.holders(&log, id.seq).any(|peer| device(&peer)) {
            return Some(Delivery::Delivered { have: 1, of: 1 });
        }
        let index = self.replica.index(&log);
        let sent = index.is_some_and(|log| {
            let to = |(peer, peering): (&PeerId, &Peering)| {
                peering.greeted() && (among_us || !self.roster.ours(*peer)) && peering.reached(log) > id.seq
            };
            self.peerings.iter().any(to)
        });
        Some(match (sent, self.config.durable) {
            (true, _) => Delivery::Sent,
            (false, true) => Delivery::Saved,
            (false, false) => Delivery::Unsaved,
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
