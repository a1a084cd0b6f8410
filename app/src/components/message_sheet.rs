//! The sheet of one message: what can be done with it, and what is known about it. One for all messages of what is shown.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::{Message, MessageId};

use super::confirm::Confirm;
use super::forward::Forward;
use super::message_details::Details;
use super::message_menu::Menu;
use super::message_versions::Versions;
use super::sheet::Sheet;
use crate::chat::{Chat, use_chat};
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::later::later;
use crate::room_session::use_room_session;
use crate::window::position;

/// What of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// What can be done.
    #[default]
    Menu,
    /// Everything that is known.
    Details,
    /// Every text it had.
    Versions,
    /// Where to say it again.
    Forward,
    /// Whether to delete it.
    Delete,
}

impl Part {
    fn title(self) -> String {
        match self {
            Self::Menu => t::message_sheet_message(),
            Self::Details => t::message_sheet_details(),
            Self::Versions => t::message_sheet_versions(),
            Self::Forward => t::message_sheet_forward(),
            Self::Delete => t::message_sheet_delete(),
        }
    }
}

/// The sheet, from any message.
#[derive(Clone, Copy)]
pub struct MessageSheet {
    open: RwSignal<bool>,
    part: RwSignal<Part>,
    message: RwSignal<Option<MessageId>>,
}

impl MessageSheet {
    /// Puts it into context, closed.
    pub fn provide() {
        provide_context(Self {
            open: RwSignal::new(false),
            part: RwSignal::default(),
            message: RwSignal::new(None),
        });
    }

    /// Shows this of a message.
    pub(super) fn show(&self, message: MessageId, part: Part) {
        self.message.set(Some(message));
        self.part.set(part);
        self.open.set(true);
    }

    /// Puts it away.
    pub(super) fn close(&self) {
        self.open.set(false);
    }

    /// Puts it away; then, once the focus is back where it was, does what moves it elsewhere. What is on the sheet is gone by then.
    pub(super) fn close_and(&self, act: impl FnOnce() + 'static) {
        self.close();
        request_animation_frame(act);
    }
}

/// The sheet, from context.
pub(super) fn use_message_sheet() -> MessageSheet {
    expect_context()
}

/// A message of this thread as it is now, and as it changes.
pub(super) fn follow(chat: Chat, id: MessageId) -> Memo<Option<Message>> {
    memo(move |_| chat.messages(|messages| messages.get(position(messages, id)?).cloned()))
}

/// Below the list of messages, in whose thread the sheet's message is.
#[component]
pub fn MessageSheetView() -> impl IntoView {
    let sheet = use_message_sheet();
    let title = Signal::derive(move || sheet.part.get().title());
    view! {
        <Sheet open=sheet.open id="message-sheet-title" title=title>
            {move || sheet.message.get().map(on_sheet)}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(message: MessageId) in tools => view! { <Shown message=message /> }
}

#[component]
fn Shown(message: MessageId) -> impl IntoView {
    let sheet = use_message_sheet();
    let body = NodeRef::<html::Div>::new();
    effect(move |before: Option<Part>| {
        let part = sheet.part.get();
        if before.is_some_and(|before| before != part) {
            // What had the focus is gone.
            request_animation_frame(move || {
                if let Some(body) = body.try_get_untracked().flatten() {
                    let _ = body.focus();
                }
            });
        }
        part
    });
    let part = move || match sheet.part.get() {
        Part::Menu => view! { <Menu id=message /> }.client_only(),
        Part::Details => view! { <Details id=message /> }.client_only(),
        Part::Versions => view! { <Versions id=message /> }.client_only(),
        Part::Forward => view! { <Forward id=message /> }.client_only(),
        Part::Delete => view! { <Delete id=message /> }.client_only(),
    };
    view! {
        <div class="message-sheet" tabindex="-1" node_ref=body>
            {part}
        </div>
    }
    .client_only()
}

#[component]
fn Delete(id: MessageId) -> impl IntoView {
    let (chat, sheet) = (use_chat(), use_message_sheet());
    let session = StoredValue::new(use_room_session());
    let answer = move |delete: bool| {
        session.with_value(|session| {
            if let Some(session) = session.as_ref().filter(|_| delete) {
                chat.tell(session.delete(id));
            }
        });
        sheet.close();
    };
    view! {
        <div class="sheet-part">
            <Confirm
                words=t::message_sheet_delete_help()
                label=t::message_sheet_delete_for_everybody()
                on_answer=answer
            />
        </div>
    }
    .client_only()
}
