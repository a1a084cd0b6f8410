//! The mark beside a name: verified, or perhaps not who they seem. Shape and words say it, colour only helps.

use i18n::t;
use leptos::prelude::*;
use room::PeerId;

use crate::client_only::ClientOnly;
use crate::names::{Doubt, use_names};
use crate::words::doubt_mark;

/// The mark of somebody, nothing for most people.
pub(super) fn name_mark(id: PeerId) -> AnyView {
    let names = use_names();
    let mark = move || {
        let standing = names.with(|names| names.get(id));
        match (standing.verified, standing.doubt) {
            (_, Some(doubt)) => {
                let class = match doubt {
                    Doubt::Impostor { .. } => "name-mark name-impostor",
                    Doubt::Renamed(_) | Doubt::OtherKey(_) => "name-mark name-doubt",
                };
                view! {
                    <span class=class>
                        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
                            <path d="M8 2L15 14H1ZM8 6.500V10M8 12V12.100" />
                        </svg>
                        <span dir="auto">{doubt_mark(&doubt)}</span>
                    </span>
                }
                .client_only()
            }
            (true, None) => view! {
                <span class="name-mark name-verified" title=t::verify_mark_title()>
                    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
                        <circle cx="8" cy="8" r="7" />
                        <path d="M4.500 8.500L7 11L11.500 5.500" />
                    </svg>
                    <span class="visually-hidden">{t::verify_mark_read()}</span>
                </span>
            }
            .client_only(),
            (false, None) => ().client_only(),
        }
    };
    mark.client_only()
}

/// The start of somebody's key, which tells two of one name apart.
pub(super) fn fingerprint(id: PeerId) -> AnyView {
    let names = use_names();
    let short = move || names.with(|names| names.get(id).fingerprint);
    let whole = id.to_string();
    view! {
        <code class="fingerprint" title=whole>
            {short}
        </code>
    }
    .client_only()
}
