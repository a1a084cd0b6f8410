//! *Check this result*: everything counted again from what people signed, and what the owner did wrong, if anything.

use i18n::t;
use leptos::prelude::*;
use room::{Misdeed, OwnVote, PollAudit, Wrong};

use super::poll::looked;
use crate::client_only::ClientOnly;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::poll_refusal;

/// The button, and what was found.
#[component]
pub(super) fn Check() -> impl IntoView {
    let looked = looked();
    let session = StoredValue::new(use_room_session());
    let found = RwSignal::new(None::<PollAudit>);
    let check = move |_| {
        found.set(session.with_value(|session| session.as_ref()?.audit_poll(looked.id)));
    };
    view! {
        <p class="polls-quiet">{t::polls_check_help()}</p>
        <div class="actions">
            <button class="button" type="button" on:click=check>
                {t::polls_check_now()}
            </button>
        </div>
        <div role="status">{move || found.get().map(|found| report(&found))}</div>
    }
    .client_only()
}

/// What was found, in words.
pub(in crate::components) fn report(found: &PollAudit) -> AnyView {
    let room = use_room();
    let name = |peer: room::PeerId| {
        let known = room
            .known()
            .with_untracked(|known| crate::names::known_as(known, peer).map(|who| who.name.clone()));
        known.unwrap_or_else(|| peer.short())
    };
    let good = found.misdeeds.is_empty();
    let verdict =
        if good { t::polls_check_good(found.votes) } else { t::polls_check_bad(found.misdeeds.len()) };
    let own = match found.own {
        OwnVote::None => None,
        OwnVote::Counted => Some(t::polls_own_counted()),
        OwnVote::Pending => Some(t::polls_own_pending()),
        OwnVote::Refused => Some(t::polls_own_refused()),
        OwnVote::Wronged => Some(t::polls_own_wronged()),
        OwnVote::Unchecked => Some(t::polls_own_unchecked()),
    };
    let misdeeds: Vec<AnyView> = found
        .misdeeds
        .iter()
        .map(|misdeed| {
            let owner = name(misdeed.owner);
            let of = misdeed.of.map(name);
            view! { <li dir="auto">{misdeed_words(misdeed, &owner, of.as_deref())}</li> }.client_only()
        })
        .collect();
    view! {
        <div class="poll-verdict" data-good=good.then_some("")>
            <p><strong>{verdict}</strong></p>
            {own.map(|words| view! { <p>{words}</p> }.client_only())}
            <ul class="poll-misdeeds">{misdeeds}</ul>
            {(found.unchecked > 0)
                .then(|| view! { <p class="polls-quiet">{t::polls_unchecked(found.unchecked)}</p> }.client_only())}
        </div>
    }
    .client_only()
}

fn misdeed_words(misdeed: &Misdeed, owner: &str, of: Option<&str>) -> String {
    let of = of.unwrap_or_default();
    match &misdeed.what {
        Wrong::Dropped => t::polls_wrong_dropped(of, owner),
        Wrong::CountedTwice => t::polls_wrong_twice(of, owner),
        Wrong::Invented => t::polls_wrong_invented(of, owner),
        Wrong::AgainstRules(rule) => t::polls_wrong_rules(of, owner, &poll_refusal(rule)),
        Wrong::RefusedWrongly => t::polls_wrong_refused(of, owner),
        Wrong::BadRevision { next, given } => t::polls_wrong_revision(*given, *next, owner),
        Wrong::NotOwner => t::polls_wrong_not_owner(owner),
        Wrong::BallotCount { voted, published } => t::polls_wrong_count(owner, *published, *voted),
        Wrong::BadBallot => t::polls_wrong_ballot(owner),
        Wrong::BallotMissing => t::polls_wrong_missing(owner),
        Wrong::BallotAltered => t::polls_wrong_altered(owner),
    }
}
