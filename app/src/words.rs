//! What the pages say about links, messages and people: plain functions from state to words and marks.
//!
//! No view code here, so each sentence can be tested. The string (taut, dotted, slack, cut) is the picture of a link
//! and always stands beside its word; see `style/README.md`.

use room::{Delivery, LinkStatus, Message, MessageId, Notice, Path, Person, SignalingStatus};

/// A pause this long starts a new group even by the same author, so that its time is shown.
const GROUP_GAP_MS: u64 = 5 * 60 * 1000;

/// The string between two people, as drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringState {
    /// Up, from browser to browser.
    Taut,
    /// Up, through a relay.
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
            (LinkStatus::Connected, Some(Path::Relayed)) => Self::Dotted,
            (LinkStatus::Connected, _) => Self::Taut,
            (LinkStatus::Connecting | LinkStatus::Reconnecting, _) => Self::Slack,
            (LinkStatus::Offline, _) => Self::Cut,
        }
    }

    /// The string between us and everyone: slack while any link is on its way, dotted when any is relayed, cut when
    /// nobody can be reached.
    pub fn of_room(people: &[Person]) -> Self {
        let mut room = Self::Cut;
        for person in people {
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
pub fn link_word(link: LinkStatus, path: Option<Path>) -> &'static str {
    match (link, path) {
        (LinkStatus::Connected, Some(path)) => path_attribute(path),
        (link, _) => link_attribute(link),
    }
}

/// The value of `data-signaling`.
pub fn signaling_attribute(signaling: SignalingStatus) -> &'static str {
    match signaling {
        SignalingStatus::Connected => "connected",
        SignalingStatus::Reconnecting => "reconnecting",
        SignalingStatus::Offline => "offline",
    }
}

/// The way to the server and to the people, in one or two sentences.
pub fn connection_words(signaling: SignalingStatus, people: &[Person]) -> String {
    let up = people.iter().filter(|person| person.link == LinkStatus::Connected).count();
    let links = match people.len() {
        0 => String::new(),
        1 if up == 1 => "1 of 1 link up.".to_owned(),
        1 => "0 of 1 link up.".to_owned(),
        all => format!("{up} of {all} links up."),
    };
    match signaling {
        SignalingStatus::Connected if people.is_empty() => {
            "Connected to the server. Nobody else is here yet.".to_owned()
        }
        SignalingStatus::Connected => format!("Connected to the server. {links}"),
        SignalingStatus::Reconnecting if up == 0 => {
            format!("Trying to reach the server. {links}").trim_end().to_owned()
        }
        SignalingStatus::Reconnecting => {
            format!("Server out of reach, trying again. Links to people go on: {links}")
        }
        SignalingStatus::Offline => format!("Not connected to the server. {links}").trim_end().to_owned(),
    }
}

/// Whom the string leads to.
pub fn far_end(people: &[Person]) -> String {
    match people {
        [] => "nobody yet".to_owned(),
        [one] => one.name.clone(),
        [one, two] => format!("{} and {}", one.name, two.name),
        more => format!("{} people", more.len()),
    }
}

/// Who is writing, or nothing.
pub fn typing_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{one} is writing…"),
        [one, two] => format!("{one} and {two} are writing…"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more are writing…", rest.len()),
    }
}

/// The value of `data-state` of an own message.
pub fn delivery_attribute(delivery: &Delivery) -> &'static str {
    match *delivery {
        Delivery::Saving => "saving",
        Delivery::Unsaved => "unsaved",
        Delivery::Saved => "saved",
        Delivery::Delivered { have, .. } if have > 0 => "delivered",
        Delivery::Sent | Delivery::Delivered { .. } => "sent",
        Delivery::Read { .. } => "read",
        Delivery::Attention(_) => "attention",
    }
}

/// How far an own message got, in a word or two.
pub fn delivery_word(delivery: &Delivery) -> String {
    match *delivery {
        Delivery::Saved => "saved".to_owned(),
        Delivery::Delivered { have, of } if have > 0 && have < of => format!("{have} of {of}"),
        Delivery::Delivered { have, .. } if have > 0 => "delivered".to_owned(),
        Delivery::Sent | Delivery::Delivered { .. } => "sent".to_owned(),
        _ => "to do".to_owned(),
    }
}

/// The same in a sentence, for those who ask.
pub fn delivery_sentence(delivery: &Delivery) -> String {
    match *delivery {
        Delivery::Saved => "Saved here. Goes out when somebody is there.".to_owned(),
        Delivery::Delivered { have, of } if have > 0 => format!("{have} of {of} people have it."),
        Delivery::Sent | Delivery::Delivered { .. } => "On its way. Nobody has confirmed it yet.".to_owned(),
        _ => "to do".to_owned(),
    }
}

/// A notice as a sentence.
pub fn notice_words(notice: &Notice, people: &[Person]) -> String {
    match notice {
        Notice::ServerRefused(why) => format!("The server refused: {why}"),
        Notice::SeatTaken => {
            "Another tab took your place in this room. This one is no longer connected.".to_owned()
        }
        Notice::PeerMisbehaved { peer, reason } => {
            let who = people
                .iter()
                .find(|person| person.peer == *peer)
                .map_or_else(|| peer.short(), |person| format!("{} ({})", person.name, peer.short()));
            format!("The link to {who} was closed: {reason}")
        }
        _ => "to do".to_owned(),
    }
}

/// One entry of the list of messages: which, and whether it opens a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which message.
    pub id: MessageId,
    /// Where it stood when the row was made.
    pub index: usize,
    /// Shows author and time: the first of its author, or the first after a pause.
    pub head: bool,
}

/// The rows of the list, in its order.
pub fn rows(messages: &[Message]) -> Vec<Row> {
    let mut before: Option<&Message> = None;
    messages
        .iter()
        .enumerate()
        .map(|(index, message)| {
            let head = before.is_none_or(|before| {
                before.id.author != message.id.author
                    || before.author_name != message.author_name
                    || message.at_unix_ms.abs_diff(before.at_unix_ms) > GROUP_GAP_MS
            });
            before = Some(message);
            Row { id: message.id, index, head }
        })
        .collect()
}

/// A time for `<time datetime>`: ISO 8601 in UTC, to the second.
pub fn iso_time(unix_ms: u64) -> String {
    let seconds = unix_ms / 1000;
    let (year, month, day) = civil(seconds / 86_400);
    let clock = seconds % 86_400;
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", clock / 3600, clock / 60 % 60, clock % 60)
}

/// The Gregorian date so many days after 1970-01-01. Counts in years that begin in March, so a leap day is the last.
fn civil(days: u64) -> (u64, u64, u64) {
    const DAYS_OF_400_YEARS: u64 = 146_097;
    const DAYS_FROM_0000_03_01: u64 = 719_468;
    let days = days + DAYS_FROM_0000_03_01;
    let era = days / DAYS_OF_400_YEARS;
    let of_era = days % DAYS_OF_400_YEARS;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / (DAYS_OF_400_YEARS - 1)) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use room::PeerId;

    use super::*;

    fn person(number: u8, link: LinkStatus, path: Option<Path>) -> Person {
        Person {
            peer: PeerId([number; 32]),
            name: format!("P{number}"),
            user: None,
            link,
            path,
            latency_ms: None,
        }
    }

    fn message(author: u8, seq: u64, at_unix_ms: u64) -> Message {
        Message {
            id: MessageId { author: PeerId([author; 32]), seq },
            order: room::Order::default(),
            own: false,
            edited: false,
            deleted: false,
            reply: None,
            reactions: Vec::new(),
            author_name: format!("P{author}"),
            text: "hello".to_owned(),
            at_unix_ms,
            delivery: None,
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
        assert_eq!(StringState::of_room(&[relayed, coming, direct]), StringState::Slack);
    }

    #[test]
    fn the_connection_is_told_in_words() {
        let up = person(1, LinkStatus::Connected, None);
        let down = person(2, LinkStatus::Offline, None);
        let say = connection_words;
        assert_eq!(say(SignalingStatus::Connected, &[]), "Connected to the server. Nobody else is here yet.");
        assert_eq!(
            say(SignalingStatus::Connected, &[up.clone(), down.clone()]),
            "Connected to the server. 1 of 2 links up."
        );
        assert_eq!(say(SignalingStatus::Reconnecting, &[]), "Trying to reach the server.");
        assert_eq!(
            say(SignalingStatus::Reconnecting, &[up]),
            "Server out of reach, trying again. Links to people go on: 1 of 1 link up."
        );
        assert_eq!(say(SignalingStatus::Offline, &[down]), "Not connected to the server. 0 of 1 link up.");
    }

    #[test]
    fn writers_are_named_up_to_two() {
        let names = ["Ada", "Bo", "Cy", "Di"].map(str::to_owned);
        assert_eq!(typing_words(&names[..0]), "");
        assert_eq!(typing_words(&names[..1]), "Ada is writing…");
        assert_eq!(typing_words(&names[..2]), "Ada and Bo are writing…");
        assert_eq!(typing_words(&names), "Ada, Bo and 2 more are writing…");
    }

    #[test]
    fn a_message_is_delivered_once_somebody_has_it() {
        let none_of_two = Delivery::Delivered { have: 0, of: 2 };
        let one_of_two = Delivery::Delivered { have: 1, of: 2 };
        let both = Delivery::Delivered { have: 2, of: 2 };
        assert_eq!(
            (delivery_attribute(&Delivery::Saved), &*delivery_word(&Delivery::Saved)),
            ("saved", "saved")
        );
        assert_eq!((delivery_attribute(&none_of_two), &*delivery_word(&none_of_two)), ("sent", "sent"));
        assert_eq!((delivery_attribute(&one_of_two), &*delivery_word(&one_of_two)), ("delivered", "1 of 2"));
        assert_eq!((delivery_attribute(&both), &*delivery_word(&both)), ("delivered", "delivered"));
    }

    #[test]
    fn messages_are_grouped_by_author_until_a_pause() {
        let messages = [
            message(1, 0, 0),
            message(1, 1, 1000),
            message(2, 0, 2000),
            message(1, 2, 3000),
            message(1, 3, 999_000),
        ];
        let heads: Vec<bool> = rows(&messages).iter().map(|row| row.head).collect();
        assert_eq!(heads, [true, false, true, true, true]);
    }

    #[test]
    fn a_new_name_starts_a_new_group() {
        let mut renamed = message(1, 1, 1000);
        renamed.author_name = "Other".to_owned();
        assert!(rows(&[message(1, 0, 0), renamed])[1].head);
    }

    #[test]
    fn times_are_written_in_iso_8601() {
        assert_eq!(iso_time(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso_time(951_827_696_000), "2000-02-29T12:34:56Z");
        assert_eq!(iso_time(1_795_219_199_999), "2026-11-20T23:59:59Z");
        assert_eq!(iso_time(4_107_542_400_000), "2100-03-01T00:00:00Z");
    }
}
