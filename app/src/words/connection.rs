//! The way to the server and to the people, in words.

use room::{LinkStatus, Person, SignalingStatus};

use super::in_reach;

/// The value of `data-signaling`.
pub fn signaling_attribute(signaling: SignalingStatus) -> &'static str {
    match signaling {
        SignalingStatus::Connected => "connected",
        SignalingStatus::Reconnecting => "reconnecting",
        SignalingStatus::Offline => "offline",
    }
}

/// The way to the server and to the people, in one or two sentences. `offline`: the device says that it has no network;
/// `kept`: this device keeps what is written.
pub fn connection_words(signaling: SignalingStatus, people: &[Person], offline: bool, kept: bool) -> String {
    let people: Vec<&Person> = people.iter().filter(|person| in_reach(person)).collect();
    let up = people.iter().filter(|person| person.link == LinkStatus::Connected).count();
    let links = match people.len() {
        0 => String::new(),
        1 if up == 1 => "1 of 1 link up.".to_owned(),
        1 => "0 of 1 link up.".to_owned(),
        all => format!("{up} of {all} links up."),
    };
    // Before the socket and the links notice: that takes them seconds.
    if offline {
        return match (up, kept) {
            (0, true) => "No network. What you write is kept here and goes out when you are back.".to_owned(),
            (0, false) => "No network. What you write waits on this page: keep it open.".to_owned(),
            _ => format!("This device says it has no network. Links to people go on: {links}"),
        };
    }
    match signaling {
        SignalingStatus::Connected if people.is_empty() => {
            "Connected to the server. Nobody else is here yet.".to_owned()
        }
        SignalingStatus::Connected => format!("Connected to the server. {links}"),
        SignalingStatus::Reconnecting if people.is_empty() && kept => {
            "Offline: what you write is kept here and goes out later.".to_owned()
        }
        SignalingStatus::Reconnecting if up == 0 => {
            format!("Trying to reach the server. {links}").trim_end().to_owned()
        }
        SignalingStatus::Reconnecting => {
            format!("Server out of reach, trying again. Links to people go on: {links}")
        }
        SignalingStatus::Offline => format!("Not connected to the server. {links}").trim_end().to_owned(),
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
