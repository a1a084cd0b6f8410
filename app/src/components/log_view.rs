//! Where the reader is in the log, and what is drawn there: follows the newest message unless the reader has scrolled up, draws more before it
//! is seen, leads to a message, and keeps the place of each conversation.
//!
//! What is drawn changes in tasks and is put in its place in the next animation frame, before it is seen: so nothing is drawn from within one.

use std::time::Duration;

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use super::focus;
use super::log_scroll::{Geometry, LogScroll};
use crate::chat::Chat;
use crate::erased::memo;
use crate::space::{Estimate, row_at};
use crate::store::message_key;
use crate::window::{Place, ROWS, ROWS_MAX, bounds, place, position};

/// Nobody is scrolling any more after this long.
const STILL_AFTER: Duration = Duration::from_millis(150);

/// Drawn above and below what is seen at least, in a low window.
const BESIDE_PX_MIN: i32 = 400;

/// Messages drawn before and after what is seen when the reader jumps: for those lower than the estimate.
const JUMP_LEAD: usize = 3;

/// Messages drawn above the one a reader is led to.
const LEAD: usize = 20;

/// The drawn part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its messages.
    pub(super) places: Vec<Place>,
    /// How many stand before them.
    pub(super) earlier: usize,
    /// How many stand after them.
    pub(super) later: usize,
    /// The newest of the whole list.
    pub(super) newest: Option<Place>,
}

impl Shown {
    fn end(&self) -> usize {
        self.earlier + self.places.len()
    }

    fn total(&self) -> usize {
        self.end() + self.later
    }
}

/// Where things go once what is drawn is laid out.
#[derive(Clone, Default)]
enum Aim {
    /// What is read stays where it is, or at the end.
    #[default]
    Stay,
    /// This message goes to the upper edge: the reader scrolled there.
    Edge(String),
    /// This message goes back to so far below the upper edge.
    Back(String, i32),
    /// This element comes into sight, with the focus or without.
    Reveal(String, bool),
}

/// The log of one conversation on the screen.
#[derive(Clone, Copy)]
pub(super) struct LogView {
    chat: Chat,
    /// How it is laid out.
    pub(super) scroll: LogScroll,
    /// What is drawn.
    pub(super) shown: Memo<Shown>,
    /// So many messages are drawn.
    rows: RwSignal<usize>,
    /// The first and the last message in sight: their numbers in the whole list.
    pub(super) sight: RwSignal<Option<(usize, usize)>>,
    /// Something arrived at the end that the reader, elsewhere, has not seen.
    pub(super) unseen: RwSignal<bool>,
    estimate: StoredValue<Estimate>,
    aim: StoredValue<Aim>,
    /// How it was when everything was put in its place last.
    settled: StoredValue<Geometry>,
    /// Everything is put in its place in the next frame, which in a hidden page may be hours away.
    settling: StoredValue<bool>,
    /// Until the reader counts as still.
    scrolling: StoredValue<Option<TimeoutHandle>>,
    /// The reader has just turned the wheel, pressed a key or moved a finger.
    touched: StoredValue<bool>,
    top_before: StoredValue<i32>,
    /// What in the log had the focus last.
    focused: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl LogView {
    /// The view of what is shown now. Goes back to where the reader was in it.
    pub(super) fn new(chat: Chat) -> Self {
        let rows = RwSignal::new(ROWS);
        let shown = memo(move |_| {
            let (from, rows) = (chat.from.get(), rows.get());
            chat.messages(|messages| {
                let range = bounds(messages, from, rows);
                Shown {
                    earlier: range.start,
                    later: messages.len() - range.end,
                    places: messages.get(range).unwrap_or_default().iter().map(place).collect(),
                    newest: messages.last().map(place),
                }
            })
        });
        let view = Self {
            chat,
            scroll: LogScroll::new(),
            shown,
            rows,
            sight: RwSignal::new(None),
            unseen: RwSignal::new(false),
            estimate: StoredValue::default(),
            aim: StoredValue::default(),
            settled: StoredValue::default(),
            settling: StoredValue::default(),
            scrolling: StoredValue::new(None),
            touched: StoredValue::default(),
            top_before: StoredValue::default(),
            focused: StoredValue::new_local(None),
        };
        on_cleanup(move || {
            if let Some(Some(handle)) = view.scrolling.try_update_value(Option::take) {
                handle.clear();
            }
        });
        view.go_back();
        view
    }

    /// Whether the reader follows the end.
    pub(super) fn follows(&self) -> bool {
        self.chat.from.with(Option::is_none)
    }

    fn follows_now(&self) -> bool {
        self.chat.from.try_with_untracked(Option::is_none).unwrap_or(true)
    }

    /// To where this conversation was read last.
    fn go_back(self) {
        let reading = self.chat.reading.get_value().filter(|_| !self.follows_now());
        let found = reading.and_then(|(id, below_px)| {
            self.chat.messages_now(|messages| {
                let index = position(messages, id)?;
                Some((index, messages.get(index).map(message_key)?, below_px))
            })
        });
        match found {
            Some((index, key, below_px)) => {
                self.draw(index.saturating_sub(LEAD), LEAD + ROWS);
                self.aim.set_value(Aim::Back(key, below_px));
            }
            None => self.chat.from.set(None),
        }
    }

    /// From now on the reader follows the end.
    pub(super) fn follow(self) {
        self.unseen.set(false);
        self.rows.set(ROWS);
        self.chat.from.set(None);
        self.settle();
    }

    /// Draws so many messages from this one on.
    fn draw(self, start: usize, rows: usize) {
        let rows = rows.min(ROWS_MAX);
        let from = self.chat.messages_now(|messages| {
            let start = start.min(messages.len().saturating_sub(rows));
            messages.get(start).map(place)
        });
        self.rows.set(rows);
        self.chat.from.set(from);
    }

    /// Leads to an element of this message, with the focus or without.
    pub(super) fn lead(self, index: usize, id: String, focus: bool) {
        let first = self.shown.with_untracked(|shown| {
            let drawn = (shown.earlier..shown.end()).contains(&index);
            shown.places.first().copied().filter(|_| drawn)
        });
        match first {
            None => self.draw(index.saturating_sub(LEAD), LEAD + ROWS),
            Some(first) if self.follows_now() => {
                self.rows.set(self.shown.with_untracked(|shown| shown.places.len().max(ROWS)));
                self.chat.from.set(Some(first));
            }
            Some(_) => {}
        }
        self.aim.set_value(Aim::Reveal(id, focus));
        self.settle();
    }

    /// The reader turned the wheel, pressed a key or moved a finger.
    pub(super) fn touch(self) {
        self.touched.set_value(true);
        self.wait_until_still();
    }

    /// The log was scrolled, by whomever.
    pub(super) fn on_scroll(self) {
        let (Some(now), Some((from_px, to_px))) = (self.scroll.geometry(), self.scroll.drawn_px()) else {
            return;
        };
        let went_up = now.top < self.top_before.get_value();
        self.top_before.set_value(now.top);
        let led = self.aim.with_value(|aim| matches!(aim, Aim::Reveal(..) | Aim::Back(..)));
        if led && self.settling.get_value() {
            return;
        }
        self.wait_until_still();
        let (later, first, rows) = self
            .shown
            .with_untracked(|shown| (shown.later, shown.places.first().copied(), shown.places.len()));
        let away = now.top + now.height <= from_px || now.top >= to_px;
        if now.is_end() && (later == 0 || away) {
            if self.follows_now() {
                self.unseen.set(false);
            } else {
                return self.follow();
            }
        } else if self.follows_now() && went_up {
            // What shrinks scrolls up by itself; only the reader stops following the end.
            let settled = self.settled.get_value();
            let same = (settled.whole, settled.height) == (now.whole, now.height);
            if !same && !self.touched.get_value() {
                return self.settle();
            }
            self.rows.set(rows.max(ROWS));
            self.chat.from.set(first);
        }
        if away && !self.follows_now() {
            self.jump(now, from_px, to_px);
        } else if !self.settling.get_value() {
            // What is drawn and not yet in its place is no measure of anything.
            self.look();
            self.extend();
        }
    }

    /// To where no message is drawn.
    fn jump(self, now: Geometry, from_px: i32, to_px: i32) {
        let (before_px, after_px) = self.scroll.spaces_px();
        let index = self.shown.with_untracked(|shown| {
            if now.top < from_px {
                row_at(now.top - (from_px - before_px), before_px, shown.earlier)
            } else {
                shown.end() + row_at(now.top - to_px, after_px, shown.later)
            }
        });
        let rows = self.estimate.with_value(|estimate| estimate.rows_for(now.height)) + 2 * JUMP_LEAD;
        let key = self.chat.messages_now(|messages| messages.get(index).map(message_key));
        self.draw(index.saturating_sub(JUMP_LEAD), rows);
        if let Some(key) = key {
            self.aim.set_value(Aim::Edge(key));
        }
        self.settle();
    }

    /// Draws more, where less than a screen is left above or below, and no longer what is far away.
    fn extend(self) {
        let (Some(now), Some((from_px, to_px))) = (self.scroll.geometry(), self.scroll.drawn_px()) else {
            return;
        };
        let Some((earlier, end, later)) =
            self.shown.try_with_untracked(|shown| (shown.earlier, shown.end(), shown.later))
        else {
            return;
        };
        let beside_px = now.height.max(BESIDE_PX_MIN);
        let (above_px, below_px) = (now.top - from_px, to_px - now.top - now.height);
        let more = |left_px: i32| {
            let missing = left_px < beside_px / 4 * 3;
            missing.then(|| self.estimate.with_value(|estimate| estimate.rows_for(beside_px - left_px)))
        };
        let (up, down) = (more(above_px).filter(|_| earlier > 0), more(below_px).filter(|_| later > 0));
        if up.is_none() && down.is_none() {
            return;
        }
        let Some((first, last)) = self.scroll.in_sight(2 * beside_px) else { return };
        let start = up.map_or(earlier + first, |more| earlier.saturating_sub(more));
        let end = down.map_or_else(|| end.min(earlier + last + 1), |more| end + more);
        // Never fewer than at the end: a short log is drawn whole.
        let start = start.saturating_sub(ROWS.saturating_sub(end - start) / 2);
        if !self.follows_now() {
            self.draw(start, (end - start).max(ROWS));
        } else if end - start > self.rows.get_untracked() {
            self.rows.set((end - start).min(ROWS_MAX));
        }
        self.settle();
    }

    fn wait_until_still(self) {
        if let Some(handle) = self.scrolling.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let still = move || {
            if self.scrolling.try_update_value(Option::take).is_some() {
                self.touched.set_value(false);
                self.settle();
            }
        };
        self.scrolling.set_value(set_timeout_with_handle(still, STILL_AFTER).ok());
    }

    /// Once what changed is drawn, and before it is seen: everything goes to its place.
    pub(super) fn settle(self) {
        // The list may be gone by now, and with it what there is to settle.
        if self.settling.try_update_value(|settling| std::mem::replace(settling, true)) == Some(false) {
            request_animation_frame(move || self.settle_now());
        }
    }

    fn settle_now(self) {
        let _ = self.settling.try_set_value(false);
        let (Some(drawn), Some((from_px, to_px)), Some(aim)) = (
            self.shown.try_with_untracked(|shown| (shown.earlier, shown.places.len(), shown.total())),
            self.scroll.drawn_px(),
            self.aim.try_update_value(std::mem::take),
        ) else {
            return;
        };
        let (earlier, rows, total) = drawn;
        let still = self.scrolling.with_value(Option::is_none);
        if still {
            self.estimate.update_value(|estimate| estimate.measured(f64::from(to_px - from_px), rows));
        }
        let estimate = self.estimate.get_value();
        let right_px = estimate.space_px(earlier, total);
        self.scroll.set_after(estimate.space_px(total - earlier - rows, total));
        match aim {
            Aim::Stay if self.follows_now() => {
                self.scroll.set_before(right_px);
                self.scroll.end();
            }
            Aim::Stay => self.scroll.settle(right_px, still),
            Aim::Edge(id) => self.scroll.edge(&id, right_px),
            Aim::Back(id, below_px) => {
                self.scroll.set_before(right_px);
                self.scroll.put(&id, below_px);
            }
            Aim::Reveal(id, focus) => {
                self.scroll.set_before(right_px);
                self.scroll.reveal(&id, focus);
                if total == earlier + rows && self.scroll.geometry().is_some_and(|now| now.is_end()) {
                    // All that comes after it is in sight, so the reader is at the end and stays there.
                    self.chat.from.set(None);
                }
            }
        }
        if let Some(now) = self.scroll.geometry() {
            self.settled.set_value(now);
            self.top_before.set_value(now.top);
        }
        self.look();
        self.rescue_focus();
        if still {
            let fill = move || {
                if self.settling.try_get_value() == Some(false) {
                    self.extend();
                }
            };
            set_timeout(fill, Duration::ZERO);
        }
    }

    /// Holds what is in sight, and notes what that is.
    fn look(self) {
        let held = self.scroll.hold();
        let sight = self.scroll.in_sight(0);
        let noted = self.shown.try_with_untracked(|shown| {
            let reading =
                held.and_then(|(first, below_px)| shown.places.get(first).map(|place| (place.1, below_px)));
            (reading, sight.map(|(first, last)| (shown.earlier + first, shown.earlier + last)))
        });
        let Some((reading, sight)) = noted else { return };
        if !self.follows_now() {
            self.chat.reading.set_value(reading);
        }
        if self.sight.get_untracked() != sight {
            self.sight.set(sight);
        }
    }

    /// Something in the log got the focus.
    pub(super) fn on_focus(self, target: Option<HtmlElement>) {
        self.focused.set_value(target);
    }

    /// It lost it; to whatever, unless it is gone.
    pub(super) fn on_blur(self, target: Option<HtmlElement>) {
        let look = move || {
            let _ = self.focused.try_update_value(|focused| {
                if *focused == target && focused.as_ref().is_some_and(|element| element.is_connected()) {
                    *focused = None;
                }
            });
        };
        set_timeout(look, Duration::ZERO);
    }

    /// What had the focus is no longer drawn: the log gets it, so that the keyboard goes on from here.
    fn rescue_focus(self) {
        let gone = self.focused.try_update_value(|focused| {
            let gone = focused.as_ref().is_some_and(|element| !element.is_connected());
            if gone {
                *focused = None;
            }
            gone
        });
        if gone == Some(true) && focus::is_lost() {
            self.scroll.focus();
        }
    }
}
