//! What is said, where it is written, and what stands around it.

use ::room::{LinkStatus, Notice, Role, Standing, Thread, Writer};
use leptos::prelude::*;

use super::people::{alone, channel, crowd, page, peer, quiet, talk, user, with_people};
use super::{Specimen, in_room, scene, specimen, wide};
use crate::chat::About;
use crate::completion::{Begun, Kind};
use crate::components::message_actions::{Actions, RowState};
use crate::components::offers::{Offers, OffersList};
use crate::components::{
    AskingBar, ChannelHead, Composer, Invite, MessageList, NoticeBar, Pins, PrivateHead, SharedBar, Silent,
    StandingBar, TypingLine, UpdateBar,
};
use crate::emoji::use_emoji;
use crate::pages::room_page::{Left, NeedsName, Refused, Stretching, Waiting};
use crate::sharing::use_sharing;
use crate::store::{PageState, RoomState, StorageState};

pub(super) fn messages() -> Vec<Specimen> {
    let log = in_room(talk(), |chat| {
        let messages = chat.messages_now(<[_]>::to_vec);
        chat.divider.set(messages.last().map(|message| message.id));
        view! {
            <div class="room-log"><Pins /><MessageList /></div>
        }
        .into_any()
    });
    let actions = |own: bool| {
        in_room(talk(), move |_| {
            let message = ::room::MessageId { author: peer(2), seq: 1 };
            let changes = Signal::stored(own);
            view! {
                <article class="message message-head" data-as="hover">
                    <div class="message-by"><span class="message-name">"Bo"</span></div>
                    <div class="message-body">"A message under the pointer."</div>
                    <Actions message=message changes=changes state=RowState::new() />
                </article>
            }
            .into_any()
        })
    };
    vec![
        wide("The log", log),
        specimen("What is done most, of others", actions(false)),
        specimen("What is done most, of our own", actions(true)),
    ]
}

pub(super) fn composer() -> Vec<Specimen> {
    let about = |about: About| {
        in_room(quiet(), move |chat| {
            chat.about.set(about);
            view! { <Composer /> }.into_any()
        })
    };
    let message = ::room::MessageId { author: peer(2), seq: 1 };
    let answer = About::Answer {
        to: message,
        name: "Bo".to_owned(),
        excerpt: "A message that opens a group, and that goes on for longer than there is room.".to_owned(),
    };
    let refused = in_room(quiet(), |chat| {
        chat.error.set(Some("The text has 70,000 characters; at most 65,536 are possible.".to_owned()));
        view! { <Composer /> }.into_any()
    });
    let storage = StorageState { unavailable: Some(String::new()), ..StorageState::default() };
    let unstored =
        scene(PageState { storage, ..page() }, quiet(), Thread::Room, |_| view! { <Composer /> }.into_any());
    let completed = in_room(quiet(), |_| {
        use_emoji().load();
        let offers = Offers::new(NodeRef::new());
        offers.begun.set(Some(Begun { kind: Kind::Name, from: 0, to: 2, part: "b".to_owned() }));
        view! {
            <form class="composer">
                <OffersList offers=offers taken=Callback::new(|()| ()) />
            </form>
        }
        .into_any()
    });
    let silent = |standing| {
        in_room(RoomState { standing: Some(standing), ..quiet() }, |_| view! { <Silent /> }.into_any())
    };
    let typing = |numbers: &'static [u8]| {
        let mut room = with_people(&[2, 3, 4, 5]);
        room.typing =
            numbers.iter().map(|number| Writer { thread: Thread::Room, peer: peer(*number) }).collect();
        in_room(room, |_| view! { <TypingLine /> }.into_any())
    };
    let to = |thread| scene(page(), crowd(), thread, |_| view! { <Composer /> }.into_any());
    vec![
        specimen("To the room", about(About::Nothing)),
        specimen("To a channel", to(channel(1))),
        specimen("To one person", to(Thread::Private(user(2)))),
        specimen("Answering", about(answer)),
        specimen("Changing", about(About::Change { message, text: "A message.".to_owned() })),
        specimen("Refused", refused),
        specimen("What is completed", completed),
        specimen("Where nothing can be stored", unstored),
        specimen("For who only reads", silent(Standing::In(Role::Reader))),
        specimen("For who was removed", silent(Standing::Removed)),
        specimen("One writes", typing(&[2])),
        specimen("Two write", typing(&[2, 4])),
        specimen("More write", typing(&[2, 3, 4, 5])),
    ]
}

pub(super) fn bars() -> Vec<Specimen> {
    let notice = |notice| {
        let room = RoomState { notice: Some(notice), ..with_people(&[2]) };
        in_room(room, |_| view! { <NoticeBar /> }.into_any())
    };
    let standing = |standing| {
        in_room(RoomState { standing: Some(standing), ..quiet() }, |_| view! { <StandingBar /> }.into_any())
    };
    let update = scene(PageState { outdated: true, ..page() }, quiet(), Thread::Room, |_| {
        view! { <UpdateBar /> }.into_any()
    });
    let shared = in_room(quiet(), |_| {
        use_sharing().text.set(Some("What another app shared,\nas it was.".to_owned()));
        view! { <SharedBar /> }.into_any()
    });
    let head = |thread: Thread| {
        scene(page(), crowd(), thread, move |_| match thread {
            Thread::Channel(channel) => view! { <ChannelHead channel=channel /> }.into_any(),
            Thread::Private(user) => view! { <PrivateHead user=user /> }.into_any(),
            Thread::Room => ().into_any(),
        })
    };
    vec![
        wide("Notice that can wait", notice(Notice::StoringWorks)),
        wide("Notice that cannot", notice(Notice::StoringFailed("the disk is full".to_owned()))),
        wide("Notice about somebody", notice(Notice::Forked { peer: peer(2) })),
        wide("Waiting to be let in", standing(Standing::Asks)),
        wide("Removed", standing(Standing::Removed)),
        wide("Somebody asks to come in", in_room(crowd(), |_| view! { <AskingBar /> }.into_any())),
        wide("Another version of the page", update),
        wide("What was pinned", in_room(talk(), |_| view! { <Pins /> }.into_any())),
        wide("Head of a channel", head(channel(1))),
        wide("Head of a private thread", head(Thread::Private(user(2)))),
        specimen("What another app shared", shared),
    ]
}

pub(super) fn empty() -> Vec<Specimen> {
    let log = |room: RoomState, thread| {
        scene(page(), room, thread, |_| view! { <div class="room-log"><MessageList /></div> }.into_any())
    };
    let card = |draw: fn() -> AnyView| in_room(alone(), move |_| draw());
    let refused = || {
        view! { <Refused heading="No way in".to_owned() reason="The room is full.".to_owned() /> }.into_any()
    };
    let mut away = quiet();
    away.people.iter_mut().for_each(|person| person.link = LinkStatus::Offline);
    let mut comes = away.clone();
    comes.missing = 240;
    vec![
        wide("Nobody else: the invitation", in_room(alone(), |_| view! { <Invite /> }.into_any())),
        specimen("Nothing said", log(quiet(), Thread::Room)),
        specimen("Nothing said in private", log(quiet(), Thread::Private(user(2)))),
        specimen(
            "Being read from this device",
            log(RoomState { history_loaded: false, ..quiet() }, Thread::Room),
        ),
        specimen("On its way from others", log(comes, Thread::Room)),
        specimen("The shape of a room", card(|| view! { <Waiting /> }.into_any())),
        specimen("Who comes in", card(|| view! { <NeedsName /> }.into_any())),
        specimen("Making a key", card(|| view! { <Stretching /> }.into_any())),
        specimen("Refused", card(refused)),
        specimen("Left", card(|| view! { <Left /> }.into_any())),
    ]
}
