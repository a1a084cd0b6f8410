//! In *Settings*: the passphrase that seals this device.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::unlock::PassphraseField;
use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::session::{Session, use_session};
use crate::vault::{IDLE_MINUTES, VaultState, use_vault};
use crate::words::idle_words;

/// The advice beside every new passphrase.
const ADVICE: &str = "At least 8 characters. Four or five words that nobody would put together are better than a short word with signs in it. It cannot be found out: forgotten, everything on this device is lost but for what you exported.";

/// Setting it, changing it, taking it away, and when it locks.
#[component]
pub(super) fn PassphrasePart() -> impl IntoView {
    let vault = use_vault();
    let shown = move || match vault.state.get() {
        VaultState::Open => view! { <Open /> }.client_only(),
        VaultState::Off => view! { <Set /> }.client_only(),
        VaultState::Impossible(why) => view! {
            <p>{UNSEALED}</p>
            <p dir="auto">"A passphrase cannot be set here: " {why} "."</p>
        }
        .client_only(),
        // The sheet is not to be seen then.
        VaultState::Unknown | VaultState::Locked | VaultState::Working(_) | VaultState::Ended(..) => {
            ().client_only()
        }
    };
    view! {
        <section class="sheet-part" aria-labelledby="settings-passphrase">
            <h3 class="sheet-subtitle" id="settings-passphrase">
                "Passphrase of this device"
            </h3>
            {shown}
        </section>
    }
}

const UNSEALED: &str = "Keys and messages are stored unsealed on this device: anyone who can use this browser profile can read them.";

#[component]
fn Set() -> impl IntoView {
    let fresh = Fresh::new();
    let act = move |session: &Session, busy: Busy| {
        if let Some(typed) = fresh.typed() {
            busy.begin("Making a key of it…");
            session.set_passphrase(&typed, Box::new(move |went| busy.end(went, fresh.first)));
        }
    };
    view! {
        <p>{UNSEALED} " A passphrase seals them."</p>
        {form(
            view! { <FreshFields fresh=fresh /> }.client_only(),
            "Set passphrase",
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
        <p>"Everything on this device is sealed. While it is unlocked, the keys are in the memory of this page."</p>
        <div class="actions">
            <button class="button" type="button" on:click=lock>
                "Lock now"
            </button>
            <span class="field-help">"Leaves the room, in all tabs."</span>
        </div>
        <fieldset class="choices">
            <legend class="field-label">"Lock when nobody touches this page"</legend>
            {IDLE_MINUTES.map(idle_choice).into_iter().collect::<Vec<_>>()}
        </fieldset>
        <details class="more">
            <summary>"Change the passphrase"</summary>
            <Change />
        </details>
        <details class="more">
            <summary>"Remove the passphrase"</summary>
            <Remove />
        </details>
    }
}

fn idle_choice(minutes: Option<u32>) -> AnyView {
    let (vault, session) = (use_vault(), use_session());
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
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
            return old.refuse("Type the passphrase.");
        }
        if let Some(typed) = fresh.typed() {
            busy.begin("Changing it…");
            let done = move |went: Result<(), String>| {
                if went.is_ok() {
                    [old, fresh.first, fresh.again].iter().for_each(|field| field.set_text(""));
                    busy.say("Changed. The old one opens nothing here any more.");
                }
                busy.end(went, old);
            };
            session.change_passphrase(&old.exact(), &typed, Box::new(done));
        }
    };
    form(
        view! {
            <TextField id="old-passphrase" label="Old passphrase" state=old kind="password" autocomplete="current-password" />
            <FreshFields fresh=fresh />
        }
        .client_only(),
        "Change passphrase",
        Box::new(act),
    )
}

#[component]
fn Remove() -> impl IntoView {
    let old = FieldState::new();
    let act = move |session: &Session, busy: Busy| {
        if old.exact().is_empty() {
            return old.refuse("Type the passphrase.");
        }
        busy.begin("Opening…");
        session.remove_passphrase(&old.exact(), Box::new(move |went| busy.end(went, old)));
    };
    view! {
        <p>"Everything is then stored unsealed again, and this page opens without being asked anything."</p>
        {form(
            view! {
                <TextField
                    id="removed-passphrase"
                    label="Passphrase to remove"
                    state=old
                    kind="password"
                    autocomplete="current-password"
                />
            }
            .client_only(),
            "Remove passphrase",
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
            self.first.refuse("Type the passphrase.");
        } else if typed != self.again.exact() {
            self.again.refuse("The two are not the same.");
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
            label="New passphrase"
            state=fresh.first
            help=ADVICE
            autocomplete="new-password"
        />
        <TextField
            id="new-passphrase-again"
            label="New passphrase, again"
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
    said: RwSignal<&'static str>,
}

// The form may have gone while the work went on.
impl Busy {
    fn begin(self, words: &'static str) {
        let _ = self.works.try_set(true);
        self.say(words);
    }

    fn say(self, words: &'static str) {
        let _ = self.said.try_set(words);
    }

    fn end(self, went: Result<(), String>, field: FieldState) {
        let _ = self.works.try_set(false);
        if let Err(reason) = went {
            self.say("");
            field.refuse(reason);
        }
    }
}

type Act = Box<dyn Fn(&Session, Busy)>;

/// One form: its fields, its button, and how it goes.
fn form(fields: AnyView, button: &'static str, act: Act) -> AnyView {
    let session = use_session();
    let busy = Busy { works: RwSignal::new(false), said: RwSignal::new("") };
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
