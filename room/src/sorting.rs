//! Sorting in little code: the standard library's sort is there once instead of once for each type, which is worth a kilobyte and a
//! half of compressed WebAssembly each time. For lists of people, rooms and messages, not for hot loops.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts what a slice holds, as [`slice::sort_by`] and its like do: what is equal stays in its order.
pub trait SmallSort<T> {
    /// By a comparison.
    fn small_sort_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key, made anew for each comparison.
    fn small_sort_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.small_sort_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By the order of its own.
    fn small_sort(&mut self)
    where
        T: Ord,
    {
        self.small_sort_by(T::cmp);
    }
}

impl<T> SmallSort<T> for [T] {
    fn small_sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order = order_of(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        // Along each circle of places: what belongs here comes from there.
        for first in 0..order.len() {
            let mut here = first;
            while order[here] != here {
                let there = order[here];
                order[here] = here;
                if there == first {
                    break;
                }
                self.swap(here, there);
                here = there;
            }
        }
    }
}

/// For each place, where what belongs there is now.
fn order_of(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// The set of these, one put in after another: collecting would sort them first.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// The map of these, one put in after another: collecting would sort them first. Of two with the same key the later counts.
pub fn map_of<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut items: Vec<(u8, u32)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            items.small_sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&items, &expected);
            items.small_sort();
            expected.sort();
            prop_assert_eq!(items, expected);
        }
    }
}
