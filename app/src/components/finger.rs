//! A finger on something: one that stays means what a mouse says by pointing, one that goes sideways means what is done most.

use std::time::Duration;

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

/// A finger that stays so long means more than a tap.
const HELD_FOR: Duration = Duration::from_millis(450);
/// A finger that moves further, in pixels, scrolls or swipes.
const MOVED_PX: i32 = 10;
/// A finger that went so far onward has swiped.
const SWIPED_PX: i32 = 56;
/// What is swiped follows no further.
const SWIPED_MAX_PX: i32 = 72;
/// Said on what is swiped far enough; the style shows it.
const SWIPED: &str = "data-swiped";

/// What a finger meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meant {
    /// Nothing of ours.
    Nothing,
    /// It stayed.
    Stay,
    /// It went onward, as one reads.
    Swipe,
}

/// Where it is going.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Staying,
    /// Onward, by so many pixels.
    Onward(i32),
}

/// The finger on one element. What it means is done when it lifts: a sheet that opens under a finger is closed by its lifting.
#[derive(Clone, Copy)]
pub(super) struct Finger {
    timer: StoredValue<Option<TimeoutHandle>>,
    at: StoredValue<(i32, i32)>,
    way: StoredValue<Way>,
}

impl Finger {
    /// No finger is there.
    pub(super) fn new() -> Self {
        let finger = Self {
            timer: StoredValue::new(None),
            at: StoredValue::new((0, 0)),
            way: StoredValue::new(Way::Up),
        };
        on_cleanup(move || finger.stop());
        finger
    }

    /// Something came down: maybe a finger that stays or swipes.
    pub(super) fn begin(&self, event: &PointerEvent) {
        self.stop();
        if event.pointer_type() != "touch" || !event.is_primary() {
            return self.way.set_value(Way::Up);
        }
        self.at.set_value((event.client_x(), event.client_y()));
        self.way.set_value(Way::Down);
        let way = self.way;
        let stays = move || {
            let _ = way.try_set_value(Way::Staying);
        };
        self.timer.set_value(set_timeout_with_handle(stays, HELD_FOR).ok());
    }

    /// It moved. What is swiped goes along.
    pub(super) fn moved(&self, event: &PointerEvent, swiped: Option<HtmlElement>) {
        let way = self.way.get_value();
        if way == Way::Up {
            return;
        }
        let (x, y) = self.at.get_value();
        let (aside, down) = (event.client_x() - x, (event.client_y() - y).abs());
        let onward = if right_to_left() { -aside } else { aside };
        let begins = way == Way::Down && onward > MOVED_PX && onward > 2 * down;
        if begins || matches!(way, Way::Onward(_)) {
            self.stop();
            let px = onward.clamp(0, SWIPED_MAX_PX);
            self.way.set_value(Way::Onward(px));
            if let Some(swiped) = swiped {
                let _ = HtmlElement::style(&swiped)
                    .set_property("translate", &format!("{}px", px * aside.signum()));
                let _ = swiped.toggle_attribute_with_force(SWIPED, px >= SWIPED_PX);
            }
        } else if aside.abs() > MOVED_PX || down > MOVED_PX {
            self.give_up(None);
        }
    }

    /// The device itself took it for a long press. Answers whether it is one of ours.
    pub(super) fn noticed(&self) -> bool {
        let down = matches!(self.way.get_value(), Way::Down | Way::Staying);
        if down {
            self.way.set_value(Way::Staying);
        }
        down
    }

    /// It lifted. Answers what it meant.
    pub(super) fn end(&self, swiped: Option<HtmlElement>) -> Meant {
        let meant = match self.way.get_value() {
            Way::Staying => Meant::Stay,
            Way::Onward(px) if px >= SWIPED_PX => Meant::Swipe,
            Way::Up | Way::Down | Way::Onward(_) => Meant::Nothing,
        };
        self.give_up(swiped);
        meant
    }

    /// It means something else. What was swiped goes back.
    pub(super) fn give_up(&self, swiped: Option<HtmlElement>) {
        self.stop();
        self.way.set_value(Way::Up);
        if let Some(swiped) = swiped {
            let _ = HtmlElement::style(&swiped).remove_property("translate");
            let _ = swiped.remove_attribute(SWIPED);
        }
    }

    fn stop(&self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
    }
}

/// Whether the page reads from the right.
fn right_to_left() -> bool {
    document().document_element().and_then(|page| page.get_attribute("dir")).as_deref() == Some("rtl")
}
