//! A poll that many people vote in, as its owner's log and theirs tell it.

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    Ballot, Certificate, CommandId, Content, DateAnswer, DeviceSecret, DeviceSeed, Draft, Epoch, MessageId,
    Operation, OperationKey, OptionId, PeerSecret, PollAnswer, PollAsk, PollDraft, PollId, PollKind,
    PollOption, PollRules, Stream, UserSecret,
};

use super::{keys, secret};

/// When everything is written, Unix milliseconds.
const AT: u64 = 1_700_000_000_000;
/// Days that can be voted for.
const OPTIONS: u16 = 20;

/// A poll of device 1, and all operations of it.
pub struct Polled {
    pub poll: PollId,
    /// A profile and the poll.
    pub made: Vec<Vec<u8>>,
    /// For each voter a profile, a vote, and the owner's agreement.
    pub votes: Vec<[Vec<u8>; 3]>,
}

/// Somebody's log.
struct Log {
    secret: PeerSecret,
    last: Option<Operation>,
}

impl Log {
    fn write(&mut self, seen: Vec<OperationKey>, content: &Content, rng: &mut ChaCha20Rng) -> OperationKey {
        let keys = keys();
        let draft = Draft {
            stream: Stream::main(),
            seq: self.last.as_ref().map_or(0, |last| last.seq() + 1),
            seen,
            at_unix_ms: AT,
            epoch: Epoch::First,
            body: &content.encode(),
        };
        let last = self.last.as_ref();
        let written = Operation::write(&self.secret, &keys.room_id, &keys.epoch_key, last, draft, rng);
        let key = written.key();
        self.last = Some(written);
        key
    }

    fn bytes(&self) -> Vec<u8> {
        self.last.as_ref().map(Operation::encode).unwrap_or_default()
    }
}

/// The seed of a voter.
fn seed(n: u16) -> [u8; 32] {
    let mut seed = [9; 32];
    seed[..2].copy_from_slice(&n.to_be_bytes());
    seed
}

impl Polled {
    /// With so many voters.
    pub fn of(voters: u16) -> Self {
        let mut rng = ChaCha20Rng::from_seed([7; 32]);
        let room_id = keys().room_id.clone();
        let profile = |user: [u8; 32], secret: &PeerSecret, device: [u8; 32]| {
            let device = DeviceSecret::derive(&DeviceSeed(device), &room_id).id();
            let user = UserSecret::from_seed(&user);
            Content::Profile(Certificate::issue(&user, secret.id(), device, "somebody", AT).encode())
        };
        let mut owner = Log { secret: secret(1), last: None };
        let mut made = Vec::new();
        owner.write(Vec::new(), &profile([1; 32], &secret(1), [1; 32]), &mut rng);
        made.push(owner.bytes());
        let draft = PollDraft {
            question: "Which evening?".to_owned(),
            description: String::new(),
            kind: PollKind::Dates,
            options: (0..OPTIONS).map(|n| PollOption::Day(20_000 + i32::from(n))).collect(),
            rules: PollRules::default(),
        };
        let at = owner.write(Vec::new(), &Content::Poll(Box::new(draft)), &mut rng);
        made.push(owner.bytes());
        let poll = PollId(MessageId { author: at.author, seq: at.seq });
        let votes = (0..voters).map(|n| {
            let secret = PeerSecret::derive(&DeviceSeed(seed(n)), &room_id, 0);
            let (id, by) = (CommandId([n as u8; 16]), secret.id());
            let mut voter = Log { last: None, secret };
            let profile = profile(seed(n), &voter.secret, seed(n));
            voter.write(vec![at.clone()], &profile, &mut rng);
            let first = voter.bytes();
            let answer = |option| match (option + n) % 3 {
                0 => DateAnswer::Yes,
                1 => DateAnswer::IfNeedBe,
                _ => DateAnswer::No,
            };
            let ballot =
                Ballot::Dates((0..OPTIONS).map(|option| (OptionId(option), answer(option))).collect());
            let ask = Content::AskPoll { id, poll, to: at.author, ask: PollAsk::Vote(ballot) };
            let asked = voter.write(Vec::new(), &ask, &mut rng);
            let revision = u64::from(n) + 1;
            let ack = Content::AnswerPoll { poll, by, id, answer: PollAnswer::Ack { revision } };
            owner.write(vec![asked], &ack, &mut rng);
            [first, voter.bytes(), owner.bytes()]
        });
        let votes = votes.collect();
        Self { poll, made, votes }
    }

    /// Everything, as it is stored.
    pub fn stored(&self) -> Vec<Vec<u8>> {
        self.made.iter().chain(self.votes.iter().flatten()).cloned().collect()
    }
}
