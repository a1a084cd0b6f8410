//! What must have come of a run, whatever happened in it.

use std::collections::BTreeSet;

use room::{Command, Delivery, Message, PeerId, Standing, Thread};

use crate::screen::Screen;
use crate::world::{Page, World};
use crate::{channels, members, polls, stars};

/// Edited messages whose earlier texts are compared: looking at one checks a signature, which takes its time.
const LOOKED_AT: usize = 4;

/// Own operations that nobody else has stored are in the outbox of the device they were written on, or before one that is: nobody
/// can have that one without them. (A message that is given up leaves the outbox; its deletion is there.)
pub fn check_outboxes(world: &World) {
    // Who lies about what they have empties an outbox; the log still gives it to everybody else.
    if world.disks.keys().any(|device| world.is_hostile(*device)) {
        return;
    }
    for (device, disk) in &world.disks {
        let me = world.secret(*device).id();
        let outbox = disk.storage.load_now(&world.keys.room_id).outbox;
        let waiting: BTreeSet<u64> =
            outbox.iter().filter(|e| e.key.author == me).map(|e| e.key.seq).collect();
        for seq in disk.of(me) {
            let elsewhere = world.disks.iter().any(|(other, disk)| other != device && disk.has(me, seq));
            assert!(
                elsewhere || waiting.range(seq..).next().is_some(),
                "operation {seq} of device {device} is nowhere else and not in its outbox"
            );
        }
    }
}

/// Everything heals, everybody comes back; then all have the same, and have all of it.
pub fn settle_and_check(world: &mut World) {
    world.server_up = true;
    world.loss = 0;
    world.heal();
    let devices: Vec<u8> = world.disks.keys().copied().collect();
    for device in &devices {
        world.disk(*device).full = false;
        let id = world.secret(*device).id();
        if world.page_of(id).is_none() {
            world.open_page(*device);
        }
    }
    world.run_for(10_000);
    members::let_in(world);
    for page in world.alive() {
        for id in world.pages[page].screen.attention() {
            let _ = world.command(page, Command::Retry(id));
        }
    }
    // Backoff, the interruption of a link and the outbox all have their say within this time.
    world.run_for(150_000);
    check_people(world);
    stars::check(world);
    check_logs(world);
    check_outboxes(world);
    check_delivery(world);
    members::check(world);
    channels::check(world);
    polls::check(world);
}

/// The pages that keep the rules and are in the room, as its owner sees it.
pub fn honest(world: &World) -> Vec<usize> {
    let owner = world.page_of(world.secret(0).id()).unwrap();
    let screen = &world.pages[owner].screen;
    let inside = |page: &usize| {
        let page = &world.pages[*page];
        // Whom the owner has not heard of asks, if newcomers do.
        let standing = screen.standings.get(&page.id);
        !page.hostile && standing.map_or(!screen.room.closed, |standing| matches!(standing, Standing::In(_)))
    };
    world.alive().into_iter().filter(inside).collect()
}

/// Everybody honest is linked to everybody honest, by a link of their own or through the hub, and nobody honest was blamed.
fn check_people(world: &World) {
    let honest = honest(world);
    let ids: BTreeSet<PeerId> = honest.iter().map(|page| world.pages[*page].id).collect();
    for page in &honest {
        let page = &world.pages[*page];
        for other in honest.iter().map(|other| &world.pages[*other]).filter(|other| other.id != page.id) {
            let (us, them) = (page.id, other.id);
            let expected = stars::expected(world, us, them);
            assert_eq!(page.screen.status.get(&them), Some(&expected), "{us:?} to {them:?}");
            let name = world.name(other.device);
            assert_eq!(page.screen.names.get(&them), Some(&name), "{them:?} as {us:?} sees them");
        }
        let blamed: Vec<_> =
            page.screen.misbehaved.union(&page.screen.forked).filter(|id| ids.contains(id)).collect();
        assert!(blamed.is_empty(), "{:?} blames {blamed:?}", page.id);
        assert_eq!(page.screen.missing, 0, "{:?} still waits for something", page.id);
    }
}

/// All honest replicas count the same, show the same, and have everything that any honest device ever stored.
fn check_logs(world: &World) {
    let honest = honest(world);
    let Some(first) = honest.first() else { return };
    let counted = world.pages[*first].engine.counted();
    for page in &honest {
        let page = &world.pages[*page];
        assert_eq!(page.engine.counted(), counted, "{:?} counts otherwise", page.id);
    }
    // Who came where newcomers read nothing older has it all and can read a part.
    let reads_all = |page: &usize| world.pages[*page].screen.room.unreadable == 0;
    let honest: Vec<usize> =
        honest.into_iter().filter(|page| !world.partial_history || reads_all(page)).collect();
    let Some((first, rest)) = honest.split_first() else { return };
    let first = &world.pages[*first];
    for page in rest {
        let page = &world.pages[*page];
        assert_eq!(page.screen.room.unreadable, first.screen.room.unreadable, "{:?}", page.id);
        let (ours, theirs) = (page.screen.agreed(), first.screen.agreed());
        let only =
            |a: &[Message], b: &[Message]| a.iter().filter(|m| !b.contains(m)).cloned().collect::<Vec<_>>();
        let (more, less) = (only(&ours, &theirs), only(&theirs, &ours));
        assert!(more.is_empty() && less.is_empty(), "{:?}: {more:?}\n{:?}: {less:?}", page.id, first.id);
        assert_eq!(ours, theirs, "in another order");
        let pins = |screen: &Screen| screen.pins.get(&Thread::Room).cloned();
        assert_eq!(pins(&page.screen), pins(&first.screen), "{:?}, {:?}", page.id, first.id);
        for message in theirs.iter().filter(|message| message.edited).take(LOOKED_AT) {
            let texts = |page: &Page| page.engine.message_details(message.id).map(|d| (d.hash, d.versions));
            assert_eq!(texts(page), texts(first), "earlier texts of {:?}", message.id);
        }
        let (ours, theirs) = (&page.screen.room, &first.screen.room);
        assert_eq!((&ours.title, ours.owner), (&theirs.title, theirs.owner), "{:?}, {:?}", page.id, first.id);
    }
    let inside: BTreeSet<u8> = honest.iter().map(|page| world.pages[*page].device).collect();
    for page in &honest {
        let page = &world.pages[*page];
        for (other, disk) in world.disks.iter().filter(|(device, _)| inside.contains(*device)) {
            let author = world.secret(*other).id();
            for seq in disk.of(author) {
                let key = room::LogId { author, stream: room::Stream::main() };
                assert!(counted.count(&key) > seq, "{:?} lacks operation {seq} of device {other}", page.id);
            }
            let own = world.page_of(author).map(|page| &world.pages[page].screen.messages);
            let private =
                |id| own.and_then(|own| own.get(id)).is_some_and(|message| message.thread.is_private());
            for (id, text) in disk.promised.iter().filter(|(id, _)| !private(id)) {
                assert_eq!(
                    page.screen.messages.get(id).map(|message| &message.text),
                    Some(text),
                    "{:?} lacks what device {other} showed as saved",
                    page.id
                );
            }
        }
        assert_eq!(page.screen.room.asked_title, None, "{:?} waits for its owner's answer", page.id);
    }
}

/// Everybody sees that everybody has it.
fn check_delivery(world: &World) {
    let honest = honest(world);
    let others = honest.len() as u32 - 1;
    for page in honest.iter().filter(|_| others > 0) {
        for message in
            world.pages[*page].screen.messages.values().filter(|message| !message.thread.is_private())
        {
            let arrived = match message.delivery {
                Some(Delivery::Delivered { have, of }) => have >= others && of >= have,
                Some(Delivery::Read { read, of }) => read > 0 && of >= others,
                Some(_) => false,
                None => true,
            };
            let topology = world.pages[*page].screen.room.topology;
            assert!(
                arrived,
                "page {page} in a {topology:?}: {:?} {:?} {:?}",
                message.delivery,
                message.id,
                world.pages[*page].engine.message_details(message.id).map(|d| d.holders)
            );
        }
    }
}
