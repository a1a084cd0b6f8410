//! One message in the log. It follows its message in the store: text, reactions, name and state may all change.

use leptos::prelude::*;
use room::{Delivery, Message, Reaction, Reply};

use super::message_actions::{MessageActions, RowState};
use super::message_state::{MessageState, Trouble};
use super::name_mark::{fingerprint, name_mark};
use super::unread::DIVIDER_ID;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::names::{Doubt, use_names};
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::message_key;
use crate::window::{Place, find, opens_group};
use crate::words::{delivery_attribute, excerpt_words, iso_time};

/// Messages of the same quarter of an hour are of the same day everywhere: no zone is off by less.
const SAME_DAY_MS: u64 = 15 * 60 * 1000;

/// A message, and what depends on the one before it.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    message: Message,
    /// Opens a group.
    head: bool,
    /// When the one before it was written.
    before_ms: Option<u64>,
}

impl Seen {
    fn find(messages: &[Message], place: Place) -> Option<Self> {
        let index = find(messages, place)?;
        let message = messages.get(index)?.clone();
        let before = index.checked_sub(1).and_then(|index| messages.get(index));
        let head = opens_group(before, &message);
        Some(Self { message, head, before_ms: before.map(|before| before.at_unix_ms) })
    }
}

/// The message at this place, with the line of its day or of what is new before it where one begins.
#[component]
pub fn MessageRow(
    /// Which message.
    place: Place,
) -> impl IntoView {
    let chat = use_chat();
    let session = StoredValue::new(use_session());
    let id = place.1;
    // The row may outlive its message for an instant, so what it shows is optional.
    let seen = Memo::new(move |_| chat.messages(|messages| Seen::find(messages, place)));
    let first = seen.get_untracked()?.message;
    let state = RowState::new();

    let text = move |read: fn(&Message) -> &str| {
        Signal::derive(move || {
            seen.with(|seen| seen.as_ref().map(|seen| read(&seen.message).to_owned()).unwrap_or_default())
        })
    };
    let is = move |read: fn(&Seen) -> bool| {
        Signal::derive(move || seen.with(|seen| seen.as_ref().is_some_and(read)))
    };
    let words = text(|message| &message.text);
    let head = is(|seen| seen.head);
    let deleted = is(|seen| seen.message.deleted);
    let names = use_names();
    let impostor = Memo::new(move |_| {
        names.with(|names| matches!(names.get(id.author).doubt, Some(Doubt::Impostor { .. })))
    });
    let edited = is(|seen| seen.message.edited && !seen.message.deleted);
    let delivery: Signal<Option<Delivery>> =
        Memo::new(move |_| seen.with(|seen| seen.as_ref()?.message.delivery.clone())).into();
    let local = move |unix_ms: u64, day: bool| {
        session.with_value(|session| {
            session.as_ref().map(|s| if day { s.local_day(unix_ms) } else { s.local_time(unix_ms) })
        })
    };
    let at = first.at_unix_ms;
    let before_ms = Memo::new(move |_| seen.with(|seen| seen.as_ref().and_then(|seen| seen.before_ms)));
    let new_day = move || {
        let before = before_ms.get();
        if before.is_some_and(|before| before / SAME_DAY_MS == at / SAME_DAY_MS) {
            return None;
        }
        let day = local(at, true).filter(|day| !day.is_empty())?;
        (before.and_then(|before| local(before, true)).as_ref() != Some(&day)).then_some(day)
    };
    Some(view! {
        {move || new_day().map(|day| view! { <div class="messages-day">{day}</div> })}
        {move || {
            (chat.divider.get() == Some(id))
                .then(|| {
                    view! {
                        <div class="messages-new" id=DIVIDER_ID role="separator" aria-label="New messages">
                            <span aria-hidden="true">"New"</span>
                        </div>
                    }
                })
        }}
        <article
            class="message"
            class:message-head=head
            class:message-own=first.own
            class:message-impostor=impostor
            id=message_key(&first)
            tabindex="-1"
            node_ref=state.row
            data-author=id.author.to_string()
            data-state=move || delivery.with(|delivery| delivery.as_ref().map(delivery_attribute))
            on:mouseenter=move |_| state.touch()
            on:focusin=move |_| state.touch()
            on:mouseleave=move |_| {
                if state.picking.get_untracked() {
                    state.picking.set(false);
                }
            }
        >
            <div class="message-by">
                <span
                    class=move || if head.get() { "message-name" } else { "visually-hidden" }
                    dir="auto"
                >
                    {text(|message| &message.author_name)}
                </span>
                {move || {
                    head.get()
                        .then(|| {
                            view! {
                                {name_mark(id.author)}
                                {fingerprint(id.author)}
                            }
                            .client_only()
                        })
                }}
                <time class="message-time" datetime=iso_time(at) title=local(at, true)>
                    {local(at, false)}
                </time>
            </div>
            {move || {
                seen.with(|seen| seen.as_ref()?.message.reply.clone()).map(|reply| view! { <Quote reply=reply /> })
            }}
            <div class="message-body">
                <p class="message-text" class:message-gone=deleted dir="auto">
                    {move || if deleted.get() { "Message deleted".to_owned() } else { words.get() }}
                </p>
                <span class="message-edited" hidden=move || !edited.get()>
                    "edited"
                </span>
                {first.own.then(|| view! { <MessageState delivery=delivery /> })}
            </div>
            {first.own.then(|| view! { <Trouble message=id delivery=delivery /> })}
            {move || {
                let reactions = seen
                    .with(|seen| seen.as_ref().map(|seen| seen.message.reactions.clone()).unwrap_or_default());
                (!reactions.is_empty() && !deleted.get())
                    .then(|| view! { <Reactions message=id reactions=reactions /> })
            }}
            {move || {
                (!deleted.get() && chat.may_write.get())
                    .then(|| view! { <MessageActions message=id own=first.own state=state /> })
            }}
        </article>
    })
}

/// What a message answers; leads there.
#[component]
fn Quote(reply: Reply) -> impl IntoView {
    let chat = use_chat();
    let to = reply.to;
    let excerpt = excerpt_words(&reply);
    let (names, name) = (use_names(), reply.author_name);
    view! {
        <button class="message-quote" type="button" dir="auto" on:click=move |_| chat.goal.set(Some(to))>
            <span class="visually-hidden">"Answers "</span>
            <b>{move || names.with(|names| names.shown(to.author, &name))}</b>
            " "
            {excerpt}
        </button>
    }
}

/// The emoji under a message; each is a button that adds or takes away our own.
#[component]
fn Reactions(message: room::MessageId, reactions: Vec<Reaction>) -> impl IntoView {
    let chat = use_chat();
    let session = StoredValue::new(use_room_session());
    let chips = reactions
        .into_iter()
        .map(|Reaction { emoji, count, own }| {
            let shown = emoji.clone();
            let react = move |_| {
                session.with_value(|session| {
                    if let Some(session) = session {
                        chat.tell(session.react(message, &emoji, !own));
                    }
                });
            };
            view! {
                <button
                    class="reaction"
                    type="button"
                    disabled=move || !chat.may_write.get()
                    aria-pressed=if own { "true" } else { "false" }
                    on:click=react
                >
                    {shown}
                    " "
                    {count}
                </button>
            }
        })
        .collect_view();
    view! { <div class="reactions">{chips}</div> }
}
