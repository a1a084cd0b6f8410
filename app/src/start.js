// Brings the page to life: loads script and WebAssembly side by side, then hydrates. Both have to be what the page says they are,
// by their hashes. If one is not, nothing of it runs and the person is told.

const { wasm, wasmIntegrity } = document.getElementById('hydration').dataset;
const glue = document.getElementById('glue');

const CHANGED =
  'This page was not started: a part of its program is not what the server said it would be. It was changed or damaged on the way or on the server. Load the page again. If it stays like this, tell whoever runs the server.';
const AWAY =
  'This page was not started: a part of its program could not be loaded. Check your connection and load the page again.';
const BROKEN =
  'This page could not be started by this browser. Load it again; if it stays like this, try a newer browser.';

/** Where a new worker may come from. */
const WORKERS = ['/service-worker.js', '/stretch-worker.js'];
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

async function start() {
  let loaded = false;
  try {
    // Both are checked as a whole before either is used. The script is named in the page, and so is its hash; importing it
    // gives what was loaded there.
    const [response] = await Promise.all([fetch(wasm, { integrity: wasmIntegrity ?? '' }), scriptOf(glue)]);
    loaded = response.ok;
    if (!loaded) throw new Error(`${wasm} is answered with ${response.status}`);
    const module = await import(glue.src);
    await module.default({ module_or_path: response });
    module.hydrate();
  } catch (error) {
    say(loaded ? BROKEN : await there() ? CHANGED : AWAY);
    if (loaded) throw error;
  }
}

function scriptOf(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', () => reject(new Error(`${element.src} was not run`)));
  });
}

/** Whether the server has both, whatever is in them. Asked past the browser's cache, which so gets a fresh copy. */
async function there() {
  const asked = [glue.src, wasm].map((address) => fetch(address, { cache: 'reload' }).then(({ ok }) => ok, () => false));
  return !(await Promise.all(asked)).includes(false);
}

function say(sentence) {
  const words = document.createElement('p');
  words.className = 'not-started';
  words.setAttribute('role', 'alert');
  words.textContent = sentence;
  document.body.prepend(words);
}
