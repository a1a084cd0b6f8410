//! Cutting a TCP stream into messages: STUN and ChannelData say their length, and ChannelData is padded to four bytes.
//! The headers are read by the crate; its own buffer for streams does not know the padding.

use turn_types::channel::ChannelData;
use turn_types::stun::message::{MessageHeader, StunParseError};

/// Longest message either way. Browsers relay datagrams of at most 1.5 kB.
pub const FRAME_LEN_MAX: usize = 4 * 1024;
/// The shortest header that tells a length.
const CHANNEL_HEADER_LEN: usize = 4;

/// Bytes that came and are no whole message yet: at most one message and one read.
#[derive(Debug, Default)]
pub struct Frames {
    buffer: Vec<u8>,
}

/// The stream makes no sense and cannot be found into again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadFrame;

impl Frames {
    /// Takes what was read.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Whether a message has begun.
    pub fn begun(&self) -> bool {
        !self.buffer.is_empty()
    }

    /// The next whole message, without padding.
    pub fn cut(&mut self) -> Result<Option<Vec<u8>>, BadFrame> {
        let Some((len, padded)) = frame_len(&self.buffer)? else { return Ok(None) };
        if padded > FRAME_LEN_MAX {
            return Err(BadFrame);
        }
        if self.buffer.len() < padded {
            return Ok(None);
        }
        let mut frame: Vec<u8> = self.buffer.drain(..padded).collect();
        frame.truncate(len);
        Ok(Some(frame))
    }
}

/// Pads ChannelData for a stream; STUN is a multiple of four already.
pub fn pad(mut frame: Vec<u8>) -> Vec<u8> {
    frame.resize(frame.len().next_multiple_of(4), 0);
    frame
}

/// The length of the message that begins here, and with padding. `None`: too little to know.
fn frame_len(bytes: &[u8]) -> Result<Option<(usize, usize)>, BadFrame> {
    if bytes.len() < CHANNEL_HEADER_LEN {
        return Ok(None);
    }
    if let Ok((_, len)) = ChannelData::parse_header(bytes) {
        let len = CHANNEL_HEADER_LEN + len;
        return Ok(Some((len, len.next_multiple_of(4))));
    }
    match MessageHeader::from_bytes(bytes) {
        Ok(header) => {
            let len = MessageHeader::LENGTH + usize::from(header.data_length());
            if len.is_multiple_of(4) { Ok(Some((len, len))) } else { Err(BadFrame) }
        }
        Err(StunParseError::Truncated { .. }) => Ok(None),
        Err(_) => Err(BadFrame),
    }
}

#[cfg(test)]
mod tests {
    use turn_types::stun::message::{BINDING, Message, MessageWrite, MessageWriteVec};

    use super::*;

    fn channel(len: usize) -> Vec<u8> {
        let data = vec![7; len];
        let mut frame = vec![0; len + 4];
        ChannelData::new(0x4001, &data).write_into_unchecked(&mut frame);
        frame
    }

    #[test]
    fn messages_come_out_as_they_went_in_however_the_stream_is_cut() {
        let stun = Message::builder_request(BINDING, MessageWriteVec::new()).finish();
        let sent = [stun.clone(), channel(0), channel(1), channel(5), stun, channel(8)];
        let stream: Vec<u8> = sent.iter().flat_map(|frame| pad(frame.clone())).collect();
        for step in 1..stream.len() {
            let mut frames = Frames::default();
            let mut came = Vec::new();
            for bytes in stream.chunks(step) {
                frames.push(bytes);
                while let Some(frame) = frames.cut().unwrap() {
                    came.push(frame);
                }
            }
            assert_eq!(came, sent, "in steps of {step}");
            assert!(!frames.begun());
        }
    }

    #[test]
    fn what_is_no_message_or_too_long_ends_the_stream() {
        for bytes in [
            &b"GET / HTTP/1.1\r\n\r\n"[..],
            &[0xff; 8],
            &[0, 1, 0, 3, 0x21, 0x12, 0xa4, 0x42],
            &channel(FRAME_LEN_MAX),
        ] {
            let mut frames = Frames::default();
            frames.push(bytes);
            let mut filled = bytes.to_vec();
            filled.resize(20, 0);
            frames.push(&filled[bytes.len().min(20)..]);
            assert_eq!(frames.cut(), Err(BadFrame), "{bytes:?}");
        }
    }
}
