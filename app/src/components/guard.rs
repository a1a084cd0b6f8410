//! What stands before a page while what is stored cannot be read: the way to unlock it, and how far a change of the vault is.

use i18n::t;
use leptos::prelude::*;
use leptos_meta::Title;

use super::Card;
use super::unlock::Unlock;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::later::later;
use crate::session::use_session;
use crate::vault::{VaultState, Work, use_vault};
use crate::words::{ended_words, failed_heading, work_heading, work_words};

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    Page,
    Unlock,
    Working(String),
    Ended(Work, Result<(), String>),
}

impl Shown {
    fn of(state: &VaultState) -> Self {
        match state {
            VaultState::Locked => Self::Unlock,
            VaultState::Working(work) => Self::Working(work_heading(*work)),
            VaultState::Ended(work, went) => Self::Ended(*work, went.clone()),
            VaultState::Unknown | VaultState::Off | VaultState::Impossible(_) | VaultState::Open => {
                Self::Page
            }
        }
    }
}

/// A page, unless the vault stands before it. A page that goes away behind it leaves its room.
#[component]
pub fn Guard(
    /// The page.
    page: fn() -> AnyView,
) -> impl IntoView {
    let vault = use_vault();
    let shown = memo(move |_| vault.state.with(Shown::of));
    move || match shown.get() {
        Shown::Page => page(),
        Shown::Unlock => unlock(),
        Shown::Working(heading) => working(heading),
        Shown::Ended(work, went) => ended(work, went),
    }
}

later! {
    fn unlock() in vault => view! { <Unlock /> }
}

later! {
    fn working(heading: String) in vault => view! { <Working heading=heading /> }
}

later! {
    fn ended(work: Work, went: Result<(), String>) in vault => view! { <Ended work=work went=went /> }
}

/// How far it is.
#[component]
pub(super) fn Working(heading: String) -> impl IntoView {
    let vault = use_vault();
    let work = move || match vault.state.get() {
        VaultState::Working(work) => Some(work),
        _ => None,
    };
    let words = move || work().map(work_words).unwrap_or_default();
    let part = move || match work() {
        Some(Work::Seal { done, all } | Work::Unseal { done, all }) if all > 0 => {
            Some((done.to_string(), all.to_string()))
        }
        _ => None,
    };
    view! {
        <Title text=t::common_tincan() />
        <Card heading=heading focus=true>
            {view! {
                // Without a value while it is not known how much there is to do.
                <progress
                    class="vault-progress"
                    aria-labelledby="vault-words"
                    value=move || part().map(|(done, _)| done)
                    max=move || part().map(|(_, all)| all)
                ></progress>
                <p id="vault-words" role="status">
                    {words}
                </p>
            }
            .client_only()}
        </Card>
    }
}

/// How it went.
#[component]
pub(super) fn Ended(work: Work, went: Result<(), String>) -> impl IntoView {
    let session = use_session();
    let heading = if went.is_ok() { ended_words(work).0 } else { failed_heading(work) };
    let go_on = move |_| {
        if let Some(session) = &session {
            session.go_on();
        }
    };
    view! {
        <Title text=t::common_tincan() />
        <Card heading=heading focus=true>
            {view! {
                {match went {
                    Ok(()) => view! { <p role="status">{ended_words(work).1}</p> }.client_only(),
                    Err(reason) => view! { <p role="alert" dir="auto">{reason}</p> }.client_only(),
                }}
                <div class="actions">
                    <button class="button button-main" type="button" on:click=go_on>
                        {t::unlock_go_on()}
                    </button>
                </div>
            }
            .client_only()}
        </Card>
    }
}
