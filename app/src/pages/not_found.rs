//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::components::Card;

/// Says so, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(leptos::server_fn::http_export::StatusCode::NOT_FOUND);
    }

    view! {
        <Title text="Not found · Tincan" />
        <Card heading="This address leads nowhere">
            <p>"There is no page here. A room's link looks like /room#… and has to be copied whole."</p>
            <p>
                <a href="/">"To the lobby"</a>
            </p>
        </Card>
    }
}
