//! Our own devices and tabs in the sheet *Members*, and taking back the key of one that is lost.

use leptos::prelude::*;
use room::{MemberPeer, PeerId};

use super::confirm::Confirm;
use super::members::Deciding;
use crate::client_only::ClientOnly;
use crate::members::Entry;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};

/// What taking back a key does.
const TAKES_BACK: &str = "What was written with this key stays. From now on nothing written with it counts, and it opens nothing \
     new: for a device that was lost or lent. It cannot be undone.";

/// Everything we wrote with in this room.
#[component]
pub(super) fn OwnDevices(entry: Memo<Option<Entry>>) -> impl IntoView {
    let peers =
        Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|e| e.peers.clone()).unwrap_or_default()));
    view! {
        <div class="member-decisions">
            <p class="sheet-said">"The devices and tabs you wrote with in this room."</p>
            <ul class="device-list" role="list" aria-label="Your devices">
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
    let here =
        Memo::new(move |_| room.people().with(|people| people.iter().any(|person| person.peer == peer)));
    let state = move || match (own, revoked, here.get()) {
        (true, ..) => "this page",
        (_, true, _) => "key taken back",
        (_, _, true) => "here",
        (_, _, false) => "away",
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
                                "Take back the key of this device"
                            </button>
                        }
                        .client_only()
                    })
            }}
            {move || {
                asking
                    .get()
                    .then(|| {
                        view! { <Confirm words=TAKES_BACK label=take_back(peer) on_answer=answer /> }.client_only()
                    })
            }}
        </li>
    }
    .client_only()
}

fn take_back(peer: PeerId) -> String {
    format!("Take back the key {}", peer.short())
}
