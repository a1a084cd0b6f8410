//! In *Settings*: what this device keeps, and how safely.

use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};
use crate::words::{rooms_words, used_words};

/// How storage stands, and the button *Keep my data*.
#[component]
pub(super) fn Storage() -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let asked = RwSignal::new(false);
    let ask = move |_| {
        asked.set(true);
        session.with_value(|session| {
            if let Some(session) = session {
                session.ask_persistence();
            }
        });
    };
    let kept = Memo::new(move |_| page.storage().with(|storage| storage.persistent == Some(true)));
    let numbers = move || {
        page.storage().with(|storage| {
            let used = used_words(storage.used_bytes, storage.quota_bytes);
            match storage.rooms {
                Some(rooms) => format!("{} {used}", rooms_words(rooms)),
                None => used,
            }
        })
    };
    let durability = move || {
        if kept.get() {
            return view! { <p role="status">"The browser keeps this page's data until you remove it."</p> }
                .client_only();
        }
        view! {
            <p>"The browser may remove this page's data when space runs out."</p>
            <div class="actions">
                <button class="button" type="button" on:click=ask>
                    "Keep my data"
                </button>
                <span class="sheet-said" role="status">
                    {move || asked.get().then_some("Asked. The browser has not agreed so far.")}
                </span>
            </div>
        }
        .client_only()
    };

    view! {
        <section class="sheet-part" aria-labelledby="settings-storage">
            <h3 class="sheet-subtitle" id="settings-storage">
                "On this device"
            </h3>
            {move || match page.storage().with(|storage| storage.unavailable.clone()) {
                Some(why) => view! { <p dir="auto">"This browser stores nothing: " {why}</p> }.client_only(),
                None => view! { <p>{numbers}</p> {durability} }.client_only(),
            }}
        </section>
    }
}
