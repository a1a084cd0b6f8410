#!/usr/bin/env bash
# Builds the QR reader, a WebAssembly of its own that a worker loads when the first code is scanned, into public/qr/. From there the
# site takes it like any other file, so this comes before `cargo leptos build`. Without it everything but scanning works.
set -euo pipefail
cd "$(dirname "$0")/.."
out=public/qr
cargo build -p qr-reader --lib --profile wasm-release --target wasm32-unknown-unknown --target-dir target/front --locked
built=target/front/wasm32-unknown-unknown/wasm-release/qr_reader.wasm
[ "$out/qr-reader_bg.wasm" -nt "$built" ] && exit
wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name qr-reader "$built"
wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int "$out/qr-reader_bg.wasm" -o "$out/qr-reader_bg.wasm"
