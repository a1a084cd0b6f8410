// Channels: the list of conversations, making one, and one of them.

import { expect, type Locator, type Page } from '@playwright/test';
import { Room } from './room.ts';

export class Channels {
  readonly page: Page;
  readonly conversations: Locator;
  readonly everybody: Locator;
  readonly create: Locator;
  readonly archived: Locator;
  readonly heading: Locator;
  readonly back: Locator;
  readonly edit: Locator;
  readonly dialog: Locator;
  readonly title: Locator;
  readonly purpose: Locator;
  readonly #room: Room;

  constructor(page: Page) {
    this.page = page;
    this.#room = new Room(page);
    this.conversations = page.getByRole('navigation', { name: 'Conversations', exact: true });
    this.everybody = this.conversations.getByRole('button', { name: /^Everybody/ });
    this.create = this.conversations.getByRole('button', { name: 'New channel', exact: true });
    this.archived = this.conversations.getByRole('button', { name: /^Archived channels/ });
    this.heading = page.getByRole('heading', { level: 2, name: /^Channel / });
    this.back = page.getByRole('button', { name: 'Back to the room', exact: true });
    this.edit = page.getByRole('button', { name: 'Edit channel', exact: true });
    this.dialog = page.getByRole('dialog');
    this.title = this.dialog.getByRole('textbox', { name: 'Title', exact: true });
    this.purpose = this.dialog.getByRole('textbox', { name: /^What it is for/ });
  }

  /** A channel in the list. */
  entry(title: string): Locator {
    return this.conversations.getByRole('button', { name: new RegExp(`^#${title}(\\s|$)`) });
  }

  /** Makes a channel, which is shown then. */
  async make(title: string, purpose = ''): Promise<void> {
    await this.create.click();
    await this.title.fill(title);
    await this.purpose.fill(purpose);
    await this.dialog.getByRole('button', { name: 'Make channel', exact: true }).click();
    await this.isIn(title);
  }

  async open(title: string): Promise<void> {
    await this.entry(title).click();
    await this.isIn(title);
  }

  async isIn(title: string): Promise<void> {
    await expect(this.heading).toHaveText(`Channel #${title}`);
    await expect(this.dialog).toHaveCount(0);
  }

  async leave(): Promise<void> {
    await this.back.click();
    await expect(this.heading).toHaveCount(0);
    await expect(this.#room.log).toBeVisible();
  }

  /** Presses a button of the sheet of the channel that is shown. */
  async press(label: string): Promise<void> {
    await this.dialog.getByRole('button', { name: label, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
