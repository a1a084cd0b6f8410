//! Above a channel: what it is called, what it is for, the way back, and for those who may, naming and archiving it.

use i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};
use room::{ChannelChange, ChannelId, Thread, ThreadInfo};

use super::conversations::thread_name;
use super::sheet::Sheet;
use super::{FieldState, TextField};
use crate::chat::{use_chat, use_chats};
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::later::later;
use crate::members::name_of;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::talks::{is_archived, may_change, thread_of};

/// The head of a channel.
#[component]
pub fn ChannelHead(
    /// Which.
    channel: ChannelId,
) -> impl IntoView {
    let room = use_room();
    let chat = use_chat();
    let thread = Thread::Channel(channel);
    let title = NodeRef::<html::H2>::new();
    let open = RwSignal::new(false);
    effect(move |_| {
        if let Some(title) = title.get()
            && !chat.may_write.get_untracked()
        {
            // There is no composer to take the focus.
            let _ = title.focus();
        }
    });
    let info = memo(move |_| room.threads().with(|threads| thread_of(threads, thread).cloned()));
    let changes = memo(move |_| {
        let (me, standing) = (room.my_user().get(), room.standing().get());
        info.with(|info| info.as_ref().is_some_and(|info| may_change(info, me, standing)))
    });
    let note = move || info.with(|info| info.as_ref().map(note_words).unwrap_or_default());
    view! {
        <header class="talk-head">
            <div class="talk-head-actions">
                {move || {
                    changes
                        .get()
                        .then(|| {
                            view! {
                                <button
                                    class="button button-quiet"
                                    type="button"
                                    aria-haspopup="dialog"
                                    aria-label=t::channels_edit()
                                    on:click=move |_| open.set(true)
                                >
                                    {t::common_edit()}
                                </button>
                            }
                            .client_only()
                        })
                }}
                <BackToRoom />
            </div>
            <h2 class="talk-title" tabindex="-1" dir="auto" node_ref=title>
                <span class="visually-hidden">{t::channels_channel()} " "</span>
                {move || thread_name(room, thread)}
            </h2>
            <p class="talk-note" dir="auto">
                {note}
            </p>
        </header>
        <Sheet open=open id="channel-edit" title=Signal::derive(move || thread_name(room, thread))>
            {on_sheet(channel, open, info)}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(channel: ChannelId, open: RwSignal<bool>, info: Memo<Option<ThreadInfo>>) in tools => view! { <Change channel=channel open=open info=info /> }
}

/// The way back, in fewer words where there is little room.
#[component]
pub(super) fn BackToRoom() -> impl IntoView {
    let chats = use_chats();
    view! {
        <button class="button" type="button" on:click=move |_| chats.show(Thread::Room)>
            <span class="talk-back">{t::channels_back_to_the_room()}</span>
            <span class="talk-back-short" aria-hidden="true">
                {t::common_back()}
            </span>
        </button>
    }
    .client_only()
}

fn note_words(info: &ThreadInfo) -> String {
    match &info.channel {
        Some(channel) if channel.archived => t::channels_note_archived(),
        Some(channel) if channel.purpose.is_empty() => t::channels_note_readable(),
        Some(channel) => channel.purpose.clone(),
        None => String::new(),
    }
}

/// What can be done with it.
#[component]
fn Change(channel: ChannelId, open: RwSignal<bool>, info: Memo<Option<ThreadInfo>>) -> impl IntoView {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let (title, purpose) = (FieldState::new(), FieldState::new());
    effect(move |_| {
        if title.input.get().is_some() {
            info.with_untracked(|info| {
                let Some(info) = info else { return };
                title.set_text(&info.name);
                purpose.set_text(info.channel.as_ref().map(|c| c.purpose.as_str()).unwrap_or_default());
            });
        }
    });
    let ask = move |change: ChannelChange| {
        session.with_value(|session| {
            let Some(session) = session else { return };
            match session.change_channel(channel, change) {
                Ok(()) => open.set(false),
                Err(reason) => title.refuse(reason),
            }
        });
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        ask(ChannelChange::Named { title: title.text(), purpose: purpose.text() });
    };
    let archived = memo(move |_| info.with(|info| info.as_ref().is_some_and(is_archived)));
    let maker = move || {
        let by = info.with(|info| info.as_ref()?.channel.as_ref()?.made_by)?;
        let name = room.members().with(|members| name_of(members, by));
        Some(if room.my_user().get() == Some(by) {
            t::channels_made_by_you()
        } else {
            t::channels_made_by(&name)
        })
    };
    view! {
        <form class="sheet-part stack" novalidate on:submit=save>
            <TextField id="channel-title" label=t::channels_title() state=title autofocus=true />
            <TextField id="channel-purpose" label=t::channels_purpose() state=purpose />
            <div class="actions">
                <button class="button button-main" type="submit">
                    {t::common_save()}
                </button>
            </div>
        </form>
        <div class="sheet-part stack">
            <p class="sheet-said">
                {move || {
                    if archived.get() {
                        t::channels_restore_help()
                    } else {
                        t::channels_archive_help()
                    }
                }}
            </p>
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    on:click=move |_| ask(ChannelChange::Archived(!archived.get_untracked()))
                >
                    {move || if archived.get() { t::channels_restore() } else { t::channels_archive() }}
                </button>
            </div>
            <p class="sheet-said" dir="auto">
                {maker}
            </p>
        </div>
    }
    .client_only()
}
