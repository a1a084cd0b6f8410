//! The logo: two cans and a string.

use leptos::prelude::*;

/// The logo. Decoration: the word Tincan, or a label, stands beside it.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 64 32" width="64" height="32" aria-hidden="true" focusable="false">
            <path class="logo-string" d="M19 17C27 20.500 37 20.500 45 17" />
            <path class="logo-can" d="M4 8.500 17 6.500c1.600 2.400 2.600 5.600 2.600 9s-1 7-2.600 9.500L4 23z" />
            <ellipse class="logo-mouth" cx="4.500" cy="15.750" rx="2.500" ry="7.250" />
            <path class="logo-can" d="M60 8.500 47 6.500c-1.600 2.400-2.600 5.600-2.600 9s1 7 2.600 9.500L60 23z" />
            <ellipse class="logo-mouth" cx="59.500" cy="15.750" rx="2.500" ry="7.250" />
        </svg>
    }
}
