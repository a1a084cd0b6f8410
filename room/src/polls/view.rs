//! A poll as the interface shows it, and what a check of it found. Plain data.

use super::{Ballot, OptionId, PollDraft, PollId, PollKind, PollOption, PollRole, PollRules, Receipt};
use crate::{CommandId, Order, PeerId, Thread, UserId};

/// A poll as it stands by what its owner acknowledged so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollView {
    /// Which.
    pub id: PollId,
    /// Where it was made: the room, or a channel.
    pub thread: Thread,
    /// Where it stands among everything.
    pub order: Order,
    /// When it was made, by its maker's clock, Unix milliseconds.
    pub made_unix_ms: u64,
    /// Its message was deleted: nothing can be done with it but to look.
    pub deleted: bool,
    /// What is asked now.
    pub question: String,
    /// More about it.
    pub description: String,
    /// How one answers.
    pub kind: PollKind,
    /// What holds; with the deadline of now.
    pub rules: PollRules,
    /// In order of their ids.
    pub options: Vec<PollOption>,
    /// Who decides.
    pub owner: PollOwner,
    /// Somebody closed it. A deadline that is over closes it as well, by the clock of who looks.
    pub closed: bool,
    /// How many changes the owner agreed to.
    pub revision: u64,
    /// When the owner last agreed to one, by the owner's clock; when it was made, before.
    pub as_of_unix_ms: u64,
    /// Our own role.
    pub role: PollRole,
    /// Roles of their own, without the owner's.
    pub roles: Vec<(UserId, PollRole)>,
    /// Votes that count, in the order in which the first of each person did.
    pub votes: Vec<PollVote>,
    /// The ballots that the owner of a secret poll published, in their order there, as of the last closing; also what the owner's own
    /// page counts before that.
    pub published: Option<Vec<(Receipt, Ballot)>>,
    /// Our own vote as it counts; of a secret poll as this device remembers, or opens, it.
    pub own_vote: Option<Ballot>,
    /// The receipt of that vote in a secret poll: by it the person finds their own among those published.
    pub own_receipt: Option<Receipt>,
    /// What we asked for and the owner has not answered, in order.
    pub pending: Vec<PollPending>,
    /// What of ours was refused last, unless something of ours was agreed to or asked for since.
    pub refused: Option<PollRefused>,
}

/// Who decides about a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollOwner {
    /// Which peer.
    pub peer: PeerId,
    /// Whose.
    pub user: Option<UserId>,
    /// Their name.
    pub name: String,
    /// This very page.
    pub own: bool,
    /// Another page or device of our own person.
    pub ours: bool,
    /// We are linked to it, reach it through a hub, or are it.
    pub here: bool,
    /// They are in the room no more: nothing will be decided.
    pub gone: bool,
}

/// A vote that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollVote {
    /// Whose.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// What it says; `None` in a secret poll.
    pub ballot: Option<Ballot>,
    /// Our own person's.
    pub own: bool,
    /// When the owner counted it, by the owner's clock, Unix milliseconds.
    pub at_unix_ms: u64,
}

/// A change we asked for that is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollPending {
    /// Which.
    pub id: CommandId,
    /// What.
    pub wish: PollWish,
    /// Stored on this device.
    pub saved: bool,
    /// Somebody else has stored it.
    pub sent: bool,
}

/// A change that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollRefused {
    /// What was asked for.
    pub wish: PollWish,
    /// The owner's words.
    pub message: String,
}

/// What a person wants of a poll. The engine turns it into what is asked of the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PollWish {
    /// Vote so; without any option: take the vote back. Whether it is sealed follows from the poll.
    Vote(Ballot),
    /// One more option.
    AddOption(PollOption),
    /// Another question and description.
    Describe {
        /// The question.
        question: String,
        /// The description.
        description: String,
    },
    /// Another deadline, or none.
    SetDeadline(Option<u64>),
    /// A role for somebody: viewer, voter or editor.
    SetRole {
        /// Who.
        user: UserId,
        /// What.
        role: PollRole,
    },
    /// No more votes.
    Close,
    /// Votes again.
    Reopen,
    /// The poll is to be that peer's.
    Pass(PeerId),
}

/// What a check of a poll found: everything counted again from signed operations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PollAudit {
    /// Votes that count, found again.
    pub votes: u32,
    /// Changes that the owner agreed to, all found again.
    pub revision: u64,
    /// What became of our own vote.
    pub own: OwnVote,
    /// What the owner, or one before them, did wrong, as the log here shows, in the order in which it was done.
    pub misdeeds: Vec<Misdeed>,
    /// Votes, and what else was decided, that could not be checked, for what they rest on is not here, or not to be read: as in a secret
    /// poll that is not closed. What looks wrong, and for which the owner may have had reasons, is among them.
    pub unchecked: u32,
}

/// What became of our own vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnVote {
    /// We did not vote.
    #[default]
    None,
    /// It counts as we wrote it.
    Counted,
    /// It is not answered yet.
    Pending,
    /// It was refused.
    Refused,
    /// It counts otherwise than we wrote it, or not at all; what was done is among the misdeeds.
    Wronged,
    /// The owner counted it; whether as we wrote it shows when the ballots are published.
    Unchecked,
}

/// Something an owner of a poll did wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misdeed {
    /// Which owner.
    pub owner: PeerId,
    /// Whom it concerns: who asked for what was done wrong; `None` where it is nobody's.
    pub of: Option<PeerId>,
    /// What.
    pub what: Wrong,
}

/// What an owner did wrong. What was published of a secret poll that was passed on may be the doing of an owner before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Had this command and decided about others since, without answering it.
    Dropped,
    /// Agreed to a command that was answered before.
    CountedTwice,
    /// Agreed to something that nobody asked for.
    Invented,
    /// Agreed to what the rules of the poll, or the role of who asked, forbid; in words.
    AgainstRules(String),
    /// Refused what the rules allow.
    RefusedWrongly,
    /// Gave a revision that was not the next.
    BadRevision {
        /// Which was next.
        next: u64,
        /// Which was given.
        given: u64,
    },
    /// Decided after passing the poll on.
    NotOwner,
    /// Published other than as many ballots as people voted.
    BallotCount {
        /// People whose votes count.
        voted: u32,
        /// Ballots published.
        published: u32,
    },
    /// Published a ballot that is no answer to the poll, two of one receipt, or more for an option than there is room for.
    BadBallot,
    /// Our own ballot is not among those published.
    BallotMissing,
    /// Our own ballot was published otherwise than we wrote it.
    BallotAltered,
}

impl PollView {
    /// What was asked, to make another poll of it.
    pub fn draft(&self) -> PollDraft {
        PollDraft {
            question: self.question.clone(),
            description: self.description.clone(),
            kind: self.kind,
            options: self.options.clone(),
            rules: self.rules,
        }
    }

    /// Whether votes are taken at this time, Unix milliseconds.
    pub fn open_at(&self, unix_ms: u64) -> bool {
        !self.closed && !self.deleted && self.rules.deadline.is_none_or(|deadline| unix_ms < deadline)
    }

    /// The text of an option.
    pub fn option(&self, id: OptionId) -> Option<&PollOption> {
        self.options.get(usize::from(id.0))
    }

    /// Every ballot that counts and can be read here.
    pub fn ballots(&self) -> impl Iterator<Item = &Ballot> {
        let published = self.published.iter().flatten().map(|(_, ballot)| ballot);
        self.votes.iter().filter_map(|vote| vote.ballot.as_ref()).chain(published)
    }
}
