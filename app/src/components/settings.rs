//! The sheet *Settings*: the room's title, how links are made, what this device keeps, and taking it along.

use leptos::html;
use leptos::prelude::*;

use super::settings_files::{Export, Import};
use super::settings_members::WhoComesIn;
use super::settings_network::NetworkPart;
use super::settings_passphrase::PassphrasePart;
use super::settings_room::RoomTitle;
use super::settings_storage::Storage;
use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};

/// The button *Settings* and its sheet. What is on the sheet exists only while it is open.
#[component]
pub fn Settings(
    /// Whether a room is open, which has settings of its own.
    #[prop(optional)]
    in_room: bool,
) -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let dialog = NodeRef::<html::Dialog>::new();
    let open = RwSignal::new(false);
    let show = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                session.look_at_storage();
            }
        });
        open.set(true);
        request_animation_frame(move || {
            if let Some(dialog) = dialog.try_get_untracked().flatten() {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        });
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };

    view! {
        <button class="button" type="button" aria-haspopup="dialog" disabled=move || !page.ready().get() on:click=show>
            "Settings"
        </button>
        <dialog
            class="sheet"
            aria-labelledby="settings-title"
            closedby="any"
            node_ref=dialog
            on:close=move |_| open.set(false)
        >
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <div class="sheet-inner">
                                <header class="sheet-head">
                                    <h2 class="sheet-title" id="settings-title">
                                        "Settings"
                                    </h2>
                                    <button class="button" type="button" on:click=close>
                                        "Close"
                                    </button>
                                </header>
                                {in_room
                                    .then(|| {
                                        view! {
                                            <RoomTitle />
                                            <WhoComesIn />
                                        }
                                    })}
                                <NetworkPart in_room=in_room />
                                <Storage />
                                <PassphrasePart />
                                <Export />
                                <Import />
                            </div>
                        }
                        .client_only()
                    })
            }}
        </dialog>
    }
}
