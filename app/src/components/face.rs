//! Somebody's face: the picture they chose, else the one that follows from their key. Their name stands beside it always.

use i18n::t;
use leptos::prelude::*;
use room::UserId;

use super::profile::ProfileSheet;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::face::Face;
use crate::store::{RoomStateStoreFields, use_room};

/// How large, in pixels of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaceSize {
    /// Beside a name in a list of many.
    Small,
    /// At the head of what somebody wrote.
    Middle,
    /// On a sheet about them.
    Large,
}

impl FaceSize {
    fn pixels(self) -> &'static str {
        match self {
            Self::Small => "24",
            Self::Middle => "32",
            Self::Large => "64",
        }
    }
}

/// The face of whoever `user` is, in the room that is open. Says nothing to a screen reader: the name does.
pub(super) fn face(user: Signal<Option<UserId>>, size: FaceSize) -> AnyView {
    let room = use_room();
    let chosen = memo(move |_| {
        let user = user.get()?;
        room.pictures().with(|pictures| pictures.get(&user).cloned())
    });
    face_of(user, chosen.into(), size)
}

/// The same with the picture at hand, if there is one: its address.
pub(super) fn face_of(
    user: Signal<Option<UserId>>,
    chosen: Signal<Option<String>>,
    size: FaceSize,
) -> AnyView {
    // The address of what this browser could not draw.
    let broken = RwSignal::new(None::<String>);
    let drawn = move || {
        let chosen = chosen.get().filter(|chosen| broken.get().as_ref() != Some(chosen));
        let pixels = size.pixels();
        match chosen {
            Some(address) => {
                let failed = address.clone();
                view! {
                    <img
                        class="face"
                        src=address
                        alt=""
                        width=pixels
                        height=pixels
                        on:error=move |_| broken.set(Some(failed.clone()))
                    />
                }
                .client_only()
            }
            None => generated(&Face::of(user.get()), pixels),
        }
    };
    drawn.client_only()
}

fn generated(face: &Face, pixels: &'static str) -> AnyView {
    let beads = face
        .beads
        .iter()
        .map(|(x, y)| view! { <circle class="face-bead" cx=*x cy=*y r="4.5" /> }.client_only());
    let beads: Vec<AnyView> = beads.collect();
    view! {
        <svg
            class="face"
            viewBox="0 0 64 64"
            width=pixels
            height=pixels
            data-tin=face.tin.to_string()
            data-band=face.band.to_string()
            aria-hidden="true"
            focusable="false"
        >
            <circle class="face-tin" cx="32" cy="32" r="30" />
            <path class="face-knot" d=face.knot.clone() />
            {beads}
        </svg>
    }
    .client_only()
}

/// A face that opens the sheet about its person, once it is known who they are.
pub(super) fn face_button(user: Signal<Option<UserId>>, name: Signal<String>, size: FaceSize) -> AnyView {
    let sheet = expect_context::<ProfileSheet>();
    let known = memo(move |_| user.with(Option::is_some));
    let open = move |_| {
        if let Some(user) = user.get_untracked() {
            sheet.open(user);
        }
    };
    let drawn = move || {
        if !known.get() {
            return view! { <span class="face-open">{face(user, size)}</span> }.client_only();
        }
        view! {
            <button
                class="face-open"
                type="button"
                aria-haspopup="dialog"
                aria-label=move || name.with(|name| t::page_profile_of(name))
                on:click=open
            >
                {face(user, size)}
            </button>
        }
        .client_only()
    };
    drawn.client_only()
}
