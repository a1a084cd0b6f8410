// Pinned messages: above the thread they were said in, for everybody who reads there.

import { meet, writesMany } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';

test.use({ keepsPages: false });

test('what somebody pins stands above the messages of all and leads to it, until somebody takes it down', async ({
  newPerson,
}) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await expectState(await ada.room.send('the boats leave at six'), 'delivered');
  await bo.message.does(bo.room.message('the boats leave at six'), 'Pin');
  for (const { message, room } of [ada, bo]) {
    await expect(message.pinned).toContainText('Ada: the boats leave at six');
    await expect(room.message('the boats leave at six')).toContainText('pinned');
  }

  // Far out of what is drawn.
  await writesMany(bo, Array.from({ length: 160 }, (_, n) => `line ${n}`));
  await expect(ada.room.message('line 159')).toBeVisible();
  await ada.message.pinned.click();
  await expect(ada.message.pins).toContainText('Pinned by Bo');
  await ada.message.pins.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(ada.message.pins).toBeHidden();
  await expect(ada.room.message('the boats leave at six')).toBeInViewport();
  await expect(ada.room.message('the boats leave at six')).toBeFocused();

  await ada.page.reload();
  await ada.room.entered();
  await ada.message.pinned.click();
  await ada.message.pins.getByRole('button', { name: 'Unpin', exact: true }).click();
  await expect(ada.message.pins).toContainText('Nothing is pinned here any more.');
  for (const { message } of [ada, bo]) await expect(message.pinned).toHaveCount(0);
});

test('what is private is pinned for the two alone, and what is deleted is not pinned', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  await ada.private.begins('Bo');
  await ada.private.send('the key is under the mat');
  await bo.private.open('Ada');
  await bo.message.does(bo.private.message('the key is under the mat'), 'Pin');
  await expect(ada.message.pinned).toContainText('the key is under the mat');
  await ada.private.leave();
  await expect(ada.room.log).toBeVisible();
  await expect(ada.message.pinned, 'it is not in the room').toHaveCount(0);

  await ada.room.send('for all');
  await cy.message.does(cy.room.message('for all'), 'Pin');
  await expect(ada.message.pinned).toContainText('for all');
  await ada.message.deletes(ada.room.message('for all'));
  for (const { message } of [ada, cy]) await expect(message.pinned).toHaveCount(0);
  await expect(bo.message.pinned, 'in the thread it still is').toContainText('the key is under the mat');
});
