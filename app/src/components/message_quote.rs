//! What a message answers, and the way there.

use i18n::t;
use leptos::prelude::*;
use room::Reply;

use crate::chat::{use_chat, use_chats};
use crate::client_only::ClientOnly;
use crate::names::use_names;
use crate::window::position;
use crate::words::{excerpt_words, not_there_words};

/// How the answered message begins; leads to it, also into the thread it was said in. While it has not arrived it says so.
#[component]
pub(super) fn Quote(reply: Reply) -> impl IntoView {
    let (chat, chats) = (use_chat(), use_chats());
    let told = RwSignal::new(None::<String>);
    let excerpt = excerpt_words(&reply);
    let (names, name) = (use_names(), reply.author_name.clone());
    let to = reply.to;
    let arrived = reply.thread.is_some();
    let lead = move |_| match reply.thread {
        Some(thread) if thread != chat.thread => chats.lead(thread, to),
        Some(_) if chat.messages_now(|messages| position(messages, to).is_some()) => chat.goal.set(Some(to)),
        _ => told.set(Some(not_there_words(&reply))),
    };
    view! {
        <button class="message-quote" class:message-quote-waits=!arrived type="button" dir="auto" on:click=lead>
            <span class="visually-hidden">{t::log_answers()} " "</span>
            <b>{move || names.with(|names| names.shown(to.author, &name))}</b>
            " "
            {excerpt}
        </button>
        <div class="message-quote-told" role="status">
            {told}
        </div>
    }
    .client_only()
}
