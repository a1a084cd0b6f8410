// How a device makes its links: relay policy and servers of one's own.

import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { Doctor } from '../pages/doctor.ts';

test.use({ keepsPages: false });

test('what is chosen is kept over a reload, and the doctor keeps to it', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const { lobby, page, settings } = ada;
  await lobby.open();
  await settings.open('Network');
  await expect(settings.relay('Automatic')).toBeChecked();
  await settings.relay('Never through a relay').check();
  await settings.addsServer('stun:127.0.0.1:3999');
  await expect(settings.servers).toHaveText(/stun:127\.0\.0\.1:3999/);
  await page.reload();
  await lobby.ready();
  await settings.open('Network');
  await expect(settings.relay('Never through a relay')).toBeChecked();
  await expect(settings.servers).toHaveCount(1);

  await settings.dialog.getByRole('link', { name: 'Connection doctor' }).click();
  const doctor = new Doctor(page);
  await doctor.done();
  await doctor.says('Addresses and settings', 'fine', /relay never through a relay.*1 server added by you/);
  await doctor.says('Relay over UDP (TURN)', 'skipped', /Your settings say never/);

  await lobby.open();
  await settings.open('Network');
  await settings.dialog.getByRole('button', { name: 'Remove stun:127.0.0.1:3999', exact: true }).click();
  await expect(settings.servers).toHaveCount(0);
});

test('what cannot be used is refused in words, at the field', async ({ newPerson }) => {
  const { lobby, settings } = await newPerson('Ada');
  await lobby.open();
  await settings.open('Network');
  await settings.addsServer('http://relay.example');
  await expect(settings.alert).toContainText('is no address of a STUN or TURN server');
  await expect(settings.serverAddress).toHaveAttribute('aria-invalid', 'true');
  await settings.addsServer('turn:relay.example:3478', 'ada');
  await expect(settings.alert).toContainText('relays want a user name and a password');
  await expect(settings.serverPassword).toHaveAttribute('aria-invalid', 'true');
  await expect(settings.servers).toHaveCount(0);
});

test('always through a relay needs one', async ({ newPerson }) => {
  const { lobby, settings } = await newPerson('Ada');
  await lobby.open();
  await settings.open('Network');
  await settings.useOffered.uncheck();
  await settings.relay('Always through a relay').check({ force: true }).catch(() => undefined);
  await expect(settings.alert).toContainText('needs a relay');
  await expect(settings.relay('Automatic')).toBeChecked();
  await settings.addsServer('turn:127.0.0.1:3999', 'ada', 'lovelace');
  await settings.relay('Always through a relay').check();
  await expect(settings.alert).toHaveCount(0);
  await expect(settings.dialog.getByText('Kept, and in use from now on.')).toBeVisible();
});

test('from a room the doctor opens beside it', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.settings.open('Network');
  const opened = ada.context.waitForEvent('page');
  await ada.settings.dialog.getByRole('link', { name: /Connection doctor/ }).click();
  await new Doctor(await opened).done();
  await ada.settings.close();
  await ada.room.linkedTo('Bo');
});
