// Who has opened the page once can open it again when the network or the server is gone.

import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import type { Page } from '@playwright/test';
import { notInFirefox } from '../browsers.ts';
import { allLinked, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { kept, keptFiles } from '../offline.ts';
import { expectSignaling } from '../pages/room.ts';
import { serverPort, TincanServer } from '../server.ts';
import { anotherVersion, placeOf, servedGlue, type SiteVersion, tamper } from '../site.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;

test.beforeEach(({ watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
});

test('without a network: room and lobby open, and one can write', async ({ newPerson, browserName }) => {
  test.skip(browserName === 'firefox', notInFirefox.offline);
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  await kept(ada.page);
  await ada.context.setOffline(true);
  const again = await ada.reopens(link);
  await writes(again);

  const inLobby = await again.newTab();
  await inLobby.lobby.open();
  await expect(inLobby.lobby.yourName).toHaveValue('Ada');
  await inLobby.lobby.join('Ada', undefined);
  await writes(inLobby);
});

test('without a network: a room named by hand opens as well', async ({ newPerson, browserName }) => {
  test.skip(browserName === 'firefox', notInFirefox.offline);
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await kept(ada.page);
  await ada.context.setOffline(true);
  // The worker that turns the name into a key is a file, too.
  const worker = ada.page.waitForEvent('worker');
  await ada.lobby.join('Ada', 'garden shed');
  await worker;
  await writes(ada);
  const again = await ada.reopens('/room#name:garden%20shed');
  await expect(again.room.heading).toHaveText('garden shed');
});

test('without the server: the room opens, and everything connects once the server is back', async ({
  newPerson,
  server,
}) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await ada.opensRoom();
  await bo.opensLink(link);
  await allLinked([ada, bo]);
  for (const { page } of [ada, bo]) await kept(page);
  await server.kill();

  const again = [await ada.reopens(link), await bo.reopens(link)] as const;
  for (const person of again) await writes(person);
  const inLobby = await again[0].newTab();
  await inLobby.lobby.open();

  await server.start();
  for (const { room } of again) await expectSignaling(room, 'connected', { timeout: RECONNECT_MS_MAX });
  await allLinked(again);
  await talk('coming back', again);
});

const poorServers: Record<string, (port: number) => net.Server> = {
  'says nothing': (port) => net.createServer(() => {}).listen(port, '127.0.0.1'),
  'is a proxy whose server is away': (port) =>
    http.createServer((_, response) => response.writeHead(502).end('Bad Gateway')).listen(port, '127.0.0.1'),
};

for (const [what, listen] of Object.entries(poorServers)) {
  test(`with a server that ${what}: the room opens`, async ({ newPerson, server, watch }) => {
    // The page gives up on a socket that is never answered, which Chromium finds worth a warning.
    watch.expect(/console warning: WebSocket connection to '\S+\/signal' failed: WebSocket is closed before/);
    const ada = await newPerson('Ada');
    const link = await ada.opensRoom();
    await kept(ada.page);
    await server.kill();
    const poor = listen(server.port);
    const sockets = new Set<net.Socket>();
    poor.on('connection', (socket: net.Socket) => sockets.add(socket));
    await once(poor, 'listening');
    try {
      await writes(await ada.reopens(link));
    } finally {
      poor.close();
      for (const socket of sockets) socket.destroy();
    }
  });
}

test('kept are the pages and what they need, and no room code', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  await kept(ada.page);
  // This time the worker itself hands out the page.
  await ada.page.reload();
  await ada.room.entered();
  const keys = await ada.page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  for (const url of keys) expect(url).not.toContain(new URL(link).hash.slice(1));
  const hash = '[A-Za-z0-9_-]{22}';
  const kinds = ['/', '/room', '/stretch-worker.js', ...['css', 'js', 'wasm'].map((kind) => `/pkg/${hash}/tincan.${kind}`)];
  const paths = keys.map((url) => new URL(url).pathname);
  for (const kind of kinds) {
    expect(paths.filter((path) => new RegExp(`^${kind.replaceAll('.', '\\.')}$`).test(path)), kind).toHaveLength(1);
  }
  for (const path of paths) expect(path).toMatch(/^\/(room|doctor)?$|^\/(pkg|fonts)\/|^\/[\w-]+\.(js|svg|png|webmanifest)$/);
});

test.describe('after an update of the server', () => {
  let other: TincanServer | undefined;

  /** Answers the name of the other version's script. */
  async function update(server: TincanServer, { program }: SiteVersion): Promise<string> {
    await server.kill();
    other = new TincanServer(serverPort, program);
    await other.start();
    return await servedGlue(other.origin);
  }

  test.afterEach(async () => {
    await other?.kill();
    other = undefined;
  });

  test('the new version opens offline, and the old one is forgotten', async ({ newPerson, server, browserName }, testInfo) => {
    test.skip(browserName === 'firefox', notInFirefox.offline);
    const version = await anotherVersion(testInfo.outputPath('another'));
    const ada = await newPerson('Ada');
    const link = await ada.opensRoom();
    await kept(ada.page);
    const before = await glueOf(ada.page);

    const after = await update(server, version);
    expect(after).not.toBe(before);
    // The page comes from the server, not from the cache.
    await ada.page.reload();
    await ada.room.entered();
    expect(await glueOf(ada.page)).toBe(after);
    await keptVersion(ada.page, after);
    // With the page opened next, what only the old one needed is gone.
    await ada.page.reload();
    await ada.room.entered();
    await expect.poll(() => keptFiles(ada.page)).not.toContain(before);

    await ada.context.setOffline(true);
    const again = await ada.reopens(link);
    expect(await glueOf(again.page)).toBe(after);
    await writes(again);
    const inLobby = await again.newTab();
    await inLobby.lobby.open();
    expect(await glueOf(inLobby.page)).toBe(after);
  });

  test('half done, the old version opens offline', async ({ newPerson, server, watch }, testInfo) => {
    watch.expect(/console error: Failed to load resource: the server responded with a status of 404 .*\.wasm/);
    watch.expect(/page error: .*(WebAssembly|wasm|HTTP status code is not ok)/i);
    const version = await anotherVersion(testInfo.outputPath('half'), { broken: true });
    const ada = await newPerson('Ada');
    const link = await ada.opensRoom();
    await kept(ada.page);
    const before = await glueOf(ada.page);

    const after = await update(server, version);
    const missing = ada.page.waitForResponse(/\.wasm$/);
    await ada.page.reload();
    expect((await missing).status()).toBe(404);
    expect(await glueOf(ada.page)).toBe(after);

    await other?.kill();
    const again = await ada.reopens(link);
    expect(await glueOf(again.page)).toBe(before);
    await writes(again);
  });

  test('changed on the way, it is not kept: the old version opens offline', async ({ newPerson, server, watch }, testInfo) => {
    watch.expect(/console error: .*\bintegrity\b/);
    // Of the script that imports the changed one.
    watch.expect(/page error: $/);
    const version = await anotherVersion(testInfo.outputPath('changed'));
    const ada = await newPerson('Ada');
    const link = await ada.opensRoom();
    await kept(ada.page);
    const before = await glueOf(ada.page);

    const after = await update(server, version);
    await tamper(placeOf(version.site, after));
    await ada.page.reload();
    await expect(ada.room.alert).toContainText('was not started');
    expect(await glueOf(ada.page)).toBe(after);
    // The worker has tried by now, and kept nothing of it.
    await ada.context.serviceWorkers()[0]?.evaluate('last');
    const files = await keptFiles(ada.page);
    expect(files).toContain(before);
    expect(files).not.toContain(after);

    await other?.kill();
    const again = await ada.reopens(link);
    expect(await glueOf(again.page)).toBe(before);
    await writes(again);
  });
});

for (const [what, script] of Object.entries({
  'no service workers': 'delete Navigator.prototype.serviceWorker',
  'service workers that it refuses':
    'ServiceWorkerContainer.prototype.register = () => { globalThis.asked = true; return Promise.reject(new Error("no")); }',
})) {
  test(`in a browser with ${what} the page says nothing about it`, async ({ newPerson }) => {
    const ada = await newPerson('Ada');
    await ada.page.addInitScript(script);
    await ada.opensRoom();
    if (script.includes('asked')) await expect.poll(() => ada.page.evaluate('globalThis.asked')).toBe(true);
    expect(await ada.page.evaluate('caches.keys()')).toEqual([]);
  });
}

/** Waits until both pages are kept in this version. */
async function keptVersion(page: Page, glue: string): Promise<void> {
  const glues = () =>
    page.evaluate(async () => {
      const pages = await Promise.all(['/', '/room'].map(async (path) => (await caches.match(path))?.text()));
      return pages.map((html) => /id="glue" src="([^"]+)"/.exec(html ?? '')?.[1]);
    });
  await expect.poll(glues).toEqual([glue, glue]);
}

/** The script of the version that this page belongs to. */
async function glueOf(page: Page): Promise<string | null> {
  return await page.locator('#glue').getAttribute('src');
}

/** Out of reach of everybody, one can write all the same. */
async function writes({ room }: Person): Promise<void> {
  await expectSignaling(room, 'reconnecting');
  const own = await room.send('out here');
  await expect(own).toHaveCount(1);
  await own.scrollIntoViewIfNeeded();
  await expect(own).toBeVisible();
}
