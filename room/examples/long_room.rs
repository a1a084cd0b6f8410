//! Writes an export with one long room in it, for `end2end/bench/room.ts`: ten people, messages of one to several lines, over some
//! weeks.
//!
//! ```text
//! cargo run --release -p room --example long_room -- FILE PASSPHRASE MESSAGES
//! ```
//!
//! Prints the fragment of the room's link.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a measurement that goes wrong is no measurement"
)]

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    Archive, Certificate, Content, DeviceId, DeviceSeed, Draft, Epoch, Operation, OperationKey, PeerSecret,
    RoomAddress, RoomKeys, RoomSecret, StoredRoom, StoredRoomEntry, Stream, UserSecret,
};

const AUTHORS: u8 = 10;
const BEGAN_UNIX_MS: u64 = 1_780_000_000_000;
/// Between two messages; three in a row are written at once. A hundred thousand fit into the time for which a certificate holds.
const PAUSE_MS: u64 = 200_000;
const WORDS: &str = "paper lanterns arrive on Thursday, somebody has to be there and carry them up the stairs before it rains ";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, passphrase) = (arguments.next().unwrap(), arguments.next().unwrap());
    let messages: u64 = arguments.next().unwrap().parse().unwrap();
    let address = RoomAddress::Secret([42; 16]);
    let keys = RoomKeys::derive(&RoomSecret::of(&address).unwrap());
    let operations = operations(&keys, messages);
    let entry = StoredRoomEntry {
        room_id: keys.room_id.clone(),
        fragment: address.fragment(),
        entered_unix_ms: BEGAN_UNIX_MS,
        turn: 0,
        notes: Vec::new(),
    };
    let stored = StoredRoom { operations, ..StoredRoom::default() };
    let archive = Archive { user_seed: [200; 32], name: "Ada".to_owned(), rooms: vec![(entry, stored)] };
    let sealed = archive.seal(&passphrase, &mut ChaCha20Rng::from_seed([9; 32])).unwrap();
    std::fs::write(file, sealed).unwrap();
    println!("{}", address.fragment());
}

/// Each author has seen what was written before.
fn operations(keys: &RoomKeys, messages: u64) -> Vec<Vec<u8>> {
    let mut rng = ChaCha20Rng::from_seed([7; 32]);
    let secrets: Vec<PeerSecret> =
        (1..=AUTHORS).map(|author| PeerSecret::derive(&DeviceSeed([author; 32]), &keys.room_id, 0)).collect();
    let mut last: Vec<Option<Operation>> = vec![None; secrets.len()];
    let mut newest: Option<OperationKey> = None;
    let mut all = Vec::new();
    let mut at_unix_ms = BEGAN_UNIX_MS;
    for n in 0..messages + u64::from(AUTHORS) {
        let message = n.checked_sub(AUTHORS.into());
        let author = usize::try_from(message.map_or(n, |message| message / 3 % u64::from(AUTHORS))).unwrap();
        let content = match message {
            None => {
                let seed = u8::try_from(author).unwrap() + 1;
                let user = UserSecret::from_seed(&[seed; 32]);
                let (peer, name) = (secrets[author].id(), format!("Person {seed}"));
                let certificate = Certificate::issue(&user, peer, DeviceId([seed; 32]), &name, BEGAN_UNIX_MS);
                Content::Profile(certificate.encode())
            }
            Some(message) => {
                let lines =
                    usize::try_from([0, 0, 1, 0, 3, 0, 0][usize::try_from(message % 7).unwrap()]).unwrap();
                let text = format!("message {message} {}", WORDS.repeat(lines));
                Content::Message { text: text.trim().to_owned(), reply_to: None }
            }
        };
        at_unix_ms += if n % 3 == 0 { PAUSE_MS } else { 1_000 };
        let prev = last[author].as_ref();
        let draft = Draft {
            stream: Stream::main(),
            seq: prev.map_or(0, |prev| prev.seq() + 1),
            seen: newest.iter().filter(|newest| newest.author != secrets[author].id()).cloned().collect(),
            at_unix_ms,
            epoch: Epoch::First,
            body: &content.encode(),
        };
        let operation =
            Operation::write(&secrets[author], &keys.room_id, &keys.epoch_key, prev, draft, &mut rng);
        newest = Some(operation.key());
        all.push(operation.encode());
        last[author] = Some(operation);
    }
    all
}
