//! The way back into a sealed device: its passphrase, or starting over.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{Card, FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::session::use_session;

/// Asks for the passphrase.
#[component]
pub(super) fn Unlock() -> impl IntoView {
    let session = use_session();
    let passphrase = FieldState::new();
    let opening = RwSignal::new(false);
    // The one thing to do here.
    effect(move |_| {
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
        <Title text=t::unlock_window() />
        <Card heading=t::unlock_title()>
            {view! {
                <p>{t::unlock_sealed()}</p>
                <form class="stack" novalidate on:submit=unlock>
                    // For password managers, which ask whose passphrase it is.
                    <input type="text" autocomplete="username" value="Tincan" hidden />
                    <PassphraseField
                        id="passphrase"
                        label=t::unlock_passphrase()
                        state=passphrase
                        autocomplete="current-password"
                    />
                    <button class="button button-main" type="submit" disabled=opening>
                        {t::unlock_unlock()}
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
                        {move || opening.get().then(t::unlock_opening)}
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
        let asked = t::unlock_erase_word();
        if word.text().to_lowercase() != asked {
            return word.refuse(t::unlock_word_wrong(&asked));
        }
        if let Some(session) = &session {
            session.erase_device();
        }
    };
    view! {
        <details class="more">
            <summary>{t::unlock_forgotten()}</summary>
            <div class="stack">
                <p>
                    {t::unlock_no_way_back()}
                </p>
                <p>
                    {t::unlock_start_over()}
                </p>
                <form class="stack" novalidate on:submit=erase>
                    <TextField id="erase-word" label=t::unlock_type_word(&t::unlock_erase_word()) state=word />
                    <div class="actions">
                        <button class="button button-danger" type="submit">
                            {t::unlock_erase()}
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
    #[prop(into)]
    label: String,
    /// The box and its error.
    state: FieldState,
    /// What a person should know before typing.
    #[prop(optional, into)]
    help: String,
    /// What the browser may fill in.
    autocomplete: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    let name = move || if shown.get() { t::unlock_hide() } else { t::unlock_show() };
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
