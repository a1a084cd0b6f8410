//! Runs the engine of the room this page is in: gives it what happens, does what it asks for.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use app::network::NetworkSettings;
use app::store::{RoomState, RoomStateStoreFields, Stage, StorageStateStoreFields};
use app::vault::VaultState;
use chacha20::ChaCha20Rng;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use rand_core::SeedableRng;
use reactive_stores::Store;
use room::{
    Command, CommandRefused, Config, Contact, DeviceSecret, DeviceSeed, Engine, FounderSecret, Input,
    LinkCommand, LinkEvent, Message, MessageId, Notice, Output, PeerId, PeerSecret, RelayPolicy, RoomAddress,
    RoomKeys, StoredIdentity, StoredRoomEntry, UserId, UserSecret, VaultKey, View,
};
use rtc::Connection;
use signaling::IceServer;
use wasm_bindgen_futures::spawn_local;

use crate::idle::Idle;
use crate::keep::Keep;
use crate::seat::{self, Seat};
use crate::shelf::{Shelf, Writer};
use crate::show::show;
use crate::socket::Socket;
use crate::tabs::{Tabs, Word};
use crate::{acquaintances, browser, identity, network, stretch, task, vault};

/// A history that arrives is drawn this often, in milliseconds: drawing each batch takes longer than checking it.
const DRAW_EVERY_MS: u64 = 300;

/// A wall clock that went so much further than the page's, in milliseconds, says that the device slept.
const SLEPT_MS_MIN: u64 = 10_000;
/// A link that is looked at closely is looked at this often, in milliseconds.
const WATCH_EVERY_MS: u64 = 1_000;

/// The page's driver: at most one room at a time.
pub struct Driver {
    store: Store<RoomState>,
    room: RefCell<Option<Room>>,
    /// The page's store, once it was opened, and how the vault stands.
    keep: Rc<Keep>,
    /// The other tabs of this browser.
    tabs: Tabs,
    /// When the vault locks by itself.
    idle: Rc<Idle>,
    /// The key of the room this page made last: who has it names the owner.
    made: RefCell<Option<FounderSecret>>,
    /// Messages of a long history, drawn together a few times a second instead of batch by batch.
    arriving: RefCell<BTreeMap<MessageId, Message>>,
    /// When they are drawn next.
    drawing: RefCell<Option<Timeout>>,
    /// How connections are made.
    settings: RefCell<NetworkSettings>,
    /// Whose link is looked at closely, and when next.
    watched: RefCell<Option<(PeerId, Timeout)>>,
    /// Counts the rooms entered and left, so that an entry that took long notices that the person went elsewhere.
    visit: Cell<u64>,
    /// By how much the wall clock is ahead of the page's, in milliseconds: the latter stands still while some devices sleep.
    ahead_ms: Cell<u64>,
    /// Those whom this device has just got to know and has not noted yet.
    pub(crate) strangers: RefCell<Vec<Contact>>,
    /// Inputs that came while another was handled.
    inputs: RefCell<VecDeque<Input>>,
    busy: Cell<bool>,
}

/// What belongs to the room we are in; all of it ends when it is dropped.
struct Room {
    engine: Engine,
    room_id: String,
    socket: Option<Socket>,
    /// Each with whether it was told that only relays count.
    connections: BTreeMap<(PeerId, u64), (Connection, bool)>,
    ice_servers: Vec<IceServer>,
    timer: Option<Timeout>,
    writer: Rc<Writer>,
    _seat: Seat,
}

impl Driver {
    /// A driver in no room.
    pub fn new(store: Store<RoomState>) -> Rc<Self> {
        Rc::new(Self {
            store,
            room: RefCell::default(),
            keep: Rc::new(Keep::new()),
            tabs: Tabs::new(),
            idle: Idle::new(),
            made: RefCell::default(),
            arriving: RefCell::default(),
            drawing: RefCell::default(),
            settings: RefCell::default(),
            watched: RefCell::default(),
            visit: Cell::default(),
            ahead_ms: Cell::new(browser::ahead_ms()),
            strangers: RefCell::default(),
            inputs: RefCell::default(),
            busy: Cell::default(),
        })
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
        result
    }

    fn handle(self: &Rc<Self>, input: Input) -> Result<(), CommandRefused> {
        let ahead_ms = browser::ahead_ms();
        if ahead_ms.saturating_sub(self.ahead_ms.replace(ahead_ms)) >= SLEPT_MS_MIN {
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

    fn act(self: &Rc<Self>, output: Output) {
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
                room.socket = Socket::open(self, &room.room_id).ok();
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

    /// Shows a change; a long history that is arriving in a moment, once there is something to look at.
    fn show(self: &Rc<Self>, view: View) {
        self.notice_who(&view);
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
            View::Messages(_) | View::MessageGone(_) | View::Missing(0) => {
                self.draw();
                show(self.store, view);
            }
            view => show(self.store, view),
        }
    }

    fn history_arrives(&self) -> bool {
        self.store.missing().get_untracked() > 0
            && self.store.messages().with_untracked(|messages| !messages.is_empty())
    }

    fn draw(&self) {
        drop(self.drawing.take());
        let arrived = self.arriving.take();
        if !arrived.is_empty() {
            show(self.store, View::Messages(arrived.into_values().collect()));
        }
    }

    fn link(self: &Rc<Self>, room: &mut Room, peer: PeerId, instance: u64, command: LinkCommand) {
        match command {
            LinkCommand::Open => {
                let settings = self.settings.borrow();
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
                    let settings = self.settings.borrow();
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

    /// Uses other network settings from now on, for the links there are as well.
    pub fn use_settings(self: &Rc<Self>, settings: NetworkSettings) {
        let relay = settings.relay;
        self.settings.replace(settings);
        self.configure();
        self.give(Input::Command { command: Command::UseRelay(relay), at_unix_ms: browser::unix_ms() });
    }

    /// Opens the store and listens to the other tabs: once, as the page comes to life.
    pub fn begin(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        self.tabs.listen(move |word| {
            let Some(driver) = driver.upgrade() else { return };
            match word {
                Word::Reload => vault::reload(&driver),
                Word::Settings => driver.follow_settings(),
                Word::Contacts => driver.recall_again(),
                Word::Active => driver.idle.touched(),
            }
        });
        let driver = Rc::downgrade(self);
        self.idle.watch(move || {
            if let Some(driver) = driver.upgrade() {
                driver.tabs.tell(Word::Active);
            }
        });
        let driver = Rc::clone(self);
        spawn_local(async move {
            if let Err(reason) = driver.open_store(None).await {
                driver.nothing_is_stored(&reason);
            }
        });
    }

    /// Opens what is stored, with the key of the vault if it has one.
    pub async fn open_store(self: &Rc<Self>, key: Option<&VaultKey>) -> Result<(), String> {
        self.keep.open(key).await?;
        let Some(shelf) = self.keep.at_hand() else { return Ok(()) };
        match &*shelf {
            Shelf::Durable(storage) => {
                let driver = Rc::downgrade(self);
                storage.on_gone(move || {
                    if let Some(driver) = driver.upgrade() {
                        driver.nothing_is_stored(&room::StorageError::Gone.to_string());
                    }
                });
            }
            Shelf::Memory(_, reason) => self.nothing_is_stored(reason),
        }
        self.use_settings(self.keep.network());
        self.watch_idle();
        Ok(())
    }

    /// Locks the vault by itself after as long as the person chose.
    pub fn watch_idle(self: &Rc<Self>) {
        let open = self.keep.view.state.get_untracked() == VaultState::Open;
        let minutes = self.keep.view.idle.get_untracked().filter(|_| open);
        let driver = Rc::downgrade(self);
        self.idle.limit(minutes, move || {
            if let Some(driver) = driver.upgrade() {
                vault::lock(&driver);
            }
        });
    }

    /// What this page keeps, and how.
    pub fn keep(&self) -> &Rc<Keep> {
        &self.keep
    }

    /// The line to the other tabs.
    pub fn tabs(&self) -> &Tabs {
        &self.tabs
    }

    /// Another tab has changed the settings.
    fn follow_settings(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        spawn_local(async move {
            driver.keep.follow().await;
            let settings = driver.keep.network();
            if settings != *driver.settings.borrow() {
                driver.use_settings(settings);
            }
            driver.watch_idle();
        });
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
            let settings = self.settings.borrow();
            for (connection, relay_only) in room.connections.values() {
                // Refused where a server's address is none: then the old ones stay.
                let configuration = network::configuration(&settings, &room.ice_servers, *relay_only);
                let _ = connection.configure(&configuration);
            }
        }
    }

    /// The page's store, once it is open.
    pub async fn shelf(&self) -> Rc<Shelf> {
        self.keep.shelf().await
    }

    fn nothing_is_stored(&self, reason: &str) {
        self.store.storage().unavailable().set(Some(reason.to_owned()));
        show(self.store, View::Notice(Notice::NothingStored(reason.to_owned())));
    }

    /// Our key signed two histories: the next time this device is another.
    fn renew_device(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        spawn_local(async move {
            let shelf = driver.shelf().await;
            if let (Ok(identity), Ok(device_seed)) =
                (identity::of_device(&shelf).await, identity::random_bytes())
            {
                let renewed = StoredIdentity { user_seed: identity.user_seed, device_seed };
                // If this fails the same notice comes again next time.
                let _ = shelf.set_identity(&renewed).await;
            }
        });
    }

    /// This page makes a room: with this key.
    pub fn made(&self, founder: FounderSecret) {
        self.made.replace(Some(founder));
    }

    /// The device says that it has a network, or none, or another one.
    pub fn network_changed(self: &Rc<Self>) {
        self.store.offline().set(!browser::online());
        if browser::online() {
            self.give(Input::NetworkChanged);
        }
    }

    /// The device puts the page to sleep.
    pub fn sleep(self: &Rc<Self>) {
        self.give(Input::Command { command: Command::Sleep, at_unix_ms: browser::unix_ms() });
    }

    /// The page came to the front or went behind another; timers may have slept.
    pub fn look(self: &Rc<Self>) {
        self.store.visible().set(browser::visible());
        self.give(Input::Tick);
    }

    /// The address changed under us: go where it leads.
    pub fn follow_link(self: &Rc<Self>) {
        if browser::path() == "/room" {
            self.leave();
            self.open_link();
        }
    }

    /// Shows what the page's link leads to.
    pub fn open_link(self: &Rc<Self>) {
        if let Some(missing) = missing() {
            return self.store.stage().set(Stage::Unsupported(missing));
        }
        match self.address() {
            Err(reason) => self.store.stage().set(Stage::BrokenLink(reason)),
            Ok(address) => {
                let (driver, visit) = (Rc::clone(self), self.visit.get());
                spawn_local(async move {
                    driver.shelf().await;
                    if driver.visit.get() == visit {
                        driver.go_in(address);
                    }
                });
            }
        }
    }

    fn go_in(self: &Rc<Self>, address: RoomAddress) {
        match self.keep.name() {
            Some(name) => self.start(address, name),
            None => {
                self.describe(&address);
                self.store.stage().set(Stage::NeedsName);
            }
        }
    }

    /// Enters the room of the page's link.
    pub fn enter(self: &Rc<Self>, name: &str) -> Result<(), String> {
        let name = room::clean_name(name).map_err(|e| e.to_string())?;
        let address = self.address()?;
        self.keep.keep_name(&name);
        self.start(address, name);
        Ok(())
    }

    /// Leaves the room, if in one.
    pub fn leave(self: &Rc<Self>) {
        self.visit.set(self.visit.get() + 1);
        if self.room.borrow().is_some() {
            self.give(Input::Command { command: Command::Leave, at_unix_ms: browser::unix_ms() });
            // Dropped outside of the borrow: closing things may call back.
            let room = self.room.take();
            if let Some(room) = &room {
                room.writer.finish();
            }
            drop(room);
            let ready = self.store.ready().get_untracked();
            let title = self.store.title().get_untracked();
            drop(self.drawing.take());
            self.arriving.take();
            let storage = self.store.storage().get_untracked();
            let visible = browser::visible();
            let offline = self.store.offline().get_untracked();
            self.watched.take();
            let left = RoomState {
                ready,
                title,
                storage,
                visible,
                offline,
                stage: Stage::Left,
                ..RoomState::default()
            };
            self.store.set(left);
        }
    }

    fn address(&self) -> Result<RoomAddress, String> {
        RoomAddress::from_fragment(&browser::fragment()).map_err(|e| e.to_string())
    }

    fn describe(&self, address: &RoomAddress) {
        self.store.title().set(address.title());
        self.store.open().set(address.is_open());
        self.store.link().set(format!("{}/room#{}", browser::origin(), address.fragment()));
    }

    fn start(self: &Rc<Self>, address: RoomAddress, name: String) {
        self.leave();
        let visit = self.visit.get();
        self.describe(&address);
        self.store.my_name().set(name.clone());
        if address.is_open() {
            self.store.stage().set(Stage::Stretching);
        }
        let driver = Rc::clone(self);
        spawn_local(async move {
            let room = driver.prepare(&address, name.clone(), visit).await;
            if driver.visit.get() != visit {
                return;
            }
            match room {
                Ok((mut room, me, user)) => {
                    driver.store.my_user().set(Some(user));
                    let history: Vec<Output> = std::iter::from_fn(|| room.engine.poll()).collect();
                    driver.room.replace(Some(room));
                    driver.store.my_peer().set(me.to_string());
                    driver.know(vec![acquaintances::known(me, Some(user), &name)]);
                    for output in history {
                        driver.act(output);
                    }
                    driver.store.history_loaded().set(true);
                    driver.store.stage().set(Stage::Inside);
                    driver.give(Input::Start);
                }
                Err(reason) => driver.store.stage().set(Stage::Unsupported(reason)),
            }
        });
    }

    async fn prepare(
        self: &Rc<Self>,
        address: &RoomAddress,
        name: String,
        visit: u64,
    ) -> Result<(Room, PeerId, UserId), String> {
        let secret = stretch::secret_of(address).await?;
        let keys = RoomKeys::derive(&secret);
        let shelf = self.shelf().await;
        let identity = identity::of_device(&shelf).await?;
        let seat = seat::take(&keys.room_id).await;
        let me = PeerSecret::derive(&DeviceSeed(identity.device_seed), &keys.room_id, seat.number);
        let id = me.id();
        let user = UserSecret::from_seed(&identity.user_seed);
        let user_id = user.id();
        self.recall(&shelf).await;
        let stored = shelf.load(&keys.room_id).await.map_err(|e| identity::sentence(&e))?;
        let config = Config {
            keys: keys.clone(),
            me,
            user,
            name,
            unix_ms: browser::unix_ms(),
            device: DeviceSecret::derive(&DeviceSeed(identity.device_seed), &keys.room_id),
            founder: self.made.borrow().clone().filter(|made| made.address() == *address),
            durable: shelf.unavailable().is_none(),
            relay: self.settings.borrow().relay,
            rng: ChaCha20Rng::from_seed(identity::random_bytes()?),
        };
        let engine = Engine::new(browser::now(), config, stored);
        self.keep_room(Rc::clone(&shelf), &keys.room_id, address);
        let room = Room {
            room_id: keys.room_id.clone(),
            engine,
            socket: None,
            connections: BTreeMap::new(),
            ice_servers: Vec::new(),
            timer: None,
            writer: self.writer(shelf, keys.room_id.clone(), visit),
            _seat: seat,
        };
        Ok((room, id, user_id))
    }

    /// Writes for the room of this visit; answers that come after it has ended are nobody's.
    fn writer(self: &Rc<Self>, shelf: Rc<Shelf>, room_id: String, visit: u64) -> Rc<Writer> {
        let driver = Rc::downgrade(self);
        let answered = move |ticket, failed: Option<room::StorageError>| {
            if let Some(driver) = driver.upgrade().filter(|driver| driver.visit.get() == visit) {
                driver.give(match failed {
                    None => Input::Persisted { ticket },
                    Some(e) => Input::PersistFailed { ticket, reason: e.to_string() },
                });
            }
        };
        Writer::new(shelf, room_id, Box::new(answered))
    }

    /// Notes the room among those this device has been in. With the first of them the browser is asked to keep our data.
    fn keep_room(self: &Rc<Self>, shelf: Rc<Shelf>, room_id: &str, address: &RoomAddress) {
        let entry = StoredRoomEntry {
            room_id: room_id.to_owned(),
            fragment: address.fragment(),
            entered_unix_ms: browser::unix_ms(),
        };
        spawn_local(async move {
            let first = shelf.rooms().await.is_ok_and(|rooms| rooms.is_empty());
            // A store that refuses this refuses the operations as well, and says so then.
            let _ = shelf.keep_room(&entry).await;
            if first && shelf.unavailable().is_none() {
                storage::ask_persistence().await;
            }
        });
    }
}

/// What this browser lacks to take part in a room, as a sentence.
fn missing() -> Option<String> {
    let lacks = |what: &str| {
        format!(
            "This browser has no {what}, which a room needs. Try a current Firefox, Chrome, Edge or Safari."
        )
    };
    if !browser::has("RTCPeerConnection") {
        Some(lacks("WebRTC"))
    } else if !browser::has("WebSocket") {
        Some(lacks("WebSocket"))
    } else {
        None
    }
}
