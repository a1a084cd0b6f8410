//! Single stories about who is there.

use room::{Command, LinkStatus};

use crate::world::World;

fn say(world: &mut World, page: usize, text: &str) {
    world
        .command(page, Command::Say { text: text.to_owned(), reply_to: None, to: room::Thread::Room })
        .unwrap();
}

fn texts(world: &World, page: usize) -> Vec<String> {
    world.pages[page].screen.agreed().into_iter().map(|message| message.text).collect()
}

#[test]
fn a_left_room_is_left_at_once_by_all() {
    let mut world = World::new(1);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(1_000);
    assert_eq!(world.pages[bo].screen.status.values().next(), Some(&LinkStatus::Connected));
    world.command(ada, Command::Leave).unwrap();
    world.run_for(100);
    assert!(world.pages[bo].screen.status.is_empty());
    world.run_for(60_000);
    assert!(world.pages[bo].screen.status.is_empty() && world.pages[ada].screen.status.is_empty());
}

#[test]
fn a_killed_tab_is_gone_within_twenty_seconds_even_without_the_server() {
    let mut world = World::new(2);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(1_000);
    world.server_stops();
    world.run_for(100);
    world.kill(ada);
    world.run_for(20_000);
    assert!(world.pages[bo].screen.status.is_empty());
}

#[test]
fn messages_go_on_while_the_server_is_down() {
    let mut world = World::new(3);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(1_000);
    world.server_stops();
    world.run_for(30_000);
    say(&mut world, ada, "hello");
    world.run_for(200);
    say(&mut world, bo, "hello yourself");
    world.run_for(200);
    assert_eq!(texts(&world, ada), ["hello", "hello yourself"]);
    world.server_up = true;
    let cy = world.open_page(2);
    world.run_for(30_000);
    assert_eq!(texts(&world, cy), ["hello", "hello yourself"]);
}

#[test]
fn somebody_else_delivers_what_its_author_wrote_before_leaving() {
    let mut world = World::new(4);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(1_000);
    world.kill(bo);
    let cy = world.open_page(2);
    world.run_for(1_000);
    say(&mut world, ada, "for Bo");
    world.run_for(1_000);
    world.kill(ada);
    let bo = world.open_page(1);
    world.run_for(5_000);
    assert_eq!(texts(&world, bo), ["for Bo"]);
    assert_eq!(texts(&world, cy), ["for Bo"]);
}

#[test]
fn what_was_written_alone_and_before_a_crash_goes_out_later() {
    let mut world = World::new(5);
    let ada = world.open_page(0);
    world.server_stops();
    for text in ["one", "two", "three"] {
        say(&mut world, ada, text);
    }
    world.run_for(1_000);
    world.kill(ada);
    let ada = world.open_page(0);
    assert_eq!(texts(&world, ada), ["one", "two", "three"], "before any network");
    world.server_up = true;
    let bo = world.open_page(1);
    world.run_for(30_000);
    assert_eq!(texts(&world, bo), ["one", "two", "three"]);
}

#[test]
fn unread_messages_are_counted_until_they_are_seen() {
    let mut world = World::new(6);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(1_000);
    say(&mut world, ada, "one");
    say(&mut world, ada, "two");
    world.run_for(1_000);
    let unread = world.pages[bo].screen.unread;
    assert_eq!((unread.count, unread.first.map(|id| id.author)), (2, Some(world.pages[ada].id)));
    world.command(bo, Command::Seen(room::Thread::Room)).unwrap();
    world.run_for(2_000);
    assert_eq!(world.pages[bo].screen.unread.count, 0);
    let deliveries: Vec<_> =
        world.pages[ada].screen.messages.values().map(|message| message.delivery.clone()).collect();
    assert_eq!(deliveries, vec![Some(room::Delivery::Read { read: 1, of: 1 }); 2]);
    world.kill(bo);
    let bo = world.open_page(1);
    assert_eq!(world.pages[bo].screen.unread.count, 0, "a restart still knows");
}

#[test]
fn the_owner_decides_about_the_title() {
    let mut world = World::new(7);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(2_000);
    world.command(bo, Command::AskTitle("Tea room".to_owned())).unwrap();
    assert_eq!(world.pages[bo].screen.room.asked_title.as_deref(), Some("Tea room"));
    world.run_for(2_000);
    for page in [ada, bo] {
        let room = &world.pages[page].screen.room;
        assert_eq!((room.title.as_deref(), room.asked_title.as_deref()), (Some("Tea room"), None));
    }
    assert!(world.pages[ada].screen.room.own && !world.pages[bo].screen.room.own);
}

#[test]
fn a_newcomer_sees_the_newest_first_and_then_everything() {
    let mut world = World::new(8);
    let ada = world.open_page(0);
    // More than fits into one window.
    let all: Vec<String> = (0..1_000).map(|n| format!("{n} {}", "x".repeat(300))).collect();
    for text in &all {
        say(&mut world, ada, text);
    }
    world.run_for(2_000);
    let bo = world.open_page(1);
    let mut first = 0;
    for _ in 0..2_000 {
        world.run_for(1);
        if !world.pages[bo].screen.messages.is_empty() {
            first = world.pages[bo].screen.messages.len();
            break;
        }
    }
    let newest = world.pages[bo].screen.agreed().last().map(|message| message.text.clone());
    assert_eq!((newest.as_ref(), first < 1_000), (all.last(), true), "{first} shown first");
    assert_eq!(world.pages[bo].screen.agreed()[0].author_name, "person 0");
    world.run_for(5_000);
    assert_eq!(texts(&world, bo), all);
}
