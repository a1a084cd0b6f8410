// The server introduces people; those who are linked need it no longer.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectSignaling } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;

test.beforeEach(({ watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
});

test('killed and started again while two people chat: they go on, and a third can join afterwards', async ({
  newPerson,
  server,
}) => {
  test.setTimeout(120_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  await talk('before', [ada, bo]);

  await server.kill();
  for (const person of [ada, bo]) {
    await expectSignaling(person.room, 'reconnecting');
    await expect(person.room.connection).toContainText(/trying/i);
  }
  await talk('meanwhile', [ada, bo]);
  await allLinked([ada, bo]);

  await server.start();
  for (const person of [ada, bo]) {
    await expectSignaling(person.room, 'connected', { timeout: RECONNECT_MS_MAX });
    await expect(person.room.connection).toContainText('Connected to the server');
  }
  await allLinked([ada, bo]);
  await cy.opensLink(link);
  await allLinked([ada, bo, cy]);
  await talk('afterwards', [ada, bo, cy]);
  for (const person of [ada, bo]) {
    await expect(person.room.message('Ada on before')).toHaveCount(1);
    await expect(person.room.message('Bo on meanwhile')).toHaveCount(1);
  }
});

test('asked to end, the server says goodbye; people go on and find it again', async ({ newPerson, server }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  expect(await server.stop(), 'exit code after SIGTERM').toBe(0);
  for (const person of [ada, bo]) await expectSignaling(person.room, 'reconnecting');
  await talk('meanwhile', [ada, bo]);
  await server.start();
  for (const person of [ada, bo]) await expectSignaling(person.room, 'connected', { timeout: RECONNECT_MS_MAX });
  await allLinked([ada, bo]);
  await talk('afterwards', [ada, bo]);
});
