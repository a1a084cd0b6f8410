// Diagnostics: what they show of links, queues and logs, what *Sync now* does, and that the report holds nothing of what is said.

import { meet, pasted, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { Diagnostics } from '../pages/diagnostics.ts';
import { expectState } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

test('links, logs and what happened are shown, sync now compares, and the report holds no content', async ({
  newPerson,
}) => {
  const [ada, bo] = [await newPerson('Adalbertine'), await newPerson('Bonifatius')];
  const link = await meet(ada, bo);
  await talk('the confidential harbour', [ada, bo]);
  await ada.settings.namesRoom('Lighthouse keepers');
  const diagnostics = new Diagnostics(ada.page);
  await diagnostics.open();
  await expect(diagnostics.sum).toHaveText('The server is connected, 1 of 1 link is up, nothing of yours waits.');
  await expect(diagnostics.links).toHaveCount(1);
  await expect(diagnostics.links).toHaveAttribute('data-link', 'connected');
  await expect(diagnostics.links).toContainText('Bonifatius');
  await expect(diagnostics.links).toContainText(/0 bytes waiting, \d.* on the way, \d.* in the browser/);
  await expect(diagnostics.events.filter({ hasText: /Link to Bonifatius \(.{8}\): up\./ })).not.toHaveCount(0);

  await diagnostics.syncNow.click();
  await expect(diagnostics.dialog.getByText(/^Compared with 1 person\. /)).toBeVisible();
  await expect(diagnostics.dialog.getByText('Everybody who is linked has the same.')).toBeVisible({ timeout: 15_000 });
  await expect(diagnostics.events.filter({ hasText: 'Sync now: 1 compared, 0 dialed' })).toHaveCount(1);

  await diagnostics.copyReport.click();
  await expect(diagnostics.dialog.getByText('Copied.', { exact: true })).toBeVisible();
  await diagnostics.close();
  const report = await pasted(ada.page);
  expect(report).toMatch(/^Tincan diagnostics\nWritten \d{4}-/);
  expect(report).toMatch(/Server: connected/);
  expect(report).toMatch(/\d+ operations in 2 logs/);
  expect(report).toMatch(/main: \d+ operations, ends [0-9a-f]{8}/);
  const fragment = new URL(link).hash.slice(1);
  const addresses = /\b\d{1,3}(\.\d{1,3}){3}\b(?!\.\d)|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){4,}|https?:|turn:|stun:|\.local\b/i;
  // A browser's own version looks like an address.
  const withoutBrowser = report.replace(/^Browser: .*$/m, '');
  expect(withoutBrowser).not.toMatch(addresses);
  for (const secret of ['Adalbertine', 'Bonifatius', 'confidential', 'harbour', 'Lighthouse', 'keepers', fragment]) {
    expect(report).not.toContain(secret);
  }
  const peer = await ada.room.person('Bonifatius').getAttribute('data-peer');
  expect(report).toContain((peer ?? '').slice(0, 8));
  expect(report).not.toContain(peer ?? '');
});

test('what waits is shown while nobody can be reached, and goes when the network is back', async ({
  newPerson,
  watch,
}) => {
  test.setTimeout(90_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await kept(ada.page);
  await ada.context.setOffline(true);
  const away = await ada.reopens(link);
  await expectState(await away.room.send('written out here'), 'saved');
  const diagnostics = new Diagnostics(away.page);
  await diagnostics.open();
  await expect(diagnostics.sum).toHaveText(
    /^The server is out of reach, nobody else is here, \d+ entr(y|ies) of yours waits? to go out\.$/,
  );
  await expect(diagnostics.outbox.last()).toHaveText(/^main \d+, waiting for \d+ s, not handed to anybody yet$/);
  await expect(diagnostics.dialog).not.toContainText('written out here');
  await diagnostics.syncNow.click();
  await expect(diagnostics.dialog.getByText('Asked for the server.')).toBeVisible();
  await away.context.setOffline(false);
  await diagnostics.syncNow.click();
  await expect(diagnostics.sum).toHaveText('The server is connected, 1 of 1 link is up, nothing of yours waits.', {
    timeout: 45_000,
  });
  await expect(bo.room.message('written out here')).toBeVisible();
  await expect(diagnostics.dialog.getByText('Nothing: somebody else has everything you wrote.')).toBeVisible();
});

test('from the first page, what runs on this device is shown', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await ada.settings.open('Diagnostics');
  const section = ada.settings.dialog.getByRole('region', { name: 'Diagnostics', exact: true });
  await section.getByRole('button', { name: 'Diagnostics', exact: true }).click();
  const diagnostics = new Diagnostics(ada.page);
  await expect(diagnostics.sum).toHaveText('No room runs in this page.');
  await expect(diagnostics.dialog).toContainText('0 rooms kept on this device. 0 rooms run in this page.');
  await diagnostics.close();
  await expect(ada.settings.dialog).toBeVisible();
});
