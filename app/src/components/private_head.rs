//! Above private messages: with whom, who can read them, and the way back.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::UserId;

use super::channel_head::BackToRoom;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::members::name_of;
use crate::store::{RoomStateStoreFields, use_room};

/// The head of a private thread.
#[component]
pub fn PrivateHead(
    /// With whom.
    user: UserId,
) -> impl IntoView {
    let room = use_room();
    let chat = use_chat();
    let title = NodeRef::<html::H2>::new();
    effect(move |_| {
        if let Some(title) = title.get()
            && !chat.may_write.get_untracked()
        {
            // There is no composer to take the focus.
            let _ = title.focus();
        }
    });
    view! {
        <header class="talk-head">
            <div class="talk-head-actions">
                <BackToRoom />
            </div>
            <h2 class="talk-title" tabindex="-1" node_ref=title>
                <span class="visually-hidden">{t::log_private_with()} " "</span>
                <bdi>{move || room.members().with(|members| name_of(members, user))}</bdi>
                " "
                <code class="fingerprint" title=user.to_string()>
                    {user.short()}
                </code>
            </h2>
            <p class="talk-note">
                <svg class="talk-lock" viewBox="0 0 12 14" width="12" height="14" aria-hidden="true" focusable="false">
                    <path d="M3 6V4a3 3 0 0 1 6 0V6M1.500 6h9v6.500h-9z" />
                </svg>
                {t::log_private_note()}
            </p>
        </header>
    }
    .client_only()
}
