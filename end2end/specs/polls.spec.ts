// Polls: somebody owns each and decides, everybody sees the same and can count again.

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { meet, pasted } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { ProfileBrowser } from '../profile.ts';
import { SIGNALING_GIVEN_UP, SIGNALING_UNREACHABLE, type Watch } from '../watch.ts';

const DRINKS = { question: 'What do we drink?', options: ['Tea', 'Coffee', 'Water'] };

/** Longest wait before a browser tries the server again, with room for slow machines. */
const RECONNECT_MS_MAX = 45_000;

/** Comes back in another tab that has no network. */
async function loses(person: Person, link: string, watch: Watch): Promise<Person> {
  watch.expect(SIGNALING_UNREACHABLE);
  await kept(person.page);
  await person.context.setOffline(true);
  return await person.reopens(link);
}

/** Opens the poll for all of them. */
async function allOpen(question: string, ...people: Person[]): Promise<void> {
  for (const person of people) await person.polls.open(question);
}

test('an owner and three voters: everybody sees the same, and counts it again', async ({ newPerson }) => {
  const [ada, bo, cy, dee] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy'), await newPerson('Dee')];
  await meet(ada, bo, cy, dee);
  await ada.polls.make({ ...DRINKS, rules: { 'Voters may add options': true } });
  await expect(ada.polls.facts).toContainText('Owned by you');
  // It is a message as well, and waits for who did not vote.
  await expect(bo.room.message(DRINKS.question)).toContainText('Your vote is missing.');
  await expect(bo.polls.tab).toHaveAccessibleName(/1 poll waits for your vote/);
  await bo.room.message(DRINKS.question).getByRole('button', { name: 'Open poll', exact: true }).click();
  await allOpen(DRINKS.question, cy, dee);
  const all = [ada, bo, cy, dee];

  await bo.polls.choose('Tea');
  await cy.polls.choose('Coffee');
  await dee.polls.choose('Tea');
  await ada.polls.choose('Water');
  for (const { polls } of all) {
    await expect(polls.bar('Tea')).toHaveText('2 votes, 50 %');
    await expect(polls.bar('Coffee')).toHaveText('1 vote, 25 %');
    await expect(polls.facts).toContainText('4 votes.');
    await expect(polls.pending).toHaveCount(0);
  }
  await expect(bo.polls.tab).not.toHaveAccessibleName(/waits/);

  // A vote is changed, and an option added and chosen.
  await cy.polls.panel.getByRole('textbox', { name: 'Another option', exact: true }).fill('Juice');
  await cy.polls.press('Add');
  await expect(dee.polls.option('Juice')).toBeVisible();
  await cy.polls.choose('Juice');
  await dee.polls.press('Take back vote');
  for (const { polls } of all) {
    await expect(polls.bar('Juice')).toHaveText('1 vote, 33 %');
    await expect(polls.bar('Tea')).toHaveText('1 vote, 33 %');
    await expect(polls.bar('Coffee')).toHaveText('0 votes, 0 %');
  }
  await ada.polls.unfold('Who has not voted');
  await expect(ada.polls.panel.locator('.poll-people li')).toHaveText(['Dee']);
  for (const { polls } of all) await polls.check(/The result is right: 3 votes/);
  await expect(dee.polls.panel.locator('.poll-verdict')).not.toContainText('Your vote counts');
  await expect(cy.polls.panel.locator('.poll-verdict')).toContainText('Your vote counts as you wrote it.');

  // Closed, nobody votes; reopened, they do.
  await ada.polls.unfold('Change this poll');
  await ada.polls.press('Close poll');
  for (const { polls } of [bo, cy, dee]) {
    await expect(polls.panel).toContainText('No more votes are taken.');
    await expect(polls.vote.or(polls.change)).toHaveCount(0);
  }
  await ada.polls.press('Reopen poll');
  await dee.polls.choose('Coffee');
  await expect(ada.polls.bar('Coffee')).toHaveText('1 vote, 25 %');
});

test('the browser of the owner is killed before it answers, and decides when it is back', async ({ newPerson, server: _running, watch }, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const bo = await newPerson('Bo');
  const first = await ProfileBrowser.start(profile, watch);
  let ada = await first.person('Ada');
  const link = await meet(ada, bo);
  await ada.polls.make(DRINKS);
  await bo.polls.open(DRINKS.question);
  await bo.polls.choose('Tea');
  await expect(ada.polls.bar('Tea')).toHaveText('1 vote, 100 %');

  // Asked and killed in one go: what Bo asked for may have come or not, and is answered once either way.
  await bo.polls.option('Coffee').check();
  await Promise.all([bo.polls.change.click(), first.kill()]);
  await expect(bo.polls.away).toContainText('Owner away.', { timeout: 60_000 });
  await expect(bo.polls.away).toContainText('Ada is not connected. You see your copy, as of');
  await bo.polls.choose('Water');
  await expect(bo.polls.pending).toContainText('Your vote');
  await expect(bo.polls.pending).toContainText('Saved here, waits for the owner');
  // Nothing counts that the owner did not agree to.
  await expect(bo.polls.bar('Water')).toHaveText('0 votes, 0 %');
  await expect(bo.polls.facts).toContainText('1 vote.');

  const second = await ProfileBrowser.start(profile, watch);
  ada = await second.person('Ada');
  await ada.comesTo(link);
  await ada.polls.open(DRINKS.question);
  for (const { polls } of [ada, bo]) {
    await expect(polls.bar('Water')).toHaveText('1 vote, 100 %', { timeout: 60_000 });
    await expect(polls.bar('Tea')).toHaveText('0 votes, 0 %');
    await expect(polls.pending).toHaveCount(0);
    await polls.check(/The result is right: 1 vote/);
  }
  await second.close();
});

test('who votes without a network sees it wait, and it counts when they are back', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.polls.make(DRINKS);
  await bo.polls.open(DRINKS.question);
  const away = await loses(bo, link, watch);
  await away.polls.open(DRINKS.question);
  await away.polls.choose('Tea');
  await expect(away.polls.pending).toContainText('Pending sync');
  await expect(away.polls.pending).toContainText('Your vote');
  await expect(away.polls.option('Tea')).toBeChecked();
  await expect(ada.polls.facts).toContainText('Nobody voted yet.');
  await away.context.setOffline(false);
  await expect(ada.polls.bar('Tea')).toHaveText('1 vote, 100 %', { timeout: RECONNECT_MS_MAX });
  await expect(away.polls.pending).toHaveCount(0);
});

test('viewers only look, editors close, and a role changes under a vote that is on its way', async ({ newPerson, watch }) => {
  test.setTimeout(120_000);
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  const link = await meet(ada, bo, cy);
  await ada.polls.make({ ...DRINKS, rules: { 'Everybody in the room may vote': false } });
  await allOpen(DRINKS.question, bo, cy);
  for (const { polls } of [bo, cy]) {
    await expect(polls.panel).toContainText('You can look at this poll, but not vote.');
    await expect(polls.vote).toHaveCount(0);
  }
  await ada.polls.unfold('Roles');
  const role = (name: string): Locator => ada.polls.panel.getByRole('combobox', { name: `Role of ${name}`, exact: true });
  await role('Bo').selectOption('Voter');
  await role('Cy').selectOption('Editor');
  await expect(bo.polls.vote).toBeVisible();

  // Without a network Bo still believes to be a voter.
  const away = await loses(bo, link, watch);
  await away.polls.open(DRINKS.question);
  await away.polls.choose('Tea');
  await expect(away.polls.pending).toContainText('Your vote');
  await role('Bo').selectOption('Viewer');
  await expect(role('Bo').locator('option:checked')).toHaveText('Viewer');
  await expect(ada.polls.pending).toHaveCount(0);
  await away.context.setOffline(false);
  await expect(away.polls.refused).toContainText('Refused: Your vote.', { timeout: RECONNECT_MS_MAX });
  await expect(away.polls.panel).toContainText('You can look at this poll, but not vote.');
  await expect(ada.polls.facts).toContainText('Nobody voted yet.');

  await cy.polls.choose('Coffee');
  await cy.polls.unfold('Change this poll');
  await cy.polls.press('Close poll');
  await expect(ada.polls.facts).toContainText('Closed');
  for (const { polls } of [ada, away, cy]) await polls.check(/The result is right: 1 vote/);
});

test('dates are answered in a table, and go into a calendar', async ({ newPerson }) => {
  // Behind UTC, where a day that is taken for a moment is the day before.
  const there = { timezoneId: 'America/New_York' };
  const [ada, bo] = [await newPerson('Ada', there), await newPerson('Bo', there)];
  await meet(ada, bo);
  await ada.polls.make({ question: 'When do we meet?', kind: 'Dates', options: ['2027-03-01', '2027-03-02 09:00 10:30'] });
  await bo.polls.open('When do we meet?');
  await bo.polls.answer(/1 Mar/, 'Yes');
  await bo.polls.answer(/2 Mar/, 'If need be');
  await bo.polls.press('Vote');
  await ada.polls.answer(/1 Mar/, 'No');
  await ada.polls.answer(/2 Mar/, 'Yes');
  await ada.polls.press('Vote');
  for (const { polls } of [ada, bo]) {
    await expect(polls.bars.nth(0).locator('.poll-bar-count')).toHaveText('1 yes, 0 if need be, 1 no');
    await expect(polls.bars.nth(1).locator('.poll-bar-count')).toHaveText('1 yes, 1 if need be, 0 no');
    await expect(polls.bars.nth(1)).toContainText('Ahead');
    await expect(polls.table.getByRole('row')).toHaveCount(3);
    await expect(polls.table.getByRole('row', { name: /^Bo/ }).getByRole('cell').nth(1)).toHaveText('(✓)If need be');
  }
  await bo.polls.unfold('Save or print');
  const file = async (button: string) => {
    const download = bo.page.waitForEvent('download');
    await bo.polls.press(button);
    const saved = await download;
    return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
  };
  const calendar = await file('Dates for a calendar (ICS)');
  expect(calendar.name).toBe('When-do-we-meet.ics');
  expect(calendar.text).toContain('DTSTART;VALUE=DATE:20270301\r\n');
  expect(calendar.text).toContain('DTSTART:20270302T140000Z\r\nDTEND:20270302T153000Z\r\n');
  const table = await file('Table (CSV)');
  expect(table.text).toBe('\ufeffName,2027-03-01,2027-03-02T14:00:00Z/2027-03-02T15:30:00Z\r\nBo,Yes,If need be\r\nAda,No,Yes\r\n');
  const { format, counts } = JSON.parse((await file('JSON')).text);
  expect(format).toBe('tincan-poll');
  expect(counts).toEqual([{ yes: 1, if_need_be: 0, no: 1 }, { yes: 1, if_need_be: 1, no: 0 }]);
  await ada.polls.unfold('Change this poll');
  await ada.polls.press('Close poll');
  await expect(bo.polls.facts).toContainText('Closed');
  const best = await file('Best date for a calendar (ICS)');
  expect(best.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(best.text).toContain('STATUS:CONFIRMED');
});

test('an order is made by keyboard, and counted in two ways', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  const question = 'Where does the journey go?';
  await ada.polls.make({ question, kind: 'An order', options: ['Memphis', 'Nashville', 'Knoxville'] });
  await allOpen(question, bo, cy);
  const button = ({ polls }: Person, name: string): Locator => polls.panel.getByRole('button', { name, exact: true });
  const add = (person: Person, name: string): Locator => button(person, `Add ${name} to your order`);
  const order = bo.polls.panel.getByRole('list', { name: 'Your order', exact: true }).getByRole('listitem');
  // What was pressed goes away or moves; the keyboard goes on with what comes next.
  await add(bo, 'Nashville').focus();
  await bo.page.keyboard.press('Enter');
  await expect(add(bo, 'Knoxville')).toBeFocused();
  await bo.page.keyboard.press('Enter');
  await expect(add(bo, 'Memphis')).toBeFocused();
  await bo.page.keyboard.press('Enter');
  await expect(order).toContainText(['Nashville', 'Knoxville', 'Memphis']);
  const up = button(bo, 'Move Memphis up');
  await expect(up).toBeFocused();
  await bo.page.keyboard.press('Enter');
  await expect(order).toContainText(['Nashville', 'Memphis', 'Knoxville']);
  await expect(up).toBeFocused();
  await bo.page.keyboard.press('Enter');
  await expect(order).toContainText(['Memphis', 'Nashville', 'Knoxville']);
  await expect(up).toBeFocused();
  await bo.polls.press('Vote');
  await add(cy, 'Knoxville').focus();
  await cy.page.keyboard.press('Enter');
  await expect(add(cy, 'Memphis')).toBeFocused();
  await cy.page.keyboard.press('Tab');
  await cy.page.keyboard.press('Enter');
  await cy.polls.press('Vote');
  await add(ada, 'Nashville').focus();
  await ada.page.keyboard.press('Enter');
  await expect(add(ada, 'Knoxville')).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await ada.polls.press('Vote');
  for (const { polls } of [ada, bo, cy]) {
    await expect(polls.panel.locator('.poll-places li')).toHaveText(['Nashville', 'Knoxville', 'Memphis']);
    await expect(polls.panel).toContainText('Winner: Memphis, Nashville, Knoxville');
    await polls.unfold('Every round');
    await expect(polls.panel.locator('.poll-round')).toHaveCount(1);
  }
});

test('secret votes are sealed for the owner, published without names, and found again by each voter', async ({ newPerson }) => {
  const [ada, bo, cy] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Cy')];
  await meet(ada, bo, cy);
  const question = 'Who speaks for us?';
  await ada.polls.make({ question, options: ['Bo', 'Cy'], rules: { 'Secret votes': true } });
  await allOpen(question, bo, cy);
  await expect(bo.polls.panel).toContainText('Your vote is sealed for Ada, who counts it.');
  await bo.polls.choose('Cy');
  await cy.polls.choose('Cy');
  await expect(ada.polls.bar('Cy')).toHaveText('2 votes, 100 %');
  for (const { polls } of [bo, cy]) {
    await expect(polls.facts).toContainText('2 votes.');
    await expect(polls.panel).toContainText('The owner counts. You see the results once the poll is closed.');
    await expect(polls.bars).toHaveCount(0);
  }
  // After a reload the voter still knows.
  await bo.page.reload();
  await bo.polls.open(question);
  await expect(bo.polls.option('Cy')).toBeChecked();
  await ada.polls.unfold('Change this poll');
  await ada.polls.press('Close poll');
  for (const { polls } of [bo, cy]) {
    await expect(polls.bar('Cy')).toHaveText('2 votes, 100 %');
    await polls.check(/The result is right: 2 votes/);
    await expect(polls.panel.locator('.poll-verdict')).toContainText('Your vote counts as you wrote it.');
    // On paper what is folded is there as well.
    const votes = polls.panel.locator('.poll-vote');
    await polls.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(votes).toHaveCount(2);
    await polls.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(votes).toHaveCount(0);
    await polls.unfold('All votes, without names');
    await expect(votes).toHaveCount(2);
    await expect(votes.filter({ hasText: '(you)' }), 'found by its receipt').toHaveCount(1);
    await expect(polls.panel.locator('.poll-votes')).not.toContainText(/Bo.*Cy/);
  }
});

test('a poll is passed on, to somebody else and to a second tab of the same person', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.polls.make(DRINKS);
  await bo.polls.open(DRINKS.question);
  await bo.polls.choose('Tea');
  await expect(ada.polls.bar('Tea')).toHaveText('1 vote, 100 %');
  await ada.polls.unfold('Change this poll');
  await ada.polls.panel.getByRole('button', { name: /^Pass on to Bo/ }).click();
  await ada.polls.press('Pass on');
  await expect(bo.polls.facts).toContainText('Owned by you');
  await expect(ada.polls.facts).toContainText('Owned by Bo');
  await ada.polls.choose('Coffee');
  for (const { polls } of [ada, bo]) await expect(polls.bar('Coffee')).toHaveText('1 vote, 50 %');

  // To a tab of one's own, which decides when the other is gone.
  const tab = await bo.newTab();
  await tab.comesTo(link);
  await tab.polls.open(DRINKS.question);
  await bo.polls.unfold('Change this poll');
  await bo.polls.panel.getByRole('button', { name: /^Pass on to Your other device/ }).click();
  await bo.polls.press('Pass on');
  await expect(bo.polls.panel.getByRole('button', { name: /^Pass on to/ })).toHaveCount(0);
  await bo.page.close();
  await ada.polls.choose('Water');
  for (const { polls } of [ada, tab]) {
    await expect(polls.bar('Water')).toHaveText('1 vote, 50 %');
    await polls.check(/The result is right: 2 votes/);
  }
});

test('a poll that takes no votes while its owner is away says so', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.polls.make({ ...DRINKS, rules: { 'Take votes while you are away': false } });
  await bo.polls.open(DRINKS.question);
  await expect(bo.polls.vote).toBeVisible();
  await ada.page.close();
  await expect(bo.polls.away).toContainText('This poll takes no votes meanwhile.', { timeout: 30_000 });
  await expect(bo.polls.panel).toContainText('The owner is away, and this poll takes votes only while they are here.');
  await expect(bo.polls.vote).toHaveCount(0);
});

test('a full option takes no more votes, and a deadline has to be ahead', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.polls.make({ ...DRINKS, kind: 'Several options', most: 2, cap: 1 });
  await bo.polls.open(DRINKS.question);
  await expect(bo.polls.panel).toContainText('Choose at most 2.');
  await bo.polls.option('Tea').check();
  await bo.polls.option('Coffee').check();
  await expect(bo.polls.option('Water')).toBeDisabled();
  await bo.polls.press('Vote');
  await expect(ada.polls.bar('Tea')).toHaveText('1 vote, 100 %');
  await expect(ada.polls.panel.getByLabel(/^Tea.*Full/)).toBeDisabled();
  await ada.polls.choose('Water');
  await expect(bo.polls.bar('Water')).toHaveText('1 vote, 50 %');

  await ada.polls.unfold('Change this poll');
  await ada.polls.panel.getByLabel('Last day', { exact: true }).fill('2020-01-01');
  await ada.polls.press('Set deadline');
  await expect(ada.polls.panel.getByRole('alert')).toBeVisible();
  await ada.polls.panel.getByLabel('Last day', { exact: true }).fill('2099-12-31');
  await ada.polls.panel.getByLabel('Time', { exact: true }).fill('18:00');
  await ada.polls.press('Set deadline');
  await expect(bo.polls.facts).toContainText(/Open until .*31 Dec 2099/);
});

test('a deadline ends the poll, by the clock of who looks', async ({ newPerson, watch }) => {
  // The page's clock runs on faster than its network.
  watch.expect(SIGNALING_GIVEN_UP);
  const [ada, bo] = [await newPerson('Ada', { timezoneId: 'UTC' }), await newPerson('Bo')];
  await bo.page.clock.install();
  await meet(ada, bo);
  await ada.polls.make(DRINKS);
  await ada.polls.unfold('Change this poll');
  const end = new Date(Date.now() + 4 * 60_000).toISOString();
  await ada.polls.panel.getByLabel('Last day', { exact: true }).fill(end.slice(0, 10));
  await ada.polls.panel.getByLabel('Time', { exact: true }).fill(end.slice(11, 16));
  await ada.polls.press('Set deadline');
  await bo.polls.open(DRINKS.question);
  await expect(bo.polls.facts).toContainText('Open until');
  await bo.polls.choose('Tea');
  await expect(ada.polls.bar('Tea')).toHaveText('1 vote, 100 %');
  await bo.page.clock.runFor('05:00');
  await expect(bo.polls.facts).toContainText('Time is up');
  await expect(bo.polls.panel).toContainText('No more votes are taken.');
  await expect(bo.polls.vote.or(bo.polls.change)).toHaveCount(0);
});

test('results are shown once the poll is closed, or once one voted', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.polls.make({ ...DRINKS, shown: 'When the poll is closed' });
  await bo.polls.open(DRINKS.question);
  await bo.polls.choose('Tea');
  for (const { polls } of [ada, bo]) {
    await expect(polls.facts).toContainText('1 vote.');
    await expect(polls.panel).toContainText('You see the results once the poll is closed.');
    await expect(polls.bars).toHaveCount(0);
  }
  await ada.polls.unfold('Change this poll');
  await ada.polls.press('Close poll');
  for (const { polls } of [ada, bo]) await expect(polls.bar('Tea')).toHaveText('1 vote, 100 %');

  await ada.polls.make({ question: 'And to eat?', options: ['Bread', 'Soup'], shown: 'To those who voted' });
  await ada.polls.choose('Soup');
  await expect(ada.polls.bar('Soup')).toHaveText('1 vote, 100 %');
  await bo.polls.open('And to eat?');
  await expect(bo.polls.facts).toContainText('1 vote.');
  await expect(bo.polls.panel).toContainText('You see the results once you voted.');
  await expect(bo.polls.bars).toHaveCount(0);
  await bo.polls.choose('Bread');
  for (const { polls } of [ada, bo]) await expect(polls.bar('Bread')).toHaveText('1 vote, 50 %');
});

test('what is begun in a poll is kept while one looks at something else, and while others vote', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await ada.polls.make({ ...DRINKS, rules: { 'Voters may add options': true } });
  await ada.polls.unfold('Change this poll');
  await ada.polls.question.fill('What do we drink today?');

  await bo.polls.open(DRINKS.question);
  await bo.polls.press('Vote');
  const refused = bo.polls.panel.getByRole('alert');
  await expect(refused).toHaveText('Choose something first.');
  await bo.polls.option('Coffee').check();
  await expect(refused).toHaveCount(0);
  const another = bo.polls.panel.getByRole('textbox', { name: 'Another option', exact: true });
  await another.fill('Juice');
  await bo.polls.chatTab.click();
  await expect(bo.room.composer).toBeVisible();
  await bo.polls.open(DRINKS.question);
  await expect(bo.polls.option('Coffee')).toBeChecked();
  await expect(another).toHaveValue('Juice');
  await bo.polls.press('Vote');
  await expect(ada.polls.bar('Coffee')).toHaveText('1 vote, 100 %');
  await expect(ada.polls.question).toHaveValue('What do we drink today?');
  await ada.polls.press('Save question');
  await expect(bo.polls.title).toHaveText('What do we drink today?');
});

test('a link opens straight at the poll; comments, reminders and copies', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.polls.make(DRINKS);
  await ada.polls.press('Copy link');
  await expect(ada.polls.panel.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  const poll = await pasted(ada.page);
  expect(poll.startsWith(`${link}/poll/`)).toBe(true);
  const cy = await newPerson('Cy');
  await cy.page.goto(poll);
  await cy.room.giveName('Cy');
  await expect(cy.polls.title).toHaveText(DRINKS.question);
  expect(cy.page.url()).toBe(link);

  // *Back* leads to all polls, then to what people say.
  await bo.polls.open(DRINKS.question);
  await bo.page.goBack();
  await expect(bo.polls.entries).toHaveCount(1);
  await bo.page.goBack();
  await expect(bo.room.composer).toBeVisible();
  await bo.polls.open(DRINKS.question);
  await bo.polls.panel.getByRole('button', { name: /^Comments/ }).click();
  await expect(bo.page.getByRole('heading', { level: 2, name: `Comments on ${DRINKS.question}` })).toBeVisible();
  await bo.room.send('Cold or hot?');
  await expect(ada.polls.panel.getByRole('button', { name: /^Comments \(1\)/ })).toContainText('1 new');
  await bo.page.getByRole('button', { name: 'To the poll', exact: true }).click();
  await bo.polls.choose('Tea');

  await ada.polls.unfold('Who has not voted');
  await ada.polls.press('Remind them');
  const reminder = (person: Person): Locator => person.room.messages.filter({ hasText: '@Cy Your vote is missing: What do we drink?' });
  await expect(reminder(ada)).toBeVisible();
  await cy.polls.chatTab.click();
  await expect(reminder(cy)).toBeVisible();

  await ada.polls.open(DRINKS.question);
  await ada.polls.press('Duplicate');
  await expect(ada.polls.question).toHaveValue(DRINKS.question);
  await ada.polls.question.fill('And tomorrow?');
  await ada.polls.start.click();
  await expect(ada.polls.title).toHaveText('And tomorrow?');
  await expect(ada.polls.option('Coffee')).toBeVisible();
  await bo.polls.tab.click();
  await expect(bo.polls.entries).toHaveCount(2);

});

test('a form that lacks something says what, and keeps the rest', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  await ada.polls.tab.click();
  await expect(ada.polls.panel).toContainText('There are no polls in this room yet.');
  await ada.polls.create.click();
  await expect(ada.polls.question).toBeFocused();
  await ada.polls.start.click();
  await expect(ada.polls.panel.getByRole('alert')).toBeVisible();
  await ada.polls.question.fill('Alone?');
  await ada.polls.unfold('More rules');
  await ada.polls.panel.getByRole('checkbox', { name: /^Secret votes/ }).check();
  // Whoever looks at something else meanwhile finds what was typed.
  await ada.polls.chatTab.click();
  await expect(ada.room.composer).toBeVisible();
  await ada.polls.tab.click();
  await ada.polls.create.click();
  await expect(ada.polls.question).toHaveValue('Alone?');
  await ada.polls.unfold('More rules');
  await ada.polls.panel.getByRole('checkbox', { name: /^Secret votes/ }).uncheck();
  await ada.polls.panel.locator('.poll-row').nth(0).getByRole('textbox').fill('Yes');
  // Nor is it gone for looking at another kind of poll.
  for (const kind of ['Dates', 'One option']) await ada.polls.panel.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await expect(ada.polls.panel.locator('.poll-row').nth(0).getByRole('textbox')).toHaveValue('Yes');
  await ada.polls.start.click();
  await expect(ada.polls.panel.getByRole('alert')).toBeVisible();
  await expect(ada.polls.question).toHaveValue('Alone?');
  await ada.polls.panel.locator('.poll-row').nth(1).getByRole('textbox').fill('No');
  await ada.polls.start.click();
  await expect(ada.polls.title).toHaveText('Alone?');
  await ada.polls.choose('Yes');
  await expect(ada.polls.bar('Yes')).toHaveText('1 vote, 100 %');
});

const PASSPHRASE = 'two hundred voters';
const VOTERS = 200;

/** Runs the people of `room/examples/voters.rs`. */
function voters(...what: string[]): string {
  return execFileSync('../target/debug/examples/voters', what, { encoding: 'utf8' }).trim();
}

test(`${VOTERS} voters with engines of their own, and one owner in a browser`, async ({ newPerson }, testInfo) => {
  test.setTimeout(240_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const link = await meet(ada, bo);
  await ada.polls.make(DRINKS);
  await ada.polls.press('Copy link');
  const [, poll = ''] = (await pasted(ada.page)).split('/poll/');
  await bo.polls.open(DRINKS.question);

  // Bo takes the room along to where the others are, and brings back what they wrote.
  const file = (name: string) => testInfo.outputPath(name);
  const takesAlong = async (name: string) => {
    await bo.settings.open('Storage');
    await (await bo.settings.exports(PASSPHRASE)).saveAs(file(name));
    await bo.settings.close();
  };
  await takesAlong('before.tincan');
  voters('vote', file('before.tincan'), PASSPHRASE, poll, String(VOTERS), file('voted.tincan'));
  await bo.page.goto('/');
  await bo.settings.open('Storage');
  await bo.settings.imports(file('voted.tincan'), PASSPHRASE);
  await expect(bo.settings.imported).toBeVisible({ timeout: 60_000 });
  await bo.page.goto('about:blank');
  await bo.page.goto(link);
  await bo.polls.open(DRINKS.question);

  for (const { polls } of [ada, bo]) {
    await expect(polls.facts).toContainText(`${VOTERS} votes.`, { timeout: 60_000 });
    await expect(polls.bar('Tea')).toHaveText('67 votes, 34 %');
    await expect(polls.bar('Water')).toHaveText('66 votes, 33 %');
    await polls.check(new RegExp(`The result is right: ${VOTERS} votes`));
  }
  await takesAlong('after.tincan');
  expect(voters('check', file('after.tincan'), PASSPHRASE, poll, String(VOTERS))).toBe('[67, 67, 66]');
});
