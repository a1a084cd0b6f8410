// The link is the way in: made, shared, typed, broken.

import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { Locator } from '@playwright/test';
import { allLinked, meet, pasted, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

test.use({ keepsPages: false });

test('Generate makes another code every time', async ({ newPerson }) => {
  const { lobby } = await newPerson('Ada');
  await lobby.open();
  const codes = new Set<string>();
  for (let n = 0; n < 5; n += 1) {
    const before = await lobby.room.inputValue();
    await lobby.generate.click();
    await expect(lobby.room).not.toHaveValue(before);
    codes.add(await lobby.room.inputValue());
  }
  expect(codes.size).toBe(5);
  for (const code of codes) expect(code).toMatch(/^tc1-[0-9a-z]{5}(-[0-9a-z]{5}){5}$/);
});

test('the lobby says what is missing', async ({ newPerson }) => {
  const { lobby, page } = await newPerson('Ada');
  await lobby.open();
  await lobby.joinButton.click();
  await expect(lobby.alerts).toHaveCount(2);
  await expect(lobby.yourName).toBeFocused();
  await expect(lobby.yourName).toHaveAttribute('aria-invalid', 'true');
  await expect(lobby.room).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/\/$/);
});

test('a whole link or a code pasted into the Room box leads to the room', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await ada.opensRoom();
  await bo.lobby.open();
  await bo.lobby.join(bo.name, link);
  await cy.lobby.open();
  await cy.lobby.join(cy.name, `  ${new URL(link).hash.slice(1).toUpperCase()} `);
  await allLinked([ada, bo, cy]);
  for (const person of [bo, cy]) expect(person.page.url()).toBe(link);
});

test('a room named by hand opens to those who type the same name', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await ada.lobby.open();
  await ada.lobby.join(ada.name, 'Garden Shed é');
  await ada.room.entered();
  await expect(ada.page).toHaveURL(/#name:garden%20shed%20%C3%A9$/);
  await expect(ada.page.getByText(/^Open: anyone who knows the name/)).toBeVisible();
  await expect(ada.room.heading).toHaveText('garden shed é');

  await bo.lobby.open();
  await bo.lobby.join(bo.name, '  gARDEN   shed É ');
  await bo.room.entered();
  await allLinked([ada, bo]);
  await talk('tin', [ada, bo]);
});

test('rooms of different names do not meet', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  for (const [person, name] of [[ada, 'attic'], [bo, 'cellar'], [cy, 'attic']] as const) {
    await person.lobby.open();
    await person.lobby.join(person.name, name);
    await person.room.entered();
  }
  await allLinked([ada, cy]);
  await bo.room.alone();
});

test('somebody who follows a link is asked for a name once', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await ada.opensRoom();
  await bo.page.goto(link);
  await bo.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(bo.room.alert, 'no name, no way in').toBeVisible();
  await bo.room.giveName(bo.name);
  await bo.room.entered();
  await allLinked([ada, bo]);
});

test('reload keeps name and room', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await talk('before', [ada, bo]);
  const peer = await ada.room.person('Bo').getAttribute('data-peer');
  await bo.page.reload();
  await bo.room.entered();
  expect(bo.page.url()).toBe(link);
  await allLinked([ada, bo]);
  await expect(ada.room.person('Bo')).toHaveAttribute('data-peer', peer ?? '');
  await talk('after', [ada, bo]);
});

test('another link in the same tab leads to the other room', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const first = await ada.opensRoom();
  const second = await bo.opensRoom();
  expect(second).not.toBe(first);
  await cy.opensLink(first);
  await allLinked([ada, cy]);
  await cy.page.evaluate((link) => location.assign(link), second);
  await cy.room.entered();
  await allLinked([bo, cy]);
  await talk('moving', [bo, cy]);
  // The first goes on behind it.
  await ada.room.linkedTo('Cy');
});

test('Copy link puts the link on the clipboard', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  await ada.room.invite.click();
  await expect(ada.room.inviteSheet.getByRole('textbox', { name: 'Link to this room' })).toHaveValue(link);
  await ada.room.copyLink.click();
  await expect(ada.room.inviteSheet.getByText('Link copied.', { exact: true })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(ada.room.inviteSheet).toBeHidden();
  expect(await pasted(ada.page)).toBe(link);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the QR code says the link (${colorScheme})`, async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada', { colorScheme }), await newPerson('Bo')];
    const link = await ada.opensRoom();
    // The invitation of an empty room.
    await expect(ada.room.qrCodes).toHaveCount(1);
    expect(await scan(ada.room.qrCodes)).toBe(link);

    await bo.opensLink(link);
    await allLinked([ada, bo]);
    await ada.room.invite.click();
    await expect(ada.room.qrCodes).toHaveCount(1);
    expect(await scan(ada.room.qrCodes)).toBe(link);
  });
}

/** Reads a code from the screen, as a phone would: dark on light only. */
async function scan(code: Locator): Promise<string | undefined> {
  const picture = PNG.sync.read(await code.screenshot());
  return jsQR.default(Uint8ClampedArray.from(picture.data), picture.width, picture.height, {
    inversionAttempts: 'dontInvert',
  })?.data;
}

test.describe('a broken link gives a reason and a way back', () => {
  const good = 'tc1-000g4-0r40m-30e20-9185g-r38e1-wjnb8';
  const broken: Record<string, string> = {
    'no fragment': '',
    'empty fragment': '#',
    truncated: `#${good.slice(0, 20)}`,
    'one letter changed': `#${good.replace('30e20', '30f20')}`,
    'one letter too many': `#${good}0`,
    'a letter that no code has': `#${good.replace('30e20', '30u20')}`,
    nonsense: '#asdf',
    'a version to come': `#tc9${good.slice(3)}`,
    'a name without letters': '#name:',
    'a bad percent escape': '#name:%zz',
    'half a percent escape': '#name:a%2',
    'bytes that are no text': '#name:%ff%fe',
    'a name that is too long': `#name:${'x'.repeat(500)}`,
    markup: '#<img src=x onerror=alert(1)>',
  };

  for (const [what, fragment] of Object.entries(broken)) {
    test(what, async ({ newPerson }) => {
      const { page, room, lobby } = await newPerson('Ada');
      await page.goto(`/room${fragment}`);
      await expect(room.alert).toHaveText(/\w+ \w+ .*\.$/);
      await expect(room.composer).toHaveCount(0);
      await room.toLobby.click();
      await lobby.ready();
      await expect(lobby.heading).toBeVisible();
    });
  }

  test('the code they are made from is good', async ({ newPerson }) => {
    const ada = await newPerson('Ada');
    await ada.opensLink(`/room#${good}`);
  });

  test('a broken code in the Room box is refused there', async ({ newPerson }) => {
    const { lobby, page } = await newPerson('Ada');
    await lobby.open();
    await lobby.yourName.fill('Ada');
    await lobby.room.fill(good.slice(0, 20));
    await lobby.joinButton.click();
    await expect(lobby.alerts).toContainText('not complete');
    await expect(page).toHaveURL(/\/$/);
  });
});
