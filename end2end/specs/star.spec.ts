// Stars: rooms in which every page has one link, to a page of the owner, and everything goes through that.

import { meet, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { Presence } from '../pages/presence.ts';
import { expectLink, expectState } from '../pages/room.ts';
import { ProfileBrowser } from '../profile.ts';
import { setHidden } from '../storage.ts';

/** Longest wait until a page that was killed is gone from the list, with room for slow machines. */
const GONE_MS_MAX = 25_000;

/** Everybody has one link, to the hub, and reaches everybody else through it. */
async function inAStar(hub: Person, others: readonly Person[]): Promise<void> {
  await hub.room.linkedTo(...others.map(({ name }) => name));
  for (const person of others) {
    await expect(person.room.people).toHaveCount(others.length);
    await expectLink(person.room.person(hub.name), 'connected');
    for (const other of others.filter((other) => other !== person)) {
      await expectLink(person.room.person(other.name), 'through-hub');
      await expect(person.room.person(other.name).getByText('through the hub', { exact: true })).toBeVisible();
    }
    await expect(person.room.connection).toContainText('1 of 1 link up.');
  }
}

/** Nobody has a link, and everybody is told what they wait for. */
async function waiting(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    await expect(person.room.people).toHaveCount(people.length - 1, { timeout: GONE_MS_MAX });
    for (const other of people.filter((other) => other !== person)) {
      await expectLink(person.room.person(other.name), 'waits-for-hub');
      await expect(person.room.person(other.name).getByText('waits for the hub', { exact: true })).toBeVisible();
    }
    await expect(person.room.connection).toContainText('The hub of this room is not here');
  }
}

test('a room of four becomes a star: one link each, and everything goes through', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const [cy, di] = [await newPerson('Cy'), await newPerson('Di')];
  await meet(ada, bo, cy, di);
  await bo.settings.open('This room');
  await expect(bo.settings.dialog.getByText('Each page is linked to every other page.')).toBeVisible();
  await bo.settings.close();

  await ada.settings.links('To the owner only');
  await inAStar(ada, [bo, cy, di]);
  await bo.settings.open('This room');
  await expect(bo.settings.dialog.getByText(/^This room is a star/)).toBeVisible();
  await expect(bo.settings.dialog.getByRole('radio', { name: /^To the owner only/ }), 'not theirs').toHaveCount(0);
  await bo.settings.close();

  await talk('stars', [ada, bo, cy, di]);
  // Read by all three of the others, two of whom have no link to Bo.
  await expectState(bo.room.message('Bo on stars'), 'read');
  await expect(bo.room.message('Bo on stars').getByText('read', { exact: true }), 'by everybody').toBeVisible();
  await cy.room.composer.pressSequentially('a line');
  for (const { room } of [ada, bo, di]) await expect(room.writing('Cy')).toBeVisible();
  await cy.room.sendButton.click();
  for (const { room } of [ada, bo, di]) await expect(room.writing('Cy')).toHaveCount(0);
  const seen = new Presence(bo.page);
  await seen.inList('Di', 'online');
  await setHidden(di.page, true);
  await seen.inList('Di', 'away');
  await setHidden(di.page, false);
  await seen.inList('Di', 'online');

  // In private, past the owner.
  await bo.private.begins('Di');
  const own = await bo.private.send('between us');
  await di.private.open('Bo');
  await expectState(own, 'read');
  await di.private.composer.pressSequentially('psst');
  await expect(bo.room.writing('Di')).toBeVisible();
  await expect(ada.room.writing('Di')).toHaveCount(0);
  await expect(cy.room.writing('Di')).toHaveCount(0);
  await bo.private.leave();

  await bo.room.whoIsLinked.click();
  await bo.page.getByText('As a list', { exact: true }).click();
  await expect(bo.room.links).toHaveText([/^You – Ada: direct/, /^Ada – Cy: direct/, /^Ada – Di: direct/]);

  await ada.settings.links('To every other page');
  for (const person of [ada, bo, cy, di]) {
    await person.room.linkedTo(...['Ada', 'Bo', 'Cy', 'Di'].filter((name) => name !== person.name));
  }
});

test('without the owner everybody waits, what they write is kept, and goes out when the owner is back', async ({
  newPerson,
  watch,
  server: _running,
}, testInfo) => {
  test.skip(testInfo.project.name === 'firefox', 'only Chromium processes can be killed');
  test.setTimeout(180_000);
  const profile = testInfo.outputPath('profile');
  let browser = await ProfileBrowser.start(profile, watch);
  try {
    let ada = await browser.person('Ada');
    const [bo, cy, di] = [await newPerson('Bo'), await newPerson('Cy'), await newPerson('Di')];
    const link = await meet(ada, bo, cy, di);
    await ada.settings.links('To the owner only');
    await inAStar(ada, [bo, cy, di]);
    await talk('the hub', [bo, cy]);

    await browser.kill();
    await waiting([bo, cy, di]);
    const lines = [await bo.room.send('kept by Bo'), await cy.room.send('kept by Cy')];
    for (const line of lines) await expectState(line, 'saved');
    await expect(di.room.message('kept by Bo')).toHaveCount(0);
    await expect(bo.room.message('kept by Cy')).toHaveCount(0);
    // A page that is loaded anew waits as well, and has what was written.
    await cy.page.reload();
    await cy.room.entered();
    await expectState(cy.room.message('kept by Cy'), 'saved');
    await waiting([bo, cy, di]);

    browser = await ProfileBrowser.start(profile, watch);
    ada = await browser.person('Ada');
    await ada.comesTo(link);
    await inAStar(ada, [bo, cy, di]);
    await expectState(bo.room.message('kept by Bo'), 'delivered');
    await expectState(cy.room.message('kept by Cy'), 'delivered');
    for (const { room } of [ada, bo, cy, di]) {
      for (const text of ['kept by Bo', 'kept by Cy']) await expect(room.message(text)).toHaveCount(1);
    }
    await talk('being back', [ada, bo, cy, di]);
  } finally {
    await browser.close();
  }
});

test('a newcomer joins a star, with the owner there and without', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  await ada.settings.links('To the owner only');
  await inAStar(ada, [bo]);
  await talk('before Cy', [ada, bo]);
  await cy.opensLink(link);
  await expect(cy.room.message('Bo on before Cy')).toHaveCount(1);
  await inAStar(ada, [bo, cy]);
  await talk('with Cy', [ada, bo, cy]);

  // The first link may go to anybody: who comes while the owner is away reads what there is, and then waits with the others.
  const later = await ada.newTab();
  await ada.page.close();
  await waiting([bo, cy]);
  const di = await newPerson('Di');
  await di.opensLink(link);
  await expect(di.room.message('Cy on with Cy')).toHaveCount(1);
  await waiting([bo, cy, di]);
  await later.comesTo(link);
  await inAStar(later, [bo, cy, di]);
  await talk('with Di', [later, bo, cy, di]);
});

test('another tab of the owner stands in as the hub', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo, cy);
  await ada.settings.links('To the owner only');
  await inAStar(ada, [bo, cy]);
  const second = await ada.newTab();
  await second.comesTo(link);
  await expect(bo.room.person('Ada')).toHaveCount(2);
  await expect(bo.room.person('Ada').and(bo.page.locator('[data-link="connected"]'))).toHaveCount(1);
  await expect(bo.room.person('Ada').and(bo.page.locator('[data-link="through-hub"]'))).toHaveCount(1);
  await ada.page.close();
  await inAStar(second, [bo, cy]);
  await talk('the other tab', [second, bo, cy]);
});

test('polls work through the hub, also those that somebody else owns', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  await ada.settings.links('To the owner only');
  await inAStar(ada, [bo, cy]);
  await bo.polls.make({ question: 'Through the hub?', options: ['Yes', 'No'] });
  for (const { polls } of [ada, cy]) {
    await polls.open('Through the hub?');
    await expect(polls.away, 'its owner is reached').toHaveCount(0);
  }
  await cy.polls.choose('Yes');
  await ada.polls.choose('No');
  await bo.polls.choose('Yes');
  for (const { polls } of [ada, bo, cy]) {
    await expect(polls.bar('Yes')).toHaveText('2 votes, 67 %');
    await expect(polls.pending).toHaveCount(0);
    await polls.check(/The result is right: 3 votes/);
  }
});
