// How messages are written and read: marks, links, code, long texts, mentions, emoji, drafts.

import { AxeBuilder } from '@axe-core/playwright';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page, Request } from '@playwright/test';
import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept, keptFiles } from '../offline.ts';
import { Text } from '../pages/text.ts';
import { ProfileBrowser } from '../profile.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** What is written is on the disk so long after it was. */
const DRAFT_KEPT_MS = 1_000;
const READER = /\/pkg\/markup\.[\w-]{22}\.wasm$/;

const MARKED = `# Plan

We meet **soon**, at *noon*, not ~~late~~, see \`make test\`.
And <b>this</b> &amp; that.

> Who said so?

- [x] the draft
- [ ] the rest

3. three
4. four

| what | how many |
| --- | ---: |
| cans | 2 |

\`\`\`rust
fn main() { println!("hi"); } // done
\`\`\`

[The site](https://tincan.example/a?b#c), https://tincan.example/d_e_f. ![a cat](https://tincan.example/cat.png)`;

test('what is marked is shown so, to all, and nothing is asked for', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await new Text(ada.page).says(MARKED);
  // What is folded is not drawn.
  await bo.room.messages.last().getByRole('button', { name: 'Show all', exact: true }).click();
  const { body } = new Text(bo.page);
  await expect(body.locator('strong', { hasText: 'soon' })).toHaveText('soon');
  await expect(body.locator('em')).toHaveText('noon');
  await expect(body.locator('s')).toHaveText('late');
  await expect(body.locator('p > code')).toHaveText('make test');
  await expect(body.getByText('And <b>this</b> &amp; that.')).toBeVisible();
  await expect(body.locator('blockquote')).toHaveText('Who said so?');
  await expect(body.locator('ol')).toHaveAttribute('start', '3');
  await expect(body.getByRole('img', { name: 'Done', exact: true })).toBeVisible();
  await expect(body.getByRole('img', { name: 'To do', exact: true })).toBeVisible();
  await expect(body.getByRole('columnheader')).toHaveText(['what', 'how many']);
  await expect(body.getByRole('cell')).toHaveText(['cans', '2']);
  // A heading of a message is none of the page.
  await expect(bo.page.getByRole('heading', { name: 'Plan' })).toHaveCount(0);
  await expect(body.locator('.prose-heading')).toHaveText('Plan');

  const code = body.getByRole('group', { name: 'Code, rust', exact: true });
  await expect(code).toHaveText('fn main() { println!("hi"); } // done');
  await expect(code.locator('.code-word')).toHaveText('fn');
  await expect(code.locator('.code-text')).toHaveText('"hi"');
  await expect(code.locator('.code-comment')).toHaveText('// done');
  await body.getByRole('button', { name: 'Copy code' }).click();
  await expect(body.getByRole('button', { name: 'Copied code' })).toBeVisible();

  await expect(body.locator('img')).toHaveCount(0);
  for (const [name, address] of [
    ['The site', 'https://tincan.example/a?b#c'],
    ['https://tincan.example/d_e_f', 'https://tincan.example/d_e_f'],
    ['a cat', 'https://tincan.example/cat.png'],
  ] as const) {
    const link = body.getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('href', address);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    await expect(link).toHaveAttribute('target', '_blank');
  }
  await accessible(bo.page);
});

test('who means no good gets text', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const [writer, reader] = [new Text(ada.page), new Text(bo.page)];
  for (const text of [
    '[click](javascript:window.injected=1)',
    '**a** <script>window.injected = 1</script>',
    '<img src="https://evil.example/x.png" onerror="window.injected = 1">',
    '![x](data:image/png;base64,AAAA)',
    '[a](/room#name:trap)',
    '<iframe src="https://evil.example"></iframe>',
    '<javascript:alert(1)>',
  ]) {
    await writer.says(text);
    await expect(reader.body).toContainText(text.replaceAll('**', ''));
    await expect(reader.body.locator('a, img, script, iframe')).toHaveCount(0);
  }
  await writer.says('[https://bank.example](https://evil.example/)');
  await expect(reader.body).toHaveText('https://evil.example/');
  // Sixty thousand brackets and quotes: shown, and the page goes on.
  for (const unit of ['[', '> ', '*a_ ', '- ', '`a']) {
    await writer.says(unit.repeat(30_000 / unit.length));
    await expect(reader.room.messages.last().getByRole('button', { name: 'Show all', exact: true })).toBeVisible();
    await reader.last.getByRole('button', { name: 'Show all', exact: true }).click();
    await expect(reader.last.getByRole('button', { name: 'Show less', exact: true })).toBeVisible();
  }
  await writer.says('**still there**');
  await expect(reader.body.locator('strong')).toHaveText('still there');
  for (const { page } of [ada, bo]) expect(await page.evaluate('globalThis.injected')).toBeUndefined();
});

test('the reader is loaded when the first message needs it, and is there without a network', async ({ newPerson, watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
  const ada = await newPerson('Ada');
  const asked: string[] = [];
  // Of the page; its worker fetches ahead what the page may need offline.
  ada.page.on('request', (request: Request) => {
    if (request.serviceWorker() === null) asked.push(new URL(request.url()).pathname);
  });
  const link = await ada.opensRoom();
  const text = new Text(ada.page);
  await ada.room.send('Nothing is marked here: it is 10:30, and 3 + 4 is 7.');
  await ada.room.send('Two\nlines, @Ada.');
  await expect(ada.room.messages).toHaveCount(2);
  expect(asked.filter((path) => READER.test(path) || path.includes('emoji'))).toEqual([]);
  await text.says('**marked**');
  await expect(text.body.locator('strong')).toHaveText('marked');
  expect(asked.filter((path) => READER.test(path))).toHaveLength(1);
  await text.says('_again_');
  await expect(text.body.locator('em')).toHaveText('again');
  expect(asked.filter((path) => READER.test(path))).toHaveLength(1);

  await kept(ada.page);
  await expect.poll(async () => (await keptFiles(ada.page)).filter((path) => READER.test(path))).toHaveLength(1);
  await ada.context.setOffline(true);
  const again = new Text((await ada.reopens(link)).page);
  await expect(again.body.locator('em')).toHaveText('again');
  await again.says('`offline`');
  await expect(again.body.locator('code')).toHaveText('offline');
  await again.opensEmoji();
  await again.search.fill('thumbs up');
  await again.one('thumbs up').click();
  await expect(again.room.composer).toHaveValue('👍');
});

test('links to rooms of this site open in place', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const other = await bo.opensRoom();
  await ada.opensRoom();
  const text = new Text(ada.page);
  await text.says(`come to ${other}`);
  const link = text.body.getByRole('link');
  await expect(link).not.toHaveAttribute('target', /./);
  await link.click();
  await expect(ada.page).toHaveURL(other);
  await ada.room.entered();
  expect(ada.context.pages()).toHaveLength(1);
});

test('a long text is folded, and unfolding leaves the reader where they are', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  const text = new Text(ada.page);
  for (let n = 0; n < 10; n += 1) await ada.room.send(`before ${n}`);
  const lines = Array.from({ length: 60 }, (_, n) => `line number ${n}`);
  await text.says(lines.join('\n'));
  const { last } = text;
  await expect(last).toContainText('line number 11');
  await expect(last).not.toContainText('line number 12');
  const show = last.getByRole('button', { name: 'Show all', exact: true });
  await expect(show).toHaveAttribute('aria-expanded', 'false');
  const top = () => last.evaluate((row) => Math.round(row.getBoundingClientRect().top));
  const before = await top();
  await show.press('Enter');
  await expect(last).toContainText('line number 59');
  expect(await top()).toBe(before);
  const less = last.getByRole('button', { name: 'Show less', exact: true });
  await expect(less).toBeFocused();
  await less.scrollIntoViewIfNeeded();
  await less.press('Enter');
  await expect(last).not.toContainText('line number 12');
  await expect(show).toBeFocused();
  await expect(last).toBeInViewport();
  await accessible(ada.page);
});

test('somebody is mentioned by keyboard, and sees it', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo Åström')];
  await meet(ada, bo);
  const [writer, reader] = [new Text(ada.page), new Text(bo.page)];
  const { composer } = ada.room;
  await composer.pressSequentially('hello @b');
  await expect(writer.offers).toHaveText(['@Bo Åström']);
  await expect(composer).toHaveAttribute('aria-activedescendant', await writer.offers.first().getAttribute('id') ?? '');
  await expect(writer.offers.first()).toHaveAttribute('aria-selected', 'true');
  await accessible(ada.page);
  await composer.press('Escape');
  await expect(writer.offers).toHaveCount(0);
  await composer.press('Backspace');
  await composer.pressSequentially('ö');
  await expect(writer.offers).toHaveCount(0);
  await composer.press('Backspace');
  await composer.pressSequentially('bo');
  await composer.press('Enter');
  await expect(composer).toHaveValue('hello @Bo Åström ');
  await composer.pressSequentially('and @ada');
  await composer.press('Enter');
  for (const [{ body }, own] of [[reader, '@Bo Åström'], [writer, '@ada']] as const) {
    await expect(body.locator('.mention')).toHaveText(['@Bo Åström', '@ada']);
    await expect(body.locator('.mention-own')).toHaveText(own);
  }
  await expect(reader.last.getByRole('paragraph')).toHaveText('hello @Bo Åström and @ada');
});

test('emoji are picked from a sheet, or written as codes', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  const text = new Text(ada.page);
  const { composer } = ada.room;
  await composer.fill('so ');
  await text.opensEmoji();
  await expect(text.one('grinning face')).toBeVisible();
  await expect(text.search).toBeFocused();
  await accessible(ada.page);
  await text.emoji.getByRole('button', { name: 'Food and drink', exact: true }).click();
  await text.one('pear').click();
  await expect(text.emoji).toBeHidden();
  await expect(composer).toHaveValue('so 🍐');
  await expect(composer).toBeFocused();

  // By name and keyboard alone.
  await text.opensEmoji();
  await expect(text.one('pear')).toBeVisible();
  await text.search.pressSequentially('party');
  await expect(text.one('party popper')).toBeVisible();
  await ada.page.keyboard.press('ArrowDown');
  await ada.page.keyboard.press('Enter');
  await expect(composer).toHaveValue(/^so 🍐.+/);

  await composer.fill('');
  await composer.pressSequentially('fine :thumbsu');
  await expect(text.offers.first()).toContainText(':thumbsup:');
  await composer.press('Tab');
  await expect(composer).toHaveValue('fine 👍');
  await composer.pressSequentially(' :tada: at 10:30:');
  await expect(composer).toHaveValue('fine 👍 🎉 at 10:30:');
  // Any of them may stand under a message.
  await ada.room.send('a message');
  await text.last.hover();
  await text.last.getByRole('button', { name: 'React', exact: true }).click();
  await text.last.getByRole('button', { name: 'Other…', exact: true }).click();
  await text.search.fill('teapot');
  await text.one('teapot').click();
  await expect(text.last.getByRole('button', { name: /^🫖 1$/ })).toHaveAttribute('aria-pressed', 'true');

  // What was used of late comes first the next time, also in another page.
  await ada.page.reload();
  await ada.room.entered();
  await text.opensEmoji();
  await expect(text.emoji.getByRole('button', { name: 'Used of late', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(text.one('party popper')).toBeVisible();
  await expect(text.one('pear')).toBeVisible();
});

test('keys of the composer: the last own message is changed, marks are put around, Escape gives up', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  const text = new Text(ada.page);
  const { composer } = ada.room;
  await ada.room.send('frist');
  await composer.press('ArrowUp');
  await expect(text.about).toBeVisible();
  await expect(composer).toHaveValue('frist');
  await composer.press('Escape');
  await expect(text.about).toBeHidden();
  await expect(composer).toHaveValue('');
  await composer.press('ArrowUp');
  await composer.fill('first');
  await composer.press('Enter');
  await expect(ada.room.message('first')).toHaveCount(1);

  await composer.fill('bold');
  await composer.press('ControlOrMeta+a');
  await composer.press('ControlOrMeta+b');
  await expect(composer).toHaveValue('**bold**');
  await composer.press('ControlOrMeta+b');
  await expect(composer).toHaveValue('bold');
  await composer.press('ControlOrMeta+k');
  await expect(composer).toHaveValue('[bold](https://)');
  await composer.fill('two');
  await composer.press('Shift+Enter');
  await composer.pressSequentially('lines');
  await composer.press('Enter');
  await expect(text.last.getByRole('paragraph')).toHaveText('two\nlines', { useInnerText: true });
});

test('by touch Enter breaks the line, and the box grows to a third of the screen', async ({ newPerson }) => {
  const ada = await newPerson('Ada', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } });
  await ada.opensRoom();
  const { composer } = ada.room;
  await composer.fill('one');
  await composer.press('Enter');
  await composer.pressSequentially('two');
  await expect(composer).toHaveValue('one\ntwo');
  await expect(ada.room.messages).toHaveCount(0);
  await composer.fill('line\n'.repeat(60));
  const { height } = (await composer.boundingBox()) ?? { height: 0 };
  expect(height).toBeGreaterThan(780 / 4);
  expect(height).toBeLessThanOrEqual(780 / 3 + 1);
  await ada.room.sendButton.tap();
  await expect(ada.room.messages).toHaveCount(1);
  expect(await ada.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

test('a draft survives a browser that is killed a second after the last letter', async ({ watch, server: _running }, testInfo) => {
  test.setTimeout(60_000);
  const profile = testInfo.outputPath('profile');
  let browser = await ProfileBrowser.start(profile, watch);
  let ada = await browser.person('Ada');
  const link = await ada.opensRoom();
  await ada.room.composer.pressSequentially('begun and not sent');
  // The one thing here that time decides: when the browser dies.
  await delay(DRAFT_KEPT_MS);
  await browser.kill();
  browser = await ProfileBrowser.start(profile, watch);
  try {
    ada = await browser.person('Ada');
    await ada.comesTo(link);
    await expect(ada.room.composer).toHaveValue('begun and not sent');
  } finally {
    await browser.close();
  }
});

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
