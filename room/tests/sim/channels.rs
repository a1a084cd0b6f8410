//! Channels made, named, put away and written in while the room is cut in pieces, and what must have come of it.

use room::{ChannelChange, ChannelId, Command, Message, Standing, Thread, ThreadInfo};

use crate::ending::honest;
use crate::members;
use crate::screen::Screen;
use crate::world::World;

/// Somebody makes a channel.
pub fn make(world: &mut World, page: usize) {
    let title = format!("channel {}", world.serial);
    world.serial += 1;
    // Refused to readers and while the disk is full.
    let _ = world.command(page, Command::MakeChannel { title, purpose: "a purpose".to_owned() });
}

/// Somebody names a channel, or puts it away or brings it back; refused to who neither made it nor decides.
pub fn change(world: &mut World, page: usize) {
    let Some(channel) = any(world, page) else { return };
    let change = match world.below(3) {
        0 => ChannelChange::Archived(false),
        1 => ChannelChange::Archived(true),
        _ => {
            world.serial += 1;
            ChannelChange::Named { title: format!("renamed {}", world.serial), purpose: String::new() }
        }
    };
    let _ = world.command(page, Command::ChangeChannel { channel, change });
}

/// Somebody writes in a channel.
pub fn say(world: &mut World, page: usize) {
    let Some(channel) = any(world, page) else { return };
    let text = format!("in a channel {}", world.serial);
    world.serial += 1;
    let secret = members::kept_from(world, page, &text);
    let command = Command::Say { text, reply_to: None, to: Thread::Channel(channel) };
    // Refused where it was put away.
    if world.command(page, command).is_ok() {
        world.secrets.extend(secret);
    }
}

/// Somebody looks at a channel.
pub fn look(world: &mut World, page: usize) {
    if let Some(channel) = any(world, page) {
        let _ = world.command(page, Command::Seen(Thread::Channel(channel)));
    }
}

fn any(world: &mut World, page: usize) -> Option<ChannelId> {
    let count = channels(&world.pages[page].screen).count() as u32;
    let nth = if count == 0 { return None } else { world.below(count) as usize };
    channels(&world.pages[page].screen).nth(nth)?.thread.channel()
}

fn channels(screen: &Screen) -> impl Iterator<Item = &ThreadInfo> {
    screen.threads.iter().filter(|info| info.channel.is_some())
}

/// Everybody honest has the same channels; every message of one stands in one that there is; and what is new is what was not looked at,
/// no more and no less.
pub fn check(world: &mut World) {
    let honest = honest(world);
    let agreed = |page: usize| {
        let all = channels(&world.pages[page].screen);
        let mut all: Vec<_> =
            all.map(|info| (info.thread, info.name.clone(), info.channel.clone())).collect();
        all.sort_by_key(|(thread, ..)| *thread);
        all
    };
    if let Some((first, rest)) = honest.split_first() {
        for page in rest {
            assert_eq!(agreed(*page), agreed(*first), "pages {page} and {first} have other channels");
        }
    }
    for page in &honest {
        let screen = &world.pages[*page].screen;
        for message in screen.messages.values().filter(|message| message.thread.channel().is_some()) {
            let there = screen.threads.iter().any(|info| info.thread == message.thread);
            assert!(there, "page {page} shows {:?} in no channel", message.id);
        }
        let inside = matches!(screen.standing, Some(Standing::In(_)));
        let threads: Vec<Thread> = screen.threads.iter().map(|info| info.thread).collect();
        for thread in threads.into_iter().filter(|_| inside) {
            let screen = &world.pages[*page].screen;
            let others = |m: &&Message| m.thread == thread && !m.own && !m.deleted;
            let others = screen.messages.values().filter(others).count() as u32;
            let new = unread(screen, thread);
            assert!(new <= others, "page {page}: more is new in {thread:?} than there is");
            let _ = world.command(*page, Command::Seen(thread));
            assert_eq!(unread(&world.pages[*page].screen, thread), 0, "page {page} looked at {thread:?}");
        }
    }
}

fn unread(screen: &Screen, thread: Thread) -> u32 {
    screen.threads.iter().find(|info| info.thread == thread).map_or(0, |info| info.unread.count)
}
