//! The way back into a sealed device: its passphrase, or starting over.

use leptos::ev;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{Card, FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::session::use_session;

/// What has to be typed before everything is erased.
const ERASE_WORD: &str = "erase";

/// Asks for the passphrase.
#[component]
pub(super) fn Unlock() -> impl IntoView {
    let session = use_session();
    let passphrase = FieldState::new();
    let opening = RwSignal::new(false);
    // The one thing to do here.
    Effect::new(move |_| {
        if let Some(input) = passphrase.input.get() {
            let _ = input.focus();
        }
    });
    let unlock = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(session) = &session else { return };
        if opening.get_untracked() {
            return;
        }
        opening.set(true);
        let done = move |opened: Result<(), String>| {
            // Opened, the card is gone.
            let _ = opening.try_set(false);
            if let Err(reason) = opened {
                passphrase.refuse(reason);
            }
        };
        session.unlock(&passphrase.exact(), Box::new(done));
    };

    view! {
        <Title text="Locked · Tincan" />
        <Card heading="Locked">
            {view! {
                <p>"Everything on this device is sealed with your passphrase."</p>
                <form class="stack" novalidate on:submit=unlock>
                    // For password managers, which ask whose passphrase it is.
                    <input type="text" autocomplete="username" value="Tincan" hidden />
                    <PassphraseField id="passphrase" label="Passphrase" state=passphrase autocomplete="current-password" />
                    <button class="button button-main" type="submit" disabled=opening>
                        "Unlock"
                    </button>
                    {move || {
                        opening
                            .get()
                            .then(|| {
                                view! {
                                    <div class="stretching" aria-hidden="true">
                                        <span class="stretching-thread"></span>
                                    </div>
                                }
                                .client_only()
                            })
                    }}
                    <p class="sheet-said" role="status">
                        {move || opening.get().then_some("Opening… This takes about a second.")}
                    </p>
                </form>
                <Forgotten />
            }
            .client_only()}
        </Card>
    }
}

/// What is left to somebody who has forgotten it.
#[component]
fn Forgotten() -> impl IntoView {
    let session = use_session();
    let word = FieldState::new();
    let erase = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if word.text().to_lowercase() != ERASE_WORD {
            return word.refuse(format!("Type the word {ERASE_WORD} to go on."));
        }
        if let Some(session) = &session {
            session.erase_device();
        }
    };
    view! {
        <details class="more">
            <summary>"Forgotten the passphrase?"</summary>
            <div class="stack">
                <p>
                    "There is no way back: nobody can open what it seals, this server neither. You can try as often as you like."
                </p>
                <p>
                    "Or start over: erase every key, room and message on this device. If you exported everything to a file, import that in the settings afterwards. Without one, the others in your rooms keep what they have, and to them you will be somebody new."
                </p>
                <form class="stack" novalidate on:submit=erase>
                    <TextField id="erase-word" label="Type erase to confirm" state=word />
                    <div class="actions">
                        <button class="button button-danger" type="submit">
                            "Erase everything on this device"
                        </button>
                    </div>
                </form>
            </div>
        </details>
    }
}

/// A field for a passphrase, with a button that shows what is typed.
#[component]
pub(super) fn PassphraseField(
    /// The id of the box.
    id: &'static str,
    /// Its accessible name.
    label: &'static str,
    /// The box and its error.
    state: FieldState,
    /// What a person should know before typing.
    #[prop(optional)]
    help: &'static str,
    /// What the browser may fill in.
    autocomplete: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    let name = move || if shown.get() { "Hide" } else { "Show" };
    view! {
        <TextField id=id label=label state=state help=help autocomplete=autocomplete kind=kind>
            {view! {
                <button
                    class="button"
                    type="button"
                    aria-controls=id
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {name}
                </button>
            }
            .client_only()}
        </TextField>
    }
}
