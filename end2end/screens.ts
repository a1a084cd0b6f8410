// The main screens, one after another, for what has to hold on all of them.

import type { Page } from '@playwright/test';
import { allLinked } from './conversation.ts';
import { expect, type Person } from './fixtures.ts';
import { expectState } from './pages/room.ts';

/** Looks at a screen, which has this name. */
export type Look = (what: string) => Promise<void>;

/**
 * Ada walks through Tincan and looks at each screen: the first page, a room that is empty, one with people, messages of all shapes and
 * something pinned, a channel, private messages, polls, her rooms, and after leaving. `bo` is company.
 */
export async function eachScreen(ada: Person, bo: Person, look: Look): Promise<void> {
  const { page, lobby, room, channels, rooms } = ada;
  await lobby.open();
  await look('the first page');
  await lobby.join(ada.name, undefined);
  await room.entered();
  await expect(page.locator('.invite')).toBeVisible();
  await look('an empty room');
  await bo.opensLink(page.url());
  await allLinked([ada, bo]);
  await bo.room.send('Two **words**, `code`, https://example.org/ and a line that is long enough to be broken on any phone there is');
  await bo.room.send('```rust\nfn main() { println!("a line of code that is not broken, however long it is"); }\n```');
  await bo.message.quickly(bo.room.messages.first(), 'Reply');
  await bo.room.send('an answer');
  await expectState(await room.send('mine'), 'delivered');
  await bo.message.reacts(bo.room.message('mine'), '🎉');
  await bo.message.does(bo.room.message('mine'), 'Pin');
  await expect(ada.message.pinned).toBeVisible();
  await room.details('Bo').click();
  await look('a room');
  await room.details('Bo').click();
  await bo.channels.make('tea', 'Who brings what');
  await channels.open('tea');
  await look('a channel');
  await channels.leave();
  await ada.private.begins('Bo');
  await ada.private.send('between us');
  await look('private messages');
  await ada.private.leave();
  await eachPoll(ada, bo, look);
  if (await rooms.open.isVisible()) {
    await rooms.open.click();
    await look('the rooms');
    await page.keyboard.press('Escape');
  }
  await room.opensMenu();
  await room.leave.click();
  await expect(room.joinAgain).toBeVisible();
  await look('after leaving');
  await room.toLobby.click();
  await expect(rooms.entries).toHaveCount(1);
  await look('the first page with a room');
}

/** Ada looks at the polls, at making one, at one of each kind, and at all there is to unfold. */
async function eachPoll(ada: Person, bo: Person, look: Look): Promise<void> {
  const { polls } = ada;
  await polls.tab.click();
  await expect(polls.panel).toContainText('no polls');
  await look('no polls');
  await polls.create.click();
  await polls.unfold('More rules');
  await look('a new poll');
  await polls.panel.getByRole('radio', { name: /^Dates/ }).check();
  await look('a new poll for dates');
  await polls.press('Cancel');
  await polls.make({ question: 'What do we drink on the way?', options: ['Tea', 'Coffee, black and without sugar'], rules: { 'Voters may add options': true } });
  await bo.polls.open('What do we drink on the way?');
  await bo.polls.choose('Tea');
  await polls.choose('Tea');
  await expect(polls.bar('Tea')).toContainText('2 votes');
  for (const part of ['Who voted what', 'Who has not voted', 'Check this result', 'Roles', 'Change this poll', 'Save or print']) await polls.unfold(part);
  await polls.press('Check now');
  await look('a poll');
  await polls.panel.getByRole('button', { name: /^Comments/ }).click();
  await look('comments on a poll');
  await polls.make({ question: 'When?', kind: 'Dates', options: ['2027-03-01', '2027-03-02 09:00 10:30', '2027-03-03'] });
  await polls.answer(/1 Mar/, 'Yes');
  await polls.press('Vote');
  await expect(polls.table).toBeVisible();
  await look('a poll about dates');
  await polls.make({ question: 'Where to?', kind: 'An order', options: ['Harbour', 'Market'] });
  await polls.press('Add Market to your order');
  await polls.press('Vote');
  await expect(polls.panel.locator('.poll-places')).toBeVisible();
  await polls.unfold('Who is preferred to whom');
  await polls.unfold('Every round');
  await look('a poll with an order');
  await polls.press('All polls');
  await look('all polls');
  await polls.chatTab.click();
}

/** Goes through the sections of the sheet, if it has any. */
export async function eachSection(page: Page, look: Look): Promise<void> {
  const [entries, back] = [page.locator('.settings-entry'), page.locator('.settings-back')];
  for (const entry of await entries.all()) {
    const name = await entry.innerText();
    await entry.click();
    await expect(page.locator('.settings-title')).toHaveText(name);
    await look(name);
    if (await back.isVisible()) await back.click();
  }
}

/** Opens each sheet of the room by what leads to it, looks at it and its sections, and closes it; on narrow screens the menu too. */
export async function eachSheet({ page }: Person, look: Look): Promise<void> {
  const dialog = page.getByRole('dialog');
  const shut = async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  const openers = page.locator('main button[aria-haspopup=dialog]:visible');
  // By name: what is pressed may be drawn anew, and others may come.
  const snapshots = await Promise.all((await openers.all()).map(async (opener) => await opener.ariaSnapshot()));
  const names = [...new Set(snapshots.map((snapshot) => JSON.parse(/"(?:[^"\\]|\\.)*"/.exec(snapshot)?.[0] ?? '""') as string))];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    await openers.and(page.getByRole('button', { name, exact: true })).first().click();
    await expect(dialog, name).toBeVisible();
    await expect(dialog.locator('.sheet-inner > :not(header)').first(), name).toBeVisible();
    await look(name);
    await eachSection(page, async (section) => await look(`${name}: ${section}`));
    await shut();
  }
  // Narrow: the rest of them is in a menu.
  const menu = page.locator('.room-more-open');
  if (await menu.isVisible()) {
    await menu.click();
    await look('the menu');
    await page.locator('.room-more button:last-of-type').first().focus();
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
    await menu.click();
    await page.locator('.room-more > button[aria-haspopup=dialog]:not(.search-button)').click();
    await expect(dialog.locator('.sheet-inner > :not(header)').first()).toBeVisible();
    await look('settings');
    await shut();
    await expect(menu).toBeFocused();
  }
  await page.locator('#message').focus();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await look('search');
  await shut();
  await page.locator('main h1').click();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await look('keys');
  await shut();
}
