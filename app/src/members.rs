//! Who is in the room, as the interface puts it together: those the log knows and those who are there, and what the person may
//! decide about each. The engine decides what counts; this only spares people what would be refused.

use std::collections::BTreeMap;

use i18n::t;
use room::SmallSort;
use room::{LinkStatus, MemberInfo, MemberPeer, Person, Role, Standing, UserId};

/// One person of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub user: UserId,
    /// By the newest they said.
    pub name: String,
    /// How they stand to the room.
    pub standing: Standing,
    /// We ourselves.
    pub own: bool,
    /// Whether one of their pages is there.
    pub here: bool,
    /// Their tabs and devices that wrote in the room.
    pub peers: Vec<MemberPeer>,
}

/// What can be decided about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the button says.
    pub label: String,
    /// The role they get; `None` removes.
    pub role: Option<Role>,
}

/// Everybody: who asks first, then who is in by rank, then who was removed; each by name.
pub fn entries(members: &[MemberInfo], people: &[Person]) -> Vec<Entry> {
    let mut all: BTreeMap<UserId, Entry> = BTreeMap::new();
    for MemberInfo { user, name, standing, own, peers } in members {
        let entry = Entry {
            user: *user,
            name: name.clone(),
            standing: *standing,
            own: *own,
            here: *own,
            peers: peers.clone(),
        };
        all.insert(*user, entry);
    }
    // Who asks is linked, and has written nothing that counts.
    for person in people {
        let Some(user) = person.user else { continue };
        let entry = all.entry(user).or_insert_with(|| Entry {
            user,
            name: person.name.clone(),
            standing: person.standing,
            own: false,
            here: false,
            peers: Vec::new(),
        });
        entry.here |= person.link != LinkStatus::Offline;
    }
    let mut all: Vec<Entry> = all.into_values().collect();
    all.small_sort_by_key(|entry| (rank(entry.standing), entry.name.to_lowercase(), entry.user));
    all
}

fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::Asks => 0,
        Standing::In(Role::Owner) => 1,
        Standing::In(Role::Moderator) => 2,
        Standing::In(Role::Member) => 3,
        Standing::In(Role::Reader) => 4,
        Standing::Removed => 5,
    }
}

/// What somebody calls themselves; nothing for those nobody knows.
pub fn name_of(members: &[MemberInfo], user: UserId) -> String {
    members.iter().find(|member| member.user == user).map(|member| member.name.clone()).unwrap_or_default()
}

/// The names of those who ask and are there.
pub fn asking(members: &[MemberInfo], people: &[Person]) -> Vec<String> {
    let asking = entries(members, people).into_iter().filter(|e| e.standing == Standing::Asks && e.here);
    asking.map(|entry| entry.name).collect()
}

/// Whether somebody who stands so decides about others.
pub fn may_decide(standing: Option<Standing>) -> bool {
    standing.and_then(Standing::role) >= Some(Role::Moderator)
}

/// Whether somebody who stands so may write. Who waits may: it counts once they are let in.
pub fn may_write(standing: Option<Standing>) -> bool {
    !matches!(standing, Some(Standing::Removed | Standing::In(Role::Reader)))
}

/// Whether what is written to somebody alone reaches them.
pub fn may_write_to(members: &[MemberInfo], user: UserId) -> bool {
    let standing = members.iter().find(|member| member.user == user).map(|member| member.standing);
    matches!(standing, Some(Standing::In(_)))
}

/// What somebody who stands `by` may decide about `entry`, removing apart: see [`may_remove`].
pub fn choices(by: Option<Standing>, entry: &Entry) -> Vec<Choice> {
    if !reaches(by, entry) {
        return Vec::new();
    }
    let choice = |label, role| Choice { label, role: Some(role) };
    match entry.standing {
        Standing::Asks => vec![choice(t::members_let_in(), Role::Member)],
        Standing::Removed => vec![choice(t::members_let_back_in(), Role::Member)],
        Standing::In(now) => {
            let all = [
                choice(t::members_make_moderator(), Role::Moderator),
                choice(t::members_make_member(), Role::Member),
                choice(t::members_make_reader(), Role::Reader),
            ];
            let owner = by == Some(Standing::In(Role::Owner));
            let fits =
                |choice: &Choice| choice.role != Some(now) && (owner || choice.role != Some(Role::Moderator));
            all.into_iter().filter(fits).collect()
        }
    }
}

/// Whether somebody who stands `by` may remove or refuse `entry`.
pub fn may_remove(by: Option<Standing>, entry: &Entry) -> bool {
    entry.standing != Standing::Removed && reaches(by, entry)
}

/// The owner decides about everybody else, a moderator about members and readers.
fn reaches(by: Option<Standing>, entry: &Entry) -> bool {
    let role = entry.standing.role();
    !entry.own
        && match by.and_then(Standing::role) {
            Some(Role::Owner) => role != Some(Role::Owner),
            Some(Role::Moderator) => role < Some(Role::Moderator),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::person;

    const OWNER: Option<Standing> = Some(Standing::In(Role::Owner));
    const MODERATOR: Option<Standing> = Some(Standing::In(Role::Moderator));

    fn member(number: u8, name: &str, standing: Standing) -> MemberInfo {
        let (user, name) = (UserId([number; 32]), name.to_owned());
        MemberInfo { user, name, standing, own: false, peers: Vec::new() }
    }

    fn entry(standing: Standing) -> Entry {
        entries(&[member(1, "Bo", standing)], &[]).remove(0)
    }

    fn labels(by: Option<Standing>, standing: Standing) -> Vec<String> {
        choices(by, &entry(standing)).into_iter().map(|choice| choice.label).collect()
    }

    #[test]
    fn who_asks_comes_first_and_who_was_removed_last() {
        let members = [
            member(1, "Ann", Standing::Removed),
            member(2, "bo", Standing::In(Role::Member)),
            member(3, "Ada", Standing::In(Role::Owner)),
            member(4, "Al", Standing::In(Role::Member)),
        ];
        let mut cy = person(9, LinkStatus::Connected, None);
        (cy.user, cy.standing) = (Some(UserId([5; 32])), Standing::Asks);
        let all = entries(&members, &[cy.clone()]);
        let names: Vec<&str> = all.iter().map(|entry| &*entry.name).collect();
        assert_eq!(names, ["P9", "Ada", "Al", "bo", "Ann"]);
        assert_eq!(asking(&members, &[cy]), ["P9"]);
    }

    #[test]
    fn two_tabs_of_one_person_are_one_entry_that_is_there() {
        let tab = |number, link| Person { user: Some(UserId([1; 32])), ..person(number, link, None) };
        let tabs = [tab(7, LinkStatus::Offline), tab(8, LinkStatus::Connected)];
        let known = [member(1, "Bo", Standing::In(Role::Member))];
        let all = entries(&known, &tabs);
        assert_eq!((all.len(), all[0].here, &*all[0].name), (1, true, "Bo"));
        assert!(!entries(&known, &tabs[..1])[0].here);
    }

    #[test]
    fn the_owner_decides_about_everybody_else() {
        assert_eq!(labels(OWNER, Standing::Asks), ["Let in"]);
        assert_eq!(labels(OWNER, Standing::Removed), ["Let back in"]);
        assert_eq!(labels(OWNER, Standing::In(Role::Member)), ["Make moderator", "Make reader"]);
        assert_eq!(labels(OWNER, Standing::In(Role::Moderator)), ["Make member", "Make reader"]);
        assert!(labels(OWNER, Standing::In(Role::Owner)).is_empty());
        assert!(may_remove(OWNER, &entry(Standing::In(Role::Moderator))));
        assert!(!may_remove(OWNER, &entry(Standing::Removed)));
        let own = Entry { own: true, ..entry(Standing::In(Role::Member)) };
        assert!(choices(OWNER, &own).is_empty() && !may_remove(OWNER, &own));
    }

    #[test]
    fn a_moderator_decides_about_members_and_readers() {
        assert_eq!(labels(MODERATOR, Standing::In(Role::Member)), ["Make reader"]);
        assert_eq!(labels(MODERATOR, Standing::In(Role::Reader)), ["Make member"]);
        for above in [Role::Moderator, Role::Owner] {
            assert!(labels(MODERATOR, Standing::In(above)).is_empty());
            assert!(!may_remove(MODERATOR, &entry(Standing::In(above))));
        }
        assert!(may_remove(MODERATOR, &entry(Standing::Asks)));
    }

    #[test]
    fn members_and_readers_decide_nothing() {
        for by in
            [None, Some(Standing::In(Role::Member)), Some(Standing::In(Role::Reader)), Some(Standing::Asks)]
        {
            assert!(labels(by, Standing::Asks).is_empty());
            assert!(!may_decide(by));
        }
        assert!(may_decide(MODERATOR) && may_decide(OWNER));
    }

    #[test]
    fn readers_and_the_removed_do_not_write() {
        assert!(may_write(None) && may_write(OWNER) && may_write(Some(Standing::Asks)));
        assert!(!may_write(Some(Standing::In(Role::Reader))) && !may_write(Some(Standing::Removed)));
        let members = [member(1, "Bo", Standing::In(Role::Reader)), member(2, "Cy", Standing::Removed)];
        assert!(may_write_to(&members, UserId([1; 32])));
        assert!(!may_write_to(&members, UserId([2; 32])));
        assert!(!may_write_to(&members, UserId([3; 32])));
    }
}
