//! One link looked at closely, below the name it leads to.

use i18n::t;
use leptos::prelude::*;
use room::{LinkDetails, PeerId};

use super::sparkline::sparkline;
use crate::client_only::ClientOnly;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{detail_rows, failing, round_trip_words};

/// What the store holds of the link to this peer, as it changes.
#[component]
pub(super) fn LinkDetailsPanel(id: PeerId) -> impl IntoView {
    let room = use_room();
    let shown = move || {
        room.details().with(|details| match details.as_ref().filter(|details| details.peer == id) {
            Some(details) => panel(details),
            None => view! { <p>{t::link_details_unknown()}</p> }.client_only(),
        })
    };
    view! { <div class="link-details">{shown}</div> }.client_only()
}

fn panel(details: &LinkDetails) -> AnyView {
    let mut rows = detail_rows(details);
    rows.push((t::link_details_round_trip(), round_trip_words(&details.latencies_ms)));
    let row = |(label, words): (String, String)| {
        view! {
            <div class="link-row">
                <dt>{label}</dt>
                <dd dir="auto">{words}</dd>
            </div>
        }
        .client_only()
    };
    let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
    let doctor = failing(details.status).then(|| view! { <DoctorLink aside=true /> }.client_only());
    view! {
        <dl class="link-rows">{rows}</dl>
        {sparkline(&details.latencies_ms)}
        {doctor}
    }
    .client_only()
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
            {if aside { t::link_details_doctor_aside() } else { t::doctor_name() }}
        </a>
    }
}
