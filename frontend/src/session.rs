//! What components call: [`SessionDriver`] in terms of the page's driver.

use std::rc::Rc;

use app::doctor::Fact;
use app::network::NetworkSettings;
use app::session::{Answer, Imported, SessionDriver};
use app::store::{RoomStateStoreFields, StorageState, StorageStateStoreFields};
use js_sys::{Array, Date, Intl};
use leptos::prelude::*;
use room::{Command, FounderSecret, History, Input, MessageId, PeerId, Role, RoomAddress, UserId};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use zeroize::Zeroizing;

use crate::driver::Driver;
use crate::scan::{self, Scanner};
use crate::tabs::Word;
use crate::{browser, doctor, identity, moving, network, vault};

/// The session of a page. A page has one thread, so the wrapper never complains.
pub struct BrowserSession(SendWrapper<Rc<Driver>>, SendWrapper<Rc<Scanner>>);

impl BrowserSession {
    /// Wraps the page's driver.
    pub fn new(driver: Rc<Driver>) -> Self {
        Self(SendWrapper::new(driver), SendWrapper::new(Rc::default()))
    }
}

impl SessionDriver for BrowserSession {
    fn remembered_name(&self) -> Option<String> {
        self.0.keep().name()
    }

    fn remember_name(&self, name: &str) -> Result<(), String> {
        self.0.keep().keep_name(&room::clean_name(name).map_err(|e| e.to_string())?);
        Ok(())
    }

    fn generate_room(&self) -> String {
        match identity::random_bytes() {
            Ok(seed) => {
                let founder = FounderSecret::from_seed(&seed);
                let fragment = founder.address().fragment();
                self.0.made(founder);
                fragment
            }
            // Without random numbers there is no secret; joining says so.
            Err(_) => String::new(),
        }
    }

    fn room_fragment(&self, typed: &str) -> Result<String, String> {
        let address = RoomAddress::from_typed(&browser::normalize(typed)).map_err(|e| e.to_string())?;
        Ok(address.fragment())
    }

    fn enter(&self, name: &str) -> Result<(), String> {
        self.0.enter(name)
    }

    fn open_link(&self) {
        self.0.open_link();
    }

    fn send(&self, text: &str, reply_to: Option<MessageId>, to: Option<UserId>) -> Result<(), String> {
        self.command(Command::Say { text: text.to_owned(), reply_to, to })
    }

    fn edit(&self, message: MessageId, text: &str) -> Result<(), String> {
        self.command(Command::Edit { message, text: text.to_owned() })
    }

    fn delete(&self, message: MessageId) -> Result<(), String> {
        self.command(Command::Delete(message))
    }

    fn react(&self, message: MessageId, emoji: &str, on: bool) -> Result<(), String> {
        self.command(Command::React { message, emoji: emoji.to_owned(), on })
    }

    fn retry(&self, message: MessageId) {
        // Trying again is never refused.
        let _ = self.command(Command::Retry(message));
    }

    fn discard(&self, message: MessageId) {
        // Refused only when it is gone already.
        let _ = self.command(Command::Discard(message));
    }

    fn seen(&self, with: Option<UserId>) {
        // Looking is never refused.
        let _ = self.command(with.map_or(Command::Seen, Command::SeenThread));
    }

    fn set_role(&self, user: UserId, role: Option<Role>) -> Result<(), String> {
        self.command(Command::SetRole { user, role })
    }

    fn close_room(&self) -> Result<(), String> {
        self.command(Command::Close)
    }

    fn set_history(&self, history: History) -> Result<(), String> {
        self.command(Command::SetHistory(history))
    }

    fn revoke(&self, peer: PeerId) -> Result<(), String> {
        self.command(Command::Revoke(peer))
    }

    fn ask_title(&self, title: &str) -> Result<(), String> {
        self.command(Command::AskTitle(title.to_owned()))
    }

    fn typing(&self, active: bool) {
        // A typing mark is never refused.
        let _ = self.command(Command::Typing(active));
    }

    fn dismiss_notice(&self) {
        self.0.store().notice().set(None);
    }

    fn leave(&self) {
        self.0.leave();
    }

    fn copy_link(&self, done: Box<dyn FnOnce(bool)>) {
        self.copy(&self.0.store().link().get_untracked(), done);
    }

    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>) {
        let clipboard =
            browser::window().filter(|w| browser::property(&w.navigator(), "clipboard").is_some());
        let Some(window) = clipboard else { return done(false) };
        let written = window.navigator().clipboard().write_text(text);
        spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
    }

    fn local_time(&self, unix_ms: u64) -> String {
        local(unix_ms, &[("hour", "2-digit"), ("minute", "2-digit")])
    }

    fn local_day(&self, unix_ms: u64) -> String {
        local(unix_ms, &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")])
    }

    fn watch_link(&self, peer: Option<PeerId>) {
        self.0.watch(peer);
    }

    fn network_settings(&self) -> NetworkSettings {
        self.0.keep().network()
    }

    fn set_network_settings(&self, settings: NetworkSettings) -> Result<(), String> {
        settings.check().map_err(|e| e.to_string())?;
        network::try_out(&settings)?;
        let driver = Rc::clone(&self.0);
        self.0.keep().keep_network(&settings, move || driver.tabs().tell(Word::Settings));
        self.0.use_settings(settings);
        Ok(())
    }

    fn examine(&self, tell: Box<dyn Fn(Fact)>) {
        doctor::examine(self.0.keep().network(), tell);
    }

    fn verify(&self, user: UserId, name: &str, verified: bool, done: Answer<()>) {
        let (driver, name) = (Rc::clone(&self.0), name.to_owned());
        spawn_local(async move { done(driver.verify(user, &name, verified).await) });
    }

    fn scan_camera(&self, video: &str, tell: Box<dyn Fn(Result<Vec<String>, String>)>) {
        self.1.start(video, tell);
    }

    fn stop_scan(&self) {
        self.1.stop();
    }

    fn scan_picture(&self, input: &str, done: Answer<Vec<String>>) {
        let input = input.to_owned();
        spawn_local(async move { done(scan::picture(&input).await) });
    }

    fn look_at_storage(&self) {
        let driver = Rc::clone(&self.0);
        spawn_local(async move { look_at_storage(&driver).await });
    }

    fn ask_persistence(&self) {
        let driver = Rc::clone(&self.0);
        spawn_local(async move {
            storage::ask_persistence().await;
            look_at_storage(&driver).await;
        });
    }

    fn export(&self, passphrase: &str, done: Answer<()>) {
        let (driver, passphrase) = (Rc::clone(&self.0), passphrase.to_owned());
        spawn_local(async move { done(moving::export(driver.keep(), &passphrase).await) });
    }

    fn import(&self, input: &str, passphrase: &str, done: Answer<Imported>) {
        let driver = Rc::clone(&self.0);
        let (input, passphrase) = (input.to_owned(), passphrase.to_owned());
        spawn_local(async move {
            let result = moving::import(driver.keep(), &input, &passphrase).await;
            look_at_storage(&driver).await;
            done(result);
        });
    }

    fn unlock(&self, passphrase: &str, done: Answer<()>) {
        let (driver, passphrase) = (Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()));
        spawn_local(async move { done(vault::unlock(&driver, &passphrase).await) });
    }

    fn set_passphrase(&self, passphrase: &str, done: Answer<()>) {
        let (driver, passphrase) = (Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()));
        spawn_local(async move { done(vault::set(&driver, &passphrase).await) });
    }

    fn change_passphrase(&self, old: &str, new: &str, done: Answer<()>) {
        let driver = Rc::clone(&self.0);
        let (old, new) = (Zeroizing::new(old.to_owned()), Zeroizing::new(new.to_owned()));
        spawn_local(async move { done(vault::change(&driver, &old, &new).await) });
    }

    fn remove_passphrase(&self, passphrase: &str, done: Answer<()>) {
        let (driver, passphrase) = (Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()));
        spawn_local(async move { done(vault::remove(&driver, &passphrase).await) });
    }

    fn lock(&self) {
        vault::lock(&self.0);
    }

    fn set_idle_minutes(&self, minutes: Option<u32>) {
        let driver = Rc::clone(&self.0);
        self.0.keep().keep_idle(minutes, move || driver.tabs().tell(Word::Settings));
        self.0.watch_idle();
    }

    fn erase_device(&self) {
        vault::erase(&self.0);
    }

    fn go_on(&self) {
        self.0.keep().show();
    }
}

impl BrowserSession {
    fn command(&self, command: Command) -> Result<(), String> {
        let input = Input::Command { command, at_unix_ms: browser::unix_ms() };
        self.0.try_give(input).map_err(|e| e.to_string())
    }
}

async fn look_at_storage(driver: &Rc<Driver>) {
    let shelf = driver.shelf().await;
    let estimate = storage::estimate().await;
    let state = StorageState {
        unavailable: driver.store().storage().unavailable().get_untracked(),
        persistent: storage::persisted().await,
        used_bytes: estimate.map(|(used, _)| used),
        quota_bytes: estimate.map(|(_, quota)| quota),
        rooms: shelf.rooms().await.ok().and_then(|rooms| u32::try_from(rooms.len()).ok()),
    };
    driver.store().storage().set(state);
}

/// A time in the words of the browser's locale.
fn local(unix_ms: u64, parts: &[(&str, &str)]) -> String {
    let parts: Vec<(&str, JsValue)> = parts.iter().map(|(name, value)| (*name, (*value).into())).collect();
    let format = Intl::DateTimeFormat::new(&Array::new(), &browser::object(&parts));
    let date = Date::new(&JsValue::from_f64(unix_ms as f64));
    let text = format.format().call1(&JsValue::UNDEFINED, &date).ok();
    text.and_then(|t| t.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
}
