//! The emoji under a message, and who gave them.

use i18n::t;
use leptos::prelude::*;
use room::{Message, MessageId, PeerId, Reaction};

use super::message_sheet::follow;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::names::{known_as, use_names};
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::given_by_words;

/// Those who gave an emoji, as a sentence that changes with their names.
fn given_by(reaction: Memo<Option<Reaction>>) -> impl Fn() -> String + Send + Sync + Clone + 'static {
    let (room, names) = (use_room(), use_names());
    move || {
        let me = room.my_user().get();
        let name = |peer: &PeerId| {
            room.known().with(|known| {
                let who = known_as(known, *peer)?;
                let own = me.is_some() && who.user == me;
                Some(if own {
                    t::message_sheet_you()
                } else {
                    names.with(|names| names.shown(*peer, &who.name))
                })
            })
        };
        reaction.with(|reaction| {
            let Some(Reaction { by, count, .. }) = reaction else { return String::new() };
            given_by_words(&by.iter().filter_map(name).collect::<Vec<_>>(), *count)
        })
    }
}

/// One of them, as it changes.
fn one(reactions: Memo<Vec<Reaction>>, emoji: &str) -> Memo<Option<Reaction>> {
    let emoji = emoji.to_owned();
    memo(move |_| reactions.with(|all| all.iter().find(|reaction| reaction.emoji == emoji).cloned()))
}

fn emoji_of(reactions: Memo<Vec<Reaction>>) -> Vec<String> {
    reactions.with(|all| all.iter().map(|reaction| reaction.emoji.clone()).collect())
}

/// The emoji; each is a button that adds or takes away our own. A button stays the same while others react: it keeps the focus.
#[component]
pub(super) fn Reactions(message: MessageId, reactions: Memo<Vec<Reaction>>) -> impl IntoView {
    view! {
        <div class="reactions">
            <For each=move || emoji_of(reactions) key=String::clone let:emoji>
                <Chip message=message reaction=one(reactions, &emoji) emoji=emoji />
            </For>
        </div>
    }
    .client_only()
}

#[component]
fn Chip(message: MessageId, reaction: Memo<Option<Reaction>>, emoji: String) -> impl IntoView {
    let chat = use_chat();
    let session = StoredValue::new(use_room_session());
    let own = move || reaction.with(|reaction| reaction.as_ref().is_some_and(|reaction| reaction.own));
    let count = move || reaction.with(|reaction| reaction.as_ref().map_or(0, |reaction| reaction.count));
    let shown = emoji.clone();
    let react = move |_| {
        let on = !untrack(own);
        session.with_value(|session| {
            if let Some(session) = session {
                chat.tell(session.react(message, &emoji, on));
            }
        });
    };
    view! {
        <button
            class="reaction"
            type="button"
            disabled=move || !chat.may_write.get()
            aria-pressed=move || if own() { "true" } else { "false" }
            title=given_by(reaction)
            on:click=react
        >
            {shown}
            " "
            {count}
        </button>
    }
    .client_only()
}

/// Who reacted with what, in words: for those who cannot point at an emoji.
#[component]
pub(super) fn Reactors(id: MessageId) -> impl IntoView {
    let message = follow(use_chat(), id);
    let reactions = memo(move |_| {
        let shown = |message: &Option<Message>| message.as_ref().map(|message| message.reactions.clone());
        message.with(shown).unwrap_or_default()
    });
    let some = memo(move |_| reactions.with(|all| !all.is_empty()));
    let row = move |emoji: String| {
        let words = given_by(one(reactions, &emoji));
        view! {
            <li class="reactor" dir="auto">
                <span class="reactor-emoji">{emoji}</span>
                {words}
            </li>
        }
        .client_only()
    };
    move || {
        some.get().then(|| {
            view! {
                <ul class="reactors" role="list" aria-label=t::message_sheet_reactors()>
                    <For each=move || emoji_of(reactions) key=String::clone children=row />
                </ul>
            }
            .client_only()
        })
    }
}
