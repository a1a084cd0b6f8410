//! The room itself and the private threads in it: which is shown, and where something is new.

use std::cmp::Reverse;

use leptos::prelude::*;
use room::Thread;

use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::members::name_of;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::private_news_words;

/// The list *Conversations*; nothing until something is private.
#[component]
pub fn Conversations() -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    // The newest on top; a thread in which nothing is written yet is there while it is shown.
    let threads = Memo::new(move |_| {
        let mut threads: Vec<_> =
            room.threads().with(|threads| threads.iter().map(|t| (Reverse(t.newest), t.thread)).collect());
        threads.sort();
        let mut threads: Vec<Thread> = threads.into_iter().map(|(_, thread)| thread).collect();
        let shown = chats.shown();
        if !shown.is_room() && !threads.contains(&shown) {
            threads.insert(0, shown);
        }
        threads
    });
    let some = Memo::new(move |_| threads.with(|threads| !threads.is_empty()));
    let news = Memo::new(move |_| {
        let shown = chats.shown();
        let news: Vec<(String, u32)> = room.threads().with(|threads| {
            let news = threads.iter().filter(|t| t.unread.count > 0 && t.thread != shown);
            news.map(|t| (t.name.clone(), t.unread.count)).collect()
        });
        private_news_words(&news)
    });

    view! {
        <p class="visually-hidden" role="status">
            {news}
        </p>
        {move || {
            some.get()
                .then(|| {
                    view! {
                        <nav class="talks" aria-label="Conversations">
                            <ul class="talk-list" role="list">
                                <Talk thread=Thread::Room />
                                <For each=move || threads.get() key=|thread| *thread let:thread>
                                    <Talk thread=thread />
                                </For>
                            </ul>
                        </nav>
                    }
                    .client_only()
                })
        }}
    }
    .client_only()
}

/// One of them.
#[component]
fn Talk(thread: Thread) -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    let name = move || match thread {
        Thread::Room => "Everybody".to_owned(),
        Thread::Channel(_) => String::new(),
        Thread::Private(user) => room.members().with(|members| name_of(members, user)),
    };
    let unread = Memo::new(move |_| match thread {
        Thread::Room => room.unread().with(|unread| unread.count),
        aside => room.threads().with(|threads| {
            threads.iter().find(|thread| thread.thread == aside).map_or(0, |thread| thread.unread.count)
        }),
    });
    let shown = Memo::new(move |_| chats.shown() == thread);
    // What is looked at needs no number.
    let count = move || (!shown.get() && unread.get() > 0).then(|| unread.get());

    view! {
        <li class="talk">
            <button
                class="talk-open"
                type="button"
                aria-current=move || shown.get().then_some("true")
                on:click=move |_| chats.show(thread)
            >
                <span class="talk-name" dir="auto">
                    {name}
                </span>
                {thread
                    .with()
                    .map(|user| {
                        view! {
                            <span class="visually-hidden">" in private "</span>
                            <code class="fingerprint" title=user.to_string()>
                                {user.short()}
                            </code>
                        }
                        .client_only()
                    })}
                {move || {
                    count()
                        .map(|count| {
                            view! {
                                <span class="count">
                                    {count}
                                    " new"
                                </span>
                            }
                            .client_only()
                        })
                }}
            </button>
        </li>
    }
    .client_only()
}
