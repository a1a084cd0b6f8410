// Searching in everything on this device: all rooms, all threads, as one types.

import { allLinked, meet, writesMany } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { MessageSheet } from '../pages/message.ts';
import { expectState } from '../pages/room.ts';
import { found, Search } from '../pages/search.ts';

test.use({ keepsPages: false });

/** Opens a new room from the one in front. */
async function another(person: Person): Promise<string> {
  await person.rooms.newRoom.click();
  await person.lobby.join(person.name, undefined);
  await person.room.entered();
  return person.page.url();
}

test('two rooms and three people: as one types, by room, person and day, and to where it was said', async ({ newPerson }) => {
  const [ada, bo, cleo] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cleo')];
  const first = await meet(ada, bo, cleo);
  await ada.room.send('Meet at the Café by the Hafenstraße');
  await expectState(await bo.room.send('which café is it?'), 'delivered');
  await expectState(await cleo.room.send('the boat leaves at six'), 'delivered');
  await expect(ada.room.message('the boat leaves at six')).toBeVisible();
  // Far more than is drawn.
  await writesMany(bo, Array.from({ length: 300 }, (_, n) => `line ${n}`));
  await expect(ada.room.message('line 299')).toBeVisible({ timeout: 20_000 });
  const second = await another(ada);
  await bo.page.goto(second);
  await allLinked([ada, bo]);
  await bo.room.send('a second cafe in another room');
  await expect(ada.room.message('a second cafe in another room')).toBeVisible();

  const search = new Search(ada.page);
  await search.open();
  await expect(search.sheet).toContainText('Finds messages in every room');
  // Letter by letter, whatever the accents, the newest first.
  await search.box.pressSequentially('CAF');
  await search.finds('a second cafe in another room', 'which café is it?', 'Meet at the Café by the Hafenstraße');
  await expect(search.said).toHaveText('3 messages');
  await expect(search.results.first().locator('mark')).toHaveText('caf');
  await expect(search.results.nth(2).locator('mark')).toHaveText('Caf');
  await expect(search.results.nth(1)).toContainText('Bo');
  await search.type('hafenstrasse meet');
  await search.finds('Meet at the Café by the Hafenstraße');
  await search.type('"leaves at"');
  await search.finds('the boat leaves at six');
  await search.type('"at leaves"');
  await search.finds();
  await expect(search.said).toHaveText('Nothing found.');

  // Filters.
  await search.type('caf');
  await (await search.filter('Person')).selectOption('Bo');
  await search.finds('a second cafe in another room', 'which café is it?');
  const secondTitle = (await ada.room.heading.textContent()) ?? '';
  await (await search.filter('Room')).selectOption({ label: secondTitle.trim() });
  await search.finds('a second cafe in another room');
  await search.sheet.getByRole('button', { name: 'Clear filters', exact: true }).click();
  const day = await ada.page.evaluate((days) => {
    const date = new Date(Date.now() + days * 86_400_000);
    return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
  }, 1);
  await (await search.filter('From')).fill(day);
  await search.finds();
  await (await search.filter('From')).fill('2020-01-01');
  await (await search.filter('To')).fill(day);
  await search.finds(/second cafe/, /which café/, /Meet at/);
  await search.sheet.getByRole('button', { name: 'Clear filters', exact: true }).click();

  // Into the other room, far above what is drawn there, by the keyboard alone.
  await search.type('hafen');
  await search.box.press('Enter');
  await expect(search.sheet).toBeHidden();
  await expect(found(ada.page)).toContainText('Meet at the Café');
  await expect(ada.room.message('Meet at the Café by the Hafenstraße')).toBeInViewport();
  expect(ada.page.url()).toBe(first);
  await expect(ada.room.message('Meet at the Café by the Hafenstraße')).toBeFocused();

  // Long lists are given in parts; the arrows lead from one result to the next.
  await search.open();
  await search.type('line');
  await expect(search.said).toHaveText('300 messages');
  await expect(search.results).toHaveCount(50);
  await expect(search.results.first()).toHaveAttribute('aria-selected', 'true');
  await search.box.press('ArrowDown');
  await search.box.press('ArrowDown');
  await search.box.press('ArrowUp');
  await expect(search.results.nth(1)).toHaveAttribute('aria-selected', 'true');
  await search.more.click();
  await expect(search.results).toHaveCount(100);
  await search.type('"line 0"');
  await search.finds('line 0');
  await search.results.first().click();
  await expect(found(ada.page)).toContainText('line 0');
  await expect(ada.room.message('line 0')).toBeInViewport();
});

test('what was edited is found by its new text, what was deleted is not, and what arrives is', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.room.send('the old words');
  await bo.room.send('to be deleted');
  await expect(ada.room.message('to be deleted')).toBeVisible();
  const search = new Search(ada.page);
  await search.open();
  await search.type('old words');
  await search.finds('the old words');
  await edit(bo, 'the old words', 'the fresh words');
  await search.finds();
  await search.type('fresh');
  await search.finds('the fresh words');
  await search.type('deleted');
  await search.finds('to be deleted');
  await remove(bo, 'to be deleted');
  await search.finds();
  await search.type('arrives');
  await search.finds();
  await bo.room.send('something arrives');
  await search.finds('something arrives');
});

test('private threads, and a room that is only stored, after the page was loaded again', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const first = await meet(ada, bo);
  await bo.room.send('kept in the first room');
  await expect(ada.room.message('kept in the first room')).toBeVisible();
  await ada.private.begins('Bo');
  await ada.private.send('between the two of us');
  const second = await another(ada);
  // Left: the page does not open it by itself.
  await ada.rooms.openOptions(first);
  await ada.rooms.option('Leave this room').click();
  await ada.page.reload();
  await ada.room.entered();
  await expect(ada.rooms.entry(first)).toContainText('left');

  const search = new Search(ada.page);
  await search.open();
  await search.type('kept first');
  await search.finds('kept in the first room');
  await search.type('between two');
  await search.finds('between the two of us');
  await expect(search.results).toContainText('private with Bo');
  await (await search.filter('Where')).selectOption('Rooms');
  await search.finds();
  await search.sheet.getByRole('button', { name: 'Clear filters', exact: true }).click();
  await search.box.press('Enter');
  await expect(found(ada.page)).toContainText('between the two of us');
  expect(ada.page.url()).toBe(first);

  // Forgotten: nothing of it is found any more.
  await ada.rooms.openOptions(first);
  await ada.rooms.option('Forget…').click();
  await ada.rooms.option('Forget').click();
  await expect(ada.lobby.heading).toBeVisible();
  await ada.rooms.link(second).click();
  await ada.room.entered();
  await search.open();
  await search.type('kept first');
  await search.finds();
});

async function edit(person: Person, before: string, after: string): Promise<void> {
  await new MessageSheet(person.page).quickly(person.room.message(before), 'Edit');
  await person.room.composer.fill(after);
  await person.room.composer.press('Enter');
  await expect(person.room.message(after)).toBeVisible();
}

async function remove(person: Person, text: string): Promise<void> {
  await new MessageSheet(person.page).deletes(person.room.message(text));
}
