//! What editors and the owner do with a poll: its words, its deadline, its end, and whose it is.

use i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};
use room::{PeerId, PollRole, PollWish};

use super::poll::{Said, looked};
use super::typed::TypedIn;
use crate::client_only::ClientOnly;
use crate::components::confirm::Confirm;
use crate::components::focus::{goes_on_at, of_id};
use crate::components::{FieldState, TextField};
use crate::erased::memo;
use crate::polls::{self, PollState};
use crate::session::use_session;
use crate::store::{RoomStateStoreFields, use_room};

/// All of it.
#[component]
pub(super) fn Manage() -> impl IntoView {
    let looked = looked();
    let owns = looked.part(|poll, _| poll.role == PollRole::Owner);
    view! {
        <End />
        <Deadline />
        <Describe />
        {move || (owns.get() == Some(true)).then(|| view! { <Pass /> }.client_only())}
    }
    .client_only()
}

/// Closing and reopening.
#[component]
fn End() -> impl IntoView {
    let looked = looked();
    let said = RwSignal::new(None);
    let open = looked.part(|poll, now| polls::state(poll, now) == PollState::Open);
    let ask = move |_| {
        let wish = if open.get_untracked() == Some(true) { PollWish::Close } else { PollWish::Reopen };
        looked.ask(wish, said);
    };
    view! {
        <div class="actions">
            // The same for both, so that it keeps the focus.
            <button class="button" type="button" on:click=ask>
                {move || if open.get() == Some(true) { t::polls_close() } else { t::polls_reopen() }}
            </button>
        </div>
        <Said said=said />
    }
    .client_only()
}

/// Until when votes count.
#[component]
fn Deadline() -> impl IntoView {
    let looked = looked();
    let session = StoredValue::new(use_session());
    let (day, time) = (FieldState::new(), FieldState::new());
    let typed = TypedIn::new("deadline");
    let said = RwSignal::new(None);
    let now = looked.part(move |poll, _| {
        let texts = session.with_value(|session| {
            let (session, deadline) = (session.as_ref()?, poll.rules.deadline?);
            Some(vec![session.day_of(deadline), session.clock_of(deadline)])
        });
        texts.unwrap_or_default()
    });
    typed.fill(
        now,
        move || day.input.get().is_some() && time.input.get().is_some(),
        move |texts| {
            let mut texts = texts.iter().map(String::as_str);
            day.set_text(texts.next().unwrap_or_default());
            time.set_text(texts.next().unwrap_or_default());
        },
    );
    let keep = move |_| {
        said.set(None);
        typed.keep(vec![day.exact(), time.exact()]);
    };
    let set = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let deadline = session
            .with_value(|session| deadline_of(&day, &time, |day, time| session.as_ref()?.instant(day, time)));
        match deadline {
            Ok(deadline) if looked.ask(PollWish::SetDeadline(deadline), said) => typed.sent(),
            Ok(_) => {}
            Err(why) => day.refuse(why),
        }
    };
    view! {
        <form class="stack" novalidate on:submit=set on:input=keep>
            <DeadlineFields day=day time=time />
            <div class="actions">
                <button class="button" type="submit">
                    {t::polls_set_deadline()}
                </button>
            </div>
            <Said said=said />
        </form>
    }
    .client_only()
}

/// Day and time of a deadline.
#[component]
pub(super) fn DeadlineFields(day: FieldState, time: FieldState) -> impl IntoView {
    view! {
        <div class="field-pair">
            <TextField id="poll-deadline-day" label=t::polls_deadline_day() state=day kind="date" />
            <TextField id="poll-deadline-time" label=t::polls_deadline_time() state=time kind="time" />
        </div>
    }
    .client_only()
}

/// The deadline that the fields say, Unix milliseconds; none without a day. Without a time it is the day's last minute.
pub(super) fn deadline_of(
    day: &FieldState,
    time: &FieldState,
    instant: impl Fn(&str, &str) -> Option<i64>,
) -> Result<Option<u64>, String> {
    let (day, time) = (day.text(), time.text());
    if day.is_empty() {
        return if time.is_empty() { Ok(None) } else { Err(t::polls_deadline_needs_day()) };
    }
    let unix_s = instant(&day, if time.is_empty() { "23:59" } else { &time });
    let unix_ms = unix_s.and_then(|at| u64::try_from(at).ok()).map(|at| at.saturating_mul(1000));
    unix_ms.map(Some).ok_or_else(t::polls_deadline_needs_day)
}

/// Another question and description.
#[component]
fn Describe() -> impl IntoView {
    let looked = looked();
    let question = FieldState::new();
    let description = NodeRef::<html::Textarea>::new();
    let typed = TypedIn::new("words");
    let said = RwSignal::new(None);
    let now = looked.part(|poll, _| vec![poll.question.clone(), poll.description.clone()]);
    typed.fill(
        now,
        move || question.input.get().is_some() && description.get().is_some(),
        move |texts| {
            let mut texts = texts.iter().map(String::as_str);
            question.set_text(texts.next().unwrap_or_default());
            if let Some(description) = description.get_untracked() {
                description.set_value(texts.next().unwrap_or_default());
            }
        },
    );
    let described = move || description.get_untracked().map(|field| field.value()).unwrap_or_default();
    let keep = move |_| {
        said.set(None);
        typed.keep(vec![question.exact(), described()]);
    };
    let change = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let wish =
            PollWish::Describe { question: question.text(), description: described().trim().to_owned() };
        if looked.ask(wish, said) {
            typed.sent();
        }
    };
    view! {
        <form class="stack" novalidate on:submit=change on:input=keep>
            <TextField id="poll-question-now" label=t::polls_question() state=question />
            <div class="field">
                <label class="field-label" for="poll-description-now">
                    {t::polls_description()}
                </label>
                <textarea class="field-box" id="poll-description-now" rows="3" dir="auto" node_ref=description></textarea>
            </div>
            <div class="actions">
                <button class="button" type="submit">
                    {t::polls_save_words()}
                </button>
            </div>
            <Said said=said />
        </form>
    }
    .client_only()
}

/// Passing the poll on: to somebody else's page, or to another device of one's own.
#[component]
fn Pass() -> impl IntoView {
    let (looked, room) = (looked(), use_room());
    let (asked, said) = (RwSignal::new(None::<(PeerId, String)>), RwSignal::new(None));
    let heirs = memo(move |_| {
        let people = room.people().with(|people| {
            let here = people.iter().filter(
                |person| matches!(person.standing, room::Standing::In(role) if role >= room::Role::Member),
            );
            here.map(|person| (person.peer, person.user, person.name.clone())).collect::<Vec<_>>()
        });
        let me = room.my_user().get();
        // By the key of the person, as everywhere; of one with several pages by that of each.
        let words = |(peer, user, name): &(PeerId, Option<room::UserId>, String)| {
            if user.is_some() && *user == me {
                return (*peer, t::polls_own_device(&peer.short()));
            }
            let alone = people.iter().filter(|(_, other, _)| other == user).count() == 1;
            let key = user.filter(|_| alone).map_or_else(|| peer.short(), |user| user.short());
            (*peer, t::polls_heir(&key, name))
        };
        people.iter().map(words).collect::<Vec<_>>()
    });
    let answer = Callback::new(move |yes: bool| {
        let heir = asked.get_untracked();
        asked.set(None);
        if let (true, Some((heir, _))) = (yes, heir) {
            looked.ask(PollWish::Pass(heir), said);
        }
        // Whoever passed it on has nothing to do here any more.
        goes_on_at(|| of_id("poll-title"));
    });
    let row = move |(peer, words): (PeerId, String)| {
        let name = words.clone();
        view! {
            <li class="poll-person">
                <span dir="auto">{words.clone()}</span>
                <button
                    class="button"
                    type="button"
                    aria-label=t::polls_pass_to(&words)
                    on:click=move |_| asked.set(Some((peer, name.clone())))
                >
                    {t::polls_pass_on()}
                </button>
            </li>
        }
        .client_only()
    };
    view! {
        <div class="stack">
            <h4 class="polls-subtitle">{t::polls_pass()}</h4>
            <p class="polls-quiet">{t::polls_pass_help()}</p>
            {move || {
                let heirs = heirs.get();
                if heirs.is_empty() {
                    return view! { <p class="polls-quiet">{t::polls_nobody_to_pass()}</p> }.client_only();
                }
                view! { <ul class="poll-people" role="list">{heirs.into_iter().map(row).collect::<Vec<_>>()}</ul> }
                    .client_only()
            }}
            {move || {
                asked
                    .get()
                    .map(|(_, name)| {
                        view! { <Confirm words=t::polls_pass_sure(&name) label=t::polls_pass_on() on_answer=answer /> }
                            .client_only()
                    })
            }}
            <Said said=said />
        </div>
    }
    .client_only()
}
