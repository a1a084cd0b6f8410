//! Writing a room out as a file, piece by piece: the formats are in [`app::export`].

use std::rc::Rc;

use app::export::{Clock, Format, Head, Html, Json, Participant, ThreadHead, file_name};
use app::exporting::{ExportChoice, ExportStep};
use app::store::{RoomState, RoomStateStoreFields};
use i18n::t;
use js_sys::{Array, Date, Intl};
use leptos::prelude::*;
use reactive_stores::Store;
use room::Thread;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag};

use crate::page::Page;
use crate::searching::{Slice, next_messages};
use crate::show::show;
use crate::{browser, moving, reading};

/// Messages written between two looks at the clock.
const AT_ONCE: usize = 64;
/// Characters handed to the browser at a time.
const PART_LEN: usize = 256 * 1024;
/// Days are of the same name for this long: no zone is off by less.
const SAME_DAY_MS: u64 = 15 * 60 * 1000;

/// Writes a room out. `stopped` says that nobody waits for it any more.
pub async fn export(
    page: &Rc<Page>,
    fragment: &str,
    choice: ExportChoice,
    stopped: impl Fn() -> bool,
    tell: &dyn Fn(ExportStep),
) -> Result<ExportStep, String> {
    let summary = page.summary_of(fragment).ok_or_else(t::page_errors_room_gone)?;
    let running = page.opened(fragment).filter(|driver| driver.runs()).map(|driver| driver.store());
    let (state, own) = match running {
        Some(state) => (state, None),
        None => {
            let owner = Owner::new();
            let state = owner.with(|| Store::new(RoomState::default()));
            for view in reading::open(page, &summary).await? {
                show(state, view);
            }
            (state, Some(owner))
        }
    };
    let mut format: Box<dyn Format> =
        if choice.page { Box::new(Html::new(Local::new())) } else { Box::new(Json::default()) };
    let threads = threads(state, choice.private);
    let of = threads.iter().map(|head| length(state, head.thread)).sum::<usize>();
    let of = u32::try_from(of).unwrap_or(u32::MAX);
    let made_unix_ms = browser::unix_ms();
    let people = state.members().with_untracked(|members| members.iter().map(Participant::of).collect());
    let title = summary.title().to_owned();
    let head = Head { title: title.clone(), made_unix_ms, people, with_private: choice.private };
    let mut parts = Parts { list: Array::new(), text: format.begin(&head) };
    let (mut slice, mut done) = (Slice::begin(), 0_u32);
    for head in threads {
        parts.add(&format.thread(&head));
        let mut after = None;
        loop {
            let (messages, last) = next_messages(state, head.thread, after, AT_ONCE);
            for message in &messages {
                parts.add(&format.message(message));
            }
            done = done.saturating_add(u32::try_from(messages.len()).unwrap_or(u32::MAX));
            if slice.pause().await {
                tell(ExportStep::Writing { done, of: of.max(done) });
            }
            if stopped() {
                return Ok(ExportStep::Stopped);
            }
            match last {
                Some(last) => after = Some(last),
                None => break,
            }
        }
    }
    parts.add(&format.end());
    drop(own);
    let options = BlobPropertyBag::new();
    options.set_type(format.media_type());
    let blob = Blob::new_with_str_sequence_and_options(&parts.all(), &options);
    let name = format!("{}{}", file_name(&title, &browser::iso_day(made_unix_ms)), format.extension());
    let saved = blob.ok().and_then(|blob| moving::save(&blob, &name));
    saved.ok_or_else(t::page_errors_not_saved)?;
    Ok(ExportStep::Done(done))
}

/// The room itself, its channels, and private threads if wanted; empty ones but the first are left out.
fn threads(state: Store<RoomState>, private: bool) -> Vec<ThreadHead> {
    let name = |thread: Thread| {
        let known = state.threads().with_untracked(|threads| {
            threads.iter().find(|info| info.thread == thread).map(|info| info.name.clone())
        });
        known.unwrap_or_default()
    };
    let aside: Vec<Thread> = state.aside().with_untracked(|aside| aside.keys().copied().collect());
    let aside = aside.into_iter().filter(|thread| private || !thread.is_private());
    std::iter::once(Thread::Room)
        .chain(aside)
        .map(|thread| ThreadHead { thread, name: name(thread) })
        .collect()
}

fn length(state: Store<RoomState>, thread: Thread) -> usize {
    match thread {
        Thread::Room => state.messages().with_untracked(Vec::len),
        aside => state.aside().with_untracked(|all| all.get(&aside).map_or(0, Vec::len)),
    }
}

/// The file as it grows: outside of our memory, but for the last part.
struct Parts {
    list: Array,
    text: String,
}

impl Parts {
    fn add(&mut self, text: &str) {
        self.text.push_str(text);
        if self.text.len() >= PART_LEN {
            self.list.push(&JsValue::from_str(&std::mem::take(&mut self.text)));
        }
    }

    fn all(mut self) -> Array {
        self.list.push(&JsValue::from_str(&std::mem::take(&mut self.text)));
        self.list
    }
}

/// Times in the person's language and zone. Making a formatter is what takes long, so there are two for all.
struct Local {
    day: Intl::DateTimeFormat,
    time: Intl::DateTimeFormat,
    /// The day written last, and which quarter of an hour it was asked for.
    last: RefCell<(u64, String)>,
}

impl Local {
    fn new() -> Self {
        let format = |parts: &[(&str, &str)]| {
            let parts: Vec<(&str, JsValue)> =
                parts.iter().map(|(name, value)| (*name, (*value).into())).collect();
            Intl::DateTimeFormat::new(&browser::locales(), &browser::object(&parts))
        };
        Self {
            day: format(&[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]),
            time: format(&[("hour", "2-digit"), ("minute", "2-digit")]),
            last: RefCell::new((u64::MAX, String::new())),
        }
    }
}

fn written(format: &Intl::DateTimeFormat, unix_ms: u64) -> String {
    let date = Date::new(&JsValue::from_f64(unix_ms as f64));
    let text = format.format().call1(&JsValue::UNDEFINED, &date).ok();
    text.and_then(|text| text.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
}

impl Clock for Local {
    fn day(&self, unix_ms: u64) -> String {
        let quarter = unix_ms / SAME_DAY_MS;
        let mut last = self.last.borrow_mut();
        if last.0 != quarter {
            *last = (quarter, written(&self.day, unix_ms));
        }
        last.1.clone()
    }

    fn time(&self, unix_ms: u64) -> String {
        written(&self.time, unix_ms)
    }
}
