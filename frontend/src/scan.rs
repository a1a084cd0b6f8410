//! Reading QR codes: from the camera, for as long as somebody looks, or from a picture.
//!
//! `public/scan-worker.js` reads them, with a WebAssembly of its own that is loaded for the first one. Pictures stay in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use i18n::t;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    HtmlInputElement, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack, MessageEvent,
    Worker,
};

use crate::browser;

/// The worker's script, served from `public/`.
const WORKER: &str = "/scan-worker.js";
/// Pause between two pictures of the camera, in milliseconds: a hand that holds a phone is no faster.
const PAUSE_MS: u32 = 150;
/// Longest wait for the worker, in milliseconds; the reader has to be loaded first.
const ANSWER_MS_MAX: u32 = 20_000;
/// Longest file, in MiB: over what cameras make.
const FILE_MIB_MAX: f64 = 64.0;
/// A video element that has a picture: `HAVE_CURRENT_DATA`.
const HAS_PICTURE: u16 = 2;

/// The camera, as long as it is on.
#[derive(Default)]
pub struct Scanner {
    /// Counts starts and stops, so that a start that took long notices that it is no longer wanted.
    turn: Cell<u64>,
    stream: RefCell<Option<MediaStream>>,
}

impl Scanner {
    /// Turns the camera on and tells what it sees until [`Scanner::stop`].
    pub fn start(self: &Rc<Self>, video: &str, tell: Box<dyn Fn(Result<Vec<String>, String>)>) {
        self.stop();
        let (scanner, turn, video) = (Rc::clone(self), self.turn.get(), video.to_owned());
        spawn_local(async move {
            let ended = scanner.run(turn, &video, &tell).await;
            if scanner.turn.get() == turn {
                scanner.stop();
                if let Err(reason) = ended {
                    tell(Err(reason));
                }
            }
        });
    }

    /// Turns the camera off.
    pub fn stop(&self) {
        self.turn.set(self.turn.get() + 1);
        if let Some(stream) = self.stream.take() {
            end(&stream);
        }
    }

    async fn run(
        &self,
        turn: u64,
        video: &str,
        tell: &dyn Fn(Result<Vec<String>, String>),
    ) -> Result<(), String> {
        let stream = camera().await?;
        if self.turn.get() != turn {
            end(&stream);
            return Ok(());
        }
        // Not `stream.clone()`, which is the browser's: it makes a second stream that nobody would turn off.
        self.stream.replace(Some(Clone::clone(&stream)));
        let window = browser::window().ok_or_else(t::page_errors_page_gone)?;
        let video = window.document().and_then(|document| document.get_element_by_id(video));
        let video: HtmlVideoElement =
            video.and_then(|video| video.dyn_into().ok()).ok_or_else(t::page_errors_page_gone)?;
        video.set_src_object(Some(&stream));
        if let Ok(playing) = video.play() {
            // Refused when the camera is turned off before it showed anything.
            let _ = JsFuture::from(playing).await;
        }
        let reader = Reader::new()?;
        while self.turn.get() == turn {
            if !stream.active() {
                return Err(t::camera_stopped());
            }
            if video.ready_state() >= HAS_PICTURE
                && let Ok(taken) = window.create_image_bitmap_with_html_video_element(&video)
                && let Ok(picture) = JsFuture::from(taken).await
            {
                let texts = reader.read(&picture, true).await?;
                if !texts.is_empty() && self.turn.get() == turn {
                    tell(Ok(texts));
                }
            }
            TimeoutFuture::new(PAUSE_MS).await;
        }
        Ok(())
    }
}

/// What the QR codes say of the picture that was chosen in a file input.
pub async fn picture(input: &str) -> Result<Vec<String>, String> {
    let document = browser::window().and_then(|window| window.document());
    let input = document.and_then(|document| document.get_element_by_id(input));
    let input: HtmlInputElement =
        input.and_then(|input| input.dyn_into().ok()).ok_or_else(t::page_errors_page_gone)?;
    let file = input.files().and_then(|files| files.get(0)).ok_or_else(t::camera_no_picture)?;
    if file.size() > FILE_MIB_MAX * 1024.0 * 1024.0 {
        return Err(t::camera_picture_too_large(FILE_MIB_MAX));
    }
    Reader::new()?.read(&file, false).await
}

/// The worker that reads; ends when this is dropped.
struct Reader(Worker);

impl Reader {
    fn new() -> Result<Self, String> {
        Worker::new(WORKER).map(Self).map_err(|_| t::camera_no_workers())
    }

    async fn read(&self, picture: &JsValue, transfer: bool) -> Result<Vec<String>, String> {
        let Self(worker) = self;
        let mut kept = None;
        let answer = Promise::new(&mut |resolve, reject| {
            // Resolve and reject functions cannot throw.
            let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
            });
            let late = reject.clone();
            let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
                let _ = reject.call0(&JsValue::UNDEFINED);
            });
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            let timeout = Timeout::new(ANSWER_MS_MAX, move || drop(late.call0(&JsValue::UNDEFINED)));
            kept = Some((on_message, on_error, timeout));
        });
        let moved = if transfer { Array::of1(picture) } else { Array::new() };
        let sent = worker.post_message_with_transfer(picture, &moved);
        let answer = match sent {
            Ok(()) => JsFuture::from(answer).await.ok(),
            Err(_) => None,
        };
        worker.set_onmessage(None);
        worker.set_onerror(None);
        drop(kept);
        let answer = answer.ok_or_else(t::camera_reader_silent)?;
        match answer.as_string() {
            Some(said) => Err(unread(said)),
            None => Ok(Array::from(&answer).iter().filter_map(|text| text.as_string()).collect()),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// Why the worker read nothing: one of its own reasons, or the browser's words.
fn unread(said: String) -> String {
    match said.as_str() {
        "reader-missing" => t::camera_reader_missing(),
        "picture-unreadable" => t::camera_picture_unreadable(),
        _ => said,
    }
}

/// The camera, the one that looks away from the person where there are two. The browser asks the person first.
async fn camera() -> Result<MediaStream, String> {
    let none = t::camera_none_given;
    let navigator = browser::window().ok_or_else(none)?.navigator();
    // Missing where the page came without TLS.
    browser::property(&navigator, "mediaDevices").ok_or_else(none)?;
    let devices = navigator.media_devices().map_err(|_| none())?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&browser::object(&[("facingMode", "environment".into())]));
    let asked = devices.get_user_media_with_constraints(&constraints).map_err(|_| none())?;
    let stream = JsFuture::from(asked).await.map_err(|error| refused(&error))?;
    stream.dyn_into().map_err(|_| none())
}

/// Why there is no camera, as a sentence.
fn refused(error: &JsValue) -> String {
    match browser::text(error, "name").as_deref() {
        Some("NotAllowedError" | "SecurityError") => t::camera_kept_off(),
        Some("NotFoundError" | "OverconstrainedError") => t::camera_none_here(),
        Some("NotReadableError") => t::camera_busy(),
        _ => t::camera_not_started(),
    }
}

fn end(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}
