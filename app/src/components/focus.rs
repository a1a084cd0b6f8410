//! The focus, when what had it goes away: without this the keyboard would begin again at the top of the page.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlBodyElement, HtmlElement};

/// Whether nothing has it.
pub(super) fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.dyn_ref::<HtmlBodyElement>().is_some())
}

/// Once what is under way now is drawn: if nothing has the focus then, `next` names what gets it.
pub(super) fn goes_on_at(next: impl FnOnce() -> Option<HtmlElement> + 'static) {
    request_animation_frame(move || {
        if let Some(element) = is_lost().then(next).flatten() {
            // Refused only by what is gone too.
            let _ = element.focus();
        }
    });
}

/// What has this id.
pub(super) fn of_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
