//! Whom this device knows: noticing who is in the room, and keeping what is known of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::names::{Known, KnownContact};
use app::store::{RoomState, RoomStateStoreFields};
use leptos::prelude::*;
use reactive_stores::Store;
use room::{Contact, PeerId, UserId, View, clean_name, likeness, too_many};
use wasm_bindgen_futures::spawn_local;

use crate::driver::Driver;
use crate::shelf::Shelf;
use crate::{browser, identity};

/// Written to the local storage with each change that other tabs should see: they are told by the browser.
const CHANGED_KEY: &str = "tincan.contacts-changed";

/// Somebody as a view shows them: the peer, whose it is, the name.
type Seen<'a> = (PeerId, Option<UserId>, &'a str);

impl Driver {
    /// Reads what this device knows, before anybody is shown.
    pub async fn recall(&self, shelf: &Shelf) {
        // Without it nobody is verified, and the page says elsewhere that its storage does not work.
        if let Ok(contacts) = shelf.contacts().await {
            let known = contacts.into_iter().map(|contact| (contact.user, known_contact(contact))).collect();
            self.store().contacts().update(|contacts| contacts.extend::<BTreeMap<_, _>>(known));
        }
    }

    /// Another tab may have changed what this device knows.
    pub fn recall_again(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        spawn_local(async move { driver.recall(&*driver.shelf().await).await });
    }

    /// Notices who a view shows.
    pub fn notice_who(self: &Rc<Self>, view: &View) {
        let new = match view {
            View::Person(person) => news(self.store(), [(person.peer, person.user, person.name.as_str())]),
            View::Messages(messages) => {
                let authors = messages.iter().map(|m| (m.id.author, m.author_user, m.author_name.as_str()));
                news(self.store(), authors)
            }
            View::PersonGone(peer) => return self.forget_silent(*peer),
            _ => return,
        };
        if !new.is_empty() {
            self.know(new);
        }
    }

    /// Remembers for this room who they are, ourselves included.
    pub fn know(self: &Rc<Self>, new: BTreeMap<PeerId, Known>) {
        let me = self.store().my_user().get_untracked();
        let strangers: Vec<(UserId, String)> = self.store().contacts().with_untracked(|contacts| {
            let stranger = |user: &UserId, name: &str| {
                contacts.get(user).is_none_or(|KnownContact { contact, .. }| {
                    contact.verified_unix_ms.is_none() && contact.name != name
                })
            };
            let others = new.values().filter_map(|who| Some((who.user?, who.name.clone())));
            others.filter(|(user, name)| Some(*user) != me && stranger(user, name)).collect()
        });
        self.store().known().update(|known| known.extend(new));
        for (user, name) in strangers {
            let driver = Rc::clone(self);
            let now = browser::unix_ms();
            let contact = Contact { user, name, first_seen_unix_ms: now, verified_unix_ms: None };
            spawn_local(async move { driver.meet(contact).await });
        }
    }

    async fn meet(self: &Rc<Self>, contact: Contact) {
        let shelf = self.shelf().await;
        // What could not be stored is met again the next time.
        let met = shelf.meet_contact(&contact).await.unwrap_or(contact);
        self.show_contact(met);
        let contacts = || self.store().contacts().get_untracked().into_values().map(|known| known.contact);
        for user in too_many(&contacts().collect::<Vec<_>>()) {
            if shelf.forget_contact(user).await.is_ok() {
                self.store().contacts().update(|contacts| drop(contacts.remove(&user)));
            }
        }
    }

    /// Marks a user as verified, or takes that back; shown once it is stored.
    pub async fn verify(self: &Rc<Self>, user: UserId, name: &str, verified: bool) -> Result<(), String> {
        let now = browser::unix_ms();
        let name = clean_name(name).map_err(|e| e.to_string())?;
        let known = self.store().contacts().with_untracked(|contacts| contacts.get(&user).cloned());
        let first_seen_unix_ms = known.map_or(now, |known| known.contact.first_seen_unix_ms);
        let contact = Contact { user, name, first_seen_unix_ms, verified_unix_ms: verified.then_some(now) };
        let shelf = self.shelf().await;
        shelf.keep_contact(&contact).await.map_err(|e| identity::sentence(&e))?;
        self.show_contact(contact);
        browser::remember(CHANGED_KEY, &now.to_string());
        Ok(())
    }

    fn show_contact(&self, contact: Contact) {
        self.store().contacts().update(|contacts| {
            contacts.insert(contact.user, known_contact(contact));
        });
    }

    /// Somebody left. Who wrote something stays known by it.
    fn forget_silent(&self, peer: PeerId) {
        let wrote = |messages: &Vec<room::Message>| messages.iter().any(|message| message.id.author == peer);
        if !self.store().messages().with_untracked(wrote) {
            self.store().known().update(|known| drop(known.remove(&peer)));
        }
    }
}

/// A name as it is compared with others.
pub fn known(user: Option<UserId>, name: &str) -> Known {
    Known { user, name: name.to_owned(), likeness: likeness(&browser::normalize(name)) }
}

fn known_contact(contact: Contact) -> KnownContact {
    KnownContact { likeness: likeness(&browser::normalize(&contact.name)), contact }
}

/// Those who were not known like that. A user that is known stays known: a person who comes back has no link at first.
fn news<'a>(store: Store<RoomState>, seen: impl IntoIterator<Item = Seen<'a>>) -> BTreeMap<PeerId, Known> {
    let mut new: BTreeMap<PeerId, Known> = BTreeMap::new();
    store.known().with_untracked(|before| {
        for (peer, user, name) in seen {
            let last = new.get(&peer).or_else(|| before.get(&peer));
            let user = user.or_else(|| last.and_then(|last| last.user));
            if !name.is_empty() && last.is_none_or(|last| last.name != name || last.user != user) {
                new.insert(peer, known(user, name));
            }
        }
    });
    new
}
