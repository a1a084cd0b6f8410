//! The logo: two cans and a string.

use leptos::prelude::*;

/// One can, lying on its side with the mouth to the left and the string's end at `20 10`.
#[component]
fn Can() -> impl IntoView {
    view! {
        <path class="can" d="M4 2H17C18.700 2 20 5.600 20 10S18.700 18 17 18H4" />
        <path class="can-rib" d="M9.500 2.500C11 4 11.800 6.800 11.800 10S11 16 9.500 17.500M13.500 2.500C15 4 15.800 6.800 15.800 10S15 16 13.500 17.500" />
        <ellipse class="can-mouth" cx="4" cy="10" rx="3" ry="8" />
    }
}

/// The logo. Decoration: the word Tincan, or a label, stands beside it.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 72 26" width="72" height="26" aria-hidden="true" focusable="false">
            <path class="string-line" d="M22 14C30 18.500 42 18.500 50 14" />
            <g transform="translate(2 3) rotate(6 10 10)">
                <Can />
            </g>
            <g transform="translate(70 3) scale(-1 1) rotate(6 10 10)">
                <Can />
            </g>
        </svg>
    }
}

/// The same two cans further apart, as the first thing the lobby shows.
#[component]
pub fn Banner() -> impl IntoView {
    view! {
        <svg class="banner" viewBox="0 0 208 34" aria-hidden="true" focusable="false">
            <path class="string-line" d="M22 18C68 30 140 30 186 18" />
            <g transform="translate(2 6) rotate(9 10 10)">
                <Can />
            </g>
            <g transform="translate(206 6) scale(-1 1) rotate(9 10 10)">
                <Can />
            </g>
        </svg>
    }
}

/// A can at the end of a string that is drawn elsewhere. `far` turns its mouth to the right.
#[component]
pub fn CanEnd(
    /// Whether this is the other end.
    #[prop(optional)]
    far: bool,
) -> impl IntoView {
    view! {
        <svg class="thread-can" viewBox="0 0 21 20" width="21" height="20" aria-hidden="true" focusable="false">
            <g transform=if far { "translate(21) scale(-1 1)" } else { "translate(0)" }>
                <Can />
            </g>
        </svg>
    }
}
