// Taking everything along, and what the room is called.

import { readFile } from 'node:fs/promises';
import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectState } from '../pages/room.ts';
import { leaks } from '../recorder.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

const PASSPHRASE = 'correct horse battery staple';

test('everything goes from one profile into another, sealed', async ({ newPerson, server, watch }, testInfo) => {
  test.setTimeout(120_000);
  const names = ['Wilhelmina Quetzal', 'Łukasz “Ørn” 🦉'] as const;
  const [ada, bo, dan] = [await newPerson(names[0]), await newPerson(names[1]), await newPerson('Dan')];
  const link = await meet(ada, bo);
  await talk('marzipan submarines', [ada, bo]);
  const said = names.map((name) => `${name} on marzipan submarines`);
  const file = testInfo.outputPath('export');

  await test.step('the file gives nothing away', async () => {
    await ada.settings.open();
    const download = await ada.settings.exports(PASSPHRASE);
    expect(download.suggestedFilename()).toMatch(/^tincan.*\.\w+$/i);
    await download.saveAs(file);
    await ada.settings.close();
    const code = new URL(link).hash.slice(1);
    const bytes = await readFile(file);
    expect(bytes.length).toBeGreaterThan(100);
    const secrets = [...names, 'marzipan submarines', code, code.replace(/^tc1-/, '').replaceAll('-', ''), PASSPHRASE];
    expect(leaks(bytes, secrets)).toEqual([]);
  });

  await test.step('a wrong passphrase opens nothing', async () => {
    await dan.lobby.open();
    await dan.settings.open();
    await dan.settings.imports(file, `${PASSPHRASE}!`);
    await expect(dan.settings.alert).toContainText(/passphrase/i);
    await expect(dan.settings.imported).toHaveCount(0);
  });

  await test.step('the right one opens all of it', async () => {
    await dan.settings.imports(file, PASSPHRASE);
    await expect(dan.settings.imported).toBeVisible();
    await expect(dan.settings.alert).toHaveCount(0);
    await expect(dan.settings.imported).toHaveText(/Imported 1 room with \d+ operations/);
    const operations = Number(/with (\d+)/.exec((await dan.settings.imported.textContent()) ?? '')?.[1]);
    expect(operations, 'two messages at least').toBeGreaterThanOrEqual(2);
    await dan.settings.close();
  });

  await test.step('the history is there without anybody else', async () => {
    watch.expect(SIGNALING_UNREACHABLE);
    await kept(dan.page);
    await ada.context.close();
    await bo.context.close();
    await server.kill();
    const again = await dan.reopens(link);
    for (const text of said) await expect(again.room.message(text)).toHaveCount(1);
    await expect(again.room.message(said[1] ?? '')).toContainText(names[1]);
    await expect.poll(() => again.room.everything()).toEqual(said);
  });
});

test('importing twice adds nothing twice, and what was here stays', async ({ newPerson }, testInfo) => {
  const [ada, dan] = [await newPerson('Ada'), await newPerson('Dan')];
  const link = await ada.opensRoom();
  await expectState(await ada.room.send('taken along'), 'saved');
  await ada.settings.open();
  const file = testInfo.outputPath('export');
  await (await ada.settings.exports(PASSPHRASE)).saveAs(file);
  await ada.context.close();

  const other = await dan.opensRoom();
  await expectState(await dan.room.send('here before'), 'saved');
  for (let n = 0; n < 2; n += 1) {
    await dan.lobby.open();
    await dan.settings.open();
    await dan.settings.imports(file, PASSPHRASE);
    await expect(dan.settings.imported).toBeVisible();
    await dan.settings.close();
  }
  await dan.comesTo(link);
  await expect.poll(() => dan.room.everything()).toEqual(['taken along']);
  const again = await dan.reopens(other);
  await expect.poll(() => again.room.everything()).toEqual(['here before']);
});

test('a file that is no export is refused in words', async ({ newPerson }, testInfo) => {
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await kept(ada.page);
  const download = async () => {
    await ada.settings.open();
    return await ada.settings.exports(PASSPHRASE);
  };
  const whole = testInfo.outputPath('whole');
  await (await download()).saveAs(whole);
  const bytes = await readFile(whole);
  const turned = Buffer.from(bytes);
  const middle = Math.floor(turned.length / 2);
  turned.writeUInt8(turned.readUInt8(middle) ^ 1, middle);
  const files = { empty: Buffer.alloc(0), text: Buffer.from('hello'), half: bytes.subarray(0, middle), turned };
  for (const [what, buffer] of Object.entries(files)) {
    await ada.settings.file.setInputFiles({ name: what, mimeType: 'application/octet-stream', buffer });
    await ada.settings.filePassphrase.fill(PASSPHRASE);
    await ada.settings.importButton.click();
    await expect(ada.settings.alert, what).toContainText(/\w+ \w+.*\./);
    await expect(ada.settings.imported, what).toHaveCount(0);
  }
});

test('the owner gives the room a title; the others see it, and so does who comes later', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  await ada.settings.namesRoom('Summer party');
  for (const { room, page } of [ada, bo]) {
    await expect(room.heading).toHaveText('Summer party');
    await expect(page).toHaveTitle(/^Summer party/);
  }
  await ada.context.close();
  await bo.room.alone({ timeout: 20_000 });
  await cy.opensLink(link);
  await allLinked([bo, cy]);
  await expect(cy.room.heading).toHaveText('Summer party');
  await bo.page.reload();
  await expect(bo.room.heading).toHaveText('Summer party');
});

test('somebody else asks the owner, who acknowledges', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  await bo.settings.namesRoom('Winter party');
  for (const { room } of [ada, bo, cy]) await expect(room.heading).toHaveText('Winter party');
  await ada.settings.namesRoom('Autumn party');
  for (const { room } of [ada, bo, cy]) await expect(room.heading).toHaveText('Autumn party');
});

test('what is asked while the owner is away is answered when the owner is back', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  const before = (await bo.room.heading.textContent()) ?? '';
  const later = await ada.newTab();
  await ada.page.close();
  await bo.room.alone({ timeout: 20_000 });
  await bo.settings.namesRoom('Winter party');
  await expect(bo.room.heading, 'nobody has decided yet').toHaveText(before);
  await later.comesTo(link);
  await allLinked([later, bo]);
  for (const { room } of [later, bo]) await expect(room.heading).toHaveText('Winter party');
});

test('a room named by hand has no owner and no title to give', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await ada.lobby.join('Ada', 'garden shed');
  await ada.room.entered();
  await ada.settings.open();
  await expect(ada.settings.exportButton).toBeVisible();
  await expect(ada.settings.roomTitle).toHaveCount(0);
});
