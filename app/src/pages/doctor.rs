//! The connection doctor: what works between this device and others, what does not, and what to do.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::client_only::ClientOnly;
use crate::components::{Card, Examination};
use crate::store::{PageStateStoreFields, use_page};
use crate::vault::{VaultState, use_vault};

/// What the page says where scripts are off. Inner HTML, for a browser with scripts parses it as text.
const NO_SCRIPT: &str = "<p>The checks run in your browser, so they need JavaScript. Turn it on for this page and load it \
     again.</p>";

/// The page. Served with what it is for; the checks begin once it is hydrated.
#[component]
pub fn Doctor() -> impl IntoView {
    let page = use_page();
    let vault = use_vault();
    view! {
        <Title text="Connection doctor · Tincan" />
        <Card heading="Connection doctor">
            <p class="doctor-lead">
                "Finds out why people do not reach each other from this device. It asks this Tincan’s server, its STUN and TURN servers and those you added, over WebSocket, UDP and TCP, and makes two links within this page. Nothing is kept, and no room is entered."
            </p>
            <noscript class="no-script" inner_html=NO_SCRIPT></noscript>
            {move || {
                (vault.state.get() == VaultState::Locked)
                    .then(|| view! { <p>"This device is locked: servers that you added are not asked."</p> }.client_only())
            }}
            {move || page.ready().get().then(|| view! { <Examination /> }.client_only())}
            <p>
                <a href="/">"To the lobby"</a>
            </p>
        </Card>
    }
}
