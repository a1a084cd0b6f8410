//! A question before something that is not easily undone: what it does, and two answers.

use leptos::html;
use leptos::prelude::*;

use crate::client_only::ClientOnly;

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
    Effect::new(move |_| {
        if let Some(cancel) = cancel.get() {
            // The question is in sight either way.
            let _ = cancel.focus();
        }
    });
    view! {
        <div class="confirm" role="group" aria-label="Please confirm">
            <p dir="auto">{words}</p>
            <div class="actions">
                <button class="button button-danger" type="button" on:click=move |_| on_answer.run(true)>
                    {label}
                </button>
                <button class="button" type="button" node_ref=cancel on:click=move |_| on_answer.run(false)>
                    "Cancel"
                </button>
            </div>
        </div>
    }
    .client_only()
}
