//! In *Settings*: who keeps a link to whom in the room.

use i18n::t;
use leptos::prelude::*;
use room::{Role, Standing, Topology};

use super::settings_members::tell;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};

/// A shape, its name, and what it means.
type Choice = (Topology, fn() -> String, fn() -> String);

const SHAPES: [Choice; 2] = [
    (Topology::Mesh, t::settings_topology_mesh, t::settings_topology_mesh_help),
    (Topology::Star, t::settings_topology_star, t::settings_topology_star_help),
];

/// The part *Links*: for the owner a choice, for the others a sentence. A room that nobody owns has none.
#[component]
pub(super) fn RoomShape() -> impl IntoView {
    let room = use_room();
    let owned = memo(move |_| room.info().with(|info| info.owner.is_some()));
    move || owned.get().then(|| view! { <Shape /> }.client_only())
}

#[component]
fn Shape() -> impl IntoView {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let said = RwSignal::new(String::new());
    let chosen = memo(move |_| room.info().with(|info| info.topology));
    let owns = memo(move |_| room.standing().get() == Some(Standing::In(Role::Owner)));
    let choose = move |topology| tell(said, session, &|session| session.set_topology(topology));
    let option = move |(topology, name, help): Choice| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="topology"
                    prop:checked=move || chosen.get() == topology
                    on:change=move |_| choose(topology)
                />
                <span>
                    <span class="choice-name">{name()}</span>
                    <span class="choice-help">{help()}</span>
                </span>
            </label>
        }
        .client_only()
    };
    let content = move || {
        if owns.get() {
            let options: Vec<AnyView> = SHAPES.into_iter().map(option).collect();
            return view! {
                <fieldset class="choices">
                    <legend>{t::settings_topology_linked()}</legend>
                    {options}
                </fieldset>
            }
            .client_only();
        }
        let words = move || match chosen.get() {
            Topology::Mesh => t::settings_topology_is_mesh(),
            Topology::Star => t::settings_topology_is_star(),
        };
        view! { <p>{words}</p> }.client_only()
    };
    view! {
        <section class="sheet-part" aria-labelledby="settings-topology">
            <h4 class="sheet-subtitle" id="settings-topology">
                {t::settings_topology_title()}
            </h4>
            {content}
            <p class="sheet-said" role="status" dir="auto">
                {said}
            </p>
        </section>
    }
    .client_only()
}
