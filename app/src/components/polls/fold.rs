//! A part that is drawn only while it is unfolded.

use leptos::prelude::*;

use crate::client_only::ClientOnly;

/// A heading that unfolds what is below it.
#[component]
pub(super) fn Fold(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// Unfolded from the beginning.
    #[prop(optional)]
    open: bool,
    /// What is below it.
    children: ChildrenFn,
) -> impl IntoView {
    // In the gallery all is to be seen.
    #[cfg(all(feature = "ssr", debug_assertions))]
    let open = open || use_context::<crate::components::gallery::Drawn>().is_some();
    let unfolded = RwSignal::new(open);
    let children = StoredValue::new(children);
    view! {
        <details
            class="more"
            open=open
            on:toggle=move |event| unfolded.set(event_target::<leptos::web_sys::HtmlDetailsElement>(&event).open())
        >
            <summary>{title}</summary>
            {move || {
                unfolded
                    .get()
                    .then(|| view! { <div class="poll-fold">{children.with_value(|children| children())}</div> }.client_only())
            }}
        </details>
    }
    .client_only()
}
