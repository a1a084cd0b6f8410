//! Small questions to JavaScript values, each answered with an `Option` where a browser may lack the thing.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property that exists and is neither null nor undefined.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|v| !v.is_null() && !v.is_undefined())
}

/// A string property.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    property(object, name)?.as_string()
}

/// A boolean property; `false` where it is missing.
pub fn flag(object: &JsValue, name: &str) -> bool {
    property(object, name).is_some_and(|v| v.is_truthy())
}

/// A plain object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// What a thrown value says.
pub fn reason(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => error.as_string().unwrap_or_else(|| "unknown error".to_owned()),
    }
}
