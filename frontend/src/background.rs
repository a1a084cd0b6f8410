//! The list of rooms: what is noted of each, which of them run behind the one in front, and forgetting one.
//!
//! A room runs in the background in one tab of a browser only: in the one that holds its first seat. A tab that brings it to the front
//! says so, and the others let go of it.

use std::rc::Rc;

use app::rooms::{RoomColour, RoomLine, RoomSummary, RoomWeight, put_room};
use app::store::{PageStateStoreFields, RoomState, RoomStateStoreFields, Stage};
use app::talks::all_unread;
use app::words::address_words;
use i18n::t;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{
    LinkStatus, NewestMessage, NotesChange, RoomAddress, RoomNotes, RoomPlace, SmallSort, StoredRoomEntry,
};
use wasm_bindgen_futures::spawn_local;

use crate::identity;
use crate::page::Page;
use crate::shelf::Shelf;
use crate::tabs::Word;

/// Rooms that run at once, the one in front included: each costs a socket, a link to everybody in it and the memory of its log.
const RUNNING_MAX: usize = 12;

impl Page {
    /// Reads which rooms there are. Of those that run here we know more than is stored, but for what the person chose or began in another tab.
    pub(crate) async fn list_rooms(&self, shelf: &Shelf) {
        // A store that cannot be read says so elsewhere.
        let Ok(entries) = shelf.rooms().await else { return };
        let running = |fragment: &str| self.opened(fragment).is_some_and(|driver| driver.runs());
        self.store().rooms().update(|rooms| {
            let before = std::mem::take(rooms);
            for entry in entries {
                let here = before.iter().find(|room| room.fragment == entry.fragment);
                match here.filter(|_| running(&entry.fragment)) {
                    Some(here) => {
                        let mut room = here.clone();
                        if let Some(stored) = summary(entry) {
                            let stored = self.noting().over(&room.fragment, stored.notes);
                            let RoomNotes { place, colour, notify, drafts, .. } = stored;
                            room.notes = RoomNotes { place, colour, notify, drafts, ..room.notes };
                        }
                        put_room(rooms, room);
                    }
                    None => rooms.extend(summary(entry).map(|mut room| {
                        room.notes = self.noting().over(&room.fragment, room.notes);
                        room
                    })),
                }
            }
            for room in before {
                // Just entered, and not stored yet.
                let known = rooms.iter().any(|other| other.fragment == room.fragment);
                if !known && running(&room.fragment) && self.opened(&room.fragment).is_some_and(|d| !d.kept())
                {
                    put_room(rooms, room);
                }
            }
            rooms.small_sort_by_key(|room| std::cmp::Reverse(room.touched_unix_ms()));
        });
    }

    /// Another tab has entered, noted or forgotten a room. Tabs say so often: who is looking already looks once more and no oftener.
    pub(crate) fn follow_rooms(self: &Rc<Self>) {
        if self.following.replace(Following::Again) != Following::No {
            return;
        }
        let page = Rc::clone(self);
        spawn_local(async move {
            while page.following.replace(Following::Once) == Following::Again {
                let Some(shelf) = page.keep().at_hand() else { break };
                page.list_rooms(&shelf).await;
                page.let_go_of_forgotten(&shelf).await;
            }
            page.following.set(Following::No);
        });
    }

    /// Rooms that another tab has forgotten end here as well, and with them what this tab stored of them since.
    async fn let_go_of_forgotten(&self, shelf: &Shelf) {
        let forgotten = std::cell::RefCell::new(Vec::new());
        self.each(|driver| {
            if let Some(id) = driver.room_id().filter(|_| driver.kept())
                && self.summary_of(&driver.fragment()).is_none()
            {
                driver.leave();
                forgotten.borrow_mut().push(id);
            }
        });
        if let Some(search) = self.search() {
            self.store().rooms().with_untracked(|rooms| search.keep(rooms));
        }
        for id in forgotten.take() {
            // Comes after all writes that were begun. Where it fails nothing leads to what is left.
            drop(shelf.load("").await);
            let _ = shelf.forget_room(&id).await;
        }
    }

    /// Another tab has brought a room to the front.
    pub(crate) fn let_go(&self, room_id: &str) {
        let front = self.in_front();
        self.each(|driver| {
            if driver.room_id().as_deref() == Some(room_id) && Some(driver.fragment()) != front {
                driver.close();
            }
        });
    }

    /// Opens the rooms that nobody runs, one after another, those in which something happened last first. Of too many that run, those in
    /// which nothing happened longest rest.
    pub(crate) fn open_in_background(self: &Rc<Self>) {
        for fragment in self.running().into_iter().skip(RUNNING_MAX) {
            if let Some(driver) = self.opened(&fragment) {
                driver.close();
            }
        }
        if self.opening.replace(true) {
            return;
        }
        let page = Rc::clone(self);
        spawn_local(async move {
            let rooms: Vec<String> = page.store().rooms().with_untracked(|rooms| {
                let on = rooms.iter().filter(|room| room.notes.place != RoomPlace::Left);
                on.map(|room| room.fragment.clone()).collect()
            });
            for fragment in rooms {
                if page.running().len() >= RUNNING_MAX || page.keep().at_hand().is_none() {
                    break;
                }
                if let Ok(address) = RoomAddress::from_fragment(&fragment) {
                    page.room(&address).open_behind().await;
                }
            }
            page.opening.set(false);
        });
    }

    /// The rooms that run: the one in front, then those in which something happened last.
    fn running(&self) -> Vec<String> {
        let front = self.in_front();
        let mut rooms: Vec<String> = self.store().rooms().with_untracked(|rooms| {
            let runs = rooms.iter().filter(|room| self.opened(&room.fragment).is_some_and(|d| d.runs()));
            runs.map(|room| room.fragment.clone()).collect()
        });
        rooms.small_sort_by_key(|fragment| Some(fragment) != front.as_ref());
        rooms
    }

    /// Rooms behind the one in front are left, until they are opened again.
    pub(crate) fn rest_behind(&self) {
        let front = self.in_front();
        self.each(|driver| {
            if Some(driver.fragment()) != front {
                driver.close();
            }
        });
    }

    /// Puts a room out of sight, or back.
    pub(crate) fn archive(self: &Rc<Self>, fragment: &str, archived: bool) {
        self.put_at(fragment, if archived { RoomPlace::Archived } else { RoomPlace::Listed });
        if !archived {
            self.open_in_background();
        }
    }

    /// Gives a room a colour.
    pub(crate) fn colour(self: &Rc<Self>, fragment: &str, colour: RoomColour) {
        self.note(fragment, NotesChange { colour: Some(colour.number()), ..NotesChange::default() });
    }

    /// What forgetting a room takes away.
    pub(crate) async fn weigh(&self, fragment: &str) -> Result<RoomWeight, String> {
        let id = self.id_of(fragment).ok_or_else(t::page_errors_room_gone)?;
        let stored = self.shelf().await.load(&id).await.map_err(|e| identity::sentence(&e))?;
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Ok(RoomWeight { operations: count(stored.operations.len()), unsent: count(stored.outbox.len()) })
    }

    /// Leaves a room and deletes everything of it on this device.
    pub(crate) async fn forget(self: &Rc<Self>, fragment: &str) -> Result<(), String> {
        let id = self.id_of(fragment).ok_or_else(t::page_errors_room_gone)?;
        let shelf = self.shelf().await;
        if let Some(driver) = self.opened(fragment) {
            driver.leave();
        }
        // Comes after all writes that were begun.
        drop(shelf.load("").await);
        shelf.forget_room(&id).await.map_err(|e| identity::sentence(&e))?;
        self.store().rooms().update(|rooms| rooms.retain(|room| room.fragment != fragment));
        self.noting().forget(fragment);
        if let Some(search) = self.search() {
            search.forget(fragment);
        }
        self.tabs().tell(Word::Rooms);
        Ok(())
    }

    /// How a room stands in the list.
    pub(crate) fn summary_of(&self, fragment: &str) -> Option<RoomSummary> {
        self.store()
            .rooms()
            .with_untracked(|rooms| rooms.iter().find(|room| room.fragment == fragment).cloned())
    }

    /// Puts a room into the list, in place of what was there of it.
    pub(crate) fn put(&self, room: RoomSummary) {
        self.store().rooms().update(|rooms| put_room(rooms, room));
    }

    fn id_of(&self, fragment: &str) -> Option<String> {
        self.summary_of(fragment).map(|room| room.id)
    }
}

/// Whether the list of rooms is being read because another tab said that it changed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Following {
    /// It is not.
    #[default]
    No,
    /// It is.
    Once,
    /// It is, and has to be once more.
    Again,
}

fn summary(entry: StoredRoomEntry) -> Option<RoomSummary> {
    let address = RoomAddress::from_fragment(&entry.fragment).ok()?;
    let notes = RoomNotes::decode(&entry.notes).unwrap_or_default();
    Some(RoomSummary {
        id: entry.room_id,
        fragment: entry.fragment,
        name: address_words(&address),
        entered_unix_ms: entry.entered_unix_ms,
        notes,
        line: RoomLine::Resting,
    })
}

/// How a room hangs together.
pub(crate) fn line(state: Store<RoomState>) -> RoomLine {
    match state.stage().get_untracked() {
        Stage::Stretching => RoomLine::Opening,
        Stage::Inside => state.people().with_untracked(|people| {
            let linked = people.iter().filter(|person| person.link == LinkStatus::Connected).count();
            match (people.is_empty(), u32::try_from(linked).unwrap_or(u32::MAX)) {
                (true, _) => RoomLine::Alone,
                (false, 0) => RoomLine::Reconnecting,
                (false, linked) => RoomLine::Linked(linked),
            }
        }),
        Stage::Waiting | Stage::NeedsName | Stage::Refused(_) | Stage::Left => RoomLine::Resting,
    }
}

/// What a room that runs here has to be noted about it, in place of what was.
pub(crate) fn noted(state: Store<RoomState>, before: &RoomNotes) -> RoomNotes {
    let unread =
        state.threads().with_untracked(|threads| all_unread(state.unread().get_untracked(), threads));
    let last = state.messages().with_untracked(|messages| messages.last().cloned());
    let aside = state.aside().with_untracked(|threads| {
        let channels = threads.iter().filter(|(thread, _)| !thread.is_private());
        channels.filter_map(|(_, messages)| messages.last()).max().cloned()
    });
    let newest = last.max(aside).map(|message| {
        let author = if message.own { "" } else { message.author_name.as_str() };
        NewestMessage::of(author, &message.text, message.at_unix_ms)
    });
    RoomNotes {
        title: state.info().with_untracked(|info| info.title.clone()),
        unread: unread.count,
        mentions: unread.mentions,
        newest,
        ..before.clone()
    }
}

/// The entry of a room that is entered, by the person at this time.
pub(crate) fn entered(id: &str, address: &RoomAddress, at_unix_ms: u64, notes: RoomNotes) -> RoomSummary {
    RoomSummary {
        id: id.to_owned(),
        fragment: address.fragment(),
        name: address_words(address),
        entered_unix_ms: at_unix_ms,
        notes,
        line: RoomLine::Opening,
    }
}
