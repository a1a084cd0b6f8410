// How far a message got, and what is new.

import { allLinked, meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';
import { diskThatSticks, recordStates, setHidden, shownStates } from '../storage.ts';

test('saved, delivered, read: each when it is true', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await ada.opensRoom();
  await recordStates(ada.page);
  const text = 'how far does this go?';
  const own = await ada.room.send(text);
  await expect(own).toHaveAttribute('data-state', 'saved');

  await bo.page.goto(link);
  await bo.room.giveName('Bo');
  await bo.room.entered();
  await setHidden(bo.page, true);
  const second = 'and this, behind another tab?';
  await allLinked([ada, bo]);
  await ada.room.send(second);
  await expect(bo.room.message(second)).toHaveCount(1);
  await expect(ada.room.message(second)).toHaveAttribute('data-state', 'delivered');
  const looksAt = Date.now();
  await setHidden(bo.page, false);
  for (const line of [text, second]) await expect(ada.room.message(line)).toHaveAttribute('data-state', 'read');

  const ORDER = ['saving', 'unsaved', 'saved', 'sent', 'delivered', 'read'];
  for (const line of [text, second]) {
    const shown = (await shownStates(ada.page, line)).map(({ state }) => ORDER.indexOf(state));
    expect(shown, 'nothing was taken back').toEqual([...shown].sort((a, b) => a - b));
    expect(shown).not.toContain(ORDER.indexOf('unsaved'));
  }
  const read = (await shownStates(ada.page, second)).find(({ state }) => state === 'read');
  expect(read?.at, 'not read before Bo looked').toBeGreaterThan(looksAt);
});

test('a message is read by scrolling to it, not by its arrival', async ({ newPerson }) => {
  const small = { viewport: { width: 320, height: 480 } };
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo', small)];
  await meet(ada, bo);
  const texts = Array.from({ length: 30 }, (_, n) => `line ${n}`);
  for (const text of texts) await ada.room.send(text);
  await expectState(ada.room.message('line 29'), 'read');
  // Bo reads further up; the newest message is out of sight.
  await bo.room.message('line 0').scrollIntoViewIfNeeded();
  await expect(bo.room.message('line 29')).not.toBeInViewport();
  await recordStates(ada.page);
  await ada.room.send('below the edge');
  await expect(bo.room.message('below the edge')).toHaveCount(1);
  await expect(ada.room.message('below the edge')).toHaveAttribute('data-state', 'delivered');
  const looksAt = Date.now();
  await bo.room.message('below the edge').scrollIntoViewIfNeeded();
  await expectState(ada.room.message('below the edge'), 'read');
  const read = (await shownStates(ada.page, 'below the edge')).find(({ state }) => state === 'read');
  expect(read?.at, 'not read before Bo scrolled').toBeGreaterThan(looksAt);
});

test('with three, a message says how many have it', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  // Cy's browser takes what comes and never gets it stored, so exactly one of two has it.
  await cy.page.addInitScript(diskThatSticks);
  await meet(ada, bo, cy);
  await cy.page.evaluate(() => {
    window.commitsStuck = true;
  });
  await setHidden(bo.page, true);
  await setHidden(cy.page, true);
  const own = await ada.room.send('who has this?');
  await expect(own).toHaveAttribute('data-state', 'delivered');
  await expect(own.getByText('1 of 2', { exact: true })).toBeVisible();
});

test('what is new is marked: after being away behind another tab', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await expectState(await ada.room.send('seen'), 'read');
  await expect(bo.room.newMessages).toHaveCount(0);
  await setHidden(bo.page, true);
  const lines = ['one', 'two', 'three'];
  for (const line of lines) await ada.room.send(line);
  await expect(bo.room.message('three')).toHaveCount(1);
  await setHidden(bo.page, false);
  await expect.poll(() => bo.room.drawn()).toEqual(['seen', '---', ...lines]);
  await expect(bo.room.newMessages).toBeInViewport();
  for (const line of lines) await expectState(ada.room.message(line), 'read');
  // Own messages are never new to oneself.
  await expect(ada.room.newMessages).toHaveCount(0);
});

test('what is new is marked: after coming back to the room', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo, cy);
  await expectState(await ada.room.send('seen'), 'read');
  await expect(ada.room.message('seen').getByText('read', { exact: true }), 'by both').toBeVisible();
  const later = await bo.newTab();
  await bo.page.close();
  await allLinked([ada, cy]);
  const lines = ['one', 'two', 'three'];
  for (const line of lines) await expectState(await ada.room.send(line), 'delivered');
  await later.comesTo(link);
  await expect.poll(() => later.room.drawn()).toEqual(['seen', '---', ...lines]);
  await expect(later.room.newMessages).toBeInViewport();
  // The line stays after it was read, so that one finds back to it.
  for (const line of lines) await expectState(ada.room.message(line), 'read');
  await expect(later.room.newMessages).toHaveCount(1);
});
