//! A device with many messages, and somebody who types. Shared by the benches natively and in a browser.

use room::{MessageId, PeerId, Thread, UserId};
use search::{Document, Filter, Index, Query, excerpt};

/// Messages on the device.
pub const MESSAGES: usize = 100_000;
/// Rooms they are in.
const ROOMS: usize = 20;
/// Results that are shown.
const SHOWN: usize = 50;

/// What is typed, letter by letter: something rare, something that is everywhere, several words, a phrase, nothing that is there.
const TYPED: [&str; 5] = ["Hafenrundfahrt", "message", "cafe boat six", "\"leaves at six\"", "xylophone"];

const WORDS: [&str; 24] = [
    "the",
    "boat",
    "leaves",
    "at",
    "six",
    "and",
    "Café",
    "is",
    "open",
    "until",
    "message",
    "harbour",
    "we",
    "should",
    "meet",
    "Straße",
    "tomorrow",
    "naïve",
    "über",
    "letter",
    "read",
    "about",
    "İstanbul",
    "später",
];

/// A small generator of our own: the same messages in each run and everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// The texts: 3 to 23 words, 80 bytes on the average; one of a thousand is rare.
pub fn texts() -> Vec<String> {
    let mut dice = Dice(1);
    (0..MESSAGES)
        .map(|n| {
            let words = 3 + dice.roll(21);
            let mut text: Vec<&str> = (0..words).map(|_| WORDS[dice.roll(WORDS.len())]).collect();
            if n % 1_000 == 0 {
                text.push("Hafenrundfahrt");
            }
            text.join(" ")
        })
        .collect()
}

/// Puts one in.
pub fn put(index: &mut Index, n: usize, text: &str) {
    let room = index.room(["a room ", &(n % ROOMS).to_string()].concat().as_str());
    let author = u8::try_from(n % 10).unwrap();
    index.put(
        room,
        &Document {
            id: MessageId { author: PeerId([author; 32]), seq: n as u64 },
            thread: Thread::Room,
            own: false,
            user: Some(UserId([author; 32])),
            name: "Somebody",
            at_unix_ms: 1_700_000_000_000 + n as u64 * 60_000,
            text,
        },
    );
}

/// Types each of [`TYPED`]; `clock` gives milliseconds. Answers what each keystroke took, excerpts included.
pub fn type_all(index: &Index, clock: impl Fn() -> f64) -> Vec<(String, usize, f64)> {
    let mut keystrokes = Vec::new();
    for typed in TYPED {
        for (end, c) in typed.char_indices() {
            let typed = &typed[..end + c.len_utf8()];
            let begin = clock();
            let query = Query::parse(typed);
            let found = index.search(&query, &Filter::default(), SHOWN);
            let excerpts: Vec<_> = found.hits.iter().map(|hit| excerpt(&hit.text, &query)).collect();
            assert_eq!(excerpts.len(), found.hits.len());
            keystrokes.push((typed.to_owned(), found.count, clock() - begin));
        }
    }
    keystrokes
}

/// The table of what was measured over several runs of [`type_all`].
pub fn report(runs: &[Vec<(String, usize, f64)>], tell: impl Fn(String)) {
    let mut worst: Vec<f64> = Vec::new();
    for (n, (typed, count, _)) in runs[0].iter().enumerate() {
        let mut times: Vec<f64> = runs.iter().map(|run| run[n].2).collect();
        times.sort_by(f64::total_cmp);
        worst.push(times[times.len() - 1]);
        if typed.chars().count() == 1 || TYPED.contains(&typed.as_str()) {
            tell(format!(
                "{typed:>16}: {:6.2} ms (at most {:.2}), {count} found",
                times[times.len() / 2],
                times[times.len() - 1]
            ));
        }
    }
    worst.sort_by(f64::total_cmp);
    tell(format!("slowest keystroke of {}: {:.2} ms", worst.len() * runs.len(), worst[worst.len() - 1]));
}
