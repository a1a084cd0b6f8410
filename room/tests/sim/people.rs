//! Stories about people rather than pages: who is there, what they let others learn, and several devices of one of them.

use room::{Attendance, Command, Input, PeerMessage, Presence, Privacy, Thread, UserId};

use crate::world::World;

fn say(world: &mut World, page: usize, to: Thread) {
    let text = format!("{page}:{}", world.serial);
    world.serial += 1;
    let _ = world.command(page, Command::Say { text, reply_to: None, to });
}

/// Somebody goes by another name from now on, and by it when they come again.
pub fn rename(world: &mut World, page: usize) {
    let name = format!("name {}", world.serial);
    world.serial += 1;
    if world.command(page, Command::Rename(name.clone())).is_ok() {
        world.names.insert(world.pages[page].device, name);
    }
}

fn attend(world: &mut World, page: usize, here: bool) {
    world.command(page, Command::Attend(here)).unwrap();
}

fn presence(world: &World, page: usize, of: UserId) -> Option<Presence> {
    world.pages[page].screen.presence.get(&of).copied()
}

#[test]
fn presence_is_seen_through_loss_and_ends_everywhere() {
    for seed in 0..20 {
        let mut world = World::new(seed);
        (world.frame_loss, world.jitter_ms) = (40, 400);
        let pages: Vec<usize> = (0..4).map(|device| world.open_page(device)).collect();
        world.run_for(2_000);
        pages.iter().for_each(|page| attend(&mut world, *page, true));
        let (gone, cut) = (world.user(3), world.user(2));
        let mut online = [false; 4];
        for _ in 0..400 {
            world.run_for(1_000);
            for (n, (page, user)) in [(0, gone), (0, cut), (1, gone), (1, cut)].into_iter().enumerate() {
                online[n] |= presence(&world, page, user) == Some(Presence::Online);
            }
        }
        assert_eq!(online, [true; 4], "seed {seed}");

        // One is killed; the path from another to everybody is cut, and the server, who has it in the room, cannot know.
        world.kill(pages[3]);
        world.cut_off(2, 0);
        world.cut_off(2, 1);
        world.run_for(45_000);
        for page in [0, 1] {
            for user in [gone, cut] {
                let shown = presence(&world, page, user);
                let seen = matches!(shown, Some(Presence::Offline { seen_unix_ms: Some(_) }));
                assert!(seen, "seed {seed}: {page} sees {shown:?}");
            }
        }
        assert!(matches!(presence(&world, 2, world.user(0)), Some(Presence::Offline { .. })), "seed {seed}");

        // A page that is opened again still knows.
        let before = presence(&world, 0, gone);
        world.kill(pages[0]);
        let again = world.open_page(0);
        assert!(
            matches!((before, presence(&world, again, gone)), (Some(a), Some(b)) if a == b),
            "seed {seed}"
        );
    }
}

#[test]
fn what_is_switched_off_never_leaves_the_persons_devices() {
    for seed in 0..20 {
        let mut world = World::new(seed);
        world.owners.extend([(1, 1), (2, 1)]);
        world.heard = Some(Vec::new());
        world.jitter_ms = 100;
        let pages: Vec<usize> = (0..4).map(|device| world.open_page(device)).collect();
        let off = Privacy { read: false, typing: false, presence: false };
        for page in [1, 2] {
            world.command(pages[page], Command::Let(off)).unwrap();
        }
        world.run_for(3_000);
        let me = world.user(1);
        for _ in 0..30 {
            let author = [0, 3][world.below(2) as usize];
            let to = [Thread::Room, Thread::Private(me)][world.below(2) as usize];
            say(&mut world, pages[author], to);
            let reader = pages[1 + world.below(2) as usize];
            let with = world.user(author as u8);
            let (here, wait) = (world.below(2) == 0, u64::from(world.below(5_000)));
            attend(&mut world, reader, here);
            for thread in [Thread::Room, Thread::Private(with)] {
                world.command(reader, Command::Typing { thread, active: true }).unwrap();
                world.command(reader, Command::Seen(thread)).unwrap();
            }
            world.run_for(wait);
            if world.below(8) == 0 {
                world.input(reader, Input::NetworkChanged);
            }
        }
        let own = [1, 2].map(|device| world.secret(device).id());
        let (mut others, mut among_own) = (0, 0);
        for (_, to, message) in world.heard.iter().flatten().filter(|(from, ..)| [1, 2].contains(from)) {
            let telling = match message {
                PeerMessage::Read(counts) => !counts.is_empty(),
                PeerMessage::ReadIn { .. } | PeerMessage::Looked { .. } => true,
                PeerMessage::Typing { .. } | PeerMessage::Writing { .. } => true,
                PeerMessage::Presence(told) => *told != Attendance::Untold,
                _ => false,
            };
            others += usize::from(telling && !own.contains(to));
            among_own += usize::from(telling && own.contains(to));
        }
        assert_eq!(others, 0, "seed {seed}");
        assert!(among_own > 0, "seed {seed}: the other device is told all the same");
    }
}

#[test]
fn two_devices_of_one_person_end_with_the_same_unread() {
    for seed in 0..60 {
        let mut world = World::new(seed);
        world.owners.extend([(1, 1), (2, 1)]);
        world.jitter_ms = [0, 400][world.below(2) as usize];
        for device in 0..4 {
            world.open_page(device);
        }
        world.run_for(5_000);
        let me = world.user(1);
        for _ in 0..30 {
            let device = [0, 1, 2, 3][world.below(4) as usize];
            let Some(page) = world.page_of(world.secret(device).id()) else {
                world.open_page(device);
                continue;
            };
            let own = [1, 2].contains(&device);
            let other = [0, 3][world.below(2) as usize];
            match world.below(10) {
                0..=3 if !own => {
                    let to = [Thread::Room, Thread::Private(me)][world.below(2) as usize];
                    say(&mut world, page, to);
                }
                0..=3 => {
                    let with = world.user(other);
                    let thread = [Thread::Room, Thread::Private(with)][world.below(2) as usize];
                    world.command(page, Command::Seen(thread)).unwrap();
                }
                4 => say(&mut world, page, Thread::Room),
                5 => {
                    let to = world.below(4) as usize;
                    world.cut_off(page, to);
                }
                6 => world.heal(),
                7 => world.kill(page),
                8 => {
                    let told = world.below(2) == 0;
                    world.command(page, Command::Let(Privacy { read: told, ..Privacy::default() })).unwrap();
                }
                _ => {}
            }
            let wait = [50, 1_000, 20_000][world.below(3) as usize];
            world.run_for(wait);
        }
        world.heal();
        for device in 0..4 {
            if world.page_of(world.secret(device).id()).is_none() {
                world.open_page(device);
            }
        }
        world.run_for(120_000);
        let unread = [1, 2].map(|device| {
            let page = world.page_of(world.secret(device).id()).unwrap();
            let screen = &world.pages[page].screen;
            let threads: Vec<_> =
                screen.threads.iter().map(|thread| (thread.thread, thread.unread)).collect();
            (screen.unread, threads)
        });
        assert_eq!(unread[0], unread[1], "seed {seed}");
        // One look at either settles both.
        let page = world.page_of(world.secret(2).id()).unwrap();
        world.command(page, Command::Seen(Thread::Room)).unwrap();
        world.run_for(1_000);
        let other = world.page_of(world.secret(1).id()).unwrap();
        assert_eq!(world.pages[other].screen.unread.count, 0, "seed {seed}");
    }
}

#[test]
fn everybody_goes_by_the_name_they_gave_last() {
    for seed in 0..100 {
        let mut world = World::new(seed);
        world.jitter_ms = [0, 400][world.below(2) as usize];
        for device in 0..4 {
            world.open_page(device);
        }
        world.run_for(3_000);
        for _ in 0..30 {
            let device = world.below(4) as u8;
            let Some(page) = world.page_of(world.secret(device).id()) else {
                world.open_page(device);
                continue;
            };
            match world.below(10) {
                0..=2 => rename(&mut world, page),
                3 | 4 => say(&mut world, page, Thread::Room),
                5 => {
                    let to = world.below(4) as usize;
                    world.cut_off(page, to);
                }
                6 => world.heal(),
                7 => world.kill(page),
                8 => {
                    let full = world.below(2) == 0;
                    world.disk(device).full = full;
                }
                _ => world.input(page, Input::NetworkChanged),
            }
            let wait = [5, 50, 1_000, 20_000][world.below(4) as usize];
            world.run_for(wait);
        }
        world.heal();
        for device in 0..4 {
            world.disk(device).full = false;
            if world.page_of(world.secret(device).id()).is_none() {
                world.open_page(device);
            }
        }
        world.run_for(150_000);
        for page in world.alive() {
            let screen = &world.pages[page].screen;
            for device in 0..4 {
                let (peer, name) = (world.secret(device).id(), world.name(device));
                let listed = screen.names.get(&peer).filter(|_| peer != world.pages[page].id);
                assert!(listed.is_none_or(|listed| *listed == name), "seed {seed}: {listed:?} is {name}");
                assert_eq!(listed.is_none(), peer == world.pages[page].id, "seed {seed}");
                let written = screen.messages.values().filter(|message| message.id.author == peer);
                for message in written {
                    assert_eq!(message.author_name, name, "seed {seed}: what {page} sees {device} wrote");
                }
                let member = screen.members.iter().find(|member| member.user == world.user(device));
                assert_eq!(member.map(|member| &member.name), Some(&name), "seed {seed}: to {page}");
            }
        }
    }
}
