//! The way to the server and to the people, in words.

use i18n::t;
use room::{LinkStatus, Person, SignalingStatus};

use super::{has_link, in_reach};

/// The value of `data-signaling`.
pub fn signaling_attribute(signaling: SignalingStatus) -> &'static str {
    match signaling {
        SignalingStatus::Connected => "connected",
        SignalingStatus::Connecting => "connecting",
        SignalingStatus::Reconnecting => "reconnecting",
        SignalingStatus::Offline => "offline",
    }
}

/// The way to the server and to the people, in one or two sentences. `offline`: the device says that it has no network;
/// `kept`: this device keeps what is written.
pub fn connection_words(signaling: SignalingStatus, people: &[Person], offline: bool, kept: bool) -> String {
    let people: Vec<&Person> = people.iter().filter(|person| in_reach(person)).collect();
    let up = people.iter().filter(|person| person.link == LinkStatus::Connected).count();
    // In a star to the hub alone.
    let linked = people.iter().filter(|person| has_link(person.link)).count();
    let links = || match linked {
        0 => t::connection_waits_for_hub(),
        all => t::connection_links(all, up),
    };
    let with_links = |first: String| match people.len() {
        0 => first,
        _ => t::common_two_sentences(&first, &links()),
    };
    // Before the socket and the links notice: that takes them seconds.
    if offline {
        return match (up, kept) {
            (0, true) => t::connection_no_network_kept(),
            (0, false) => t::connection_no_network_unkept(),
            _ => t::connection_no_network_linked(&links()),
        };
    }
    match signaling {
        SignalingStatus::Connected if people.is_empty() => t::connection_alone(),
        SignalingStatus::Connected => with_links(t::connection_connected()),
        SignalingStatus::Connecting => with_links(t::connection_trying()),
        SignalingStatus::Reconnecting if people.is_empty() && kept => t::connection_offline_kept(),
        SignalingStatus::Reconnecting if up == 0 => with_links(t::connection_trying()),
        SignalingStatus::Reconnecting => t::connection_trying_linked(&links()),
        SignalingStatus::Offline => with_links(t::connection_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::person;

    #[test]
    fn the_connection_is_told_in_words() {
        let up = person(1, LinkStatus::Connected, None);
        let down = person(2, LinkStatus::Offline, None);
        let say = |signaling, people: &[Person]| connection_words(signaling, people, false, true);
        assert_eq!(say(SignalingStatus::Connected, &[]), "Connected to the server. Nobody else is here yet.");
        assert_eq!(
            say(SignalingStatus::Connected, &[up.clone(), down.clone()]),
            "Connected to the server. 1 of 2 links up."
        );
        assert_eq!(say(SignalingStatus::Connecting, &[]), "Trying to reach the server.");
        assert_eq!(
            say(SignalingStatus::Reconnecting, &[]),
            "Offline: what you write is kept here and goes out later."
        );
        assert_eq!(
            connection_words(SignalingStatus::Reconnecting, &[], false, false),
            "Trying to reach the server.",
            "nothing is promised that this device cannot keep"
        );
        assert_eq!(
            say(SignalingStatus::Reconnecting, &[up]),
            "Server out of reach, trying again. Links to people go on: 1 of 1 link up."
        );
        assert_eq!(say(SignalingStatus::Offline, &[down]), "Not connected to the server. 0 of 1 link up.");
    }

    #[test]
    fn in_a_star_the_link_to_the_hub_is_told_and_waiting_for_it() {
        let (hub, through) =
            (person(1, LinkStatus::Connected, None), person(2, LinkStatus::ThroughHub, None));
        let waits = person(2, LinkStatus::WaitsForHub, None);
        let say = |people: &[Person]| connection_words(SignalingStatus::Connected, people, false, true);
        assert_eq!(say(&[hub, through]), "Connected to the server. 1 of 1 link up.");
        assert_eq!(
            say(&[waits]),
            "Connected to the server. The hub of this room is not here: what you write goes out once it is."
        );
    }

    #[test]
    fn a_device_without_a_network_says_so_and_promises_what_it_can_keep() {
        let up = person(1, LinkStatus::Connected, None);
        let down = person(2, LinkStatus::Reconnecting, None);
        let say =
            |people: &[Person], kept| connection_words(SignalingStatus::Reconnecting, people, true, kept);
        let kept = "No network. What you write is kept here and goes out when you are back.";
        assert_eq!(say(&[], true), kept);
        assert_eq!(say(std::slice::from_ref(&down), true), kept);
        assert_eq!(say(&[down], false), "No network. What you write waits on this page: keep it open.");
        assert_eq!(
            say(std::slice::from_ref(&up), true),
            "This device says it has no network. Links to people go on: 1 of 1 link up."
        );
        assert_eq!(
            connection_words(SignalingStatus::Connected, &[], true, true),
            kept,
            "the socket takes longer to notice"
        );
    }
}
