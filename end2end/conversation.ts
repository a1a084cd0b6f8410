// What most specs do: people meet and talk.

import type { Page } from '@playwright/test';
import { expect, type Person } from './fixtures.ts';
import { expectState } from './pages/room.ts';

/** The first opens a room, the others follow the link; returns it once everybody is linked with everybody. */
export async function meet(first: Person, ...others: Person[]): Promise<string> {
  const link = await first.opensRoom();
  for (const other of others) await other.opensLink(link);
  await allLinked([first, ...others]);
  return link;
}

export async function allLinked(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    await person.room.linkedTo(...people.filter((other) => other !== person).map((other) => other.name));
  }
}

/** Everybody says something about the topic, everybody else reads it, and the author learns that it arrived. */
export async function talk(topic: string, people: readonly Person[]): Promise<void> {
  for (const author of people) {
    const text = `${author.name} on ${topic}`;
    const own = await author.room.send(text);
    for (const reader of people) {
      const seen = reader.room.message(text);
      await expect(seen).toHaveCount(1);
      await expect(seen).toContainText(author.name);
      // Only own messages have a state.
      if (reader !== author) await expect(seen).not.toHaveAttribute('data-state', /./);
    }
    await expectState(own, 'delivered');
  }
}

/** Messages written without a pause before the page gets to do anything else. */
const BATCH_LEN = 20;

/** Writes many messages one after another, as fast as the page takes them: through the composer, without the keyboard. */
export async function writesMany({ page }: Person, texts: readonly string[]): Promise<void> {
  await page.evaluate(
    async ([texts, batchLen]) => {
      const box = document.querySelector('textarea');
      if (box === null || box.form === null) throw new Error('there is nothing to write into');
      for (const [n, text] of texts.entries()) {
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        box.form.requestSubmit();
        if (box.value !== '') throw new Error(`message ${n} was not taken`);
        if ((n + 1) % batchLen === 0) await new Promise((resolve) => setTimeout(resolve));
      }
    },
    [texts, BATCH_LEN] as const,
  );
}

/** What is on the clipboard, found out by pasting it: pages may not read it. */
export async function pasted(page: Page): Promise<string> {
  const box = await page.evaluateHandle(() => document.body.appendChild(document.createElement('textarea')));
  await box.focus();
  await page.keyboard.press('ControlOrMeta+V');
  const text = await box.evaluate(({ value }) => value);
  await box.evaluate((element) => element.remove());
  return text;
}
