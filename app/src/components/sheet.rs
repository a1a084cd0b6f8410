//! A sheet: the browser's modal dialog with a title and *Close*. What is on it exists only while it is open.

use leptos::html;
use leptos::prelude::*;

use crate::client_only::ClientOnly;

/// The sheet; it opens and closes as `open` says, and says there when the person closed it.
#[component]
pub fn Sheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The id of its title.
    id: &'static str,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Told when it was closed, by whatever.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What is on it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    Effect::new(move |_| {
        let Some(shown) = dialog.get() else { return };
        if !open.get() {
            return shown.close();
        }
        // A frame later what is on it is there, and the first of its controls gets the focus.
        request_animation_frame(move || {
            if let Some(dialog) = dialog.try_get_untracked().flatten()
                && open.try_get_untracked() == Some(true)
            {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        });
    });

    view! {
        <dialog
            class="sheet"
            aria-labelledby=id
            closedby="any"
            node_ref=dialog
            on:close=move |_| {
                open.set(false);
                if let Some(on_close) = on_close {
                    on_close.run(());
                }
            }
        >
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <div class="sheet-inner">
                                <header class="sheet-head">
                                    <h2 class="sheet-title" id=id dir="auto">
                                        {title}
                                    </h2>
                                    <button class="button" type="button" on:click=move |_| open.set(false)>
                                        "Close"
                                    </button>
                                </header>
                                {children.with_value(|children| children())}
                            </div>
                        }
                        .client_only()
                    })
            }}
        </dialog>
    }
}
