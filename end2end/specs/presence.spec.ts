// Who is at their page: online, away, offline with when they were there last.

import { allLinked, meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { Presence } from '../pages/presence.ts';
import { setHidden } from '../storage.ts';

/** Longest wait for a page that looks at the clock every five seconds. */
const LOOK_MS_MAX = 12_000;
const SIX_MINUTES_MS = 6 * 60_000;

/** The wall clock of the page goes ahead, as when nobody touches anything for so long. */
function ahead(ms: number): void {
  const real = Date.now.bind(Date);
  Date.now = () => real() + ms;
}

test('a hidden tab is away, and one in front is online again', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const seen = new Presence(ada.page);
  await seen.inList('Bo', 'online');
  await setHidden(bo.page, true);
  await seen.inList('Bo', 'away');
  await expect(ada.room.person('Bo').getByText('away', { exact: true }), 'in a word as well').toBeVisible();
  await setHidden(bo.page, false);
  await seen.inList('Bo', 'online');
});

test('who touches nothing for minutes is away until they do', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const seen = new Presence(ada.page);
  await seen.inList('Bo', 'online');
  await bo.page.evaluate(ahead, SIX_MINUTES_MS);
  await seen.inList('Bo', 'away', { timeout: LOOK_MS_MAX });
  await bo.page.mouse.move(20, 20);
  await bo.page.mouse.move(40, 40);
  await seen.inList('Bo', 'online');
});

test('who is gone is not in the list, and was last seen then, also after a reload', async ({ newPerson, newProcess }) => {
  test.skip(test.info().project.name === 'firefox', 'only Chromium processes can be killed');
  const ada = await newPerson('Ada');
  const other = await newProcess();
  const bo = await other.newPerson('Bo');
  const link = await ada.opensRoom();
  await bo.opensLink(link);
  await allLinked([ada, bo]);
  const seen = new Presence(ada.page);
  await seen.inList('Bo', 'online');
  await other.kill();
  await ada.room.alone({ timeout: 25_000 });
  await ada.members.open();
  await seen.inMembers('Bo', 'offline', /^offline, last seen just now$/);
  await ada.page.evaluate(ahead, SIX_MINUTES_MS);
  await seen.inMembers('Bo', 'offline', /^offline, last seen 6 minutes ago$/);
  await ada.members.close();

  await ada.page.reload();
  await ada.room.entered();
  await ada.members.open();
  await seen.inMembers('Bo', 'offline', /^offline, last seen (just now|1 minute ago)$/);
});

test('of a person with two pages the best is shown', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  const second = await bo.newTab();
  await second.comesTo(link);
  await ada.room.linkedTo('Bo', 'Bo');
  const seen = new Presence(ada.page);
  await setHidden(bo.page, true);
  await ada.members.open();
  await seen.inMembers('Bo', 'online', /^online$/);
  await setHidden(second.page, true);
  await seen.inMembers('Bo', 'away', /^away$/);
});

test('who does not send presence is here and nothing more, and leaves no time', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const seen = new Presence(ada.page);
  await seen.inList('Bo', 'online');
  await bo.settings.open('Privacy');
  await bo.settings.privacy('Send presence').uncheck();
  await bo.settings.close();
  await seen.inList('Bo', 'untold');
  await setHidden(bo.page, true);
  await setHidden(bo.page, false);
  await new Presence(bo.page).inList('Ada', 'online');
  await bo.page.reload();
  await bo.room.entered();
  await allLinked([ada, bo]);
  await seen.inList('Bo', 'untold');
  await bo.page.close();
  await ada.room.alone();
  await ada.members.open();
  await seen.inMembers('Bo', 'offline', /^offline$/);
});
