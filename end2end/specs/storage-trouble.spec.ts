// When nothing can be stored the page says so, loses nothing it can help, and claims nothing that is not true.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';
import { diskThatFills, diskThatSticks, expectAttention, noStorage, recordStates, statesOf, storeThatWaits } from '../storage.ts';

for (const [what, script] of Object.entries(noStorage)) {
  test(`${what}: the page says so and works for as long as it is open`, async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
    await ada.page.addInitScript(script);
    const link = await ada.opensRoom();
    await expect(ada.room.alert.filter({ hasText: /stored/ })).toBeVisible();
    await recordStates(ada.page);
    await expectState(await ada.room.send('to myself'), 'unsaved');

    await bo.opensLink(link);
    await allLinked([ada, bo]);
    await expect(bo.room.message('to myself')).toHaveCount(1);
    await expectState(ada.room.message('to myself'), 'delivered');
    await expectState(await ada.room.send('to Bo'), 'delivered');
    for (const text of ['to myself', 'to Bo']) expect(await statesOf(ada.page, text)).not.toContain('saved');

    // Bo is told the truth, too: Ada has seen it and stored it nowhere.
    await recordStates(bo.page);
    await bo.room.send('keep this');
    await expect(ada.room.message('keep this')).toHaveCount(1);
    await expectState(await ada.room.send('seen, not kept'), 'delivered');
    await expect(bo.room.message('seen, not kept')).toHaveCount(1);
    expect(await statesOf(bo.page, 'keep this')).not.toContain('delivered');
  });
}

test('a full disk: the message waits for the person, and goes nowhere before it is stored', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await ada.page.addInitScript(diskThatFills);
  const link = await meet(ada, bo);
  await talk('before', [ada, bo]);
  await recordStates(ada.page);
  const fill = (full: boolean) =>
    ada.page.evaluate((full) => {
      window.diskFull = full;
    }, full);

  await fill(true);
  const kept = await ada.room.send('worth keeping');
  await expectAttention(kept);
  await expect(ada.room.alert.filter({ hasText: /storing failed/i })).toBeVisible();
  const given = await ada.room.send('not worth it');
  await expectAttention(given);

  // What arrives later was sent later: had the two gone out before, they would be there by now.
  await fill(false);
  await expectState(await ada.room.send('room again'), 'delivered');
  await expect(bo.room.message('room again')).toHaveCount(1);
  for (const text of ['worth keeping', 'not worth it']) {
    await expect(bo.room.message(text)).toHaveCount(0);
    const states = await statesOf(ada.page, text);
    for (const claim of ['saved', 'sent', 'delivered']) expect(states).not.toContain(claim);
  }

  await ada.room.retry(kept).click();
  await expectState(kept, 'delivered');
  await expect(bo.room.message('worth keeping')).toHaveCount(1);
  await ada.room.discard(given).click();
  await expect(given).toHaveCount(0);

  await ada.page.reload();
  await ada.room.entered();
  await allLinked([ada, bo]);
  await expect(ada.room.message('worth keeping')).toHaveCount(1);
  await expect(ada.room.message('not worth it')).toHaveCount(0);
  await talk('afterwards', [ada, bo]);
  await expect(bo.room.message('worth keeping')).toHaveCount(1);
  await expect(bo.room.message('not worth it')).toHaveCount(0);
  expect(ada.page.url()).toBe(link);
});

test('a full disk that stays full: Retry says so again and the text is still there', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.page.addInitScript(diskThatFills);
  await ada.opensRoom();
  await recordStates(ada.page);
  await ada.page.evaluate(() => {
    window.diskFull = true;
  });
  const own = await ada.room.send('still here');
  await expectAttention(own);
  await ada.room.retry(own).click();
  await expectAttention(own);
  await expect(ada.room.text(own).first()).toHaveText('still here');
  expect(await statesOf(ada.page, 'still here')).not.toContain('saved');
});

test('everything stored is deleted from another tab: the page says so and pretends nothing', async ({
  newPerson,
  watch,
}) => {
  // The other tab shows a file, which names no icon.
  watch.expect(/console error: Failed to load resource: .* 404 .*\/favicon\.ico\)$/);
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  await expectState(await ada.room.send('before'), 'saved');
  await recordStates(ada.page);
  const other = await ada.newTab();
  await other.page.goto('/robots.txt');
  await other.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      // Goes through once every page has let go of the database.
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', resolve);
        request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
      });
    }
  });
  await expect(ada.room.alert).toBeVisible();

  const own = await ada.room.send('afterwards');
  await expect(own).toHaveAttribute('data-state', /^(unsaved|saved|attention)$/);
  const claimed = (await statesOf(ada.page, 'afterwards')).includes('saved');
  await ada.page.reload();
  await expect(ada.room.composer.or(ada.page.getByRole('textbox', { name: 'Your name' }))).toBeVisible();
  if (await ada.page.getByRole('textbox', { name: 'Your name' }).isVisible()) await ada.room.giveName('Ada');
  await ada.room.entered();
  if (claimed) await expect(ada.room.message('afterwards'), 'it was shown as saved').toHaveCount(1);
  // From here on all is well again.
  await expectState(await ada.room.send('a new beginning'), 'saved');
  await ada.page.reload();
  await ada.room.entered();
  await expect(ada.room.message('a new beginning')).toHaveCount(1);
});

test('somebody whose browser never gets it stored: sent, never delivered, and then the person is asked', async ({
  newPerson,
}) => {
  // A message is sent again after 1, 5, 15 and 60 s; only then has waiting had its chance.
  test.slow();
  test.setTimeout(240_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await bo.page.addInitScript(diskThatSticks);
  await meet(ada, bo);
  await talk('before', [ada, bo]);
  await recordStates(ada.page);
  await bo.page.evaluate(() => {
    window.commitsStuck = true;
  });

  const text = 'does it hold?';
  const own = await ada.room.send(text);
  await expectState(own, 'sent');
  await expectAttention(own, { timeout: 150_000 });
  expect(await statesOf(ada.page, text)).not.toContain('delivered');
  expect(await statesOf(ada.page, text)).not.toContain('read');

  // A page that is loaded afresh has a disk that works, and a fresh connection brings what is missing at once.
  await bo.page.reload();
  await bo.room.entered();
  await allLinked([ada, bo]);
  await expectState(own, 'delivered');
  await expect(bo.room.message(text)).toHaveCount(1);
});

test('a name given before what is stored could be read is the person’s, and is kept', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.page.addInitScript(storeThatWaits);
  await ada.lobby.open();
  await ada.lobby.join('Ada', undefined);
  await ada.page.evaluate(() => window.openStores?.());
  await ada.room.entered();
  await ada.lobby.open();
  await ada.page.evaluate(() => window.openStores?.());
  await expect(ada.lobby.yourName).toHaveValue('Ada');
});
