//! Of what a person is notified, in what words, and how often: decided here from plain data, shown by `frontend/src/notify.rs`.
//!
//! Nothing of it leaves the device. A message notifies when it has just arrived, is not old, is not our own, and is not in sight; then the
//! person's choices count: in general, in the room, by the hour. What follows quickly in one thread is told together.

use std::collections::{BTreeMap, VecDeque};

use i18n::t;
use room::{Message, NotifyLevel, RoomPlace, Thread};

use crate::rooms::RoomSummary;

/// Older than this, in milliseconds, nobody is called back for it: it counts as unread, and that is all.
const OLD_MS: u64 = 60 * 60_000;
/// What was written before the page was there is believed to be new if it comes by itself and is no older than this, in milliseconds:
/// clocks differ.
const CLOCKS_DIFFER_MS: u64 = 10 * 60_000;
/// Between two notifications of one thread, in milliseconds: what is written one after another is told together.
const THREAD_EVERY_MS: u64 = 3_000;
/// A thread that was told of in this time, in milliseconds, is told of again without calling.
const CALL_EVERY_MS: u64 = 30_000;
/// Notifications of all threads …
const AT_ONCE_MAX: usize = 5;
/// … in so many milliseconds: ten rooms that wake up together are no alarm.
const AT_ONCE_MS: u64 = 10_000;
/// Threads that wait to be told of; of more the first is given up, for its messages count as unread.
const THREADS_MAX: usize = 32;
/// Characters of a message in a notification.
const TEXT_CHARS_MAX: usize = 160;

/// What the person chose, for this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationSettings {
    /// Whether there are notifications at all.
    pub on: bool,
    /// Of what, in rooms without a choice of their own.
    pub level: NotifyLevel,
    /// When there are none.
    pub quiet: Option<QuietHours>,
    /// Whether they are heard.
    pub sound: bool,
    /// Whether they show who wrote what, or only that there is something.
    pub text: bool,
}

impl Default for NotificationSettings {
    fn default() -> Self {
        Self { on: false, level: NotifyLevel::All, quiet: None, sound: true, text: true }
    }
}

/// From one time of day to another, over midnight if need be; in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: u16,
    /// The first that is not.
    pub to: u16,
}

impl QuietHours {
    /// Those that are offered first: the night.
    pub const NIGHT: Self = Self { from: 22 * 60, to: 7 * 60 };

    /// Whether this minute of the day is quiet.
    pub fn hold(self, minute: u16) -> bool {
        if self.from <= self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// A minute of the day as boxes for times have it: `22:05`.
pub fn clock_text(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day of such a text.
pub fn clock_minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The version of settings as kept.
const VERSION: &str = "1";

impl NotificationSettings {
    /// As kept: words in a row, the version first.
    pub fn print(&self) -> String {
        let word = |yes, word: &'static str, other: &'static str| if yes { word } else { other };
        let level = match self.level {
            NotifyLevel::All => "all",
            NotifyLevel::Mentions => "mentions",
            NotifyLevel::Nothing => "nothing",
        };
        let quiet = self.quiet.map_or_else(
            || "never".to_owned(),
            |hours| format!("{}-{}", clock_text(hours.from), clock_text(hours.to)),
        );
        [
            VERSION,
            word(self.on, "on", "off"),
            level,
            &quiet,
            word(self.sound, "sound", "silent"),
            word(self.text, "text", "hidden"),
        ]
        .join(" ")
    }

    /// Settings that were kept; what cannot be read counts as never set.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        if words.next() != Some(VERSION) {
            return None;
        }
        let on = words.next()? == "on";
        let level = match words.next()? {
            "all" => NotifyLevel::All,
            "mentions" => NotifyLevel::Mentions,
            "nothing" => NotifyLevel::Nothing,
            _ => return None,
        };
        let quiet = match words.next()? {
            "never" => None,
            hours => {
                let (from, to) = hours.split_once('-')?;
                Some(QuietHours { from: clock_minute(from)?, to: clock_minute(to)? })
            }
        };
        let (sound, text) = (words.next()? == "sound", words.next()? == "text");
        Some(Self { on, level, quiet, sound, text })
    }
}

/// Whether the browser lets the page notify.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    /// It has no notifications, or none for pages like this one.
    #[default]
    Unsupported,
    /// Nobody was asked yet.
    NotAsked,
    /// It does.
    Granted,
    /// It does not, by the person's word.
    Denied,
}

/// A message that arrived, and where the person is.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// The message, not seen before by this page.
    pub message: &'a Message,
    /// Whether it mentions the person by name.
    pub mention: bool,
    /// What the person chose for the room, if anything.
    pub level: Option<NotifyLevel>,
    /// Whether the person does not want to hear from its author.
    pub muted: bool,
    /// Whether its thread is before the person's eyes: shown, in a page that is in front.
    pub in_sight: bool,
    /// When the page entered the room, or woke in it, Unix milliseconds.
    pub since_unix_ms: u64,
    /// Whether a history is arriving.
    pub catching_up: bool,
}

/// When it arrived.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The wall clock, Unix milliseconds.
    pub unix_ms: u64,
    /// The minute of the day, where the person is.
    pub minute: u16,
}

/// Whether the person is notified of it.
pub fn tells(settings: &NotificationSettings, arrival: &Arrival<'_>, now: Moment) -> bool {
    let Arrival { message, mention, level, muted, in_sight, .. } = *arrival;
    if !settings.on || message.own || message.deleted || muted || in_sight {
        return false;
    }
    let wanted = match level.unwrap_or(settings.level) {
        NotifyLevel::All => true,
        NotifyLevel::Mentions => mention || message.thread.is_private(),
        NotifyLevel::Nothing => false,
    };
    wanted && fresh(arrival, now) && !settings.quiet.is_some_and(|hours| hours.hold(now.minute))
}

/// Whether it is news: written since the page is there, or just now by a clock that may go wrong, and not long ago.
fn fresh(arrival: &Arrival<'_>, now: Moment) -> bool {
    let at = arrival.message.at_unix_ms;
    let age_ms = now.unix_ms.saturating_sub(at);
    let since = at >= arrival.since_unix_ms;
    age_ms <= OLD_MS && (since || (!arrival.catching_up && age_ms <= CLOCKS_DIFFER_MS))
}

/// What a notification is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The fragment of the room.
    pub fragment: String,
    /// The room's id, which the server knows as well.
    pub room_id: String,
    /// Where in it.
    pub thread: Thread,
    /// What the room is called.
    pub room: String,
    /// What the channel is called, if it is one.
    pub channel: Option<String>,
    /// Who wrote.
    pub author: String,
    /// What.
    pub text: String,
    /// Whether it mentions the person.
    pub mention: bool,
}

impl News {
    /// What tells its notification from others: one for each thread.
    pub fn tag(&self) -> String {
        tag(&self.room_id, self.thread)
    }
}

/// The tag of a thread's notification.
pub fn tag(room_id: &str, thread: Thread) -> String {
    format!("{room_id} {}", thread.key())
}

/// The words of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsWords {
    /// The line on top.
    pub title: String,
    /// Below it.
    pub body: String,
}

/// In what words; `count`: messages since the person looked.
pub fn news_of(news: &News, count: u32, text: bool) -> NewsWords {
    if !text {
        return NewsWords { title: t::common_tincan(), body: t::notifications_hidden(count.max(1)) };
    }
    let News { author, room, channel, mention, .. } = news;
    let title = match (news.thread, channel, mention) {
        (Thread::Private(_), ..) => t::notifications_private(author),
        (_, None, true) => t::notifications_mention_in_room(author, room),
        (_, Some(channel), true) => t::notifications_mention_in_channel(author, channel, room),
        (_, None, false) => t::notifications_in_room(author, room),
        (_, Some(channel), false) => t::notifications_in_channel(author, channel, room),
    };
    let title = if count > 1 { t::notifications_several(count, &title) } else { title };
    let mut body: String = news.text.chars().take(TEXT_CHARS_MAX).collect();
    if body.len() < news.text.len() {
        body.push('…');
    }
    NewsWords { title, body }
}

/// Threads that wait to be told of, and when: bounded in number and in rate.
#[derive(Debug, Default)]
pub struct Pace {
    waiting: VecDeque<(News, u32)>,
    /// When each thread was told of last, and when it last called.
    told: BTreeMap<String, (u64, u64)>,
    /// When something was told, lately.
    lately: VecDeque<u64>,
}

/// A notification whose time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The newest of it.
    pub news: News,
    /// Messages since it was told of last.
    pub count: u32,
    /// Whether it calls: is heard, and pops up again.
    pub calls: bool,
}

impl Pace {
    /// Something is to be told.
    pub fn add(&mut self, news: News) {
        let same =
            |(waiting, _): &(News, u32)| waiting.room_id == news.room_id && waiting.thread == news.thread;
        if let Some((waiting, count)) = self.waiting.iter_mut().find(|entry| same(entry)) {
            let mention = waiting.mention || news.mention;
            *waiting = News { mention, ..news };
            return *count = count.saturating_add(1);
        }
        if self.waiting.len() >= THREADS_MAX {
            self.waiting.pop_front();
        }
        self.waiting.push_back((news, 1));
    }

    /// What is to be told now.
    pub fn due(&mut self, now_ms: u64) -> Vec<Due> {
        self.told.retain(|_, (at, called)| now_ms.saturating_sub(*at.max(called)) < CALL_EVERY_MS);
        self.lately.retain(|at| now_ms.saturating_sub(*at) < AT_ONCE_MS);
        let mut due = Vec::new();
        let mut later = VecDeque::new();
        for (news, count) in std::mem::take(&mut self.waiting) {
            let tag = news.tag();
            let told = self.told.get(&tag).copied();
            let soon = told.is_some_and(|(at, _)| now_ms.saturating_sub(at) < THREAD_EVERY_MS);
            if soon || self.lately.len() >= AT_ONCE_MAX {
                later.push_back((news, count));
                continue;
            }
            let calls = told.is_none_or(|(_, called)| now_ms.saturating_sub(called) >= CALL_EVERY_MS);
            let called = if calls { now_ms } else { told.map_or(now_ms, |(_, called)| called) };
            self.told.insert(tag, (now_ms, called));
            self.lately.push_back(now_ms);
            due.push(Due { news, count, calls });
        }
        self.waiting = later;
        due
    }

    /// When [`Pace::due`] has something again, in milliseconds from now.
    pub fn next_ms(&self, now_ms: u64) -> Option<u64> {
        let left = |at: u64, every: u64| (at + every).saturating_sub(now_ms);
        let crowd = if self.lately.len() >= AT_ONCE_MAX {
            self.lately.front().map_or(0, |at| left(*at, AT_ONCE_MS))
        } else {
            0
        };
        let thread = |(news, _): &(News, u32)| {
            self.told.get(&news.tag()).map_or(0, |(at, _)| left(*at, THREAD_EVERY_MS))
        };
        self.waiting.iter().map(thread).min().map(|soonest| soonest.max(crowd))
    }

    /// The person has looked at a thread: what waits of it is no news any more.
    pub fn forget(&mut self, tag: &str) {
        self.waiting.retain(|(news, _)| news.tag() != tag);
    }
}

/// Messages that the person has not looked at, in all rooms that are in sight: those left or archived do not count.
pub fn unread_in(rooms: &[RoomSummary]) -> u32 {
    let listed = rooms.iter().filter(|room| room.notes.place == RoomPlace::Listed);
    listed.map(|room| room.notes.unread).fold(0, u32::saturating_add)
}

/// The title of a page, with what is unread before it.
pub fn badged(title: &str, unread: u32) -> String {
    match unread {
        0 => title.to_owned(),
        1..=999 => format!("({unread}) {title}"),
        _ => format!("(999+) {title}"),
    }
}

#[cfg(test)]
mod tests;
