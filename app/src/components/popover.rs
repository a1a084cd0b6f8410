//! What the browser shows over the page until something else is pressed: the list of rooms and the menu of the room, on narrow screens.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, Node};

/// Closes it, if it is open. The focus goes back to what opened it, if it was inside.
pub(super) fn hide(popover: &HtmlElement) {
    // Refused only where it is closed already.
    let _ = popover.hide_popover();
}

/// Closes the one that has the focus, unless what comes is a part of it: the browser would do so too, but leave the focus on what
/// cannot be seen any more.
pub(super) fn leave(comes: &Node) {
    let focused = document().active_element();
    let open = focused.and_then(|focused| focused.closest(":popover-open").ok().flatten());
    if let Some(open) = open.and_then(|open| open.dyn_into::<HtmlElement>().ok())
        && !open.contains(Some(comes))
    {
        hide(&open);
    }
}
