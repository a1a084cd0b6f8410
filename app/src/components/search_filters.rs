//! What a search looks through: one room, one person, one kind of place, some days.

use i18n::t;
use leptos::prelude::*;

use super::search_sheet::SearchSheet;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::searching::{Ask, Kind, Person, people_labels, use_searching};
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};
use crate::words::filters_words;

/// The filters, behind a line that opens.
#[component]
pub(super) fn SearchFilters() -> impl IntoView {
    let page = use_page();
    let searching = use_searching();
    let session = StoredValue::new(use_session());
    let ask = expect_context::<SearchSheet>().ask;
    let rooms = memo(move |_| {
        page.rooms().with(|rooms| {
            rooms.iter().map(|room| (room.fragment.clone(), room.title().to_owned())).collect::<Vec<_>>()
        })
    });
    let people = memo(move |_| {
        searching.news.track();
        let people = session.with_value(|session| session.as_ref().map(|session| session.search_people()));
        people_labels(&people.unwrap_or_default())
    });
    let count = memo(move |_| ask.with(Ask::filters));
    // Memos, for the lists are drawn anew with what they read.
    let room = memo(move |_| ask.with(|ask| ask.room.clone()));
    let person = memo(move |_| ask.with(|ask| ask.person));
    let kind = memo(move |_| ask.with(|ask| ask.kind));
    let open_at_first = count.get_untracked() > 0;
    let room_options = move || {
        let mut options =
            vec![option(String::new(), t::search_sheet_every_room(), room.with(Option::is_none))];
        options.extend(rooms.get().into_iter().map(|(fragment, title)| {
            let chosen = room.with(|room| room.as_ref() == Some(&fragment));
            option(fragment, title, chosen)
        }));
        options
    };
    let person_options = move || {
        let mut options = vec![option(String::new(), t::search_sheet_everybody(), person.get().is_none())];
        options.extend(
            people
                .get()
                .into_iter()
                .enumerate()
                .map(|(at, (who, label))| option(at.to_string(), label, person.get() == Some(who))),
        );
        options
    };
    let choose_person = move |value: String| {
        let person = value.parse::<usize>().ok();
        let person: Option<Person> =
            person.and_then(|at| people.with_untracked(|people| people.get(at).map(|(person, _)| *person)));
        ask.update(|ask| ask.person = person);
    };

    view! {
        <details class="search-filters" open=open_at_first>
            <summary>{move || filters_words(count.get())}</summary>
            <div class="search-fields">
                <div class="search-field">
                    <label for="search-room">{t::search_sheet_room()}</label>
                    <select
                        id="search-room"
                        class="field-box"
                        on:change:target=move |event| {
                            let value = event.target().value();
                            ask.update(|ask| ask.room = Some(value).filter(|value| !value.is_empty()));
                        }
                    >
                        {room_options}
                    </select>
                </div>
                <div class="search-field">
                    <label for="search-person">{t::search_sheet_person()}</label>
                    <select
                        id="search-person" class="field-box" on:change:target=move |event| choose_person(event.target().value())>
                        {person_options}
                    </select>
                </div>
                <div class="search-field">
                    <label for="search-where">{t::search_sheet_where()}</label>
                    <select
                        id="search-where"
                        class="field-box"
                        on:change:target=move |event| {
                            let kind = kind_of(&event.target().value());
                            ask.update(|ask| ask.kind = kind);
                        }
                    >
                        {move || {
                            KINDS
                                .iter()
                                .map(|(value, of)| option((*value).to_owned(), kind_words(*of), kind.get() == *of))
                                .collect::<Vec<_>>()
                        }}
                    </select>
                </div>
                <div class="search-field">
                    <label for="search-from">{t::search_sheet_from()}</label>
                    <input
                        id="search-from"
                        class="field-box"
                        type="date"
                        prop:value=move || ask.with(|ask| ask.from.clone())
                        on:change:target=move |event| ask.update(|ask| ask.from = event.target().value())
                    />
                </div>
                <div class="search-field">
                    <label for="search-to">{t::search_sheet_to()}</label>
                    <input
                        id="search-to"
                        class="field-box"
                        type="date"
                        prop:value=move || ask.with(|ask| ask.to.clone())
                        on:change:target=move |event| ask.update(|ask| ask.to = event.target().value())
                    />
                </div>
                {move || {
                    (count.get() != 0)
                        .then(|| {
                            view! {
                                <button
                                    class="button button-quiet search-clear"
                                    type="button"
                                    on:click=move |_| {
                                        ask.update(|ask| *ask = Ask { typed: ask.typed.clone(), ..Ask::default() })
                                    }
                                >
                                    {t::search_sheet_clear_filters()}
                                </button>
                            }
                            .client_only()
                        })
                }}
            </div>
        </details>
    }
    .client_only()
}

/// Values and what they mean.
const KINDS: [(&str, Option<Kind>); 4] = [
    ("", None),
    ("room", Some(Kind::Room)),
    ("channel", Some(Kind::Channel)),
    ("private", Some(Kind::Private)),
];

fn kind_of(value: &str) -> Option<Kind> {
    KINDS.iter().find(|(of, _)| *of == value).and_then(|(_, kind)| *kind)
}

fn kind_words(kind: Option<Kind>) -> String {
    match kind {
        None => t::search_sheet_anywhere(),
        Some(Kind::Room) => t::search_sheet_in_rooms(),
        Some(Kind::Channel) => t::search_sheet_in_channels(),
        Some(Kind::Private) => t::search_sheet_in_private(),
    }
}

fn option(value: String, label: String, chosen: bool) -> AnyView {
    view! {
        <option value=value prop:selected=chosen>
            {label}
        </option>
    }
    .client_only()
}
