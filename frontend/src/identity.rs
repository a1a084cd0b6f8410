//! Who this device is.
//!
//! The keys are in the store with the logs they sign, so that one is never there without the other: a key without its log
//! would sign a second history.

use app::words::storage_refusal;
use i18n::t;
use room::{StorageError, StoredIdentity};

use crate::browser;
use crate::shelf::Shelf;

/// Where pages before the log kept their seed; it signed nothing that lasts.
const OLD_SEED_KEY: &str = "tincan.device-seed";

/// 32 bytes from the system's random source.
pub fn random_bytes() -> Result<[u8; 32], String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| t::page_errors_no_random(&e.to_string()))?;
    Ok(bytes)
}

/// The device's identity, made on first use.
pub async fn of_device(shelf: &Shelf) -> Result<StoredIdentity, String> {
    browser::forget(OLD_SEED_KEY);
    let fresh = StoredIdentity { user_seed: random_bytes()?, device_seed: random_bytes()? };
    shelf.identity(fresh).await.map_err(|e| sentence(&e))
}

/// A storage error as a sentence.
pub fn sentence(error: &StorageError) -> String {
    t::refusals_stored(&storage_refusal(error))
}
