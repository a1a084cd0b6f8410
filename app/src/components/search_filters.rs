//! What a search looks through: one room, one person, one kind of place, some days.

use leptos::prelude::*;

use super::search_sheet::SearchSheet;
use crate::client_only::ClientOnly;
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
    let rooms = Memo::new(move |_| {
        page.rooms().with(|rooms| {
            rooms.iter().map(|room| (room.fragment.clone(), room.title().to_owned())).collect::<Vec<_>>()
        })
    });
    let people = Memo::new(move |_| {
        searching.news.track();
        let people = session.with_value(|session| session.as_ref().map(|session| session.search_people()));
        people_labels(&people.unwrap_or_default())
    });
    let count = Memo::new(move |_| ask.with(Ask::filters));
    // Memos, for the lists are drawn anew with what they read.
    let room = Memo::new(move |_| ask.with(|ask| ask.room.clone()));
    let person = Memo::new(move |_| ask.with(|ask| ask.person));
    let kind = Memo::new(move |_| ask.with(|ask| ask.kind));
    let open_at_first = count.get_untracked() > 0;
    let room_options = move || {
        let mut options = vec![option(String::new(), "Every room".to_owned(), room.with(Option::is_none))];
        options.extend(rooms.get().into_iter().map(|(fragment, title)| {
            let chosen = room.with(|room| room.as_ref() == Some(&fragment));
            option(fragment, title, chosen)
        }));
        options
    };
    let person_options = move || {
        let mut options = vec![option(String::new(), "Everybody".to_owned(), person.get().is_none())];
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
                    <label for="search-room">"Room"</label>
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
                    <label for="search-person">"Person"</label>
                    <select
                        id="search-person" class="field-box" on:change:target=move |event| choose_person(event.target().value())>
                        {person_options}
                    </select>
                </div>
                <div class="search-field">
                    <label for="search-where">"Where"</label>
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
                                .map(|(value, label, of)| {
                                    option((*value).to_owned(), (*label).to_owned(), kind.get() == *of)
                                })
                                .collect::<Vec<_>>()
                        }}
                    </select>
                </div>
                <div class="search-field">
                    <label for="search-from">"From"</label>
                    <input
                        id="search-from"
                        class="field-box"
                        type="date"
                        prop:value=move || ask.with(|ask| ask.from.clone())
                        on:change:target=move |event| ask.update(|ask| ask.from = event.target().value())
                    />
                </div>
                <div class="search-field">
                    <label for="search-to">"To"</label>
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
                                    "Clear filters"
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

/// Values, labels and what they mean.
const KINDS: [(&str, &str, Option<Kind>); 4] = [
    ("", "Anywhere", None),
    ("room", "Rooms", Some(Kind::Room)),
    ("channel", "Channels", Some(Kind::Channel)),
    ("private", "Private", Some(Kind::Private)),
];

fn kind_of(value: &str) -> Option<Kind> {
    KINDS.iter().find(|(of, ..)| *of == value).and_then(|(_, _, kind)| *kind)
}

fn option(value: String, label: String, chosen: bool) -> AnyView {
    view! {
        <option value=value prop:selected=chosen>
            {label}
        </option>
    }
    .client_only()
}
