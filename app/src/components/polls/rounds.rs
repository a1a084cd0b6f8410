//! What came of orders: the places by the method of Schulze, who beat whom, and each round of an instant run-off.

use i18n::t;
use leptos::prelude::*;
use room::{OptionId, Round, RunOff, Schulze};

use super::fold::Fold;
use super::poll::looked;
use crate::client_only::ClientOnly;
use crate::polls::percent;

/// Both ways of counting.
#[component]
pub(super) fn Ranking() -> impl IntoView {
    let looked = looked();
    let schulze = looked.part(|poll, _| room::schulze(poll.options.len(), poll.ballots()));
    let run_off = looked.part(|poll, _| room::run_off(poll.options.len(), poll.ballots()));
    let names = looked.names;
    let places = move || {
        let names = names.get();
        let places = schulze.with(|found| found.as_ref().map(|found| found.places.clone()));
        let place = |ids: Vec<OptionId>| view! { <li dir="auto">{all(&names, &ids)}</li> }.client_only();
        places.unwrap_or_default().into_iter().map(place).collect::<Vec<_>>()
    };
    let winners = move || {
        let names = names.get();
        run_off.with(|found| {
            let winners = found.as_ref().map(|found| found.winners.clone()).unwrap_or_default();
            (!winners.is_empty()).then(|| t::polls_run_off_winner(&all(&names, &winners)))
        })
    };
    view! {
        <h4 class="polls-subtitle">{t::polls_schulze()}</h4>
        <ol class="poll-places">{places}</ol>
        <Fold title=t::polls_pairs() printed=true>
            {move || {
                let names = names.get();
                schulze.get().map(|found| pairs(&names, &found))
            }}
        </Fold>
        <h4 class="polls-subtitle">{t::polls_run_off()}</h4>
        <p dir="auto">{winners}</p>
        <Fold title=t::polls_rounds() printed=true>
            {move || {
                let names = names.get();
                run_off.get().map(|found| rounds(&names, &found))
            }}
        </Fold>
    }
    .client_only()
}

fn name(names: &[String], id: OptionId) -> String {
    names.get(usize::from(id.0)).cloned().unwrap_or_default()
}

fn all(names: &[String], ids: &[OptionId]) -> String {
    let parts = ids.iter().map(|id| name(names, *id));
    parts.reduce(|all, next| t::polls_and_more(&all, &next)).unwrap_or_default()
}

/// How many put the option of the row before that of the column, and how strong the strongest way is from one to the other.
fn pairs(names: &[String], found: &Schulze) -> AnyView {
    let table = |caption: String, numbers: &[Vec<u32>]| {
        let heads: Vec<AnyView> = names
            .iter()
            .map(|name| view! { <th scope="col" dir="auto">{name.clone()}</th> }.client_only())
            .collect();
        let rows: Vec<AnyView> = (0..)
            .zip(names.iter().zip(numbers))
            .map(|(a, (name, row))| {
                let cells: Vec<AnyView> = (0..)
                    .zip(row)
                    .map(|(b, number)| {
                        let against = numbers.get(b).and_then(|row| row.get(a)).copied().unwrap_or_default();
                        let words = if a == b { "–".to_owned() } else { number.to_string() };
                        let wins = (a != b && *number > against).then_some("");
                        view! { <td data-leads=wins>{words}</td> }.client_only()
                    })
                    .collect();
                view! {
                    <tr>
                        <th scope="row" dir="auto">{name.clone()}</th>
                        {cells}
                    </tr>
                }
                .client_only()
            })
            .collect();
        let label = caption.clone();
        view! {
            <div class="poll-table" role="region" tabindex="0" aria-label=label>
                <table>
                    <caption>{caption}</caption>
                    <thead>
                        <tr>
                            <td></td>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .client_only()
    };
    view! {
        <p class="polls-quiet">{t::polls_pairs_help()}</p>
        {table(t::polls_preferred(), &found.preferred)}
        {table(t::polls_strongest(), &found.strongest)}
    }
    .client_only()
}

fn rounds(names: &[String], found: &RunOff) -> AnyView {
    let rounds: Vec<AnyView> =
        (1_u32..).zip(&found.rounds).map(|(number, round)| one(names, number, round)).collect();
    view! { <ol class="poll-rounds" role="list">{rounds}</ol> }.client_only()
}

fn one(names: &[String], number: u32, round: &Round) -> AnyView {
    let voters = round.votes.iter().map(|(_, votes)| votes).sum();
    let rows: Vec<AnyView> = round
        .votes
        .iter()
        .map(|(id, votes)| {
            view! {
                <li>
                    <span dir="auto">{name(names, *id)}</span>
                    " "
                    <span class="polls-quiet">{t::polls_choice_count(*votes, percent(*votes, voters))}</span>
                </li>
            }
            .client_only()
        })
        .collect();
    let out = (!round.out.is_empty()).then(|| t::polls_round_out(&all(names, &round.out)));
    let exhausted = (round.exhausted > 0).then(|| t::polls_round_exhausted(round.exhausted));
    view! {
        <li class="poll-round">
            <h5 class="poll-round-title">{t::polls_round(number)}</h5>
            <ul>{rows}</ul>
            {exhausted.map(|words| view! { <p class="polls-quiet">{words}</p> }.client_only())}
            {out.map(|words| view! { <p dir="auto">{words}</p> }.client_only())}
        </li>
    }
    .client_only()
}
