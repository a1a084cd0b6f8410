// Private messages: between two people of a room, kept and passed on by the others unread.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { expectSignaling, expectState } from '../pages/room.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;
const SECRET = 'the surprise is on Friday';

async function three(newPerson: (name: string) => Promise<Person>): Promise<[Person, Person, Person, string]> {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo, cy);
  return [ada, bo, cy, link];
}

/** From now on keeps whether this was ever on the page. */
async function watchesFor(person: Person, text: string): Promise<() => Promise<boolean>> {
  await person.page.evaluate((text) => {
    const look = () => {
      if (document.documentElement.innerHTML.includes(text)) Object.assign(window, { seenPrivate: true });
    };
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }, text);
  return () => person.page.evaluate(() => 'seenPrivate' in window);
}

test('what two say in private is theirs alone', async ({ newPerson }) => {
  const [ada, bo, cy] = await three(newPerson);
  const seenByCy = await watchesFor(cy, SECRET);
  await ada.private.begins('Bo');
  await expect(ada.private.composer).toBeFocused();
  const own = await ada.private.send(SECRET);
  await expect(own).toHaveCount(1);
  await expectState(own, 'delivered');

  await expect(bo.private.talk('Ada')).toContainText('1 new');
  await expect(bo.room.message(SECRET), 'not among what is said to everybody').toHaveCount(0);
  await bo.private.open('Ada');
  await expect(bo.private.message(SECRET)).toHaveCount(1);
  await bo.private.send('I bring the lamps');
  await expect(ada.private.message('I bring the lamps')).toHaveCount(1);

  await ada.private.leave();
  await bo.private.leave();
  await expect(ada.room.messages).toHaveCount(0);
  // The logs are in order: who has this has what was written before it.
  await talk('lunch', [ada, bo, cy]);
  for (const { room } of [ada, bo, cy]) await expect(room.messages).toHaveCount(3);
  expect(await seenByCy(), 'ever on the third screen').toBe(false);
  await expect(cy.private.conversations.getByText('in private')).toHaveCount(0);
  await cy.page.reload();
  await allLinked([ada, bo, cy]);
  await expect(cy.room.messages).toHaveCount(3);
  await expect(cy.page.locator('body')).not.toContainText(SECRET);
});

test('in a thread one answers, changes, deletes and reacts', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.private.begins('Bo');
  await ada.private.send('lanterns or candles?');
  await bo.private.open('Ada');
  const question = bo.private.message('lanterns or candles?');
  await question.hover();
  await question.getByRole('button', { name: 'Reply', exact: true }).click();
  await bo.private.send('lanterns');
  const answer = ada.private.message('lanterns');
  await expect(answer).toContainText('Answers');
  await expect(answer).toContainText('lanterns or candles?');

  await answer.hover();
  await answer.getByRole('button', { name: 'React', exact: true }).click();
  await answer.getByRole('button', { name: '👍', exact: true }).click();
  await expect(bo.private.message('lanterns').getByRole('button', { name: '👍 1', exact: true })).toBeVisible();

  const own = ada.private.message('lanterns or candles?');
  await own.hover();
  await own.getByRole('button', { name: 'Edit', exact: true }).click();
  await ada.private.composer.fill('lanterns or torches?');
  await ada.private.composer.press('Enter');
  await expect(bo.private.message('lanterns or torches?')).toContainText('edited');
  const changed = ada.private.message('lanterns or torches?');
  await ada.message.deletes(changed);
  await expect(bo.private.message('Message deleted')).toHaveCount(1);
  for (const person of [ada, bo]) {
    await person.private.leave();
    await expect(person.room.messages).toHaveCount(0);
  }
});

test('what is new in a thread is counted until it was looked at, and its author learns of that', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.private.begins('Bo');
  await ada.private.send('one');
  const two = await ada.private.send('two');
  await expect(bo.private.talk('Ada')).toContainText('2 new');
  await expect(bo.page.getByText('2 new private messages from Ada.', { exact: true })).toHaveCount(1);
  await bo.private.open('Ada');
  await expectState(two, 'read');
  await bo.private.leave();
  await expect(bo.private.talk('Ada')).not.toContainText('new');

  await bo.room.send('to all');
  await expect(ada.private.everybody).toContainText('1 new');
  await bo.page.reload();
  await allLinked([ada, bo]);
  await expect(bo.private.talk('Ada')).not.toContainText('new');
});

test('what was begun in a thread is there again after a look at the room', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.room.composer.fill('to everybody');
  await ada.private.begins('Bo');
  await expect(ada.private.composer).toHaveValue('');
  await ada.private.composer.fill('to Bo alone');
  await ada.private.leave();
  await expect(ada.room.composer).toHaveValue('to everybody');
  await ada.private.begins('Bo');
  await expect(ada.private.composer).toHaveValue('to Bo alone');
  await expect(bo.room.writing('Ada'), 'nobody sees that something private is written').toHaveCount(0);
});

test('a second tab reads the thread, both what was said before and what comes', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.private.begins('Bo');
  await ada.private.send('before');
  await expect(bo.private.talk('Ada')).toContainText('1 new');
  const second = await bo.newTab();
  await second.comesTo(link);
  await second.private.open('Ada');
  await expect(second.private.message('before')).toHaveCount(1);
  await ada.private.send('after');
  await expect(second.private.message('after')).toHaveCount(1);
  await second.private.send('from the second tab');
  await expect(ada.private.message('from the second tab')).toHaveCount(1);
  await bo.private.open('Ada');
  await expect(bo.private.message('from the second tab')).toHaveCount(1);
});

test('somebody who is away gets it later, from one who cannot read it', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const [ada, bo, cy, link] = await three(newPerson);
  const later = await bo.newTab();
  await bo.page.close();
  await ada.room.linkedTo('Cy');
  await ada.members.open();
  await ada.members.look('Bo');
  await ada.members.entry('Bo').getByRole('button', { name: 'Message privately', exact: true }).click();
  await ada.private.isWith('Bo');
  await ada.private.send(SECRET);
  await ada.private.leave();
  // Cy has this, so Cy has what came before it.
  await expectState(await ada.room.send('bye'), 'delivered');
  await ada.context.close();
  await cy.room.alone({ timeout: 20_000 });

  await later.comesTo(link);
  await allLinked([later, cy]);
  await later.private.open('Ada');
  await expect(later.private.message(SECRET)).toHaveCount(1);
  await expect(cy.page.locator('body')).not.toContainText(SECRET);
});

test('what is written in a thread out of reach goes out later', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.private.begins('Bo');
  await ada.private.send('first');
  await kept(ada.page);
  await ada.context.setOffline(true);
  const away = await ada.reopens(link);
  await expectSignaling(away.room, 'reconnecting');
  await away.private.open('Bo');
  const own = await away.private.send(SECRET);
  await expectState(own, 'saved');
  await away.context.setOffline(false);
  await expectState(own, 'delivered', { timeout: RECONNECT_MS_MAX });
  await bo.private.open('Ada');
  await expect(bo.private.message(SECRET)).toHaveCount(1);
});

test('to somebody who was removed nothing private can be written', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.private.begins('Bo');
  await ada.private.send('a last word');
  await expect(bo.private.talk('Ada')).toContainText('1 new');
  await ada.members.decides('Bo', 'Remove');
  await expect(ada.members.silent).toContainText('They are not in the room any more');
  await expect(ada.private.composer).toHaveCount(0);
  await expect(ada.private.message('a last word')).toHaveCount(1);
});
