//! Notifications in words: whether the browser allows them, and what the choices mean.

use i18n::t;
use room::NotifyLevel;

use crate::notifications::Permission;

/// What stands in the way of notifications and what to do, if something does.
pub fn permission_words(permission: Permission) -> Option<String> {
    match permission {
        Permission::Unsupported => Some(t::notifications_unsupported()),
        Permission::Denied => Some(t::notifications_denied()),
        Permission::NotAsked | Permission::Granted => None,
    }
}

/// What a level is called.
pub fn level_word(level: NotifyLevel) -> String {
    match level {
        NotifyLevel::All => t::notifications_all(),
        NotifyLevel::Mentions => t::notifications_mentions(),
        NotifyLevel::Nothing => t::notifications_nothing(),
    }
}

/// What it means.
pub fn level_help(level: NotifyLevel) -> String {
    match level {
        NotifyLevel::All => t::notifications_all_help(),
        NotifyLevel::Mentions => t::notifications_mentions_help(),
        NotifyLevel::Nothing => t::notifications_nothing_help(),
    }
}

/// The choice of a room that has none of its own, by the choice for all.
pub fn as_everywhere_words(level: NotifyLevel) -> String {
    match level {
        NotifyLevel::All => t::notifications_as_in_settings_all(),
        NotifyLevel::Mentions => t::notifications_as_in_settings_mentions(),
        NotifyLevel::Nothing => t::notifications_as_in_settings_nothing(),
    }
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
