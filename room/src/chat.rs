//! Chat: the fold of messages, edits, deletions and reactions.
//!
//! Whatever order operations come in, the result is the same: what refers to a message is kept by the message it refers to,
//! arrived or not, and who may change what is judged when it is shown. Of several edits the last by [`Order`] counts, and the earlier ones
//! are kept to be looked at. What was said in a channel or in private refers to what was said there only, and nothing else does: nobody
//! else can put anything under it.
//! Tested here and, against other replicas, in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ChannelId, Content, Delivery, Message, MessageId, Order, PINS_MAX, PeerId, Pin, Reply, Thread, Version,
    roster::Roster,
};

mod about;

use crate::SmallSort;
use about::About;
pub(crate) use about::EMOJI_SHOWN_MAX;

/// Characters of a message that are shown where it is answered or pinned.
const EXCERPT_CHARS_MAX: usize = 80;

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
    /// What was pinned in each thread and not unpinned since, arrived or not, deleted or not.
    pins: BTreeMap<Thread, BTreeSet<MessageId>>,
}

#[derive(Debug)]
struct Written {
    thread: Thread,
    order: Order,
    at_unix_ms: u64,
    text: String,
    reply_to: Option<MessageId>,
    /// Whose words these are, as who passed them on says.
    forwarded: Option<String>,
    /// It is a poll.
    poll: bool,
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
        if let Some(said) = content.said() {
            let id = MessageId { author, seq };
            let forwarded = said.forwarded.map(str::to_owned);
            let (text, reply_to, poll) = (said.text.to_owned(), said.reply_to, said.poll);
            self.messages.insert(id, Written { thread, order, at_unix_ms, text, reply_to, forwarded, poll });
            if let Thread::Channel(channel) = thread {
                self.channels.entry(channel).or_default().insert(id);
            }
            if let Some(to) = reply_to {
                self.answers.entry(to).or_default().insert(id);
            }
            touched.insert(id);
            touched.extend(self.answers(id));
        }
        match content {
            Content::Edit { message, text } => {
                let news = self.about_mut(thread, *message).edit(author, order, at_unix_ms, text);
                if news {
                    touched.insert(*message);
                    touched.extend(self.answers(*message));
                }
            }
            Content::Delete(message) => {
                let news = self.about_mut(thread, *message).delete(author);
                if news {
                    touched.insert(*message);
                    touched.extend(self.answers(*message));
                }
            }
            Content::React { message, emoji, on } => {
                let news = self.about_mut(thread, *message).react(author, order, emoji, *on);
                if news {
                    touched.insert(*message);
                }
            }
            Content::Pin { message, on } => {
                let news = self.about_mut(thread, *message).pin(author, order, *on);
                if news {
                    let pins = self.pins.entry(thread).or_default();
                    if *on {
                        pins.insert(*message)
                    } else {
                        pins.remove(message)
                    };
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

    /// Whether a message is not shown: by somebody who is blocked, or private with them.
    pub(crate) fn hidden(&self, id: MessageId, roster: &Roster) -> bool {
        roster.hides(id.author)
            || self.thread(id).with().is_some_and(|user| roster.hushed().blocked.contains(&user))
    }

    /// Every message that shows something of these peers: their own, what answers them or bears their reactions, and this thread.
    pub(crate) fn concerning(&self, peers: &BTreeSet<PeerId>, thread: Thread) -> BTreeSet<MessageId> {
        let reacted = self.about.iter().filter(|(_, about)| about.reacted(peers));
        let reacted = reacted.map(|((_, id), _)| *id).filter(|id| self.contains(*id));
        let private = self.messages.iter().filter(|(_, written)| written.thread == thread).map(|(id, _)| *id);
        peers.iter().flat_map(|peer| self.naming(*peer)).chain(reacted).chain(private).collect()
    }

    /// A message as shown to `me`; nothing for one that is not shown.
    pub(crate) fn view(
        &self,
        id: MessageId,
        me: PeerId,
        roster: &Roster,
        delivery: Option<Delivery>,
    ) -> Option<Message> {
        let written = self.messages.get(&id).filter(|_| !self.hidden(id, roster))?;
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
            forwarded: written.forwarded.clone().filter(|_| !deleted),
            poll: written.poll,
            pinned: !deleted && self.about(id).is_some_and(|about| about.pinned().is_some()),
            reactions: if deleted {
                Vec::new()
            } else {
                self.about(id).map(|about| about.reactions(me, roster)).unwrap_or_default()
            },
            delivery,
        })
    }

    /// Every text a message had until now, the first among them, in order; with how many are left out after the first. Nothing of a
    /// deleted one.
    pub(crate) fn versions(&self, id: MessageId, roster: &Roster) -> (Vec<Version>, u64) {
        let Some(written) = self.messages.get(&id).filter(|_| !self.deleted(id, roster)) else {
            return (Vec::new(), 0);
        };
        let mut all = vec![Version { text: written.text.clone(), at_unix_ms: written.at_unix_ms }];
        let about = self.about(id).filter(|_| written.forwarded.is_none() && !written.poll);
        let (edits, older) = about.map(|about| about.versions(id.author, roster)).unwrap_or_default();
        all.extend(edits);
        (all, older)
    }

    /// Whether a message is among those that [`Chat::pins`] looks at.
    pub(crate) fn may_be_pinned(&self, id: MessageId) -> bool {
        self.pins.get(&self.thread(id)).is_some_and(|pins| pins.contains(&id))
    }

    /// What is pinned in a thread, the last pinned first.
    pub(crate) fn pins(&self, thread: Thread, roster: &Roster) -> Vec<Pin> {
        let pinned = self.pins.get(&thread).into_iter().flatten().filter_map(|id| {
            if !self.alive(*id, roster) || self.thread(*id) != thread || self.hidden(*id, roster) {
                return None;
            }
            let (order, by) = self.about(*id)?.pinned()?;
            let pin = Pin {
                message: *id,
                author_name: roster.name(id.author).to_owned(),
                excerpt: excerpt(self.text(*id, roster)?),
                by,
                by_name: roster.name(by).to_owned(),
            };
            Some((order, pin))
        });
        let mut pinned: Vec<(Order, Pin)> = pinned.collect();
        pinned.small_sort_by_key(|(order, pin)| std::cmp::Reverse((*order, pin.message)));
        pinned.into_iter().map(|(_, pin)| pin).take(PINS_MAX).collect()
    }

    /// Whether this emoji can be shown under a message beside those that are.
    pub(crate) fn has_room_for(&self, id: MessageId, emoji: &str) -> bool {
        self.about(id).is_none_or(|about| about.has_room_for(emoji))
    }

    /// Whether a message was passed on from elsewhere.
    pub(crate) fn forwarded(&self, id: MessageId) -> bool {
        self.messages.get(&id).is_some_and(|written| written.forwarded.is_some())
    }

    /// Whether a message is a poll.
    pub(crate) fn is_poll(&self, id: MessageId) -> bool {
        self.messages.get(&id).is_some_and(|written| written.poll)
    }

    fn answers(&self, id: MessageId) -> impl Iterator<Item = MessageId> {
        self.answers.get(&id).into_iter().flatten().copied()
    }

    /// What refers to a message and was said where the message was.
    fn about(&self, id: MessageId) -> Option<&About> {
        self.about.get(&(self.thread(id), id))
    }

    fn about_mut(&mut self, thread: Thread, id: MessageId) -> &mut About {
        self.about.entry((thread, id)).or_default()
    }

    /// Where a message was said.
    pub(crate) fn thread(&self, id: MessageId) -> Thread {
        self.messages.get(&id).map(|written| written.thread).unwrap_or_default()
    }

    /// Whether its person deleted a message.
    pub(crate) fn deleted(&self, id: MessageId, roster: &Roster) -> bool {
        self.about(id).is_some_and(|about| about.deleted(id.author, roster))
    }

    fn edit(&self, id: MessageId, roster: &Roster) -> Option<&str> {
        // What is passed on stays what it was, and a poll has words of its own.
        self.about(id).filter(|_| !self.forwarded(id) && !self.is_poll(id))?.last_edit(id.author, roster)
    }

    fn text(&self, id: MessageId, roster: &Roster) -> Option<&str> {
        let written = self.messages.get(&id)?;
        Some(self.edit(id, roster).unwrap_or(&written.text))
    }

    /// What an answer said in `thread` shows of the message it answers: nothing of what is private elsewhere.
    pub(crate) fn reply(&self, to: MessageId, thread: Thread, roster: &Roster) -> Reply {
        if roster.hides(to.author) {
            return Reply { to, thread: None, author_name: String::new(), excerpt: None, hidden: true };
        }
        let arrived = self.messages.get(&to).is_some_and(|to| !to.thread.is_private() || to.thread == thread);
        let shown = arrived && !self.deleted(to, roster);
        let excerpt = self.text(to, roster).filter(|_| shown).map(excerpt);
        let author_name = if arrived { roster.name(to.author).to_owned() } else { String::new() };
        Reply { to, thread: arrived.then(|| self.thread(to)), author_name, excerpt, hidden: false }
    }
}

/// How a text begins.
fn excerpt(text: &str) -> String {
    let mut start: String = text.chars().take(EXCERPT_CHARS_MAX).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{Certificate, DeviceId, Reaction, UserId, UserSecret, VERSIONS_MAX};

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
        let given = |own, by: &[PeerId]| {
            vec![Reaction { emoji: "👍".to_owned(), count: by.len() as u32, own, by: by.to_vec() }]
        };
        assert_eq!(shown(&chat, FIRST).reactions, given(true, &[ADA, BO]));
        chat.apply(meta(ADA, 2, 4), &react(false));
        assert_eq!(shown(&chat, FIRST).reactions, given(false, &[BO]));
    }

    #[test]
    fn every_earlier_text_is_kept_in_its_order_whatever_comes_first() {
        let edit = |text: &str| Content::Edit { message: FIRST, text: text.to_owned() };
        let mut operations = vec![
            (meta(ADA, 0, 0), say("one")),
            (meta(ADA, 1, 1), edit("two")),
            (meta(BO, 0, 2), edit("Bo was here")),
            (meta(ADA_2, 0, 3), edit("three")),
            (meta(ADA, 2, 4), edit("four")),
        ];
        for _ in 0..operations.len() {
            operations.rotate_left(1);
            let mut chat = fold(&operations);
            let (versions, left_out) = chat.versions(FIRST, &roster());
            let texts: Vec<&str> = versions.iter().map(|version| version.text.as_str()).collect();
            assert_eq!((texts, left_out), (vec!["one", "two", "three", "four"], 0));
            assert_eq!(shown(&chat, FIRST).text, "four");
            chat.apply(meta(ADA, 3, 5), &Content::Delete(FIRST));
            assert_eq!(chat.versions(FIRST, &roster()), (Vec::new(), 0), "nothing of a deleted message");
        }
    }

    #[test]
    fn of_many_texts_the_last_are_kept_and_the_others_counted() {
        let more = 7;
        let edits = (1..=(VERSIONS_MAX + more) as u64).map(|n| {
            let author = if n % 2 == 0 { ADA } else { ADA_2 };
            (meta(author, n, n), Content::Edit { message: FIRST, text: n.to_string() })
        });
        let mut operations: Vec<_> = edits.collect();
        operations.reverse();
        operations.push((meta(ADA, 0, 0), say("0")));
        let (versions, left_out) = fold(&operations).versions(FIRST, &roster());
        assert_eq!((versions.len(), left_out), (1 + VERSIONS_MAX, more as u64));
        assert_eq!((versions[0].text.as_str(), versions[1].text.as_str()), ("0", "8"));
    }

    #[test]
    fn the_last_word_of_anybody_pins_and_a_deleted_message_is_not_pinned() {
        let pin = |on| Content::Pin { message: FIRST, on };
        let pinned = |chat: &Chat| chat.pins(Thread::Room, &roster());
        let mut chat = fold(&[(meta(BO, 1, 9), pin(true)), (meta(ADA, 0, 0), say("hello"))]);
        assert_eq!(pinned(&chat).iter().map(|pin| pin.by_name.as_str()).collect::<Vec<_>>(), ["Bo"]);
        assert!(shown(&chat, FIRST).pinned);
        chat.apply(meta(ADA_2, 0, 5), &pin(false));
        assert_eq!(pinned(&chat).len(), 1, "it was said before");
        chat.apply(meta(ADA_2, 1, 10), &pin(false));
        assert!(pinned(&chat).is_empty() && !shown(&chat, FIRST).pinned);
        chat.apply(meta(BO, 2, 11), &pin(true));
        chat.apply(meta(ADA, 1, 12), &Content::Delete(FIRST));
        assert!(pinned(&chat).is_empty() && !shown(&chat, FIRST).pinned);
    }

    #[test]
    fn what_is_private_is_pinned_by_the_two_alone() {
        let private = |author, seq, depth| Meta {
            thread: Thread::Private(UserId([3; 32])),
            ..meta(author, seq, depth)
        };
        let pin = Content::Pin { message: FIRST, on: true };
        let mut chat = fold(&[(private(ADA, 0, 0), say("hush")), (meta(BO, 0, 1), pin.clone())]);
        for thread in [Thread::Room, Thread::Private(UserId([3; 32]))] {
            assert!(chat.pins(thread, &roster()).is_empty(), "pinned from outside");
        }
        chat.apply(private(BO, 1, 2), &pin);
        assert_eq!(chat.pins(Thread::Private(UserId([3; 32])), &roster()).len(), 1);
    }

    #[test]
    fn what_is_passed_on_says_whose_it_was_and_stays_as_it_is() {
        let forward = Content::Forward { text: "hello".to_owned(), from: "Cy".to_owned() };
        let edit = Content::Edit { message: FIRST, text: "bye".to_owned() };
        let chat = fold(&[(meta(ADA, 0, 0), forward), (meta(ADA, 1, 1), edit)]);
        let message = shown(&chat, FIRST);
        assert_eq!((message.text.as_str(), message.edited), ("hello", false));
        assert_eq!(message.forwarded.as_deref(), Some("Cy"));
        assert_eq!(chat.versions(FIRST, &roster()).0.len(), 1);
    }

    #[test]
    fn so_many_different_reactions_are_shown_and_no_more_are_taken() {
        let mut chat = fold(&[(meta(ADA, 0, 0), say("hello"))]);
        let emoji = |n: u32| char::from_u32(0x1f600 + n).unwrap().to_string();
        for n in 0..EMOJI_SHOWN_MAX as u32 {
            assert!(chat.has_room_for(FIRST, &emoji(n)));
            let react = Content::React { message: FIRST, emoji: emoji(n), on: true };
            chat.apply(meta(BO, u64::from(n), 1 + u64::from(n)), &react);
        }
        assert!(!chat.has_room_for(FIRST, &emoji(100)) && chat.has_room_for(FIRST, &emoji(3)));
        // Somebody whose program does not ask is kept to it as well.
        let react = Content::React { message: FIRST, emoji: emoji(100), on: true };
        chat.apply(meta(BO, 1_000, 1_000), &react);
        assert_eq!(shown(&chat, FIRST).reactions.len(), EMOJI_SHOWN_MAX);
        let off = Content::React { message: FIRST, emoji: emoji(0), on: false };
        chat.apply(meta(BO, 1_001, 1_001), &off);
        assert_eq!(shown(&chat, FIRST).reactions.len(), EMOJI_SHOWN_MAX);
    }

    #[test]
    fn what_refers_to_a_message_counts_only_where_that_was_said() {
        let channel = |seq| Thread::Channel(ChannelId(MessageId { author: BO, seq }));
        let aside = |seq, depth, thread| Meta { thread, ..meta(ADA, seq, depth) };
        let mut chat = fold(&[(aside(0, 0, channel(0)), say("here"))]);
        for (n, thread) in
            [Thread::Room, channel(1), Thread::Private(UserId([3; 32]))].into_iter().enumerate()
        {
            chat.apply(aside(1 + n as u64, 1, thread), &Content::Delete(FIRST));
            assert!(!shown(&chat, FIRST).deleted, "{thread:?}");
        }
        chat.apply(aside(9, 9, channel(0)), &Content::Delete(FIRST));
        assert!(shown(&chat, FIRST).deleted);
    }

    proptest! {
        #[test]
        fn any_order_gives_the_same(
            kinds in prop::collection::vec((0u8..7, 0usize..3, 0u64..4, 0u8..3), 1..30),
            seed in any::<prop::sample::Index>(),
        ) {
            let peers = [ADA, ADA_2, BO];
            let operations: Vec<(Meta, Content)> = kinds.iter().enumerate().map(|(n, (kind, who, target, place))| {
                let message = MessageId { author: peers[*target as usize % 3], seq: *target };
                let content = match kind {
                    0 | 1 => Content::Message { text: n.to_string(), reply_to: Some(message) },
                    2 => Content::Edit { message, text: n.to_string() },
                    3 => Content::Delete(message),
                    4 => Content::Pin { message, on: n % 3 != 0 },
                    5 => Content::Forward { text: n.to_string(), from: "Cy".to_owned() },
                    _ => Content::React { message, emoji: "👍".to_owned(), on: n % 2 == 0 },
                };
                let channel = ChannelId(MessageId { author: BO, seq: 0 });
                let thread = [Thread::Room, Thread::Channel(channel), Thread::Private(UserId([3; 32]))][usize::from(*place)];
                (Meta { thread, ..meta(peers[*who], n as u64, n as u64) }, content)
            }).collect();
            let mut turned = operations.clone();
            turned.rotate_left(seed.index(operations.len()));
            turned.reverse();
            let (a, b) = (fold(&operations), fold(&turned));
            let all = |chat: &Chat| chat.ids().map(|id| shown(chat, id)).collect::<Vec<_>>();
            prop_assert_eq!(all(&a), all(&b));
            let texts = |chat: &Chat| chat.ids().map(|id| chat.versions(id, &roster())).collect::<Vec<_>>();
            prop_assert_eq!(texts(&a), texts(&b));
            prop_assert_eq!(a.pins(Thread::Room, &roster()), b.pins(Thread::Room, &roster()));
            let channel = ChannelId(MessageId { author: BO, seq: 0 });
            let said = |chat: &Chat| chat.said_in(channel).collect::<Vec<_>>();
            prop_assert_eq!(said(&a), said(&b));
            prop_assert!(said(&a).iter().all(|id| a.thread(*id) == Thread::Channel(channel)));
        }
    }
}
