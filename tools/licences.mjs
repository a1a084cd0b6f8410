// Writes public/licences.txt: what is built into Tincan, under which licences, and their texts. From what cargo knows of the crates that
// are shipped, as their sources lie on this machine, and from the files beside the font and what the start script bundles.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'public/licences.txt');
/** What is shipped; `frontend` takes `app` along. */
const ROOTS = ['server', 'frontend', 'markup-reader', 'qr-reader', 'stretcher'];
const LICENCE = /^(un)?(licen[cs]e|copying|copyright|notice)/i;

const INPUTS = ['Cargo.lock', 'LICENSE', 'public/fonts/OFL.txt', 'tools/package-lock.json', 'tools/licences.mjs']
  .map((path) => join(ROOT, path));
const changed = (path) => statSync(path).mtimeMs;
if (existsSync(OUT) && INPUTS.every((path) => changed(path) < changed(OUT))) process.exit(0);

const read = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();

/** The licence texts in a folder. */
function textsIn(folder) {
  const all = readdirSync(folder, { withFileTypes: true });
  const files = all.filter((entry) => entry.isFile() && LICENCE.test(entry.name)).map((entry) => join(folder, entry.name));
  const folders = all.filter((entry) => entry.isDirectory() && /^licen[cs]es?$/i.test(entry.name));
  const more = folders.flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
  return [...files, ...more].filter((path) => statSync(path).isFile()).sort().map(read);
}

/** Every crate that something of ours needs to run, ours aside. */
function crates() {
  // Where the parts of it run: what is built for here lies on this machine, so nothing has to be fetched.
  const host = execFileSync('rustc', ['--print', 'host-tuple'], { encoding: 'utf8' }).trim();
  const filters = [host, 'wasm32-unknown-unknown'].flatMap((target) => ['--filter-platform', target]);
  const args = ['metadata', '--format-version', '1', '--locked', '--all-features', ...filters];
  const { packages, resolve } = JSON.parse(execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 }));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const known = new Map(packages.map((known) => [known.id, known]));
  const ours = (id) => known.get(id)?.source === null;
  const shipped = new Set();
  const visit = (id) => {
    if (shipped.has(id)) return;
    shipped.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) {
      // What only builds or tests it is not in it.
      if (kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  packages.filter(({ id, name }) => ours(id) && ROOTS.includes(name)).forEach(({ id }) => visit(id));
  return [...shipped].filter((id) => !ours(id)).map((id) => {
    const { name, version, license, authors, repository, manifest_path: manifest } = known.get(id);
    return { name, version, licence: license ?? 'see below', authors, from: repository, texts: textsIn(dirname(manifest)) };
  });
}

/** What the start script has in it from npm: that alone, the other packages only build. */
function bundled() {
  const folder = join(ROOT, 'tools/node_modules/@fluent/bundle');
  const { name, version, license, author } = JSON.parse(read(join(folder, 'package.json')));
  const authors = [typeof author === 'string' ? author : author?.name].filter(Boolean);
  return { name, version, licence: license, authors, from: 'https://github.com/projectfluent/fluent.js', texts: textsIn(folder) };
}

/** Rust's own library is in every program. */
function standard() {
  const version = execFileSync('rustc', ['--version'], { encoding: 'utf8' }).split(' ')[1];
  const from = 'https://github.com/rust-lang/rust';
  return { name: 'The Rust standard library', version, licence: 'MIT OR Apache-2.0', authors: ['The Rust Project contributors'], from, texts: [] };
}

/** Of crates that name a licence and come without its text. */
const MIT = `MIT License

Copyright (c) the authors named with it above

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
const BSD = `BSD 3-Clause License

Copyright (c) the authors named with it above

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are
met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
   documentation and/or other materials provided with the distribution.

3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this
   software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT
LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`;

const apache = read(join(ROOT, 'LICENSE'));
const font = {
  name: 'Atkinson Hyperlegible Next', version: '', licence: 'OFL-1.1', authors: [], from: null, texts: [read(join(ROOT, 'public/fonts/OFL.txt'))],
};
const byName = (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en');
const all = [font, standard(), bundled(), ...crates().sort(byName)];

/** Texts that differ in nothing but how they are set are one. */
const same = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
/** The terms of the Apache License, without what some put below them. */
const terms = (text) => same(text).split(' end of terms and conditions')[0];
const isApache = (text) => terms(text) === terms(apache);
const numbered = new Map();
const texts = [];
function numberOf(text) {
  const key = isApache(text) ? same(apache) : same(text);
  if (!numbered.has(key)) numbered.set(key, texts.push(isApache(text) ? apache : text));
  return numbered.get(key);
}
numberOf(apache);

/** What to give for a licence whose text does not come with what it is of; a choice is ours to make. */
const usual = (licence) => {
  if (/\bApache-2\.0\b/.test(licence)) return [apache];
  if (/\bMIT\b/.test(licence)) return [MIT];
  return /\bBSD-3-Clause\b/.test(licence) ? [BSD] : [];
};
const entry = ({ name, version, licence, authors, from, texts: own }) => {
  const named = own.some((text) => text !== '') ? own.filter((text) => text !== '') : usual(licence);
  const numbers = [...new Set(named.map(numberOf))].sort((a, b) => a - b);
  const where = numbers.length > 0 ? `: ${numbers.length > 1 ? 'texts' : 'text'} ${numbers.join(', ')}` : '';
  const by = authors.length > 0 ? `\n  by ${authors.map((author) => author.replace(/\s*<[^>]*>/, '')).join(', ')}` : '';
  return `${[name, version].filter(Boolean).join(' ')}\n  ${licence}${where}${by}${from ? `\n  ${from}` : ''}`;
};
const entries = all.map(entry);
const line = '='.repeat(78);
const page = [
  'Tincan is free software under the Apache License 2.0: text 1 below.',
  'What follows is built into it, or comes with it. Numbers lead to the texts at the end.',
  ...entries,
  ...texts.map((text, at) => `${line}\nText ${at + 1}\n${line}\n\n${text}`),
];
writeFileSync(OUT, `${page.join('\n\n')}\n`);
