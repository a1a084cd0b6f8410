//! Who may have how much of the relay: places counted by a key, and bytes a second.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Places, so many in all and so many for each key. Clones share them. Keys without a place are forgotten, so there are
/// never more of them than places.
#[derive(Clone, Debug)]
pub struct Places<K: Eq + Hash + Clone>(Arc<Shared<K>>);

#[derive(Debug)]
struct Shared<K> {
    max: usize,
    max_per_key: usize,
    taken: Mutex<Taken<K>>,
}

#[derive(Debug)]
struct Taken<K> {
    all: usize,
    by_key: HashMap<K, usize>,
}

/// A place; dropping it gives it back.
#[derive(Debug)]
pub struct Place<K: Eq + Hash + Clone> {
    places: Places<K>,
    key: K,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// All are taken.
    Full,
    /// This key has as many as one may have.
    KeyFull,
}

impl<K: Eq + Hash + Clone> Places<K> {
    /// So many places, none taken.
    pub fn new(max: usize, max_per_key: usize) -> Self {
        let taken = Mutex::new(Taken { all: 0, by_key: HashMap::new() });
        Self(Arc::new(Shared { max, max_per_key, taken }))
    }

    /// Takes a place.
    pub fn take(&self, key: K) -> Result<Place<K>, NoPlace> {
        let mut taken = self.lock();
        if taken.all >= self.0.max {
            return Err(NoPlace::Full);
        }
        if taken.by_key.get(&key).is_some_and(|n| *n >= self.0.max_per_key) || self.0.max_per_key == 0 {
            return Err(NoPlace::KeyFull);
        }
        taken.all += 1;
        *taken.by_key.entry(key.clone()).or_default() += 1;
        drop(taken);
        Ok(Place { places: self.clone(), key })
    }

    /// Places taken now.
    pub fn taken(&self) -> usize {
        self.lock().all
    }

    fn lock(&self) -> MutexGuard<'_, Taken<K>> {
        // The counts are whole between any two statements, so a panic elsewhere cannot have broken them.
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq + Hash + Clone> Drop for Place<K> {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        taken.all = taken.all.saturating_sub(1);
        if let Some(n) = taken.by_key.get_mut(&self.key) {
            *n -= 1;
            if *n == 0 {
                taken.by_key.remove(&self.key);
            }
        }
    }
}

/// Bytes a second, with a second's worth at once.
#[derive(Debug)]
pub struct Budget {
    per_second: f64,
    state: Mutex<(f64, Instant)>,
}

impl Budget {
    /// A full budget.
    pub fn new(per_second: u64, now: Instant) -> Self {
        // Rates lose their last digits above 2^53 bytes a second.
        let per_second = per_second as f64;
        Self { per_second, state: Mutex::new((per_second, now)) }
    }

    /// Takes `amount` if there is as much.
    pub fn take(&self, amount: usize, now: Instant) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (left, at) = *state;
        let gained = now.saturating_duration_since(at).as_secs_f64() * self.per_second;
        let left = (left + gained).min(self.per_second);
        let enough = left >= amount as f64;
        *state = (if enough { left - amount as f64 } else { left }, now.max(at));
        enough
    }
}

/// A budget for each peer that has a place: shared by all its allocations, forgotten with the last.
#[derive(Debug)]
pub struct Budgets {
    per_second: u64,
    by_id: Mutex<HashMap<String, std::sync::Weak<Budget>>>,
}

impl Budgets {
    /// So much for each.
    pub fn new(per_second: u64) -> Self {
        Self { per_second, by_id: Mutex::default() }
    }

    /// The budget of `id`; whoever holds it keeps it.
    pub fn of(&self, id: &str, now: Instant) -> Arc<Budget> {
        let mut by_id = self.by_id.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(budget) = by_id.get(id).and_then(std::sync::Weak::upgrade) {
            return budget;
        }
        // As many stay as there are allocations, whose number is bounded.
        by_id.retain(|_, budget| budget.strong_count() > 0);
        let budget = Arc::new(Budget::new(self.per_second, now));
        by_id.insert(id.to_owned(), Arc::downgrade(&budget));
        budget
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn places_are_counted_by_key_and_in_all_and_come_back() {
        let places = Places::new(3, 2);
        let a = places.take("a").unwrap();
        let _a = places.take("a").unwrap();
        assert_eq!(places.take("a").err(), Some(NoPlace::KeyFull));
        let _b = places.take("b").unwrap();
        assert_eq!(places.take("c").err(), Some(NoPlace::Full));
        drop(a);
        assert!(places.take("c").is_ok());
        assert_eq!(places.taken(), 2);
        assert_eq!(places.lock().by_key.len(), 2, "who has none is forgotten");
    }

    #[test]
    fn a_budget_fills_again_and_holds_a_second() {
        let start = Instant::now();
        let budget = Budget::new(1_000, start);
        assert!(budget.take(1_000, start));
        assert!(!budget.take(1, start));
        let later = start + Duration::from_millis(500);
        assert!(!budget.take(501, later));
        assert!(budget.take(499, later));
        let much_later = start + Duration::from_secs(60);
        assert!(!budget.take(1_001, much_later));
        assert!(budget.take(1_000, much_later));
    }

    #[test]
    fn allocations_of_one_peer_share_a_budget() {
        let (budgets, now) = (Budgets::new(10), Instant::now());
        let one = budgets.of("a", now);
        assert!(one.take(10, now));
        assert!(!budgets.of("a", now).take(1, now));
        assert!(budgets.of("b", now).take(1, now));
        drop(one);
        assert!(budgets.of("a", now).take(10, now));
        assert_eq!(budgets.by_id.lock().unwrap().len(), 1);
    }
}
