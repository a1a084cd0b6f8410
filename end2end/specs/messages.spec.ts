// What can be written, how it is shown, and what is refused.

import type { Locator } from '@playwright/test';
import { meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { expectState, type Room, tooLong } from '../pages/room.ts';

test.use({ keepsPages: false });


async function pair(newPerson: (name: string) => Promise<Person>): Promise<[Person, Person]> {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  return [ada, bo];
}

/** Sends and compares to the letter on both sides; returns the message as its reader sees it. */
async function arrives(from: Person, to: Person, text: string): Promise<Locator> {
  await from.room.composer.fill(text);
  await from.room.sendButton.click();
  await expect(from.room.composer).toHaveValue('');
  for (const { room } of [from, to]) await expect.poll(() => lastText(room)).toBe(text);
  await expectState(from.room.messages.last(), 'delivered');
  return to.room.messages.last();
}

/** Of a folded one all of it. */
async function lastText(room: Room): Promise<string | null> {
  const folded = room.messages.last().getByRole('button', { name: 'Show all', exact: true });
  if ((await folded.count()) > 0) await folded.click();
  return (await room.messages.count()) === 0 ? null : await room.text(room.messages.last()).textContent();
}

test('an empty message is not sent', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  for (const nothing of ['', '   ', '\n\n', '\u00a0\t']) {
    await ada.room.composer.fill(nothing);
    await ada.room.composer.press('Enter');
    await ada.room.sendButton.click();
  }
  // Had one been sent, it would stand before this one.
  await arrives(ada, bo, 'something');
  await expect(bo.room.messages).toHaveCount(1);
  await expect(ada.room.messages).toHaveCount(1);
});

test('a message of 10,000 characters arrives whole', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const text = Array.from({ length: 10_000 }, (_, n) => String.fromCharCode(97 + ((n * n) % 26))).join('');
  await arrives(ada, bo, text);
});

test('emoji and letters beyond the first plane arrive as written', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  await arrives(ada, bo, '👩🏽‍🚀🏳️‍🌈🇪🇺 e\u0301 ≠ é · 𝒯𝒾𝓃𝒸𝒶𝓃 · 日本語 · ✂️');
});

test('right-to-left text arrives as written and reads from the right', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const seen = await arrives(ada, bo, 'שלום, מה שלומך? 123 مرحبا');
  await expect(bo.room.text(seen)).toHaveCSS('direction', 'rtl');
  const mixed = await arrives(bo, ada, 'plain again');
  await expect(ada.room.text(mixed)).toHaveCSS('direction', 'ltr');
});

test('what looks like HTML is text', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const markup = [
    '<img src=x onerror="window.injected = 1">',
    '<script>window.injected = 1</script>',
    '<b id="injected">bold</b>&amp;&lt;',
    '</p></article><article data-author="x">forged</article>',
    '<a href="javascript:window.injected = 1">click</a>{{7+7}}${7+7}',
  ];
  for (const text of markup) {
    const seen = await arrives(ada, bo, text);
    await expect(bo.room.text(seen).locator('*'), 'elements inside the text').toHaveCount(0);
  }
  for (const { page, room } of [ada, bo]) {
    await expect(room.messages).toHaveCount(markup.length);
    await expect(page.locator('#injected')).toHaveCount(0);
    expect(await page.evaluate(() => 'injected' in window && window.injected)).toBe(false);
  }
});

test('a display name that looks like HTML is text', async ({ newPerson }) => {
  const ada = await newPerson('<b id="injected">Ada</b>');
  const bo = await newPerson('Bo');
  await meet(ada, bo);
  await ada.room.send('hello');
  await expect(bo.room.message('hello')).toContainText(ada.name);
  await expect(bo.page.locator('#injected')).toHaveCount(0);
});

test('a message that is too long is refused with a reason, and stays', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const text = tooLong();
  await ada.room.composer.fill(text);
  await ada.room.sendButton.click();
  await expect(ada.room.alert).toContainText(/too long/i);
  await expect(ada.room.composer).toHaveValue(text);
  await expect(ada.room.messages).toHaveCount(0);

  // Cut to size it goes, and the reason with it.
  await arrives(ada, bo, text.slice(0, 20_000));
  await expect(ada.room.alert).toHaveCount(0);
});

test('Shift+Enter breaks the line, Enter sends', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  await ada.room.composer.click();
  await ada.page.keyboard.type('one');
  await ada.page.keyboard.press('Shift+Enter');
  await ada.page.keyboard.type('two');
  await expect(ada.room.composer).toHaveValue('one\ntwo');
  await expect(ada.room.messages).toHaveCount(0);
  await ada.page.keyboard.press('Enter');
  await expect(bo.room.messages).toHaveCount(1);
  // The inner text is what is seen: a line break that is not drawn would be a space.
  expect(await bo.room.text(bo.room.messages).innerText()).toBe('one\ntwo');
});

test('the others see that somebody is writing, until it is sent, deleted or forgotten', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const shown = bo.room.writing('Ada');
  await ada.room.composer.pressSequentially('hel');
  await expect(shown).toBeVisible();
  await ada.room.composer.press('Enter');
  await expect(shown).toHaveCount(0);

  await ada.room.composer.pressSequentially('hm');
  await expect(shown).toBeVisible();
  await ada.room.composer.fill('');
  await expect(shown).toHaveCount(0);

  await ada.room.composer.pressSequentially('well');
  await expect(shown).toBeVisible();
  await expect(shown).toHaveCount(0);
  await expect(ada.room.writing('Ada'), 'nobody sees themselves writing').toHaveCount(0);
});
