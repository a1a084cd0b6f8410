// Everybody in their own language: what the server renders, what the page says, and speaking another.

import type { Locator, Page } from '@playwright/test';
import { notInFirefox } from '../browsers.ts';
import { meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { type Language, LANGUAGES, wordsOf } from '../languages.ts';
import { kept } from '../offline.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** What browsers ask for. */
const LOCALES: Record<Language, string> = {
  en: 'en-GB', de: 'de-AT', es: 'es-MX', fr: 'fr-CA', 'zh-Hans': 'zh-CN', ar: 'ar-EG',
};

function direction(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** From the lobby into a new room, whatever the language. */
async function opensRoom({ page, name }: Person): Promise<void> {
  await page.goto('/');
  await page.locator('#your-name').fill(name);
  const form = page.locator('.lobby-form');
  await form.locator('button[type=button]').click();
  await form.locator('button[type=submit]').click();
  await expect(composer(page)).toBeVisible();
}

function composer(page: Page): Locator {
  return page.locator('#message');
}

for (const language of LANGUAGES) {
  const words = wordsOf(language);

  test(`${LOCALES[language]}: rendered by the server, and the same once the page runs`, async ({ newPerson, browserName }) => {
    test.skip(browserName === 'firefox', notInFirefox.scripts);
    const { page } = await newPerson('Ada', { locale: LOCALES[language], javaScriptEnabled: false });
    await page.goto('/');
    const root = page.locator('html');
    await expect(root).toHaveAttribute('lang', language);
    await expect(root).toHaveAttribute('dir', direction(language));
    await expect(page.getByText(words('lobby-lead'))).toBeVisible();
    // By a pattern: for a text Playwright passes over what stands in `noscript`.
    const needed = new RegExp(words('lobby-needs-javascript').replace(/[.?*()]/g, '\\$&'));
    await expect(page.getByText(needed)).toBeVisible();

    const bo = await newPerson('Bo', { locale: LOCALES[language] });
    await bo.page.goto('/');
    await expect(bo.page.getByRole('button', { name: words('lobby-generate'), exact: true })).toBeEnabled();
    await expect(bo.page.getByText(words('lobby-lead'))).toBeVisible();
    await expect(bo.page.locator('html')).toHaveAttribute('lang', language);
  });

  test(`${LOCALES[language]}: a room, and a message in it`, async ({ newPerson }) => {
    const ada = await newPerson('Ada', { locale: LOCALES[language] });
    await opensRoom(ada);
    await expect(ada.page.getByText(words('connection-alone'))).toBeAttached();
    await expect(composer(ada.page)).toHaveAttribute('placeholder', words('composer-to-room'));
    await composer(ada.page).fill('hello');
    await ada.page.getByRole('button', { name: words('common-send'), exact: true }).click();
    await expect(ada.page.getByRole('article')).toContainText('hello');
    // As this browser writes times, not as the language's home country does.
    const time = ada.page.locator('article time').first();
    const shown = await time.evaluate((element: HTMLTimeElement, locale) => {
      const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
      return [element.textContent?.trim(), format.format(new Date(element.dateTime))];
    }, LOCALES[language]);
    expect(shown[0]).toBe(shown[1]);
  });
}

test('speaking another language keeps the links, and lasts', async ({ newPerson, watch, browserName }) => {
  test.skip(browserName === 'firefox', notInFirefox.offline);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.room.send('before');
  await expect(bo.room.messages).toHaveCount(1);
  await kept(ada.page);
  const connections = await ada.page.evaluate(() => performance.getEntriesByType('navigation').length);

  await ada.settings.open('Language');
  await ada.settings.dialog.getByLabel('Language of Tincan').selectOption('ar');
  const words = wordsOf('ar');
  const root = ada.page.locator('html');
  await expect(root).toHaveAttribute('dir', 'rtl');
  await expect(composer(ada.page)).toHaveAttribute('placeholder', words('composer-to-room'));
  await expect(ada.page.getByRole('article')).toContainText('before');
  expect(await ada.page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(connections);
  // Bo saw nothing of it: the link is the same.
  await expect(bo.room.person('Ada')).toHaveAttribute('data-link', 'connected');
  await composer(ada.page).fill('بعد ذلك');
  await composer(ada.page).press('Enter');
  await expect(bo.room.messages).toHaveCount(2);

  // By the server …
  await ada.page.reload();
  await expect(root).toHaveAttribute('lang', 'ar');
  await expect(composer(ada.page)).toHaveAttribute('placeholder', words('composer-to-room'));
  // … and without it.
  watch.expect(SIGNALING_UNREACHABLE);
  await ada.context.setOffline(true);
  await ada.page.reload();
  await expect(root).toHaveAttribute('lang', 'ar');
  await expect(composer(ada.page)).toHaveAttribute('placeholder', words('composer-to-room'));
});

test('a language that cannot be loaded leaves the one there is', async ({ newPerson, watch }) => {
  watch.expect(/words-fr\.[\w-]+\.ftl/);
  watch.expect(/Failed to load resource/);
  // The worker would fetch them past the route.
  watch.expect(/console warning: Service Worker registration blocked by Playwright/);
  const ada = await newPerson('Ada', { serviceWorkers: 'block' });
  await ada.page.route('**/words-fr.*', (route) => route.fulfill({ status: 503, body: 'later' }));
  await ada.opensRoom();
  await ada.settings.open('Language');
  await ada.settings.dialog.getByLabel('Language of Tincan').selectOption('fr');
  await expect(ada.settings.alert).toHaveText(
    'The words of that language could not be loaded. Check your connection and choose it again.',
  );
  await expect(ada.page.locator('html')).toHaveAttribute('lang', 'en');
});

test('names that run the other way stay whole', async ({ newPerson }) => {
  const [ada, noor] = [await newPerson('Ada'), await newPerson('نور', { locale: 'ar-EG' })];
  const link = await ada.opensRoom();
  await noor.page.goto(link);
  await noor.page.locator('#your-name').fill(noor.name);
  await noor.page.locator('#your-name').press('Enter');
  await expect(composer(noor.page)).toBeVisible();
  await expect(ada.room.people).toHaveCount(1);
  await ada.room.send('hello');
  await composer(noor.page).fill('مرحبا');
  await composer(noor.page).press('Enter');
  await expect(ada.room.messages).toHaveCount(2);
  await expect(ada.room.messages.last()).toContainText('مرحبا');
});
