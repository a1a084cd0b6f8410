// The picture of who is linked to whom, and the list that says the same.

import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

test.use({ keepsPages: false });

test('three people see every link between them', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  const { room, page } = ada;
  await room.whoIsLinked.click();
  await expect(room.picture).toBeVisible();
  await expect(room.picture.locator('text', { hasText: /^You$/ })).toBeVisible();
  await page.getByText('As a list', { exact: true }).click();
  await expect(room.links).toHaveText([/^You – Bo: direct/, /^You – Cy: direct/, /^Bo – Cy: direct/]);
  await expect(room.links.first()).toContainText(/\d+ ms/);
  await expect(page.getByText('You and 2 others: 2 of your links direct, 0 relayed.')).toBeVisible();

  await cy.context.close();
  await room.linkedTo('Bo');
  await expect(room.links).toHaveText([/^You – Bo: direct/]);
});

test('alone there is nothing to draw, and that is said', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  await ada.room.whoIsLinked.click();
  await expect(ada.page.getByText('Nobody else is here yet, so there is no string to draw.')).toBeVisible();
});
