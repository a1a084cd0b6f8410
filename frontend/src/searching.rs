//! The search of this page: fills the index once somebody searches, and keeps it up with what happens in the rooms.
//!
//! Rooms of this page are read from what is shown of them, the others from what is stored ([`crate::reading`]). Everything goes in in
//! short pieces with the page's own work between them. The index is in memory only, and goes with the page. All of it is loaded when
//! somebody searches for the first time.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use app::rooms::RoomSummary;
use app::searching::{Ask, Jump, Person, Reading, Results, SearchResult, Searching};
use app::store::{PageStateStoreFields, RoomState, RoomStateStoreFields};
use app::window::{Place, place};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{Message, NewestMessage, Thread, ThreadInfo, View};
use search::{Document, Filter, Index, Query, RoomNumber, excerpt};
use wasm_bindgen_futures::spawn_local;

use crate::apart::apart;
use crate::page::Page;
use crate::{browser, reading, task};

/// How long messages are put in before the page gets to do something else, in milliseconds: half a frame.
const SLICE_MS: u64 = 8;
/// Messages put in between two looks at the clock.
const AT_ONCE: usize = 64;
/// More messages than this at once are read later, piece by piece.
const NEWS_MAX: usize = 256;
/// What was found is looked for again this long after something changed, in milliseconds.
const NEWS_AFTER_MS: u64 = 250;

/// What can be found in this page.
pub trait Search {
    /// Reads what was not read yet, the rooms in which something happened last first.
    fn open(&self, page: &Rc<Page>);
    /// Looks through what was read.
    fn search(&self, page: &Page, ask: &Ask, limit: usize) -> Results;
    /// Everybody of whom something can be found.
    fn people(&self) -> Vec<(Person, String)>;
    /// A change in a room of this page, which is in its store already.
    fn notice(&self, page: &Rc<Page>, fragment: &str, seen: Seen);
    /// A room with this fragment was forgotten.
    fn forget(&self, fragment: &str);
    /// These are the rooms there are: what was forgotten is found no more.
    fn keep(&self, rooms: &[RoomSummary]);
    /// Who is heard changed, and with that what can be found: everything is read again, if anything was.
    fn start_over(&self, page: &Rc<Page>);
}

/// Where the search is, once somebody has searched: until then nothing is kept.
pub struct SearchPlace {
    view: Searching,
    search: OnceCell<Box<dyn Search>>,
}

impl SearchPlace {
    /// With no search yet.
    pub fn new(view: Searching) -> Self {
        Self { view, search: OnceCell::new() }
    }

    /// The search.
    pub fn get(&self) -> Option<&dyn Search> {
        self.search.get().map(|search| &**search)
    }
}

apart! {
    /// Begins to search.
    fn begin(page: Rc<Page>, => done: Answer<()>) in search {
        let place = page.search_place();
        let search = place.search.get_or_init(|| Box::new(Searches(Rc::new(Searcher::new(place.view)))));
        search.open(&page);
        Ok(())
    }
}

/// The search, for as long as the page is there.
struct Searches(Rc<Searcher>);

impl Search for Searches {
    fn open(&self, page: &Rc<Page>) {
        self.0.open(page);
    }

    fn search(&self, page: &Page, ask: &Ask, limit: usize) -> Results {
        self.0.search(page, ask, limit)
    }

    fn people(&self) -> Vec<(Person, String)> {
        self.0.index.borrow().people()
    }

    fn notice(&self, page: &Rc<Page>, fragment: &str, seen: Seen) {
        self.0.notice(page, fragment, seen);
    }

    fn forget(&self, fragment: &str) {
        self.0.forget(fragment);
    }

    fn keep(&self, rooms: &[RoomSummary]) {
        self.0.keep(rooms);
    }

    fn start_over(&self, page: &Rc<Page>) {
        self.0.start_over(page);
    }
}

/// What the page knows for its search.
struct Searcher {
    view: Searching,
    /// Whether the rooms were listed.
    begun: Cell<bool>,
    busy: Cell<bool>,
    index: RefCell<Index>,
    /// What channels and private threads are called.
    threads: RefCell<BTreeMap<(RoomNumber, Thread), String>>,
    /// Rooms to be read, by their fragments.
    waiting: RefCell<VecDeque<String>>,
    /// What stood last in rooms that were read from the store.
    read: RefCell<BTreeMap<String, Option<NewestMessage>>>,
    telling: RefCell<Option<gloo_timers::callback::Timeout>>,
}

impl Searcher {
    fn new(view: Searching) -> Self {
        Self {
            view,
            begun: Cell::default(),
            busy: Cell::default(),
            index: RefCell::default(),
            threads: RefCell::default(),
            waiting: RefCell::default(),
            read: RefCell::default(),
            telling: RefCell::default(),
        }
    }

    fn forget(&self, fragment: &str) {
        let number = self.index.borrow().room_number(fragment);
        if let Some(number) = number {
            self.index.borrow_mut().forget(number);
            self.threads.borrow_mut().retain(|(room, _), _| *room != number);
            self.view.news.update(|news| *news = news.wrapping_add(1));
        }
        self.read.borrow_mut().remove(fragment);
    }

    fn keep(&self, rooms: &[RoomSummary]) {
        let known = self.index.borrow().fragments();
        for fragment in known {
            if rooms.iter().all(|room| room.fragment != fragment) {
                self.forget(&fragment);
            }
        }
    }

    /// Puts messages of a room in; what is deleted goes out.
    fn put(&self, room: RoomNumber, messages: &[Message]) {
        let mut index = self.index.borrow_mut();
        for message in messages {
            match Document::of(message) {
                Some(document) => index.put(room, &document),
                None => index.remove(room, message.id),
            }
        }
    }

    /// What the threads of a room are called.
    fn name(&self, room: RoomNumber, threads: &[ThreadInfo]) {
        let mut names = self.threads.borrow_mut();
        for ThreadInfo { thread, name, .. } in threads {
            names.insert((room, *thread), name.clone());
        }
    }

    /// The number of a room.
    fn room(&self, fragment: &str) -> RoomNumber {
        self.index.borrow_mut().room(fragment)
    }

    /// Something that can be found changed; who searches is told in a moment.
    fn tell(self: &Rc<Self>) {
        let searcher = Rc::downgrade(self);
        let tell = move || {
            if let Some(searcher) = searcher.upgrade() {
                drop(searcher.telling.take());
                searcher.view.news.update(|news| *news = news.wrapping_add(1));
            }
        };
        self.telling.borrow_mut().get_or_insert_with(|| task::after(NEWS_AFTER_MS, tell));
    }

    fn notice(self: &Rc<Self>, page: &Rc<Page>, fragment: &str, seen: Seen) {
        let room = self.room(fragment);
        match seen {
            Seen::Messages(messages) => self.put(room, &messages),
            Seen::Many => self.read_soon(page, fragment),
            Seen::Gone(id) => self.index.borrow_mut().remove(room, id),
            Seen::Threads(threads) => self.name(room, &threads),
            Seen::Nothing => return,
        }
        self.tell();
    }

    fn start_over(self: &Rc<Self>, page: &Rc<Page>) {
        let known = self.index.borrow().fragments();
        for fragment in known {
            self.forget(&fragment);
            self.read_soon(page, &fragment);
        }
    }

    fn read_soon(self: &Rc<Self>, page: &Rc<Page>, fragment: &str) {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.iter().all(|other| other != fragment) {
            waiting.push_back(fragment.to_owned());
        }
        drop(waiting);
        self.run(page);
    }

    /// Reads what waits, one room after another.
    fn run(self: &Rc<Self>, page: &Rc<Page>) {
        if self.busy.replace(true) {
            return;
        }
        let (searcher, page) = (Rc::clone(self), Rc::clone(page));
        spawn_local(async move {
            let mut progress = Reading::default();
            loop {
                let next = searcher.waiting.borrow_mut().pop_front();
                let Some(fragment) = next else { break };
                progress.of = progress.rooms + 1 + count(searcher.waiting.borrow().len());
                progress.room =
                    Some(page.summary_of(&fragment).map(|room| room.title().to_owned()).unwrap_or_default());
                searcher.view.reading.set(progress.clone());
                if !searcher.read_room(&page, &fragment).await {
                    progress.failed += 1;
                }
                progress.rooms += 1;
                searcher.tell();
            }
            searcher.busy.set(false);
            searcher.view.reading.set(Reading { room: None, ..progress });
        });
    }

    /// Reads one room: that of this page, or what is stored of it.
    async fn read_room(self: &Rc<Self>, page: &Rc<Page>, fragment: &str) -> bool {
        let running = page.opened(fragment).filter(|driver| driver.runs());
        if let Some(driver) = running {
            self.read.borrow_mut().remove(fragment);
            self.read_state(self.room(fragment), driver.store()).await;
            return true;
        }
        let Some(summary) = page.summary_of(fragment) else { return true };
        let newest = summary.notes.newest.clone();
        let Ok(opened) = reading::open(page, &summary).await else { return false };
        // It may have been forgotten meanwhile, or opened: then it is put in as well, which changes nothing.
        if page.summary_of(fragment).is_none() {
            return true;
        }
        let room = self.room(fragment);
        for view in opened {
            match view {
                View::Messages(messages) => {
                    let mut slice = Slice::begin();
                    for messages in messages.chunks(AT_ONCE) {
                        self.put(room, messages);
                        slice.pause().await;
                    }
                }
                View::Threads(threads) => self.name(room, &threads),
                _ => {}
            }
        }
        self.read.borrow_mut().insert(fragment.to_owned(), newest);
        true
    }

    async fn read_state(self: &Rc<Self>, room: RoomNumber, state: Store<RoomState>) {
        state.threads().with_untracked(|threads| self.name(room, threads));
        let aside: Vec<Thread> = state.aside().with_untracked(|aside| aside.keys().copied().collect());
        let mut slice = Slice::begin();
        for thread in std::iter::once(Thread::Room).chain(aside) {
            let mut after = None;
            loop {
                let (messages, last) = next_messages(state, thread, after, AT_ONCE);
                self.put(room, &messages);
                match last {
                    Some(last) => after = Some(last),
                    None => break,
                }
                slice.pause().await;
            }
        }
    }

    fn open(self: &Rc<Self>, page: &Rc<Page>) {
        let first = !self.begun.replace(true);
        let rooms = page.store().rooms().with_untracked(|rooms| {
            let stale = |room: &&RoomSummary| {
                let runs = page.opened(&room.fragment).is_some_and(|driver| driver.runs());
                first || (!runs && self.read.borrow().get(&room.fragment) != Some(&room.notes.newest))
            };
            rooms.iter().filter(stale).map(|room| room.fragment.clone()).collect::<Vec<_>>()
        });
        let mut waiting = self.waiting.borrow_mut();
        for fragment in rooms {
            if !waiting.contains(&fragment) {
                waiting.push_back(fragment);
            }
        }
        drop(waiting);
        if !self.waiting.borrow().is_empty() {
            self.run(page);
        }
    }

    fn search(&self, page: &Page, ask: &Ask, limit: usize) -> Results {
        let index = self.index.borrow();
        let room = ask.room.as_deref().map(|fragment| index.room_number(fragment));
        if room == Some(None) {
            return Results::default();
        }
        let filter = Filter {
            room: room.flatten(),
            person: ask.person,
            kind: ask.kind,
            from_unix_ms: browser::day_begin(&ask.from, 0),
            before_unix_ms: browser::day_begin(&ask.to, 1),
            ..Filter::default()
        };
        let query = Query::parse(&ask.typed);
        let found = index.search(&query, &filter, limit);
        let names = self.threads.borrow();
        let shown = found.hits.into_iter().map(|hit| {
            let fragment = index.fragment(hit.room).to_owned();
            let title = page.summary_of(&fragment).map(|room| room.title().to_owned()).unwrap_or_default();
            SearchResult {
                room: title,
                thread: names.get(&(hit.room, hit.thread)).cloned().unwrap_or_default(),
                person: hit.person,
                name: hit.name,
                at_unix_ms: hit.at_unix_ms,
                excerpt: excerpt(&hit.text, &query),
                at: Jump { fragment, thread: hit.thread, message: hit.id },
            }
        });
        Results { count: found.count, shown: shown.collect(), since_unix_ms: index.since_unix_ms() }
    }
}

/// The next messages of a thread, and the place of the last of them; what was inserted meanwhile does not matter.
pub fn next_messages(
    state: Store<RoomState>,
    thread: Thread,
    after: Option<Place>,
    count: usize,
) -> (Vec<Message>, Option<Place>) {
    let next = |messages: &[Message]| -> Vec<Message> {
        let from = after.map_or(0, |after| messages.partition_point(|message| place(message) <= after));
        messages.iter().skip(from).take(count).cloned().collect()
    };
    let messages = match thread {
        Thread::Room => state.messages().with_untracked(|messages| next(messages)),
        aside => state
            .aside()
            .with_untracked(|all| all.get(&aside).map(|messages| next(messages)).unwrap_or_default()),
    };
    let last = messages.last().map(place);
    (messages, last)
}

/// What of a change the search wants to know.
pub enum Seen {
    /// A few messages.
    Messages(Vec<Message>),
    /// A great many.
    Many,
    /// A message is gone.
    Gone(room::MessageId),
    /// Threads, with their names.
    Threads(Vec<ThreadInfo>),
    /// Nothing.
    Nothing,
}

impl Seen {
    /// What there is in a change.
    pub fn of(view: &View) -> Self {
        match view {
            View::Messages(messages) if messages.len() > NEWS_MAX => Self::Many,
            View::Messages(messages) => Self::Messages(messages.clone()),
            View::MessageGone(id) => Self::Gone(*id),
            View::Threads(threads) => Self::Threads(threads.clone()),
            _ => Self::Nothing,
        }
    }
}

/// A piece of long work.
pub struct Slice(u64);

impl Slice {
    /// It begins.
    pub fn begin() -> Self {
        Self(browser::now().0)
    }

    /// Lets the page do something else, if this took long enough. Answers whether it did.
    pub async fn pause(&mut self) -> bool {
        let long = browser::now().0.saturating_sub(self.0) >= SLICE_MS;
        if long {
            TimeoutFuture::new(0).await;
            *self = Self::begin();
        }
        long
    }
}

impl Page {
    /// Searches: the first time once the search is loaded. The sheet that asks for it says so where that fails.
    pub(crate) fn open_search(self: &Rc<Self>) {
        match self.search() {
            Some(search) => search.open(self),
            None => begin(Rc::clone(self), Box::new(|_| {})),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
