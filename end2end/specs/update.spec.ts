// The server gives out another version of the page: nothing changes in an open one until the person says so.

import { meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectState } from '../pages/room.ts';
import { serverPort, TincanServer } from '../server.ts';
import { anotherVersion, servedGlue } from '../site.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

let other: TincanServer | undefined;

test.afterEach(async () => {
  await other?.kill();
  other = undefined;
});

function bar({ page }: Person) {
  return page.getByRole('status').filter({ hasText: 'new version of Tincan' });
}

async function glueOf({ page }: Person): Promise<string | null> {
  return await page.locator('#glue').getAttribute('src');
}

test('a room open in two tabs goes on in the old version, and each tab asks', async ({ newPerson, server, watch }, testInfo) => {
  test.setTimeout(120_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const version = await anotherVersion(testInfo.outputPath('another'));
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await kept(ada.page);
  const tab = await ada.newTab();
  await tab.page.goto(link);
  await tab.room.entered();
  const before = await glueOf(ada);

  await server.kill();
  other = new TincanServer(serverPort, version.program);
  await other.start();
  const after = await servedGlue(other.origin);
  for (const person of [ada, tab, bo]) await expect(bar(person)).toBeVisible({ timeout: 60_000 });

  // Nothing has changed, and everything works: a message, and a part that is loaded only now, of the version that is open.
  expect(await glueOf(ada)).toBe(before);
  await expectState(await bo.room.send('still the old ones'), 'delivered');
  await expect(ada.room.message('still the old ones')).toBeVisible();
  await ada.settings.open();
  await ada.settings.close();

  // One tab is updated; what was being written stays, to the last key.
  await ada.room.composer.fill('half a sent');
  await bar(ada).getByRole('button', { name: 'Load it' }).click();
  await ada.room.entered();
  expect(await glueOf(ada)).toBe(after);
  await expect(ada.room.composer).toHaveValue('half a sent');
  await expect(bar(ada)).toHaveCount(0);
  await expectState(await ada.room.send('from the new one'), 'delivered');
  await expect(bo.room.message('from the new one')).toBeVisible();

  // The other goes on in the old one, with all its parts, until it is asked to change.
  expect(await glueOf(tab)).toBe(before);
  await tab.settings.open();
  await tab.settings.close();
  await expect(tab.room.message('from the new one')).toBeVisible();
  await bar(tab).getByRole('button', { name: 'Later' }).click();
  await expect(bar(tab)).toHaveCount(0);
  expect(await glueOf(tab)).toBe(before);
  await tab.page.reload();
  await tab.room.entered();
  expect(await glueOf(tab)).toBe(after);
});

test('the same version, started again, asks nothing', async ({ newPerson, server, watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await server.kill();
  await server.start();
  // Everybody is greeted again by the time somebody new is introduced.
  const cy = await newPerson('Cy');
  await cy.opensLink(ada.page.url());
  await expectState(await cy.room.send('here I am'), 'delivered');
  for (const person of [ada, bo, cy]) await expect(bar(person)).toHaveCount(0);
});
