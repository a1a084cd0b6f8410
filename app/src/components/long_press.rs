//! A finger that stays where it is: what a mouse does by pointing, a finger does by waiting.

use std::time::Duration;

use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// A finger that stays so long means more than a tap.
const HELD_FOR: Duration = Duration::from_millis(450);
/// A finger that moves further, in pixels, scrolls.
const MOVED_PX: i32 = 10;

/// The finger on one element.
#[derive(Clone, Copy)]
pub(super) struct LongPress {
    timer: StoredValue<Option<TimeoutHandle>>,
    at: StoredValue<(i32, i32)>,
}

impl LongPress {
    /// No finger is there.
    pub(super) fn new() -> Self {
        let press = Self { timer: StoredValue::new(None), at: StoredValue::new((0, 0)) };
        on_cleanup(move || press.end());
        press
    }

    /// Something came down: if it is a finger and stays, `act`.
    pub(super) fn begin(&self, event: &PointerEvent, act: impl Fn() + 'static) {
        self.end();
        if event.pointer_type() != "touch" || !event.is_primary() {
            return;
        }
        self.at.set_value((event.client_x(), event.client_y()));
        let timer = self.timer;
        let held = move || {
            let _ = timer.try_set_value(None);
            act();
        };
        self.timer.set_value(set_timeout_with_handle(held, HELD_FOR).ok());
    }

    /// It moved.
    pub(super) fn moved(&self, event: &PointerEvent) {
        let (x, y) = self.at.get_value();
        if (event.client_x() - x).abs() > MOVED_PX || (event.client_y() - y).abs() > MOVED_PX {
            self.end();
        }
    }

    /// It is gone, or means something else.
    pub(super) fn end(&self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
