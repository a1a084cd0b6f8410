//! What a component may ask of the browser: one handle, taken from context. What concerns one room is in [`crate::room_session`].
//!
//! `app` names no browser API. `frontend` implements [`SessionDriver`] and provides a
//! [`Session`] before it hydrates; on the server there is none, and pages show
//! their waiting state.

use std::sync::Arc;

use i18n::Language;
use leptos::prelude::use_context;
use markup::Block;
use room::{NotifyLevel, Privacy, UserId};

use crate::appearance::Appearance;
use crate::diagnostics::PageDiagnostics;
use crate::doctor::Fact;
use crate::exporting::{ExportChoice, ExportStep};
use crate::network::NetworkSettings;
use crate::notifications::{NotificationSettings, Permission};
use crate::rooms::{RoomColour, RoomWeight};
use crate::searching::{Ask, Person, Results};

/// Everything a component may ask for that concerns the device or all rooms. Answers that take time arrive in the store.
pub trait SessionDriver: Send + Sync {
    /// The display name used last on this device.
    fn remembered_name(&self) -> Option<String>;

    /// Keeps the display name, and goes by it in all rooms that are open from now on. An error says what is wrong with the name.
    fn remember_name(&self, name: &str) -> Result<(), String>;

    /// A fresh room code with 128 random bits.
    fn generate_room(&self) -> String;

    /// Turns what was typed into the *Room* field (a code, a whole link or a name) into the URL fragment of that
    /// room, without the `#`.
    fn room_fragment(&self, typed: &str) -> Result<String, String>;

    /// Reads the URL fragment and shows what it leads to: the room if the device is in it, else enters at once with a remembered
    /// name, asks for one otherwise, or explains what is wrong with the link. `hash` is the router's, which is ahead of the URL while the
    /// router is on its way.
    fn open_link(&self, hash: &str);

    /// No room is shown any more; those the device is in go on.
    fn show_none(&self);

    /// Takes what another app shared last; `None` if there is nothing.
    fn take_shared(&self, done: Box<dyn FnOnce(Option<String>)>);

    /// Loads the page again, in the version that the server gives out.
    fn update(&self);

    /// Goes to the room with this fragment, on the room page.
    fn go(&self, fragment: &str);

    /// What forgetting a room takes away.
    fn weigh(&self, fragment: &str, done: Answer<RoomWeight>);

    /// Leaves a room, which need not be the one in front.
    fn leave_room(&self, fragment: &str);

    /// Leaves a room and deletes everything of it on this device.
    fn forget(&self, fragment: &str, done: Answer<()>);

    /// Puts a room among those that are out of sight, or back.
    fn archive(&self, fragment: &str, archived: bool);

    /// Gives a room one of the colours, on this device.
    fn colour(&self, fragment: &str, colour: RoomColour);

    /// How the page looks.
    fn appearance(&self) -> Appearance;

    /// Looks like this from now on, on this device.
    fn set_appearance(&self, appearance: Appearance);

    /// Speaks another language from now on, on this device. `done` gets why not, as a sentence.
    fn speak(&self, language: Language, done: Answer<()>);

    /// Whether the browser has a way of its own to share a link.
    fn can_share(&self) -> bool;

    /// Hands a link to it; nothing happens if the person thinks better of it.
    fn share(&self, link: &str, title: &str);

    /// A time as the browser's locale writes it, e.g. `14:05`.
    fn local_time(&self, unix_ms: u64) -> String;

    /// A time in a list: the time of day if it is today, else the day.
    fn local_short(&self, unix_ms: u64) -> String;

    /// A day as the browser's locale writes it, e.g. `Saturday, 21 November 2026`.
    fn local_day(&self, unix_ms: u64) -> String;

    /// The day of a time where the browser is, as a date field has it: `2026-11-21`.
    fn day_of(&self, unix_ms: u64) -> String;

    /// When such a day begins where the browser is; nothing for what is no day.
    fn day_begins(&self, day: &str) -> Option<u64>;

    /// The instant of such a day and a time of it as a time field has it, `14:05`, where the browser is: Unix seconds.
    fn instant(&self, day: &str, time: &str) -> Option<i64>;

    /// The time of day of an instant where the browser is, as a time field has it: `14:05`.
    fn clock_of(&self, unix_ms: u64) -> String;

    /// A day without a time, wherever one is, as the browser's locale writes it in a few letters: days since 1 January 1970.
    fn short_date(&self, day: i32) -> String;

    /// A time with its day, in a few letters.
    fn short_moment(&self, unix_ms: u64) -> String;

    /// Has the browser save a text as a file.
    fn save_text(&self, name: &str, kind: &str, text: &str) -> Result<(), String>;

    /// How this device makes its links.
    fn network_settings(&self) -> NetworkSettings;

    /// Keeps and uses other settings, for the links there are as well. An error says what is wrong with them.
    fn set_network_settings(&self, settings: NetworkSettings) -> Result<(), String>;

    /// What the others may learn of the person.
    fn privacy(&self) -> Privacy;

    /// Keeps and uses another choice of that, in all rooms at once.
    fn set_privacy(&self, privacy: Privacy);

    /// Of what this device notifies, and how.
    fn notifications(&self) -> NotificationSettings;

    /// Keeps and uses other settings.
    fn set_notifications(&self, settings: &NotificationSettings);

    /// Whether the browser lets the page notify.
    fn notification_permission(&self) -> Permission;

    /// Asks the person for that, by the browser's own question; `done` gets the answer.
    fn ask_notifications(&self, done: Box<dyn FnOnce(Permission)>);

    /// Plays the sound of a notification.
    fn play_notification(&self);

    /// Of what in a room the person is notified; `None`: as in all others.
    fn notify_of(&self, fragment: &str, level: Option<NotifyLevel>);

    /// Examines the way to the server and to others by the settings there are; `tell` gets each fact as it comes, and
    /// [`Fact::Done`] at last.
    fn examine(&self, tell: Box<dyn Fn(Fact)>);

    /// The search was opened: what is on this device and was not read yet is read in the background, the newest rooms first. How far that
    /// is, [`crate::searching::Searching`] tells.
    fn open_search(&self);

    /// Looks through what was read; gives the newest `limit` results at most.
    fn search(&self, ask: &Ask, limit: usize) -> Results;

    /// Everybody of whom something can be found, with their names.
    fn search_people(&self) -> Vec<(Person, String)>;

    /// Writes a room out as a file and gives it to the person. `tell` gets how it goes, at last that it is over. One at a time.
    fn export_room(&self, fragment: &str, choice: ExportChoice, tell: Box<dyn Fn(ExportStep)>);

    /// Stops that.
    fn stop_export_room(&self);

    /// How the page and the rooms that run in it stand now.
    fn diagnostics(&self, done: Answer<PageDiagnostics>);

    /// Compares what everybody has in the rooms that run here, and dials who is missing. What came of it, the diagnostics tell.
    fn sync_now(&self);

    /// A time as the browser's locale writes it, to the second.
    fn local_seconds(&self, unix_ms: u64) -> String;

    /// Puts a text on the clipboard; `done` gets whether that worked.
    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>);

    /// Loads what reads marked messages; `done` gets whether it is there.
    fn load_markup(&self, done: Answer<()>);

    /// What a text says, once that is loaded; nothing where it failed.
    fn read_markup(&self, text: &str) -> Option<Vec<Block>>;

    /// Loads the list of emoji, which [`crate::emoji::parse`] reads.
    fn load_emoji(&self, done: Answer<String>);

    /// The emoji this person used of late, the last first.
    fn recent_emoji(&self) -> Vec<String>;

    /// Keeps them.
    fn keep_recent_emoji(&self, recent: &[String]);

    /// Whether the person mainly uses fingers, and so a keyboard on the screen.
    fn by_touch(&self) -> bool;

    /// Marks a user as verified under this name, or takes that back. `done` gets an error as a sentence.
    fn verify(&self, user: UserId, name: &str, verified: bool, done: Answer<()>);

    /// Mutes or blocks a user of this name in all rooms, or takes that back. `done` gets an error as a sentence.
    fn hush(&self, user: UserId, name: &str, hush: Hush, done: Answer<()>);

    /// Draws the picture that was chosen in the file input with the id `input` small, keeps it and shows it to everybody in all rooms.
    fn choose_picture(&self, input: &str, done: Answer<()>);

    /// Takes the person's picture away in all rooms.
    fn remove_picture(&self);

    /// Looks for QR codes with the camera, whose picture appears in the video element with the id `video`. `tell` gets what the codes of a
    /// picture say, as often as there are some, or why it ended, as a sentence. Runs until [`SessionDriver::stop_scan`].
    fn scan_camera(&self, video: &str, tell: Box<dyn Fn(Result<Vec<String>, String>)>);

    /// Turns the camera off.
    fn stop_scan(&self);

    /// Reads the QR codes of the picture that was chosen in the file input with the id `input`.
    fn scan_picture(&self, input: &str, done: Answer<Vec<String>>);

    /// Finds out anew how storage stands; the answer arrives in the store.
    fn look_at_storage(&self);

    /// Asks the browser to keep what is stored until the person removes it; the answer arrives in the store.
    fn ask_persistence(&self);

    /// Gives the person a file with everything stored, sealed with `passphrase`. `done` gets an error as a sentence.
    fn export(&self, passphrase: &str, done: Answer<()>);

    /// Opens the vault. `done` gets why not, as a sentence for the person.
    fn unlock(&self, passphrase: &str, done: Answer<()>);

    /// Seals everything on this device with a passphrase. `done` gets why that cannot begin; how it goes, the vault's state tells.
    fn set_passphrase(&self, passphrase: &str, done: Answer<()>);

    /// Gives the vault another passphrase.
    fn change_passphrase(&self, old: &str, new: &str, done: Answer<()>);

    /// Takes the passphrase away. `done` and the rest as with [`SessionDriver::set_passphrase`].
    fn remove_passphrase(&self, passphrase: &str, done: Answer<()>);

    /// Locks the vault in all tabs: each leaves its room and forgets the keys.
    fn lock(&self);

    /// Locks the vault after so many minutes without a touch, or never.
    fn set_idle_minutes(&self, minutes: Option<u32>);

    /// Deletes everything on this device.
    fn erase_device(&self);

    /// The person has read how a change of the vault went.
    fn go_on(&self);

    /// Reads such a file from the file input with the id `input`, and adds what is in it to what is here.
    fn import(&self, input: &str, passphrase: &str, done: Answer<Imported>);
}

/// Takes an answer that comes later; an error is a sentence for the person.
pub type Answer<T> = Box<dyn FnOnce(Result<T, String>)>;

/// What is to be heard of somebody on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hush {
    /// Whether what they write is shown without anybody being told of it.
    Mute(bool),
    /// Whether nothing of theirs is shown.
    Block(bool),
}

/// What an import brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Rooms in the file.
    pub rooms: u32,
    /// Operations in the file.
    pub operations: u32,
}

/// The handle in context.
#[derive(Clone)]
pub struct Session(Arc<dyn SessionDriver>);

impl Session {
    /// Wraps a driver.
    pub fn new(driver: Arc<dyn SessionDriver>) -> Self {
        Self(driver)
    }
}

impl std::ops::Deref for Session {
    type Target = dyn SessionDriver;
    fn deref(&self) -> &Self::Target {
        self.0.as_ref()
    }
}

/// The session, in a browser; `None` on the server.
pub fn use_session() -> Option<Session> {
    use_context::<Session>()
}
