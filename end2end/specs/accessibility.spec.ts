// Every page for everybody: by rules (axe), by keyboard.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { allLinked, meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { Doctor } from '../pages/doctor.ts';
import { tooLong } from '../pages/room.ts';
import { Vault } from '../pages/vault.ts';
import { PAGE_NOT_FOUND, SIGNALING_UNREACHABLE } from '../watch.ts';

test.use({ keepsPages: false });

test.describe('axe finds nothing', () => {
  test('lobby, fresh and with reasons', async ({ newPerson }) => {
    const { page, lobby } = await newPerson('Ada');
    await lobby.open();
    await accessible(page);
    await lobby.joinButton.click();
    await expect(lobby.alerts).toHaveCount(2);
    await accessible(page);
  });

  test('room, alone and with its code shown', async ({ newPerson }) => {
    const ada = await newPerson('Ada');
    await ada.opensRoom();
    await accessible(ada.page);
    await ada.room.invite.click();
    await accessible(ada.page);
  });

  test('room, with people, messages, a refused text and a copied link', async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
    await meet(ada, bo);
    await ada.room.send('hello');
    await bo.room.send('hello yourself');
    await expect(ada.room.messages).toHaveCount(2);
    await bo.room.composer.pressSequentially('typing');
    await expect(ada.room.writing('Bo')).toBeVisible();
    await accessible(ada.page);
    await ada.room.invite.click();
    await ada.room.copyLink.click();
    await expect(ada.room.inviteSheet.getByText('Link copied.', { exact: true })).toBeVisible();
    await accessible(ada.page);
    await ada.page.keyboard.press('Escape');
    await ada.room.composer.fill(tooLong());
    await ada.room.sendButton.click();
    await expect(ada.room.alert).toBeVisible();
    await accessible(ada.page);
  });

  test('room, while the server is away', async ({ newPerson, server, watch }) => {
    watch.expect(SIGNALING_UNREACHABLE);
    const ada = await newPerson('Ada');
    await ada.opensRoom();
    await ada.room.send('hello');
    await server.kill();
    await expect(ada.room.connection).toHaveAttribute('data-signaling', 'reconnecting');
    await accessible(ada.page);
  });

  test('the question for a name, an open room, and after leaving', async ({ newPerson }) => {
    const { page, room, name } = await newPerson('Ada');
    await page.goto('/room#name:axe%20room');
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
    await accessible(page);
    await room.giveName(name);
    await room.entered();
    await accessible(page);
    await room.leave.click();
    await expect(room.joinAgain).toBeVisible();
    await accessible(page);
  });

  test('the passphrase: setting it, set, locked and refused', async ({ newPerson }) => {
    const { page, lobby, settings } = await newPerson('Ada');
    const vault = new Vault(page);
    await lobby.open();
    await settings.open('Devices and keys');
    await vault.setButton.click();
    await expect(settings.alert).toBeVisible();
    await accessible(page);
    await vault.fresh.fill('four words or more');
    await vault.again.fill('four words or more');
    await vault.setButton.click();
    await expect(vault.goOn).toBeVisible({ timeout: 30_000 });
    await accessible(page);
    await vault.goOn.click();
    await settings.open('Devices and keys');
    await vault.part('Change the passphrase');
    await vault.part('Remove the passphrase');
    await accessible(page);
    await vault.lockNow.click();
    await vault.isLocked();
    await vault.tries('something else');
    await expect(vault.alert).toBeVisible();
    await vault.forgotten.click();
    await accessible(page);
  });

  test('broken link', async ({ newPerson }) => {
    const { page, room } = await newPerson('Ada');
    await page.goto('/room#nonsense');
    await expect(room.alert).toBeVisible();
    await accessible(page);
  });

  test('unknown address', async ({ newPerson, watch }) => {
    watch.expect(PAGE_NOT_FOUND);
    const { page, room } = await newPerson('Ada');
    await page.goto('/nowhere');
    await expect(room.toLobby).toBeVisible();
    await accessible(page);
  });

  test('connection doctor, in trouble', async ({ newPerson, watch }) => {
    watch.expect(PAGE_NOT_FOUND);
    const { page } = await newPerson('Ada');
    await page.route('**/network', (route) => route.fulfill({ status: 404, body: 'no' }));
    await page.routeWebSocket(/\/signal$/, (socket) => socket.close());
    const doctor = new Doctor(page);
    await doctor.open();
    await expect(doctor.verdict).toHaveAttribute('data-mark', 'bad');
    await accessible(page);
  });

  test('room, with a link looked at, the picture of all links, and the settings', async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
    await meet(ada, bo);
    await ada.room.details('Bo').click();
    await ada.room.whoIsLinked.click();
    await expect(ada.room.picture).toBeVisible();
    await accessible(ada.page);
    await ada.settings.open('Network');
    await ada.settings.addsServer('nonsense');
    await expect(ada.settings.alert).toBeVisible();
    await accessible(ada.page);
  });

  test('room, with a safety code, somebody verified, and somebody else of that name', async ({ newPerson }) => {
    const [bo, ada] = [await newPerson('Bo'), await newPerson('Ada')];
    const link = await meet(bo, ada);
    await bo.safety.openOf('Ada');
    await accessible(bo.page);
    await bo.safety.chooses(await bo.safety.photograph());
    await expect(bo.safety.said).toHaveText(/your own screen/);
    await accessible(bo.page);
    await bo.safety.mark.click();
    await expect(bo.safety.verifiedOn).toBeVisible();
    await accessible(bo.page);
    await bo.safety.close.click();
    const eve = await newPerson('Ada');
    await eve.opensLink(link);
    await expect(bo.room.people.getByText('not the Ada you verified', { exact: true })).toBeVisible();
    await eve.room.send('hello');
    await expect(bo.room.message('hello')).toContainText('not the Ada you verified');
    await accessible(bo.page);
  });

  test('members, a question before removing, and who comes in', async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
    await meet(ada, bo);
    await ada.members.open();
    await ada.members.look('Bo');
    await accessible(ada.page);
    await ada.members.entry('Bo').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(ada.members.question.getByRole('button', { name: 'Cancel', exact: true })).toBeFocused();
    await accessible(ada.page);
    await ada.members.close();
    await ada.settings.open();
    await accessible(ada.page);
  });

  test('room, while somebody asks, waits, and is refused', async ({ newPerson }) => {
    const [ada, cy] = [await newPerson('Ada'), await newPerson('Cy')];
    const link = await ada.opensRoom();
    await ada.members.closesRoom();
    await cy.opensLink(link);
    await expect(cy.members.standing).toContainText('waiting');
    await expect(ada.members.asking).toContainText('Cy');
    await accessible(ada.page);
    await accessible(cy.page);
    await ada.members.open();
    await ada.members.look('Cy');
    await accessible(ada.page);
    await ada.members.entry('Cy').getByRole('button', { name: 'Refuse', exact: true }).click();
    await expect(cy.members.standing).toContainText('removed');
    await accessible(cy.page);
  });

  test('private messages, with something new elsewhere', async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
    await meet(ada, bo);
    await ada.private.begins('Bo');
    await ada.private.send('for you');
    await expect(bo.private.talk('Ada')).toContainText('1 new');
    await accessible(bo.page);
    await bo.room.send('for all');
    await expect(ada.private.everybody).toContainText('1 new');
    await accessible(ada.page);
  });

  test('room, as served, before the client is there', async ({ newPerson }) => {
    const { page, room } = await newPerson('Ada');
    await page.route(/\.wasm$/, () => {});
    await page.goto('/room', { waitUntil: 'commit' });
    await expect(room.heading).toBeVisible();
    await accessible(page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

/** What the colours of a page can get wrong. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** In light all rules; in the dark, where nothing but the colours is another, those of colours. */
async function accessible(page: Page): Promise<void> {
  const light = await found(page, 'light', new AxeBuilder({ page }));
  const dark = await found(page, 'dark', new AxeBuilder({ page }).withRules(OF_COLOURS));
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect([...light, ...dark]).toEqual([]);
}

async function found(page: Page, colorScheme: 'light' | 'dark', axe: AxeBuilder): Promise<string[]> {
  // Without motion: colours that fade into others would be caught in between.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${colorScheme}: ${id}: ${help}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

test('from the lobby to a sent message by keyboard alone', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const { page, lobby, room } = ada;
  await lobby.open();
  const keys = page.keyboard;
  await tabTo(page, lobby.yourName);
  await keys.type('Ada');
  await tabTo(page, lobby.generate);
  await keys.press('Enter');
  await expect(lobby.room).toHaveValue(/^tc1-/);
  await tabTo(page, lobby.joinButton);
  await keys.press('Enter');
  await room.entered();
  await bo.opensLink(page.url());
  await allLinked([ada, bo]);

  await tabTo(page, room.composer);
  await keys.type('no mouse');
  await keys.press('Enter');
  await expect(bo.room.message('no mouse')).toHaveCount(1);

  await tabTo(page, room.invite);
  await keys.press('Enter');
  await tabTo(page, room.copyLink);
  await keys.press('Enter');
  await expect(room.inviteSheet.getByText('Link copied.', { exact: true })).toBeVisible();
  await keys.press('Escape');
  await expect(room.invite).toBeFocused();
  await tabTo(page, room.leave);
  await keys.press('Space');
  await expect(room.heading).toHaveText('You left.');
  await tabTo(page, room.joinAgain);
  await keys.press('Enter');
  await room.entered();
});

test('Enter in the Room box joins', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await ada.lobby.yourName.fill('Ada');
  await ada.lobby.generate.click();
  await ada.lobby.room.press('Enter');
  await ada.room.entered();
});

test('the composer has the focus on entering and keeps it after sending', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  await expect(ada.room.composer).toBeFocused();
  await ada.room.send('hello');
  await expect(ada.room.composer).toBeFocused();
});

/** Presses Tab until the element has the focus, once around the page at most; it must show that it has it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const STOPS_MAX = 30;
  await expect(target).toBeVisible();
  for (let stop = 0; stop <= STOPS_MAX; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const ring = await target.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      expect(ring, `${target} shows its focus`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} was not reached in ${STOPS_MAX} steps`);
}
