//! In *Settings*: who comes into the room, and what newcomers read.

use leptos::prelude::*;
use room::{History, Role, Standing};

use super::confirm::Confirm;
use crate::client_only::ClientOnly;
use crate::members::may_decide;
use crate::room_session::{RoomSession, use_room_session};
use crate::store::{RoomStateStoreFields, use_room};

/// What closing does.
const CLOSES: &str = "From now on whoever follows the link waits until the owner or a moderator lets them in. Those who are in stay in. \
     This cannot be undone.";

/// What newcomers may read, with what it means.
const HISTORIES: [(History, &str, &str); 2] = [
    (History::Shared, "Everything", "Newcomers read what was written before they came."),
    (
        History::FromArrival,
        "Only what is written after they came",
        "Newcomers get no key to what was written before.",
    ),
];

/// The part *Who comes in*; of a room that nobody owns only what is so.
#[component]
pub(super) fn WhoComesIn() -> impl IntoView {
    let room = use_room();
    let said = RwSignal::new(String::new());
    let owned = Memo::new(move |_| room.info().with(|info| info.owner.is_some()));
    view! {
        <section class="sheet-part" aria-labelledby="settings-members">
            <h3 class="sheet-subtitle" id="settings-members">
                "Who comes in"
            </h3>
            {move || {
                if owned.get() {
                    view! {
                        <Door said=said />
                        <Histories said=said />
                    }
                    .client_only()
                } else {
                    view! { <p>"Anyone who knows the name. Nobody owns this room, so nobody can change that."</p> }
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
    let closed = Memo::new(move |_| room.info().with(|info| info.closed));
    let decides = Memo::new(move |_| may_decide(room.standing().get()));
    let answer = Callback::new(move |yes: bool| {
        asking.set(false);
        if yes {
            tell(said, session, &|session| session.close_room());
        }
    });
    move || {
        if closed.get() {
            return view! { <p>"Newcomers ask: the owner or a moderator lets them in."</p> }.client_only();
        }
        if asking.get() {
            return view! { <Confirm words=CLOSES label="Let newcomers ask" on_answer=answer /> }
                .client_only();
        }
        view! {
            <p>"Anybody with the link."</p>
            {move || {
                decides
                    .get()
                    .then(|| {
                        view! {
                            <div class="actions">
                                <button class="button" type="button" on:click=move |_| asking.set(true)>
                                    "Newcomers ask…"
                                </button>
                                <span class="sheet-said">"This cannot be undone."</span>
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
    let chosen = Memo::new(move |_| room.info().with(|info| info.history));
    let owns = Memo::new(move |_| room.standing().get() == Some(Standing::In(Role::Owner)));
    let choose = move |history| tell(said, session, &|session| session.set_history(history));
    let option = move |(history, name, help): (History, &'static str, &'static str)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="history"
                    prop:checked=move || chosen.get() == history
                    on:change=move |_| choose(history)
                />
                <span>
                    <span class="choice-name">{name}</span>
                    <span class="choice-help">{help}</span>
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
                    <legend>"Newcomers read"</legend>
                    {options}
                </fieldset>
            }
            .client_only();
        }
        let words = move || match chosen.get() {
            History::Shared => "Newcomers read everything.",
            History::FromArrival => "Newcomers read only what is written after they came.",
        };
        view! { <p>{words}</p> }.client_only()
    }
}

fn tell(
    said: RwSignal<String>,
    session: StoredValue<Option<RoomSession>>,
    ask: &dyn Fn(&RoomSession) -> Result<(), String>,
) {
    let result = session.with_value(|session| session.as_ref().map(ask));
    said.set(match result {
        Some(Err(why)) => why,
        Some(Ok(())) => "Done.".to_owned(),
        None => String::new(),
    });
}
