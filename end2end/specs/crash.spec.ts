// What was shown as saved is there after the browser was killed, at whatever instant.

import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { ProfileBrowser } from '../profile.ts';
import { randomNumbers } from '../random.ts';

const ROUNDS = Number(process.env['TINCAN_CRASH_ROUNDS'] ?? 12);
/** The browser is killed so long after a message was shown as saved, at most. */
const KILL_MS_MAX = 400;
/** After the first of a round, or the second … */
const SAVED_MAX = 5;
/** Between a message shown as saved and the next one written, at most. */
const WRITE_MS_MAX = 25;

test('a browser killed again and again loses nothing that it showed as saved', async ({ watch, server: _running }, testInfo) => {
  test.setTimeout(12_000 * (ROUNDS + 1));
  const seed = Number(process.env['TINCAN_CRASH_SEED'] ?? randomInt(2 ** 31));
  testInfo.annotations.push({ type: 'seed', description: `TINCAN_CRASH_SEED=${seed}` });
  console.log(`  crash: TINCAN_CRASH_SEED=${seed}`);
  const random = randomNumbers(seed);
  const profile = testInfo.outputPath('profile');
  /** Every text that was ever shown as saved, in the order in which it was. */
  const saved = new Set<string>();
  let link: string | undefined;
  let mine: string | null = null;

  for (let round = 0; round <= ROUNDS; round += 1) {
    const browser = await ProfileBrowser.start(profile, watch);
    try {
      const progress = await recordSaved(browser.context, saved);
      const person = await browser.person('Ada');
      if (link === undefined) link = await person.opensRoom();
      else await person.comesTo(link);
      const { room, page } = person;

      // What the rounds before showed as saved. Nothing more than a few at the end may be there besides: what was
      // stored, and the browser killed before it could say so.
      await expect
        .poll(async () => {
          const there = await room.everything();
          return [...saved].filter((text) => !there.includes(text));
        }, `round ${round}: shown as saved, and gone`)
        .toEqual([]);
      const there = await room.everything();
      expect(there.length, 'each once').toBe(new Set(there).size);
      expect(there.map(numberOf), 'in order').toEqual([...there.map(numberOf)].sort((a, b) => a - b));
      await expect(room.alert, 'nothing is wrong with the history').toHaveCount(0);
      if (there.length > 0) {
        // The same author: neither the lock nor the seat of the killed browser is in the way.
        await expect(room.messages.last()).toHaveAttribute('data-state', 'saved');
        const author = await room.messages.last().getAttribute('data-author');
        mine ??= author;
        expect(author).toBe(mine);
      }
      if (round === ROUNDS) {
        expect(saved.size).toBeGreaterThanOrEqual(ROUNDS);
        console.log(`  crash: ${saved.size} messages shown as saved in ${ROUNDS} rounds, ${there.length} there`);
        return;
      }

      const enough = saved.size + 1 + Math.floor(random() * SAVED_MAX);
      const wait = random() * KILL_MS_MAX;
      const reached = progress(enough);
      await keepsWriting(page, (round + 1) * 10_000, random() * WRITE_MS_MAX);
      await reached;
      // The one thing in this suite that time decides: when the browser dies.
      await delay(wait);
    } finally {
      if (round < ROUNDS) await browser.kill();
      else await browser.close();
    }
  }
});

/**
 * Adds each text to `saved` the moment the page shows it as saved, or further. The result waits until there are so many.
 */
async function recordSaved(context: BrowserContext, saved: Set<string>): Promise<(count: number) => Promise<void>> {
  let waiting: { count: number; resolve: () => void } | undefined;
  await context.exposeBinding('shownSaved', (_source, text: string) => {
    saved.add(text);
    if (waiting !== undefined && saved.size >= waiting.count) waiting.resolve();
  });
  await context.addInitScript(() => {
    const told = new Set<string>();
    const look = () => {
      for (const message of document.querySelectorAll('article[data-state]')) {
        if (!/^(saved|sent|delivered|read)$/.test(message.getAttribute('data-state') ?? '')) continue;
        const text = message.querySelector('p')?.textContent ?? '';
        if (told.has(text)) continue;
        told.add(text);
        void window.shownSaved(text);
        window.whenSaved?.(text);
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  });
  return (count) =>
    new Promise((resolve) => {
      waiting = { count, resolve };
    });
}

declare global {
  interface Window {
    /** Calls into this process. */
    shownSaved: (text: string) => Promise<void>;
    whenSaved?: (text: string) => void;
  }
}

/** From now on the page writes one message after another, each when the one before is shown as saved. */
async function keepsWriting(page: Page, first: number, pause: number): Promise<void> {
  await page.evaluate(
    ([first, pause]) => {
      let number = first;
      const write = () => {
        const box = document.querySelector('textarea');
        if (box?.form == null) throw new Error('there is nothing to write into');
        box.value = `message ${number}`;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        box.form.requestSubmit();
      };
      window.whenSaved = (text) => {
        if (text !== `message ${number}`) return;
        number += 1;
        setTimeout(write, pause);
      };
      write();
    },
    [first, pause] as const,
  );
}

function numberOf(text: string): number {
  return Number(/\d+$/.exec(text)?.[0]);
}
