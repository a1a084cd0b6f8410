// On a phone: what is narrow, what a finger does, where the keyboard is, and what *back* means.

import type { Locator } from '@playwright/test';
import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true } as const;

/** A finger that comes down on a message, goes so many pixels to the right in steps, and lifts. */
async function swipe(message: Locator, right: number, down = 0): Promise<void> {
  const box = await message.boundingBox();
  if (box === null) throw new Error('the message is not drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const finger = { pointerType: 'touch', isPrimary: true, bubbles: true };
  await message.dispatchEvent('pointerdown', { ...finger, clientX: x, clientY: y });
  for (let step = 1; step <= 4; step += 1) {
    await message.dispatchEvent('pointermove', { ...finger, clientX: x + (right * step) / 4, clientY: y + (down * step) / 4 });
  }
  await message.dispatchEvent('pointerup', { ...finger, clientX: x + right, clientY: y + down });
}

test('the head is one line, and what is done seldom is in a menu', async ({ newPerson }) => {
  const ada = await newPerson('Ada', { ...PHONE, locale: 'de-DE' });
  await ada.page.goto('/room#name:ein%20langer%20name%20der%20nicht%20in%20die%20zeile%20passt');
  await ada.page.locator('#your-name').fill('Ada');
  await ada.page.locator('button[type=submit]').click();
  await expect(ada.page.locator('#message')).toBeVisible({ timeout: 20_000 });
  const [menu, more] = [ada.page.locator('.room-more-open'), ada.page.locator('.room-more')];
  const heights = await ada.page.locator('.room-head').evaluate((head) => head.getBoundingClientRect().height);
  expect(heights).toBeLessThan(110);
  await expect(more).toBeHidden();
  await menu.tap();
  await expect(more).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(more).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.tap();
  // What is pressed beside it closes it.
  await ada.page.touchscreen.tap(120, 400);
  await expect(more).toBeHidden();
  await menu.tap();
  await more.getByRole('button', { name: 'Einstellungen', exact: true }).tap();
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await expect(more.locator(':scope > button').first()).toBeHidden();
  await ada.page.keyboard.press('Escape');
  await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.tap();
  await more.getByRole('button', { name: 'Verlassen', exact: true }).tap();
  await expect(ada.page.locator('#message')).toHaveCount(0);
});

test('what is out of order is told in the whole width of the head', async ({ newPerson, server, watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo] = [await newPerson('Ada', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }), await newPerson('Bo')];
  await ada.page.goto('/room#name:im%20kleinen');
  await ada.page.locator('#your-name').fill('Ada');
  await ada.page.locator('button[type=submit]').click();
  await expect(ada.page.locator('#message')).toBeVisible({ timeout: 20_000 });
  await bo.opensLink(ada.page.url());
  const words = ada.page.locator('.connection');
  await expect(words).toContainText('1 von 1');
  await server.kill();
  await expect(words).toContainText('Server nicht erreichbar');
  expect((await words.boundingBox())?.width).toBeGreaterThan(280);
  // Of a small screen less than a third.
  expect((await ada.page.locator('.room-head').boundingBox())?.height).toBeLessThan(640 / 3);
});

test('a message is answered by swiping it onward, and by nothing else that a finger does', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo', PHONE)];
  await meet(ada, bo);
  await ada.room.send('take the ferry');
  const seen = bo.room.message('take the ferry');
  const about = bo.page.locator('.composer-about');
  await expect(seen).toBeVisible();
  await swipe(seen, 40);
  await swipe(seen, -80);
  await swipe(seen, 60, 80);
  await expect(about).toHaveCount(0);
  await expect(seen).toHaveCSS('translate', 'none');
  await swipe(seen, 80);
  await expect(about).toContainText('take the ferry');
  await expect(bo.room.composer).toBeFocused();
  await expect(seen).toHaveCSS('translate', 'none');
  await expect(bo.message.sheet).toBeHidden();
  await bo.room.send('or the bridge');
  await expect(ada.room.message('or the bridge')).toContainText('take the ferry');
});

test('read from the right, onward is to the left', async ({ newPerson }) => {
  const ada = await newPerson('Ada', { ...PHONE, locale: 'ar-EG' });
  await ada.page.goto('/room#name:ferry');
  await ada.page.locator('#your-name').fill('Ada');
  await ada.page.locator('button[type=submit]').click();
  await ada.page.locator('#message').fill('by hand');
  await ada.page.locator('.composer button[type=submit]').tap();
  const written = ada.page.locator('.message').filter({ hasText: 'by hand' });
  await expect(written).toBeVisible();
  await swipe(written, 80);
  await expect(ada.page.locator('.composer-about')).toHaveCount(0);
  await swipe(written, -80);
  await expect(ada.page.locator('.composer-about')).toContainText('by hand');
});

test('back leads from a channel to the room, and forward into it again', async ({ newPerson }) => {
  const ada = await newPerson('Ada', PHONE);
  const link = await ada.opensRoom();
  await ada.channels.make('harbour');
  const head = ada.page.getByRole('heading', { name: /harbour/ });
  await expect(head).toBeVisible();
  await ada.page.goBack();
  await expect(head).toHaveCount(0);
  await expect(ada.room.composer).toBeVisible();
  expect(ada.page.url()).toBe(link);
  await ada.page.goForward();
  await expect(head).toBeVisible();
  // Going to the room by its button is going back: nothing is left behind in the history.
  await ada.page.getByRole('button', { name: 'Everybody', exact: true }).tap();
  await expect(head).toHaveCount(0);
  await ada.page.goBack();
  await expect(ada.lobby.heading).toBeVisible();
});

test('a keyboard that lies over the page does not hide where one writes', async ({ newPerson }) => {
  const ada = await newPerson('Ada', PHONE);
  await ada.opensRoom();
  const fits = async (height: number) => {
    await ada.page.evaluate((height) => {
      Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => height });
      visualViewport?.dispatchEvent(new Event('resize'));
    }, height);
    const box = await ada.room.composer.boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    return box?.y ?? 0;
  };
  const whole = await fits(780);
  expect(await fits(440)).toBeLessThan(whole);
  await expect(ada.room.heading).toBeInViewport();
  expect(await fits(780)).toBe(whole);
});

test('the way to what is unread lies over no new message', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo', PHONE)];
  await meet(ada, bo);
  for (let line = 0; line < 30; line += 1) await ada.room.send(`line ${line}`);
  const way = bo.page.getByRole('button', { name: /unread message/ });
  const newest = bo.room.message('line 29');
  await expect(newest).toBeInViewport();
  await expect(way).toBeVisible();
  const [over, under] = [await way.boundingBox(), await newest.boundingBox()];
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThan(under?.y ?? 0);
});
