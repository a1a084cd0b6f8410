//! The same keystrokes as in `benches/keystroke.rs`, in a browser: run by `make bench`, with chromedriver.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a measurement that goes wrong is no measurement")]

#[path = "../benches/support/mod.rs"]
mod support;

use search::Index;
use wasm_bindgen_test::{console_log, wasm_bindgen_test as test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const RUNS: usize = 15;
/// Messages put in between two looks at the events of the page.
const AT_ONCE: usize = 500;

#[test]
fn keystrokes() {
    let clock = || web_sys::window().unwrap().performance().unwrap().now();
    let texts = support::texts();
    let mut index = Index::default();
    let mut longest: f64 = 0.0;
    let begin = clock();
    for (chunk, texts) in texts.chunks(AT_ONCE).enumerate() {
        let begin = clock();
        for (n, text) in texts.iter().enumerate() {
            support::put(&mut index, chunk * AT_ONCE + n, text);
        }
        longest = longest.max(clock() - begin);
    }
    console_log!(
        "{} messages put in in {:.0} ms, at most {longest:.1} ms for {AT_ONCE}",
        index.len(),
        clock() - begin
    );
    let runs: Vec<_> = (0..RUNS).map(|_| support::type_all(&index, clock)).collect();
    support::report(&runs, |line| console_log!("{line}"));
}
