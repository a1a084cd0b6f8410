//! A part that is drawn only while it is unfolded.

use leptos::prelude::*;
use leptos::web_sys::HtmlDetailsElement;

use super::poll::looked;
use crate::client_only::ClientOnly;
use crate::erased::memo;

/// A heading that unfolds what is below it.
#[component]
pub(super) fn Fold(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// On paper it is unfolded.
    #[prop(optional)]
    printed: bool,
    /// What is below it.
    children: ChildrenFn,
) -> impl IntoView {
    // In the gallery all is to be seen.
    #[cfg(all(feature = "ssr", debug_assertions))]
    let open = use_context::<crate::components::gallery::Drawn>().is_some();
    #[cfg(not(all(feature = "ssr", debug_assertions)))]
    let open = false;
    let unfolded = RwSignal::new(open);
    let printing = looked().printing;
    let shown = memo(move |_| unfolded.get() || (printed && printing.get()));
    let children = StoredValue::new(children);
    let toggle = move |event| {
        if !printing.get_untracked() {
            unfolded.set(event_target::<HtmlDetailsElement>(&event).open());
        }
    };
    view! {
        <details class="more" open=move || shown.get() on:toggle=toggle>
            <summary>{title}</summary>
            {move || {
                shown
                    .get()
                    .then(|| view! { <div class="poll-fold">{children.with_value(|children| children())}</div> }.client_only())
            }}
        </details>
    }
    .client_only()
}
