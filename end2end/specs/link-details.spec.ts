// Looking closely at a link, and at who is linked to whom.

import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

test('the details of a link open below the name, one at a time', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  const { room } = ada;
  await room.details('Bo').click();
  await expect(room.details('Bo')).toHaveAttribute('aria-expanded', 'true');
  const details = room.person('Bo');
  // No router is between them. A device of several addresses may be seen at another than it named, and before its word of it comes.
  await expect(details).toContainText(/Direct, from (this device's own address|the address they see this device at) to /);
  await expect(details).toContainText(/(host|prflx) → (host|prflx), UDP/);
  await expect(details).toContainText(/Up for\s*\d+ s/);
  await expect(details).toContainText(/\d+ (bytes|kB) sent, /);
  await expect(details).toContainText(/1 connection made/);
  await expect(details).toContainText(/Round trip\s*\d+ ms/);

  await room.details('Cy').click();
  await expect(room.details('Bo')).toHaveAttribute('aria-expanded', 'false');
  await expect(details).not.toContainText('connection made');
  await expect(room.person('Cy')).toContainText('connection made');

  // The person goes, and the details with them; the others are still to be looked at.
  await cy.context.close();
  await room.linkedTo('Bo');
  await room.details('Bo').click();
  await expect(details).toContainText('connection made');
  await room.details('Bo').click();
  await expect(details).not.toContainText('connection made');
});

test('by keyboard', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.room.details('Bo').focus();
  await ada.page.keyboard.press('Enter');
  await expect(ada.room.person('Bo')).toContainText('connection made');
  await ada.page.keyboard.press('Space');
  await expect(ada.room.details('Bo')).toHaveAttribute('aria-expanded', 'false');
});

test('a device without a network says so, and nothing that works is taken away', async ({ newPerson, watch }) => {
  watch.expect(/net::ERR_INTERNET_DISCONNECTED/);
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  await ada.context.setOffline(true);
  await expect(ada.room.connection).toContainText('No network. What you write is kept here');
  for (const button of await ada.page.getByRole('button').all()) await expect(button).toBeEnabled();
  await ada.room.send('written without a network');
  await ada.context.setOffline(false);
  await expect(ada.room.connection).toContainText('Connected to the server.');
});
