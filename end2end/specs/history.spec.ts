// What was said stays: on this device, and with everybody who was there.

import { allLinked, meet, talk, writesMany } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectState } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Somebody who closes a page is gone within this. */
const CLOSED_MS_MAX = 20_000;

test('what somebody wrote who has left comes from a third', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo, cy);
  await talk('before', [ada, bo, cy]);

  // A tab that stays keeps Bo's browser open.
  const later = await bo.newTab();
  await bo.page.close();
  await allLinked([ada, cy]);
  const own = await ada.room.send('while Bo is away');
  await expect(cy.room.message('while Bo is away')).toHaveCount(1);
  await expectState(own, 'delivered');
  await ada.context.close();
  await cy.room.alone({ timeout: CLOSED_MS_MAX });

  await later.comesTo(link);
  await allLinked([later, cy]);
  const all = ['Ada on before', 'Bo on before', 'Cy on before', 'while Bo is away'];
  await expect.poll(() => later.room.everything()).toEqual(all);
  await expect(later.room.message('while Bo is away'), 'by whom').toContainText('Ada');
  await expect(later.room.message('Ada on before')).toContainText('Ada');

  await later.page.reload();
  await later.room.entered();
  await allLinked([later, cy]);
  await expect.poll(() => later.room.everything()).toEqual(all);
  await talk('afterwards', [later, cy]);
});

test('what was said is there again before anybody can be reached', async ({ newPerson, server, watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await talk('tin', [ada, bo]);
  await talk('string', [bo, ada]);
  await kept(ada.page);
  await bo.context.close();
  await server.kill();

  const again = await ada.reopens(link);
  const all = ['Ada on tin', 'Bo on tin', 'Bo on string', 'Ada on string'];
  await expect.poll(() => again.room.everything()).toEqual(all);
  await expect(again.room.message('Bo on tin')).toContainText('Bo');
  // Bo has Ada's, and that is known here still.
  await expectState(again.room.message('Ada on tin'), 'delivered');
});

test('reload keeps what was said, alone in the room', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  const lines = ['one', 'two', 'three'];
  for (const line of lines) await expectState(await ada.room.send(line), 'saved');
  for (let n = 0; n < 3; n += 1) {
    await ada.page.reload();
    await ada.room.entered();
    await expect.poll(() => ada.room.everything()).toEqual(lines);
    for (const line of lines) await expectState(ada.room.message(line), 'saved');
  }
});

test('two tabs of one browser profile are two people, and each has what the other said', async ({ newPerson }) => {
  const first = await newPerson('Ada');
  const link = await first.opensRoom();
  await expectState(await first.room.send('before the second tab'), 'saved');
  const second = await first.newTab();
  await second.comesTo(link);
  await allLinked([first, second]);
  await expect(second.room.message('before the second tab')).toHaveCount(1);
  await expectState(await first.room.send('from the first'), 'delivered');
  await expectState(await second.room.send('from the second'), 'delivered');
  const all = ['before the second tab', 'from the first', 'from the second'];
  for (const { room } of [first, second]) await expect.poll(() => room.everything()).toEqual(all);
  const authorOf = async ({ room }: typeof first, text: string) => room.message(text).getAttribute('data-author');
  expect(await authorOf(first, 'from the first')).toBe(await authorOf(second, 'from the first'));
  expect(await authorOf(first, 'from the first')).not.toBe(await authorOf(first, 'from the second'));

  // Both are closed; whoever opens the first again finds all of it.
  await second.page.close();
  const again = await first.reopens(link);
  await expect.poll(() => again.room.everything()).toEqual(all);
});

test('rooms are kept apart', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const first = await ada.opensRoom();
  await expectState(await ada.room.send('in the first'), 'saved');
  const second = await ada.opensRoom();
  expect(second).not.toBe(first);
  await expectState(await ada.room.send('in the second'), 'saved');
  expect(await ada.room.everything()).toEqual(['in the second']);
  await ada.comesTo(first);
  // The same page: the address differs only behind the #.
  await expect(ada.room.message('in the first')).toHaveCount(1);
  expect(await ada.room.everything()).toEqual(['in the first']);
});

test('a late joiner gets 300 messages in order, each once', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  const lines = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name} ${n}`);
  const all: string[] = [];
  for (const [author, reader] of [[ada, bo], [bo, ada], [ada, bo]] as const) {
    const written = lines(`part ${all.length}`, 100);
    await writesMany(author, written);
    all.push(...written);
    // The next part is written by somebody who has seen this one.
    await expect.poll(() => reader.room.everything()).toEqual(all);
    await expectState(author.room.messages.last(), 'delivered');
  }
  await cy.opensLink(link);
  await allLinked([ada, bo, cy]);
  for (const { room } of [cy, ada, bo]) {
    await expect.poll(() => room.everything(), { timeout: 30_000 }).toEqual(all);
  }
  await cy.page.reload();
  await cy.room.entered();
  await expect.poll(() => cy.room.everything()).toEqual(all);
});
