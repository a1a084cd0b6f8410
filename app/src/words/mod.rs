//! What the pages say about links, messages and people: plain functions from state to words and marks.
//!
//! No view code here, so each sentence can be tested. The string (taut, dotted, slack, cut) is the picture of a link
//! and always stands beside its word; see `style/README.md`.

mod connection;
mod delivery;
mod diagnostics;
mod history;
mod link;
mod members;
mod message;
mod notice;
mod notifications;
mod people;
mod polls;
mod presence;
mod refusals;
mod rooms;
mod round_trip;
mod safety;
mod search;
mod storage;
mod talks;
mod time;
mod vault;

use i18n::t;
use room::{LinkStatus, Path, Person, Standing};

pub use connection::{connection_words, signaling_attribute};
pub use delivery::{delivery_attribute, delivery_sentence, delivery_word};
pub use diagnostics::{
    compared_words, diagnosis_words, event_words, link_report_rows, log_words, outbox_words, room_rows,
    scrubbed, storage_rows, synced_words,
};
pub use history::{excerpt_words, missing_words, no_later_day, unread_words};
pub use link::{detail_rows, duration_words, failing, link_sentence};
pub use members::{
    ask_first, asking_words, not_in_words, private_news_words, removed_words, role_words, standing_attribute,
    unreadable_words, waiting_words,
};
pub use message::{
    forwarded_words, given_by_words, message_rows, not_there_words, pinned_words, reach_attribute,
    reach_words,
};
pub use notice::{notice_calm, notice_words};
pub use notifications::{as_everywhere_words, level_help, level_word, permission_words};
pub use people::{blocks_words, device_word, mute_help, picture_help};
pub use polls::{poll_error, poll_refusal, poll_role_word, shown_word};
pub use presence::{presence_attribute, presence_words};
pub use refusals::{
    address_refusal, archive_refusal, command_refusal, name_refusal, owner_refusal, passphrase_refusal,
    storage_refusal, stretch_error, stretch_refusal, vault_refusal,
};
pub use rooms::{
    address_words, forget_words, invite_words, mention_words, newest_words, news_words, room_line_string,
    room_line_word,
};
pub use round_trip::round_trip_words;
pub use safety::{doubt_mark, most_telling, scanned_words, standing_sentence};
pub use search::{export_words, filters_words, found_words, place_words, reading_words};
pub use storage::{byte_words, rooms_words, used_words};
pub use talks::{TalkNews, channel_words, talk_news_words};
pub use time::{iso_day, iso_time, iso_time_ms};
pub use vault::{ended_words, failed_heading, idle_words, work_heading, work_words};

/// The string between two people, as drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringState {
    /// Up, from browser to browser.
    Taut,
    /// Up, through a relay; or none, and what is said goes through the hub of the room.
    Dotted,
    /// Being set up, or coming back.
    Slack,
    /// Nothing there.
    Cut,
}

impl StringState {
    /// The string of one link.
    pub fn of(link: LinkStatus, path: Option<Path>) -> Self {
        match (link, path) {
            (LinkStatus::Connected, Some(Path::Relayed)) | (LinkStatus::ThroughHub, _) => Self::Dotted,
            (LinkStatus::Connected, _) => Self::Taut,
            (LinkStatus::Connecting | LinkStatus::Reconnecting, _) => Self::Slack,
            (LinkStatus::Offline | LinkStatus::Asleep | LinkStatus::WaitsForHub, _) => Self::Cut,
        }
    }

    /// The string between us and everyone to whom there is a link: slack while any is on its way, dotted when any is relayed, cut when
    /// nobody can be reached.
    pub fn of_room(people: &[Person]) -> Self {
        let mut room = Self::Cut;
        for person in people.iter().filter(|person| in_reach(person) && has_link(person.link)) {
            room = match (room, Self::of(person.link, person.path)) {
                (Self::Slack, _) | (_, Self::Slack) => Self::Slack,
                (Self::Dotted, _) | (_, Self::Dotted) => Self::Dotted,
                (Self::Taut, _) | (_, Self::Taut) => Self::Taut,
                (Self::Cut, Self::Cut) => Self::Cut,
            };
        }
        room
    }

    /// The value of `data-string`, which the style draws by.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Taut => "taut",
            Self::Dotted => "dotted",
            Self::Slack => "slack",
            Self::Cut => "cut",
        }
    }
}

/// The value of `data-link`.
pub fn link_attribute(link: LinkStatus) -> &'static str {
    match link {
        LinkStatus::Connecting => "connecting",
        LinkStatus::Connected => "connected",
        LinkStatus::Reconnecting => "reconnecting",
        LinkStatus::Offline => "offline",
        LinkStatus::Asleep => "asleep",
        LinkStatus::ThroughHub => "through-hub",
        LinkStatus::WaitsForHub => "waits-for-hub",
    }
}

/// The value of `data-path`.
pub fn path_attribute(path: Path) -> &'static str {
    match path {
        Path::Direct => "direct",
        Path::Relayed => "relayed",
    }
}

/// A link in a word.
pub fn link_word(link: LinkStatus, path: Option<Path>) -> String {
    match (link, path) {
        (LinkStatus::Connected, Some(Path::Direct)) => t::link_direct(),
        (LinkStatus::Connected, Some(Path::Relayed)) => t::link_relayed(),
        (LinkStatus::Connected, None) => t::link_connected(),
        (LinkStatus::Connecting, _) => t::link_connecting(),
        (LinkStatus::Reconnecting, _) => t::link_reconnecting(),
        (LinkStatus::Offline, _) => t::link_offline(),
        (LinkStatus::Asleep, _) => t::link_asleep(),
        (LinkStatus::ThroughHub, _) => t::link_through_hub(),
        (LinkStatus::WaitsForHub, _) => t::link_waits_for_hub(),
    }
}

/// Whether there is, or is to be, a link of our own: in a star there is none but to the hub.
pub fn has_link(link: LinkStatus) -> bool {
    !matches!(link, LinkStatus::ThroughHub | LinkStatus::WaitsForHub)
}

/// Whom the string leads to.
pub fn far_end(people: &[Person]) -> String {
    let people: Vec<&Person> = people.iter().filter(|person| in_reach(person)).collect();
    match people[..] {
        [] => t::link_far_nobody(),
        [one] => one.name.clone(),
        [one, two] => t::link_far_two(&one.name, &two.name),
        ref more => t::link_far_people(more.len()),
    }
}

/// Whether there is, or is to be, a link to them: not to those who were removed and are still at the server.
fn in_reach(person: &Person) -> bool {
    person.standing != Standing::Removed
}

/// Short statements about one thing, in a row.
fn facts(facts: &[String]) -> String {
    facts.join(&t::list_facts_between())
}

/// Who is writing, or nothing.
pub fn typing_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => t::people_one_writes(one),
        [one, two] => t::people_two_write(one, two),
        [one, two, rest @ ..] => t::people_many_write(rest.len(), one, two),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use room::PeerId;

    use super::*;

    pub(crate) fn person(number: u8, link: LinkStatus, path: Option<Path>) -> Person {
        Person {
            peer: PeerId([number; 32]),
            name: format!("P{number}"),
            user: None,
            standing: room::Standing::In(room::Role::Member),
            link,
            path,
            latency_ms: None,
        }
    }

    #[test]
    fn one_link_is_drawn_by_state_and_path() {
        assert_eq!(StringState::of(LinkStatus::Connected, None), StringState::Taut);
        assert_eq!(StringState::of(LinkStatus::Connected, Some(Path::Direct)), StringState::Taut);
        assert_eq!(StringState::of(LinkStatus::Connected, Some(Path::Relayed)), StringState::Dotted);
        assert_eq!(StringState::of(LinkStatus::Reconnecting, Some(Path::Relayed)), StringState::Slack);
        assert_eq!(StringState::of(LinkStatus::Connecting, None), StringState::Slack);
        assert_eq!(StringState::of(LinkStatus::Offline, Some(Path::Direct)), StringState::Cut);
        assert_eq!(StringState::of(LinkStatus::ThroughHub, None), StringState::Dotted);
        assert_eq!(StringState::of(LinkStatus::WaitsForHub, None), StringState::Cut);
    }

    #[test]
    fn the_rooms_string_shows_what_is_least_settled() {
        let direct = person(1, LinkStatus::Connected, Some(Path::Direct));
        let relayed = person(2, LinkStatus::Connected, Some(Path::Relayed));
        let coming = person(3, LinkStatus::Connecting, None);
        let gone = person(4, LinkStatus::Offline, None);
        assert_eq!(StringState::of_room(&[]), StringState::Cut);
        assert_eq!(StringState::of_room(std::slice::from_ref(&gone)), StringState::Cut);
        assert_eq!(StringState::of_room(&[direct.clone(), gone]), StringState::Taut);
        assert_eq!(StringState::of_room(&[direct.clone(), relayed.clone()]), StringState::Dotted);
        assert_eq!(StringState::of_room(&[relayed, coming, direct.clone()]), StringState::Slack);
        let others = [LinkStatus::ThroughHub, LinkStatus::WaitsForHub].map(|link| person(5, link, None));
        assert_eq!(StringState::of_room(&others), StringState::Cut, "the hub is not there");
        assert_eq!(StringState::of_room(&[direct, others[0].clone()]), StringState::Taut);
    }

    #[test]
    fn who_was_removed_is_at_no_end_of_the_string() {
        let ada = person(1, LinkStatus::Connected, None);
        let bo = Person { standing: Standing::Removed, ..person(2, LinkStatus::Connecting, None) };
        let people = [ada, bo];
        assert_eq!(StringState::of_room(&people), StringState::Taut);
        assert_eq!(far_end(&people), "P1");
        assert_eq!(far_end(&people[1..]), "nobody yet");
    }

    #[test]
    fn writers_are_named_up_to_two() {
        let names = ["Ada", "Bo", "Cy", "Di"].map(str::to_owned);
        assert_eq!(typing_words(&names[..0]), "");
        assert_eq!(typing_words(&names[..1]), "Ada is writing…");
        assert_eq!(typing_words(&names[..2]), "Ada and Bo are writing…");
        assert_eq!(typing_words(&names), "Ada, Bo and 2 more are writing…");
    }
}
