// Draws the pictures of the documentation: a room with people and a conversation in it. Writes docs/images/*.png.

import path from 'node:path';
import { allLinked } from './conversation.ts';
import { expect, type Person, test } from './fixtures.ts';
import { repositoryRoot } from './server.ts';

const IMAGES = path.resolve(repositoryRoot, process.env['TINCAN_IMAGES'] ?? 'docs/images');

/** The day of the pictures; clocks run on from here, so that nothing but the date differs from a real visit. */
const THE_DAY = Date.UTC(2026, 4, 14, 9, 41);

const DESKTOP = { width: 1200, height: 760 };
const PHONE = { width: 390, height: 780 };

const CONVERSATION = [
  ['Ada', 'Morning! The lantern order is in: 40 paper ones, arriving Thursday.'],
  ['Grace', 'Lovely. Can the big table stand under the plane tree again?'],
  ['Linus', 'If it stays dry. I have a tarp and about 15 m of rope, in case it does not 🌧'],
  ['Ada', 'Then the list is short:\n· extension cords (Linus)\n· glasses from the school kitchen (Grace)\n· music'],
  ['Grace', 'My neighbour plays the accordion. שלום to everybody from her, she would come at seven.'],
  ['Linus', 'An accordion under the plane tree. Sold.'],
  ['Ada', 'Wonderful. I will write it on the poster tonight.'],
] as const;

test('pictures of the lobby and the room', async ({ newPerson }) => {
  const open = async (name: string, options: Parameters<typeof newPerson>[1]): Promise<Person> => {
    const person = await newPerson(name, { reducedMotion: 'reduce', deviceScaleFactor: 2, ...options });
    await person.page.addInitScript(`{
      const shift = ${THE_DAY} - Date.now();
      const now = Date.now;
      Date.now = () => now() + shift;
      globalThis.Date = new Proxy(Date, {
        construct: (target, given) => (given.length === 0 ? new target(target.now()) : new target(...given)),
      });
    }`);
    return person;
  };

  const ada = await open('Ada', { viewport: DESKTOP, colorScheme: 'light' });
  const grace = await open('Grace', { viewport: DESKTOP, colorScheme: 'dark' });
  const linus = await open('Linus', { viewport: PHONE, colorScheme: 'light', hasTouch: true });
  const people = [ada, grace, linus];

  await ada.lobby.open();
  await ada.lobby.yourName.fill('Ada');
  await ada.lobby.room.fill('Summer party');
  await picture(ada, 'lobby');

  for (const person of people) {
    await person.lobby.open();
    await person.lobby.join(person.name, 'Summer party');
    await person.room.entered();
  }
  await allLinked(people);
  for (const [index, [name, text]] of CONVERSATION.entries()) {
    const author = people.find((person) => person.name === name);
    if (author === undefined) throw new Error(`${name} is not in the picture`);
    await author.room.composer.fill(text);
    await author.room.sendButton.click();
    for (const { room } of people) await expect(room.messages).toHaveCount(index + 1);
  }
  for (const { room } of people) {
    await expect(room.messages.filter({ hasText: /\bsent$/ })).toHaveCount(0);
    for (const entry of await room.people.all()) await expect(entry).toContainText(/\d ms/);
  }

  await grace.room.composer.pressSequentially('See');
  await expect(ada.room.writing('Grace')).toBeVisible();
  await picture(ada, 'room');
  await grace.room.composer.fill('');
  await expect(ada.room.writing('Grace')).toHaveCount(0);
  await picture(grace, 'room-dark');
  await picture(linus, 'room-phone');

  await ada.polls.make({
    question: 'When do we hang the lanterns?',
    kind: 'Dates',
    options: ['2026-05-15 17:00 19:00', '2026-05-16', '2026-05-17 10:00 12:00'],
  });
  const answers = { Ada: ['Yes', 'Yes', 'No'], Grace: ['No', 'Yes', 'If need be'], Linus: ['If need be', 'Yes', 'Yes'] } as const;
  for (const person of people) {
    if (person !== ada) await person.polls.open('When do we hang the lanterns?');
    for (const [at, answer] of answers[person.name as keyof typeof answers].entries()) {
      await person.polls.panel.locator('.poll-date').nth(at).getByRole('radio', { name: answer, exact: true }).check();
    }
    await person.polls.press('Vote');
  }
  for (const { polls } of people) {
    await expect(polls.table.getByRole('row')).toHaveCount(4);
    await polls.table.scrollIntoViewIfNeeded();
  }
  await picture(ada, 'poll');
  await picture(linus, 'poll-phone');
});

async function picture({ page }: Person, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`), caret: 'hide', animations: 'disabled' });
}
