//! The sheet *Diagnostics*: every link, every queue, what waits, what is stored, what happened lately. Looked at once a second while it is
//! open. What it says is decided in [`crate::words`], the copied text in [`crate::diagnostics`].

use std::time::Duration;

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::diagnostics::{PageDiagnostics, RoomDiagnostics, diagnostics_report};
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
            "Diagnostics"
        </button>
        <Sheet open=open id="diagnostics-title" title="Diagnostics">
            <Look />
        </Sheet>
    }
}

/// What is on the sheet, for as long as it is open.
#[component]
fn Look() -> impl IntoView {
    let session = StoredValue::new(use_session());
    let shot = RwSignal::new(PageDiagnostics::default());
    let said = RwSignal::new("");
    let look = move || {
        let now = session.try_with_value(|session| session.as_ref().map(|session| session.diagnostics()));
        if let Some(now) = now.flatten() {
            let _ = shot.try_set(now);
        }
    };
    look();
    // There is none only where there is no browser.
    if let Ok(timer) = set_interval_with_handle(look, LOOK_EVERY) {
        on_cleanup(move || timer.clear());
    }
    let sync = move |_| {
        said.set("");
        session.with_value(|session| {
            if let Some(session) = session {
                session.sync_now();
            }
        });
        look();
    };
    let copy = move |_| {
        let done = move |worked: bool| {
            let words = if worked { "Copied." } else { "The browser did not let it be copied." };
            let _ = said.try_set(words);
        };
        let text = shot.with_untracked(diagnostics_report);
        session.with_value(|session| match session {
            Some(session) => session.copy(&text, Box::new(done)),
            None => done(false),
        });
    };

    let front = Memo::new(move |_| {
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
                    None => "No room runs in this page.".to_owned(),
                }}
            </p>
            <div class="actions">
                <button class="button button-main" type="button" on:click=sync>
                    "Sync now"
                </button>
                <button class="button" type="button" on:click=copy>
                    "Copy report"
                </button>
            </div>
            <p class="sheet-said" role="status">
                {move || {
                    let engine = front.with(|room| room.as_ref().map(|room| room.engine.clone()));
                    match engine {
                        _ if !said.get().is_empty() => said.get().to_owned(),
                        Some(engine) => {
                            engine.synced.map(|(synced, _)| synced_words(synced, &engine)).unwrap_or_default()
                        }
                        None => String::new(),
                    }
                }}
            </p>
            <p class="field-help">
                "The report has states, numbers and shortened ids. It has no messages, no names, no links and no addresses."
            </p>
        </div>
        <section class="sheet-part" aria-labelledby="diagnostics-room">
            <h3 class="sheet-subtitle" id="diagnostics-room" dir="auto">
                {move || front.with(|room| room.as_ref().map(|room| room.title.clone()).unwrap_or_default())}
            </h3>
            {of_front(|room| rows(room_rows(&room.engine)))}
        </section>
        <section class="sheet-part" aria-labelledby="diagnostics-links">
            <h3 class="sheet-subtitle" id="diagnostics-links">
                "Links"
            </h3>
            {of_front(links)}
        </section>
        <section class="sheet-part" aria-labelledby="diagnostics-outbox">
            <h3 class="sheet-subtitle" id="diagnostics-outbox">
                "Waiting to go out"
            </h3>
            {of_front(outbox)}
        </section>
        <details class="sheet-part diagnostics-more">
            <summary>"Logs"</summary>
            {of_front(logs)}
        </details>
        <details class="sheet-part diagnostics-more" open>
            <summary>"What happened lately"</summary>
            {move || {
                let session = session.get_value();
                let time = move |at| session.as_ref().map(|session| session.local_seconds(at)).unwrap_or_default();
                front.with(|room| room.as_ref().map(|room| events(room, &time)))
            }}
        </details>
        <section class="sheet-part" aria-labelledby="diagnostics-device">
            <h3 class="sheet-subtitle" id="diagnostics-device">
                "This device"
            </h3>
            {move || shot.with(|page| rows(storage_rows(page)))}
            <ul class="diagnostics-list" role="list" aria-label="Other rooms">
                {others}
            </ul>
        </section>
    }
    .client_only()
}

fn rows(rows: Vec<(&'static str, String)>) -> AnyView {
    let row = |(label, words): (&'static str, String)| {
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
        return view! { <p class="sheet-said">"Nobody else is here."</p> }.client_only();
    }
    let link = |link: &room::LinkReport| {
        let peer = link.details.peer;
        let mut told = link_report_rows(link, room.buffered.get(&peer).copied());
        told.push(("Logs", compared_words(link.compared)));
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
        <ul class="diagnostics-list" role="list" aria-label="Links looked at">
            {all}
        </ul>
    }
    .client_only()
}

fn outbox(room: &RoomDiagnostics) -> AnyView {
    let engine = &room.engine;
    if engine.outbox.is_empty() {
        return view! { <p class="sheet-said">"Nothing: somebody else has everything you wrote."</p> }
            .client_only();
    }
    let lines = engine.outbox.iter().map(outbox_words);
    let more = engine.outbox_len.saturating_sub(engine.outbox.len() as u64);
    let more = (more > 0).then(|| format!("and {more} more"));
    list("Outbox", lines.chain(more))
}

fn logs(room: &RoomDiagnostics) -> AnyView {
    let line = |log: &room::LogReport| format!("{}, {}", room.name(log.log.author), log_words(log));
    list("Logs", room.engine.logs.iter().map(line))
}

fn events(room: &RoomDiagnostics, time: &dyn Fn(u64) -> String) -> AnyView {
    let line = |(at, event): &(u64, room::Event)| {
        format!("{} {}", time(*at), event_words(event, &|peer| room.name(peer), &str::to_owned))
    };
    list("Events", room.engine.events.iter().rev().map(line))
}

fn list(label: &'static str, lines: impl Iterator<Item = String>) -> AnyView {
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
        <li dir="auto">
            <bdi>{room.title.clone()}</bdi>
            ": "
            {diagnosis_words(&room.engine)}
        </li>
    }
    .client_only()
}
