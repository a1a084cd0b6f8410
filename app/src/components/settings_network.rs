//! In *Settings*: how this device makes its links.

use leptos::html;
use leptos::prelude::*;
use room::RelayPolicy;

use super::DoctorLink;
use super::settings_servers::Servers;
use crate::client_only::ClientOnly;
use crate::network::{NetworkSettings, SettingsRefused};
use crate::session::{Session, use_session};

/// The policies, each with what it means.
const POLICIES: [(RelayPolicy, &str, &str); 3] = [
    (
        RelayPolicy::Automatic,
        "Automatic",
        "Direct where networks allow it, through a relay where not. The others in a room can see your address.",
    ),
    (
        RelayPolicy::Always,
        "Always through a relay",
        "The others do not see your address; the relay does. Slower, and no link at all without a relay.",
    ),
    (
        RelayPolicy::Never,
        "Never through a relay",
        "Direct or not at all: where networks do not allow it, there is no link.",
    ),
];

/// The settings in force, and how to change them.
#[derive(Clone, Copy)]
pub(super) struct Network {
    session: StoredValue<Option<Session>>,
    pub(super) settings: RwSignal<NetworkSettings>,
    /// How the last change went.
    pub(super) said: RwSignal<&'static str>,
}

impl Network {
    fn new() -> Self {
        let session = use_session();
        let settings = session.as_ref().map(|session| session.network_settings()).unwrap_or_default();
        Self {
            session: StoredValue::new(session),
            settings: RwSignal::new(settings),
            said: RwSignal::new(""),
        }
    }

    /// Keeps and uses what `change` makes of the settings. The check names the field that is wrong, if one is.
    pub(super) fn change(&self, change: impl FnOnce(&mut NetworkSettings)) -> Result<(), Refused> {
        let mut settings = self.settings.get_untracked();
        change(&mut settings);
        self.keep(settings)
    }

    fn keep(&self, settings: NetworkSettings) -> Result<(), Refused> {
        self.said.set("");
        settings.check().map_err(|why| (Some(why.clone()), why.to_string()))?;
        self.session
            .with_value(|session| match session {
                Some(session) => session.set_network_settings(settings.clone()),
                None => Ok(()),
            })
            .map_err(|reason| (None, reason))?;
        self.settings.set(settings);
        self.said.set("Kept, and in use from now on.");
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
        <section class="sheet-part" aria-labelledby="settings-network">
            <h3 class="sheet-subtitle" id="settings-network">
                "Network"
            </h3>
            <fieldset class="choices" aria-describedby="network-error">
                <legend class="field-label">"Relay"</legend>
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
                    <span class="choice-name">"Use this Tincan's servers"</span>
                    <span class="choice-help">"The STUN and TURN servers that its server names."</span>
                </span>
            </label>
            <Servers network=network />
            <p class="sheet-said" role="status">
                {network.said}
            </p>
            <p>
                "When people do not reach each other: " <DoctorLink aside=in_room />
            </p>
        </section>
    }
    .client_only()
}

/// One policy. A choice that is refused goes back to the one in force.
fn choice(
    network: Network,
    (policy, name, help): (RelayPolicy, &'static str, &'static str),
    refused: RwSignal<Option<String>>,
) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
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
                <span class="choice-name">{name}</span>
                <span class="choice-help">{help}</span>
            </span>
        </label>
    }
    .client_only()
}
