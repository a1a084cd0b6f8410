//! Many voters, each with an engine of their own, for a poll whose owner is somewhere else: in a browser, for `end2end/specs/polls.spec.ts`
//! and `end2end/bench/polls.ts`. What they read and write are exports, as a person takes them along.
//!
//! ```text
//! cargo run -p room --example voters -- vote EXPORT PASSPHRASE POLL VOTERS OUT
//! cargo run -p room --example voters -- check EXPORT PASSPHRASE POLL VOTERS
//! cargo run -p room --example voters -- room EXPORT PASSPHRASE VOTERS OPTIONS
//! ```
//!
//! `vote`: so many people come into the only room of an export and vote in its poll; what they wrote is in OUT beside all that was there.
//! `check`: the same people open what an export holds now; fails unless each of them finds their vote counted once, and prints what the
//! options got. `room` writes an export with a poll in which so many have voted for one of so many options, and prints the fragment of
//! its room's link.
//! POLL is as in a link: `<peer>.<seq>`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a voter that goes wrong is no voter"
)]

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    Archive, Ballot, Certificate, Command, CommandId, Config, Content, DeviceId, DeviceSecret, DeviceSeed,
    Draft, Engine, Epoch, Hushed, Input, Millis, Operation, OperationKey, OptionId, Output, OwnVote,
    PeerSecret, PollAnswer, PollAsk, PollDraft, PollId, PollKind, PollOption, PollRules, PollView, PollWish,
    Privacy, RelayPolicy, RoomAddress, RoomKeys, RoomSecret, StoredRoom, StoredRoomEntry, Stream, Target,
    UserSecret, View,
};

const BEGAN_UNIX_MS: u64 = 1_780_000_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["vote", export, passphrase, poll, voters, out] => {
            let mut archive = open(export, passphrase);
            let poll = poll_of(poll);
            let (entry, stored) = archive.rooms.first_mut().unwrap();
            let keys = keys_of(&entry.fragment);
            let written: Vec<Vec<u8>> =
                (0..voters.parse().unwrap()).flat_map(|number| vote(&keys, stored, number, poll)).collect();
            stored.operations.extend(written);
            save(out, passphrase, &archive);
        }
        ["check", export, passphrase, poll, voters] => {
            let archive = open(export, passphrase);
            let (entry, stored) = archive.rooms.first().unwrap();
            let keys = keys_of(&entry.fragment);
            let voters: u32 = voters.parse().unwrap();
            let counts: Vec<Vec<u32>> =
                (0..voters).map(|number| check(&keys, stored, number, poll_of(poll), voters)).collect();
            assert!(counts.windows(2).all(|pair| pair[0] == pair[1]), "all count the same");
            println!("{:?}", counts.first().unwrap());
        }
        ["room", export, passphrase, voters, options] => {
            println!("{}", room(export, passphrase, voters.parse().unwrap(), options.parse().unwrap()));
        }
        _ => panic!("see the first lines of room/examples/voters.rs"),
    }
}

fn open(file: &str, passphrase: &str) -> Archive {
    Archive::open(&std::fs::read(file).unwrap(), passphrase).unwrap()
}

fn save(file: &str, passphrase: &str, archive: &Archive) {
    std::fs::write(file, archive.seal(passphrase, &mut ChaCha20Rng::from_seed([9; 32])).unwrap()).unwrap();
}

fn keys_of(fragment: &str) -> RoomKeys {
    RoomKeys::derive(&RoomSecret::of(&RoomAddress::from_fragment(fragment).unwrap()).unwrap())
}

fn poll_of(text: &str) -> PollId {
    let link = format!("/poll/{text}");
    let (_, target) = Target::split(&link);
    let Some(Target::Poll(poll)) = target else { panic!("{text} names no poll") };
    poll
}

/// A seed that only this voter has.
fn seed(number: u32) -> [u8; 32] {
    let mut seed = [77; 32];
    seed[..4].copy_from_slice(&number.to_be_bytes());
    seed
}

/// The voter of this number at their device, with what is in the room, and the polls they see.
fn voter(keys: &RoomKeys, stored: &StoredRoom, number: u32) -> (Engine, Vec<PollView>, Vec<Vec<u8>>) {
    let device = DeviceSeed(seed(number));
    let config = Config {
        keys: keys.clone(),
        me: PeerSecret::derive(&device, &keys.room_id, 0),
        user: UserSecret::from_seed(&seed(number)),
        device: DeviceSecret::derive(&device, &keys.room_id),
        name: format!("Voter {number}"),
        unix_ms: BEGAN_UNIX_MS,
        founder: None,
        durable: true,
        relay: RelayPolicy::Automatic,
        privacy: Privacy::default(),
        picture: None,
        hushed: Hushed::default(),
        rng: ChaCha20Rng::from_seed(seed(number)),
    };
    let stored = StoredRoom { operations: stored.operations.clone(), ..StoredRoom::default() };
    let mut engine = Engine::new(Millis(0), config, stored);
    engine.handle(Millis(0), Input::Start).unwrap();
    let (mut polls, mut written) = (Vec::new(), Vec::new());
    drain(&mut engine, &mut polls, &mut written);
    (engine, polls, written)
}

/// What the engine shows and writes; every write gets to the disk.
fn drain(engine: &mut Engine, polls: &mut Vec<PollView>, written: &mut Vec<Vec<u8>>) {
    while let Some(output) = engine.poll() {
        match output {
            Output::View(View::Poll(poll)) => {
                polls.retain(|known| known.id != poll.id);
                polls.push(*poll);
            }
            Output::Persist { ticket, changes } => {
                written.extend(changes.operations.into_iter().map(|(_, bytes)| bytes));
                engine.handle(Millis(0), Input::Persisted { ticket }).unwrap();
            }
            _ => {}
        }
    }
}

/// Which option this voter is for.
fn choice(number: u32, options: usize) -> OptionId {
    OptionId(u16::try_from(usize::try_from(number).unwrap() % options).unwrap())
}

fn vote(keys: &RoomKeys, stored: &StoredRoom, number: u32, id: PollId) -> Vec<Vec<u8>> {
    let (mut engine, mut polls, mut written) = voter(keys, stored, number);
    let poll = polls.iter().find(|poll| poll.id == id).expect("the poll is in the export");
    let wish = PollWish::Vote(Ballot::Chosen(vec![choice(number, poll.options.len())]));
    let command = Command::AskPoll { poll: id, wish };
    engine.handle(Millis(0), Input::Command { command, at_unix_ms: BEGAN_UNIX_MS }).unwrap();
    drain(&mut engine, &mut polls, &mut written);
    written
}

fn check(keys: &RoomKeys, stored: &StoredRoom, number: u32, id: PollId, voters: u32) -> Vec<u32> {
    let (engine, polls, _) = voter(keys, stored, number);
    let poll = polls.iter().find(|poll| poll.id == id).expect("the poll is in the export");
    let own = Some(Ballot::Chosen(vec![choice(number, poll.options.len())]));
    assert_eq!(poll.own_vote, own, "voter {number} finds their vote");
    assert_eq!(poll.votes.iter().filter(|vote| vote.own).count(), 1, "once");
    assert!(poll.votes.len() >= usize::try_from(voters).unwrap() && poll.pending.is_empty());
    let audit = engine.poll_audit(id).unwrap();
    assert_eq!((audit.own, audit.misdeeds.as_slice()), (OwnVote::Counted, [].as_slice()));
    assert_eq!(usize::try_from(audit.votes).unwrap(), poll.votes.len());
    room::count(poll.options.len(), poll.ballots()).iter().map(|count| count.yes).collect()
}

/// Everybody has seen all that was written before.
struct Writer {
    keys: RoomKeys,
    newest: Option<OperationKey>,
    rng: ChaCha20Rng,
    written: Vec<Vec<u8>>,
    at_unix_ms: u64,
}

impl Writer {
    fn write(&mut self, by: &PeerSecret, last: &mut Option<Operation>, content: &Content) -> u64 {
        self.at_unix_ms += 1;
        let seq = last.as_ref().map_or(0, |last| last.seq() + 1);
        let draft = Draft {
            stream: Stream::main(),
            seq,
            seen: self.newest.iter().filter(|newest| newest.author != by.id()).cloned().collect(),
            at_unix_ms: self.at_unix_ms,
            epoch: Epoch::First,
            body: &content.encode(),
        };
        let operation = Operation::write(
            by,
            &self.keys.room_id,
            &self.keys.epoch_key,
            last.as_ref(),
            draft,
            &mut self.rng,
        );
        self.newest = Some(operation.key());
        self.written.push(operation.encode());
        *last = Some(operation);
        seq
    }

    fn come(&mut self, number: u32, name: &str) -> (PeerSecret, Option<Operation>) {
        let secret = PeerSecret::derive(&DeviceSeed(seed(number)), &self.keys.room_id, 0);
        let user = UserSecret::from_seed(&seed(number));
        let certificate = Certificate::issue(&user, secret.id(), DeviceId(seed(number)), name, BEGAN_UNIX_MS);
        let mut last = None;
        self.write(&secret, &mut last, &Content::Profile(certificate.encode()));
        (secret, last)
    }
}

fn room(file: &str, passphrase: &str, voters: u32, options: u16) -> String {
    let address = RoomAddress::Secret([43; 16]);
    let fragment = address.fragment();
    let keys = keys_of(&fragment);
    let mut writer = Writer {
        keys: keys.clone(),
        newest: None,
        rng: ChaCha20Rng::from_seed([7; 32]),
        written: Vec::new(),
        at_unix_ms: BEGAN_UNIX_MS,
    };
    let (owner, mut last) = writer.come(u32::MAX, "Owner");
    let draft = PollDraft {
        question: "Which of them?".to_owned(),
        description: String::new(),
        kind: PollKind::Choice { most: 1 },
        options: (1..=options).map(|number| PollOption::Text(format!("Option {number}"))).collect(),
        rules: PollRules::default(),
    };
    let seq = writer.write(&owner, &mut last, &Content::Poll(Box::new(draft)));
    let poll = PollId(room::MessageId { author: owner.id(), seq });
    for number in 0..voters {
        let (voter, mut own) = writer.come(number, &format!("Voter {number}"));
        let id = CommandId(seed(number)[..16].try_into().unwrap());
        let ask = PollAsk::Vote(Ballot::Chosen(vec![choice(number, options.into())]));
        writer.write(&voter, &mut own, &Content::AskPoll { id, poll, to: owner.id(), ask });
        let answer = PollAnswer::Ack { revision: u64::from(number) + 1 };
        writer.write(&owner, &mut last, &Content::AnswerPoll { poll, by: voter.id(), id, answer });
    }
    let entry = StoredRoomEntry {
        room_id: keys.room_id.clone(),
        fragment: fragment.clone(),
        entered_unix_ms: BEGAN_UNIX_MS,
        turn: 0,
        notes: Vec::new(),
    };
    let stored = StoredRoom { operations: writer.written, ..StoredRoom::default() };
    let archive = Archive { user_seed: [200; 32], name: "Ada".to_owned(), rooms: vec![(entry, stored)] };
    save(file, passphrase, &archive);
    fragment
}
