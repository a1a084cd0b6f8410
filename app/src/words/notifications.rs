//! Notifications in words: whether the browser allows them, and what the choices mean.

use room::NotifyLevel;

use crate::notifications::Permission;

/// What stands in the way of notifications and what to do, if something does.
pub fn permission_words(permission: Permission) -> Option<&'static str> {
    match permission {
        Permission::Unsupported => Some(
            "This browser has no notifications for this page: they need a page loaded by https, and on an iPhone or iPad one that was added to the home screen.",
        ),
        Permission::Denied => Some(
            "This browser was told not to show notifications of this page. To change that, press the sign left of the address, allow notifications there, and switch them on here again.",
        ),
        Permission::NotAsked | Permission::Granted => None,
    }
}

/// What a level is called.
pub fn level_word(level: NotifyLevel) -> &'static str {
    match level {
        NotifyLevel::All => "All messages",
        NotifyLevel::Mentions => "Mentions only",
        NotifyLevel::Nothing => "Nothing",
    }
}

/// What it means.
pub fn level_help(level: NotifyLevel) -> &'static str {
    match level {
        NotifyLevel::All => "Whatever is written there.",
        NotifyLevel::Mentions => "What has your name after an @, and what is written to you in private.",
        NotifyLevel::Nothing => "What is new is counted in the list of rooms, and that is all.",
    }
}

/// The choice of a room that has none of its own, by the choice for all.
pub fn as_everywhere_words(level: NotifyLevel) -> String {
    format!("As in Settings: {}", level_word(level).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_way_comes_with_the_way_out() {
        assert_eq!(permission_words(Permission::Granted), None);
        assert_eq!(permission_words(Permission::NotAsked), None);
        assert!(
            permission_words(Permission::Denied)
                .is_some_and(|words| words.contains("allow notifications there"))
        );
        assert!(permission_words(Permission::Unsupported).is_some_and(|words| words.contains("https")));
    }

    #[test]
    fn a_room_without_a_choice_says_which_holds() {
        assert_eq!(as_everywhere_words(NotifyLevel::Mentions), "As in Settings: mentions only");
    }
}
