//! Making a poll.

use i18n::t;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos::{ev, html};
use room::{OPTION_CHARS_MAX, OPTIONS_MAX, PollDraft, PollOption, PollRole, PollRules, ResultsShown, Thread};

use super::manage::{DeadlineFields, deadline_of};
use super::poll::Said;
use super::rules::DateFields;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::components::focus::goes_on_at;
use crate::components::{FieldState, TextField};
use crate::erased::{effect, memo};
use crate::polls::draft::{FormKind, SHOWN, Typed, TypedRow};
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
    /// The rules that are folded at first.
    more: NodeRef<html::Details>,
    /// What it begins with.
    given: StoredValue<Typed>,
}

impl Form {
    fn of(given: Typed) -> Self {
        let form = Self {
            question: FieldState::new(),
            description: NodeRef::new(),
            kind: RwSignal::new(given.kind),
            rules: RwSignal::new(given.rules),
            rows: RwSignal::default(),
            next: StoredValue::new(0),
            most: FieldState::new(),
            cap: FieldState::new(),
            day: FieldState::new(),
            time: FieldState::new(),
            more: NodeRef::new(),
            given: StoredValue::new(given),
        };
        for _ in 0..form.given.with_value(|given| given.rows.len()).max(2) {
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
    fn given(&self, key: u32) -> Option<TypedRow> {
        let at = usize::try_from(key).ok()?;
        self.given.with_value(|given| given.rows.get(at).cloned())
    }

    /// Puts in what it begins with, once the boxes are there.
    fn fill(&self) {
        self.given.with_value(|given| {
            self.question.set_text(&given.question);
            if let Some(description) = self.description.get_untracked() {
                description.set_value(&given.description);
            }
            self.most.set_text(&given.most);
            self.cap.set_text(&given.cap);
            self.day.set_text(&given.day);
            self.time.set_text(&given.time);
        });
    }

    /// What is typed so far, to begin with again.
    fn typed(&self) -> Typed {
        let row = |row: &Row| TypedRow { text: row.text.text(), date: row.date.row() };
        Typed {
            question: self.question.text(),
            description: self.described(),
            kind: self.kind.get_untracked(),
            rows: self.rows.with_untracked(|rows| rows.iter().map(row).collect()),
            most: self.most.text(),
            cap: self.cap.text(),
            day: self.day.text(),
            time: self.time.text(),
            rules: self.rules.get_untracked(),
        }
    }

    fn described(&self) -> String {
        self.description.get_untracked().map(|field| field.value()).unwrap_or_default()
    }

    /// Says what is wrong in a box that may be folded.
    fn refuse_folded(&self, field: FieldState, why: String) {
        if let Some(more) = self.more.get_untracked() {
            more.set_open(true);
        }
        field.refuse(why);
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
        let number = |field: FieldState| match field.text() {
            text if text.is_empty() => Ok(None),
            text => {
                text.parse().ok().filter(|number: &u32| *number > 0).map(Some).ok_or_else(t::polls_number)
            }
        };
        let most = if kind == FormKind::Several { number(self.most) } else { Ok(None) };
        let most = most.unwrap_or_else(|why| {
            wrong = true;
            self.most.refuse(why);
            None
        });
        let cap = if kind == FormKind::Ranked { Ok(None) } else { number(self.cap) };
        let cap = cap.unwrap_or_else(|why| {
            wrong = true;
            self.refuse_folded(self.cap, why);
            None
        });
        let deadline = deadline_of(&self.day, &self.time, |day, time| session.instant(day, time))
            .unwrap_or_else(|why| {
                wrong = true;
                self.refuse_folded(self.day, why);
                None
            });
        let draft = PollDraft {
            question: self.question.text(),
            description: self.described().trim().to_owned(),
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
    let form = Form::of(tools.typed().unwrap_or_default());
    let said = RwSignal::new(None::<String>);
    effect(move |_| {
        let Some(input) = form.question.input.get() else { return };
        form.fill();
        // Writing begins here.
        let _ = input.focus();
    });
    let leave = move |to: PollsPlace| {
        tools.keep(None);
        tools.polls(to);
    };
    // Whoever looks at something else and comes back finds what was typed, and what was chosen.
    let keep = move || tools.keep(Some(form.typed()));
    effect(move |begun: Option<()>| {
        form.kind.track();
        form.rules.track();
        form.rows.track();
        if begun.is_some() {
            keep();
        }
    });
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
            <div hidden=move || form.kind.get() != FormKind::Several>
                <TextField
                    id="poll-most"
                    label=t::polls_most()
                    help=t::polls_most_help()
                    state=form.most
                    kind="number"
                />
            </div>
            <Rows form=form />
            <details class="more" node_ref=form.more>
                <summary>{t::polls_more_rules()}</summary>
                <div class="poll-fold">
                    <Rules form=form />
                    <div hidden=move || form.kind.get() == FormKind::Ranked>
                        <TextField
                            id="poll-cap"
                            label=t::polls_cap()
                            help=t::polls_cap_help()
                            state=form.cap
                            kind="number"
                        />
                    </div>
                    <fieldset class="choices">
                        <legend class="field-label">{t::polls_deadline()}</legend>
                        <p class="polls-quiet">{t::polls_deadline_help()}</p>
                        <DeadlineFields day=form.day time=form.time />
                    </fieldset>
                </div>
            </details>
            <p class="polls-quiet">{t::polls_owner_help()}</p>
            <Said said=said />
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
    let more = NodeRef::<html::Button>::new();
    let add = Callback::new(move |()| {
        if form.rows.with_untracked(Vec::len) < OPTIONS_MAX {
            form.add();
            focus_last(list);
        }
    });
    // The keyboard goes on at the next row, or at the last.
    let remove = Callback::new(move |key: u32| {
        let at = form.rows.with_untracked(|rows| rows.iter().position(|row| row.key == key));
        form.rows.update(|rows| rows.retain(|row| row.key != key));
        goes_on_at(move || {
            let next = in_list(list, &format!("li:nth-child({}) > button", at.unwrap_or_default() + 1));
            next.or_else(|| in_list(list, "li:last-child > button"))
                .or_else(|| more.try_get_untracked().flatten().map(Into::into))
        });
    });
    view! {
        <fieldset class="choices">
            <legend class="field-label">{t::polls_options()}</legend>
            <ul class="poll-rows" role="list" node_ref=list>
                <For each=move || form.rows.get() key=|row| row.key let:row>
                    <OneRow form=form row=row dates=dates add=add remove=remove />
                </For>
            </ul>
            <div class="actions">
                <button class="button" type="button" node_ref=more on:click=move |_| add.run(())>
                    {t::polls_add_option()}
                </button>
            </div>
        </fieldset>
    }
    .client_only()
}

fn in_list(list: NodeRef<html::Ul>, what: &str) -> Option<HtmlElement> {
    list.try_get_untracked().flatten()?.query_selector(what).ok().flatten()?.dyn_into().ok()
}

/// The cursor goes into the row that was just added.
fn focus_last(list: NodeRef<html::Ul>) {
    request_animation_frame(move || {
        if let Some(last) = in_list(list, "li:last-child > div:not([hidden]) input") {
            // It is in sight either way.
            let _ = last.focus();
        }
    });
}

/// Both what a text and what a date is typed in: who changes the kind of the poll and changes it back finds what was typed.
#[component]
fn OneRow(
    form: Form,
    row: Row,
    dates: Memo<bool>,
    add: Callback<()>,
    remove: Callback<u32>,
) -> impl IntoView {
    let Row { key, text, date } = row;
    let number = memo(move |_| {
        form.rows.with(|rows| rows.iter().position(|other| other.key == key)).map_or(0, |at| at + 1)
    });
    effect(move |_| {
        if text.input.get().is_some()
            && let Some(given) = form.given(key)
        {
            text.set_text(&given.text);
            date.set(&given.date);
        }
    });
    // Enter in an option begins the next, so that a list is typed without the mouse.
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add.run(());
        }
    };
    view! {
        <li class="poll-row">
            <div class="poll-date-fields" hidden=move || !dates.get()>
                <RowField label=Signal::derive(t::polls_day) state=date.day kind="date" />
                <RowField label=Signal::derive(t::polls_from) state=date.from kind="time" />
                <RowField label=Signal::derive(t::polls_to) state=date.to kind="time" />
            </div>
            <div class="poll-row-text" hidden=move || dates.get() on:keydown=enter>
                <RowField label=Signal::derive(move || t::polls_option_number(number.get())) state=text kind="text" />
            </div>
            <button
                class="button button-quiet"
                type="button"
                aria-label=move || t::polls_remove_option(number.get())
                on:click=move |_| remove.run(key)
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
