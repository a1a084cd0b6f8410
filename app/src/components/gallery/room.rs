//! Who is there, where they talk, and how they are linked.

use ::room::{CandidateKind, LinkDetails, LinkStatus, Route, Thread, Transport};
use leptos::prelude::*;

use super::people::{ME, alone, channel, crowd, many_rooms, page, peer, user, with_people};
use super::{Specimen, in_room, scene, specimen, wide};
use crate::components::link_details::LinkDetailsPanel;
use crate::components::member_row::MemberRow;
use crate::components::members::{Deciding, Everybody};
use crate::components::people::PersonRow;
use crate::components::topology::Drawing;
use crate::components::{Conversations, People, RoomsList};
use crate::erased::memo;
use crate::members::entries;
use crate::rooms::RoomSummary;
use crate::store::{PageState, RoomState, RoomStateStoreFields, use_room};

pub(super) fn people() -> Vec<Specimen> {
    let list = |room| in_room(room, |_| view! { <People /> }.into_any());
    let open = in_room(linked(LinkStatus::Connected), |_| {
        let opened = RwSignal::new(Some(peer(2)));
        view! { <ul class="people-list"><PersonRow id=peer(2) opened=opened /></ul> }.into_any()
    });
    let members = in_room(crowd(), |_| view! { <div class="sheet-inner"><Everybody /></div> }.into_any());
    let deciding = |number: u8| {
        in_room(crowd(), move |_| {
            let room = use_room();
            provide_context(Deciding {
                about: RwSignal::new(Some(user(number))),
                refused: RwSignal::new(None),
            });
            let all = memo(move |_| {
                room.members().with(|members| room.people().with(|people| entries(members, people)))
            });
            view! { <ul class="member-list"><MemberRow user=user(number) all=all /></ul> }.into_any()
        })
    };
    vec![
        specimen("Everybody there", list(crowd())),
        specimen("Nobody else", list(alone())),
        specimen("Somebody looked at closely", open),
        wide("Members", members),
        specimen("Deciding about somebody", deciding(4)),
        specimen("Deciding about who asks", deciding(5)),
        specimen("Our own devices", deciding(ME)),
    ]
}

pub(super) fn conversations() -> Vec<Specimen> {
    let list = |thread| scene(page(), crowd(), thread, |_| view! { <Conversations /> }.into_any());
    vec![
        specimen("The room itself shown", list(Thread::Room)),
        specimen("A channel shown", list(channel(2))),
        specimen("An archived channel shown", list(channel(3))),
    ]
}

pub(super) fn rooms() -> Vec<Specimen> {
    let list = |rooms: Vec<RoomSummary>| {
        scene(PageState { rooms, ..page() }, alone(), Thread::Room, |_| {
            view! { <RoomsList on_page=true /> }.into_any()
        })
    };
    vec![
        specimen("In every state", list(page().rooms)),
        specimen("None", list(Vec::new())),
        specimen("Many", list(many_rooms())),
    ]
}

/// With what is known of the link to Bo.
fn linked(status: LinkStatus) -> RoomState {
    let up = status == LinkStatus::Connected;
    let route = Route {
        local: CandidateKind::Host,
        remote: CandidateKind::ServerReflexive,
        transport: Transport::Udp,
    };
    let beats = (0..60_u32).map(|beat| (!(20..24).contains(&beat)).then_some(18 + beat * 7 % 13));
    RoomState {
        details: Some(LinkDetails {
            peer: peer(2),
            status,
            route: up.then_some(route),
            up_ms: up.then_some(754_000),
            next_attempt_ms: (!up).then_some(8_000),
            latencies_ms: beats.collect(),
            bytes_sent: 48_230,
            bytes_received: 1_204_882,
            connections: 2,
            restarts: 1,
            failures: if up { 0 } else { 6 },
            relay_only: !up,
            fault: (!up).then(|| "no way was found".to_owned()),
        }),
        ..with_people(&[2])
    }
}

pub(super) fn links() -> Vec<Specimen> {
    let details = |status| in_room(linked(status), |_| view! { <LinkDetailsPanel id=peer(2) /> }.into_any());
    vec![
        specimen("A link that is up", details(LinkStatus::Connected)),
        specimen("A link that fails", details(LinkStatus::Offline)),
        specimen(
            "Nothing known",
            in_room(with_people(&[2]), |_| view! { <LinkDetailsPanel id=peer(2) /> }.into_any()),
        ),
        specimen("Who is linked to whom", in_room(crowd(), |_| view! { <Drawing /> }.into_any())),
        specimen("Alone", in_room(alone(), |_| view! { <Drawing /> }.into_any())),
    ]
}
