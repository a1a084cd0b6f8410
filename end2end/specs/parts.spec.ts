// Parts of the program that are loaded when they are first wanted.

import type { Route } from '@playwright/test';
import { expect, type Person, test } from '../fixtures.ts';

/** The files of all parts. */
const PARTS = /\/pkg\/[\w-]{22}\/(split|chunk)_\w+\.wasm$/;

async function partsOf({ page }: Person): Promise<string[]> {
  return await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

async function loaded(person: Person): Promise<number> {
  return (await partsOf(person)).filter((name) => PARTS.test(name)).length;
}

test('a room needs none of them, a tool its own, and after a while all are there', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  expect(await loaded(ada)).toBe(0);
  await ada.settings.open();
  // The browser notes what it loaded a moment after it gave it out.
  await expect.poll(() => loaded(ada)).toBeGreaterThan(0);
  const some = await loaded(ada);
  await ada.settings.close();
  const all = await ada.page.locator('#joints').evaluate((joints) => (joints as HTMLElement).dataset['parts']?.split(' ').length ?? 0);
  expect(all).toBeGreaterThan(some);
  await expect.poll(() => loaded(ada), { timeout: 20_000 }).toBeGreaterThanOrEqual(all - 1);
});

test('a part that does not come says so, and comes when it is asked for again', async ({ newPerson, watch }) => {
  watch.expect(/console error: (Failed to load resource|TypeError: Failed to fetch)/);
  watch.expect(/console warning: Service Worker registration blocked by Playwright/);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.opensRoom();
  let away = true;
  await ada.page.route(PARTS, async (route) => await (away ? route.abort() : route.continue()));
  await ada.page.getByRole('button', { name: 'Settings' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog.getByRole('alert')).toContainText('could not be loaded');
  away = false;
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

test('a part that is long on its way is announced, and nothing breaks when its sheet is closed before it comes', async ({ newPerson, watch }) => {
  watch.expect(/console warning: Service Worker registration blocked by Playwright/);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.opensRoom();
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await ada.page.route(PARTS, async (route) => {
    await held;
    await route.continue();
  });
  await ada.page.getByRole('button', { name: 'Settings' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog.getByRole('status')).toHaveText('This part is being loaded.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  release();
  await ada.room.send('still here');
  await ada.settings.open();
  await expect(dialog.getByRole('navigation', { name: 'Sections' })).toBeVisible();
});

test('a part that was changed on the way does not run', async ({ newPerson, watch }) => {
  watch.expect(/console error: .*\bintegrity\b/);
  watch.expect(/console error: TypeError: Failed to fetch/);
  watch.expect(/console warning: Service Worker registration blocked by Playwright/);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.opensRoom();
  const change = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    // A custom section with nothing in it: valid, and another file.
    await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0, 1, 0])]) });
  };
  const changed: Promise<void>[] = [];
  await ada.page.route(PARTS, (route) => { changed.push(change(route)); });
  await ada.page.getByRole('button', { name: 'Settings' }).click();
  await expect(ada.page.getByRole('dialog', { name: 'Settings' }).getByRole('alert')).toContainText('could not be loaded');
  // It is said as soon as one of its files does not run; the others may still be on their way.
  await Promise.all(changed);
});
