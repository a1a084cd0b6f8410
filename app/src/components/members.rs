//! The button *Members* and its sheet: everybody of the room, there or away, and what may be decided about them.

use i18n::t;
use leptos::prelude::*;
use room::UserId;

use super::member_row::MemberRow;
use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::later::later;
use crate::members::{Entry, asking, entries, may_decide};
use crate::store::{RoomStateStoreFields, use_room};

/// Whether the sheet is open, from anywhere in the room.
#[derive(Clone, Copy)]
pub struct MembersSheet(RwSignal<bool>);

impl MembersSheet {
    /// Puts it into context, closed.
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }

    /// Shows it.
    pub(super) fn open(self) {
        self.0.set(true);
    }

    /// Puts it away.
    pub(super) fn close(self) {
        self.0.set(false);
    }
}

/// What the rows of the sheet share.
#[derive(Clone, Copy)]
pub(super) struct Deciding {
    /// About whom something may be decided right now: whose row is open.
    pub(super) about: RwSignal<Option<UserId>>,
    /// Why the last decision was refused.
    pub(super) refused: RwSignal<Option<String>>,
}

/// The button with its sheet. The number on it says how many ask to come in.
#[component]
pub(super) fn Members() -> impl IntoView {
    let room = use_room();
    let sheet = expect_context::<MembersSheet>();
    let waiting = memo(move |_| {
        if !may_decide(room.standing().get()) {
            return 0;
        }
        room.members().with(|members| room.people().with(|people| asking(members, people).len()))
    });
    view! {
        <button class="members-open" type="button" aria-haspopup="dialog" on:click=move |_| sheet.open()>
            <svg class="members-sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <circle cx="7.500" cy="6.500" r="3" />
                <path d="M2 17c0-8 11-8 11 0M13 4a3 3 0 0 1 0 5.500M15 12c2 .7 3 2.500 3 5" />
            </svg>
            <span class="members-words">{t::member_list_members()}</span>
            {move || {
                let waiting = waiting.get();
                (waiting > 0)
                    .then(|| {
                        view! {
                            <span class="count">
                                {t::member_list_ask(waiting)}
                            </span>
                        }
                        .client_only()
                    })
            }}
        </button>
        <Sheet open=sheet.0 id="members-title" title=t::member_list_members()>
            {on_sheet()}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet() in tools => view! { <Everybody /> }
}

/// What is on it.
#[component]
pub(super) fn Everybody() -> impl IntoView {
    let room = use_room();
    let deciding = Deciding { about: RwSignal::new(None), refused: RwSignal::new(None) };
    provide_context(deciding);
    let all: Memo<Vec<Entry>> =
        memo(move |_| room.members().with(|members| room.people().with(|people| entries(members, people))));
    let users = memo(move |_| all.with(|all| all.iter().map(|entry| entry.user).collect::<Vec<_>>()));

    view! {
        <p class="members-who">
            {move || room.info().with(|info| who_decides(info.owner.is_some(), info.closed))}
        </p>
        {move || {
            deciding
                .refused
                .get()
                .map(|why| {
                    view! {
                        <p class="field-error" role="alert" dir="auto">
                            {why}
                        </p>
                    }
                    .client_only()
                })
        }}
        <ul class="member-list" role="list" aria-label=t::member_list_members()>
            <For each=move || users.get() key=|user| *user let:user>
                <MemberRow user=user all=all />
            </For>
        </ul>
    }
    .client_only()
}

fn who_decides(owned: bool, closed: bool) -> String {
    match (owned, closed) {
        (false, _) => t::member_list_unowned(),
        (true, false) => t::member_list_open(),
        (true, true) => t::member_list_closed(),
    }
}
