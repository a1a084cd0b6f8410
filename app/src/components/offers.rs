//! What the composer offers while one writes: a list above it, chosen from with the arrow keys and Enter or Tab, or with a finger.
//!
//! The focus stays in the text box, which names the chosen one as its active descendant.

use i18n::t;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::completion::{Begun, Kind, Offer, begun, byte_at, emoji, names, replaced, utf16_at, whole_code};
use crate::emoji::{EmojiBook, use_emoji};
use crate::erased::memo;
use crate::mentions::{Mentionable, use_mentionable};

/// The id of the list.
pub(super) const OFFERS_ID: &str = "composer-offers";

/// What is offered for the text in a box.
#[derive(Clone, Copy)]
pub(super) struct Offers {
    input: NodeRef<html::Textarea>,
    /// What was begun that may be completed.
    pub(super) begun: RwSignal<Option<Begun>>,
    /// Which one Enter takes.
    at: RwSignal<usize>,
    all: Memo<Vec<Offer>>,
    book: EmojiBook,
}

impl Offers {
    pub(super) fn new(input: NodeRef<html::Textarea>) -> Self {
        let (book, who): (EmojiBook, Memo<Vec<Mentionable>>) = (use_emoji(), use_mentionable());
        let begun = RwSignal::new(None::<Begun>);
        let all = memo(move |_| {
            begun.with(|begun| match begun {
                None => Vec::new(),
                Some(Begun { kind: Kind::Name, part, .. }) => who.with(|who| names(part, who)),
                Some(Begun { kind: Kind::Emoji, part, .. }) => book.all.with(|all| emoji(part, all)),
            })
        });
        Self { input, begun, at: RwSignal::new(0), all, book }
    }

    /// Whether there is something to choose from.
    pub(super) fn is_open(&self) -> bool {
        self.all.with(|all| !all.is_empty())
    }

    /// The id of the chosen one.
    pub(super) fn active(&self) -> Option<String> {
        self.is_open().then(|| option_id(self.at.get()))
    }

    /// The text or the caret has changed. Tells whether the text was changed once more: a whole short code is its emoji.
    pub(super) fn look(&self) -> bool {
        let Some((text, caret)) = self.state() else { return false };
        let code = self.book.all.with_untracked(|all| {
            whole_code(&text, caret, all).map(|(from, emoji)| (from, emoji.to_owned()))
        });
        if let Some((from, emoji)) = code {
            self.put(&text, from, caret, &emoji);
            self.book.note(&emoji);
            self.close();
            return true;
        }
        let found = begun(&text, caret);
        if found.as_ref().is_some_and(|begun| begun.kind == Kind::Emoji) {
            self.book.load();
        }
        if self.begun.with_untracked(|before| *before != found) {
            self.at.set(0);
            self.begun.set(found);
        }
        false
    }

    /// Nothing is offered any more.
    pub(super) fn close(&self) {
        // A box loses the focus also when it is taken away, with all there was to it.
        if self.begun.try_with_untracked(Option::is_some) == Some(true) {
            self.begun.set(None);
        }
    }

    /// Takes a key that is meant for the list: whether it was, and whether it changed the text.
    pub(super) fn key(&self, event: &ev::KeyboardEvent) -> Option<bool> {
        let count = self.all.with_untracked(Vec::len);
        if count == 0 {
            return None;
        }
        let changed = match event.key().as_str() {
            "ArrowDown" => {
                self.at.update(|at| *at = (*at + 1) % count);
                false
            }
            "ArrowUp" => {
                self.at.update(|at| *at = (*at + count - 1) % count);
                false
            }
            "Escape" => {
                self.close();
                false
            }
            "Enter" | "Tab" if !event.shift_key() => {
                self.take(self.at.get_untracked());
                true
            }
            _ => return None,
        };
        event.prevent_default();
        Some(changed)
    }

    /// Puts one in place of what is begun.
    fn take(&self, at: usize) {
        let offer = self.all.with_untracked(|all| all.get(at).cloned());
        let (Some(offer), Some(begun), Some((text, _))) = (offer, self.begun.get_untracked(), self.state())
        else {
            return;
        };
        self.put(&text, begun.from, begun.to, &offer.text);
        if begun.kind == Kind::Emoji {
            self.book.note(&offer.text);
        }
        self.close();
    }

    /// The text, and the byte at which the caret stands if nothing is selected.
    fn state(&self) -> Option<(String, usize)> {
        let input = self.input.get_untracked()?;
        let text = input.value();
        let (from, to) = (input.selection_start().ok()??, input.selection_end().ok()??);
        let caret = byte_at(&text, from);
        (from == to).then_some((text, caret))
    }

    fn put(&self, text: &str, from: usize, to: usize, new: &str) {
        let (Some(input), Some((text, caret))) = (self.input.get_untracked(), replaced(text, from, to, new))
        else {
            return;
        };
        input.set_value(&text);
        let caret = utf16_at(&text, caret);
        // A box that is gone has no caret.
        let _ = input.set_selection_range(caret, caret);
    }
}

fn option_id(at: usize) -> String {
    format!("{OFFERS_ID}-{at}")
}

/// The list, while there is something to choose from.
#[component]
pub(super) fn OffersList(
    /// What is offered.
    offers: Offers,
    /// Told when one was taken by hand.
    taken: Callback<()>,
) -> impl IntoView {
    let list = move || {
        offers.all.with(|all| {
            all.iter()
                .enumerate()
                .map(|(at, Offer { mark, label, .. })| {
                    let (mark, label) = (mark.clone(), label.clone());
                    view! {
                        <li
                            class="offer"
                            id=option_id(at)
                            role="option"
                            aria-selected=move || if offers.at.get() == at { "true" } else { "false" }
                            on:pointerdown=move |event| {
                                // The focus stays where one writes.
                                event.prevent_default();
                            }
                            on:click=move |_| {
                                offers.take(at);
                                taken.run(());
                            }
                        >
                            <span class="offer-mark" aria-hidden="true">
                                {mark}
                            </span>
                            <span dir="auto">{label}</span>
                        </li>
                    }
                    .client_only()
                })
                .collect_view()
        })
    };
    let said = move || {
        let count = offers.all.with(Vec::len);
        let emoji = offers.begun.with(|begun| begun.as_ref().is_some_and(|begun| begun.kind == Kind::Emoji));
        match (count, emoji) {
            (0, _) => String::new(),
            (count, true) => t::composer_offers_emoji(count),
            (count, false) => t::composer_offers_people(count),
        }
    };
    view! {
        <ul
            class="offers"
            id=OFFERS_ID
            role="listbox"
            aria-label=t::composer_offers()
            hidden=move || !offers.is_open()
        >
            {list}
        </ul>
        <p class="visually-hidden" role="status">
            {said}
        </p>
    }
}
