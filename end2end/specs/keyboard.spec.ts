// All that Tincan is for by keyboard alone: Ada never touches a mouse. Whatever has the focus is in sight and marked (WCAG 2.4.7,
// 2.4.11), the focus is never lost (2.4.3), and nothing but a sheet holds it (2.1.2).

import type { Locator, Page } from '@playwright/test';
import { allLinked, meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { around, press, seen, tabTo } from '../focus.ts';
import { People } from '../pages/people.ts';
import { expectState } from '../pages/room.ts';
import { found, Search } from '../pages/search.ts';
import { SECTIONS, type SectionName } from '../pages/settings.ts';

test.use({ keepsPages: false });

/** Ada and Bo in one room; the focus is in the box, where one writes. */
async function pair(newPerson: (name: string) => Promise<Person>): Promise<[Person, Person]> {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  // Only the page in front is told of the focus.
  await ada.page.bringToFront();
  await ada.room.composer.focus();
  return [ada, bo];
}

function button(place: Locator, name: string | RegExp): Locator {
  return place.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

/** Opens a sheet by its button; the focus is on the sheet then. */
async function opens(page: Page, opener: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Locator> {
  await press(page, opener, 'Enter', way);
  return await opened(page);
}

/** Once a sheet is open, with what belongs into it and the focus. */
async function opened(page: Page): Promise<Locator> {
  const sheet = page.locator('dialog:modal');
  await expect(sheet.locator('.sheet-inner > :not(header)').first()).toBeVisible();
  await expect(sheet.locator(':focus')).toHaveCount(1);
  await seen(page);
  return sheet;
}

/** Escape closes the sheet, and the focus goes back to what opened it. */
async function closes(page: Page, opener: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog:modal')).toHaveCount(0);
  await seen(page, opener);
}

/** The sheet of a message, by its button with the dots. */
async function opensSheet({ page, room }: Person, text: string): Promise<{ dots: Locator; sheet: Locator }> {
  await tabTo(page, room.composer);
  const dots = button(room.message(text), 'Message actions');
  return { dots, sheet: await opens(page, dots, 'Shift+Tab') };
}

test('from the first page into a room, in a language chosen there, and somebody comes by the copied link', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const { page, lobby, room, settings } = ada;
  await page.bringToFront();
  await lobby.open();
  await opens(page, settings.button);
  const language = page.locator('#language');
  await press(page, settings.entry('Language'));
  await tabTo(page, language);
  await page.keyboard.press('D');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  // All is drawn anew; the focus is where the settings are.
  await seen(page, page.getByRole('button', { name: 'Einstellungen', exact: true }));
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: 'Sprache', exact: true }));
  await tabTo(page, language);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await seen(page, settings.button);
  await page.keyboard.press('Enter');
  await opened(page);
  await closes(page, settings.button);

  // What is missing is said, and the focus is where it is missing.
  await press(page, lobby.joinButton);
  await expect(lobby.alerts).toHaveCount(2);
  await seen(page, lobby.yourName);
  await page.keyboard.type('Ada');
  await press(page, lobby.generate, 'Space');
  await expect(lobby.room).toHaveValue(/^tc1-/);
  await press(page, lobby.joinButton);
  await room.entered();
  await seen(page, room.composer);

  await opens(page, room.invite);
  await press(page, room.copyLink);
  await expect(room.inviteSheet.getByText('Link copied.', { exact: true })).toBeVisible();
  await seen(page, room.copyLink);
  await closes(page, room.invite);
  await tabTo(page, room.composer);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(room.composer).toHaveValue(/\/room#tc1-/);
  const link = await room.composer.inputValue();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await bo.opensLink(link);
  await allLinked([ada, bo]);
  await seen(page, room.composer);
});

test('messages: written, answered, reacted to, changed, deleted', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const { page, room, message } = ada;
  const { keyboard } = page;
  await bo.room.send('who brings tea');
  await expect(room.message('who brings tea')).toBeVisible();
  await keyboard.type('no mouse');
  await keyboard.press('Enter');
  await expect(bo.room.message('no mouse')).toHaveCount(1);
  await seen(page, room.composer);

  // Answered: from the box up to the message, and back in the box by itself.
  const asked = room.message('who brings tea');
  const inRow = (name: string) => button(asked.getByRole('group', { name: 'Actions', exact: true }), name);
  await tabTo(page, button(asked, 'Message actions'), 'Shift+Tab');
  await press(page, inRow('Reply'));
  await seen(page, room.composer);
  await keyboard.press('Escape');
  await expect(page.getByText('Replying to')).toHaveCount(0);
  await seen(page, room.composer);
  await tabTo(page, button(asked, 'Message actions'), 'Shift+Tab');
  await press(page, inRow('Reply'));
  await keyboard.type('I do');
  await keyboard.press('Enter');
  await expect(bo.room.message('I do')).toContainText('who brings tea');
  await seen(page, room.composer);

  // Reacted to; first not, after all.
  await tabTo(page, button(asked, 'Message actions'), 'Shift+Tab');
  await press(page, inRow('React'));
  await seen(page, inRow('👍'));
  await keyboard.press('Escape');
  await seen(page, inRow('Reply'));
  await press(page, inRow('React'));
  await seen(page, inRow('👍'));
  await press(page, inRow('🎉'));
  await expect(button(bo.room.message('who brings tea'), '🎉 1')).toBeVisible();
  await seen(page, asked);
  // By one of the many.
  await press(page, inRow('React'));
  await seen(page, inRow('👍'));
  await opens(page, inRow('Other…'));
  const emoji = page.getByRole('searchbox', { name: 'Search emoji', exact: true });
  await seen(page, emoji);
  await keyboard.type('lemon');
  await press(page, page.locator('dialog:modal').getByRole('button', { name: 'lemon', exact: true }));
  await expect(button(bo.room.message('who brings tea'), '🍋 1')).toBeVisible();
  await seen(page, asked);
  await press(page, button(asked, '🎉 1'));
  await expect(button(asked, '🎉 1')).toHaveCount(0);
  await seen(page);

  // Changed: the last one by an arrow, and by its own action.
  await tabTo(page, room.composer);
  await keyboard.press('ArrowUp');
  await expect(room.composer).toHaveValue('I do');
  await keyboard.type(', gladly');
  await keyboard.press('Enter');
  await expect(bo.room.message('I do, gladly')).toContainText('edited');
  await seen(page, room.composer);
  const own = room.message('no mouse');
  await tabTo(page, button(own, 'Message actions'), 'Shift+Tab');
  await press(page, button(own.getByRole('group', { name: 'Actions', exact: true }), 'Edit'));
  await seen(page, room.composer);
  await expect(room.composer).toHaveValue('no mouse');
  await keyboard.press('Escape');
  await expect(room.composer).toHaveValue('');
  await seen(page, room.composer);

  // What is done on the sheet, and the way back.
  const { dots, sheet } = await opensSheet(ada, 'I do, gladly');
  await press(page, button(sheet, 'Earlier versions'));
  await expect(message.versions).toHaveCount(2);
  await seen(page);
  await closes(page, dots);
  await page.keyboard.press('Enter');
  await press(page, button(sheet, 'Details'));
  await expect(message.fact('Arrived')).toBeVisible();
  await seen(page);
  await closes(page, dots);
  await page.keyboard.press('Enter');
  await press(page, button(sheet, 'Forward'));
  await expect(message.sheet).toHaveAccessibleName('Forward to');
  await seen(page);
  await closes(page, dots);
  await page.keyboard.press('Enter');
  await press(page, button(sheet, 'Copy text'));
  await expect(sheet).toContainText('Text copied.');
  await seen(page, button(sheet, 'Copy text'));

  // Deleted: asked before, and not, and then.
  await press(page, button(sheet, 'Delete'));
  await seen(page, button(sheet, 'Cancel'));
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await seen(page, dots);
  await page.keyboard.press('Enter');
  await press(page, button(sheet, 'Delete'));
  await seen(page, button(sheet, 'Cancel'));
  await press(page, button(sheet, 'Delete for everybody'), 'Enter', 'Shift+Tab');
  await expect(bo.room.message('Message deleted')).toHaveCount(1);
  await expect(dots).toHaveCount(0);
  await expect(page.locator('[role=log] :focus, [role=log]:focus, #message:focus'), 'the keyboard goes on from there').toHaveCount(1);
  await seen(page);
  await tabTo(page, room.composer);
});

test('pinned messages: put up, gone to, taken down', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const { page, room, message } = ada;
  for (const text of ['one', 'two', 'three']) await expectState(await ada.room.send(text), 'delivered');
  for (const text of ['two', 'three']) {
    const { dots, sheet } = await opensSheet(ada, text);
    await press(page, button(sheet, 'Pin'));
    await expect(bo.room.message(text)).toContainText('pinned');
    await seen(page, dots);
  }
  const pins = await opens(page, message.pinned, 'Shift+Tab');
  await closes(page, message.pinned);
  await page.keyboard.press('Enter');
  await press(page, button(pins, 'Show').last());
  await expect(pins).toHaveCount(0);
  await seen(page, room.message('two'));

  await opens(page, message.pinned, 'Shift+Tab');
  await press(page, button(pins, 'Unpin').first());
  await expect(button(pins, 'Unpin')).toHaveCount(1);
  await expect(pins.locator(':focus'), 'on the sheet').toHaveCount(1);
  await seen(page);
  await press(page, button(pins, 'Unpin'));
  await expect(pins).toContainText('Nothing is pinned here any more.');
  await expect(pins.locator(':focus'), 'on the sheet').toHaveCount(1);
  await seen(page);
  await page.keyboard.press('Escape');
  await expect(pins).toHaveCount(0);
  // The bar that opened it is gone.
  await seen(page);
});

test('channels, private messages and search: there and back', async ({ newPerson }) => {
  const [ada, bo] = await pair(newPerson);
  const { page, room, channels } = ada;
  const { keyboard } = page;
  await bo.room.send('the harbour at six');
  await expect(room.message('the harbour at six')).toBeVisible();

  await opens(page, channels.create);
  await seen(page, channels.title);
  await closes(page, channels.create);
  await keyboard.press('Enter');
  await seen(page, channels.title);
  await keyboard.press('Enter');
  await expect(channels.dialog.getByRole('alert')).toBeVisible();
  await seen(page, channels.title);
  await keyboard.type('tea');
  await press(page, button(channels.dialog, 'Make channel'));
  await channels.isIn('tea');
  await seen(page, room.composer);
  await keyboard.type('lemons for the harbour');
  await keyboard.press('Enter');
  await expect(bo.channels.entry('tea')).toContainText('1 new');
  await opens(page, channels.edit, 'Shift+Tab');
  await seen(page, channels.title);
  await closes(page, channels.edit);
  await press(page, channels.back, 'Enter', 'Shift+Tab');
  await expect(channels.heading).toHaveCount(0);
  await seen(page, room.composer);
  await press(page, channels.entry('tea'));
  await channels.isIn('tea');
  await seen(page, room.composer);
  await press(page, channels.everybody);
  await expect(channels.heading).toHaveCount(0);
  await seen(page, room.composer);

  // Private: by the details of a link, back, and by the list.
  await press(page, room.details('Bo'));
  await expect(room.details('Bo')).toHaveAttribute('aria-expanded', 'true');
  await seen(page, room.details('Bo'));
  await press(page, button(room.person('Bo'), 'Message privately'));
  await ada.private.isWith('Bo');
  await seen(page, room.composer);
  await keyboard.type('between us');
  await keyboard.press('Enter');
  await expect(bo.private.talk('Ada')).toContainText('1 new');
  await press(page, ada.private.back, 'Enter', 'Shift+Tab');
  await seen(page, room.composer);
  await press(page, ada.private.talk('Bo'));
  await ada.private.isWith('Bo');
  await seen(page, room.composer);

  // A hit is gone to, in another thread.
  const search = new Search(page);
  await search.open();
  await seen(page, search.box);
  await keyboard.press('Escape');
  await expect(search.sheet).toBeHidden();
  await seen(page, room.composer);
  await search.open();
  await keyboard.type('harbour');
  await search.finds('lemons for the harbour', 'the harbour at six');
  await keyboard.press('ArrowDown');
  await seen(page, search.box);
  await tabTo(page, search.filters);
  await keyboard.press('Enter');
  await expect(search.sheet.getByLabel('Person', { exact: true })).toBeVisible();
  await tabTo(page, search.sheet.getByLabel('Person', { exact: true }));
  await tabTo(page, search.box, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(search.sheet).toBeHidden();
  await expect(found(page)).toContainText('the harbour at six');
  await seen(page, found(page));
});

test('members, a profile, and questions that are answered with no', async ({ newPerson }) => {
  const [ada] = await pair(newPerson);
  const { page, room, members } = ada;
  const sheet = await opens(page, members.button);
  const more = members.entry('Bo').getByRole('button', { name: /^More\s+about\s+Bo$/ });
  await press(page, more);
  await seen(page, more);
  await press(page, button(members.entry('Bo'), 'Remove'));
  await seen(page, button(members.question, 'Cancel'));
  await page.keyboard.press('Enter');
  await expect(members.question).toHaveCount(0);
  await seen(page, more);
  await press(page, button(members.entry('Bo'), 'Make moderator'));
  await expect(members.entry('Bo')).toHaveAttribute('data-standing', 'moderator');
  await seen(page, more);
  // One sheet leads to another, and each back to where it was opened.
  const face = button(sheet, 'Profile of Bo');
  await press(page, face, 'Enter', 'Shift+Tab');
  const profile = page.getByRole('dialog', { name: 'Bo', exact: true });
  await expect(profile.locator(':focus')).toHaveCount(1);
  await seen(page);
  await page.keyboard.press('Escape');
  await expect(profile).toBeHidden();
  await seen(page, face);
  await closes(page, members.button);

  const inList = new People(page).face('Bo');
  await opens(page, inList, 'Shift+Tab');
  const mute = profile.getByRole('checkbox', { name: /^Mute/ });
  await press(page, mute, 'Space');
  await expect(mute).toBeChecked();
  await seen(page, mute);
  await press(page, button(profile, 'Block…'));
  await seen(page, button(profile, 'Cancel'));
  await page.keyboard.press('Enter');
  await expect(button(profile, 'Cancel')).toHaveCount(0);
  await seen(page, button(profile, 'Block…'));
  await opensFurther(page, button(profile, 'Safety code'));
  await seen(page, button(profile, 'Safety code'));
  await closes(page, inList);
  await press(page, room.whoIsLinked);
  await expect(room.picture).toBeVisible();
  await seen(page, room.whoIsLinked);
});

/** A sheet above a sheet is opened and closed. */
async function opensFurther(page: Page, opener: Locator): Promise<void> {
  const before = await page.locator('dialog:modal').count();
  await press(page, opener);
  await expect(page.locator('dialog:modal')).toHaveCount(before + 1);
  await expect(page.locator('dialog:modal').last().locator(':focus')).toHaveCount(1);
  await seen(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog:modal')).toHaveCount(before);
}

test('the settings, all of them, and the list of keys', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada] = await pair(newPerson);
  const { page, settings } = ada;
  const sheet = await opens(page, settings.button);
  /** To another section by the list. */
  const goes = async (section: SectionName) => {
    await press(page, settings.entry(section), 'Enter', 'Shift+Tab');
    await seen(page, settings.heading(section));
  };
  for (const section of SECTIONS) {
    await goes(section);
    await around(page, `the settings: ${section}`);
  }
  await goes('This room');
  await tabTo(page, settings.roomTitle);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('The shed');
  await press(page, settings.saveTitle);
  await expect(ada.room.heading).toHaveText('The shed');
  await seen(page, settings.saveTitle);
  await press(page, button(sheet, 'Newcomers ask…'));
  await seen(page, button(sheet, 'Cancel'));
  await page.keyboard.press('Enter');
  await seen(page, button(sheet, 'Newcomers ask…'));
  await goes('Appearance');
  const still = sheet.getByRole('switch', { name: /^Nothing moves/ });
  await press(page, still, 'Space');
  await expect(page.locator('html')).toHaveAttribute('data-still', '');
  await seen(page, still);
  // A choice by its arrows.
  const light = sheet.getByRole('radio', { name: 'Light', exact: true });
  await tabTo(page, sheet.getByRole('radio', { name: 'As the device has them', exact: true }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(light).toBeChecked();
  await seen(page, light);
  await goes('Network');
  // A server of one's own is refused with the focus where it is wrong, added, and taken away.
  await tabTo(page, settings.serverAddress);
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(settings.alert).toBeVisible();
  await seen(page, settings.serverAddress);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('stun:127.0.0.1:9');
  await page.keyboard.press('Enter');
  await expect(settings.servers).toHaveCount(1);
  await seen(page);
  await press(page, settings.servers.getByRole('button'), 'Enter', 'Shift+Tab');
  await expect(settings.servers).toHaveCount(0);
  await expect(sheet.locator(':focus'), 'on the sheet').toHaveCount(1);
  await seen(page);
  await closes(page, settings.button);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys', exact: true })).toBeVisible();
  await seen(page);
  await closes(page, settings.button);
});

test('from room to room, out of one and in again, and one is not forgotten', async ({ newPerson }) => {
  const [ada] = await pair(newPerson);
  const { page, lobby, room, rooms } = ada;
  const { keyboard } = page;
  const first = page.url();
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(page, rooms.newRoom);
  await expect(lobby.heading).toBeVisible();
  await tabTo(page, lobby.room);
  await keyboard.type('the shed');
  await keyboard.press('Enter');
  await room.entered();
  await expect(room.heading).toHaveText('the shed');
  await seen(page, room.composer);
  const second = page.url();
  await keyboard.press('Alt+ArrowDown');
  await expect(page).toHaveURL(first);
  await seen(page, room.composer);
  await press(page, rooms.link(second));
  await expect(page).toHaveURL(second);
  await seen(page, room.composer);

  const options = button(rooms.entry(second), /^Options of/);
  const sheet = await opens(page, options);
  await press(page, button(sheet, /^Forget/));
  await seen(page, button(sheet, 'Cancel'));
  await keyboard.press('Enter');
  await expect(button(sheet, 'Cancel')).toHaveCount(0);
  await seen(page, button(sheet, /^Forget/));
  await closes(page, options);

  await press(page, room.leave, 'Space');
  await expect(room.heading).toHaveText('You left.');
  await seen(page, room.heading);
  await press(page, room.joinAgain);
  await room.entered();
  await seen(page, room.composer);

  // Where the list slides in, it does so by keyboard, and out.
  await page.setViewportSize({ width: 800, height: 700 });
  await press(page, rooms.open);
  await seen(page, rooms.panel);
  await keyboard.press('Escape');
  await seen(page, rooms.open);
  await keyboard.press('Enter');
  await press(page, rooms.link(first));
  await expect(page).toHaveURL(first);
  await seen(page, room.composer);
});

for (const [what, viewport] of Object.entries({
  'a desk': { width: 1280, height: 800 },
  'a phone with keys': { width: 390, height: 844 },
})) {
  test(`${what}: everything is come by, is seen, and lets go`, async ({ newPerson }) => {
    test.setTimeout(120_000);
    const [ada, bo] = [await newPerson('Ada', { viewport }), await newPerson('Bo')];
    const { page, room, channels } = ada;
    await ada.lobby.open();
    await around(page, 'the first page');
    await ada.lobby.join('Ada', undefined);
    await room.entered();
    await around(page, 'an empty room');
    await bo.opensLink(page.url());
    await allLinked([ada, bo]);
    await bo.room.send('two **words** and https://example.org/ and `code`');
    await bo.room.send('```rust\nfn main() {}\n```');
    await expectState(await ada.room.send('mine'), 'delivered');
    await bo.message.does(bo.room.message('mine'), 'Pin');
    await expect(ada.message.pinned).toBeVisible();
    await page.bringToFront();
    await around(page, 'a room with messages');
    await room.details('Bo').focus();
    await page.keyboard.press('Enter');
    await around(page, 'a room with a link looked at');
    await channels.create.focus();
    await page.keyboard.press('Enter');
    await seen(page, channels.title);
    await around(page, 'the sheet of a new channel');
    await channels.title.fill('tea');
    await page.keyboard.press('Enter');
    await channels.isIn('tea');
    await around(page, 'a channel');
    if (await room.menu.isVisible()) {
      await room.menu.focus();
      await page.keyboard.press('Enter');
    }
    await room.leave.focus();
    await page.keyboard.press('Enter');
    await expect(room.joinAgain).toBeVisible();
    await around(page, 'after leaving');
  });
}
