//! What everything is made of: buttons, fields, cards, strings, faces, marks.

use ::room::{Delivery, Path, PeerId, Presence, SignalingStatus, Trouble, UserId};
use leptos::prelude::*;

use super::people::{ME, THE_DAY_MS, alone, crowd, peer, user, with_people};
use super::{Specimen, in_room, specimen, wide};
use crate::components::confirm::Confirm;
use crate::components::face::{FaceSize, face, face_button, face_of};
use crate::components::message_state::{MessageState, Trouble as TroubleBelow};
use crate::components::name_mark::{fingerprint, name_mark};
use crate::components::presence_mark::{PresenceWords, presence_mark};
use crate::components::{Banner, Card, Connection, FieldState, Logo, RoomString, StringMark, TextField};
use crate::words::StringState;
use crate::{face as faces_of, store::RoomState};

pub(super) fn buttons() -> Vec<Specimen> {
    let all = |class: &'static str| {
        view! {
            <div class="actions">
                <button class=class>"Normal"</button>
                <button class=class data-as="hover">"Pointed at"</button>
                <button class=class data-as="focus">"Focused"</button>
                <button class=class data-as="hover active">"Pressed"</button>
                <button class=class disabled>"Disabled"</button>
            </div>
        }
    };
    let question = Callback::new(|_: bool| ());
    vec![
        specimen("Button", all("button")),
        specimen("Main: one a view", all("button button-main")),
        specimen("Danger: not easily undone", all("button button-danger")),
        specimen("Quiet: leaving, dismissing", all("button button-quiet")),
        specimen(
            "A link",
            view! { <p><a href="#buttons">"Normal"</a> " · " <a href="#buttons" data-as="hover">"Pointed at"</a> " · " <a href="#buttons" data-as="focus">"Focused"</a></p> },
        ),
        specimen(
            "Confirm",
            view! { <Confirm words="Bo will be removed, and has to ask to come back." label="Remove Bo" on_answer=question /> },
        ),
    ]
}

/// A state with an error, if there is one.
fn field(error: Option<&str>) -> FieldState {
    let state = FieldState::new();
    state.error.set(error.map(str::to_owned));
    state
}

pub(super) fn fields() -> Vec<Specimen> {
    let choice = |kind: &'static str, checked: bool, help: &'static str| {
        view! {
            <label class="choice">
                <input type=kind checked=checked />
                <span>
                    <span class="choice-name">"A choice"</span>
                    <span class="choice-help">{help}</span>
                </span>
            </label>
        }
    };
    vec![
        specimen("Field", view! { <TextField id="g-plain" label="Your name" state=field(None) /> }),
        specimen(
            "With help and a button",
            view! {
                <TextField id="g-help" label="Room" state=field(None) help="A name, a code, or a whole link.">
                    <button class="button" type="button">"Generate"</button>
                </TextField>
            },
        ),
        specimen(
            "With an error",
            view! { <TextField id="g-error" label="Your name" state=field(Some("Type your name.")) help="As others see it." /> },
        ),
        specimen(
            "Focused",
            view! { <input class="field-box" value="Ada" data-as="focus" aria-label="Focused" /> },
        ),
        specimen(
            "Read only",
            view! { <input class="field-box link-box" readonly value="https://tincan.example/room#tc1-AAAA" aria-label="Link" /> },
        ),
        specimen(
            "Choices",
            view! {
                <fieldset class="choices">
                    <legend class="field-label">"One of these"</legend>
                    {choice("radio", true, "What it means, in a sentence.")}
                    {choice("radio", false, "")}
                    {choice("checkbox", true, "Or any of these.")}
                    {choice("checkbox", false, "")}
                </fieldset>
            },
        ),
    ]
}

pub(super) fn cards() -> Vec<Specimen> {
    vec![
        specimen("Logo", view! { <Logo /> }),
        specimen("Banner", view! { <div class="lobby-intro"><Banner /></div> }),
        wide(
            "Card",
            view! {
                <Card heading="A page with one thing on it">
                    <p>"What there is to say."</p>
                    <div class="actions">
                        <button class="button button-main">"Go on"</button>
                        <a href="#cards">"To the lobby"</a>
                    </div>
                </Card>
            },
        ),
    ]
}

const STRINGS: [(StringState, &str); 4] = [
    (StringState::Taut, "taut: direct"),
    (StringState::Dotted, "dotted: relayed"),
    (StringState::Slack, "slack: on its way"),
    (StringState::Cut, "cut: out of reach"),
];

pub(super) fn strings() -> Vec<Specimen> {
    let mark = |(state, words)| view! { <p><StringMark state=Signal::stored(state) /> " " {words}</p> };
    let mut all = vec![specimen("Beside a name", STRINGS.map(mark).into_iter().collect::<Vec<_>>())];
    let across = |room: RoomState| in_room(room, |_| view! { <RoomString /> <Connection /> }.into_any());
    all.push(wide("Across the room: direct", across(with_people(&[2]))));
    all.push(wide("Across the room: relayed", across(with_people(&[2, 3]))));
    all.push(wide("Across the room: reconnecting", across(with_people(&[5]))));
    all.push(wide("Across the room: nobody", across(alone())));
    let away = RoomState { signaling: SignalingStatus::Reconnecting, ..with_people(&[6]) };
    all.push(wide("Across the room: out of reach, without the server", across(away)));
    let mut impostor = with_people(&[2, 8]);
    impostor.people.iter_mut().for_each(|person| person.path = Some(Path::Direct));
    all.push(wide("Across the room: an impostor", across(impostor)));
    all
}

/// For each of the tins somebody whose face has it.
fn tins() -> Vec<UserId> {
    let mut seen = std::collections::BTreeMap::new();
    for number in 0..=u8::MAX {
        seen.entry(faces_of::Face::of(Some(user(number))).tin).or_insert_with(|| user(number));
    }
    seen.into_values().collect()
}

pub(super) fn faces() -> Vec<Specimen> {
    let row = |size| {
        let all = tins()
            .into_iter()
            .map(move |user| face_of(Signal::stored(Some(user)), Signal::stored(None), size));
        view! { <div class="gallery-row">{all.collect::<Vec<_>>()}</div> }
    };
    let chosen = Signal::stored(Some("/icon-192.png".to_owned()));
    let picture = |size| face_of(Signal::stored(None), chosen, size);
    vec![
        specimen("Small: beside names in lists", row(FaceSize::Small)),
        specimen("Middle: at the head of what somebody wrote", row(FaceSize::Middle)),
        specimen("Large: on the sheet about them", row(FaceSize::Large)),
        specimen(
            "A picture somebody chose",
            view! { <div class="gallery-row">{picture(FaceSize::Small)} {picture(FaceSize::Middle)} {picture(FaceSize::Large)}</div> },
        ),
        specimen(
            "As a button, and before it is known who it is",
            in_room(crowd(), |_| {
                let name = Signal::stored("Bo".to_owned());
                view! {
                    <div class="gallery-row">
                        {face_button(Signal::stored(Some(user(2))), name, FaceSize::Large)}
                        {face_button(Signal::stored(None), name, FaceSize::Large)}
                        {face(Signal::stored(None), FaceSize::Large)}
                    </div>
                }
                .into_any()
            }),
        ),
    ]
}

pub(super) fn marks() -> Vec<Specimen> {
    let deliveries = [
        Delivery::Saving,
        Delivery::Saved,
        Delivery::Unsaved,
        Delivery::Sent,
        Delivery::Delivered { have: 2, of: 5 },
        Delivery::Delivered { have: 5, of: 5 },
        Delivery::Read { read: 2, of: 5 },
        Delivery::Read { read: 5, of: 5 },
        Delivery::Attention(Trouble::NotConfirmed),
    ];
    let state = |delivery: Delivery| {
        let name = crate::words::delivery_attribute(&delivery);
        let delivery = Signal::stored(Some(delivery));
        view! {
            <div class="message message-own" data-state=name>
                <div class="message-body">"A message " <MessageState delivery=delivery /></div>
            </div>
        }
    };
    let trouble = |trouble: Trouble| {
        let delivery = Signal::stored(Some(Delivery::Attention(trouble)));
        let message = ::room::MessageId { author: peer(ME), seq: 0 };
        view! { <TroubleBelow message=message delivery=delivery /> }
    };
    let presences = |words| {
        let seen = Presence::Offline { seen_unix_ms: Some(THE_DAY_MS) };
        let all = [Presence::Online, Presence::Away, Presence::Untold, seen];
        let mut room = alone();
        room.presence = (10..).map(user).zip(all).collect();
        in_room(room, move |_| {
            let row =
                |number| view! { <p>{presence_mark(Signal::stored(Some(user(number))), words)} " Bo"</p> };
            (10..14).map(row).collect::<Vec<_>>().into_any()
        })
    };
    let name = |number: u8, name: &'static str| {
        let id: PeerId = peer(number);
        view! { <p><b>{name}</b> " " {name_mark(id)} " " {fingerprint(id)}</p> }
    };
    vec![
        specimen("How far a message got", deliveries.map(state).into_iter().collect::<Vec<_>>()),
        specimen(
            "What needs attention",
            in_room(alone(), move |_| {
                let why = Trouble::NotStored("the disk is full".to_owned());
                view! { {trouble(Trouble::NotConfirmed)} {trouble(why)} }.into_any()
            }),
        ),
        specimen("Presence, in words", presences(PresenceWords::Shown)),
        specimen("Presence, in short", presences(PresenceWords::Brief)),
        specimen(
            "Names: verified, like a verified one, under another name, nothing known",
            in_room(crowd(), move |_| {
                view! { {name(2, "Bo")} {name(8, "Bo")} {name(4, "Cy")} {name(5, "Dee")} }.into_any()
            }),
        ),
        specimen(
            "What is new",
            view! { <p class="gallery-row"><span class="count">"3 new"</span> <span class="count" data-mention="true">"@ 3 new"</span></p> },
        ),
    ]
}
