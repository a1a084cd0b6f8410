//! Times as machines read them. How a person reads them is the browser's to say.

/// A time for `<time datetime>`: ISO 8601 in UTC, to the second.
pub fn iso_time(unix_ms: u64) -> String {
    let seconds = unix_ms / 1000;
    let (year, month, day) = civil(seconds / 86_400);
    let clock = seconds % 86_400;
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", clock / 3600, clock / 60 % 60, clock % 60)
}

/// The same to the millisecond.
pub fn iso_time_ms(unix_ms: u64) -> String {
    let seconds = iso_time(unix_ms);
    format!("{}.{:03}Z", seconds.trim_end_matches('Z'), unix_ms % 1000)
}

/// The day so many days after 1970-01-01: ISO 8601.
pub fn iso_day(days: i32) -> String {
    let (year, month, day) = civil(u64::try_from(days).unwrap_or_default());
    format!("{year:04}-{month:02}-{day:02}")
}

/// The Gregorian date so many days after 1970-01-01. Counts in years that begin in March, so a leap day is the last.
fn civil(days: u64) -> (u64, u64, u64) {
    const DAYS_OF_400_YEARS: u64 = 146_097;
    const DAYS_FROM_0000_03_01: u64 = 719_468;
    let days = days + DAYS_FROM_0000_03_01;
    let era = days / DAYS_OF_400_YEARS;
    let of_era = days % DAYS_OF_400_YEARS;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / (DAYS_OF_400_YEARS - 1)) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_iso_8601() {
        assert_eq!(iso_time(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso_time(951_827_696_000), "2000-02-29T12:34:56Z");
        assert_eq!(iso_time(1_795_219_199_999), "2026-11-20T23:59:59Z");
        assert_eq!(iso_time(4_107_542_400_000), "2100-03-01T00:00:00Z");
        assert_eq!(iso_time_ms(951_827_696_007), "2000-02-29T12:34:56.007Z");
    }
}
