//! The sheet *Diagnostics*: every link, every queue, what waits, what is stored, what happened lately. Looked at once a second while it is
//! open. What it says is decided in [`crate::words`], the copied text in [`crate::diagnostics`].

use std::time::Duration;

use i18n::t;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::diagnostics::{PageDiagnostics, RoomDiagnostics, diagnostics_report};
use crate::erased::memo;
use crate::later::later;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};
use crate::words::{
    compared_words, diagnosis_words, event_words, link_attribute, link_report_rows, log_words, outbox_words,
    room_rows, storage_rows, synced_words,
};

/// How often is looked.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The button *Diagnostics* and its sheet.
#[component]
pub(super) fn Diagnostics() -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let open = RwSignal::new(false);
    let show = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                session.look_at_storage();
            }
        });
        open.set(true);
    };
    view! {
        <button
            class="button diagnostics-open"
            type="button"
            aria-haspopup="dialog"
            disabled=move || !page.ready().get()
            on:click=show
        >
            {t::diagnostics_page_name()}
        </button>
        <Sheet open=open id="diagnostics-title" title=t::diagnostics_page_name()>
            {on_sheet()}
        </Sheet>
    }
}

later! {
    /// What is on the sheet.
    fn on_sheet() in settings => view! { <Look /> }
}

/// What is on the sheet, for as long as it is open.
#[component]
fn Look() -> impl IntoView {
    let session = StoredValue::new(use_session());
    let shot = RwSignal::new(PageDiagnostics::default());
    let said = RwSignal::new(String::new());
    let look = move || {
        // What is not to be had leaves what was shown before.
        let done = move |now: Result<PageDiagnostics, String>| drop(now.map(|now| shot.try_set(now)));
        let _ = session.try_with_value(|session| {
            if let Some(session) = session {
                session.diagnostics(Box::new(done));
            }
        });
    };
    look();
    // There is none only where there is no browser.
    if let Ok(timer) = set_interval_with_handle(look, LOOK_EVERY) {
        on_cleanup(move || timer.clear());
    }
    let sync = move |_| {
        said.set(String::new());
        session.with_value(|session| {
            if let Some(session) = session {
                session.sync_now();
            }
        });
        look();
    };
    let copy = move |_| {
        let done = move |worked: bool| {
            let words = if worked { t::diagnostics_page_copied() } else { t::diagnostics_page_not_copied() };
            let _ = said.try_set(words);
        };
        let text = shot.with_untracked(diagnostics_report);
        session.with_value(|session| match session {
            Some(session) => session.copy(&text, Box::new(done)),
            None => done(false),
        });
    };

    let front = memo(move |_| {
        shot.with(|page| page.rooms.iter().find(|room| room.front).or(page.rooms.first()).cloned())
    });
    let of_front =
        move |words: fn(&RoomDiagnostics) -> AnyView| move || front.with(|room| room.as_ref().map(words));
    let others = move || {
        shot.with(|page| {
            let others = page.rooms.iter().filter(|room| front.with(|front| front.as_ref() != Some(room)));
            others.map(other_room).collect::<Vec<_>>()
        })
    };

    view! {
        <div class="sheet-part">
            <p class="diagnosis" role="status">
                {move || match front.with(|room| room.as_ref().map(|room| diagnosis_words(&room.engine))) {
                    Some(words) => words,
                    None => t::diagnostics_page_no_room(),
                }}
            </p>
            <div class="actions">
                <button class="button button-main" type="button" on:click=sync>
                    {t::diagnostics_page_sync()}
                </button>
                <button class="button" type="button" on:click=copy>
                    {t::diagnostics_page_copy()}
                </button>
            </div>
            <p class="sheet-said" role="status">
                {move || {
                    let engine = front.with(|room| room.as_ref().map(|room| room.engine.clone()));
                    match (said.get(), engine) {
                        (said, _) if !said.is_empty() => said,
                        (_, Some(engine)) => {
                            engine.synced.map(|(synced, _)| synced_words(synced, &engine)).unwrap_or_default()
                        }
                        (_, None) => String::new(),
                    }
                }}
            </p>
            <p class="field-help">{t::diagnostics_page_copy_help()}</p>
        </div>
        <section class="sheet-part" aria-labelledby="diagnostics-room">
            <h3 class="sheet-subtitle" id="diagnostics-room" dir="auto">
                {move || front.with(|room| room.as_ref().map(|room| room.title.clone()).unwrap_or_default())}
            </h3>
            {of_front(|room| rows(room_rows(&room.engine)))}
        </section>
        <section class="sheet-part" aria-labelledby="diagnostics-links">
            <h3 class="sheet-subtitle" id="diagnostics-links">
                {t::diagnostics_page_links()}
            </h3>
            {of_front(links)}
        </section>
        <section class="sheet-part" aria-labelledby="diagnostics-outbox">
            <h3 class="sheet-subtitle" id="diagnostics-outbox">
                {t::diagnostics_page_waiting()}
            </h3>
            {of_front(outbox)}
        </section>
        <details class="sheet-part diagnostics-more">
            <summary>{t::diagnostics_page_logs()}</summary>
            {of_front(logs)}
        </details>
        <details class="sheet-part diagnostics-more" open>
            <summary>{t::diagnostics_page_lately()}</summary>
            {move || {
                let session = session.get_value();
                let time = move |at| session.as_ref().map(|session| session.local_seconds(at)).unwrap_or_default();
                front.with(|room| room.as_ref().map(|room| events(room, &time)))
            }}
        </details>
        <section class="sheet-part" aria-labelledby="diagnostics-device">
            <h3 class="sheet-subtitle" id="diagnostics-device">
                {t::diagnostics_page_device()}
            </h3>
            {move || shot.with(|page| rows(storage_rows(page)))}
            <ul class="diagnostics-list" role="list" aria-label=t::diagnostics_page_other_rooms()>
                {others}
            </ul>
        </section>
    }
    .client_only()
}

fn rows(rows: Vec<(String, String)>) -> AnyView {
    let row = |(label, words): (String, String)| {
        view! {
            <div class="link-row">
                <dt>{label}</dt>
                <dd dir="auto">{words}</dd>
            </div>
        }
        .client_only()
    };
    view! { <dl class="link-rows">{rows.into_iter().map(row).collect::<Vec<_>>()}</dl> }.client_only()
}

fn links(room: &RoomDiagnostics) -> AnyView {
    if room.engine.links.is_empty() {
        return view! { <p class="sheet-said">{t::diagnostics_page_nobody()}</p> }.client_only();
    }
    let link = |link: &room::LinkReport| {
        let peer = link.details.peer;
        let mut told = link_report_rows(link, room.buffered.get(&peer).copied());
        told.push((t::diagnostics_page_logs(), compared_words(link.compared)));
        view! {
            <li class="diagnostics-link" data-link=link_attribute(link.details.status)>
                <p class="diagnostics-name" dir="auto">
                    {room.name(peer)}
                </p>
                {rows(told)}
            </li>
        }
        .client_only()
    };
    let all: Vec<AnyView> = room.engine.links.iter().map(link).collect();
    view! {
        <ul class="diagnostics-list" role="list" aria-label=t::diagnostics_page_links_list()>
            {all}
        </ul>
    }
    .client_only()
}

fn outbox(room: &RoomDiagnostics) -> AnyView {
    let engine = &room.engine;
    if engine.outbox.is_empty() {
        return view! { <p class="sheet-said">{t::diagnostics_page_waiting_none()}</p> }.client_only();
    }
    let lines = engine.outbox.iter().map(outbox_words);
    let more = engine.outbox_len.saturating_sub(engine.outbox.len() as u64);
    let more = (more > 0).then(|| t::diagnostics_page_waiting_more(more));
    list(t::diagnostics_page_outbox(), lines.chain(more))
}

fn logs(room: &RoomDiagnostics) -> AnyView {
    let line = |log: &room::LogReport| t::diagnostics_page_log(&room.name(log.log.author), &log_words(log));
    list(t::diagnostics_page_logs(), room.engine.logs.iter().map(line))
}

fn events(room: &RoomDiagnostics, time: &dyn Fn(u64) -> String) -> AnyView {
    let line = |(at, event): &(u64, room::Event)| {
        format!("{} {}", time(*at), event_words(event, &|peer| room.name(peer), &str::to_owned))
    };
    list(t::diagnostics_page_events(), room.engine.events.iter().rev().map(line))
}

fn list(label: String, lines: impl Iterator<Item = String>) -> AnyView {
    let lines: Vec<AnyView> = lines.map(|line| view! { <li dir="auto">{line}</li> }.client_only()).collect();
    view! {
        <ul class="diagnostics-list" role="list" aria-label=label>
            {lines}
        </ul>
    }
    .client_only()
}

fn other_room(room: &RoomDiagnostics) -> AnyView {
    view! {
        <li>{t::common_named_value(&room.title, &diagnosis_words(&room.engine))}</li>
    }
    .client_only()
}
