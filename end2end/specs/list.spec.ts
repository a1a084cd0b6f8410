// A log of many messages: drawn in part, and one does not notice.

import { allLinked, meet, writesMany } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { Log } from '../pages/log.ts';
import { expectState } from '../pages/room.ts';

test.use({ keepsPages: false });

const DAY_MS = 24 * 60 * 60 * 1000;
const A_DAY = 500;

const text = (n: number) => (n % 7 === 3 ? `${n}: ${'a longer one, that takes several lines on a phone '.repeat(4)}`.trim() : `message ${n}`);
const texts = (from: number, until: number) => Array.from({ length: until - from }, (_, n) => text(from + n));

/** The clock of this page can be put ahead. */
async function clock({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(sessionStorage.getItem('ahead-ms') ?? 0);
  });
}

async function ahead({ page }: Person, days: number): Promise<void> {
  await page.evaluate((ms) => sessionStorage.setItem('ahead-ms', String(ms)), days * DAY_MS);
}

/** The day of the browser's clock, as a date field has it. */
async function today({ page }: Person): Promise<string> {
  return await page.evaluate(() => {
    const now = new Date(Date.now());
    const two = (n: number) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });
}

test('1,500 messages of three days: to the very top and back, anywhere by the bar, to a day', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const ada = await newPerson('Ada');
  await clock(ada);
  await ada.opensRoom();
  const log = new Log(ada.page);
  const days: string[] = [];
  for (let day = 0; day < 3; day += 1) {
    // The second day is one on which nobody says anything.
    await ahead(ada, day === 0 ? 0 : day + 1);
    days.push(await today(ada));
    await writesMany(ada, texts(day * A_DAY, (day + 1) * A_DAY));
  }
  await expect.poll(async () => (await log.counts()).of).toBe(3 * A_DAY);
  await expect(ada.room.message(text(3 * A_DAY - 1)), 'the end is followed').toBeInViewport();
  expect((await log.counts()).drawn).toBeLessThan(200);

  // Everything is there, once, in its order.
  expect(await ada.room.everything()).toEqual(texts(0, 3 * A_DAY));

  await test.step('the bar goes anywhere', async () => {
    await log.scrollTo(0.5);
    await expect.poll(async () => (await log.inSight()).length).toBeGreaterThan(5);
    const middle = Number(/\d+/.exec((await log.inSight())[0] ?? '')?.[0]);
    expect(middle).toBeGreaterThan(A_DAY);
    expect(middle).toBeLessThan(2 * A_DAY);
    await log.scrollTo(0);
    await expect(ada.room.message(text(0))).toBeInViewport();
    await expect(log.newest).toBeVisible();
    await log.newest.click();
    await expect(ada.room.message(text(3 * A_DAY - 1))).toBeInViewport();
    await expect(log.newest).toHaveCount(0);
  });

  await test.step('a step of scrolling moves by that step', async () => {
    await log.scrollTo(0.4);
    for (const px of [-200, -200, -200, 150, 150]) {
      const [, seen] = await log.inSight();
      if (seen === undefined) throw new Error('nothing is in sight');
      const before = await log.below(seen);
      await log.scrollBy(px);
      expect(await log.below(seen), seen).toBe((before ?? NaN) - px);
    }
  });

  await test.step('a day', async () => {
    await log.scrollTo(0.9);
    await log.day.click();
    await expect(log.daySheet.getByLabel('Day', { exact: true })).toHaveValue(days[2] ?? '');
    await log.goTo(days[1] ?? '');
    await expect(ada.room.message(text(A_DAY))).toBeFocused();
    await expect(ada.room.message(text(A_DAY))).toBeInViewport();
    // The line of the day leads there as well; a silent day to the next one.
    await ada.page.getByRole('button', { name: /\d{4}/, exact: false }).filter({ visible: true }).first().click();
    const silent = new Date(`${days[0]}T12:00:00`);
    silent.setDate(silent.getDate() + 1);
    const two = (n: number) => String(n).padStart(2, '0');
    await log.goTo(`${silent.getFullYear()}-${two(silent.getMonth() + 1)}-${two(silent.getDate())}`);
    await expect(ada.room.message(text(A_DAY))).toBeInViewport();
    await log.day.click();
    await log.daySheet.getByLabel('Day', { exact: true }).fill('2000-01-01');
    await log.daySheet.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(ada.room.message(text(0))).toBeInViewport();
  });

  await test.step('the focus stays in the log when its message goes', async () => {
    await ada.room.message(text(1)).focus();
    await log.scrollTo(0.8);
    await expect.poll(async () => (await log.inSight()).length).toBeGreaterThan(5);
    await expect(log.log).toBeFocused();
  });
});

test('nothing that is read moves, whatever arrives; the end is followed, and the first unread found', async ({
  newPerson,
}) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  const log = new Log(bo.page);
  await writesMany(ada, texts(0, 300));
  await expect(bo.room.message(text(299))).toBeInViewport();

  await test.step('somebody who reads further up stays there', async () => {
    await log.scrollTo(0.3);
    await expect.poll(async () => (await log.inSight()).length).toBeGreaterThan(5);
    const [, seen] = await log.inSight();
    if (seen === undefined) throw new Error('nothing is in sight');
    const before = await log.below(seen);
    await writesMany(ada, texts(300, 340));
    await expect(bo.page.getByRole('button', { name: 'New messages', exact: true })).toBeVisible();
    expect(await log.below(seen)).toBe(before);

    await test.step('and finds back to it from a private conversation', async () => {
      await bo.private.begins('Ada');
      await bo.private.leave();
      await expect.poll(() => log.below(seen)).toBe(before);
    });
  });

  await test.step('the end is followed, also when the log shrinks while something arrives', async () => {
    await log.newest.click();
    await expect(bo.room.message(text(339))).toBeInViewport();
    for (let n = 340; n < 346; n += 1) {
      // A composer of several lines takes its place from the log at the same moment.
      await Promise.all([
        bo.room.composer.fill(n % 2 === 0 ? 'one\ntwo\nthree\nfour\nfive' : ''),
        writesMany(ada, [text(n)]),
      ]);
      await expect(bo.room.message(text(n))).toBeInViewport();
    }
    await expect(log.newest).toHaveCount(0);
    await bo.room.composer.fill('');
  });

  await test.step('who comes back finds the first unread', async () => {
    await expectState(ada.room.message(text(345)), 'read');
    const later = await bo.newTab();
    await bo.page.close();
    await allLinked([ada]).catch(() => undefined);
    await writesMany(ada, texts(346, 500));
    await later.comesTo(link);
    const again = new Log(later.page);
    await expect(later.room.message(text(499))).toBeInViewport();
    await again.unread.click();
    await expect(later.room.newMessages).toBeInViewport();
    await expect(later.room.message(text(346))).toBeInViewport();
  });
});
