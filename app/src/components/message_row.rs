//! One message in the log. It follows its message in the store: text, reactions, name and state may all change.

use i18n::t;
use leptos::prelude::*;
use room::{Delivery, Message};

use super::face::{FaceSize, face_button};
use super::finger::Meant;
use super::focus::goes_on_at;
use super::log_tools::use_day_picker;
use super::message_actions::{MessageActions, RowState, answer, write_about};
use super::message_body::MessageBody;
use super::message_list::use_run;
use super::message_quote::Quote;
use super::message_sheet::{Part, use_message_sheet};
use super::message_state::{MessageState, Trouble};
use super::name_mark::{fingerprint, name_mark};
use super::poll_card::PollCard;
use super::reactions::Reactions;
use super::unread::DIVIDER_ID;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::names::{Doubt, use_names};
use crate::session::use_session;
use crate::store::message_key;
use crate::window::{Place, find, opens_group};
use crate::words::{delivery_attribute, forwarded_words, iso_time};

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
    let (run, days) = (use_run(), use_day_picker());
    let session = StoredValue::new(use_session());
    let id = place.1;
    // The row may outlive its message for an instant, so what it shows is optional.
    let seen = memo(move |_| chat.messages(|messages| Seen::find(messages, place)));
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
    let author_name = text(|message| &message.author_name);
    let author_user =
        memo(move |_| seen.with(|seen| seen.as_ref().and_then(|seen| seen.message.author_user)));
    let head = is(|seen| seen.head);
    let deleted = is(|seen| seen.message.deleted);
    let names = use_names();
    let impostor =
        memo(move |_| names.with(|names| matches!(names.get(id.author).doubt, Some(Doubt::Impostor { .. }))));
    let sheet = use_message_sheet();
    let edited = is(|seen| seen.message.edited && !seen.message.deleted);
    let reply = memo(move |_| seen.with(|seen| seen.as_ref()?.message.reply.clone()));
    let reactions = memo(move |_| {
        let shown = |seen: &Option<Seen>| seen.as_ref().map(|seen| seen.message.reactions.clone());
        seen.with(shown).unwrap_or_default()
    });
    let reacted = memo(move |_| reactions.with(|reactions| !reactions.is_empty()));
    let pinned = is(|seen| seen.message.pinned);
    let changes = is(|seen| seen.message.own && seen.message.forwarded.is_none() && !seen.message.poll);
    let poll = is(|seen| seen.message.poll && !seen.message.deleted);
    let forwarded = memo(move |_| {
        seen.with(|seen| {
            let message = &seen.as_ref()?.message;
            let by = if message.own { "" } else { message.author_name.as_str() };
            Some(forwarded_words(message.forwarded.as_ref()?, by))
        })
    });
    let delivery: Signal<Option<Delivery>> =
        memo(move |_| seen.with(|seen| seen.as_ref()?.message.delivery.clone())).into();
    let local = move |unix_ms: u64, day: bool| {
        session.with_value(|session| {
            session.as_ref().map(|s| if day { s.local_day(unix_ms) } else { s.local_time(unix_ms) })
        })
    };
    // Who may write answers by swiping.
    let swiped = move || chat.may_write.get_untracked().then(|| state.row.get_untracked()).flatten();
    // What was deleted has no actions any more, of which one may have had the focus.
    effect(move |before: Option<bool>| {
        let now = deleted.get();
        if now && before == Some(false) {
            goes_on_at(move || state.row.try_get_untracked().flatten());
        }
        now
    });
    let at = first.at_unix_ms;
    let before_ms = memo(move |_| seen.with(|seen| seen.as_ref().and_then(|seen| seen.before_ms)));
    let new_day = move || {
        let before = before_ms.get();
        if before.is_some_and(|before| before / SAME_DAY_MS == at / SAME_DAY_MS) {
            return None;
        }
        let day = local(at, true).filter(|day| !day.is_empty())?;
        (before.and_then(|before| local(before, true)).as_ref() != Some(&day)).then_some(day)
    };
    Some(view! {
        {move || {
            new_day()
                .map(|day| {
                    view! {
                        <div class="messages-day">
                            <button
                                class="messages-day-open"
                                type="button"
                                aria-haspopup="dialog"
                                title=t::log_another_day()
                                on:click=move |_| days.ask(at)
                            >
                                {day}
                            </button>
                        </div>
                    }
                })
        }}
        {move || {
            (run.divider.get() == Some(id))
                .then(|| {
                    view! {
                        <div class="messages-new" id=DIVIDER_ID role="separator" aria-label=t::log_new_messages()>
                            <span aria-hidden="true">{t::log_new()}</span>
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
            aria-posinset=move || run.number(place)
            aria-setsize=move || run.total.get()
            node_ref=state.row
            data-author=id.author.to_string()
            data-state=move || delivery.with(|delivery| delivery.as_ref().map(delivery_attribute))
            on:mouseenter=move |_| state.touch()
            on:focusin=move |_| state.touch()
            on:pointerdown=move |event| {
                if !deleted.get_untracked() {
                    state.finger.begin(&event);
                }
            }
            on:pointermove=move |event| state.finger.moved(&event, swiped())
            on:pointerup=move |_| match state.finger.end(swiped()) {
                Meant::Stay => sheet.show(id, Part::Menu),
                Meant::Swipe if chat.may_write.get_untracked() => write_about(chat, id, answer),
                Meant::Swipe | Meant::Nothing => {}
            }
            on:pointercancel=move |_| state.finger.give_up(swiped())
            on:contextmenu=move |event| {
                if state.finger.noticed() {
                    event.prevent_default();
                }
            }
            on:mouseleave=move |_| {
                if state.picking.get_untracked() {
                    state.picking.set(false);
                }
            }
        >
            {move || {
                head.get().then(|| face_button(author_user.into(), author_name, FaceSize::Middle))
            }}
            <div class="message-by">
                <span
                    class=move || if head.get() { "message-name" } else { "visually-hidden" }
                    dir="auto"
                >
                    {author_name}
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
            {move || reply.get().map(|reply| view! { <Quote reply=reply /> }.client_only())}
            {move || {
                forwarded
                    .get()
                    .map(|words| {
                        view! {
                            <div class="message-forwarded" dir="auto" role="note">
                                {words}
                            </div>
                        }
                        .client_only()
                    })
            }}
            <div class="message-body">
                <MessageBody words=words deleted=deleted row=state.row />
                <button
                    class="message-edited"
                    type="button"
                    aria-label=t::log_edited_open()
                    aria-haspopup="dialog"
                    hidden=move || !edited.get()
                    on:click=move |_| sheet.show(id, Part::Versions)
                >
                    {t::log_edited()}
                </button>
                <span class="message-pinned" hidden=move || !pinned.get()>
                    {t::log_pinned()}
                </span>
                {first.own.then(|| view! { <MessageState delivery=delivery /> })}
            </div>
            {move || poll.get().then(|| view! { <PollCard message=id /> }.client_only())}
            {first.own.then(|| view! { <Trouble message=id delivery=delivery /> })}
            {move || {
                reacted.get().then(|| view! { <Reactions message=id reactions=reactions /> }.client_only())
            }}
            {move || {
                (!deleted.get()).then(|| view! { <MessageActions message=id changes=changes state=state /> })
            }}
        </article>
    })
}
