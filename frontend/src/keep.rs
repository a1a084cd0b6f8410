//! Where this device's things are in this page: the store, once it is open, and what is read of it at once.
//!
//! Two tabs may have it open at a time. Each holds the lock [`LOCK`] together with the others as long as it does; who moves everything
//! (`vault.rs`) holds it alone, so a page that is loaded meanwhile waits.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use app::emoji::parse_recent;
use app::network::NetworkSettings;
use app::notifications::NotificationSettings;
use app::vault::{IDLE_MINUTES, VaultState, VaultView};
use app::words::storage_refusal;
use chacha20::ChaCha20Rng;
use i18n::t;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use rand_core::SeedableRng;
use room::{MemoryStorage, OwnPicture, Privacy, StorageError, VaultKey};
use storage::{DATABASE, IndexedDbStorage, Kept};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::locks::{self, Ask, Lock};
use crate::shelf::Shelf;
use crate::{browser, identity, network, picture};

/// The lock on everything that is stored.
pub const LOCK: &str = "tincan store";

const NAME: &str = "name";
const NETWORK: &str = "network";
const NOTIFICATIONS: &str = "notifications";
const IDLE: &str = "idle-minutes";
/// What the others do not learn, each by its name.
const HIDDEN: &str = "hidden";
/// The names in it.
const READ: &str = "read";
const TYPING: &str = "typing";
const PRESENCE: &str = "presence";
const EMOJI: &str = "recent-emoji";
const PICTURE: &str = "picture";
/// Where pages before the vault kept the name and the network settings: in local storage, where nothing can be sealed.
const OLD: [(&str, &str); 2] = [("tincan.name", NAME), ("tincan-network", NETWORK)];

/// The settings that were changed on this page: how often, and up to which of those changes they are stored.
#[derive(Clone, Default)]
struct Changes(BTreeMap<&'static str, (u32, u32)>);

impl Changes {
    /// Another change; returns its number.
    fn make(&mut self, name: &'static str) -> u32 {
        let (made, _) = self.0.entry(name).or_default();
        *made += 1;
        *made
    }

    fn store(&mut self, name: &'static str, number: u32) {
        let (_, stored) = self.0.entry(name).or_default();
        *stored = number.max(*stored);
    }

    /// The page has none of them any more.
    fn forget(&mut self) {
        self.0.values_mut().for_each(|(made, stored)| *stored = *made);
    }

    /// Whether what was read may be older than what the page has: it was read when this was `earlier`.
    fn since(&self, earlier: &Self, name: &'static str) -> bool {
        let made = self.0.get(name).map_or(0, |(made, _)| *made);
        made > earlier.0.get(name).map_or(0, |(_, stored)| *stored)
    }
}

/// The page's store, and what it says about this device.
pub struct Keep {
    /// How the vault stands.
    pub view: VaultView,
    shelf: RefCell<Option<Rc<Shelf>>>,
    lock: RefCell<Option<Lock>>,
    name: RefCell<Option<String>>,
    network: RefCell<NetworkSettings>,
    privacy: Cell<Privacy>,
    emoji: RefCell<Vec<String>>,
    notifications: RefCell<NotificationSettings>,
    picture: RefCell<Option<OwnPicture>>,
    changes: RefCell<Changes>,
    /// Those who wait for the store.
    waiting: RefCell<Vec<Function>>,
    /// How the store stood when it was opened last.
    stands: RefCell<VaultState>,
}

impl Keep {
    /// Nothing open yet.
    pub fn new() -> Self {
        Self {
            view: VaultView::new(),
            shelf: RefCell::default(),
            lock: RefCell::default(),
            name: RefCell::default(),
            network: RefCell::default(),
            privacy: Cell::default(),
            emoji: RefCell::default(),
            notifications: RefCell::default(),
            picture: RefCell::default(),
            changes: RefCell::default(),
            waiting: RefCell::default(),
            stands: RefCell::default(),
        }
    }

    /// Shows how the store stands, in place of how a move went.
    pub fn show(&self) {
        self.view.state.set(self.stands.borrow().clone());
    }

    /// Opens what is in force: at once, or with the key of the vault. Without it a sealed store stays locked.
    pub async fn open(&self, key: Option<&VaultKey>) -> Result<(), String> {
        if self.lock.borrow().is_none() {
            let lock = locks::take(LOCK, Ask::Shared, || {}).await;
            self.lock.replace(lock);
        }
        self.stands.replace(VaultState::Locked);
        let (shelf, state) = match (storage::look(DATABASE).await, key) {
            (Ok(Kept::Unsealed), _) => match IndexedDbStorage::open_named(DATABASE).await {
                Ok(storage) if locks::are_there() => (Shelf::Durable(storage), VaultState::Off),
                Ok(storage) => (Shelf::Durable(storage), VaultState::Impossible(t::vault_work_no_locks())),
                Err(e) => in_memory(&e),
            },
            (Ok(Kept::Sealed(_)), None) => {
                self.show();
                return Ok(());
            }
            (Ok(Kept::Sealed(_)), Some(key)) => {
                let rng = ChaCha20Rng::from_seed(identity::random_bytes()?);
                let opened = storage::open_sealed(DATABASE, key, rng).await;
                (Shelf::Durable(opened.map_err(|e| identity::sentence(&e))?), VaultState::Open)
            }
            (Err(e), _) => in_memory(&e),
        };
        self.read_settings(&shelf).await.map_err(|e| identity::sentence(&e))?;
        self.shelf.replace(Some(Rc::new(shelf)));
        self.stands.replace(state);
        self.show();
        for waiting in self.waiting.take() {
            // A resolve function cannot throw.
            let _ = waiting.call0(&JsValue::UNDEFINED);
        }
        Ok(())
    }

    /// The store, if it is open.
    pub fn at_hand(&self) -> Option<Rc<Shelf>> {
        self.shelf.borrow().clone()
    }

    /// The store, once it is open: with a vault that takes until the person has typed the passphrase.
    pub async fn shelf(&self) -> Rc<Shelf> {
        loop {
            if let Some(shelf) = self.at_hand() {
                return shelf;
            }
            let opened = Promise::new(&mut |resolve, _| self.waiting.borrow_mut().push(resolve));
            // It is never refused.
            let _ = JsFuture::from(opened).await;
        }
    }

    /// Closes the store once everything that was given to it is written, and lets go of the lock.
    pub async fn close(&self) {
        let shelf = self.shelf.take();
        if let Some(shelf) = shelf {
            // Comes after all writes; what it says is nobody's business.
            drop(shelf.load("").await);
            if let Shelf::Durable(storage) = &*shelf {
                storage.close();
            }
        }
        self.lock.take();
        self.name.take();
        self.network.take();
        self.privacy.take();
        self.emoji.take();
        self.notifications.take();
        self.picture.take();
        self.changes.borrow_mut().forget();
    }

    /// The display name used last.
    pub fn name(&self) -> Option<String> {
        self.name.borrow().clone()
    }

    /// Keeps the display name for the next time; `kept` runs once it is.
    pub fn keep_name(self: &Rc<Self>, name: &str, kept: impl FnOnce() + 'static) {
        self.name.replace(Some(name.to_owned()));
        self.keep(NAME, Some(name.to_owned()), kept);
    }

    /// How connections are made.
    pub fn network(&self) -> NetworkSettings {
        self.network.borrow().clone()
    }

    /// Keeps checked settings; `kept` runs once they are.
    pub fn keep_network(self: &Rc<Self>, settings: &NetworkSettings, kept: impl FnOnce() + 'static) {
        self.network.replace(settings.clone());
        let told = *settings != NetworkSettings::default();
        self.keep(NETWORK, told.then(|| network::print(settings)), kept);
    }

    /// What the others may learn of the person.
    pub fn privacy(&self) -> Privacy {
        self.privacy.get()
    }

    /// Keeps another choice of that; `kept` runs once it is.
    pub fn keep_privacy(self: &Rc<Self>, privacy: Privacy, kept: impl FnOnce() + 'static) {
        self.privacy.set(privacy);
        let hidden = [(privacy.read, READ), (privacy.typing, TYPING), (privacy.presence, PRESENCE)];
        let hidden: Vec<&str> = hidden.into_iter().filter(|(told, _)| !told).map(|(_, name)| name).collect();
        self.keep(HIDDEN, (!hidden.is_empty()).then(|| hidden.join(" ")), kept);
    }

    /// The emoji used of late.
    pub fn recent_emoji(&self) -> Vec<String> {
        self.emoji.borrow().clone()
    }

    /// Keeps them.
    pub fn keep_recent_emoji(self: &Rc<Self>, recent: &[String]) {
        self.emoji.replace(recent.to_vec());
        self.keep(EMOJI, Some(recent.join("\n")), || {});
    }

    /// Of what this device notifies.
    pub fn notifications(&self) -> NotificationSettings {
        self.notifications.borrow().clone()
    }

    /// Keeps that; `kept` runs once it is.
    pub fn keep_notifications(
        self: &Rc<Self>,
        settings: &NotificationSettings,
        kept: impl FnOnce() + 'static,
    ) {
        self.notifications.replace(settings.clone());
        let told = *settings != NotificationSettings::default();
        self.keep(NOTIFICATIONS, told.then(|| settings.print()), kept);
    }

    /// The picture the person chose, if they ever chose one or took it away.
    pub fn picture(&self) -> Option<OwnPicture> {
        self.picture.borrow().clone()
    }

    /// Keeps the picture; `kept` runs once it is.
    pub fn keep_picture(self: &Rc<Self>, picture: &OwnPicture, kept: impl FnOnce() + 'static) {
        self.picture.replace(Some(picture.clone()));
        self.keep(PICTURE, Some(picture::print(picture)), kept);
    }

    /// Keeps after how many idle minutes the vault locks.
    pub fn keep_idle(self: &Rc<Self>, minutes: Option<u32>, kept: impl FnOnce() + 'static) {
        self.view.idle.set(minutes);
        self.keep(IDLE, minutes.map(|minutes| minutes.to_string()), kept);
    }

    /// Reads the settings again: another tab has changed them.
    pub async fn follow(&self) {
        if let Some(shelf) = self.at_hand() {
            // What cannot be read stays as it was.
            let _ = self.read_settings(&shelf).await;
        }
    }

    fn keep(self: &Rc<Self>, name: &'static str, value: Option<String>, kept: impl FnOnce() + 'static) {
        let (keep, number) = (Rc::clone(self), self.changes.borrow_mut().make(name));
        leptos::task::spawn_local(async move {
            // What cannot be kept serves for as long as the page is open.
            if keep.shelf().await.set_setting(name, value.as_deref()).await.is_ok() {
                keep.changes.borrow_mut().store(name, number);
                kept();
            }
        });
    }

    async fn read_settings(&self, shelf: &Shelf) -> Result<(), StorageError> {
        for (old, name) in OLD {
            if let Some(value) = browser::remembered(old) {
                if shelf.setting(name).await?.is_none() {
                    shelf.set_setting(name, Some(&value)).await?;
                }
                if shelf.unavailable().is_none() {
                    browser::forget(old);
                }
            }
        }
        let before = self.changes.borrow().clone();
        let name = shelf.setting(NAME).await?.and_then(|name| room::clean_name(&name).ok());
        let network = shelf.setting(NETWORK).await?.and_then(|text| network::parse(&text));
        let notifications = shelf.setting(NOTIFICATIONS).await?;
        let notifications = notifications.and_then(|text| NotificationSettings::parse(&text));
        let idle = shelf.setting(IDLE).await?.and_then(|text| text.parse().ok());
        let hidden = shelf.setting(HIDDEN).await?.unwrap_or_default();
        let told = |name: &str| hidden.split(' ').all(|hidden| hidden != name);
        let privacy = Privacy { read: told(READ), typing: told(TYPING), presence: told(PRESENCE) };
        let emoji = shelf.setting(EMOJI).await?.map(|kept| parse_recent(&kept));
        let picture = shelf.setting(PICTURE).await?.and_then(|text| picture::parse(&text));
        // What the person chose meanwhile is newer.
        let changes = self.changes.borrow();
        let read = |name| !changes.since(&before, name);
        if read(NAME) {
            self.name.replace(name);
        }
        if read(NETWORK) {
            self.network.replace(network.unwrap_or_default());
        }
        if read(NOTIFICATIONS) {
            self.notifications.replace(notifications.unwrap_or_default());
        }
        if read(IDLE) {
            self.view.idle.set(idle.filter(|minutes| IDLE_MINUTES.contains(&Some(*minutes))));
        }
        if read(HIDDEN) {
            self.privacy.set(privacy);
        }
        if read(EMOJI) {
            self.emoji.replace(emoji.unwrap_or_default());
        }
        if read(PICTURE) {
            self.picture.replace(picture);
        }
        Ok(())
    }
}

fn in_memory(why: &StorageError) -> (Shelf, VaultState) {
    let why = storage_refusal(why);
    (Shelf::Memory(MemoryStorage::default(), why.clone()), VaultState::Impossible(why))
}
