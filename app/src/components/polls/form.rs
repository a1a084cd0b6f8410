//! Making a poll.

use i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};
use room::{
    OPTION_CHARS_MAX, OPTIONS_MAX, PollDraft, PollKind, PollOption, PollRole, PollRules, ResultsShown, Thread,
};

use super::manage::{DeadlineFields, deadline_of};
use super::rules::DateFields;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::components::{FieldState, TextField};
use crate::erased::{effect, memo};
use crate::polls::draft::{FormKind, SHOWN, fresh};
use crate::polls::export::option_text;
use crate::room_session::use_room_session;
use crate::session::{Session, use_session};
use crate::store::{RoomStateStoreFields, use_room};
use crate::talks::{is_archived, thread_of};
use crate::tools::{PollsPlace, use_tools};
use crate::words::shown_word;

/// One option that is typed.
#[derive(Clone, Copy)]
struct Row {
    key: u32,
    text: FieldState,
    date: DateFields,
}

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Form {
    question: FieldState,
    description: NodeRef<html::Textarea>,
    kind: RwSignal<FormKind>,
    rules: RwSignal<PollRules>,
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<u32>,
    most: FieldState,
    cap: FieldState,
    day: FieldState,
    time: FieldState,
    /// What it begins with.
    pattern: StoredValue<PollDraft>,
}

impl Form {
    fn of(pattern: PollDraft) -> Self {
        let form = Self {
            question: FieldState::new(),
            description: NodeRef::new(),
            kind: RwSignal::new(FormKind::of(pattern.kind)),
            rules: RwSignal::new(pattern.rules),
            rows: RwSignal::default(),
            next: StoredValue::new(0),
            most: FieldState::new(),
            cap: FieldState::new(),
            day: FieldState::new(),
            time: FieldState::new(),
            pattern: StoredValue::new(pattern),
        };
        for _ in 0..form.pattern.with_value(|pattern| pattern.options.len()).max(2) {
            form.add();
        }
        form
    }

    fn add(&self) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        self.rows.update(|rows| rows.push(Row { key, text: FieldState::new(), date: DateFields::new() }));
    }

    /// What the row of this number begins with.
    fn given(&self, key: u32) -> Option<PollOption> {
        let at = usize::try_from(key).ok()?;
        self.pattern.with_value(|pattern| pattern.options.get(at).cloned())
    }

    /// Puts in what it begins with, once the boxes are there.
    fn fill(&self, session: &Session) {
        self.pattern.with_value(|pattern| {
            self.question.set_text(&pattern.question);
            if let Some(description) = self.description.get_untracked() {
                description.set_value(&pattern.description);
            }
            if let Some(at_most) = pattern.rules.cap {
                self.cap.set_text(&at_most.to_string());
            }
            if let Some(deadline) = pattern.rules.deadline {
                self.day.set_text(&session.day_of(deadline));
                self.time.set_text(&session.clock_of(deadline));
            }
        });
    }

    /// What is typed so far, as a pattern to begin with again; what is wrong is left out and not yet said.
    fn begun(&self, session: &Session) -> PollDraft {
        let number = |field: FieldState| field.text().parse::<u32>().ok().filter(|number| *number > 0);
        let kind = self.kind.get_untracked();
        let option = |row: &Row| match kind {
            FormKind::Dates => row.date.row().option(|day, time| session.instant(day, time)).ok(),
            _ => Some(PollOption::Text(row.text.text())),
        };
        let deadline = deadline_of(&self.day, &self.time, |day, time| session.instant(day, time));
        let description = self.description.get_untracked().map(|field| field.value());
        PollDraft {
            question: self.question.text(),
            description: description.unwrap_or_default(),
            kind: kind.kind(number(self.most).map(|most| u16::try_from(most).unwrap_or(u16::MAX))),
            options: self.rows.with_untracked(|rows| rows.iter().filter_map(option).collect()),
            rules: PollRules {
                deadline: deadline.ok().flatten(),
                cap: number(self.cap),
                ..self.rules.get_untracked()
            },
        }
    }

    /// The options that are typed, and whether one is wrong, which is said there.
    fn options(&self) -> (Vec<PollOption>, bool) {
        let dates = self.kind.get_untracked() == FormKind::Dates;
        let (mut options, mut wrong) = (Vec::new(), false);
        for row in self.rows.get_untracked() {
            if dates && !row.date.row().is_empty() {
                let option = row.date.option();
                wrong |= option.is_none();
                options.extend(option);
            } else if !dates && !row.text.text().is_empty() {
                options.push(PollOption::Text(row.text.text()));
            }
        }
        (options, wrong)
    }

    /// The poll that is typed, and whether something in it is wrong, which is said there.
    fn draft(&self, session: &Session) -> (PollDraft, bool) {
        let kind = self.kind.get_untracked();
        let (options, mut wrong) = self.options();
        let mut number = |field: FieldState, asked: bool| -> Option<u32> {
            let text = field.text();
            if !asked || text.is_empty() {
                return None;
            }
            let number = text.parse().ok().filter(|number| *number > 0);
            if number.is_none() {
                wrong = true;
                field.refuse(t::polls_number());
            }
            number
        };
        let most = number(self.most, kind == FormKind::Several);
        let cap = number(self.cap, kind != FormKind::Ranked);
        let deadline = deadline_of(&self.day, &self.time, |day, time| session.instant(day, time))
            .unwrap_or_else(|why| {
                wrong = true;
                self.day.refuse(why);
                None
            });
        let description = self.description.get_untracked().map(|field| field.value());
        let draft = PollDraft {
            question: self.question.text(),
            description: description.unwrap_or_default().trim().to_owned(),
            kind: kind.kind(most.map(|most| u16::try_from(most).unwrap_or(u16::MAX))),
            options,
            rules: PollRules { deadline, cap, ..self.rules.get_untracked() },
        };
        (draft, wrong)
    }
}

/// The form.
#[component]
pub(super) fn NewPoll() -> impl IntoView {
    let (tools, chats, room) = (use_tools(), use_chats(), use_room());
    let room_session = StoredValue::new(use_room_session());
    let session = StoredValue::new(use_session());
    let form = Form::of(tools.pattern().unwrap_or_else(fresh));
    let said = RwSignal::new(None::<String>);
    effect(move |_| {
        let Some(input) = form.question.input.get() else { return };
        session.with_value(|session| {
            if let Some(session) = session {
                form.fill(session);
            }
        });
        // Writing begins here.
        let _ = input.focus();
    });
    let several = memo(move |_| form.kind.get() == FormKind::Several);
    effect(move |_| {
        let at_most = form.pattern.with_value(|pattern| pattern.kind);
        if several.get()
            && form.most.input.get().is_some()
            && let PollKind::Choice { most: at_most } = at_most
            && (2..u16::MAX).contains(&at_most)
        {
            form.most.set_text(&at_most.to_string());
        }
    });
    let leave = move |to: PollsPlace| {
        tools.keep(None);
        tools.polls(to);
    };
    // Whoever looks at something else and comes back finds what was typed.
    let keep = move || {
        session.with_value(|session| {
            if let Some(session) = session {
                tools.keep(Some(form.begun(session)));
            }
        });
    };
    let make = move |event: ev::SubmitEvent| {
        event.prevent_default();
        said.set(None);
        let typed = session.with_value(|session| session.as_ref().map(|session| form.draft(session)));
        let Some((draft, false)) = typed else { return };
        // Where the person was talking: in the room, or in a channel that still is one.
        let shown = untrack(|| chats.shown());
        let in_channel = shown.channel().is_some()
            && room.threads().with_untracked(|threads| {
                thread_of(threads, shown).is_some_and(|info| info.channel.is_some() && !is_archived(info))
            });
        let to = if in_channel { shown } else { Thread::Room };
        let before = room.polls().with_untracked(|polls| polls.keys().copied().collect::<Vec<_>>());
        let made =
            room_session.with_value(|session| session.as_ref().map(|session| session.make_poll(draft, to)));
        match made {
            Some(Err(why)) if form.question.text().is_empty() => form.question.refuse(why),
            Some(Err(why)) => said.set(Some(why)),
            Some(Ok(())) => {
                let new = room
                    .polls()
                    .with_untracked(|polls| polls.keys().find(|id| !before.contains(id)).copied());
                leave(new.map_or(PollsPlace::List, PollsPlace::Poll));
            }
            None => {}
        }
    };
    view! {
        <form class="poll-form poll-new" novalidate on:submit=make on:input=move |_| keep()>
            <header class="polls-head">
                <h2 class="polls-title">{t::polls_new()}</h2>
                <button class="button button-quiet" type="button" on:click=move |_| leave(PollsPlace::List)>
                    {t::common_cancel()}
                </button>
            </header>
            <TextField id="poll-question" label=t::polls_question() state=form.question />
            <div class="field">
                <label class="field-label" for="poll-description">
                    {t::polls_description()}
                </label>
                <textarea
                    class="field-box"
                    id="poll-description"
                    rows="2"
                    dir="auto"
                    node_ref=form.description
                ></textarea>
            </div>
            <Kinds form=form />
            {move || {
                several
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                id="poll-most"
                                label=t::polls_most()
                                help=t::polls_most_help()
                                state=form.most
                                kind="number"
                            />
                        }
                        .client_only()
                    })
            }}
            <Rows form=form />
            <details class="more">
                <summary>{t::polls_more_rules()}</summary>
                <div class="poll-fold">
                    <Rules form=form />
                    {move || {
                        (form.kind.get() != FormKind::Ranked)
                            .then(|| {
                                view! {
                                    <TextField
                                        id="poll-cap"
                                        label=t::polls_cap()
                                        help=t::polls_cap_help()
                                        state=form.cap
                                        kind="number"
                                    />
                                }
                                .client_only()
                            })
                    }}
                    <fieldset class="choices">
                        <legend class="field-label">{t::polls_deadline()}</legend>
                        <p class="polls-quiet">{t::polls_deadline_help()}</p>
                        <DeadlineFields day=form.day time=form.time />
                    </fieldset>
                </div>
            </details>
            <p class="polls-quiet">{t::polls_owner_help()}</p>
            {move || {
                said.get().map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())
            }}
            <div class="actions">
                <button class="button button-main" type="submit">
                    {t::polls_start()}
                </button>
            </div>
        </form>
    }
    .client_only()
}

/// How the poll is answered.
#[component]
fn Kinds(form: Form) -> impl IntoView {
    let words = |kind| match kind {
        FormKind::One => (t::polls_kind_one(), t::polls_kind_one_help()),
        FormKind::Several => (t::polls_kind_several(), t::polls_kind_several_help()),
        FormKind::Dates => (t::polls_kind_dates(), t::polls_kind_dates_help()),
        FormKind::Ranked => (t::polls_kind_ranked(), t::polls_kind_ranked_help()),
    };
    let choices: Vec<AnyView> = FormKind::ALL
        .into_iter()
        .map(|kind| {
            let (name, help) = words(kind);
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="poll-kind"
                        prop:checked=move || form.kind.get() == kind
                        on:change=move |_| form.kind.set(kind)
                    />
                    <span>
                        <span class="choice-name">{name}</span>
                        <span class="choice-help">{help}</span>
                    </span>
                </label>
            }
            .client_only()
        })
        .collect();
    view! {
        <fieldset class="choices poll-kinds">
            <legend class="field-label">{t::polls_kind()}</legend>
            {choices}
        </fieldset>
    }
    .client_only()
}

/// The options: texts or dates, one a row.
#[component]
fn Rows(form: Form) -> impl IntoView {
    let dates = memo(move |_| form.kind.get() == FormKind::Dates);
    let list = NodeRef::<html::Ul>::new();
    let add = move |_| {
        if form.rows.with_untracked(Vec::len) < OPTIONS_MAX {
            form.add();
            focus_last(list);
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="field-label">{t::polls_options()}</legend>
            <ul class="poll-rows" role="list" node_ref=list>
                <For each=move || form.rows.get() key=|row| row.key let:row>
                    <OneRow form=form row=row dates=dates add=Callback::new(add) />
                </For>
            </ul>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| add(())>
                    {t::polls_add_option()}
                </button>
            </div>
        </fieldset>
    }
    .client_only()
}

/// The cursor goes into the row that was just added.
fn focus_last(list: NodeRef<html::Ul>) {
    request_animation_frame(move || {
        let list = list.try_get_untracked().flatten();
        let last = list.and_then(|list| list.query_selector("li:last-child input").ok().flatten());
        if let Some(last) = last.and_then(|last| {
            leptos::wasm_bindgen::JsCast::dyn_into::<leptos::web_sys::HtmlElement>(last).ok()
        }) {
            // It is in sight either way.
            let _ = last.focus();
        }
    });
}

#[component]
fn OneRow(form: Form, row: Row, dates: Memo<bool>, add: Callback<()>) -> impl IntoView {
    let session = StoredValue::new(use_session());
    let Row { key, text, date } = row;
    let number = memo(move |_| {
        form.rows.with(|rows| rows.iter().position(|other| other.key == key)).map_or(0, |at| at + 1)
    });
    let given = form.given(key);
    let given = StoredValue::new(given);
    effect(move |_| {
        if text.input.get().is_none() && date.day.input.get().is_none() {
            return;
        }
        given.with_value(|given| match given {
            Some(PollOption::Text(words)) => text.set_text(words),
            Some(day @ PollOption::Day(_)) => date.day.set_text(&option_text(day)),
            Some(PollOption::Time { from, to }) => session.with_value(|session| {
                let Some(session) = session else { return };
                let ms = |unix_s: i64| u64::try_from(unix_s).unwrap_or_default().saturating_mul(1000);
                date.day.set_text(&session.day_of(ms(*from)));
                date.from.set_text(&session.clock_of(ms(*from)));
                date.to.set_text(&session.clock_of(ms(*to)));
            }),
            None => {}
        });
    });
    let remove = move |_| form.rows.update(|rows| rows.retain(|other| other.key != key));
    // Enter in an option begins the next, so that a list is typed without the mouse.
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add.run(());
        }
    };
    view! {
        <li class="poll-row">
            {move || {
                if dates.get() {
                    view! {
                        <div class="poll-date-fields">
                            <RowField label=Signal::derive(t::polls_day) state=date.day kind="date" />
                            <RowField label=Signal::derive(t::polls_from) state=date.from kind="time" />
                            <RowField label=Signal::derive(t::polls_to) state=date.to kind="time" />
                        </div>
                    }
                    .client_only()
                } else {
                    view! {
                        <div class="poll-row-text" on:keydown=enter>
                            <RowField label=Signal::derive(move || t::polls_option_number(number.get())) state=text kind="text" />
                        </div>
                    }
                    .client_only()
                }
            }}
            <button
                class="button button-quiet"
                type="button"
                aria-label=move || t::polls_remove_option(number.get())
                on:click=remove
            >
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
    .client_only()
}

/// A box whose label is above it, and what is wrong with it below.
#[component]
fn RowField(label: Signal<String>, state: FieldState, kind: &'static str) -> impl IntoView {
    let FieldState { input, error } = state;
    view! {
        <label class="field">
            <span class="polls-quiet">{label}</span>
            <input
                class="field-box"
                type=kind
                node_ref=input
                dir="auto"
                autocomplete="off"
                maxlength=(kind == "text").then(|| OPTION_CHARS_MAX.to_string())
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:input=move |_| error.set(None)
            />
            {move || error.get().map(|why| view! { <span class="field-error" role="alert">{why}</span> }.client_only())}
        </label>
    }
    .client_only()
}

/// What holds while it runs.
#[component]
fn Rules(form: Form) -> impl IntoView {
    let rules = form.rules;
    let tick =
        move |name: String, help: String, read: fn(&PollRules) -> bool, write: fn(&mut PollRules, bool)| {
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || rules.with(read)
                        on:change:target=move |event| {
                            let on = event.target().checked();
                            rules.update(|rules| write(rules, on));
                        }
                    />
                    <span>
                        <span class="choice-name">{name}</span>
                        <span class="choice-help">{help}</span>
                    </span>
                </label>
            }
            .client_only()
        };
    let shown = |shown: ResultsShown| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="poll-shown"
                    prop:checked=move || rules.with(|rules| rules.shown == shown)
                    on:change=move |_| rules.update(|rules| rules.shown = shown)
                />
                <span class="choice-name">{shown_word(shown)}</span>
            </label>
        }
        .client_only()
    };
    let shown: Vec<AnyView> = SHOWN.into_iter().map(shown).collect();
    view! {
        <fieldset class="choices">
            <legend class="field-label">{t::polls_votes_rules()}</legend>
            {tick(t::polls_changing(), t::polls_changing_help(), |rules| rules.changing, |rules, on| rules.changing = on)}
            {tick(t::polls_secret(), t::polls_secret_rule_help(), |rules| rules.secret, |rules, on| rules.secret = on)}
            {tick(t::polls_adding(), t::polls_adding_help(), |rules| rules.adding, |rules, on| rules.adding = on)}
            {tick(t::polls_while_away(), t::polls_while_away_help(), |rules| rules.while_away, |rules, on| rules.while_away = on)}
            {tick(
                t::polls_everybody(),
                t::polls_everybody_help(),
                |rules| rules.everybody == PollRole::Voter,
                |rules, on| rules.everybody = if on { PollRole::Voter } else { PollRole::Viewer },
            )}
        </fieldset>
        <fieldset class="choices">
            <legend class="field-label">{t::polls_shown()}</legend>
            {shown}
        </fieldset>
    }
    .client_only()
}
