//! Writing what the engine shows into the store: the store's only writer, with `driver`.

use app::store::{RoomState, RoomStateStoreFields};
use leptos::prelude::*;
use reactive_stores::Store;
use room::{Message, PeerId, View};

/// Messages kept on the page; the oldest go first.
const SHOWN_MAX: usize = 5_000;

/// Shows one change.
pub fn show(store: Store<RoomState>, view: View) {
    match view {
        View::Signaling(status) => store.signaling().set(status),
        View::Person(person) => store.people().update(|people| {
            people.retain(|p| p.peer != person.peer);
            let key = |name: &str| name.to_lowercase();
            let place = people.partition_point(|p| (key(&p.name), p.peer) < (key(&person.name), person.peer));
            people.insert(place, person);
        }),
        View::PersonGone(peer) => store.people().update(|people| people.retain(|p| p.peer != peer)),
        View::Message(message) => store.messages().update(|messages| place(messages, message)),
        View::MessageGone(id) => store.messages().update(|messages| messages.retain(|m| m.id != id)),
        View::Unread(unread) => store.unread().set(unread),
        View::Missing(missing) => store.missing().set(missing),
        View::Room(info) => store.info().set(info),
        View::Typing(peers) => {
            let names = names(store, &peers);
            store.typing().set(names);
        }
        View::Notice(notice) => store.notice().set(Some(notice)),
    }
}

fn place(messages: &mut Vec<Message>, message: Message) {
    if let Some(shown) = messages.iter().rposition(|m| m.id == message.id) {
        messages.remove(shown);
    }
    let place = messages.partition_point(|m| *m < message);
    messages.insert(place, message);
    if messages.len() > SHOWN_MAX {
        messages.remove(0);
    }
}

fn names(store: Store<RoomState>, peers: &[PeerId]) -> Vec<String> {
    let people = store.people();
    let people = people.read_untracked();
    people.iter().filter(|p| peers.contains(&p.peer)).map(|p| p.name.clone()).collect()
}
