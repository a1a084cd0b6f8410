//! Who is in the gallery, and what they said: a small room with people in all states, the same in every picture.

use std::collections::BTreeMap;

use room::{
    ChannelId, ChannelInfo, Contact, Delivery, LinkStatus, MemberInfo, MemberPeer, Message, MessageId,
    NewestMessage, Order, Path, PeerId, PeerLink, Person, Pin, Presence, Reaction, Reply, Role, RoomInfo,
    RoomNotes, RoomPlace, SignalingStatus, Standing, Thread, ThreadInfo, Trouble, Unread, UserId,
};

use crate::names::{Known, KnownContact, put, put_contact};
use crate::rooms::{RoomLine, RoomSummary};
use crate::store::{PageState, RoomState, Stage};

/// When the day of the gallery begins: 14 May 2026, Unix milliseconds.
pub(super) const THE_DAY_MS: u64 = 1_778_716_800_000;
/// A minute, in milliseconds.
const MINUTE_MS: u64 = 60_000;
/// What the clock of the gallery says: 14:05.
const NOW_MS: u64 = THE_DAY_MS + (14 * 60 + 5) * MINUTE_MS;

/// The text that is marked in every way there is; what it says is in `driver.rs`.
pub(super) const MARKED: &str = "## What to bring, in **every** way";
/// A name as long as names may be.
const LONG_NAME: &str = "Bartholomäus-Maximilian von und zu Hohenfels-Langenburg";
/// A text with a word that fits nowhere.
const LONG_WORD: &str = "It is called Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, \
                         if you must know, and nobody has ever said it twice in one evening without a glass of water.";

/// The peer of this number; ours is [`ME`].
pub(super) fn peer(number: u8) -> PeerId {
    PeerId([number.wrapping_mul(37); 32])
}

/// The user of this number.
pub(super) fn user(number: u8) -> UserId {
    UserId([number.wrapping_mul(41).wrapping_add(3); 32])
}

/// Our own number: Ada.
pub(super) const ME: u8 = 1;

/// Number, name, link, path, milliseconds.
type Other = (u8, &'static str, LinkStatus, Option<Path>, Option<u32>);

/// The others.
const OTHERS: [Other; 7] = [
    (2, "Bo", LinkStatus::Connected, Some(Path::Direct), Some(18)),
    (3, LONG_NAME, LinkStatus::Connected, Some(Path::Relayed), Some(142)),
    (4, "Cy", LinkStatus::Connecting, None, None),
    (5, "Dee", LinkStatus::Reconnecting, Some(Path::Direct), None),
    (6, "ليلى", LinkStatus::Offline, None, None),
    (7, "Eve", LinkStatus::Asleep, None, None),
    (8, "Bo", LinkStatus::Connected, Some(Path::Direct), Some(31)),
];

/// The channel of the gallery.
pub(super) fn channel(number: u64) -> Thread {
    Thread::Channel(ChannelId(MessageId { author: peer(2), seq: number }))
}

/// What is the same for all rooms of the gallery.
pub(super) fn page() -> PageState {
    let mut contacts = Vec::new();
    let met = |number, name: &str, verified, muted| KnownContact {
        contact: Contact {
            verified_unix_ms: verified,
            muted,
            ..Contact::met(user(number), name.to_owned(), 1)
        },
        likeness: room::likeness(name),
    };
    put_contact(&mut contacts, met(2, "Bo", Some(THE_DAY_MS), false));
    put_contact(&mut contacts, met(4, "Cyril", Some(THE_DAY_MS), false));
    put_contact(&mut contacts, met(7, "Eve", None, true));
    PageState {
        ready: true,
        visible: true,
        now_unix_ms: NOW_MS,
        contacts,
        rooms: rooms(),
        ..PageState::default()
    }
}

/// Rooms in every state of their rows.
fn rooms() -> Vec<RoomSummary> {
    let room = |fragment: &str, name: &str, line, colour| RoomSummary {
        id: String::new(),
        fragment: fragment.to_owned(),
        name: name.to_owned(),
        entered_unix_ms: THE_DAY_MS,
        notes: RoomNotes { colour: Some(colour), ..RoomNotes::default() },
        line,
    };
    let said = |mut room: RoomSummary, author: &str, text: &str, unread, mentions| {
        room.notes.newest = Some(NewestMessage::of(author, text, NOW_MS - 7 * MINUTE_MS));
        (room.notes.unread, room.notes.mentions) = (unread, mentions);
        room
    };
    let at = |mut room: RoomSummary, place| {
        room.notes.place = place;
        room
    };
    vec![
        said(room("a", "Summer party", RoomLine::Linked(3), 0), "Bo", "Who brings the lanterns?", 0, 0),
        said(room("b", "Harbour", RoomLine::Linked(1), 1), "Bo", "The boat leaves at six.", 3, 0),
        said(room("c", LONG_NAME, RoomLine::Reconnecting, 3), "Cy", LONG_WORD, 120, 2),
        room("d", "Alone", RoomLine::Alone, 5),
        room("e", "Being opened", RoomLine::Opening, 6),
        at(said(room("f", "Left", RoomLine::Resting, 7), "Eve", "So long.", 0, 0), RoomPlace::Left),
        at(room("g", "Archived", RoomLine::Resting, 2), RoomPlace::Archived),
    ]
}

/// As many that one searches among them.
pub(super) fn many_rooms() -> Vec<RoomSummary> {
    let another = |(at, room): (usize, RoomSummary)| RoomSummary { fragment: format!("{at}"), ..room };
    rooms().into_iter().chain(rooms()).enumerate().map(another).collect()
}

/// A room with nobody in it and nothing said.
pub(super) fn alone() -> RoomState {
    let known = [(ME, "Ada")].into_iter().map(|(number, name)| known(number, name)).collect();
    RoomState {
        stage: Stage::Inside,
        title: "Summer party".to_owned(),
        link: "https://tincan.example/room#tc1-AAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        my_name: "Ada".to_owned(),
        my_peer: peer(ME).to_string(),
        my_user: Some(user(ME)),
        signaling: SignalingStatus::Connected,
        known,
        info: RoomInfo { owner: Some(peer(ME)), own: true, ..RoomInfo::default() },
        standing: Some(Standing::In(Role::Owner)),
        members: vec![member(ME, "Ada", Standing::In(Role::Owner))],
        history_loaded: true,
        ..RoomState::default()
    }
}

/// The same with somebody in it, so that it is not the invitation that is shown.
pub(super) fn quiet() -> RoomState {
    with_people(&[2])
}

/// With these of the others.
pub(super) fn with_people(numbers: &[u8]) -> RoomState {
    let mut room = alone();
    for (number, name, link, path, latency_ms) in OTHERS {
        if !numbers.contains(&number) {
            continue;
        }
        room.people.push(Person {
            peer: peer(number),
            user: Some(user(number)),
            name: name.to_owned(),
            standing: Standing::In(Role::Member),
            link,
            path,
            latency_ms,
        });
        put(&mut room.known, known(number, name));
        room.members.push(member(number, name, Standing::In(Role::Member)));
    }
    let presence = [Presence::Online, Presence::Away, Presence::Untold];
    room.presence = numbers.iter().map(|number| user(*number)).zip(presence).collect();
    room
}

/// With all of them, linked to one another, in every role.
pub(super) fn crowd() -> RoomState {
    let mut room = with_people(&[2, 3, 4, 5, 6, 7, 8]);
    let standings = [
        (2, Standing::In(Role::Moderator)),
        (4, Standing::In(Role::Reader)),
        (5, Standing::Asks),
        (6, Standing::Removed),
    ];
    for (number, standing) in standings {
        room.members.iter_mut().filter(|m| m.user == user(number)).for_each(|m| m.standing = standing);
        room.people.iter_mut().filter(|p| p.peer == peer(number)).for_each(|p| p.standing = standing);
    }
    let link = |number, relayed| PeerLink { peer: peer(number), relayed, latency_ms: Some(24) };
    room.links = BTreeMap::from([
        (peer(2), vec![link(3, true), link(8, false)]),
        (peer(3), vec![link(2, true)]),
        (peer(8), vec![link(2, false)]),
    ]);
    room.threads = threads();
    room.unread = Unread { count: 2, first: None, mentions: 0 };
    room
}

fn known(number: u8, name: &str) -> Known {
    let likeness = room::likeness(name);
    Known { peer: peer(number), user: Some(user(number)), name: name.to_owned(), likeness }
}

fn member(number: u8, name: &str, standing: Standing) -> MemberInfo {
    let own = number == ME;
    let mut peers = vec![MemberPeer { peer: peer(number), revoked: false, own }];
    if own {
        peers.push(MemberPeer { peer: peer(91), revoked: false, own: false });
        peers.push(MemberPeer { peer: peer(92), revoked: true, own: false });
    }
    MemberInfo { user: user(number), name: name.to_owned(), standing, own, peers }
}

fn threads() -> Vec<ThreadInfo> {
    let unread = |count, mentions| Unread { count, first: None, mentions };
    let newest = |depth| Order { depth, tie: [0; 8] };
    let made = |purpose: &str, archived| {
        Some(ChannelInfo { purpose: purpose.to_owned(), archived, made_by: Some(user(2)) })
    };
    let thread = |thread, name: &str, unread, depth, channel| ThreadInfo {
        thread,
        name: name.to_owned(),
        unread,
        newest: newest(depth),
        channel,
    };
    vec![
        thread(channel(1), "kitchen", unread(0, 0), 1, made("Who cooks what, and when", false)),
        thread(channel(2), "music", unread(5, 1), 2, made("", false)),
        thread(channel(3), "last year", unread(0, 0), 3, made("", true)),
        thread(Thread::Private(user(2)), "Bo", unread(1, 0), 4, None),
        thread(Thread::Private(user(3)), LONG_NAME, unread(0, 0), 5, None),
    ]
}

/// Messages as they are made here: who wrote them, how long ago, and what.
struct Said {
    messages: Vec<Message>,
    room: RoomState,
}

impl Said {
    /// In a room with everybody.
    fn new() -> Self {
        Self { messages: Vec::new(), room: crowd() }
    }

    fn say(&mut self, number: u8, minutes_ago: u64, text: &str) -> &mut Message {
        let name = self.room.known.iter().find(|who| who.peer == peer(number));
        let seq = self.messages.len() as u64;
        let own = number == ME;
        self.messages.push(Message {
            poll: false,
            id: MessageId { author: peer(number), seq },
            thread: Thread::Room,
            order: Order { depth: seq, tie: [0; 8] },
            own,
            author_name: name.map(|who| who.name.clone()).unwrap_or_default(),
            author_user: Some(user(number)),
            text: text.to_owned(),
            at_unix_ms: NOW_MS - minutes_ago * MINUTE_MS,
            edited: false,
            deleted: false,
            reply: None,
            forwarded: None,
            pinned: false,
            reactions: Vec::new(),
            delivery: own.then_some(Delivery::Read { read: 3, of: 3 }),
        });
        let last = self.messages.len() - 1;
        &mut self.messages[last]
    }

    fn done(self) -> RoomState {
        RoomState { messages: self.messages, ..self.room }
    }
}

/// Every kind of message of others, and of our own.
pub(super) fn talk() -> RoomState {
    let mut said = Said::new();
    said.say(2, 60 * 20, "Yesterday's word.");
    said.say(2, 70, "A message that opens a group.");
    said.say(2, 69, "Another one of the same group.\nWith a second line.");
    said.say(3, 50, LONG_WORD);
    said.say(8, 49, "Another key under a verified name.");
    said.say(4, 48, "Verified once under another name.");
    said.say(6, 47, "مرحبا بالجميع، أراكم في السابعة.");
    let answered = MessageId { author: peer(2), seq: 1 };
    let reply = Reply {
        to: answered,
        thread: Some(Thread::Room),
        author_name: "Bo".to_owned(),
        excerpt: Some("A message that opens a group.".to_owned()),
        hidden: false,
    };
    said.say(3, 40, "An answer.").reply = Some(reply.clone());
    said.say(3, 39, "An answer to what has not arrived.").reply =
        Some(Reply { thread: None, author_name: String::new(), excerpt: None, ..reply });
    said.say(4, 38, "Said again.").forwarded = Some("Dee".to_owned());
    said.say(4, 37, "Edited.").edited = true;
    said.say(4, 36, "Pinned.").pinned = true;
    said.say(5, 35, "").deleted = true;
    let reaction = |emoji: &str, count, own| Reaction {
        emoji: emoji.to_owned(),
        count,
        own,
        by: vec![peer(2), peer(3)],
    };
    said.say(5, 34, "With reactions.").reactions = vec![reaction("🎉", 12, false), reaction("👍", 2, true)];
    said.say(2, 33, MARKED);
    said.say(2, 20, &"A line of many.\n".repeat(20));
    said.say(ME, 15, "Our own, read.");
    said.say(ME, 9, "Our own, not confirmed.").delivery = Some(Delivery::Attention(Trouble::NotConfirmed));
    let trouble = Trouble::NotStored("the disk is full".to_owned());
    said.say(ME, 8, "Our own, not stored.").delivery = Some(Delivery::Attention(trouble));
    said.say(2, 1, "New.");
    let mut room = said.done();
    room.info.unreadable = 3;
    let pin = |number, excerpt: &str| Pin {
        message: MessageId { author: peer(4), seq: number },
        author_name: "Cy".to_owned(),
        excerpt: excerpt.to_owned(),
        by: peer(2),
        by_name: "Bo".to_owned(),
    };
    room.pins = BTreeMap::from([(Thread::Room, vec![pin(11, "Pinned."), pin(9, LONG_WORD)])]);
    room
}
