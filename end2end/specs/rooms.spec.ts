// Many rooms: the list of them, one in front, the others behind it.

import { allLinked, meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';
import { diskThatFills, storedKeys } from '../storage.ts';

test.use({ keepsPages: false });

/** Opens a new room from the one in front. */
async function another(person: Person): Promise<string> {
  await person.rooms.newRoom.click();
  await person.lobby.join(person.name, undefined);
  await person.room.entered();
  return person.page.url();
}

test('rooms go on behind the one in front, and nothing of one shows in another', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const first = await ada.opensRoom();
  await bo.opensLink(first);
  await allLinked([ada, bo]);
  await ada.room.send('in the first');
  const second = await another(ada);
  expect(second).not.toBe(first);
  await expect(ada.rooms.entries).toHaveCount(2);
  await expect(ada.room.messages).toHaveCount(0);

  // Bo still has her, and what he says counts as new.
  await bo.room.linkedTo('Ada');
  await expectState(await bo.room.send('are you there?'), 'delivered');
  await expect(ada.rooms.entry(first)).toContainText('Bo: are you there?');
  await expect(ada.rooms.entry(first)).toContainText('1 new');
  await expect(ada.rooms.entry(first)).toContainText('1 other here');
  await expect(ada.rooms.entry(second)).toContainText('nobody else');
  await expect(ada.rooms.link(second)).toHaveAttribute('aria-current', 'page');

  const peer = await bo.room.person('Ada').getAttribute('data-peer');
  await ada.rooms.link(first).click();
  await expect(ada.room.message('are you there?')).toBeVisible();
  expect(ada.page.url()).toBe(first);
  await expect(ada.rooms.entry(first)).not.toContainText('new');
  await ada.room.linkedTo('Bo');
  await expect(bo.room.person('Ada')).toHaveAttribute('data-peer', peer ?? '');
  await expectState(bo.room.message('are you there?'), 'read');
});

test('what was begun in a room is there when one comes back, also after a crash', async ({ newPerson, watch }) => {
  watch.expect(/^Ada: the page crashed$/);
  const ada = await newPerson('Ada');
  const first = await ada.opensRoom();
  await ada.room.composer.fill('half a thought');
  const second = await another(ada);
  await expect(ada.room.composer).toHaveValue('');
  await ada.room.composer.fill('another half');
  await ada.rooms.link(first).click();
  await expect(ada.room.composer).toHaveValue('half a thought');
  // It is noted a moment after the last letter; what says so is the store.
  await expect.poll(() => noted(ada, 'another half')).toBe(true);
  const again = await ada.newTab();
  const session = await ada.context.newCDPSession(ada.page);
  const crashed = ada.page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await again.comesTo(second);
  await expect(again.room.composer).toHaveValue('another half');
  await again.rooms.link(first).click();
  await expect(again.room.composer).toHaveValue('half a thought');
});

test('what is begun in one tab stays, whatever another notes of the room meanwhile', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  const tab = await ada.newTab();
  await tab.page.goto(link);
  await tab.room.entered();
  for (const half of ['half a sentence', 'another one']) {
    await ada.room.composer.fill(half);
    // Both tabs have something to note of it.
    await bo.room.send(`before ${half.length}`);
    await expect(tab.room.message(`before ${half.length}`)).toBeVisible();
    await expect.poll(() => noted(ada, half)).toBe(true);
    await Promise.all([ada.page.reload(), tab.page.reload()]);
    for (const again of [ada, tab]) {
      await again.room.entered();
      await expect(again.room.composer).toHaveValue(half);
    }
  }
});

test('what a full disk did not take of colour and drafts is stored with the next change', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await ada.page.addInitScript(diskThatFills);
  const link = await meet(ada, bo);
  await ada.room.composer.fill('begun too soon');
  await expect.poll(() => noted(ada, 'begun too soon')).toBe(true);
  const refused = () => ada.page.evaluate(() => (window.diskRefused ?? []).filter((store) => store === 'rooms').length);

  await ada.page.evaluate(() => (window.diskFull = true));
  await ada.room.composer.fill('');
  await expect.poll(refused).toBe(1);
  // A room has a colour of its own to begin with, which may be any of them.
  const [colour, number] = (await ada.rooms.entry(link).getAttribute('data-colour')) === '3' ? ['Teal', '0'] : ['Plum', '3'];
  await ada.rooms.openOptions(link);
  await ada.rooms.options.getByRole('radio', { name: colour, exact: true }).check({ force: true });
  await expect.poll(refused).toBe(2);
  await ada.page.evaluate(() => (window.diskFull = false));
  await ada.page.keyboard.press('Escape');

  await bo.room.send('the next change');
  await expect.poll(() => noted(ada, 'the next change')).toBe(true);
  await ada.page.reload();
  await ada.room.entered();
  await expect(ada.rooms.entry(link)).toHaveAttribute('data-colour', number);
  await expect(ada.room.composer).toHaveValue('');
});

test('a room opened by its link twice is one room', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const first = await ada.opensRoom();
  await bo.opensLink(first);
  await allLinked([ada, bo]);
  await another(ada);
  await ada.page.evaluate((link) => location.assign(link), first);
  await ada.room.linkedTo('Bo');
  await expect(ada.rooms.entries).toHaveCount(2);
  await bo.room.linkedTo('Ada');
});

test('leaving, archiving and forgetting', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const first = await ada.opensRoom();
  await bo.opensLink(first);
  await allLinked([ada, bo]);
  await ada.room.send('to be forgotten');
  await expect(bo.room.message('to be forgotten')).toBeVisible();
  const second = await another(ada);

  // Archived: out of sight, still there.
  await ada.rooms.openOptions(first);
  await ada.rooms.option('Archive').click();
  await expect(ada.rooms.entries).toHaveCount(1);
  await ada.rooms.panel.getByText('Archived', { exact: true }).click();
  await expect(ada.rooms.archived).toHaveCount(1);
  await bo.room.linkedTo('Ada');
  await ada.rooms.openOptions(first);
  await ada.rooms.option('Back among the rooms').click();
  await expect(ada.rooms.entries).toHaveCount(2);

  // Left: nobody has her, what was said stays.
  await ada.rooms.openOptions(first);
  await ada.rooms.option('Leave this room').click();
  await bo.room.alone();
  await expect(ada.rooms.entry(first)).toContainText('left');
  await ada.rooms.link(first).click();
  await expect(ada.room.heading).toHaveText('You left.');
  await ada.room.joinAgain.click();
  await ada.room.linkedTo('Bo');
  await expect(ada.room.message('to be forgotten')).toBeVisible();

  // Forgotten: it says what goes, and it is gone from the disk.
  await ada.rooms.openOptions(first);
  await ada.rooms.option('Forget…').click();
  await expect(ada.rooms.options).toContainText(/This deletes from this device what is kept of .*entries of its log/);
  await ada.rooms.option('Forget').click();
  await expect(ada.lobby.heading).toBeVisible();
  await expect(ada.rooms.entries).toHaveCount(1);
  await bo.room.alone();
  await ada.page.reload();
  await expect(ada.rooms.entries).toHaveCount(1);
  await ada.rooms.link(second).click();
  await ada.room.entered();
  // Whoever has the link comes back, and gets what the others have.
  await ada.page.evaluate((link) => location.assign(link), first);
  await ada.room.linkedTo('Bo');
  await expect(ada.room.message('to be forgotten')).toBeVisible();
});

test('a colour and a title', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  await ada.rooms.openOptions(link);
  await ada.rooms.options.getByRole('radio', { name: 'Plum', exact: true }).check({ force: true });
  await expect(ada.rooms.entry(link)).toHaveAttribute('data-colour', '3');
  await ada.page.keyboard.press('Escape');
  await ada.settings.open();
  await ada.page.getByRole('textbox', { name: 'Room title', exact: true }).fill('Harbour');
  await ada.page.getByRole('button', { name: 'Save title', exact: true }).click();
  await expect(ada.rooms.entry(link)).toContainText('Harbour');
  await ada.page.reload();
  await expect(ada.rooms.entry(link)).toContainText('Harbour');
  await expect(ada.rooms.entry(link)).toHaveAttribute('data-colour', '3');
});

test('a second tab takes over a room that the first has behind another', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const first = await ada.opensRoom();
  await bo.opensLink(first);
  await allLinked([ada, bo]);
  const second = await another(ada);
  await expect(ada.rooms.entry(first)).toContainText('1 other here');
  const tab = await ada.newTab();
  await tab.comesTo(first);
  await tab.room.linkedTo('Bo');
  await bo.room.linkedTo('Ada');
  await expect(ada.rooms.entry(first)).toContainText('resting');
  // Its own first room stays with it.
  await expect(tab.rooms.entry(second)).toContainText('resting');
});

test('the list slides in on a phone', async ({ newPerson }) => {
  const ada = await newPerson('Ada', { viewport: { width: 390, height: 780 }, hasTouch: true });
  const first = await ada.opensRoom();
  await expect(ada.rooms.panel).toBeHidden();
  await ada.rooms.open.click();
  await expect(ada.rooms.panel).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(ada.rooms.panel).toBeHidden();
  await ada.rooms.open.click();
  const second = await another(ada);
  expect(second).not.toBe(first);
  await ada.rooms.open.click();
  await ada.rooms.link(first).click();
  await expect(ada.rooms.panel).toBeHidden();
  expect(ada.page.url()).toBe(first);
});

async function noted(person: Person, text: string): Promise<boolean> {
  return await person.page.evaluate(async (text) => {
    const databases = await indexedDB.databases();
    const open = (name: string) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of databases) {
      if (name === undefined) continue;
      const database = await open(name);
      if (!database.objectStoreNames.contains('rooms')) {
        database.close();
        continue;
      }
      const all = await new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction('rooms').objectStore('rooms').getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      database.close();
      const has = all.some((room) => {
        const notes = (room as { notes?: Uint8Array }).notes;
        return notes !== undefined && new TextDecoder().decode(notes).includes(text);
      });
      if (has) return true;
    }
    return false;
  }, text);
}

test('rooms stand in the order in which something happened, also after they were opened in the background', async ({
  newPerson,
}) => {
  const ada = await newPerson('Ada');
  const first = await ada.opensRoom();
  await ada.room.send('the oldest');
  const second = await another(ada);
  await ada.room.send('in between');
  const third = await another(ada);
  await ada.room.send('the newest');
  const links = async (): Promise<string[]> =>
    await ada.rooms.entries.getByRole('link').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  await expect.poll(links).toEqual([third, second, first]);
  await ada.page.reload();
  await ada.room.entered();
  for (const link of [first, second]) await expect(ada.rooms.entry(link)).toContainText('nobody else');
  expect(await links()).toEqual([third, second, first]);
});

test('a room that is forgotten in one tab is gone from the others, and from the disk', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  await ada.room.send('a word to be forgotten');
  const tab = await ada.newTab();
  await tab.comesTo(link);
  await expect(tab.room.message('a word to be forgotten')).toBeVisible();
  await ada.rooms.openOptions(link);
  await ada.rooms.option('Forget…').click();
  await ada.rooms.option('Forget').click();
  await expect(ada.lobby.heading).toBeVisible();
  await expect(tab.room.heading).toHaveText('You left.');
  await expect(tab.rooms.entries).toHaveCount(0);
  await expect.poll(() => storedKeys(ada.page, ['rooms', 'ops', 'outbox', 'forks'])).toEqual([]);
});

test('the browser’s own way to share a link gets this one', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(globalThis, { shared });
    Object.defineProperty(navigator, 'share', {
      value: (data: unknown) => {
        shared.push(data);
        return Promise.reject(new DOMException('thought better of it', 'AbortError'));
      },
    });
  });
  const link = await ada.opensRoom();
  await ada.page.getByRole('button', { name: 'Share…', exact: true }).click();
  const shared = await ada.page.evaluate(() => (globalThis as unknown as { shared: { url: string }[] }).shared);
  expect(shared.map((data) => data.url)).toEqual([link]);
});

test('two hundred rooms are listed, found, switched between, and there again', async ({ newPerson }) => {
  test.setTimeout(180_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await ada.lobby.open();
  const codes = await generated(ada, 199);
  await ada.lobby.join(ada.name, undefined);
  await ada.room.entered();
  const first = ada.page.url();
  const letters = (await ada.room.heading.textContent()) ?? '';
  for (const [n, code] of codes.entries()) {
    await ada.page.evaluate((code) => location.assign(`#${code}`), code);
    await expect(ada.rooms.entries).toHaveCount(n + 2);
  }
  await expect(ada.rooms.link(ada.page.url())).toHaveAttribute('aria-current', 'page');
  const last = ada.page.url();
  await bo.opensLink(last);
  await ada.room.linkedTo('Bo');

  // One of the first ones, found by its letters.
  await ada.rooms.find.fill(letters);
  await expect(ada.rooms.entries).toHaveCount(1);
  await ada.rooms.link(first).click();
  await ada.room.entered();
  await ada.rooms.find.fill('');
  await expect(ada.rooms.entries).toHaveCount(200);
  await bo.room.send('are you still here?');
  await expect(ada.rooms.entry(last)).toContainText('1 new');
  await expect(ada.rooms.entries.first(), 'on top, as the newest').toContainText('are you still here?');

  await ada.page.reload();
  await ada.room.entered();
  await expect(ada.rooms.entries).toHaveCount(200);
  await expect(ada.rooms.entry(last)).toContainText('1 new');
});

/** Codes of new rooms, as the first page makes them. */
async function generated({ page, lobby }: Person, count: number): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < count) {
    const before = await lobby.room.inputValue();
    await lobby.generate.click();
    await expect(lobby.room).not.toHaveValue(before);
    codes.add(await lobby.room.inputValue());
  }
  await expect(page).toHaveURL(/\/$/);
  return [...codes];
}
