//! The sheet of one room in the list: its colour, out of sight or back, leaving, and forgetting it on this device.

use i18n::t;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use room::RoomPlace;

use super::confirm::Confirm;
use super::room_export::RoomExport;
use super::room_notify::RoomNotify;
use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::later::later;
use crate::rooms::{RoomColour, RoomSummary};
use crate::session::{Session, use_session};
use crate::store::{PageStateStoreFields, use_page, use_shown};
use crate::words::forget_words;

/// The sheet, for the room in `about`.
#[component]
pub(super) fn RoomOptions(about: RwSignal<Option<String>>, on_page: bool) -> impl IntoView {
    let page = use_page();
    let open = RwSignal::new(false);
    effect(move |_| open.set(about.with(Option::is_some)));
    let title = Signal::derive(move || {
        let title = about.with(|about| {
            let about = about.as_ref()?;
            page.rooms()
                .with(|rooms| rooms.iter().find(|r| r.fragment == *about).map(|r| r.title().to_owned()))
        });
        title.unwrap_or_default()
    });
    view! {
        <Sheet open=open id="room-options-title" title=title on_close=move |()| about.set(None)>
            {move || {
                about
                    .get()
                    .map(|fragment| on_sheet(fragment, about, on_page))
            }}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(fragment: String, about: RwSignal<Option<String>>, on_page: bool) in tools => view! { <Options fragment=fragment about=about on_page=on_page /> }
}

#[component]
pub(super) fn Options(fragment: String, about: RwSignal<Option<String>>, on_page: bool) -> impl IntoView {
    let page = use_page();
    let shown = use_shown().0;
    let navigate = use_navigate();
    let session = StoredValue::new(use_session());
    let key = StoredValue::new(fragment);
    let room = memo(move |_| {
        page.rooms()
            .with(|rooms| key.with_value(|key| rooms.iter().find(|room| room.fragment == *key).cloned()))
    });
    let ask = move |act: &dyn Fn(&Session, &str)| {
        session.with_value(|session| {
            if let Some(session) = session {
                key.with_value(|key| act(session, key));
            }
        });
    };
    let place = memo(move |_| room.with(|room| room.as_ref().map(|room| room.notes.place)));
    let archived = move || place.get() == Some(RoomPlace::Archived);
    let archive = move |_| {
        let archived = archived();
        ask(&move |session, key| session.archive(key, !archived));
        about.set(None);
    };
    let leave = move |_| {
        ask(&|session, key| session.leave_room(key));
        about.set(None);
    };
    // What is about to be deleted, in words, once it was asked for.
    let forgetting = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let weigh = move |_| {
        let title = room.with_untracked(|room| room.as_ref().map(|room| room.title().to_owned()));
        ask(&|session, key| {
            let title = title.clone().unwrap_or_default();
            session.weigh(
                key,
                Box::new(move |weight| {
                    let _ = match weight {
                        Ok(weight) => forgetting.try_set(Some(forget_words(&title, weight))),
                        Err(reason) => error.try_set(Some(reason)),
                    };
                }),
            );
        });
    };
    let here = move || {
        shown.with_untracked(|shown| key.with_value(|key| shown.as_ref().is_some_and(|o| o.fragment == *key)))
    };
    let answer = Callback::new(move |yes: bool| {
        forgetting.set(None);
        if !yes {
            return;
        }
        let (navigate, away) = (navigate.clone(), on_page && here());
        let done = move |went: Result<(), String>| match went {
            Ok(()) => {
                let _ = about.try_set(None);
                if away {
                    navigate("/", NavigateOptions::default());
                }
            }
            Err(reason) => {
                let _ = error.try_set(Some(reason));
            }
        };
        let done = std::cell::RefCell::new(Some(done));
        ask(&|session, key| {
            if let Some(done) = done.take() {
                session.forget(key, Box::new(done));
            }
        });
    });

    view! {
        <Colours room=room ask=Callback::new(move |colour| ask(&move |session, key| session.colour(key, colour))) />
        <RoomExport fragment=Signal::derive(move || key.get_value()) />
        <RoomNotify
            has=Signal::derive(move || room.with(|room| room.as_ref().and_then(|room| room.notes.notify)))
            choose=Callback::new(move |level| ask(&move |session, key| session.notify_of(key, level)))
        />
        <div class="sheet-part stack">
            <div class="actions">
                <button class="button" type="button" on:click=archive>
                    {move || if archived() { t::room_options_restore() } else { t::room_options_archive() }}
                </button>
                {move || {
                    (place.get() == Some(RoomPlace::Listed))
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=leave>
                                    {t::room_options_leave()}
                                </button>
                            }
                            .client_only()
                        })
                }}
                <button class="button button-danger" type="button" on:click=weigh>
                    {t::room_options_forget()}
                </button>
            </div>
            <p class="sheet-said">
                {t::room_options_help()}
            </p>
            {move || {
                forgetting
                    .get()
                    .map(|words| {
                        view! { <Confirm words=words label=t::room_options_forget_now() on_answer=answer /> }
                            .client_only()
                    })
            }}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())}
        </div>
    }
    .client_only()
}

/// The colours, one of which the room has.
#[component]
fn Colours(room: Memo<Option<RoomSummary>>, ask: Callback<RoomColour>) -> impl IntoView {
    let has = memo(move |_| room.with(|room| room.as_ref().map(RoomSummary::colour)));
    let swatch = move |colour: RoomColour| {
        view! {
            <label class="swatch" data-colour=colour.number().to_string()>
                <input
                    class="visually-hidden"
                    type="radio"
                    name="room-colour"
                    prop:checked=move || has.get() == Some(colour)
                    on:change=move |_| ask.run(colour)
                />
                <span class="rooms-tin" aria-hidden="true"></span>
                {colour.name()}
            </label>
        }
        .client_only()
    };
    view! {
        <fieldset class="sheet-part swatches">
            <legend class="sheet-subtitle">{t::room_options_colour()}</legend>
            {RoomColour::all().map(swatch).collect::<Vec<_>>()}
        </fieldset>
    }
    .client_only()
}
