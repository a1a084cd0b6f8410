//! What the log of messages and the composer have in common: whose messages they are, what is being written about, and where
//! the reader is.
//!
//! The room has one such state, and so has each channel and each person written with in private. They belong to the page, not to the room, so
//! they are no part of the store.

use std::collections::BTreeMap;

use leptos::prelude::*;
use reactive_stores::Store;
use room::{Message, MessageId, PollId, Thread, ThreadInfo, Unread};

use crate::erased::{effect, memo};
use crate::members::{may_write, may_write_to};
use crate::room_session::{RoomSession, use_room_session};
use crate::store::{RoomState, RoomStateStoreFields, use_room};
use crate::talks::{is_archived, is_poll, thread_of};
use crate::tools::{Tool, Tools};
use crate::window::Place;

/// What the text in the composer will be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// A message of its own.
    #[default]
    Nothing,
    /// An answer to a message.
    Answer {
        /// Which.
        to: MessageId,
        /// Its author's name.
        name: String,
        /// How it begins.
        excerpt: String,
    },
    /// Another text for an own message.
    Change {
        /// Which.
        message: MessageId,
        /// Its text until now.
        text: String,
    },
}

/// Shared by the parts of an open room.
#[derive(Clone, Copy)]
pub struct Chat {
    room: Store<RoomState>,
    /// Where it is: the room itself, a channel, or in private.
    pub thread: Thread,
    /// Whether the person may write here.
    pub may_write: Memo<bool>,
    session: StoredValue<Option<RoomSession>>,
    /// What is being written.
    pub about: RwSignal<About>,
    /// A message of its own that was begun and is not sent.
    pub draft: StoredValue<String>,
    /// Why the last thing asked for was refused; shown at the composer.
    pub error: RwSignal<Option<String>>,
    /// Counts how often the messages changed. Who reads them listens to this, so that a part of the list can have its own.
    pub changes: Memo<u64>,
    /// Where the drawn part of the list begins; `None` while the reader follows its end.
    pub from: RwSignal<Option<Place>>,
    /// What is read elsewhere: the first message in sight, and how far below the upper edge it begins, in pixels.
    pub reading: StoredValue<Option<(MessageId, i32)>>,
    /// The message that the line *New* stands before.
    pub divider: RwSignal<Option<MessageId>>,
    /// A message the reader asked to be taken to.
    pub goal: RwSignal<Option<MessageId>>,
}

impl Chat {
    fn new(room: Store<RoomState>, session: Option<RoomSession>, thread: Thread) -> Self {
        let draft = session.as_ref().map(|session| session.draft(thread)).unwrap_or_default();
        let may_write = memo(move |_| {
            let standing = room.standing().get();
            let reaches = match thread {
                Thread::Room => true,
                Thread::Channel(channel) => {
                    let open = |threads: &[ThreadInfo]| {
                        thread_of(threads, thread).is_some_and(|info| !is_archived(info))
                    };
                    room.threads().with(|threads| open(threads))
                        || room
                            .polls()
                            .with(|polls| polls.get(&PollId(channel.0)).is_some_and(|poll| !poll.deleted))
                }
                Thread::Private(user) => room.members().with(|all| may_write_to(all, user)),
            };
            may_write(standing) && reaches
        });
        let changes = memo(move |count: Option<&u64>| {
            match thread {
                Thread::Room => room.messages().track(),
                Thread::Channel(_) | Thread::Private(_) => room.aside().track(),
            }
            count.map_or(0, |count| count + 1)
        });
        Self {
            room,
            thread,
            may_write,
            changes,
            about: RwSignal::default(),
            draft: StoredValue::new(draft),
            session: StoredValue::new(session),
            error: RwSignal::new(None),
            from: RwSignal::new(None),
            reading: StoredValue::new(None),
            divider: RwSignal::new(None),
            goal: RwSignal::new(None),
        }
    }

    /// The same, with things of its own to listen to, which end with the owner that this is called under: see [`crate::runs`].
    pub fn again(self) -> Self {
        Self {
            changes: memo(move |_| self.changes.get()),
            may_write: memo(move |_| self.may_write.get()),
            ..self
        }
    }

    /// Reads the messages, and is told when they change.
    pub fn messages<T>(&self, read: impl FnOnce(&[Message]) -> T) -> T {
        // Read and not only tracked: until it was read it listens to nothing.
        self.changes.get();
        self.messages_now(read)
    }

    /// Reads the messages as they are now.
    pub fn messages_now<T>(&self, read: impl FnOnce(&[Message]) -> T) -> T {
        match self.thread {
            Thread::Room => self.room.messages().with_untracked(|messages| read(messages)),
            aside => self
                .room
                .aside()
                .with_untracked(|all| read(all.get(&aside).map(Vec::as_slice).unwrap_or_default())),
        }
    }

    /// What the person has not looked at yet.
    pub fn unread(&self) -> Unread {
        match self.thread {
            Thread::Room => self.room.unread().get(),
            aside => self
                .room
                .threads()
                .with(|threads| thread_of(threads, aside).map(|info| info.unread).unwrap_or_default()),
        }
    }

    /// Shows why something was refused, or takes the last refusal away.
    pub fn tell(&self, result: Result<(), String>) {
        self.error.set(result.err());
    }

    /// Nothing is being answered or changed any more.
    pub fn give_up(&self) {
        self.about.set(About::Nothing);
        self.error.set(None);
    }

    /// Keeps what was begun, also beyond this page.
    pub fn begin(&self, text: &str) {
        self.session.with_value(|session| {
            if let Some(session) = session {
                session.keep_draft(self.thread, text);
            }
        });
        self.draft.set_value(text.to_owned());
    }

    /// The person wrote something: they have seen what is new, and want to see what they wrote.
    pub fn wrote(&self) {
        self.begin("");
        self.give_up();
        self.divider.set(None);
        self.from.set(None);
    }
}

/// The one that is shown, from context.
pub fn use_chat() -> Chat {
    expect_context()
}

/// The room and the threads in it: which of them is shown. Each keeps its place and what was begun in it for as long as
/// the page is.
#[derive(Clone, Copy)]
pub struct Chats {
    shown: RwSignal<Thread>,
    /// What else there is in the room: whoever is led to a thread is led to the chat.
    tools: Tools,
    kept: StoredValue<bool>,
    all: StoredValue<BTreeMap<Thread, Chat>>,
    /// Under whom they live, however long what is shown does.
    owner: StoredValue<Owner>,
}

impl Chats {
    /// Those of a room, with the room itself shown. They live as long as the owner that this is called under.
    pub fn fresh(tools: Tools) -> Self {
        Self {
            shown: RwSignal::new(Thread::Room),
            tools,
            kept: StoredValue::new(false),
            all: StoredValue::default(),
            owner: StoredValue::new(Owner::new()),
        }
    }

    /// Shows what an earlier page showed last, once; from then on what is shown is kept. A channel that is gone gives way to the room.
    pub fn keep(&self) {
        let (chats, room, session) = (*self, use_room(), use_room_session());
        let Some(session) = session else { return };
        if !self.kept.get_value() {
            self.kept.set_value(true);
            // Unless somebody was led elsewhere.
            if self.shown.get_untracked().is_room() {
                self.shown.set(session.shown());
            }
        }
        effect(move |_| {
            let shown = chats.shown.get();
            let gone = shown.channel().is_some_and(|channel| {
                room.threads().with(|threads| thread_of(threads, shown).is_none())
                    && !room.polls().with(|polls| is_poll(polls, channel))
            });
            if gone && room.history_loaded().get() {
                chats.shown.set(Thread::Room);
            } else {
                session.keep_shown(shown);
            }
        });
    }

    /// Shows the room itself, a channel, or what is private with somebody, with the chat in front.
    pub fn show(&self, thread: Thread) {
        self.shown.set(thread);
        self.tools.show(Tool::Chat);
    }

    /// Whether this thread is in front.
    pub fn in_front(&self, thread: Thread) -> bool {
        self.shown.get() == thread && self.tools.shown().is_chat()
    }

    /// Shows a thread and leads to a message in it.
    pub fn lead(&self, thread: Thread, message: MessageId) {
        self.show(thread);
        let all = self.all;
        // Who has not looked there before has nothing there until it is drawn.
        request_animation_frame(move || {
            if let Some(Some(chat)) = all.try_with_value(|all| all.get(&thread).copied()) {
                chat.goal.set(Some(message));
            }
        });
    }

    /// What is shown.
    pub fn shown(&self) -> Thread {
        self.shown.get()
    }

    /// Puts what is shown into the context of who asks, who is told when it is another.
    pub fn enter(&self) -> Chat {
        let thread = self.shown.get();
        let (room, session) = (use_room(), use_room_session());
        let known = self.all.with_value(|all| all.get(&thread).copied());
        let chat = known.unwrap_or_else(|| {
            let chat = self.owner.with_value(|owner| owner.with(|| Chat::new(room, session, thread)));
            self.all.update_value(|all| {
                all.insert(thread, chat);
            });
            chat
        });
        provide_context(chat);
        chat
    }
}

/// The room and its threads, from context.
pub fn use_chats() -> Chats {
    expect_context()
}
