// How much a browser fetches to run the room: WASM, JavaScript and CSS of the release build, compressed with brotli 11.
// Fails above the budget. `make bench-size`, or: node end2end/bench/size.mjs [directory]

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

// What the log, the store, the vault and the page on them take today, with a little room; see docs/decisions.md.
const BUDGET_BYTES = 1_060_000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const directory = path.resolve(process.argv[2] ?? path.join(root, 'target/site/pkg'));
/** cargo-leptos writes here which hashes belong to the newest build; older files may lie beside them. */
const hashFile = path.join(root, 'target/release/hash.txt');

if (!existsSync(directory)) {
  console.error(`${directory} is not there: build it with \`make build\``);
  process.exit(2);
}

const all = readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(wasm|js|css)$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));

const hashes = existsSync(hashFile)
  ? readFileSync(hashFile, 'utf8').split('\n').map((line) => line.split(':')[1]?.trim()).filter(Boolean)
  : [];
const current = all.filter((file) => hashes.some((hash) => path.basename(file).includes(hash)));
const files = current.length > 0 ? current : all;

if (!files.some((file) => file.endsWith('.wasm'))) {
  console.error(`no .wasm in ${directory}`);
  process.exit(2);
}

const sizes = files.sort().map((file) => {
  const bytes = readFileSync(file);
  const compressed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  return { name: path.relative(directory, file), raw: bytes.length, brotli: compressed.length };
});
const total = {
  name: 'total',
  raw: sizes.reduce((sum, { raw }) => sum + raw, 0),
  brotli: sizes.reduce((sum, { brotli }) => sum + brotli, 0),
};

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(12);
const width = Math.max(...sizes.map(({ name }) => name.length)) + 2;
console.log(`${''.padEnd(width)}${'raw'.padStart(12)}${'brotli 11'.padStart(12)}`);
for (const { name, raw, brotli } of [...sizes, total]) console.log(`${name.padEnd(width)}${kb(raw)}${kb(brotli)}`);

if (total.brotli > BUDGET_BYTES) {
  console.error(`over the budget of ${BUDGET_BYTES / 1000} KB by ${kb(total.brotli - BUDGET_BYTES).trim()}`);
  process.exit(1);
}
console.log(`within the budget of ${BUDGET_BYTES / 1000} KB`);
