//! Code in a message: its language, a button that copies it, and the code with its words, texts and comments told apart.

use i18n::t;
use leptos::prelude::*;
use markup::Piece;

use crate::client_only::ClientOnly;
use crate::session::use_session;

/// The code.
#[component]
pub(super) fn CodeBlock(
    /// Its language, as it was written; may be empty.
    language: String,
    /// What it says.
    pieces: Vec<(Piece, String)>,
) -> impl IntoView {
    let session = StoredValue::new(use_session());
    let copied = RwSignal::new(None);
    let code = StoredValue::new(pieces.iter().map(|(_, text)| text.as_str()).collect::<String>());
    let copy = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                let done = move |done: bool| {
                    let _ = copied.try_set(Some(done));
                };
                code.with_value(|code| session.copy(code, Box::new(done)));
            }
        });
    };
    let words = move || match copied.get() {
        None => t::common_copy(),
        Some(true) => t::common_copied(),
        Some(false) => t::log_not_copied(),
    };
    let whole_words = move || match copied.get() {
        None => t::log_copy_code(),
        Some(true) => t::log_copied_code(),
        Some(false) => t::log_not_copied_code(),
    };
    let label = if language.is_empty() { t::log_code() } else { t::log_code_in(&language) };
    let pieces = pieces.into_iter().map(|(piece, text)| match class(piece) {
        None => text.client_only(),
        Some(class) => view! { <span class=class>{text}</span> }.client_only(),
    });
    view! {
        <div class="code">
            <div class="code-head">
                <span class="code-language">{language}</span>
                <button class="code-copy" type="button" aria-label=whole_words on:click=copy>
                    <span aria-live="polite">{words}</span>
                </button>
            </div>
            <pre dir="ltr" tabindex="0" role="group" aria-label=label>
                <code>{pieces.collect_view()}</code>
            </pre>
        </div>
    }
}

fn class(piece: Piece) -> Option<&'static str> {
    match piece {
        Piece::Plain => None,
        Piece::Word => Some("code-word"),
        Piece::Text => Some("code-text"),
        Piece::Number => Some("code-number"),
        Piece::Comment => Some("code-comment"),
        Piece::Added => Some("code-added"),
        Piece::Removed => Some("code-removed"),
    }
}
