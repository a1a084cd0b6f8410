//! The picture that follows from a person's key: a tin seen from above, with a string laid on it in a knot of its own.
//!
//! A pure function of the key, so everybody has the same picture of somebody without anybody sending one. It helps to find people
//! again and proves nothing: to make a key with a picture like another's takes a computer a moment, so the fingerprint stays beside
//! the name.

use std::f32::consts::TAU;
use std::fmt::Write;

use room::UserId;

/// The side of the square it is drawn in.
pub const SIDE: f32 = 64.0;
/// How many tins there are to choose from: those of rooms but the grey one, which is for somebody who is not known yet.
const TINS: u8 = 7;
/// The grey tin.
const UNKNOWN: u8 = 7;
/// How far the knot reaches from the middle.
const REACH: f32 = 21.0;
/// Points of the knot for each turn it takes.
const POINTS: usize = 10;
/// The knots: a wheel that turns so often on another that turns so often the other way. Each has a shape of its own.
const KNOTS: [(i32, i32); 8] = [(1, 2), (1, 3), (1, 4), (2, 3), (1, 5), (2, 5), (3, 4), (3, 5)];
/// The outer wheel's size against the inner one's: a wavy ring, a star, loops that meet in the middle.
const SIZES: [f32; 3] = [0.35, 0.62, 1.0];
/// Directions it may lie in.
const DIRECTIONS: u8 = 16;

/// How somebody looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The number of the tin's colour token.
    pub tin: u8,
    /// The number of the token of the band around it.
    pub band: u8,
    /// The knot, as the path of a curve that ends where it begins; nothing for somebody who is not known yet.
    pub knot: String,
    /// Beads on it: where their middles are.
    pub beads: Vec<(f32, f32)>,
}

impl Face {
    /// The face of a user; without one a plain tin.
    pub fn of(user: Option<UserId>) -> Self {
        let Some(UserId(key)) = user else {
            return Self { tin: UNKNOWN, band: UNKNOWN, knot: String::new(), beads: Vec::new() };
        };
        // A key is a point of a curve: as good as random, but for the last byte. Mixed all the same, so that each bit counts.
        let mut mixed = key.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        mixed ^= mixed >> 32;
        let mut pick = |of: u8| {
            let picked = mixed % u64::from(of);
            mixed /= u64::from(of);
            u8::try_from(picked).unwrap_or_default()
        };
        let tin = pick(TINS);
        let band = (tin + 1 + pick(TINS - 1)) % TINS;
        let knot = KNOTS.get(usize::from(pick(8))).copied().unwrap_or((1, 2));
        let size = SIZES.get(usize::from(pick(3))).copied().unwrap_or(1.0);
        let direction = pick(DIRECTIONS);
        let beads = pick(4);
        let turn = f32::from(direction) * TAU / f32::from(DIRECTIONS);
        let curve = Curve { knot, size, turn };
        let beads = (0..beads).map(|bead| curve.at(f32::from(bead) / f32::from(beads))).collect();
        Self { tin, band, knot: curve.path(), beads }
    }
}

struct Curve {
    knot: (i32, i32),
    size: f32,
    turn: f32,
}

impl Curve {
    /// The place on it a part of the way round.
    fn at(&self, part: f32) -> (f32, f32) {
        let (way, (one, other)) = (part * TAU, self.knot);
        let (one, other) = (way * one as f32 + self.turn, way * -other as f32);
        let reach = REACH / (1.0 + self.size);
        let x = reach * (one.cos() + self.size * other.cos());
        let y = reach * (one.sin() + self.size * other.sin());
        (round(SIDE / 2.0 + x), round(SIDE / 2.0 + y))
    }

    /// Smooth: through the middles between its points, bent towards the points.
    fn path(&self) -> String {
        let turns = usize::try_from(self.knot.0 + self.knot.1).unwrap_or(2);
        let count = POINTS * turns;
        let points: Vec<(f32, f32)> = (0..count).map(|n| self.at(n as f32 / count as f32)).collect();
        let middle = |a: (f32, f32), b: (f32, f32)| (round((a.0 + b.0) / 2.0), round((a.1 + b.1) / 2.0));
        let mut path = String::with_capacity(count * 20);
        for (n, point) in points.iter().enumerate() {
            let next = points.get((n + 1) % count).unwrap_or(point);
            let (x, y) = middle(*point, *next);
            // Writing to a string does not fail.
            let _ = match n {
                0 => {
                    let last = points.last().unwrap_or(point);
                    let (from_x, from_y) = middle(*last, *point);
                    write!(path, "M{from_x} {from_y}Q{} {} {x} {y}", point.0, point.1)
                }
                _ => write!(path, "Q{} {} {x} {y}", point.0, point.1),
            };
        }
        path
    }
}

/// To a tenth: finer is not seen.
fn round(x: f32) -> f32 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn user(n: u64) -> UserId {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&n.to_be_bytes());
        UserId(key)
    }

    #[test]
    fn the_same_key_has_the_same_face_everywhere() {
        assert_eq!(Face::of(Some(user(7))), Face::of(Some(user(7))));
        // Pinned, as everybody has to see the same; a change here changes how everybody looks.
        let face = Face::of(Some(UserId([7; 32])));
        assert_eq!((face.tin, face.band, face.beads.len()), (2, 4, 0));
        assert!(face.knot.starts_with("M22."), "{}", face.knot);
    }

    #[test]
    fn people_of_a_room_look_different() {
        // How they are seen, colours and knot and beads: of 200 people hardly two share it.
        let seen: BTreeSet<String> = (0..200)
            .map(|n| {
                let Face { tin, band, knot, beads } = Face::of(Some(user(n)));
                format!("{tin} {band} {} {knot}", beads.len())
            })
            .collect();
        assert!(seen.len() >= 195, "{} of 200", seen.len());
        let tins: BTreeSet<u8> = (0..200).map(|n| Face::of(Some(user(n))).tin).collect();
        assert_eq!(tins.len(), usize::from(TINS), "all colours are used");
    }

    #[test]
    fn one_bit_of_the_key_changes_the_face() {
        let mut other = [7; 32];
        for byte in [0, 15, 30] {
            other[byte] ^= 1;
            assert_ne!(Face::of(Some(UserId([7; 32]))), Face::of(Some(UserId(other))));
        }
    }

    #[test]
    fn it_stays_on_the_tin() {
        for n in 0..200 {
            let face = Face::of(Some(user(n)));
            let inside = |(x, y): &(f32, f32)| (x - SIDE / 2.0).hypot(y - SIDE / 2.0) <= REACH + 0.2;
            assert!(face.beads.iter().all(inside) && face.tin != face.band);
            assert!(face.knot.starts_with('M') && face.knot.len() < 3_000);
        }
    }

    #[test]
    fn somebody_unknown_is_a_plain_tin() {
        let face = Face::of(None);
        assert!(face.knot.is_empty() && face.tin == UNKNOWN);
    }
}
