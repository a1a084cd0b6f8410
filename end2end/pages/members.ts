// Who is in the room: the sheet *Members*, the bars that tell of asking and waiting, and who comes in by the settings.

import { expect, type Locator, type Page } from '@playwright/test';
import { Settings } from './settings.ts';

export type StandingName = 'owner' | 'moderator' | 'member' | 'reader' | 'asks' | 'removed';

export class Members {
  readonly page: Page;
  readonly button: Locator;
  readonly dialog: Locator;
  readonly entries: Locator;
  readonly devices: Locator;
  readonly question: Locator;
  readonly alert: Locator;
  /** What a person reads who waits or was removed. */
  readonly standing: Locator;
  /** What those read who decide, while somebody asks. */
  readonly asking: Locator;
  /** In place of the composer. */
  readonly silent: Locator;
  /** How many messages of the room cannot be read here. */
  readonly unreadable: Locator;
  readonly #settings: Settings;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('button', { name: /^Members\b/ });
    this.dialog = page.getByRole('dialog', { name: 'Members', exact: true });
    this.entries = this.dialog.getByRole('list', { name: 'Members', exact: true }).locator('> li');
    this.devices = this.dialog.getByRole('list', { name: 'Your devices', exact: true }).getByRole('listitem');
    this.question = this.dialog.getByRole('group', { name: 'Please confirm', exact: true });
    this.alert = this.dialog.getByRole('alert');
    this.standing = page.getByRole('status', { name: 'Your place in the room', exact: true });
    this.asking = page.getByRole('status', { name: 'Who asks', exact: true });
    this.silent = page.getByText(/^(You read along here\.|You cannot write here|They are not in the room)/);
    this.unreadable = page.getByText(/messages? cannot be read here/);
    this.#settings = new Settings(page);
  }

  async open(): Promise<void> {
    await this.button.click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** The entry of somebody in the open sheet. */
  entry(name: string): Locator {
    return this.entries.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Opens what can be done about somebody in the open sheet. */
  async look(name: string): Promise<void> {
    await this.entry(name).getByRole('button', { name: new RegExp(`^(More|Decide)\\s+about\\s+${name}$`) }).click();
  }

  /** Opens the sheet, decides about somebody, says yes if asked, and closes it again. */
  async decides(name: string, label: string): Promise<void> {
    await this.open();
    await this.look(name);
    await this.entry(name).getByRole('button', { name: label, exact: true }).click();
    const yes = this.question.getByRole('button', { name: `${label} ${name}`, exact: true });
    const closed = this.entry(name).getByRole('button', { name: /about/, expanded: false });
    await expect(yes.or(closed)).toBeVisible();
    if (await yes.isVisible()) await yes.click();
    await expect(closed).toBeVisible();
    await expect(this.alert).toHaveCount(0);
    await this.close();
  }

  /** Somebody stands like this, as this page shows it. */
  async shows(name: string, standing: StandingName): Promise<void> {
    await this.open();
    await expect(this.entry(name)).toHaveAttribute('data-standing', standing);
    await this.close();
  }

  /** From now on newcomers ask. */
  async closesRoom(): Promise<void> {
    await this.#settings.open('This room');
    const dialog = this.#settings.dialog;
    await dialog.getByRole('button', { name: 'Newcomers ask…', exact: true }).click();
    await dialog.getByRole('button', { name: 'Let newcomers ask', exact: true }).click();
    await expect(dialog.getByText('Newcomers ask: the owner or a moderator lets them in.')).toBeVisible();
    await this.#settings.close();
  }

  /** Newcomers read what is written from their arrival on. */
  async keepsHistory(): Promise<void> {
    await this.#settings.open('This room');
    const choice = this.#settings.dialog.getByRole('radio', { name: /^Only what is written after they came/ });
    await choice.check();
    await expect(this.#settings.dialog.getByText('Done.', { exact: true })).toBeVisible();
    await expect(choice).toBeChecked();
    await this.#settings.close();
  }
}
