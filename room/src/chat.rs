//! Chat: the fold of messages, edits, deletions and reactions.
//!
//! Whatever order operations come in, the result is the same: what refers to a message is kept by the message it refers to,
//! arrived or not, and who may change what is judged when it is shown. Of several edits the last by [`Order`] counts. What was said in
//! a channel or in private refers to what was said there only, and nothing else does: nobody else can put anything under it.
//! Tested here and, against other replicas, in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ChannelId, Content, Delivery, Message, MessageId, Order, PeerId, Reaction, Reply, Thread, roster::Roster,
};

/// Characters of an answered message that are shown with the answer.
const EXCERPT_CHARS_MAX: usize = 80;
/// Different emoji shown under one message.
const EMOJI_SHOWN_MAX: usize = 32;

/// The chat of a room.
#[derive(Debug, Default)]
pub(crate) struct Chat {
    messages: BTreeMap<MessageId, Written>,
    /// What refers to a message, by where it was said and the message.
    about: BTreeMap<(Thread, MessageId), About>,
    /// Answers to a message, said wherever.
    answers: BTreeMap<MessageId, BTreeSet<MessageId>>,
    /// What was said in a channel, made or not.
    channels: BTreeMap<ChannelId, BTreeSet<MessageId>>,
}

#[derive(Debug)]
struct Written {
    thread: Thread,
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
}

/// An operation, as a reducer sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meta {
    pub author: PeerId,
    pub seq: u64,
    pub order: Order,
    pub at_unix_ms: u64,
    /// Where it was said.
    pub thread: Thread,
}

impl Chat {
    /// Folds in one operation. Answers which messages look different now.
    pub(crate) fn apply(&mut self, meta: Meta, content: &Content) -> BTreeSet<MessageId> {
        let Meta { author, seq, order, at_unix_ms, thread } = meta;
        let mut touched = BTreeSet::new();
        match content {
            Content::Message { text, reply_to } => {
                let id = MessageId { author, seq };
                let written = Written { thread, order, at_unix_ms, text: text.clone(), reply_to: *reply_to };
                self.messages.insert(id, written);
                if let Thread::Channel(channel) = thread {
                    self.channels.entry(channel).or_default().insert(id);
                }
                if let Some(to) = reply_to {
                    self.answers.entry(*to).or_default().insert(id);
                }
                touched.insert(id);
                touched.extend(self.answers(id));
            }
            Content::Edit { message, text } => {
                let edits = &mut self.about.entry((thread, *message)).or_default().edits;
                if edits.get(&author).is_none_or(|(before, _)| *before < order) {
                    edits.insert(author, (order, text.clone()));
                    touched.insert(*message);
                    touched.extend(self.answers(*message));
                }
            }
            Content::Delete(message) => {
                let news = self.about.entry((thread, *message)).or_default().deleted_by.insert(author);
                if news {
                    touched.insert(*message);
                    touched.extend(self.answers(*message));
                }
            }
            Content::React { message, emoji, on } => {
                let by = self
                    .about
                    .entry((thread, *message))
                    .or_default()
                    .reactions
                    .entry(emoji.clone())
                    .or_default();
                if by.get(&author).is_none_or(|(before, _)| *before < order) {
                    by.insert(author, (order, *on));
                    touched.insert(*message);
                }
            }
            _ => {}
        }
        touched
    }

    /// Whether there is such a message, not deleted.
    pub(crate) fn alive(&self, id: MessageId, roster: &Roster) -> bool {
        self.messages.contains_key(&id) && !self.deleted(id, roster)
    }

    /// Whether there is such a message, deleted or not.
    pub(crate) fn contains(&self, id: MessageId) -> bool {
        self.messages.contains_key(&id)
    }

    /// What was said in a channel.
    pub(crate) fn said_in(&self, channel: ChannelId) -> impl Iterator<Item = MessageId> {
        self.channels.get(&channel).into_iter().flatten().copied()
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
            thread: written.thread,
            order: written.order,
            own: roster.same_person(me, id.author) || roster.ours(id.author),
            author_name: roster.name(id.author).to_owned(),
            author_user: roster.user(id.author),
            text: if deleted { String::new() } else { self.text(id, roster)?.to_owned() },
            at_unix_ms: written.at_unix_ms,
            edited: !deleted && self.edit(id, roster).is_some(),
            deleted,
            reply: written.reply_to.map(|to| self.reply(to, written.thread, roster)),
            reactions: if deleted { Vec::new() } else { self.reactions(id, me, roster) },
            delivery,
        })
    }

    fn answers(&self, id: MessageId) -> impl Iterator<Item = MessageId> {
        self.answers.get(&id).into_iter().flatten().copied()
    }

    /// What refers to a message and was said where the message was.
    fn about(&self, id: MessageId) -> Option<&About> {
        self.about.get(&(self.thread(id), id))
    }

    /// Where a message was said.
    pub(crate) fn thread(&self, id: MessageId) -> Thread {
        self.messages.get(&id).map(|written| written.thread).unwrap_or_default()
    }

    fn deleted(&self, id: MessageId, roster: &Roster) -> bool {
        self.about(id)
            .is_some_and(|about| about.deleted_by.iter().any(|by| roster.same_person(*by, id.author)))
    }

    fn edit(&self, id: MessageId, roster: &Roster) -> Option<&str> {
        let edits = self.about(id)?.edits.iter();
        let allowed = edits.filter(|(by, _)| roster.same_person(**by, id.author));
        allowed.map(|(_, (order, text))| (order, text)).max().map(|(_, text)| text.as_str())
    }

    fn text(&self, id: MessageId, roster: &Roster) -> Option<&str> {
        let written = self.messages.get(&id)?;
        Some(self.edit(id, roster).unwrap_or(&written.text))
    }

    /// What an answer said in `thread` shows of the message it answers: nothing of what is private elsewhere.
    pub(crate) fn reply(&self, to: MessageId, thread: Thread, roster: &Roster) -> Reply {
        let arrived = self.messages.get(&to).is_some_and(|to| !to.thread.is_private() || to.thread == thread);
        let shown = arrived && !self.deleted(to, roster);
        let excerpt = self.text(to, roster).filter(|_| shown).map(|text| {
            let mut start: String = text.chars().take(EXCERPT_CHARS_MAX).collect();
            if start.len() < text.len() {
                start.push('…');
            }
            start
        });
        let author_name = if arrived { roster.name(to.author).to_owned() } else { String::new() };
        Reply { to, author_name, excerpt }
    }

    fn reactions(&self, id: MessageId, me: PeerId, roster: &Roster) -> Vec<Reaction> {
        let Some(about) = self.about(id) else {
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
            let own = people.iter().any(|(peer, ..)| roster.same_person(me, *peer) || roster.ours(*peer));
            (count > 0).then(|| Reaction { emoji: emoji.clone(), count, own })
        });
        counted.take(EMOJI_SHOWN_MAX).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{Certificate, DeviceId, UserSecret};

    const ADA: PeerId = PeerId([1; 32]);
    /// Ada's other device.
    const ADA_2: PeerId = PeerId([2; 32]);
    const BO: PeerId = PeerId([3; 32]);

    fn roster() -> Roster {
        let mut roster = Roster::default();
        for (peer, user, name) in [(ADA, 1, "Ada"), (ADA_2, 1, "Ada"), (BO, 3, "Bo")] {
            let device = DeviceId([user; 32]);
            let certificate = Certificate::issue(&UserSecret::from_seed(&[user; 32]), peer, device, name, 0);
            assert!(roster.apply(meta(peer, 0, 0), &certificate.encode(), |_| true));
        }
        roster
    }

    fn meta(author: PeerId, seq: u64, depth: u64) -> Meta {
        Meta { author, seq, order: Order { depth, tie: [0; 8] }, at_unix_ms: 0, thread: Thread::Room }
    }

    fn say(text: &str) -> Content {
        Content::Message { text: text.to_owned(), reply_to: None }
    }

    const FIRST: MessageId = MessageId { author: ADA, seq: 0 };

    fn fold(operations: &[(Meta, Content)]) -> Chat {
        let mut chat = Chat::default();
        for (meta, content) in operations {
            chat.apply(*meta, content);
        }
        chat
    }

    fn shown(chat: &Chat, id: MessageId) -> Message {
        chat.view(id, ADA, &roster(), None).unwrap()
    }

    #[test]
    fn only_its_author_changes_a_message_from_whatever_device() {
        let edit = |text: &str| Content::Edit { message: FIRST, text: text.to_owned() };
        let mut chat = fold(&[(meta(ADA, 0, 0), say("hello")), (meta(BO, 0, 1), edit("Bo was here"))]);
        assert_eq!((shown(&chat, FIRST).text.as_str(), shown(&chat, FIRST).edited), ("hello", false));
        chat.apply(meta(ADA_2, 0, 2), &edit("hello!"));
        assert_eq!((shown(&chat, FIRST).text.as_str(), shown(&chat, FIRST).edited), ("hello!", true));
        chat.apply(meta(BO, 1, 3), &Content::Delete(FIRST));
        assert!(!shown(&chat, FIRST).deleted);
        chat.apply(meta(ADA_2, 1, 4), &Content::Delete(FIRST));
        let deleted = shown(&chat, FIRST);
        assert_eq!((deleted.deleted, deleted.text.as_str(), deleted.edited), (true, "", false));
    }

    #[test]
    fn an_answer_shows_what_it_answers_once_that_has_come() {
        let answer = Content::Message { text: "yes".to_owned(), reply_to: Some(FIRST) };
        let mut chat = fold(&[(meta(BO, 0, 1), answer)]);
        let id = MessageId { author: BO, seq: 0 };
        let reply = shown(&chat, id).reply.unwrap();
        assert_eq!((reply.excerpt, reply.author_name.as_str()), (None, ""));
        let touched = chat.apply(meta(ADA, 0, 0), &say(&"long ".repeat(40)));
        assert!(touched.contains(&id), "the answer looks different now");
        let reply = shown(&chat, id).reply.unwrap();
        assert_eq!(reply.author_name, "Ada");
        assert_eq!(reply.excerpt.unwrap().chars().count(), EXCERPT_CHARS_MAX + 1);
    }

    #[test]
    fn a_person_reacts_once_with_an_emoji_from_whatever_device() {
        let react = |on| Content::React { message: FIRST, emoji: "👍".to_owned(), on };
        let mut chat = fold(&[
            (meta(ADA, 0, 0), say("hello")),
            (meta(ADA, 1, 1), react(true)),
            (meta(ADA_2, 0, 2), react(true)),
            (meta(BO, 0, 3), react(true)),
        ]);
        let own = |count, own| vec![Reaction { emoji: "👍".to_owned(), count, own }];
        assert_eq!(shown(&chat, FIRST).reactions, own(2, true));
        chat.apply(meta(ADA, 2, 4), &react(false));
        assert_eq!(shown(&chat, FIRST).reactions, own(1, false));
    }

    proptest! {
        #[test]
        fn any_order_gives_the_same(
            kinds in prop::collection::vec((0u8..5, 0usize..3, 0u64..4), 1..30),
            seed in any::<prop::sample::Index>(),
        ) {
            let peers = [ADA, ADA_2, BO];
            let operations: Vec<(Meta, Content)> = kinds.iter().enumerate().map(|(n, (kind, who, target))| {
                let message = MessageId { author: peers[*target as usize % 3], seq: *target };
                let content = match kind {
                    0 | 1 => Content::Message { text: n.to_string(), reply_to: Some(message) },
                    2 => Content::Edit { message, text: n.to_string() },
                    3 => Content::Delete(message),
                    _ => Content::React { message, emoji: "👍".to_owned(), on: n % 2 == 0 },
                };
                (meta(peers[*who], n as u64, n as u64), content)
            }).collect();
            let mut turned = operations.clone();
            turned.rotate_left(seed.index(operations.len()));
            turned.reverse();
            let (a, b) = (fold(&operations), fold(&turned));
            let all = |chat: &Chat| chat.ids().map(|id| shown(chat, id)).collect::<Vec<_>>();
            prop_assert_eq!(all(&a), all(&b));
        }
    }
}
