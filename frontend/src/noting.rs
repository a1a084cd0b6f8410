//! Storing what is noted about the rooms: one write of a room at a time, and nothing is lost where the store refuses one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, Promise};
use room::{NotesChange, RoomNotes, RoomPlace};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::page::Page;
use crate::tabs::Word;

/// What is not noted yet, by the fragment of the room.
#[derive(Default)]
pub(crate) struct Noting {
    rooms: RefCell<BTreeMap<String, Unnoted>>,
    /// Who waits until nothing is being written.
    waiting: RefCell<Vec<Function>>,
}

/// What is not noted of a room yet.
#[derive(Default)]
struct Unnoted {
    /// What the person chose or began since the last write.
    change: NotesChange,
    /// What is being written, or could not be.
    before: NotesChange,
    writing: bool,
    /// It is to be written, or once more.
    due: bool,
}

impl Noting {
    fn with<R>(&self, fragment: &str, act: impl FnOnce(&mut Unnoted) -> R) -> R {
        act(self.rooms.borrow_mut().entry(fragment.to_owned()).or_default())
    }

    /// What is stored of a room, with what was changed here since.
    pub(crate) fn over(&self, fragment: &str, mut stored: RoomNotes) -> RoomNotes {
        if let Some(unnoted) = self.rooms.borrow().get(fragment) {
            unnoted.before.apply(&mut stored);
            unnoted.change.apply(&mut stored);
        }
        stored
    }

    /// The room is forgotten.
    pub(crate) fn forget(&self, fragment: &str) {
        self.rooms.borrow_mut().remove(fragment);
    }

    fn is_writing(&self) -> bool {
        self.rooms.borrow().values().any(|unnoted| unnoted.writing)
    }

    /// The next write of a room, if one is due; it ends with [`Noting::written`].
    fn next(&self, fragment: &str) -> Option<NotesChange> {
        let mut rooms = self.rooms.borrow_mut();
        let unnoted = rooms.get_mut(fragment).filter(|unnoted| unnoted.due)?;
        unnoted.due = false;
        let change = std::mem::take(&mut unnoted.change);
        unnoted.before = std::mem::take(&mut unnoted.before).then(change);
        Some(unnoted.before.clone())
    }

    fn written(&self, fragment: &str) {
        if let Some(unnoted) = self.rooms.borrow_mut().get_mut(fragment) {
            unnoted.before = NotesChange::default();
        }
    }

    /// Nothing more of a room is written now.
    fn rest(&self, fragment: &str) {
        let mut rooms = self.rooms.borrow_mut();
        if let Some(unnoted) = rooms.get_mut(fragment) {
            unnoted.writing = false;
        }
        rooms
            .retain(|_, unnoted| unnoted.writing || !unnoted.before.is_empty() || !unnoted.change.is_empty());
        drop(rooms);
        for waiting in self.waiting.take() {
            // A resolve function cannot throw.
            let _ = waiting.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Page {
    /// Changes what is noted about a room. It is stored with the next [`Page::note`].
    pub(crate) fn change_notes(&self, fragment: &str, change: NotesChange) {
        let Some(mut room) = self.summary_of(fragment) else { return };
        change.apply(&mut room.notes);
        self.put(room);
        self.noting()
            .with(fragment, |unnoted| unnoted.change = std::mem::take(&mut unnoted.change).then(change));
    }

    /// Changes what is noted about a room, and stores it. What the store refuses is stored with the next change.
    pub(crate) fn note(self: &Rc<Self>, fragment: &str, change: NotesChange) {
        self.change_notes(fragment, change);
        let begins = self.noting().with(fragment, |unnoted| {
            unnoted.due = true;
            !std::mem::replace(&mut unnoted.writing, true)
        });
        if begins {
            let (page, fragment) = (Rc::clone(self), fragment.to_owned());
            spawn_local(async move {
                page.write_notes(&fragment).await;
                page.noting().rest(&fragment);
            });
        }
    }

    /// Puts a room somewhere else in the list.
    pub(crate) fn put_at(self: &Rc<Self>, fragment: &str, place: RoomPlace) {
        self.note(fragment, NotesChange { place: Some(place), ..NotesChange::default() });
    }

    async fn write_notes(&self, fragment: &str) {
        while let (Some(room), Some(change)) = (self.summary_of(fragment), self.noting().next(fragment)) {
            let ours = room.notes;
            let runs = self.opened(fragment).is_some_and(|driver| driver.runs());
            // Other tabs note what is done in them: of what the person chose or began, only what was changed here is ours to say.
            let note = |stored: &[u8]| {
                let mut notes = RoomNotes::decode(stored).unwrap_or_else(|| ours.clone());
                if runs {
                    let RoomNotes { title, unread, mentions, newest, .. } = ours.clone();
                    notes = RoomNotes { title, unread, mentions, newest, ..notes };
                }
                change.apply(&mut notes);
                notes.encode()
            };
            // What is refused goes along with the next change, which may be there already.
            if self.shelf().await.note_room(&room.id, &note).await.is_ok() {
                self.noting().written(fragment);
                self.tabs().tell(Word::Rooms);
            }
        }
    }

    /// Waits until all that was to be noted is, or cannot be.
    pub(crate) async fn is_noted(&self) {
        while self.noting().is_writing() && self.keep().at_hand().is_some() {
            let noted = Promise::new(&mut |resolve, _| self.noting().waiting.borrow_mut().push(resolve));
            // It is never refused.
            let _ = JsFuture::from(noted).await;
        }
    }
}
