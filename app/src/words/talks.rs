//! Channels and private threads, in words.

use i18n::t;
use room::Thread;

use super::private_news_words;

/// What is new in one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkNews {
    /// Where.
    pub thread: Thread,
    /// The channel's title, or the person's name.
    pub name: String,
    /// Messages that were not looked at.
    pub count: u32,
    /// Those of them that mention the person.
    pub mentions: u32,
}

/// What was not looked at beside what is shown, or nothing.
pub fn talk_news_words(news: &[TalkNews]) -> String {
    if news.iter().all(|talk| talk.thread.is_private()) {
        let news: Vec<(String, u32)> = news.iter().map(|talk| (talk.name.clone(), talk.count)).collect();
        return private_news_words(&news);
    }
    let count: u64 = news.iter().map(|talk| u64::from(talk.count)).sum();
    let mentions: u64 = news.iter().map(|talk| u64::from(talk.mentions)).sum();
    match (news, mentions) {
        ([talk], 0) => t::talks_news_channel(&talk.name, count),
        ([talk], some) => t::talks_news_channel_mentions(&talk.name, some, &t::talks_messages(count)),
        (more, 0) => t::talks_news_many(more.len(), count),
        (more, some) => t::talks_news_many_mentions(more.len(), count, some),
    }
}

/// A channel as it is called.
pub fn channel_words(title: &str) -> String {
    format!("#{title}")
}

#[cfg(test)]
mod tests {
    use room::{ChannelId, MessageId, PeerId, UserId};

    use super::*;

    fn news(private: bool, name: &str, count: u32, mentions: u32) -> TalkNews {
        let channel = Thread::Channel(ChannelId(MessageId { author: PeerId([1; 32]), seq: 1 }));
        let thread = if private { Thread::Private(UserId([1; 32])) } else { channel };
        TalkNews { thread, name: name.to_owned(), count, mentions }
    }

    #[test]
    fn what_is_new_is_said_in_one_sentence() {
        assert_eq!(talk_news_words(&[]), "");
        assert_eq!(talk_news_words(&[news(true, "Bo", 2, 0)]), "2 new private messages from Bo.");
        assert_eq!(talk_news_words(&[news(false, "tea", 1, 0)]), "1 new message in #tea.");
        assert_eq!(talk_news_words(&[news(false, "tea", 3, 1)]), "3 new messages in #tea, 1 mentions you.");
        let two = [news(false, "tea", 3, 1), news(true, "Bo", 1, 1)];
        assert_eq!(talk_news_words(&two), "4 new messages in 2 conversations, 2 mention you.");
    }
}
