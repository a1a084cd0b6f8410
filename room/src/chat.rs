//! Chat: the fold of messages, edits, deletions and reactions.
//!
//! Whatever order operations come in, the result is the same: what refers to a message is kept by the message it refers to,
//! arrived or not, and who may change what is judged when it is shown. Of several edits the last by [`Order`] counts.
//! Tested here and, against other replicas, in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Content, Delivery, Message, MessageId, Order, PeerId, Reaction, Reply, roster::Roster};

/// Characters of an answered message that are shown with the answer.
const EXCERPT_CHARS_MAX: usize = 80;
/// Different emoji shown under one message.
const EMOJI_SHOWN_MAX: usize = 32;

/// The chat of a room.
#[derive(Debug, Default)]
pub(crate) struct Chat {
    messages: BTreeMap<MessageId, Written>,
    /// What refers to a message, by the message.
    about: BTreeMap<MessageId, About>,
}

#[derive(Debug)]
struct Written {
    order: Order,
    at_unix_ms: u64,
    text: String,
    reply_to: Option<MessageId>,
}

#[derive(Debug, Default)]
struct About {
    /// The last edit of each peer who sent one.
    edits: BTreeMap<PeerId, (Order, String)>,
    deleted_by: BTreeSet<PeerId>,
    /// The last word of each peer on each emoji.
    reactions: BTreeMap<String, BTreeMap<PeerId, (Order, bool)>>,
    answers: BTreeSet<MessageId>,
}

/// An operation, as a reducer sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meta {
    pub author: PeerId,
    pub seq: u64,
    pub order: Order,
    pub at_unix_ms: u64,
}

impl Chat {
    /// Folds in one operation. Answers which messages look different now.
    pub(crate) fn apply(&mut self, meta: Meta, content: &Content) -> BTreeSet<MessageId> {
        let Meta { author, seq, order, at_unix_ms } = meta;
        let mut touched = BTreeSet::new();
        match content {
            Content::Message { text, reply_to } => {
                let id = MessageId { author, seq };
                let written = Written { order, at_unix_ms, text: text.clone(), reply_to: *reply_to };
                self.messages.insert(id, written);
                if let Some(to) = reply_to {
                    self.about.entry(*to).or_default().answers.insert(id);
                }
                touched.insert(id);
                touched.extend(self.answers(id));
            }
            Content::Edit { message, text } => {
                let edits = &mut self.about.entry(*message).or_default().edits;
                if edits.get(&author).is_none_or(|(before, _)| *before < order) {
                    edits.insert(author, (order, text.clone()));
                    touched.insert(*message);
                    touched.extend(self.answers(*message));
                }
            }
            Content::Delete(message) => {
                if self.about.entry(*message).or_default().deleted_by.insert(author) {
                    touched.insert(*message);
                    touched.extend(self.answers(*message));
                }
            }
            Content::React { message, emoji, on } => {
                let by = self.about.entry(*message).or_default().reactions.entry(emoji.clone()).or_default();
                if by.get(&author).is_none_or(|(before, _)| *before < order) {
                    by.insert(author, (order, *on));
                    touched.insert(*message);
                }
            }
            Content::Profile(_)
            | Content::Found
            | Content::Command { .. }
            | Content::Ack { .. }
            | Content::Error { .. } => {}
        }
        touched
    }

    /// Whether there is such a message, not deleted.
    pub(crate) fn alive(&self, id: MessageId, roster: &Roster) -> bool {
        self.messages.contains_key(&id) && !self.deleted(id, roster)
    }

    /// Every message, in order of the ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = MessageId> {
        self.messages.keys().copied()
    }

    /// The messages of one peer and those that answer them: what shows its name.
    pub(crate) fn naming(&self, author: PeerId) -> BTreeSet<MessageId> {
        let (first, last) = (MessageId { author, seq: 0 }, MessageId { author, seq: u64::MAX });
        let own = self.messages.range(first..=last).map(|(id, _)| *id);
        own.flat_map(|id| std::iter::once(id).chain(self.answers(id))).collect()
    }

    /// A message as shown to `me`.
    pub(crate) fn view(
        &self,
        id: MessageId,
        me: PeerId,
        roster: &Roster,
        delivery: Option<Delivery>,
    ) -> Option<Message> {
        let written = self.messages.get(&id)?;
        let deleted = self.deleted(id, roster);
        Some(Message {
            id,
            order: written.order,
            own: roster.same_person(me, id.author),
            author_name: roster.name(id.author).to_owned(),
            text: if deleted { String::new() } else { self.text(id, roster)?.to_owned() },
            at_unix_ms: written.at_unix_ms,
            edited: !deleted && self.edit(id, roster).is_some(),
            deleted,
            reply: written.reply_to.map(|to| self.reply(to, roster)),
            reactions: if deleted { Vec::new() } else { self.reactions(id, me, roster) },
            delivery,
        })
    }

    fn answers(&self, id: MessageId) -> impl Iterator<Item = MessageId> {
        self.about.get(&id).into_iter().flat_map(|about| about.answers.iter().copied())
    }

    fn deleted(&self, id: MessageId, roster: &Roster) -> bool {
        self.about
            .get(&id)
            .is_some_and(|about| about.deleted_by.iter().any(|by| roster.same_person(*by, id.author)))
    }

    fn edit(&self, id: MessageId, roster: &Roster) -> Option<&str> {
        let edits = self.about.get(&id)?.edits.iter();
        let allowed = edits.filter(|(by, _)| roster.same_person(**by, id.author));
        allowed.map(|(_, (order, text))| (order, text)).max().map(|(_, text)| text.as_str())
    }

    fn text(&self, id: MessageId, roster: &Roster) -> Option<&str> {
        let written = self.messages.get(&id)?;
        Some(self.edit(id, roster).unwrap_or(&written.text))
    }

    fn reply(&self, to: MessageId, roster: &Roster) -> Reply {
        let excerpt = self.text(to, roster).filter(|_| !self.deleted(to, roster)).map(|text| {
            let mut start: String = text.chars().take(EXCERPT_CHARS_MAX).collect();
            if start.len() < text.len() {
                start.push('…');
            }
            start
        });
        let arrived = self.messages.contains_key(&to);
        let author_name = if arrived { roster.name(to.author).to_owned() } else { String::new() };
        Reply { to, author_name, excerpt }
    }

    fn reactions(&self, id: MessageId, me: PeerId, roster: &Roster) -> Vec<Reaction> {
        let Some(about) = self.about.get(&id) else {
            return Vec::new();
        };
        let counted = about.reactions.iter().filter_map(|(emoji, by)| {
            // A person with two devices counts once, by the last word of any of them.
            let mut people: Vec<(PeerId, Order, bool)> = Vec::new();
            for (peer, (order, on)) in by {
                match people.iter_mut().find(|(other, ..)| roster.same_person(*other, *peer)) {
                    Some(said) if said.1 < *order => (said.1, said.2) = (*order, *on),
                    Some(_) => {}
                    None => people.push((*peer, *order, *on)),
                }
            }
            people.retain(|(.., on)| *on);
            let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
            let own = people.iter().any(|(peer, ..)| roster.same_person(me, *peer));
            (count > 0).then(|| Reaction { emoji: emoji.clone(), count, own })
        });
        counted.take(EMOJI_SHOWN_MAX).collect()
    }
}
