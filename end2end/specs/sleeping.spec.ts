// A device puts a page to sleep: the others see it at once, and see it awake at once.

import { meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

test('a page that is put to sleep is shown asleep, and wakes', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const device = await bo.context.newCDPSession(bo.page);
  await device.send('Page.setWebLifecycleState', { state: 'frozen' });
  await expect(ada.room.person('Bo')).toHaveAttribute('data-link', 'asleep');
  await ada.room.send('sleep well');
  await device.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(ada.room.person('Bo')).toHaveAttribute('data-link', 'connected');
  await expect(bo.room.message('sleep well')).toBeVisible();
  await talk('tin', [ada, bo]);
});
