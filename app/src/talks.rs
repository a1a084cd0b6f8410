//! The threads of a room as the interface puts them together: in which order they are listed, and what is new in all of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use room::SmallSort;
use room::{ChannelId, PollId, PollView, Role, Standing, Thread, ThreadInfo, Unread, UserId};

/// How the threads are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Channels by their titles.
    pub channels: Vec<Thread>,
    /// Private threads, that in which something was said last first.
    pub private: Vec<Thread>,
    /// Channels that were put away, by their titles.
    pub archived: Vec<Thread>,
}

/// Puts the threads in their order. One that is shown is listed even if nothing was said in it.
pub fn listed(threads: &[ThreadInfo], shown: Thread) -> Listed {
    let mut by_title: Vec<&ThreadInfo> = threads.iter().filter(|t| t.channel.is_some()).collect();
    by_title.small_sort_by_key(|t| (t.name.to_lowercase(), t.thread));
    let (archived, channels): (Vec<_>, Vec<_>) = by_title.into_iter().partition(|t| is_archived(t));
    let mut newest: Vec<&ThreadInfo> = threads.iter().filter(|t| t.thread.is_private()).collect();
    newest.small_sort_by_key(|t| (Reverse(t.newest), t.thread));
    let ids = |threads: Vec<&ThreadInfo>| threads.into_iter().map(|t| t.thread).collect::<Vec<_>>();
    let mut private = ids(newest);
    if shown.is_private() && !private.contains(&shown) {
        private.insert(0, shown);
    }
    Listed { channels: ids(channels), private, archived: ids(archived) }
}

/// Whether what is said in this channel is said about a poll.
pub fn is_poll(polls: &BTreeMap<PollId, Arc<PollView>>, channel: ChannelId) -> bool {
    polls.contains_key(&PollId(channel.0))
}

/// Finds one of them.
pub fn thread_of(threads: &[ThreadInfo], thread: Thread) -> Option<&ThreadInfo> {
    threads.iter().find(|info| info.thread == thread)
}

/// Whether it is a channel that was put away.
pub fn is_archived(info: &ThreadInfo) -> bool {
    info.channel.as_ref().is_some_and(|channel| channel.archived)
}

/// What the person has not looked at in a room: in the room itself and in every thread but those put away.
pub fn all_unread(room: Unread, threads: &[ThreadInfo]) -> Unread {
    threads.iter().filter(|info| !is_archived(info)).fold(room, |all, info| Unread {
        count: all.count.saturating_add(info.unread.count),
        first: all.first,
        mentions: all.mentions.saturating_add(info.unread.mentions),
    })
}

/// Whether the person may name, archive or restore this channel. The engine decides; this spares what it would refuse.
pub fn may_change(info: &ThreadInfo, me: Option<UserId>, standing: Option<Standing>) -> bool {
    let moderates = matches!(standing, Some(Standing::In(role)) if role >= Role::Moderator);
    let made =
        info.channel.as_ref().is_some_and(|channel| channel.made_by.is_some() && channel.made_by == me);
    moderates || (made && crate::members::may_write(standing))
}

#[cfg(test)]
mod tests {
    use room::{ChannelId, ChannelInfo, MessageId, Order, PeerId};

    use super::*;

    fn unread(count: u32, mentions: u32) -> Unread {
        Unread { count, first: None, mentions }
    }

    fn channel(seq: u64, name: &str, archived: bool) -> ThreadInfo {
        ThreadInfo {
            thread: Thread::Channel(ChannelId(MessageId { author: PeerId([1; 32]), seq })),
            name: name.to_owned(),
            unread: unread(2, 1),
            newest: Order { depth: seq, tie: [0; 8] },
            channel: Some(ChannelInfo { purpose: String::new(), archived, made_by: Some(UserId([1; 32])) }),
        }
    }

    fn private(user: u8, depth: u64) -> ThreadInfo {
        ThreadInfo {
            thread: Thread::Private(UserId([user; 32])),
            name: "Bo".to_owned(),
            unread: unread(3, 0),
            newest: Order { depth, tie: [0; 8] },
            channel: None,
        }
    }

    #[test]
    fn channels_stand_by_title_and_private_threads_by_age() {
        let threads = [channel(1, "tea", false), channel(2, "Apples", false), channel(3, "old", true)];
        let threads = [threads.as_slice(), &[private(5, 1), private(6, 9)]].concat();
        let of = |index: usize| threads[index].thread;
        let list = listed(&threads, Thread::Room);
        assert_eq!(list.channels, [of(1), of(0)]);
        assert_eq!(list.archived, [of(2)]);
        assert_eq!(list.private, [of(4), of(3)]);
        let new = Thread::Private(UserId([7; 32]));
        assert_eq!(listed(&threads, new).private, [new, of(4), of(3)]);
        assert_eq!(listed(&threads, of(3)).private, [of(4), of(3)]);
    }

    #[test]
    fn everything_new_counts_but_what_was_put_away() {
        let threads = [channel(1, "tea", false), channel(3, "old", true), private(5, 1)];
        assert_eq!(all_unread(unread(1, 1), &threads), unread(6, 2));
        assert_eq!(all_unread(unread(0, 0), &[]), unread(0, 0));
    }

    #[test]
    fn its_maker_and_moderators_may_change_a_channel() {
        let (tea, maker, other) = (channel(1, "tea", false), Some(UserId([1; 32])), Some(UserId([2; 32])));
        let role = |role| Some(Standing::In(role));
        assert!(may_change(&tea, maker, role(Role::Member)) && may_change(&tea, maker, None));
        assert!(!may_change(&tea, maker, role(Role::Reader)));
        assert!(!may_change(&tea, other, role(Role::Member)) && !may_change(&tea, None, None));
        assert!(may_change(&tea, other, role(Role::Moderator)) && may_change(&tea, other, role(Role::Owner)));
    }
}
