//! What a poll asks and what may be asked of its owner: the parts of operations that speak of polls, with their limits.

use serde::{Deserialize, Serialize};

use crate::{ChannelId, MessageId, PeerId, UserId};

/// Longest question, in characters: two lines of a phone's head.
pub const QUESTION_CHARS_MAX: usize = 200;
/// Longest description, in characters.
pub const DESCRIPTION_CHARS_MAX: usize = 2_000;
/// Longest option, in characters.
pub const OPTION_CHARS_MAX: usize = 120;
/// Options of a poll, those that participants added included. What can still be put in order by hand, or seen in a table.
pub const OPTIONS_MAX: usize = 100;
/// Polls of a room; of more, the first made count. More than anybody looks through.
pub const POLLS_MAX: usize = 1_000;
/// Voters of a secret poll: so many ballots of [`OPTIONS_MAX`] dates fit one operation, with which they are published or passed on.
pub const SECRET_VOTERS_MAX: usize = 1_000;

/// A poll: the operation that made it. What is said about it is said in the channel of the same name, see [`PollId::comments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PollId(pub MessageId);

impl PollId {
    /// Where it is talked about.
    pub fn comments(self) -> ChannelId {
        ChannelId(self.0)
    }
}

/// An option of a poll: its place among all that were ever added, 0-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OptionId(pub u16);

/// What a poll asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollDraft {
    /// One line, 1 to [`QUESTION_CHARS_MAX`] characters.
    pub question: String,
    /// More about it; may be empty, at most [`DESCRIPTION_CHARS_MAX`] characters.
    pub description: String,
    /// How one answers.
    pub kind: PollKind,
    /// At least two, or fewer where participants may add some; none twice.
    pub options: Vec<PollOption>,
    /// What holds while it runs.
    pub rules: PollRules,
}

/// How a poll is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PollKind {
    /// By options, at most so many: 1, or more; [`u16::MAX`] as many as one likes.
    Choice {
        /// At most so many, at least 1.
        most: u16,
    },
    /// By yes, if need be, or no, for each date.
    Dates,
    /// By options in order, the best first; what is left out stands behind all others.
    Ranked,
}

/// One thing to vote for. Dates have days and times, other polls have texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PollOption {
    /// One line, 1 to [`OPTION_CHARS_MAX`] characters.
    Text(String),
    /// A whole day wherever one is: days since 1 January 1970.
    Day(i32),
    /// From an instant to a later one, Unix seconds.
    Time {
        /// Begins.
        from: i64,
        /// Ends, after `from`.
        to: i64,
    },
}

/// What holds while a poll runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollRules {
    /// Voters may add options.
    pub adding: bool,
    /// A vote may be changed or taken back.
    pub changing: bool,
    /// Only the owner can read votes; when the poll is closed, the owner publishes them without names.
    pub secret: bool,
    /// When the interface shows results. Of a poll that is not secret they are in everybody's log.
    pub shown: ResultsShown,
    /// No vote counts that reaches the owner at, or after, this time of the owner's clock: Unix milliseconds.
    pub deadline: Option<u64>,
    /// At most so many votes (yes, for dates) for one option; not for ranked polls.
    pub cap: Option<u32>,
    /// What is written while the owner is away is kept and sent; else the form can only be read meanwhile.
    pub while_away: bool,
    /// What everybody is who has no role of their own: [`PollRole::Voter`] or [`PollRole::Viewer`].
    pub everybody: PollRole,
}

impl Default for PollRules {
    fn default() -> Self {
        Self {
            adding: false,
            changing: true,
            secret: false,
            shown: ResultsShown::Always,
            deadline: None,
            cap: None,
            while_away: true,
            everybody: PollRole::Voter,
        }
    }
}

/// When results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResultsShown {
    /// At any time.
    Always,
    /// To those who voted, and to all once it is closed.
    OnceVoted,
    /// Once it is closed.
    OnceClosed,
}

/// What somebody may do in a poll; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PollRole {
    /// Look.
    Viewer,
    /// Vote, and add options where voters may.
    Voter,
    /// Add options, change question, description and deadline, close and reopen.
    Editor,
    /// Decide, give roles and pass the poll on. Only ever one peer.
    Owner,
}

/// An answer for one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateAnswer {
    /// It suits.
    Yes,
    /// It will do.
    IfNeedBe,
    /// It does not.
    No,
}

/// A vote. Without any option it takes an earlier one back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ballot {
    /// These; none twice, in order of their ids.
    Chosen(Vec<OptionId>),
    /// For each of these dates; none twice, in order of their ids. What is left out is not answered.
    Dates(Vec<(OptionId, DateAnswer)>),
    /// The best first; none twice.
    Ranked(Vec<OptionId>),
}

/// What the owner of a poll is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PollAsk {
    /// Count this vote of the author's person.
    Vote(Ballot),
    /// The same for a secret poll, sealed for the owner.
    VoteSecretly(SealedBallot),
    /// There is one more option.
    AddOption(PollOption),
    /// Question and description are these.
    Describe {
        /// The question.
        question: String,
        /// The description.
        description: String,
    },
    /// The deadline is this, or there is none.
    SetDeadline(Option<u64>),
    /// Somebody has this role: viewer, voter or editor.
    SetRole {
        /// Who.
        user: UserId,
        /// What.
        role: PollRole,
    },
    /// No more votes.
    Close,
    /// Votes again. A deadline that is over is taken away.
    Reopen,
    /// The poll is that peer's from now on. Only the owner asks for it.
    Pass {
        /// Who owns it then.
        to: PeerId,
        /// Of a secret poll: every vote that counts, for the device of the new owner.
        ballots: Option<PassedBallots>,
    },
}

/// The votes of a secret poll, for whom it is passed on to; layout in `docs/protocol.md`, "Polls".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedBallots {
    /// The revision as of which they count: passing on is refused once there is a later one.
    pub revision: u64,
    /// Sealed for the device of the new owner.
    pub sealed: Vec<u8>,
}

/// What the owner of a poll answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PollAnswer {
    /// It is so from now on.
    Ack {
        /// Counts what the owners of this poll agreed to, from 1, without holes.
        revision: u64,
    },
    /// It is refused.
    Error {
        /// Why, for the person who asked: the words of a [`crate::PollError`].
        message: String,
    },
}

/// A ballot that only the owner's device can open; layout in `docs/protocol.md`, "Polls".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedBallot(pub Vec<u8>);

/// Names one ballot of a secret poll among those published: drawn by the voter, known to voter and owner until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Receipt(pub [u8; 16]);
