//! In *Settings*: what this device keeps, and how safely.

use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::erased::memo;
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
    let kept = memo(move |_| page.storage().with(|storage| storage.persistent == Some(true)));
    let numbers = move || {
        page.storage().with(|storage| {
            let used = used_words(storage.used_bytes, storage.quota_bytes);
            match storage.rooms {
                Some(rooms) => t::common_two_sentences(&rooms_words(rooms), &used),
                None => used,
            }
        })
    };
    let durability = move || {
        if kept.get() {
            return view! { <p role="status">{t::settings_storage_kept()}</p> }.client_only();
        }
        view! {
            <p>{t::settings_storage_unkept()}</p>
            <div class="actions">
                <button class="button" type="button" on:click=ask>
                    {t::settings_storage_keep()}
                </button>
                <span class="sheet-said" role="status">
                    {move || asked.get().then(t::settings_storage_asked)}
                </span>
            </div>
        }
        .client_only()
    };

    view! {
        <section class="sheet-part" aria-labelledby="settings-storage">
            <h4 class="sheet-subtitle" id="settings-storage">
                {t::settings_storage_title()}
            </h4>
            {move || match page.storage().with(|storage| storage.unavailable.clone()) {
                Some(why) => view! { <p dir="auto">{t::settings_storage_unavailable(&why)}</p> }.client_only(),
                None => view! { <p>{numbers}</p> {durability} }.client_only(),
            }}
        </section>
    }
}
