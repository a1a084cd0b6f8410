//! A poll among the messages: how it stands, and the way to it.

use i18n::t;
use leptos::prelude::*;
use room::{MessageId, PollId};

use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::polls::{self, PollState};
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::tools::{PollsPlace, use_tools};

/// Below the question, which is the message's text.
#[component]
pub(super) fn PollCard(message: MessageId) -> impl IntoView {
    let (page, room, tools) = (use_page(), use_room(), use_tools());
    let id = PollId(message);
    let state = memo(move |_| {
        let now = page.now_unix_ms().get();
        room.polls().with(|polls| {
            let poll = polls.get(&id)?;
            Some((polls::state(poll, now), poll.votes.len(), polls::waits(poll, now)))
        })
    });
    let words = move || {
        state.get().map(|(state, votes, waits)| {
            let stands = match state {
                PollState::Open if waits => t::polls_card_waits(),
                PollState::Open => t::polls_card_open(),
                PollState::Over | PollState::Closed | PollState::Deleted => t::polls_card_closed(),
            };
            t::common_two_sentences(&stands, &t::polls_votes(votes))
        })
    };
    view! {
        <div class="poll-card">
            <p class="poll-card-state">{words}</p>
            <button class="button" type="button" on:click=move |_| tools.polls(PollsPlace::Poll(id))>
                {t::polls_open()}
            </button>
        </div>
    }
    .client_only()
}
