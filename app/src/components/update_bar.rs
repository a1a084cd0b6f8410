//! That the server gives out another version of the page: nothing changes until the person says so.

use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};

/// The question, while there is another version; *Later* lasts until the server says it again.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let outdated = memo(move |_| page.outdated().get());
    let load = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                session.update();
            }
        });
    };
    move || {
        outdated.get().then(|| {
            view! {
                <div class="notice" role="status">
                    <p class="notice-text">{t::update_there()}</p>
                    <div class="actions">
                        <button class="button" type="button" on:click=load>
                            {t::update_load()}
                        </button>
                        <button class="button button-quiet" type="button" on:click=move |_| page.outdated().set(false)>
                            {t::update_later()}
                        </button>
                    </div>
                </div>
            }
            .client_only()
        })
    }
}
