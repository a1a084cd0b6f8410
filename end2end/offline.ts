// What the service worker keeps, so that the pages open without a network.

import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Waits until the worker has kept what it is to keep: from now on the pages open without a network. */
export async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => keptFiles(page)).toEqual(expect.arrayContaining(['/', '/room', '/doctor']));
}

/** The paths of what the worker has kept. */
export async function keptFiles(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
}
