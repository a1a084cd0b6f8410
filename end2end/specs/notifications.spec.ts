// Notifications: of what, when, in what words, and what a click on one does.

import { allLinked, meet, writesMany } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { Notifications } from '../pages/notifications.ts';
import { expectState } from '../pages/room.ts';

const GRANTED = { permissions: ['clipboard-read', 'clipboard-write', 'notifications'] };

/** The page looks as if another tab were in front of it, or not. */
async function hide({ page }: Person, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Somebody whose browser lets the page notify; the worker that shows notifications is there. */
async function notified(newPerson: (name: string, options?: object) => Promise<Person>, name: string) {
  const person = await newPerson(name, GRANTED);
  return { person, notifications: new Notifications(person.page, person.settings) };
}

/** Whether the picture of the tab has the dot. */
async function isMarked({ page }: Person): Promise<boolean> {
  return await page.locator('link[rel=icon]').evaluate(async (link) => {
    const image = new Image(32, 32);
    image.src = (link as HTMLLinkElement).href;
    await image.decode();
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0, 32, 32);
    const [red = 255] = context.getImageData(25, 7, 1, 1).data;
    return red < 64;
  });
}

/** Says something, and waits until it has arrived. */
async function says(author: Person, text: string): Promise<void> {
  await expectState(await author.room.send(text), 'delivered');
}

/** Clicks on what is shown, as far as the worker is concerned. */
async function clicks({ page, context }: Person): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    if (notification === undefined) throw new Error('nothing is shown');
    const made = globalThis as unknown as { NotificationEvent: new (type: string, init: object) => Event };
    self.dispatchEvent(new made.NotificationEvent('notificationclick', { notification }));
  });
}

test('a hidden page tells of what arrives, once for a thread, and the title counts it', async ({ newPerson }) => {
  const { person: ada, notifications } = await notified(newPerson, 'Ada');
  const bo = await newPerson('Bo');
  await meet(ada, bo);
  await ada.settings.namesRoom('Harbour');
  await notifications.switchOn();
  await expectState(await bo.room.send('you see this'), 'read');

  await hide(ada, true);
  await says(bo, 'one');
  await notifications.show('Bo in Harbour | one');
  await expect(ada.page).toHaveTitle('(1) Harbour · Tincan');
  await expect.poll(() => isMarked(ada)).toBe(true);
  await says(bo, 'two');
  await says(bo, 'three');
  await notifications.show('Bo in Harbour (3 new) | three');
  await expect(ada.page).toHaveTitle('(3) Harbour · Tincan');
  // Her own from another tab would be her own; what she writes here is no news either.
  await hide(ada, false);
  await notifications.show();
  await expect(ada.page).toHaveTitle('Harbour · Tincan');
  await expect.poll(() => isMarked(ada)).toBe(false);
});

test('only mentions and what is private, or only that there is something', async ({ newPerson }) => {
  const { person: ada, notifications } = await notified(newPerson, 'Ada');
  const bo = await newPerson('Bo');
  await meet(ada, bo);
  await ada.settings.namesRoom('Harbour');
  await notifications.switchOn(async () => {
    await notifications.level('Mentions only').check();
  });
  await hide(ada, true);
  await says(bo, 'for everybody');
  await says(bo, 'dear @ada, look');
  await notifications.show('Bo mentions you in Harbour | dear @ada, look');
  await bo.private.begins('Ada');
  await expectState(await bo.private.send('psst'), 'delivered');
  await notifications.show('Bo mentions you in Harbour | dear @ada, look', 'Bo, in private | psst');
  await hide(ada, false);
  await ada.settings.open('Notifications');
  await notifications.text.uncheck();
  await ada.settings.close();
  await hide(ada, true);
  await expectState(await bo.private.send('a secret'), 'delivered');
  await expect.poll(async () => JSON.stringify(await notifications.shown())).toContain('There');
  const hidden = (await notifications.shown()).filter(({ title }) => title === 'Tincan');
  expect(hidden.map(({ body }) => body)).toEqual(['There are 2 new messages.']);
});

test('quiet hours, a room that is to be silent, and what a history brings', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const { person: ada, notifications } = await notified(newPerson, 'Ada');
  const bo = await newPerson('Bo');
  const link = await bo.opensRoom();
  await writesMany(bo, Array.from({ length: 120 }, (_, n) => `earlier ${n}`));
  await ada.lobby.open();
  await notifications.switchOn(async () => {
    await notifications.quiet.check();
    const clock = (ms: number) => new Date(ms).toTimeString().slice(0, 5);
    await notifications.quietFrom.fill(clock(Date.now() - 3_600_000));
    await notifications.quietTo.fill(clock(Date.now() + 3_600_000));
    await notifications.quietTo.blur();
  });
  await ada.opensLink(link);
  await allLinked([ada, bo]);
  await expect(ada.room.message('earlier 119')).toBeVisible();
  await hide(ada, true);
  await says(bo, 'in the night');
  await expect(ada.page).toHaveTitle(/^\(\d+\) /);

  await hide(ada, false);
  await ada.settings.open('Notifications');
  await notifications.quiet.uncheck();
  await ada.settings.close();
  await ada.rooms.openOptions(link);
  await ada.rooms.options.getByRole('radio', { name: 'Nothing', exact: true }).check();
  await ada.page.keyboard.press('Escape');
  await hide(ada, true);
  await says(bo, 'to nobody');

  await hide(ada, false);
  await ada.rooms.openOptions(link);
  await ada.rooms.options.getByRole('radio', { name: /^As in Settings/ }).check();
  await ada.page.keyboard.press('Escape');
  await hide(ada, true);
  await says(bo, 'at last');
  // Everything that was told of shows together in one: nothing before this was.
  await expect.poll(async () => (await notifications.shown()).map(({ body }) => body)).toEqual(['at last']);
  expect((await notifications.shown())[0]?.title).not.toContain('new');
});

test('a click opens the room and the thread', async ({ newPerson }) => {
  const { person: ada, notifications } = await notified(newPerson, 'Ada');
  const bo = await newPerson('Bo');
  const link = await meet(ada, bo);
  await notifications.switchOn();
  await ada.lobby.open();
  await ada.rooms.entry(link).waitFor();
  await bo.room.linkedTo('Ada');
  await bo.private.begins('Ada');
  await expectState(await bo.private.send('over here'), 'delivered');
  await expect.poll(async () => (await notifications.shown()).map(({ title }) => title)).toEqual(['Bo, in private']);
  await clicks(ada);
  await expect(ada.private.log).toContainText('over here');
  expect(ada.page.url()).toBe(link);
  await notifications.show();
});

test('where the browser says no, that is explained and nothing is switched on', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  const notifications = new Notifications(ada.page, ada.settings);
  await ada.settings.open('Notifications');
  await notifications.on.click();
  await expect(notifications.section).toContainText('This browser was told not to show notifications of this page.');
  await expect(notifications.on).not.toBeChecked();
  await expect(notifications.level('All messages')).toHaveCount(0);
});

test('of two tabs in one room one tells, and none while the other shows it', async ({ newPerson }) => {
  const { person: ada, notifications } = await notified(newPerson, 'Ada');
  const bo = await newPerson('Bo');
  const link = await meet(ada, bo);
  await notifications.switchOn();
  const second = await ada.newTab();
  await second.comesTo(link);
  await bo.room.linkedTo('Ada', 'Ada');
  await hide(ada, true);
  await hide(second, true);
  await says(bo, 'to both');
  await expect.poll(async () => (await notifications.shown()).map(({ body }) => body)).toEqual(['to both']);
  await expect(second.page).toHaveTitle(/^\(1\) /);
  await hide(second, false);
  await notifications.show();
  await says(bo, 'seen in the second');
  await expect(second.room.message('seen in the second')).toBeVisible();
  await expect(ada.page).toHaveTitle(/^\(2\) /);
  expect(await notifications.shown()).toEqual([]);
});
