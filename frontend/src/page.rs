//! The page: everything that is the same for all rooms, and the rooms themselves, one of them in front.
//!
//! A room that was opened goes on behind the one in front ([`crate::background`]); its driver lives as long as the page, so that a
//! room opened twice is one room.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use app::chat::Chats;
use app::network::NetworkSettings;
use app::room_session::RoomSession;
use app::searching::Searching;
use app::store::{
    Entrance, OpenRoom, PageState, PageStateStoreFields, RoomState, RoomStateStoreFields, ShownRoom,
    StorageStateStoreFields,
};
use app::tools::{PollsPlace, Tool, Tools};
use app::vault::VaultState;
use app::words::{address_refusal, address_words, name_refusal, storage_refusal};
use i18n::t;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{
    Contact, FounderSecret, Hushed, Privacy, RoomAddress, SignalingStatus, StorageError, Target, VaultKey,
    clean_name,
};
use wasm_bindgen_futures::spawn_local;

use crate::background::Following;
use crate::driver::Driver;
use crate::idle::Idle;
use crate::keep::Keep;
use crate::notify::Telling;
use crate::noting::Noting;
use crate::picture::Mine;
use crate::room_session::BrowserRoom;
use crate::searching::{Search, SearchPlace};
use crate::shelf::Shelf;
use crate::tabs::{Tabs, Word};
use crate::{browser, vault};

/// Where rooms are shown.
const ROOM_PATH: &str = "/room";

/// What all rooms of the page share.
pub struct Page {
    store: Store<PageState>,
    shown: ShownRoom,
    /// Under whom the stores of rooms live: as long as the page.
    owner: Owner,
    /// The page's store, once it was opened, and how the vault stands.
    keep: Rc<Keep>,
    /// The other tabs of this browser.
    tabs: Tabs,
    /// When the vault locks by itself.
    idle: Rc<Idle>,
    /// The key of the room this page made last: who has it names the owner.
    made: RefCell<Option<FounderSecret>>,
    /// How connections are made.
    settings: RefCell<NetworkSettings>,
    /// What the rooms were told that the others may learn of the person.
    privacy: Cell<Privacy>,
    /// Whether the person is at this page.
    pub(crate) here: Cell<bool>,
    /// Whom the person does not hear.
    pub(crate) hushed: RefCell<Hushed>,
    /// The person's own picture, as this page shows it.
    pub(crate) mine: Mine,
    /// Those whom this device has just got to know and has not noted yet.
    pub(crate) strangers: RefCell<Vec<Contact>>,
    /// Every room that was opened in this page, with what the interface holds of it.
    rooms: RefCell<Vec<(Rc<Driver>, OpenRoom)>>,
    /// What it tells of what is not in sight.
    pub(crate) telling: Telling,
    /// Whether rooms are being opened in the background.
    pub(crate) opening: Cell<bool>,
    /// Whether the list of rooms is being read again.
    pub(crate) following: Cell<Following>,
    /// What can be found.
    search: SearchPlace,
    /// What is to be noted about rooms and is not stored yet.
    noting: Noting,
    /// Counts the exports, so that one that was stopped notices.
    pub(crate) exports: Cell<u32>,
}

impl Page {
    /// A page in no room. Called under the owner of the whole page.
    pub fn new(store: Store<PageState>, shown: ShownRoom, searching: Searching) -> Rc<Self> {
        Rc::new(Self {
            store,
            shown,
            owner: Owner::current().unwrap_or_default(),
            keep: Rc::new(Keep::new()),
            tabs: Tabs::new(),
            idle: Idle::new(),
            made: RefCell::default(),
            settings: RefCell::default(),
            privacy: Cell::default(),
            here: Cell::default(),
            hushed: RefCell::default(),
            mine: Mine::default(),
            strangers: RefCell::default(),
            rooms: RefCell::default(),
            telling: Telling::default(),
            opening: Cell::default(),
            following: Cell::default(),
            search: SearchPlace::new(searching),
            noting: Noting::default(),
            exports: Cell::default(),
        })
    }

    /// The store it writes.
    pub fn store(&self) -> Store<PageState> {
        self.store
    }

    /// What this page keeps, and how.
    pub fn keep(&self) -> &Rc<Keep> {
        &self.keep
    }

    /// What can be found, once somebody has searched.
    pub fn search(&self) -> Option<&dyn Search> {
        self.search.get()
    }

    /// Where that is.
    pub fn search_place(&self) -> &SearchPlace {
        &self.search
    }

    /// The server gives out this version of the page.
    pub fn compare_version(&self, there: Option<&str>) {
        let outdated = there.zip(browser::version()).is_some_and(|(there, here)| there != here);
        if self.store.outdated().get_untracked() != outdated {
            self.store.outdated().set(outdated);
        }
    }

    /// What is to be noted about rooms and is not stored yet.
    pub(crate) fn noting(&self) -> &Noting {
        &self.noting
    }

    /// The line to the other tabs.
    pub fn tabs(&self) -> &Tabs {
        &self.tabs
    }

    /// How connections are made.
    pub fn settings(&self) -> NetworkSettings {
        self.settings.borrow().clone()
    }

    /// What the others may learn of the person.
    pub fn privacy(&self) -> Privacy {
        self.keep.privacy()
    }

    /// Whether the person is at this page.
    pub fn here(&self) -> bool {
        self.here.get()
    }

    /// How long nobody has touched this browser, in milliseconds.
    pub fn idle_ms(&self) -> u64 {
        self.idle.untouched_ms()
    }

    /// The key of the room with this address, if this page made it.
    pub fn founder(&self, address: &RoomAddress) -> Option<FounderSecret> {
        self.made.borrow().clone().filter(|made| made.address() == *address)
    }

    /// This page makes a room: with this key.
    pub fn made(&self, founder: FounderSecret) {
        self.made.replace(Some(founder));
    }

    /// The page's store, once it is open.
    pub async fn shelf(&self) -> Rc<Shelf> {
        self.keep.shelf().await
    }

    /// Opens the store and listens to the other tabs: once, as the page comes to life.
    pub fn begin(self: &Rc<Self>) {
        let page = Rc::downgrade(self);
        let other = page.clone();
        let act = move |word| {
            let Some(page) = page.upgrade() else { return };
            match word {
                Word::Reload => page.reload(),
                Word::Settings => page.follow_settings(),
                Word::Contacts => page.recall_again(),
                Word::Rooms => page.follow_rooms(),
                Word::Active => {
                    page.idle.touched();
                    page.attend();
                }
            }
        };
        self.tabs.listen(act, move |room_id| {
            if let Some(page) = other.upgrade() {
                page.let_go(room_id);
            }
        });
        let page = Rc::downgrade(self);
        self.idle.watch(move || {
            if let Some(page) = page.upgrade() {
                page.tabs.tell(Word::Active);
                page.attend();
            }
        });
        self.watch_attendance();
        self.begin_telling();
        let page = Rc::clone(self);
        spawn_local(async move {
            if let Err(reason) = page.open_store(None).await {
                page.nothing_is_stored(&reason);
            }
        });
    }

    /// Opens what is stored, with the key of the vault if it has one.
    pub async fn open_store(self: &Rc<Self>, key: Option<&VaultKey>) -> Result<(), String> {
        self.keep.open(key).await?;
        let Some(shelf) = self.keep.at_hand() else { return Ok(()) };
        match &*shelf {
            Shelf::Durable(storage) => {
                let page = Rc::downgrade(self);
                storage.on_gone(move || {
                    if let Some(page) = page.upgrade() {
                        page.nothing_is_stored(&storage_refusal(&StorageError::Gone));
                    }
                });
            }
            Shelf::Memory(_, reason) => self.nothing_is_stored(reason),
        }
        self.use_settings(self.keep.network());
        self.use_privacy(self.keep.privacy());
        self.show_own_picture(&self.keep.picture().map(|picture| picture.bytes).unwrap_or_default());
        self.watch_idle();
        self.list_rooms(&shelf).await;
        self.follow_notification();
        // Else the room in front comes first.
        if browser::path() != "/room" {
            self.open_in_background();
        }
        Ok(())
    }

    /// Locks the vault by itself after as long as the person chose.
    pub fn watch_idle(self: &Rc<Self>) {
        let open = self.keep.view.state.get_untracked() == VaultState::Open;
        let minutes = self.keep.view.idle.get_untracked().filter(|_| open);
        let page = Rc::downgrade(self);
        self.idle.limit(minutes, move || {
            if let Some(page) = page.upgrade() {
                vault::lock(&page);
            }
        });
    }

    /// Another tab has changed the settings.
    fn follow_settings(self: &Rc<Self>) {
        let page = Rc::clone(self);
        spawn_local(async move {
            let picture = page.keep.picture();
            page.keep.follow().await;
            if let Some(chosen) = page.keep.picture().filter(|chosen| picture.as_ref() != Some(chosen)) {
                page.tell_picture(chosen);
            }
            let settings = page.keep.network();
            if settings != *page.settings.borrow() {
                page.use_settings(settings);
            }
            page.use_privacy(page.keep.privacy());
            if let Some(name) = page.keep.name() {
                page.each(|driver| driver.rename(&name));
            }
            page.watch_idle();
        });
    }

    /// The language is another: rooms without a name are called otherwise.
    pub fn name_rooms(&self) {
        self.each(|driver| driver.describe());
        self.store.rooms().update(|rooms| {
            for room in rooms {
                if let Ok(address) = RoomAddress::from_fragment(&room.fragment) {
                    room.name = address_words(&address);
                }
            }
        });
    }

    /// Uses other network settings from now on, for the links there are as well.
    pub fn use_settings(&self, settings: NetworkSettings) {
        self.settings.replace(settings);
        self.each(|driver| driver.use_settings());
    }

    /// The person goes by this name from now on, in all rooms; gives it as it is shown.
    pub fn rename(self: &Rc<Self>, name: &str) -> Result<String, String> {
        let name = clean_name(name).map_err(|e| name_refusal(&e))?;
        let page = Rc::clone(self);
        self.keep.keep_name(&name, move || page.tabs.tell(Word::Settings));
        self.each(|driver| driver.rename(&name));
        Ok(name)
    }

    /// Lets the others learn this of the person from now on, in all rooms.
    pub fn use_privacy(&self, privacy: Privacy) {
        if self.privacy.replace(privacy) != privacy {
            self.each(|driver| driver.use_privacy(privacy));
        }
    }

    fn nothing_is_stored(&self, reason: &str) {
        self.store.storage().unavailable().set(Some(reason.to_owned()));
        self.each(|driver| driver.nothing_is_stored(reason));
    }

    /// The device says that it has a network, or none, or another one.
    pub fn network_changed(&self) {
        self.store.offline().set(!browser::online());
        if browser::online() {
            self.each(|driver| driver.network_changed());
        }
    }

    /// The device puts the page to sleep.
    pub fn sleep(&self) {
        self.each(|driver| driver.sleep());
    }

    /// The page came to the front or went behind another; timers may have slept.
    pub fn look(self: &Rc<Self>) {
        self.store.visible().set(browser::visible());
        self.attend();
        self.each(|driver| driver.look());
        if browser::visible()
            && self.in_front().is_none_or(|front| self.opened(&front).is_some_and(|d| d.runs()))
        {
            self.open_in_background();
        }
    }

    /// The page goes away: every room is told.
    pub fn leave_all(&self) {
        self.each(|driver| driver.close());
    }

    /// Leaves every room, and closes the store once all that was given to it is written.
    pub async fn close(&self) {
        self.leave_all();
        self.is_noted().await;
        self.keep.close().await;
    }

    /// Loads the page again, once all that was written in it is stored.
    pub fn reload(self: &Rc<Self>) {
        let page = Rc::clone(self);
        spawn_local(async move {
            page.close().await;
            browser::reload();
        });
    }

    /// Runs `act` for each room that was opened. On a copy of the list: what is done may open another.
    pub fn each(&self, act: impl Fn(&Rc<Driver>)) {
        let drivers: Vec<Rc<Driver>> =
            self.rooms.borrow().iter().map(|(driver, _)| Rc::clone(driver)).collect();
        drivers.iter().for_each(act);
    }

    /// Whether a room that runs here has lost the server.
    pub fn server_is_away(&self) -> bool {
        let away =
            |driver: &Rc<Driver>| driver.store.signaling().get_untracked() == SignalingStatus::Reconnecting;
        self.rooms.borrow().iter().any(|(driver, _)| driver.runs() && away(driver))
    }

    /// The room with this fragment, if it was opened in this page.
    pub fn opened(&self, fragment: &str) -> Option<Rc<Driver>> {
        let rooms = self.rooms.borrow();
        rooms.iter().find(|(_, open)| open.fragment == fragment).map(|(driver, _)| Rc::clone(driver))
    }

    /// The room with this address: the one that is there, or a new one in which nothing has begun.
    pub fn room(self: &Rc<Self>, address: &RoomAddress) -> Rc<Driver> {
        let fragment = address.fragment();
        if let Some(driver) = self.opened(&fragment) {
            return driver;
        }
        let state = self.owner.with(|| Store::new(RoomState::default()));
        let driver = Driver::new(Rc::clone(self), address.clone(), state);
        let tools = self.owner.with(Tools::fresh);
        let open = OpenRoom {
            key: u32::try_from(self.rooms.borrow().len()).unwrap_or(u32::MAX),
            fragment,
            state,
            session: RoomSession::new(Arc::new(BrowserRoom::new(Rc::clone(&driver)))),
            chats: self.owner.with(|| Chats::fresh(tools)),
            tools,
        };
        self.rooms.borrow_mut().push((Rc::clone(&driver), open));
        driver
    }

    /// What the interface holds of the room with this address.
    pub(crate) fn open_room(self: &Rc<Self>, address: &RoomAddress) -> Option<OpenRoom> {
        let fragment = self.room(address).fragment();
        self.rooms.borrow().iter().find(|(_, open)| open.fragment == fragment).map(|(_, open)| open.clone())
    }

    /// The room in front.
    pub(crate) fn shown(&self) -> ShownRoom {
        self.shown
    }

    /// The fragment of the room in front.
    pub fn in_front(&self) -> Option<String> {
        self.shown.0.with_untracked(|shown| shown.as_ref().map(|open| open.fragment.clone()))
    }

    /// The address changed under us: go where it leads.
    pub fn follow_link(self: &Rc<Self>) {
        if browser::path() == ROOM_PATH {
            self.open_link("");
        }
    }

    /// Shows what the page's link leads to; while the page has none yet, that which the router is on the way to.
    pub fn open_link(self: &Rc<Self>, coming: &str) {
        // On the way from another page the address is still that page's.
        let here = Some(browser::fragment()).filter(|here| !here.is_empty() && browser::path() == ROOM_PATH);
        let fragment = here.unwrap_or_else(|| coming.to_owned());
        let entrance = match (missing(), RoomAddress::from_fragment(&fragment)) {
            (Some(missing), _) => Entrance::Unsupported(missing),
            (None, Err(reason)) => Entrance::BrokenLink(address_refusal(&reason)),
            (None, Ok(address)) => {
                let driver = self.room(&address);
                self.lead(&address, &fragment);
                self.show(Some(&address.fragment()));
                driver.open();
                return self.store.entrance().set(Entrance::Room);
            }
        };
        self.show(None);
        self.store.entrance().set(entrance);
    }

    /// Brings what a link leads to in a room in front there. From then on the address is the room's own: what is looked at next is
    /// not what the link led to.
    fn lead(self: &Rc<Self>, address: &RoomAddress, fragment: &str) {
        let (_, Some(Target::Poll(poll))) = Target::split(fragment) else { return };
        if let Some(open) = self.open_room(address) {
            open.tools.show(Tool::Polls(PollsPlace::Poll(poll)));
        }
        browser::replace_fragment(&address.fragment());
    }

    /// No room is in front any more.
    pub fn show_none(&self) {
        self.show(None);
        self.store.entrance().set(Entrance::Waiting);
    }

    fn show(&self, fragment: Option<&str>) {
        let rooms = self.rooms.borrow();
        let open = rooms.iter().find(|(_, open)| Some(open.fragment.as_str()) == fragment);
        let open = open.map(|(_, open)| open.clone());
        drop(rooms);
        if self.in_front() != open.as_ref().map(|open| open.fragment.clone()) {
            self.shown.0.set(open);
        }
    }
}

/// What this browser lacks to take part in a room, as a sentence.
fn missing() -> Option<String> {
    if !browser::has("RTCPeerConnection") {
        Some(t::page_errors_browser_lacks("WebRTC"))
    } else if !browser::has("WebSocket") {
        Some(t::page_errors_browser_lacks("WebSocket"))
    } else {
        None
    }
}
