//! Channels: threads of a room that everybody in it reads, each with a title. The fold of what makes, names and archives them.
//!
//! A channel is the operation that made it, if that counts, or if somebody whose word counts said something in it: what people wrote
//! there is not lost when its maker turns out to have been removed. Its maker, moderators and the owner name it, archive it and bring it back; of several
//! words the last by [`Order`] counts. Whatever order operations come in, the result is the same: what changes a channel is kept by
//! the channel, made or not, and whose word counts is judged when it is shown. Tested here and in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ChannelChange, ChannelId, ChannelInfo, Content, MessageId, Order, PeerId, chat::Meta, roster::Roster,
};

/// Channels of a room; of more, the first made count. A list a person can still go through.
pub const CHANNELS_MAX: usize = 200;
/// Longest title of a channel, in characters: a line of the list.
pub const CHANNEL_TITLE_CHARS_MAX: usize = 40;
/// Longest line that says what a channel is for, in characters.
pub const PURPOSE_CHARS_MAX: usize = 140;

/// The channels of a room.
#[derive(Debug, Default)]
pub(crate) struct Channels {
    made: BTreeMap<ChannelId, Made>,
    /// In the order in which they were made.
    order: BTreeSet<(Order, ChannelId)>,
    named: BTreeMap<ChannelId, Words<(String, String)>>,
    archived: BTreeMap<ChannelId, Words<bool>>,
}

#[derive(Debug)]
struct Made {
    order: Order,
    title: String,
    purpose: String,
    counts: bool,
}

/// The last word of each peer, by whether it was a moderator then.
type Words<T> = BTreeMap<(PeerId, bool), (Order, T)>;

/// A channel as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub id: ChannelId,
    /// Where it was made.
    pub order: Order,
    pub title: String,
    pub info: ChannelInfo,
}

impl Channels {
    /// Folds in one operation, which counts or not, by somebody who was, or was not, a moderator. Answers whether anything may look
    /// different now.
    pub(crate) fn apply(&mut self, meta: Meta, content: &Content, counts: bool, moderator: bool) -> bool {
        let Meta { author, seq, order, .. } = meta;
        match content {
            Content::MakeChannel { title, purpose } => {
                let id = ChannelId(MessageId { author, seq });
                self.order.insert((order, id));
                let (title, purpose) = (title.clone(), purpose.clone());
                self.made.insert(id, Made { order, title, purpose, counts });
                true
            }
            _ if !counts => false,
            Content::ChangeChannel { channel, change: ChannelChange::Named { title, purpose } } => {
                let words = self.named.entry(*channel).or_default();
                say(words, (author, moderator), order, (title.clone(), purpose.clone()))
            }
            Content::ChangeChannel { channel, change: ChannelChange::Archived(archived) } => {
                say(self.archived.entry(*channel).or_default(), (author, moderator), order, *archived)
            }
            _ => false,
        }
    }

    /// Whether what made a channel counts by itself.
    pub(crate) fn counts(&self, id: ChannelId) -> bool {
        self.made.get(&id).is_some_and(|made| made.counts)
    }

    /// Whether there is such a channel. `said` tells whether something that counts was said in one.
    pub(crate) fn contains(&self, id: ChannelId, said: impl Fn(ChannelId) -> bool) -> bool {
        self.is_there(id, &said)
            && (self.made.len() <= CHANNELS_MAX || self.first(&said).any(|first| first == id))
    }

    /// Whether there can be no more.
    pub(crate) fn full(&self, said: impl Fn(ChannelId) -> bool) -> bool {
        self.first(&said).count() >= CHANNELS_MAX
    }

    /// All of them, in the order in which they were made.
    pub(crate) fn shown(&self, roster: &Roster, said: impl Fn(ChannelId) -> bool) -> Vec<Shown> {
        self.first(&said).filter_map(|id| self.show(id, roster)).collect()
    }

    fn is_there(&self, id: ChannelId, said: &impl Fn(ChannelId) -> bool) -> bool {
        self.made.get(&id).is_some_and(|made| made.counts || said(id))
    }

    fn first(&self, said: &impl Fn(ChannelId) -> bool) -> impl Iterator<Item = ChannelId> {
        let there = self.order.iter().map(|(_, id)| *id).filter(|id| self.is_there(*id, said));
        there.take(CHANNELS_MAX)
    }

    fn show(&self, id: ChannelId, roster: &Roster) -> Option<Shown> {
        let made = self.made.get(&id)?;
        let maker = id.0.author;
        let (title, purpose) = last(self.named.get(&id), maker, roster)
            .map_or((&made.title, &made.purpose), |(title, purpose)| (title, purpose));
        let info = ChannelInfo {
            purpose: purpose.clone(),
            archived: last(self.archived.get(&id), maker, roster).copied().unwrap_or_default(),
            made_by: roster.user(maker),
        };
        Some(Shown { id, order: made.order, title: title.clone(), info })
    }
}

fn say<T>(words: &mut Words<T>, by: (PeerId, bool), order: Order, word: T) -> bool {
    let news = words.get(&by).is_none_or(|(before, _)| *before < order);
    if news {
        words.insert(by, (order, word));
    }
    news
}

/// The last word of those who had a say.
fn last<'a, T>(words: Option<&'a Words<T>>, maker: PeerId, roster: &Roster) -> Option<&'a T> {
    let counted = words?.iter().filter(|((by, moderator), _)| *moderator || roster.same_person(*by, maker));
    counted.max_by_key(|(by, (order, _))| (*order, **by)).map(|(_, (_, word))| word)
}

/// A title of a channel without its `#`, control characters, direction overrides and needless spaces; `None` if nothing or too much is
/// left.
pub(crate) fn clean_title(title: &str) -> Option<String> {
    let clean = crate::names::clean(title.trim().trim_start_matches('#'));
    (1..=CHANNEL_TITLE_CHARS_MAX).contains(&clean.chars().count()).then_some(clean)
}

/// The same of what a channel is for, which may be nothing.
pub(crate) fn clean_purpose(purpose: &str) -> Option<String> {
    let clean = crate::names::clean(purpose);
    (clean.chars().count() <= PURPOSE_CHARS_MAX).then_some(clean)
}

/// Whether this is what somebody may call a channel, and nothing that would have to be cleaned.
pub(crate) fn good(title: &str, purpose: &str) -> bool {
    clean_title(title).as_deref() == Some(title) && clean_purpose(purpose).as_deref() == Some(purpose)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{Certificate, DeviceId, Thread, UserSecret};

    const ADA: PeerId = PeerId([1; 32]);
    /// Ada's other device.
    const ADA_2: PeerId = PeerId([2; 32]);
    const BO: PeerId = PeerId([3; 32]);
    const FIRST: ChannelId = ChannelId(MessageId { author: ADA, seq: 0 });

    fn meta(author: PeerId, seq: u64, depth: u64) -> Meta {
        Meta { author, seq, order: Order { depth, tie: [0; 8] }, at_unix_ms: 0, thread: Thread::Room }
    }

    fn roster() -> Roster {
        let mut roster = Roster::default();
        for (peer, user, name) in [(ADA, 1, "Ada"), (ADA_2, 1, "Ada"), (BO, 3, "Bo")] {
            let device = DeviceId([user; 32]);
            let certificate = Certificate::issue(&UserSecret::from_seed(&[user; 32]), peer, device, name, 0);
            assert!(roster.apply(meta(peer, 0, 0), &certificate.encode(), |_| true));
        }
        roster
    }

    /// Nothing was said in any.
    fn nothing(_: ChannelId) -> bool {
        false
    }

    fn make(title: &str) -> Content {
        Content::MakeChannel { title: title.to_owned(), purpose: String::new() }
    }

    fn name(title: &str) -> Content {
        let change = ChannelChange::Named { title: title.to_owned(), purpose: "why".to_owned() };
        Content::ChangeChannel { channel: FIRST, change }
    }

    fn archive(archived: bool) -> Content {
        Content::ChangeChannel { channel: FIRST, change: ChannelChange::Archived(archived) }
    }

    fn fold(operations: &[(Meta, Content, bool)]) -> Channels {
        let mut channels = Channels::default();
        for (meta, content, moderator) in operations {
            channels.apply(*meta, content, true, *moderator);
        }
        channels
    }

    #[test]
    fn its_maker_and_moderators_change_a_channel_and_nobody_else() {
        let mut channels = fold(&[
            (meta(BO, 0, 2), name("Bo was here"), false),
            (meta(BO, 1, 3), archive(true), false),
            (meta(ADA, 0, 1), make("tea"), false),
        ]);
        let first = channels.shown(&roster(), nothing).remove(0);
        assert_eq!((first.id, first.title.as_str(), first.info.archived), (FIRST, "tea", false));
        channels.apply(meta(ADA_2, 1, 4), &name("coffee"), true, false);
        channels.apply(meta(BO, 2, 5), &archive(true), true, true);
        let first = channels.shown(&roster(), nothing).remove(0);
        assert_eq!((first.title.as_str(), first.info.archived), ("coffee", true));
        assert_eq!(first.info.purpose, "why");
        channels.apply(meta(ADA, 1, 6), &archive(false), true, false);
        assert!(!channels.shown(&roster(), nothing)[0].info.archived);
    }

    #[test]
    fn what_does_not_count_makes_a_channel_only_where_somebody_spoke_in_it() {
        let mut channels = Channels::default();
        assert!(channels.apply(meta(ADA, 0, 1), &make("tea"), false, false));
        assert!(!channels.apply(meta(ADA, 1, 2), &name("coffee"), false, true));
        assert!(!channels.contains(FIRST, nothing) && channels.shown(&roster(), nothing).is_empty());
        let said = |id| id == FIRST;
        assert!(channels.contains(FIRST, said) && !channels.counts(FIRST));
        assert_eq!(channels.shown(&roster(), said)[0].title, "tea");
    }

    #[test]
    fn of_too_many_the_first_made_count_whatever_order_they_come_in() {
        let made = |n: u64| (meta(BO, n, n), make("more"), false);
        let mut operations: Vec<_> = (0..CHANNELS_MAX as u64 + 3).map(made).collect();
        operations.reverse();
        let channels = fold(&operations);
        assert!(channels.full(nothing));
        assert_eq!(channels.shown(&roster(), nothing).len(), CHANNELS_MAX);
        let id = |seq| ChannelId(MessageId { author: BO, seq });
        assert!(channels.contains(id(CHANNELS_MAX as u64 - 1), nothing));
        assert!(!channels.contains(id(CHANNELS_MAX as u64), nothing));
    }

    #[test]
    fn titles_are_one_clean_line() {
        assert_eq!(clean_title(" # Tea \n time ").as_deref(), Some("Tea time"));
        assert_eq!(clean_title("##"), None);
        assert_eq!(clean_title(&"x".repeat(CHANNEL_TITLE_CHARS_MAX + 1)), None);
        assert_eq!(clean_purpose("").as_deref(), Some(""));
        assert_eq!(clean_purpose(&"x".repeat(PURPOSE_CHARS_MAX + 1)), None);
        assert!(good("Tea", "") && !good("#Tea", "") && !good("Tea", "two\nlines"));
    }

    #[test]
    fn the_format_is_pinned() {
        let id = FIRST.0.author.0;
        let named = ChannelChange::Named { title: "Tea".to_owned(), purpose: String::new() };
        let archived = ChannelChange::Archived(true);
        let golden = [
            (
                Content::MakeChannel { title: "Tea".to_owned(), purpose: "why".to_owned() },
                b"\x0f\x03Tea\x03why".to_vec(),
            ),
            (
                Content::ChangeChannel { channel: FIRST, change: named },
                [b"\x10".as_slice(), &id, b"\x00\x00\x03Tea\x00"].concat(),
            ),
            (
                Content::ChangeChannel { channel: FIRST, change: archived },
                [b"\x10".as_slice(), &id, b"\x00\x01\x01"].concat(),
            ),
            (
                Content::In { channel: FIRST, body: Content::Delete(FIRST.0).encode() },
                [b"\x11".as_slice(), &id, b"\x00\x22\x03", &id, b"\x00"].concat(),
            ),
        ];
        for (content, bytes) in golden {
            assert_eq!(content.encode(), bytes, "{content:?}");
            assert_eq!(Content::decode(&bytes), Some(content));
        }
        for bad in ["", "#Tea", " Tea", "Te\na", &"x".repeat(CHANNEL_TITLE_CHARS_MAX + 1)] {
            assert_eq!(Content::decode(&make(bad).encode()), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_order_gives_the_same(
            kinds in prop::collection::vec((0u8..4, 0usize..3, any::<bool>()), 1..30),
            seed in any::<prop::sample::Index>(),
        ) {
            let peers = [ADA, ADA_2, BO];
            let operations: Vec<_> = kinds.iter().enumerate().map(|(n, (kind, who, moderator))| {
                let content = match kind {
                    0 => make(&n.to_string()),
                    1 => name(&n.to_string()),
                    _ => archive(*kind == 2),
                };
                (meta(peers[*who], n as u64, n as u64), content, *moderator)
            }).collect();
            let mut turned = operations.clone();
            turned.rotate_left(seed.index(operations.len()));
            turned.reverse();
            prop_assert_eq!(fold(&operations).shown(&roster(), nothing), fold(&turned).shown(&roster(), nothing));
        }
    }
}
