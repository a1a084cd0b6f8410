//! What waits to be sent on one connection: bounded, and closed for good when the reader does not keep up.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::ws::Utf8Bytes;
use signaling::{ErrorCode, ServerMessage};
use tokio::sync::Notify;

/// Bytes that may wait for a reader: a `room_joined` of a full room with the longest profiles is just over 1 MiB.
pub const WAITING_LEN_MAX: usize = 1536 * 1024;
/// What a queued message costs besides its text, counted against [`WAITING_LEN_MAX`].
const MESSAGE_COST: usize = 64;

/// Close codes of RFC 6455, and our own.
pub mod close {
    /// The server goes down.
    pub const GOING_AWAY: u16 = 1001;
    /// WebSocket itself was broken.
    pub const PROTOCOL: u16 = 1002;
    /// Binary where the protocol is text.
    pub const UNSUPPORTED: u16 = 1003;
    /// Text that is not UTF-8.
    pub const INVALID: u16 = 1007;
    /// Against the rules.
    pub const POLICY: u16 = 1008;
    /// A frame over the limit.
    pub const TOO_LONG: u16 = 1009;
    /// Full.
    pub const TRY_AGAIN: u16 = 1013;
    /// Another connection proved to be the same peer.
    pub const SEAT_TAKEN: u16 = 4001;
}

/// Why a connection ends, in words for the close frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The close code.
    pub code: u16,
    /// A few words.
    pub reason: &'static str,
}

/// The queue of one connection. Cheap when empty: thousands of idle connections have one.
#[derive(Debug, Default)]
pub struct Outbox {
    queue: Mutex<Queue>,
    wake: Notify,
    /// For [`Outbox::overflowed`], which may wait at the same time.
    changed: Notify,
}

#[derive(Debug, Default)]
struct Queue {
    messages: VecDeque<Utf8Bytes>,
    len: usize,
    closing: Option<Closing>,
    overflowed: bool,
}

impl Outbox {
    /// Queues a frame. A reader that is too far behind loses what waits and its connection.
    pub fn push(&self, text: Utf8Bytes) {
        let mut queue = self.lock();
        if queue.closing.is_some() {
            return;
        }
        queue.len += text.len() + MESSAGE_COST;
        if queue.len > WAITING_LEN_MAX {
            queue.messages.clear();
            queue.len = 0;
            let sentence = "the connection did not read what was sent to it";
            queue.messages.extend(error_frame(ErrorCode::SlowReader, sentence, None));
            queue.closing = Some(Closing { code: close::POLICY, reason: "slow reader" });
            queue.overflowed = true;
            self.changed.notify_waiters();
        } else {
            queue.messages.push_back(text);
        }
        self.wake.notify_one();
    }

    /// Queues a message.
    pub fn say<P: serde::Serialize>(&self, message: &ServerMessage<P>) {
        if let Some(text) = frame(message) {
            self.push(text);
        }
    }

    /// Queues an error.
    pub fn refuse(&self, code: ErrorCode, sentence: &str, retry_after: Option<f64>) {
        if let Some(text) = error_frame(code, sentence, retry_after) {
            self.push(text);
        }
    }

    /// Nothing more is queued; what waits is sent, then the connection is closed.
    pub fn close(&self, code: u16, reason: &'static str) {
        let mut queue = self.lock();
        queue.closing.get_or_insert(Closing { code, reason });
        self.wake.notify_one();
    }

    /// Says why, and closes.
    pub fn end(&self, error: ErrorCode, sentence: &str, code: u16, reason: &'static str) {
        self.refuse(error, sentence, None);
        self.close(code, reason);
    }

    /// Takes all that waits, and whether to close after it.
    pub fn take(&self) -> (VecDeque<Utf8Bytes>, Option<Closing>) {
        let mut queue = self.lock();
        queue.len = 0;
        (std::mem::take(&mut queue.messages), queue.closing)
    }

    /// Waits until the reader is too far behind.
    pub async fn overflowed(&self) {
        loop {
            let changed = self.changed.notified();
            if self.lock().overflowed {
                return;
            }
            changed.await;
        }
    }

    /// Waits until something is queued.
    pub async fn filled(&self) {
        self.wake.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        // A queue is whole between any two statements above, so a panic elsewhere cannot have broken it.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A message as a frame that can be queued many times for the price of one.
pub fn frame<P: serde::Serialize>(message: &ServerMessage<P>) -> Option<Utf8Bytes> {
    match message.to_json() {
        Ok(text) => Some(text.into()),
        Err(error) => {
            tracing::error!(%error, "a message did not encode");
            None
        }
    }
}

fn error_frame(code: ErrorCode, sentence: &str, retry_after: Option<f64>) -> Option<Utf8Bytes> {
    frame(&ServerMessage::<String>::Error { code, message: sentence.to_owned(), retry_after })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_does_not_keep_up_loses_its_place_and_is_told() {
        let outbox = Outbox::default();
        for _ in 0..100 {
            outbox.push("x".repeat(60_000).into());
        }
        let (messages, closing) = outbox.take();
        assert_eq!(messages.len(), 1);
        assert!(messages[0].contains("slow_reader"));
        assert_eq!(closing.map(|c| c.code), Some(close::POLICY));
    }

    #[test]
    fn small_messages_have_a_cost_too() {
        let outbox = Outbox::default();
        for _ in 0..=WAITING_LEN_MAX / MESSAGE_COST {
            outbox.push(Utf8Bytes::from_static(""));
        }
        assert_eq!(outbox.take().1.map(|c| c.code), Some(close::POLICY));
    }

    #[test]
    fn what_was_queued_before_closing_is_sent() {
        let outbox = Outbox::default();
        outbox.push("one".into());
        outbox.close(close::GOING_AWAY, "bye");
        outbox.push("two".into());
        let (messages, closing) = outbox.take();
        assert_eq!(messages, ["one"]);
        assert_eq!(closing.map(|c| c.code), Some(close::GOING_AWAY));
    }
}
