//! Who is in the room: people who decide about others while the room is cut in pieces, and what must have come of it.

use std::collections::BTreeSet;

use room::{
    Command, Delivery, Engine, History, Message, Operation, Output, Role, Standing, StoredRoom, Thread,
    UserId, View,
};

use crate::ending::honest;
use crate::screen::Screen;
use crate::world::World;

/// The owner, or whoever tries, decides something about somebody or about the room.
pub fn decide(world: &mut World, page: usize) {
    let owner = world.page_of(world.secret(0).id());
    let by = owner.filter(|_| world.below(4) > 0).unwrap_or(page);
    let devices: Vec<u8> = world.disks.keys().copied().filter(|device| *device > 0).collect();
    if devices.is_empty() {
        return;
    }
    let device = devices[world.below(devices.len() as u32) as usize];
    let user = world.user(device);
    let command = match world.below(12) {
        0 | 1 => Command::SetRole { user, role: None },
        2 => Command::SetRole { user, role: Some(Role::Reader) },
        3 | 4 => Command::SetRole { user, role: Some(Role::Moderator) },
        5..=8 => Command::SetRole { user, role: Some(Role::Member) },
        9 => Command::Close,
        10 => Command::SetHistory(History::FromArrival),
        _ => Command::SetHistory(History::Shared),
    };
    let partial = command == Command::SetHistory(History::FromArrival);
    let screen = &world.pages[by].screen;
    let removed = screen.standings.get(&world.secret(device).id()) == Some(&Standing::Removed);
    let back_in = removed && matches!(command, Command::SetRole { role: Some(_), .. });
    // Refused to who may not decide it.
    let decided = world.command(by, command).is_ok();
    world.partial_history |= decided && partial;
    if back_in && decided {
        world.let_back_in.insert(device);
    }
}

/// Says something to somebody alone.
pub fn whisper(world: &mut World, page: usize, to: usize) {
    let to = world.pages[to].device;
    let text = format!("hush {}", world.serial);
    world.serial += 1;
    let me = world.pages[page].device;
    let command = Command::Say { text: text.clone(), reply_to: None, to: Thread::Private(world.user(to)) };
    if world.command(page, command).is_ok() {
        let others: Vec<u8> = world.disks.keys().copied().filter(|d| *d != me && *d != to).collect();
        world.secrets.extend(others.into_iter().map(|other| (other, text.clone())));
    }
}

/// Looks at what somebody wrote in private.
pub fn look(world: &mut World, page: usize) {
    let with = world.pages[page].screen.messages.values().find_map(|message| message.thread.with());
    if let Some(with) = with {
        let _ = world.command(page, Command::Seen(Thread::Private(with)));
    }
}

/// From whom `text`, written now, is kept: those of whom the writer knows that they were removed.
pub fn kept_from(world: &World, page: usize, text: &str) -> Vec<(u8, String)> {
    let screen = &world.pages[page].screen;
    let out = |device: &u8| screen.standings.get(&world.secret(*device).id()) == Some(&Standing::Removed);
    world.disks.keys().copied().filter(out).map(|device| (device, text.to_owned())).collect()
}

/// In half of the runs everybody honest is let in again before the end.
pub fn let_in(world: &mut World) {
    let owner = world.page_of(world.secret(0).id()).unwrap();
    if world.below(2) == 0 {
        return;
    }
    for device in world.disks.keys().copied().collect::<Vec<_>>() {
        let id = world.secret(device).id();
        let standing = world.pages[owner].screen.standings.get(&id).copied();
        // Who came by another way is not known yet and asks, if newcomers do.
        let out = standing.is_none_or(|standing| !matches!(standing, Standing::In(_)));
        if out && !world.is_hostile(device) {
            let user = world.user(device);
            let _ = world.command(owner, Command::SetRole { user, role: Some(Role::Member) });
        }
    }
}

/// Everybody inside knows the same about everybody; nobody reads what is not theirs, even with everything that others have; and who
/// was removed changes nothing more.
pub fn check(world: &mut World) {
    check_agreement(world);
    check_restart(world);
    check_threads(world);
    check_secrets(world);
    check_injection(world);
}

fn standings(screen: &Screen) -> Vec<(UserId, Standing)> {
    screen.members.iter().map(|member| (member.user, member.standing)).collect()
}

/// A page that is loaded anew shows what it showed before.
fn check_restart(world: &mut World) {
    for page in honest(world) {
        let (device, id) = (world.pages[page].device, world.pages[page].id);
        let stored = world.disks[&device].storage.load_now(&world.keys.room_id);
        let (config, forked) = (world.config(device, world.pages[page].skew_ms), !stored.forks.is_empty());
        let mut engine = Engine::new(world.now, config, stored);
        let mut again = Screen::default();
        while let Some(output) = engine.poll() {
            if let Output::View(view) = output {
                again.show(id, view);
            }
        }
        let before = &world.pages[page].screen;
        assert_eq!(standings(&again), standings(before), "page {page} knows other members after a restart");
        // Keys that a villain told in what its fork cut off are gone with the page, where nobody passes them on.
        if forked && world.partial_history && again.room.unreadable > before.room.unreadable {
            continue;
        }
        let only =
            |a: &[Message], b: &[Message]| a.iter().filter(|m| !b.contains(m)).cloned().collect::<Vec<_>>();
        let (more, less) = (only(&again.agreed(), &before.agreed()), only(&before.agreed(), &again.agreed()));
        assert!(
            more.is_empty() && less.is_empty(),
            "page {page} after a restart: more {more:?}, less {less:?}"
        );
    }
}

fn check_agreement(world: &World) {
    let honest = honest(world);
    let Some((first, rest)) = honest.split_first() else { return };
    let first = &world.pages[*first].screen;
    for page in rest {
        let screen = &world.pages[*page].screen;
        assert_eq!(standings(screen), standings(first), "page {page} knows other members");
        assert_eq!((screen.room.closed, screen.room.history), (first.room.closed, first.room.history));
    }
    for page in honest {
        let Standing::In(_) = world.pages[page].screen.standing.unwrap() else {
            panic!("page {page} is in and shows {:?}", world.pages[page].screen.standing)
        };
    }
}

/// What two people inside say in private, both have.
fn check_threads(world: &World) {
    let honest = honest(world);
    for page in &honest {
        let page = &world.pages[*page];
        for message in page.screen.messages.values().filter(|m| m.own && m.thread.is_private()) {
            let to = honest
                .iter()
                .find(|other| Some(world.user(world.pages[**other].device)) == message.thread.with());
            let Some(to) = to else { continue };
            let theirs = world.pages[*to].screen.messages.get(&message.id);
            assert_eq!(theirs.map(|m| &m.text), Some(&message.text), "page {to} lacks {:?}", message.id);
        }
    }
}

/// With every operation that anybody inside has, and its own keys, no device reads what was kept from it.
fn check_secrets(world: &mut World) {
    let all = everything(world);
    let owner = world.page_of(world.secret(0).id()).unwrap();
    let devices: BTreeSet<u8> = world.secrets.iter().map(|(device, _)| *device).collect();
    for device in devices {
        let id = world.secret(device).id();
        let removed = world.pages[owner].screen.standings.get(&id) == Some(&Standing::Removed);
        let texts: BTreeSet<String> =
            shown(world, device, &all).into_iter().map(|message| message.text).collect();
        for (_, text) in world.secrets.iter().filter(|(other, _)| *other == device) {
            // Who was let in again has been given what was written meanwhile.
            let kept = removed && !world.let_back_in.contains(&device);
            if kept || text.starts_with("hush") {
                assert!(!texts.contains(text), "device {device} reads {text:?}");
            }
        }
    }
}

/// A removed villain goes on; nothing that it does is seen.
fn check_injection(world: &mut World) {
    let owner = world.page_of(world.secret(0).id()).unwrap();
    let villain = world.alive().into_iter().find(|page| world.pages[*page].hostile);
    let Some(villain) = villain else { return };
    let user = world.user(world.pages[villain].device);
    if world.command(owner, Command::SetRole { user, role: None }).is_err() {
        return;
    }
    world.run_for(30_000);
    let id = world.pages[villain].id;
    let seen = |world: &World| -> Vec<Vec<Message>> {
        let of = |page: &usize| {
            world.pages[*page].screen.agreed().into_iter().filter(|m| m.id.author == id).collect()
        };
        honest(world).iter().map(of).collect()
    };
    let before = seen(world);
    for _ in 0..6 {
        crate::hostile::act(world);
        world.run_for(2_000);
    }
    world.run_for(20_000);
    assert_eq!(seen(world), before, "who was removed is still heard");
}

/// Every operation that anybody inside has.
fn everything(world: &World) -> Vec<Vec<u8>> {
    let room_id = &world.keys.room_id;
    let mut all = std::collections::BTreeMap::new();
    for page in honest(world) {
        for bytes in world.disks[&world.pages[page].device].storage.load_now(room_id).operations {
            all.insert(Operation::decode(&bytes, room_id).unwrap().key(), bytes);
        }
    }
    all.into_values().collect()
}

/// What a device shows that has these operations.
fn shown(world: &mut World, device: u8, operations: &[Vec<u8>]) -> Vec<Message> {
    let stored = StoredRoom { operations: operations.to_vec(), ..StoredRoom::default() };
    let config = world.config(device, 0);
    let mut engine = Engine::new(world.now, config, stored);
    let mut shown = Vec::new();
    while let Some(output) = engine.poll() {
        if let Output::View(View::Messages(messages)) = output {
            shown.extend(messages);
        }
    }
    shown
}

#[test]
fn who_looks_at_a_thread_tells_its_author_though_the_room_was_not_looked_at() {
    let mut world = World::new(1);
    let (ada, bo) = (world.open_page(0), world.open_page(1));
    world.run_for(10_000);
    whisper(&mut world, ada, bo);
    world.run_for(10_000);
    look(&mut world, bo);
    world.run_for(10_000);
    let private = |message: &&Message| message.thread.is_private();
    let delivery = world.pages[ada].screen.messages.values().find(private).map(|m| m.delivery.clone());
    assert_eq!(delivery, Some(Some(Delivery::Read { read: 1, of: 1 })));
}
