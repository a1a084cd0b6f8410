//! In *Settings*: the language that the page speaks.

use i18n::{Language, t};
use leptos::html;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::speaking::{JustChosen, Speaking};

/// The section *Language*.
#[component]
pub(super) fn LanguagePart() -> impl IntoView {
    let session = StoredValue::new(use_session());
    let spoken = expect_context::<Speaking>().0.get_untracked();
    let just_chosen = expect_context::<JustChosen>().0;
    let error = RwSignal::new(None::<String>);
    let list = NodeRef::<html::Select>::new();
    let choose = move |_| {
        let chosen = list.get_untracked().and_then(|list| Language::of_tag(&list.value()));
        session.with_value(|session| {
            if let (Some(session), Some(language)) = (session, chosen) {
                just_chosen.set(true);
                let done = move |spoken: Result<(), String>| {
                    if spoken.is_err() {
                        just_chosen.set(false);
                    }
                    let _ = error.try_set(spoken.err());
                };
                session.speak(language, Box::new(done));
            }
        });
    };
    let option = |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=language == spoken>
                {language.own_name()}
            </option>
        }
    };
    view! {
        <div class="sheet-part">
            <div class="field">
                <label class="field-label" for="language">
                    {t::settings_language_label()}
                </label>
                <select class="field-box" id="language" node_ref=list on:change=choose>
                    {Language::ALL.map(option).into_iter().collect::<Vec<_>>()}
                </select>
            </div>
            {move || error.get().map(|error| view! { <p role="alert">{error}</p> })}
        </div>
    }
    .client_only()
}
