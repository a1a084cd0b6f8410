//! What the pages show of the vault: whether this device has a passphrase, and what is being done about it.

use leptos::prelude::{RwSignal, expect_context};

/// How the things on this device are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum VaultState {
    /// Not known yet: rendered on the server, or the page has just been loaded.
    #[default]
    Unknown,
    /// In the open.
    Off,
    /// In the open, and it cannot be otherwise, and why.
    Impossible(String),
    /// Sealed, and the key is not in this page.
    Locked,
    /// Sealed, and open to this page.
    Open,
    /// Everything is being rewritten.
    Working(Work),
    /// That is over, and how it went; the person has not gone on yet.
    Ended(Work, Result<(), String>),
}

/// What is being done to everything on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A passphrase was set.
    Seal {
        /// Records done.
        done: u64,
        /// Of so many.
        all: u64,
    },
    /// The passphrase is taken away.
    Unseal {
        /// Records done.
        done: u64,
        /// Of so many.
        all: u64,
    },
    /// It is deleted.
    Erase,
}

/// After how many minutes without a touch the vault locks itself, as a choice.
pub const IDLE_MINUTES: [Option<u32>; 4] = [None, Some(5), Some(15), Some(60)];

/// The vault as shown. One writer: the driver in `frontend`.
#[derive(Clone, Copy, Debug)]
pub struct VaultView {
    /// How things are kept.
    pub state: RwSignal<VaultState>,
    /// Minutes until it locks itself, if it does.
    pub idle: RwSignal<Option<u32>>,
}

impl VaultView {
    /// Nothing known yet.
    pub fn new() -> Self {
        Self { state: RwSignal::default(), idle: RwSignal::default() }
    }
}

impl Default for VaultView {
    fn default() -> Self {
        Self::new()
    }
}

/// The vault, from context.
pub fn use_vault() -> VaultView {
    expect_context()
}
