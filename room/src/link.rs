//! One link to one peer.

/// A link as shown, in four words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkStatus {
    /// Being set up for the first time.
    #[default]
    Connecting,
    /// Frames flow.
    Connected,
    /// Was up, is coming back.
    Reconnecting,
    /// Given up for now.
    Offline,
}
