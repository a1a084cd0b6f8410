//! Who is in the room: ourselves, then the others with the string to each.

use i18n::t;
use leptos::prelude::*;
use room::PeerId;

use super::StringMark;
use super::diagnostics::Diagnostics;
use super::face::{FaceSize, face_button};
use super::link_details::LinkDetailsPanel;
use super::members::Members;
use super::name_mark::{fingerprint, name_mark};
use super::person_actions::PersonActions;
use super::presence_mark::{PresenceWords, presence_mark};
use super::topology::Topology;
use super::verify::verify;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::later::later;
use crate::names::{contact_of, known_as, use_names};
use crate::room_session::use_room_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::words::{StringState, link_attribute, link_word, not_in_words, path_attribute, standing_sentence};

/// The people of the room. Reads the store; only the session driver writes it.
#[component]
pub fn People() -> impl IntoView {
    let room = use_room();
    let ids = memo(move |_| {
        room.people().with(|people| people.iter().map(|person| person.peer).collect::<Vec<_>>())
    });
    let opened = RwSignal::new(None::<PeerId>);
    follow(opened, ids);
    let my_short = move || room.my_user().get().map(|user| user.short());

    view! {
        <section class="people" aria-labelledby="people-title">
            <h2 class="people-title" id="people-title">
                {t::people_list_title()}
            </h2>
            <p class="person person-me">
                {face_button(room.my_user().into(), room.my_name().into(), FaceSize::Small)}
                <span class="person-name">
                    {t::people_list_you()} " "
                    <bdi>{move || room.my_name().get()}</bdi>
                </span>
                <code class="fingerprint" title=move || room.my_peer().get()>
                    {my_short}
                </code>
            </p>
            <ul class="people-list" role="list" aria-label=t::people_list_title() tabindex="0">
                <For each=move || ids.get() key=|id| *id let:id>
                    <PersonRow id=id opened=opened />
                </For>
            </ul>
            {move || {
                ids.with(Vec::is_empty)
                    .then(|| {
                        view! { <p class="people-empty">{t::people_list_empty()}</p> }
                    })
            }}
            <Members />
            <Topology />
            <Diagnostics />
        </section>
    }
}

later! {
    /// What can be done with a person, and what is known of the link to them.
    fn closer(id: PeerId, opened: RwSignal<Option<PeerId>>) in tools => view! {
        <PersonActions id=id opened=opened />
        {verify(id)}
        <LinkDetailsPanel id=id />
    }
}

/// Has the link that is looked at watched, for as long as it is and the person is there.
fn follow(opened: RwSignal<Option<PeerId>>, ids: Memo<Vec<PeerId>>) {
    let session = StoredValue::new(use_room_session());
    let watch = move |peer| {
        session.try_with_value(|session| session.as_ref().map(|session| session.watch_link(peer)));
    };
    effect(move |_| {
        let peer = opened.get();
        if peer.is_some_and(|peer| ids.with(|ids| !ids.contains(&peer))) {
            opened.set(None);
        } else {
            watch(peer);
        }
    });
    on_cleanup(move || watch(None));
}

/// One of the others, with the button that opens the details of the link.
#[component]
pub(super) fn PersonRow(id: PeerId, opened: RwSignal<Option<PeerId>>) -> impl IntoView {
    let (room, page) = (use_room(), use_page());
    // The row may outlive the entry for an instant, so everything it shows is optional.
    let person =
        memo(move |_| room.people().with(|people| people.iter().find(|person| person.peer == id).cloned()));
    let string = memo(move |_| {
        person.with(|person| {
            person.as_ref().map_or(StringState::Cut, |person| StringState::of(person.link, person.path))
        })
    });
    // Until its user is proven, whose it was in the log.
    let user = memo(move |_| {
        let proven = person.with(|person| person.as_ref().and_then(|person| person.user));
        proven.or_else(|| room.known().with(|known| known_as(known, id).and_then(|who| who.user)))
    });
    let name = Signal::derive(move || {
        person.with(|person| person.as_ref().map(|person| person.name.clone()).unwrap_or_default())
    });
    let muted = move || {
        let user = user.get()?;
        page.contacts().with(|contacts| contact_of(contacts, user)?.contact.muted.then(t::people_list_muted))
    };
    let open = memo(move |_| opened.get() == Some(id));
    let names = use_names();
    let warning = move || {
        let name = person.with(|person| person.as_ref().map(|person| person.name.clone()))?;
        names.with(|names| standing_sentence(&names.get(id), &name))
    };
    let latency = move || person.with(|person| person.as_ref().and_then(|person| person.latency_ms));

    view! {
        <li
            class="person"
            data-peer=id.to_string()
            data-link=move || person.with(|person| person.as_ref().map(|person| link_attribute(person.link)))
            data-path=move || person.with(|person| person.as_ref()?.path.map(path_attribute))
        >
            <div class="person-head">
                {face_button(user.into(), name, FaceSize::Small)}
                {presence_mark(user.into(), PresenceWords::Brief)}
                <button
                    class="person-open"
                    type="button"
                    aria-label=move || t::people_list_link_details(&name.get())
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |_| opened.set((!open.get_untracked()).then_some(id))
                >
                    <span class="person-name" dir="auto">
                        {name}
                    </span>
                </button>
                {name_mark(id)}
                {fingerprint(id)}
                {move || muted().map(|word| view! { <span class="person-muted">{word}</span> }.client_only())}
                <span class="person-link">
                    <StringMark state=string />
                    <span class="person-state">{move || person.with(|person| person.as_ref().map(|person| link_word(person.link, person.path)))}</span>
                    {move || {
                        let stands = person.with(|person| person.as_ref().map(|person| person.standing));
                        not_in_words(stands).map(|words| view! { <span class="person-stands">{words}</span> }.client_only())
                    }}
                    <span class="person-latency">{move || latency().map(t::people_list_latency)}</span>
                </span>
            </div>
            {move || warning().map(|words| view! { <p class="person-warning" dir="auto">{words}</p> }.client_only())}
            {move || {
                open.get()
                    .then(|| closer(id, opened))
            }}
        </li>
    }
}
