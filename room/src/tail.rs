//! The newest messages of a room as they were shown last, kept beside its log: they are on the screen before the log is read.
//!
//! Written in the same transaction as the operations that changed them, so nothing is in it that was deleted. It is no part of the log and
//! is believed only until that is read; a layout this program does not know is no tail.

use crate::SmallSort;
use crate::{Delivery, Message, Trouble};

/// The layout; another one gets another number. Pinned by golden bytes below.
const VERSION: u8 = 2;
/// Messages of one thread: a tall screen of short ones.
const ROWS_MAX: usize = 60;
/// Threads of which some are kept.
const THREADS_MAX: usize = 16;
/// Bytes of text in it, of all threads: it is written with every commit.
const TEXT_LEN_MAX: usize = 48 * 1024;

/// The bytes to store. The threads in order of their weight; messages of each in their order.
pub fn encode_tail<'a>(threads: impl Iterator<Item = &'a [Message]>) -> Vec<u8> {
    let mut len = 0;
    let mut kept: Vec<Message> = Vec::new();
    for messages in threads.take(THREADS_MAX) {
        let newest = messages.iter().rev().take(ROWS_MAX).filter(|message| stored(message));
        let fits = newest.take_while(|message| {
            len += message.text.len();
            len <= TEXT_LEN_MAX
        });
        kept.extend(fits.map(as_stored));
    }
    kept.small_sort();
    let Ok(bytes) = postcard::to_extend(&kept, vec![VERSION]) else {
        unreachable!("numbers and strings always encode into a growing buffer")
    };
    bytes
}

/// The messages in such bytes, in their order; none for bytes that are no tail.
pub fn decode_tail(bytes: &[u8]) -> Vec<Message> {
    let known = bytes.split_first().filter(|(version, _)| **version == VERSION);
    match known.map(|(_, rest)| postcard::take_from_bytes(rest)) {
        Some(Ok((messages, []))) => messages,
        _ => Vec::new(),
    }
}

/// Not what lives on this page alone.
fn stored(message: &Message) -> bool {
    !matches!(message.delivery, Some(Delivery::Attention(Trouble::NotStored(_)) | Delivery::Unsaved))
}

/// As it will be once this is written.
fn as_stored(message: &Message) -> Message {
    let delivery = match &message.delivery {
        Some(Delivery::Saving) => Some(Delivery::Saved),
        other => other.clone(),
    };
    Message { delivery, ..message.clone() }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{MessageId, Order, PeerId, Reaction, Reply, Thread, UserId};

    fn message(seq: u64, thread: Thread) -> Message {
        Message {
            id: MessageId { author: PeerId([1; 32]), seq },
            thread,
            order: Order { depth: seq, tie: [2; 8] },
            own: true,
            author_name: "Ada".to_owned(),
            author_user: Some(UserId([3; 32])),
            text: format!("message {seq}"),
            at_unix_ms: 1_700_000_000_000,
            edited: false,
            deleted: false,
            reply: Some(Reply {
                to: MessageId { author: PeerId([4; 32]), seq: 9 },
                thread: None,
                author_name: "Bo".to_owned(),
                excerpt: None,
                hidden: false,
            }),
            forwarded: None,
            poll: false,
            pinned: false,
            reactions: vec![Reaction {
                emoji: "👍".to_owned(),
                count: 2,
                own: false,
                by: vec![PeerId([4; 32])],
            }],
            delivery: Some(Delivery::Read { read: 1, of: 2 }),
        }
    }

    #[test]
    fn the_newest_of_each_thread_come_back_as_they_were() {
        let room: Vec<Message> = (0..100).map(|seq| message(seq, Thread::Room)).collect();
        let aside: Vec<Message> =
            (200..210).map(|seq| message(seq, Thread::Private(UserId([5; 32])))).collect();
        let tail = decode_tail(&encode_tail([room.as_slice(), &aside].into_iter()));
        assert_eq!(tail, [&room[40..], &aside].concat());
    }

    #[test]
    fn what_is_not_stored_stays_out_and_what_is_being_stored_will_be() {
        let mut messages: Vec<Message> = (0..3).map(|seq| message(seq, Thread::Room)).collect();
        messages[0].delivery = Some(Delivery::Saving);
        messages[1].delivery = Some(Delivery::Attention(Trouble::NotStored("full".to_owned())));
        let tail = decode_tail(&encode_tail(std::iter::once(messages.as_slice())));
        let states: Vec<_> = tail.into_iter().map(|message| message.delivery).collect();
        assert_eq!(states, [Some(Delivery::Saved), Some(Delivery::Read { read: 1, of: 2 })]);
    }

    #[test]
    fn it_has_a_bound() {
        let mut messages: Vec<Message> = (0..60).map(|seq| message(seq, Thread::Room)).collect();
        for message in &mut messages {
            message.text = "x".repeat(10_000);
        }
        let tail = decode_tail(&encode_tail(std::iter::once(messages.as_slice())));
        assert_eq!(tail, messages[56..]);
    }

    #[test]
    fn other_bytes_are_no_tail() {
        let mut bytes = encode_tail(std::iter::once([message(1, Thread::Room)].as_slice()));
        assert_eq!(decode_tail(&bytes[..bytes.len() - 1]), []);
        bytes.push(0);
        assert_eq!(decode_tail(&bytes), []);
        assert_eq!(decode_tail(&[1, 0]), []);
        assert_eq!(decode_tail(&[]), []);
    }

    /// Fields of a message are part of the layout: whoever changes them counts [`VERSION`] up.
    #[test]
    fn the_layout_is_pinned() {
        let bytes = encode_tail(std::iter::once([message(1, Thread::Room)].as_slice()));
        let expected = [
            [VERSION, 1].as_slice(),
            &[1; 32],
            &[1, 0, 1],
            &[2; 8],
            b"\x01\x03Ada\x01",
            &[3; 32],
            b"\x09message 1\x80\xd0\x95\xff\xbc\x31\x00\x00\x01",
            &[4; 32],
            b"\x09\x00\x02Bo\x00\x00\x00\x00\x00\x01\x04\xf0\x9f\x91\x8d\x02\x00\x01",
            &[4; 32],
            b"\x01\x05\x01\x02",
        ]
        .concat();
        assert_eq!(bytes, expected);
    }
}
