use proptest::prelude::*;
use rand_core::SeedableRng;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{DeviceSeed, Epoch};

const ROOM: &str = "room";
const KEY: [u8; 32] = [7; 32];

fn me(n: u8) -> PeerSecret {
    PeerSecret::derive(&DeviceSeed([n; 32]), ROOM, 0)
}

fn draft(seq: u64, seen: Vec<OperationKey>, body: &[u8]) -> Draft<'_> {
    Draft { stream: Stream::main(), seq, seen, at_unix_ms: 1_795_219_199_999, epoch: Epoch::First, body }
}

fn write(seq: u64, body: &[u8]) -> Operation {
    let prev = if seq == 0 { Hash::ZERO } else { Hash([9; 32]) };
    let seen = vec![OperationKey { author: PeerId([2; 32]), stream: Stream::main(), seq: 300 }];
    let mut rng = ChaCha20Rng::from_seed([1; 32]);
    Operation::write_after(&me(1), ROOM, &KEY, prev, draft(seq, seen, body), &mut rng)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_format_is_pinned() {
    let operation = write(1, b"hello");
    let bytes = operation.encode();
    let expected = [
        "01",
        &hex(&me(1).id().0),
        "046d61696e",
        "01",
        &"09".repeat(32),
        "01",
        &"02".repeat(32),
        "046d61696e",
        "ac02",
        "ffaf9cdb9f34",
        "00",
    ]
    .concat();
    let (header, rest) = bytes.split_at(expected.len() / 2);
    assert_eq!(hex(header), expected);
    assert_eq!(rest.len(), 24 + 5 + 16 + 64, "nonce, body, tag, signature");
    let digest = hex(&Sha256::digest(&bytes));
    assert_eq!(
        digest, "9afb70d94f90ec7a276124b610bb7a994e428b242898ce719cb8ba66d7b9c3f9",
        "the whole of it, nonce from a fixed seed"
    );
    assert_eq!(Operation::decode(&bytes, ROOM), Ok(operation));
}

#[test]
fn what_its_author_signed_is_believed_and_nothing_else() {
    let operation = write(0, b"hello");
    assert_eq!(operation.verify(ROOM), Ok(()));
    assert_eq!(operation.open(&KEY).as_deref(), Ok(b"hello".as_slice()));
    let author = me(1).id();
    let bad = Err(OperationRefused::BadSignature { author });
    assert_eq!(operation.verify("another room"), bad, "signed for one room only");
    let elsewhere = Operation::decode(&operation.encode(), "another room").unwrap();
    assert_ne!(elsewhere.hash(), operation.hash());
    assert_eq!(operation.open(&[8; 32]), Err(SealedOtherwise));
}

#[test]
fn each_refusal_says_why() {
    let good = write(1, b"hello").encode();
    let decode = |bytes: &[u8]| Operation::decode(bytes, ROOM).map(|_| ());
    assert_eq!(decode(&[]), Err(OperationRefused::Shape));
    assert_eq!(decode(&[9; 200]), Err(OperationRefused::Version(9)));
    assert_eq!(decode(&good[..60]), Err(OperationRefused::Shape));
    let len = OPERATION_LEN_MAX + 1;
    assert_eq!(decode(&vec![1; len]), Err(OperationRefused::TooLong { len }));
    // The number 1 in two bytes instead of one.
    let mut spelled = good.clone();
    spelled.splice(38..39, [0x81, 0x00]);
    assert_eq!(decode(&spelled), Err(OperationRefused::NotCanonical));
    let seq_0 = {
        let mut bytes = good.clone();
        bytes[38] = 0;
        bytes
    };
    assert_eq!(decode(&seq_0), Err(OperationRefused::Predecessor { seq: 0 }));
    let seen = |keys: Vec<OperationKey>| {
        let mut rng = ChaCha20Rng::from_seed([1; 32]);
        Operation::write_after(&me(1), ROOM, &KEY, Hash([9; 32]), draft(1, keys, b""), &mut rng).encode()
    };
    let key = |n: u8, seq| OperationKey { author: PeerId([n; 32]), stream: Stream::main(), seq };
    assert_eq!(decode(&seen(vec![key(2, 1), key(3, 1)])), Ok(()));
    assert_eq!(decode(&seen(vec![key(3, 1), key(2, 1)])), Err(OperationRefused::NotCanonical));
    assert_eq!(decode(&seen(vec![key(2, 1), key(2, 2)])), Err(OperationRefused::NotCanonical));
    let own = OperationKey { author: me(1).id(), stream: Stream::main(), seq: 0 };
    assert_eq!(decode(&seen(vec![own])), Err(OperationRefused::SeenItself));
    let many = (0..=SEEN_MAX as u64).map(|n| key(2, n)).collect();
    assert_eq!(decode(&seen(many)), Err(OperationRefused::SeenTooMany { count: SEEN_MAX + 1 }));
}

#[test]
fn an_operation_costs_less_than_250_bytes_beside_what_it_says() {
    assert!(write(1, b"").encode().len() <= 250, "{}", write(1, b"").encode().len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(seq: u64, body: Vec<u8>) {
        let operation = write(seq, &body);
        let read = Operation::decode(&operation.encode(), ROOM).unwrap();
        prop_assert_eq!(read.open(&KEY), Ok(body));
        prop_assert_eq!(read.verify(ROOM), Ok(()));
        prop_assert_eq!(read, operation);
    }

    #[test]
    fn any_change_is_noticed(seq in 0u64..3, at: prop::sample::Index, flip in 1u8..) {
        let mut bytes = write(seq, b"hello").encode();
        *at.get_mut(bytes.as_mut_slice()) ^= flip;
        let read = Operation::decode(&bytes, ROOM).and_then(|operation| operation.verify(ROOM));
        prop_assert!(read.is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        if let Ok(operation) = Operation::decode(&bytes, ROOM) {
            prop_assert_eq!(operation.encode(), bytes);
        }
    }
}
