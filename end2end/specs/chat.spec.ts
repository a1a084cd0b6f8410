// People in one room talk to each other.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { expectState } from '../pages/room.ts';

test('two people chat both ways', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await talk('tin', [ada, bo]);
  await talk('string', [bo, ada]);
});

test('three people chat, all to all', async ({ newPerson }) => {
  const people = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')] as const;
  await meet(...people);
  await talk('tin', people);
  const own = people[0].room.message('Ada on tin');
  await expect(own.getByText(/^(delivered|read)$/)).toBeVisible();
});

test('two separate browser processes chat both ways', async ({ newPerson, newProcess }) => {
  const ada = await newPerson('Ada');
  const bo = await (await newProcess()).newPerson('Bo');
  await meet(ada, bo);
  await talk('tin', [ada, bo]);
});

test('a late joiner is linked with everybody and reads what they said', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo);
  await talk('tin', [ada, bo]);
  await cy.opensLink(link);
  await allLinked([ada, bo, cy]);
  await expect(cy.room.message('Ada on tin')).toHaveCount(1);
  await expect(cy.room.message('Bo on tin')).toHaveCount(1);
  await talk('string', [ada, bo, cy]);
});

test('two tabs of one browser profile are two people', async ({ newPerson }) => {
  const first = await newPerson('Ada');
  const link = await first.opensRoom();
  const second = await first.newTab();
  // The name is remembered, so nobody asks for it.
  await second.page.goto(link);
  await second.room.entered();
  await allLinked([first, second]);
  const text = 'from one tab to the other';
  await expectState(await first.room.send(text), 'delivered');
  const seen = second.room.message(text);
  await expect(seen).toHaveCount(1);
  const author = await seen.getAttribute('data-author');
  expect(author).toBe(await second.room.people.getAttribute('data-peer'));
  expect(author).not.toBe(await first.room.people.getAttribute('data-peer'));
});

test('a message written alone is kept, and delivered when somebody joins', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await ada.opensRoom();
  const own = await ada.room.send('anybody there?');
  await expectState(own, 'saved');
  await bo.opensLink(link);
  await expect(bo.room.message('anybody there?')).toHaveCount(1);
  await expectState(own, 'delivered');
});

test('messages arrive in the order they were written', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  const texts = Array.from({ length: 25 }, (_, n) => `line ${n}`);
  for (const text of texts) await ada.room.send(text);
  const read = ({ room }: typeof bo) => room.messages.getByRole('paragraph');
  await expect(read(bo)).toHaveText(texts);
  await expect(read(ada)).toHaveText(texts);
});

test('the link shows how packets travel and how long they take', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  for (const [person, other] of [[ada, bo], [bo, ada]] as const) {
    await expect(person.room.person(other.name)).toContainText(/\d+ ms/);
    await expect(person.room.person(other.name)).toHaveAttribute('data-path', 'direct');
    await expect(person.room.connection).toContainText('1 of 1 link up');
  }
});
