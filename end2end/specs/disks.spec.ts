// The broken disks of the storage tests are broken as they should be. Made-up pages, no server.

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { diskThatFills, diskThatSticks, loadsHidden, noStorage, recordStates, setHidden, statesOf } from '../storage.ts';

const ORIGIN = 'http://127.0.0.1:1';

/** A page with a function that stores something: tells how it went, and whether it was told in time. */
async function pageWithStore(context: BrowserContext, script?: () => void): Promise<Page> {
  await context.route(`${ORIGIN}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,"><p>fine' }),
  );
  const page = await context.newPage();
  if (script !== undefined) await page.addInitScript(script);
  await page.goto(ORIGIN);
  return page;
}

async function store(page: Page, value: number): Promise<string> {
  return await page.evaluate(async (value) => {
    const opening = indexedDB.open('disk', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('values');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('values', 'readwrite');
    const told = new Promise<string>((resolve) => {
      transaction.oncomplete = () => resolve('complete');
      transaction.addEventListener('complete', () => resolve('complete'));
    });
    try {
      const putting = transaction.objectStore('values').put(value, 'key');
      // Readers wait for writers: once this answers, the transaction before it has ended.
      await new Promise((resolve) => putting.addEventListener('success', resolve));
      const reading = opening.result.transaction('values').objectStore('values').get('key');
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      return await Promise.race([told, Promise.resolve(`silent, ${reading.result}`)]);
    } catch (error) {
      return String(error);
    } finally {
      opening.result.close();
    }
  }, value);
}

test('a disk that fills refuses while it is full', async ({ context }) => {
  const page = await pageWithStore(context, diskThatFills);
  expect(await store(page, 1)).toBe('complete');
  await page.evaluate(() => {
    window.diskFull = true;
  });
  expect(await store(page, 2)).toMatch(/^QuotaExceededError/);
  await page.evaluate(() => {
    window.diskFull = false;
  });
  expect(await store(page, 3)).toBe('complete');
});

test('a disk that sticks tells nothing while it does', async ({ context }) => {
  const page = await pageWithStore(context, diskThatSticks);
  expect(await store(page, 1)).toBe('complete');
  await page.evaluate(() => {
    window.commitsStuck = true;
  });
  expect(await store(page, 2)).toBe('silent, 2');
  await page.reload();
  expect(await store(page, 3)).toBe('complete');
});

for (const [what, script] of Object.entries(noStorage)) {
  test(`without storage: ${what}`, async ({ context }) => {
    const page = await pageWithStore(context, script);
    expect(await page.evaluate(() => {
      try {
        indexedDB.open('disk', 1);
        return 'opened';
      } catch (error) {
        return (error as Error).name;
      }
    })).toMatch(/^(TypeError|SecurityError)$/);
  });
}

test('every state of a message is recorded, and pages can be hidden', async ({ context }) => {
  const page = await pageWithStore(context);
  await page.setContent('<article data-state="saving"><p>hello</article><article data-state="sent"><p>other</article>');
  await recordStates(page);
  for (const state of ['saved', 'sent', 'delivered']) {
    await page.locator('article').first().evaluate((message, state) => {
      message.setAttribute('data-state', state);
    }, state);
  }
  await expect.poll(() => statesOf(page, 'hello')).toEqual(['saving', 'saved', 'sent', 'delivered']);
  expect(await statesOf(page, 'other')).toEqual(['sent']);

  await setHidden(page, true);
  expect(await page.evaluate(() => [document.visibilityState, document.hidden])).toEqual(['hidden', true]);
  await setHidden(page, false);
  expect(await page.evaluate(() => [document.visibilityState, document.hidden])).toEqual(['visible', false]);
  await loadsHidden(page);
  await page.goto(ORIGIN);
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
});
