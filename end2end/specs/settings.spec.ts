// The sections of the sheet, taking everything along, what the person and the room are called, and licences.

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
    await ada.settings.open('Storage');
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
    await dan.settings.open('Storage');
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
  await ada.settings.open('Storage');
  const file = testInfo.outputPath('export');
  await (await ada.settings.exports(PASSPHRASE)).saveAs(file);
  await ada.context.close();

  const other = await dan.opensRoom();
  await expectState(await dan.room.send('here before'), 'saved');
  for (let n = 0; n < 2; n += 1) {
    await dan.lobby.open();
    await dan.settings.open('Storage');
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
    await ada.settings.open('Storage');
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
  await ada.settings.open('This room');
  await expect(ada.settings.dialog).toContainText('Nobody owns this room');
  await expect(ada.settings.roomTitle).toHaveCount(0);
});

test('one goes from section to section by keyboard alone', async ({ newPerson }) => {
  const { page, lobby, settings } = await newPerson('Ada');
  await lobby.open();
  await settings.button.focus();
  await page.keyboard.press('Enter');
  await expect(settings.heading('You'), 'the first where no room is open').toBeVisible();
  await expect(settings.entry('This room')).toHaveCount(0);
  const entry = settings.entry('Network');
  for (let n = 0; n < 12 && !(await entry.evaluate((button) => button === document.activeElement)); n += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(settings.heading('Network')).toBeFocused();
  await expect(settings.heading('Network')).toBeInViewport({ ratio: 1 });
  await expect(settings.heading('You')).toHaveCount(0);
  await expect(settings.sections.locator('[aria-current]')).toHaveText('Network');
  await expect(settings.dialog.getByRole('region', { name: 'Network', exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(settings.relay('Automatic')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(settings.dialog).toBeHidden();
  await expect(settings.button).toBeFocused();
});

for (const [what, locale, width] of [['a phone', 'en-GB', 390], ['400 %', 'en-GB', 320], ['a phone in Arabic', 'ar-EG', 390]] as const) {
  test(`on ${what} the list leads to a section, and Back to the list`, async ({ newPerson }) => {
    const { page } = await newPerson('Ada', { locale, viewport: { width, height: 640 } });
    await page.goto('/');
    await page.locator('main button[aria-haspopup=dialog]').last().click();
    const entries = page.locator('.settings-entry');
    const heading = page.locator('.settings-title');
    await expect(entries).toHaveCount(10);
    for (const at of [1, 4]) {
      await expect(entries.nth(at)).toBeVisible();
      await expect(heading, 'one at a time').toBeHidden();
      const name = await entries.nth(at).innerText();
      await entries.nth(at).press('Enter');
      await expect(heading).toHaveText(name);
      await expect(heading).toBeFocused();
      await expect(entries.nth(at), 'one at a time').toBeHidden();
      await page.locator('.settings-back').press('Enter');
      await expect(entries.nth(at)).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
}

test('another name is everybody’s at once in all open rooms, and stays', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const first = await meet(ada, bo);
  await expectState(await ada.room.send('hello from the first'), 'delivered');
  const second = await bo.opensRoom();
  await ada.comesTo(second);
  await allLinked([ada, bo]);
  await expectState(await ada.room.send('hello from the second'), 'delivered');
  const tab = await ada.newTab();
  await tab.comesTo(second);
  await bo.room.linkedTo('Ada', 'Ada');

  await ada.settings.open('You');
  await expect(ada.settings.name).toHaveValue('Ada');
  await ada.settings.name.fill('  ');
  await ada.settings.saveName.click();
  await expect(ada.settings.alert).toHaveText('Tell the others who you are.');
  await ada.settings.name.fill('x'.repeat(65));
  await ada.settings.saveName.click();
  await expect(ada.settings.alert).toContainText('at most 64 characters');
  await ada.settings.close();
  await ada.settings.renames('Countess  Lovelace ');

  await bo.room.linkedTo('Countess Lovelace', 'Countess Lovelace');
  await expect(bo.room.message('hello from the second')).toContainText('Countess Lovelace');
  await expect(ada.room.message('hello from the second')).toContainText('Countess Lovelace');
  await tab.page.close();
  await bo.comesTo(first);
  await bo.room.linkedTo('Countess Lovelace');
  await expect(bo.room.message('hello from the first')).toContainText('Countess Lovelace');
  await expect(bo.page.getByText('Ada', { exact: true })).toHaveCount(0);

  await ada.page.reload();
  await ada.room.linkedTo('Bo');
  await ada.settings.open('You');
  await expect(ada.settings.name).toHaveValue('Countess Lovelace');
  await ada.settings.close();
  await ada.lobby.open();
  await expect(ada.lobby.yourName).toHaveValue('Countess Lovelace');
  await ada.lobby.join('Countess Lovelace', undefined);
  await ada.room.entered();
  await bo.comesTo(ada.page.url());
  await bo.room.linkedTo('Countess Lovelace');
});

test('which keys there are, and the licences of all that is in the program', async ({ newPerson, watch }) => {
  // A text names no icon, so the browser asks where icons used to be.
  watch.expect(/console error: Failed to load resource: .*404.*\/favicon\.ico/);
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  await ada.settings.open('Devices and keys');
  await expect(ada.settings.dialog.getByRole('list', { name: 'Your devices' }).getByRole('listitem')).toContainText(['this page']);
  await expect(ada.settings.dialog.getByRole('definition')).toHaveCount(2);
  for (const key of await ada.settings.dialog.getByRole('definition').all()) await expect(key).toHaveText(/^[\w-]{4,}/);
  await ada.settings.goTo('About');
  await expect(ada.settings.dialog).toContainText(/Tincan \d+\.\d+\.\d+, free software/);
  const opened = ada.context.waitForEvent('page');
  await ada.settings.dialog.getByRole('link', { name: /^Licences of all/ }).click();
  const licences = await opened;
  await expect(licences.locator('body')).toContainText('Apache License');
  const text = await licences.locator('body').innerText();
  for (const part of ['\nleptos 0.', '\nhpke ', '\n@fluent/bundle ', 'Atkinson Hyperlegible Next\n  OFL-1.1', 'SIL OPEN FONT LICENSE', 'Permission is hereby granted']) {
    expect(text).toContain(part);
  }
});
