//! Whether the person is at this page: it is in front, and somebody touched this browser within minutes. Every room is told when that
//! changes.

use std::rc::Rc;

use app::store::PageStateStoreFields;
use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::browser;
use crate::page::Page;

/// Who touches nothing for this long is away, in milliseconds: longer than it takes to read a screen or to think about an answer.
pub const AWAY_AFTER_MS: u64 = 5 * 60_000;
/// How often is looked, in milliseconds.
const LOOK_MS: u32 = 5_000;
/// The time that relative times are told by is this old at most, in milliseconds.
const TIME_MS_MAX: u64 = 20_000;

impl Page {
    /// Looks from time to time, for as long as the page is there.
    pub(crate) fn watch_attendance(self: &Rc<Self>) {
        self.attend();
        let page = Rc::downgrade(self);
        let look = move || {
            if let Some(page) = page.upgrade() {
                page.attend();
            }
        };
        Interval::new(LOOK_MS, look).forget();
    }

    /// Looks whether the person is here, and tells every room if that changed.
    pub(crate) fn attend(&self) {
        let now = browser::unix_ms();
        let visible = browser::visible();
        if visible && now.abs_diff(self.store().now_unix_ms().get_untracked()) >= TIME_MS_MAX {
            self.store().now_unix_ms().set(now);
        }
        let here = visible && self.idle_ms() < AWAY_AFTER_MS;
        if self.here.replace(here) != here {
            self.each(|driver| driver.attend(here));
        }
    }
}
