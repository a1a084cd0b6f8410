// Polls: the tool, its list, making one, and one of them.

import { expect, type Locator, type Page } from '@playwright/test';

export interface NewPoll {
  question: string;
  kind?: 'One option' | 'Several options' | 'Dates' | 'An order';
  options: string[];
  /** Rules that differ from what a poll begins with, by their labels. */
  rules?: Record<string, boolean>;
  /** When results are shown, by its label. */
  shown?: string;
  most?: number;
  cap?: number;
}

export class Polls {
  readonly page: Page;
  readonly tab: Locator;
  readonly chatTab: Locator;
  readonly panel: Locator;
  readonly create: Locator;
  readonly start: Locator;
  readonly question: Locator;
  readonly title: Locator;
  readonly entries: Locator;
  readonly vote: Locator;
  readonly change: Locator;
  readonly takeBack: Locator;
  readonly bars: Locator;
  readonly table: Locator;
  readonly away: Locator;
  readonly pending: Locator;
  readonly refused: Locator;
  readonly facts: Locator;

  constructor(page: Page) {
    this.page = page;
    const tools = page.getByRole('navigation', { name: 'Tools', exact: true });
    this.tab = tools.getByRole('button', { name: /^Polls/ });
    this.chatTab = tools.getByRole('button', { name: /^Chat/ });
    this.panel = page.getByRole('region', { name: 'Polls', exact: true });
    this.create = this.panel.getByRole('button', { name: 'New poll', exact: true });
    this.start = this.panel.getByRole('button', { name: 'Start poll', exact: true });
    this.question = this.panel.getByRole('textbox', { name: 'Question', exact: true }).first();
    this.title = this.panel.getByRole('article').getByRole('heading', { level: 2 });
    this.entries = this.panel.locator('.poll-entry-open');
    this.vote = this.panel.getByRole('button', { name: 'Vote', exact: true });
    this.change = this.panel.getByRole('button', { name: 'Change vote', exact: true });
    this.takeBack = this.panel.getByRole('button', { name: 'Take back vote', exact: true });
    this.bars = this.panel.locator('.poll-bar');
    this.table = this.panel.getByRole('region', { name: 'Answers by person and date', exact: true });
    this.away = this.panel.locator('[data-poll="away"]');
    this.pending = this.panel.locator('[data-poll="pending"]');
    this.refused = this.panel.locator('[data-poll="refused"]');
    this.facts = this.panel.locator('.poll-facts');
  }

  /** Fills the form in and starts the poll, which is shown then. */
  async make(poll: NewPoll): Promise<void> {
    await this.tab.click();
    await this.create.click();
    await this.question.fill(poll.question);
    if (poll.kind !== undefined) await this.panel.getByRole('radio', { name: new RegExp(`^${poll.kind}`) }).check();
    for (const [at, option] of poll.options.entries()) {
      const row = this.panel.locator('.poll-row').nth(at);
      if ((await row.count()) === 0) await this.panel.getByRole('button', { name: 'Add option', exact: true }).click();
      if (poll.kind === 'Dates') {
        const [day = '', from = '', to = ''] = option.split(' ');
        await row.getByLabel('Day', { exact: true }).fill(day);
        await row.getByLabel('From', { exact: true }).fill(from);
        await row.getByLabel('To', { exact: true }).fill(to);
      } else {
        await row.getByRole('textbox').fill(option);
      }
    }
    if (poll.most !== undefined) await this.panel.getByLabel(/^At most so many answers/).fill(String(poll.most));
    if (poll.rules !== undefined || poll.shown !== undefined || poll.cap !== undefined) {
      await this.unfold('More rules');
      for (const [rule, on] of Object.entries(poll.rules ?? {})) {
        await this.panel.getByRole('checkbox', { name: new RegExp(`^${rule}`) }).setChecked(on);
      }
      if (poll.shown !== undefined) await this.panel.getByRole('radio', { name: poll.shown, exact: true }).check();
      if (poll.cap !== undefined) await this.panel.getByLabel(/^Votes for one option at most/).fill(String(poll.cap));
    }
    await this.start.click();
    await expect(this.title).toHaveText(poll.question);
  }

  /** Opens a poll from the list. */
  async open(question: string): Promise<void> {
    await this.tab.click();
    await this.entries.filter({ hasText: question }).click();
    await expect(this.title).toHaveText(question);
  }

  /** Unfolds a part; harmless if it is. */
  async unfold(title: string): Promise<void> {
    const part = this.panel.locator('details').filter({ has: this.page.locator('summary').getByText(title, { exact: true }) });
    if ((await part.first().getAttribute('open')) === null) await part.first().locator('summary').first().click();
  }

  /** One option of a choice, by its text. */
  option(text: string): Locator {
    return this.panel.getByRole('group', { name: 'Options', exact: true }).getByLabel(text, { exact: true });
  }

  /** Votes for these, in place of what was chosen before. */
  async choose(...texts: string[]): Promise<void> {
    for (const text of texts) await this.option(text).check();
    await this.vote.or(this.change).click();
  }

  /** An answer for a date, by the beginning of its name. */
  async answer(date: RegExp, answer: 'Yes' | 'If need be' | 'No'): Promise<void> {
    await this.panel.getByRole('group', { name: date }).getByRole('radio', { name: answer, exact: true }).check();
  }

  /** What an option got. */
  bar(text: string): Locator {
    return this.bars.filter({ has: this.page.getByText(text, { exact: true }) }).locator('.poll-bar-count');
  }

  /** Counts everything again, and expects this of the report. */
  async check(verdict: RegExp): Promise<void> {
    await this.unfold('Check this result');
    await this.panel.getByRole('button', { name: 'Check now', exact: true }).click();
    await expect(this.panel.locator('.poll-verdict')).toContainText(verdict);
  }

  async press(name: string): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).click();
  }
}
