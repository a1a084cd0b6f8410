//! What can be done with keys alone: the sheet *Keys*, which `?` opens, and going from room to room.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent};

use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::later::later;
use crate::rooms::at_place;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page, use_shown};

/// Whether the sheet *Keys* is open.
#[derive(Clone, Copy)]
pub struct ShortcutsSheet(pub RwSignal<bool>);

/// The sheet, and the keys that work anywhere on the page.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let ShortcutsSheet(open) = expect_context();
    let page = use_page();
    let shown = use_shown().0;
    let session = StoredValue::new(use_session());
    let go = move |step: isize| {
        let here = shown.with_untracked(|shown| shown.as_ref().map(|open| open.fragment.clone()));
        let rooms = page.rooms().with_untracked(|rooms| at_place(rooms, false));
        if let Some(next) = neighbour(&rooms, here.as_deref(), step) {
            session.with_value(|session| {
                if let Some(session) = session {
                    session.go(next);
                }
            });
        }
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() {
            return;
        }
        match (event.key().as_str(), event.alt_key()) {
            ("?", false) if !is_writing(&event) => {
                event.prevent_default();
                let _ = open.try_set(true);
            }
            ("ArrowUp", true) => {
                event.prevent_default();
                go(-1);
            }
            ("ArrowDown", true) => {
                event.prevent_default();
                go(1);
            }
            _ => {}
        }
    });
    on_cleanup(move || keys.remove());

    view! {
        <Sheet open=open id="keys-title" title=t::keys_title()>
            {on_sheet()}
        </Sheet>
    }
}

later! {
    /// What is on the sheet.
    fn on_sheet() in tools => all()
}

/// What all keys do.
pub(super) fn all() -> AnyView {
    view! { {list(t::keys_anywhere(), &anywhere())} {list(t::keys_writing(), &writing())} }.client_only()
}

/// The room after or before this one in the list; the first of one that is not in it.
fn neighbour<'a>(rooms: &'a [String], here: Option<&str>, step: isize) -> Option<&'a String> {
    match rooms.iter().position(|room| Some(room.as_str()) == here) {
        Some(at) => rooms.get(at.checked_add_signed(step)?),
        None => rooms.first(),
    }
}

/// Whether the key goes into a text.
fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        element.matches("input, textarea, select, [contenteditable]").unwrap_or_default()
    })
}

/// Keys that are pressed together, and what they do.
type Row = (Vec<String>, String);

fn anywhere() -> [Row; 4] {
    [
        (vec!["?".to_owned()], t::keys_this_list()),
        (vec![t::keys_ctrl(), "K".to_owned()], t::keys_search()),
        (vec![t::keys_alt(), "↑ ↓".to_owned()], t::keys_rooms()),
        (vec![t::keys_escape()], t::keys_close()),
    ]
}

fn writing() -> [Row; 7] {
    [
        (vec![t::keys_enter()], t::keys_send()),
        (vec![t::keys_shift(), t::keys_enter()], t::keys_new_line()),
        (vec!["↑".to_owned()], t::keys_change_last()),
        (vec![t::keys_escape()], t::keys_give_up()),
        (vec![t::keys_ctrl(), "B".to_owned()], t::keys_bold()),
        (vec![t::keys_ctrl(), "I".to_owned()], t::keys_italic()),
        (vec![t::keys_ctrl(), "K".to_owned()], t::keys_link()),
    ]
}

fn list(heading: String, rows: &[Row]) -> AnyView {
    let row = |(keys, what): &Row| {
        let keys: Vec<AnyView> =
            keys.iter().map(|key| view! { <kbd class="key">{key.clone()}</kbd> }.client_only()).collect();
        view! {
            <div class="keys-row">
                <dt>{keys}</dt>
                <dd>{what.clone()}</dd>
            </div>
        }
        .client_only()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    view! {
        <section class="sheet-part">
            <h3 class="sheet-subtitle">{heading}</h3>
            <dl class="keys">{rows}</dl>
        </section>
    }
    .client_only()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_gone_through_in_their_order_and_not_beyond() {
        let rooms = ["a", "b", "c"].map(str::to_owned);
        let next = |here, step| neighbour(&rooms, here, step).map(String::as_str);
        assert_eq!(next(Some("b"), 1), Some("c"));
        assert_eq!(next(Some("b"), -1), Some("a"));
        assert_eq!((next(Some("a"), -1), next(Some("c"), 1)), (None, None));
        assert_eq!(next(None, 1), Some("a"), "from the first page");
        assert_eq!(neighbour(&[], None, 1), None);
    }
}
