// How it looks: the gallery of components and the main screens beside pictures of them. `make pictures` renews the pictures.

import path from 'node:path';
import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import { test as base, expect, type Person } from '../fixtures.ts';
import {
  arePictures, changing, drawAfresh, drawnBy, PICTURES, PICTURES_LEN_MAX, picturesLen, sameWidth, shrink, stopClock,
} from '../pictures.ts';
import { developmentBinary, otherPort, TincanServer } from '../server.ts';

const test = base.extend<{ by: string }, { drawnBy: string; gallery: TincanServer }>({
  drawnBy: [async ({ browser }, use) => await use(await drawnBy(browser)), { scope: 'worker' }],

  /** What the pictures are by; where there are none to compare with, the test is not run. */
  by: [
    async ({ drawnBy }, use, testInfo) => {
      testInfo.skip(!renews() && !arePictures(drawnBy), `there are no pictures by ${drawnBy}: make pictures`);
      await use(drawnBy);
    },
    { auto: true },
  ],

  /** The server of `make dev`: only that one has the gallery. */
  gallery: [
    async ({}, use) => {
      const server = new TincanServer(otherPort, { binary: developmentBinary, args: [] });
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});
test.use({ keepsPages: false });

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };
const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const LIGHT: BrowserContextOptions = { colorScheme: 'light' };
const DARK: BrowserContextOptions = { colorScheme: 'dark' };
const ARABIC: BrowserContextOptions = { locale: 'ar-EG' };
const ROOM = 'Summer party';

/**
 * Compares a page, or a part of it. A pixel counts as another if one sees that it is; the edges of letters, which may be drawn a little
 * differently, do not count at all. What is left is a handful where nothing moved, and hundreds where a word did.
 */
async function same(shown: Page | Locator, by: string, name: string, timeout?: number): Promise<void> {
  const page = 'page' in shown ? shown.page() : shown;
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(0, 0);
  await sameWidth(page);
  await drawAfresh(page);
  const options = {
    // In the gallery nothing changes.
    mask: 'page' in shown ? [] : changing(page),
    maskColor: '#888888',
    threshold: 0.15,
    maxDiffPixels: 80,
    scale: 'css',
    ...(timeout === undefined ? {} : { timeout }),
  } as const;
  if ('page' in shown) await expect(shown).toHaveScreenshot([by, `${name}.png`], options);
  else await expect(shown).toHaveScreenshot([by, `${name}.png`], options);
  if (renews()) shrink(path.join(PICTURES, by, `${name}.png`));
}

/** Whether pictures are made, not compared. */
function renews(): boolean {
  return test.info().config.updateSnapshots === 'all';
}

type NewPerson = (name: string, options?: BrowserContextOptions) => Promise<Person>;

async function somebody(newPerson: NewPerson, name: string, ...looks: BrowserContextOptions[]): Promise<Person> {
  const person = await newPerson(name, Object.assign({ reducedMotion: 'reduce' }, ...looks));
  await stopClock(person.page);
  return person;
}

/** Into the room of the pictures, whatever the language. */
async function enters({ page, name }: Person): Promise<void> {
  await page.goto('/');
  const form = page.locator('.lobby-form');
  await expect(form.locator('button[type=submit]')).toBeEnabled();
  await page.locator('#your-name').fill(name);
  await page.locator('#room-name').fill(ROOM);
  await form.locator('button[type=submit]').click();
  await expect(page.locator('#message')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.connection')).toHaveAttribute('data-signaling', 'connected');
}

async function says({ page }: Person, text: string, readers: readonly Person[]): Promise<void> {
  await page.locator('#message').fill(text);
  await page.locator('.composer button[type=submit]').click();
  for (const reader of readers) await expect(reader.page.getByRole('article').filter({ hasText: text })).toHaveCount(1);
}

/** Two in the room who have said something and read it. */
async function talk(ada: Person, bo: Person): Promise<void> {
  const both = [ada, bo];
  for (const person of both) await enters(person);
  await linked(both);
  await says(ada, 'The lantern order is in: 40 paper ones, arriving Thursday.', both);
  await says(bo, 'Lovely. Can the big table stand under the plane tree again?', both);
  await says(ada, 'If it stays dry. I have a tarp and about 15 m of rope, in case it does not.', both);
  await says(bo, 'مرحبا بالجميع، أراكم في السابعة.', both);
  await expect(ada.page.locator('.message[data-state=read]')).toHaveCount(2);
}

async function linked(all: readonly Person[]): Promise<void> {
  for (const { page } of all) {
    await expect(page.locator('.person[data-link=connected][data-path=direct]')).toHaveCount(all.length - 1);
    await expect(page.locator('.person-latency')).toContainText([/\p{Nd}/u]);
  }
}

const LOBBIES: Record<string, BrowserContextOptions[]> = {
  'lobby-phone': [PHONE, LIGHT],
  'lobby-tablet-dark': [TABLET, DARK],
  'lobby-desktop': [DESKTOP, LIGHT],
  'lobby-desktop-dark-ar': [DESKTOP, DARK, ARABIC],
};

for (const [name, looks] of Object.entries(LOBBIES)) {
  test(`${name} looks as it did`, async ({ newPerson, by }) => {
    const { page } = await somebody(newPerson, 'Ada', ...looks);
    await page.goto('/');
    await expect(page.locator('.lobby-form button[type=submit]')).toBeEnabled();
    await same(page, by, name);
  });
}

const ALONE: Record<string, BrowserContextOptions[]> = {
  'alone-phone-dark': [PHONE, DARK],
  'alone-tablet': [TABLET, LIGHT],
  'alone-desktop': [DESKTOP, LIGHT],
  'alone-phone-ar': [PHONE, LIGHT, ARABIC],
};

for (const [name, looks] of Object.entries(ALONE)) {
  test(`${name} looks as it did`, async ({ newPerson, by }) => {
    const ada = await somebody(newPerson, 'Ada', ...looks);
    await enters(ada);
    await expect(ada.page.locator('.invite .qr')).toBeVisible();
    await same(ada.page, by, name);
  });
}

const TALKS: Record<string, BrowserContextOptions> = { phone: PHONE, tablet: TABLET, desktop: DESKTOP };

for (const [device, looks] of Object.entries(TALKS)) {
  test(`a room of two, its members and the settings look as they did on a ${device}`, async ({ newPerson, by }) => {
    const ada = await somebody(newPerson, 'Ada', looks, LIGHT);
    const bo = await somebody(newPerson, 'Bo', DESKTOP, LIGHT);
    await talk(ada, bo);
    await same(ada.page, by, `talk-${device}`);
    await ada.members.open();
    await same(ada.page, by, `members-${device}`);
    await ada.page.keyboard.press('Escape');
    await ada.page.emulateMedia({ colorScheme: 'dark' });
    await same(ada.page, by, `talk-${device}-dark`);
    await ada.settings.open();
    await same(ada.page, by, `settings-${device}-dark`);
  });
}

for (const [device, looks] of [['tablet', [TABLET, DARK]], ['desktop', [DESKTOP, LIGHT]]] as const) {
  test(`a room of two in Arabic looks as it did on a ${device}`, async ({ newPerson, by }) => {
    const ada = await somebody(newPerson, 'Ada', ...looks, ARABIC);
    const bo = await somebody(newPerson, 'Bo', DESKTOP, LIGHT);
    await talk(ada, bo);
    await same(ada.page, by, `talk-${device}-ar`);
  });
}

/** Whole pages are compared as they are in the product. */
const NOT_HERE = ['pages'];
/** What a theme or a direction can break that the other pictures do not show: all would be three times as many bytes. */
const ELSEWHERE = ['buttons', 'fields', 'string', 'marks', 'messages', 'composer', 'bars', 'people', 'rooms', 'links'];

for (const [look, query] of [['light', 'theme=light'], ['dark', 'theme=dark'], ['ar', 'theme=light&language=ar']]) {
  test(`the gallery looks as it did: ${look}`, async ({ newPerson, gallery, by }) => {
    const { page } = await newPerson('Ada', { ...DESKTOP, reducedMotion: 'reduce' });
    await page.goto(`${gallery.origin}/gallery?${query}`);
    await expect(page.locator('.gallery-section').first()).toBeVisible();
    const ids = await page.locator('.gallery-section').evaluateAll((sections) => sections.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining([...ELSEWHERE, ...NOT_HERE]));
    const compared = look === 'light' ? ids.filter((id) => !NOT_HERE.includes(id)) : ELSEWHERE;
    for (const id of compared) await same(page.locator(`#${id}`), by, `gallery-${look}-${id}`);
  });
}

test('what moved a little is noticed, and what is not there', async ({ newPerson, by }) => {
  test.skip(renews(), 'pictures are made, not compared');
  const { page } = await somebody(newPerson, 'Ada', ...(LOBBIES['lobby-desktop'] ?? []));
  const differs = async () => {
    await expect(same(page, by, 'lobby-desktop', 2_000)).rejects.toThrow(/pixels .* are different/);
  };
  await page.goto('/');
  await expect(page.locator('.lobby-form button[type=submit]')).toBeEnabled();
  await same(page, by, 'lobby-desktop');
  const label = page.locator('.field-label').first();
  await label.evaluate((element: HTMLElement) => (element.style.translate = '0 2px'));
  await differs();
  await label.evaluate((element: HTMLElement) => (element.style.translate = ''));
  await same(page, by, 'lobby-desktop');
  await page.locator('.lobby-facts li').first().evaluate((element: HTMLElement) => (element.style.opacity = '0'));
  await differs();
});

test('the pictures stay small', () => {
  expect(picturesLen()).toBeLessThan(PICTURES_LEN_MAX);
});
