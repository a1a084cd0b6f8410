//! What is being done to everything on this device, and how it went.

use super::counted;
use crate::vault::Work;

/// What goes on, as a heading.
pub fn work_heading(work: Work) -> &'static str {
    match work {
        Work::Seal { .. } => "Sealing what is on this device",
        Work::Unseal { .. } => "Taking the passphrase away",
        Work::Erase => "Erasing what is on this device",
    }
}

/// How far it is.
pub fn work_words(work: Work) -> String {
    match work {
        Work::Seal { done, all } | Work::Unseal { done, all } if all > 0 => {
            format!(
                "{done} of {} done. Nothing is lost if this is cut short.",
                counted(all, "record", "records")
            )
        }
        Work::Seal { .. } | Work::Unseal { .. } => "Waiting for the other tabs of this page…".to_owned(),
        Work::Erase => "This takes a moment.".to_owned(),
    }
}

/// That it is done, as a heading, and what that means.
pub fn ended_words(work: Work) -> (&'static str, &'static str) {
    match work {
        Work::Seal { .. } => (
            "Sealed",
            "From now on this page asks for the passphrase whenever it is loaded. Nobody can find it out for you: keep it, or an export with its own passphrase.",
        ),
        Work::Unseal { .. } => (
            "The passphrase is gone",
            "Keys and messages are stored unsealed again: anyone who can use this browser profile can read them.",
        ),
        Work::Erase => (
            "Erased",
            "No key, room or message is left on this device. With an exported file you can go on: import it in the settings.",
        ),
    }
}

/// That it failed, as a heading.
pub fn failed_heading(work: Work) -> &'static str {
    match work {
        Work::Seal { .. } => "Sealing did not come to its end",
        Work::Unseal { .. } => "Taking the passphrase away did not come to its end",
        Work::Erase => "Erasing did not come to its end",
    }
}

/// A choice of when the vault locks itself.
pub fn idle_words(minutes: Option<u32>) -> String {
    match minutes {
        None => "Never".to_owned(),
        Some(60) => "After an hour".to_owned(),
        Some(minutes) => format!("After {minutes} minutes"),
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
