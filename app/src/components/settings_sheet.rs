//! What is on the sheet *Settings*: the list of its sections, and the one that is shown.
//!
//! Where there is room the list stands beside the section. On a narrow page one of both is there: the list leads to a section, *Back* to the
//! list. Which it is, the style decides; here both are always made.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::diagnostics::Diagnostics;
use super::room_export::RoomExport;
use super::settings_about::AboutPart;
use super::settings_appearance::AppearancePart;
use super::settings_devices::DevicesPart;
use super::settings_files::{Export, Import};
use super::settings_hushed::HushedPart;
use super::settings_language::LanguagePart;
use super::settings_members::WhoComesIn;
use super::settings_name::OwnNamePart;
use super::settings_network::NetworkPart;
use super::settings_notifications::NotificationsPart;
use super::settings_passphrase::PassphrasePart;
use super::settings_picture::OwnPicturePart;
use super::settings_privacy::PrivacyPart;
use super::settings_room::{RoomNotices, RoomTitle};
use super::settings_storage::Storage;
use super::settings_topology::RoomShape;
use crate::client_only::ClientOnly;

/// The id of the heading of the section that is shown.
pub(super) const HEADING: &str = "settings-section";

/// A section of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Room,
    You,
    Devices,
    Privacy,
    Notifications,
    Network,
    Storage,
    Appearance,
    Language,
    Diagnostics,
    About,
}

impl Section {
    /// In the order of the list.
    const ALL: [Self; 11] = [
        Self::Room,
        Self::You,
        Self::Devices,
        Self::Privacy,
        Self::Notifications,
        Self::Network,
        Self::Storage,
        Self::Appearance,
        Self::Language,
        Self::Diagnostics,
        Self::About,
    ];

    /// What it is called in the list, and over what is in it.
    fn name(self) -> String {
        match self {
            Self::Room => t::settings_room_title(),
            Self::You => t::settings_you(),
            Self::Devices => t::settings_devices_title(),
            Self::Privacy => t::settings_privacy_title(),
            Self::Notifications => t::settings_notifications_title(),
            Self::Network => t::settings_network_title(),
            Self::Storage => t::settings_storage(),
            Self::Appearance => t::appearance_title(),
            Self::Language => t::settings_language_title(),
            Self::Diagnostics => t::diagnostics_page_name(),
            Self::About => t::settings_about_title(),
        }
    }

    /// What is in it.
    fn view(self, in_room: bool, here: Signal<String>) -> AnyView {
        match self {
            Self::Room => view! {
                <RoomTitle />
                <WhoComesIn />
                <RoomShape />
                <RoomNotices fragment=here />
                <RoomExport fragment=here below=true />
            }
            .client_only(),
            Self::You => view! {
                <OwnNamePart />
                <OwnPicturePart in_room=in_room />
            }
            .client_only(),
            Self::Devices => view! {
                <DevicesPart in_room=in_room />
                <PassphrasePart />
            }
            .client_only(),
            Self::Privacy => view! {
                <PrivacyPart />
                <HushedPart />
            }
            .client_only(),
            Self::Notifications => view! { <NotificationsPart /> }.client_only(),
            Self::Network => view! { <NetworkPart in_room=in_room /> }.client_only(),
            Self::Storage => view! {
                <Storage />
                <Export />
                <Import />
            }
            .client_only(),
            Self::Appearance => view! { <AppearancePart /> }.client_only(),
            Self::Language => view! { <LanguagePart /> }.client_only(),
            Self::Diagnostics => view! {
                <div class="sheet-part">
                    <p>{t::settings_diagnostics_help()}</p>
                    <Diagnostics />
                </div>
            }
            .client_only(),
            Self::About => view! { <AboutPart /> }.client_only(),
        }
    }
}

/// The list and the section.
#[component]
pub(super) fn SettingsSheet(
    /// Whether a room is open, which has a section of its own.
    in_room: bool,
    /// What leads to that room.
    here: Signal<String>,
) -> impl IntoView {
    let shown = RwSignal::new(if in_room { Section::Room } else { Section::You });
    // On a narrow page: the section is there in place of the list.
    let inside = RwSignal::new(false);
    let (heading, list) = (NodeRef::<html::H3>::new(), NodeRef::<html::Nav>::new());
    let choose = move |section: Section| {
        shown.set(section);
        inside.set(true);
        // Once it is drawn. What cannot have the focus is in sight all the same.
        request_animation_frame(move || {
            if let Some(heading) = heading.try_get_untracked().flatten() {
                let _ = heading.focus();
            }
        });
    };
    let back = move |_| {
        inside.set(false);
        request_animation_frame(move || {
            let list = list.try_get_untracked().flatten();
            let current = list.and_then(|list| list.query_selector("[aria-current]").ok().flatten());
            if let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) {
                let _ = current.focus();
            }
        });
    };
    let entry = move |section: Section| {
        view! {
            <li>
                <button
                    class="settings-entry"
                    type="button"
                    aria-current=move || (shown.get() == section).then_some("true")
                    on:click=move |_| choose(section)
                >
                    {section.name()}
                </button>
            </li>
        }
        .client_only()
    };
    let listed = Section::ALL.into_iter().filter(|section| in_room || *section != Section::Room);
    let entries: Vec<AnyView> = listed.map(entry).collect();
    view! {
        <div class="settings" data-inside=move || inside.get().then_some("")>
            <nav class="settings-list" aria-label=t::settings_sections() node_ref=list>
                <ul role="list">{entries}</ul>
            </nav>
            <section class="settings-section" aria-labelledby=HEADING>
                <button class="button button-quiet settings-back" type="button" on:click=back>
                    {t::common_back()}
                </button>
                <h3 class="settings-title" id=HEADING tabindex="-1" node_ref=heading>
                    {move || shown.get().name()}
                </h3>
                {move || shown.get().view(in_room, here)}
            </section>
        </div>
    }
    .client_only()
}
