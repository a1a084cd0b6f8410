//! The sheet *Search*: what was said in all rooms of this device, found as one types. Also opened by Ctrl+K, or ⌘K.

use i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};

use super::search_filters::SearchFilters;
use super::search_results::{OPTION_ID, SearchResults};
use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::later::later;
use crate::searching::{Ask, Jump, Results, SHOWN, use_searching};
use crate::session::use_session;
use crate::store::use_shown;
use crate::words::{found_words, reading_words};

/// What the parts of the sheet share.
#[derive(Clone, Copy)]
pub(super) struct SearchSheet {
    /// What is asked.
    pub(super) ask: RwSignal<Ask>,
    /// What was found.
    pub(super) results: Memo<Results>,
    /// The result that Enter opens.
    pub(super) active: RwSignal<usize>,
    /// How many results are shown.
    pub(super) limit: RwSignal<usize>,
    /// Goes to a result.
    pub(super) choose: Callback<Jump>,
}

/// The button *Search*.
#[component]
pub fn SearchButton() -> impl IntoView {
    let searching = use_searching();
    view! {
        <button
            class="button search-button"
            type="button"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            title=t::search_sheet_shortcut()
            on:click=move |_| searching.open.set(true)
        >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <circle cx="8.500" cy="8.500" r="5.500" />
                <path d="M12.500 12.500L17 17" />
            </svg>
            <span class="search-word">{t::common_search()}</span>
        </button>
    }
    .client_only()
}

/// The sheet, and the keys that open it.
#[component]
pub fn Search() -> impl IntoView {
    let searching = use_searching();
    let keys = window_event_listener(ev::keydown, move |event| {
        let plain = !event.shift_key() && !event.alt_key();
        let free = plain && !event.default_prevented();
        if (event.ctrl_key() || event.meta_key()) && free && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            let _ = searching.open.try_set(true);
        }
    });
    on_cleanup(move || keys.remove());
    let session = StoredValue::new(use_session());
    // What was asked stays for the next time.
    let ask = RwSignal::new(Ask::default());
    effect(move |_| {
        if searching.open.get() {
            session.with_value(|session| {
                if let Some(session) = session {
                    session.open_search();
                }
            });
        }
    });
    view! {
        <Sheet open=searching.open id="search-title" title=t::search_sheet_title()>
            {on_sheet(ask)}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(ask: RwSignal<Ask>) in search => view! { <Inner ask=ask /> }
}

/// What is on it.
#[component]
pub(super) fn Inner(ask: RwSignal<Ask>) -> impl IntoView {
    let searching = use_searching();
    let shown = use_shown().0;
    let session = StoredValue::new(use_session());
    let input = NodeRef::<html::Input>::new();
    let (active, limit) = (RwSignal::new(0), RwSignal::new(SHOWN));
    let results = memo(move |_| {
        searching.news.track();
        let ask = ask.get();
        session.with_value(|session| match session {
            Some(session) if !ask.is_empty() => session.search(&ask, limit.get()),
            _ => Results::default(),
        })
    });
    effect(move |_| {
        // Other words, other results.
        ask.track();
        active.set(0);
        limit.set(SHOWN);
    });
    let choose = Callback::new(move |jump: Jump| {
        let there =
            shown.with_untracked(|shown| shown.as_ref().is_some_and(|open| open.fragment == jump.fragment));
        session.with_value(|session| {
            if let Some(session) = session.as_ref().filter(|_| !there) {
                session.go(&jump.fragment);
            }
        });
        searching.open.set(false);
        searching.jump.set(Some(jump));
    });
    provide_context(SearchSheet { ask, results, active, limit, choose });
    let count = move || results.with(|results| results.shown.len());
    let keys = move |event: ev::KeyboardEvent| {
        let last = count().saturating_sub(1);
        let next = match event.key().as_str() {
            "ArrowDown" => (active.get_untracked() + 1).min(last),
            "ArrowUp" => active.get_untracked().saturating_sub(1),
            "Enter" => {
                event.prevent_default();
                let chosen = results.with_untracked(|results| {
                    results.shown.get(active.get_untracked()).map(|result| result.at.clone())
                });
                return chosen.into_iter().for_each(|jump| choose.run(jump));
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
        if let Some(option) = document().get_element_by_id(&format!("{OPTION_ID}{next}")) {
            option.scroll_into_view_with_bool(false);
        }
    };
    let some = move || count() != 0;
    let asked = move || ask.with(|ask| !ask.is_empty());

    view! {
        <div class="search">
            <div class="search-head">
                <label class="visually-hidden" for="search-typed">
                    {t::search_sheet_field()}
                </label>
                <input
                    class="field-box"
                    id="search-typed"
                    type="search"
                    role="combobox"
                    placeholder=t::search_sheet_placeholder()
                    autocomplete="off"
                    autofocus
                    maxlength="256"
                    aria-autocomplete="list"
                    aria-controls="search-results"
                    aria-expanded=move || if some() { "true" } else { "false" }
                    aria-activedescendant=move || some().then(|| format!("{OPTION_ID}{}", active.get()))
                    node_ref=input
                    prop:value=ask.get_untracked().typed
                    on:input:target=move |event| ask.update(|ask| ask.typed = event.target().value())
                    on:keydown=keys
                />
                <SearchFilters />
                <p class="search-said" role="status">
                    {move || {
                        let reading = searching.reading.get();
                        let found = results.with(|results| found_words(results, asked(), &reading));
                        let reading = reading_words(&reading);
                        match (found.is_empty(), reading.is_empty()) {
                            (false, false) => t::common_two_sentences(&found, &reading),
                            (true, _) => reading,
                            (_, true) => found,
                        }
                    }}
                </p>
            </div>
            <SearchResults asked=Signal::derive(asked) />
        </div>
    }
    .client_only()
}
