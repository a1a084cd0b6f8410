//! One person in the sheet *Members*: who they are, how they stand, and what may be done.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::{Role, Standing, Thread, UserId};

use super::confirm::Confirm;
use super::face::{FaceSize, face_button};
use super::member_devices::OwnDevices;
use super::members::{Deciding, MembersSheet};
use super::presence_mark::{PresenceWords, presence_mark};
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::{Choice, Entry, choices, may_remove, may_write};
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{ask_first, role_words, standing_attribute};

/// What is asked before it is done: the button's words, the role, and what will be so.
type Asked = (String, Option<Role>, String);

/// One entry, with a button that opens what may be done.
#[component]
pub(super) fn MemberRow(user: UserId, all: Memo<Vec<Entry>>) -> impl IntoView {
    let room = use_room();
    let deciding = expect_context::<Deciding>();
    let more = NodeRef::<html::Button>::new();
    // The row may outlive its entry for an instant.
    let entry = memo(move |_| all.with(|all| all.iter().find(|entry| entry.user == user).cloned()));
    let own = entry.with_untracked(|entry| entry.as_ref().is_some_and(|entry| entry.own));
    let name = memo(move |_| entry.with(|e| e.as_ref().map(|e| e.name.clone()).unwrap_or_default()));
    let standing = memo(move |_| entry.with(|entry| entry.as_ref().map(|entry| entry.standing)));
    let here = memo(move |_| entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.here)));
    // Who asks tells nothing, and nobody is told of oneself.
    let told = memo(move |_| !own && matches!(standing.get(), Some(Standing::In(_))));
    let open = memo(move |_| deciding.about.get() == Some(user));
    let asks = move || standing.get() == Some(Standing::Asks);
    let something = memo(move |_| {
        let mine = room.standing().get();
        entry.with(|entry| {
            entry.as_ref().is_some_and(|entry| {
                let talk = !own && matches!(entry.standing, Standing::In(_)) && may_write(mine);
                talk || may_remove(mine, entry)
                    || !choices(mine, entry).is_empty()
                    || (own && entry.peers.len() > 1)
            })
        })
    });

    view! {
        <li class="member" data-standing=move || standing.get().map(standing_attribute)>
            <div class="member-head">
                {face_button(Signal::stored(Some(user)), name.into(), FaceSize::Middle)}
                <span class="member-name" dir="auto">
                    {name}
                </span>
                {own.then(|| view! { <span class="member-own">{t::member_list_you()}</span> }.client_only())}
                <code class="fingerprint" title=user.to_string()>
                    {user.short()}
                </code>
                <span class="member-state">
                    {move || standing.get().map(role_words)} " · "
                    {move || {
                        if told.get() {
                            presence_mark(Signal::stored(Some(user)), PresenceWords::Shown)
                        } else if here.get() {
                            t::member_list_here().client_only()
                        } else {
                            t::member_list_offline().client_only()
                        }
                    }}
                </span>
                {move || {
                    something
                        .get()
                        .then(|| {
                            view! {
                                <button
                                    class="button member-more"
                                    type="button"
                                    node_ref=more
                                    aria-label=move || {
                                        let name = name.get();
                                        if asks() {
                                            t::member_list_decide_about(&name)
                                        } else {
                                            t::member_list_more_about(&name)
                                        }
                                    }
                                    aria-expanded=move || if open.get() { "true" } else { "false" }
                                    on:click=move |_| deciding.about.set((!open.get_untracked()).then_some(user))
                                >
                                    {move || if asks() { t::member_list_decide() } else { t::member_list_more() }}
                                </button>
                            }
                            .client_only()
                        })
                }}
            </div>
            {move || {
                open.get()
                    .then(|| {
                        if own {
                            view! { <OwnDevices entry=entry /> }.client_only()
                        } else {
                            view! { <Decisions user=user entry=entry more=more /> }.client_only()
                        }
                    })
            }}
        </li>
    }
    .client_only()
}

/// The buttons, and the question before what is not easily undone.
#[component]
fn Decisions(user: UserId, entry: Memo<Option<Entry>>, more: NodeRef<html::Button>) -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    let session = StoredValue::new(use_room_session());
    let (sheet, deciding) = (expect_context::<MembersSheet>(), expect_context::<Deciding>());
    let asked = RwSignal::new(None::<Asked>);
    let focus = move || {
        request_animation_frame(move || {
            if let Some(more) = more.try_get_untracked().flatten() {
                // What was pressed is gone; the keyboard goes on from the row.
                let _ = more.focus();
            }
        });
    };
    let decide = move |role: Option<Role>| {
        let result = session.with_value(|s| s.as_ref().map(|session| session.set_role(user, role)));
        deciding.refused.set(result.and_then(Result::err));
        deciding.about.set(None);
        focus();
    };
    // Now, or after a question.
    let press = move |role: Option<Role>| {
        let closed = room.info().with_untracked(|info| info.closed);
        let (name, standing) = entry.with_untracked(|entry| {
            entry.as_ref().map_or((String::new(), None), |entry| (entry.name.clone(), Some(entry.standing)))
        });
        match standing.and_then(|standing| ask_first(standing, role, &name, closed)) {
            Some(words) => {
                // Of the roles only reading along is asked about.
                let label = match role {
                    None => t::member_list_remove(&name),
                    Some(_) => t::member_list_make_reader(&name),
                };
                asked.set(Some((label, role, words)));
            }
            None => decide(role),
        }
    };
    let talk = move || {
        sheet.close();
        chats.show(Thread::Private(user));
    };
    let answer = Callback::new(move |yes: bool| {
        let role = asked.get_untracked().filter(|_| yes).map(|(_, role, _)| role);
        asked.set(None);
        match role {
            Some(role) => decide(role),
            None => focus(),
        }
    });
    let buttons = move || {
        let mine = room.standing().get();
        entry.with(|entry| {
            let Some(entry) = entry else { return Vec::new() };
            let mut buttons = Vec::new();
            if matches!(entry.standing, Standing::In(_)) && may_write(mine) {
                buttons.push(button(t::member_list_private(), false, talk));
            }
            for Choice { label, role } in choices(mine, entry) {
                let main = entry.standing == Standing::Asks;
                buttons.push(button(label, main, move || press(role)));
            }
            if may_remove(mine, entry) {
                let asks = entry.standing == Standing::Asks;
                let label = if asks { t::member_list_refuse() } else { t::common_remove() };
                buttons.push(button(label, false, move || press(None)));
            }
            buttons
        })
    };

    view! {
        <div class="member-decisions">
            {move || match asked.get() {
                Some((label, _, words)) => {
                    view! { <Confirm words=words label=label on_answer=answer /> }.client_only()
                }
                None => view! { <div class="actions">{buttons}</div> }.client_only(),
            }}
        </div>
    }
    .client_only()
}

fn button(label: String, main: bool, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="button" class:button-main=main type="button" on:click=move |_| press()>
            {label}
        </button>
    }
    .client_only()
}
