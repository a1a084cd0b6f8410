//! The picture of who is linked to whom, below the people of the room. What is drawn is decided in [`crate::picture`].

use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::later::later;
use crate::names::{Standing, use_names};
use crate::picture::{Node, Picture, Point, Strings, WIDTH, lines, summary};
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
            <span class="topology-words">{t::topology_who()}</span>
        </button>
        {move || open.get().then(drawing)}
    }
    .client_only()
}

later! {
    /// The picture.
    fn drawing() in tools => view! { <Drawing /> }
}

/// Drawn anew with every change: a few paths, and a mark for each person.
#[component]
pub(super) fn Drawing() -> impl IntoView {
    let room = use_room();
    let names = use_names();
    let people = move || room.people().with(|people| names.with(|names| names.tell_apart(people)));
    let picked = RwSignal::new(None::<usize>);
    let drawing = move || {
        let picture =
            room.links().with(|links| room.people().with(|people| Picture::of(people, links, picked.get())));
        let shown =
            people().into_iter().map(|person| (person.name, names.with(|names| names.get(person.peer))));
        let shown = std::iter::once(None).chain(shown.map(Some));
        let nodes = picture.nodes.into_iter().zip(shown).enumerate();
        let nodes: Vec<AnyView> =
            nodes.map(|(index, (person, shown))| node(index, person, shown, picked)).collect();
        let strings: Vec<AnyView> = picture.strings.into_iter().map(string).collect();
        let labels: Vec<AnyView> = picture.labels.into_iter().map(label).collect();
        view! {
            <svg
                class="topology-picture"
                role="img"
                aria-labelledby="topology-title"
                aria-describedby="topology-summary"
                viewBox=format!("0 0 {WIDTH} {}", picture.height)
            >
                <title id="topology-title">{t::topology_who()}</title>
                {strings}
                {labels}
                {nodes}
            </svg>
        }
        .client_only()
    };
    let list = move || {
        let lines = room.links().with(|links| lines(&people(), links));
        lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> }.client_only()).collect::<Vec<_>>()
    };

    view! {
        <div class="topology">
            {drawing}
            <p class="topology-summary" id="topology-summary">
                {move || room.people().with(|people| summary(people))}
            </p>
            <details class="topology-list">
                <summary>{t::topology_as_list()}</summary>
                <ul role="list" aria-label=t::topology_links()>
                    {list}
                </ul>
            </details>
        </div>
    }
    .client_only()
}

fn string(strings: Strings) -> AnyView {
    let class = if strings.near { "string-line topology-near" } else { "string-line topology-far" };
    view! {
        <g data-string=strings.state.attribute()>
            <path class=class d=strings.path />
        </g>
    }
    .client_only()
}

fn label((at, words): (Point, String)) -> AnyView {
    view! {
        <text class="topology-latency" text-anchor="middle" x=at.x y=at.y + 4>
            {words}
        </text>
    }
    .client_only()
}

/// Somebody in the picture. Under the pointer, or touched, they tell the latencies of their links; the list has them all.
/// `shown`: the name in whole, and what is to be said beside it.
fn node(
    index: usize,
    person: Node,
    shown: Option<(String, Standing)>,
    picked: RwSignal<Option<usize>>,
) -> AnyView {
    // Names are cut to what fits; what tells them apart stands below.
    let key = shown.as_ref().filter(|(name, _)| *name != person.name).map(|(_, standing)| {
        view! {
            <tspan class="topology-key" x=person.name_at.x dy="14">
                {standing.fingerprint.clone()}
            </tspan>
        }
        .client_only()
    });
    // Two lines stand as far from the knot as one does.
    let up = if key.is_some() && person.name_at.y < person.at.y { 13 } else { 0 };
    let name = shown.map_or(person.name, |(name, _)| name);
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
            <title>{name}</title>
            <circle cx=person.at.x cy=person.at.y r="7" />
            <text x=person.name_at.x y=person.name_at.y - up text-anchor=person.anchor.attribute()>
                {person.short}
                {key}
            </text>
        </g>
    }
    .client_only()
}
