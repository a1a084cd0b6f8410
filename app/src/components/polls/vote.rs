//! The vote: one option, several, an answer for each date, or an order.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use room::{Ballot, DateAnswer, OptionId, PollKind, PollRole, PollWish};

use super::order::Order;
use super::poll::{Looked, Said, looked};
use super::rules::AddOption;
use crate::client_only::ClientOnly;
use crate::components::focus::{goes_on_at, of_id};
use crate::erased::effect;
use crate::polls::{self, ReadOnly, last_vote, read_only};
use crate::tools::{Tools, use_tools};

/// What the person is about to vote.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    /// The ballot.
    pub ballot: RwSignal<Ballot>,
    /// Why it was not sent.
    said: RwSignal<Option<String>>,
    looked: Looked,
    /// What is chosen and not sent is kept there. What comes from elsewhere does not change it.
    tools: Tools,
}

impl Chosen {
    /// The person votes otherwise.
    pub fn change(&self, change: impl FnOnce(&mut Ballot)) {
        self.said.set(None);
        self.ballot.update(change);
        let ballot = self.ballot.get_untracked();
        self.tools.begin(self.looked.id, |begun| begun.ballot = Some(ballot));
    }

    fn kept(&self) -> Option<Ballot> {
        self.tools.begun(self.looked.id, |begun| begun.ballot.clone())
    }

    fn ask(&self, ballot: Ballot) {
        if self.looked.ask(PollWish::Vote(ballot), self.said) {
            self.tools.begin(self.looked.id, |begun| begun.ballot = None);
        }
    }
}

/// What a ballot of this kind is before anything is chosen.
fn blank(kind: PollKind) -> Ballot {
    match kind {
        PollKind::Choice { .. } => Ballot::Chosen(Vec::new()),
        PollKind::Dates => Ballot::Dates(Vec::new()),
        PollKind::Ranked => Ballot::Ranked(Vec::new()),
    }
}

/// The form, or why there is none.
#[component]
pub(super) fn Vote() -> impl IntoView {
    let looked = looked();
    let why = looked.part(read_only);
    let kind = looked.part(|poll, _| poll.kind);
    let own = looked.part(|poll, _| last_vote(poll));
    let chosen = Chosen {
        ballot: RwSignal::new(Ballot::Chosen(Vec::new())),
        said: RwSignal::new(None),
        looked,
        tools: use_tools(),
    };
    let begins = || looked.read_now(|poll| last_vote(poll).unwrap_or_else(|| blank(poll.kind)));
    if let Some(begins) = chosen.kept().or_else(begins) {
        chosen.ballot.set(begins);
    }
    effect(move |_| {
        let (Some(kind), own) = (kind.get(), own.get().flatten()) else { return };
        if chosen.kept().is_none() {
            chosen.ballot.set(own.unwrap_or_else(|| blank(kind)));
        }
    });
    let adds = looked.part(|poll, now| {
        let may = poll.role >= PollRole::Editor || (poll.rules.adding && poll.role >= PollRole::Voter);
        may && poll.open_at(now) && !poll.owner.gone && (poll.owner.here || poll.rules.while_away)
    });
    view! {
        <section class="polls-part" aria-labelledby="poll-vote">
            <h3 class="polls-subtitle" id="poll-vote">{t::polls_your_vote()}</h3>
            {move || match why.get() {
                Some(Some(why)) => view! { <Settled why=why /> }.client_only(),
                Some(None) => view! { <Form chosen=chosen /> }.client_only(),
                None => ().client_only(),
            }}
            {move || (adds.get() == Some(true)).then(|| view! { <AddOption /> }.client_only())}
        </section>
    }
    .client_only()
}

/// What the person voted, and why it stays so.
#[component]
fn Settled(why: ReadOnly) -> impl IntoView {
    let looked = looked();
    let words = match why {
        ReadOnly::Closed => t::polls_no_more_votes(),
        ReadOnly::Viewer => t::polls_viewer(),
        ReadOnly::Voted => t::polls_final(),
        ReadOnly::OwnerAway => t::polls_away_form(),
        ReadOnly::OwnerGone => t::polls_gone_form(),
    };
    let own = move || {
        looked.read(|poll| match &poll.own_vote {
            Some(ballot) => t::polls_you_chose(&looked.names.with(|names| ballot_words(ballot, names))),
            None if polls::voted(poll) => t::polls_you_voted(),
            None => t::polls_you_did_not(),
        })
    };
    view! {
        <p>{words}</p>
        <p class="polls-quiet" dir="auto">{own}</p>
    }
    .client_only()
}

/// A vote in one line.
pub(super) fn ballot_words(ballot: &Ballot, names: &[String]) -> String {
    let name = |id: &OptionId| names.get(usize::from(id.0)).cloned().unwrap_or_default();
    let parts: Vec<String> = match ballot {
        Ballot::Chosen(chosen) => chosen.iter().map(name).collect(),
        Ballot::Ranked(order) => {
            (1_u32..).zip(order).map(|(place, id)| t::polls_place_of(&name(id), place)).collect()
        }
        Ballot::Dates(dates) => {
            let suits = dates.iter().filter(|(_, answer)| *answer != DateAnswer::No);
            suits.map(|(id, answer)| t::common_named_value(&name(id), &answer_words(*answer))).collect()
        }
    };
    parts.into_iter().reduce(|all, next| t::polls_and_more(&all, &next)).unwrap_or_default()
}

/// An answer for a date.
pub(super) fn answer_words(answer: DateAnswer) -> String {
    match answer {
        DateAnswer::Yes => t::polls_yes(),
        DateAnswer::IfNeedBe => t::polls_if_need_be(),
        DateAnswer::No => t::polls_no(),
    }
}

#[component]
fn Form(chosen: Chosen) -> impl IntoView {
    let looked = looked();
    let kind = looked.part(|poll, _| poll.kind);
    let voted = looked.part(|poll, _| polls::voted(poll));
    let secret = looked.part(|poll, _| poll.rules.secret);
    let owner = move || looked.read(|poll| poll.owner.name.clone()).unwrap_or_default();
    let ours = looked.part(|poll, _| poll.owner.own || poll.owner.ours);
    let vote = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let ballot = chosen.ballot.get_untracked();
        if polls::is_blank(&ballot) {
            chosen.said.set(Some(t::polls_choose_first()));
        } else {
            chosen.ask(ballot);
        }
    };
    let take_back = move |_| {
        let Some(kind) = kind.get_untracked() else { return };
        chosen.ask(blank(kind));
        goes_on_at(|| of_id("poll-send"));
    };
    view! {
        <form class="poll-form" novalidate on:submit=vote>
            {move || match kind.get() {
                Some(PollKind::Choice { most }) => view! { <Choices chosen=chosen most=most /> }.client_only(),
                Some(PollKind::Dates) => view! { <Dates chosen=chosen /> }.client_only(),
                Some(PollKind::Ranked) => view! { <Order chosen=chosen /> }.client_only(),
                None => ().client_only(),
            }}
            {move || {
                (secret.get() == Some(true))
                    .then(|| {
                        let words = if ours.get() == Some(true) {
                            t::polls_secret_help_owner()
                        } else {
                            t::polls_secret_help(&owner())
                        };
                        view! { <p class="polls-quiet" dir="auto">{words}</p> }.client_only()
                    })
            }}
            <div class="actions">
                <button class="button button-main" id="poll-send" type="submit">
                    {move || if voted.get() == Some(true) { t::polls_change_vote() } else { t::polls_vote() }}
                </button>
                {move || {
                    (voted.get() == Some(true))
                        .then(|| {
                            view! {
                                <button class="button button-quiet" type="button" on:click=take_back>
                                    {t::polls_take_back()}
                                </button>
                            }
                            .client_only()
                        })
                }}
            </div>
            <Said said=chosen.said />
        </form>
    }
    .client_only()
}

/// How many options there are, as ids.
pub(super) fn ids(count: usize) -> Vec<OptionId> {
    (0..count).filter_map(|id| u16::try_from(id).ok().map(OptionId)).collect()
}

/// The words of one option, as it stands.
pub(super) fn named(id: OptionId) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
    let names = looked().names;
    move || names.with(|names| names.get(usize::from(id.0)).cloned())
}

/// Options to tick: one, or several.
#[component]
fn Choices(chosen: Chosen, most: u16) -> impl IntoView {
    let looked = looked();
    let options = looked.part(|poll, _| poll.options.len());
    let full = looked.part(|poll, _| polls::full(poll));
    let one = most == 1;
    let help = move || {
        (!one && usize::from(most) < options.get().unwrap_or_default()).then(|| t::polls_at_most(most))
    };
    let has = move |id: OptionId| {
        chosen.ballot.with(|ballot| matches!(ballot, Ballot::Chosen(chosen) if chosen.contains(&id)))
    };
    let enough = move || {
        chosen
            .ballot
            .with(|ballot| matches!(ballot, Ballot::Chosen(chosen) if chosen.len() >= usize::from(most)))
    };
    let tick = move |id: OptionId, on: bool| {
        chosen.change(|ballot| {
            if let Ballot::Chosen(chosen) = ballot {
                chosen.retain(|other| !one && *other != id);
                if on {
                    let at = chosen.partition_point(|other| *other < id);
                    chosen.insert(at, id);
                }
            }
        });
    };
    view! {
        <fieldset class="choices">
            <legend class="visually-hidden">{t::polls_options()}</legend>
            {move || help().map(|words| view! { <p class="polls-quiet">{words}</p> }.client_only())}
            <For each=move || ids(options.get().unwrap_or_default()) key=|id| *id let:id>
                {
                    let name = named(id);
                    let is_full = move || full.with(|full| full.as_ref().is_some_and(|full| full.contains(&id)));
                    view! {
                        <label class="choice">
                            <input
                                type=if one { "radio" } else { "checkbox" }
                                name="poll-choice"
                                prop:checked=move || has(id)
                                disabled=move || !has(id) && (is_full() || (!one && enough()))
                                on:change:target=move |event| tick(id, event.target().checked())
                            />
                            <span>
                                <span class="choice-name" dir="auto">{name}</span>
                                {move || is_full().then(|| view! { <span class="choice-help">{t::polls_full()}</span> }.client_only())}
                            </span>
                        </label>
                    }
                    .client_only()
                }
            </For>
        </fieldset>
    }
    .client_only()
}

/// An answer for each date.
#[component]
fn Dates(chosen: Chosen) -> impl IntoView {
    const ANSWERS: [DateAnswer; 3] = [DateAnswer::Yes, DateAnswer::IfNeedBe, DateAnswer::No];
    let looked = looked();
    let options = looked.part(|poll, _| poll.options.len());
    let full = looked.part(|poll, _| polls::full(poll));
    let has = move |id: OptionId, answer: DateAnswer| {
        chosen.ballot.with(|ballot| matches!(ballot, Ballot::Dates(dates) if dates.contains(&(id, answer))))
    };
    let set = move |id: OptionId, answer: DateAnswer| {
        chosen.change(|ballot| {
            if let Ballot::Dates(dates) = ballot {
                dates.retain(|(other, _)| *other != id);
                let at = dates.partition_point(|(other, _)| *other < id);
                dates.insert(at, (id, answer));
            }
        });
    };
    view! {
        <For each=move || ids(options.get().unwrap_or_default()) key=|id| *id let:id>
            {
                let name = named(id);
                let is_full = move || full.with(|full| full.as_ref().is_some_and(|full| full.contains(&id)));
                let answers: Vec<AnyView> = ANSWERS
                    .into_iter()
                    .map(|answer| {
                        view! {
                            <label class="poll-answer">
                                <input
                                    type="radio"
                                    name=format!("poll-date-{}", id.0)
                                    prop:checked=move || has(id, answer)
                                    disabled=move || {
                                        answer == DateAnswer::Yes && !has(id, answer) && is_full()
                                    }
                                    on:change=move |_| set(id, answer)
                                />
                                <span>{answer_words(answer)}</span>
                            </label>
                        }
                        .client_only()
                    })
                    .collect();
                view! {
                    <fieldset class="poll-date">
                        <legend class="poll-date-name">{name}</legend>
                        <div class="poll-answers">
                            {answers}
                            {move || is_full().then(|| view! { <span class="choice-help">{t::polls_full()}</span> }.client_only())}
                        </div>
                    </fieldset>
                }
                .client_only()
            }
        </For>
    }
    .client_only()
}
