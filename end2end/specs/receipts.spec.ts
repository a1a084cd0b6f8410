// How far a message got, and what is new.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';
import { diskThatSticks, recordStates, setHidden, shownStates } from '../storage.ts';

test.use({ keepsPages: false });

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

test('who sends no receipts and no typing is not seen reading and writing, and still sees the others', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.settings.open('Privacy');
  await bo.settings.privacy('Send read receipts').uncheck();
  await bo.settings.privacy('Send typing').uncheck();
  await bo.settings.close();
  await bo.page.reload();
  await bo.room.entered();
  await allLinked([ada, bo]);
  await bo.settings.open('Privacy');
  await expect(bo.settings.privacy('Send read receipts'), 'kept').not.toBeChecked();
  await bo.settings.close();

  await ada.room.send('do you read this?');
  await expect(bo.room.message('do you read this?')).toHaveCount(1);
  await bo.room.composer.pressSequentially('I do');
  await bo.room.sendButton.click();
  await expect(ada.room.message('I do')).toHaveCount(1);
  // Bo sees what Ada sends, and by then has had more time than reading takes.
  await expectState(bo.room.message('I do'), 'read');
  await expect(ada.room.message('do you read this?')).toHaveAttribute('data-state', 'delivered');

  await bo.settings.open('Privacy');
  await bo.settings.privacy('Send read receipts').check();
  await bo.settings.close();
  const again = await ada.room.send('and this?');
  await expectState(again, 'read');
});

test('two devices of one person: what one read is read on the other, and what one wrote is its own', async ({ newPerson }, testInfo) => {
  test.setTimeout(90_000);
  const [ada, bo, phone] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await talk('tin', [ada, bo]);
  const file = testInfo.outputPath('export');
  await bo.settings.open('Storage');
  await (await bo.settings.exports('correct horse battery staple')).saveAs(file);
  await bo.settings.close();
  await phone.lobby.open();
  await phone.settings.open('Storage');
  await phone.settings.imports(file, 'correct horse battery staple');
  await expect(phone.settings.imported).toBeVisible();
  await phone.settings.close();
  await phone.comesTo(link);
  await ada.room.linkedTo('Bo', 'Bo');
  await expect(phone.room.message('Bo on tin'), 'what the other device wrote is ours').toHaveAttribute('data-state', /./);

  // Both look elsewhere while Ada writes; then one looks.
  await setHidden(bo.page, true);
  await setHidden(phone.page, true);
  for (const text of ['one', 'two']) await ada.room.send(text);
  await expect(phone.room.message('two')).toHaveCount(1);
  await expect(bo.room.message('two')).toHaveCount(1);
  await setHidden(bo.page, false);
  await expectState(ada.room.message('two'), 'read');
  await expect(ada.room.message('two').getByText('read', { exact: true }), 'Bo is one person').toBeVisible();
  // Nothing is new on the other device: no line where it would begin.
  await setHidden(phone.page, false);
  await expect(phone.room.message('two')).toBeVisible();
  await expect(phone.room.newMessages).toHaveCount(0);

  // Also after having been away, and in private.
  const later = await phone.newTab();
  await phone.page.close();
  await ada.room.linkedTo('Bo');
  await ada.private.begins('Bo');
  const own = await ada.private.send('between us');
  await expect(bo.private.talk('Ada')).toContainText('1 new');
  await bo.private.open('Ada');
  await expectState(own, 'read');
  await later.comesTo(link);
  await expect(later.private.talk('Ada')).toBeVisible();
  await expect(later.private.talk('Ada')).not.toContainText('new');
});

test('who writes in private is seen writing there, by the one and nowhere else', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  await ada.private.begins('Bo');
  await ada.private.send('psst');
  await bo.private.open('Ada');
  await ada.private.composer.pressSequentially('the lamps');
  await expect(bo.room.writing('Ada')).toBeVisible();
  await expect(cy.room.writing('Ada')).toHaveCount(0);
  await ada.private.leave();
  await expect(bo.room.writing('Ada')).toHaveCount(0);
  await ada.room.composer.pressSequentially('to all');
  await expect(cy.room.writing('Ada')).toBeVisible();
  await expect(bo.room.writing('Ada'), 'not in the thread').toHaveCount(0);
  await bo.private.leave();
  await expect(bo.room.writing('Ada')).toBeVisible();
});
