//! Every text a message had: the sheet *Earlier versions*.

use leptos::prelude::*;
use room::{MessageId, Version};

use super::message_details::look_closely;
use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::words::{counted, iso_time};

/// The texts, the first one first; the last is what the message says now.
#[component]
pub(super) fn Versions(id: MessageId) -> impl IntoView {
    let details = look_closely(id);
    let page = StoredValue::new(use_session());
    let texts = Memo::new(move |_| {
        details.with(|details| details.as_ref().map(|d| (d.deleted, d.versions.clone(), d.left_out)))
    });
    let row = move |(text, label): (Version, Option<&'static str>)| {
        let at = text.at_unix_ms;
        let when = page
            .with_value(|page| page.as_ref().map(|p| format!("{}, {}", p.local_day(at), p.local_time(at))));
        view! {
            <li class="version">
                <p class="version-when">
                    {label.map(|label| view! { <b>{label}</b> }.client_only())}
                    <time datetime=iso_time(at)>{when}</time>
                </p>
                <p class="version-text" dir="auto">
                    {text.text}
                </p>
            </li>
        }
        .client_only()
    };
    let shown = move || match texts.get() {
        None | Some((true, ..)) => {
            view! { <p>"This message is no longer there, and neither are its earlier versions."</p> }
                .client_only()
        }
        Some((false, versions, left_out)) => {
            let last = versions.len().saturating_sub(1);
            let label = |at| match at {
                0 => Some("First"),
                at if at == last => Some("Now"),
                _ => None,
            };
            let rows = versions.into_iter().enumerate().map(|(at, text)| (text, label(at)));
            let mut rows: Vec<AnyView> = rows.map(row).collect();
            if left_out > 0 {
                let words = format!("{} between are not kept.", counted(left_out, "version", "versions"));
                rows.insert(1, view! { <li class="sheet-said">{words}</li> }.client_only());
            }
            view! {
                <ol class="versions" role="list" aria-label="Versions">
                    {rows}
                </ol>
            }
            .client_only()
        }
    };
    view! {
        <div class="sheet-part">
            <p class="sheet-said">"In the order in which they count, with the times of the author's clock. Everybody can look at them."</p>
            {shown}
        </div>
    }
    .client_only()
}
