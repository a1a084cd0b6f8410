//! In *Settings*: how this device makes its links.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::RelayPolicy;

use super::DoctorLink;
use super::settings_servers::Servers;
use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::network::{NetworkSettings, SettingsRefused};
use crate::session::{Session, use_session};

/// A policy, its name, and what it means.
type Choice = (RelayPolicy, fn() -> String, fn() -> String);

const POLICIES: [Choice; 3] = [
    (RelayPolicy::Automatic, t::settings_network_automatic, t::settings_network_automatic_help),
    (RelayPolicy::Always, t::settings_network_always, t::settings_network_always_help),
    (RelayPolicy::Never, t::settings_network_never, t::settings_network_never_help),
];

/// The settings in force, and how to change them.
#[derive(Clone, Copy)]
pub(super) struct Network {
    session: StoredValue<Option<Session>>,
    pub(super) settings: RwSignal<NetworkSettings>,
    /// How the last change went.
    pub(super) said: RwSignal<String>,
}

impl Network {
    fn new() -> Self {
        let session = use_session();
        let settings = session.as_ref().map(|session| session.network_settings()).unwrap_or_default();
        Self {
            session: StoredValue::new(session),
            settings: RwSignal::new(settings),
            said: RwSignal::new(String::new()),
        }
    }

    /// Keeps and uses what `change` makes of the settings. The check names the field that is wrong, if one is.
    pub(super) fn change(&self, change: impl FnOnce(&mut NetworkSettings)) -> Result<(), Refused> {
        let mut settings = self.settings.get_untracked();
        change(&mut settings);
        self.keep(settings)
    }

    fn keep(&self, settings: NetworkSettings) -> Result<(), Refused> {
        self.said.set(String::new());
        settings.check().map_err(|why| (Some(why.clone()), why.to_string()))?;
        self.session
            .with_value(|session| match session {
                Some(session) => session.set_network_settings(settings.clone()),
                None => Ok(()),
            })
            .map_err(|reason| (None, reason))?;
        self.settings.set(settings);
        self.said.set(t::settings_network_kept());
        Ok(())
    }
}

/// What is wrong with a change, and the same as a sentence.
pub(super) type Refused = (Option<SettingsRefused>, String);

/// The section *Network*.
#[component]
pub(super) fn NetworkPart(
    /// Whether a room is open, which the way to the doctor must not lead out of.
    in_room: bool,
) -> impl IntoView {
    let network = Network::new();
    let refused = RwSignal::new(None::<String>);
    let offered = NodeRef::<html::Input>::new();
    let choose_offered = move |_| {
        let on = offered.get_untracked().is_some_and(|input| input.checked());
        let result = network.change(|settings| settings.use_offered = on);
        if let (Err(_), Some(input)) = (&result, offered.get_untracked()) {
            input.set_checked(!on);
        }
        refused.set(result.err().map(|(_, reason)| reason));
    };

    view! {
        <div class="sheet-part">
            <fieldset class="choices" aria-describedby="network-error">
                <legend class="field-label">{t::settings_network_relay()}</legend>
                {POLICIES.map(|policy| choice(network, policy, refused)).into_iter().collect::<Vec<_>>()}
            </fieldset>
            <p class="field-error" id="network-error" role="alert" hidden=move || refused.with(Option::is_none)>
                {move || refused.get()}
            </p>
            <label class="choice">
                <input
                    type="checkbox"
                    node_ref=offered
                    checked=network.settings.get_untracked().use_offered
                    on:change=choose_offered
                />
                <span>
                    <span class="choice-name">{t::settings_network_offered()}</span>
                    <span class="choice-help">{t::settings_network_offered_help()}</span>
                </span>
            </label>
            <Servers network=network />
            <p class="sheet-said" role="status">
                {network.said}
            </p>
            <p>
                {t::settings_network_doctor()} " " <DoctorLink aside=in_room />
            </p>
        </div>
    }
    .client_only()
}

/// One policy. A choice that is refused goes back to the one in force.
fn choice(network: Network, (policy, name, help): Choice, refused: RwSignal<Option<String>>) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    effect(move |_| {
        refused.track();
        let chosen = network.settings.with(|settings| settings.relay == policy);
        if let (true, Some(input)) = (chosen, input.get()) {
            input.set_checked(true);
        }
    });
    let choose = move |_| {
        let result = network.change(|settings| settings.relay = policy);
        refused.set(result.err().map(|(_, reason)| reason));
    };
    view! {
        <label class="choice">
            <input type="radio" name="relay" node_ref=input on:change=choose />
            <span>
                <span class="choice-name">{name()}</span>
                <span class="choice-help">{help()}</span>
            </span>
        </label>
    }
    .client_only()
}
