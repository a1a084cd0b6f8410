//! Runs the engine of the room this page is in: gives it what happens, does what it asks for.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use app::store::{RoomState, RoomStateStoreFields};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{
    Command, CommandRefused, Engine, Input, LinkCommand, LinkEvent, LinkStatus, Message, MessageId, Notice,
    Output, PeerId, Person, Privacy, RelayPolicy, RoomAddress, SignalingStatus, StoredIdentity, Thread, View,
};
use rtc::Connection;
use signaling::IceServer;
use wasm_bindgen_futures::spawn_local;

use crate::notify::Noticed;
use crate::page::Page;
use crate::picture::Pictures;
use crate::searching::Seen;
use crate::seat::Seat;
use crate::shelf::Writer;
use crate::show::show;
use crate::socket::Socket;
use crate::{acquaintances, browser, identity, network, task};

/// A history that arrives is drawn this often, in milliseconds: drawing each batch takes longer than checking it.
const DRAW_EVERY_MS: u64 = 300;

/// That a link begins is shown so much later, in milliseconds: most are up by then, and drawing keeps them waiting.
const SHOW_COMING_MS: u64 = 50;
/// So many wait for that at most.
const COMING_MAX: usize = 64;

/// A wall clock that went so much further than the page's, in milliseconds, says that the device slept.
const SLEPT_MS_MIN: u64 = 10_000;
/// A link or a message that is looked at closely is looked at this often, in milliseconds.
const WATCH_EVERY_MS: u64 = 1_000;

/// The driver of one room, for as long as the page is there; it may be in the room or not.
pub struct Driver {
    pub(crate) page: Rc<Page>,
    pub(crate) address: RoomAddress,
    pub(crate) store: Store<RoomState>,
    pub(crate) room: RefCell<Option<Room>>,
    /// Messages of a long history, drawn together a few times a second instead of batch by batch.
    pub(crate) arriving: RefCell<BTreeMap<MessageId, Message>>,
    /// What is shown a little later, and when.
    pub(crate) coming: RefCell<(Vec<View>, Option<Timeout>)>,
    /// The pictures people chose of themselves, as long as they are shown.
    pub(crate) pictures: Pictures,
    /// When they are drawn next.
    pub(crate) drawing: RefCell<Option<Timeout>>,
    /// Whose link is looked at closely, and when next.
    pub(crate) watched: RefCell<Option<(PeerId, Timeout)>>,
    /// Which message is looked at closely, and when next.
    pub(crate) looked_at: RefCell<Option<(MessageId, Timeout)>>,
    /// Counts the times the room was entered and left, so that an entry that took long notices that the person went elsewhere.
    pub(crate) visit: Cell<u64>,
    /// Whether the room is being entered.
    pub(crate) entering: Cell<bool>,
    /// Whether the store knows the room.
    pub(crate) kept: Cell<bool>,
    /// What is noted about the room is other than what is stored, and when it is stored.
    pub(crate) noting: RefCell<Option<Timeout>>,
    /// The newest messages are shown otherwise than they are stored.
    pub(crate) tail_changed: Cell<bool>,
    /// What was said before the room was read.
    pub(crate) said: RefCell<Vec<(String, Option<MessageId>, Thread)>>,
    /// When they are stored next.
    pub(crate) keeping_tail: RefCell<Option<Timeout>>,
    /// Something changed that the list of rooms may show.
    pub(crate) news: Cell<bool>,
    /// By how much the wall clock is ahead of the page's, in milliseconds: the latter stands still while some devices sleep.
    pub(crate) ahead_ms: Cell<u64>,
    /// What arrived and was noticed.
    pub(crate) noticed: Noticed,
    /// Inputs that came while another was handled.
    pub(crate) inputs: RefCell<VecDeque<Input>>,
    pub(crate) busy: Cell<bool>,
}

/// What belongs to the room while we are in it; all of it ends when it is dropped.
pub(crate) struct Room {
    pub(crate) engine: Engine,
    pub(crate) room_id: String,
    pub(crate) socket: Option<Socket>,
    /// Each with whether it was told that only relays count.
    pub(crate) connections: BTreeMap<(PeerId, u64), (Connection, bool)>,
    pub(crate) ice_servers: Vec<IceServer>,
    pub(crate) timer: Option<Timeout>,
    pub(crate) writer: Rc<Writer>,
    pub(crate) _seat: Seat,
}

impl Driver {
    /// A driver that is not in its room yet.
    pub fn new(page: Rc<Page>, address: RoomAddress, store: Store<RoomState>) -> Rc<Self> {
        let driver = Self {
            page,
            address,
            store,
            room: RefCell::default(),
            arriving: RefCell::default(),
            coming: RefCell::default(),
            pictures: Pictures::default(),
            drawing: RefCell::default(),
            watched: RefCell::default(),
            looked_at: RefCell::default(),
            visit: Cell::default(),
            entering: Cell::default(),
            kept: Cell::default(),
            noting: RefCell::default(),
            tail_changed: Cell::default(),
            said: RefCell::default(),
            keeping_tail: RefCell::default(),
            news: Cell::default(),
            ahead_ms: Cell::new(browser::ahead_ms()),
            noticed: Noticed::default(),
            inputs: RefCell::default(),
            busy: Cell::default(),
        };
        driver.describe();
        Rc::new(driver)
    }

    /// The page it belongs to.
    pub fn page(&self) -> &Rc<Page> {
        &self.page
    }

    /// What leads to the room: the fragment of its link.
    pub fn fragment(&self) -> String {
        self.address.fragment()
    }

    /// Whether this page is in the room, or on the way in.
    pub fn runs(&self) -> bool {
        self.entering.get() || self.room.try_borrow().is_ok_and(|room| room.is_some())
    }

    /// Whether this page is in the room.
    pub fn is_inside(&self) -> bool {
        self.room.try_borrow().is_ok_and(|room| room.is_some())
    }

    /// The id of the room, while this page is in it.
    pub fn room_id(&self) -> Option<String> {
        self.room.try_borrow().ok()?.as_ref().map(|room| room.room_id.clone())
    }

    /// Whether the store knows the room.
    pub fn kept(&self) -> bool {
        self.kept.get()
    }

    /// The store it writes.
    pub fn store(&self) -> Store<RoomState> {
        self.store
    }

    /// Gives the engine an input; without a room there is nobody to give it to.
    pub fn give(self: &Rc<Self>, input: Input) {
        // Only a command can be refused, and those go through `try_give`.
        let _ = self.try_give(input);
    }

    /// The same, for what a person wrote.
    pub fn try_give(self: &Rc<Self>, input: Input) -> Result<(), CommandRefused> {
        if self.busy.replace(true) {
            self.inputs.borrow_mut().push_back(input);
            return Ok(());
        }
        let result = self.handle(input);
        loop {
            let Some(next) = self.inputs.borrow_mut().pop_front() else { break };
            let _ = self.handle(next);
        }
        self.busy.set(false);
        if self.news.replace(false) {
            self.summarise();
        }
        result
    }

    fn handle(self: &Rc<Self>, input: Input) -> Result<(), CommandRefused> {
        let ahead_ms = browser::ahead_ms();
        if ahead_ms.saturating_sub(self.ahead_ms.replace(ahead_ms)) >= SLEPT_MS_MIN {
            self.notice_from_now();
            self.inputs.borrow_mut().push_back(Input::NetworkChanged);
        }
        let mut outputs = VecDeque::new();
        let result = match self.room.borrow_mut().as_mut() {
            Some(room) => {
                let result = room.engine.handle(browser::now(), input);
                outputs.extend(std::iter::from_fn(|| room.engine.poll()));
                result
            }
            None => Ok(()),
        };
        for output in outputs {
            self.act(output);
        }
        result
    }

    pub(crate) fn act(self: &Rc<Self>, output: Output) {
        if let Output::View(view) = output {
            if view == View::Notice(Notice::OwnFork) {
                self.renew_device();
            }
            return self.show(view);
        }
        let mut room = self.room.borrow_mut();
        let Some(room) = room.as_mut() else { return };
        match output {
            Output::Connect => {
                room.socket = None;
                room.socket = Socket::open(self, &room.room_id);
                if room.socket.is_none() {
                    self.inputs.borrow_mut().push_back(Input::Signal(room::SignalInput::Closed));
                }
            }
            Output::Disconnect => room.socket = None,
            Output::Signal(signal) => {
                if let Some(socket) = &room.socket {
                    socket.send(signal);
                }
            }
            Output::Link { peer, instance, command } => self.link(room, peer, instance, command),
            Output::WakeAt(at) => {
                let driver = Rc::downgrade(self);
                let tick = move || {
                    if let Some(driver) = driver.upgrade() {
                        driver.give(Input::Tick);
                    }
                };
                room.timer = Some(task::after(at.since(browser::now()), tick));
            }
            Output::Persist { ticket, changes } => room.writer.write(ticket, changes),
            Output::View(_) => {}
        }
    }

    /// Shows a change, in the room and in the list of rooms; a long history that is arriving in a moment, once there is something to look at.
    fn show(self: &Rc<Self>, view: View) {
        self.notice_who(&view);
        let gone = matches!(view, View::MessageGone(_) | View::MessagesGone(_));
        if gone || matches!(view, View::Messages(_)) {
            self.tail_changed.set(true);
        }
        // What is not to be shown any more may be so by no operation of this room.
        let keep_tail = gone || view == View::Missing(0);
        self.notice(&view);
        if !matches!(view, View::Typing(_) | View::Presence(..) | View::Links(..) | View::Members(_)) {
            self.news.set(true);
        }
        match view {
            View::Messages(new) if new.len() > 1 && self.history_arrives() => {
                let new = new.into_iter().map(|message| (message.id, message));
                self.arriving.borrow_mut().extend(new);
                let driver = Rc::downgrade(self);
                let draw = move || {
                    if let Some(driver) = driver.upgrade() {
                        driver.draw();
                    }
                };
                self.drawing.borrow_mut().get_or_insert_with(|| task::after(DRAW_EVERY_MS, draw));
            }
            View::Messages(_) | View::MessageGone(_) | View::MessagesGone(_) | View::Missing(0) => {
                self.draw();
                self.put(view);
            }
            View::Picture { user, bytes } => self.show_picture(user, &bytes),
            View::Signaling(SignalingStatus::Connected) => self.put_soon(view),
            View::Person(Person { link: LinkStatus::Connecting, .. }) => self.put_soon(view),
            // A notice names people, so they have to be there.
            View::Signaling(_) | View::Person(_) | View::PersonGone(_) | View::Notice(_) => {
                self.put_coming();
                self.put(view);
            }
            view => self.put(view),
        }
        if keep_tail {
            self.keep_tail_later();
        }
    }

    fn put_soon(self: &Rc<Self>, view: View) {
        if self.coming.borrow().0.len() == COMING_MAX {
            self.put_coming();
        }
        let driver = Rc::downgrade(self);
        let put = move || {
            if let Some(driver) = driver.upgrade() {
                driver.put_coming();
                driver.summarise();
            }
        };
        let (views, timer) = &mut *self.coming.borrow_mut();
        views.push(view);
        timer.get_or_insert_with(|| task::after(SHOW_COMING_MS, put));
    }

    /// In the order they came in.
    fn put_coming(&self) {
        let (views, _timer) = self.coming.take();
        views.into_iter().for_each(|view| self.put(view));
    }

    fn history_arrives(&self) -> bool {
        self.store.missing().get_untracked() > 0
            && self.store.messages().with_untracked(|messages| !messages.is_empty())
    }

    fn draw(&self) {
        drop(self.drawing.take());
        let arrived = self.arriving.take();
        if !arrived.is_empty() {
            self.put(View::Messages(arrived.into_values().collect()));
        }
    }

    /// Puts a change into the store, and into what can be found.
    fn put(&self, view: View) {
        let seen = self.page.search().map(|_| Seen::of(&view));
        show(self.store, view);
        if let (Some(search), Some(seen)) = (self.page.search(), seen) {
            search.notice(&self.page, &self.fragment(), seen);
        }
    }

    fn link(self: &Rc<Self>, room: &mut Room, peer: PeerId, instance: u64, command: LinkCommand) {
        match command {
            LinkCommand::Open => {
                let settings = self.page.settings();
                let only = settings.relay == RelayPolicy::Always;
                let configuration = network::configuration(&settings, &room.ice_servers, only);
                let driver = Rc::downgrade(self);
                let report = move |event| {
                    if let Some(driver) = driver.upgrade() {
                        driver.give(Input::Link { peer, instance, event });
                    }
                };
                match Connection::open(&configuration, report) {
                    Ok(connection) => {
                        room.connections.insert((peer, instance), (connection, only));
                    }
                    Err(reason) => {
                        let event = LinkEvent::Broken(reason);
                        self.inputs.borrow_mut().push_back(Input::Link { peer, instance, event });
                    }
                }
            }
            LinkCommand::Relay { only } => {
                if let Some((connection, relay_only)) = room.connections.get_mut(&(peer, instance)) {
                    *relay_only = only;
                    let settings = self.page.settings();
                    let configuration = network::configuration(&settings, &room.ice_servers, only);
                    if let Err(reason) = connection.configure(&configuration)
                        && only
                    {
                        // It would show what it is not to show.
                        let event = LinkEvent::Broken(reason);
                        self.inputs.borrow_mut().push_back(Input::Link { peer, instance, event });
                    }
                }
            }
            LinkCommand::Close => {
                room.connections.remove(&(peer, instance));
            }
            command => {
                if let Some((connection, _)) = room.connections.get(&(peer, instance)) {
                    connection.command(command);
                }
            }
        }
    }

    /// Looks closely at the link to somebody, once a second, or no longer.
    pub fn watch(self: &Rc<Self>, peer: Option<PeerId>) {
        let details = peer.and_then(|peer| {
            let room = self.room.try_borrow().ok()?;
            room.as_ref()?.engine.link_details(browser::now(), peer)
        });
        let next = details.is_some().then_some(peer).flatten().map(|peer| {
            let driver = Rc::downgrade(self);
            let again = move || {
                if let Some(driver) = driver.upgrade() {
                    driver.watch(Some(peer));
                }
            };
            (peer, task::after(WATCH_EVERY_MS, again))
        });
        self.watched.replace(next);
        self.store.details().set(details);
    }

    /// Looks closely at a message, once a second, or no longer.
    pub fn look_at(self: &Rc<Self>, message: Option<MessageId>) {
        let details = message.and_then(|message| {
            let room = self.room.try_borrow().ok()?;
            room.as_ref()?.engine.message_details(message)
        });
        let next = details.is_some().then_some(message).flatten().map(|message| {
            let driver = Rc::downgrade(self);
            let again = move || {
                if let Some(driver) = driver.upgrade() {
                    driver.look_at(Some(message));
                }
            };
            (message, task::after(WATCH_EVERY_MS, again))
        });
        self.looked_at.replace(next);
        self.store.looked_at().set(details);
    }

    /// ICE servers from now on, for the connections there are as well.
    pub fn use_ice_servers(&self, servers: Vec<IceServer>) {
        if let Ok(mut room) = self.room.try_borrow_mut()
            && let Some(room) = room.as_mut()
        {
            room.ice_servers = servers;
        }
        self.configure();
    }

    fn configure(&self) {
        if let Ok(room) = self.room.try_borrow()
            && let Some(room) = room.as_ref()
        {
            let settings = self.page.settings();
            for (connection, relay_only) in room.connections.values() {
                // Refused where a server's address is none: then the old ones stay.
                let configuration = network::configuration(&settings, &room.ice_servers, *relay_only);
                let _ = connection.configure(&configuration);
            }
        }
    }

    /// Our key signed two histories: the next time this device is another.
    fn renew_device(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        spawn_local(async move {
            let shelf = driver.page.shelf().await;
            if let (Ok(identity), Ok(device_seed)) =
                (identity::of_device(&shelf).await, identity::random_bytes())
            {
                let renewed = StoredIdentity { user_seed: identity.user_seed, device_seed };
                // If this fails the same notice comes again next time.
                let _ = shelf.set_identity(&renewed).await;
            }
        });
    }

    /// Uses the network settings of the page from now on, for the links there are as well.
    pub fn use_settings(self: &Rc<Self>) {
        self.configure();
        let relay = self.page.settings().relay;
        self.give(Input::Command { command: Command::UseRelay(relay), at_unix_ms: browser::unix_ms() });
    }

    /// Nothing outlives the page, for this reason.
    pub fn nothing_is_stored(&self, reason: &str) {
        show(self.store, View::Notice(Notice::NothingStored(reason.to_owned())));
    }

    /// The device is on a network again, or on another one.
    pub fn network_changed(self: &Rc<Self>) {
        self.give(Input::NetworkChanged);
    }

    /// The device puts the page to sleep.
    pub fn sleep(self: &Rc<Self>) {
        self.give(Input::Command { command: Command::Sleep, at_unix_ms: browser::unix_ms() });
    }

    /// The person is at the page, or is not.
    pub fn attend(self: &Rc<Self>, here: bool) {
        self.give(Input::Command { command: Command::Attend(here), at_unix_ms: browser::unix_ms() });
    }

    /// The person goes by this name from now on.
    pub fn rename(self: &Rc<Self>, name: &str) {
        if !self.is_inside() || self.store.my_name().with_untracked(|before| before == name) {
            return;
        }
        self.store.my_name().set(name.to_owned());
        let me = self.store.my_peer().get_untracked();
        let mine = self.store.known().with_untracked(|known| {
            let mine = known.iter().find(|who| who.peer.to_string() == me)?;
            Some(acquaintances::known(mine.peer, mine.user, name))
        });
        self.know(mine.into_iter().collect());
        let command = Command::Rename(name.to_owned());
        self.give(Input::Command { command, at_unix_ms: browser::unix_ms() });
    }

    /// From now on the others learn this of the person.
    pub fn use_privacy(self: &Rc<Self>, privacy: Privacy) {
        self.give(Input::Command { command: Command::Let(privacy), at_unix_ms: browser::unix_ms() });
    }

    /// The page came to the front or went behind another; timers may have slept.
    pub fn look(self: &Rc<Self>) {
        self.give(Input::Tick);
        if !browser::visible() {
            // It may be the last that the browser lets this page do.
            self.note_now();
        }
    }
}
