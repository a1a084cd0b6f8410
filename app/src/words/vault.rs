//! What is being done to everything on this device, and how it went.

use i18n::t;

use crate::vault::Work;

/// What goes on, as a heading.
pub fn work_heading(work: Work) -> String {
    match work {
        Work::Seal { .. } => t::vault_sealing(),
        Work::Unseal { .. } => t::vault_unsealing(),
        Work::Erase => t::vault_erasing(),
    }
}

/// How far it is.
pub fn work_words(work: Work) -> String {
    match work {
        Work::Seal { done, all } | Work::Unseal { done, all } if all > 0 => t::vault_records(all, done),
        Work::Seal { .. } | Work::Unseal { .. } => t::vault_waiting(),
        Work::Erase => t::vault_moment(),
    }
}

/// That it is done, as a heading, and what that means.
pub fn ended_words(work: Work) -> (String, String) {
    match work {
        Work::Seal { .. } => (t::vault_sealed(), t::vault_sealed_means()),
        Work::Unseal { .. } => (t::vault_unsealed(), t::vault_unsealed_means()),
        Work::Erase => (t::vault_erased(), t::vault_erased_means()),
    }
}

/// That it failed, as a heading.
pub fn failed_heading(work: Work) -> String {
    match work {
        Work::Seal { .. } => t::vault_sealing_failed(),
        Work::Unseal { .. } => t::vault_unsealing_failed(),
        Work::Erase => t::vault_erasing_failed(),
    }
}

/// A choice of when the vault locks itself.
pub fn idle_words(minutes: Option<u32>) -> String {
    match minutes {
        None => t::vault_never(),
        Some(60) => t::vault_after_an_hour(),
        Some(minutes) => t::vault_after_minutes(minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_tells_how_far_it_is() {
        let seal = |done, all| work_words(Work::Seal { done, all });
        assert_eq!(seal(0, 0), "Waiting for the other tabs of this page…");
        assert_eq!(seal(0, 1), "0 of 1 record done. Nothing is lost if this is cut short.");
        assert_eq!(
            work_words(Work::Unseal { done: 64, all: 3000 }),
            "64 of 3000 records done. Nothing is lost if this is cut short."
        );
    }

    #[test]
    fn choices_are_told_in_words() {
        let words = crate::vault::IDLE_MINUTES.map(idle_words);
        assert_eq!(words, ["Never", "After 5 minutes", "After 15 minutes", "After an hour"]);
    }
}
