//! What the pages say about one person: muting, blocking, their devices, and pictures.

use room::LinkStatus;

/// What muting does.
pub const MUTE_HELP: &str =
    "What they write is there when you look, and nothing tells you of it. On this device, in all rooms.";

/// What choosing a picture does.
pub const PICTURE_HELP: &str = "Goes to everybody in your rooms, small and without what a camera writes beside it, such as the place. \
     Without one they see the pattern that follows from your key.";

/// What is asked before somebody is blocked.
pub fn blocks_words(name: &str) -> String {
    format!(
        "Nothing of {name} is shown on this device any more, in no room: no messages, reactions or name. {name} is not told. What they \
         write is kept unseen and still passed on to the others, so nobody misses anything. You can undo it in the settings."
    )
}

/// How one of somebody's devices stands.
pub fn device_word(own: bool, revoked: bool, link: Option<LinkStatus>) -> &'static str {
    match (own, revoked, link) {
        (true, ..) => "this page",
        (_, true, _) => "key taken back",
        (_, _, Some(LinkStatus::Connected)) => "here, linked",
        (_, _, Some(LinkStatus::Asleep)) => "asleep",
        (_, _, Some(_)) => "here, being linked",
        (_, _, None) => "away",
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
