// A passphrase seals what is on this device: read from the disk, killed in the middle, in two tabs, forgotten.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { writesMany } from '../conversation.ts';
import { found, stored } from '../disk.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';
import { Vault } from '../pages/vault.ts';
import { ProfileBrowser } from '../profile.ts';
import { leaks } from '../recorder.ts';
import { SIGNALING_GIVEN_UP } from '../watch.ts';

const NAME = 'Wilhelmina Quetzal';
const PASSPHRASE = 'plum tractor ceiling Ümlaut';
const OTHER = 'another four-word sentence';
const BEFORE = 'marzipan submarines at noon';
const AFTER = 'velvet thunderstorm in June';
const RELAY_PASSWORD = 'hunter-two-and-a-half';

test('the disk of a locked profile holds nothing that a passphrase should seal', async ({ watch, server: _running }, testInfo) => {
  test.setTimeout(240_000);
  const profile = testInfo.outputPath('profile');
  let browser = await ProfileBrowser.start(profile, watch);
  let ada = await browser.person(NAME);
  let vault = new Vault(ada.page);
  const link = await ada.opensRoom();
  const code = new URL(link).hash.slice(1);
  const texts = [NAME, PASSPHRASE, OTHER, BEFORE, AFTER, RELAY_PASSWORD, code, code.replace(/^tc1-/, '').replaceAll('-', '')];
  let secrets: Record<string, Buffer> = {};

  await test.step('without one, the disk holds all of it', async () => {
    await expectState(await ada.room.send(BEFORE), 'saved');
    await ada.settings.open('Network');
    await ada.settings.addsServer('turn:127.0.0.1:3478', 'ada', RELAY_PASSWORD);
    await expect(ada.settings.servers).toHaveCount(1);
    await ada.settings.close();
    secrets = await storedSecrets(ada.page);
    expect(Object.keys(secrets)).toEqual(expect.arrayContaining(['user_seed', 'device_seed', 'operation 0', 'operation 1']));
    await browser.kill();
    const disk = await stored(profile);
    // Messages are sealed with the room's key there, so their words are not to be seen; the code that leads to the key is.
    expect(leaks(disk, [NAME, code, RELAY_PASSWORD]).length).toBeGreaterThanOrEqual(3);
    expect(found(disk, secrets).length).toBeGreaterThanOrEqual(Object.keys(secrets).length);
  });

  await test.step('with one, nothing of it', async () => {
    browser = await ProfileBrowser.start(profile, watch);
    ada = await browser.person(NAME);
    vault = new Vault(ada.page);
    await ada.comesTo(link);
    await vault.set(PASSPHRASE);
    await ada.room.entered();
    await expectState(await ada.room.send(AFTER), 'saved');
    await expect(ada.room.message(BEFORE)).toHaveCount(1);
    await vault.lock();
    // Running and locked, killed, and closed: each leaves other files.
    expect(leaks(await stored(profile), texts), 'locked').toEqual([]);
    expect(found(await stored(profile), secrets), 'locked').toEqual([]);
    await browser.kill();
    expect(leaks(await stored(profile), texts), 'killed').toEqual([]);
    expect(found(await stored(profile), secrets), 'killed').toEqual([]);
  });

  await test.step('the page asks for it and goes where it was going', async () => {
    browser = await ProfileBrowser.start(profile, watch);
    ada = await browser.person(NAME);
    vault = new Vault(ada.page);
    await ada.page.goto(link);
    await vault.isLocked();
    await expect(ada.page).toHaveTitle('Locked · Tincan');
    await vault.tries(`${PASSPHRASE}!`);
    await expect(vault.alert).toContainText('This is not the passphrase. Nothing is lost');
    await vault.unlock(PASSPHRASE);
    await ada.room.entered();
    await expect.poll(() => ada.room.everything()).toEqual([BEFORE, AFTER]);
    await ada.settings.open('Network');
    await expect(ada.settings.servers).toHaveCount(1);
    const file = testInfo.outputPath('export');
    await ada.settings.goTo('Storage');
    await (await ada.settings.exports(OTHER)).saveAs(file);
    const exported = await readFile(file);
    expect(exported.length).toBeGreaterThan(100);
    expect([...leaks(exported, texts), ...found(exported, secrets)]).toEqual([]);
    await ada.settings.close();
    await browser.close();
    expect(leaks(await stored(profile), texts), 'closed').toEqual([]);
    expect(found(await stored(profile), secrets), 'closed').toEqual([]);
  });
});

test('a passphrase is refused while it is short or not the same twice, and unlocking takes its time', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const ada = await newPerson(NAME);
  const vault = new Vault(ada.page);
  await ada.lobby.open();
  await ada.lobby.yourName.fill(NAME);
  await ada.settings.open('Devices and keys');
  await expect(ada.settings.dialog).toContainText('stored unsealed on this device');
  await vault.fresh.fill('short');
  await vault.again.fill('short');
  await vault.setButton.click();
  await expect(ada.settings.alert).toContainText('at least 8 characters');
  await vault.fresh.fill(PASSPHRASE);
  await vault.again.fill(OTHER);
  await vault.setButton.click();
  await expect(ada.settings.alert).toContainText('not the same');
  await vault.again.fill(PASSPHRASE);
  await vault.setButton.click();
  await vault.ended('Sealed');
  await ada.lobby.ready();

  const wrong: number[] = [];
  const right: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    await ada.page.reload();
    await vault.isLocked();
    wrong.push(await took(ada.page, vault, `wrong ${n}`));
    await expect(vault.alert).toContainText('not the passphrase');
    // As somebody types it whose keyboard composes the letter otherwise.
    right.push(await took(ada.page, vault, PASSPHRASE.normalize('NFD')));
    await ada.lobby.ready();
  }
  const round = (all: number[]) => all.map((ms) => Math.round(ms)).sort((a, b) => a - b).join(' ');
  console.log(`  vault: ms from Unlock to open: ${round(right)}; to refused: ${round(wrong)}`);
  expect(Math.min(...wrong), 'a wrong one costs time').toBeGreaterThan(100);
});

test('it is changed and taken away, and nothing is lost by either', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const ada = await newPerson(NAME);
  const vault = new Vault(ada.page);
  const link = await ada.opensRoom();
  await expectState(await ada.room.send(BEFORE), 'saved');
  await vault.set(PASSPHRASE);
  await ada.room.entered();

  await vault.change('not the old one', OTHER);
  await expect(ada.settings.alert).toContainText('not the passphrase');
  await ada.settings.close();
  await vault.change(PASSPHRASE, OTHER);
  await expect(ada.settings.dialog).toContainText('Changed. The old one opens nothing here any more.', { timeout: 30_000 });
  await ada.settings.close();
  await ada.page.reload();
  await vault.isLocked();
  await vault.tries(PASSPHRASE);
  await expect(vault.alert).toContainText('not the passphrase');
  await vault.unlock(OTHER);
  await ada.room.entered();
  await expectState(await ada.room.send(AFTER), 'saved');

  await vault.remove('not this one');
  await expect(ada.settings.alert).toContainText('not the passphrase');
  await ada.settings.close();
  await vault.remove(OTHER);
  await vault.ended('The passphrase is gone');
  await ada.room.entered();
  await ada.page.goto('/');
  await ada.lobby.ready();
  await expect(ada.lobby.yourName).toHaveValue(NAME);
  await ada.page.goto(link);
  await ada.room.entered();
  await expect.poll(() => ada.room.everything()).toEqual([BEFORE, AFTER]);
  expect(await databases(ada.page)).toEqual(['tincan']);
});

test('forgotten, there is no way but to start over', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const ada = await newPerson(NAME);
  const vault = new Vault(ada.page);
  const link = await ada.opensRoom();
  await expectState(await ada.room.send(BEFORE), 'saved');
  await vault.set(PASSPHRASE);
  await ada.room.entered();
  await vault.lock();
  await vault.forgotten.click();
  await expect(ada.page.getByText('There is no way back')).toBeVisible();
  await vault.erase.click();
  await expect(vault.alert).toContainText('Type the word erase');
  await vault.eraseWord.fill('Erase');
  await vault.erase.click();
  await vault.ended('Erased');
  await ada.room.giveName('Somebody new');
  await ada.room.entered();
  await expect(ada.room.messages).toHaveCount(0);
  expect(await databases(ada.page)).toEqual(['tincan']);
  expect(new URL(ada.page.url()).hash).toBe(new URL(link).hash);
});

test('a browser killed while everything is sealed, or unsealed again, loses nothing', async ({ watch, server: _running }, testInfo) => {
  test.setTimeout(300_000);
  const profile = testInfo.outputPath('profile');
  const texts = Array.from({ length: 800 }, (_, n) => `message ${n} of many`);
  let browser = await ProfileBrowser.start(profile, watch);
  let ada = await browser.person(NAME);
  const link = await ada.opensRoom();
  await writesMany(ada, texts);
  await expectState(ada.room.messages.last(), 'saved', { timeout: 60_000 });

  const cut: string[] = [];
  let sealed = false;
  for (const [round, part] of [0, 0.4, 0.9, 0, 0.4, 0.9].entries()) {
    const vault = new Vault(ada.page);
    // The second half of the rounds begins with what the first did not come to.
    if (round === 3 && !sealed) {
      const began = Date.now();
      await vault.set(PASSPHRASE);
      console.log(`  vault: ${texts.length} messages sealed ${Date.now() - began} ms after the settings were opened`);
      await ada.room.entered();
      sealed = true;
    }
    if (sealed) await vault.remove(PASSPHRASE);
    else await vault.begins(PASSPHRASE);
    // Once it has come so far: part of the way, or so far that it may be over.
    const came = () =>
      vault.progress.evaluate((bar) => (bar as HTMLProgressElement).position, undefined, { timeout: 1_000 }).catch(() => 1);
    await expect(vault.progress.or(vault.goOn)).toBeVisible({ timeout: 30_000 });
    await expect.poll(came, { intervals: [1], timeout: 30_000 }).toBeGreaterThanOrEqual(part);
    await browser.kill();

    browser = await ProfileBrowser.start(profile, watch);
    ada = await browser.person(NAME);
    await ada.page.goto(link);
    const again = new Vault(ada.page);
    await expect(again.locked.or(ada.room.composer)).toBeVisible({ timeout: 30_000 });
    sealed = await again.locked.isVisible();
    if (sealed) await again.unlock(PASSPHRASE);
    await ada.room.entered();
    await expect.poll(() => ada.room.everything(), { timeout: 30_000 }).toEqual(texts);
    await expect(ada.room.alert).toHaveCount(0);
    expect(await databases(ada.page)).toEqual([sealed ? 'tincan-sealed' : 'tincan']);
    cut.push(`${round}: at ${part}, ${sealed ? 'sealed' : 'unsealed'}`);
  }
  console.log(`  vault: killed ${cut.join('; ')}`);
  await browser.close();
});

test('a tab that is in a room while another sets the passphrase writes nothing in the open and loses nothing', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const ada = await newPerson(NAME);
  const link = await ada.opensRoom();
  const other = await ada.newTab();
  await other.comesTo(link);
  const [here, there] = [new Vault(ada.page), new Vault(other.page)];
  const lastWords = Array.from({ length: 40 }, (_, n) => `in the other tab ${n}`);
  await writesMany(other, lastWords.slice(0, 39));
  await expectState(await other.room.send(lastWords[39] ?? ''), 'delivered');
  await here.set(PASSPHRASE);
  await there.isLocked();
  expect(await databases(other.page)).toEqual(['tincan-sealed']);
  await ada.room.entered();
  await expect.poll(() => ada.room.everything()).toEqual(lastWords);

  await there.unlock(PASSPHRASE);
  await other.room.entered();
  await expectState(await other.room.send(AFTER), 'delivered');
  await expect(ada.room.message(AFTER)).toHaveCount(1);
  await here.lock();
  await there.isLocked();
  await there.unlock(PASSPHRASE);
  await other.room.entered();
  await expect(other.room.message(AFTER)).toHaveCount(1);
  await here.isLocked();
});

test('it locks when nobody has touched any tab for as long as was chosen', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  // The page's clock runs on faster than its network.
  watch.expect(SIGNALING_GIVEN_UP);
  const ada = await newPerson(NAME);
  const vault = new Vault(ada.page);
  await ada.page.clock.install();
  await ada.opensRoom();
  await vault.set(PASSPHRASE);
  await ada.room.entered();
  await ada.settings.open('Devices and keys');
  await expect(vault.idle('Never')).toBeChecked();
  await vault.idle('After 5 minutes').check();
  await ada.settings.close();

  await ada.page.clock.runFor('04:30');
  await ada.page.keyboard.press('Shift');
  await ada.page.clock.runFor('04:30');
  await expect(ada.room.composer).toBeVisible();
  await expect(vault.locked).toHaveCount(0);
  await ada.page.clock.runFor('00:40');
  await vault.isLocked();
  await vault.unlock(PASSPHRASE);
  await ada.room.entered();
  await ada.settings.open('Devices and keys');
  await expect(vault.idle('After 5 minutes')).toBeChecked();
});

/** Milliseconds from Unlock until the card is gone or says no, by the page's clock. */
async function took(page: Page, vault: Vault, passphrase: string): Promise<number> {
  await vault.passphrase.fill(passphrase);
  const time = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clicked = 0;
        document.addEventListener('submit', () => (clicked = performance.now()), { capture: true, once: true });
        const look = new MutationObserver(() => {
          const over = !document.title.startsWith('Locked') || document.querySelector('[role=alert]') !== null;
          if (clicked === 0 || !over) return;
          look.disconnect();
          resolve(performance.now() - clicked);
        });
        look.observe(document, { subtree: true, childList: true, characterData: true });
      }),
  );
  await vault.unlockButton.click();
  return await time;
}

/** Everything that is stored in the open and should not be, from the page's own database. */
async function storedSecrets(page: Page): Promise<Record<string, Buffer>> {
  const all = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((yes, no) => {
        request.onsuccess = () => yes(request.result);
        request.onerror = () => no(request.error);
      });
    const database = await done(indexedDB.open('tincan'));
    const read = (store: string) => done(database.transaction(store).objectStore(store).getAll());
    const [identity] = (await read('identity')) as Record<string, Uint8Array>[];
    const operations = (await read('ops')) as Uint8Array[];
    database.close();
    const named: [string, Uint8Array][] = [
      ...Object.entries(identity ?? {}),
      ...operations.map((bytes, n): [string, Uint8Array] => [`operation ${n}`, bytes]),
    ];
    return named.map(([name, bytes]): [string, number[]] => [name, [...bytes]]);
  });
  return Object.fromEntries(all.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

/** The names of the page's databases. */
async function databases(page: Page): Promise<string[]> {
  return await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());
}
