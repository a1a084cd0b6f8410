//! Which language the page speaks, and speaking another.

use i18n::Language;
use leptos::prelude::*;

/// The cookie that tells the server which language was chosen.
pub const LANGUAGE_COOKIE: &str = "language";

/// The language spoken, in context. When it changes, everything that was drawn is drawn anew.
#[derive(Clone, Copy)]
pub struct Speaking(pub RwSignal<Language>);

impl Speaking {
    /// What the page was rendered in.
    pub fn new() -> Self {
        Self(RwSignal::new(i18n::current()))
    }
}

impl Default for Speaking {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the language was just chosen in *Settings*: drawn anew, that button has the focus again.
#[derive(Clone, Copy)]
pub struct JustChosen(pub RwSignal<bool>);

/// Draws `page` in the language spoken.
#[component]
pub fn Spoken(
    /// What to draw.
    page: fn() -> AnyView,
) -> impl IntoView {
    let speaking = expect_context::<Speaking>().0;
    move || {
        speaking.track();
        page()
    }
}
