// What several people do with one message at once, or apart: everybody ends with the same.

import type { Page } from '@playwright/test';
import { allLinked, meet, writesMany } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectSignaling, expectState } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;
const PASSPHRASE = 'correct horse battery';

/** What a page shows of its messages, to the letter. */
async function shown({ room }: Person): Promise<string[]> {
  return await room.messages.evaluateAll((messages) =>
    messages.map((message) => {
      const edited = message.querySelector('.message-edited:not([hidden])') === null ? '' : ' edited';
      const reactions = [...message.querySelectorAll('.reaction')].map((reaction) => reaction.textContent);
      return `${message.querySelector('p')?.textContent}${edited} ${reactions.sort().join(',')}`;
    }),
  );
}

test('an edit on one device and a deletion on another cross while they are apart: it is deleted for all', async ({
  newPerson,
  watch,
}, testInfo) => {
  test.setTimeout(120_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo, phone] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Ada')];
  const link = await meet(ada, bo);
  await expectState(await ada.room.send('at five'), 'delivered');
  await expectState(await ada.room.send('bring bread'), 'delivered');

  // Ada's phone is the same person.
  await ada.settings.open('Storage');
  const file = testInfo.outputPath('everything');
  await (await ada.settings.exports(PASSPHRASE)).saveAs(file);
  await ada.settings.close();
  await phone.lobby.open();
  await phone.settings.open('Storage');
  await phone.settings.imports(file, PASSPHRASE);
  await expect(phone.settings.imported).toBeVisible({ timeout: 30_000 });
  await phone.comesTo(link);
  await allLinked([ada, bo, phone]);

  // The phone goes where nobody is reached, and both go on with the same messages.
  await kept(phone.page);
  await phone.context.setOffline(true);
  const away = await phone.reopens(link);
  await expectSignaling(away.room, 'reconnecting');
  for (const [before, after] of [['at five', 'at six'], ['bring bread', 'bring cake']] as const) {
    await away.message.quickly(away.room.message(before), 'Edit');
    await away.room.composer.fill(after);
    await away.room.composer.press('Enter');
    await expect(away.room.message(after)).toContainText('edited');
  }
  await ada.message.deletes(ada.room.message('at five'));
  await bo.message.reacts(bo.room.message('bring bread'), '👍');
  await expect(ada.room.message('bring bread').getByRole('button', { name: '👍 1', exact: true })).toBeVisible();

  await away.context.setOffline(false);
  await expectSignaling(away.room, 'connected', { timeout: RECONNECT_MS_MAX });
  const all = ['Message deleted ', 'bring cake edited 👍 1'];
  for (const person of [ada, bo, away]) {
    await expect.poll(() => shown(person), { timeout: RECONNECT_MS_MAX }).toEqual(all);
  }
});

/** Holds back what a page sends of the log, so that only what is shown ahead of its turn gets through. */
async function holdsBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    const OPERATIONS = 3;
    const MORE = 1;
    const send = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: ArrayBuffer) => void;
    const held: [RTCDataChannel, ArrayBuffer][] = [];
    const within = new Set<RTCDataChannel>();
    const global = window as unknown as { letGo?: () => void };
    let holds = true;
    global.letGo = () => {
      holds = false;
      for (const [channel, data] of held) send.call(channel, data);
    };
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown): void {
      const bytes = ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array(data as ArrayBuffer);
      const caught = holds && this.label === 'control' && (within.has(this) || bytes[2] === OPERATIONS);
      if (!caught) return send.call(this, data as ArrayBuffer);
      if (bytes[1] === MORE) within.add(this);
      else within.delete(this);
      held.push([this, bytes.slice().buffer]);
    };
  });
}

test('an answer to a message that has not arrived says so, and leads there once it has', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const [ada, cy] = [await newPerson('Ada'), await newPerson('Cy')];
  const link = await ada.opensRoom();
  await ada.room.send('who has the map?');
  await writesMany(ada, Array.from({ length: 150 }, (_, n) => `line ${n}`));
  // Back to the beginning, and an answer from there.
  await ada.room.log.evaluate((log) => log.scrollTo(0, 0));
  const question = ada.room.message('who has the map?');
  await expect
    .poll(async () => {
      await ada.room.log.evaluate((log) => log.scrollTo(0, 0));
      return await question.count();
    })
    .toBe(1);
  await ada.message.quickly(question, 'Reply');
  await ada.room.send('I have it');
  await expectState(ada.room.message('I have it'), 'saved');

  await holdsBack(ada.page);
  await cy.opensLink(link);
  const answer = cy.room.message('I have it');
  const quote = answer.getByRole('button', { name: /^Answers/ });
  await expect(quote).toContainText('a message that has not arrived yet');
  await quote.click();
  await expect(answer.getByText('That message has not arrived on this device yet.')).toBeVisible();

  await ada.page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  await expect(quote).toContainText('who has the map?', { timeout: 20_000 });
  await expect(answer.getByText('That message has not arrived on this device yet.')).toHaveCount(0);
  await quote.click();
  await expect(cy.room.message('who has the map?')).toBeInViewport();
  await expect(cy.room.message('who has the map?')).toBeFocused();
});

test('three people react in a storm, and end with the same', async ({ newPerson }) => {
  test.setTimeout(60_000);
  const people = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const [ada, bo, cy] = people as [Person, Person, Person];
  await meet(ada, bo, cy);
  await ada.room.send('stay or go?');
  for (const { room } of people) await expect(room.message('stay or go?')).toHaveCount(1);
  // One of each to begin with, so that there is something to press.
  for (const emoji of ['👍', '🎉', '😮']) await ada.message.reacts(ada.room.message('stay or go?'), emoji);
  for (const { room } of people) await expect(room.message('stay or go?').locator('.reaction')).toHaveCount(3);

  // Each presses every emoji many times within a second or two; the last press of each counts.
  const TIMES = 15;
  const longest = await Promise.all(
    people.map(async ({ room }) =>
      room.message('stay or go?').evaluate(async (message, times) => {
        let longest = 0;
        for (let n = 0; n < times; n += 1) {
          for (const chip of message.querySelectorAll<HTMLButtonElement>('.reaction')) chip.click();
          const before = performance.now();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          longest = Math.max(longest, performance.now() - before);
        }
        return longest;
      }, TIMES),
    ),
  );
  expect(Math.max(...longest), 'the page answers meanwhile').toBeLessThan(2_000);

  const chips = async ({ room }: Person): Promise<(string | null)[]> =>
    room.message('stay or go?').locator('.reaction').allTextContents();
  await expect
    .poll(async () => new Set((await Promise.all(people.map(chips))).map(String)).size, { timeout: 20_000 })
    .toBe(1);
  // And they still do when the dust has settled: something said afterwards has everything before it.
  await expectState(await bo.room.send('enough'), 'delivered');
  for (const { room } of people) await expect(room.message('enough')).toHaveCount(1);
  const [first, ...others] = await Promise.all(people.map(chips));
  for (const other of others) expect(other).toEqual(first);
});
