//! The room itself, its channels and the private threads in it: which is shown, and where something is new.

use i18n::t;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{PollId, Thread};

use super::channel_new::NewChannel;
use super::face::{FaceSize, face};
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::{may_write, name_of};
use crate::store::{RoomState, RoomStateStoreFields, use_room};
use crate::talks::{is_archived, listed, thread_of};
use crate::words::{TalkNews, channel_words, mention_words, news_words, talk_news_words};

/// The list *Conversations*; nothing for who can only read while there is nothing but the room itself.
#[component]
pub fn Conversations() -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    let threads = memo(move |_| room.threads().with(|threads| listed(threads, chats.shown())));
    let writes = memo(move |_| may_write(room.standing().get()));
    let some = memo(move |_| {
        writes.get()
            || threads
                .with(|all| !(all.channels.is_empty() && all.private.is_empty() && all.archived.is_empty()))
    });
    let news = memo(move |_| {
        let news: Vec<TalkNews> = room.threads().with(|threads| {
            let news =
                threads.iter().filter(|t| t.unread.count > 0 && !chats.in_front(t.thread) && !is_archived(t));
            let news = news.map(|t| TalkNews {
                thread: t.thread,
                name: t.name.clone(),
                count: t.unread.count,
                mentions: t.unread.mentions,
            });
            news.collect()
        });
        talk_news_words(&news)
    });

    view! {
        <p class="visually-hidden" role="status">
            {news}
        </p>
        {move || {
            some.get()
                .then(|| {
                    view! {
                        <nav class="talks" aria-label=t::channels_conversations()>
                            <ul class="talk-list" role="list">
                                <Talk thread=Thread::Room />
                                <For
                                    each=move || threads.with(|all| all.channels.clone())
                                    key=|thread| *thread
                                    let:thread
                                >
                                    <Talk thread=thread />
                                </For>
                                {move || {
                                    writes.get().then(|| view! { <NewChannel /> }.client_only())
                                }}
                                <For
                                    each=move || threads.with(|all| all.private.clone())
                                    key=|thread| *thread
                                    let:thread
                                >
                                    <Talk thread=thread />
                                </For>
                                <Archived threads=Signal::derive(move || threads.with(|all| all.archived.clone())) />
                            </ul>
                        </nav>
                    }
                    .client_only()
                })
        }}
    }
    .client_only()
}

/// How a thread is called.
pub(super) fn thread_name(room: Store<RoomState>, thread: Thread) -> String {
    match thread {
        Thread::Room => t::channels_everybody(),
        Thread::Channel(channel) => {
            let poll =
                room.polls().with(|polls| polls.get(&PollId(channel.0)).map(|poll| poll.question.clone()));
            poll.unwrap_or_else(|| {
                room.threads().with(|threads| {
                    thread_of(threads, thread)
                        .map_or_else(t::channels_unknown, |info| channel_words(&info.name))
                })
            })
        }
        Thread::Private(user) => room.members().with(|members| name_of(members, user)),
    }
}

/// One of them.
#[component]
fn Talk(thread: Thread) -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    let unread = memo(move |_| match thread {
        Thread::Room => room.unread().get(),
        aside => room
            .threads()
            .with(|threads| thread_of(threads, aside).map(|info| info.unread).unwrap_or_default()),
    });
    let shown = memo(move |_| chats.in_front(thread));
    // What is looked at needs no number.
    let news = move || Some(unread.get()).filter(|unread| !shown.get() && unread.count > 0);

    view! {
        <li class="talk">
            <button
                class="talk-open"
                type="button"
                aria-current=move || shown.get().then_some("true")
                on:click=move |_| chats.show(thread)
            >
                {thread.with().map(|user| face(Signal::stored(Some(user)), FaceSize::Small))}
                <span class="talk-name" dir="auto">
                    {move || thread_name(room, thread)}
                </span>
                {thread
                    .with()
                    .map(|user| {
                        view! {
                            <span class="visually-hidden">" " {t::channels_in_private()} " "</span>
                            <code class="fingerprint" title=user.to_string()>
                                {user.short()}
                            </code>
                        }
                        .client_only()
                    })}
                {move || {
                    news()
                        .map(|unread| {
                            if unread.mentions == 0 {
                                return view! { <span class="count">{news_words(unread.count)}</span> }.client_only();
                            }
                            view! {
                                <span class="count" data-mention="true">
                                    <span aria-hidden="true">
                                        {mention_words(unread.mentions)}
                                        {news_words(unread.count)}
                                    </span>
                                    <span class="visually-hidden">{t::channels_new_mentioning(unread.count)}</span>
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

/// Channels that were put away, folded until asked for.
#[component]
fn Archived(threads: Signal<Vec<Thread>>) -> impl IntoView {
    let chats = use_chats();
    let unfolded = RwSignal::new(false);
    let some = memo(move |_| threads.with(|threads| !threads.is_empty()));
    // The one that is shown is in sight.
    let open = memo(move |_| unfolded.get() || threads.with(|threads| threads.contains(&chats.shown())));
    view! {
        {move || {
            some.get()
                .then(|| {
                    view! {
                        <li class="talk">
                            <button
                                class="talk-open talk-fold"
                                type="button"
                                aria-expanded=move || open.get().to_string()
                                on:click=move |_| unfolded.set(!open.get_untracked())
                            >
                                <span class="talk-name">
                                    {move || t::channels_archived(threads.with(Vec::len))}
                                </span>
                            </button>
                        </li>
                    }
                    .client_only()
                })
        }}
        <For
            each=move || if open.get() { threads.get() } else { Vec::new() }
            key=|thread| *thread
            let:thread
        >
            <Talk thread=thread />
        </For>
    }
    .client_only()
}
