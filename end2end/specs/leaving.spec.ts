// Who is gone is gone from the list, soon.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

/** A tab that closes can say so. */
const CLOSED_MS_MAX = 2_000;
/** A process that is killed cannot. */
const KILLED_MS_MAX = 20_000;

test('a closed tab is gone from the list', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  const closed = bo.page.waitForEvent('close');
  await bo.page.close({ runBeforeUnload: true });
  await closed;
  await expect(ada.room.person('Bo')).toHaveCount(0, { timeout: CLOSED_MS_MAX });
  await expect(cy.room.person('Bo')).toHaveCount(0, { timeout: CLOSED_MS_MAX });
  await allLinked([ada, cy]);
  await talk('tin', [ada, cy]);
});

test('a tab that goes to another page is gone from the list', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.page.goto('about:blank');
  await ada.room.alone({ timeout: CLOSED_MS_MAX });
});

test('a killed browser is gone from the list', async ({ newPerson, newProcess }) => {
  const ada = await newPerson('Ada');
  const process = await newProcess();
  const bo = await process.newPerson('Bo');
  await meet(ada, bo);
  await process.kill();
  await ada.room.alone({ timeout: KILLED_MS_MAX });
});

test('Leave closes the links and leads back in', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await talk('tin', [ada, bo]);
  await bo.room.leave.click();
  await ada.room.alone({ timeout: CLOSED_MS_MAX });
  await expect(bo.room.heading).toHaveText('You left.');
  await expect(bo.room.composer).toHaveCount(0);
  await expect(bo.room.toLobby).toHaveAttribute('href', '/');

  await bo.room.joinAgain.click();
  await bo.room.entered();
  await allLinked([ada, bo]);
  await talk('coming back', [ada, bo]);
});

test('going to the lobby leaves the room, and the name is still there', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.room.leave.click();
  await bo.room.toLobby.click();
  await expect(bo.lobby.heading).toBeVisible();
  await expect(bo.lobby.yourName).toHaveValue('Bo');
  await ada.room.alone({ timeout: CLOSED_MS_MAX });
});
