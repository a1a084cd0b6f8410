//! A poll as a file, and on paper.

use i18n::t;
use leptos::prelude::*;
use room::PollKind;

use super::poll::looked;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::polls::export::{Format, Words, csv, file_name, ics, to_json};
use crate::polls::{hidden, leading};
use crate::session::use_session;

/// A button a format.
#[component]
pub(super) fn Export() -> impl IntoView {
    let looked = looked();
    let session = StoredValue::new(use_session());
    let dates = looked.part(|poll, _| poll.kind == PollKind::Dates);
    let settled = looked.part(|poll, now| {
        let counts = room::count(poll.options.len(), poll.ballots());
        !poll.open_at(now) && hidden(poll, now).is_none() && !leading(poll, &counts).is_empty()
    });
    let save = move |format: Format, best: bool| {
        let now = looked.now.get_untracked();
        let file = looked.read_now(|poll| {
            let shown = hidden(poll, now).is_none();
            let only = if best {
                leading(poll, &room::count(poll.options.len(), poll.ballots()))
            } else {
                Vec::new()
            };
            let text = match format {
                Format::Csv => csv(poll, &words(), shown),
                Format::Json => to_json(poll, shown),
                Format::Ics => ics(poll, &only),
            };
            (file_name(poll, format), text)
        });
        let saved = session.with_value(|session| {
            let (session, (name, text)) = (session.as_ref()?, file?);
            Some(session.save_text(&name, format.file().1, &text))
        });
        looked.tell(saved.unwrap_or(Ok(())));
    };
    let calendar = memo(move |_| (dates.get() == Some(true)).then_some(settled.get() == Some(true)));
    view! {
        <p class="polls-quiet">{t::polls_export_help()}</p>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| save(Format::Csv, false)>
                {t::polls_export_csv()}
            </button>
            <button class="button" type="button" on:click=move |_| save(Format::Json, false)>
                {t::polls_export_json()}
            </button>
            {move || {
                calendar
                    .get()
                    .map(|best| {
                        let words = if best { t::polls_export_best() } else { t::polls_export_ics() };
                        view! {
                            <button class="button" type="button" on:click=move |_| save(Format::Ics, best)>
                                {words}
                            </button>
                        }
                        .client_only()
                    })
            }}
            <button
                class="button"
                type="button"
                on:click=move |_| {
                    // A browser that cannot print says so itself.
                    let _ = window().print();
                }
            >
                {t::polls_print()}
            </button>
        </div>
    }
    .client_only()
}

fn words() -> Words {
    Words { name: t::polls_name(), yes: t::polls_yes(), if_need_be: t::polls_if_need_be(), no: t::polls_no() }
}
