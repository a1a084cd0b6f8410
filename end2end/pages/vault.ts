// The passphrase: the card that asks for it, the part of the settings where it is set, and how far sealing is.

import { expect, type Locator, type Page } from '@playwright/test';
import { Settings } from './settings.ts';

export class Vault {
  readonly page: Page;
  readonly settings: Settings;
  readonly locked: Locator;
  readonly passphrase: Locator;
  readonly show: Locator;
  readonly unlockButton: Locator;
  readonly alert: Locator;
  readonly opening: Locator;
  readonly forgotten: Locator;
  readonly eraseWord: Locator;
  readonly erase: Locator;
  readonly progress: Locator;
  readonly goOn: Locator;
  readonly fresh: Locator;
  readonly again: Locator;
  readonly setButton: Locator;
  readonly lockNow: Locator;

  constructor(page: Page) {
    this.page = page;
    this.settings = new Settings(page);
    this.locked = page.getByRole('heading', { level: 1, name: 'Locked', exact: true });
    // By label: a field that hides what is typed is no textbox to a screen reader.
    this.passphrase = page.getByLabel('Passphrase', { exact: true });
    this.show = page.getByRole('button', { name: 'Show', exact: true });
    this.unlockButton = page.getByRole('button', { name: 'Unlock', exact: true });
    this.alert = page.getByRole('alert');
    this.opening = page.getByText('Opening…');
    this.forgotten = page.getByText('Forgotten the passphrase?', { exact: true });
    this.eraseWord = page.getByRole('textbox', { name: 'Type erase to confirm', exact: true });
    this.erase = page.getByRole('button', { name: 'Erase everything on this device', exact: true });
    this.progress = page.getByRole('progressbar');
    this.goOn = page.getByRole('button', { name: 'Go on', exact: true });
    const { dialog } = this.settings;
    this.fresh = dialog.getByLabel('New passphrase', { exact: true });
    this.again = dialog.getByLabel('New passphrase, again', { exact: true });
    this.setButton = dialog.getByRole('button', { name: 'Set passphrase', exact: true });
    this.lockNow = dialog.getByRole('button', { name: 'Lock now', exact: true });
  }

  /** The device is sealed, and this page asks for the passphrase. */
  async isLocked(): Promise<void> {
    await expect(this.locked).toBeVisible({ timeout: 30_000 });
    await expect(this.unlockButton).toBeEnabled();
  }

  /** Tries a passphrase; how that goes is for the caller to look at. */
  async tries(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.unlockButton.click();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.isLocked();
    await this.tries(passphrase);
    await expect(this.locked).toHaveCount(0, { timeout: 30_000 });
  }

  /** Asks for a passphrase to be set, from a page with settings; how that goes is for the caller to look at. */
  async begins(passphrase: string): Promise<void> {
    await this.settings.open('Devices and keys');
    await this.fresh.fill(passphrase);
    await this.again.fill(passphrase);
    await this.setButton.click();
  }

  async set(passphrase: string): Promise<void> {
    await this.begins(passphrase);
    await this.ended('Sealed');
  }

  async change(old: string, fresh: string): Promise<void> {
    await this.settings.open('Devices and keys');
    await this.part('Change the passphrase');
    await this.settings.dialog.getByLabel('Old passphrase', { exact: true }).fill(old);
    await this.fresh.fill(fresh);
    await this.again.fill(fresh);
    await this.settings.dialog.getByRole('button', { name: 'Change passphrase', exact: true }).click();
  }

  async remove(passphrase: string): Promise<void> {
    await this.settings.open('Devices and keys');
    await this.part('Remove the passphrase');
    await this.settings.dialog.getByLabel('Passphrase to remove', { exact: true }).fill(passphrase);
    await this.settings.dialog.getByRole('button', { name: 'Remove passphrase', exact: true }).click();
  }

  /** It is done, says the page; the person goes on. */
  async ended(heading: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible({ timeout: 30_000 });
    await this.goOn.click();
  }

  async lock(): Promise<void> {
    await this.settings.open('Devices and keys');
    await this.lockNow.click();
    await this.isLocked();
  }

  /** One of the choices of when to lock by itself. */
  idle(choice: string): Locator {
    return this.settings.dialog.getByRole('radio', { name: choice, exact: true });
  }

  /** Unfolds a part of the settings. */
  async part(name: string): Promise<void> {
    await this.settings.dialog.getByText(name, { exact: true }).click();
  }
}
