//! Writing what the engine shows into the store: the store's only writer, with `driver`.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::store::{RoomState, RoomStateStoreFields};
use leptos::prelude::*;
use reactive_stores::Store;
use room::{Message, MessageId, Thread, View};
use room::{SmallSort, set_of};

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
        View::Messages(new) => {
            let (new, aside): (Vec<_>, Vec<_>) =
                new.into_iter().partition(|message| message.thread.is_room());
            if !new.is_empty() {
                store.messages().update(|messages| place(messages, new));
            }
            if !aside.is_empty() {
                store.aside().update(|threads| place_aside(threads, aside));
            }
        }
        View::MessageGone(id) if store.messages().with_untracked(|messages| has(messages, id)) => {
            store.messages().update(|messages| messages.retain(|m| m.id != id));
        }
        View::MessageGone(id) => store.aside().update(|threads| {
            threads.values_mut().for_each(|messages| messages.retain(|m| m.id != id));
        }),
        View::MessagesGone(ids) => {
            let left = |message: &Message| !ids.contains(&message.id);
            store.messages().update(|messages| messages.retain(left));
            store.aside().update(|threads| threads.values_mut().for_each(|messages| messages.retain(left)));
        }
        View::Unread(unread) => store.unread().set(unread),
        View::Missing(missing) => store.missing().set(missing),
        View::Room(info) => store.info().set(info),
        View::Presence(user, presence) => {
            store.presence().update(|all| {
                all.insert(user, presence);
            });
        }
        View::Typing(writers) => store.typing().set(writers),
        View::Notice(notice) => store.notice().set(Some(notice)),
        View::Threads(threads) => store.threads().set(threads),
        View::Pins(thread, pins) => store.pins().update(|all| {
            if pins.is_empty() { drop(all.remove(&thread)) } else { drop(all.insert(thread, pins)) }
        }),
        View::Poll(poll) => store.polls().update(|all| drop(all.insert(poll.id, Arc::from(poll)))),
        View::PollGone(poll) => store.polls().update(|all| drop(all.remove(&poll))),
        View::Members(members) => store.members().set(members),
        // Shown by the driver, which holds its address.
        View::Picture { .. } => {}
        View::Standing(standing) => store.standing().set(Some(standing)),
    }
}

fn has(messages: &[Message], id: MessageId) -> bool {
    messages.iter().rev().any(|message| message.id == id)
}

fn place_aside(threads: &mut BTreeMap<Thread, Vec<Message>>, new: Vec<Message>) {
    let mut by_thread: BTreeMap<Thread, Vec<Message>> = BTreeMap::new();
    for message in new {
        by_thread.entry(message.thread).or_default().push(message);
    }
    for (thread, new) in by_thread {
        place(threads.entry(thread).or_default(), new);
    }
}

/// Messages shown ahead of their turn are among so many of the last.
const LAST: usize = 256;

/// More than this at once are sorted in rather than put in their places one by one.
const FEW: usize = 16;

fn place(messages: &mut Vec<Message>, mut new: Vec<Message>) {
    if messages.is_empty() {
        new.small_sort();
        *messages = new;
        return;
    }
    if new.len() > FEW {
        let ids = set_of(new.iter().map(|message| message.id));
        messages.retain(|message| !ids.contains(&message.id));
        messages.extend(new);
        messages.small_sort();
        return;
    }
    for message in new {
        let at = messages.partition_point(|shown| *shown < message);
        if let Some(shown) = messages.get_mut(at)
            && shown.id == message.id
        {
            *shown = message;
            continue;
        }
        // A message changes its place only when its whole log is read anew, and then all come at once; or it was shown ahead of its
        // turn, among the last.
        let last = messages.len().saturating_sub(LAST);
        let before =
            messages.get(last..).and_then(|tail| tail.iter().position(|shown| shown.id == message.id));
        if let Some(before) = before {
            messages.remove(last + before);
        }
        let at = messages.partition_point(|shown| *shown < message);
        messages.insert(at, message);
    }
}
