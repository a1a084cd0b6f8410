//! How storage stands on this device, in numbers a person can read.

use super::counted;

/// So many bytes, to two figures.
pub fn byte_words(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut whole = bytes / 1000;
    let mut tenths = bytes % 1000 / 100;
    let mut unit = 0;
    if whole == 0 {
        return counted(bytes, "byte", "bytes");
    }
    while whole >= 1000 && unit + 1 < UNITS.len() {
        tenths = whole % 1000 / 100;
        whole /= 1000;
        unit += 1;
    }
    if whole < 10 { format!("{whole}.{tenths} {}", UNITS[unit]) } else { format!("{whole} {}", UNITS[unit]) }
}

/// What is in use of what the browser allows, as far as it tells.
pub fn used_words(used: Option<u64>, quota: Option<u64>) -> String {
    match (used, quota) {
        (Some(used), Some(quota)) => {
            format!("{} in use, of {} that the browser allows.", byte_words(used), byte_words(quota))
        }
        (Some(used), None) => format!("{} in use.", byte_words(used)),
        (None, _) => "The browser does not tell how much is in use.".to_owned(),
    }
}

/// How many rooms are kept.
pub fn rooms_words(rooms: u32) -> String {
    format!("{} kept on this device.", counted(rooms.into(), "room", "rooms"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_in_the_unit_that_fits() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1.0 kB"),
            (34_567, "34 kB"),
            (3_450_000, "3.4 MB"),
            (999_999_999, "999 MB"),
            (12_000_000_000, "12 GB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(byte_words(bytes), words);
        }
    }

    #[test]
    fn what_the_browser_does_not_tell_is_not_guessed() {
        assert_eq!(
            used_words(Some(3_450_000), Some(2_000_000_000)),
            "3.4 MB in use, of 2.0 GB that the browser allows."
        );
        assert_eq!(used_words(Some(3_450_000), None), "3.4 MB in use.");
        assert_eq!(used_words(None, Some(5)), "The browser does not tell how much is in use.");
        assert_eq!(rooms_words(1), "1 room kept on this device.");
        assert_eq!(rooms_words(0), "0 rooms kept on this device.");
    }
}
