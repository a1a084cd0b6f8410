//! What the pages say about one person: muting, blocking, their devices, and pictures.

use i18n::t;
use room::LinkStatus;

/// What muting does.
pub fn mute_help() -> String {
    t::people_mute_help()
}

/// What choosing a picture does.
pub fn picture_help() -> String {
    t::people_picture_help()
}

/// What is asked before somebody is blocked.
pub fn blocks_words(name: &str) -> String {
    t::people_blocks(name)
}

/// How one of somebody's devices stands.
pub fn device_word(own: bool, revoked: bool, link: Option<LinkStatus>) -> String {
    match (own, revoked, link) {
        (true, ..) => t::people_device_own(),
        (_, true, _) => t::people_device_revoked(),
        (_, _, Some(LinkStatus::Connected)) => t::people_device_linked(),
        (_, _, Some(LinkStatus::Asleep)) => t::people_device_asleep(),
        (_, _, Some(LinkStatus::ThroughHub)) => t::people_device_through_hub(),
        (_, _, Some(LinkStatus::WaitsForHub)) => t::people_device_waits_for_hub(),
        (_, _, Some(_)) => t::people_device_linking(),
        (_, _, None) => t::people_device_away(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocking_says_what_is_hidden_and_what_goes_on() {
        let words = blocks_words("Eve");
        assert!(
            words.contains("Nothing of Eve is shown") && words.contains("not told") && words.contains("undo")
        );
    }

    #[test]
    fn a_device_says_how_it_stands() {
        assert_eq!(device_word(true, false, None), "this page");
        assert_eq!(device_word(false, true, Some(LinkStatus::Connected)), "key taken back");
        assert_eq!(device_word(false, false, Some(LinkStatus::Connected)), "here, linked");
        assert_eq!(device_word(false, false, None), "away");
    }
}
