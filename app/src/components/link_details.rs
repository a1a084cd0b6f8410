//! One link looked at closely, below the name it leads to.

use leptos::prelude::*;
use room::{LinkDetails, PeerId};

use super::sparkline::Sparkline;
use crate::client_only::ClientOnly;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{detail_rows, failing, round_trip_words};

/// What the store holds of the link to this peer, as it changes.
#[component]
pub(super) fn LinkDetailsPanel(id: PeerId) -> impl IntoView {
    let room = use_room();
    let shown = move |details: &Option<LinkDetails>| details.as_ref().is_some_and(|d| d.peer == id);
    let rows = Memo::new(move |_| {
        room.details().with(|details| details.as_ref().filter(|d| d.peer == id).map(detail_rows))
    });
    let latencies = Memo::new(move |_| {
        let known = |details: &Option<LinkDetails>| details.as_ref().map(|d| d.latencies_ms.clone());
        room.details().with(|details| known(details).filter(|_| shown(details)).unwrap_or_default())
    });
    let in_trouble =
        Memo::new(move |_| room.details().with(|d| d.as_ref().is_some_and(|d| failing(d.status))));

    view! {
        <div class="link-details">
            {move || rows.get().map_or_else(|| view! { <p>"Nothing is known of this link yet."</p> }.client_only(), list)}
            <p class="link-round-trip">
                <span class="link-label">"Round trip "</span>
                {move || latencies.with(|latencies| round_trip_words(latencies))}
            </p>
            <Sparkline latencies_ms=latencies />
            {move || in_trouble.get().then(|| view! { <DoctorLink aside=true /> }.client_only())}
        </div>
    }
    .client_only()
}

fn list(rows: Vec<(&'static str, String)>) -> AnyView {
    let row = |(label, words)| {
        view! {
            <div class="link-row">
                <dt>{label}</dt>
                <dd dir="auto">{words}</dd>
            </div>
        }
    };
    view! { <dl class="link-rows">{rows.into_iter().map(row).collect::<Vec<_>>()}</dl> }.client_only()
}

/// The way to the connection doctor.
#[component]
pub fn DoctorLink(
    /// Whether it opens in another tab: going there in this one would leave the room.
    #[prop(optional)]
    aside: bool,
) -> impl IntoView {
    view! {
        <a class="doctor-link" href="/doctor" target=aside.then_some("_blank")>
            {if aside { "Connection doctor (new tab)" } else { "Connection doctor" }}
        </a>
    }
}
