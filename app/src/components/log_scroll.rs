//! The scrolled log as it is laid out: what is in sight, the spaces above and below what is drawn, and keeping still what is read.
//!
//! Browsers keep still what is read, too, but not all of them, and none at the very top; so theirs is switched off in the style. What is
//! held are the first messages in sight: after a change the space above gives way, or the log scrolls, by as much as the first of them that
//! is still there has moved. What happens when is decided in `log_view.rs`.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlCollection, HtmlElement};

use crate::space::give_way;

/// A reader this close to the end still follows it: less than a line of text may hide.
const NEAR_END_PX: i32 = 48;

/// So many messages are held, for the first ones may be deleted.
const HELD: u32 = 4;

/// The scrolled log and what is held in it.
#[derive(Clone, Copy)]
pub struct LogScroll {
    /// What scrolls.
    pub log: NodeRef<html::Div>,
    /// What everything in it is in.
    pub rows: NodeRef<html::Div>,
    /// The space for what is before the drawn messages.
    pub before: NodeRef<html::Div>,
    /// The space for what is after them.
    pub after: NodeRef<html::Div>,
    /// The heights of both.
    spaces_px: StoredValue<(i32, i32)>,
    /// The messages held, and where they stood.
    held: StoredValue<Vec<(HtmlElement, i32)>, LocalStorage>,
}

/// How the log is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Geometry {
    /// What is scrolled away above.
    pub top: i32,
    /// What is seen.
    pub height: i32,
    /// All of it.
    pub whole: i32,
}

impl Geometry {
    /// Whether who sees this is at the end.
    pub fn is_end(&self) -> bool {
        self.whole - self.top - self.height < NEAR_END_PX
    }
}

impl LogScroll {
    /// Holds nothing yet.
    pub fn new() -> Self {
        Self {
            log: NodeRef::new(),
            rows: NodeRef::new(),
            before: NodeRef::new(),
            after: NodeRef::new(),
            spaces_px: StoredValue::new((0, 0)),
            held: StoredValue::new_local(Vec::new()),
        }
    }

    /// How the log is scrolled; nothing once it is gone.
    pub fn geometry(&self) -> Option<Geometry> {
        let log = self.log.try_get_untracked().flatten()?;
        Some(Geometry { top: log.scroll_top(), height: log.client_height(), whole: log.scroll_height() })
    }

    /// Where what is drawn begins and ends.
    pub fn drawn_px(&self) -> Option<(i32, i32)> {
        let before = self.before.try_get_untracked().flatten()?;
        let after = self.after.try_get_untracked().flatten()?;
        Some((before.offset_top() + before.offset_height(), after.offset_top()))
    }

    /// The heights of the spaces above and below.
    pub fn spaces_px(&self) -> (i32, i32) {
        self.spaces_px.get_value()
    }

    /// The first and the last drawn message that reach into what is seen, or up to so many pixels beside it: their places among
    /// those drawn.
    pub fn in_sight(&self, beside_px: i32) -> Option<(usize, usize)> {
        let log = self.log.try_get_untracked().flatten()?;
        let rows = self.messages()?;
        let (top, height) = (log.scroll_top(), log.client_height());
        let first = below(&rows, |row| row.offset_top() + row.offset_height() > top - beside_px);
        let end = below(&rows, |row| row.offset_top() >= top + height + beside_px);
        (first < end).then(|| (first as usize, end as usize - 1))
    }

    /// Remembers the first messages in sight. Answers which of those drawn is the first, and how far below the upper edge it begins.
    pub fn hold(&self) -> Option<(usize, i32)> {
        let log = self.log.try_get_untracked().flatten()?;
        let rows = self.messages()?;
        let top = log.scroll_top();
        let first = below(&rows, |row| row.offset_top() + row.offset_height() > top);
        let held: Vec<(HtmlElement, i32)> = (first..rows.length().min(first + HELD))
            .filter_map(|index| message(&rows, index))
            .map(|row| {
                let place = row.offset_top();
                (row, place)
            })
            .collect();
        let found = held.first().map(|(_, place)| (first as usize, place - top));
        self.held.set_value(held);
        found
    }

    /// Puts what is held back to where it was on the screen. `right_px` is what should stand above; `still`: nobody is scrolling.
    pub fn settle(&self, right_px: i32, still: bool) {
        let moved = self.held.try_with_value(|held| {
            let (message, place) = held.iter().find(|(message, _)| message.is_connected())?;
            Some(message.offset_top() - place)
        });
        self.give_way(moved.flatten().unwrap_or_default(), right_px, still);
    }

    /// Puts an element to the upper edge, wherever the log is scrolled to.
    pub fn edge(&self, id: &str, right_px: i32) {
        let element = element(id);
        let top = self.geometry().map(|geometry| geometry.top);
        if let (Some(element), Some(top)) = (element, top) {
            self.give_way(element.offset_top() - top, right_px, false);
        } else {
            self.set_before(right_px);
        }
    }

    fn give_way(&self, moved_px: i32, right_px: i32, still: bool) {
        let (before_px, by_px) = give_way(self.spaces_px().0, moved_px, right_px, still);
        self.set_before(before_px);
        if by_px != 0
            && let Some(log) = self.log.try_get_untracked().flatten()
        {
            log.set_scroll_top(log.scroll_top() + by_px);
        }
    }

    /// Scrolls so that an element begins so far below the upper edge.
    pub fn put(&self, id: &str, below_px: i32) {
        if let (Some(element), Some(log)) = (element(id), self.log.try_get_untracked().flatten()) {
            log.set_scroll_top(element.offset_top() - below_px);
        }
    }

    /// Brings an element into sight, with the focus or without.
    pub fn reveal(&self, id: &str, focus: bool) {
        if let Some(element) = element(id) {
            element.scroll_into_view();
            if focus {
                // It is in sight either way.
                let _ = element.focus();
            }
        }
    }

    /// Scrolls to the end.
    pub fn end(&self) {
        if let Some(log) = self.log.try_get_untracked().flatten() {
            log.set_scroll_top(log.scroll_height());
        }
    }

    /// Gives the log the focus, when what had it goes away.
    pub fn focus(&self) {
        if let Some(log) = self.log.try_get_untracked().flatten() {
            // Without it the keyboard begins again at the top of the page.
            let _ = log.focus();
        }
    }

    /// Makes the space above so high.
    pub fn set_before(&self, px: i32) {
        let (before_px, after_px) = self.spaces_px();
        if px != before_px {
            set_height(self.before, px);
            self.spaces_px.set_value((px, after_px));
        }
    }

    /// Makes the space below so high.
    pub fn set_after(&self, px: i32) {
        let (before_px, after_px) = self.spaces_px();
        if px != after_px {
            set_height(self.after, px);
            self.spaces_px.set_value((before_px, px));
        }
    }

    fn messages(&self) -> Option<HtmlCollection> {
        Some(self.rows.try_get_untracked().flatten()?.get_elements_by_class_name("message"))
    }
}

/// Through the object, not through an attribute: the page's policy lets scripts style, and nothing else.
fn set_height(space: NodeRef<html::Div>, px: i32) {
    if let Some(space) = space.try_get_untracked().flatten() {
        // Refused only for what is no height.
        let _ = HtmlElement::style(&space).set_property("height", &format!("{px}px"));
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn message(rows: &HtmlCollection, index: u32) -> Option<HtmlElement> {
    rows.item(index)?.dyn_into().ok()
}

/// The first of the rows from which on this holds. They stand in order, so it is found by halving.
fn below(rows: &HtmlCollection, holds: impl Fn(&HtmlElement) -> bool) -> u32 {
    let (mut low, mut high) = (0, rows.length());
    while low < high {
        let middle = low.midpoint(high);
        if message(rows, middle).is_some_and(|row| !holds(&row)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
