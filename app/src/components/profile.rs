//! The sheet about one person: who they are, how they stand, with which devices, and what can be done with them.

use i18n::t;
use leptos::prelude::*;
use room::{MemberPeer, PeerId, Standing, Thread, UserId};

use super::confirm::Confirm;
use super::face::{FaceSize, face};
use super::name_mark::name_mark;
use super::sheet::Sheet;
use super::verify::verify;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::later::later;
use crate::members::{Entry, entries, may_write};
use crate::names::{contact_of, use_names};
use crate::session::{Hush, use_session};
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::words::{blocks_words, device_word, mute_help, role_words, standing_sentence};

/// About whom the sheet is, from anywhere in the room.
#[derive(Clone, Copy)]
pub struct ProfileSheet {
    open: RwSignal<bool>,
    user: RwSignal<Option<UserId>>,
}

impl ProfileSheet {
    /// Puts it into context, closed.
    pub fn provide() {
        provide_context(Self { open: RwSignal::new(false), user: RwSignal::new(None) });
    }

    /// Shows it.
    pub(super) fn open(self, user: UserId) {
        self.user.set(Some(user));
        self.open.set(true);
    }

    fn close(self) {
        self.open.set(false);
    }
}

/// The sheet itself, once in the room.
#[component]
pub fn Profile() -> impl IntoView {
    let room = use_room();
    let sheet = expect_context::<ProfileSheet>();
    leave_blocked();
    let title = Signal::derive(move || {
        let Some(user) = sheet.user.get() else { return String::new() };
        let called = room
            .known()
            .with(|known| known.iter().find(|who| who.user == Some(user)).map(|who| who.name.clone()));
        called.unwrap_or_default()
    });
    view! {
        <Sheet open=sheet.open id="profile-title" title=title>
            {move || sheet.user.get().map(|user| on_sheet(user, title))}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(user: UserId, name: Signal<String>) in tools => view! { <Person user=user name=name /> }
}

/// Whoever is blocked, here or in another tab: what was private with them is left.
fn leave_blocked() {
    let (page, chats) = (use_page(), use_chats());
    let gone = memo(move |_| {
        let user = chats.shown().with()?;
        page.contacts().with(|contacts| contact_of(contacts, user)?.contact.blocked.then_some(()))
    });
    effect(move |_| {
        if gone.get().is_some() {
            chats.show(Thread::Room);
        }
    });
}

#[component]
fn Person(user: UserId, name: Signal<String>) -> impl IntoView {
    let room = use_room();
    let own = room.my_user().get_untracked() == Some(user);
    // They may leave while the sheet is open.
    let entry: Memo<Option<Entry>> = memo(move |_| {
        let all = room.members().with(|members| room.people().with(|people| entries(members, people)));
        all.into_iter().find(|entry| entry.user == user)
    });
    // Any of their pages: what is said of names and safety is the same for all.
    let peer = memo(move |_| {
        room.known().with(|known| known.iter().find(|who| who.user == Some(user)).map(|who| who.peer))
    });
    let names = use_names();
    let warning = move || {
        let name = name.get();
        peer.get().and_then(|peer| names.with(|names| standing_sentence(&names.get(peer), &name)))
    };
    let stands = move || {
        entry.with(|entry| {
            let entry = entry.as_ref()?;
            let here = if entry.here { t::profile_here() } else { t::profile_away() };
            Some(format!("{} · {here}", role_words(entry.standing)))
        })
    };

    view! {
        <div class="sheet-part profile">
            {face(Signal::stored(Some(user)), FaceSize::Large)}
            <div class="profile-who">
                <p class="profile-mark">
                    {own.then(|| format!("{} ", t::profile_you()))}
                    <code class="fingerprint" title=user.to_string()>
                        {user.short()}
                    </code>
                    " "
                    {move || peer.get().map(name_mark)}
                </p>
                <p class="profile-stands">{stands}</p>
            </div>
            {move || {
                warning().map(|words| view! { <p class="person-warning profile-warning" dir="auto">{words}</p> }.client_only())
            }}
            {(!own).then(|| view! { <Actions user=user entry=entry peer=peer /> })}
        </div>
        {(!own).then(|| view! { <Hushing user=user name=name /> })}
        <section class="sheet-part" aria-labelledby="profile-devices">
            <h3 class="sheet-subtitle" id="profile-devices">
                {t::profile_devices()}
            </h3>
            <ul class="device-list" role="list" aria-labelledby="profile-devices">
                <For
                    each=move || entry.with(|e| e.as_ref().map(|e| e.peers.clone()).unwrap_or_default())
                    key=|peer| (peer.peer, peer.revoked)
                    let:peer
                >
                    <Device peer=peer />
                </For>
            </ul>
        </section>
    }
    .client_only()
}

/// *Message privately* and the safety code.
#[component]
fn Actions(user: UserId, entry: Memo<Option<Entry>>, peer: Memo<Option<PeerId>>) -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    let sheet = expect_context::<ProfileSheet>();
    let talks = memo(move |_| {
        let inside = entry.with(|e| e.as_ref().is_some_and(|e| matches!(e.standing, Standing::In(_))));
        inside && may_write(room.standing().get())
    });
    let talk = move |_| {
        sheet.close();
        chats.show(Thread::Private(user));
    };
    view! {
        <div class="actions profile-actions">
            {move || {
                talks
                    .get()
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=talk>
                                {t::profile_message_privately()}
                            </button>
                        }
                        .client_only()
                    })
            }}
            {move || peer.get().map(verify)}
        </div>
    }
    .client_only()
}

/// *Mute* and *Block*.
#[component]
fn Hushing(user: UserId, name: Signal<String>) -> impl IntoView {
    let page = use_page();
    let sheet = expect_context::<ProfileSheet>();
    let session = StoredValue::new(use_session());
    let asking = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let muted = memo(move |_| {
        page.contacts().with(|contacts| contact_of(contacts, user).is_some_and(|known| known.contact.muted))
    });
    let hush = move |hush: Hush| {
        let done = move |result: Result<(), String>| {
            let _ = refused.try_set(result.err());
        };
        session.with_value(|session| {
            if let Some(session) = session {
                session.hush(user, &name.get_untracked(), hush, Box::new(done));
            }
        });
    };
    let answer = Callback::new(move |yes: bool| {
        asking.set(false);
        if yes {
            sheet.close();
            hush(Hush::Block(true));
        }
    });
    view! {
        <section class="sheet-part" aria-label=t::profile_hushing()>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || muted.get()
                    on:change=move |_| hush(Hush::Mute(!muted.get_untracked()))
                />
                <span>
                    <span class="choice-name">{t::profile_mute()}</span>
                    <span class="choice-help">{mute_help()}</span>
                </span>
            </label>
            {move || {
                if asking.get() {
                    let label = t::profile_block_name(&name.get_untracked());
                    return view! { <Confirm words=blocks_words(&name.get_untracked()) label=label on_answer=answer /> }
                        .client_only();
                }
                view! {
                    <div class="actions">
                        <button class="button" type="button" on:click=move |_| asking.set(true)>
                            {t::profile_block()}
                        </button>
                    </div>
                }
                .client_only()
            }}
            {move || {
                refused
                    .get()
                    .map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())
            }}
        </section>
    }
    .client_only()
}

#[component]
fn Device(peer: MemberPeer) -> impl IntoView {
    let room = use_room();
    let MemberPeer { peer, revoked, own } = peer;
    let link = memo(move |_| {
        room.people()
            .with(|people| people.iter().find(|person| person.peer == peer).map(|person| person.link))
    });
    view! {
        <li class="device">
            <code class="fingerprint" title=peer.to_string()>
                {peer.short()}
            </code>
            <span>{move || device_word(own, revoked, link.get())}</span>
        </li>
    }
    .client_only()
}
