// Private messages: the list of conversations, and one of them.

import { expect, type Locator, type Page } from '@playwright/test';
import { Room } from './room.ts';

export class Private {
  readonly page: Page;
  readonly conversations: Locator;
  readonly everybody: Locator;
  readonly back: Locator;
  readonly heading: Locator;
  readonly note: Locator;
  readonly log: Locator;
  readonly messages: Locator;
  readonly composer: Locator;
  readonly #room: Room;

  constructor(page: Page) {
    this.page = page;
    this.#room = new Room(page);
    this.conversations = page.getByRole('navigation', { name: 'Conversations', exact: true });
    this.everybody = this.conversations.getByRole('button', { name: /^Everybody/ });
    this.back = page.getByRole('button', { name: 'Back to the room', exact: true });
    this.heading = page.getByRole('heading', { level: 2, name: /^Private messages with/ });
    this.note = page.getByText('Only you two can read this', { exact: true });
    this.log = page.getByRole('log', { name: 'Private messages', exact: true });
    this.messages = this.log.getByRole('article');
    this.composer = this.#room.composer;
  }

  /** The conversation with somebody in the list. */
  talk(name: string): Locator {
    return this.conversations.getByRole('button', { name: new RegExp(`^${name}\\s+in private`) });
  }

  /** Begins to write to somebody who is there. */
  async begins(name: string): Promise<void> {
    await this.#room.openDetails(name);
    await this.#room.person(name).getByRole('button', { name: 'Message privately', exact: true }).click();
    await this.isWith(name);
  }

  /** Opens the conversation with somebody. */
  async open(name: string): Promise<void> {
    await this.talk(name).click();
    await this.isWith(name);
  }

  async isWith(name: string): Promise<void> {
    await expect(this.heading).toContainText(name);
    await expect(this.note).toBeVisible();
    await expect(this.#room.log, 'the room is behind it').toHaveCount(0);
  }

  async leave(): Promise<void> {
    await this.back.click();
    await expect(this.#room.log).toBeVisible();
  }

  message(text: string): Locator {
    return this.messages.filter({ has: this.page.getByText(text, { exact: true }) });
  }

  async send(text: string): Promise<Locator> {
    await this.composer.fill(text);
    await this.#room.sendButton.click();
    await expect(this.composer).toHaveValue('');
    return this.message(text);
  }
}
