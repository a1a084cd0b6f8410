//! Writing a room out as a file, in its options and in *Settings*.

use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::exporting::{ExportChoice, ExportStep};
use crate::session::use_session;
use crate::words::export_words;

/// The part of a sheet for the room with this fragment.
#[component]
pub(super) fn RoomExport(
    #[prop(into)] fragment: Signal<String>,
    /// Whether it stands below a heading of the sheet.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let session = StoredValue::new(use_session());
    let choice = RwSignal::new(ExportChoice { page: true, private: false });
    let step = RwSignal::new(None::<ExportStep>);
    let writing = memo(move |_| step.with(|step| matches!(step, Some(ExportStep::Writing { .. }))));
    let begin = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                step.set(Some(ExportStep::Writing { done: 0, of: 0 }));
                let tell = Box::new(move |now| drop(step.try_set(Some(now))));
                session.export_room(&fragment.get_untracked(), choice.get_untracked(), tell);
            }
        });
    };
    let stop = move || {
        session.with_value(|session| {
            if let Some(session) = session {
                session.stop_export_room();
            }
        });
    };
    // Whoever closes the sheet no longer waits for the file.
    on_cleanup(move || {
        if writing.try_get_untracked() == Some(true) {
            stop();
        }
    });
    let format = move |label: String, help: String, page: bool| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="export-format"
                    prop:checked=move || choice.get().page == page
                    on:change=move |_| choice.update(|choice| choice.page = page)
                />
                <span>
                    <span class="choice-name">{label}</span>
                    <span class="choice-help">{help}</span>
                </span>
            </label>
        }
        .client_only()
    };
    let title = if below {
        view! {
            <h4 class="sheet-subtitle" id="room-export-title">
                {t::export_this_room()}
            </h4>
        }
        .client_only()
    } else {
        view! {
            <h3 class="sheet-subtitle" id="room-export-title">
                {t::export_this_room()}
            </h3>
        }
        .client_only()
    };

    view! {
        <section class="sheet-part" aria-labelledby="room-export-title">
            {title}
            <fieldset class="choices">
                <legend class="visually-hidden">{t::export_as_what()}</legend>
                {format(t::export_page(), t::export_page_help(), true)}
                {format(t::export_json(), t::export_json_help(), false)}
            </fieldset>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || choice.get().private
                    on:change:target=move |event| {
                        let private = event.target().checked();
                        choice.update(|choice| choice.private = private);
                    }
                />
                <span>
                    <span class="choice-name">{t::export_private()}</span>
                    <span class="choice-help">{t::export_private_help()}</span>
                </span>
            </label>
            <div class="actions">
                {move || {
                    if writing.get() {
                        view! {
                            <button class="button" type="button" on:click=move |_| stop()>
                                {t::export_stop()}
                            </button>
                        }
                        .client_only()
                    } else {
                        view! {
                            <button class="button" type="button" on:click=begin>
                                {t::export_this_room()}
                            </button>
                        }
                        .client_only()
                    }
                }}
            </div>
            {move || match step.get() {
                Some(ExportStep::Writing { done, of }) => {
                    let (done, of) = (done.to_string(), of.max(1).to_string());
                    view! { <progress class="bar" aria-labelledby="room-export-said" value=done max=of></progress> }
                        .client_only()
                }
                _ => ().client_only(),
            }}
            <p class="sheet-said" id="room-export-said" role="status" dir="auto">
                {move || {
                    step.with(|step| step.as_ref().map_or_else(t::export_nothing_sent, export_words))
                }}
            </p>
        </section>
    }
    .client_only()
}
