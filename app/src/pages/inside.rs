//! In the room: who is there, what was said, and where to write.

use leptos::prelude::*;

use super::room_title;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::components::{
    AskingBar, ChannelHead, Composer, Connection, Conversations, Invite, InviteButton, Leave, MembersSheet,
    MessageList, MessageSheet, MessageSheetView, NoticeBar, People, Pins, PrivateHead, Profile, ProfileSheet,
    RoomString, RoomsButton, SearchButton, Settings, Silent, StandingBar, TypingLine,
};
use crate::jump::follow_jumps;
use crate::names::provide_names;
use crate::store::{RoomStateStoreFields, use_room};

/// The open room.
#[component]
pub(super) fn Inside() -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    chats.keep();
    MembersSheet::provide();
    MessageSheet::provide();
    ProfileSheet::provide();
    let alone = Memo::new(move |_| {
        room.history_loaded().get()
            && room.people().with(|people| people.is_empty())
            && room.messages().with(|messages| messages.is_empty())
            && chats.shown().is_room()
    });
    provide_names();
    follow_jumps();

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
                    <RoomsButton />
                    <SearchButton />
                    <InviteButton />
                    <Settings in_room=true />
                    <Leave />
                </div>
                <RoomString />
            </header>
            <div class="room-notice">
                <NoticeBar />
                <StandingBar />
                <AskingBar />
            </div>
            <div class="room-log">
                {move || {
                    let thread = chats.enter().thread;
                    view! {
                        {thread.with().map(|user| view! { <PrivateHead user=user /> })}
                        {thread.channel().map(|channel| view! { <ChannelHead channel=channel /> })}
                        <Pins />
                        <MessageList />
                        <MessageSheetView />
                    }
                    .client_only()
                }}
                {move || alone.get().then(|| view! { <Invite /> })}
            </div>
            <div class="room-details">
                <Conversations />
                <People />
            </div>
            <Profile />
            <div class="room-foot">
                {move || {
                    let chat = chats.enter();
                    view! {
                        <TypingLine />
                        {move || {
                            if chat.may_write.get() {
                                view! { <Composer /> }.client_only()
                            } else {
                                view! { <Silent /> }.client_only()
                            }
                        }}
                    }
                    .client_only()
                }}
            </div>
        </main>
    }
}
