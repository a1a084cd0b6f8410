// A long log: what is in sight of it, and the ways through it.

import { expect, type Locator, type Page } from '@playwright/test';

export class Log {
  readonly page: Page;
  readonly log: Locator;
  readonly unread: Locator;
  readonly newest: Locator;
  /** The day of what is read, floating above it. */
  readonly day: Locator;
  readonly daySheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.log = page.getByRole('log');
    this.unread = page.getByRole('button', { name: /^(\d+ unread messages?|First new message)$/ });
    this.newest = page.getByRole('button', { name: /^(Newest|New) messages$/ });
    this.day = page.locator('.messages-at');
    this.daySheet = page.getByRole('dialog', { name: 'Go to a day', exact: true });
  }

  /** The texts in sight, from top to bottom. */
  async inSight(): Promise<string[]> {
    return await this.log.evaluate((log) => {
      const { top, bottom } = log.getBoundingClientRect();
      return [...log.querySelectorAll('article')].flatMap((message) => {
        const box = message.getBoundingClientRect();
        return box.bottom > top + 1 && box.top < bottom - 1 ? [message.querySelector('p')?.textContent ?? ''] : [];
      });
    });
  }

  /** How far below the upper edge of the log a message begins, in pixels; `undefined` if it is not drawn. */
  async below(text: string): Promise<number | undefined> {
    return await this.log.evaluate((log, text) => {
      const message = [...log.querySelectorAll('article')].find((it) => it.querySelector('p')?.textContent === text);
      return message && Math.round(message.getBoundingClientRect().top - log.getBoundingClientRect().top);
    }, text);
  }

  /** How many messages are drawn, and how many there are. */
  async counts(): Promise<{ drawn: number; of: number }> {
    return await this.log.evaluate((log) => {
      const all = log.querySelectorAll('article');
      return { drawn: all.length, of: Number(all[0]?.getAttribute('aria-setsize') ?? 0) };
    });
  }

  /** Scrolls by so many pixels, as a script or a dragged bar does. */
  async scrollBy(px: number): Promise<void> {
    await this.log.evaluate(async (log, px) => {
      log.scrollTop += px;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, px);
  }

  /** Drags the bar to this part of the log, 0 for the beginning. */
  async scrollTo(part: number): Promise<void> {
    await this.log.evaluate(async (log, part) => {
      log.scrollTop = part * (log.scrollHeight - log.clientHeight);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, part);
  }

  /** Goes to a day, written as in `2026-11-21`. */
  async goTo(day: string): Promise<void> {
    await this.daySheet.getByLabel('Day', { exact: true }).fill(day);
    await this.daySheet.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(this.daySheet).toBeHidden();
  }
}
