//! How the page and its rooms stand, put together when asked for.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::diagnostics::{PageDiagnostics, RoomDiagnostics};
use app::store::{PageStateStoreFields, RoomStateStoreFields};
use leptos::prelude::*;
use room::{Command, Input, PeerId};

use crate::browser;
use crate::driver::Driver;
use crate::page::Page;
use room::SmallSort;

/// Letters of a room's id that are shown.
const ID_LEN: usize = 8;

/// The page and the rooms that run in it; the one in front comes first.
pub fn of(page: &Rc<Page>) -> PageDiagnostics {
    let rooms = std::cell::RefCell::new(Vec::new());
    page.each(|driver| rooms.borrow_mut().extend(driver.diagnostics()));
    let mut rooms = rooms.take();
    rooms.small_sort_by_key(|room: &RoomDiagnostics| !room.front);
    PageDiagnostics {
        at_unix_ms: browser::unix_ms(),
        browser: browser::name(),
        online: browser::online(),
        visible: browser::visible(),
        storage: page.store().storage().get_untracked(),
        rooms,
    }
}

impl Driver {
    /// Compares what everybody has, and dials who is missing.
    pub fn sync_now(self: &Rc<Self>) {
        self.give(Input::Command { command: Command::SyncNow, at_unix_ms: browser::unix_ms() });
    }

    /// How the room stands, while this page is in it.
    fn diagnostics(&self) -> Option<RoomDiagnostics> {
        let room = self.room.try_borrow().ok()?;
        let room = room.as_ref()?;
        let mut buffered: BTreeMap<PeerId, u64> = BTreeMap::new();
        for ((peer, _), (connection, _)) in &room.connections {
            *buffered.entry(*peer).or_default() += connection.buffered();
        }
        let names = self.store().people().with_untracked(|people| {
            people.iter().map(|person| (person.peer, person.name.clone())).collect()
        });
        let title = self.page().summary_of(&self.fragment()).map(|room| room.title().to_owned());
        Some(RoomDiagnostics {
            id: room.room_id.chars().take(ID_LEN).collect(),
            title: title.unwrap_or_default(),
            names,
            front: self.page().in_front() == Some(self.fragment()),
            engine: room.engine.diagnostics(browser::now()),
            buffered,
        })
    }
}
