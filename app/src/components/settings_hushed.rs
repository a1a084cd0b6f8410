//! In *Settings*: whom this device mutes and blocks, and letting them be heard again.

use i18n::t;
use leptos::prelude::*;
use room::Contact;

use super::face::{FaceSize, face_of};
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::session::{Hush, use_session};
use crate::store::{PageStateStoreFields, use_page};

/// The lists; nothing while there is nobody on them.
#[component]
pub(super) fn HushedPart() -> impl IntoView {
    let page = use_page();
    let of = move |which: fn(&Contact) -> bool| {
        memo(move |_| {
            page.contacts().with(|contacts| {
                let contacts = contacts.iter().map(|known| &known.contact).filter(|contact| which(contact));
                contacts.cloned().collect::<Vec<_>>()
            })
        })
    };
    let (blocked, muted) = (of(|contact| contact.blocked), of(|contact| contact.muted && !contact.blocked));
    let refused = RwSignal::new(None::<String>);
    move || {
        let lists =
            [list(Hush::Block(false), blocked.get(), refused), list(Hush::Mute(false), muted.get(), refused)];
        let lists: Vec<AnyView> = lists.into_iter().flatten().collect();
        if lists.is_empty() {
            return ().client_only();
        }
        view! {
            <section class="sheet-part" aria-labelledby="settings-hushed">
                <h4 class="sheet-subtitle" id="settings-hushed">
                    {t::settings_hushed_title()}
                </h4>
                {lists}
                {move || {
                    refused
                        .get()
                        .map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())
                }}
            </section>
        }
        .client_only()
    }
}

fn list(hush: Hush, people: Vec<Contact>, refused: RwSignal<Option<String>>) -> Option<AnyView> {
    let session = StoredValue::new(use_session());
    let row = |Contact { user, name, .. }: Contact| {
        let called = name.clone();
        let (label, named) = match hush {
            Hush::Block(_) => (t::settings_hushed_unblock(), t::settings_hushed_unblock_named(&name)),
            Hush::Mute(_) => (t::settings_hushed_unmute(), t::settings_hushed_unmute_named(&name)),
        };
        let ask = move |_| {
            let done = move |result: Result<(), String>| {
                let _ = refused.try_set(result.err());
            };
            session.with_value(|session| {
                if let Some(session) = session {
                    session.hush(user, &called, hush, Box::new(done));
                }
            });
        };
        view! {
            <li class="hushed">
                {face_of(Signal::stored(Some(user)), Signal::stored(None), FaceSize::Small)}
                <bdi class="hushed-name">{name}</bdi>
                <code class="fingerprint" title=user.to_string()>
                    {user.short()}
                </code>
                <button class="button" type="button" aria-label=named on:click=ask>
                    {label}
                </button>
            </li>
        }
        .client_only()
    };
    if people.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = people.into_iter().map(row).collect();
    let title = match hush {
        Hush::Block(_) => t::settings_hushed_blocked(),
        Hush::Mute(_) => t::settings_hushed_muted(),
    };
    let list = view! {
        <h5 class="hushed-title">{title.clone()}</h5>
        <ul class="hushed-list" role="list" aria-label=title>
            {rows}
        </ul>
    };
    Some(list.client_only())
}
