//! What a search found, newest first.

use i18n::t;
use leptos::prelude::*;

use super::search_sheet::SearchSheet;
use crate::client_only::ClientOnly;
use crate::searching::{Excerpt, SHOWN, SearchResult};
use crate::session::use_session;
use crate::words::{iso_time, place_words};

/// How the ids of the results begin; the number follows.
pub(super) const OPTION_ID: &str = "search-result-";

/// The results, or what can be searched for.
#[component]
pub(super) fn SearchResults(
    /// Whether anything is searched for.
    asked: Signal<bool>,
) -> impl IntoView {
    let session = StoredValue::new(use_session());
    let SearchSheet { results, limit, .. } = expect_context();
    let rows = move || {
        let shown = results.with(|results| results.shown.clone());
        shown.into_iter().enumerate().map(|(at, result)| row(at, result)).collect::<Vec<_>>()
    };
    let more = move || results.with(|results| results.count.saturating_sub(results.shown.len()));
    let since = move || {
        let since = results.with(|results| results.since_unix_ms)?;
        session.with_value(|session| session.as_ref().map(|session| session.local_day(since)))
    };
    view! {
        {move || {
            (!asked.get())
                .then(|| {
                    view! {
                        <p class="search-hint">
                            {t::search_sheet_help()}
                        </p>
                    }
                    .client_only()
                })
        }}
        <div class="search-results" id="search-results" role="listbox" aria-label=t::search_sheet_results()>
            {rows}
        </div>
        {move || {
            (more() > 0)
                .then(|| {
                    view! {
                        <button
                            class="button search-more"
                            type="button"
                            on:click=move |_| limit.update(|limit| *limit += SHOWN)
                        >
                            {t::search_sheet_show_more(more())}
                        </button>
                    }
                    .client_only()
                })
        }}
        {move || {
            since()
                .filter(|_| asked.get())
                .map(|day| {
                    view! {
                        <p class="search-hint">
                            {t::search_sheet_only_since(&day)}
                        </p>
                    }
                    .client_only()
                })
        }}
    }
    .client_only()
}

fn row(at: usize, result: SearchResult) -> AnyView {
    let session = use_session();
    let SearchSheet { active, choose, .. } = expect_context();
    let when = session.map(|session| session.local_short(result.at_unix_ms));
    let place = place_words(&result);
    let jump = result.at;
    view! {
        <div
            class="search-result"
            id=format!("{OPTION_ID}{at}")
            role="option"
            aria-selected=move || if active.get() == at { "true" } else { "false" }
            on:click=move |_| choose.run(jump.clone())
        >
            <span class="search-name" dir="auto">
                {result.name}
            </span>
            <time class="search-when" datetime=iso_time(result.at_unix_ms)>
                {when}
            </time>
            <span class="search-place" dir="auto">
                {place}
            </span>
            <span class="search-text" dir="auto">
                {parts(result.excerpt)}
            </span>
        </div>
    }
    .client_only()
}

fn parts(excerpt: Excerpt) -> Vec<AnyView> {
    let part = |part: search::Part| {
        if part.marked { view! { <mark>{part.text}</mark> }.client_only() } else { part.text.client_only() }
    };
    excerpt.into_iter().map(part).collect()
}
