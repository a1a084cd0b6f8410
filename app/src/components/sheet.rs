//! A sheet: the browser's modal dialog with a title and *Close*. What is on it exists only while it is open.

use i18n::t;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event};
use leptos::{ev, html};

use super::focus::goes_on_at;
use super::popover::leave;
use crate::client_only::ClientOnly;
use crate::erased::effect;

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
    /// Whether it is wide, where there is room.
    #[prop(optional)]
    wide: bool,
    /// Told when it was closed, by whatever.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What is on it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    // How often it was closed here; the browser says so a moment later, when it may be open again.
    let closed = StoredValue::new(0_u32);
    let tell = move || {
        // What opened it may be gone by what was done on it.
        goes_on_at(|| document().query_selector("main [role=log]").ok().flatten()?.dyn_into().ok());
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    effect(move |_| {
        let Some(shown) = dialog.get() else { return };
        if !open.get() {
            if shown.open() {
                closed.update_value(|closed| *closed += 1);
                shown.close();
                untrack(tell);
            }
            return;
        }
        // A frame later what is on it is there, and the first of its controls gets the focus.
        request_animation_frame(move || {
            if let Some(dialog) = dialog.try_get_untracked().flatten()
                && open.try_get_untracked() == Some(true)
            {
                leave(&dialog);
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        });
    });

    view! {
        <dialog
            class=if wide { "sheet sheet-wide" } else { "sheet" }
            aria-labelledby=id
            closedby="any"
            node_ref=dialog
            on:click:capture=move |event: ev::MouseEvent| keep_focus(&event)
            on:close=move |_| {
                let known = closed.try_update_value(|closed| {
                    let known = *closed > 0;
                    *closed = closed.saturating_sub(1);
                    known
                });
                if known == Some(false) {
                    open.set(false);
                    tell();
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
                                        {t::common_close()}
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

/// What is pressed on a sheet may go by that, and the focus with it: then the nearest button that is left gets it.
fn keep_focus(pressed: &Event) {
    let mut around = Vec::new();
    let mut next = pressed.target().and_then(|target| target.dyn_into::<Element>().ok());
    while let Some(element) = next {
        next = if element.tag_name() == "DIALOG" { None } else { element.parent_element() };
        around.push(element);
    }
    goes_on_at(move || {
        let mut left = around.iter().filter(|element| element.is_connected());
        left.find_map(|element| element.query_selector("button:enabled").ok().flatten())?.dyn_into().ok()
    });
}
