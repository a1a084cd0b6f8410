//! Cutting messages into frames a data channel takes, and putting them together again.
//!
//! A frame is `version(1) flags(1) body`; flag bit 0 says that more frames of the same message follow.
//! Only ordered, reliable channels carry cut messages. Layout in `docs/protocol.md`, "Frames".

/// First byte of every frame.
pub const FRAME_VERSION: u8 = 1;
/// Longest frame, in bytes, until both sides have shown that they take more: within what every browser accepts.
pub const FRAME_LEN_FIRST: usize = 14 * 1024;
/// Longest frame ever, in bytes: longer ones are no faster, and one frame is what an urgent one may have to wait for.
pub const FRAME_LEN_MAX: usize = 64 * 1024;
/// Longest message put together from frames, in bytes: two operations of the longest kind, as a proof of a fork has, or the heads
/// of a room with as many logs as it may have.
pub const MESSAGE_LEN_MAX: usize = 640 * 1024;

const HEADER_LEN: usize = 2;
const MORE: u8 = 1;

/// Why a peer's frame was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Shorter than its header, or longer than allowed.
    #[error("a frame of {len} bytes; frames have {HEADER_LEN} to {len_max}")]
    Length {
        /// Bytes that came.
        len: usize,
        /// Bytes that were allowed.
        len_max: usize,
    },
    /// Another version of the protocol.
    #[error("a frame of version {0}; this program speaks {FRAME_VERSION}")]
    Version(u8),
    /// Unknown flags.
    #[error("unknown frame flags {0:#04x}")]
    Flags(u8),
    /// The message would be over the limit.
    #[error("a message over the limit of {MESSAGE_LEN_MAX} bytes")]
    MessageTooLong,
}

/// Cuts a message into frames of at most `len_max` bytes, in order.
pub fn cut(message: &[u8], len_max: usize) -> Vec<Vec<u8>> {
    let body_len_max = len_max.saturating_sub(HEADER_LEN).max(1);
    let count = message.len().div_ceil(body_len_max).max(1);
    (0..count)
        .map(|index| {
            let start = index * body_len_max;
            let end = (start + body_len_max).min(message.len());
            let more = if index + 1 < count { MORE } else { 0 };
            [&[FRAME_VERSION, more], message.get(start..end).unwrap_or_default()].concat()
        })
        .collect()
}

/// Puts the frames of one channel together.
#[derive(Debug, Default)]
pub struct Reassembly {
    /// What has come of the message under way; at most [`MESSAGE_LEN_MAX`].
    partial: Vec<u8>,
}

impl Reassembly {
    /// Takes one frame of at most `len_max` bytes; gives the message once it is whole.
    pub fn push(&mut self, frame: &[u8], len_max: usize) -> Result<Option<Vec<u8>>, FrameError> {
        let length = FrameError::Length { len: frame.len(), len_max };
        if frame.len() > len_max {
            return Err(length);
        }
        let ([version, flags], body) = frame.split_first_chunk::<HEADER_LEN>().ok_or(length)?;
        if *version != FRAME_VERSION {
            return Err(FrameError::Version(*version));
        }
        if flags & !MORE != 0 {
            return Err(FrameError::Flags(*flags));
        }
        if self.partial.len() + body.len() > MESSAGE_LEN_MAX {
            return Err(FrameError::MessageTooLong);
        }
        self.partial.extend_from_slice(body);
        Ok((flags & MORE == 0).then(|| std::mem::take(&mut self.partial)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn bad_frames_are_refused() {
        let mut r = Reassembly::default();
        let mut push = |frame: &[u8]| r.push(frame, FRAME_LEN_FIRST);
        let length = |len| Err(FrameError::Length { len, len_max: FRAME_LEN_FIRST });
        assert_eq!(push(&[]), length(0));
        assert_eq!(push(&[1]), length(1));
        assert_eq!(push(&[9, 0]), Err(FrameError::Version(9)));
        assert_eq!(push(&[1, 2]), Err(FrameError::Flags(2)));
        assert_eq!(push(&vec![1; FRAME_LEN_FIRST + 1]), length(FRAME_LEN_FIRST + 1));
    }

    #[test]
    fn a_message_without_end_is_cut_off() {
        let mut r = Reassembly::default();
        let mut frame = vec![0; FRAME_LEN_MAX];
        frame[0] = FRAME_VERSION;
        frame[1] = MORE;
        let refused = (0..MESSAGE_LEN_MAX).find_map(|_| r.push(&frame, FRAME_LEN_MAX).err());
        assert_eq!(refused, Some(FrameError::MessageTooLong));
    }

    proptest! {
        #[test]
        fn a_cut_message_comes_together(
            message in prop::collection::vec(any::<u8>(), 0..200_000),
            len_max in FRAME_LEN_FIRST..=FRAME_LEN_MAX,
        ) {
            let mut r = Reassembly::default();
            let mut frames = cut(&message, len_max);
            let last = frames.pop().unwrap();
            for frame in frames {
                prop_assert_eq!(r.push(&frame, len_max), Ok(None));
            }
            prop_assert_eq!(r.push(&last, len_max), Ok(Some(message)));
        }

        #[test]
        fn any_bytes_are_taken_or_refused(frames: Vec<Vec<u8>>) {
            let mut r = Reassembly::default();
            for frame in frames {
                let _ = r.push(&frame, FRAME_LEN_MAX);
            }
        }
    }
}
