//! Making a poll.

use i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};
use room::{OPTION_CHARS_MAX, OPTIONS_MAX, PollDraft, PollOption, PollRole, PollRules, ResultsShown, Thread};

use super::manage::{DeadlineFields, deadline_of};
use super::rules::DateFields;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::components::{FieldState, TextField};
use crate::erased::{effect, memo};
use crate::polls::draft::{FormKind, SHOWN, fresh, rules_for};
use crate::polls::export::option_text;
use crate::room_session::use_room_session;
use crate::session::use_session;
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

/// What is chosen in the form beside its texts.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<FormKind>,
    rules: RwSignal<PollRules>,
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<u32>,
    /// Options that came from another poll, by the key of their row.
    given: StoredValue<Vec<(u32, PollOption)>>,
}

impl Form {
    fn add(&self) -> u32 {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        self.rows.update(|rows| rows.push(Row { key, text: FieldState::new(), date: DateFields::new() }));
        key
    }

    /// The options that are typed; `None` if one is wrong, which is said there.
    fn options(&self) -> Option<Vec<PollOption>> {
        let dates = self.kind.get_untracked() == FormKind::Dates;
        let mut options = Vec::new();
        for row in self.rows.get_untracked() {
            if dates && !row.date.row().is_empty() {
                options.push(row.date.option()?);
            } else if !dates && !row.text.text().is_empty() {
                options.push(PollOption::Text(row.text.text()));
            }
        }
        Some(options)
    }
}

/// The form.
#[component]
pub(super) fn NewPoll() -> impl IntoView {
    let (tools, chats, room) = (use_tools(), use_chats(), use_room());
    let room_session = StoredValue::new(use_room_session());
    let session = StoredValue::new(use_session());
    let pattern = tools.take_pattern().unwrap_or_else(fresh);
    let form = Form {
        kind: RwSignal::new(FormKind::of(pattern.kind)),
        rules: RwSignal::new(pattern.rules),
        rows: RwSignal::default(),
        next: StoredValue::new(0),
        given: StoredValue::default(),
    };
    for option in &pattern.options {
        let key = form.add();
        form.given.update_value(|given| given.push((key, option.clone())));
    }
    while form.rows.with_untracked(Vec::len) < 2 {
        form.add();
    }
    let question = FieldState::new();
    let description = NodeRef::<html::Textarea>::new();
    let most = FieldState::new();
    let cap = FieldState::new();
    let (day, time) = (FieldState::new(), FieldState::new());
    let said = RwSignal::new(None::<String>);
    let pattern = StoredValue::new(pattern);
    effect(move |_| {
        if question.input.get().is_none() {
            return;
        }
        pattern.with_value(|pattern| {
            question.set_text(&pattern.question);
            if let Some(description) = description.get_untracked() {
                description.set_value(&pattern.description);
            }
            if let Some(at_most) = pattern.rules.cap {
                cap.set_text(&at_most.to_string());
            }
        });
        // Writing begins here.
        if let Some(input) = question.input.get_untracked() {
            let _ = input.focus();
        }
    });
    let several = memo(move |_| form.kind.get() == FormKind::Several);
    effect(move |_| {
        if several.get() && most.input.get().is_some() {
            let at_most = pattern.with_value(|pattern| match pattern.kind {
                room::PollKind::Choice { most } if most > 1 && most < u16::MAX => Some(most),
                _ => None,
            });
            if let Some(at_most) = at_most {
                most.set_text(&at_most.to_string());
            }
        }
    });
    let make = move |event: ev::SubmitEvent| {
        event.prevent_default();
        said.set(None);
        let number = |field: FieldState| -> Option<Option<u32>> {
            let text = field.text();
            if text.is_empty() {
                return Some(None);
            }
            let number = text.parse().ok().filter(|number| *number > 0);
            if number.is_none() {
                field.refuse(t::polls_number());
            }
            number.map(Some)
        };
        let (kind, rules) = (form.kind.get_untracked(), form.rules.get_untracked());
        let Some(options) = form.options() else { return };
        let Some(at_most) = (if kind == FormKind::Several { number(most) } else { Some(None) }) else {
            return;
        };
        let Some(at_most_each) = (if kind == FormKind::Ranked { Some(None) } else { number(cap) }) else {
            return;
        };
        let deadline = session
            .with_value(|session| deadline_of(&day, &time, |day, time| session.as_ref()?.instant(day, time)));
        let deadline = match deadline {
            Ok(deadline) => deadline,
            Err(why) => return day.refuse(why),
        };
        let draft = PollDraft {
            question: question.text(),
            description: description
                .get_untracked()
                .map(|field| field.value().trim().to_owned())
                .unwrap_or_default(),
            kind: kind.kind(at_most.map(|most| u16::try_from(most).unwrap_or(u16::MAX))),
            options,
            rules: rules_for(kind, PollRules { deadline, cap: at_most_each, ..rules }),
        };
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
            Some(Err(why)) if question.text().is_empty() => question.refuse(why),
            Some(Err(why)) => said.set(Some(why)),
            Some(Ok(())) => {
                let new = room
                    .polls()
                    .with_untracked(|polls| polls.keys().find(|id| !before.contains(id)).copied());
                tools.polls(new.map_or(PollsPlace::List, PollsPlace::Poll));
            }
            None => {}
        }
    };
    view! {
        <form class="poll-form poll-new" novalidate on:submit=make>
            <header class="polls-head">
                <h2 class="polls-title">{t::polls_new()}</h2>
                <button class="button button-quiet" type="button" on:click=move |_| tools.polls(PollsPlace::List)>
                    {t::common_cancel()}
                </button>
            </header>
            <TextField id="poll-question" label=t::polls_question() state=question />
            <div class="field">
                <label class="field-label" for="poll-description">
                    {t::polls_description()}
                </label>
                <textarea class="field-box" id="poll-description" rows="2" dir="auto" node_ref=description></textarea>
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
                                state=most
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
                                        state=cap
                                        kind="number"
                                    />
                                }
                                .client_only()
                            })
                    }}
                    <fieldset class="choices">
                        <legend class="field-label">{t::polls_deadline()}</legend>
                        <p class="polls-quiet">{t::polls_deadline_help()}</p>
                        <DeadlineFields day=day time=time />
                    </fieldset>
                </div>
            </details>
            <p class="polls-quiet">{t::polls_owner_help()}</p>
            {move || said.get().map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())}
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
    let given = form
        .given
        .with_value(|given| given.iter().find(|(of, _)| *of == key).map(|(_, option)| option.clone()));
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
