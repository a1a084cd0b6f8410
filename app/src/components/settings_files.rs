//! In *Settings*: everything on this device as a sealed file, and back from such a file.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;

use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::session::{Imported, Session, use_session};

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
        say(said, t::settings_files_sealing());
        let done = move |result: Result<(), String>| match result {
            Ok(()) => {
                passphrase.set_text("");
                say(said, t::settings_files_exported());
            }
            Err(reason) => refuse(passphrase, said, reason),
        };
        session.export(&typed, Box::new(done));
    };
    part(
        "export",
        t::settings_files_export_title(),
        t::settings_files_export_help(),
        view! {
            <TextField
                id="export-passphrase"
                label=t::settings_files_passphrase()
                state=passphrase
                kind="password"
                autocomplete="new-password"
            />
        }
        .client_only(),
        t::settings_files_export(),
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
            return file.refuse(t::settings_files_file_missing());
        }
        let Some(typed) = typed(passphrase) else {
            return;
        };
        say(said, t::settings_files_reading());
        let done = move |result: Result<Imported, String>| match result {
            Ok(imported) => {
                passphrase.set_text("");
                say(said, t::settings_files_imported(imported.operations, imported.rooms));
            }
            Err(reason) => refuse(passphrase, said, reason),
        };
        session.import(FILE_ID, &typed, Box::new(done));
    };
    part(
        "import",
        t::settings_files_import_title(),
        t::settings_files_import_help(),
        view! {
            <TextField id=FILE_ID label=t::settings_files_file() state=file kind="file" />
            <TextField
                id="import-passphrase"
                label=t::settings_files_file_passphrase()
                state=passphrase
                kind="password"
            />
        }
        .client_only(),
        t::settings_files_import(),
        said,
        Box::new(import),
    )
}

/// One form of the sheet: what it does, its fields, its button, and how that went.
fn part(
    id: &'static str,
    title: String,
    what: String,
    fields: AnyView,
    button: String,
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
            <h4 class="sheet-subtitle" id=id>
                {title}
            </h4>
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
        passphrase.refuse(t::settings_passphrase_missing());
        return None;
    }
    Some(typed)
}

/// The sheet may have been closed while the work went on.
fn say(said: RwSignal<String>, words: String) {
    let _ = said.try_set(words);
}

fn refuse(passphrase: FieldState, said: RwSignal<String>, reason: String) {
    say(said, String::new());
    passphrase.refuse(reason);
}
