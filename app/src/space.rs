//! The space that stands for messages that are not drawn, so that the scroll bar tells of the whole log. Plain functions and
//! plain data; `components/log_scroll.rs` lays them out.
//!
//! How high a message will be is known once it is drawn. Until then it counts as high as those that were. What turns out higher or
//! lower while somebody scrolls is taken from the space above, so nothing that is seen moves; once the log stands still, the space is made
//! right again and the log scrolled by the same amount.

/// A message before any was drawn: one line of text with a part of a head.
const ROW_PX_FIRST: f64 = 36.0;

/// Highest space above or below: browsers lay out 17 to 33 million pixels and no more.
pub const SPACE_PX_MAX: f64 = 8_000_000.0;

/// So much of what was measured counts against what was known before.
const NEWS: f64 = 0.25;

/// Fewer messages say nothing about the others.
const MEASURED_MIN: usize = 8;

/// How high a message that was not drawn is taken to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    row_px: f64,
    known: bool,
}

impl Default for Estimate {
    fn default() -> Self {
        Self { row_px: ROW_PX_FIRST, known: false }
    }
}

impl Estimate {
    /// So many messages turned out to be so high together.
    pub fn measured(&mut self, px: f64, rows: usize) {
        if rows < MEASURED_MIN || px <= 0.0 {
            return;
        }
        let mean = px / count(rows);
        self.row_px = if self.known { NEWS.mul_add(mean - self.row_px, self.row_px) } else { mean };
        self.known = true;
    }

    /// The height of one of so many.
    pub fn row_px(&self, total: usize) -> f64 {
        self.row_px.min(SPACE_PX_MAX / count(total.max(1)))
    }

    /// The space for `rows` of so many, in whole pixels.
    pub fn space_px(&self, rows: usize, total: usize) -> i32 {
        whole(count(rows) * self.row_px(total))
    }

    /// So many messages fill so many pixels, and a few more.
    pub fn rows_for(&self, px: i32) -> usize {
        let rows = (f64::from(px.max(0)) / self.row_px).ceil();
        whole(rows.min(f64::from(u16::MAX))).unsigned_abs() as usize + 1
    }
}

/// Which of `rows` messages lies so many pixels into the space of so many that stands for them.
pub fn row_at(into_px: i32, space_px: i32, rows: usize) -> usize {
    if rows == 0 || space_px <= 0 {
        return 0;
    }
    let part = (f64::from(into_px) / f64::from(space_px)).clamp(0.0, 1.0);
    (whole(part * count(rows)).unsigned_abs() as usize).min(rows - 1)
}

/// What the space above becomes when what is held has moved by so many pixels, and by how much the log scrolls then. `right_px`: what stands
/// for the messages above, nothing if there are none. `still`: nobody is scrolling, so that it may be made right.
pub fn give_way(before_px: i32, moved_px: i32, right_px: i32, still: bool) -> (i32, i32) {
    let kept = before_px - moved_px;
    let off = (kept - right_px).abs();
    // Less than a third is too little to go on scrolling in; what nobody can see on the bar is not worth a move.
    let keeps = right_px > 0 && kept > right_px / 3 && (!still || off <= right_px / 20);
    let new_px = if keeps { kept } else { right_px };
    (new_px, moved_px + new_px - before_px)
}

fn count(rows: usize) -> f64 {
    f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
}

#[allow(clippy::cast_possible_truncation, reason = "casts from floats saturate, and spaces are far below")]
fn whole(px: f64) -> i32 {
    px.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(row_px: f64) -> Estimate {
        Estimate { row_px, known: true }
    }

    #[test]
    fn the_first_messages_drawn_tell_how_high_others_are_and_later_ones_change_it_slowly() {
        let mut estimate = Estimate::default();
        estimate.measured(900.0, 3);
        assert_eq!(estimate, Estimate::default(), "three say nothing");
        estimate.measured(500.0, 10);
        assert_eq!(estimate, known(50.0));
        estimate.measured(1_000.0, 10);
        assert_eq!(estimate, known(62.5));
    }

    #[test]
    fn a_space_is_as_high_as_its_messages_and_never_too_high_for_a_browser() {
        assert_eq!(known(50.0).space_px(1_000, 100_000), 50_000);
        assert_eq!(known(50.0).space_px(0, 100_000), 0);
        assert_eq!(known(500.0).space_px(100_000, 100_000), 8_000_000);
        assert_eq!(known(50.0).rows_for(500), 11);
    }

    #[test]
    fn a_place_in_a_space_is_a_message() {
        assert_eq!(row_at(0, 5_000, 100), 0);
        assert_eq!(row_at(2_500, 5_000, 100), 50);
        assert_eq!(row_at(5_000, 5_000, 100), 99);
        assert_eq!(row_at(-7, 5_000, 100), 0);
        assert_eq!(row_at(10, 0, 0), 0);
    }

    #[test]
    fn while_somebody_scrolls_the_space_gives_way_and_the_log_stands() {
        assert_eq!(give_way(10_000, 300, 9_000, false), (9_700, 0));
        assert_eq!(give_way(10_000, -300, 9_000, false), (10_300, 0));
    }

    #[test]
    fn once_it_stands_still_the_space_is_right_and_what_is_read_stays() {
        let (before_px, by_px) = give_way(10_000, 300, 20_000, true);
        assert_eq!(before_px, 20_000);
        assert_eq!(by_px, 300 + 10_000, "the log scrolls by what the held message moved in all");
        assert_eq!(give_way(10_000, 0, 10_100, true), (10_000, 0), "nobody sees that");
    }

    #[test]
    fn a_space_that_gave_too_much_is_made_right_at_once_and_none_stands_for_nothing() {
        assert_eq!(give_way(3_000, 2_000, 9_000, false), (9_000, 8_000));
        assert_eq!(give_way(3_000, 0, 0, false), (0, -3_000));
    }
}
