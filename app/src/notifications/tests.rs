//! Who is told of what, when, and in what words.

use room::{ChannelId, MessageId, Order, PeerId, RoomNotes, UserId};

use super::*;
use crate::rooms::RoomLine;

const NOW: u64 = 1_800_000_000_000;
const NOON: u16 = 12 * 60;

fn on() -> NotificationSettings {
    NotificationSettings { on: true, ..NotificationSettings::default() }
}

fn message(thread: Thread) -> Message {
    Message {
        poll: false,
        id: MessageId { author: PeerId([2; 32]), seq: 5 },
        thread,
        order: Order::default(),
        own: false,
        author_name: "Bo".into(),
        author_user: Some(UserId([2; 32])),
        text: "hello".into(),
        at_unix_ms: NOW - 1_000,
        edited: false,
        forwarded: None,
        pinned: false,
        deleted: false,
        reply: None,
        reactions: Vec::new(),
        delivery: None,
    }
}

fn arrival(message: &Message) -> Arrival<'_> {
    Arrival {
        message,
        mention: false,
        level: None,
        muted: false,
        in_sight: false,
        since_unix_ms: NOW - 60_000,
        catching_up: false,
    }
}

fn at(minute: u16) -> Moment {
    Moment { unix_ms: NOW, minute }
}

#[test]
fn a_message_that_has_just_come_is_told_unless_the_person_sees_it_or_wrote_it() {
    let hello = message(Thread::Room);
    assert!(tells(&on(), &arrival(&hello), at(NOON)));
    assert!(!tells(&NotificationSettings::default(), &arrival(&hello), at(NOON)), "off until switched on");
    assert!(!tells(&on(), &Arrival { in_sight: true, ..arrival(&hello) }, at(NOON)));
    assert!(!tells(&on(), &Arrival { muted: true, ..arrival(&hello) }, at(NOON)));
    let own = Message { own: true, ..hello.clone() };
    assert!(!tells(&on(), &arrival(&own), at(NOON)));
    let deleted = Message { deleted: true, ..hello };
    assert!(!tells(&on(), &arrival(&deleted), at(NOON)));
}

#[test]
fn the_choice_for_the_room_comes_before_that_for_all() {
    let hello = message(Thread::Room);
    let with = |general, room, mention| {
        let settings = NotificationSettings { level: general, ..on() };
        tells(&settings, &Arrival { level: room, mention, ..arrival(&hello) }, at(NOON))
    };
    use NotifyLevel::{All, Mentions, Nothing};
    assert!(!with(Mentions, None, false) && with(Mentions, None, true));
    assert!(with(Mentions, Some(All), false));
    assert!(!with(All, Some(Mentions), false) && with(All, Some(Mentions), true));
    assert!(!with(All, Some(Nothing), true));
    let private = message(Thread::Private(UserId([2; 32])));
    let mentions = NotificationSettings { level: Mentions, ..on() };
    assert!(tells(&mentions, &arrival(&private), at(NOON)), "what is private is meant for them");
    assert!(!tells(&mentions, &Arrival { level: Some(Nothing), ..arrival(&private) }, at(NOON)));
}

#[test]
fn quiet_hours_go_over_midnight() {
    let hello = message(Thread::Room);
    let settings = NotificationSettings { quiet: Some(QuietHours::NIGHT), ..on() };
    for (minute, told) in
        [(NOON, true), (22 * 60 - 1, true), (22 * 60, false), (0, false), (7 * 60 - 1, false), (7 * 60, true)]
    {
        assert_eq!(tells(&settings, &arrival(&hello), at(minute)), told, "{}", clock_text(minute));
    }
    let lunch = QuietHours { from: NOON, to: NOON + 60 };
    assert!(lunch.hold(NOON) && !lunch.hold(NOON + 60) && !lunch.hold(0));
    assert!((0..24 * 60).all(|minute| !QuietHours { from: 60, to: 60 }.hold(minute)), "no time at all");
}

#[test]
fn what_is_old_and_what_a_history_brings_is_not_told() {
    let told = |age_ms: u64, since_ms: u64, catching_up| {
        let old = Message { at_unix_ms: NOW - age_ms, ..message(Thread::Room) };
        tells(&on(), &Arrival { since_unix_ms: NOW - since_ms, catching_up, ..arrival(&old) }, at(NOON))
    };
    // Bo was out of reach, and what he wrote since we are here comes with the rest.
    assert!(told(30 * 60_000, 40 * 60_000, true));
    assert!(!told(2 * 60 * 60_000, 3 * 60 * 60_000, false), "too long ago");
    assert!(!told(5_000, 1_000, true), "written before we came, brought by a history");
    assert!(told(5_000, 1_000, false), "came by itself: Bo's clock is behind");
    assert!(!told(30 * 60_000, 1_000, false));
    let ahead = Message { at_unix_ms: NOW + 120_000, ..message(Thread::Room) };
    assert!(tells(&on(), &arrival(&ahead), at(NOON)));
}

fn news(thread: Thread, text: &str) -> News {
    News {
        fragment: "f".into(),
        room_id: "id".into(),
        thread,
        room: "Harbour".into(),
        channel: None,
        author: "Bo".into(),
        text: text.into(),
        mention: false,
    }
}

#[test]
fn words_say_who_and_where_or_only_that_there_is_something() {
    let hello = news(Thread::Room, "hello");
    let words = |news: &News, count, text| {
        let words = news_of(news, count, text);
        format!("{} | {}", words.title, words.body)
    };
    assert_eq!(words(&hello, 1, true), "Bo in Harbour | hello");
    assert_eq!(words(&hello, 3, true), "Bo in Harbour (3 new) | hello");
    let mention = News { mention: true, ..hello.clone() };
    assert_eq!(words(&mention, 1, true), "Bo mentions you in Harbour | hello");
    let thread = Thread::Channel(ChannelId(MessageId { author: PeerId([1; 32]), seq: 1 }));
    let channel = News { thread, channel: Some("Boats".into()), ..hello.clone() };
    assert_eq!(words(&channel, 1, true), "Bo in Harbour, Boats | hello");
    let private = News { mention: true, ..news(Thread::Private(UserId([2; 32])), "psst") };
    assert_eq!(words(&private, 1, true), "Bo, in private | psst");
    for hidden in [words(&private, 1, false), words(&channel, 2, false)] {
        for never in ["Bo", "Harbour", "psst", "hello", "private"] {
            assert!(!hidden.contains(never), "{never} in {hidden}");
        }
    }
    let long = news_of(&news(Thread::Room, &"ä".repeat(500)), 1, true);
    assert_eq!(long.body.chars().count(), TEXT_CHARS_MAX + 1);
}

#[test]
fn what_follows_quickly_is_told_together() {
    let mut pace = Pace::default();
    pace.add(news(Thread::Room, "one"));
    let first = pace.due(0);
    assert_eq!((first.len(), first[0].count, first[0].calls), (1, 1, true));
    pace.add(news(Thread::Room, "two"));
    pace.add(News { mention: true, ..news(Thread::Room, "three") });
    pace.add(news(Thread::Room, "four"));
    assert_eq!(pace.due(100), []);
    assert_eq!(pace.next_ms(100), Some(THREAD_EVERY_MS - 100));
    let then = pace.due(THREAD_EVERY_MS);
    assert_eq!((then.len(), then[0].count, then[0].calls), (1, 3, false));
    assert_eq!((then[0].news.text.as_str(), then[0].news.mention), ("four", true));
    assert_eq!(pace.next_ms(THREAD_EVERY_MS), None);
    pace.add(news(Thread::Room, "much later"));
    assert!(pace.due(2 * CALL_EVERY_MS)[0].calls);
}

#[test]
fn many_threads_that_wake_up_together_are_no_alarm() {
    let mut pace = Pace::default();
    for n in 0..100 {
        pace.add(news(Thread::Private(UserId([n; 32])), "x"));
    }
    assert_eq!(pace.due(0).len(), AT_ONCE_MAX);
    assert_eq!(pace.due(AT_ONCE_MS - 1).len(), 0);
    let mut told = AT_ONCE_MAX;
    let mut now = 0;
    while let Some(wait) = pace.next_ms(now) {
        now += wait.max(1);
        told += pace.due(now).len();
        assert!(now < 1_000_000, "it ends");
    }
    assert_eq!(told, THREADS_MAX);
    assert!(now >= AT_ONCE_MS * (THREADS_MAX / AT_ONCE_MAX) as u64);
}

#[test]
fn what_was_read_meanwhile_is_not_told() {
    let mut pace = Pace::default();
    let hello = news(Thread::Room, "hello");
    pace.add(hello.clone());
    pace.forget(&hello.tag());
    assert_eq!(pace.due(0), []);
}

#[test]
fn settings_are_kept_as_words_and_what_is_strange_is_nothing() {
    let mut settings = on();
    assert_eq!(settings.print(), "1 on all never sound text");
    settings.quiet = Some(QuietHours::NIGHT);
    (settings.level, settings.sound, settings.text) = (NotifyLevel::Mentions, false, false);
    assert_eq!(settings.print(), "1 on mentions 22:00-07:00 silent hidden");
    assert_eq!(NotificationSettings::parse(&settings.print()), Some(settings));
    for strange in
        ["", "2 on all never sound text", "1 on some never sound text", "1 on all 25:00-07:00 sound text"]
    {
        assert_eq!(NotificationSettings::parse(strange), None);
    }
    assert_eq!((clock_minute("07:05"), clock_minute("24:00"), clock_minute("7")), (Some(425), None, None));
}

#[test]
fn the_title_counts_what_is_unread_in_rooms_in_sight() {
    let room = |unread, place| RoomSummary {
        id: String::new(),
        fragment: String::new(),
        name: String::new(),
        entered_unix_ms: 0,
        notes: RoomNotes { unread, place, ..RoomNotes::default() },
        line: RoomLine::Resting,
    };
    let rooms = [
        room(2, RoomPlace::Listed),
        room(1, RoomPlace::Listed),
        room(9, RoomPlace::Archived),
        room(5, RoomPlace::Left),
    ];
    assert_eq!(unread_in(&rooms), 3);
    assert_eq!(badged("Room · Tincan", 3), "(3) Room · Tincan");
    assert_eq!(badged("Tincan", 0), "Tincan");
    assert_eq!(badged("Tincan", 1_000), "(999+) Tincan");
}
