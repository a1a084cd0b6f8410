//! Stars: rooms in which everybody is linked to the hub alone, and what must be so in them all the same.

use std::collections::BTreeSet;

use room::{
    Attendance, Command, CommandRefused, Delivery, Input, LinkStatus, PeerId, PeerMessage, Presence, Privacy,
    Role, Thread, Topology,
};

use crate::ending::honest;
use crate::world::World;

/// The owner, who is there or not, gives the room a shape: a star more often than not.
pub fn arrange(world: &mut World) {
    let shapes = [Topology::Star, Topology::Star, Topology::Mesh];
    let topology = shapes[world.below(3) as usize];
    if let Some(owner) = world.page_of(world.secret(0).id()) {
        let _ = world.command(owner, Command::SetTopology(topology));
    }
}

/// How one is to see the way to another, once everything has come to rest.
pub fn expected(world: &World, us: PeerId, them: PeerId) -> LinkStatus {
    let hub = world.secret(0).id();
    match topology(world) {
        Topology::Star if us != hub && them != hub => LinkStatus::ThroughHub,
        _ => LinkStatus::Connected,
    }
}

fn topology(world: &World) -> Topology {
    let owner = world.page_of(world.secret(0).id()).unwrap();
    world.pages[owner].screen.room.topology
}

/// In a star everybody has one link, and the hub one to everybody; else everybody has one to everybody.
pub fn check(world: &World) {
    let honest = honest(world);
    let ids: BTreeSet<PeerId> = honest.iter().map(|page| world.pages[*page].id).collect();
    for page in honest {
        let us = world.pages[page].id;
        let links: Vec<PeerId> =
            world.open_links(page).into_iter().filter(|peer| ids.contains(peer)).collect();
        let wanted = ids.iter().copied().filter(|them| *them != us);
        let wanted: Vec<PeerId> =
            wanted.filter(|them| expected(world, us, *them) == LinkStatus::Connected).collect();
        assert_eq!(links, wanted, "page {page} in a {:?}", topology(world));
    }
}

fn say(world: &mut World, page: usize, text: &str) {
    say_to(world, page, text, Thread::Room);
}

fn say_to(world: &mut World, page: usize, text: &str, to: Thread) {
    world.command(page, Command::Say { text: text.to_owned(), reply_to: None, to }).unwrap();
}

fn set(world: &mut World, page: usize, topology: Topology) {
    world.command(page, Command::SetTopology(topology)).unwrap();
}

fn texts(world: &World, page: usize) -> Vec<String> {
    world.pages[page].screen.agreed().into_iter().map(|message| message.text).collect()
}

fn status(world: &World, page: usize, of: u8) -> Option<LinkStatus> {
    world.pages[page].screen.status.get(&world.secret(of).id()).copied()
}

fn delivery(world: &World, page: usize, text: &str) -> Option<Delivery> {
    let messages = &world.pages[page].screen.messages;
    messages.values().find(|message| message.text == text).and_then(|message| message.delivery.clone())
}

/// Connections each page has made so far.
fn connections(world: &World) -> Vec<u32> {
    let of = |page: usize| {
        let engine = &world.pages[page].engine;
        engine.diagnostics(world.now).links.iter().map(|link| link.details.connections).sum()
    };
    (0..world.pages.len()).map(of).collect()
}

/// Four in a star: page `n` is that of device `n`, and device 0 is the hub.
fn star(seed: u64) -> World {
    let mut world = World::new(seed);
    for device in 0..4 {
        world.open_page(device);
    }
    world.run_for(3_000);
    set(&mut world, 0, Topology::Star);
    world.run_for(3_000);
    world
}

#[test]
fn a_room_becomes_a_star_and_a_mesh_again() {
    let mut world = star(1);
    check(&world);
    for page in 1..4 {
        assert_eq!(world.open_links(page), BTreeSet::from([world.secret(0).id()]));
        assert_eq!(status(&world, page, 0), Some(LinkStatus::Connected));
        for other in (1..4).filter(|other| usize::from(*other) != page) {
            assert_eq!(status(&world, page, other), Some(LinkStatus::ThroughHub));
            assert_eq!(world.pages[page].screen.names[&world.secret(other).id()], world.name(other));
        }
    }
    set(&mut world, 0, Topology::Mesh);
    world.run_for(5_000);
    check(&world);
    assert_eq!(world.open_links(3).len(), 3);
}

#[test]
fn only_the_owner_gives_the_room_a_shape() {
    let mut world = star(2);
    for topology in [Topology::Mesh, Topology::Star] {
        assert_eq!(world.command(1, Command::SetTopology(topology)), Err(CommandRefused::NotAllowed));
    }
    let moderator = Command::SetRole { user: world.user(1), role: Some(Role::Moderator) };
    world.command(0, moderator).unwrap();
    world.run_for(2_000);
    assert_eq!(
        world.command(1, Command::SetTopology(Topology::Mesh)),
        Err(CommandRefused::NotAllowed),
        "nor a moderator"
    );
    for page in 0..4 {
        assert_eq!(world.pages[page].screen.room.topology, Topology::Star);
    }
}

#[test]
fn what_is_said_reaches_everybody_through_the_hub_and_all_marks_come_back() {
    let mut world = star(3);
    say(&mut world, 1, "hello");
    world.run_for(200);
    for page in 0..4 {
        assert_eq!(texts(&world, page), ["hello"], "at once: nobody waits for its author to bring it");
    }
    world.run_for(1_000);
    assert_eq!(delivery(&world, 1, "hello"), Some(Delivery::Delivered { have: 3, of: 3 }));
    for page in [2, 3] {
        world.command(page, Command::Seen(Thread::Room)).unwrap();
    }
    world.run_for(1_000);
    assert_eq!(delivery(&world, 1, "hello"), Some(Delivery::Read { read: 2, of: 3 }));
    // In private, past the hub's owner.
    let with = world.user(2);
    say_to(&mut world, 1, "psst", Thread::Private(with));
    world.run_for(1_000);
    assert_eq!(delivery(&world, 1, "psst"), Some(Delivery::Delivered { have: 1, of: 1 }));
    let me = world.user(1);
    world.command(2, Command::Seen(Thread::Private(me))).unwrap();
    world.run_for(1_000);
    assert_eq!(delivery(&world, 1, "psst"), Some(Delivery::Read { read: 1, of: 1 }));
    assert!(!world.pages[3].screen.ever.contains("psst") && !world.pages[0].screen.ever.contains("psst"));
}

#[test]
fn who_is_there_and_who_writes_is_seen_through_the_hub() {
    let mut world = star(4);
    for page in 0..4 {
        world.command(page, Command::Attend(page == 2)).unwrap();
    }
    world.run_for(1_000);
    let presence =
        |world: &World, page: usize, of: u8| world.pages[page].screen.presence.get(&world.user(of)).copied();
    for page in [0, 1, 3] {
        assert_eq!(presence(&world, page, 2), Some(Presence::Online));
    }
    assert_eq!(presence(&world, 3, 1), Some(Presence::Away));
    world.command(1, Command::Typing { thread: Thread::Room, active: true }).unwrap();
    world.run_for(500);
    for page in [0, 2, 3] {
        let writers: Vec<PeerId> =
            world.pages[page].screen.writers.iter().map(|writer| writer.peer).collect();
        assert_eq!(writers, [world.secret(1).id()], "page {page}");
    }
    // In private: to that one alone, past the hub.
    let with = world.user(3);
    world.command(1, Command::Typing { thread: Thread::Private(with), active: true }).unwrap();
    world.run_for(500);
    let places = |page: usize| world.pages[page].screen.writers.iter().map(|w| w.thread).collect::<Vec<_>>();
    assert_eq!((places(0), places(2)), (vec![], vec![]));
    assert_eq!(places(3), [Thread::Private(world.user(1))]);
    // Who is gone is not believed to be there for long.
    world.kill(2);
    world.run_for(45_000);
    assert!(matches!(presence(&world, 1, 2), Some(Presence::Offline { .. })));
}

#[test]
fn without_the_hub_everybody_waits_and_nothing_is_lost() {
    let mut world = star(5);
    world.kill(0);
    world.run_for(20_000);
    say(&mut world, 1, "kept");
    world.run_for(60_000);
    for page in 1..4 {
        assert_eq!(world.open_links(page), BTreeSet::new());
        for other in (1..4).filter(|other| usize::from(*other) != page) {
            assert_eq!(status(&world, page, other), Some(LinkStatus::WaitsForHub));
        }
        assert_eq!(status(&world, page, 0), None);
    }
    assert_eq!(delivery(&world, 1, "kept"), Some(Delivery::Saved), "and nobody is asked about it");
    assert_eq!(texts(&world, 2), [""; 0]);
    let before = connections(&world);
    world.run_for(600_000);
    assert_eq!(connections(&world), before, "nobody tries anything meanwhile");
    let hub = world.open_page(0);
    world.run_for(5_000);
    for page in [1, 2, 3, hub] {
        assert_eq!(texts(&world, page), ["kept"]);
    }
    assert_eq!(delivery(&world, 1, "kept"), Some(Delivery::Delivered { have: 3, of: 3 }));
    check(&world);
}

#[test]
fn a_newcomer_is_let_into_a_star_by_the_hub_and_keeps_that_link_alone() {
    let mut world = star(6);
    say(&mut world, 2, "before");
    world.run_for(1_000);
    let new = world.open_page(4);
    world.run_for(6_000);
    assert_eq!(texts(&world, new), ["before"]);
    check(&world);
    say(&mut world, new, "hello");
    world.run_for(2_000);
    assert_eq!(delivery(&world, new, "hello"), Some(Delivery::Delivered { have: 4, of: 4 }));
    assert_eq!(status(&world, 1, 4), Some(LinkStatus::ThroughHub));
}

#[test]
fn a_newcomer_without_a_hub_reads_what_is_there_and_then_waits_like_everybody() {
    let mut world = star(7);
    say(&mut world, 2, "before");
    world.run_for(1_000);
    world.kill(0);
    world.run_for(20_000);
    let new = world.open_page(4);
    world.run_for(40_000);
    assert_eq!(texts(&world, new), ["before"]);
    for page in [1, 2, 3, new] {
        assert_eq!(world.open_links(page), BTreeSet::new(), "page {page}");
    }
    assert_eq!(status(&world, new, 1), Some(LinkStatus::WaitsForHub));
}

#[test]
fn another_page_of_the_owner_is_the_hub_while_the_first_is_away() {
    let mut world = World::new(8);
    world.owners.extend([(0, 0), (3, 0)]);
    for device in 0..4 {
        world.open_page(device);
    }
    world.run_for(3_000);
    // Also from there it can be decided.
    set(&mut world, 3, Topology::Star);
    world.run_for(3_000);
    let (first, second) = (world.secret(0).id(), world.secret(3).id());
    assert_eq!(world.open_links(3), BTreeSet::from([first]));
    world.kill(0);
    world.run_for(20_000);
    for page in [1, 2] {
        assert_eq!(world.open_links(page), BTreeSet::from([second]));
    }
    say(&mut world, 1, "hello");
    world.run_for(1_000);
    assert_eq!(texts(&world, 2), ["hello"]);
    assert_eq!(delivery(&world, 1, "hello"), Some(Delivery::Delivered { have: 2, of: 2 }));
    world.open_page(0);
    world.run_for(10_000);
    for page in [1, 2, 3] {
        assert_eq!(world.open_links(page), BTreeSet::from([first]), "page {page}");
    }
    let before = connections(&world);
    world.run_for(120_000);
    assert_eq!(connections(&world), before, "and it stays so");
}

#[test]
fn a_device_of_the_owner_that_nobody_knows_yet_becomes_the_hub() {
    let mut world = star(9);
    world.owners.extend([(0, 0), (4, 0)]);
    world.kill(0);
    world.run_for(20_000);
    let new = world.open_page(4);
    world.run_for(20_000);
    for page in [1, 2, 3] {
        assert_eq!(world.open_links(page), BTreeSet::from([world.secret(4).id()]), "page {page}");
    }
    say(&mut world, 1, "hello");
    world.run_for(1_000);
    for page in [2, 3, new] {
        assert_eq!(texts(&world, page), ["hello"]);
    }
}

#[test]
fn a_star_holds_while_the_server_is_down() {
    let mut world = star(10);
    let before = connections(&world);
    world.server_stops();
    world.run_for(120_000);
    check(&world);
    say(&mut world, 1, "hello");
    world.run_for(1_000);
    assert_eq!(delivery(&world, 1, "hello"), Some(Delivery::Delivered { have: 3, of: 3 }));
    assert_eq!(status(&world, 2, 3), Some(LinkStatus::ThroughHub), "the hub tells who is there");
    assert_eq!(connections(&world), before);
    // Who leaves is gone for those who have only the hub's word for it.
    world.kill(3);
    world.run_for(40_000);
    assert_eq!(status(&world, 2, 3), None);
}

#[test]
fn who_asks_is_let_into_a_star_by_a_moderator_who_is_not_the_hub() {
    let mut world = star(11);
    let moderator = Command::SetRole { user: world.user(1), role: Some(Role::Moderator) };
    world.command(0, moderator).unwrap();
    world.command(0, Command::Close).unwrap();
    world.run_for(3_000);
    let new = world.open_page(4);
    world.run_for(3_000);
    let user = world.user(4);
    say(&mut world, new, "may I?");
    world.command(1, Command::SetRole { user, role: Some(Role::Member) }).unwrap();
    world.run_for(8_000);
    check(&world);
    for page in [0, 1, 2, 3, new] {
        assert_eq!(texts(&world, page), ["may I?"], "page {page}");
    }
    // And out again: the hub alone has a link to take away.
    world.command(1, Command::SetRole { user, role: None }).unwrap();
    world.run_for(3_000);
    assert_eq!(world.open_links(new), BTreeSet::new());
    say(&mut world, 2, "without you");
    world.run_for(3_000);
    assert_eq!(texts(&world, new), ["may I?"]);
}

#[test]
fn everybody_who_lacks_keys_gets_them_once() {
    let mut world = star(12);
    world.command(0, Command::Close).unwrap();
    world.run_for(3_000);
    say(&mut world, 0, "under a later key");
    world.run_for(3_000);
    let new = world.open_page(4);
    world.run_for(3_000);
    let user = world.user(4);
    world.command(0, Command::SetRole { user, role: Some(Role::Member) }).unwrap();
    world.run_for(20_000);
    assert_eq!(texts(&world, new), ["under a later key"]);
    let counted = world.pages[0].engine.counted();
    let own = |device: u8| {
        counted.count(&room::LogId { author: world.secret(device).id(), stream: room::Stream::main() })
    };
    assert!((1..4).map(own).all(|len| len <= 2), "those who could have given them as well, did not");
}

#[test]
fn what_is_switched_off_is_not_passed_on_either() {
    for seed in 0..10 {
        let mut world = World::new(seed);
        world.owners.extend([(1, 1), (2, 1)]);
        world.jitter_ms = 100;
        for device in 0..5 {
            world.open_page(device);
        }
        world.run_for(3_000);
        let off = Privacy { read: false, typing: false, presence: false };
        for page in [1, 2] {
            world.command(page, Command::Let(off)).unwrap();
        }
        set(&mut world, 0, Topology::Star);
        world.run_for(4_000);
        world.heard = Some(Vec::new());
        let me = world.user(1);
        for _ in 0..20 {
            let author = [0, 3, 4][world.below(3) as usize];
            let to = [Thread::Room, Thread::Private(me)][world.below(2) as usize];
            let text = format!("{}", world.serial);
            say_to(&mut world, author, &text, to);
            let reader = 1 + world.below(2) as usize;
            let (with, here) = (world.user(author as u8), world.below(2) == 0);
            world.command(reader, Command::Attend(here)).unwrap();
            for thread in [Thread::Room, Thread::Private(with)] {
                world.command(reader, Command::Typing { thread, active: true }).unwrap();
                world.command(reader, Command::Seen(thread)).unwrap();
            }
            let wait = u64::from(world.below(5_000));
            world.run_for(wait);
            if world.below(8) == 0 {
                world.input(reader, Input::NetworkChanged);
            }
        }
        world.run_for(2_000);
        let (mut others, mut among_own) = (0, 0);
        let heard = world.heard.take().unwrap();
        for (from, to, message) in heard.into_iter().filter(|(from, ..)| [1, 2].contains(from)) {
            // What it says, whoever it is for.
            let (to, message) = match message {
                PeerMessage::Passed(passed) if passed.from == world.secret(from).id() => {
                    let said =
                        (0..5).find_map(|device| passed.open(&world.keys.room_id, &world.device(device)));
                    (passed.to, said.unwrap())
                }
                PeerMessage::Passed(_) => continue,
                message => (Some(to), message),
            };
            let telling = match &message {
                PeerMessage::Read(counts) => !counts.is_empty(),
                PeerMessage::ReadIn { .. } | PeerMessage::Looked { .. } => true,
                PeerMessage::Typing { .. } | PeerMessage::Writing { .. } => true,
                PeerMessage::Presence(told) => *told != Attendance::Untold,
                _ => false,
            };
            let own = to.is_some_and(|to| [1, 2].map(|device| world.secret(device).id()).contains(&to));
            others += usize::from(telling && !own);
            among_own += usize::from(telling && own);
        }
        assert_eq!(others, 0, "seed {seed}");
        assert!(among_own > 0, "seed {seed}: the other device is told all the same");
        let unread = [1, 2].map(|page: usize| {
            let screen = &world.pages[page].screen;
            let threads: Vec<_> =
                screen.threads.iter().map(|thread| (thread.thread, thread.unread)).collect();
            (screen.unread, threads)
        });
        assert_eq!(unread[0], unread[1], "seed {seed}");
    }
}

#[test]
fn links_do_not_come_and_go_while_people_do() {
    let mut world = star(13);
    for round in 0..10 {
        world.kill(if round == 0 { 3 } else { world.pages.len() - 1 });
        world.run_for(15_000);
        world.open_page(3);
        world.run_for(15_000);
    }
    let made = connections(&world);
    // One to each at first and the hub's for good; to the hub one for each time somebody came.
    assert!(made[1] <= 4 && made[2] <= 4, "{made:?}");
    check(&world);
}
