//! What another app shared, above the choice of a room.

use i18n::t;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::session::use_session;
use crate::sharing::{SHARED, use_sharing};

/// Fetches what was shared if the page was opened for that, and shows it until a room is opened, whose composer takes it.
#[component]
pub fn SharedBar() -> impl IntoView {
    let session = use_session();
    let sharing = use_sharing();
    let missing = RwSignal::new(false);
    let hash = use_location().hash;
    effect(move |_| {
        if hash.with(|hash| hash != SHARED) || sharing.text.with_untracked(Option::is_some) {
            return;
        }
        let done = move |shared: Option<String>| {
            let _ = missing.try_set(shared.is_none());
            let _ = sharing.text.try_set(shared);
        };
        if let Some(session) = &session {
            session.take_shared(Box::new(done));
        }
    });
    move || {
        let text = sharing.text.get();
        let words = match &text {
            Some(_) => t::shared_choose(),
            None if missing.get() => t::shared_missing(),
            None => return None,
        };
        let text = text.map(|text| {
            view! {
                <blockquote class="shared-text" dir="auto">
                    {text}
                </blockquote>
            }
            .client_only()
        });
        let discard = move |_| {
            missing.set(false);
            sharing.text.set(None);
        };
        Some(
            view! {
                <section class="card shared" aria-label=t::shared_title()>
                    <p role="status">{words}</p>
                    {text}
                    <div class="actions">
                        <button class="button" type="button" on:click=discard>
                            {t::common_discard()}
                        </button>
                    </div>
                </section>
            }
            .client_only(),
        )
    }
}
