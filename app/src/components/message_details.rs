//! Everything about a message: who has it, when it was written and how it came, and what proves who wrote it.

use i18n::t;
use leptos::prelude::*;
use room::{Holder, MessageDetails, MessageId};

use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{message_rows, reach_attribute, reach_words};
use room::SmallSort;

/// Has a message looked at closely for as long as who asks is there.
pub(super) fn look_closely(id: MessageId) -> Memo<Option<MessageDetails>> {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let look = move |message| {
        let _ = session.try_with_value(|session| {
            if let Some(session) = session {
                session.look_at(message);
            }
        });
    };
    look(Some(id));
    on_cleanup(move || look(None));
    memo(move |_| room.looked_at().with(|details| details.clone().filter(|details| details.message == id)))
}

/// The part of the sheet.
#[component]
pub(super) fn Details(id: MessageId) -> impl IntoView {
    let details = look_closely(id);
    move || match details.get() {
        None => view! {
            <div class="sheet-part">
                <p>{t::message_sheet_not_stored()}</p>
            </div>
        }
        .client_only(),
        Some(details) => view! {
            <Holders details=details.clone() />
            <Facts details=details.clone() />
            <Proof details=details />
        }
        .client_only(),
    }
}

/// Who has it.
#[component]
fn Holders(details: MessageDetails) -> impl IntoView {
    let own = details.own;
    let mut holders = details.holders;
    holders.small_sort_by(|a, b| {
        (b.reach, a.name.to_lowercase(), a.user).cmp(&(a.reach, b.name.to_lowercase(), b.user))
    });
    let nobody = holders.is_empty();
    let row = |Holder { user, name, reach }: Holder| {
        view! {
            <li class="holder" data-reach=reach_attribute(reach)>
                <span class="holder-name" dir="auto">
                    {name}
                    " "
                    <code class="fingerprint" title=user.to_string()>
                        {user.short()}
                    </code>
                </span>
                <span class="holder-reach">{reach_words(reach)}</span>
            </li>
        }
        .client_only()
    };
    let rows: Vec<AnyView> = holders.into_iter().map(row).collect();
    view! {
        <section class="sheet-part">
            <h3 class="sheet-subtitle">{t::message_sheet_holders()}</h3>
            {nobody.then(|| view! { <p>{t::message_sheet_nobody()}</p> }.client_only())}
            <ul class="holders" role="list" aria-label=t::message_sheet_holders()>
                {rows}
            </ul>
            {(!own).then(|| {
                view! { <p class="sheet-said">{t::message_sheet_author_told()}</p> }.client_only()
            })}
        </section>
    }
    .client_only()
}

/// When and how it came, and where it stands.
#[component]
fn Facts(details: MessageDetails) -> impl IntoView {
    let room = use_room();
    let page = use_session();
    let here = details.message.author.to_string() == room.my_peer().get_untracked();
    let local = move |at: u64| {
        page.as_ref()
            .map(|page| t::message_sheet_moment(&page.local_day(at), &page.local_time(at)))
            .unwrap_or_default()
    };
    let row = |(label, words): (String, String)| {
        view! {
            <div class="fact">
                <dt>{label}</dt>
                <dd dir="auto">{words}</dd>
            </div>
        }
        .client_only()
    };
    let rows: Vec<AnyView> = message_rows(&details, here, local).into_iter().map(row).collect();
    view! {
        <section class="sheet-part">
            <h3 class="sheet-subtitle">{t::message_sheet_facts()}</h3>
            <dl class="facts">{rows}</dl>
        </section>
    }
    .client_only()
}

/// What proves who wrote it: hash, key and signature, whole, to be compared elsewhere.
#[component]
fn Proof(details: MessageDetails) -> impl IntoView {
    let words = if details.signed {
        t::message_sheet_signed(&details.author_name)
    } else {
        t::message_sheet_not_signed()
    };
    view! {
        <section class="sheet-part">
            <h3 class="sheet-subtitle">{t::message_sheet_proof()}</h3>
            <p class="proof-words" data-signed=if details.signed { "good" } else { "bad" } dir="auto">
                {words}
            </p>
            <Bytes label=t::message_sheet_hash() copy_label=t::message_sheet_copy_hash() text=details.hash />
            <Bytes
                label=t::message_sheet_key()
                copy_label=t::message_sheet_copy_key()
                text=details.message.author.to_string()
            />
            <Bytes
                label=t::message_sheet_signature()
                copy_label=t::message_sheet_copy_signature()
                text=details.signature
            />
        </section>
    }
    .client_only()
}

/// Some bytes with a button that copies them.
#[component]
fn Bytes(label: String, copy_label: String, text: String) -> impl IntoView {
    let page = StoredValue::new(use_session());
    let copied = RwSignal::new(None::<bool>);
    let shown = text.clone();
    let copy = move |_| {
        page.with_value(|page| {
            if let Some(page) = page {
                page.copy(
                    &text,
                    Box::new(move |done| {
                        let _ = copied.try_set(Some(done));
                    }),
                );
            }
        });
    };
    view! {
        <div class="bytes">
            <span class="bytes-label">{label}</span>
            <code class="bytes-text">{shown}</code>
            <button class="button button-quiet" type="button" aria-label=copy_label on:click=copy>
                {move || match copied.get() {
                    None => t::common_copy(),
                    Some(true) => t::common_copied(),
                    Some(false) => t::message_sheet_not_allowed(),
                }}
            </button>
        </div>
    }
    .client_only()
}
