//! Writing a room out as a file, as the pages see it; the formats are in [`crate::export`].

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportChoice {
    /// A page to read; else JSON.
    pub page: bool,
    /// Private threads as well.
    pub private: bool,
}

/// How it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportStep {
    /// So many messages of so many are written.
    Writing {
        /// Written.
        done: u32,
        /// All.
        of: u32,
    },
    /// The browser was given the file, with so many messages.
    Done(u32),
    /// The person stopped it.
    Stopped,
    /// It did not work, and why, as a sentence.
    Failed(String),
}
