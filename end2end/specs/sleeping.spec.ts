// A device puts a page to sleep: the others see it at once, and see it awake at once.

import { meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

/** Longer than a silence that would interrupt the link of a page that is awake. */
const ASLEEP_MS = 8_000;

test('a page that is put to sleep is shown asleep, and wakes', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  // A headless browser freezes nothing by itself: the event is told, and the debugger holds the page.
  const device = await bo.context.newCDPSession(bo.page);
  await device.send('Debugger.enable');
  await bo.page.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await device.send('Debugger.pause');
  await expect(ada.room.person('Bo')).toHaveAttribute('data-link', 'asleep');
  await ada.room.send('sleep well');
  await ada.page.waitForTimeout(ASLEEP_MS);
  await expect(ada.room.person('Bo')).toHaveAttribute('data-link', 'asleep');
  await device.send('Debugger.disable');
  await bo.page.evaluate(() => document.dispatchEvent(new Event('resume')));
  await expect(ada.room.person('Bo')).toHaveAttribute('data-link', 'connected');
  await expect(bo.room.message('sleep well')).toBeVisible();
  await talk('tin', [ada, bo]);
});

test('a device that slept while the clock of its page stood still looks for its route again', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.room.openDetails('Bo');
  await expect(ada.room.person('Bo')).toContainText('no new route looked for');
  await ada.page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 60_000;
  });
  await expect(ada.room.person('Bo')).not.toContainText('no new route looked for');
  await talk('tin', [ada, bo]);
});
