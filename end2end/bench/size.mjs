// How much a browser fetches to run the room before any tool is opened: WebAssembly, scripts, style and the words of English, compressed
// with brotli 11; and beside that, what tools load when they are first wanted. Fails above the budget.
// `make size`, or: node end2end/bench/size.mjs [site]

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

// What the log, the store, the vault and the page on them take today, with a little room; see docs/decisions.md.
const BUDGET_BYTES = 910_000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const site = path.resolve(process.argv[2] ?? path.join(root, 'target/site'));
const locale = path.join(root, 'i18n/locales/en');

if (!existsSync(path.join(site, 'pkg/tincan.wasm'))) {
  console.error(`${site} has no program: build it with \`make build\``);
  process.exit(2);
}

const measure = (name, bytes) => {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
};
const file = (name) => measure(name, readFileSync(path.join(site, name)));
const sum = (name, sizes) => ({
  name,
  raw: sizes.reduce((all, { raw }) => all + raw, 0),
  brotli: sizes.reduce((all, { brotli }) => all + brotli, 0),
});

const built = readdirSync(path.join(site, 'pkg')).filter((name) => /\.(wasm|js|css)$/.test(name)).map((name) => `pkg/${name}`);
const ofTools = (name) => /\/(split|chunk)_/.test(name);
const words = Buffer.concat(readdirSync(locale).map((name) => readFileSync(path.join(locale, name))));
const page = [...built.filter((name) => !ofTools(name)), 'start/start.js'].map(file);
page.push(measure('words', words));
const tools = [...built.filter(ofTools), 'markup/reader.wasm', 'stretch/stretcher.wasm', 'qr/qr-reader_bg.wasm', 'qr/qr-reader.js'].map(file);
const total = sum('room page', page);
const small = tools.filter(({ brotli }) => brotli < 5_000);
const sizes = [...page, total, ...tools.filter(({ brotli }) => brotli >= 5_000), sum(`${small.length} small ones`, small), sum('tools', tools)];

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(12);
const width = Math.max(...sizes.map(({ name }) => name.length)) + 2;
console.log(`${''.padEnd(width)}${'raw'.padStart(12)}${'brotli 11'.padStart(12)}`);
for (const { name, raw, brotli } of sizes) console.log(`${name.padEnd(width)}${kb(raw)}${kb(brotli)}`);

if (total.brotli > BUDGET_BYTES) {
  console.error(`over the budget of ${BUDGET_BYTES / 1000} KB by ${kb(total.brotli - BUDGET_BYTES).trim()}`);
  process.exit(1);
}
console.log(`within the budget of ${BUDGET_BYTES / 1000} KB`);
