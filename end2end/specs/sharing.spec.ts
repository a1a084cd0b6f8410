// What another app shares lands in the composer of a room that the person chooses, and nowhere else.

import { expect, type Person, test } from '../fixtures.ts';
import { kept } from '../offline.ts';

/** Another app shares; browsers do that by a request that opens a page with the answer. */
async function shares({ page }: Person, parts: Record<string, string>, files: string[] = []): Promise<void> {
  const redirected = await page.evaluate(async ([parts, files]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) form.append(name, value);
    for (const [at, text] of files.entries()) form.append('files', new File([text], `${at}.txt`, { type: 'text/plain' }));
    const { redirected, url } = await fetch('/share', { method: 'POST', body: form });
    return redirected && new URL(url).pathname === '/';
  }, [parts, files] as const);
  expect(redirected).toBe(true);
  // As a page of its own. What an answer to `fetch` says of its address has nothing behind the #.
  await page.goto('about:blank');
  await page.goto('/#shared');
}

function bar({ page }: Person) {
  return page.getByRole('region', { name: 'Shared with Tincan' });
}

test('a link goes into the message box of the room that is opened next, behind what was begun', async ({ newPerson, watch }) => {
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  await kept(ada.page);
  await ada.page.reload();
  await ada.room.entered();
  await ada.room.composer.fill('Look:');
  const posted: string[] = [];
  ada.context.on('request', (request) => {
    if (request.method() === 'POST' && request.serviceWorker() !== null) posted.push(request.url());
  });
  await shares(ada, { title: 'A pier', text: 'A pier at low tide https://example.org/pier', url: 'https://example.org/pier' });
  await expect(bar(ada)).toContainText('Open a room');
  await expect(bar(ada).getByRole('blockquote')).toHaveText('A pier at low tide https://example.org/pier');
  await ada.rooms.link(link).click();
  await ada.room.entered();
  await expect(ada.room.composer).toHaveValue('Look:\nA pier at low tide https://example.org/pier');
  await expect(ada.room.message('A pier at low tide https://example.org/pier'), 'sending is for the person').toHaveCount(0);
  expect(posted, 'nothing of it goes to the server').toEqual([]);
  expect(watch.problems()).toEqual([]);

  // It is there once.
  await ada.page.goto('about:blank');
  await ada.page.goto('/#shared');
  await expect(bar(ada)).toContainText('did not arrive');
  await bar(ada).getByRole('button', { name: 'Discard' }).click();
  await expect(bar(ada)).toHaveCount(0);
});

test('text files are read, and can be discarded', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await kept(ada.page);
  await shares(ada, {}, ['first\n', 'second']);
  await expect(bar(ada).getByRole('blockquote')).toHaveText('first second');
  await bar(ada).getByRole('button', { name: 'Discard' }).click();
  await expect(bar(ada)).toHaveCount(0);
  await ada.lobby.join('Ada', undefined);
  await ada.room.entered();
  await expect(ada.room.composer).toHaveValue('');
});

test('where there is no service worker the server says nothing of it and keeps nothing', async ({ newPerson, watch }) => {
  watch.expect(/console warning: Service Worker registration blocked by Playwright/);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.lobby.open();
  await shares(ada, { text: 'hello' });
  await expect(bar(ada)).toContainText('did not arrive');
});
