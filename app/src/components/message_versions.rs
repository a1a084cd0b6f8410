//! Every text a message had: the sheet *Earlier versions*.

use i18n::t;
use leptos::prelude::*;
use room::{MessageId, Version};

use super::message_details::look_closely;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::session::use_session;
use crate::words::iso_time;

/// The texts, the first one first; the last is what the message says now.
#[component]
pub(super) fn Versions(id: MessageId) -> impl IntoView {
    let details = look_closely(id);
    let page = StoredValue::new(use_session());
    let texts = memo(move |_| {
        details.with(|details| details.as_ref().map(|d| (d.deleted, d.versions.clone(), d.left_out)))
    });
    let row = move |(text, label): (Version, Option<String>)| {
        let at = text.at_unix_ms;
        let when = page.with_value(|page| {
            page.as_ref().map(|page| t::message_sheet_moment(&page.local_day(at), &page.local_time(at)))
        });
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
        None | Some((true, ..)) => view! { <p>{t::message_sheet_versions_gone()}</p> }.client_only(),
        Some((false, versions, left_out)) => {
            let last = versions.len().saturating_sub(1);
            let label = |at| match at {
                0 => Some(t::message_sheet_first()),
                at if at == last => Some(t::message_sheet_now()),
                _ => None,
            };
            let rows = versions.into_iter().enumerate().map(|(at, text)| (text, label(at)));
            let mut rows: Vec<AnyView> = rows.map(row).collect();
            if left_out > 0 {
                let words = t::message_sheet_left_out(left_out);
                rows.insert(1, view! { <li class="sheet-said">{words}</li> }.client_only());
            }
            view! {
                <ol class="versions" role="list" aria-label=t::message_sheet_versions_list()>
                    {rows}
                </ol>
            }
            .client_only()
        }
    };
    view! {
        <div class="sheet-part">
            <p class="sheet-said">{t::message_sheet_versions_help()}</p>
            {shown}
        </div>
    }
    .client_only()
}
