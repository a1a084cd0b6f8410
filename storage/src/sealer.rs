//! The one place where records are sealed and opened: between the object stores and what reads and writes them.

use std::cell::RefCell;

use chacha20::ChaCha20Rng;
use js_sys::{JSON, Object, Reflect, Uint8Array};
use room::{RecordKey, StorageError, Value};
use wasm_bindgen::{JsCast, JsValue};

use crate::record::{bytes, damaged, from_bytes};

/// The greatest number that is exact in a record.
const NUMBER_MAX: f64 = ((1_u64 << 53) - 1) as f64;

/// What happens to values on their way to the disk and back.
pub(crate) enum Sealer {
    /// Nothing: there is no passphrase.
    Off,
    /// Each is sealed for its place.
    On(RecordKey, Box<RefCell<ChaCha20Rng>>),
}

impl Sealer {
    /// What is stored of `value` as the record `key` of `store`.
    pub(crate) fn close(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<JsValue, StorageError> {
        let Self::On(records, rng) = self else { return Ok(value.clone()) };
        let value = to_value(value)?;
        Ok(bytes(&records.seal(store, &place(key)?, &value, &mut rng.borrow_mut())))
    }

    /// What was stored.
    pub(crate) fn open(&self, store: &str, key: &JsValue, stored: JsValue) -> Result<JsValue, StorageError> {
        let Self::On(records, _) = self else { return Ok(stored) };
        let value = records.open(store, &place(key)?, &from_bytes(stored)?)?;
        Ok(from_value(value))
    }
}

/// A key as text: JSON has one spelling for texts, whole numbers and lists of them.
fn place(key: &JsValue) -> Result<String, StorageError> {
    JSON::stringify(key).map(String::from).map_err(|_| damaged())
}

fn to_value(value: &JsValue) -> Result<Value, StorageError> {
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Flag(flag));
    }
    if let Some(number) = value.as_f64() {
        return match (0.0..=NUMBER_MAX).contains(&number) && number.fract() == 0.0 {
            true => Ok(Value::Number(number as u64)),
            false => Err(damaged()),
        };
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Ok(Value::Bytes(bytes.to_vec()));
    }
    let object: &Object = value.dyn_ref().ok_or_else(damaged)?;
    // What else a browser can store (dates, maps, files) we do not write.
    if !Object::is(&object.constructor(), &Object::new().constructor()) {
        return Err(damaged());
    }
    let fields = Object::keys(object).into_iter().map(|name| {
        let field = Reflect::get(object, &name).map_err(|_| damaged())?;
        Ok((name.as_string().ok_or_else(damaged)?, to_value(&field)?))
    });
    Ok(Value::Fields(fields.collect::<Result<_, StorageError>>()?))
}

fn from_value(value: Value) -> JsValue {
    match value {
        Value::Bytes(plain) => bytes(&plain),
        Value::Number(number) => JsValue::from_f64(number as f64),
        Value::Text(text) => text.into(),
        Value::Flag(flag) => flag.into(),
        Value::Fields(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                // Nothing stops a field of a fresh object.
                let _ = Reflect::set(&object, &name.into(), &from_value(value));
            }
            object.into()
        }
    }
}
