//! Options in an order of one's own: added one by one, moved up and down, by buttons that keys reach as well.

use i18n::t;
use leptos::prelude::*;
use room::{Ballot, OptionId};

use super::poll::looked;
use super::vote::{Chosen, ids, named};
use crate::client_only::ClientOnly;
use crate::components::focus::{goes_on_at, of_id};
use crate::erased::memo;
use crate::polls::draft::{Step, reorder};

/// The id of the button that does this with an option.
fn id_of(step: &str, option: OptionId) -> String {
    format!("poll-{step}-{}", option.0)
}

/// The order so far, and what is not in it.
#[component]
pub(super) fn Order(chosen: Chosen) -> impl IntoView {
    let looked = looked();
    let options = looked.part(|poll, _| poll.options.len());
    let said = RwSignal::new(String::new());
    let order = memo(move |_| {
        chosen
            .ballot
            .with(|ballot| if let Ballot::Ranked(order) = ballot { order.clone() } else { Vec::new() })
    });
    let rest = memo(move |_| {
        let mut rest = ids(options.get().unwrap_or_default());
        order.with(|order| rest.retain(|id| !order.contains(id)));
        rest
    });
    let step = move |id: OptionId, step: Step, name: Option<String>| {
        chosen.change(|ballot| {
            if let Ballot::Ranked(order) = ballot {
                *order = reorder(order, id, step);
            }
        });
        let name = name.unwrap_or_default();
        let at = order.with_untracked(|order| order.iter().position(|other| *other == id));
        said.set(match at {
            Some(at) => t::polls_place_of(&name, at + 1),
            None => t::polls_out_of_order(&name),
        });
        // What was pressed was moved, or is gone: the keyboard goes on with it, or with what can be added next.
        let next =
            rest.with_untracked(|rest| rest.iter().find(|other| **other > id).or(rest.first()).copied());
        goes_on_at(move || match (step, next) {
            (Step::Up, _) => of_id(&id_of("up", id)),
            (Step::Down, _) => of_id(&id_of("down", id)),
            (Step::Take, _) => of_id(&id_of("put", id)),
            (Step::Add, Some(next)) => of_id(&id_of("put", next)),
            (Step::Add, None) => of_id(&id_of("up", id)),
        });
    };
    view! {
        <p class="polls-quiet">{t::polls_order_help()}</p>
        <p class="visually-hidden" role="status">{said}</p>
        <ol class="poll-order" aria-label=t::polls_your_order()>
            <For each=move || order.get() key=|id| *id let:id>
                {
                    let name = named(id);
                    let first = move || order.with(|order| order.first() == Some(&id));
                    let last = move || order.with(|order| order.last() == Some(&id));
                    view! {
                        <li class="poll-order-row">
                            <span class="poll-order-name" dir="auto">{name}</span>
                            <span class="poll-order-steps">
                                <button
                                    class="button"
                                    id=id_of("up", id)
                                    type="button"
                                    aria-label=move || t::polls_up(&name().unwrap_or_default())
                                    aria-disabled=move || first().then_some("true")
                                    on:click=move |_| step(id, Step::Up, name())
                                >
                                    <span aria-hidden="true">"↑"</span>
                                </button>
                                <button
                                    class="button"
                                    id=id_of("down", id)
                                    type="button"
                                    aria-label=move || t::polls_down(&name().unwrap_or_default())
                                    aria-disabled=move || last().then_some("true")
                                    on:click=move |_| step(id, Step::Down, name())
                                >
                                    <span aria-hidden="true">"↓"</span>
                                </button>
                                <button
                                    class="button button-quiet"
                                    type="button"
                                    aria-label=move || t::polls_take_out(&name().unwrap_or_default())
                                    on:click=move |_| step(id, Step::Take, name())
                                >
                                    <span aria-hidden="true">"×"</span>
                                </button>
                            </span>
                        </li>
                    }
                    .client_only()
                }
            </For>
        </ol>
        <ul class="poll-order-rest" role="list" aria-label=t::polls_not_in_order()>
            <For each=move || rest.get() key=|id| *id let:id>
                {
                    let name = named(id);
                    view! {
                        <li>
                            <button
                                class="button"
                                id=id_of("put", id)
                                type="button"
                                aria-label=move || t::polls_put(&name().unwrap_or_default())
                                on:click=move |_| step(id, Step::Add, name())
                            >
                                <span dir="auto">{move || name().map(|name| format!("+ {name}"))}</span>
                            </button>
                        </li>
                    }
                    .client_only()
                }
            </For>
        </ul>
    }
    .client_only()
}
