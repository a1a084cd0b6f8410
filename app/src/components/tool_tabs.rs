//! The tools of the room: what people say, and polls.

use i18n::t;
use leptos::prelude::*;

use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::polls::waiting;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::talks::all_unread;
use crate::tools::{PollsPlace, Tool, use_tools};
use crate::words::news_words;

/// One button a tool, with how much in it waits for the person.
#[component]
pub fn ToolTabs() -> impl IntoView {
    let (page, room) = (use_page(), use_room());
    let (tools, chats) = (use_tools(), use_chats());
    let chat = memo(move |_| tools.shown().is_chat());
    // What is in front needs no number.
    let unread = memo(move |_| {
        let unread = room.threads().with(|threads| all_unread(room.unread().get(), threads)).count;
        Some(unread).filter(|unread| *unread > 0 && !chat.get())
    });
    let waits = memo(move |_| {
        let waits = room.polls().with(|polls| waiting(polls, page.now_unix_ms().get()));
        u32::try_from(waits).ok().filter(|waits| *waits > 0)
    });
    let to_polls = move |_| {
        // From one of them to all of them.
        if tools.shown() != Tool::Polls(PollsPlace::New) {
            tools.polls(PollsPlace::List);
        }
    };
    let to_chat = move |_| {
        chats.show(untrack(|| chats.shown()));
    };
    view! {
        <nav class="tools" aria-label=t::polls_tools()>
            <button
                class="tool"
                type="button"
                aria-current=move || chat.get().then_some("page")
                on:click=to_chat
            >
                {t::polls_chat()}
                {move || unread.get().map(|unread| view! { <span class="count">{news_words(unread)}</span> }.client_only())}
            </button>
            <button
                class="tool"
                type="button"
                aria-current=move || (!chat.get()).then_some("page")
                on:click=to_polls
            >
                {t::polls_polls()}
                {move || {
                    waits
                        .get()
                        .map(|waits| {
                            view! {
                                <span class="count">
                                    <span aria-hidden="true">{waits}</span>
                                    <span class="visually-hidden">{t::polls_waiting(waits)}</span>
                                </span>
                            }
                            .client_only()
                        })
                }}
            </button>
        </nav>
    }
    .client_only()
}
