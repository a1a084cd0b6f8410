//! Going into a room and out of it, and what the list of rooms shows of that.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use app::store::{PageStateStoreFields, RoomState, RoomStateStoreFields, Stage, StorageStateStoreFields};
use app::words::{address_words, storage_refusal};
use chacha20::ChaCha20Rng;
use leptos::prelude::*;
use rand_core::SeedableRng;
use room::{
    Command, Config, Delivery, DeviceSecret, DeviceSeed, Engine, Input, Message, MessageId, NotesChange,
    Opening, Order, Output, PeerId, PeerSecret, RoomKeys, RoomNotes, RoomPlace, StoredRoom, StoredRoomEntry,
    Thread, UserId, UserSecret, View, decode_tail, encode_tail,
};
use wasm_bindgen_futures::spawn_local;

use crate::driver::{Driver, Room};
use crate::pauses::Pauses;
use crate::seat::Seat;
use crate::shelf::{Shelf, Writer};
use crate::show::show;
use crate::tabs::Word;
use crate::{acquaintances, background, browser, identity, seat, stretch, task};

/// What is noted about a room is stored this long after it changed, in milliseconds: a draft changes with each letter.
const NOTE_AFTER_MS: u64 = 400;
/// The newest messages are kept this long after a history was there, in milliseconds.
const TAIL_AFTER_MS: u64 = 1_000;
/// So much is said at most before the room is read …
const SAID_MAX: usize = 16;
/// … each so long, in bytes: more stays in the composer.
const SAID_LEN_MAX: usize = 4 * 1024;
/// Small steps of opening between two looks at the clock.
const STEPS: usize = 64;

impl Driver {
    /// The room comes to the front: enters it unless we are in it, with the name used last or after asking for one.
    pub fn open(self: &Rc<Self>) {
        if self.runs() {
            return self.room_id().into_iter().for_each(|id| self.page().tabs().tell_shown(&id));
        }
        if self.store.stage().get_untracked() != Stage::Left {
            self.join();
        }
    }

    /// Enters the room, also after having left it.
    pub fn join(self: &Rc<Self>) {
        let (driver, visit) = (Rc::clone(self), self.begin());
        self.store.stage().set(Stage::Waiting);
        spawn_local(async move {
            // The name is in the store, which may wait for a passphrase.
            driver.page().shelf().await;
            if driver.visit.get() != visit {
                return;
            }
            match driver.page().keep().name() {
                Some(name) => driver.start(name, visit, Seat::take_lowest).await,
                None => {
                    driver.entering.set(false);
                    driver.store.stage().set(Stage::NeedsName);
                }
            }
        });
    }

    /// Enters the room behind the one in front, unless another tab is in it.
    pub async fn open_behind(self: &Rc<Self>) {
        let (false, Some(name)) = (self.runs(), self.page().keep().name()) else { return };
        let known = self.page().summary_of(&self.fragment());
        let Some(room) = known.filter(|_| self.store.stage().get_untracked() == Stage::Waiting) else {
            return;
        };
        // First of all: to make the key of a typed name takes a second.
        let Some(seat) = Seat::take_first(room.id).await else { return };
        if !self.runs() {
            let visit = self.begin();
            self.start(name, visit, async |_| seat).await;
        }
    }

    /// Enters the room under a name.
    pub fn enter(self: &Rc<Self>, name: &str) -> Result<(), String> {
        let name = self.page().rename(name)?;
        let (driver, visit) = (Rc::clone(self), self.begin());
        spawn_local(async move { driver.start(name, visit, Seat::take_lowest).await });
        Ok(())
    }

    /// Leaves the room until the person joins again.
    pub fn leave(self: &Rc<Self>) {
        self.close();
        self.store.stage().set(Stage::Left);
        self.page().put_at(&self.fragment(), RoomPlace::Left);
    }

    /// Goes out of the room, if in it; it may be opened again.
    pub fn close(self: &Rc<Self>) {
        self.visit.set(self.visit.get() + 1);
        self.entering.set(false);
        if self.room.borrow().is_none() {
            return;
        }
        self.give(Input::Command { command: Command::Leave, at_unix_ms: browser::unix_ms() });
        self.note_now();
        // Dropped outside of the borrow: closing things may call back.
        let room = self.room.take();
        if let Some(room) = &room {
            room.writer.finish();
        }
        drop(room);
        self.notice_nothing();
        drop(self.drawing.take());
        drop(self.keeping_tail.take());
        self.said.take();
        self.arriving.take();
        self.coming.take();
        self.watched.take();
        self.news.set(false);
        self.store.set(RoomState::default());
        self.pictures.clear();
        self.describe();
        self.show_line();
    }

    pub(crate) fn describe(&self) {
        self.store.title().set(address_words(&self.address));
        self.store.open().set(self.address.is_open());
        self.store.link().set(format!("{}/room#{}", browser::origin(), self.address.fragment()));
    }

    /// A visit begins; the one before is over.
    fn begin(self: &Rc<Self>) -> u64 {
        self.close();
        self.entering.set(true);
        self.visit.get()
    }

    async fn start(self: &Rc<Self>, name: String, visit: u64, seat: impl AsyncFnOnce(String) -> Seat) {
        self.store.my_name().set(name.clone());
        if self.address.is_open() {
            self.store.stage().set(Stage::Stretching);
        }
        let prepared = self.prepare(name.clone(), visit, seat).await;
        if self.visit.get() != visit {
            return;
        }
        self.entering.set(false);
        match prepared {
            Ok((mut room, messages)) => {
                self.notice_from_now();
                let history: Vec<Output> = std::iter::from_fn(|| room.engine.poll()).collect();
                self.room.replace(Some(room));
                // In place of what was shown ahead of it.
                self.store.messages().update(Vec::clear);
                self.store.aside().update(BTreeMap::clear);
                self.act(Output::View(View::Messages(messages)));
                for output in history {
                    self.act(output);
                }
                self.store.history_loaded().set(true);
                self.store.stage().set(Stage::Inside);
                if let Some(reason) = self.page().store().storage().unavailable().get_untracked() {
                    self.nothing_is_stored(&reason);
                }
                // It may be another by now.
                if let Some(name) = self.page().keep().name() {
                    self.rename(&name);
                }
                self.give(Input::Start);
                self.attend(self.page().here());
                self.say_now();
                self.summarise();
                self.keep_tail_later();
                self.page().open_in_background();
            }
            Err(reason) => self.store.stage().set(Stage::Refused(reason)),
        }
    }

    async fn prepare(
        self: &Rc<Self>,
        name: String,
        visit: u64,
        seat: impl AsyncFnOnce(String) -> Seat,
    ) -> Result<(Room, Vec<Message>), String> {
        let secret = stretch::secret_of(&self.address).await?;
        let keys = RoomKeys::derive(&secret);
        let shelf = self.page().shelf().await;
        let identity = identity::of_device(&shelf).await?;
        let seat = seat(keys.room_id.clone()).await;
        let known = shelf.rooms().await.map_err(|e| identity::sentence(&e))?;
        let known = known.into_iter().find(|room| room.room_id == keys.room_id);
        let turn = known.as_ref().map_or_else(seat::fresh_turn, |room| room.turn);
        let seat_number = turn | seat.number;
        let me = PeerSecret::derive(&DeviceSeed(identity.device_seed), &keys.room_id, seat_number);
        let id = me.id();
        let user = UserSecret::from_seed(&identity.user_seed);
        let user_id = user.id();
        self.page().recall(&shelf).await;
        if self.visit.get() != visit {
            return Err(String::new());
        }
        self.show_ahead(&shelf, &keys.room_id, id, user_id, &name).await;
        let stored = shelf.load_beside(&keys.room_id).await.map_err(|e| identity::sentence(&e))?;
        let config = Config {
            keys: keys.clone(),
            me,
            user,
            name,
            unix_ms: browser::unix_ms(),
            device: DeviceSecret::derive(&DeviceSeed(identity.device_seed), &keys.room_id),
            founder: self.page().founder(&self.address),
            durable: shelf.unavailable().is_none(),
            relay: self.page().settings().relay,
            privacy: self.page().privacy(),
            picture: self.page().keep().picture(),
            hushed: self.page().hushed.borrow().clone(),
            rng: ChaCha20Rng::from_seed(identity::random_bytes()?),
        };
        let (engine, messages) = self.read(&shelf, &keys.room_id, visit, config, stored).await?;
        if self.visit.get() == visit {
            let before = known.map(|room| room.entered_unix_ms);
            self.keep_room(Rc::clone(&shelf), &keys.room_id, turn, before);
        }
        let room = Room {
            room_id: keys.room_id.clone(),
            engine,
            socket: None,
            connections: std::collections::BTreeMap::new(),
            ice_servers: Vec::new(),
            timer: None,
            writer: self.writer(shelf, keys.room_id.clone(), visit),
            _seat: seat,
        };
        Ok((room, messages))
    }

    /// Shows the newest messages as they were shown last, before all of them are read: who opens a long room reads on at once.
    async fn show_ahead(self: &Rc<Self>, shelf: &Shelf, room_id: &str, me: PeerId, user: UserId, name: &str) {
        self.store.my_user().set(Some(user));
        self.store.my_peer().set(me.to_string());
        self.know(vec![acquaintances::known(me, Some(user), name)]);
        // What cannot be read now cannot be read in a moment either, and that is said then.
        let tail = shelf.tail(room_id).await.ok().flatten().map(|tail| decode_tail(&tail));
        let Some(mut tail) = tail.filter(|tail| !tail.is_empty()) else { return };
        // They may have been blocked since, in another room.
        let hidden: BTreeSet<PeerId> = {
            let hushed = self.page().hushed.borrow();
            let blocked = |user: Option<UserId>| user.is_some_and(|user| hushed.blocked.contains(&user));
            tail.iter()
                .filter(|message| blocked(message.author_user))
                .map(|message| message.id.author)
                .collect()
        };
        let by_hidden = |message: &Message| {
            hidden.contains(&message.id.author)
                || message.reply.as_ref().is_some_and(|reply| hidden.contains(&reply.to.author))
        };
        tail.retain(|message| !by_hidden(message));
        let tail = View::Messages(tail);
        self.notice_who(&tail);
        show(self.store, tail);
        self.store.stage().set(Stage::Inside);
    }

    /// Reads what is stored, with pauses in which the page does what else there is to do.
    async fn read(
        &self,
        shelf: &Shelf,
        room_id: &str,
        visit: u64,
        config: Config,
        stored: StoredRoom,
    ) -> Result<(Engine, Vec<Message>), String> {
        let mut opening = Opening::new(browser::now(), config, stored);
        let mut pauses = Pauses::begin(self.page());
        let add = async |operations: Vec<Vec<u8>>| {
            opening.add(&operations);
            pauses.pause().await;
        };
        shelf.load_in_parts(room_id, add).await.map_err(|e| identity::sentence(&e))?;
        while opening.work(STEPS) {
            pauses.pause().await;
            if self.visit.get() != visit {
                // Nobody waits for it any more.
                return Err(String::new());
            }
        }
        Ok(opening.finish(browser::now()))
    }

    /// Writes for the room of this visit; answers that come after it has ended are nobody's.
    fn writer(self: &Rc<Self>, shelf: Rc<Shelf>, room_id: String, visit: u64) -> Rc<Writer> {
        let driver = Rc::downgrade(self);
        let answered = move |ticket, failed: Option<room::StorageError>| {
            if let Some(driver) = driver.upgrade().filter(|driver| driver.visit.get() == visit) {
                driver.give(match failed {
                    None => Input::Persisted { ticket },
                    Some(e) => Input::PersistFailed { ticket, reason: storage_refusal(&e) },
                });
            }
        };
        let driver = Rc::downgrade(self);
        let tail = move || driver.upgrade().filter(|driver| driver.visit.get() == visit)?.tail();
        Writer::new(shelf, room_id, Box::new(answered), Box::new(tail))
    }

    /// The newest messages, if they changed. While a history arrives there are none: what is shown then is not all stored.
    fn tail(&self) -> Option<Vec<u8>> {
        if !self.store.history_loaded().get_untracked() {
            return None;
        }
        let arrives = self.store.missing().get_untracked() > 0 || !self.arriving.borrow().is_empty();
        if arrives {
            return self.tail_changed.get().then(|| encode_tail(std::iter::empty()));
        }
        self.tail_changed.take().then(|| {
            self.store.messages().with_untracked(|messages| {
                self.store.aside().with_untracked(|aside| {
                    encode_tail(std::iter::once(messages.as_slice()).chain(aside.values().map(Vec::as_slice)))
                })
            })
        })
    }

    /// Keeps the newest messages once nothing else is to be done.
    pub(crate) fn keep_tail_later(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        let keep = task::after(TAIL_AFTER_MS, move || {
            if let Some(driver) = driver.upgrade()
                && let Ok(room) = driver.room.try_borrow()
                && let Some(room) = room.as_ref()
            {
                room.writer.keep_tail();
            }
        });
        self.keeping_tail.replace(Some(keep));
    }

    /// Keeps what the person says while the room is still being read, and shows it as what it is: not saved yet.
    pub(crate) fn say_later(&self, text: &str, reply_to: Option<MessageId>, to: Thread) -> bool {
        let mut said = self.said.borrow_mut();
        if said.len() >= SAID_MAX || text.len() > SAID_LEN_MAX {
            return false;
        }
        said.push((text.to_owned(), reply_to, to));
        // In no log, at the end of all; it goes when the log is there.
        let seq = u64::MAX - SAID_MAX as u64 + said.len() as u64;
        let user = self.store.my_user().get_untracked();
        let author = self.store.known().with_untracked(|known| {
            known.iter().find(|who| who.user == user).map_or(PeerId([0; 32]), |who| who.peer)
        });
        let message = Message {
            poll: false,
            id: MessageId { author, seq },
            thread: to,
            order: Order { depth: u64::MAX, tie: seq.to_be_bytes() },
            own: true,
            author_name: self.store.my_name().get_untracked(),
            author_user: user,
            text: text.to_owned(),
            at_unix_ms: browser::unix_ms(),
            edited: false,
            deleted: false,
            reply: None,
            forwarded: None,
            pinned: false,
            reactions: Vec::new(),
            delivery: Some(Delivery::Saving),
        };
        drop(said);
        show(self.store, View::Messages(vec![message]));
        true
    }

    /// Says it.
    fn say_now(self: &Rc<Self>) {
        for (text, reply_to, to) in self.said.take() {
            let command = Command::Say { text: text.clone(), reply_to, to };
            let said = self.try_give(Input::Command { command, at_unix_ms: browser::unix_ms() });
            // What is refused goes back to where it was begun.
            let left = if said.is_ok() { "" } else { &text };
            self.keep_draft(&to.key(), left);
        }
    }

    /// Whether what is stored of the room is being read.
    pub(crate) fn is_loading(&self) -> bool {
        self.entering.get()
    }

    /// Notes the room among those this device has been in. With the first of them the browser is asked to keep our data.
    fn keep_room(self: &Rc<Self>, shelf: Rc<Shelf>, room_id: &str, turn: u32, before_unix_ms: Option<u64>) {
        // Opening it behind another is not the person's doing, and changes no order.
        let front = self.page().in_front().as_deref() == Some(&*self.fragment());
        let at_unix_ms = before_unix_ms.filter(|_| !front).unwrap_or_else(browser::unix_ms);
        if self.notes().place == RoomPlace::Left {
            // Said as a change too: that the person left may not be stored yet, and would come after this.
            let back = NotesChange { place: Some(RoomPlace::Listed), ..NotesChange::default() };
            self.page().change_notes(&self.fragment(), back);
        }
        let summary = background::entered(room_id, &self.address, at_unix_ms, self.notes());
        let entry = StoredRoomEntry {
            room_id: room_id.to_owned(),
            fragment: summary.fragment.clone(),
            entered_unix_ms: summary.entered_unix_ms,
            turn,
            notes: summary.notes.encode(),
        };
        self.kept.set(false);
        self.page().put(summary);
        let driver = Rc::clone(self);
        spawn_local(async move {
            let first = shelf.rooms().await.is_ok_and(|rooms| rooms.is_empty());
            // A store that refuses this refuses the operations as well, and says so then.
            let kept = shelf.keep_room(&entry).await.is_ok();
            driver.kept.set(kept);
            driver.page().tabs().tell(Word::Rooms);
            driver.page().tabs().tell_shown(&entry.room_id);
            if first && shelf.unavailable().is_none() {
                storage::ask_persistence().await;
            }
        });
    }

    /// What is noted about the room.
    pub(crate) fn notes(&self) -> RoomNotes {
        self.page().summary_of(&self.address.fragment()).map(|room| room.notes).unwrap_or_default()
    }

    /// Notes what is shown.
    pub fn keep_shown(self: &Rc<Self>, thread: Thread) {
        if self.notes().shown != thread {
            let change = NotesChange { shown: Some(thread), ..NotesChange::default() };
            self.page().change_notes(&self.fragment(), change);
            self.note_later();
        }
    }

    /// Notes what was begun in a conversation.
    pub fn keep_draft(self: &Rc<Self>, conversation: &str, text: &str) {
        let mut change = NotesChange::default();
        change.begin(conversation, text);
        self.page().change_notes(&self.fragment(), change);
        self.note_later();
    }

    /// Shows in the list of rooms what changed in this one.
    pub(crate) fn summarise(self: &Rc<Self>) {
        if !self.store.history_loaded().get_untracked() {
            return;
        }
        let Some(before) = self.page().summary_of(&self.fragment()) else { return };
        let mut now = before.clone();
        now.line = background::line(self.store);
        now.notes = background::noted(self.store, &before.notes);
        if now != before {
            let noted = now.notes != before.notes;
            self.page().put(now);
            if noted {
                self.note_later();
            }
        }
    }

    fn show_line(&self) {
        if let Some(mut room) = self.page().summary_of(&self.address.fragment()) {
            room.line = background::line(self.store);
            self.page().put(room);
        }
    }

    fn note_later(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        let note = move || {
            if let Some(driver) = driver.upgrade() {
                driver.note_now();
            }
        };
        self.noting.borrow_mut().get_or_insert_with(|| task::after(NOTE_AFTER_MS, note));
    }

    /// Stores what is noted, if it changed.
    pub fn note_now(self: &Rc<Self>) {
        if self.noting.take().is_some() {
            self.page().note(&self.fragment(), NotesChange::default());
        }
    }
}
