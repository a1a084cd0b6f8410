// The pages themselves: without scripts, at unknown addresses, on a small screen.

import type { Page } from '@playwright/test';
import { notInFirefox } from '../browsers.ts';
import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { PAGE_NOT_FOUND } from '../watch.ts';

test.describe('with JavaScript off', () => {
  test.skip(({ browserName }) => browserName === 'firefox', notInFirefox.scripts);

  test('the lobby says what this is and what it needs', async ({ newPerson }) => {
    const { page, lobby } = await newPerson('Ada', { javaScriptEnabled: false });
    const response = await page.goto('/');
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/Tincan/);
    await expect(lobby.heading).toBeVisible();
    await expect(lobby.yourName).toBeVisible();
    await expect(lobby.room).toBeVisible();
    await expect(lobby.joinButton).toBeDisabled();
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
  });

  test('the room says what it needs and leads back', async ({ newPerson }) => {
    const { page, room } = await newPerson('Ada', { javaScriptEnabled: false });
    const response = await page.goto('/room');
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/Tincan/);
    await expect(room.heading).toBeVisible();
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
    await expect(room.toLobby).toHaveAttribute('href', '/');
  });

  test('an unknown address says so', async ({ newPerson, watch }) => {
    watch.expect(PAGE_NOT_FOUND);
    const { page, room } = await newPerson('Ada', { javaScriptEnabled: false });
    const response = await page.goto('/nowhere');
    expect(response?.status()).toBe(404);
    await expect(room.toLobby).toBeVisible();
  });
});

for (const address of ['/nowhere', '/room/further', '/signal/x', '/%ff']) {
  test(`the unknown address ${address} is answered with 404 and a page`, async ({ newPerson, watch }) => {
    watch.expect(PAGE_NOT_FOUND);
    const { page, room, lobby } = await newPerson('Ada');
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(room.heading).toHaveText('This address leads nowhere');
    await room.toLobby.click();
    await lobby.ready();
  });
}

test('a script file that is gone is answered with 404, and that is not kept', async ({ request }) => {
  const response = await request.get('/pkg/0000000000000000000000/tincan.js');
  expect(response.status()).toBe(404);
  expect(response.headers()['cache-control'] ?? '').not.toMatch(/immutable|max-age=[1-9]/);
});

test('what was typed before the page was ready stays', async ({ newPerson }) => {
  const { page, lobby } = await newPerson('Ada');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await lobby.yourName.fill('Ada');
  await expect(lobby.joinButton).toBeDisabled();
  release();
  await lobby.ready();
  await expect(lobby.yourName).toHaveValue('Ada');
});

test('the script files are named by their content, cached for good and compressed', async ({ newPerson }) => {
  const { page } = await newPerson('Ada');
  const answers: Record<string, string>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/pkg/')) {
      answers.push({ url: response.url(), ...response.headers() });
    }
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(answers.length).toBeGreaterThanOrEqual(3);
  for (const headers of answers) {
    expect(headers['url']).toMatch(/\.[\w-]{22}\.(js|wasm|ftl)$|\/pkg\/[\w-]{22}\/[\w.]+\.(js|wasm|css)$/);
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-encoding']).toMatch(/^(br|gzip|zstd)$/);
  }
});

test.describe('on a phone 320 pixels wide', () => {
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };

  test('nothing is wider than the screen', async ({ newPerson, watch }) => {
    watch.expect(PAGE_NOT_FOUND);
    test.setTimeout(90_000);
    const ada = await newPerson('Ada', phone);
    await ada.lobby.open();
    await fits(ada.page, 'lobby');
    await ada.lobby.joinButton.click();
    await expect(ada.lobby.alerts).toHaveCount(2);
    await fits(ada.page, 'lobby with reasons');

    await ada.page.goto('/nowhere');
    await fits(ada.page, '404');
    await ada.page.goto('/room#nonsense');
    await expect(ada.room.alert).toBeVisible();
    await fits(ada.page, 'broken link');

    const link = await ada.opensRoom();
    await fits(ada.page, 'room, alone');
    await ada.room.invite.click();
    await fits(ada.page, 'room with its code');
    await ada.page.keyboard.press('Escape');

    const bo = await newPerson(`Bo${'o'.repeat(60)}`);
    await bo.page.goto(link);
    await bo.room.giveName(bo.name);
    await ada.room.linkedTo(bo.name);
    await bo.room.send('w'.repeat(500));
    await ada.room.send('a few words and https://example.invalid/'.concat('path/'.repeat(40)));
    await expect(ada.room.messages).toHaveCount(2);
    await fits(ada.page, 'room with a long name and long words');
  });

  test('two people can chat', async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada', phone), await newPerson('Bo', phone)];
    await meet(ada, bo);
    for (let n = 0; n < 12; n += 1) await ada.room.send(`line ${n}`);
    // The newest message and the composer are in sight without scrolling.
    for (const { room } of [ada, bo]) {
      await expect(room.message('line 11')).toBeInViewport();
      await expect(room.composer).toBeInViewport();
      await expect(room.sendButton).toBeInViewport();
    }
  });
});

/** No horizontal scrolling, and no control beyond the edges. */
async function fits(page: Page, what: string): Promise<void> {
  const measure = () =>
    page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const beyond = [...document.querySelectorAll('a, button, input, textarea, h1, h2, article')]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.left < 0 || box.right > width + 0.5))
        .map(({ element, box }) => `${element.tagName} ${element.textContent?.trim()} ends at ${box.right}`);
      return { scrolls: Math.max(0, document.documentElement.scrollWidth - width), beyond };
    });
  await expect.poll(measure, what).toEqual({ scrolls: 0, beyond: [] });
}
