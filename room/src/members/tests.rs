use proptest::prelude::*;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Certificate, DeviceId, FounderSecret, RoomKeys, RoomSecret, Thread, UserSecret};

const ADA: u8 = 1;
const BOB: u8 = 2;
const EVE: u8 = 3;
const DAN: u8 = 4;

fn secret(n: u8) -> UserSecret {
    UserSecret::from_seed(&[n; 32])
}

fn user(n: u8) -> UserId {
    secret(n).id()
}

fn peer(n: u8) -> PeerId {
    PeerId([n; 32])
}

fn log(n: u8) -> LogId {
    LogId { author: peer(n), stream: Stream::main() }
}

fn founder() -> FounderSecret {
    FounderSecret::from_seed(&[9; 32])
}

fn room_id() -> String {
    RoomKeys::derive(&RoomSecret::of(&founder().address()).unwrap()).room_id.clone()
}

/// One operation: who, its number, its depth, what it says.
type Said = (u8, u64, u64, Content);

fn found() -> Said {
    (ADA, 1, 1, Content::Found(founder().found(&room_id(), user(ADA))))
}

fn close(by: u8, seq: u64, depth: u64, members: &[u8]) -> Said {
    (by, seq, depth, Content::Close { members: members.iter().map(|n| user(*n)).collect() })
}

/// `of`'s operations from `next` on are written as `role`.
fn role(by: u8, seq: u64, depth: u64, of: u8, role: Option<Role>, next: u64) -> Said {
    let from = vec![Count { author: peer(of), stream: Stream::main(), next }];
    (by, seq, depth, Content::Role { user: user(of), role, from })
}

fn rights(said: &[Said]) -> Rights {
    let mut roster = Roster::default();
    for n in [ADA, BOB, EVE, DAN] {
        let certificate = Certificate::issue(&secret(n), peer(n), DeviceId([n; 32]), "name", 0).encode();
        roster.apply(meta(n, 0, 0), &certificate, |_| true);
    }
    let mut members = Members::new(room_id());
    for (by, seq, depth, content) in said {
        members.apply(meta(*by, *seq, *depth), content);
    }
    members.rights(&roster)
}

fn meta(author: u8, seq: u64, depth: u64) -> Meta {
    Meta {
        author: peer(author),
        seq,
        order: Order { depth, tie: [author; 8] },
        at_unix_ms: 0,
        thread: Thread::Room,
    }
}

fn at(rights: &Rights, n: u8, seq: u64) -> Option<Role> {
    rights.role_at(Some(user(n)), &log(n), seq)
}

#[test]
fn an_open_room_without_an_owner_has_members_only() {
    let rights = rights(&[close(ADA, 1, 1, &[]), role(ADA, 2, 2, BOB, None, 0)]);
    assert_eq!((rights.owner(), rights.closed()), (None, false));
    assert_eq!(at(&rights, BOB, 7), Some(Role::Member));
    assert_eq!(rights.role_at(None, &log(7), 0), Some(Role::Member), "a profile may be missing");
}

#[test]
fn nobody_but_the_founder_names_the_owner() {
    let mut eves = founder().found(&room_id(), user(ADA));
    eves.owner = user(EVE);
    let copied = (EVE, 1, 0, Content::Found(founder().found(&room_id(), user(ADA))));
    let rights = rights(&[(EVE, 2, 0, Content::Found(eves)), copied, found()]);
    assert_eq!((rights.owner(), rights.founder()), (Some(user(ADA)), Some(peer(ADA))));
}

#[test]
fn what_was_written_before_counts_and_what_comes_after_does_not() {
    let rights = rights(&[found(), close(ADA, 2, 2, &[BOB, EVE]), role(ADA, 3, 3, EVE, None, 5)]);
    assert_eq!((at(&rights, EVE, 4), at(&rights, EVE, 5)), (Some(Role::Member), None));
    assert_eq!(rights.standing(user(EVE)), Standing::Removed);
    // Another tab of hers, which nobody had seen.
    let other = LogId { author: PeerId([77; 32]), stream: Stream::main() };
    assert_eq!(rights.role_at(Some(user(EVE)), &other, 0), None);
    assert_eq!(at(&rights, BOB, 100), Some(Role::Member));
    assert_eq!(rights.standing(user(DAN)), Standing::Asks, "nobody named him when the room was closed");
}

#[test]
fn who_comes_back_counts_from_there_on() {
    let removed = role(ADA, 3, 3, EVE, None, 5);
    let back = role(ADA, 4, 4, EVE, Some(Role::Member), 8);
    let rights = rights(&[found(), close(ADA, 2, 2, &[EVE]), removed, back]);
    let roles: Vec<_> = [4, 5, 7, 8].iter().map(|seq| at(&rights, EVE, *seq).is_some()).collect();
    assert_eq!(roles, [true, false, false, true]);
}

#[test]
fn a_reader_is_a_reader_from_the_place_named() {
    let rights = rights(&[found(), role(ADA, 2, 2, BOB, Some(Role::Reader), 3)]);
    assert_eq!((at(&rights, BOB, 2), at(&rights, BOB, 3)), (Some(Role::Member), Some(Role::Reader)));
}

#[test]
fn moderators_decide_about_members_only() {
    let appointed = [found(), role(ADA, 2, 2, BOB, Some(Role::Moderator), 0), close(ADA, 3, 3, &[EVE, DAN])];
    let with = |said: Said| rights(&[appointed.as_slice(), &[said]].concat());
    assert_eq!(with(role(BOB, 1, 9, EVE, None, 0)).standing(user(EVE)), Standing::Removed);
    assert_eq!(with(role(BOB, 1, 9, ADA, None, 0)).standing(user(ADA)), Standing::In(Role::Owner));
    let promoted = with(role(BOB, 1, 9, EVE, Some(Role::Moderator), 0));
    assert_eq!(promoted.standing(user(EVE)), Standing::In(Role::Member), "only the owner appoints");
    assert_eq!(with((BOB, 1, 9, Content::History(History::FromArrival))).history(), History::Shared);
    let two = [appointed.as_slice(), &[role(ADA, 4, 4, DAN, Some(Role::Moderator), 0)]].concat();
    let struck = rights(&[two.as_slice(), &[role(BOB, 1, 9, DAN, None, 0)]].concat());
    assert_eq!(struck.standing(user(DAN)), Standing::In(Role::Moderator));
    assert_eq!(with(role(EVE, 1, 9, DAN, None, 0)).standing(user(DAN)), Standing::In(Role::Member));
}

#[test]
fn a_removed_moderator_decides_nothing_more_whatever_time_it_claims() {
    let said = [
        found(),
        role(ADA, 2, 2, BOB, Some(Role::Moderator), 0),
        close(ADA, 3, 3, &[EVE, DAN]),
        // Bob's operation 4 claims to stand before his removal, which names 4 as the first that does not count.
        role(BOB, 4, 3, EVE, None, 0),
        role(BOB, 3, 3, DAN, None, 0),
        role(ADA, 4, 20, BOB, None, 4),
    ];
    let rights = rights(&said);
    assert_eq!(rights.standing(user(EVE)), Standing::In(Role::Member));
    assert_eq!(rights.standing(user(DAN)), Standing::Removed, "what he did while he was one stays");
}

#[test]
fn who_is_removed_where_nobody_asks_has_no_part_in_what_is_written_later() {
    // Bob closed the room when he was no moderator any more, which Eve could not know when she removed Dan.
    let said = [
        found(),
        role(ADA, 2, 2, BOB, Some(Role::Moderator), 0),
        role(ADA, 3, 3, EVE, Some(Role::Moderator), 0),
        role(ADA, 4, 4, BOB, Some(Role::Member), 1),
        close(BOB, 1, 5, &[ADA, BOB, EVE, DAN]),
        role(EVE, 1, 6, DAN, None, 1),
    ];
    let mut rights = rights(&said);
    assert_eq!((rights.standing(user(DAN)), rights.closed()), (Standing::Removed, false));
    assert!(rights.later_epochs(), "he has the key that follows from the link");
    assert!(rights.to_be_closed(), "and would come back by it");
    rights.decide(Order::default(), &Act::Close(Vec::new()), true);
    assert!(!rights.to_be_closed());
}

#[test]
fn a_person_takes_back_a_key_of_their_own_and_of_nobody_else() {
    let revoke = |by: u8, of: u8| {
        let from = vec![Count { author: peer(of), stream: Stream::main(), next: 2 }];
        (by, 1, 5, Content::Revoke { peer: peer(of), from })
    };
    let own = rights(&[revoke(EVE, EVE)]);
    assert_eq!((at(&own, EVE, 1), at(&own, EVE, 2)), (Some(Role::Member), None));
    assert_eq!(own.standing_of(user(EVE), peer(EVE)), Standing::Removed);
    assert_eq!(own.standing(user(EVE)), Standing::In(Role::Member), "she has others");
    let others = rights(&[revoke(EVE, BOB)]);
    assert_eq!(at(&others, BOB, 2), Some(Role::Member));
}

fn anything() -> impl Strategy<Value = Said> {
    let who = || prop::sample::select(vec![ADA, BOB, EVE, DAN]);
    let role_of =
        prop::sample::select(vec![None, Some(Role::Reader), Some(Role::Member), Some(Role::Moderator)]);
    let roles = (who(), 2..9u64, 2..30u64, who(), role_of, 0..9u64)
        .prop_map(|(by, seq, depth, of, to, next)| role(by, seq, depth, of, to, next));
    let closes = (who(), 2..9u64, 2..30u64, prop::collection::vec(who(), 0..4))
        .prop_map(|(by, seq, depth, members)| close(by, seq, depth, &members));
    prop_oneof![4 => roles, 1 => closes]
}

proptest! {
    #[test]
    fn the_order_of_arrival_changes_nothing_and_the_owner_stays(
        said in prop::collection::vec(anything(), 0..24), turn in any::<prop::sample::Index>(),
    ) {
        // One operation a number, as in a log.
        let mut once: BTreeMap<(u8, u64), Said> = BTreeMap::new();
        for operation in said {
            once.entry((operation.0, operation.1)).or_insert(operation);
        }
        let mut said: Vec<Said> = once.into_values().collect();
        said.push(found());
        let before = rights(&said);
        let middle = turn.index(said.len());
        said.rotate_left(middle);
        prop_assert_eq!(&rights(&said), &before);
        said.reverse();
        prop_assert_eq!(&rights(&said), &before);
        prop_assert_eq!(before.standing(user(ADA)), Standing::In(Role::Owner));
        // Only the owner appoints: without the owner's word there are no moderators.
        let others: Vec<Said> = said.into_iter().filter(|(by, seq, ..)| *by != ADA || *seq == 1).collect();
        let without = rights(&others);
        for n in [BOB, EVE, DAN] {
            prop_assert_eq!(without.standing(user(n)), Standing::In(Role::Member));
        }
    }
}

#[test]
fn the_owner_alone_gives_the_room_a_shape_and_the_last_word_counts() {
    let set = |by, seq, depth, topology| (by, seq, depth, Content::SetTopology(topology));
    let star = set(ADA, 2, 3, Topology::Star);
    let said = [found(), star.clone()];
    assert_eq!(
        (rights(&said).topology(), rights(&said).topology_by()),
        (Topology::Star, Some((peer(ADA), 2)))
    );
    let moderator = role(ADA, 3, 4, BOB, Some(Role::Moderator), 1);
    let others = [set(BOB, 1, 5, Topology::Mesh), set(EVE, 1, 6, Topology::Mesh)];
    let mut said = vec![found(), star, moderator];
    said.extend(others);
    assert_eq!(rights(&said).topology(), Topology::Star);
    said.push(set(ADA, 4, 2, Topology::Mesh));
    assert_eq!(rights(&said).topology(), Topology::Star, "by order, not by number");
    said.push(set(ADA, 5, 9, Topology::Mesh));
    assert_eq!(rights(&said).topology(), Topology::Mesh);
    said.reverse();
    assert_eq!(rights(&said).topology(), Topology::Mesh);
    assert_eq!(rights(&[set(ADA, 1, 1, Topology::Star)]).topology(), Topology::Mesh, "nobody owns it");
}
