//! One target under the coverage-guided fuzzer: `make fuzz TARGET=operation`. The target is named by `TARGET`.

#![no_main]
#![allow(unsafe_code, reason = "the fuzzer's macro exports the symbols that its C++ side calls")]
#![allow(clippy::expect_used, reason = "a fuzzer without a target has nothing to do")]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static RUN: LazyLock<fuzz::Target> = LazyLock::new(|| {
    let name = std::env::var("TARGET").expect("TARGET names the target");
    fuzz::find(&name).expect("TARGET is one of fuzz::TARGETS")
});

fuzz_target!(|bytes: &[u8]| RUN(bytes));
