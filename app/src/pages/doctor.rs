//! The connection doctor: what works between this device and others, what does not, and what to do.

use i18n::t;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::client_only::ClientOnly;
use crate::components::{Card, Examination};
use crate::later::later;
use crate::store::{PageStateStoreFields, use_page};
use crate::vault::{VaultState, use_vault};

/// The page. Served with what it is for; the checks begin once it is hydrated.
#[component]
pub fn Doctor() -> impl IntoView {
    let page = use_page();
    let vault = use_vault();
    view! {
        <Title text=format!("{} · {}", t::doctor_name(), t::common_tincan()) />
        <Card heading=t::doctor_name()>
            <p class="doctor-lead">{t::doctor_lead()}</p>
            <noscript class="no-script" inner_html=format!("<p>{}</p>", t::doctor_needs_javascript())></noscript>
            {move || {
                (vault.state.get() == VaultState::Locked)
                    .then(|| view! { <p>{t::doctor_locked()}</p> }.client_only())
            }}
            {move || page.ready().get().then(examination)}
            <p>
                <a href="/">{t::common_to_the_lobby()}</a>
            </p>
        </Card>
    }
}

later! {
    /// The checks.
    fn examination() in doctor => view! { <Examination /> }
}
