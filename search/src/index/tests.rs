use proptest::prelude::*;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

const ADA: PeerId = PeerId([1; 32]);
const BO: PeerId = PeerId([2; 32]);
const DAY: u64 = 86_400_000;

fn user(n: u8) -> UserId {
    UserId([n; 32])
}

fn id(author: PeerId, seq: u64) -> MessageId {
    MessageId { author, seq }
}

fn said(id: MessageId, at_unix_ms: u64, text: &str) -> Document<'_> {
    let (user, name) = if id.author == ADA { (user(1), "Ada") } else { (user(2), "Bo") };
    Document { id, thread: Thread::Room, own: false, user: Some(user), name, at_unix_ms, text }
}

fn texts(index: &Index, typed: &str, filter: &Filter) -> Vec<String> {
    let found = index.search(&Query::parse(typed), filter, 100);
    assert_eq!(found.count, found.hits.len());
    found.hits.into_iter().map(|hit| hit.text).collect()
}

/// Two rooms in which two people talk.
fn talk() -> (Index, RoomNumber, RoomNumber) {
    let mut index = Index::default();
    let (first, second) = (index.room("first"), index.room("second"));
    index.put(first, &said(id(ADA, 1), DAY, "Meet at the Café"));
    index.put(first, &said(id(BO, 1), 2 * DAY, "Which café is the right one?"));
    index.put(second, &said(id(ADA, 1), 3 * DAY, "The boat leaves at six"));
    let private =
        Document { thread: Thread::Private(user(2)), ..said(id(ADA, 2), 4 * DAY, "A boat for two") };
    index.put(second, &private);
    (index, first, second)
}

#[test]
fn words_are_found_wherever_they_are_the_newest_first() {
    let (index, ..) = talk();
    let all = Filter::default();
    assert_eq!(texts(&index, "caf", &all), ["Which café is the right one?", "Meet at the Café"]);
    assert_eq!(texts(&index, "BOAT leaves", &all), ["The boat leaves at six"]);
    assert_eq!(texts(&index, "\"café is\"", &all), ["Which café is the right one?"]);
    assert_eq!(texts(&index, "cafe boat", &all), Vec::<String>::new());
    assert_eq!(texts(&index, "", &all).len(), 4);
    let found = index.search(&Query::parse("at"), &all, 1);
    assert_eq!((found.count, found.hits.len()), (3, 1));
    assert_eq!(found.hits[0].text, "A boat for two");
}

#[test]
fn filters_by_room_person_time_and_kind() {
    let (index, first, second) = talk();
    let only = |filter: Filter| texts(&index, "", &filter);
    assert_eq!(only(Filter { room: Some(first), ..Filter::default() }).len(), 2);
    assert_eq!(
        only(Filter { room: Some(second), person: Some(Person::User(user(2))), ..Filter::default() }).len(),
        0
    );
    assert_eq!(only(Filter { person: Some(Person::User(user(1))), ..Filter::default() }).len(), 3);
    let days = Filter { from_unix_ms: Some(2 * DAY), before_unix_ms: Some(4 * DAY), ..Filter::default() };
    assert_eq!(only(days), ["The boat leaves at six", "Which café is the right one?"]);
    assert_eq!(only(Filter { kind: Some(Kind::Private), ..Filter::default() }), ["A boat for two"]);
    assert_eq!(
        only(Filter { hidden: BTreeSet::from([user(1)]), ..Filter::default() }),
        ["Which café is the right one?"]
    );
    let people: Vec<String> = index.people().into_iter().map(|(_, name)| name).collect();
    assert_eq!(people, ["Ada", "Bo"]);
}

#[test]
fn what_changed_is_found_as_it_is_now() {
    let (mut index, first, second) = talk();
    index.put(first, &said(id(ADA, 1), DAY, "Meet at the mill"));
    assert_eq!(texts(&index, "cafe", &Filter::default()), ["Which café is the right one?"]);
    assert_eq!(texts(&index, "mill", &Filter::default()), ["Meet at the mill"]);
    index.remove(first, id(BO, 1));
    assert!(texts(&index, "cafe", &Filter::default()).is_empty());
    index.forget(second);
    assert_eq!(texts(&index, "", &Filter::default()), ["Meet at the mill"]);
    // Bo is only the other end of what is gone.
    assert_eq!(index.people().len(), 1);
    index.put(second, &said(id(ADA, 1), 3 * DAY, "The boat leaves at six"));
    assert_eq!(texts(&index, "boat", &Filter::default()), ["The boat leaves at six"]);
}

#[test]
fn over_the_bound_the_oldest_go_and_it_says_so() {
    let mut index = Index { bounds: Bounds { messages: 80, bytes: BYTES_MAX }, ..Index::default() };
    let room = index.room("r");
    for n in 0..200 {
        index.put(room, &said(id(ADA, n), n, "word"));
        assert!(index.len() <= 80);
    }
    let since = index.since_unix_ms().unwrap();
    let found = index.search(&Query::parse("word"), &Filter::default(), 200);
    assert_eq!(
        found.hits.iter().map(|hit| hit.at_unix_ms).collect::<Vec<_>>(),
        (since..200).rev().collect::<Vec<_>>()
    );
    index.put(room, &said(id(BO, 0), since - 1, "word"));
    assert_eq!(index.len(), found.count, "what is older stays out");

    let mut index = Index { bounds: Bounds { messages: 80, bytes: 1_000 }, ..Index::default() };
    for n in 0..200 {
        index.put(room, &said(id(ADA, n), n, "a text of some length"));
        assert!(index.alive_len <= 1_000 && index.folded.len() + index.written.len() <= 4_000);
    }
    assert!(index.len() > 10);
}

/// What happens to a message.
#[derive(Clone, Debug)]
enum Step {
    Put { room: u8, author: u8, seq: u64, at: u64, text: String },
    Remove { room: u8, author: u8, seq: u64 },
    Forget(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let text = "[abcABéß ]{1,6}";
    let step = prop_oneof![
        8 => (0..3u8, 1..3u8, 0..8u64, 0..20u64, text)
            .prop_map(|(room, author, seq, at, text)| Step::Put { room, author, seq, at, text }),
        2 => (0..3u8, 1..3u8, 0..8u64).prop_map(|(room, author, seq)| Step::Remove { room, author, seq }),
        1 => (0..3u8).prop_map(Step::Forget),
    ];
    prop::collection::vec(step, 0..80)
}

/// Without any index; for what the test below types.
fn naive_fits(typed: &str, text: &str) -> bool {
    let (folded, typed) = (fold(text), fold(typed));
    match typed.strip_prefix('"') {
        Some(phrase) => {
            // Spaces at both ends stand for the ends of words.
            let phrase = format!(" {} ", fold(phrase.trim_end_matches('"')));
            phrase.trim().is_empty() || format!(" {folded} ").contains(&phrase)
        }
        None => typed.split(' ').all(|word| folded.contains(word)),
    }
}

/// Which message: its room, its author, its number.
type Key = (u8, u8, u64);

proptest! {
    #[test]
    fn it_finds_exactly_what_a_look_at_every_message_finds(
        steps in steps(),
        typed in "[abcßé]{1,2}( [abÉ]{1,2})?|\"[ab] [ab]\"|",
        room in prop::option::of(0..3u8),
        person in prop::option::of(1..3u8),
        from in prop::option::of(0..20u64),
        before in prop::option::of(0..20u64),
        limit in 0usize..30,
    ) {
        let mut index = Index::default();
        let numbers = ["a", "b", "c"].map(|fragment| index.room(fragment));
        let mut naive: std::collections::BTreeMap<Key, (u64, String)> = Default::default();
        for step in steps {
            match step {
                Step::Put { room, author, seq, at, text } => {
                    index.put(numbers[room as usize], &said(id(PeerId([author; 32]), seq), at, &text));
                    naive.insert((room, author, seq), (at, text));
                }
                Step::Remove { room, author, seq } => {
                    index.remove(numbers[room as usize], id(PeerId([author; 32]), seq));
                    naive.remove(&(room, author, seq));
                }
                Step::Forget(room) => {
                    index.forget(numbers[room as usize]);
                    naive.retain(|(of, ..), _| *of != room);
                }
            }
        }
        let query = Query::parse(&typed);
        let fits = |(key, (at, text)): &(&Key, &(u64, String))| {
            room.is_none_or(|room| room == key.0)
                && person.is_none_or(|person| person == key.1)
                && from.is_none_or(|from| from <= *at)
                && before.is_none_or(|before| *at < before)
                && naive_fits(&typed, text)
        };
        let expected: BTreeSet<(u64, Key)> =
            naive.iter().filter(fits).map(|(key, (at, _))| (*at, *key)).collect();
        let filter = Filter {
            room: room.map(|room| numbers[room as usize]),
            person: person.map(|person| Person::User(user(person))),
            from_unix_ms: from,
            before_unix_ms: before,
            ..Filter::default()
        };
        let found = index.search(&query, &filter, limit);
        prop_assert_eq!(found.count, expected.len());
        prop_assert_eq!(found.hits.len(), expected.len().min(limit));
        prop_assert!(found.hits.is_sorted_by(|a, b| a.at_unix_ms >= b.at_unix_ms));
        let key = |hit: &Hit| {
            let room = numbers.iter().position(|number| *number == hit.room).unwrap();
            (hit.at_unix_ms, (room as u8, hit.id.author.0[0], hit.id.seq))
        };
        let times: Vec<u64> = expected.iter().rev().map(|(at, _)| *at).take(limit).collect();
        prop_assert_eq!(found.hits.iter().map(|hit| hit.at_unix_ms).collect::<Vec<_>>(), times);
        prop_assert!(found.hits.iter().all(|hit| expected.contains(&key(hit)) && naive[&key(hit).1].1 == hit.text));
        prop_assert_eq!(index.len(), naive.len());
    }
}
