//! The sheet *Emoji*: used of late, by groups, or found by name. What is picked goes to whoever opened it.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::emoji::{Emoji, EmojiBook, GROUPS, find, use_emoji};
use crate::erased::memo;
use crate::later::later;

/// Emoji in a row, as in `style/_emoji.scss`.
const COLUMNS: usize = 8;
/// Shown as a group of its own: those used of late.
const RECENT: usize = usize::MAX;

/// The sheet; there is one in an open room.
#[component]
pub fn EmojiSheet() -> impl IntoView {
    let book = use_emoji();
    view! {
        <Sheet open=book.open id="emoji-title" title=t::emoji_title()>
            {on_sheet(book)}
        </Sheet>
    }
}

later! {
    /// What is on the sheet.
    fn on_sheet(book: EmojiBook) in tools => view! { <Picker book=book /> }
}

#[component]
fn Picker(book: EmojiBook) -> impl IntoView {
    let question = RwSignal::new(String::new());
    let recent = book.recent.with_untracked(|recent| !recent.is_empty());
    let group = RwSignal::new(if recent { RECENT } else { 0 });
    let shown = memo(move |_| {
        let question = question.get();
        book.all.with(|all| {
            if !question.trim().is_empty() {
                return find(all, &question);
            }
            match group.get() {
                RECENT => book.recent.with(|recent| {
                    let known = recent.iter().filter_map(|text| all.iter().find(|emoji| emoji.text == *text));
                    known.cloned().collect()
                }),
                group => all.iter().filter(|emoji| emoji.group == group).cloned().collect::<Vec<_>>(),
            }
        })
    });
    let tab = move |number: usize, (name, mark): (fn() -> String, &'static str)| {
        view! {
            <button
                class="emoji-group"
                type="button"
                title=name()
                aria-label=name()
                aria-pressed=move || {
                    if group.get() == number && question.with(String::is_empty) { "true" } else { "false" }
                }
                on:click=move |_| {
                    question.set(String::new());
                    group.set(number);
                }
            >
                {mark}
            </button>
        }
        .client_only()
    };
    let tabs = move || {
        let recent = recent.then(|| tab(RECENT, (t::emoji_recent, "🕘")));
        let groups = GROUPS.into_iter().enumerate().map(|(number, group)| tab(number, group));
        recent.into_iter().chain(groups).collect_view()
    };
    view! {
        <div class="emoji">
            <label class="visually-hidden" for="emoji-search">
                {t::emoji_search()}
            </label>
            <input
                class="field-box"
                id="emoji-search"
                type="search"
                placeholder=t::common_search()
                autocomplete="off"
                autofocus
                prop:value=question
                on:input=move |event| question.set(event_target_value(&event))
                on:keydown=move |event| {
                    let first = shown.with_untracked(|shown| shown.first().map(|emoji| emoji.text.clone()));
                    if event.key() == "Enter" && !event.is_composing() && question.with_untracked(|q| !q.is_empty())
                        && let Some(first) = first
                    {
                        event.prevent_default();
                        book.picked(&first);
                    } else if event.key() == "ArrowDown" {
                        event.prevent_default();
                        focus_on(0);
                    }
                }
            />
            <div class="emoji-groups" role="group" aria-label=t::emoji_groups()>
                {tabs}
            </div>
            <div class="emoji-grid" role="group" aria-label=t::emoji_title()>
                {move || shown.with(|shown| grid(shown, book))}
            </div>
            <p class="emoji-none" role="status">
                {move || {
                    if let Some(reason) = book.error.get() {
                        return reason;
                    }
                    let loading = book.all.with(|all| all.is_empty());
                    match shown.with(Vec::is_empty) {
                        true if loading => t::emoji_loading(),
                        true => t::emoji_none(),
                        false => String::new(),
                    }
                }}
            </p>
        </div>
    }
}

/// One of them is reached by Tab, the others from there with the arrow keys.
fn grid(shown: &[Emoji], book: EmojiBook) -> Vec<AnyView> {
    let count = shown.len();
    let button = |(at, Emoji { text, name, .. }): (usize, &Emoji)| {
        let (picked, shown, name, label) = (text.clone(), text.clone(), name.clone(), name.clone());
        view! {
            <button
                class="emoji-one"
                type="button"
                id=one_id(at)
                title=name
                aria-label=label
                tabindex=if at == 0 { "0" } else { "-1" }
                on:click=move |_| book.picked(&picked)
                on:keydown=move |event| step(&event, at, count)
            >
                {shown}
            </button>
        }
        .client_only()
    };
    shown.iter().enumerate().map(button).collect()
}

fn step(event: &ev::KeyboardEvent, at: usize, count: usize) {
    let to = match event.key().as_str() {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.saturating_sub(1),
        "ArrowDown" => at + COLUMNS,
        "ArrowUp" => at.saturating_sub(COLUMNS),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    focus_on(to.min(count.saturating_sub(1)));
}

fn one_id(at: usize) -> String {
    format!("emoji-{at}")
}

fn focus_on(at: usize) {
    let one = document().get_element_by_id(&one_id(at)).and_then(|one| one.dyn_into::<HtmlElement>().ok());
    if let Some(one) = one {
        // It may be gone with the next letter of the search.
        let _ = one.focus();
    }
}
