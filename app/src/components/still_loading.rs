//! What is said while the program itself is on its way.

use i18n::t;
use leptos::prelude::*;

use crate::store::{PageStateStoreFields, use_page};

/// One sentence from the server, until the page is ready. The style shows it once that takes longer than anybody would overlook.
#[component]
pub fn StillLoading() -> impl IntoView {
    let page = use_page();
    move || {
        (!page.ready().get()).then(|| {
            view! { <p class="still-loading">{t::common_still_loading()}</p> }
        })
    }
}
