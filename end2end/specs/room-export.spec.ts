// A room as a file: JSON that says what is shown, and a page that runs nothing and asks nobody.

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Download, Locator } from '@playwright/test';
import { meet, writesMany } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';

test.use({ keepsPages: false });

const HOSTILE = '<script>document.title = "run"</script><img src="http://127.0.0.1:9/x" onerror="document.title = 1"> & "so"';

interface Said {
  id: string;
  text: string;
  at: string;
  author: { name: string; fingerprint: string };
  reply_to: string | null;
  deleted: boolean;
  reactions: { emoji: string; count: number; own: boolean }[];
}

interface Exported {
  format: string;
  version: number;
  title: string;
  people: { name: string; fingerprint: string }[];
  threads: { kind: string; with?: { name: string }; messages: Said[] }[];
}

async function exports(person: Person, sheet: Locator, format: string, priv: boolean): Promise<Download> {
  await sheet.getByRole('radio', { name: format }).check();
  await sheet.getByRole('checkbox', { name: /^Private threads as well/ }).setChecked(priv);
  const download = person.page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Export this room', exact: true }).click();
  return await download;
}

test('a room as JSON and as a page; private threads only if ticked', async ({ newPerson }, testInfo) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo <b>')];
  const link = await meet(ada, bo);
  await ada.room.send('hello\nthere');
  await bo.room.send(HOSTILE);
  await expect(ada.room.message(HOSTILE)).toBeVisible();
  await ada.private.begins('Bo <b>');
  await ada.private.send('for nobody else');
  await ada.private.leave();

  await ada.rooms.openOptions(link);
  const sheet = ada.rooms.options;
  const parse = async (download: Download): Promise<Exported> => {
    const file = testInfo.outputPath(download.suggestedFilename());
    await download.saveAs(file);
    return JSON.parse(await readFile(file, 'utf8')) as Exported;
  };

  await test.step('JSON says what is shown', async () => {
    const download = await exports(ada, sheet, 'JSON', false);
    expect(download.suggestedFilename()).toMatch(/^tincan-.*\d{4}-\d\d-\d\d\.json$/);
    const exported = await parse(download);
    await expect(sheet.getByText('Exported 2 messages. The file is not encrypted.')).toBeVisible();
    expect(exported.format).toBe('tincan-room');
    expect(exported.version).toBe(1);
    expect(exported.people.map(({ name }) => name).sort()).toEqual(['Ada', 'Bo <b>']);
    expect(exported.threads.map(({ kind }) => kind)).toEqual(['room']);
    const messages = exported.threads[0]?.messages ?? [];
    expect(messages.map(({ text }) => text)).toEqual(['hello\nthere', HOSTILE]);
    expect(messages.map(({ author }) => author.name)).toEqual(['Ada', 'Bo <b>']);
    for (const { at } of messages) expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(120_000);
    const code = new URL(link).hash.slice(1);
    expect(JSON.stringify(exported)).not.toContain(code);
  });

  await test.step('private threads come if ticked', async () => {
    const exported = await parse(await exports(ada, sheet, 'JSON', true));
    expect(exported.threads.map(({ kind }) => kind)).toEqual(['room', 'private']);
    expect(exported.threads[1]?.with?.name).toBe('Bo <b>');
    expect(exported.threads[1]?.messages.map(({ text }) => text)).toEqual(['for nobody else']);
  });

  await test.step('the page runs nothing, asks nobody and shows what was written', async () => {
    const download = await exports(ada, sheet, 'A page to read', false);
    const file = testInfo.outputPath('room.html');
    await download.saveAs(file);
    const html = await readFile(file, 'utf8');
    expect(html).not.toMatch(/<script|<img|<link|<iframe/i);
    expect(html).not.toContain('for nobody else');
    const page = await ada.context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    expect(asked).toEqual([pathToFileURL(file).href]);
    await expect(page.getByRole('article')).toHaveCount(2);
    await expect(page.getByRole('article').nth(0)).toContainText('hello');
    await expect(page.getByRole('article').nth(1)).toContainText(HOSTILE);
    await expect(page.getByRole('article').nth(1)).toContainText('Bo <b>');
    expect(await page.title()).not.toMatch(/^run|^1$/);
    await page.close();
  });
});

test('a long room is written in pieces, and is whole', async ({ newPerson }, testInfo) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  const texts = Array.from({ length: 600 }, (_, n) => `line ${n}`);
  await writesMany(ada, texts);
  await expect(ada.room.message('line 599')).toBeVisible({ timeout: 30_000 });
  await ada.settings.open('This room');
  const download = await exports(ada, ada.settings.dialog, 'JSON', false);
  const file = testInfo.outputPath('long.json');
  await download.saveAs(file);
  const exported = JSON.parse(await readFile(file, 'utf8')) as Exported;
  expect(exported.threads[0]?.messages.map(({ text }) => text)).toEqual(texts);
});
