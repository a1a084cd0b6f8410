//! Why something about a poll was not done: the words are for the person who asked. An owner's refusal is exactly these words, so a page
//! that speaks another language finds the reason again.

use super::{DESCRIPTION_CHARS_MAX, OPTION_CHARS_MAX, OPTIONS_MAX, QUESTION_CHARS_MAX, SECRET_VOTERS_MAX};

/// Makes the enum and the list of all of it at once, so that none is left out.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $words:literal,)*) => {
        /// Why something about a poll was not done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
        pub enum PollError {
            $($(#[$doc])* #[error($words)] $name,)*
        }

        impl PollError {
            /// Every reason there is.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

reasons! {
    /// There is none, or none that is among the first of the room.
    NoSuchPoll = "This poll is no longer there.",
    /// Its message was deleted.
    Deleted = "This poll was deleted.",
    /// As many as a room has.
    TooManyPolls = "This room has as many polls as it can have.",
    /// A poll said in private.
    PrivateThread = "A poll is for the room or a channel, not for two people.",
    /// Not a question.
    BadQuestion = "A question has 1 to {QUESTION_CHARS_MAX} characters.",
    /// Over the limit.
    LongDescription = "A description has at most {DESCRIPTION_CHARS_MAX} characters.",
    /// Not an option.
    BadOption = "An option has 1 to {OPTION_CHARS_MAX} characters, and a time ends after it begins.",
    /// One that is there.
    SameOption = "This option is there already.",
    /// Nothing to choose from.
    TooFewOptions = "A poll has at least two options.",
    /// Over the limit.
    TooManyOptions = "A poll has at most {OPTIONS_MAX} options.",
    /// Rules that cannot hold together, as a limit of none, or one for orders.
    BadRules = "These settings do not fit together.",
    /// A text among dates, an order where one chooses, a named vote in a secret poll.
    WrongKind = "This does not fit this kind of poll.",
    /// More than may be chosen.
    TooManyAnswers = "That is more than this poll takes from one person.",
    /// One that is not in the poll.
    UnknownOption = "This option is not in the poll.",
    /// One named twice, or out of order.
    BadBallot = "This vote names an option twice.",
    /// Taken back what was never given.
    NotVoted = "There is no vote of yours to take back.",
    /// Nobody can open it, or another vote has its receipt.
    SpoiltBallot = "This secret vote could not be read. Vote again.",
    /// Only who owned the poll before can open it.
    SealedForAnother = "This secret vote was sealed for who owned the poll before. Vote again.",
    /// They may look.
    Viewer = "You can look at this poll, but not vote in it.",
    /// For editors.
    NotEditor = "Only editors of this poll and its owner can do that.",
    /// For the owner.
    NotOwner = "Only the owner of this poll can do that.",
    /// The owner stays it until the poll is passed on, and nobody else becomes it otherwise.
    OwnersRole = "The owner of a poll changes only when it is passed on.",
    /// Passed on to who owns it.
    AlreadyOwner = "The poll is theirs already.",
    /// Not somebody of the room.
    NotInRoom = "This person is not in the room.",
    /// Closed.
    Closed = "This poll is closed.",
    /// Not closed.
    NotClosed = "This poll is open already.",
    /// Too late.
    DeadlineOver = "The time to vote in this poll is over.",
    /// A deadline that is over before it is set.
    DeadlinePast = "The deadline has to be in the future.",
    /// A vote is for good here.
    NoChanges = "A vote in this poll cannot be changed.",
    /// A later one from the same peer counted before.
    Overtaken = "You have voted again since.",
    /// As many as there may be.
    OptionFull = "This option is full.",
    /// Options are for editors here.
    NoAdding = "Only editors of this poll and its owner add options.",
    /// As many as fit.
    TooManyVoters = "A secret poll counts at most {SECRET_VOTERS_MAX} voters.",
    /// Nobody would answer, and the poll does not wait.
    OwnerAway = "The owner of this poll is away, and it takes nothing meanwhile.",
    /// Nobody will ever answer.
    OwnerGone = "The owner of this poll left the room: nobody decides about it any more.",
    /// A secret poll that is passed on is passed with the votes of that moment.
    Meanwhile = "Something changed in the poll meanwhile. Pass it on again.",
    /// An edit of its message.
    EditedAsMessage = "The question of a poll is changed in the poll, not as a message.",
}

impl PollError {
    /// The reason that an owner's words tell; `None` for words this program does not know.
    pub fn of_message(message: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.to_string() == message)
    }

    /// Whether a sealed vote is refused so for what is in it, which the owner alone can read.
    pub(crate) fn of_sealed(self) -> bool {
        matches!(
            self,
            Self::SpoiltBallot
                | Self::SealedForAnother
                | Self::WrongKind
                | Self::BadBallot
                | Self::UnknownOption
                | Self::TooManyAnswers
                | Self::OptionFull
        )
    }
}
