//! What is on sheets. A sheet is a modal dialog of the browser; here each lies open on the page.

use ::room::{Arrival, Holder, MessageDetails, MessageId, Reach, Thread, UserId, Version};
use leptos::prelude::*;

use super::people::{ME, THE_DAY_MS, channel, crowd, page, peer, talk, user};
use super::{Specimen, in_room, scene, specimen, wide};
use crate::components::channel_new::Make;
use crate::components::guard::{Ended, Working};
use crate::components::invite::Ways;
use crate::components::message_sheet::Part;
use crate::components::pins::All as AllPins;
use crate::components::room_export::RoomExport;
use crate::components::room_options::Options;
use crate::components::search_sheet::Inner;
use crate::components::settings_about::AboutPart;
use crate::components::settings_appearance::AppearancePart;
use crate::components::settings_files::{Export, Import};
use crate::components::settings_hushed::HushedPart;
use crate::components::settings_language::LanguagePart;
use crate::components::settings_members::WhoComesIn;
use crate::components::settings_network::NetworkPart;
use crate::components::settings_notifications::NotificationsPart;
use crate::components::settings_passphrase::PassphrasePart;
use crate::components::settings_picture::OwnPicturePart;
use crate::components::settings_privacy::PrivacyPart;
use crate::components::settings_room::RoomTitle;
use crate::components::settings_sheet::SettingsSheet;
use crate::components::settings_storage::Storage;
use crate::components::sheet::Sheet;
use crate::components::unlock::Unlock;
use crate::components::{EmojiSheet, Examination, MessageSheet, MessageSheetView, Profile, ProfileSheet};
use crate::components::{shortcuts, verify};
use crate::emoji::use_emoji;
use crate::erased::memo;
use crate::pages::inside::Inside;
use crate::pages::{Doctor, Lobby};
use crate::searching::Ask;
use crate::store::{PageState, RoomState, RoomStateStoreFields, use_room};
use crate::vault::{VaultState, Work, use_vault};
use crate::words::work_heading;

/// Not half of everything is sealed.
const SEALING: Work = Work::Seal { done: 420, all: 1_000 };

/// Whole pages; what they are like on devices of every size is compared by pictures of the product.
pub(super) fn pages() -> Vec<Specimen> {
    let page_in = |room: RoomState, draw: fn() -> AnyView| in_room(room, move |_| draw());
    let lobby = scene(PageState { ready: false, ..page() }, crowd(), Thread::Room, |_| {
        view! { <Lobby /> }.into_any()
    });
    let working = in_room(crowd(), |_| {
        use_vault().state.set(VaultState::Working(SEALING));
        view! { <Working heading=work_heading(SEALING) /> }.into_any()
    });
    let ended = |went: Result<(), String>| {
        in_room(crowd(), move |_| view! { <Ended work=Work::Erase went=went /> }.into_any())
    };
    vec![
        wide("The lobby, until it runs", lobby),
        wide("The room", page_in(RoomState { open: true, ..talk() }, || view! { <Inside /> }.into_any())),
        specimen("Connection doctor", page_in(crowd(), || view! { <Doctor /> }.into_any())),
        specimen("Sealing", working),
        specimen("Done", ended(Ok(()))),
        specimen("Failed", ended(Err("the disk is full".to_owned()))),
    ]
}

pub(super) fn sheets() -> Vec<Specimen> {
    let open = RwSignal::new(true);
    let profile = |user: UserId| {
        in_room(crowd(), move |_| {
            expect_context::<ProfileSheet>().open(user);
            view! { <Profile /> }.into_any()
        })
    };
    let safety = in_room(crowd(), |_| {
        let drawn = verify::sheet(peer(2), user(ME), user(2));
        view! { <div class="sheet-inner">{drawn}</div> }.into_any()
    });
    let options = in_room(crowd(), |_| {
        let about = RwSignal::new(Some("a".to_owned()));
        view! { <div class="sheet-inner"><Options fragment="a".to_owned() about=about on_page=true /></div> }
            .into_any()
    });
    let inside = |draw: fn() -> AnyView| {
        in_room(crowd(), move |_| view! { <div class="sheet-inner">{draw()}</div> }.into_any())
    };
    let locked = in_room(crowd(), |_| {
        use_vault().state.set(VaultState::Locked);
        view! { <Unlock /> }.into_any()
    });
    vec![
        specimen(
            "Sheet",
            view! {
                <Sheet open=open id="g-sheet" title="What it is about">
                    <section class="sheet-part">
                        <h3 class="sheet-subtitle">"A part"</h3>
                        <p>"What there is to say."</p>
                        <p class="sheet-said">"What came of it."</p>
                    </section>
                    <section class="sheet-part"><p>"Another part."</p></section>
                </Sheet>
            },
        ),
        wide(
            "Settings",
            inside(|| {
                view! { <SettingsSheet in_room=true here=Signal::stored("a".to_owned()) /> }.into_any()
            }),
        ),
        specimen("Invite", inside(|| view! { <Ways /> }.into_any())),
        specimen("Profile", profile(user(2))),
        specimen("Our own profile", profile(user(ME))),
        specimen("Safety code", safety),
        specimen("Options of a room", options),
        specimen("New channel", inside(|| view! { <Make open=RwSignal::new(true) /> }.into_any())),
        specimen("Locked", locked),
        specimen("What keys do", inside(shortcuts::all)),
    ]
}

/// Everything about a message of ours.
fn details(message: MessageId) -> MessageDetails {
    let holder = |number, name: &str, reach| Holder { user: user(number), name: name.to_owned(), reach };
    let version =
        |text: &str, minute: u64| Version { text: text.to_owned(), at_unix_ms: THE_DAY_MS + minute * 60_000 };
    MessageDetails {
        message,
        thread: Thread::Room,
        author_name: "Cy".to_owned(),
        author_user: Some(user(4)),
        own: false,
        deleted: false,
        at_unix_ms: THE_DAY_MS + 800 * 60_000,
        arrival: Some(Arrival {
            from: peer(2),
            name: "Bo".to_owned(),
            at_unix_ms: THE_DAY_MS + 801 * 60_000,
        }),
        hash: "0123456789abcdef".repeat(4),
        signature: "fedcba9876543210".repeat(8),
        signed: true,
        epoch: None,
        depth: 12,
        seen: 2,
        size: 231,
        holders: vec![
            holder(2, "Bo", Reach::Read),
            holder(5, "Dee", Reach::Has),
            holder(7, "Eve", Reach::Unknown),
        ],
        versions: vec![version("Edted.", 800), version("Edited.", 805)],
        left_out: 0,
    }
}

pub(super) fn of_message() -> Vec<Specimen> {
    // The one that was edited, and the one with reactions.
    let (edited, reacted) = (MessageId { author: peer(4), seq: 10 }, MessageId { author: peer(5), seq: 13 });
    let own = MessageId { author: peer(ME), seq: 16 };
    let part = |message: MessageId, part: Part| {
        let room = RoomState { looked_at: Some(details(message)), ..talk() };
        in_room(room, move |_| {
            expect_context::<MessageSheet>().show(message, part);
            view! { <MessageSheetView /> }.into_any()
        })
    };
    let pins = in_room(talk(), |_| {
        let room = use_room();
        let pins = memo(move |_| room.pins().with(|all| all.get(&Thread::Room).cloned().unwrap_or_default()));
        view! { <div class="sheet-inner"><AllPins pins=pins open=RwSignal::new(true) refused=RwSignal::new(None) /></div> }
            .into_any()
    });
    vec![
        specimen("What can be done", part(edited, Part::Menu)),
        specimen("Who reacted", part(reacted, Part::Menu)),
        specimen("What is known", part(edited, Part::Details)),
        specimen("Every text it had", part(edited, Part::Versions)),
        specimen("Where to say it again", part(edited, Part::Forward)),
        specimen("What can be done with our own", part(own, Part::Menu)),
        specimen("Whether to delete it", part(edited, Part::Delete)),
        specimen("What is pinned", pins),
    ]
}

pub(super) fn settings() -> Vec<Specimen> {
    let part = |draw: fn() -> AnyView| {
        in_room(crowd(), move |_| view! { <div class="sheet-inner">{draw()}</div> }.into_any())
    };
    vec![
        specimen("The room", part(|| view! { <RoomTitle /> <WhoComesIn /> }.into_any())),
        specimen(
            "Writing the room out",
            part(|| view! { <RoomExport fragment=Signal::stored("a".to_owned()) /> }.into_any()),
        ),
        specimen(
            "Picture and language",
            part(|| view! { <OwnPicturePart in_room=true /> <LanguagePart /> }.into_any()),
        ),
        specimen("Appearance", part(|| view! { <AppearancePart /> }.into_any())),
        specimen("Muted and blocked", part(|| view! { <HushedPart /> }.into_any())),
        specimen("Notifications", part(|| view! { <NotificationsPart /> }.into_any())),
        specimen("Network", part(|| view! { <NetworkPart in_room=true /> }.into_any())),
        specimen("Privacy", part(|| view! { <PrivacyPart /> }.into_any())),
        specimen("Storage and passphrase", part(|| view! { <Storage /> <PassphrasePart /> }.into_any())),
        specimen("Files", part(|| view! { <Export /> <Import /> }.into_any())),
        specimen("About", part(|| view! { <AboutPart /> }.into_any())),
    ]
}

pub(super) fn search() -> Vec<Specimen> {
    let search = |ask: Ask| {
        scene(page(), crowd(), channel(1), move |_| {
            view! { <div class="sheet-inner"><Inner ask=RwSignal::new(ask) /></div> }.into_any()
        })
    };
    let emoji = in_room(crowd(), |_| {
        let book = use_emoji();
        book.load();
        book.open.set(true);
        view! { <EmojiSheet /> }.into_any()
    });
    vec![
        specimen("Nothing searched for", search(Ask::default())),
        specimen("Found", search(Ask { typed: "lanterns".to_owned(), ..Ask::default() })),
        specimen("Emoji", emoji),
        specimen("Checks", in_room(crowd(), |_| view! { <Examination /> }.into_any())),
    ]
}
