//! In *Settings*: which keys there are, where they lie, and our own devices in the room.

use i18n::t;
use leptos::prelude::*;

use super::member_devices::OwnDevices;
use super::members::Deciding;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::{Entry, entries};
use crate::store::{RoomStateStoreFields, use_room};

/// Our keys and, in a room, everything we wrote with there.
#[component]
pub(super) fn DevicesPart(in_room: bool) -> impl IntoView {
    view! {
        <section class="sheet-part" aria-labelledby="settings-keys">
            <h4 class="sheet-subtitle" id="settings-keys">
                {t::settings_devices_keys()}
            </h4>
            <p>{t::settings_devices_keys_help()}</p>
            {in_room.then(|| view! { <Fingerprints /> }.client_only())}
        </section>
        {in_room.then(|| view! { <Devices /> }.client_only())}
    }
    .client_only()
}

/// How our keys begin in this room.
#[component]
fn Fingerprints() -> impl IntoView {
    let room = use_room();
    let user = move || {
        room.my_user().get().map(|user| {
            view! {
                <code class="fingerprint" title=user.to_string()>
                    {user.short()}
                </code>
            }
            .client_only()
        })
    };
    let peer = memo(move |_| {
        let me = room.my_peer().get();
        room.known().with(|known| known.iter().map(|who| who.peer).find(|peer| peer.to_string() == me))
    });
    let peer = move || {
        peer.get().map(|peer| {
            view! {
                <code class="fingerprint" title=peer.to_string()>
                    {peer.short()}
                </code>
            }
            .client_only()
        })
    };
    view! {
        <dl class="link-rows settings-keys">
            <div class="link-row">
                <dt>{t::settings_devices_user()}</dt>
                <dd>{user}</dd>
            </div>
            <div class="link-row">
                <dt>{t::settings_devices_page()}</dt>
                <dd>{peer}</dd>
            </div>
        </dl>
        <p class="field-help">{t::settings_devices_compare()}</p>
    }
    .client_only()
}

/// The same list as in the sheet *Members*.
#[component]
fn Devices() -> impl IntoView {
    let room = use_room();
    let deciding = Deciding { about: RwSignal::new(None), refused: RwSignal::new(None) };
    provide_context(deciding);
    let entry: Memo<Option<Entry>> = memo(move |_| {
        let all = room.members().with(|members| room.people().with(|people| entries(members, people)));
        all.into_iter().find(|entry| entry.own)
    });
    view! {
        <section class="sheet-part" aria-labelledby="settings-devices">
            <h4 class="sheet-subtitle" id="settings-devices">
                {t::member_list_devices()}
            </h4>
            <OwnDevices entry=entry />
            {move || {
                deciding
                    .refused
                    .get()
                    .map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())
            }}
        </section>
    }
    .client_only()
}
