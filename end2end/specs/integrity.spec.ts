// What runs is what the server said would run: a file that was changed since keeps the page from starting, and the person is told.

import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { firefoxPath } from '../browsers.ts';
import { expect, test } from '../fixtures.ts';
import { otherPort, TincanServer } from '../server.ts';
import { anotherVersion, placeOf, tamper } from '../site.ts';

/** What is printed where routes are to see every request. */
const BLOCKED = /console warning: Service Worker registration blocked by Playwright/;

test.skip(
  ({ browserName }) => browserName === 'firefox' && firefoxPath === undefined,
  'no Firefox on this machine: install firefox-esr, or name one with TINCAN_FIREFOX',
);

/** A server whose site is a copy that may be changed; `file` is where the page's file of this kind lies. */
async function copied(directory: string): Promise<{ server: TincanServer; file: (page: Page, kind: string) => Promise<string> }> {
  const { program, site } = await anotherVersion(directory);
  const server = new TincanServer(otherPort, program);
  await server.start();
  return {
    server,
    file: async (page, kind) => {
      const named = kind === 'wasm' ? page.locator('#hydration').getAttribute('data-wasm') : page.locator(`#${kind}`).getAttribute('src');
      return placeOf(site, (await named) ?? '');
    },
  };
}

for (const [what, kind] of [['WebAssembly', 'wasm'], ['script', 'glue']] as const) {
  test(`a changed ${what} does not run, and the page says so`, async ({ newPerson, watch }, testInfo) => {
    // What browsers themselves say of it.
    watch.expect(/(console error|page error): .*\bintegrity\b/);
    watch.expect(/console error: Failed to load resource/);
    // Of a script that imports another which does not run.
    watch.expect(/page error: $/);
    const { server, file } = await copied(testInfo.outputPath('site'));
    try {
      const before = await newPerson('Ada', { baseURL: server.origin });
      await before.page.goto('/');
      await before.lobby.ready();
      const name = await file(before.page, kind);
      const content = await readFile(name);
      await tamper(name);

      for (const address of ['/', '/room', '/doctor']) {
        const ada = await newPerson('Ada', { baseURL: server.origin });
        await ada.page.goto(address);
        const words = ada.page.getByRole('alert').filter({ hasText: 'was not started' });
        await expect(words).toContainText('not what the server said it would be');
        if (address === '/') await expect(ada.lobby.joinButton).toBeDisabled();
        await ada.context.close();
      }

      await writeFile(name, content);
      const after = await newPerson('Ada', { baseURL: server.origin });
      await after.page.goto('/');
      await after.lobby.ready();
      await expect(after.page.getByRole('alert')).toHaveCount(0);
      // Their service workers may be on their way, and would miss the server.
      for (const { context } of [before, after]) await context.close();
    } finally {
      await server.kill();
    }
  });
}

test('a file that is gone is told from one that was changed', async ({ newPerson, watch }) => {
  watch.expect(/console error: Failed to load resource: net::ERR_FAILED/);
  watch.expect(BLOCKED);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.page.route(/\.wasm$/, (route) => route.abort());
  await ada.page.goto('/room');
  await expect(ada.page.getByRole('alert').filter({ hasText: 'was not started' })).toContainText('could not be loaded');
});

test('the worker that makes keys out of names runs nothing that was changed, and the page makes them itself', async ({ newPerson, watch, browserName }) => {
  test.skip(browserName === 'firefox', 'routing requests of workers is for Chromium');
  watch.expect(/console error: .*\bintegrity\b/);
  watch.expect(BLOCKED);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.lobby.open();
  let changed = 0;
  await ada.context.route(/\/pkg\/stretcher\./, async (route) => {
    const response = await route.fetch();
    changed += 1;
    await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0])]) });
  });
  await ada.lobby.join('Ada', 'garden shed');
  await ada.room.entered();
  expect(changed).toBe(1);
});
