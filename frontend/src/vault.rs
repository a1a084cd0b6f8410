//! The vault: unlocking, locking, and setting, changing and taking away its passphrase. The keys are `room`'s, the moves `storage`'s.
//!
//! Keys are in the memory of a page that was unlocked and nowhere else. Locking loads the page again, and every other tab's: that drops
//! all of it, whatever held a copy.

use std::rc::Rc;

use app::vault::{VaultState, Work};
use app::words::passphrase_refusal;
use chacha20::ChaCha20Rng;
use i18n::t;
use leptos::prelude::*;
use rand_core::SeedableRng;
use room::{Passphrase, VaultKey, WrappedKey};
use storage::{DATABASE, Kept};
use wasm_bindgen_futures::spawn_local;

use crate::keep::LOCK;
use crate::locks::{self, Ask};
use crate::page::Page;
use crate::shelf::Shelf;
use crate::tabs::Word;
use crate::{browser, identity, stretch};

/// How long other tabs have to let go of the store, in milliseconds. They load themselves again at once; one that is frozen does not.
const OTHERS_MS_MAX: u32 = 10_000;

/// Opens the vault. A wrong passphrase costs its time and nothing else.
pub async fn unlock(page: &Rc<Page>, typed: &str) -> Result<(), String> {
    let key = key_by(typed).await?;
    page.open_store(Some(&key)).await
}

/// Seals everything on this device with a new passphrase.
pub async fn set(page: &Rc<Page>, typed: &str) -> Result<(), String> {
    let passphrase = Passphrase::fresh(browser::normalize(typed)).map_err(|e| passphrase_refusal(&e))?;
    let mut rng = fresh_rng()?;
    let key = VaultKey::random(&mut rng);
    let wrapped = stretch::wrap(&key, &passphrase, &mut rng).await?;
    drop(passphrase);
    rewrite(page, Rewrite::Seal { key, wrapped });
    Ok(())
}

/// Gives the vault another passphrase; nothing is rewritten but its key.
pub async fn change(page: &Rc<Page>, old: &str, new: &str) -> Result<(), String> {
    let new = Passphrase::fresh(browser::normalize(new)).map_err(|e| passphrase_refusal(&e))?;
    let key = key_by(old).await?;
    let wrapped = stretch::wrap(&key, &new, &mut fresh_rng()?).await?;
    match &*page.keep().shelf().await {
        Shelf::Durable(storage) => storage::change_passphrase(storage, &wrapped).await,
        Shelf::Memory(..) => Ok(()),
    }
    .map_err(|e| identity::sentence(&e))
}

/// Takes the passphrase away: everything is stored in the open again.
pub async fn remove(page: &Rc<Page>, typed: &str) -> Result<(), String> {
    let key = key_by(typed).await?;
    rewrite(page, Rewrite::Unseal { key });
    Ok(())
}

/// Deletes everything on this device, sealed or not.
pub fn erase(page: &Rc<Page>) {
    rewrite(page, Rewrite::Erase);
}

/// Locks the vault, in all tabs.
pub fn lock(page: &Rc<Page>) {
    page.tabs().tell(Word::Reload);
    page.reload();
}

/// What is done to everything that is stored.
enum Rewrite {
    Seal { key: VaultKey, wrapped: WrappedKey },
    Unseal { key: VaultKey },
    Erase,
}

impl Rewrite {
    fn work(&self, done: u64, all: u64) -> Work {
        match self {
            Self::Seal { .. } => Work::Seal { done, all },
            Self::Unseal { .. } => Work::Unseal { done, all },
            Self::Erase => Work::Erase,
        }
    }

    async fn run(&self, progress: &dyn Fn(u64, u64)) -> Result<(), String> {
        let rng = fresh_rng()?;
        let went = match self {
            Self::Seal { key, wrapped } => storage::seal(DATABASE, key, wrapped, rng, progress).await,
            Self::Unseal { key } => storage::unseal(DATABASE, key, rng, progress).await,
            Self::Erase => storage::erase(DATABASE).await,
        };
        went.map_err(|e| identity::sentence(&e))
    }

    fn key(&self) -> Option<&VaultKey> {
        match self {
            Self::Seal { key, .. } | Self::Unseal { key } => Some(key),
            Self::Erase => None,
        }
    }
}

/// Rewrites everything, with nobody else at the store. The page shows how far it is, and at last how it went; whatever that is, what is in force
/// is opened again.
fn rewrite(page: &Rc<Page>, what: Rewrite) {
    let page = Rc::clone(page);
    spawn_local(async move {
        let keep = page.keep();
        let view = keep.view;
        let progress = |done, all| view.state.set(VaultState::Working(what.work(done, all)));
        // The page goes away behind this, and with it leaves its room.
        progress(0, 0);
        page.close().await;
        // In the queue before the others are told: when they are back they stand behind us.
        let alone = locks::take(LOCK, Ask::Alone(OTHERS_MS_MAX), || page.tabs().tell(Word::Reload)).await;
        let went = match &alone {
            None => Err(t::vault_work_tab_silent()),
            Some(_) => what.run(&progress).await,
        };
        drop(alone);
        let opened = page.open_store(what.key()).await;
        view.state.set(VaultState::Ended(what.work(0, 0), went.and(opened)));
    });
}

/// The key of the vault, by its passphrase as it is now: another tab may have changed it.
async fn key_by(typed: &str) -> Result<VaultKey, String> {
    let passphrase = Passphrase::tried(browser::normalize(typed)).map_err(|e| passphrase_refusal(&e))?;
    match storage::look(DATABASE).await.map_err(|e| identity::sentence(&e))? {
        Kept::Sealed(wrapped) => stretch::open(&wrapped, &passphrase).await,
        Kept::Unsealed => Err(t::vault_work_no_passphrase()),
    }
}

fn fresh_rng() -> Result<ChaCha20Rng, String> {
    Ok(ChaCha20Rng::from_seed(identity::random_bytes()?))
}
