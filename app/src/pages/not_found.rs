//! An address that leads nowhere.

use i18n::t;
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
        <Title text=t::page_not_found_title() />
        <Card heading=t::page_not_found()>
            <p>{t::page_not_found_help()}</p>
            <p>
                <a href="/">{t::common_to_the_lobby()}</a>
            </p>
        </Card>
    }
}
