//! What components call: [`SessionDriver`] in terms of the page.

use std::rc::Rc;

use ::markup::Block;
use app::appearance::Appearance;
use app::diagnostics::PageDiagnostics;
use app::doctor::Fact;
use app::exporting::{ExportChoice, ExportStep};
use app::network::NetworkSettings;
use app::notifications::{NotificationSettings, Permission};
use app::rooms::{RoomColour, RoomWeight};
use app::searching::{Ask, Person, Results};
use app::session::{Answer, Hush, Imported, SessionDriver};
use app::speaking::Speaking;
use app::store::{PageStateStoreFields, StorageState, StorageStateStoreFields};
use app::words::address_refusal;
use i18n::Language;
use js_sys::{Date, Intl};
use leptos::prelude::*;
use room::{FounderSecret, NotesChange, NotifyLevel, Privacy, RoomAddress, RoomPlace, UserId};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShareData;
use zeroize::Zeroizing;

use crate::apart::apart;
use crate::markup::{self, Reader};
use crate::page::Page;
use crate::scan::{self, Scanner};
use crate::tabs::Word;
use crate::{
    browser, chime, chosen, diagnostics, doctor, exporting, identity, moving, network, notices, shared, vault,
};

/// A day, in milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The session of a page. A page has one thread, so the wrapper never complains.
pub struct BrowserSession(SendWrapper<Rc<Page>>, SendWrapper<Rc<Scanner>>, SendWrapper<Rc<Reader>>, Speaking);

impl BrowserSession {
    /// Wraps the page.
    pub fn new(page: Rc<Page>, speaking: Speaking) -> Self {
        Self(
            SendWrapper::new(page),
            SendWrapper::new(Rc::default()),
            SendWrapper::new(Rc::default()),
            speaking,
        )
    }
}

impl SessionDriver for BrowserSession {
    fn remembered_name(&self) -> Option<String> {
        self.0.keep().name()
    }

    fn remember_name(&self, name: &str) -> Result<(), String> {
        self.0.rename(name).map(drop)
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
        let address = RoomAddress::from_typed(&browser::normalize(typed)).map_err(|e| address_refusal(&e))?;
        Ok(address.fragment())
    }

    fn open_link(&self, hash: &str) {
        self.0.open_link(hash.strip_prefix('#').unwrap_or(hash));
    }

    fn diagnostics(&self, done: Answer<PageDiagnostics>) {
        look(Rc::clone(&self.0), done);
    }

    fn sync_now(&self) {
        self.0.each(|driver| driver.sync_now());
    }

    fn local_seconds(&self, unix_ms: u64) -> String {
        local(unix_ms, &[("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")])
    }

    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>) {
        browser::copy(text, done);
    }

    fn local_time(&self, unix_ms: u64) -> String {
        local(unix_ms, &[("hour", "2-digit"), ("minute", "2-digit")])
    }

    fn local_day(&self, unix_ms: u64) -> String {
        local(unix_ms, &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")])
    }

    fn day_of(&self, unix_ms: u64) -> String {
        let date = Date::new(&JsValue::from_f64(unix_ms as f64));
        format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
    }

    fn day_begins(&self, day: &str) -> Option<u64> {
        // With a time and without a zone it is the browser's own.
        let begins = Date::new(&JsValue::from_str(&format!("{day}T00:00:00"))).get_time();
        (begins >= 0.0).then_some(begins as u64)
    }

    fn instant(&self, day: &str, time: &str) -> Option<i64> {
        let instant = Date::new(&JsValue::from_str(&format!("{day}T{time}"))).get_time();
        instant.is_finite().then_some((instant / 1000.0) as i64)
    }

    fn clock_of(&self, unix_ms: u64) -> String {
        let date = Date::new(&JsValue::from_f64(unix_ms as f64));
        format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
    }

    fn short_date(&self, day: i32) -> String {
        let parts = [
            ("weekday", "short"),
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("timeZone", "UTC"),
        ];
        local(u64::try_from(i64::from(day) * DAY_MS).unwrap_or_default(), &parts)
    }

    fn short_moment(&self, unix_ms: u64) -> String {
        let mut parts = vec![
            ("weekday", "short"),
            ("day", "numeric"),
            ("month", "short"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
        ];
        // Of another year it is said which.
        let year = |unix_ms: u64| Date::new(&JsValue::from_f64(unix_ms as f64)).get_full_year();
        if year(unix_ms) != year(browser::unix_ms()) {
            parts.push(("year", "numeric"));
        }
        local(unix_ms, &parts)
    }

    fn save_text(&self, name: &str, kind: &str, text: &str) -> Result<(), String> {
        moving::save_text(name, kind, text).ok_or_else(i18n::t::page_errors_not_saved)
    }

    fn network_settings(&self) -> NetworkSettings {
        self.0.keep().network()
    }

    fn set_network_settings(&self, settings: NetworkSettings) -> Result<(), String> {
        settings.check().map_err(|e| e.to_string())?;
        network::try_out(&settings)?;
        let page = Rc::clone(&self.0);
        self.0.keep().keep_network(&settings, move || page.tabs().tell(Word::Settings));
        self.0.use_settings(settings);
        Ok(())
    }

    fn privacy(&self) -> Privacy {
        self.0.keep().privacy()
    }

    fn set_privacy(&self, privacy: Privacy) {
        let page = Rc::clone(&self.0);
        self.0.keep().keep_privacy(privacy, move || page.tabs().tell(Word::Settings));
        self.0.use_privacy(privacy);
    }

    fn notifications(&self) -> NotificationSettings {
        self.0.keep().notifications()
    }

    fn set_notifications(&self, settings: &NotificationSettings) {
        self.0.set_notifications(settings);
    }

    fn notification_permission(&self) -> Permission {
        notices::permission()
    }

    fn ask_notifications(&self, done: Box<dyn FnOnce(Permission)>) {
        notices::ask(done);
    }

    fn play_notification(&self) {
        chime::play();
    }

    fn notify_of(&self, fragment: &str, level: Option<NotifyLevel>) {
        self.0.note(fragment, NotesChange { notify: Some(level), ..NotesChange::default() });
    }

    fn examine(&self, tell: Box<dyn Fn(Fact)>) {
        examine(self.0.keep().network(), tell, Box::new(|_| {}));
    }

    fn load_markup(&self, done: Answer<()>) {
        let reader = Rc::clone(&self.2);
        spawn_local(async move { done(reader.load().await) });
    }

    fn read_markup(&self, text: &str) -> Option<Vec<Block>> {
        self.2.read(text)
    }

    fn load_emoji(&self, done: Answer<String>) {
        spawn_local(async move { done(markup::emoji().await) });
    }

    fn recent_emoji(&self) -> Vec<String> {
        self.0.keep().recent_emoji()
    }

    fn keep_recent_emoji(&self, recent: &[String]) {
        self.0.keep().keep_recent_emoji(recent);
    }

    fn by_touch(&self) -> bool {
        browser::matches("(pointer: coarse)")
    }

    fn verify(&self, user: UserId, name: &str, verified: bool, done: Answer<()>) {
        let (page, name) = (Rc::clone(&self.0), name.to_owned());
        spawn_local(async move { done(page.verify(user, &name, verified).await) });
    }

    fn hush(&self, user: UserId, name: &str, hush: Hush, done: Answer<()>) {
        let (page, name) = (Rc::clone(&self.0), name.to_owned());
        spawn_local(async move { done(page.hush(user, &name, hush).await) });
    }

    fn choose_picture(&self, input: &str, done: Answer<()>) {
        choose_picture(Rc::clone(&self.0), input.to_owned(), done);
    }

    fn remove_picture(&self) {
        self.0.set_picture(Vec::new());
    }

    fn scan_camera(&self, video: &str, tell: Box<dyn Fn(Result<Vec<String>, String>)>) {
        self.1.start(video, tell);
    }

    fn stop_scan(&self) {
        self.1.stop();
    }

    fn scan_picture(&self, input: &str, done: Answer<Vec<String>>) {
        scan_picture(input.to_owned(), done);
    }

    fn look_at_storage(&self) {
        let page = Rc::clone(&self.0);
        spawn_local(async move { look_at_storage(&page).await });
    }

    fn ask_persistence(&self) {
        let page = Rc::clone(&self.0);
        spawn_local(async move {
            storage::ask_persistence().await;
            look_at_storage(&page).await;
        });
    }

    fn export(&self, passphrase: &str, done: Answer<()>) {
        export(Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()), done);
    }

    fn import(&self, input: &str, passphrase: &str, done: Answer<Imported>) {
        let passphrase = Zeroizing::new(passphrase.to_owned());
        import(Rc::clone(&self.0), input.to_owned(), passphrase, done);
    }

    fn unlock(&self, passphrase: &str, done: Answer<()>) {
        unlock(Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()), done);
    }

    fn set_passphrase(&self, passphrase: &str, done: Answer<()>) {
        set_passphrase(Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()), done);
    }

    fn change_passphrase(&self, old: &str, new: &str, done: Answer<()>) {
        let (old, new) = (Zeroizing::new(old.to_owned()), Zeroizing::new(new.to_owned()));
        change_passphrase(Rc::clone(&self.0), old, new, done);
    }

    fn remove_passphrase(&self, passphrase: &str, done: Answer<()>) {
        remove_passphrase(Rc::clone(&self.0), Zeroizing::new(passphrase.to_owned()), done);
    }

    fn lock(&self) {
        vault::lock(&self.0);
    }

    fn set_idle_minutes(&self, minutes: Option<u32>) {
        let page = Rc::clone(&self.0);
        self.0.keep().keep_idle(minutes, move || page.tabs().tell(Word::Settings));
        self.0.watch_idle();
    }

    fn erase_device(&self) {
        // It is asked for on a page of the same part, which is here.
        erase(Rc::clone(&self.0), Box::new(drop));
    }

    fn go_on(&self) {
        self.0.keep().show();
    }

    fn show_none(&self) {
        self.0.show_none();
    }

    fn take_shared(&self, done: Box<dyn FnOnce(Option<String>)>) {
        spawn_local(async move { done(shared::take().await) });
    }

    fn update(&self) {
        self.0.reload();
    }

    fn go(&self, fragment: &str) {
        if let Some(window) = browser::window() {
            // Refused only while the page goes away.
            let _ = window.location().set_hash(fragment);
        }
    }

    fn weigh(&self, fragment: &str, done: Answer<RoomWeight>) {
        let (page, fragment) = (Rc::clone(&self.0), fragment.to_owned());
        spawn_local(async move { done(page.weigh(&fragment).await) });
    }

    fn leave_room(&self, fragment: &str) {
        match self.0.opened(fragment) {
            Some(driver) => driver.leave(),
            None => self.0.put_at(fragment, RoomPlace::Left),
        }
    }

    fn forget(&self, fragment: &str, done: Answer<()>) {
        let (page, fragment) = (Rc::clone(&self.0), fragment.to_owned());
        spawn_local(async move { done(page.forget(&fragment).await) });
    }

    fn archive(&self, fragment: &str, archived: bool) {
        self.0.archive(fragment, archived);
    }

    fn colour(&self, fragment: &str, colour: RoomColour) {
        self.0.colour(fragment, colour);
    }

    fn speak(&self, language: Language, done: Answer<()>) {
        chosen::speak(Rc::clone(&self.0), self.3, language, done);
    }

    fn appearance(&self) -> Appearance {
        chosen::appearance()
    }

    fn set_appearance(&self, appearance: Appearance) {
        chosen::look(appearance);
    }

    fn can_share(&self) -> bool {
        browser::window().is_some_and(|window| browser::property(&window.navigator(), "share").is_some())
    }

    fn share(&self, link: &str, title: &str) {
        let Some(window) = browser::window() else { return };
        let data = ShareData::new();
        data.set_url(link);
        data.set_title(title);
        let shared = window.navigator().share_with_data(&data);
        // Refused when the person thinks better of it.
        spawn_local(async move { drop(JsFuture::from(shared).await) });
    }

    fn open_search(&self) {
        self.0.open_search();
    }

    fn search(&self, ask: &Ask, limit: usize) -> Results {
        self.0.search().map(|search| search.search(&self.0, ask, limit)).unwrap_or_default()
    }

    fn search_people(&self) -> Vec<(Person, String)> {
        self.0.search().map(|search| search.people()).unwrap_or_default()
    }

    fn export_room(&self, fragment: &str, choice: ExportChoice, tell: Box<dyn Fn(ExportStep)>) {
        let page = Rc::clone(&self.0);
        page.exports.set(page.exports.get().wrapping_add(1));
        let tell = Rc::new(tell);
        let told = Rc::clone(&tell);
        let done = move |went: Result<ExportStep, String>| told(went.unwrap_or_else(ExportStep::Failed));
        export_room(page, fragment.to_owned(), choice, tell, Box::new(done));
    }

    fn stop_export_room(&self) {
        self.0.exports.set(self.0.exports.get().wrapping_add(1));
    }

    fn local_short(&self, unix_ms: u64) -> String {
        let day = |unix_ms: u64| Date::new(&JsValue::from_f64(unix_ms as f64)).to_date_string();
        if day(unix_ms) == day(browser::unix_ms()) {
            return self.local_time(unix_ms);
        }
        local(unix_ms, &[("day", "numeric"), ("month", "short")])
    }
}

apart! {
    fn examine(settings: NetworkSettings, tell: Box<dyn Fn(Fact)>, => done: Answer<()>) in doctor {
        doctor::examine(settings, tell);
        Ok(())
    }
}

apart! {
    fn choose_picture(page: Rc<Page>, input: String, => done: Answer<()>) in settings {
        page.choose_picture(&input).await
    }
}

apart! {
    fn scan_picture(input: String, => done: Answer<Vec<String>>) in tools { scan::picture(&input).await }
}

apart! {
    fn export(page: Rc<Page>, passphrase: Zeroizing<String>, => done: Answer<()>) in settings {
        moving::export(page.keep(), &passphrase).await
    }
}

apart! {
    fn import(page: Rc<Page>, input: String, passphrase: Zeroizing<String>, => done: Answer<Imported>) in settings {
        // Those behind are entered anew, as whoever the file is of; the one in front when the page is loaded again.
        page.rest_behind();
        let result = moving::import(page.keep(), &input, &passphrase).await;
        page.list_rooms(&*page.shelf().await).await;
        page.open_in_background();
        look_at_storage(&page).await;
        result
    }
}

apart! {
    fn unlock(page: Rc<Page>, passphrase: Zeroizing<String>, => done: Answer<()>) in vault {
        vault::unlock(&page, &passphrase).await
    }
}

apart! {
    fn erase(page: Rc<Page>, => done: Answer<()>) in vault {
        vault::erase(&page);
        Ok(())
    }
}

apart! {
    fn look(page: Rc<Page>, => done: Answer<PageDiagnostics>) in settings { Ok(diagnostics::of(&page)) }
}

apart! {
    fn set_passphrase(page: Rc<Page>, passphrase: Zeroizing<String>, => done: Answer<()>) in settings {
        vault::set(&page, &passphrase).await
    }
}

apart! {
    fn change_passphrase(page: Rc<Page>, old: Zeroizing<String>, new: Zeroizing<String>, => done: Answer<()>) in settings {
        vault::change(&page, &old, &new).await
    }
}

apart! {
    fn remove_passphrase(page: Rc<Page>, passphrase: Zeroizing<String>, => done: Answer<()>) in settings {
        vault::remove(&page, &passphrase).await
    }
}

apart! {
    fn export_room(
        page: Rc<Page>, fragment: String, choice: ExportChoice, tell: Rc<Box<dyn Fn(ExportStep)>>, => done: Answer<ExportStep>
    ) in settings {
        let number = page.exports.get();
        let stopped = || page.exports.get() != number;
        exporting::export(&page, &fragment, choice, stopped, &**tell).await
    }
}

async fn look_at_storage(page: &Rc<Page>) {
    let shelf = page.shelf().await;
    let estimate = storage::estimate().await;
    let state = StorageState {
        unavailable: page.store().storage().unavailable().get_untracked(),
        persistent: storage::persisted().await,
        used_bytes: estimate.map(|(used, _)| used),
        quota_bytes: estimate.map(|(_, quota)| quota),
        rooms: shelf.rooms().await.ok().and_then(|rooms| u32::try_from(rooms.len()).ok()),
    };
    page.store().storage().set(state);
}

/// A time in the words of the page's language.
fn local(unix_ms: u64, parts: &[(&str, &str)]) -> String {
    let parts: Vec<(&str, JsValue)> = parts.iter().map(|(name, value)| (*name, (*value).into())).collect();
    let format = Intl::DateTimeFormat::new(&browser::locales(), &browser::object(&parts));
    let date = Date::new(&JsValue::from_f64(unix_ms as f64));
    let text = format.format().call1(&JsValue::UNDEFINED, &date).ok();
    text.and_then(|t| t.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
}
