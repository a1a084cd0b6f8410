//! Options that are added, in the form of a new poll and to one that runs, and what holds while a poll runs.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use room::{OPTION_CHARS_MAX, PollKind, PollOption, PollWish};

use super::poll::{Said, looked};
use super::typed::TypedIn;
use crate::client_only::ClientOnly;
use crate::components::{FieldState, TextField};
use crate::polls::draft::{BadDate, DateRow};
use crate::session::use_session;

/// A date that is typed.
#[derive(Clone, Copy)]
pub(super) struct DateFields {
    /// The day.
    pub day: FieldState,
    /// Its begin.
    pub from: FieldState,
    /// Its end.
    pub to: FieldState,
}

impl DateFields {
    /// Empty ones.
    pub fn new() -> Self {
        Self { day: FieldState::new(), from: FieldState::new(), to: FieldState::new() }
    }

    /// What they say.
    pub fn row(&self) -> DateRow {
        DateRow { day: self.day.text(), from: self.from.text(), to: self.to.text() }
    }

    /// Puts a date in. Harmless once they are gone.
    pub fn set(&self, row: &DateRow) {
        self.day.set_text(&row.day);
        self.from.set_text(&row.from);
        self.to.set_text(&row.to);
    }

    /// The option they say; what is wrong is said beside the day.
    pub fn option(&self) -> Option<PollOption> {
        let session = use_session();
        match self.row().option(|day, time| session.as_ref()?.instant(day, time)) {
            Ok(option) => Some(option),
            Err(why) => {
                self.day.refuse(date_words(why));
                None
            }
        }
    }
}

/// Why a date is none.
fn date_words(why: BadDate) -> String {
    match why {
        BadDate::Day => t::polls_date_needs_day(),
        BadDate::NoBegin => t::polls_date_needs_begin(),
        BadDate::Backwards => t::polls_date_backwards(),
    }
}

/// One more option for a poll that runs.
#[component]
pub(super) fn AddOption() -> impl IntoView {
    let looked = looked();
    let dates = looked.part(|poll, _| poll.kind == PollKind::Dates);
    let text = FieldState::new();
    let date = DateFields::new();
    let said = RwSignal::new(None);
    let typed = TypedIn::new("option");
    let fields = [text, date.day, date.from, date.to];
    typed.fill(
        looked.part(|_, _| Vec::new()),
        move || text.input.get().is_some() || date.to.input.get().is_some(),
        move |texts| {
            for (field, text) in fields.iter().zip(texts) {
                field.set_text(text);
            }
        },
    );
    let keep = move |_| {
        said.set(None);
        typed.keep(fields.iter().map(FieldState::exact).collect());
    };
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let option = if dates.get_untracked() == Some(true) {
            date.option()
        } else if text.text().is_empty() {
            text.refuse(t::polls_option_missing(OPTION_CHARS_MAX));
            None
        } else {
            Some(PollOption::Text(text.text()))
        };
        if let Some(option) = option
            && looked.ask(PollWish::AddOption(option), said)
        {
            typed.sent();
            for field in fields {
                field.set_text("");
            }
        }
    };
    view! {
        <form class="poll-add" novalidate on:submit=add on:input=keep>
            {move || {
                if dates.get() == Some(true) {
                    view! {
                        <div class="poll-date-fields">
                            <TextField id="poll-add-day" label=t::polls_day() state=date.day kind="date" />
                            <TextField id="poll-add-from" label=t::polls_from() state=date.from kind="time" />
                            <TextField id="poll-add-to" label=t::polls_to() state=date.to kind="time" />
                        </div>
                    }
                    .client_only()
                } else {
                    view! { <TextField id="poll-add-text" label=t::polls_another_option() state=text /> }.client_only()
                }
            }}
            <button class="button" type="submit">
                {t::polls_add()}
            </button>
            <Said said=said />
        </form>
    }
    .client_only()
}
