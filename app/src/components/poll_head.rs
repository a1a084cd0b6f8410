//! Above what is said about a poll: what it asks, and the way to it.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::{ChannelId, PollId};

use super::channel_head::BackToRoom;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::store::{RoomStateStoreFields, use_room};
use crate::tools::{PollsPlace, use_tools};

/// The head of the comments of a poll.
#[component]
pub fn PollHead(
    /// Where they are.
    channel: ChannelId,
) -> impl IntoView {
    let (room, chat, tools) = (use_room(), use_chat(), use_tools());
    let id = PollId(channel.0);
    let title = NodeRef::<html::H2>::new();
    effect(move |_| {
        if let Some(title) = title.get()
            && !chat.may_write.get_untracked()
        {
            // There is no composer to take the focus.
            let _ = title.focus();
        }
    });
    let question = move || room.polls().with(|polls| polls.get(&id).map(|poll| poll.question.clone()));
    view! {
        <header class="talk-head">
            <div class="talk-head-actions">
                <button class="button" type="button" on:click=move |_| tools.polls(PollsPlace::Poll(id))>
                    {t::polls_to_poll()}
                </button>
                <BackToRoom />
            </div>
            <h2 class="talk-title" tabindex="-1" dir="auto" node_ref=title>
                <span class="visually-hidden">{t::polls_comments_on()} " "</span>
                {question}
            </h2>
            <p class="talk-note">{t::polls_comments_note()}</p>
        </header>
    }
    .client_only()
}
