//! In the room: who is there, what was said, and where to write.

use leptos::prelude::*;

use super::room_title;
use crate::chat::Chat;
use crate::components::{
    Composer, Connection, CopyLink, Invite, Leave, MessageList, NoticeBar, People, QrPanel, Settings, Thread,
    TypingLine,
};
use crate::names::provide_names;
use crate::store::{RoomStateStoreFields, use_room};

/// The open room.
#[component]
pub(super) fn Inside() -> impl IntoView {
    let room = use_room();
    let alone = Memo::new(move |_| {
        room.history_loaded().get()
            && room.people().with(|people| people.is_empty())
            && room.messages().with(|messages| messages.is_empty())
    });
    Chat::provide();
    provide_names();

    view! {
        <main class="room">
            <header class="room-head">
                <div class="room-name">
                    <h1 class="room-title" dir="auto">
                        {move || room_title(room)}
                    </h1>
                    {move || {
                        room.open()
                            .get()
                            .then(|| {
                                view! { <p class="badge">"Open: anyone who knows the name can come in"</p> }
                            })
                    }}
                    <Connection />
                </div>
                <div class="room-actions">
                    <CopyLink />
                    <QrPanel />
                    <Settings in_room=true />
                    <Leave />
                </div>
                <Thread />
            </header>
            <div class="room-notice">
                <NoticeBar />
            </div>
            <div class="room-log">
                <MessageList />
                {move || alone.get().then(|| view! { <Invite /> })}
            </div>
            <div class="room-details">
                <People />
            </div>
            <div class="room-foot">
                <TypingLine />
                <Composer />
            </div>
        </main>
    }
}
