//! The rooms of this device, as the list shows them.

use i18n::t;
use room::{RoomNotes, RoomPlace};

/// One room in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSummary {
    /// Its id.
    pub id: String,
    /// What leads to it: the fragment of its link.
    pub fragment: String,
    /// What it is called by its link: the name typed, or the first letters of its code.
    pub name: String,
    /// When it was entered last, Unix milliseconds.
    pub entered_unix_ms: u64,
    /// What this device notes about it.
    pub notes: RoomNotes,
    /// How it hangs together now.
    pub line: RoomLine,
}

/// How a room hangs together, as far as a list tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoomLine {
    /// This page is not in it: it is looked at again when it is opened, or runs in another tab.
    #[default]
    Resting,
    /// On the way in.
    Opening,
    /// In it, with nobody else.
    Alone,
    /// In it, with links to so many.
    Linked(u32),
    /// In it, and the links to others are being made or mended.
    Reconnecting,
}

/// What forgetting a room takes away from this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomWeight {
    /// Operations of all who wrote in it.
    pub operations: u64,
    /// Own ones that nobody else is known to have.
    pub unsent: u64,
}

/// A colour of a room in the list: one of so many, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomColour(u8);

/// How many colours there are.
const COLOURS: u8 = 8;

impl RoomColour {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COLOURS).map(Self)
    }

    /// By its number, if there is such a colour.
    pub fn of_number(number: u8) -> Option<Self> {
        (number < COLOURS).then_some(Self(number))
    }

    /// What is noted.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its name.
    pub fn name(self) -> String {
        match self.0 {
            0 => t::rooms_colour_teal(),
            1 => t::rooms_colour_blue(),
            2 => t::rooms_colour_violet(),
            3 => t::rooms_colour_plum(),
            4 => t::rooms_colour_red(),
            5 => t::rooms_colour_amber(),
            6 => t::rooms_colour_olive(),
            _ => t::rooms_colour_grey(),
        }
    }
}

impl RoomSummary {
    /// What it is called: by the title its owner gave it, else by its link.
    pub fn title(&self) -> &str {
        self.notes.title.as_deref().unwrap_or(&self.name)
    }

    /// Its colour: the one the person gave it, else one that follows from its link.
    pub fn colour(&self) -> RoomColour {
        let from_link = || {
            let sum = self.fragment.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31) + u32::from(byte));
            // The last is for those who choose it.
            RoomColour(u8::try_from(sum % 7).unwrap_or_default())
        };
        self.notes.colour.and_then(RoomColour::of_number).unwrap_or_else(from_link)
    }

    /// When something happened in it last, Unix milliseconds.
    pub fn touched_unix_ms(&self) -> u64 {
        let newest = self.notes.newest.as_ref().map_or(0, |newest| newest.at_unix_ms);
        newest.max(self.entered_unix_ms)
    }
}

/// The rooms with this place in the list, as they are: in which something happened last on top.
pub fn at_place(rooms: &[RoomSummary], archived: bool) -> Vec<String> {
    let here = |room: &&RoomSummary| (room.notes.place == RoomPlace::Archived) == archived;
    rooms.iter().filter(here).map(|room| room.fragment.clone()).collect()
}

/// Puts a room where it belongs, in place of what was there of it.
pub fn put_room(rooms: &mut Vec<RoomSummary>, room: RoomSummary) {
    rooms.retain(|other| other.fragment != room.fragment);
    let at = rooms.partition_point(|other| other.touched_unix_ms() >= room.touched_unix_ms());
    rooms.insert(at, room);
}

/// The rooms whose name or newest message has all words of `typed`, however they are written.
pub fn found(room: &RoomSummary, typed: &str) -> bool {
    let newest = room.notes.newest.as_ref().map_or("", |newest| newest.excerpt.as_str());
    let text = format!("{} {newest}", room.title()).to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use room::NewestMessage;

    use super::*;

    fn room(fragment: &str, entered_unix_ms: u64) -> RoomSummary {
        RoomSummary {
            id: String::new(),
            fragment: fragment.to_owned(),
            name: fragment.to_uppercase(),
            entered_unix_ms,
            notes: RoomNotes::default(),
            line: RoomLine::Resting,
        }
    }

    #[test]
    fn what_something_happened_in_last_stands_on_top() {
        let mut rooms = Vec::new();
        for (fragment, at) in [("a", 1), ("b", 3), ("c", 2)] {
            put_room(&mut rooms, room(fragment, at));
        }
        assert_eq!(at_place(&rooms, false), ["b", "c", "a"]);
        let mut said = room("a", 1);
        said.notes.newest = Some(NewestMessage::of("Ada", "hello", 9));
        put_room(&mut rooms, said);
        assert_eq!(at_place(&rooms, false), ["a", "b", "c"]);
    }

    #[test]
    fn archived_rooms_stand_apart_and_left_ones_do_not() {
        let mut rooms = Vec::new();
        for (fragment, place) in
            [("a", RoomPlace::Archived), ("b", RoomPlace::Left), ("c", RoomPlace::Listed)]
        {
            let mut room = room(fragment, 1);
            room.notes.place = place;
            put_room(&mut rooms, room);
        }
        assert_eq!((at_place(&rooms, false).len(), at_place(&rooms, true)), (2, vec!["a".to_owned()]));
    }

    #[test]
    fn a_title_and_a_colour_that_were_given_come_before_those_of_the_link() {
        let mut room = room("abc", 1);
        assert_eq!(room.title(), "ABC");
        assert!(RoomColour::of_number(room.colour().number()).is_some());
        room.notes.title = Some("Harbour".to_owned());
        room.notes.colour = Some(7);
        assert_eq!((room.title(), &*room.colour().name()), ("Harbour", "Grey"));
        room.notes.colour = Some(200);
        assert_ne!(room.colour().name(), "");
    }

    #[test]
    fn a_room_is_found_by_its_name_and_by_what_was_said_last() {
        let mut room = room("harbour", 1);
        room.notes.newest = Some(NewestMessage::of("Ada", "The boat leaves at six", 9));
        assert!(found(&room, "harb boat") && found(&room, "") && !found(&room, "harb train"));
    }
}
