//! In *Settings*: who comes into the room, and what newcomers read.

use i18n::t;
use leptos::prelude::*;
use room::{History, Role, Standing};

use super::confirm::Confirm;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::may_decide;
use crate::room_session::{RoomSession, use_room_session};
use crate::store::{RoomStateStoreFields, use_room};

/// What newcomers may read, its name, and what it means.
type Choice = (History, fn() -> String, fn() -> String);

const HISTORIES: [Choice; 2] = [
    (History::Shared, t::settings_members_everything, t::settings_members_everything_help),
    (History::FromArrival, t::settings_members_from_arrival, t::settings_members_from_arrival_help),
];

/// The part *Who comes in*; of a room that nobody owns only what is so.
#[component]
pub(super) fn WhoComesIn() -> impl IntoView {
    let room = use_room();
    let said = RwSignal::new(String::new());
    let owned = memo(move |_| room.info().with(|info| info.owner.is_some()));
    view! {
        <section class="sheet-part" aria-labelledby="settings-members">
            <h4 class="sheet-subtitle" id="settings-members">
                {t::settings_members_title()}
            </h4>
            {move || {
                if owned.get() {
                    view! {
                        <Door said=said />
                        <Histories said=said />
                    }
                    .client_only()
                } else {
                    view! { <p>{t::settings_members_unowned()}</p> }
                        .client_only()
                }
            }}
            <p class="sheet-said" role="status" dir="auto">
                {said}
            </p>
        </section>
    }
    .client_only()
}

/// Whether newcomers ask.
#[component]
fn Door(said: RwSignal<String>) -> impl IntoView {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let asking = RwSignal::new(false);
    let closed = memo(move |_| room.info().with(|info| info.closed));
    let decides = memo(move |_| may_decide(room.standing().get()));
    let answer = Callback::new(move |yes: bool| {
        asking.set(false);
        if yes {
            tell(said, session, &|session| session.close_room());
        }
    });
    move || {
        if closed.get() {
            return view! { <p>{t::settings_members_closed()}</p> }.client_only();
        }
        if asking.get() {
            let (words, yes) = (t::settings_members_closes(), t::settings_members_close_yes());
            return view! { <Confirm words=words label=yes on_answer=answer /> }.client_only();
        }
        view! {
            <p>{t::settings_members_open()}</p>
            {move || {
                decides
                    .get()
                    .then(|| {
                        view! {
                            <div class="actions">
                                <button class="button" type="button" on:click=move |_| asking.set(true)>
                                    {t::settings_members_close()}
                                </button>
                                <span class="sheet-said">{t::settings_members_not_undone()}</span>
                            </div>
                        }
                        .client_only()
                    })
            }}
        }
        .client_only()
    }
}

/// What newcomers read: for the owner a choice, for the others a sentence.
#[component]
fn Histories(said: RwSignal<String>) -> impl IntoView {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let chosen = memo(move |_| room.info().with(|info| info.history));
    let owns = memo(move |_| room.standing().get() == Some(Standing::In(Role::Owner)));
    let choose = move |history| tell(said, session, &|session| session.set_history(history));
    let option = move |(history, name, help): Choice| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="history"
                    prop:checked=move || chosen.get() == history
                    on:change=move |_| choose(history)
                />
                <span>
                    <span class="choice-name">{name()}</span>
                    <span class="choice-help">{help()}</span>
                </span>
            </label>
        }
        .client_only()
    };
    move || {
        if owns.get() {
            let options: Vec<AnyView> = HISTORIES.into_iter().map(option).collect();
            return view! {
                <fieldset class="choices">
                    <legend>{t::settings_members_newcomers_read()}</legend>
                    {options}
                </fieldset>
            }
            .client_only();
        }
        let words = move || match chosen.get() {
            History::Shared => t::settings_members_read_everything(),
            History::FromArrival => t::settings_members_read_from_arrival(),
        };
        view! { <p>{words}</p> }.client_only()
    }
}

pub(super) fn tell(
    said: RwSignal<String>,
    session: StoredValue<Option<RoomSession>>,
    ask: &dyn Fn(&RoomSession) -> Result<(), String>,
) {
    let result = session.with_value(|session| session.as_ref().map(ask));
    said.set(match result {
        Some(Err(why)) => why,
        Some(Ok(())) => t::settings_members_done(),
        None => String::new(),
    });
}
