//! Whom this device knows: noticing who is in the room, and keeping what is known of them.

use std::rc::Rc;

use app::names::{Known, KnownContact, contact_of, known_as, put, put_contact};
use app::store::{PageStateStoreFields, RoomState, RoomStateStoreFields};
use leptos::prelude::*;
use reactive_stores::Store;
use room::{CONTACTS_MAX, Contact, PeerId, UserId, View, clean_name, likeness, too_many};
use wasm_bindgen_futures::spawn_local;

use crate::driver::Driver;
use crate::page::Page;
use crate::shelf::Shelf;
use crate::tabs::Word;
use crate::{browser, identity};

/// Somebody as a view shows them: the peer, whose it is, the name.
type Seen<'a> = (PeerId, Option<UserId>, &'a str);

impl Page {
    /// Reads what this device knows, before anybody is shown.
    pub async fn recall(&self, shelf: &Shelf) {
        // Without it nobody is verified, and the page says elsewhere that its storage does not work.
        self.show_contacts(shelf.contacts().await.unwrap_or_default());
    }

    /// Another tab may have changed what this device knows.
    pub fn recall_again(self: &Rc<Self>) {
        let page = Rc::clone(self);
        spawn_local(async move { page.recall(&*page.shelf().await).await });
    }
}

impl Driver {
    /// Notices who a view shows.
    pub fn notice_who(self: &Rc<Self>, view: &View) {
        let new = match view {
            View::Person(person) => {
                let seen = (person.peer, person.user, person.name.as_str());
                news(self.store(), &mut std::iter::once(seen))
            }
            View::Messages(messages) => {
                let seen = messages.iter().map(|m| (m.id.author, m.author_user, m.author_name.as_str()));
                news(self.store(), &mut { seen })
            }
            View::PersonGone(peer) => return self.forget_silent(*peer),
            _ => return,
        };
        if !new.is_empty() {
            self.know(new);
        }
    }

    /// Remembers for this room who they are, ourselves included, and for later whom this device did not know.
    pub fn know(self: &Rc<Self>, new: Vec<Known>) {
        let me = self.store().my_user().get_untracked();
        let now = browser::unix_ms();
        let mut strangers = Vec::new();
        self.page().store().contacts().with_untracked(|contacts| {
            for (user, name) in new.iter().filter_map(|who| Some((who.user?, &who.name))) {
                let known = contact_of(contacts, user).is_some_and(|KnownContact { contact, .. }| {
                    contact.verified_unix_ms.is_some() || contact.name == *name
                });
                if !known && Some(user) != me {
                    let name = name.clone();
                    strangers.push(Contact { user, name, first_seen_unix_ms: now, verified_unix_ms: None });
                }
            }
        });
        self.store().known().update(|known| {
            for who in new {
                put(known, who);
            }
        });
        let mut waiting = self.page().strangers.borrow_mut();
        if waiting.is_empty() && !strangers.is_empty() {
            let page = Rc::clone(self.page());
            spawn_local(async move { page.meet().await });
        }
        waiting.extend(strangers);
    }

    /// Somebody left. Who wrote something stays known by it.
    fn forget_silent(&self, peer: PeerId) {
        let wrote = |messages: &Vec<room::Message>| messages.iter().any(|message| message.id.author == peer);
        if !self.store().messages().with_untracked(wrote) {
            self.store().known().update(|known| known.retain(|who| who.peer != peer));
        }
    }
}

impl Page {
    /// Meets whoever waits. A crowd that comes one by one is shown in a few steps, for with each who is who is worked out anew.
    async fn meet(&self) {
        let Some(shelf) = self.keep().at_hand() else {
            return drop(self.strangers.take());
        };
        loop {
            let strangers = self.strangers.borrow().clone();
            let count = strangers.len();
            let mut met = Vec::with_capacity(count);
            for contact in strangers {
                // What could not be stored is met again the next time.
                met.push(shelf.meet_contact(&contact).await.unwrap_or(contact));
            }
            self.show_contacts(met);
            self.forget_the_first(&shelf).await;
            let mut waiting = self.strangers.borrow_mut();
            waiting.drain(..count);
            if waiting.is_empty() {
                break;
            }
        }
    }

    async fn forget_the_first(&self, shelf: &Shelf) {
        if self.store().contacts().with_untracked(Vec::len) <= CONTACTS_MAX {
            return;
        }
        let contacts = self.store().contacts().get_untracked();
        let gone = too_many(contacts.into_iter().map(|known| known.contact).collect());
        for user in &gone {
            // Tried again when the next one is met.
            let _ = shelf.forget_contact(*user).await;
        }
        self.store()
            .contacts()
            .update(|contacts| contacts.retain(|known| !gone.contains(&known.contact.user)));
    }

    /// Marks a user as verified, or takes that back; shown once it is stored.
    pub async fn verify(self: &Rc<Self>, user: UserId, name: &str, verified: bool) -> Result<(), String> {
        let now = browser::unix_ms();
        let name = clean_name(name).map_err(|e| e.to_string())?;
        let first_seen_unix_ms = self.store().contacts().with_untracked(|contacts| {
            contact_of(contacts, user).map_or(now, |known| known.contact.first_seen_unix_ms)
        });
        let contact = Contact { user, name, first_seen_unix_ms, verified_unix_ms: verified.then_some(now) };
        let shelf = self.shelf().await;
        shelf.keep_contact(&contact).await.map_err(|e| identity::sentence(&e))?;
        self.show_contacts(vec![contact]);
        self.tabs().tell(Word::Contacts);
        Ok(())
    }

    fn show_contacts(&self, shown: Vec<Contact>) {
        if shown.is_empty() {
            return;
        }
        self.store().contacts().update(|contacts| {
            for contact in shown {
                let likeness = likeness(&browser::normalize(&contact.name));
                put_contact(contacts, KnownContact { likeness, contact });
            }
        });
    }
}

/// A name as it is compared with others.
pub fn known(peer: PeerId, user: Option<UserId>, name: &str) -> Known {
    Known { peer, user, name: name.to_owned(), likeness: likeness(&browser::normalize(name)) }
}

/// Those who were not known like that. A user that is known stays known: a person who comes back has no link at first.
fn news(store: Store<RoomState>, seen: &mut dyn Iterator<Item = Seen<'_>>) -> Vec<Known> {
    let mut new: Vec<Known> = Vec::new();
    store.known().with_untracked(|before| {
        for (peer, user, name) in seen {
            let last = known_as(&new, peer).or_else(|| known_as(before, peer));
            let user = user.or_else(|| last.and_then(|last| last.user));
            if !name.is_empty() && last.is_none_or(|last| last.name != name || last.user != user) {
                put(&mut new, known(peer, user, name));
            }
        }
    });
    new
}
