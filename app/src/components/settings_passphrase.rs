//! In *Settings*: the passphrase that seals this device.

use i18n::t;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::unlock::PassphraseField;
use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::session::{Session, use_session};
use crate::vault::{IDLE_MINUTES, VaultState, use_vault};
use crate::words::idle_words;

/// Setting it, changing it, taking it away, and when it locks.
#[component]
pub(super) fn PassphrasePart() -> impl IntoView {
    let vault = use_vault();
    let shown = move || match vault.state.get() {
        VaultState::Open => view! { <Open /> }.client_only(),
        VaultState::Off => view! { <Set /> }.client_only(),
        VaultState::Impossible(why) => view! {
            <p>{t::settings_passphrase_unsealed()}</p>
            <p dir="auto">{t::settings_passphrase_impossible(&why)}</p>
        }
        .client_only(),
        // The sheet is not to be seen then.
        VaultState::Unknown | VaultState::Locked | VaultState::Working(_) | VaultState::Ended(..) => {
            ().client_only()
        }
    };
    view! {
        <section class="sheet-part" aria-labelledby="settings-passphrase">
            <h4 class="sheet-subtitle" id="settings-passphrase">
                {t::settings_passphrase_title()}
            </h4>
            {shown}
        </section>
    }
}

#[component]
fn Set() -> impl IntoView {
    let fresh = Fresh::new();
    let act = move |session: &Session, busy: Busy| {
        if let Some(typed) = fresh.typed() {
            busy.begin(t::settings_passphrase_setting());
            session.set_passphrase(&typed, Box::new(move |went| busy.end(went, fresh.first)));
        }
    };
    view! {
        <p>{t::common_two_sentences(&t::settings_passphrase_unsealed(), &t::settings_passphrase_seals())}</p>
        {form(
            view! { <FreshFields fresh=fresh /> }.client_only(),
            t::settings_passphrase_set(),
            Box::new(act),
        )}
    }
}

#[component]
fn Open() -> impl IntoView {
    let session = use_session();
    let lock = move |_| {
        if let Some(session) = &session {
            session.lock();
        }
    };
    view! {
        <p>{t::settings_passphrase_sealed()}</p>
        <div class="actions">
            <button class="button" type="button" on:click=lock>
                {t::settings_passphrase_lock()}
            </button>
            <span class="field-help">{t::settings_passphrase_lock_help()}</span>
        </div>
        <fieldset class="choices">
            <legend class="field-label">{t::settings_passphrase_idle()}</legend>
            {IDLE_MINUTES.map(idle_choice).into_iter().collect::<Vec<_>>()}
        </fieldset>
        <details class="more">
            <summary>{t::settings_passphrase_change_title()}</summary>
            <Change />
        </details>
        <details class="more">
            <summary>{t::settings_passphrase_remove_title()}</summary>
            <Remove />
        </details>
    }
}

fn idle_choice(minutes: Option<u32>) -> AnyView {
    let (vault, session) = (use_vault(), use_session());
    let input = NodeRef::<html::Input>::new();
    effect(move |_| {
        if let (true, Some(input)) = (vault.idle.get() == minutes, input.get()) {
            input.set_checked(true);
        }
    });
    let choose = move |_| {
        if let Some(session) = &session {
            session.set_idle_minutes(minutes);
        }
    };
    view! {
        <label class="choice">
            <input type="radio" name="idle" node_ref=input on:change=choose />
            <span class="choice-name">{idle_words(minutes)}</span>
        </label>
    }
    .client_only()
}

#[component]
fn Change() -> impl IntoView {
    let (old, fresh) = (FieldState::new(), Fresh::new());
    let act = move |session: &Session, busy: Busy| {
        if old.exact().is_empty() {
            return old.refuse(t::settings_passphrase_missing());
        }
        if let Some(typed) = fresh.typed() {
            busy.begin(t::settings_passphrase_changing());
            let done = move |went: Result<(), String>| {
                if went.is_ok() {
                    [old, fresh.first, fresh.again].iter().for_each(|field| field.set_text(""));
                    busy.say(t::settings_passphrase_changed());
                }
                busy.end(went, old);
            };
            session.change_passphrase(&old.exact(), &typed, Box::new(done));
        }
    };
    form(
        view! {
            <TextField
                id="old-passphrase"
                label=t::settings_passphrase_old()
                state=old
                kind="password"
                autocomplete="current-password"
            />
            <FreshFields fresh=fresh />
        }
        .client_only(),
        t::settings_passphrase_change(),
        Box::new(act),
    )
}

#[component]
fn Remove() -> impl IntoView {
    let old = FieldState::new();
    let act = move |session: &Session, busy: Busy| {
        if old.exact().is_empty() {
            return old.refuse(t::settings_passphrase_missing());
        }
        busy.begin(t::settings_passphrase_opening());
        session.remove_passphrase(&old.exact(), Box::new(move |went| busy.end(went, old)));
    };
    view! {
        <p>{t::settings_passphrase_remove_help()}</p>
        {form(
            view! {
                <TextField
                    id="removed-passphrase"
                    label=t::settings_passphrase_removed()
                    state=old
                    kind="password"
                    autocomplete="current-password"
                />
            }
            .client_only(),
            t::settings_passphrase_remove(),
            Box::new(act),
        )}
    }
}

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
struct Fresh {
    first: FieldState,
    again: FieldState,
}

impl Fresh {
    fn new() -> Self {
        Self { first: FieldState::new(), again: FieldState::new() }
    }

    /// What was typed, if it was the same twice. What is too short is refused where it is used.
    fn typed(&self) -> Option<String> {
        let typed = self.first.exact();
        if typed.is_empty() {
            self.first.refuse(t::settings_passphrase_missing());
        } else if typed != self.again.exact() {
            self.again.refuse(t::settings_passphrase_differ());
        } else {
            return Some(typed);
        }
        None
    }
}

#[component]
fn FreshFields(fresh: Fresh) -> impl IntoView {
    view! {
        <PassphraseField
            id="new-passphrase"
            label=t::settings_passphrase_new()
            state=fresh.first
            help=t::settings_passphrase_advice()
            autocomplete="new-password"
        />
        <TextField
            id="new-passphrase-again"
            label=t::settings_passphrase_again()
            state=fresh.again
            kind="password"
            autocomplete="new-password"
        />
    }
}

/// Whether a form works, and what it says.
#[derive(Clone, Copy)]
struct Busy {
    works: RwSignal<bool>,
    said: RwSignal<String>,
}

// The form may have gone while the work went on.
impl Busy {
    fn begin(self, words: String) {
        let _ = self.works.try_set(true);
        self.say(words);
    }

    fn say(self, words: String) {
        let _ = self.said.try_set(words);
    }

    fn end(self, went: Result<(), String>, field: FieldState) {
        let _ = self.works.try_set(false);
        if let Err(reason) = went {
            self.say(String::new());
            field.refuse(reason);
        }
    }
}

type Act = Box<dyn Fn(&Session, Busy)>;

/// One form: its fields, its button, and how it goes.
fn form(fields: AnyView, button: String, act: Act) -> AnyView {
    let session = use_session();
    let busy = Busy { works: RwSignal::new(false), said: RwSignal::new(String::new()) };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let (Some(session), false) = (&session, busy.works.get_untracked()) {
            act(session, busy);
        }
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            // For password managers, which ask whose passphrase it is.
            <input type="text" autocomplete="username" value="Tincan" hidden />
            {fields}
            <div class="actions">
                <button class="button" type="submit" disabled=busy.works>
                    {button}
                </button>
                <span class="sheet-said" role="status">
                    {busy.said}
                </span>
            </div>
        </form>
    }
    .client_only()
}
