//! What arrives and is not in sight: notices it, has [`app::notifications`] decide, and shows what is due.
//!
//! Of several tabs in one room one tells: the one that holds the room's lock for it, taken when there is something to tell for the first
//! time. A tab that shows a thread holds a lock together with others, so that no tab tells of what the person has before their eyes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use app::notifications::{
    Arrival, Due, Moment, News, NotificationSettings, Pace, Permission, tag, tells, unread_in,
};
use app::store::{OpenRoom, PageStateStoreFields, RoomStateStoreFields, Stage};
use gloo_timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use room::{Message, PeerId, RoomAddress, Thread, UserId, View};
use wasm_bindgen_futures::spawn_local;

use crate::badge::badge;
use crate::driver::Driver;
use crate::locks::{self, Ask, Lock};
use crate::page::Page;
use crate::tabs::Word;
use crate::{browser, chime, notices, task};

/// Opens a room from a notification that found no page: what stands before the room's id in the fragment of the first page's address.
const OPEN: &str = "open=";

/// What the page remembers of what it tells.
#[derive(Default)]
pub(crate) struct Telling {
    pace: RefCell<Pace>,
    /// When something is due.
    timer: RefCell<Option<Timeout>>,
    /// What the worker calls this page.
    client: RefCell<String>,
    /// The thread that is shown here, by its tag.
    looks: RefCell<Option<(String, Option<Lock>)>>,
}

/// What a room remembers of what arrived.
#[derive(Default)]
pub(crate) struct Noticed {
    /// The number of the newest message of each author that was noticed: what is changed later is no news.
    newest: RefCell<BTreeMap<PeerId, u64>>,
    /// When this page entered the room, or woke in it.
    since_unix_ms: Cell<u64>,
    /// This page tells of the room.
    tells: RefCell<Option<Lock>>,
}

impl Driver {
    /// The room was entered, or the device woke: what was written before is no news.
    pub(crate) fn notice_from_now(&self) {
        self.noticed.since_unix_ms.set(browser::unix_ms());
    }

    /// The room was left.
    pub(crate) fn notice_nothing(&self) {
        self.noticed.newest.take();
        self.noticed.tells.take();
    }

    /// Looks at what is about to be shown: for what arrived, and for what was read.
    pub(crate) fn notice(self: &Rc<Self>, view: &View) {
        match view {
            View::Messages(messages) => {
                for message in messages.iter().filter(|message| self.notice_id(message)) {
                    self.arrived(message);
                }
            }
            View::Unread(now) if now.count == 0 && self.store.unread().get_untracked().count > 0 => {
                self.was_read(Thread::Room);
            }
            View::Threads(now) => {
                let left = |thread| now.iter().any(|t| t.thread == thread && t.unread.count > 0);
                let before: Vec<Thread> = self.store.threads().with_untracked(|threads| {
                    threads.iter().filter(|t| t.unread.count > 0).map(|t| t.thread).collect()
                });
                before.into_iter().filter(|thread| !left(*thread)).for_each(|thread| self.was_read(thread));
            }
            _ => {}
        }
    }

    /// Whether the message is newer than all of its author that were noticed.
    fn notice_id(&self, message: &Message) -> bool {
        let mut newest = self.noticed.newest.borrow_mut();
        match newest.get_mut(&message.id.author) {
            Some(before) if *before >= message.id.seq => false,
            Some(before) => {
                *before = message.id.seq;
                true
            }
            None => newest.insert(message.id.author, message.id.seq).is_none(),
        }
    }

    fn arrived(self: &Rc<Self>, message: &Message) {
        let settings = self.page().keep().notifications();
        // What was stored is no news.
        if !settings.on || !self.store.history_loaded().get_untracked() {
            return;
        }
        let Some(room) = self.page().summary_of(&self.fragment()) else { return };
        let me = self.store.my_name().get_untracked();
        let arrival = Arrival {
            message,
            mention: room::mentions(&message.text, &me),
            level: room.notes.notify,
            muted: message.author_user.is_some_and(|user| self.page().hushes(user)),
            in_sight: self.page().in_sight(&self.fragment(), message.thread),
            since_unix_ms: self.noticed.since_unix_ms.get(),
            catching_up: self.store.missing().get_untracked() > 0,
        };
        if !tells(&settings, &arrival, moment()) {
            return;
        }
        let channel = self.store.threads().with_untracked(|threads| {
            let named = threads.iter().find(|t| t.thread == message.thread && t.thread.channel().is_some());
            named.map(|thread| thread.name.clone())
        });
        let news = News {
            fragment: room.fragment.clone(),
            room_id: room.id.clone(),
            thread: message.thread,
            room: room.title().to_owned(),
            channel,
            author: message.author_name.clone(),
            text: message.text.clone(),
            mention: arrival.mention,
        };
        self.page().tell(news);
    }

    fn was_read(&self, thread: Thread) {
        if let Some(room_id) = self.room_id() {
            self.page().looked_at(&tag(&room_id, thread));
        }
    }

    /// Whether this page is the one that tells of the room.
    async fn tells(&self, room_id: &str) -> bool {
        if self.noticed.tells.borrow().is_none() {
            let lock = locks::take(&format!("tincan tells {room_id}"), Ask::IfFree, || {}).await;
            if lock.is_some() && self.runs() {
                self.noticed.tells.replace(lock);
            }
        }
        self.noticed.tells.borrow().is_some()
    }
}

impl Page {
    /// Listens to clicks, and counts what is unread: once, as the page comes to life.
    pub(crate) fn begin_telling(self: &Rc<Self>) {
        let (page, named) = (Rc::downgrade(self), Rc::downgrade(self));
        notices::listen(
            move |client| {
                if let Some(page) = named.upgrade() {
                    page.telling.client.replace(client);
                }
            },
            move |room, thread| {
                if let Some(page) = page.upgrade() {
                    page.go_to(room, thread);
                }
            },
        );
        let store = self.store();
        let unread = Memo::new(move |_| store.rooms().with(|rooms| unread_in(rooms)));
        Effect::new(move |before: Option<u32>| {
            let unread = unread.get();
            if before.unwrap_or_default() != unread {
                badge(unread);
            }
            unread
        });
        let page = Rc::downgrade(self);
        Effect::new(move |_| {
            if let Some(page) = page.upgrade() {
                page.look_at();
            }
        });
    }

    /// Follows the address that the worker opened for a notification, if it is one; the list of rooms is known by now.
    pub(crate) fn follow_notification(self: &Rc<Self>) {
        let fragment = browser::fragment();
        if let Some((room, thread)) = fragment.strip_prefix(OPEN).and_then(|open| open.split_once(','))
            && browser::path() == "/"
        {
            self.go_to(room, thread);
        }
    }

    /// Keeps and uses other settings.
    pub(crate) fn set_notifications(self: &Rc<Self>, settings: &NotificationSettings) {
        let page = Rc::clone(self);
        self.keep().keep_notifications(settings, move || page.tabs().tell(Word::Settings));
    }

    /// Tells the thread that is before the person's eyes from all others, for this tab and the others.
    fn look_at(self: &Rc<Self>) {
        let visible = self.store().visible().get();
        let tag = self.shown().0.get().filter(|_| visible).and_then(|open| {
            let thread = open.chats.shown();
            let before_eyes = open.state.stage().get() == Stage::Inside && open.chats.in_front(thread);
            let room_id = self.opened(&open.fragment)?.room_id()?;
            before_eyes.then(|| tag(&room_id, thread))
        });
        if self.telling.looks.borrow().as_ref().map(|(tag, _)| tag) == tag.as_ref() {
            return;
        }
        self.telling.looks.replace(tag.clone().map(|tag| (tag, None)));
        let Some(tag) = tag else { return };
        self.looked_at(&tag);
        let page = Rc::clone(self);
        spawn_local(async move {
            let lock = locks::take(&looks(&tag), Ask::Shared, || {}).await;
            if let Some((now, held)) = page.telling.looks.borrow_mut().as_mut()
                && *now == tag
            {
                *held = lock;
            }
        });
    }

    /// The person has looked at a thread: what is told of it is no news any more.
    fn looked_at(&self, tag: &str) {
        self.telling.pace.borrow_mut().forget(tag);
        if notices::permission() == Permission::Granted {
            notices::close(tag);
        }
    }

    /// Whether the person has the thread before their eyes, in this tab.
    fn in_sight(&self, fragment: &str, thread: Thread) -> bool {
        let shown = |open: &OpenRoom| open.fragment == fragment && untrack(|| open.chats.in_front(thread));
        self.store().visible().get_untracked()
            && self.shown().0.with_untracked(|open| open.as_ref().is_some_and(shown))
    }

    /// Whether the person does not want to hear from somebody.
    fn hushes(&self, user: UserId) -> bool {
        let hushed = self.hushed.borrow();
        hushed.muted.contains(&user) || hushed.blocked.contains(&user)
    }

    fn tell(self: &Rc<Self>, news: News) {
        self.telling.pace.borrow_mut().add(news);
        self.tell_due();
    }

    fn tell_due(self: &Rc<Self>) {
        let now = browser::now().0;
        let due = self.telling.pace.borrow_mut().due(now);
        let next = self.telling.pace.borrow().next_ms(now).map(|ms| {
            let page = Rc::downgrade(self);
            task::after(ms.max(1), move || {
                if let Some(page) = page.upgrade() {
                    page.tell_due();
                }
            })
        });
        self.telling.timer.replace(next);
        for due in due {
            let page = Rc::clone(self);
            spawn_local(async move { page.tell_one(due).await });
        }
    }

    async fn tell_one(self: &Rc<Self>, due: Due) {
        let settings = self.keep().notifications();
        let News { fragment, room_id, thread, .. } = &due.news;
        if !settings.on || notices::permission() != Permission::Granted || self.in_sight(fragment, *thread) {
            return;
        }
        let Some(driver) = self.opened(fragment).filter(|driver| driver.runs()) else { return };
        if !driver.tells(room_id).await || seen_elsewhere(&due.news.tag()).await {
            return;
        }
        let client = self.telling.client.borrow().clone();
        if notices::show(&due, settings.text, &client).await && settings.sound && due.calls {
            chime::play();
        }
        // The person may have looked meanwhile.
        if self.in_sight(fragment, *thread) {
            notices::close(&due.news.tag());
        }
    }

    /// Shows a room, and a thread in it: by the id and the name that a notification has.
    fn go_to(self: &Rc<Self>, room_id: &str, thread: &str) {
        let room =
            self.store().rooms().with_untracked(|rooms| rooms.iter().find(|r| r.id == room_id).cloned());
        let Some(address) = room.and_then(|room| RoomAddress::from_fragment(&room.fragment).ok()) else {
            return;
        };
        let Some(open) = self.open_room(&address) else { return };
        let named = open.state.threads().with_untracked(|threads| {
            threads.iter().map(|info| info.thread).find(|named| named.key() == thread)
        });
        open.chats.show(named.unwrap_or_default());
        browser::follow(&format!("/room#{}", open.fragment));
    }
}

/// The lock of those who show a thread.
fn looks(tag: &str) -> String {
    format!("tincan looks {tag}")
}

/// Whether a tab, ours included, shows the thread.
async fn seen_elsewhere(tag: &str) -> bool {
    locks::are_there() && locks::take(&looks(tag), Ask::IfFree, || {}).await.is_none()
}

/// Now, where the person is.
fn moment() -> Moment {
    let date = Date::new_0();
    let minute = u16::try_from(date.get_hours() * 60 + date.get_minutes()).unwrap_or_default();
    Moment { unix_ms: browser::unix_ms(), minute }
}
