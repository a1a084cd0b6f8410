//! The tool *Polls*: all polls of the room, one of them, and making one. Loaded when it is first wanted.

mod check;
mod export;
mod fold;
mod form;
mod list;
mod manage;
mod options;
mod order;
mod people;
mod poll;
mod results;
mod rounds;
mod rules;
mod typed;
mod vote;

use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::later::later;
use crate::tools::{PollsPlace, Tool, use_tools};
#[cfg(all(feature = "ssr", debug_assertions))]
pub(in crate::components) use check::report;
use form::NewPoll;
use list::List;
use poll::Poll;

/// What is shown of the polls; nothing while another tool is in front.
#[component]
pub fn Polls() -> impl IntoView {
    let tools = use_tools();
    view! {
        {move || match tools.shown() {
            Tool::Polls(place) => {
                view! { <section class="polls" aria-label=i18n::t::polls_polls()>{at(place)}</section> }.client_only()
            }
            Tool::Chat => ().client_only(),
        }}
    }
    .client_only()
}

later! {
    /// What of them is shown.
    fn at(place: PollsPlace) in polls => shown(place)
}

/// The same, once it is here.
pub(super) fn shown(place: PollsPlace) -> AnyView {
    match place {
        PollsPlace::List => view! { <List /> }.client_only(),
        PollsPlace::New => view! { <NewPoll /> }.client_only(),
        PollsPlace::Poll(id) => view! { <Poll id=id /> }.client_only(),
    }
}
