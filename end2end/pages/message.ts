// What can be done with a message, and what is pinned above all of them.

import { expect, type Locator, type Page } from '@playwright/test';

export type MessageAction =
  | 'Reply'
  | 'Edit'
  | 'Copy text'
  | 'Pin'
  | 'Unpin'
  | 'Forward'
  | 'Earlier versions'
  | 'Details'
  | 'Delete';

export class MessageSheet {
  readonly page: Page;
  /** Whatever of a message the sheet shows. */
  readonly sheet: Locator;
  readonly versions: Locator;
  readonly holders: Locator;
  readonly places: Locator;
  readonly reactors: Locator;
  /** The bar above the messages. */
  readonly pinned: Locator;
  readonly pins: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog', {
      name: /^(Message|Details of the message|Earlier versions|Forward to|Delete the message\?)$/,
    });
    this.versions = this.sheet.getByRole('list', { name: 'Versions', exact: true }).getByRole('listitem');
    this.holders = this.sheet.getByRole('list', { name: 'Who has it', exact: true }).getByRole('listitem');
    this.places = this.sheet.getByRole('list', { name: 'Places', exact: true }).getByRole('button');
    this.reactors = this.sheet.getByRole('list', { name: 'Who reacted', exact: true }).getByRole('listitem');
    this.pinned = page.getByRole('button', { name: /^\d+ pinned/ });
    this.pins = page.getByRole('dialog', { name: 'Pinned messages', exact: true });
  }

  /** Opens the sheet of a message, by pointing. */
  async opens(message: Locator): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: 'More', exact: true }).click();
    await expect(this.sheet).toBeVisible();
  }

  /** One of the actions on the sheet of a message. */
  async does(message: Locator, action: MessageAction): Promise<void> {
    await this.opens(message);
    await this.sheet.getByRole('button', { name: action, exact: true }).click();
  }

  /** One of the actions shown at a message that is pointed at. */
  async quickly(message: Locator, action: 'Reply' | 'React' | 'Edit'): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: action, exact: true }).click();
  }

  async reacts(message: Locator, emoji: string): Promise<void> {
    await this.quickly(message, 'React');
    await message.getByRole('group', { name: 'Actions', exact: true }).getByRole('button', { name: emoji, exact: true }).click();
  }

  /** Deletes for everybody, and means it. */
  async deletes(message: Locator): Promise<void> {
    await this.does(message, 'Delete');
    await this.sheet.getByRole('button', { name: 'Delete for everybody', exact: true }).click();
    await expect(this.sheet).toBeHidden();
  }

  async closes(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.sheet).toBeHidden();
  }

  /** A row of the details, by its label. */
  fact(label: string): Locator {
    return this.sheet.locator('.fact').filter({ hasText: label }).getByRole('definition');
  }

  /** The bytes with this label, whole. */
  bytes(label: string): Locator {
    return this.sheet.locator('.bytes').filter({ hasText: label }).getByRole('code');
  }
}
