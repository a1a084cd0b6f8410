// Brings the page to life: loads script and WebAssembly side by side, then hydrates. Both have to be what the page says they are,
// by their hashes, and so do the words. If one is not, nothing of it runs and the person is told, in the words that the page itself has.

import { tincan } from './language.js';

globalThis.tincan = tincan;
const { wasm, wasmIntegrity, changed, away, broken } = document.getElementById('hydration').dataset;
/** The JavaScript around the WebAssembly, and the script it imports that loads further parts, if there are any. */
const [glue, ...joints] = ['glue', 'joints'].map((id) => document.getElementById(id)).filter((element) => element !== null);

/** Where a new worker may come from. */
const WORKERS = ['/scan-worker.js', '/service-worker.js', '/stretch-worker.js'];
/** What may run or load something, which no part of the page that is drawn from text has. */
const ACTIVE = /<\s*(script|i?frame|object|embed|base|meta)|\s(on\w+|srcdoc)\s*=|javascript:/i;

// Where the browser asks before text becomes markup or a script's address, this answers. Nothing may become a script.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (html) => (ACTIVE.test(html) ? null : html),
  createScriptURL: (address) => (WORKERS.includes(address) ? address : null),
});

// What Leptos would write into the page as scripts: pages carry no data.
for (const list of ['__RESOLVED_RESOURCES', '__SERIALIZED_ERRORS', '__INCOMPLETE_CHUNKS']) globalThis[list] = [];

start();
globalThis.visualViewport?.addEventListener('resize', keepClear);

/** Where a keyboard lies over the page instead of making it lower, the page makes itself lower. What is drawn larger stays as it is. */
function keepClear() {
  const { height, scale } = visualViewport;
  const hidden = scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - height));
  document.documentElement.style.setProperty('--keyboard', `${hidden}px`);
  if (hidden > 0) scrollTo(0, 0);
}

async function start() {
  let loaded = false;
  try {
    // All are checked as a whole before any is used. The script is named in the page, and so is its hash; importing it
    // gives what was loaded there.
    const [response] = await Promise.all([
      fetch(wasm, { integrity: wasmIntegrity ?? '' }), tincan.speak(document.documentElement.lang),
      ...[glue, ...joints].map(scriptOf),
    ]);
    loaded = response.ok;
    if (!loaded) throw new Error(`${wasm} is answered with ${response.status}`);
    const module = await import(glue.src);
    await module.default({ module_or_path: response });
    module.hydrate();
  } catch (error) {
    say(loaded ? broken : await there() ? changed : away);
    if (loaded) throw error;
  }
}

function scriptOf(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', () => reject(new Error(`${element.src} was not run`)));
  });
}

/** Whether the server has them, whatever is in them. Asked past the browser's cache, which so gets a fresh copy. */
async function there() {
  const asked = [glue.src, ...joints.map(({ src }) => src), wasm].map((address) => fetch(address, { cache: 'reload' }).then(({ ok }) => ok, () => false));
  return !(await Promise.all(asked)).includes(false);
}

function say(sentence) {
  const words = document.createElement('p');
  words.className = 'not-started';
  words.setAttribute('role', 'alert');
  words.textContent = sentence;
  document.body.prepend(words);
}
