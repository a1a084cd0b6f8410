#!/usr/bin/env bash
# Builds what the site takes like any other file, so this comes before `cargo leptos build`: the licences of all that is in it into
# public/licences.txt, the start script with what looks up the words, into public/start/, and three WebAssemblies that are no part of the
# page: the QR reader into public/qr/, which a worker loads when the first code is scanned, the reader of marked messages into
# public/markup/, which the page loads when the first is drawn, and what makes keys of what is typed into public/stretch/, for another
# worker. Without these everything else works.
set -euo pipefail
cd "$(dirname "$0")/.."
node tools/licences.mjs
NODE_PATH=tools/node_modules esbuild start/start.js --bundle --minify --format=esm --target=es2022 --legal-comments=none \
  --log-level=warning --outfile=public/start/start.js
built=target/front/wasm32-unknown-unknown/wasm-release
optimise=(wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int)
cargo build -p qr-reader -p markup-reader -p stretcher --lib --profile wasm-release --target wasm32-unknown-unknown --target-dir target/front --locked
if ! [ public/qr/qr-reader_bg.wasm -nt "$built/qr_reader.wasm" ]; then
  wasm-bindgen --target web --no-typescript --out-dir public/qr --out-name qr-reader "$built/qr_reader.wasm"
  "${optimise[@]}" public/qr/qr-reader_bg.wasm -o public/qr/qr-reader_bg.wasm
fi
bare() {
  mkdir -p "$(dirname "$2")"
  [ "$2" -nt "$built/$1.wasm" ] || "${optimise[@]}" --strip-debug --strip-producers "$built/$1.wasm" -o "$2"
}
bare markup_reader public/markup/reader.wasm
bare stretcher public/stretch/stretcher.wasm
