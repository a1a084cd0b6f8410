//! The sheet *Settings*: the room's title, how links are made, what this device keeps, and taking it along.

use leptos::prelude::*;

use super::diagnostics::Diagnostics;
use super::room_export::RoomExport;
use super::settings_files::{Export, Import};
use super::settings_hushed::HushedPart;
use super::settings_members::WhoComesIn;
use super::settings_network::NetworkPart;
use super::settings_notifications::NotificationsPart;
use super::settings_passphrase::PassphrasePart;
use super::settings_picture::OwnPicturePart;
use super::settings_privacy::PrivacyPart;
use super::settings_room::RoomTitle;
use super::settings_storage::Storage;
use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page, use_shown};

/// The button *Settings* and its sheet. What is on the sheet exists only while it is open.
#[component]
pub fn Settings(
    /// Whether a room is open, which has settings of its own.
    #[prop(optional)]
    in_room: bool,
) -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let open = RwSignal::new(false);
    let shown = use_shown().0;
    let here = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map(|open| open.fragment.clone()).unwrap_or_default())
    });
    let show = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                session.look_at_storage();
            }
        });
        open.set(true);
    };

    view! {
        <button class="button" type="button" aria-haspopup="dialog" disabled=move || !page.ready().get() on:click=show>
            "Settings"
        </button>
        <Sheet open=open id="settings-title" title="Settings">
            {in_room
                .then(|| {
                    view! {
                        <RoomTitle />
                        <WhoComesIn />
                        <RoomExport fragment=here />
                    }
                    .client_only()
                })}
            <OwnPicturePart in_room=in_room />
            <HushedPart />
            <NotificationsPart />
            <NetworkPart in_room=in_room />
            <PrivacyPart />
            <Storage />
            <PassphrasePart />
            <Export />
            <Import />
            <section class="sheet-part" aria-labelledby="settings-diagnostics">
                <h3 class="sheet-subtitle" id="settings-diagnostics">
                    "When something does not arrive"
                </h3>
                <Diagnostics />
            </section>
        </Sheet>
    }
}
