//! What waits to be sent to one connection, bounded.
//!
//! The hub puts frames in from any thread and never waits; the connection's task takes them
//! out. A queue over its bound means that its reader does not keep up: what waited is
//! dropped at once and the connection is to be closed. Tested below and in `tests/bounds.rs`.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use signaling::ErrorCode;
use tokio::sync::Notify;

use crate::hub::frames;
use crate::limits::{QUEUE_BYTES_MAX, QUEUE_FRAMES_MAX};

/// WebSocket close codes in use here.
pub mod close_code {
    /// The server goes down.
    pub const GOING_AWAY: u16 = 1001;
    /// The other side broke the WebSocket protocol.
    pub const PROTOCOL: u16 = 1002;
    /// Binary, where text is spoken.
    pub const UNSUPPORTED: u16 = 1003;
    /// Text that is not UTF-8.
    pub const ENCODING: u16 = 1007;
    /// A rule of this server was broken.
    pub const POLICY: u16 = 1008;
    /// A frame over the limit.
    pub const TOO_LONG: u16 = 1009;
    /// Come back later.
    pub const TRY_AGAIN: u16 = 1013;
    /// The same peer joined on another connection.
    pub const SEAT_TAKEN: u16 = 4001;
}

/// The next thing for a connection's task to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Send this text frame.
    Frame(Bytes),
    /// Everything is sent; close with this code.
    Close(u16),
}

/// The queue of one connection.
#[derive(Debug, Default)]
pub struct Outbox {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// UTF-8 text, oldest first.
    frames: VecDeque<Bytes>,
    /// Sum of their lengths.
    bytes: usize,
    /// Set when nothing more is taken; the code to close with after the last frame.
    closing: Option<u16>,
    /// The bound was passed: stop writing what is being written.
    overflowed: bool,
}

impl Outbox {
    /// Queues a frame. Over the bound, drops everything and turns to closing as a slow reader.
    pub fn push(&self, frame: Bytes) {
        let mut state = self.lock();
        if state.closing.is_some() {
            return;
        }
        if state.frames.len() >= QUEUE_FRAMES_MAX || state.bytes + frame.len() > QUEUE_BYTES_MAX {
            let last = frames::error(ErrorCode::SlowReader, "what was sent to this connection was not read in time", None);
            state.frames = VecDeque::from([last]);
            state.closing = Some(close_code::POLICY);
            state.overflowed = true;
        } else {
            state.bytes += frame.len();
            state.frames.push_back(frame);
        }
        drop(state);
        self.changed.notify_one();
    }

    /// Queues the last frame and closes after it. The first reason given stays.
    pub fn finish(&self, last: Option<Bytes>, code: u16) {
        let mut state = self.lock();
        if state.closing.is_some() {
            return;
        }
        state.closing = Some(code);
        state.frames.extend(last);
        drop(state);
        self.changed.notify_one();
    }

    /// What to do now, if anything.
    pub fn poll(&self) -> Option<Next> {
        let mut state = self.lock();
        match state.frames.pop_front() {
            Some(frame) => {
                state.bytes = state.bytes.saturating_sub(frame.len());
                if state.frames.is_empty() {
                    // A burst must not leave its capacity behind in ten thousand idle queues.
                    state.frames = VecDeque::new();
                }
                Some(Next::Frame(frame))
            }
            None => state.closing.map(Next::Close),
        }
    }

    /// Resolves when there may be something to do; look with [`Outbox::poll`] first.
    pub async fn changed(&self) {
        self.changed.notified().await;
    }

    /// Resolves when the bound was passed.
    pub async fn overflowed(&self) {
        while !self.lock().overflowed {
            self.changed.notified().await;
        }
    }

    /// True when nothing more is taken.
    pub fn is_closing(&self) -> bool {
        self.lock().closing.is_some()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drain(outbox: &Outbox) -> (usize, Option<u16>) {
        let mut frames = 0;
        loop {
            match outbox.poll() {
                Some(Next::Frame(_)) => frames += 1,
                Some(Next::Close(code)) => return (frames, Some(code)),
                None => return (frames, None),
            }
        }
    }

    #[test]
    fn frames_come_out_in_order() {
        let outbox = Outbox::default();
        outbox.push(Bytes::from_static(b"one"));
        outbox.push(Bytes::from_static(b"two"));
        assert_eq!(outbox.poll(), Some(Next::Frame(Bytes::from_static(b"one"))));
        assert_eq!(outbox.poll(), Some(Next::Frame(Bytes::from_static(b"two"))));
        assert_eq!(outbox.poll(), None);
    }

    #[test]
    fn too_many_bytes_drop_everything_but_the_reason() {
        let outbox = Outbox::default();
        let frame = Bytes::from(vec![b'x'; 1024]);
        for _ in 0..QUEUE_BYTES_MAX / 1024 {
            outbox.push(frame.clone());
        }
        assert!(!outbox.is_closing(), "exactly the bound is allowed");
        outbox.push(frame);
        assert!(matches!(outbox.poll(), Some(Next::Frame(last)) if last.windows(11).any(|w| w == b"slow_reader")));
        assert_eq!(outbox.poll(), Some(Next::Close(close_code::POLICY)));
    }

    #[test]
    fn too_many_small_frames_are_too_many() {
        let outbox = Outbox::default();
        for _ in 0..=QUEUE_FRAMES_MAX {
            outbox.push(Bytes::from_static(b"x"));
        }
        assert_eq!(drain(&outbox), (1, Some(close_code::POLICY)));
    }

    #[test]
    fn what_was_read_makes_room() {
        let outbox = Outbox::default();
        let frame = Bytes::from(vec![b'x'; QUEUE_BYTES_MAX / 2]);
        for _ in 0..10 {
            outbox.push(frame.clone());
            assert!(matches!(outbox.poll(), Some(Next::Frame(_))));
        }
        assert!(!outbox.is_closing());
    }

    #[test]
    fn nothing_follows_the_last_words() {
        let outbox = Outbox::default();
        outbox.push(Bytes::from_static(b"before"));
        outbox.finish(Some(Bytes::from_static(b"last")), close_code::SEAT_TAKEN);
        outbox.push(Bytes::from_static(b"after"));
        outbox.finish(None, close_code::GOING_AWAY);
        assert_eq!(drain(&outbox), (2, Some(close_code::SEAT_TAKEN)));
    }
}
