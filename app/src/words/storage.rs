//! How storage stands on this device, in numbers a person can read.

use i18n::t;

/// So many bytes, to two figures.
pub fn byte_words(bytes: u64) -> String {
    const UNITS: [fn(&str) -> String; 4] =
        [t::storage_kilobytes, t::storage_megabytes, t::storage_gigabytes, t::storage_terabytes];
    let mut whole = bytes / 1000;
    let mut tenths = bytes % 1000 / 100;
    let mut unit = 0;
    if whole == 0 {
        return t::storage_bytes(bytes);
    }
    while whole >= 1000 && unit + 1 < UNITS.len() {
        tenths = whole % 1000 / 100;
        whole /= 1000;
        unit += 1;
    }
    let size = match whole {
        0..10 => t::storage_size_tenths((whole * 10 + tenths) as f64 / 10.0),
        _ => t::storage_size(whole),
    };
    UNITS[unit](&size)
}

/// What is in use of what the browser allows, as far as it tells.
pub fn used_words(used: Option<u64>, quota: Option<u64>) -> String {
    match (used, quota) {
        (Some(used), Some(quota)) => t::storage_used_of(&byte_words(quota), &byte_words(used)),
        (Some(used), None) => t::storage_used(&byte_words(used)),
        (None, _) => t::storage_not_told(),
    }
}

/// How many rooms are kept.
pub fn rooms_words(rooms: u32) -> String {
    t::storage_rooms(rooms)
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
