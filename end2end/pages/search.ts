// The sheet Search: what was typed, the filters, and what was found.

import { expect, type Locator, type Page } from '@playwright/test';

export class Search {
  readonly page: Page;
  readonly sheet: Locator;
  readonly box: Locator;
  readonly results: Locator;
  readonly said: Locator;
  readonly filters: Locator;
  readonly more: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog', { name: 'Search', exact: true });
    this.box = this.sheet.getByRole('combobox', { name: 'Search in messages', exact: true });
    this.results = this.sheet.getByRole('listbox', { name: 'Results', exact: true }).getByRole('option');
    this.said = this.sheet.getByRole('status');
    this.filters = this.sheet.getByText(/^Filters/);
    this.more = this.sheet.getByRole('button', { name: /^Show more/ });
  }

  /** By the keyboard, from wherever one is. */
  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await expect(this.box).toBeFocused();
  }

  /** Types, in place of what was typed before. */
  async type(words: string): Promise<void> {
    await this.box.fill(words);
  }

  /** The texts of the results, the newest first. */
  async finds(...texts: (string | RegExp)[]): Promise<void> {
    if (texts.length === 0) await expect(this.results).toHaveCount(0);
    else await expect(this.results).toContainText(texts);
    await expect(this.results).toHaveCount(texts.length);
  }

  /** A filter by its name; opens them first. */
  async filter(name: string): Promise<Locator> {
    const field = this.sheet.getByLabel(name, { exact: true });
    if (!(await field.isVisible())) await this.filters.click();
    return field;
  }
}

/** The message that one was just taken to. */
export function found(page: Page): Locator {
  return page.locator('article[data-found]');
}
