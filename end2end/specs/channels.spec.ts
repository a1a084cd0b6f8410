// Channels: threads of a room that everybody in it reads, each with a title, a draft, a place and what is new in it.

import { allLinked, meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { expectSignaling, expectState } from '../pages/room.ts';
import { kept } from '../offline.ts';
import { SIGNALING_UNREACHABLE } from '../watch.ts';

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;

async function three(newPerson: (name: string) => Promise<Person>): Promise<[Person, Person, Person, string]> {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo, cy);
  return [ada, bo, cy, link];
}

test('a channel is made and written in, and what is new in it is counted apart', async ({ newPerson }) => {
  const [ada, bo, cy] = await three(newPerson);
  await ada.channels.make('tea', 'Who brings what');
  await expect(ada.room.composer).toBeFocused();
  await expect(ada.page.getByText('Who brings what', { exact: true })).toBeVisible();
  await ada.room.send('I bring biscuits');
  const mention = await ada.room.send('and you, @bo?');
  await expectState(mention, 'delivered');

  await expect(bo.channels.entry('tea')).toContainText('2 new');
  await expect(bo.channels.entry('tea')).toHaveAccessibleName(/mentions you/);
  await expect(cy.channels.entry('tea')).toContainText('2 new');
  await expect(cy.channels.entry('tea')).not.toHaveAccessibleName(/mentions you/);
  await expect(bo.page.getByText('2 new messages in #tea, 1 mentions you.', { exact: true })).toHaveCount(1);
  await expect(bo.room.messages, 'not among what is said to everybody').toHaveCount(0);

  await bo.channels.open('tea');
  await expect(bo.room.messages).toHaveCount(2);
  await expectState(mention, 'read');
  const answered = bo.room.message('I bring biscuits');
  await answered.hover();
  await answered.getByRole('button', { name: 'Reply', exact: true }).click();
  await bo.room.send('lemons');
  await expect(ada.room.message('lemons')).toContainText('I bring biscuits');
  await bo.channels.leave();
  await expect(bo.channels.entry('tea')).not.toContainText('new');
  await expect(cy.channels.entry('tea')).toContainText('3 new');

  // What is said to everybody is new in the room alone, and read there whatever waits in the channel.
  const toAll = await bo.room.send('to all');
  await expect(ada.channels.everybody).toContainText('1 new');
  await expect(cy.room.message('to all')).toBeVisible();
  await expectState(toAll, 'read');
  await expect(cy.channels.entry('tea')).toContainText('3 new');
  await ada.channels.leave();
  await expect(ada.room.messages).toHaveCount(1);
});

test('a channel is renamed, archived and restored by its maker or a moderator', async ({ newPerson }) => {
  const [ada, bo, cy] = await three(newPerson);
  await bo.channels.create.click();
  await expect(bo.channels.title).toBeFocused();
  await bo.page.keyboard.press('Escape');
  await bo.channels.make('tea');
  await bo.room.send('first');
  await cy.channels.open('tea');
  await expect(cy.channels.edit, 'neither made it nor decides here').toHaveCount(0);

  await bo.channels.edit.click();
  await bo.channels.title.fill('#Coffee  time');
  await bo.channels.press('Save');
  await cy.channels.isIn('Coffee time');
  await ada.channels.open('Coffee time');
  await ada.channels.edit.click();
  await expect(ada.channels.dialog).toContainText('Bo made it.');
  await ada.channels.press('Archive channel');

  for (const { channels, room } of [ada, bo, cy]) {
    await expect(channels.archived).toContainText('Archived channels (1)');
    await expect(room.composer).toHaveCount(0);
    await expect(room.message('first')).toBeVisible();
  }
  await bo.channels.leave();
  await expect(bo.channels.entry('Coffee time')).toHaveCount(0);
  await bo.channels.archived.click();
  await bo.channels.open('Coffee time');
  await bo.channels.edit.click();
  await bo.channels.press('Restore channel');
  await expect(cy.room.composer).toBeVisible();
  await cy.room.send('back again');
  await expect(bo.room.message('back again')).toBeVisible();
  await expect(ada.channels.archived).toHaveCount(0);

  // Two of one title could not be told apart.
  await ada.channels.create.click();
  await ada.channels.title.fill('coffee time');
  await ada.channels.title.press('Enter');
  await expect(ada.channels.dialog.getByRole('alert')).toHaveText('There is a channel of this title already.');
});

test('who reads only reads channels, too', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.channels.make('tea');
  await bo.room.send('said before');
  await ada.members.decides('Bo', 'Make reader');
  await expect(bo.members.silent).toContainText('You read along here.');
  await expect(bo.channels.create).toHaveCount(0);
  await expect(bo.channels.edit).toHaveCount(0);
  await ada.channels.open('tea');
  await ada.room.send('said after');
  await expect(bo.room.message('said after')).toBeVisible();
  await expect(bo.room.message('said before')).toBeVisible();
});

test('a reload keeps what is shown, what was begun in each, and what was read', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.room.composer.fill('to everybody');
  await ada.channels.make('tea');
  await expect(ada.room.composer).toHaveValue('');
  await ada.room.send('one');
  await ada.room.composer.fill('to the channel');
  await ada.channels.make('walks');
  await ada.room.send('two');
  await ada.channels.open('tea');
  await expect(ada.room.composer).toHaveValue('to the channel');
  await bo.channels.open('walks');
  await expect(bo.room.message('two')).toBeVisible();
  await expectState(await bo.room.send('seen'), 'delivered');

  // It is noted a moment after the last change; a page that goes away notes it at once.
  await ada.page.reload();
  await ada.channels.isIn('tea');
  await expect(ada.room.composer).toHaveValue('to the channel');
  await expect(ada.room.message('one')).toBeVisible();
  await expect(ada.channels.entry('walks')).toContainText('1 new');
  await ada.channels.leave();
  await expect(ada.room.composer).toHaveValue('to everybody');
  await allLinked([ada, bo]);
  // What was looked at for two seconds counts as read: only then is there something to keep.
  await expect(async () => {
    await bo.channels.leave();
    const read = await bo.channels.entry('walks').filter({ hasNotText: 'new' }).count();
    await bo.channels.open('walks');
    expect(read).toBe(1);
  }).toPass({ intervals: [2_500] });
  await bo.page.reload();
  await allLinked([ada, bo]);
  await bo.channels.isIn('walks');
  await expect(bo.channels.entry('tea')).toContainText('1 new');
  await bo.channels.leave();
  await expect(bo.channels.entry('walks')).not.toContainText('new');
});

test('what was made and said out of reach comes later, whatever comes first', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  watch.expect(SIGNALING_UNREACHABLE);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.channels.make('tea');
  await expect(bo.channels.entry('tea')).toBeVisible();
  await kept(bo.page);
  await bo.context.setOffline(true);
  const away = await bo.reopens(link);
  await expectSignaling(away.room, 'reconnecting');
  // Bo, out of reach, makes one and writes in both; Ada meanwhile archives hers and makes one of the same title.
  await away.channels.make('walks');
  await expectState(await away.room.send('along the river'), 'saved');
  await away.channels.open('tea');
  await expectState(await away.room.send('is there any left?'), 'saved');
  await ada.channels.edit.click();
  await ada.channels.press('Archive channel');
  await ada.channels.make('walks');
  await ada.room.send('up the hill');

  await away.context.setOffline(false);
  await expect(ada.channels.entry('walks')).toHaveCount(2, { timeout: RECONNECT_MS_MAX });
  await expect(away.channels.entry('walks')).toHaveCount(2);
  await ada.channels.archived.click();
  await ada.channels.open('tea');
  await expect(ada.room.message('is there any left?')).toBeVisible();
  await expect(away.channels.archived).toBeVisible();
  await expect(away.room.composer, 'archived meanwhile').toHaveCount(0);
  for (const { page, channels, room } of [ada, away]) {
    const both = [];
    for (const entry of await channels.entry('walks').all()) {
      await entry.click();
      await expect(room.messages).toHaveCount(1);
      both.push(await room.text(room.messages).innerText());
    }
    expect(both.sort(), page.url()).toEqual(['along the river', 'up the hill']);
  }
});
