//! *Check this result*: everything counted again from what people signed, and what the owner did wrong, if anything.

use i18n::t;
use leptos::prelude::*;
use room::{Misdeed, OwnVote, PollAudit, Wrong};

use super::poll::looked;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::poll_refusal;

/// What the poll was when it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Then {
    revision: u64,
    pending: usize,
    published: bool,
}

/// The button, and what was found.
#[component]
pub(super) fn Check() -> impl IntoView {
    let looked = looked();
    let session = StoredValue::new(use_room_session());
    let found = RwSignal::new(None::<(Result<Option<PollAudit>, String>, Option<Then>)>);
    let now = looked.part(|poll, _| Then {
        revision: poll.revision,
        pending: poll.pending.len(),
        published: poll.published.is_some(),
    });
    let sealed = looked.part(|poll, _| poll.rules.secret && poll.published.is_none());
    let check = move |_| {
        let then = now.get_untracked();
        // Whoever asked may be gone.
        let done = move |audit| drop(found.try_set(Some((audit, then))));
        session.with_value(|session| {
            if let Some(session) = session {
                session.audit_poll(looked.id, Box::new(done));
            }
        });
    };
    let old = memo(move |_| found.with(|found| found.as_ref().is_some_and(|(_, then)| *then != now.get())));
    view! {
        <p class="polls-quiet">{t::polls_check_help()}</p>
        <div class="actions">
            <button class="button" type="button" on:click=check>
                {t::polls_check_now()}
            </button>
        </div>
        <div role="status">
            {move || {
                found
                    .get()
                    .map(|(audit, _)| match audit {
                        Ok(Some(audit)) => report(&audit, sealed.get_untracked() == Some(true)),
                        Ok(None) => view! { <p>{t::polls_check_not_here()}</p> }.client_only(),
                        Err(why) => view! { <p>{why}</p> }.client_only(),
                    })
            }}
            {move || {
                old.get().then(|| view! { <p class="polls-quiet">{t::polls_check_old()}</p> }.client_only())
            }}
        </div>
    }
    .client_only()
}

/// What was found, in words. Votes that could not be checked may be sealed still.
pub(in crate::components) fn report(found: &PollAudit, sealed: bool) -> AnyView {
    let room = use_room();
    let name = |peer: room::PeerId| {
        let known = room
            .known()
            .with_untracked(|known| crate::names::known_as(known, peer).map(|who| who.name.clone()));
        known.unwrap_or_else(|| peer.short())
    };
    let (kind, verdict) = match (found.misdeeds.len(), found.unchecked) {
        (0, 0) => ("good", t::polls_check_good(found.votes)),
        (0, _) => ("partly", t::polls_check_partly()),
        (wrong, _) => ("bad", t::polls_check_bad(wrong)),
    };
    let unchecked = match (found.unchecked, sealed) {
        (0, _) => None,
        (count, true) => Some(t::polls_unchecked_sealed(count)),
        (count, false) => Some(t::polls_unchecked(count)),
    };
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
        <div class="poll-verdict" data-verdict=kind>
            <p><strong>{verdict}</strong></p>
            {own.map(|words| view! { <p>{words}</p> }.client_only())}
            <ul class="poll-misdeeds">{misdeeds}</ul>
            {unchecked.map(|words| view! { <p>{words}</p> }.client_only())}
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
