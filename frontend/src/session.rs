//! What components call: [`SessionDriver`] in terms of the page's driver.

use std::rc::Rc;

use app::session::SessionDriver;
use app::store::RoomStateStoreFields;
use js_sys::{Array, Date, Intl};
use leptos::prelude::*;
use room::{Command, Input, RoomAddress};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::driver::Driver;
use crate::{browser, identity};

/// The session of a page. A page has one thread, so the wrapper never complains.
pub struct BrowserSession(SendWrapper<Rc<Driver>>);

impl BrowserSession {
    /// Wraps the page's driver.
    pub fn new(driver: Rc<Driver>) -> Self {
        Self(SendWrapper::new(driver))
    }
}

impl SessionDriver for BrowserSession {
    fn remembered_name(&self) -> Option<String> {
        identity::name()
    }

    fn remember_name(&self, name: &str) -> Result<(), String> {
        identity::keep_name(&room::clean_name(name).map_err(|e| e.to_string())?);
        Ok(())
    }

    fn generate_room(&self) -> String {
        match identity::random_bytes() {
            Ok([bits @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _]) => {
                RoomAddress::Secret(bits).fragment()
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

    fn send(&self, text: &str, _reply_to: Option<room::MessageId>) -> Result<(), String> {
        let command = Command::Say { text: text.to_owned(), at_unix_ms: browser::unix_ms() };
        self.0.try_give(Input::Command(command)).map_err(|e| e.to_string())
    }

    fn typing(&self, active: bool) {
        self.0.give(Input::Command(Command::Typing(active)));
    }

    fn dismiss_notice(&self) {
        self.0.store().notice().set(None);
    }

    fn leave(&self) {
        self.0.leave();
    }

    fn copy_link(&self, done: Box<dyn FnOnce(bool)>) {
        let clipboard =
            browser::window().filter(|w| browser::property(&w.navigator(), "clipboard").is_some());
        let Some(window) = clipboard else { return done(false) };
        let written = window.navigator().clipboard().write_text(&self.0.store().link().get_untracked());
        spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
    }

    fn local_time(&self, unix_ms: u64) -> String {
        let options = browser::object(&[("hour", "2-digit".into()), ("minute", "2-digit".into())]);
        let format = Intl::DateTimeFormat::new(&Array::new(), &options);
        let date = Date::new(&JsValue::from_f64(unix_ms as f64));
        let text = format.format().call1(&JsValue::UNDEFINED, &date).ok();
        text.and_then(|t| t.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
    }

    fn edit(&self, _message: room::MessageId, _text: &str) -> Result<(), String> { Ok(()) }
    fn delete(&self, _message: room::MessageId) -> Result<(), String> { Ok(()) }
    fn react(&self, _message: room::MessageId, _emoji: &str, _on: bool) -> Result<(), String> { Ok(()) }
    fn retry(&self, _message: room::MessageId) {}
    fn discard(&self, _message: room::MessageId) {}
    fn seen(&self) {}
    fn ask_title(&self, _title: &str) -> Result<(), String> { Ok(()) }
    fn local_day(&self, _unix_ms: u64) -> String { String::new() }
    fn page_visible(&self) -> bool { true }
    fn look_at_storage(&self) {}
    fn ask_persistence(&self) {}
    fn export(&self, _passphrase: &str, done: app::session::Answer<()>) { done(Ok(())) }
    fn import(&self, _input: &str, _passphrase: &str, done: app::session::Answer<app::session::Imported>) { done(Ok(app::session::Imported { rooms: 0, operations: 0 })) }
}
