// The watch over all pages sees what it is there to see. Made-up pages, no server.

import { expect, test } from '@playwright/test';
import { chromiumPermissions } from '../browsers.ts';
import { PAGE_NOT_FOUND, Watch } from '../watch.ts';

const ORIGIN = 'http://127.0.0.1:1';

const seen: Record<string, { script: string; as: RegExp }> = {
  'a warning': { script: 'console.warn("careful")', as: /^Ada: console warning: careful/ },
  'an error': { script: 'console.error("broken")', as: /^Ada: console error: broken/ },
  'an exception': { script: 'throw new Error("thrown")', as: /^Ada: page error: .*thrown/ },
  'a rejected promise': { script: 'Promise.reject(new Error("rejected"))', as: /^Ada: page error: .*rejected/ },
  'a request to another host': {
    script: 'fetch("http://elsewhere.invalid/").catch(() => {})',
    as: /^Ada: request to another host: http:\/\/elsewhere\.invalid\//,
  },
  'a WebSocket to another host': {
    script: 'new WebSocket("ws://elsewhere.invalid/")',
    as: /^Ada: request to another host: ws:\/\/elsewhere\.invalid\//,
  },
};

for (const [what, { script, as }] of Object.entries(seen)) {
  test(`${what} is seen, on the first page and on the next`, async ({ browser }) => {
    const context = await browser.newContext({ permissions: chromiumPermissions });
    const watch = new Watch();
    watch.context(context, 'Ada');
    await context.route(`${ORIGIN}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<link rel="icon" href="data:,"><script>${script}</script>` }),
    );
    const reports = () => watch.problems().filter((line) => as.test(line)).length;
    await (await context.newPage()).goto(ORIGIN);
    await expect.poll(reports).toBe(1);
    await (await context.newPage()).goto(ORIGIN);
    await expect.poll(reports).toBe(2);
    await context.close();
  });
}

test('an ordinary page is no problem, and a declared message is none', async ({ browser }) => {
  const context = await browser.newContext();
  const watch = new Watch();
  watch.context(context, 'Ada');
  await context.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('/missing')
      ? route.fulfill({ status: 404, contentType: 'text/html', body: 'missing' })
      : route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,"><p>fine' }),
  );
  const page = await context.newPage();
  await page.goto(ORIGIN);
  expect(watch.problems()).toEqual([]);
  await page.goto(`${ORIGIN}/missing`);
  await expect.poll(() => watch.problems().length).toBeGreaterThan(0);
  watch.expect(PAGE_NOT_FOUND);
  expect(watch.problems()).toEqual([]);
  await context.close();
});
