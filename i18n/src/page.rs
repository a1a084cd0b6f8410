//! In the browser: the start script has the messages of one language (`start/language.js`).

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::{Argument, Language, isolated};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tincan, js_name = language)]
    fn tag() -> String;
    #[wasm_bindgen(js_namespace = tincan, js_name = locale)]
    fn locale_of_page() -> String;
    #[wasm_bindgen(js_namespace = tincan, js_name = say)]
    fn say_in_page(id: &str, arguments: &JsValue) -> String;
    #[wasm_bindgen(js_namespace = tincan, js_name = speak)]
    fn speak_in_page(tag: &str) -> Promise;
}

/// The language that [`crate::t`] speaks now.
pub fn current() -> Language {
    Language::of_tag(&tag()).unwrap_or_default()
}

/// How this person's browser writes dates and numbers in that language: a tag by BCP 47.
pub fn locale() -> String {
    locale_of_page()
}

/// Loads the messages of another language, and speaks it from then on. The promise fails where they cannot be had.
pub fn speak(language: Language) -> Promise {
    speak_in_page(language.tag())
}

pub(crate) fn say(id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let given = if arguments.is_empty() { JsValue::UNDEFINED } else { Object::new().unchecked_into() };
    for (name, argument) in arguments {
        let value = match argument {
            Argument::Text(text) => JsValue::from_str(&isolated(text, current().direction())),
            Argument::Number(number) => JsValue::from_f64(*number),
        };
        // Fails only for what is no object.
        let _ = Reflect::set(&given, &JsValue::from_str(name), &value);
    }
    say_in_page(id, &given)
}
