// Two kinds of browser in one room. The test's own browser is Firefox.

import { firefoxPath } from '../browsers.ts';
import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectSignaling } from '../pages/room.ts';

test.skip(firefoxPath === undefined, 'no Firefox on this machine: install firefox-esr, or name one with TINCAN_FIREFOX');

test('Firefox opens a room, Chromium joins, they chat both ways', async ({ newPerson, newProcess }) => {
  const ada = await newPerson('Ada');
  const bo = await (await newProcess('chromium')).newPerson('Bo');
  await meet(ada, bo);
  await talk('tin', [ada, bo]);
});

test('Chromium opens a room, Firefox joins, they chat both ways', async ({ newPerson, newProcess }) => {
  const bo = await newPerson('Bo');
  const ada = await (await newProcess('chromium')).newPerson('Ada');
  await meet(ada, bo);
  await talk('tin', [ada, bo]);
  await ada.room.send('x'.repeat(10_000));
  await bo.room.messages.last().getByRole('button', { name: 'Show all', exact: true }).click();
  await expect(bo.room.text(bo.room.messages.last())).toHaveText('x'.repeat(10_000));
});

test('a Firefox that reloads is linked with Chromium again', async ({ newPerson, newProcess }) => {
  const bo = await newPerson('Bo');
  const ada = await (await newProcess('chromium')).newPerson('Ada');
  await meet(ada, bo);
  await bo.page.reload();
  await bo.room.entered();
  await allLinked([ada, bo]);
  await talk('tin', [ada, bo]);
});

test('Firefox opens the room again while the server is away', async ({ newPerson, server, watch }) => {
  watch.expect(/page error: Firefox can’t establish a connection to the server at ws:\/\/\S+\/signal/);
  const bo = await newPerson('Bo');
  const link = await bo.opensRoom();
  await kept(bo.page);
  await server.kill();
  const again = await bo.reopens(link);
  await expect(await again.room.send('out here')).toHaveCount(1);
  await server.start();
  await expectSignaling(again.room, 'connected', { timeout: 45_000 });
});
