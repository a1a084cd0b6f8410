//! Targets of one decoder each.

use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20::ChaCha20Rng;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rand_core::SeedableRng;
use room::{
    Archive, BoxPurpose, Certificate, Content, DeviceBox, DeviceId, FRAME_LEN_FIRST, FRAME_LEN_MAX,
    Fingerprints, Handshake, HandshakeRefused, Hello, MESSAGE_LEN_MAX, Operation, PeerMessage, Purpose,
    Reassembly, RoomAddress, STREAM_LEN_MAX, Stream, Value, VaultKey, WrappedKey, clean_name, cut, open,
    seal, testing,
};
use signaling::{ServerMessage, parse_client};

use crate::{Script, samples};

/// An operation: what decodes has one spelling; checking who wrote it and opening it never panic.
pub fn operation(bytes: &[u8]) {
    let room_id = &samples::keys().room_id;
    let Ok(operation) = Operation::decode(bytes, room_id) else { return };
    assert_eq!(operation.encode(), bytes, "a second spelling");
    let _ = operation.verify(room_id);
    let _ = operation.open(&samples::keys().epoch_key);
    assert_eq!(operation.key().log(), operation.log());
    let elsewhere = Operation::decode(bytes, "another room").expect("the shape does not depend on the room");
    assert!(elsewhere.verify("another room").is_err() || operation.verify(room_id).is_err());
}

/// A certificate: what decodes has one spelling and a clean name.
pub fn certificate(bytes: &[u8]) {
    let Ok(certificate) = Certificate::decode(bytes) else { return };
    assert_eq!(certificate.encode(), bytes, "a second spelling");
    assert_eq!(clean_name(certificate.name()).as_deref(), Ok(certificate.name()));
}

/// The other's side of a handshake: a nonce, then a proof, taken as it is and as what is sealed in one. Without the peer's key
/// nothing is a proof.
pub fn handshake(bytes: &[u8]) {
    let keys = samples::keys();
    let (me, them) = (samples::secret(0), samples::secret(1).id());
    let mut rng = ChaCha20Rng::from_seed([5; 32]);
    let seen = Fingerprints { local: [1; 32], remote: [2; 32] };
    let (mut handshake, ours) = Handshake::begin(me.id(), them, seen, 65_536, &mut rng);
    assert!(handshake.on_proof(bytes, keys).is_err());
    let (nonce, proof) = bytes.split_first_chunk().unwrap_or((&ours.nonce, bytes));
    let hello = Hello { nonce: *nonce, ..ours };
    match handshake.on_hello(hello, &me, keys, Vec::new(), true, &mut rng) {
        Ok(answer) => assert!(matches!(answer, PeerMessage::Proof(_))),
        Err(refused) => assert_eq!((refused, *nonce), (HandshakeRefused::Mirror, ours.nonce)),
    }
    assert!(handshake.on_proof(proof, keys).is_err());
    assert!(handshake.on_proof(&testing::seal_proof(&handshake, keys, proof, &mut rng), keys).is_err());
}

/// The opened body of an operation.
pub fn content(bytes: &[u8]) {
    let Some(content) = Content::decode(bytes) else { return };
    assert_eq!(Content::decode(&content.encode()), Some(content));
}

/// What a browser says to another.
pub fn message(bytes: &[u8]) {
    let Ok(message) = PeerMessage::decode(bytes) else { return };
    assert_eq!(PeerMessage::decode(&message.encode()), Ok(message));
}

/// Frames of one channel, one after another; then the input itself as a message that is cut.
pub fn frames(bytes: &[u8]) {
    let mut reassembly = Reassembly::default();
    let mut script = Script(bytes);
    while !script.over() {
        let frame = match script.byte() {
            // Long frames are not spelled out: they make no input interesting but its length.
            repeat @ 200.. => {
                let mut frame = vec![0; FRAME_LEN_MAX + usize::from(repeat == 255)];
                frame[..2].copy_from_slice(&[1, script.byte()]);
                frame
            }
            _ => script.bytes().to_vec(),
        };
        if let Ok(Some(message)) = reassembly.push(&frame, FRAME_LEN_MAX) {
            assert!(message.len() <= MESSAGE_LEN_MAX);
        }
    }
    let mut reassembly = Reassembly::default();
    let frames = cut(bytes, FRAME_LEN_FIRST);
    let (last, before) = frames.split_last().expect("an empty message is a frame, too");
    for frame in before {
        assert_eq!(reassembly.push(frame, FRAME_LEN_FIRST), Ok(None));
    }
    assert_eq!(reassembly.push(last, FRAME_LEN_FIRST), Ok(Some(bytes.to_vec())));
}

/// A signaling body and a profile, opened.
pub fn signal(bytes: &[u8]) {
    if let Ok(body) = testing::read_signal_body(bytes) {
        assert_eq!(testing::read_signal_body(&testing::write_signal_body(&body)), Ok(body));
    }
    if let Ok(profile) = testing::read_profile(bytes) {
        assert_eq!(testing::read_profile(&testing::write_profile(&profile)), Ok(profile));
    }
}

/// A sealed payload: as it comes, and with the input as what a member of the room sealed, padding and all.
pub fn sealed(bytes: &[u8]) {
    let key = samples::keys().signal_key;
    let of = samples::secret(1).id();
    let purpose = Purpose::Profile { of };
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = open(&key, purpose, text);
    }
    let aad = [b"profile\0".as_slice(), &of.0].concat();
    let nonce = [7; 24];
    let sealed = XChaCha20Poly1305::new((&key).into())
        .encrypt(&XNonce::from(nonce), Payload { msg: bytes, aad: &aad })
        .expect("short");
    let text = Base64UrlUnpadded::encode_string(&[&[1], nonce.as_slice(), &sealed].concat());
    if let Ok(plain) = open(&key, purpose, &text) {
        assert!(bytes.starts_with(&plain), "what was sealed");
    }
    // What is too long for a signaling frame is refused.
    if bytes.len() < 32 * 1024 {
        let text = seal(&key, purpose, bytes, &mut ChaCha20Rng::from_seed([3; 32]));
        assert_eq!(open(&key, purpose, &text).as_deref(), Ok(bytes));
    }
}

/// What is sealed for a device: as it comes, which nobody but who sealed it can have made, and as what was sealed.
pub fn boxes(bytes: &[u8]) {
    let (device, room_id) = (samples::device(0), &samples::keys().room_id);
    let author = samples::secret(1).id();
    let purpose = BoxPurpose::Private { author, seq: 3 };
    let other = BoxPurpose::Epochs { author };
    let given = DeviceBox { device: device.id(), sealed: bytes.to_vec() };
    assert_eq!(device.open(&given, room_id, purpose), None, "a box of nobody's making");
    let mut rng = ChaCha20Rng::from_seed([4; 32]);
    let made = DeviceBox::seal(device.id(), room_id, purpose, bytes, &mut rng).expect("a good key");
    assert_eq!(device.open(&made, room_id, purpose).as_deref(), Some(bytes));
    assert_eq!(device.open(&made, room_id, other), None);
    assert_eq!(samples::device(1).open(&made, room_id, purpose), None);
    // A key of a stranger's choice may be none.
    if let Some(public) = bytes.first_chunk() {
        let _ = DeviceBox::seal(DeviceId(*public), room_id, purpose, b"key", &mut rng);
    }
    if let Some(Content::Found(founding)) = Content::decode(bytes) {
        let _ = founding.holds(room_id);
    }
}

/// What a browser stores under a passphrase: a wrapped key and a record as somebody may have changed them on the disk.
pub fn vault(bytes: &[u8]) {
    if let Ok(wrapped) = WrappedKey::from_bytes(bytes) {
        assert_eq!(wrapped.to_bytes(), bytes, "a second spelling");
        let _ = wrapped.open(&[5; 32]);
    }
    let mut rng = ChaCha20Rng::from_seed([6; 32]);
    let records = VaultKey::random(&mut rng).records();
    assert!(records.open("ops", "1", bytes).is_err(), "a record of nobody's making");
    let value = Value::Bytes(bytes.to_vec());
    let sealed = records.seal("ops", "1", &value, &mut rng);
    assert_eq!(records.open("ops", "1", &sealed), Ok(value));
    assert!(records.open("ops", "2", &sealed).is_err() && records.open("forks", "1", &sealed).is_err());
}

/// An export: as it comes, but for what would only make Argon2id take long; and as what was sealed in it.
pub fn archive(bytes: &[u8]) {
    /// Behind the magic and the version: memory in KiB, then passes, both 32 bits.
    const MEMORY_AT: usize = 15;
    const PASSES_AT: usize = 19;
    let mut cheap = bytes.to_vec();
    for (at, max, allowed) in [(MEMORY_AT, 64, 256 * 1024), (PASSES_AT, 2, 16)] {
        if let Some(number) = cheap.get_mut(at..at + 4) {
            let asked = u32::from_le_bytes(number.try_into().expect("four bytes"));
            // What is over the limit is refused before anything is computed.
            if asked > max && asked <= allowed {
                number.copy_from_slice(&max.to_le_bytes());
            }
        }
    }
    if let Ok(archive) = Archive::open(&cheap, samples::PASSPHRASE) {
        assert_eq!(again(&archive), archive);
    }
    if let Ok(archive) = postcard::from_bytes::<Archive>(bytes) {
        assert_eq!(again(&archive), archive);
    }
}

fn again(archive: &Archive) -> Archive {
    let rng = &mut ChaCha20Rng::from_seed([5; 32]);
    let bytes =
        testing::seal_cheaply(archive, samples::PASSPHRASE, rng).expect("what was read is not too big");
    Archive::open(&bytes, samples::PASSPHRASE).expect("what we sealed opens")
}

/// The engine's stored notes: unreadable ones are as none.
pub fn marks(bytes: &[u8]) {
    let once = testing::rewrite_marks(bytes);
    assert_eq!(testing::rewrite_marks(&once), once);
}

/// A room in a link and as it is typed.
pub fn address(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for address in [RoomAddress::from_fragment(text), RoomAddress::from_typed(text)].into_iter().flatten() {
        assert_eq!(RoomAddress::from_fragment(&address.fragment()).as_ref(), Ok(&address));
        let link = format!("https://tincan.example/room#{}", address.fragment());
        assert_eq!(RoomAddress::from_typed(&link).as_ref(), Ok(&address));
        assert!(address.name().is_some() || !address.letters().is_empty());
    }
}

/// Names of streams and of people.
pub fn names(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(stream) = Stream::new(text) {
        assert_eq!(stream.as_str(), text);
        assert!((1..=STREAM_LEN_MAX).contains(&text.len()));
    }
    if let Ok(name) = clean_name(text) {
        assert_eq!(clean_name(&name).as_ref(), Ok(&name), "a clean name stays as it is");
    }
}

/// What a browser says to the server.
pub fn client(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match parse_client(text) {
        Ok(message) => {
            let again = serde_json::to_string(&message).expect("what was read is written");
            assert_eq!(parse_client(&again).expect("what was written is read").shape(), message.shape());
        }
        Err(e) => {
            let _ = (e.code(), e.to_string());
        }
    }
}

/// What the server says to a browser.
pub fn server(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match ServerMessage::parse(text) {
        Ok(message) => {
            let again = message.to_json().expect("what was read is written");
            assert_eq!(ServerMessage::parse(&again).expect("what was written is read"), message);
        }
        Err(e) => {
            let _ = e.to_string();
        }
    }
}

/// Payloads are raw JSON, which has no equality: as text.
trait Shape {
    fn shape(&self) -> String;
}

impl Shape for signaling::ClientMessage<&serde_json::value::RawValue> {
    fn shape(&self) -> String {
        format!("{self:?}")
    }
}

/// What somebody wrote: it is read to a tree that is handed over whole, is never empty, and leads only where links may lead.
pub fn markup(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let tree = markup_reader::read(&text);
    assert!(!tree.is_empty(), "nothing is left to see");
    assert_eq!(::markup::decode(&::markup::encode(&tree)).as_ref(), Some(&tree));
    for to in ::markup::addresses(&tree) {
        let scheme =
            |scheme: &str| to.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
        assert!(scheme("http://") || scheme("https://") || scheme("mailto:"), "a link to {to}");
    }
}
