//! The picture of who is linked to whom, below the people of the room. What is drawn is decided in [`crate::picture`].

use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::picture::{Node, Picture, WIDTH, lines, summary};
use crate::store::{RoomStateStoreFields, use_room};

/// The button *Who is linked to whom*, and the picture once it is asked for.
#[component]
pub(super) fn Topology() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button
            class="topology-open"
            type="button"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <svg class="topology-sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <path d="M4 15L10 5L16 15Z" />
                <circle cx="4" cy="15" r="2.500" />
                <circle cx="16" cy="15" r="2.500" />
                <circle cx="10" cy="5" r="2.500" />
            </svg>
            <span class="topology-words">"Who is linked to whom"</span>
        </button>
        {move || open.get().then(|| view! { <Drawing /> }.client_only())}
    }
    .client_only()
}

#[component]
fn Drawing() -> impl IntoView {
    let room = use_room();
    let picked = RwSignal::new(None::<usize>);
    let picture = Memo::new(move |_| {
        let picked = picked.get();
        room.links().with(|links| room.people().with(|people| Picture::of(people, links, picked)))
    });
    let words = move || room.people().with(|people| summary(people));
    let list =
        Memo::new(move |_| room.links().with(|links| room.people().with(|people| lines(people, links))));
    // Not the picture itself: that changes with every ping, and this only when people come and go.
    let here = Memo::new(move |_| picture.with(|picture| (picture.height, picture.nodes.clone())));

    view! {
        <div class="topology">
            <svg
                class="topology-picture"
                role="img"
                aria-labelledby="topology-title"
                aria-describedby="topology-summary"
                viewBox=move || format!("0 0 {WIDTH} {}", here.get().0)
            >
                <title id="topology-title">"Who is linked to whom"</title>
                {move || picture.get().strings.into_iter().map(|strings| {
                    let class = if strings.near { "string-line topology-near" } else { "string-line topology-far" };
                    view! {
                        <g data-string=strings.state.attribute()>
                            <path class=class d=strings.path />
                        </g>
                    }
                }).collect::<Vec<_>>()}
                {move || here.get().1.into_iter().enumerate().map(|(index, person)| node(index, person, picked)).collect::<Vec<_>>()}
                {move || picture.get().labels.into_iter().map(|(at, words)| {
                    view! { <text class="topology-latency" text-anchor="middle" x=at.x y=at.y + 4>{words}</text> }
                }).collect::<Vec<_>>()}
            </svg>
            <p class="topology-summary" id="topology-summary">
                {words}
            </p>
            <details class="topology-list">
                <summary>"As a list"</summary>
                <ul role="list" aria-label="Links">
                    {move || list.get().into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect::<Vec<_>>()}
                </ul>
            </details>
        </div>
    }
    .client_only()
}

/// Somebody in the picture. Under the pointer, or touched, they tell the latencies of their links; the list has them all.
fn node(index: usize, person: Node, picked: RwSignal<Option<usize>>) -> impl IntoView {
    let class = match (index, person.here) {
        (0, _) => "topology-node topology-me",
        (_, true) => "topology-node",
        (_, false) => "topology-node topology-away",
    };
    view! {
        <g
            class=class
            on:pointerenter=move |_| picked.set(Some(index))
            on:pointerleave=move |_| picked.set(None)
        >
            <title>{person.name}</title>
            <circle cx=person.at.x cy=person.at.y r="7" />
            <text x=person.name_at.x y=person.name_at.y text-anchor=person.anchor.attribute()>
                {person.short}
            </text>
        </g>
    }
}
