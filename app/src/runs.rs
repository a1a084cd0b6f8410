//! Drawn messages in runs that end together. Plain functions.
//!
//! What a row listens to keeps a trace of it for as long as it lives itself, and so does what a row is drawn under (`reactive_graph` lets go of a
//! listener only when it is told to). Whoever scrolls through a hundred thousand messages would fill the memory with such traces. So
//! rows are drawn in runs, each with things of its own to listen to: no run is drawn more than [`DRAWN_MAX`] rows into, and when its last row goes,
//! so does everything.

use std::collections::BTreeSet;

use crate::window::Place;

/// Rows drawn in one run, those that are gone included: a few screens.
const DRAWN_MAX: usize = 192;

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Tells it from the others.
    pub id: u64,
    /// Its rows, in order.
    pub rows: Vec<Place>,
    /// So many were drawn in it so far.
    drawn: usize,
}

/// All runs, in order of their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs {
    /// The runs.
    pub all: Vec<Run>,
    last_id: u64,
}

impl Runs {
    /// The runs that show `places`: rows that are drawn already stay in theirs, so that nothing is drawn twice.
    pub fn with(&self, places: &[Place]) -> Self {
        let wanted: BTreeSet<&Place> = places.iter().collect();
        let mut next = Self { all: Vec::new(), last_id: self.last_id };
        let mut places = places.iter().copied().peekable();
        for run in &self.all {
            let stay: BTreeSet<&Place> = run.rows.iter().filter(|place| wanted.contains(place)).collect();
            let Some(last) = run.rows.iter().rev().find(|place| stay.contains(place)) else { continue };
            let mut kept = Run { rows: Vec::new(), ..*run };
            let mut before = Vec::new();
            // Everything up to the last one that stays; what is new among those goes into the same run.
            while let Some(place) = places.next_if(|place| place <= last) {
                if stay.contains(&place) || !kept.rows.is_empty() {
                    kept.rows.push(place);
                } else {
                    before.push(place);
                }
            }
            kept.drawn += kept.rows.iter().filter(|place| !stay.contains(place)).count();
            next.add_before(&mut kept, before);
            next.all.push(kept);
        }
        let rest: Vec<Place> = places.collect();
        next.add_after(rest);
        next
    }

    /// New rows that stand right before a run, or after the one before it.
    fn add_before(&mut self, run: &mut Run, mut new: Vec<Place>) {
        if new.is_empty() {
            return;
        }
        if run.drawn + new.len() <= DRAWN_MAX {
            run.drawn += new.len();
            new.append(&mut run.rows);
            run.rows = new;
        } else {
            self.add_after(new);
        }
    }

    fn add_after(&mut self, new: Vec<Place>) {
        if new.is_empty() {
            return;
        }
        match self.all.last_mut().filter(|run| run.drawn + new.len() <= DRAWN_MAX) {
            Some(run) => {
                run.drawn += new.len();
                run.rows.extend(new);
            }
            None => {
                self.last_id += 1;
                self.all.push(Run { id: self.last_id, drawn: new.len(), rows: new });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use room::{MessageId, Order, PeerId};

    use super::*;

    fn places(range: std::ops::Range<u64>) -> Vec<Place> {
        range
            .map(|n| (Order { depth: n, tie: [0; 8] }, MessageId { author: PeerId([1; 32]), seq: n }))
            .collect()
    }

    fn shown(runs: &Runs) -> Vec<Place> {
        runs.all.iter().flat_map(|run| run.rows.clone()).collect()
    }

    fn run_of(runs: &Runs, place: Place) -> u64 {
        runs.all.iter().find(|run| run.rows.contains(&place)).unwrap().id
    }

    #[test]
    fn rows_stay_in_their_run_while_the_window_slides() {
        let mut runs = Runs::default().with(&places(1_000..1_060));
        for step in 1..100u64 {
            let before = runs.clone();
            runs = runs.with(&places(1_000 - 7 * step..1_060 - 7 * step));
            assert_eq!(shown(&runs), places(1_000 - 7 * step..1_060 - 7 * step));
            for place in shown(&before).iter().filter(|place| shown(&runs).contains(place)) {
                assert_eq!(run_of(&before, *place), run_of(&runs, *place));
            }
            assert!(runs.all.len() <= 2, "old runs end");
        }
        assert!(runs.last_id > 2, "and new ones begin");
        for step in 1..100u64 {
            runs = runs.with(&places(300 + 7 * step..360 + 7 * step));
            assert_eq!(shown(&runs), places(300 + 7 * step..360 + 7 * step));
        }
    }

    #[test]
    fn a_jump_begins_anew() {
        let runs = Runs::default().with(&places(0..60));
        let next = runs.with(&places(500..530));
        assert_eq!(next.all.len(), 1);
        assert_ne!(next.all[0].id, runs.all[0].id);
        assert!(next.with(&[]).all.is_empty());
    }

    #[test]
    fn what_arrives_between_joins_its_neighbours() {
        let mut sparse = places(0..60);
        let late = sparse.remove(30);
        let runs = Runs::default().with(&sparse);
        let next = runs.with(&places(0..60));
        assert_eq!(shown(&next), places(0..60));
        assert_eq!(run_of(&next, late), runs.all[0].id);
    }

    #[test]
    fn no_run_is_drawn_into_for_ever() {
        let mut runs = Runs::default();
        for n in 0..2_000 {
            runs = runs.with(&places(n..n + 40));
            assert!(runs.all.iter().all(|run| run.drawn <= DRAWN_MAX + 40));
        }
        assert!(runs.last_id >= 2_000 / (DRAWN_MAX as u64 + 40));
    }
}
