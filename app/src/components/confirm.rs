//! A question before something that is not easily undone: what it does, and two answers.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlBodyElement, HtmlElement};

use crate::client_only::ClientOnly;
use crate::erased::effect;

/// Stands where it was asked for. *Cancel* has the focus, so that Enter pressed once too often does nothing.
#[component]
pub(super) fn Confirm(
    /// What will be so.
    #[prop(into)]
    words: String,
    /// What the button says that does it.
    #[prop(into)]
    label: String,
    /// Runs with whether to do it.
    #[prop(into)]
    on_answer: Callback<bool>,
) -> impl IntoView {
    let cancel = NodeRef::<html::Button>::new();
    // What was pressed for it, where that is still there: it gets the focus back.
    let opener = StoredValue::new_local(None::<HtmlElement>);
    effect(move |_| {
        if let Some(cancel) = cancel.get() {
            let had = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
            opener.set_value(had.filter(|had| had.dyn_ref::<HtmlBodyElement>().is_none()));
            // The question is in sight either way.
            let _ = cancel.focus();
        }
    });
    let answer = move |yes: bool| {
        let opener = opener.get_value();
        on_answer.run(yes);
        request_animation_frame(move || {
            if let Some(opener) = opener.filter(|opener| opener.is_connected()) {
                // It stands beside the question.
                let _ = opener.focus();
            }
        });
    };
    view! {
        <div class="confirm" role="group" aria-label=t::confirm_confirm()>
            <p dir="auto">{words}</p>
            <div class="actions">
                <button class="button button-danger" type="button" on:click=move |_| answer(true)>
                    {label}
                </button>
                <button class="button" type="button" node_ref=cancel on:click=move |_| answer(false)>
                    {t::common_cancel()}
                </button>
            </div>
        </div>
    }
    .client_only()
}
