//! Changes that one peer decides about: the fold of commands, acknowledgements and errors.
//!
//! A participant asks with a command, named by an id; the peer it asks answers once, in its own log, with a revision or an
//! error. What was acknowledged, in order of revision, is the state, so anybody can compute it again. A command that its author
//! repeats counts once. An acknowledgement counts only from the peer that was asked and with the revision that is next, so a peer
//! that decides twice, or skips, changes nothing. Whatever order operations come in, the result is the same.
//! Used for the room's title; polls use the same. Tested here and in `tests/sim.rs`.

use std::collections::BTreeMap;

use crate::{Change, CommandId, Content, Order, PeerId, chat::Meta, content::TITLE_CHARS_MAX};

/// All commands of a room.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    asked: BTreeMap<(PeerId, CommandId), Asked>,
    /// What each peer decided, in the order of its log.
    decisions: BTreeMap<PeerId, BTreeMap<u64, Decision>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    to: PeerId,
    change: Change,
    /// Its number in the author's log.
    seq: u64,
    /// Where it stands among all.
    order: Order,
}

#[derive(Debug)]
struct Decision {
    by: PeerId,
    id: CommandId,
    answer: Answer,
}

/// How a command was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Accepted, under this revision.
    Acknowledged(u64),
    /// Refused, for this reason.
    Refused(String),
}

/// What one peer has decided so far.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Decided {
    /// The last revision it gave.
    pub revision: u64,
    /// How it answered.
    pub answers: BTreeMap<(PeerId, CommandId), Answer>,
    /// The last title it agreed to.
    pub title: Option<String>,
}

impl Commands {
    /// Folds in one operation. Answers whether anything may look different now.
    pub(crate) fn apply(&mut self, meta: Meta, content: &Content) -> bool {
        let Meta { author, seq, order, .. } = meta;
        match content {
            Content::Command { id, to, change } => {
                let asked = Asked { to: *to, change: change.clone(), seq, order };
                match self.asked.get(&(author, *id)) {
                    // The first in its author's log counts.
                    Some(first) if first.seq <= seq => return false,
                    _ => self.asked.insert((author, *id), asked),
                };
            }
            Content::Ack { by, id, revision } => {
                let decision = Decision { by: *by, id: *id, answer: Answer::Acknowledged(*revision) };
                self.decisions.entry(author).or_default().insert(seq, decision);
            }
            Content::Error { by, id, message } => {
                let decision = Decision { by: *by, id: *id, answer: Answer::Refused(message.clone()) };
                self.decisions.entry(author).or_default().insert(seq, decision);
            }
            _ => return false,
        }
        true
    }

    /// What a peer has decided: of its answers those that count.
    pub(crate) fn decided(&self, owner: PeerId) -> Decided {
        let mut decided = Decided::default();
        for Decision { by, id, answer } in self.decisions.get(&owner).into_iter().flat_map(BTreeMap::values) {
            let command = (*by, *id);
            let Some(asked) = self.asked.get(&command).filter(|asked| asked.to == owner) else {
                continue;
            };
            if decided.answers.contains_key(&command) {
                continue;
            }
            if let Answer::Acknowledged(revision) = answer {
                if *revision != decided.revision + 1 {
                    continue;
                }
                decided.revision = *revision;
                let Change::Title(title) = &asked.change;
                decided.title = Some(title.clone());
            }
            decided.answers.insert(command, answer.clone());
        }
        decided
    }

    /// What `me` is asked and has not answered, in order.
    pub(crate) fn unanswered(&self, me: PeerId, decided: &Decided) -> Vec<(PeerId, CommandId, Change)> {
        let open =
            self.asked.iter().filter(|(id, asked)| asked.to == me && !decided.answers.contains_key(id));
        open.map(|((by, id), asked)| (*by, *id, asked.change.clone())).collect()
    }

    /// The newest command of `me` to `owner`: what was asked for, and the answer, if there is one.
    pub(crate) fn newest(
        &self,
        me: PeerId,
        owner: PeerId,
        decided: &Decided,
    ) -> Option<(&Change, Option<Answer>)> {
        let own = self.asked.iter().filter(|((by, _), asked)| *by == me && asked.to == owner);
        let ((by, id), asked) = own.max_by_key(|(_, asked)| asked.seq)?;
        Some((&asked.change, decided.answers.get(&(*by, *id)).cloned()))
    }
}

/// Whether a change is one that can be made at all; else why not, for who asked.
pub(crate) fn check(change: &Change) -> Result<(), String> {
    let Change::Title(title) = change;
    match clean_title(title) {
        Some(clean) if clean == *title => Ok(()),
        _ => Err(format!("A title has 1 to {TITLE_CHARS_MAX} characters.")),
    }
}

/// A title without control characters, direction overrides and needless spaces; `None` if nothing or too much is left.
pub(crate) fn clean_title(title: &str) -> Option<String> {
    let clean = crate::names::clean(title);
    (1..=TITLE_CHARS_MAX).contains(&clean.chars().count()).then_some(clean)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::Thread;

    const OWNER: PeerId = PeerId([1; 32]);
    const ADA: PeerId = PeerId([2; 32]);
    const EVE: PeerId = PeerId([3; 32]);
    const ID: CommandId = CommandId([9; 16]);

    fn meta(author: PeerId, seq: u64) -> Meta {
        Meta { author, seq, order: Order { depth: seq, tie: [0; 8] }, at_unix_ms: 0, thread: Thread::Room }
    }

    fn ask(title: &str) -> Content {
        Content::Command { id: ID, to: OWNER, change: Change::Title(title.to_owned()) }
    }

    fn ack(revision: u64) -> Content {
        Content::Ack { by: ADA, id: ID, revision }
    }

    fn fold(operations: &[(PeerId, u64, Content)]) -> Commands {
        let mut commands = Commands::default();
        for (author, seq, content) in operations {
            commands.apply(meta(*author, *seq), content);
        }
        commands
    }

    #[test]
    fn what_the_owner_acknowledges_counts_once() {
        let operations =
            [(ADA, 0, ask("Tea")), (ADA, 1, ask("Coffee")), (OWNER, 1, ack(1)), (OWNER, 2, ack(2))];
        let commands = fold(&operations);
        let decided = commands.decided(OWNER);
        assert_eq!((decided.title.as_deref(), decided.revision), (Some("Tea"), 1));
        let mut backwards = operations;
        backwards.reverse();
        assert_eq!(fold(&backwards).decided(OWNER), decided);
    }

    #[test]
    fn nobody_else_decides_and_no_revision_is_skipped() {
        let commands = fold(&[(ADA, 0, ask("Tea")), (EVE, 0, ack(1)), (OWNER, 0, ack(2))]);
        assert_eq!(commands.decided(OWNER), Decided::default());
        assert_eq!(commands.decided(EVE), Decided::default());
        assert_eq!(commands.unanswered(OWNER, &commands.decided(OWNER)).len(), 1);
    }

    #[test]
    fn a_refusal_reaches_who_asked() {
        let refusal = Content::Error { by: ADA, id: ID, message: "No.".to_owned() };
        let commands = fold(&[(ADA, 0, ask("Tea")), (OWNER, 0, refusal), (OWNER, 1, ack(1))]);
        let decided = commands.decided(OWNER);
        assert_eq!(decided.title, None);
        let newest = commands.newest(ADA, OWNER, &decided);
        assert_eq!(newest, Some((&Change::Title("Tea".to_owned()), Some(Answer::Refused("No.".to_owned())))));
    }

    #[test]
    fn titles_are_one_clean_line() {
        assert_eq!(clean_title("  Tea \n room ").as_deref(), Some("Tea room"));
        assert_eq!(clean_title(" "), None);
        assert_eq!(clean_title(&"x".repeat(81)), None);
    }
}
