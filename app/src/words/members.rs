//! What the pages say about who is in the room, who asks to be, and who hears what.

use room::{LinkStatus, Person, Role, Standing};

use super::counted;

/// How somebody stands, in a word or two.
pub fn role_words(standing: Standing) -> &'static str {
    match standing {
        Standing::In(Role::Owner) => "Owner",
        Standing::In(Role::Moderator) => "Moderator",
        Standing::In(Role::Member) => "Member",
        Standing::In(Role::Reader) => "Reader",
        Standing::Asks => "Asks to come in",
        Standing::Removed => "Removed",
    }
}

/// The value of `data-standing`.
pub fn standing_attribute(standing: Standing) -> &'static str {
    match standing {
        Standing::In(Role::Owner) => "owner",
        Standing::In(Role::Moderator) => "moderator",
        Standing::In(Role::Member) => "member",
        Standing::In(Role::Reader) => "reader",
        Standing::Asks => "asks",
        Standing::Removed => "removed",
    }
}

/// What stands beside the link of somebody who is there but not in the room.
pub fn not_in_words(standing: Option<Standing>) -> Option<&'static str> {
    match standing? {
        Standing::Asks => Some("asks to come in"),
        Standing::Removed => Some("removed"),
        Standing::In(_) => None,
    }
}

/// What is asked before somebody who stands so gets another role, or is removed (`None`); nothing for what is easily undone.
pub fn ask_first(standing: Standing, role: Option<Role>, name: &str, closed: bool) -> Option<String> {
    standing.role()?;
    let what = match role {
        None => format!("{name} keeps what they have, and gets nothing new."),
        Some(Role::Reader) if !closed => format!("{name} reads along, and cannot write."),
        Some(_) => return None,
    };
    Some(match (closed, role) {
        (false, _) => format!("{what} From then on newcomers must ask to come in, which cannot be undone."),
        (true, _) => format!("{what} To come back they need somebody who lets them in."),
    })
}

/// What somebody reads who was removed, or whose person took back the key of this device: it learns no more than that it is out.
pub const REMOVED: &str = "You were removed from this room. What you have stays readable here; nothing new comes, and what you write reaches \
     nobody.";

/// Who asks to come in, or nothing.
pub fn asking_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{one} asks to come in."),
        [one, two] => format!("{one} and {two} ask to come in."),
        more => format!("{} people ask to come in.", more.len()),
    }
}

/// What somebody reads who waits to be let in.
pub fn waiting_words(people: &[Person]) -> String {
    let there = people.iter().filter(|person| person.link == LinkStatus::Connected);
    let names: Vec<&str> = there.map(|person| person.name.as_str()).collect();
    let who = match names[..] {
        [] => return "You wait to be let in. Nobody is here now who could do it; the room opens by itself once somebody has.".to_owned(),
        [one] => format!("{one} sees"),
        [one, two] => format!("{one} and {two} see"),
        [one, ref rest @ ..] => format!("{one} and {} others see", rest.len()),
    };
    format!("{who} that you are waiting. Somebody has to let you in; what you write arrives then.")
}

/// What is there and cannot be read.
pub fn unreadable_words(messages: u64) -> String {
    let what = counted(messages, "message cannot", "messages cannot");
    format!("{what} be read here: written before you came, or while you were not in the room.")
}

/// Private messages that were not looked at, by name, or nothing.
pub fn private_news_words(news: &[(String, u32)]) -> String {
    match news {
        [] => String::new(),
        [(name, count)] => {
            let count = counted(u64::from(*count), "new private message", "new private messages");
            format!("{count} from {name}.")
        }
        more => {
            let all: u64 = more.iter().map(|(_, count)| u64::from(*count)).sum();
            format!("{all} new private messages from {} people.", more.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::person;

    #[test]
    fn who_asks_is_named_up_to_two() {
        let names = ["Cy", "Di", "Ed"].map(str::to_owned);
        assert_eq!(asking_words(&names[..0]), "");
        assert_eq!(asking_words(&names[..1]), "Cy asks to come in.");
        assert_eq!(asking_words(&names[..2]), "Cy and Di ask to come in.");
        assert_eq!(asking_words(&names), "3 people ask to come in.");
    }

    #[test]
    fn removing_is_asked_about_and_so_is_what_closes_the_room() {
        let member = Standing::In(Role::Member);
        let ask = |standing, role, closed| ask_first(standing, role, "Bo", closed);
        for closed in [false, true] {
            let words = ask(member, None, closed).unwrap();
            assert!(words.starts_with("Bo keeps what they have, and gets nothing new."), "{words}");
            assert_eq!(words.contains("newcomers must ask"), !closed);
            assert_eq!(ask(member, Some(Role::Moderator), closed), None);
            assert_eq!(ask(Standing::Asks, Some(Role::Member), closed), None);
            assert_eq!(ask(Standing::Asks, None, closed), None);
        }
        assert!(ask(member, Some(Role::Reader), false).unwrap().contains("newcomers must ask"));
        assert_eq!(ask(member, Some(Role::Reader), true), None);
    }

    #[test]
    fn who_waits_is_told_who_sees_it() {
        let people: Vec<Person> = (1..5).map(|n| person(n, LinkStatus::Connected, None)).collect();
        let ends = "that you are waiting. Somebody has to let you in; what you write arrives then.";
        assert_eq!(waiting_words(&people[..1]), format!("P1 sees {ends}"));
        assert_eq!(waiting_words(&people[..2]), format!("P1 and P2 see {ends}"));
        assert_eq!(waiting_words(&people), format!("P1 and 3 others see {ends}"));
        let away = person(1, LinkStatus::Offline, None);
        assert!(waiting_words(&[away]).starts_with("You wait to be let in. Nobody is here"));
    }

    #[test]
    fn what_cannot_be_read_is_counted() {
        assert!(unreadable_words(1).starts_with("1 message cannot be read here:"));
        assert!(unreadable_words(7).starts_with("7 messages cannot be read here:"));
    }

    #[test]
    fn private_news_name_their_author() {
        let news = [("Bo".to_owned(), 1), ("Cy".to_owned(), 3)];
        assert_eq!(private_news_words(&news[..0]), "");
        assert_eq!(private_news_words(&news[..1]), "1 new private message from Bo.");
        assert_eq!(private_news_words(&news[1..]), "3 new private messages from Cy.");
        assert_eq!(private_news_words(&news), "4 new private messages from 2 people.");
    }
}
