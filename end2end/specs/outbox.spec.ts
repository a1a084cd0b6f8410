// What is written while nobody can be reached goes out later: all of it, once, in order.

import { notInFirefox } from '../browsers.ts';
import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectSignaling, expectState } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;

const LINES = ['first out here', 'second out here', 'third out here'] as const;

test.beforeEach(({ watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
});

test('written without a network, found again after closing the tab, delivered once there is one', async ({
  newPerson,
  browserName,
}) => {
  test.skip(browserName === 'firefox', notInFirefox.offline);
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await talk('before', [ada, bo]);
  await kept(ada.page);

  await ada.context.setOffline(true);
  const writing = await ada.reopens(link);
  await expectSignaling(writing.room, 'reconnecting');
  for (const line of LINES) await expectState(await writing.room.send(line), 'saved');

  const again = await writing.reopens(link);
  await expectSignaling(again.room, 'reconnecting');
  const all = ['Ada on before', 'Bo on before', ...LINES];
  await expect.poll(() => again.room.everything()).toEqual(all);
  for (const line of LINES) await expectState(again.room.message(line), 'saved');
  await expect(bo.room.message(LINES[0])).toHaveCount(0);

  await again.context.setOffline(false);
  await expectSignaling(again.room, 'connected', { timeout: RECONNECT_MS_MAX });
  await allLinked([again, bo]);
  for (const line of LINES) await expectState(again.room.message(line), 'delivered');
  for (const { room } of [again, bo]) await expect.poll(() => room.everything()).toEqual(all);
  // Whatever comes twice would come before this.
  await talk('afterwards', [again, bo]);
  for (const { room } of [again, bo]) {
    expect(await room.everything()).toEqual([...all, 'Ada on afterwards', 'Bo on afterwards']);
  }
});

test('written while the server is away, delivered to somebody who comes only later', async ({ newPerson, server }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await ada.opensRoom();
  await kept(ada.page);
  await server.kill();
  const writing = await ada.reopens(link);
  for (const line of LINES) await expectState(await writing.room.send(line), 'saved');
  const again = await writing.reopens(link);
  for (const line of LINES) await expectState(again.room.message(line), 'saved');

  await server.start();
  await bo.opensLink(link);
  await expectSignaling(again.room, 'connected', { timeout: RECONNECT_MS_MAX });
  await allLinked([again, bo]);
  await expect.poll(() => bo.room.everything()).toEqual([...LINES]);
  for (const line of LINES) await expectState(again.room.message(line), 'delivered');
});

test('a message that somebody has stays delivered after a reload, and nobody gets it twice', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  await expectState(await ada.room.send('once'), 'delivered');
  await ada.page.reload();
  await ada.room.entered();
  await expectState(ada.room.message('once'), 'delivered');
  await cy.opensLink(link);
  await allLinked([ada, bo, cy]);
  await talk('afterwards', [ada, bo, cy]);
  for (const { room } of [ada, bo, cy]) await expect(room.message('once')).toHaveCount(1);
});
