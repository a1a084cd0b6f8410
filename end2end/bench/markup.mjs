// What reads marked messages: its size, and how long it takes for a message of 2,000 characters and for hostile ones of 64 KiB.
// Run: node end2end/bench/markup.mjs

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const ROUNDS = 200;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const file = readFileSync(path.join(root, 'public/markup/reader.wasm'));
const small = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
console.log(`reader.wasm: ${(file.length / 1000).toFixed(1)} kB, brotli 11: ${(small.length / 1000).toFixed(1)} kB`);

const { instance } = await WebAssembly.instantiate(file, {});
const { memory, text, tree_len, tree } = instance.exports;

function read(message) {
  const bytes = new TextEncoder().encode(message);
  // Each call may give it more memory, and with that another buffer.
  const place = text(bytes.length);
  new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
  const len = tree_len();
  return new Uint8Array(memory.buffer, tree(), len).slice();
}

const usual = [
  '## Plan for *Thursday*\n\nWe meet at **10:30**, see https://tincan.example/rooms and `make test`.\n\n',
  '- [x] read the draft\n- [ ] answer Ada: is it ~~late~~ early?\n  1. one\n  2. two\n\n> What she said,\n> over two lines.\n\n',
  '```rust\n/// Says hello.\nfn main() {\n    let name = "Ada"; // who\n    println!("hello {name} {}", 42);\n}\n```\n\n',
  '| what | how many |\n| --- | ---: |\n| cans | 2 |\n| strings | 1 |\n\n',
].join('').repeat(6).slice(0, 2_000);
const texts = { 'a message of 2,000 characters': usual };
for (const unit of ['[', '> ', '- ', '*a_ ', '`', '![[]()', '<a ', '|', 'https://a.example ', '*a* ', '```js\n"']) {
  texts[`64 KiB of ${JSON.stringify(unit)}`] = unit.repeat(Math.floor(65_536 / unit.length));
}
for (const [what, message] of Object.entries(texts)) {
  const times = [];
  for (let round = 0; round < (message.length > 10_000 ? 10 : ROUNDS); round += 1) {
    const begin = performance.now();
    read(message);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(2);
  console.log(`${what}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, tree ${read(message).length} bytes`);
}
