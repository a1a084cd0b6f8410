//! A member who breaks the rules: a real engine whose device also says what it should not.

use room::{
    BoxPurpose, Content, Count, DeviceBox, Draft, Epoch, EpochName, Head, History, Operation, Passed, PeerId,
    PeerMessage, Recent, Role, Stream, Thread, Topology,
};

use crate::world::World;

/// Devices from here on are hostile.
pub const FIRST: u8 = 200;

impl World {
    pub fn is_hostile(&self, device: u8) -> bool {
        device >= FIRST
    }
}

/// Opens the villain's page.
pub fn arrive(world: &mut World) {
    world.open_page(FIRST);
    world.run_for(300);
}

/// Does something bad to somebody.
pub fn act(world: &mut World) {
    let (hostile, honest): (Vec<usize>, Vec<usize>) =
        world.alive().into_iter().partition(|page| world.pages[*page].hostile);
    let (Some(villain), false) = (hostile.first().copied(), honest.is_empty()) else {
        return;
    };
    let target = honest[world.below(honest.len() as u32) as usize];
    let target = world.pages[target].id;
    let page = &world.pages[villain];
    let me = page.id;
    let stored = world.disks[&page.device].storage.load_now(&world.keys.room_id).operations;
    let own: Vec<Vec<u8>> = stored.iter().filter(|bytes| key(world, bytes).author == me).cloned().collect();
    let text = format!("evil {}", world.serial);
    let message = match world.below(21) {
        0 => {
            let _ =
                world.command(villain, room::Command::Say { text, reply_to: None, to: room::Thread::Room });
            return;
        }
        // Two histories: another operation of a number that is taken, told to one peer only.
        1..=3 => PeerMessage::Operations(vec![forge(world, villain, &own, &text)]),
        4 => {
            let (first, second) = (forge(world, villain, &own, &text), forge(world, villain, &own, "else"));
            PeerMessage::Fork { first, second }
        }
        // A forged signature, on somebody else's operation.
        5 => match stored.last().cloned() {
            Some(mut bytes) => {
                *bytes.last_mut().unwrap() ^= 1;
                PeerMessage::Operations(vec![bytes])
            }
            None => return,
        },
        // Somebody else's name on our operation.
        6 => match own.last().cloned() {
            Some(mut bytes) => {
                bytes[1..33].copy_from_slice(&target.0);
                PeerMessage::Operations(vec![bytes])
            }
            None => return,
        },
        // A replay of everything, in reverse.
        7 => PeerMessage::Operations(stored.into_iter().rev().take(20).collect()),
        8 => PeerMessage::Operations(vec![vec![1; 600_000]]),
        // An operation of another room.
        9 => PeerMessage::Operations(vec![write(world, villain, "another room", &own, 0, &text)]),
        // Claims to have what nobody has, and to have read it.
        10 => PeerMessage::Have(vec![count(target, u64::MAX), count(me, 1 << 40)]),
        11 => PeerMessage::Read(vec![count(target, u64::MAX)]),
        16 => PeerMessage::Heads(vec![Head {
            author: target,
            stream: Stream::main(),
            next: 1,
            tip: [7; 8],
            fork: Some(0),
        }]),
        // Decides without a right to, and tells keys of its own making, all in a log that is its own.
        12..=15 => {
            let content = presume(world, villain);
            let mut log = own.clone();
            let seq = log.len() as u64;
            let room_id = world.keys.room_id.clone();
            log.push(write_content(world, villain, &room_id, &own, seq, &content));
            PeerMessage::Operations(log)
        }
        // In another's name, unsigned, or too much: for the hub to pass on, or as if we were it.
        18..=20 => PeerMessage::Passed(made_up(world, me, target)),
        _ => PeerMessage::Recent(vec![Recent { depth: u64::MAX, bytes: forge(world, villain, &own, &text) }]),
    };
    world.inject(villain, target, &message.encode());
    if world.below(8) == 0 {
        world.inject(villain, target, &[0xff; 40]);
    }
    if world.below(6) == 0 {
        world.kill(villain);
        let device = world.pages[villain].device;
        world.open_page(device);
    }
}

/// Something to be passed on that nobody said.
fn made_up(world: &mut World, me: PeerId, target: PeerId) -> Passed {
    let author = world.below(world.pages.len() as u32) as usize;
    let author = world.pages[author].id;
    let body = match world.below(4) {
        0 => vec![7; 30_000],
        1 => PeerMessage::Have(vec![count(target, u64::MAX)]).encode(),
        _ => PeerMessage::Writing { thread: Thread::Room, active: true }.encode(),
    };
    Passed {
        from: if world.below(2) == 0 { me } else { author },
        to: (world.below(2) == 0).then_some(target),
        reliable: true,
        run: u64::from(world.below(3)),
        number: u64::from(world.below(9)),
        body,
        signature: [[7; 32]; 2],
    }
}

fn key(world: &World, bytes: &[u8]) -> room::OperationKey {
    Operation::decode(bytes, &world.keys.room_id).unwrap().key()
}

fn count(author: PeerId, next: u64) -> Count {
    Count { author, stream: Stream::main(), next }
}

/// Another operation in the place of one the villain has written, or far ahead of them.
fn forge(world: &mut World, villain: usize, own: &[Vec<u8>], text: &str) -> Vec<u8> {
    let room_id = world.keys.room_id.clone();
    let seq = match world.below(own.len() as u32 + 3) {
        n if n as usize == own.len() + 2 => u64::MAX,
        n => u64::from(n),
    };
    write(world, villain, &room_id, own, seq, text)
}

/// What only others may decide, and keys that nobody asked for.
fn presume(world: &mut World, villain: usize) -> Content {
    let devices: Vec<u8> = world.disks.keys().copied().collect();
    let device = devices[world.below(devices.len() as u32) as usize];
    let (user, peer) = (world.user(device), world.secret(device).id());
    let me = world.user(world.pages[villain].device);
    let devices: Vec<_> = devices.iter().map(|device| world.device(*device).id()).collect();
    match world.below(9) {
        8 => Content::SetTopology(Topology::Star),
        0 => Content::Role { user, role: None, from: Vec::new() },
        1 => Content::Role { user: me, role: Some(Role::Moderator), from: Vec::new() },
        2 => Content::Close { members: vec![me] },
        3 => Content::History(History::FromArrival),
        4 => Content::Revoke { peer, from: vec![count(peer, 1)] },
        n => {
            let key = [world.below(200) as u8; 32];
            let purpose = BoxPurpose::Epochs { author: world.pages[villain].id };
            let room_id = world.keys.room_id.clone();
            // Good boxes, and some that do not open.
            let plain = if n == 5 { [0; 32] } else { key };
            let boxes = devices
                .into_iter()
                .filter_map(|d| DeviceBox::seal(d, &room_id, purpose, &plain, &mut world.rng));
            Content::Keys { epochs: vec![EpochName::of(&key)], boxes: boxes.collect(), drawn: n < 7 }
        }
    }
}

fn write(world: &mut World, villain: usize, room_id: &str, own: &[Vec<u8>], seq: u64, text: &str) -> Vec<u8> {
    let content = Content::Message { text: text.to_owned(), reply_to: None };
    write_content(world, villain, room_id, own, seq, &content)
}

fn write_content(
    world: &mut World,
    villain: usize,
    room_id: &str,
    own: &[Vec<u8>],
    seq: u64,
    content: &Content,
) -> Vec<u8> {
    let secret = world.secret(world.pages[villain].device);
    let prev = seq.checked_sub(1).and_then(|prev| own.get(prev as usize).or(own.last()));
    let prev = prev.map(|bytes| Operation::decode(bytes, &world.keys.room_id).unwrap());
    let body = content.encode();
    // Without a predecessor only the first number is well formed.
    let seq = if prev.is_none() { 0 } else { seq };
    let draft = Draft {
        stream: Stream::main(),
        seq,
        seen: Vec::new(),
        at_unix_ms: 0,
        epoch: Epoch::First,
        body: &body,
    };
    let epoch_key = world.keys.epoch_key;
    Operation::write(&secret, room_id, &epoch_key, prev.as_ref(), draft, &mut world.rng).encode()
}
