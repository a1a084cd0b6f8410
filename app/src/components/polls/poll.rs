//! One poll: what is asked, how it stands, the vote, the results, and everything about it.

use std::sync::Arc;

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::{PollId, PollPending, PollRole, PollView, PollWish, Thread};

use super::check::Check;
use super::export::Export;
use super::fold::Fold;
use super::manage::Manage;
use super::options::{moment, option_words, state_words};
use super::people::{Roles, Silent};
use super::results::Results;
use super::vote::Vote;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::members::{may_write, name_of};
use crate::polls::{self, draft::Typed};
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::talks::thread_of;
use crate::tools::{PollsPlace, use_tools};
use crate::words::{poll_refusal, poll_role_word};

/// The poll that is looked at, in context of its parts.
#[derive(Clone, Copy)]
pub(super) struct Looked {
    /// Which.
    pub id: PollId,
    /// As it stands; `None` until it has come.
    poll: Memo<Option<Arc<PollView>>>,
    /// What its options are called.
    pub names: Memo<Arc<Vec<String>>>,
    /// Now, Unix milliseconds.
    pub now: Signal<u64>,
    /// It is written on paper, where all is shown that is folded or cut short on the page.
    pub printing: RwSignal<bool>,
}

impl Looked {
    /// Reads the poll.
    pub fn read<T>(&self, read: impl FnOnce(&PollView) -> T) -> Option<T> {
        self.poll.with(|poll| poll.as_deref().map(read))
    }

    /// The same without being told when it is another.
    pub fn read_now<T>(&self, read: impl FnOnce(&PollView) -> T) -> Option<T> {
        self.poll.with_untracked(|poll| poll.as_deref().map(read))
    }

    /// A value of it that is computed anew when it changes.
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&PollView, u64) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        memo(move |_| {
            let now = self.now.get();
            self.read(|poll| read(poll, now))
        })
    }

    /// Asks the owner for something. Answers whether it could be asked; if not, it is said why.
    pub fn ask(&self, wish: PollWish, said: RwSignal<Option<String>>) -> bool {
        let Some(session) = use_room_session() else { return false };
        tell(session.ask_poll(self.id, wish), said)
    }
}

/// Says why something could not be done. Answers whether it could.
pub(super) fn tell(done: Result<(), String>, said: RwSignal<Option<String>>) -> bool {
    let well = done.is_ok();
    let _ = said.try_set(done.err());
    well
}

/// The same, beside what was to be done.
#[component]
pub(super) fn Said(said: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        {move || {
            said.get().map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())
        }}
    }
    .client_only()
}

/// The poll that is looked at, from context.
pub(super) fn looked() -> Looked {
    expect_context()
}

/// All of it.
#[component]
pub(super) fn Poll(id: PollId) -> impl IntoView {
    let (page, room, tools) = (use_page(), use_room(), use_tools());
    let poll = memo(move |_| room.polls().with(|polls| polls.get(&id).cloned()));
    let there = memo(move |_| poll.with(|poll| poll.as_ref().is_some_and(|poll| !poll.deleted)));
    let now = Signal::derive(move || page.now_unix_ms().get());
    let options =
        memo(move |_| poll.with(|poll| poll.as_ref().map(|poll| poll.options.clone()).unwrap_or_default()));
    let names = memo(move |_| Arc::new(options.with(|all| all.iter().map(option_words).collect::<Vec<_>>())));
    let printing = RwSignal::new(false);
    effect(move |_| {
        for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
            let listens = window_event_listener_untyped(event, move |_| {
                let _ = printing.try_set(begins);
            });
            on_cleanup(move || listens.remove());
        }
    });
    provide_context(Looked { id, poll, names, now, printing });
    let missing = move || {
        let deleted = poll.with(|poll| poll.as_ref().is_some_and(|poll| poll.deleted));
        match (deleted, room.history_loaded().get() && room.missing().get() == 0) {
            (true, _) => t::polls_deleted(),
            (false, true) => t::polls_not_here(),
            (false, false) => t::polls_coming(),
        }
    };
    view! {
        <div class="polls-back">
            <button class="button button-quiet" type="button" on:click=move |_| tools.polls(PollsPlace::List)>
                {t::polls_all()}
            </button>
        </div>
        {move || {
            if there.get() {
                view! { <Shown /> }.client_only()
            } else {
                view! { <p class="polls-none" role="status">{missing}</p> }.client_only()
            }
        }}
    }
    .client_only()
}

#[component]
fn Shown() -> impl IntoView {
    let looked = looked();
    let title = NodeRef::<html::H2>::new();
    effect(move |_| {
        if let Some(title) = title.get() {
            // Whoever came by keyboard goes on from here.
            let _ = title.focus();
        }
    });
    let question = move || looked.read(|poll| poll.question.clone());
    let description = looked.part(|poll, _| Some(poll.description.clone()).filter(|text| !text.is_empty()));
    let manages = looked.part(|poll, _| poll.role >= PollRole::Editor);
    view! {
        <article class="poll" aria-labelledby="poll-title">
            <header class="poll-head">
                <h2 class="poll-title" id="poll-title" tabindex="-1" dir="auto" node_ref=title>
                    {question}
                </h2>
                {move || {
                    description.get().flatten().map(|text| view! { <p class="poll-description" dir="auto">{text}</p> }.client_only())
                }}
                <Facts />
            </header>
            <Standing />
            <Vote />
            <Results />
            <Actions />
            <div class="poll-parts">
                <Fold title=t::polls_missing_title()>
                    <Silent />
                </Fold>
                <Fold title=t::polls_check()>
                    <Check />
                </Fold>
                <Fold title=t::polls_roles()>
                    <Roles />
                </Fold>
                {move || {
                    (manages.get() == Some(true))
                        .then(|| view! { <Fold title=t::polls_manage()><Manage /></Fold> }.client_only())
                }}
                <Fold title=t::polls_export()>
                    <Export />
                </Fold>
            </div>
        </article>
    }
    .client_only()
}

/// Who decides, what holds, how it stands.
#[component]
fn Facts() -> impl IntoView {
    let looked = looked();
    let owner = move || {
        looked.read(|poll| match &poll.owner {
            owner if owner.own => t::polls_owned_by_you(),
            owner if owner.ours => t::polls_owned_elsewhere(),
            owner => t::polls_owned_by(&owner.name),
        })
    };
    let stands = looked.part(|poll, now| (polls::state(poll, now), poll.rules.deadline));
    let stands = move || stands.get().map(|(state, deadline)| state_words(state, deadline));
    let votes = move || looked.read(|poll| t::polls_votes(poll.votes.len()));
    let rules = move || {
        looked.read(|poll| {
            let rules = poll.rules;
            let mut words = Vec::new();
            words.extend(rules.secret.then(t::polls_rule_secret));
            words.extend((!rules.secret).then(t::polls_rule_named));
            words.extend((!rules.changing).then(t::polls_rule_final));
            words.extend(rules.adding.then(t::polls_rule_adding));
            words.extend(rules.cap.map(t::polls_rule_cap));
            words.into_iter().reduce(|all, next| t::common_two_sentences(&all, &next)).unwrap_or_default()
        })
    };
    view! {
        <p class="poll-facts">
            <span>{stands}</span>
            <span>{votes}</span>
            <span dir="auto">{owner}</span>
        </p>
        <p class="polls-quiet">{rules}</p>
    }
    .client_only()
}

/// What is not as it should be: the owner is away, something waits, something was refused.
#[component]
fn Standing() -> impl IntoView {
    let looked = looked();
    let away = looked.part(|poll, _| {
        let owner = &poll.owner;
        let of = (owner.name.clone(), owner.ours, poll.as_of_unix_ms, poll.rules.while_away);
        (!owner.here && !owner.gone).then_some(of)
    });
    let gone = looked.part(|poll, _| poll.owner.gone);
    let pending = looked.part(|poll, _| poll.pending.clone());
    let refused = looked.part(|poll, _| poll.refused.clone());
    view! {
        {move || {
            away.get()
                .flatten()
                .map(|(name, ours, as_of, while_away)| {
                    let as_of = moment(as_of);
                    let copy =
                        if ours { t::polls_away_copy_ours(&as_of) } else { t::polls_away_copy(&name, &as_of) };
                    let kept = match (while_away, ours) {
                        (true, true) => t::polls_away_kept_ours(),
                        (true, false) => t::polls_away_kept(),
                        (false, _) => t::polls_away_read_only(),
                    };
                    view! {
                        <div class="poll-note" data-poll="away" role="status">
                            <p>
                                <strong>{t::polls_owner_away()}</strong>
                                " "
                                <span dir="auto">{copy}</span>
                            </p>
                            <p>{kept}</p>
                        </div>
                    }
                    .client_only()
                })
        }}
        {move || {
            (gone.get() == Some(true))
                .then(|| view! { <p class="poll-note" role="status">{t::polls_owner_gone()}</p> }.client_only())
        }}
        {move || {
            pending
                .get()
                .filter(|pending| !pending.is_empty())
                .map(|pending| {
                    let rows: Vec<AnyView> = pending.iter().map(row).collect();
                    view! {
                        <div class="poll-note" data-poll="pending" role="status">
                            <p><strong>{t::polls_pending()}</strong></p>
                            <ul class="poll-pending" role="list">
                                {rows}
                            </ul>
                        </div>
                    }
                    .client_only()
                })
        }}
        {move || {
            refused
                .get()
                .flatten()
                .map(|refused| {
                    let what = wish_words(&refused.wish);
                    view! {
                        <p class="poll-note poll-refused" data-poll="refused" role="alert" dir="auto">
                            {t::polls_refused(&what, &poll_refusal(&refused.message))}
                        </p>
                    }
                    .client_only()
                })
        }}
    }
    .client_only()
}

fn row(pending: &PollPending) -> AnyView {
    let far = match (pending.saved, pending.sent) {
        (_, true) => t::polls_pending_sent(),
        (true, false) => t::polls_pending_saved(),
        (false, false) => t::polls_pending_saving(),
    };
    view! {
        <li>
            <span dir="auto">{wish_words(&pending.wish)}</span>
            " "
            <span class="polls-quiet">{far}</span>
        </li>
    }
    .client_only()
}

/// What was asked for.
fn wish_words(wish: &PollWish) -> String {
    let room = use_room();
    match wish {
        PollWish::Vote(ballot) if polls::is_blank(ballot) => t::polls_wish_take_back(),
        PollWish::Vote(_) => t::polls_wish_vote(),
        PollWish::AddOption(option) => t::polls_wish_option(&option_words(option)),
        PollWish::Describe { question, .. } => t::polls_wish_describe(question),
        PollWish::SetDeadline(Some(deadline)) => t::polls_wish_deadline(&moment(*deadline)),
        PollWish::SetDeadline(None) => t::polls_wish_no_deadline(),
        PollWish::SetRole { user, role } => {
            let name = room.members().with_untracked(|members| name_of(members, *user));
            t::polls_wish_role(&name, &poll_role_word(*role))
        }
        PollWish::Close => t::polls_wish_close(),
        PollWish::Reopen => t::polls_wish_reopen(),
        PollWish::Pass(_) => t::polls_wish_pass(),
    }
}

/// Talk about it, make another like it, its link.
#[component]
fn Actions() -> impl IntoView {
    let (looked, room, tools, chats) = (looked(), use_room(), use_tools(), use_chats());
    let session = StoredValue::new(use_session());
    let copied = RwSignal::new(false);
    let comments = Thread::Channel(looked.id.comments());
    let said = memo(move |_| {
        let own = |all: &std::collections::BTreeMap<Thread, Vec<room::Message>>| {
            all.get(&comments).map_or(0, Vec::len)
        };
        room.aside().with(own)
    });
    let news = memo(move |_| {
        room.threads().with(|threads| thread_of(threads, comments).map_or(0, |info| info.unread.count))
    });
    let writes = memo(move |_| may_write(room.standing().get()));
    let duplicate = move |_| {
        let again = session.with_value(|session| {
            let session = session.as_ref()?;
            let moment = |unix_ms| (session.day_of(unix_ms), session.clock_of(unix_ms));
            looked.read_now(|poll| Typed::again(poll.draft(), looked.now.get_untracked(), moment))
        });
        if let Some(again) = again {
            tools.duplicate(again);
        }
    };
    let link = move |_| {
        let link = room::Target::Poll(looked.id).join(&room.link().get_untracked());
        session.with_value(|session| {
            if let Some(session) = session {
                session.copy(
                    &link,
                    Box::new(move |done| {
                        let _ = copied.try_set(done);
                    }),
                );
            }
        });
    };
    view! {
        <div class="actions">
            <button
                class="button"
                type="button"
                on:click=move |_| chats.show(comments)
            >
                {move || t::polls_comments(said.get())}
                {move || {
                    let news = news.get();
                    (news > 0).then(|| view! { " " <span class="count">{crate::words::news_words(news)}</span> }.client_only())
                }}
            </button>
            <button class="button" type="button" on:click=link>
                {move || if copied.get() { t::common_copied() } else { t::polls_copy_link() }}
            </button>
            {move || {
                writes
                    .get()
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=duplicate>
                                {t::polls_duplicate()}
                            </button>
                        }
                        .client_only()
                    })
            }}
        </div>
    }
    .client_only()
}
