//! What the pages say about who is in the room, who asks to be, and who hears what.

use i18n::t;
use room::{LinkStatus, Person, Role, Standing};

/// How somebody stands, in a word or two.
pub fn role_words(standing: Standing) -> String {
    match standing {
        Standing::In(Role::Owner) => t::members_owner(),
        Standing::In(Role::Moderator) => t::members_moderator(),
        Standing::In(Role::Member) => t::members_member(),
        Standing::In(Role::Reader) => t::members_reader(),
        Standing::Asks => t::members_asks(),
        Standing::Removed => t::members_removed(),
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
pub fn not_in_words(standing: Option<Standing>) -> Option<String> {
    match standing? {
        Standing::Asks => Some(t::members_link_asks()),
        Standing::Removed => Some(t::members_link_removed()),
        Standing::In(_) => None,
    }
}

/// What is asked before somebody who stands so gets another role, or is removed (`None`); nothing for what is easily undone.
pub fn ask_first(standing: Standing, role: Option<Role>, name: &str, closed: bool) -> Option<String> {
    standing.role()?;
    match (role, closed) {
        (None, false) => Some(t::members_remove_closes(name)),
        (None, true) => Some(t::members_remove(name)),
        (Some(Role::Reader), false) => Some(t::members_reader_closes(name)),
        (Some(_), _) => None,
    }
}

/// What somebody reads who was removed, or whose person took back the key of this device: it learns no more than that it is out.
pub fn removed_words() -> String {
    t::members_you_were_removed()
}

/// Who asks to come in, or nothing.
pub fn asking_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => t::members_one_asks(one),
        [one, two] => t::members_two_ask(one, two),
        more => t::members_many_ask(more.len()),
    }
}

/// What somebody reads who waits to be let in.
pub fn waiting_words(people: &[Person]) -> String {
    let there = people.iter().filter(|person| person.link == LinkStatus::Connected);
    let names: Vec<&str> = there.map(|person| person.name.as_str()).collect();
    match names[..] {
        [] => t::members_waiting_alone(),
        [one] => t::members_waiting_one(one),
        [one, two] => t::members_waiting_two(one, two),
        [one, ref rest @ ..] => t::members_waiting_many(one, rest.len()),
    }
}

/// What is there and cannot be read.
pub fn unreadable_words(messages: u64) -> String {
    t::members_unreadable(messages)
}

/// Private messages that were not looked at, by name, or nothing.
pub fn private_news_words(news: &[(String, u32)]) -> String {
    match news {
        [] => String::new(),
        [(name, count)] => t::members_private_news(*count, name),
        more => {
            let all: u64 = more.iter().map(|(_, count)| u64::from(*count)).sum();
            t::members_private_news_many(all, more.len())
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
