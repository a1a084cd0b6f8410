'use strict';
// Opens the pages without a network: what is written offline is kept in the browser, so the way to it must be, too.
//
// Kept are the pages (the connection doctor is wanted most when the server is away) and the files they need, nothing else, so the cache is as large as one version of the site (two
// while it changes). A page is asked for from the server first and comes from the cache when there is no answer in time.
// Everything else (the signaling socket, what is written rather than read, other hosts) passes by untouched.

const CACHE = 'tincan-3';
const PAGES = ['/', '/room', '/doctor'];
/** What the pages need without naming it in their HTML. */
const UNNAMED = ['/stretch-worker.js', '/fonts/atkinson-hyperlegible-next-latin-ext.woff2'];
/** Files that a page may need, by path. */
const FILE = /^\/(pkg|fonts)\/|^\/[\w-]+\.(js|svg|png|webmanifest)$/;
/** Files named after their content, or in a folder that is: what is in the cache is what the server has. */
const HASHED = /^\/pkg\/([\w-]{22}\/|.*\.[\w-]{22}\.)/;
/** Where a page names a file, and where it says what that has to be. */
const HASHES = [['href', 'integrity'], ['src', 'integrity'], ...['wasm', 'markup', 'stretcher', 'emoji', 'words'].map((name) => [`data-${name}`, `data-${name}-integrity`])];
/** Where other apps post what they share, as in the manifest. */
const SHARE = '/share';
/** Most of it that is taken, in characters and in bytes of a file: a message has no more. */
const SHARED_LEN_MAX = 64 * 1024;
/** Longest wait for the server while there is a copy here. */
const PATIENCE_MS = 3_000;
/** Before the first downloads: the person who has just opened the page should not wait because of them. */
const SETTLE_MS = 1_000;

/** What another app shared, until a page asks for it. In memory only: on the disk it would lie unsealed. */
let shared = null;

self.addEventListener('install', (event) => {
  void self.skipWaiting();
  // The page that started this worker was loaded without it: fetch it again, and the others. If that fails, the next page
  // that is opened makes up for it.
  event.waitUntil(inTurn(async () => {
    await pause(SETTLE_MS);
    await renew('/room', fetch('/room'));
  }));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOtherCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  // Never more than the path: what stands after the # is the key to a room and has no place in a cache.
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin) return;
  if (method === 'POST' && pathname === SHARE) return event.respondWith(share(event.request));
  if (method !== 'GET') return;
  if (mode === 'navigate') {
    if (PAGES.includes(pathname)) page(event, pathname);
  } else if (FILE.test(pathname)) {
    event.respondWith(file(event, pathname));
  }
});

self.addEventListener('message', (event) => {
  const { data, source, ports } = event;
  // A page asks what it is called here: a notification finds its page by that.
  if (data === 'who') source?.postMessage({ client: source.id });
  // A page asks what another app shared: it is told once.
  if (data === 'shared') {
    ports[0]?.postMessage(shared);
    shared = null;
  }
  // Another language was chosen: the pages are to open in it without a network, too.
  if (data === 'renew') {
    event.waitUntil(inTurn(async () => {
      for (const path of PAGES) await keep(path, await fetch(path));
    }));
  }
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showThread(event.notification.data ?? {}));
});

/** Has a page show the thread that a notification is about: the one that made it if it is still there, else any, else a new one. */
async function showThread({ client, room, thread }) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ id }) => id === client)
    ?? pages.find(({ focused }) => focused)
    ?? pages.find(({ visibilityState }) => visibilityState === 'visible')
    ?? pages[0];
  try {
    // After the #, which no server sees.
    if (page === undefined) return void (await self.clients.openWindow(`/#open=${room},${thread}`));
    // Before the page comes to the front, which may take its time.
    page.postMessage({ open: { room, thread } });
    await page.focus();
  } catch {
    // The browser takes this for no click.
  }
}

/** Holds what another app shares, and opens the page that has a room chosen for it. It never leaves the device. */
async function share(request) {
  try {
    const form = await request.formData();
    const said = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string');
    const files = form.getAll('files').filter((file) => file instanceof File && file.size <= SHARED_LEN_MAX);
    const parts = [...said, ...(await Promise.all(files.map((file) => file.text())))].map((part) => part.trim());
    // Many apps put the link into the text as well.
    const once = parts.filter((part, at) => part !== '' && !parts.some((other, i) => (other === part ? i < at : other.includes(part))));
    shared = once.join('\n').slice(0, SHARED_LEN_MAX);
  } catch {
    shared = null;
  }
  return Response.redirect('/#shared', 303);
}

/** Answers with a page, and keeps it. */
function page(event, path) {
  const answer = fetch(event.request);
  const copy = copyOf(answer);
  event.waitUntil(inTurn(() => renew(path, copy)));
  event.respondWith(orKept(answer, path));
}

/** Answers with a file; it is kept only if a kept page needs it. */
async function file(event, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept === undefined) return await fetch(event.request);
  if (HASHED.test(path)) return kept;
  const answer = fetch(event.request);
  const copy = copyOf(answer);
  event.waitUntil(inTurn(async () => {
    const given = await copy;
    if (given?.ok) await cache.put(path, given);
  }));
  return await orKept(answer, path);
}

/** For keeping, while the answer itself goes to the page; `undefined` without an answer. */
function copyOf(answer) {
  return answer.then((given) => given.clone(), () => undefined);
}

/** The server's answer if it comes in time and makes sense, else the copy, else whatever the server has to say. */
async function orKept(answer, path) {
  try {
    const first = await Promise.race([answer, pause(PATIENCE_MS)]);
    // A proxy answers for a server that is away, with a status from 500.
    if (first !== undefined && first.status < 500) return first;
  } catch {
    // No network.
  }
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? (await answer);
}

function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

let last = Promise.resolve();

/** One change of the cache at a time. What fails leaves the cache as it was, and the next page opened tries again. */
function inTurn(change) {
  last = last.then(change).catch(() => {});
  return last;
}

/** Keeps the page that the server gave; with a new version of the site, the other pages as well. */
async function renew(path, coming) {
  const answer = await coming;
  if (answer === undefined) return;
  // Not when the last version went, but now: a tab may have been loading it then.
  await sweep();
  if (!(await keep(path, answer))) return;
  for (const other of PAGES) {
    if (other !== path) await keep(other, await fetch(other));
  }
}

/**
 * Keeps a page, once everything it needs is kept and is what the page says it is: a half-kept or changed version never takes
 * the place of a whole one. Returns whether the page needs files that were not here.
 */
async function keep(path, answer) {
  if (!answer.ok || answer.redirected) return false;
  const copy = answer.clone();
  const html = await answer.text();
  const files = needs(html);
  const hashes = hashesIn(html);
  // Some networks answer everything with a page of their own.
  if (!files.some((name) => name.startsWith('/pkg/'))) return false;
  const cache = await caches.open(CACHE);
  const here = new Set(await keptPaths(cache));
  const missing = files.filter((name) => !here.has(name) || (name.startsWith('/pkg/') && !HASHED.test(name)));
  if (missing.length > 0) {
    // All or none. What is not named after its content may have changed with the version, too.
    const asked = files.filter((name) => missing.includes(name) || !HASHED.test(name));
    await cache.addAll(asked.map((name) => new Request(name, { integrity: hashes.get(name) ?? '' })));
  }
  await cache.put(path, anonymous(copy));
  return missing.length > 0;
}

/** The same answer without its address, which the browser would store with what stands after the #. */
function anonymous({ body, status, statusText, headers }) {
  return new Response(body, { status, statusText, headers });
}

/** The paths of the files that a page needs: all that its HTML names, and what is not named there. */
function needs(html) {
  const named = [...html.matchAll(/\s[\w-]+="(\/[^"?#\s,]+)"/g)].map(([, path]) => path);
  return [...new Set([...named.filter((path) => FILE.test(path)), ...parts(html).map(([path]) => path), ...UNNAMED])];
}

/** The parts of the program that are loaded when they are wanted, each with what it has to be. */
function parts(html) {
  const [, list] = /\sdata-parts="([^"]*)"/.exec(html) ?? [];
  return (list ?? '').split(' ').filter((part) => part !== '').map((part) => part.split(','));
}

/** What files have to be, by path, where the HTML says so. */
function hashesIn(html) {
  const hashes = new Map(parts(html));
  for (const [tag] of html.matchAll(/<(?:link|script)\s[^>]*>/g)) {
    const said = new Map([...tag.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    for (const [path, hash] of HASHES) {
      if (said.has(path) && said.has(hash)) hashes.set(said.get(path), said.get(hash));
    }
  }
  return hashes;
}

/** Forgets the files that no kept page needs. */
async function sweep() {
  const cache = await caches.open(CACHE);
  const pages = (await Promise.all(PAGES.map((path) => cache.match(path)))).filter((kept) => kept !== undefined);
  const needed = new Set([...PAGES, ...(await Promise.all(pages.map(async (kept) => needs(await kept.text())))).flat()]);
  for (const path of await keptPaths(cache)) {
    if (!needed.has(path)) await cache.delete(path);
  }
}

async function keptPaths(cache) {
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}

/** Earlier versions of this worker may have kept things another way. */
async function forgetOtherCaches() {
  for (const name of await caches.keys()) {
    if (name.startsWith('tincan-') && name !== CACHE) await caches.delete(name);
  }
}
