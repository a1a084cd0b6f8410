//! The index: what was said in all rooms, as far as it was read on this device.
//!
//! It has a bound in messages and in bytes. What goes over it goes out with the oldest, whatever room they are of, and nothing older comes
//! in again; [`Index::since_unix_ms`] says from when on it is complete.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use room::{Message, MessageId, PeerId, Thread, UserId};

use crate::texts::Texts;
use crate::{Query, fold};

/// Most messages held.
pub const MESSAGES_MAX: usize = 250_000;
/// Most bytes of texts, as written and folded: what a phone can spare, and what is gone through within a frame or two.
pub const BYTES_MAX: usize = 48 * 1024 * 1024;
/// Of what is held so much goes at once, so that it does not have to go often.
const SHARE_OUT: usize = 8;

/// Names a room in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomNumber(u32);

/// A message as it is given to the index.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Which.
    pub id: MessageId,
    /// Where it was said.
    pub thread: Thread,
    /// Said by the person here.
    pub own: bool,
    /// Whose peer the author is.
    pub user: Option<UserId>,
    /// The author's name.
    pub name: &'a str,
    /// When, Unix milliseconds.
    pub at_unix_ms: u64,
    /// Its newest text.
    pub text: &'a str,
}

impl<'a> Document<'a> {
    /// Of a message as it is shown; `None` for one that is deleted.
    pub fn of(message: &'a Message) -> Option<Self> {
        (!message.deleted && !message.text.is_empty()).then_some(Self {
            id: message.id,
            thread: message.thread,
            own: message.own,
            user: message.author_user,
            name: &message.author_name,
            at_unix_ms: message.at_unix_ms,
            text: &message.text,
        })
    }
}

/// What is looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this room.
    pub room: Option<RoomNumber>,
    /// Only what this person said.
    pub person: Option<Person>,
    /// Only from this time on, Unix milliseconds.
    pub from_unix_ms: Option<u64>,
    /// Only before this time, Unix milliseconds.
    pub before_unix_ms: Option<u64>,
    /// Only where this was said.
    pub kind: Option<Kind>,
    /// Nothing that these people said.
    pub hidden: BTreeSet<UserId>,
}

/// Kinds of places where something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A room itself.
    Room,
    /// A channel of a room.
    Channel,
    /// Between two people.
    Private,
}

impl Kind {
    /// The kind of a thread.
    pub fn of(thread: Thread) -> Self {
        match thread {
            Thread::Room => Self::Room,
            Thread::Channel(_) => Self::Channel,
            Thread::Private(_) => Self::Private,
        }
    }
}

/// Somebody who said something: a person, with whatever devices and in whatever room; one whose key is not known yet is a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    /// The person here.
    Own,
    /// A user.
    User(UserId),
    /// A peer of nobody known.
    Peer(PeerId),
}

/// A message that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which room.
    pub room: RoomNumber,
    /// Which.
    pub id: MessageId,
    /// Where it was said.
    pub thread: Thread,
    /// Who said it.
    pub person: Person,
    /// The author's name.
    pub name: String,
    /// When, Unix milliseconds.
    pub at_unix_ms: u64,
    /// Its text.
    pub text: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many messages.
    pub count: usize,
    /// The newest of them, newest first.
    pub hits: Vec<Hit>,
}

/// What was said in all rooms.
#[derive(Debug, Default)]
pub struct Index {
    /// The rooms by their numbers; what is forgotten leaves its number.
    rooms: Vec<String>,
    authors: Vec<Author>,
    author_numbers: HashMap<(RoomNumber, PeerId), u32>,
    threads: Vec<Thread>,
    thread_numbers: HashMap<Thread, u32>,
    entries: Vec<Entry>,
    /// Where the entry of a message is.
    numbers: HashMap<(u32, u64), u32>,
    folded: Texts,
    written: Texts,
    /// Entries whose message is gone or has another text now.
    dead: usize,
    /// Bytes of texts that are alive, both ways.
    alive_len: usize,
    /// Older ones went out.
    since_unix_ms: Option<u64>,
    bounds: Bounds,
}

#[derive(Clone, Copy, Debug)]
struct Bounds {
    messages: usize,
    bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { messages: MESSAGES_MAX, bytes: BYTES_MAX }
    }
}

/// An author in a room.
#[derive(Debug)]
struct Author {
    peer: PeerId,
    person: Person,
    name: String,
    room: RoomNumber,
    /// Messages of theirs that are held.
    held: u32,
}

#[derive(Debug)]
struct Entry {
    alive: bool,
    author: u32,
    thread: u32,
    seq: u64,
    at_unix_ms: u64,
    folded: Range<u32>,
    written: Range<u32>,
}

impl Entry {
    fn len(&self) -> usize {
        (self.folded.len() + self.written.len()) + 2 * Texts::EXTRA
    }
}

impl Index {
    /// The number of a room, by what leads to it.
    pub fn room(&mut self, fragment: &str) -> RoomNumber {
        if let Some(known) = self.room_number(fragment) {
            return known;
        }
        self.rooms.push(fragment.to_owned());
        RoomNumber(number(self.rooms.len() - 1))
    }

    /// The number of a room that something was put in of.
    pub fn room_number(&self, fragment: &str) -> Option<RoomNumber> {
        self.rooms.iter().position(|known| known == fragment).map(|at| RoomNumber(number(at)))
    }

    /// What leads to a room.
    pub fn fragment(&self, room: RoomNumber) -> &str {
        self.rooms.get(room.0 as usize).map_or("", String::as_str)
    }

    /// What leads to each room that something was put in of, the forgotten included.
    pub fn fragments(&self) -> Vec<String> {
        self.rooms.clone()
    }

    /// How many messages can be found.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// From when on everything that was put in is here; `None` if nothing went out.
    pub fn since_unix_ms(&self) -> Option<u64> {
        self.since_unix_ms
    }

    /// Everybody of whom something can be found, with the name they go by, in order of the names.
    pub fn people(&self) -> Vec<(Person, String)> {
        let mut people: Vec<(Person, String)> = Vec::new();
        for author in self.authors.iter().filter(|author| author.held > 0 && !author.name.is_empty()) {
            if people.iter().all(|(person, _)| *person != author.person) {
                people.push((author.person, author.name.clone()));
            }
        }
        people.sort_by_cached_key(|(person, name)| (*person != Person::Own, fold(name), *person));
        people
    }

    /// Puts a message in, in place of what was known of it.
    pub fn put(&mut self, room: RoomNumber, document: &Document<'_>) {
        let author = self.author(room, document);
        let thread = self.thread(document.thread);
        let key = (author, document.id.seq);
        if let Some(entry) = self.numbers.get(&key).and_then(|at| self.entries.get_mut(*at as usize)) {
            // Most changes are of something else: how far it got, a reaction.
            if self.written.get(&entry.written) == document.text.as_bytes() {
                entry.thread = thread;
                entry.at_unix_ms = document.at_unix_ms;
                return;
            }
            self.take_out(key);
        }
        if self.since_unix_ms.is_some_and(|since| document.at_unix_ms < since) {
            return;
        }
        let at = number(self.entries.len());
        let folded = self.folded.push(at, fold(document.text).as_bytes());
        let written = self.written.push(at, document.text.as_bytes());
        let (seq, at_unix_ms) = (document.id.seq, document.at_unix_ms);
        let entry = Entry { alive: true, author, thread, seq, at_unix_ms, folded, written };
        self.alive_len += entry.len();
        self.entries.push(entry);
        self.numbers.insert(key, at);
        if let Some(author) = self.authors.get_mut(author as usize) {
            author.held += 1;
        }
        self.stay_within_bounds();
    }

    /// A message is no longer to be found.
    pub fn remove(&mut self, room: RoomNumber, id: MessageId) {
        if let Some(author) = self.author_numbers.get(&(room, id.author)).copied() {
            self.take_out((author, id.seq));
            self.tidy();
        }
    }

    /// Nothing of a room is to be found any more.
    pub fn forget(&mut self, room: RoomNumber) {
        let of_room =
            |author: u32| self.authors.get(author as usize).is_some_and(|author| author.room == room);
        let gone: Vec<(u32, u64)> =
            self.numbers.keys().filter(|(author, _)| of_room(*author)).copied().collect();
        for key in gone {
            self.take_out(key);
        }
        self.tidy();
    }

    /// Finds what fits: all of it is counted, the newest are given, `limit` at most.
    pub fn search(&self, query: &Query, filter: &Filter, limit: usize) -> Found {
        // Many a message is of few authors and in few threads.
        let authors: Vec<bool> = self.authors.iter().map(|author| filter.admits(author)).collect();
        let threads: Vec<bool> = self
            .threads
            .iter()
            .map(|thread| filter.kind.is_none_or(|kind| Kind::of(*thread) == kind))
            .collect();
        let admitted = |entry: &Entry| {
            let of = |list: &[bool], at: u32| list.get(at as usize).copied().unwrap_or_default();
            entry.alive
                && of(&authors, entry.author)
                && of(&threads, entry.thread)
                && filter.from_unix_ms.is_none_or(|from| from <= entry.at_unix_ms)
                && filter.before_unix_ms.is_none_or(|before| entry.at_unix_ms < before)
        };
        let mut found: Vec<(u64, u32)> = Vec::new();
        match query.first() {
            None => found.extend(
                (0..).zip(&self.entries).filter(|(_, e)| admitted(e)).map(|(at, e)| (e.at_unix_ms, at)),
            ),
            Some(first) => self.folded.occurrences(first, |at, text| {
                if let Some(entry) = self.entries.get(at as usize).filter(|entry| admitted(entry))
                    && query.rest_fits(text)
                {
                    found.push((entry.at_unix_ms, at));
                }
            }),
        }
        let count = found.len();
        let newest = |hit: &(u64, u32)| std::cmp::Reverse(*hit);
        if limit < count {
            found.select_nth_unstable_by_key(limit, newest);
            found.truncate(limit);
        }
        found.sort_unstable_by_key(newest);
        Found { count, hits: found.into_iter().filter_map(|(_, at)| self.hit(at)).collect() }
    }

    fn hit(&self, at: u32) -> Option<Hit> {
        let entry = self.entries.get(at as usize)?;
        let author = self.authors.get(entry.author as usize)?;
        Some(Hit {
            room: author.room,
            id: MessageId { author: author.peer, seq: entry.seq },
            thread: *self.threads.get(entry.thread as usize)?,
            person: author.person,
            name: author.name.clone(),
            at_unix_ms: entry.at_unix_ms,
            text: String::from_utf8_lossy(self.written.get(&entry.written)).into_owned(),
        })
    }

    fn author(&mut self, room: RoomNumber, document: &Document<'_>) -> u32 {
        let person = match (document.own, document.user) {
            (true, _) => Person::Own,
            (false, Some(user)) => Person::User(user),
            (false, None) => Person::Peer(document.id.author),
        };
        let key = (room, document.id.author);
        if let Some(known) = self.author_numbers.get(&key).copied() {
            if let Some(author) = self.authors.get_mut(known as usize) {
                author.person = person;
                if author.name != document.name {
                    document.name.clone_into(&mut author.name);
                }
            }
            return known;
        }
        let at = number(self.authors.len());
        let name = document.name.to_owned();
        self.authors.push(Author { peer: document.id.author, person, name, room, held: 0 });
        self.author_numbers.insert(key, at);
        at
    }

    fn thread(&mut self, thread: Thread) -> u32 {
        *self.thread_numbers.entry(thread).or_insert_with(|| {
            self.threads.push(thread);
            number(self.threads.len() - 1)
        })
    }

    fn take_out(&mut self, key: (u32, u64)) {
        let Some(at) = self.numbers.remove(&key) else { return };
        if let Some(author) = self.authors.get_mut(key.0 as usize) {
            author.held = author.held.saturating_sub(1);
        }
        if let Some(entry) = self.entries.get_mut(at as usize) {
            entry.alive = false;
            self.dead += 1;
            self.alive_len -= entry.len();
        }
    }

    /// Over the bound the oldest go.
    fn stay_within_bounds(&mut self) {
        let Bounds { messages, bytes } = self.bounds;
        if self.numbers.len() > messages || self.alive_len > bytes {
            let mut alive: Vec<(u64, usize, (u32, u64))> = self
                .entries
                .iter()
                .filter(|entry| entry.alive)
                .map(|entry| (entry.at_unix_ms, entry.len(), (entry.author, entry.seq)))
                .collect();
            alive.sort_unstable();
            let (mut count, mut len) = (alive.len(), self.alive_len);
            let mut since = 0;
            let (few, short) = (messages - messages / SHARE_OUT, bytes - bytes / SHARE_OUT);
            for (at_unix_ms, entry_len, key) in alive {
                // Those of one instant go together, so that what is older than the newest that went is known to be out.
                if count <= few && len <= short && at_unix_ms >= since {
                    break;
                }
                self.take_out(key);
                count -= 1;
                len -= entry_len;
                since = at_unix_ms + 1;
            }
            self.since_unix_ms = Some(since);
        }
        self.tidy();
    }

    /// Texts of what is gone take up room, and time: once they are half of all, the others are put together anew.
    fn tidy(&mut self) {
        let texts_len = self.folded.len() + self.written.len();
        if self.dead * 2 <= self.entries.len() && self.alive_len * 2 >= texts_len {
            return;
        }
        let (before_folded, before_written) =
            (std::mem::take(&mut self.folded), std::mem::take(&mut self.written));
        self.entries.retain(|entry| entry.alive);
        self.dead = 0;
        for (at, entry) in (0..).zip(&mut self.entries) {
            entry.folded = self.folded.push(at, before_folded.get(&entry.folded));
            entry.written = self.written.push(at, before_written.get(&entry.written));
            self.numbers.insert((entry.author, entry.seq), at);
        }
    }
}

impl Filter {
    fn admits(&self, author: &Author) -> bool {
        let hidden = matches!(author.person, Person::User(user) if self.hidden.contains(&user));
        !hidden
            && self.room.is_none_or(|room| room == author.room)
            && self.person.is_none_or(|person| person == author.person)
    }
}

fn number(at: usize) -> u32 {
    // No list here comes near.
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
