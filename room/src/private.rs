//! Private messages: a content for two people, sealed for each of their devices, kept and passed on by everybody.
//!
//! A key is drawn for the one message; the message is sealed under it, and it for each device (see [`crate::device`]). Both are bound to
//! the room, the author and the operation's number, so nobody can put them elsewhere or under their own name. Tested here.

use chacha20::ChaCha20Rng;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rand_core::Rng;
use zeroize::Zeroizing;

use crate::{
    Content, DeviceId, DeviceSecret, PeerId, UserId, device::BoxPurpose, device::DeviceBox, epochs::BOXES_MAX,
};

const LABEL: &[u8] = b"tincan private 1\0";
/// The key is used once, so the nonce need not differ.
const NONCE: [u8; 24] = [0; 24];

/// Where a private message stands, and for whom it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Envelope<'a> {
    pub room_id: &'a str,
    pub author: PeerId,
    pub seq: u64,
    pub to: UserId,
}

impl Envelope<'_> {
    fn associated_data(&self) -> Vec<u8> {
        [LABEL, &self.author.0, &self.seq.to_be_bytes(), &self.to.0, self.room_id.as_bytes()].concat()
    }

    fn purpose(&self) -> BoxPurpose {
        BoxPurpose::Private { author: self.author, seq: self.seq }
    }

    /// Seals `content` for these devices.
    pub(crate) fn seal(
        &self,
        content: &Content,
        devices: impl Iterator<Item = DeviceId>,
        rng: &mut ChaCha20Rng,
    ) -> Content {
        let mut key = Zeroizing::new([0; 32]);
        rng.fill_bytes(key.as_mut_slice());
        let boxes = devices
            .take(BOXES_MAX)
            .filter_map(|device| DeviceBox::seal(device, self.room_id, self.purpose(), key.as_slice(), rng))
            .collect();
        let plain = content.encode();
        let sealed = XChaCha20Poly1305::new((&*key).into())
            .encrypt(&XNonce::from(NONCE), Payload { msg: &plain, aad: &self.associated_data() });
        let Ok(sealed) = sealed else { unreachable!("a message is far below the cipher's 256 GiB") };
        Content::Private { to: self.to, boxes, sealed }
    }

    /// Opens what is for this device; `None` for what is not, or is nothing that can be private.
    pub(crate) fn open(&self, secret: &DeviceSecret, boxes: &[DeviceBox], sealed: &[u8]) -> Option<Content> {
        let mut keys = boxes.iter().filter(|sealed| sealed.device == secret.id());
        let key = keys.find_map(|sealed| secret.open(sealed, self.room_id, self.purpose()))?;
        let key = Zeroizing::new(<[u8; 32]>::try_from(key).ok()?);
        let plain = XChaCha20Poly1305::new((&*key).into())
            .decrypt(&XNonce::from(NONCE), Payload { msg: sealed, aad: &self.associated_data() })
            .ok()?;
        Content::decode(&plain).filter(Content::can_be_private)
    }
}

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::DeviceSeed;

    fn device(n: u8) -> DeviceSecret {
        DeviceSecret::derive(&DeviceSeed([n; 32]), "room")
    }

    fn here() -> Envelope<'static> {
        Envelope { room_id: "room", author: PeerId([1; 32]), seq: 4, to: UserId([2; 32]) }
    }

    fn sealed(content: &Content) -> (Vec<DeviceBox>, Vec<u8>) {
        let mut rng = ChaCha20Rng::from_seed([3; 32]);
        let devices = [device(1).id(), device(2).id()];
        match here().seal(content, devices.into_iter(), &mut rng) {
            Content::Private { boxes, sealed, .. } => (boxes, sealed),
            other => panic!("{other:?}"),
        }
    }

    fn hush() -> Content {
        Content::Message { text: "hush".to_owned(), reply_to: None }
    }

    #[test]
    fn both_devices_read_it_and_nobody_else_does() {
        let (boxes, sealed) = sealed(&hush());
        for n in [1, 2] {
            assert_eq!(here().open(&device(n), &boxes, &sealed), Some(hush()));
        }
        assert_eq!(here().open(&device(3), &boxes, &sealed), None);
    }

    #[test]
    fn it_opens_in_its_place_only() {
        let (boxes, sealed) = sealed(&hush());
        for other in [
            Envelope { room_id: "moor", ..here() },
            Envelope { author: PeerId([9; 32]), ..here() },
            Envelope { seq: 5, ..here() },
            Envelope { to: UserId([9; 32]), ..here() },
        ] {
            assert_eq!(other.open(&device(1), &boxes, &sealed), None, "{other:?}");
        }
    }

    #[test]
    fn what_cannot_be_private_is_not_taken() {
        let (boxes, sealed) = sealed(&Content::History(crate::History::FromArrival));
        assert_eq!(here().open(&device(1), &boxes, &sealed), None);
    }
}
