// Every sheet by rules (axe): on a phone in Arabic and the dark, on a desk in English and the light; and the room where there is little
// height, as at 400 %, with forced colours, and with large text.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { eachSection, eachSheet } from '../screens.ts';

test.use({ keepsPages: false });

async function accessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary ?? ''}`));
  expect.soft(found, what).toEqual([]);
}

/** Nothing is cut off at the side, or has to be scrolled to sideways. */
async function fits(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, what).toBeLessThanOrEqual(0);
}

for (const [what, options] of Object.entries({
  'a desk, light, English': { colorScheme: 'light', locale: 'en-GB', viewport: { width: 1280, height: 800 } },
  'a phone, dark, Arabic': { colorScheme: 'dark', locale: 'ar-EG', viewport: { width: 390, height: 844 }, hasTouch: true },
  'a tablet, forced colours, German': { forcedColors: 'active', locale: 'de-DE', viewport: { width: 820, height: 1180 } },
} as const)) {
  test(`every sheet: ${what}`, async ({ newPerson }) => {
    test.setTimeout(120_000);
    const [ada, bo] = [await newPerson('Ada', options), await newPerson('Bo', { locale: options.locale })];
    await ada.page.goto('/');
    await ada.page.locator('#your-name').fill('Ada');
    await ada.page.locator('#room-name').fill('sheets');
    await ada.page.locator('.lobby-form button[type=submit]').click();
    await expect(ada.page.locator('#message')).toBeVisible({ timeout: 20_000 });
    await bo.page.goto('/room#name:sheets');
    await bo.page.locator('#your-name').fill('Bo');
    await bo.page.locator('button[type=submit]').click();
    await expect(bo.page.locator('#message')).toBeVisible({ timeout: 20_000 });
    await bo.page.locator('#message').fill('hello **there**');
    await bo.page.keyboard.press('Enter');
    await expect(ada.page.locator('.message').filter({ hasText: 'hello' })).toBeVisible();
    const look = async (name: string) => {
      await accessible(ada.page, name);
      await fits(ada.page, name);
    };
    await look('the room');
    await eachSheet(ada, look);
  });
}

for (const [what, viewport] of Object.entries({
  'at 400 % of 1280 by 1024': { width: 320, height: 256 },
  'on a phone on its side': { width: 740, height: 340 },
  'on a phone with its keyboard out': { width: 360, height: 330 },
})) {
  test(`${what} one reads, writes and reaches everything`, async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada', { viewport }), await newPerson('Bo')];
    await meet(ada, bo);
    for (const text of ['one', 'two', 'three', 'four', 'five']) await bo.room.send(text);
    await fits(ada.page, what);
    await expect(ada.room.composer).toBeInViewport({ ratio: 1 });
    await ada.room.send('read and written');
    await ada.room.messages.last().scrollIntoViewIfNeeded();
    await expect(ada.room.message('read and written')).toBeInViewport({ ratio: 0.5 });
    await expect(ada.room.composer).toBeInViewport({ ratio: 1 });
    await ada.settings.open();
    await fits(ada.page, `${what}: settings`);
    await eachSection(ada.page, async (section) => await fits(ada.page, `${what}: ${section}`));
    await ada.settings.close();
    await ada.room.opensMenu();
    await ada.room.leave.click();
    await expect(ada.room.joinAgain).toBeVisible();
  });
}
