//! A finger that stays where it is: what a mouse does by pointing, a finger does by waiting.

use std::time::Duration;

use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// A finger that stays so long means more than a tap.
const HELD_FOR: Duration = Duration::from_millis(450);
/// A finger that moves further, in pixels, scrolls.
const MOVED_PX: i32 = 10;

/// The finger on one element. What it means is done when it lifts: a sheet that opens under a finger is closed by its lifting.
#[derive(Clone, Copy)]
pub(super) struct LongPress {
    timer: StoredValue<Option<TimeoutHandle>>,
    at: StoredValue<(i32, i32)>,
    held: StoredValue<bool>,
}

impl LongPress {
    /// No finger is there.
    pub(super) fn new() -> Self {
        let press = Self {
            timer: StoredValue::new(None),
            at: StoredValue::new((0, 0)),
            held: StoredValue::new(false),
        };
        on_cleanup(move || press.stop());
        press
    }

    /// Something came down: maybe a finger that stays.
    pub(super) fn begin(&self, event: &PointerEvent) {
        self.give_up();
        if event.pointer_type() != "touch" || !event.is_primary() {
            return;
        }
        self.at.set_value((event.client_x(), event.client_y()));
        let held = self.held;
        let stays = move || {
            let _ = held.try_set_value(true);
        };
        self.timer.set_value(set_timeout_with_handle(stays, HELD_FOR).ok());
    }

    /// It moved.
    pub(super) fn moved(&self, event: &PointerEvent) {
        let (x, y) = self.at.get_value();
        if (event.client_x() - x).abs() > MOVED_PX || (event.client_y() - y).abs() > MOVED_PX {
            self.give_up();
        }
    }

    /// The device itself took it for a long press. Answers whether it is one of ours.
    pub(super) fn noticed(&self) -> bool {
        let down = self.timer.with_value(Option::is_some);
        if down {
            self.held.set_value(true);
        }
        down
    }

    /// It lifted. Answers whether it had stayed.
    pub(super) fn end(&self) -> bool {
        let held = self.held.get_value();
        self.give_up();
        held
    }

    /// It means something else.
    pub(super) fn give_up(&self) {
        self.stop();
        self.held.set_value(false);
    }

    fn stop(&self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
