// A room of 100,000 messages: how long until its newest are on the screen, and until all of it is there; how it scrolls; what memory it
// takes; what a keystroke and an arriving message cost.
//
// The room comes out of an export that `room/examples/long_room.rs` writes, and into the browser as a person would bring it: by *Import*.
// Times are the page's own, from its first request on; frames are those of an animation that scrolls in each of them. Memory is looked at
// after garbage was collected.

import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { type Memory, memoryOf } from '../memory.ts';
import { storedKeys } from '../storage.ts';

const MESSAGES = Number(process.env['TINCAN_BENCH_MESSAGES'] ?? 100_000);
const ROUNDS = Number(process.env['TINCAN_BENCH_ROUNDS'] ?? 5);
const PASSPHRASE = 'a long room';
const SCROLLED_FRAMES = 600;
const FAST_FRAMES = 200;
const WRITTEN = 20;

declare global {
  interface Window {
    opened?: { first?: number; loaded?: number; longest: number; long: number };
  }
}

test(`a room of ${MESSAGES} messages`, async ({ newPerson, browser }, testInfo) => {
  test.setTimeout(1_800_000);
  const file = testInfo.outputPath('long-room.tincan');
  const cargo = ['run', '--release', '--quiet', '-p', 'room', '--example', 'long_room', '--', file, PASSPHRASE];
  const fragment = execFileSync('cargo', [...cargo, String(MESSAGES)], { cwd: '..', encoding: 'utf8' }).trim();

  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await ada.settings.open('Storage');
  const importing = Date.now();
  await ada.settings.imports(file, PASSPHRASE);
  await expect(ada.settings.imported).toBeVisible({ timeout: 900_000 });
  const importMs = Date.now() - importing;

  await ada.page.addInitScript((of) => {
    const opened: NonNullable<Window['opened']> = { longest: 0, long: 0 };
    window.opened = opened;
    const look = () => {
      const drawn = document.querySelectorAll('[role="log"] article');
      const last = drawn[drawn.length - 1];
      if (last === undefined) return;
      opened.first ??= performance.now();
      if (Number(last.getAttribute('aria-setsize')) >= of) opened.loaded ??= performance.now();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) {
        opened.longest = Math.max(opened.longest, duration);
        opened.long += 1;
      }
    }).observe({ type: 'longtask', buffered: true });
  }, MESSAGES);

  const link = `/room#${fragment}`;
  const opened: NonNullable<Window['opened']>[] = [];
  // The first time there is nothing yet that could be shown ahead of the rest.
  for (let round = -1; round < ROUNDS; round += 1) {
    await ada.page.goto('about:blank');
    await ada.page.goto(link);
    await ada.page.waitForFunction(() => window.opened?.loaded !== undefined, undefined, { timeout: 300_000 });
    await expect(ada.room.composer).toBeVisible();
    // What is shown ahead the next time is written a moment after everything was read.
    await expect.poll(() => tails(ada.page)).toBe(1);
    opened.push(await ada.page.evaluate(() => window.opened ?? { longest: NaN, long: NaN }));
  }
  const [fresh, ...again] = opened;

  const before = await memory(ada.page);
  const slow = await scroll(ada.page, -120, SCROLLED_FRAMES);
  const fast = await scroll(ada.page, -3_000, FAST_FRAMES);
  await scroll(ada.page, 3_000, FAST_FRAMES);
  const once = await memory(ada.page);
  for (let n = 0; n < 4; n += 1) await scroll(ada.page, n % 2 === 0 ? -3_000 : 3_000, 4 * FAST_FRAMES);
  const after = await memory(ada.page);
  await ada.page.evaluate(() => {
    const log = document.querySelector('[role="log"]');
    if (log !== null) log.scrollTop = log.scrollHeight;
  });
  await expect.poll(() => ada.page.evaluate(() => document.querySelectorAll('[role="log"] article').length)).toBeGreaterThan(10);

  const keystrokes = await ada.page.evaluate(async (count) => {
    const box = document.querySelector('textarea');
    if (box === null) throw new Error('there is nothing to write into');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) {
      await frame();
      box.value += 'x';
      const begin = performance.now();
      box.dispatchEvent(new Event('input', { bubbles: true }));
      // Effects run in tasks of their own, before this one.
      await new Promise((resolve) => setTimeout(resolve));
      times.push(performance.now() - begin);
    }
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return times;
  }, WRITTEN);
  const arrivals = await ada.page.evaluate(async (count) => {
    const box = document.querySelector('textarea');
    const log = document.querySelector('[role="log"]');
    if (box === null || box.form === null || log === null) throw new Error('there is nothing to write into');
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) {
      box.value = `arrives ${n}`;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      const shown = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          const drawn = log.querySelectorAll('article p');
          if ([...drawn].some((text) => text.textContent === `arrives ${n}`)) {
            observer.disconnect();
            resolve();
          }
        });
        observer.observe(log, { subtree: true, childList: true });
      });
      const begin = performance.now();
      box.form.requestSubmit();
      await shown;
      times.push(performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return times;
  }, WRITTEN);

  const ms = (value: number | undefined) => `${(value ?? NaN).toFixed(0)} ms`;
  const fine = (value: number) => `${value.toFixed(1)} ms`;
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const firsts = again.map(({ first }) => first ?? NaN);
  const rows: [string, string][] = [
    ['import, for the record', ms(importMs)],
    ['first opening: first messages on screen', ms(fresh?.first)],
    ['first opening: all of it read', ms(fresh?.loaded)],
    ['opening again: first messages on screen', `${ms(median(firsts))} (${firsts.map((first) => first.toFixed(0)).join(', ')})`],
    ['opening again: all of it read', ms(median(again.map(({ loaded }) => loaded ?? NaN)))],
    ['opening again: tasks over 50 ms, the longest', `${median(again.map(({ long }) => long))}, ${ms(median(again.map(({ longest }) => longest)))}`],
    ['scrolling 120 px a frame: median, 95 %', `${fine(slow.median)}, ${fine(slow.p95)}; no message in sight in ${slow.blank} of ${SCROLLED_FRAMES}`],
    ['scrolling 3,000 px a frame: median, 95 %', `${fine(fast.median)}, ${fine(fast.p95)}; no message in sight in ${fast.blank} of ${FAST_FRAMES}`],
    ['JS heap: before, after 400, after 3,600 frames', [before, once, after].map(({ heap }) => mib(heap)).join(', ')],
    ['WebAssembly memory, the same', [before, once, after].map(({ wasm }) => mib(wasm)).join(', ')],
    ['one keystroke, median, slowest', `${fine(median(keystrokes))}, ${fine(Math.max(...keystrokes))}`],
    ['a message, from Send to drawn, median, slowest', `${fine(median(arrivals))}, ${fine(Math.max(...arrivals))}`],
  ];
  console.log(
    [
      '',
      `A room of ${MESSAGES} messages (${browser.browserType().name()} ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)})`,
      ...rows.map(([name, value]) => `  ${name.padEnd(50)}${value}`),
    ].join('\n'),
  );
});

/** How many rooms have their newest messages stored as they are shown. */
async function tails(page: Page): Promise<number> {
  const keys = await storedKeys(page, ['rooms']);
  return keys.filter((key) => Array.isArray(key) && key[1] === 'tail').length;
}

/** Scrolls by so much in each frame. Between which frames how long passed, and in how many of them no message was in sight. */
async function scroll(page: Page, px: number, frames: number): Promise<{ median: number; p95: number; blank: number }> {
  const { times, blank } = await page.evaluate(
    async ([px, frames]) => {
      const log = document.querySelector('[role="log"]');
      if (log === null) throw new Error('there is no log');
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const { left, top, height } = log.getBoundingClientRect();
      const times: number[] = [];
      let blank = 0;
      let before = await frame();
      for (let n = 0; n < frames; n += 1) {
        log.scrollTop += px;
        const now = await frame();
        times.push(now - before);
        before = now;
        // As it was painted last, wherever in the list: between two messages there is space.
        const seen = [0.2, 0.4, 0.5, 0.6, 0.8].map((part) => document.elementFromPoint(left + 40, top + height * part));
        if (seen.every((element) => element?.closest('article') == null)) blank += 1;
      }
      return { times, blank };
    },
    [px, frames] as const,
  );
  const sorted = times.sort((a, b) => a - b);
  return { median: median(sorted), p95: sorted[Math.floor(sorted.length * 0.95)] ?? NaN, blank };
}

/** What the page holds once what lies still is drawn and tidied up. */
async function memory(page: Page): Promise<Memory> {
  await page.evaluate(async () => {
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => requestIdleCallback(resolve));
  });
  return await memoryOf(page);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
