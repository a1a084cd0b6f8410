//! Keeping still what is being read while the list changes around it.
//!
//! Browsers do this too, but not all of them, and none at the very top; so theirs is switched off in the style. What is
//! held is the first message in sight: after a change the log scrolls by as much as that message has moved.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// A reader this close to the end still follows it: less than a line of text may hide.
const NEAR_END_PX: i32 = 48;

/// The scrolled log and what is held in it.
#[derive(Clone, Copy)]
pub struct LogScroll {
    /// What scrolls.
    pub log: NodeRef<html::Div>,
    /// What its rows are in.
    pub rows: NodeRef<html::Div>,
    /// The message held, and where it stood.
    held: StoredValue<Option<(HtmlElement, i32)>, LocalStorage>,
    /// On the way to where [`Self::reveal`] leads: scrolling until then is not the reader's.
    leading: StoredValue<bool>,
    /// A [`Self::settle`] waits for the next frame, which in a hidden page may be hours away.
    settling: StoredValue<bool>,
}

impl LogScroll {
    /// Holds nothing yet.
    pub fn new() -> Self {
        Self {
            log: NodeRef::new(),
            rows: NodeRef::new(),
            held: StoredValue::new_local(None),
            leading: StoredValue::new(false),
            settling: StoredValue::new(false),
        }
    }

    /// How far the log is scrolled, and how much of it lies below what is seen.
    pub fn position(&self) -> (i32, i32) {
        self.log.try_get_untracked().flatten().map_or((0, 0), |log| {
            let top = log.scroll_top();
            (top, log.scroll_height() - top - log.client_height())
        })
    }

    /// Whether the log scrolls because its reader is being led somewhere.
    pub fn is_leading(&self) -> bool {
        self.leading.get_value()
    }

    /// Whether a reader with so much below them is at the end.
    pub fn is_end(below: i32) -> bool {
        below < NEAR_END_PX
    }

    /// Remembers the first message in sight.
    pub fn hold(&self) {
        let (Some(log), Some(rows)) = (self.log.get_untracked(), self.rows.get_untracked()) else {
            return;
        };
        let (top, rows) = (log.scroll_top(), rows.children());
        let row = |index| rows.item(index).and_then(|row| row.dyn_into::<HtmlElement>().ok());
        // Rows stand in order, so the first that ends below the upper edge is found by halving.
        let (mut low, mut high) = (0, rows.length());
        while low < high {
            let middle = low.midpoint(high);
            if row(middle).is_some_and(|row| row.offset_top() + row.offset_height() <= top) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Lines between messages come and go; messages stay.
        let message = (low..rows.length()).filter_map(row).find(|row| row.class_list().contains("message"));
        self.held.set_value(message.map(|message| {
            let place = message.offset_top();
            (message, place)
        }));
    }

    /// Gives the log the focus, when what had it goes away.
    pub fn focus(&self) {
        if let Some(log) = self.log.get_untracked() {
            // Without it the keyboard begins again at the top of the page.
            let _ = log.focus();
        }
    }

    /// Once what changed is drawn, and before it is seen: to the end for a reader who `follows` it; else what is held
    /// goes back to where it was on the screen.
    pub fn settle(self, follows: Signal<bool>) {
        // The list may be gone by now, and with it what there is to settle.
        if self.settling.try_update_value(|settling| std::mem::replace(settling, true)) != Some(false) {
            return;
        }
        request_animation_frame(move || {
            let _ = self.settling.try_set_value(false);
            let (Some(log), Some(follows)) =
                (self.log.try_get_untracked().flatten(), follows.try_get_untracked())
            else {
                return;
            };
            if follows {
                log.set_scroll_top(log.scroll_height());
                return;
            }
            let moved = self.held.try_update_value(|held| {
                let (message, place) = held.as_mut().filter(|(message, _)| message.is_connected())?;
                let before = std::mem::replace(place, message.offset_top());
                Some(*place - before)
            });
            if let Some(Some(moved)) = moved
                && moved != 0
            {
                log.set_scroll_top(log.scroll_top() + moved);
            }
        });
    }

    /// Once what changed is drawn: brings the element with this id to the top, with the `focus` or without, and is `done`.
    pub fn reveal(self, id: String, focus: bool, done: impl FnOnce() + 'static) {
        self.leading.set_value(true);
        request_animation_frame(move || {
            let _ = self.leading.try_set_value(false);
            let Some(element) = document().get_element_by_id(&id) else {
                return;
            };
            element.scroll_into_view();
            if let (true, Some(element)) = (focus, element.dyn_ref::<HtmlElement>()) {
                // It is in sight either way.
                let _ = element.focus();
            }
            if self.log.try_get_untracked().flatten().is_some() {
                self.hold();
                done();
            }
        });
    }
}
