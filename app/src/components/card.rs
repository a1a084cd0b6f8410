//! A page with one thing on it: the logo, a heading and what there is to do.

use i18n::t;
use leptos::html;
use leptos::prelude::*;

use super::Logo;
use crate::erased::effect;

/// A sheet in the middle of the page. Takes the focus to its heading when it replaces something the person was using.
#[component]
pub fn Card(
    /// The heading.
    #[prop(into)]
    heading: Signal<String>,
    /// Whether the heading takes the focus as the card appears.
    #[prop(optional)]
    focus: bool,
    /// What stands below the heading.
    children: Children,
) -> impl IntoView {
    let title = NodeRef::<html::H1>::new();
    if focus {
        effect(move |_| {
            if let Some(title) = title.get() {
                // Focus is a courtesy: a heading that cannot take it is still there to read.
                let _ = title.focus();
            }
        });
    }

    view! {
        <main class="page">
            <div class="card">
                <a class="card-home" href="/" aria-label=t::common_tincan()>
                    <Logo />
                </a>
                <h1 class="card-title" node_ref=title tabindex="-1" dir="auto">
                    {heading}
                </h1>
                {children()}
            </div>
        </main>
    }
}
