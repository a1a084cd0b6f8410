//! Writing what the engine shows into the store: the store's only writer, with `driver`.

use std::collections::BTreeSet;

use app::store::{RoomState, RoomStateStoreFields};
use leptos::prelude::*;
use reactive_stores::Store;
use room::{Message, MessageId, View};

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
        View::PersonGone(peer) => {
            store.people().update(|people| people.retain(|p| p.peer != peer));
            store.links().update(|links| drop(links.remove(&peer)));
        }
        View::Links(peer, links) => store.links().update(|all| drop(all.insert(peer, links))),
        View::Messages(new) => store.messages().update(|messages| place(messages, new)),
        View::MessageGone(id) => store.messages().update(|messages| messages.retain(|m| m.id != id)),
        View::Unread(unread) => store.unread().set(unread),
        View::Missing(missing) => store.missing().set(missing),
        View::Room(info) => store.info().set(info),
        View::Typing(peers) => store.typing().set(peers),
        View::Notice(notice) => store.notice().set(Some(notice)),
        View::Threads(_) | View::Members(_) | View::Standing(_) => {}
    }
}

/// More than this at once are sorted in rather than put in their places one by one.
const FEW: usize = 16;

fn place(messages: &mut Vec<Message>, new: Vec<Message>) {
    if new.len() > FEW {
        let ids: BTreeSet<MessageId> = new.iter().map(|message| message.id).collect();
        messages.retain(|message| !ids.contains(&message.id));
        messages.extend(new);
        messages.sort();
        return;
    }
    for message in new {
        // New ones and those that change are nearly always among the last.
        match messages.iter().rposition(|shown| shown.id == message.id) {
            Some(at) if messages.get(at).is_some_and(|shown| shown.order == message.order) => {
                if let Some(shown) = messages.get_mut(at) {
                    *shown = message;
                }
                continue;
            }
            Some(at) => drop(messages.remove(at)),
            None => {}
        }
        let at = messages.partition_point(|shown| *shown < message);
        messages.insert(at, message);
    }
}
