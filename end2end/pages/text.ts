// What messages look like, and what helps to write them: completions, emoji, folding.

import type { Locator, Page } from '@playwright/test';
import { Room } from './room.ts';

export class Text {
  readonly page: Page;
  readonly room: Room;
  readonly offers: Locator;
  readonly emoji: Locator;
  readonly search: Locator;
  /** Says what is being answered or changed. */
  readonly about: Locator;

  constructor(page: Page) {
    this.page = page;
    this.room = new Room(page);
    this.offers = page.getByRole('listbox', { name: 'Completions', exact: true }).getByRole('option');
    this.emoji = page.getByRole('dialog', { name: 'Emoji', exact: true });
    this.search = this.emoji.getByRole('searchbox', { name: 'Search emoji', exact: true });
    this.about = page.getByText('Editing a message', { exact: true });
  }

  /** The newest message. */
  get last(): Locator {
    return this.room.messages.last();
  }

  /** What the newest message says, drawn. */
  get body(): Locator {
    return this.last.locator('.message-text');
  }

  /** Writes a message of any shape and sends it. */
  async says(text: string): Promise<void> {
    await this.room.composer.fill(text);
    await this.room.sendButton.click();
  }

  async opensEmoji(): Promise<void> {
    await this.page.getByRole('button', { name: 'Emoji', exact: true }).click();
  }

  /** One of the emoji on the sheet. */
  one(name: string): Locator {
    return this.emoji.getByRole('group', { name: 'Emoji', exact: true }).getByRole('button', { name, exact: true });
  }
}
