// How the page looks is for the person to say: light or dark, the size of text, and whether anything moves.

import type { Page } from '@playwright/test';
import { notInFirefox } from '../browsers.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';

/** The ground that the page is on. */
async function ground(page: Page): Promise<string> {
  return await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

async function textSize(page: Page): Promise<number> {
  return await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
}

test('a theme that was chosen counts more than the device’s, on the server’s page too', async ({ newPerson, browserName }) => {
  test.skip(browserName === 'firefox', notInFirefox.media);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo', { colorScheme: 'dark' })];
  await Promise.all([ada.lobby.open(), bo.lobby.open()]);
  const [light, dark] = [await ground(ada.page), await ground(bo.page)];
  expect(light).not.toBe(dark);

  await ada.settings.open('Appearance');
  await ada.settings.dialog.getByRole('radio', { name: 'Dark', exact: true }).check();
  expect(await ground(ada.page)).toBe(dark);
  await bo.settings.open('Appearance');
  await bo.settings.dialog.getByRole('radio', { name: 'Light', exact: true }).check();
  expect(await ground(bo.page)).toBe(light);

  // Before any script runs.
  const state = await ada.context.storageState();
  const cy = await newPerson('Cy', { javaScriptEnabled: false, storageState: state });
  await cy.page.goto('/');
  expect(await ground(cy.page)).toBe(dark);

  await ada.page.reload();
  await ada.settings.open('Appearance');
  await expect(ada.settings.dialog.getByRole('radio', { name: 'Dark', exact: true })).toBeChecked();
  await ada.settings.dialog.getByRole('radio', { name: 'As the device has them', exact: true }).check();
  expect(await ground(ada.page)).toBe(light);
  expect(await ada.context.cookies()).toEqual([]);
});

test('text as large as wanted, and nothing that moves, without a network too', async ({ newPerson, browserName }) => {
  test.skip(browserName === 'firefox', notInFirefox.offline);
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  const usual = await textSize(ada.page);
  await kept(ada.page);
  await ada.settings.open('Appearance');
  await ada.settings.dialog.getByRole('radio', { name: 'Larger', exact: true }).check();
  await ada.settings.dialog.getByRole('switch', { name: /^Nothing moves/ }).check();
  expect(await textSize(ada.page)).toBe(usual * 1.25);
  // The copy for use without a network is fetched anew after the choice.
  await expect
    .poll(async () => await ada.page.evaluate(async () => {
      const page = await (await caches.match('/'))?.text();
      return /<html[^>]*data-size="larger"[^>]*data-still/.test(page ?? '');
    }))
    .toBe(true);
  await ada.context.setOffline(true);
  await ada.page.reload();
  expect(await textSize(ada.page)).toBe(usual * 1.25);
  await expect(ada.page.locator('html')).toHaveAttribute('data-still', '');
});
