//! The string beside a name: the picture of one link. The word beside it says the same.

use leptos::prelude::*;

use crate::words::StringState;

/// A short string between two knots: taut, dotted, slack or cut.
#[component]
pub fn StringMark(
    /// Which.
    #[prop(into)]
    state: Signal<StringState>,
) -> impl IntoView {
    view! {
        <svg
            class="string-mark"
            data-string=move || state.get().attribute()
            viewBox="0 0 36 14"
            width="36"
            height="14"
            aria-hidden="true"
            focusable="false"
        >
            <path class="string-line" d=move || line(state.get()) />
            <circle class="string-knot" cx="3" cy="5" r="2.500" />
            <circle class="string-knot" cx="33" cy="5" r="2.500" />
        </svg>
    }
}

fn line(state: StringState) -> &'static str {
    match state {
        StringState::Taut | StringState::Dotted => "M3 5H33",
        StringState::Slack => "M3 5C9 15 27 15 33 5",
        StringState::Cut => "M3 5C6 5 9 6 12 11M33 5C30 5 27 6 24 11",
    }
}
