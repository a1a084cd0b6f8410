//! In *Settings*: what this program is, and what helps with it.

use i18n::t;
use leptos::prelude::*;

use super::shortcuts::ShortcutsSheet;
use crate::client_only::ClientOnly;

/// The section *About*.
#[component]
pub(super) fn AboutPart() -> impl IntoView {
    let ShortcutsSheet(keys) = expect_context();
    view! {
        <div class="sheet-part">
            <p>{t::lobby_lead()}</p>
            <p>{t::settings_about_version(env!("CARGO_PKG_VERSION"))}</p>
            <p>{t::settings_about_source()}</p>
            <p>
                <a href="/licences.txt" target="_blank">
                    {t::settings_about_licences()}
                </a>
            </p>
            <div class="actions">
                <button class="button" type="button" aria-haspopup="dialog" on:click=move |_| keys.set(true)>
                    {t::keys_open()}
                </button>
            </div>
        </div>
    }
    .client_only()
}
