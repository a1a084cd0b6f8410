// The sheet *Diagnostics*: how links, queues, logs and this device stand.

import { expect, type Locator, type Page } from '@playwright/test';

export class Diagnostics {
  readonly page: Page;
  /** In the room, below the people. */
  readonly button: Locator;
  readonly dialog: Locator;
  readonly sum: Locator;
  readonly links: Locator;
  readonly outbox: Locator;
  readonly events: Locator;
  readonly logs: Locator;
  readonly syncNow: Locator;
  readonly copyReport: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('region', { name: 'People' }).getByRole('button', { name: 'Diagnostics', exact: true });
    this.dialog = page.getByRole('dialog', { name: 'Diagnostics', exact: true });
    this.sum = this.dialog.getByRole('status').first();
    this.links = this.dialog.getByRole('list', { name: 'Links looked at', exact: true }).getByRole('listitem');
    this.outbox = this.dialog.getByRole('list', { name: 'Outbox', exact: true }).getByRole('listitem');
    this.events = this.dialog.getByRole('list', { name: 'Events', exact: true }).getByRole('listitem');
    this.logs = this.dialog.getByRole('list', { name: 'Logs', exact: true }).getByRole('listitem');
    this.syncNow = this.dialog.getByRole('button', { name: 'Sync now', exact: true });
    this.copyReport = this.dialog.getByRole('button', { name: 'Copy report', exact: true });
  }

  async open(): Promise<void> {
    await this.button.click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
