//! What came of it: bars, a table of people and dates, an order. Everything a picture says stands beside it in words.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use room::{Ballot, DateAnswer, OptionCount, OptionId, PollKind, PollView};

use super::fold::Fold;
use super::poll::looked;
use super::rounds::Ranking;
use super::vote::{answer_words, ballot_words, ids, named};
use crate::client_only::ClientOnly;
use crate::components::focus::goes_on_at;
use crate::erased::memo;
use crate::polls::{Hidden, counts, hidden, leading, percent};

/// People in a list before all are asked for.
const ROWS_FIRST: usize = 50;

/// A list that is cut short until all of it is asked for, or written on paper.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    all: RwSignal<bool>,
    printing: RwSignal<bool>,
}

impl Cut {
    /// Of the poll that is looked at.
    pub fn new() -> Self {
        Self { all: RwSignal::new(false), printing: looked().printing }
    }

    /// So many are shown at most.
    pub fn most(&self) -> usize {
        if self.all.get() || self.printing.get() { usize::MAX } else { ROWS_FIRST }
    }
}

/// The results, or why they are not shown.
#[component]
pub(super) fn Results() -> impl IntoView {
    let looked = looked();
    let why = looked.part(hidden);
    let votes = looked.part(|poll, _| poll.votes.len());
    let kind = looked.part(|poll, _| poll.kind);
    view! {
        <section class="polls-part" aria-labelledby="poll-results">
            <h3 class="polls-subtitle" id="poll-results">{t::polls_results()}</h3>
            {move || {
                if let Some(Some(why)) = why.get() {
                    return view! { <p class="polls-quiet">{hidden_words(why)}</p> }.client_only();
                }
                if votes.get() == Some(0) {
                    return view! { <p class="polls-quiet">{t::polls_no_votes()}</p> }.client_only();
                }
                match kind.get() {
                    Some(PollKind::Choice { .. }) => view! { <Bars /> <Votes /> }.client_only(),
                    Some(PollKind::Dates) => view! { <Bars /> <Table /> }.client_only(),
                    Some(PollKind::Ranked) => view! { <Ranking /> <Votes /> }.client_only(),
                    None => ().client_only(),
                }
            }}
        </section>
    }
    .client_only()
}

fn hidden_words(why: Hidden) -> String {
    match why {
        Hidden::UntilVoted => t::polls_hidden_until_voted(),
        Hidden::UntilClosed => t::polls_hidden_until_closed(),
        Hidden::WithOwner => t::polls_hidden_with_owner(),
        Hidden::NotPublished => t::polls_hidden_not_published(),
    }
}

/// What each option got, the longest bar for most.
#[component]
fn Bars() -> impl IntoView {
    let looked = looked();
    let counts = looked.part(|poll, _| {
        let counts = counts(poll);
        let lead = leading(&counts);
        let voters = u32::try_from(poll.ballots().count()).unwrap_or(u32::MAX);
        (counts, lead, voters, poll.kind == PollKind::Dates)
    });
    let options = memo(move |_| counts.with(|counts| counts.as_ref().map_or(0, |(counts, ..)| counts.len())));
    view! {
        <ul class="poll-bars" role="list">
            <For each=move || ids(options.get()) key=|id| *id let:id>
                {
                    let name = named(id);
                    let own = memo(move |_| {
                        counts.with(|counts| {
                            let (counts, lead, voters, dates) = counts.as_ref()?;
                            let count = counts.get(usize::from(id.0)).copied().unwrap_or_default();
                            Some((count, lead.contains(&id), *voters, *dates))
                        })
                    });
                    let words = move || own.get().map(|(count, _, voters, dates)| count_words(count, voters, dates));
                    let leads = move || own.get().is_some_and(|(_, leads, ..)| leads);
                    let width = move |part: fn(&OptionCount) -> u32| {
                        own.get().map_or(0, |(count, _, voters, _)| percent(part(&count), voters)).to_string()
                    };
                    let after_yes = move || width(|count| count.yes);
                    view! {
                        <li class="poll-bar" data-leads=move || leads().then_some("")>
                            <span class="poll-bar-name" dir="auto">
                                {name}
                            </span>
                            {move || leads().then(|| view! { <span class="poll-bar-leads">{t::polls_leads()}</span> }.client_only())}
                            <span class="poll-bar-count">{words}</span>
                            <svg
                                class="poll-bar-line"
                                viewBox="0 0 100 1"
                                preserveAspectRatio="none"
                                aria-hidden="true"
                                focusable="false"
                            >
                                <rect class="poll-bar-ground" width="100" height="1" />
                                <rect class="poll-bar-yes" width=after_yes height="1" />
                                <rect
                                    class="poll-bar-maybe"
                                    x=after_yes
                                    width=move || width(|count| count.if_need_be)
                                    height="1"
                                />
                            </svg>
                        </li>
                    }
                    .client_only()
                }
            </For>
        </ul>
    }
    .client_only()
}

fn count_words(count: OptionCount, voters: u32, dates: bool) -> String {
    if dates {
        t::polls_date_count(count.if_need_be, count.no, count.yes)
    } else {
        t::polls_choice_count(count.yes, percent(count.yes, voters))
    }
}

/// Who voted, and how; of a secret poll the ballots without names.
#[component]
fn Votes() -> impl IntoView {
    let looked = looked();
    let secret = looked.part(|poll, _| poll.rules.secret);
    let title =
        Signal::derive(
            move || {
                if secret.get() == Some(true) { t::polls_ballots() } else { t::polls_who_voted() }
            },
        );
    view! { <Fold title=title printed=true><VoteRows /></Fold> }.client_only()
}

#[component]
fn VoteRows() -> impl IntoView {
    let looked = looked();
    let cut = Cut::new();
    let total = memo(move |_| looked.read(|poll| poll.ballots().count()).unwrap_or_default());
    let shown = memo(move |_| {
        let rows = looked.read(|poll| {
            let words = |(name, own, ballot): (String, bool, &Ballot)| {
                (name, own, looked.names.with(|names| ballot_words(ballot, names)))
            };
            ballots(poll).take(cut.most()).map(words).collect::<Vec<_>>()
        });
        rows.unwrap_or_default()
    });
    let row = |(name, own, ballot): (String, bool, String)| {
        view! {
            <div class="poll-vote">
                <dt>{whose(name, own)}</dt>
                <dd dir="auto">{ballot}</dd>
            </div>
        }
        .client_only()
    };
    view! {
        <dl class="poll-votes" tabindex="-1">
            {move || shown.get().into_iter().map(row).collect::<Vec<_>>()}
        </dl>
        <Rest cut=cut total=total />
    }
    .client_only()
}

/// The ballots that are shown, each with whose it is, or with the first letters of its receipt, and whether it is one's own.
fn ballots(poll: &PollView) -> impl Iterator<Item = (String, bool, &Ballot)> {
    let named =
        poll.votes.iter().filter_map(|vote| Some((vote.name.clone(), vote.own, vote.ballot.as_ref()?)));
    let secret = poll.published.iter().flatten().map(|(receipt, ballot)| {
        (receipt_words(&receipt.0), poll.own_receipt.as_ref() == Some(receipt), ballot)
    });
    named.chain(secret)
}

/// Whose a ballot is; on paper, which others read, not that it is one's own.
fn whose(name: String, own: bool) -> AnyView {
    let own =
        own.then(|| view! { <span class="poll-own">{format!(" {}", t::polls_you())}</span> }.client_only());
    view! { <bdi>{name}</bdi> {own} }.client_only()
}

fn receipt_words(receipt: &[u8]) -> String {
    receipt.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The way to all rows, where there are more than are shown. Stands behind the list, which goes on with the keyboard.
#[component]
pub(super) fn Rest(cut: Cut, total: Memo<usize>) -> impl IntoView {
    let show = move |event: ev::MouseEvent| {
        let button = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let list = button.and_then(|button| button.previous_element_sibling()?.dyn_into().ok());
        cut.all.set(true);
        goes_on_at(|| list);
    };
    view! {
        {move || {
            (total.get() > cut.most())
                .then(|| {
                    view! {
                        <button class="button" type="button" on:click=show>
                            {move || t::polls_show_all(total.get())}
                        </button>
                    }
                    .client_only()
                })
        }}
    }
    .client_only()
}

/// People by dates.
#[component]
fn Table() -> impl IntoView {
    let looked = looked();
    let cut = Cut::new();
    let lead = looked.part(|poll, _| leading(&counts(poll)));
    let total = memo(move |_| looked.read(|poll| poll.ballots().count()).unwrap_or_default());
    let rows = move || {
        let leads = lead.get().unwrap_or_default();
        looked.read(|poll| {
            let options = ids(poll.options.len());
            let row = |(name, own, ballot): (String, bool, &Ballot)| {
                row(whose(name, own), ballot, &options, &leads)
            };
            ballots(poll).take(cut.most()).map(row).collect::<Vec<_>>()
        })
    };
    view! {
        // Wider than a phone, so it scrolls by itself, and by keys.
        <div class="poll-table" role="region" tabindex="0" aria-label=t::polls_table()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t::polls_name()}</th>
                        {move || {
                            let leads = lead.get().unwrap_or_default();
                            let head = |(id, words): (OptionId, String)| {
                                let leads = leads.contains(&id).then_some("");
                                view! { <th scope="col" data-leads=leads>{words}</th> }.client_only()
                            };
                            looked.names.with(|names| {
                                ids(names.len()).into_iter().zip(names.iter().cloned()).map(head).collect::<Vec<_>>()
                            })
                        }}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Rest cut=cut total=total />
    }
    .client_only()
}

fn row(whose: AnyView, ballot: &Ballot, options: &[OptionId], leads: &[OptionId]) -> AnyView {
    let answer = |id: &OptionId| match ballot {
        Ballot::Dates(dates) => dates.iter().find(|(other, _)| other == id).map(|(_, answer)| *answer),
        _ => None,
    };
    let cells: Vec<AnyView> = options
        .iter()
        .map(|id| {
            let (kind, sign, words) = match answer(id) {
                Some(answer) => (attribute(answer), sign(answer), answer_words(answer)),
                None => ("none", "", t::polls_no_answer()),
            };
            let leads = leads.contains(id).then_some("");
            view! {
                <td data-answer=kind data-leads=leads>
                    <span aria-hidden="true">{sign}</span>
                    <span class="visually-hidden">{words}</span>
                </td>
            }
            .client_only()
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{whose}</th>
            {cells}
        </tr>
    }
    .client_only()
}

fn attribute(answer: DateAnswer) -> &'static str {
    match answer {
        DateAnswer::Yes => "yes",
        DateAnswer::IfNeedBe => "if-need-be",
        DateAnswer::No => "no",
    }
}

/// A sign that is told apart without its colour.
fn sign(answer: DateAnswer) -> &'static str {
    match answer {
        DateAnswer::Yes => "✓",
        DateAnswer::IfNeedBe => "(✓)",
        DateAnswer::No => "✗",
    }
}
