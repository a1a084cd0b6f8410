//! Runs the engine of the room this page is in: gives it what happens, does what it asks for.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use app::store::{RoomState, RoomStateStoreFields, Stage};
use chacha20::ChaCha20Rng;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use rand_core::SeedableRng;
use reactive_stores::Store;
use room::{
    Command, Config, Engine, Input, LinkCommand, LinkEvent, Output, PeerId, PeerSecret, RoomAddress,
    RoomKeys, TextRefused,
};
use signaling::IceServer;
use wasm_bindgen_futures::spawn_local;

use crate::rtc::Connection;
use crate::seat::{self, Seat};
use crate::show::show;
use crate::socket::Socket;
use crate::{browser, identity, stretch, task};

/// The page's driver: at most one room at a time.
pub struct Driver {
    store: Store<RoomState>,
    room: RefCell<Option<Room>>,
    /// Counts the rooms entered and left, so that an entry that took long notices that the person went elsewhere.
    visit: Cell<u64>,
    /// Inputs that came while another was handled.
    inputs: RefCell<VecDeque<Input>>,
    busy: Cell<bool>,
}

/// What belongs to the room we are in; all of it ends when it is dropped.
struct Room {
    engine: Engine,
    room_id: String,
    socket: Option<Socket>,
    connections: BTreeMap<(PeerId, u64), Connection>,
    ice_servers: Vec<IceServer>,
    timer: Option<Timeout>,
    _seat: Seat,
}

impl Driver {
    /// A driver in no room.
    pub fn new(store: Store<RoomState>) -> Rc<Self> {
        Rc::new(Self {
            store,
            room: RefCell::default(),
            visit: Cell::default(),
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
    pub fn try_give(self: &Rc<Self>, input: Input) -> Result<(), TextRefused> {
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

    fn handle(self: &Rc<Self>, input: Input) -> Result<(), TextRefused> {
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
            return show(self.store, view);
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
            Output::View(_) => {}
        }
    }

    fn link(self: &Rc<Self>, room: &mut Room, peer: PeerId, instance: u64, command: LinkCommand) {
        match command {
            LinkCommand::Open => match Connection::open(self, peer, instance, &room.ice_servers) {
                Ok(connection) => {
                    room.connections.insert((peer, instance), connection);
                }
                Err(_) => {
                    let event = LinkEvent::Failed;
                    self.inputs.borrow_mut().push_back(Input::Link { peer, instance, event });
                }
            },
            LinkCommand::Close => {
                room.connections.remove(&(peer, instance));
            }
            command => {
                if let Some(connection) = room.connections.get(&(peer, instance)) {
                    connection.command(command);
                }
            }
        }
    }

    /// ICE servers for the connections made from now on.
    pub fn use_ice_servers(&self, servers: Vec<IceServer>) {
        if let Ok(mut room) = self.room.try_borrow_mut()
            && let Some(room) = room.as_mut()
        {
            room.ice_servers = servers;
        }
    }

    /// The device is online again.
    pub fn try_everything(self: &Rc<Self>) {
        self.give(Input::Online);
    }

    /// The page is looked at again: timers may have slept.
    pub fn wake(self: &Rc<Self>) {
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
            Ok(address) => match identity::name() {
                Some(name) => self.start(address, name),
                None => {
                    self.describe(&address);
                    self.store.stage().set(Stage::NeedsName);
                }
            },
        }
    }

    /// Enters the room of the page's link.
    pub fn enter(self: &Rc<Self>, name: &str) -> Result<(), String> {
        let name = room::clean_name(name).map_err(|e| e.to_string())?;
        let address = self.address()?;
        identity::keep_name(&name);
        self.start(address, name);
        Ok(())
    }

    /// Leaves the room, if in one.
    pub fn leave(self: &Rc<Self>) {
        self.visit.set(self.visit.get() + 1);
        if self.room.borrow().is_some() {
            self.give(Input::Command(Command::Leave));
            // Dropped outside of the borrow: closing things may call back.
            let room = self.room.take();
            drop(room);
            let ready = self.store.ready().get_untracked();
            let title = self.store.title().get_untracked();
            self.store.set(RoomState { ready, title, stage: Stage::Left, ..RoomState::default() });
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
            let room = driver.prepare(&address, name).await;
            if driver.visit.get() != visit {
                return;
            }
            match room {
                Ok((room, me)) => {
                    driver.room.replace(Some(room));
                    driver.store.my_peer().set(me.to_string());
                    driver.store.stage().set(Stage::Inside);
                    driver.give(Input::Start);
                }
                Err(reason) => driver.store.stage().set(Stage::Unsupported(reason)),
            }
        });
    }

    async fn prepare(&self, address: &RoomAddress, name: String) -> Result<(Room, PeerId), String> {
        let secret = stretch::secret_of(address).await?;
        let keys = RoomKeys::derive(&secret);
        let seed = identity::device_seed()?;
        let seat = seat::take(&keys.room_id).await;
        let me = PeerSecret::derive(&seed, &keys.room_id, seat.number);
        let id = me.id();
        let rng = ChaCha20Rng::from_seed(identity::random_bytes()?);
        let room = Room {
            room_id: keys.room_id.clone(),
            engine: Engine::new(Config::new(&keys, me, name, rng)),
            socket: None,
            connections: BTreeMap::new(),
            ice_servers: Vec::new(),
            timer: None,
            _seat: seat,
        };
        Ok((room, id))
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
