// A poll with a thousand votes: how long until it is on the screen once its room is open, and how long a vote takes, beside the same with
// a poll of ten.
//
// The polls come out of exports that `room/examples/voters.rs` writes, and into the browser as a person would bring them: by *Import*. Times
// are those of the page: from the click to the frame in which the poll, or the vote, is drawn.

import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

const VOTERS = Number(process.env['TINCAN_BENCH_VOTERS'] ?? 1_000);
const OPTIONS = 20;
const ROUNDS = Number(process.env['TINCAN_BENCH_ROUNDS'] ?? 10);
const PASSPHRASE = 'many votes';
/** Longest that a poll may take to be seen, in milliseconds. */
const OPENED_MS_MAX = 300;

/** From a click on what is called so until `there` is seen in a frame, in milliseconds. */
async function clicked(page: Page, selector: string, there: string): Promise<number> {
  return await page.evaluate(
    async ([selector, there]) => {
      const button = document.querySelector<HTMLElement>(selector);
      if (button === null) throw new Error(`there is no ${selector}`);
      const began = performance.now();
      button.click();
      while (document.querySelector(there) === null) await new Promise((next) => requestAnimationFrame(next));
      return performance.now() - began;
    },
    [selector, there] as const,
  );
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

for (const voters of [10, VOTERS]) {
  test(`a poll of ${voters} voters and ${OPTIONS} options`, async ({ newPerson, browser }, testInfo) => {
    test.setTimeout(600_000);
    const file = testInfo.outputPath('votes.tincan');
    const cargo = ['run', '--release', '--quiet', '-p', 'room', '--example', 'voters', '--', 'room', file, PASSPHRASE];
    const fragment = execFileSync('cargo', [...cargo, String(voters), String(OPTIONS)], { cwd: '..', encoding: 'utf8' }).trim();
    const ada = await newPerson('Ada');
    await ada.lobby.open();
    await ada.settings.open('Storage');
    await ada.settings.imports(file, PASSPHRASE);
    await expect(ada.settings.imported).toBeVisible({ timeout: 120_000 });
    await ada.page.goto('about:blank');
    await ada.page.goto(`/room#${fragment}`);
    await ada.room.entered();
    await ada.polls.tab.click();
    await expect(ada.polls.entries).toHaveCount(1, { timeout: 60_000 });

    const opened: number[] = [];
    const asked: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const open = await clicked(ada.page, '.poll-entry-open', '.poll-bar');
      await ada.polls.option(`Option ${(round % OPTIONS) + 1}`).check();
      // Its owner is elsewhere: what is drawn is that the vote waits.
      const ask = round === 0 ? await clicked(ada.page, '.poll-form .button-main', '[data-poll="pending"]') : NaN;
      // The first loads the part of the program that draws polls.
      if (round > 0) opened.push(open);
      if (!Number.isNaN(ask)) asked.push(ask);
      await ada.polls.press('All polls');
    }
    console.log(
      `  ${voters} voters, ${OPTIONS} options: opens in ${median(opened).toFixed(0)} ms (median of ${ROUNDS}, slowest ${Math.max(...opened).toFixed(0)}), a vote is drawn in ${median(asked).toFixed(0)} ms; ` +
        `Chromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
    );
    expect(median(opened), 'from the click to the poll, in ms').toBeLessThanOrEqual(OPENED_MS_MAX);
  });
}
