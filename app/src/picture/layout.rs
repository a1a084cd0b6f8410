//! Where everything stands: a ring of nodes with ourselves at the bottom, names outside, strings between.

use crate::words::StringState;

/// The width of the drawing.
pub const WIDTH: i32 = 340;
/// Room for a name above and below the ring.
const HEIGHT_OF_LABEL: i32 = 34;
/// A full turn, in tenths of a degree.
const TURN: i32 = 3600;
/// From a node to its name.
const NAME_GAP: i32 = 13;

/// A place in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

impl Point {
    /// So many per cent of the way to another.
    pub fn towards(self, to: Self, percent: i32) -> Self {
        let share = |from: i32, to: i32| from + (to - from) * percent / 100;
        Self { x: share(self.x, to.x), y: share(self.y, to.y) }
    }
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// How high the drawing of so many nodes is: as small as it stays readable.
pub(super) fn height(count: usize) -> i32 {
    match count {
        0 | 1 => 90,
        2 => 170,
        3 => 210,
        4..=8 => 264,
        9..=12 => 290,
        _ => 320,
    }
}

/// The nodes on their ring, ourselves at the bottom, the others from there with the clock.
pub(super) fn places(count: usize) -> Vec<Point> {
    let (middle_x, middle_y) = (WIDTH / 2, height(count) / 2);
    let radius_x = if count <= 8 { 92 } else { 112 };
    let radius_y = if count <= 1 { 0 } else { middle_y - HEIGHT_OF_LABEL };
    let steps = i32::try_from(count.max(1)).unwrap_or(i32::MAX);
    let place = |index: i32| {
        let angle = index * TURN / steps;
        Point {
            x: middle_x - radius_x * sine(angle) / 1000,
            y: middle_y + radius_y * sine(angle + TURN / 4) / 1000,
        }
    };
    (0..steps).map(place).collect()
}

/// Where the name of a node goes: outside the ring.
pub(super) fn label_place(at: Point, count: usize) -> (Point, Anchor) {
    let aside = at.x - WIDTH / 2;
    let below = at.y >= height(count) / 2;
    // Between many, only who stands on the axis has the name over the knot; their neighbours have it beside and a little off.
    let (on_axis, near_axis) = if count <= 8 { (40, 40) } else { (12, 64) };
    if aside.abs() < on_axis {
        let y = if below { at.y + NAME_GAP + 10 } else { at.y - NAME_GAP };
        return (Point { x: at.x, y }, Anchor::Middle);
    }
    let (gap, y) = match (aside.abs() < near_axis, below) {
        (true, true) => (8, at.y + 15),
        (true, false) => (8, at.y - 7),
        (false, _) => (NAME_GAP, at.y + 4),
    };
    let (x, anchor) = if aside < 0 { (at.x - gap, Anchor::End) } else { (at.x + gap, Anchor::Start) };
    (Point { x, y }, anchor)
}

/// A name cut to what fits between so many.
pub(super) fn shorten(name: &str, count: usize) -> String {
    let fits = match count {
        0..=3 => 11,
        4..=8 => 8,
        9..=12 => 6,
        _ => 5,
    };
    if name.chars().count() <= fits {
        return name.to_owned();
    }
    // Not within what is drawn as one sign: those are held together by joiners and followed by marks.
    let cut: String = name.chars().take(fits - 1).collect();
    let cut = cut.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200d}' | '\u{fe0f}'));
    format!("{cut}…")
}

/// One string as a piece of a path.
pub(super) fn string_path(a: Point, b: Point, state: StringState) -> String {
    match state {
        StringState::Taut | StringState::Dotted => format!("M{} {}L{} {}", a.x, a.y, b.x, b.y),
        StringState::Slack => {
            let middle = a.towards(b, 50);
            let (across_x, across_y) = ((a.y - b.y) / 4, (b.x - a.x) / 4);
            // It hangs down, whichever way it was drawn.
            let down = if across_y < 0 { -1 } else { 1 };
            let (x, y) = (middle.x + down * across_x, middle.y + down * across_y);
            format!("M{} {}Q{x} {y} {} {}", a.x, a.y, b.x, b.y)
        }
        StringState::Cut => {
            let (from_a, from_b) = (a.towards(b, 24), b.towards(a, 24));
            let end = |from: Point, to: Point| format!("M{} {}L{} {}", from.x, from.y, to.x, to.y + 4);
            end(a, from_a) + &end(b, from_b)
        }
    }
}

/// The sine in thousandths of an angle in tenths of a degree, by Bhaskara's formula: good to two thousandths, which is less
/// than the width of a string, and no float is in it.
fn sine(angle: i32) -> i32 {
    let angle = angle.rem_euclid(TURN);
    let (half, sign) = if angle < TURN / 2 { (angle, 1) } else { (angle - TURN / 2, -1) };
    let product = i64::from(half) * i64::from(TURN / 2 - half);
    let sine = 4_000 * product / (4_050_000 - product);
    sign * i32::try_from(sine).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sine_is_good_enough_to_draw() {
        for angle in 0..TURN {
            let exact = (f64::from(angle) / 10.0).to_radians().sin() * 1000.0;
            assert!((f64::from(sine(angle)) - exact).abs() < 3.0, "{angle}");
        }
    }

    #[test]
    fn we_stand_at_the_bottom_and_nobody_on_somebody_else() {
        for count in [1, 2, 3, 8, 20, 21, 40] {
            let places = places(count);
            assert_eq!(places.len(), count);
            assert!(places.iter().all(|p| p.y <= places[0].y), "{count}");
            assert!((places[0].x - WIDTH / 2).abs() <= 1);
            for (index, one) in places.iter().enumerate() {
                assert!((0..WIDTH).contains(&one.x) && (0..height(count)).contains(&one.y), "{count}");
                for other in &places[..index] {
                    let far = (one.x - other.x).abs() + (one.y - other.y).abs();
                    assert!(far >= 14, "{count}: {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn names_stand_outside_and_inside_the_drawing() {
        for count in [1, 2, 3, 8, 20] {
            for at in places(count) {
                let (name, anchor) = label_place(at, count);
                assert!((0..=height(count)).contains(&name.y), "{count}: {name:?}");
                match anchor {
                    Anchor::Start => assert!(name.x > at.x && name.x < WIDTH - 30),
                    Anchor::End => assert!(name.x < at.x && name.x > 30),
                    Anchor::Middle => assert_eq!(name.x, at.x),
                }
            }
        }
    }

    #[test]
    fn names_are_cut_to_what_fits() {
        assert_eq!(shorten("Wilhelmina", 3), "Wilhelmina");
        assert_eq!(shorten("Wilhelmina", 8), "Wilhelm…");
        assert_eq!(shorten("Wilhelmina", 20), "Wilh…");
        assert_eq!(shorten("Jo \u{1f469}\u{200d}\u{1f680} Doe", 20), "Jo \u{1f469}…");
        assert_eq!(shorten("", 20), "");
    }

    #[test]
    fn a_slack_string_hangs_whichever_way_it_is_drawn() {
        let (left, right) = (Point { x: 0, y: 100 }, Point { x: 100, y: 100 });
        assert_eq!(string_path(left, right, StringState::Slack), "M0 100Q50 125 100 100");
        assert_eq!(string_path(right, left, StringState::Slack), "M100 100Q50 125 0 100");
        assert_eq!(string_path(left, right, StringState::Dotted), "M0 100L100 100");
        assert_eq!(string_path(left, right, StringState::Cut), "M0 100L24 104M100 100L76 104");
    }
}
