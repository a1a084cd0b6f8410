// The list of rooms: beside the room, slid in over it, or on the first page.

import type { Locator, Page } from '@playwright/test';

export class Rooms {
  readonly page: Page;
  /** Slides the list in where there is no room for it. */
  readonly open: Locator;
  readonly panel: Locator;
  /** Those that are not archived, in the order they stand in. */
  readonly entries: Locator;
  readonly archived: Locator;
  readonly find: Locator;
  readonly newRoom: Locator;
  /** The sheet of one room. */
  readonly options: Locator;

  constructor(page: Page) {
    this.page = page;
    this.open = page.getByRole('button', { name: /^Rooms/ });
    this.panel = page.getByRole('navigation', { name: 'Rooms', exact: true });
    this.entries = page.getByRole('list', { name: 'Your rooms', exact: true }).getByRole('listitem');
    this.archived = page.getByRole('list', { name: 'Archived rooms', exact: true }).getByRole('listitem');
    this.find = page.getByRole('searchbox', { name: 'Find a room', exact: true });
    this.newRoom = this.panel.getByRole('link', { name: 'New room', exact: true });
    this.options = page.getByRole('dialog');
  }

  /** The entry of the room that a link leads to. */
  entry(link: string): Locator {
    const fragment = new URL(link).hash;
    return this.page.getByRole('listitem').filter({ has: this.page.locator(`a[href="/room${fragment}"]`) });
  }

  /** What brings that room to the front. */
  link(link: string): Locator {
    return this.entry(link).getByRole('link');
  }

  /** Opens the sheet of that room. */
  async openOptions(link: string): Promise<void> {
    await this.entry(link).getByRole('button', { name: /^Options of/ }).click();
  }

  /** A button in the sheet. */
  option(name: string): Locator {
    return this.options.getByRole('button', { name, exact: true });
  }
}
