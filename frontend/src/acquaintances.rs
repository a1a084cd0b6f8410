//! Whom this device knows: noticing who is in the room, and keeping what is known of them.

use std::rc::Rc;

use app::names::{Known, KnownContact, contact_of, known_as, put, put_contact};
use app::rooms::RoomSummary;
use app::session::Hush;
use app::store::{PageStateStoreFields, RoomState, RoomStateStoreFields};
use app::words::name_refusal;
use leptos::prelude::*;
use reactive_stores::Store;
use room::{
    CONTACTS_MAX, Command, Contact, Hushed, Input, NotesChange, PeerId, UserId, View, clean_name, likeness,
    too_many,
};
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
        spawn_local(async move {
            let before = page.hushed.borrow().clone();
            page.recall(&*page.shelf().await).await;
            if let Some(search) = page.search().filter(|_| *page.hushed.borrow() != before) {
                search.start_over(&page);
            }
        });
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
                    strangers.push(Contact::met(user, name, now));
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
        let name = clean_name(name).map_err(|e| name_refusal(&e))?;
        let known = self.contact(user).unwrap_or_else(|| Contact::met(user, name.clone(), now));
        self.keep_contact(Contact { name, verified_unix_ms: verified.then_some(now), ..known }).await
    }

    /// Mutes or blocks a user, or takes that back; so in all rooms once it is stored.
    pub async fn hush(self: &Rc<Self>, user: UserId, name: &str, hush: Hush) -> Result<(), String> {
        let name = clean_name(name).map_err(|e| name_refusal(&e))?;
        let known =
            self.contact(user).unwrap_or_else(|| Contact::met(user, name.clone(), browser::unix_ms()));
        let hushed = match hush {
            Hush::Mute(muted) => Contact { muted, ..known },
            Hush::Block(blocked) => Contact { blocked, ..known },
        };
        self.keep_contact(hushed).await?;
        if let Some(search) = self.search() {
            search.start_over(self);
        }
        if hush == Hush::Block(true) {
            self.unnote(&name);
        }
        Ok(())
    }

    /// What is noted as the newest of a room that does not run here may be by somebody who was blocked; all that is noted of its author
    /// is the name. What is taken away too much is back when the room runs.
    fn unnote(self: &Rc<Self>, name: &str) {
        let noted = self.store().rooms().with_untracked(|rooms| {
            let by =
                |room: &&RoomSummary| room.notes.newest.as_ref().is_some_and(|newest| newest.author == name);
            rooms.iter().filter(by).map(|room| room.fragment.clone()).collect::<Vec<_>>()
        });
        for fragment in noted {
            if self.opened(&fragment).is_none_or(|driver| !driver.runs()) {
                self.note(&fragment, NotesChange { without_newest: true, ..NotesChange::default() });
            }
        }
    }

    /// Tells every room whom the person does not hear, if that changed.
    fn tell_hushed(&self) {
        let of = |which: fn(&Contact) -> bool| {
            self.store().contacts().with_untracked(|contacts| {
                let contacts = contacts.iter().map(|known| &known.contact).filter(|contact| which(contact));
                contacts.map(|contact| contact.user).collect()
            })
        };
        let hushed = Hushed { muted: of(|contact| contact.muted), blocked: of(|contact| contact.blocked) };
        if self.hushed.replace(hushed.clone()) != hushed {
            self.each(|driver| {
                let command = Command::Hush(hushed.clone());
                driver.give(Input::Command { command, at_unix_ms: browser::unix_ms() });
            });
        }
    }

    fn contact(&self, user: UserId) -> Option<Contact> {
        let known =
            |contacts: &Vec<KnownContact>| contact_of(contacts, user).map(|known| known.contact.clone());
        self.store().contacts().with_untracked(known)
    }

    async fn keep_contact(self: &Rc<Self>, contact: Contact) -> Result<(), String> {
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
        self.tell_hushed();
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
