//! All polls of the room.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::PollId;

use super::options::state_words;
use crate::client_only::ClientOnly;
use crate::components::focus::goes_on_at;
use crate::erased::{effect, memo};
use crate::members::may_write;
use crate::polls::{self, Listed};
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::tools::{PollsPlace, use_tools};

/// Those that take votes, then the others.
#[component]
pub(super) fn List() -> impl IntoView {
    let (page, room, tools) = (use_page(), use_room(), use_tools());
    let listed: Memo<Listed> =
        memo(move |_| room.polls().with(|all| polls::listed(all, page.now_unix_ms().get())));
    let writes = memo(move |_| may_write(room.standing().get()));
    let none = memo(move |_| listed.with(|listed| listed.open.is_empty() && listed.closed.is_empty()));
    // Whoever came back by keyboard goes on from here.
    let title = NodeRef::<html::H2>::new();
    effect(move |_| {
        if title.get().is_some() {
            goes_on_at(move || title.try_get_untracked().flatten().map(Into::into));
        }
    });
    view! {
        <header class="polls-head">
            <h2 class="polls-title" tabindex="-1" node_ref=title>
                {t::polls_polls()}
            </h2>
            {move || {
                writes
                    .get()
                    .then(|| {
                        view! {
                            <button
                                class="button button-main"
                                type="button"
                                on:click=move |_| tools.polls(PollsPlace::New)
                            >
                                {t::polls_new()}
                            </button>
                        }
                        .client_only()
                    })
            }}
        </header>
        {move || {
            none.get()
                .then(|| {
                    view! {
                        <div class="polls-none">
                            <p>{t::polls_none()}</p>
                            <p class="polls-quiet">{t::polls_none_help()}</p>
                        </div>
                    }
                    .client_only()
                })
        }}
        {entries(t::polls_list_open(), Signal::derive(move || listed.with(|listed| listed.open.clone())))}
        {entries(t::polls_list_closed(), Signal::derive(move || listed.with(|listed| listed.closed.clone())))}
    }
    .client_only()
}

fn entries(heading: String, polls: Signal<Vec<PollId>>) -> AnyView {
    let some = memo(move |_| polls.with(|polls| !polls.is_empty()));
    move_in(move || {
        some.get().then(|| {
            view! {
                <section class="polls-part">
                    <h3 class="polls-subtitle">{heading.clone()}</h3>
                    <ul class="poll-list" role="list">
                        <For each=move || polls.get() key=|id| *id let:id>
                            <Entry id=id />
                        </For>
                    </ul>
                </section>
            }
            .client_only()
        })
    })
}

fn move_in(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    view! { {view} }.client_only()
}

#[component]
fn Entry(id: PollId) -> impl IntoView {
    let (page, room, tools) = (use_page(), use_room(), use_tools());
    let poll = memo(move |_| room.polls().with(|polls| polls.get(&id).cloned()));
    let question = move || poll.with(|poll| poll.as_ref().map(|poll| poll.question.clone()));
    let stands = memo(move |_| {
        let now = page.now_unix_ms().get();
        poll.with(|poll| {
            let poll = poll.as_ref()?;
            Some((polls::state(poll, now), poll.rules.deadline, polls::waits(poll, now), polls::voted(poll)))
        })
    });
    let state = move || stands.get().map(|(state, deadline, ..)| state_words(state, deadline));
    let own = move || {
        stands.get().and_then(|(_, _, waits, voted)| match (waits, voted) {
            (true, _) => Some(t::polls_your_vote_missing()),
            (_, true) => Some(t::polls_you_voted()),
            _ => None,
        })
    };
    let waits = move || stands.get().is_some_and(|(_, _, waits, _)| waits);
    let votes = move || poll.with(|poll| poll.as_ref().map(|poll| t::polls_votes(poll.votes.len())));
    view! {
        <li class="poll-entry">
            <button
                class="poll-entry-open"
                type="button"
                on:click=move |_| tools.polls(PollsPlace::Poll(id))
            >
                <span class="poll-entry-question" dir="auto">
                    {question}
                </span>
                <span class="poll-entry-facts">
                    <span>{state}</span>
                    <span>{votes}</span>
                    {move || own().map(|words| view! { <span class="poll-entry-own" data-waits=waits().then_some("")>{words}</span> }.client_only())}
                </span>
            </button>
        </li>
    }
    .client_only()
}
