// The first page: a name, a room, and the way in.

import { expect, type Locator, type Page } from '@playwright/test';

export class Lobby {
  readonly page: Page;
  readonly heading: Locator;
  readonly yourName: Locator;
  readonly room: Locator;
  readonly generate: Locator;
  readonly joinButton: Locator;
  readonly alerts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Tincan' });
    this.yourName = page.getByRole('textbox', { name: 'Your name', exact: true });
    this.room = page.getByRole('textbox', { name: 'Room', exact: true });
    this.generate = page.getByRole('button', { name: 'Generate', exact: true });
    this.joinButton = page.getByRole('button', { name: 'Join', exact: true });
    this.alerts = page.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.ready();
  }

  /** The page is hydrated: its buttons work. */
  async ready(): Promise<void> {
    await expect(this.joinButton).toBeEnabled();
  }

  /** Fills in the name and the room (a generated one if `undefined`), and goes in. */
  async join(name: string, room: string | undefined): Promise<void> {
    await this.ready();
    await this.yourName.fill(name);
    if (room === undefined) {
      await this.generate.click();
      await expect(this.room).toHaveValue(/^tc1-/);
    } else {
      await this.room.fill(room);
    }
    await this.joinButton.click();
    await expect(this.page).toHaveURL(/\/room#./);
  }
}
