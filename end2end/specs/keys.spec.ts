// With keys alone: the list of keys, and from room to room.

import { expect, test } from '../fixtures.ts';

test('the list of keys opens with one, but not while one writes', async ({ newPerson }) => {
  const { page, room, ...ada } = await newPerson('Ada');
  await page.goto('/');
  await ada.lobby.join('Ada', undefined);
  await room.entered();
  const list = page.getByRole('dialog', { name: 'Keys', exact: true });
  await expect(room.composer).toBeFocused();
  await page.keyboard.press('?');
  await expect(room.composer).toHaveValue('?');
  await expect(list).toBeHidden();
  await room.composer.fill('');
  await room.heading.click();
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  await expect(list.getByText('Change your last message, while the box is empty')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('Alt and the arrows go from room to room', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const names = ['first', 'second', 'third'];
  for (const name of names) {
    await ada.lobby.open();
    await ada.lobby.join('Ada', name);
    await ada.room.entered();
  }
  await expect(ada.room.heading).toHaveText('third');
  // The newest on top.
  await ada.page.keyboard.press('Alt+ArrowDown');
  await expect(ada.room.heading).toHaveText('second');
  await ada.page.keyboard.press('Alt+ArrowDown');
  await expect(ada.room.heading).toHaveText('first');
  await ada.page.keyboard.press('Alt+ArrowUp');
  await expect(ada.room.heading).toHaveText('second');
});

test('the app’s shortcut leads to a fresh room', async ({ newPerson }) => {
  const { page, lobby } = await newPerson('Ada');
  await page.goto('/#new');
  await expect(lobby.room).toHaveValue(/^tc1-/);
});
