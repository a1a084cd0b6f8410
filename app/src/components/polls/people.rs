//! The people of a poll: who has not voted, and who may do what.

use i18n::t;
use leptos::prelude::*;
use room::{PollRole, PollWish, Role, SmallSort, Standing, UserId};

use super::poll::{Said, looked, tell};
use super::results::{Cut, Rest};
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::may_write;
use crate::polls::{draft::ROLES, role_of, silent};
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::tools::use_tools;
use crate::words::poll_role_word;

/// People named in a reminder; a message to all would be none.
const REMINDED_MAX: usize = 20;

/// Who may vote and has not, and a way to remind them.
#[component]
pub(super) fn Silent() -> impl IntoView {
    let (looked, room) = (looked(), use_room());
    let (chats, tools) = (use_chats(), use_tools());
    let session = StoredValue::new(use_room_session());
    let (cut, said) = (Cut::new(), RwSignal::new(None));
    let open = looked.part(|poll, now| poll.open_at(now));
    let missing = memo(move |_| {
        room.members().with(|members| looked.read(|poll| silent(poll, members))).unwrap_or_default()
    });
    let me = move || room.my_user().get();
    let others = memo(move |_| {
        missing.with(|missing| {
            missing.iter().filter(|(user, _)| Some(*user) != me()).cloned().collect::<Vec<_>>()
        })
    });
    // Those who were, of all who can be; after the last it begins again.
    let reminded = move || {
        others.with(|others| {
            let is = |of: &[UserId]| others.iter().filter(|(user, _)| of.contains(user)).count();
            (tools.begun(looked.id, |begun| is(&begun.reminded)), others.len())
        })
    };
    let writes = memo(move |_| may_write(room.standing().get()));
    let remind = move |_| {
        let (count, all) = untrack(reminded);
        if count == all {
            tools.begin(looked.id, |begun| begun.reminded.clear());
        }
        let before = tools.begun(looked.id, |begun| begun.reminded.clone());
        let next: Vec<(UserId, String)> = others.with_untracked(|others| {
            let next = others.iter().filter(|(user, _)| !before.contains(user));
            next.take(REMINDED_MAX).cloned().collect()
        });
        let names = next.iter().map(|(_, name)| format!("@{name}")).collect::<Vec<_>>().join(" ");
        let Some((thread, question)) = looked.read_now(|poll| (poll.thread, poll.question.clone())) else {
            return;
        };
        let asked = session.with_value(|session| {
            session
                .as_ref()
                .map(|session| session.send(&t::polls_reminder(&names, &question), Some(looked.id.0), thread))
        });
        if tell(asked.unwrap_or(Ok(())), said) {
            tools.begin(looked.id, |begun| begun.reminded.extend(next.iter().map(|(user, _)| *user)));
            chats.show(thread);
        }
    };
    let rows = move || {
        let row = |(_, name): (UserId, String)| view! { <li dir="auto">{name}</li> }.client_only();
        missing.with(|missing| missing.iter().take(cut.most()).cloned().map(row).collect::<Vec<_>>())
    };
    let total = memo(move |_| missing.with(Vec::len));
    let none = memo(move |_| total.get() == 0);
    view! {
        {move || none.get().then(|| view! { <p class="polls-quiet">{t::polls_all_voted()}</p> }.client_only())}
        <ul class="poll-people" role="list" tabindex="-1">
            {rows}
        </ul>
        <Rest cut=cut total=total />
        {move || {
            (open.get() == Some(true) && writes.get() && others.with(|others| !others.is_empty()))
                .then(|| {
                    view! {
                        <div class="actions">
                            <button class="button" type="button" on:click=remind>
                                {t::polls_remind()}
                            </button>
                            <span class="polls-quiet">{t::polls_remind_help(REMINDED_MAX)}</span>
                            {move || {
                                let (count, all) = reminded();
                                (count > 0)
                                    .then(|| view! { <span class="polls-quiet">{t::polls_reminded(all, count)}</span> }.client_only())
                            }}
                        </div>
                    }
                    .client_only()
                })
        }}
        <Said said=said />
    }
    .client_only()
}

/// What everybody may do; the owner gives other roles.
#[component]
pub(super) fn Roles() -> impl IntoView {
    let (looked, room) = (looked(), use_room());
    let (cut, said) = (Cut::new(), RwSignal::new(None));
    let owns = looked.part(|poll, _| poll.role == PollRole::Owner);
    let roles = memo(move |_| {
        room.members().with(|members| {
            looked.read(|poll| {
                let inside = members
                    .iter()
                    .filter(|member| matches!(member.standing, Standing::In(role) if role >= Role::Member));
                let mut all: Vec<_> = inside
                    .map(|member| (member.user, member.name.clone(), role_of(poll, member.user)))
                    .collect();
                all.small_sort_by_key(|(user, name, _)| (name.to_lowercase(), *user));
                all
            })
        })
    });
    let rows = move || {
        let owns = owns.get() == Some(true);
        let row = |(user, name, role): (UserId, String, PollRole)| {
            let gives = owns && role != PollRole::Owner;
            let label = t::polls_role_of(&name);
            view! {
                <li class="poll-person">
                    <span dir="auto">{name}</span>
                    {if gives {
                        view! { <RoleChoice user=user role=role label=label said=said /> }.client_only()
                    } else {
                        view! { <span class="polls-quiet">{poll_role_word(role)}</span> }.client_only()
                    }}
                </li>
            }
            .client_only()
        };
        roles.get().unwrap_or_default().into_iter().take(cut.most()).map(row).collect::<Vec<_>>()
    };
    let total = memo(move |_| roles.with(|roles| roles.as_ref().map_or(0, Vec::len)));
    view! {
        <p class="polls-quiet">{t::polls_roles_help()}</p>
        <ul class="poll-people" role="list" tabindex="-1">
            {rows}
        </ul>
        <Rest cut=cut total=total />
        <Said said=said />
    }
    .client_only()
}

#[component]
fn RoleChoice(user: UserId, role: PollRole, label: String, said: RwSignal<Option<String>>) -> impl IntoView {
    let looked = looked();
    let choose = move |chosen: String| {
        let chosen = chosen.parse().ok().and_then(|at: usize| ROLES.get(at).copied());
        if let Some(role) = chosen {
            looked.ask(PollWish::SetRole { user, role }, said);
        }
    };
    let options: Vec<AnyView> = ROLES
        .iter()
        .enumerate()
        .map(|(at, of)| {
            view! { <option value=at.to_string() selected=*of == role>{poll_role_word(*of)}</option> }
                .client_only()
        })
        .collect();
    view! {
        <select class="field-box" aria-label=label on:change:target=move |event| choose(event.target().value())>
            {options}
        </select>
    }
    .client_only()
}
