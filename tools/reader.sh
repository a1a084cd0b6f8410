#!/usr/bin/env bash
# Builds the two WebAssemblies that are no part of the page, from where the site takes them like any other file, so this comes before
# `cargo leptos build`: the QR reader into public/qr/, which a worker loads when the first code is scanned, and the reader of marked
# messages into public/markup/, which the page loads when the first is drawn. Without them everything else works.
set -euo pipefail
cd "$(dirname "$0")/.."
built=target/front/wasm32-unknown-unknown/wasm-release
optimise=(wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int)
cargo build -p qr-reader -p markup-reader --lib --profile wasm-release --target wasm32-unknown-unknown --target-dir target/front --locked
if ! [ public/qr/qr-reader_bg.wasm -nt "$built/qr_reader.wasm" ]; then
  wasm-bindgen --target web --no-typescript --out-dir public/qr --out-name qr-reader "$built/qr_reader.wasm"
  "${optimise[@]}" public/qr/qr-reader_bg.wasm -o public/qr/qr-reader_bg.wasm
fi
if ! [ public/markup/reader.wasm -nt "$built/markup_reader.wasm" ]; then
  mkdir -p public/markup
  "${optimise[@]}" --strip-debug --strip-producers "$built/markup_reader.wasm" -o public/markup/reader.wasm
fi
