// Safety codes: two people make sure of each other's keys, and names that are used by another key are pointed out.

import type { Locator } from '@playwright/test';
import { nothing, shows } from '../camera.ts';
import { allLinked, meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';

/** The start of the key that stands beside a name. */
async function fingerprint(within: Locator): Promise<string> {
  const text = await within.locator('code').textContent();
  expect(text).toMatch(/^[\w-]{8}$/);
  return text ?? '';
}

/** The entry in `person`'s list whose key begins so. */
function entry(person: Person, short: string): Locator {
  return person.room.people.filter({ has: person.page.getByText(short, { exact: true }) });
}

test('two people see the same words, others see other words', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  await ada.safety.openOf('Bo');
  await bo.safety.openOf('Ada');
  const words = await ada.safety.rows();
  expect(words).toHaveLength(3);
  for (const row of words) expect(row).toMatch(/^[a-z]+ [a-z]+ [a-z]+ [a-z]+$/);
  expect(await bo.safety.rows()).toEqual(words);
  await ada.safety.close.click();
  await ada.safety.openOf('Cy');
  expect(await ada.safety.rows()).not.toEqual(words);
});

test('a mark stays on this device, shows in other tabs, and is taken back', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.room.send('it is me');
  const { safety, room } = bo;
  await expect(safety.verified(room.person('Ada'))).toHaveCount(0);
  await safety.openOf('Ada');
  await safety.mark.click();
  await expect(safety.said).toHaveText('Marked as verified.');
  await expect(safety.verifiedOn).toBeVisible();
  await safety.close.click();
  await expect(safety.verified(room.person('Ada'))).toBeVisible();
  await expect(safety.verified(room.message('it is me'))).toBeVisible();

  // Another room knows her too: a user is the same everywhere.
  const tab = await bo.newTab();
  await tab.comesTo(link);
  await expect(tab.safety.verified(tab.room.person('Ada'))).toBeVisible();
  await bo.page.reload();
  await expect(safety.verified(room.message('it is me'))).toBeVisible();
  await expect(safety.verified(room.person('Ada'))).toBeVisible();

  await tab.safety.openOf('Ada');
  await tab.safety.takeBack.click();
  await expect(tab.safety.mark).toBeVisible();
  await expect(safety.verified(room.person('Ada'))).toHaveCount(0);
});

test('an image of the code tells a match from everything else', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  const { safety } = bo;

  await ada.safety.openOf('Cy');
  const forCy = await ada.safety.photograph();
  await ada.safety.close.click();
  await ada.safety.openOf('Bo');
  const forBo = await ada.safety.photograph();
  await cy.safety.openOf('Bo');
  const fromCy = await cy.safety.photograph();
  await cy.safety.close.click();
  await cy.safety.openOf('Ada');
  const fromCyForAda = await cy.safety.photograph();
  await cy.safety.close.click();
  await cy.room.invite.click();
  const poster = await cy.room.qrCodes.last().screenshot();

  await safety.openOf('Ada');
  const own = await safety.photograph();
  const empty = await bo.page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 60 } });
  const says = async (picture: Buffer, words: RegExp): Promise<void> => {
    await safety.chooses(picture);
    await expect(safety.said).toHaveText(words);
    await expect(safety.mark).toBeVisible();
  };
  await says(poster, /^This QR code is no safety code\.$/);
  await says(own, /^This is the code on your own screen/);
  await says(forCy, /^It does not match\. Ada shows this code to another key than yours/);
  await says(fromCy, /^It does not match\. This code is of another key than the one called Ada here/);
  await says(fromCyForAda, /^It does not match\. This is a code between two other keys/);
  await says(empty, /^No QR code was found in this picture\.$/);
  await says(Buffer.from('no picture at all'), /^This file is no picture/);

  await safety.chooses(forBo);
  await expect(safety.said).toHaveText(/^It matches: nobody stands between you and Ada/);
  await expect(safety.verifiedOn).toBeVisible();
});

test('the camera scans the code and goes off', async ({ newPerson, newProcess }, testInfo) => {
  const film = testInfo.outputPath('camera.y4m');
  nothing(film);
  const process = await newProcess('chromium', [`--use-file-for-fake-video-capture=${film}`]);
  const ada = await newPerson('Ada');
  const bo = await process.newPerson('Bo', { permissions: ['camera', 'microphone'] });
  await meet(ada, bo);
  const { safety } = bo;

  await ada.safety.openOf('Bo');
  await safety.openOf('Ada');
  await safety.camera.click();
  await expect(safety.video).toBeVisible();
  await expect.poll(() => safety.cameraRuns()).toBe(true);
  await safety.cameraOff.click();
  await expect(safety.video).toHaveCount(0);
  await expect(safety.mark).toBeVisible();

  // The made-up camera reads its film when it is turned on.
  shows(film, await ada.safety.photograph());
  await safety.camera.click();
  await expect(safety.said).toHaveText(/^It matches/);
  await expect(safety.verifiedOn).toBeVisible();
  await expect(safety.video).toHaveCount(0);
  await expect(safety.camera).toBeVisible();

  // Closing the sheet turns it off as well.
  nothing(film);
  await safety.camera.click();
  await expect.poll(() => safety.cameraRuns()).toBe(true);
  const stream = await bo.page.evaluateHandle(() => document.querySelector('video')?.srcObject);
  await bo.page.keyboard.press('Escape');
  await expect(safety.sheet).toHaveCount(0);
  await expect.poll(() => stream.evaluate((stream) => stream instanceof MediaStream && stream.active)).toBe(false);
});

test('a camera that is refused is said in words', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.safety.openOf('Ada');
  await bo.safety.camera.click();
  await expect(bo.safety.said).toHaveText(/^The browser keeps the camera off for this page/);
  await expect(bo.safety.camera).toBeVisible();
});

test('who uses the name of somebody verified is pointed out everywhere', async ({ newPerson }) => {
  const [bo, ada] = [await newPerson('Bo'), await newPerson('Ada')];
  const link = await meet(bo, ada);
  const real = await fingerprint(bo.room.person('Ada'));
  await bo.safety.openOf('Ada');
  await bo.safety.mark.click();
  await bo.safety.close.click();
  await expect(bo.safety.verified(bo.room.person('Ada'))).toBeVisible();
  await ada.page.close();
  await bo.room.alone({ timeout: 30_000 });

  // The capital А is Cyrillic.
  const eve = await newPerson('Аda');
  await eve.opensLink(link);
  await allLinked([bo, eve]);
  const forged = await fingerprint(eve.room.page.locator('.person-me'));
  const [impostor] = [entry(bo, forged)];
  await expect(impostor).toContainText('not the Ada you verified');
  await expect(impostor).toContainText(
    `This is not the Ada you verified: another key (${forged}) uses the name. Yours has ${real}.`,
  );
  await expect(bo.safety.verified(impostor)).toHaveCount(0);
  await expect(bo.page.getByText('One Ada is not the Ada you verified', { exact: true })).toBeVisible();
  await eve.room.send('send me the money');
  await expect(bo.room.message('send me the money')).toContainText('not the Ada you verified');
  await bo.room.message('send me the money').hover();
  await bo.room.message('send me the money').getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(bo.page.getByText(`Answering ⚠ Аda (${forged}): send me the money`)).toBeVisible();
});

test('a name that comes back with another key is noticed', async ({ newPerson }) => {
  const [bo, ada] = [await newPerson('Bo'), await newPerson('Ada')];
  const link = await meet(bo, ada);
  await ada.page.close();
  await bo.room.alone({ timeout: 30_000 });
  const again = await newPerson('Ada');
  await again.opensLink(link);
  await expect(bo.room.person('Ada')).toContainText('another key than before');
  await expect(bo.room.person('Ada')).toContainText('compare the safety code');
});

test('two of one name are told apart wherever a name stands', async ({ newPerson }) => {
  const [bo, one, two] = [await newPerson('Bo'), await newPerson('Ada'), await newPerson('Ada')];
  const link = await bo.opensRoom();
  await one.opensLink(link);
  await bo.room.linkedTo('Ada');
  await expect(bo.page.getByText('Another person here')).toHaveCount(0);
  await two.opensLink(link);
  await bo.room.linkedTo('Ada', 'Ada');

  const keys = [await fingerprint(one.page.locator('.person-me')), await fingerprint(two.page.locator('.person-me'))];
  expect(keys[0]).not.toBe(keys[1]);
  for (const [n, key] of keys.entries()) {
    const ada = n === 0 ? one : two;
    await expect(entry(bo, key)).toContainText('Another person here is called Ada too.');
    // Messages, quotes, answers.
    const text = `from number ${n}`;
    await ada.room.send(text);
    const message = bo.room.message(text);
    await expect(message).toContainText(key);
    await message.hover();
    await message.getByRole('button', { name: 'Reply', exact: true }).click();
    await expect(bo.page.getByText(`Answering Ada (${key}): ${text}`)).toBeVisible();
    const answer = await bo.room.send(`to number ${n}`);
    await expect(answer.getByRole('button', { name: `Answers Ada (${key})` })).toBeVisible();
    // The line of those who write.
    await ada.room.composer.pressSequentially('x');
    await expect(bo.room.writing(`Ada (${key})`)).toBeVisible();
    await ada.room.composer.fill('');
    await expect(bo.room.writing(`Ada (${key})`)).toHaveCount(0);
    // The string across the top names up to two.
    await expect(bo.page.locator('.thread-end').last()).toContainText(`Ada (${key})`);
  }
  // The picture of all links, and its list.
  await bo.room.whoIsLinked.click();
  await bo.page.getByText('As a list', { exact: true }).click();
  for (const key of keys) {
    await expect(bo.room.picture.getByText(key, { exact: false }).first()).toBeAttached();
    await expect(bo.room.links.filter({ hasText: `Ada (${key})` }).first()).toBeVisible();
  }
  // Whoever has the name of another sees it as well.
  await expect(entry(one, keys[1] ?? '')).toContainText('Another person here is called Ada too.');
});

test('by keyboard alone', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const { page, safety, room } = bo;
  await room.details('Ada').focus();
  await page.keyboard.press('Enter');
  const actions = ['Message privately', 'Safety code'].map((name) => room.person('Ada').getByRole('button', { name, exact: true }));
  // The part of the program that has them comes when it is first wanted.
  for (const action of actions) await expect(action).toBeVisible();
  for (const action of actions) {
    await page.keyboard.press('Tab');
    await expect(action).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(safety.words).toBeVisible();
  for (const stop of [safety.close, safety.camera, safety.picture, safety.mark]) {
    if (stop !== safety.close) await page.keyboard.press('Tab');
    await expect(stop).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(safety.verifiedOn).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(safety.sheet).toHaveCount(0);
});
