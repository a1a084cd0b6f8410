// Whether people are at their pages, as others see it.

import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type PresenceState = 'online' | 'away' | 'untold' | 'offline';

export class Presence {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Somebody who is in the list of people is shown like this there. */
  async inList(name: string, state: PresenceState, options: { timeout?: number } = {}): Promise<void> {
    const people = this.page.getByRole('list', { name: 'People', exact: true }).getByRole('listitem');
    const person = people.filter({ has: this.page.getByText(name, { exact: true }) });
    await expect(mark(person).first()).toHaveAttribute('data-presence', state, options);
  }

  /** Somebody is shown like this in the open sheet *Members*, in these words. */
  async inMembers(name: string, state: PresenceState, words: RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Members', exact: true });
    const entries = dialog.getByRole('list', { name: 'Members', exact: true }).locator('> li');
    const entry = entries.filter({ has: this.page.getByText(name, { exact: true }) });
    await expect(mark(entry)).toHaveAttribute('data-presence', state);
    await expect(mark(entry)).toHaveText(words);
  }
}

function mark(within: Locator): Locator {
  return within.locator('[data-presence]');
}
