//! When somebody touched a tab of this browser last; locks the vault when nobody has for as long as the person chose.
//!
//! Time is the wall clock, so that a device that slept is as late as it is. A tab that the browser has frozen locks when it is thawed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;

use crate::browser;

/// How often is looked, in milliseconds.
const LOOK_MS: u32 = 5_000;
/// How often the other tabs are told that the person is here, at most.
const TELL_MS: u64 = 10_000;
/// What counts as a touch.
const TOUCHES: [&str; 4] = ["pointerdown", "pointermove", "keydown", "wheel"];

/// When the person was here last.
pub struct Idle {
    minutes: Cell<Option<u32>>,
    touched_unix_ms: Cell<u64>,
    told_unix_ms: Cell<u64>,
    timer: RefCell<Option<Interval>>,
}

impl Idle {
    /// Never idle.
    pub fn new() -> Rc<Self> {
        let now = browser::unix_ms();
        Rc::new(Self {
            minutes: Cell::new(None),
            touched_unix_ms: Cell::new(now),
            told_unix_ms: Cell::new(now),
            timer: RefCell::default(),
        })
    }

    /// Notices every touch of this page from now on; `tell` passes it on to other tabs.
    pub fn watch(self: &Rc<Self>, tell: impl Fn() + 'static) {
        let Some(window) = browser::window() else { return };
        let tell = Rc::new(tell);
        for touch in TOUCHES {
            let (idle, tell) = (Rc::clone(self), Rc::clone(&tell));
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window, touch, options, move |_| {
                idle.touched();
                let now = browser::unix_ms();
                if now.saturating_sub(idle.told_unix_ms.get()) >= TELL_MS {
                    idle.told_unix_ms.set(now);
                    tell();
                }
            })
            .forget();
        }
    }

    /// The person is here, in this tab or another.
    pub fn touched(&self) {
        self.touched_unix_ms.set(browser::unix_ms());
    }

    /// Runs `lock` after so many minutes without a touch, or never.
    pub fn limit(self: &Rc<Self>, minutes: Option<u32>, lock: impl Fn() + 'static) {
        self.minutes.set(minutes);
        self.touched();
        let idle = Rc::clone(self);
        let timer = minutes.map(|_| {
            Interval::new(LOOK_MS, move || {
                if idle.over() {
                    lock();
                }
            })
        });
        self.timer.replace(timer);
    }

    /// How long nobody has touched this browser, in milliseconds.
    pub fn untouched_ms(&self) -> u64 {
        browser::unix_ms().saturating_sub(self.touched_unix_ms.get())
    }

    /// Whether the time is up.
    fn over(&self) -> bool {
        self.minutes.get().is_some_and(|minutes| self.untouched_ms() >= u64::from(minutes) * 60_000)
    }
}
