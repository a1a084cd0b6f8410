// Who is in the room: roles, removal, newcomers who ask, and what they read.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectSignaling, expectState } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;

async function three(newPerson: (name: string) => Promise<Person>): Promise<[Person, Person, Person, string]> {
  const [ada, ann, bo] = [await newPerson('Ada'), await newPerson('Ann'), await newPerson('Bo')];
  const link = await meet(ada, ann, bo);
  return [ada, ann, bo, link];
}

/** Reopens the room out of reach of everybody, so that nothing is learned of what is decided meanwhile. */
async function outOfReach(person: Person, link: string): Promise<Person> {
  await kept(person.page);
  await person.context.setOffline(true);
  const again = await person.reopens(link);
  await expectSignaling(again.room, 'reconnecting');
  return again;
}

async function backInReach(person: Person): Promise<void> {
  await person.context.setOffline(false);
  await expectSignaling(person.room, 'connected', { timeout: RECONNECT_MS_MAX });
}

test('who is removed is told and gets nothing new; the others go on', async ({ newPerson }) => {
  const [ada, ann, bo] = await three(newPerson);
  await talk('the plan', [ada, ann, bo]);

  await ada.members.open();
  await ada.members.look('Bo');
  await ada.members.entry('Bo').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ada.members.question).toContainText('Bo keeps what they have, and gets nothing new.');
  await expect(ada.members.question).toContainText('newcomers must ask');
  await ada.members.question.getByRole('button', { name: 'Cancel', exact: true }).click();
  await ada.members.close();
  await ada.members.decides('Bo', 'Remove');

  await expect(bo.members.standing).toContainText('You were removed from this room.');
  await expect(bo.room.composer).toHaveCount(0);
  await expect(bo.members.silent).toBeVisible();
  for (const { members } of [ada, ann]) await members.shows('Bo', 'removed');

  const before = await bo.room.everything();
  await talk('what comes next', [ada, ann]);
  expect(await bo.room.everything()).toEqual(before);
  await bo.page.reload();
  await expect(bo.members.standing).toContainText('You were removed from this room.');
  await expect.poll(() => bo.room.everything(), 'what was said before stays readable').toEqual(before);
  await expect(bo.room.composer).toHaveCount(0);
});

test('what somebody writes who does not know yet that they were removed shows nowhere', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, ann, bo, link] = await three(newPerson);
  const away = await outOfReach(bo, link);
  await ada.members.decides('Bo', 'Remove');
  await expectState(await away.room.send('slipped through'), 'saved');

  await backInReach(away);
  await expect(away.members.standing).toContainText('You were removed', { timeout: RECONNECT_MS_MAX });
  await talk('the weather', [ada, ann]);
  for (const { room } of [ada, ann]) await expect(room.message('slipped through')).toHaveCount(0);
  await ann.page.reload();
  await expect(ann.room.messages).toHaveCount(2);
  await expect(ann.room.message('Ada on the weather')).toHaveCount(1);
});

test('who was removed is let back in, and goes on', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const [ada, ann, bo] = await three(newPerson);
  await ada.members.decides('Bo', 'Remove');
  await expect(bo.members.standing).toContainText('You were removed');
  await ada.room.send('without Bo');
  await ada.members.decides('Bo', 'Let back in');
  await expect(bo.members.standing).toHaveText('', { timeout: RECONNECT_MS_MAX });
  await allLinked([ada, ann, bo]);
  await talk('the way back', [ada, ann, bo]);
});

test('a reader reads along: no composer, nothing to write with, and an attempt shows nowhere', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, ann, bo, link] = await three(newPerson);
  await ada.room.send('read this');
  await expect(bo.room.message('read this')).toHaveCount(1);
  const away = await outOfReach(bo, link);
  await ada.members.decides('Bo', 'Make reader');
  await expectState(await away.room.send('an attempt'), 'saved');
  await backInReach(away);

  await expect(away.members.silent).toContainText('You read along here.', { timeout: RECONNECT_MS_MAX });
  await expect(away.room.composer).toHaveCount(0);
  await away.room.message('read this').hover();
  await expect(away.room.log.getByRole('button', { name: /^(Reply|React|Edit|More)$/ })).toHaveCount(0);
  await ada.room.send('for readers too');
  for (const { room } of [ann, away]) await expect(room.message('for readers too')).toHaveCount(1);
  for (const { room } of [ada, ann]) await expect(room.message('an attempt')).toHaveCount(0);
});

test('roles change at once for everybody, and outlive the page', async ({ newPerson }) => {
  const [ada, ann, bo] = await three(newPerson);
  const people = [ada, ann, bo];
  await ada.members.decides('Bo', 'Make moderator');
  for (const { members } of people) await members.shows('Bo', 'moderator');

  await bo.members.decides('Ann', 'Make reader');
  for (const { members } of people) await members.shows('Ann', 'reader');
  await expect(ann.room.composer).toHaveCount(0);
  await bo.members.open();
  await bo.members.look('Ada');
  await expect(bo.members.entry('Ada').getByRole('button', { name: /^(Make|Remove)/ })).toHaveCount(0);
  await bo.members.close();

  for (const { page } of people) await page.reload();
  await allLinked(people);
  for (const { members } of people) {
    await members.shows('Ada', 'owner');
    await members.shows('Bo', 'moderator');
    await members.shows('Ann', 'reader');
  }
  await expect(ann.room.composer).toHaveCount(0);
  await bo.members.decides('Ann', 'Make member');
  await expect(ann.room.composer).toBeVisible();
  await talk('equal rights', people);
});

test('a newcomer to a closed room waits, is let in, and reads what was said', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  await ada.room.send('before Cy');
  await ada.members.closesRoom();
  await bo.settings.open('This room');
  await expect(bo.settings.dialog.getByText('Newcomers ask: the owner or a moderator lets them in.')).toBeVisible();
  await bo.settings.close();

  await cy.opensLink(link);
  await expect(cy.members.standing).toHaveText(
    /^(Ada|Bo) and (Ada|Bo) see that you are waiting\. Somebody has to let you in; what you write arrives then\.$/,
  );
  await expect(ada.members.asking).toHaveText('Cy asks to come in.');
  await expect(ada.members.button).toContainText('1 asks');
  await expect(bo.members.asking, 'a member decides nothing').toHaveText('');
  await expect(bo.room.person('Cy')).toContainText('asks to come in');
  await expect(cy.room.messages).toHaveCount(0);
  await cy.room.send('knock knock');

  await ada.members.open();
  await expect(ada.members.entries.first()).toContainText('Cy');
  await ada.members.close();
  for (const { room } of [ada, bo]) await expect(room.message('knock knock'), 'nothing counts before').toHaveCount(0);
  await ada.members.decides('Cy', 'Let in');
  await expect(cy.members.standing).toHaveText('');
  await expect(ada.members.asking).toHaveText('');
  for (const { room } of [ada, bo]) await expect(room.message('knock knock')).toHaveCount(1);
  await expect(cy.room.message('before Cy')).toHaveCount(1);
  await talk('welcome', [ada, bo, cy]);
});

test('where newcomers read from their arrival on, what was said before stays shut', async ({ newPerson }) => {
  const [ada, cy] = [await newPerson('Ada'), await newPerson('Cy')];
  const link = await ada.opensRoom();
  await ada.members.closesRoom();
  await ada.members.keepsHistory();
  await expectState(await ada.room.send('before Cy'), 'saved');
  await cy.opensLink(link);
  await expect(ada.members.asking).toHaveText('Cy asks to come in.');
  await ada.members.decides('Cy', 'Let in');
  await expect(cy.members.standing).toHaveText('');
  await talk('after all', [ada, cy]);
  await expect(cy.room.message('before Cy')).toHaveCount(0);
  await expect(cy.members.unreadable).toBeVisible();
  await cy.page.reload();
  await allLinked([ada, cy]);
  await expect(cy.room.message('Ada on after all')).toHaveCount(1);
  await expect(cy.room.message('before Cy')).toHaveCount(0);
});

test('a newcomer can be refused', async ({ newPerson }) => {
  const [ada, cy] = [await newPerson('Ada'), await newPerson('Cy')];
  const link = await ada.opensRoom();
  await ada.members.closesRoom();
  await cy.opensLink(link);
  await expect(ada.members.asking).toHaveText('Cy asks to come in.');
  await ada.members.open();
  await ada.members.look('Cy');
  await ada.members.entry('Cy').getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(cy.members.standing).toContainText('You were removed');
  await expect(cy.room.composer).toHaveCount(0);
  await ada.members.close();
  await expect(ada.members.asking).toHaveText('');
});

test('the key of another tab is taken back: that tab is out, this one goes on', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  const second = await bo.newTab();
  await second.comesTo(link);
  await allLinked([ada, bo, second]);
  await second.room.send('from the second tab');
  await expect(ada.room.message('from the second tab')).toHaveCount(1);

  await bo.members.open();
  await bo.members.look('Bo');
  await expect(bo.members.devices).toHaveCount(2);
  await bo.members.devices.getByRole('button', { name: 'Take back the key of this device', exact: true }).click();
  await expect(bo.members.question).toContainText('It cannot be undone.');
  await bo.members.question.getByRole('button', { name: /^Take back the key/ }).click();
  await expect(bo.members.devices.filter({ hasText: 'key taken back' })).toHaveCount(1);
  await bo.members.close();

  await expect(second.members.standing).toContainText('You were removed');
  await expect(second.room.composer).toHaveCount(0);
  await expect(ada.room.message('from the second tab'), 'what was written before stays').toHaveCount(1);
  await bo.room.send('from the first');
  await expect(ada.room.message('from the first')).toHaveCount(1);
  await expect(second.room.message('from the first')).toHaveCount(0);
});

test('nobody owns a room that was named by hand', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  for (const person of [ada, bo]) {
    await person.lobby.open();
    await person.lobby.join(person.name, 'garden shed of members');
    await person.room.entered();
  }
  await allLinked([ada, bo]);
  await ada.members.open();
  await expect(ada.members.dialog).toContainText('nobody owns it');
  await ada.members.look('Bo');
  await expect(ada.members.entry('Bo').getByRole('button', { name: /^(Make|Remove)/ })).toHaveCount(0);
  await ada.members.close();
  await ada.settings.open('This room');
  await expect(ada.settings.dialog).toContainText('Nobody owns this room');
  await expect(ada.settings.dialog.getByRole('button', { name: 'Newcomers ask…' })).toHaveCount(0);
});
