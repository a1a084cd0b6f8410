//! In *Settings*: everything on this device as a sealed file, and back from such a file.

use leptos::ev;
use leptos::prelude::*;

use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::session::{Imported, Session, use_session};
use crate::words::counted;

/// The id of the file input, by which the driver finds the file.
const FILE_ID: &str = "import-file";

/// Writes the file.
#[component]
pub(super) fn Export() -> impl IntoView {
    let passphrase = FieldState::new();
    let said = RwSignal::new(String::new());
    let export = move |session: &Session| {
        let Some(typed) = typed(passphrase) else {
            return;
        };
        say(said, "Sealing what is here…");
        let done = move |result: Result<(), String>| match result {
            Ok(()) => {
                passphrase.set_text("");
                say(said, "Exported. Nobody can open the file without the passphrase, so keep both.");
            }
            Err(reason) => refuse(passphrase, said, reason),
        };
        session.export(&typed, Box::new(done));
    };
    part(
        "export",
        "Export",
        "A file with every key, room and message on this device, sealed with a passphrase. With both you can go on in another browser.",
        view! { <TextField id="export-passphrase" label="Passphrase" state=passphrase kind="password" autocomplete="new-password" /> }
            .client_only(),
        "Export everything",
        said,
        Box::new(export),
    )
}

/// Reads the file.
#[component]
pub(super) fn Import() -> impl IntoView {
    let file = FieldState::new();
    let passphrase = FieldState::new();
    let said = RwSignal::new(String::new());
    let import = move |session: &Session| {
        if file.exact().is_empty() {
            return file.refuse("Choose the file first.");
        }
        let Some(typed) = typed(passphrase) else {
            return;
        };
        say(said, "Reading the file…");
        let done = move |result: Result<Imported, String>| match result {
            Ok(imported) => {
                passphrase.set_text("");
                let rooms = counted(imported.rooms.into(), "room", "rooms");
                let operations = counted(imported.operations.into(), "operation", "operations");
                say(said, &format!("Imported {rooms} with {operations}."));
            }
            Err(reason) => refuse(passphrase, said, reason),
        };
        session.import(FILE_ID, &typed, Box::new(done));
    };
    part(
        "import",
        "Import",
        "Adds what is in such a file to what is on this device. Nothing here is lost.",
        view! {
            <TextField id=FILE_ID label="Export file" state=file kind="file" />
            <TextField id="import-passphrase" label="Passphrase of the file" state=passphrase kind="password" />
        }
        .client_only(),
        "Import",
        said,
        Box::new(import),
    )
}

/// One form of the sheet: what it does, its fields, its button, and how that went.
fn part(
    id: &'static str,
    title: &'static str,
    what: &'static str,
    fields: AnyView,
    button: &'static str,
    said: RwSignal<String>,
    act: Box<dyn Fn(&Session)>,
) -> AnyView {
    let session = use_session();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        said.set(String::new());
        if let Some(session) = &session {
            act(session);
        }
    };
    view! {
        <section class="sheet-part" aria-labelledby=id>
            <h3 class="sheet-subtitle" id=id>
                {title}
            </h3>
            <p>{what}</p>
            <form class="stack" novalidate on:submit=submit>
                // For password managers, which ask whose passphrase it is.
                <input type="text" autocomplete="username" value="Tincan" hidden />
                {fields}
                <div class="actions">
                    <button class="button" type="submit">
                        {button}
                    </button>
                    <span class="sheet-said" role="status">
                        {said}
                    </span>
                </div>
            </form>
        </section>
    }
    .client_only()
}

/// The passphrase, unless there is none.
fn typed(passphrase: FieldState) -> Option<String> {
    let typed = passphrase.exact();
    if typed.is_empty() {
        passphrase.refuse("Type the passphrase.");
        return None;
    }
    Some(typed)
}

/// The sheet may have been closed while the work went on.
fn say(said: RwSignal<String>, words: &str) {
    let _ = said.try_set(words.to_owned());
}

fn refuse(passphrase: FieldState, said: RwSignal<String>, reason: String) {
    say(said, "");
    passphrase.refuse(reason);
}
