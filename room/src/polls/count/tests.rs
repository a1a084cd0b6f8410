//! Examples, worked out by hand or elsewhere; what holds for all ballots is in `laws`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

mod laws;

use super::*;

/// Options by letter: `A` is the first.
fn options(letters: &str) -> Vec<OptionId> {
    letters.bytes().map(|letter| OptionId(u16::from(letter - b'A'))).collect()
}

/// So many ballots of each order: `"5 ACB, 1 B"`.
fn ballots(orders: &str) -> Vec<Ballot> {
    let each = |order: &str| {
        let (many, letters) = order.trim().split_once(' ').unwrap();
        vec![Ballot::Ranked(options(letters)); many.parse().unwrap()]
    };
    orders.split(',').flat_map(each).collect()
}

/// Places by letter: `"A BC"` when two share the second.
fn placed(places: &[Vec<OptionId>]) -> String {
    let place = |ids: &Vec<OptionId>| ids.iter().map(|id| char::from(b'A' + id.0 as u8)).collect();
    places.iter().map(place).collect::<Vec<String>>().join(" ")
}

/// Checks every round by what each letter has, how many have nobody, and who goes: `("A2 B1", 0, "B")`.
fn check(run_off: &RunOff, rounds: &[(&str, u32, &str)], winners: &str) {
    let votes = |votes: &str| -> Vec<(OptionId, u32)> {
        let each = |vote: &str| (options(&vote[..1])[0], vote[1..].parse().unwrap());
        votes.split_whitespace().map(each).collect()
    };
    let round = |(had, exhausted, out): &(&str, u32, &str)| Round {
        votes: votes(had),
        exhausted: *exhausted,
        out: options(out),
    };
    let expected = RunOff { rounds: rounds.iter().map(round).collect(), winners: options(winners) };
    assert_eq!(*run_off, expected);
}

const TENNESSEE: &str = "42 ABCD, 26 BCDA, 15 CDBA, 17 DCBA";

const BURLINGTON: &str = "1332 ABC, 767 ACB, 455 A, 2043 BAC, 371 BCA, 568 B, 1513 CAB, 495 CBA, 1289 C";

/// 45 voters, the first example in Markus Schulze's papers.
#[test]
fn schulze_finds_the_strongest_paths_of_his_own_example() {
    let ballots = ballots("5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC");
    let result = schulze(5, ballots.iter());
    let preferred = [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ];
    assert_eq!(result.preferred, preferred);
    let strongest = [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ];
    assert_eq!(result.strongest, strongest);
    assert_eq!(placed(&result.places), "E A C B D");
}

/// 9 voters, another of his: B beats C and D beats A, and nobody beats anybody else.
#[test]
fn options_that_beat_each_other_nowhere_share_a_place() {
    let ballots = ballots("3 ABCD, 2 DABC, 2 DBCA, 2 CBDA");
    let result = schulze(4, ballots.iter());
    assert_eq!(result.strongest, [[0, 5, 5, 5], [5, 0, 7, 5], [5, 5, 0, 5], [6, 5, 5, 0]]);
    assert_eq!(placed(&result.places), "BD AC");
    let [a, b, c, d] = [0, 1, 2, 3].map(OptionId);
    assert!(result.beats(b, c) && result.beats(d, a));
    assert!(
        !result.beats(c, b) && !result.beats(b, d) && !result.beats(b, b) && !result.beats(b, OptionId(9))
    );
}

/// The capital of Tennessee: Memphis, Nashville, Chattanooga, Knoxville.
#[test]
fn nashville_beats_all_and_knoxville_wins_the_run_off() {
    let ballots = ballots(TENNESSEE);
    let result = schulze(4, ballots.iter());
    assert_eq!(result.preferred, [[0, 42, 42, 42], [58, 0, 68, 68], [58, 32, 0, 83], [58, 32, 17, 0]]);
    assert_eq!(placed(&result.places), "B C D A");
    check(
        &run_off(4, ballots.iter()),
        &[("A42 B26 C15 D17", 0, "C"), ("A42 B26 D32", 0, "B"), ("A42 D58", 0, "")],
        "D",
    );
}

/// Mayor of Burlington 2009, the three who were ahead (rangevoting.org/Burlington.html): Montroll, Kiss, Wright.
#[test]
fn in_burlington_the_run_off_dropped_who_beats_all() {
    let ballots = ballots(BURLINGTON);
    let result = schulze(3, ballots.iter());
    assert_eq!(result.preferred, [[0, 4067, 4597], [3477, 0, 4314], [3668, 4064, 0]]);
    assert_eq!(placed(&result.places), "A B C");
    check(&run_off(3, ballots.iter()), &[("A2554 B2982 C3297", 0, "A"), ("B4314 C4064", 455, "")], "B");
}

#[test]
fn a_circle_falls_apart_where_it_is_weakest() {
    assert_eq!(placed(&schulze(3, ballots("4 ABC, 3 BCA, 2 CAB").iter()).places), "A B C");
    assert_eq!(placed(&schulze(3, ballots("1 ABC, 1 BCA, 1 CAB").iter()).places), "ABC");
}

#[test]
fn what_is_left_out_stands_behind_all_that_is_named_and_beside_each_other() {
    let result = schulze(4, ballots("2 C, 1 B").iter());
    assert_eq!(result.preferred, [[0, 0, 0, 0], [1, 0, 1, 1], [2, 2, 0, 2], [0, 0, 0, 0]]);
    assert_eq!(placed(&result.places), "C B AD");
}

#[test]
fn nobody_wins_where_nobody_votes() {
    let empty = vec![Ballot::Ranked(Vec::new()); 2];
    assert_eq!(placed(&schulze(3, empty.iter()).places), "ABC");
    check(&run_off(3, empty.iter()), &[("A0 B0 C0", 2, "")], "");
    check(&run_off(3, [].iter()), &[("A0 B0 C0", 0, "")], "");
    check(&run_off(0, ballots("1 A").iter()), &[("", 1, "")], "");
    assert_eq!(schulze(0, ballots("1 A").iter()), Schulze::default());
}

#[test]
fn other_ballots_and_other_ids_are_passed_over() {
    let others = [
        Ballot::Chosen(options("B")),
        Ballot::Dates(vec![(OptionId(1), DateAnswer::Yes)]),
        Ballot::Ranked(
            [OptionId(u16::MAX), OptionId(2), OptionId(0), OptionId(0), OptionId(1), OptionId(0)].into(),
        ),
    ];
    let plain = [Ballot::Ranked(options("AB"))];
    assert_eq!(schulze(2, others.iter()), schulze(2, plain.iter()));
    check(&run_off(2, others.iter()), &[("A1 B0", 0, "")], "A");
    assert_eq!(count(2, others[2..].iter()), count(2, plain.iter()));
}

#[test]
fn who_had_least_in_the_round_before_goes() {
    let ballots = ballots("5 A, 4 B, 3 CB, 1 DCB, 1 DA");
    check(
        &run_off(4, ballots.iter()),
        &[("A5 B4 C3 D2", 0, "D"), ("A6 B4 C4", 0, "C"), ("A6 B8", 0, "")],
        "B",
    );
}

#[test]
fn rounds_are_looked_back_at_one_by_one() {
    let twice = ballots("7 A, 4 BC, 3 CB, 1 DBC, 1 DCB, 1 ECB");
    check(
        &run_off(5, twice.iter()),
        &[("A7 B4 C3 D2 E1", 0, "E"), ("A7 B4 C4 D2", 0, "D"), ("A7 B5 C5", 0, "C"), ("A7 B10", 0, "")],
        "B",
    );
    // The second round decides before the first, which says otherwise.
    let turned = ballots("9 A, 5 BC, 4 CB, 2 DBC, 1 DCB, 2 ECB");
    check(
        &run_off(5, turned.iter()),
        &[("A9 B5 C4 D3 E2", 0, "E"), ("A9 B5 C6 D3", 0, "D"), ("A9 B7 C7", 0, "B"), ("A9 C14", 0, "")],
        "C",
    );
    let last_two = ballots("3 A, 2 B, 1 CB");
    check(&run_off(3, last_two.iter()), &[("A3 B2 C1", 0, "C"), ("A3 B3", 0, "B"), ("A3", 3, "")], "A");
}

#[test]
fn who_always_had_the_same_goes_together_unless_nobody_is_left() {
    check(&run_off(3, ballots("4 A, 3 BC, 3 CB").iter()), &[("A4 B3 C3", 0, "BC"), ("A4", 6, "")], "A");
    check(&run_off(2, ballots("2 AB, 2 BA").iter()), &[("A2 B2", 0, "")], "AB");
    check(
        &run_off(4, ballots("2 A, 2 B, 1 C").iter()),
        &[("A2 B2 C1 D0", 0, "D"), ("A2 B2 C1", 0, "C"), ("A2 B2", 1, "")],
        "AB",
    );
}

#[test]
fn half_is_no_majority_and_more_than_half_of_who_is_left_is_one() {
    check(&run_off(3, ballots("2 A, 1 B, 1 CB").iter()), &[("A2 B1 C1", 0, "BC"), ("A2", 2, "")], "A");
    check(&run_off(3, ballots("3 A, 1 B, 1 CB").iter()), &[("A3 B1 C1", 0, "")], "A");
}

#[test]
fn dates_stand_by_yes_and_then_by_if_need_be() {
    let got = |yes, if_need_be, no| OptionCount { yes, if_need_be, no };
    let counts = [got(1, 4, 0), got(3, 0, 2), got(3, 1, 9), got(0, 0, 0), got(3, 0, 0)];
    assert_eq!(placed(&places(&counts)), "C BE A D");
    assert!(places(&[]).is_empty());
    let chosen = [Ballot::Chosen(options("B")), Ballot::Chosen(options("BC")), Ballot::Chosen(options("CD"))];
    assert_eq!(placed(&places(&count(4, chosen.iter()))), "BC D A");
}
