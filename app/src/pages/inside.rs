//! In the room: who is there, what was said, and where to write.

use i18n::t;
use leptos::prelude::*;

use super::room_title;
use crate::back::follow_back;
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::components::{
    AskingBar, ChannelHead, Composer, Connection, Conversations, EmojiSheet, Invite, InviteButton,
    MembersSheet, MessageList, MessageSheet, MessageSheetView, NoticeBar, People, Pins, PollHead, Polls,
    PrivateHead, Profile, ProfileSheet, RoomMenu, RoomString, RoomsButton, Silent, StandingBar, ToolTabs,
    TypingLine, UpdateBar,
};
use crate::erased::memo;
use crate::jump::follow_jumps;
use crate::mentions::provide_mentionable;
use crate::names::provide_names;
use crate::store::{RoomStateStoreFields, use_room};
use crate::talks::is_poll;
use crate::tools::use_tools;

/// The open room.
#[component]
pub(crate) fn Inside() -> impl IntoView {
    let room = use_room();
    let (chats, tools) = (use_chats(), use_tools());
    chats.keep();
    follow_back(chats, tools);
    MembersSheet::provide();
    MessageSheet::provide();
    ProfileSheet::provide();
    let alone = memo(move |_| {
        room.history_loaded().get()
            && room.people().with(|people| people.is_empty())
            && room.messages().with(|messages| messages.is_empty())
            && chats.shown().is_room()
            && room.polls().with(|polls| polls.is_empty())
    });
    let chat = memo(move |_| tools.shown().is_chat());
    provide_names();
    provide_mentionable();
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
                                view! { <p class="badge">{t::room_page_open_to_all()}</p> }
                            })
                    }}
                </div>
                <Connection />
                <div class="room-actions">
                    <RoomsButton />
                    <InviteButton />
                    <RoomMenu />
                </div>
                <RoomString />
            </header>
            <div class="room-notice">
                <UpdateBar />
                <NoticeBar />
                <StandingBar />
                <AskingBar />
            </div>
            <ToolTabs />
            <div class="room-log">
                {move || {
                    if !chat.get() {
                        return view! { <Polls /> }.client_only();
                    }
                    let thread = chats.enter().thread;
                    let of_poll = move |channel| room.polls().with_untracked(|polls| is_poll(polls, channel));
                    view! {
                        {thread.with().map(|user| view! { <PrivateHead user=user /> })}
                        {thread
                            .channel()
                            .map(|channel| match of_poll(channel) {
                                true => view! { <PollHead channel=channel /> }.client_only(),
                                false => view! { <ChannelHead channel=channel /> }.client_only(),
                            })}
                        <Pins />
                        <MessageList />
                        <MessageSheetView />
                    }
                    .client_only()
                }}
                {move || (alone.get() && chat.get()).then(|| view! { <Invite /> })}
            </div>
            <div class="room-details">
                <Conversations />
                <People />
            </div>
            <Profile />
            <div class="room-foot">
                {move || {
                    if !chat.get() {
                        return ().client_only();
                    }
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
            <EmojiSheet />
        </main>
    }
}
