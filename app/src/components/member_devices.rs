//! Our own devices and tabs in the sheet *Members*, and taking back the key of one that is lost.

use i18n::t;
use leptos::prelude::*;
use room::MemberPeer;

use super::confirm::Confirm;
use super::members::Deciding;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::Entry;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};

/// Everything we wrote with in this room.
#[component]
pub(super) fn OwnDevices(entry: Memo<Option<Entry>>) -> impl IntoView {
    let peers =
        memo(move |_| entry.with(|entry| entry.as_ref().map(|e| e.peers.clone()).unwrap_or_default()));
    view! {
        <div class="member-decisions">
            <p class="sheet-said">{t::member_list_devices_help()}</p>
            <ul class="device-list" role="list" aria-label=t::member_list_devices()>
                <For each=move || peers.get() key=|peer| (peer.peer, peer.revoked) let:peer>
                    <Device peer=peer />
                </For>
            </ul>
        </div>
    }
    .client_only()
}

#[component]
fn Device(peer: MemberPeer) -> impl IntoView {
    let MemberPeer { peer, revoked, own } = peer;
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let deciding = expect_context::<Deciding>();
    let asking = RwSignal::new(false);
    let here = memo(move |_| room.people().with(|people| people.iter().any(|person| person.peer == peer)));
    let state = move || match (own, revoked, here.get()) {
        (true, ..) => t::member_list_device_own(),
        (_, true, _) => t::member_list_device_revoked(),
        (_, _, true) => t::member_list_device_here(),
        (_, _, false) => t::member_list_device_away(),
    };
    let answer = Callback::new(move |yes: bool| {
        asking.set(false);
        if yes {
            let result = session.with_value(|s| s.as_ref().map(|session| session.revoke(peer)));
            deciding.refused.set(result.and_then(Result::err));
        }
    });
    view! {
        <li class="device">
            <code class="fingerprint" title=peer.to_string()>
                {peer.short()}
            </code>
            <span>{state}</span>
            {move || {
                (!own && !revoked && !asking.get())
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=move |_| asking.set(true)>
                                {t::member_list_revoke()}
                            </button>
                        }
                        .client_only()
                    })
            }}
            {move || {
                asking
                    .get()
                    .then(|| {
                        let yes = t::member_list_revoke_yes(&peer.short());
                        view! { <Confirm words=t::member_list_revokes() label=yes on_answer=answer /> }.client_only()
                    })
            }}
        </li>
    }
    .client_only()
}
