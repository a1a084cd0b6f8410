// Notifications: the part of *Settings*, a room's own choice, and what the browser shows.

import { expect, type Locator, type Page } from '@playwright/test';
import type { Settings } from './settings.ts';

/** A notification as the browser has it. */
export interface Shown {
  title: string;
  body: string;
  tag: string;
}

export class Notifications {
  readonly page: Page;
  readonly on: Locator;
  readonly quiet: Locator;
  readonly quietFrom: Locator;
  readonly quietTo: Locator;
  readonly text: Locator;
  readonly sound: Locator;
  readonly section: Locator;
  readonly #settings: Settings;

  constructor(page: Page, settings: Settings) {
    this.page = page;
    this.#settings = settings;
    this.section = settings.dialog.getByRole('region', { name: 'Notifications' });
    this.on = this.section.getByRole('switch', { name: /^Notify me on this device/ });
    this.quiet = this.section.getByRole('checkbox', { name: /^Quiet hours/ });
    this.quietFrom = this.section.getByLabel('Quiet from');
    this.quietTo = this.section.getByLabel('Quiet until');
    this.text = this.section.getByRole('checkbox', { name: /^Show who wrote what/ });
    this.sound = this.section.getByRole('checkbox', { name: /^Sound/ });
  }

  level(name: string): Locator {
    return this.section.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** Switches them on, and does more in the settings if told to. */
  async switchOn(more: () => Promise<void> = async () => {}): Promise<void> {
    await this.#settings.open('Notifications');
    await this.on.check();
    await expect(this.level('All messages')).toBeVisible();
    await more();
    await this.#settings.close();
  }

  /** What is shown now. In its turn: Chromium forgets one that is not on the screen yet while somebody asks for all. */
  async shown(): Promise<Shown[]> {
    return await this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const all = await navigator.locks.request('tincan notices', async () => await registration.getNotifications());
      return all.map(({ title, body, tag }) => ({ title, body, tag }));
    });
  }

  /** Exactly these are shown, by their titles and what is below. */
  async show(...expected: string[]): Promise<void> {
    await expect
      .poll(async () => (await this.shown()).map(({ title, body }) => `${title} | ${body}`).sort(), { timeout: 10_000 })
      .toEqual([...expected].sort());
  }
}
