//! What this device remembers of its person: a seed for keys and a display name.
//!
//! In local storage. A browser that refuses it gets a seed for this page only.

use base64ct::{Base64UrlUnpadded, Encoding};
use room::DeviceSeed;

use crate::browser;

const SEED_KEY: &str = "tincan.device-seed";
const NAME_KEY: &str = "tincan.name";

/// 32 bytes from the system's random source.
pub fn random_bytes() -> Result<[u8; 32], String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| format!("This browser gives no random numbers ({e})."))?;
    Ok(bytes)
}

/// The device's seed, made on first use.
pub fn device_seed() -> Result<DeviceSeed, String> {
    let kept = browser::remembered(SEED_KEY)
        .and_then(|text| Base64UrlUnpadded::decode_vec(&text).ok())
        .and_then(|bytes| bytes.try_into().ok());
    if let Some(bytes) = kept {
        return Ok(DeviceSeed(bytes));
    }
    let bytes = random_bytes()?;
    browser::remember(SEED_KEY, &Base64UrlUnpadded::encode_string(&bytes));
    Ok(DeviceSeed(bytes))
}

/// The display name used last.
pub fn name() -> Option<String> {
    browser::remembered(NAME_KEY).and_then(|name| room::clean_name(&name).ok())
}

/// Keeps the display name for the next time.
pub fn keep_name(name: &str) {
    browser::remember(NAME_KEY, name);
}
