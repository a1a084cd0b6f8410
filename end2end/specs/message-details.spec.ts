// What can be done with one message, and what is known about it.

import { allLinked, meet, pasted } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';

test.use({ keepsPages: false });

test('details say who has it and who read it, how it came, and what proves who wrote it', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  const own = await ada.room.send('six lanterns');
  await expectState(own, 'read');
  await ada.message.does(own, 'Details');
  await expect(ada.message.holders).toHaveText(/Bo\s+\S+\s*has read it/);
  await expect(ada.message.fact('Arrived')).toHaveText('Written in this tab.');
  await expect(ada.message.sheet).toContainText('The signature is good');
  const hash = await ada.message.bytes('Hash').innerText();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await ada.message.bytes('Signature').innerText()).toMatch(/^[0-9a-f]{128}$/);
  await ada.message.sheet.getByRole('button', { name: 'Copy hash', exact: true }).click();
  await ada.message.closes();
  expect(await pasted(ada.page)).toBe(hash);

  await bo.message.does(bo.room.message('six lanterns'), 'Details');
  await expect(bo.message.bytes('Hash')).toHaveText(hash);
  await expect(bo.message.fact('Arrived')).toContainText('straight from Ada.');
  await expect(bo.message.sheet).toContainText('Who has read it, only its author is told.');
  await bo.message.closes();

  await ada.context.close();
  await cy.opensLink(link);
  await cy.message.does(cy.room.message('six lanterns'), 'Details');
  await expect(cy.message.bytes('Hash')).toHaveText(hash);
  await expect(cy.message.fact('Arrived')).toContainText('passed on by Bo.');
});

test('everybody can look at every earlier text, until the message is deleted', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.room.send('at five');
  for (const [before, text] of [['at five', 'at six'], ['at six', 'at seven']] as const) {
    await ada.message.quickly(ada.room.message(before), 'Edit');
    await ada.room.composer.fill(text);
    await ada.room.composer.press('Enter');
    await expect(bo.room.message(text)).toContainText('edited');
  }
  const seen = bo.room.message('at seven');
  await seen.getByRole('button', { name: 'edited: earlier versions', exact: true }).click();
  await expect(bo.message.versions).toHaveText([/First.*at five/, /at six/, /Now.*at seven/]);
  // Somebody looks at them as they go.
  await ada.message.deletes(ada.room.message('at seven'));
  await expect(bo.message.versions).toHaveCount(0);
  await bo.message.closes();
  for (const { room } of [ada, bo]) {
    await expect(room.message('Message deleted')).toHaveCount(1);
    await expect(room.log.getByRole('button', { name: 'edited: earlier versions', exact: true })).toHaveCount(0);
  }
});

test('a message is said again elsewhere, with the name of who wrote it as a claim', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await bo.room.send('the ice holds');
  await ada.private.begins('Bo');
  await ada.private.send('between us');
  await ada.private.leave();
  await ada.message.does(ada.room.message('the ice holds'), 'Forward');
  await ada.message.places.filter({ hasText: 'Bo, in private' }).click();
  await expect(ada.message.sheet).toContainText('Forwarded to Bo, in private.');
  await ada.message.closes();
  await bo.private.open('Ada');
  await expect(bo.private.message('the ice holds')).toContainText('Forwarded from Bo, says Ada');

  // Into another room that is open in the same tab.
  await ada.opensRoom();
  await ada.room.send('from the other room');
  await ada.message.does(ada.room.message('from the other room'), 'Forward');
  await ada.message.places.filter({ hasText: 'The room' }).click();
  await expect(ada.message.sheet).toContainText('Forwarded to the room');
  await ada.message.closes();
  await bo.private.leave();
  await expect(bo.room.message('from the other room')).toContainText('Forwarded from Ada, says Ada');
  await ada.comesTo(link);
  await allLinked([ada, bo]);
  const again = ada.room.message('from the other room');
  await expect(again).toContainText('Forwarded from Ada');
  await again.hover();
  await expect(again.getByRole('button', { name: 'Edit', exact: true }), 'it stays what it was').toHaveCount(0);
});

test('a finger that stays opens what can be done; text is copied; who reacted is named', async ({ newPerson }) => {
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true };
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo', phone)];
  await meet(ada, bo);
  await ada.room.send('take the ferry');
  const seen = bo.room.message('take the ferry');
  const box = await seen.boundingBox();
  if (box === null) throw new Error('the message is not drawn');
  const finger = { pointerType: 'touch', isPrimary: true, clientX: box.x + 40, clientY: box.y + 8, bubbles: true };
  await seen.dispatchEvent('pointerdown', finger);
  await seen.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
  await seen.dispatchEvent('pointerup', finger);
  await expect(bo.message.sheet).toBeVisible();
  await bo.message.sheet.getByRole('group', { name: 'React', exact: true }).getByRole('button', { name: '🎉' }).click();
  const own = ada.room.message('take the ferry');
  await expect(own.getByRole('button', { name: '🎉 1', exact: true })).toHaveAttribute('title', 'Bo');
  await own.getByRole('button', { name: '🎉 1', exact: true }).click();
  await bo.message.opens(seen);
  await expect(bo.message.reactors).toHaveText(/^🎉\s*(you and Ada|Ada and you)$/);
  await bo.message.sheet.getByRole('button', { name: 'Copy text', exact: true }).click();
  await expect(bo.message.sheet).toContainText('Text copied.');
  await bo.message.closes();
  expect(await pasted(bo.page)).toBe('take the ferry');
});
