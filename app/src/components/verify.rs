//! The sheet *Safety code* of one of the others: the words and the code to compare, scanning theirs, and marking them as verified.

use i18n::t;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{PeerId, SafetyCode, Scanned, UserId, safety_text};

use super::QrCode;
use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::later::later;
use crate::names::{contact_of, known_as};
use crate::session::{Session, use_session};
use crate::store::{PageStateStoreFields, RoomState, RoomStateStoreFields, use_page, use_room};
use crate::words::{most_telling, scanned_words};

/// The id of the file input, by which the driver finds the picture.
const PICTURE_ID: &str = "safety-picture";
/// The id of the video element, by which the driver finds it.
const VIDEO_ID: &str = "safety-video";
/// Words in a row: what one says in a breath.
const WORDS_IN_A_ROW: usize = 4;

/// The button *Safety code* and its sheet, once their user key is known.
pub(super) fn verify(id: PeerId) -> AnyView {
    let room = use_room();
    let session = StoredValue::new(use_session());
    let open = RwSignal::new(false);
    let parties = move || {
        let them = room.known().with(|known| known_as(known, id).and_then(|who| who.user));
        room.my_user().get().zip(them).filter(|(me, them)| me != them)
    };
    // Whoever comes and goes meanwhile, the sheet stays as it is.
    let known = memo(move |_| parties().is_some());
    let stop = move || {
        session.try_with_value(|session| session.as_ref().map(|session| session.stop_scan()));
    };
    on_cleanup(move || {
        stop();
    });
    let title = Signal::derive(move || t::verify_title(&named(room, id)));

    view! {
        {move || {
            if known.get() {
                view! {
                    <button class="button verify-open" type="button" aria-haspopup="dialog" on:click=move |_| open.set(true)>
                        {t::verify_open()}
                    </button>
                }
                .client_only()
            } else {
                view! { <p class="sheet-said">{t::verify_not_yet()}</p> }.client_only()
            }
        }}
        <Sheet open=open id="verify-title" title=title on_close=move |()| {
            stop();
        }>
            {move || {
                let (me, them) = untrack(parties).filter(|_| known.get())?;
                Some(on_sheet(id, me, them))
            }}
        </Sheet>
    }
    .client_only()
}

fn named(room: Store<RoomState>, id: PeerId) -> String {
    let name = room.known().with_untracked(|known| known_as(known, id).map(|who| who.name.clone()));
    name.unwrap_or_default()
}

later! {
    /// What is on the sheet.
    fn on_sheet(id: PeerId, me: UserId, them: UserId) in tools => view! { {sheet(id, me, them)} }
}

/// What is on the sheet, for as long as it is open.
pub(super) fn sheet(id: PeerId, me: UserId, them: UserId) -> AnyView {
    let name = named(use_room(), id);
    let words = SafetyCode::of(me, them);
    let rows = words.words().chunks(WORDS_IN_A_ROW).map(|row| row.join(" "));
    let rows: Vec<AnyView> =
        rows.map(|row| view! { <p lang="en" dir="ltr">{row}</p> }.client_only()).collect();
    let text = safety_text(me, them);

    view! {
        <div class="sheet-part">
            <p>
                {t::verify_compare()}
            </p>
            <div class="safety">
                <div class="safety-words" role="group" aria-label=t::verify_words()>
                    {rows}
                </div>
                <QrCode text=text label=t::verify_qr() />
            </div>
        </div>
        {compare(me, them, name)}
    }
    .client_only()
}

/// Scanning the other's code, and the mark itself.
fn compare(me: UserId, them: UserId, name: String) -> AnyView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    // The sheet may be gone when a picture is judged.
    let ask = move |ask: &dyn Fn(&Session)| {
        let _ = session.try_with_value(|session| session.as_ref().map(ask));
    };
    let name = StoredValue::new(name);
    // What was found out, and whether it is alarming.
    let (said, alarming) = (RwSignal::new(String::new()), RwSignal::new(false));
    let scanning = RwSignal::new(false);
    let say = move |words: String, bad: bool| {
        // The sheet may have been closed meanwhile.
        let _ = (said.try_set(words), alarming.try_set(bad));
    };
    let verified_at =
        memo(move |_| page.contacts().with(|contacts| contact_of(contacts, them)?.contact.verified_unix_ms));
    let stop = move || {
        ask(&|session| session.stop_scan());
        let _ = scanning.try_set(false);
    };
    let mark = move |verified: bool, words: String| {
        ask(&|session| {
            let words = words.clone();
            let done = move |result: Result<(), String>| match result {
                Ok(()) => say(words, false),
                Err(reason) => say(reason, true),
            };
            name.with_value(|name| session.verify(them, name, verified, Box::new(done)));
        });
    };
    // Answers whether the camera may go on looking.
    let judge = move |found: &[String]| {
        let Some(scanned) = most_telling(found, |text| Scanned::judge(text, me, them)) else {
            say(t::verify_no_code(), true);
            return true;
        };
        let Some(words) = name.try_with_value(|name| scanned_words(scanned, name)) else {
            return false;
        };
        match scanned {
            Scanned::Match => mark(true, words),
            _ => say(words, true),
        }
        matches!(scanned, Scanned::NoCode | Scanned::Own)
    };
    let look = move |_| {
        if scanning.get_untracked() {
            return stop();
        }
        say(String::new(), false);
        scanning.set(true);
        let tell = move |found: Result<Vec<String>, String>| match found {
            Ok(found) if judge(&found) => {}
            Ok(_) => stop(),
            Err(reason) => {
                let _ = scanning.try_set(false);
                say(reason, true);
            }
        };
        // Once the video is drawn.
        request_animation_frame(move || {
            ask(&|session| session.scan_camera(VIDEO_ID, Box::new(tell)));
        });
    };
    let choose = move |_| {
        say(t::verify_reading(), false);
        let done = move |found: Result<Vec<String>, String>| match found {
            Ok(found) => drop(judge(&found)),
            Err(reason) => say(reason, true),
        };
        ask(&|session| session.scan_picture(PICTURE_ID, Box::new(done)));
    };
    let day = move |unix_ms| {
        session
            .with_value(|session| session.as_ref().map(|session| session.local_day(unix_ms)))
            .unwrap_or_default()
    };

    view! {
        <section class="sheet-part" aria-labelledby="safety-scan">
            <h3 class="sheet-subtitle" id="safety-scan">
                {t::verify_scan_title()}
            </h3>
            <div class="actions">
                <button class="button" type="button" aria-pressed=move || scanning.get().to_string() on:click=look>
                    {move || if scanning.get() { t::verify_camera_off() } else { t::verify_camera_on() }}
                </button>
            </div>
            {move || {
                scanning
                    .get()
                    .then(|| {
                        view! {
                            <video
                                class="safety-video"
                                id=VIDEO_ID
                                playsinline
                                muted
                                aria-label=t::verify_video()
                            ></video>
                        }
                        .client_only()
                    })
            }}
            <div class="field">
                <label class="field-label" for=PICTURE_ID>
                    {t::verify_image()}
                </label>
                <input class="field-box" type="file" accept="image/*" id=PICTURE_ID on:change=choose />
            </div>
            <p class="safety-said" role="status" class:safety-bad=alarming>
                {said}
            </p>
        </section>
        <section class="sheet-part" aria-label=t::verify_section()>
            {move || match verified_at.get() {
                Some(at) => view! {
                    <p class="safety-verified">{t::verify_on(&day(at))}</p>
                    <div class="actions">
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| mark(false, t::verify_taken_back())
                        >
                            {t::verify_take_back()}
                        </button>
                    </div>
                }
                .client_only(),
                None => view! {
                    <div class="actions">
                        <button
                            class="button button-main"
                            type="button"
                            on:click=move |_| mark(true, t::verify_marked())
                        >
                            {t::verify_mark()}
                        </button>
                    </div>
                }
                .client_only(),
            }}
        </section>
    }
    .client_only()
}
