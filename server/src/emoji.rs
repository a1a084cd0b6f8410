//! The list of emoji that pages load when somebody first wants one, made of a crate's data. Browsers give a bare list none.

use app::emoji::print;
use emojis::{Group, UnicodeVersion};

/// The newest Unicode whose emoji are listed: what systems draw that are some years old.
const NEWEST: (u32, u32) = (15, 0);

/// The list.
pub fn list() -> String {
    print(
        emojis::iter()
            .filter(|emoji| emoji.unicode_version() <= UnicodeVersion::new(NEWEST.0, NEWEST.1))
            .map(|emoji| {
                let codes: Vec<&str> = emoji.shortcodes().collect();
                (group(emoji.group()), emoji.as_str(), emoji.name(), codes.join(" "))
            }),
    )
}

/// Its place in [`app::emoji::GROUPS`].
fn group(group: Group) -> usize {
    match group {
        Group::SmileysAndEmotion => 0,
        Group::PeopleAndBody => 1,
        Group::AnimalsAndNature => 2,
        Group::FoodAndDrink => 3,
        Group::TravelAndPlaces => 4,
        Group::Activities => 5,
        Group::Objects => 6,
        Group::Symbols => 7,
        Group::Flags => 8,
    }
}

#[cfg(test)]
mod tests {
    use app::emoji::{GROUPS, find, parse};

    use super::*;

    #[test]
    fn pages_read_the_list_whole() {
        let list = list();
        let all = parse(&list);
        assert_eq!(all.len(), list.lines().count());
        assert!(all.len() > 1_500, "{}", all.len());
        for (number, (name, mark)) in GROUPS.into_iter().enumerate() {
            let there = all.iter().any(|emoji| emoji.group == number && emoji.text == mark);
            assert!(there, "{mark} stands for {}", name());
        }
        assert!(all.iter().all(|emoji| !emoji.name.is_empty()));
        assert!(find(&all, "smile").iter().any(|emoji| emoji.text == "😄"));
    }
}
