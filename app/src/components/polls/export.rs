//! A poll as a file, and on paper.

use i18n::t;
use leptos::prelude::*;
use room::PollKind;

use super::poll::{Said, looked, tell};
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::polls::export::{Format, Words, csv, file_name, ics, to_json};
use crate::polls::{counts, hidden, leading};
use crate::session::use_session;

/// A button a format.
#[component]
pub(super) fn Export() -> impl IntoView {
    let looked = looked();
    let session = StoredValue::new(use_session());
    let said = RwSignal::new(None);
    let dates = looked.part(|poll, _| poll.kind == PollKind::Dates);
    let settled = looked.part(|poll, now| {
        !poll.open_at(now) && hidden(poll, now).is_none() && !leading(&counts(poll)).is_empty()
    });
    let save = move |format: Format, best: bool| {
        let now = looked.now.get_untracked();
        let file = looked.read_now(|poll| {
            let shown = hidden(poll, now).is_none();
            let only = if best { leading(&counts(poll)) } else { Vec::new() };
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
        tell(saved.unwrap_or(Ok(())), said);
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
                    looked.printing.set(true);
                    // Once everything is drawn. A browser that cannot print says so itself.
                    request_animation_frame(move || {
                        let _ = window().print();
                        let _ = looked.printing.try_set(false);
                    });
                }
            >
                {t::polls_print()}
            </button>
        </div>
        <Said said=said />
    }
    .client_only()
}

fn words() -> Words {
    Words {
        name: t::polls_name(),
        chosen: t::polls_chosen(),
        yes: t::polls_yes(),
        if_need_be: t::polls_if_need_be(),
        no: t::polls_no(),
    }
}
