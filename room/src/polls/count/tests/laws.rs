//! What holds for all ballots, and the same results found by simpler, slower ways.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

/// Ids in order, of every ballot.
type Orders = Vec<Vec<u16>>;

/// How many options, and orders of ids, some of which are no options or named again.
fn elections() -> impl Strategy<Value = (usize, Orders)> {
    (1..=5_usize, prop::collection::vec(prop::collection::vec(0..6_u16, 0..8), 0..16))
}

/// The same, and the ballots in another order.
fn reordered() -> impl Strategy<Value = (usize, Orders, Orders)> {
    elections()
        .prop_flat_map(|(options, orders)| (Just(options), Just(orders.clone()), Just(orders).prop_shuffle()))
}

/// The same, and another id for each option.
fn relabelled() -> impl Strategy<Value = (usize, Orders, Vec<u16>)> {
    elections().prop_flat_map(|(options, orders)| {
        let labels: Vec<u16> = (0..options as u16).collect();
        (Just(options), Just(orders), Just(labels).prop_shuffle())
    })
}

fn ranked(orders: &[Vec<u16>]) -> Vec<Ballot> {
    orders.iter().map(|order| Ballot::Ranked(order.iter().copied().map(OptionId).collect())).collect()
}

/// Only options, each once.
fn clean(options: usize, order: &[u16]) -> Vec<u16> {
    let mut clean = Vec::new();
    for id in order {
        if usize::from(*id) < options && !clean.contains(id) {
            clean.push(*id);
        }
    }
    clean
}

/// All options, those left out behind.
fn complete(options: usize, order: &[u16]) -> Vec<u16> {
    clean(options, &[order, &(0..options as u16).collect::<Vec<u16>>()].concat())
}

/// How many put one before another, counted pair by pair.
fn prefer(options: usize, orders: &[Vec<u16>], one: usize, other: usize) -> u32 {
    let before = |order: &&Vec<u16>| {
        let order = clean(options, order);
        let place =
            |id: usize| order.iter().position(|named| usize::from(*named) == id).unwrap_or(usize::MAX);
        place(one) < place(other)
    };
    orders.iter().filter(before).count() as u32
}

/// The strength of the strongest path, by walking every path that visits nothing twice.
fn walk(preferred: &[Vec<u32>], from: usize, to: usize, seen: &mut Vec<usize>) -> u32 {
    if from == to {
        return u32::MAX;
    }
    seen.push(from);
    let mut strongest = 0;
    for next in 0..preferred.len() {
        if preferred[from][next] > preferred[next][from] && !seen.contains(&next) {
            strongest = strongest.max(preferred[from][next].min(walk(preferred, next, to, seen)));
        }
    }
    seen.pop();
    strongest
}

/// How long the longest row of options is of which each beats the next and the last beats this one.
fn depth(strongest: &[Vec<u32>], id: usize) -> usize {
    let beats = |other: &usize| strongest[*other][id] > strongest[id][*other];
    (0..strongest.len()).filter(beats).map(|other| depth(strongest, other) + 1).max().unwrap_or(0)
}

fn slow_schulze(options: usize, orders: &[Vec<u16>]) -> Schulze {
    let table = |cell: &dyn Fn(usize, usize) -> u32| -> Vec<Vec<u32>> {
        let row = |one| (0..options).map(|other| if one == other { 0 } else { cell(one, other) }).collect();
        (0..options).map(row).collect()
    };
    let preferred = table(&|one, other| prefer(options, orders, one, other));
    let strongest = table(&|one, other| walk(&preferred, one, other, &mut Vec::new()));
    let mut places: BTreeMap<usize, Vec<OptionId>> = BTreeMap::new();
    for id in 0..options {
        places.entry(depth(&strongest, id)).or_default().push(OptionId(id as u16));
    }
    Schulze { preferred, strongest, places: places.into_values().collect() }
}

fn slow_run_off(options: usize, orders: &[Vec<u16>]) -> RunOff {
    let mut left: BTreeSet<u16> = (0..options as u16).collect();
    let mut run_off = RunOff::default();
    let mut had: Vec<BTreeMap<u16, u32>> = Vec::new();
    loop {
        let mut votes: BTreeMap<u16, u32> = left.iter().map(|id| (*id, 0)).collect();
        for order in orders {
            if let Some(first) = order.iter().find(|id| left.contains(id)) {
                *votes.entry(*first).or_default() += 1;
            }
        }
        let given: u32 = votes.values().sum();
        had.push(votes.clone());
        run_off.rounds.push(Round {
            votes: votes.iter().map(|(id, votes)| (OptionId(*id), *votes)).collect(),
            exhausted: orders.len() as u32 - given,
            out: Vec::new(),
        });
        if given == 0 {
            return run_off;
        }
        if let Some((winner, _)) = votes.iter().find(|(_, votes)| **votes * 2 > given) {
            run_off.winners = vec![OptionId(*winner)];
            return run_off;
        }
        let mut out = left.clone();
        for round in had.iter().rev() {
            let least = out.iter().map(|id| round[id]).min();
            out.retain(|id| Some(round[id]) == least);
        }
        let ids = out.iter().copied().map(OptionId).collect();
        if out == left {
            run_off.winners = ids;
            return run_off;
        }
        left = &left - &out;
        run_off.rounds.last_mut().unwrap().out = ids;
    }
}

/// The smallest set of which each beats everybody outside, one to one; as bits.
fn smith_set(preferred: &[Vec<u32>]) -> u32 {
    let options = preferred.len();
    let has = |set: u32, id: usize| set >> id & 1 == 1;
    let beats_the_rest = |set: &u32| {
        let pairs = (0..options).flat_map(|one| (0..options).map(move |other| (one, other)));
        let mut across = pairs.filter(|(one, other)| has(*set, *one) && !has(*set, *other));
        across.all(|(one, other)| preferred[one][other] > preferred[other][one])
    };
    (1..1 << options).filter(beats_the_rest).min_by_key(|set| set.count_ones()).unwrap()
}

proptest! {
    #[test]
    fn walking_every_path_finds_the_same((options, orders) in elections()) {
        prop_assert_eq!(schulze(options, ranked(&orders).iter()), slow_schulze(options, &orders));
    }

    #[test]
    fn running_off_step_by_step_finds_the_same((options, orders) in elections()) {
        prop_assert_eq!(run_off(options, ranked(&orders).iter()), slow_run_off(options, &orders));
    }

    #[test]
    fn who_beats_all_is_first_alone((options, orders) in elections()) {
        let result = schulze(options, ranked(&orders).iter());
        let beats = |one: usize, other: usize| result.preferred[one][other] > result.preferred[other][one];
        let beats_all = |one: &usize| (0..options).all(|other| *one == other || beats(*one, other));
        if let Some(winner) = (0..options).find(beats_all) {
            prop_assert_eq!(&result.places[0], &[OptionId(winner as u16)]);
        }
    }

    #[test]
    fn the_first_are_of_the_smith_set((options, orders) in elections()) {
        let result = schulze(options, ranked(&orders).iter());
        let smith = smith_set(&result.preferred);
        prop_assert!(result.places[0].iter().all(|id| smith >> id.0 & 1 == 1), "{smith:b}: {:?}", result.places);
    }

    #[test]
    fn every_option_has_one_place_and_none_behind_it_or_beside_it_beats_it((options, orders) in elections()) {
        let result = schulze(options, ranked(&orders).iter());
        let order = result.places.concat();
        prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), options);
        prop_assert_eq!(order.len(), options);
        for (place, ids) in result.places.iter().enumerate() {
            for id in ids {
                prop_assert!(!result.places[place..].concat().iter().any(|other| result.beats(*other, *id)));
                prop_assert!(place == 0 || result.places[place - 1].iter().any(|other| result.beats(*other, *id)));
            }
        }
    }

    #[test]
    fn who_is_first_alone_is_not_first_when_all_is_turned_round((options, orders) in elections()) {
        let there: Orders = orders.iter().map(|order| complete(options, order)).collect();
        let back: Orders = there.iter().map(|order| order.iter().rev().copied().collect()).collect();
        let (there, back) = (schulze(options, ranked(&there).iter()), schulze(options, ranked(&back).iter()));
        if there.places.len() > 1 && there.places[0].len() == 1 {
            prop_assert!(!back.places[0].contains(&there.places[0][0]));
        }
    }

    #[test]
    fn the_order_of_ballots_does_not_matter((options, orders, others) in reordered()) {
        let (orders, others) = (ranked(&orders), ranked(&others));
        prop_assert_eq!(schulze(options, orders.iter()), schulze(options, others.iter()));
        prop_assert_eq!(run_off(options, orders.iter()), run_off(options, others.iter()));
    }

    #[test]
    fn other_ids_give_the_same_under_other_ids((options, orders, labels) in relabelled()) {
        let label = |id: u16| labels.get(usize::from(id)).copied().unwrap_or(id);
        let labelled: Orders =
            orders.iter().map(|order| order.iter().map(|id| label(*id)).collect()).collect();
        let sorted = |ids: &Vec<OptionId>| ids.iter().map(|id| OptionId(label(id.0))).collect::<BTreeSet<_>>();
        let same = |ids: &Vec<OptionId>| ids.iter().copied().collect::<BTreeSet<_>>();
        let (orders, labelled) = (ranked(&orders), ranked(&labelled));

        let (before, after) = (schulze(options, orders.iter()), schulze(options, labelled.iter()));
        let (places, others) = (before.places.iter().map(sorted), after.places.iter().map(same));
        prop_assert_eq!(places.collect::<Vec<_>>(), others.collect::<Vec<_>>());

        let (before, after) = (run_off(options, orders.iter()), run_off(options, labelled.iter()));
        prop_assert_eq!(sorted(&before.winners), same(&after.winners));
        prop_assert_eq!(before.rounds.len(), after.rounds.len());
        for (before, after) in before.rounds.iter().zip(&after.rounds) {
            let votes: BTreeMap<_, _> = before.votes.iter().map(|(id, votes)| (OptionId(label(id.0)), *votes)).collect();
            prop_assert_eq!(votes.into_iter().collect::<Vec<_>>(), after.votes.clone());
            prop_assert_eq!(sorted(&before.out), same(&after.out));
        }
    }

    #[test]
    fn every_round_has_every_ballot((options, orders) in elections()) {
        let result = run_off(options, ranked(&orders).iter());
        for round in &result.rounds {
            let given: u32 = round.votes.iter().map(|(_, votes)| votes).sum();
            prop_assert_eq!((given + round.exhausted) as usize, orders.len());
        }
        let first = count(options, ranked(&orders).iter());
        let votes: Vec<u32> = result.rounds[0].votes.iter().map(|(_, votes)| *votes).collect();
        prop_assert_eq!(votes, first.iter().map(|count| count.yes).collect::<Vec<_>>());
    }

    #[test]
    fn who_is_out_is_gone_and_winners_are_left((options, orders) in elections()) {
        let result = run_off(options, ranked(&orders).iter());
        for pair in result.rounds.windows(2) {
            let stays = |(id, _): &&(OptionId, u32)| !pair[0].out.contains(id);
            let left: Vec<OptionId> = pair[0].votes.iter().filter(stays).map(|(id, _)| *id).collect();
            prop_assert_eq!(left, pair[1].votes.iter().map(|(id, _)| *id).collect::<Vec<_>>());
            prop_assert!(!pair[0].out.is_empty());
        }
        let last = result.rounds.last().unwrap();
        prop_assert!(last.out.is_empty());
        prop_assert!(result.winners.iter().all(|winner| last.votes.iter().any(|(id, _)| id == winner)));
        let named = orders.iter().any(|order| !clean(options, order).is_empty());
        prop_assert_eq!(result.winners.is_empty(), !named);
    }

    #[test]
    fn a_majority_of_first_places_wins_in_the_first_round((options, orders) in elections(), more in 0..5_u16, by in 1..4_usize) {
        let favourite = OptionId(more % options as u16);
        let mut orders = ranked(&orders);
        orders.extend(vec![Ballot::Ranked(vec![favourite]); orders.len() + by]);
        let result = run_off(options, orders.iter());
        prop_assert_eq!(result.winners, [favourite]);
        prop_assert_eq!(result.rounds.len(), 1);
        prop_assert_eq!(&schulze(options, orders.iter()).places[0], &[favourite]);
    }
}
