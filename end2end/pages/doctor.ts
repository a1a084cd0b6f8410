// The page *Connection doctor*: what works from here, what does not, what to do.

import { expect, type Locator, type Page } from '@playwright/test';

export type Mark = 'fine' | 'note' | 'bad' | 'skipped';

export class Doctor {
  readonly page: Page;
  readonly heading: Locator;
  readonly verdict: Locator;
  readonly checks: Locator;
  readonly again: Locator;
  readonly copy: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Connection doctor' });
    this.verdict = page.getByRole('status').first();
    this.checks = page.getByRole('list', { name: 'Checks', exact: true }).getByRole('listitem');
    this.again = page.getByRole('button', { name: 'Check again', exact: true });
    this.copy = page.getByRole('button', { name: 'Copy result', exact: true });
  }

  /** Opens the page and waits until everything was checked. */
  async open(): Promise<void> {
    await this.page.goto('/doctor');
    await this.done();
  }

  /** Every check is over: each has its own bound, and none takes longer than two of them. */
  async done(): Promise<void> {
    await expect(this.verdict).toHaveAttribute('data-mark', /^(fine|note|bad)$/, { timeout: 40_000 });
  }

  /** The check of this name. */
  check(name: string): Locator {
    return this.checks.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** A check went so, and said so. */
  async says(name: string, mark: Mark, words: RegExp): Promise<void> {
    await expect(this.check(name)).toHaveAttribute('data-mark', mark);
    await expect(this.check(name)).toContainText(words);
  }
}
