//! A text box with its label, help and error.
//!
//! The box is not controlled: it is read when the form is submitted, so what was typed before the page was hydrated counts.

use leptos::html;
use leptos::prelude::*;

/// What a form holds of one text box.
#[derive(Clone, Copy)]
pub struct FieldState {
    /// The box itself.
    pub input: NodeRef<html::Input>,
    /// What is wrong with its text.
    pub error: RwSignal<Option<String>>,
}

impl FieldState {
    /// An empty, faultless box.
    pub fn new() -> Self {
        Self { input: NodeRef::new(), error: RwSignal::new(None) }
    }

    /// What is typed, without the spaces around it.
    pub fn text(&self) -> String {
        self.exact().trim().to_owned()
    }

    /// What is typed, to the letter.
    pub fn exact(&self) -> String {
        self.input.get_untracked().map(|input| input.value()).unwrap_or_default()
    }

    /// Whether the cursor is in it.
    pub fn has_focus(&self) -> bool {
        let input = self.input.try_get_untracked().flatten();
        input.is_some_and(|input| input.matches(":focus").unwrap_or_default())
    }

    /// Puts a text in, and takes back what was said about the one before. Harmless once the box is gone.
    pub fn set_text(&self, text: &str) {
        if let Some(input) = self.input.try_get_untracked().flatten() {
            input.set_value(text);
        }
        let _ = self.error.try_set(None);
    }

    /// Says what is wrong, and puts the cursor there. Harmless once the box is gone.
    pub fn refuse(&self, error: impl Into<String>) {
        let _ = self.error.try_set(Some(error.into()));
        if let Some(input) = self.input.try_get_untracked().flatten() {
            // The message stands beside the box either way.
            let _ = input.focus();
        }
    }
}

impl Default for FieldState {
    fn default() -> Self {
        Self::new()
    }
}

/// A labelled text box.
#[component]
pub fn TextField(
    /// The id of the box; those of its help and error are made from it.
    id: &'static str,
    /// Its accessible name.
    #[prop(into)]
    label: String,
    /// The box and its error.
    state: FieldState,
    /// What a person should know before typing.
    #[prop(optional, into)]
    help: String,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The type of the input.
    #[prop(into, default = Signal::stored("text"))]
    kind: Signal<&'static str>,
    /// Where the writing begins, on the sheet it stands on.
    #[prop(optional)]
    autofocus: bool,
    /// A control that stands beside the box.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let FieldState { input, error } = state;
    let has_help = !help.is_empty();
    let described_by = move || match (error.with(Option::is_some), has_help) {
        (true, true) => Some(format!("{id}-error {id}-help")),
        (true, false) => Some(format!("{id}-error")),
        (false, true) => Some(format!("{id}-help")),
        (false, false) => None,
    };

    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <div class="field-row">
                <input
                    class="field-box"
                    type=move || kind.get()
                    id=id
                    name=id
                    node_ref=input
                    dir="auto"
                    autofocus=autofocus
                    autocomplete=autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    on:input=move |_| error.set(None)
                />
                {children.map(|children| children())}
            </div>
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field-error" id=format!("{id}-error") role="alert">
                                {error}
                            </p>
                        }
                    })
            }}
            {has_help
                .then(|| {
                    view! {
                        <p class="field-help" id=format!("{id}-help")>
                            {help}
                        </p>
                    }
                })}
        </div>
    }
}
