//! Blocking, muting and pictures, among people whose room goes on around it.

use std::collections::BTreeSet;

use room::{Command, Hushed, MessageId, OwnPicture, Thread, UserId};

use crate::world::World;

fn hush(world: &mut World, page: usize, muted: &[UserId], blocked: &[UserId]) {
    let set = |users: &[UserId]| users.iter().copied().collect::<BTreeSet<UserId>>();
    let hushed = Hushed { muted: set(muted), blocked: set(blocked) };
    world.command(page, Command::Hush(hushed)).unwrap();
    world.run_for(100);
}

fn say(world: &mut World, page: usize, text: &str, reply_to: Option<MessageId>, to: Thread) {
    world.command(page, Command::Say { text: text.to_owned(), reply_to, to }).unwrap();
    world.run_for(500);
}

fn find(world: &World, page: usize, text: &str) -> Option<MessageId> {
    let messages = &world.pages[page].screen.messages;
    messages.values().find(|message| message.text == text).map(|message| message.id)
}

/// Three who are linked; the last is the one who is hushed.
fn three() -> (World, UserId) {
    let mut world = World::new(7);
    for device in 0..3 {
        world.open_page(device);
    }
    world.run_for(10_000);
    let eve = world.user(2);
    (world, eve)
}

#[test]
fn what_is_blocked_is_not_shown_and_passed_on_all_the_same() {
    let (mut world, eve) = three();
    say(&mut world, 2, "before", None, Thread::Room);
    let before = find(&world, 0, "before").unwrap();
    say(&mut world, 1, "answer", Some(before), Thread::Room);
    let answer = find(&world, 0, "answer").unwrap();
    world.command(2, Command::React { message: answer, emoji: "👍".to_owned(), on: true }).unwrap();
    let me = world.user(0);
    say(&mut world, 2, "psst", None, Thread::Private(me));
    say(&mut world, 0, "what", None, Thread::Private(eve));
    let shown = world.pages[0].screen.messages.clone();
    assert_eq!(shown.len(), 4);
    let unread = world.pages[0].screen.unread;

    hush(&mut world, 0, &[], &[eve]);
    let screen = &world.pages[0].screen;
    let left: Vec<&str> = screen.messages.values().map(|message| message.text.as_str()).collect();
    assert_eq!(left, ["answer"], "nor what was private with her");
    let message = &screen.messages[&answer];
    assert!(message.reactions.is_empty());
    let reply = message.reply.as_ref().unwrap();
    assert!(reply.hidden && reply.excerpt.is_none() && reply.author_name.is_empty());
    assert!(screen.members.iter().all(|member| member.user != eve));
    assert!(!screen.status.contains_key(&world.secret(2).id()));
    assert_eq!(screen.unread.count, 1, "the answer");

    // Device 1 hears nothing of what comes now, but from the page that blocks: it comes when she is gone.
    world.kill(1);
    say(&mut world, 2, "meanwhile", None, Thread::Room);
    assert_eq!(find(&world, 0, "meanwhile"), None);
    let eves = world.secret(2).id();
    let meanwhile = find(&world, 2, "meanwhile").unwrap();
    assert!(world.disk(0).has(eves, meanwhile.seq), "stored like everything");
    world.kill(2);
    let again = world.open_page(1);
    world.run_for(60_000);
    assert!(find(&world, again, "meanwhile").is_some(), "passed on like everything");
    let log = room::LogId { author: eves, stream: room::Stream::main() };
    let counted = |page: usize| world.pages[page].engine.counted().count(&log);
    assert_eq!(counted(0), counted(again));

    hush(&mut world, 0, &[], &[]);
    let screen = &world.pages[0].screen;
    assert!(find(&world, 0, "meanwhile").is_some(), "all of it is back, what came meanwhile as well");
    for (id, message) in shown {
        let now = &screen.messages[&id];
        let same = |message: &room::Message| {
            (message.text.clone(), message.thread, message.reply.clone(), message.reactions.clone())
        };
        assert_eq!(same(now), same(&message));
    }
    assert_eq!(screen.unread.count, unread.count + 1);
    assert!(screen.members.iter().any(|member| member.user == eve));
}

#[test]
fn a_page_that_is_opened_blocking_shows_nothing_from_the_start() {
    let (mut world, eve) = three();
    say(&mut world, 2, "hello", None, Thread::Room);
    world.kill(0);
    world.hushed.blocked.insert(eve);
    let again = world.open_page(0);
    world.run_for(10_000);
    assert_eq!(find(&world, again, "hello"), None);
    assert_eq!(world.pages[again].screen.unread.count, 0);
    say(&mut world, 2, "still there", None, Thread::Room);
    assert!(world.pages[again].screen.messages.is_empty());
    assert!(world.pages[again].screen.ever.iter().all(|text| !text.contains("hello")), "not for a moment");
    hush(&mut world, again, &[], &[]);
    assert_eq!(world.pages[again].screen.messages.len(), 2);
    assert_eq!(world.pages[again].screen.unread.count, 2);
}

#[test]
fn what_is_muted_is_shown_and_counts_as_nothing_new() {
    let (mut world, eve) = three();
    hush(&mut world, 0, &[eve], &[]);
    say(&mut world, 2, "la la", None, Thread::Room);
    assert!(find(&world, 0, "la la").is_some());
    assert_eq!(world.pages[0].screen.unread.count, 0);
    say(&mut world, 1, "lunch", None, Thread::Room);
    assert_eq!(world.pages[0].screen.unread.count, 1);
    hush(&mut world, 0, &[], &[]);
    assert_eq!(world.pages[0].screen.unread.count, 2);
}

#[test]
fn nobody_is_hidden_from_themselves() {
    let (mut world, _) = three();
    let me = world.user(0);
    hush(&mut world, 0, &[me], &[me]);
    say(&mut world, 0, "mine", None, Thread::Room);
    assert!(find(&world, 0, "mine").is_some());
}

#[test]
fn everybody_sees_the_picture_that_was_chosen_last() {
    let (mut world, eve) = three();
    let webp = |mark: u8| {
        let frame = [0, 0, 0, 0x9d, 0x01, 0x2a, 128, 0, 128, 0, 1, mark];
        [b"RIFF\x18\0\0\0WEBPVP8 \x0c\0\0\0".as_slice(), &frame].concat()
    };
    for mark in 1..=3 {
        let chosen = OwnPicture { bytes: webp(mark), chosen_unix_ms: world.now.0 };
        world.command(2, Command::SetPicture(chosen)).unwrap();
        world.run_for(1_000);
    }
    for page in 0..3 {
        assert_eq!(world.pages[page].screen.pictures.get(&eve), Some(&webp(3)));
    }
    world.kill(0);
    let again = world.open_page(0);
    assert_eq!(world.pages[again].screen.pictures.get(&eve), Some(&webp(3)), "from the disk");
    world.command(2, Command::SetPicture(OwnPicture { bytes: Vec::new(), chosen_unix_ms: 0 })).unwrap();
    world.run_for(1_000);
    assert_eq!(world.pages[again].screen.pictures.get(&eve), None);
}
