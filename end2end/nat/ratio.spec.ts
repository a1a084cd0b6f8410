// On an open network, Tincan connects about as fast as a connection can be made at all.
//
// Measured in turns in the same two browsers, with the same ICE servers, through the same server, in pages that are
// loaded: from making the `RTCPeerConnection` to the open channel on the side that dials, which joins anew each time.
// Tincan opens six channels, seals what it signals and draws a room; the bare page does nothing else.

import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { barePage } from './bare.ts';
import { expect, test } from './fixtures.ts';
import { Pair } from './pair.ts';

const ROUNDS = Number(process.env['TINCAN_BENCH_ROUNDS'] ?? 9);
/** Thrown away: the first connection of a browser loads what the others find loaded. */
const WARM_UP_ROUNDS = 1;
const RATIO_MAX = 1.3;

test('open network, beside a bare connection', async ({ ada, bo, browsers, server, figures }) => {
  test.setTimeout(60_000 + (ROUNDS + WARM_UP_ROUNDS) * 10_000);
  const pair = new Pair(ada, bo, figures);
  await pair.meet();
  const room = randomBytes(32).toString('base64url');
  const waiting = await barePage(browsers.a, server.origin, room);
  const bare: number[] = [];
  const tincan: number[] = [];

  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const calling = await barePage(browsers.b, server.origin, room);
    const bareMs = await calling.evaluate(() => window.bare.openMs);
    await calling.context().close();

    await bo.room.leave.click();
    await ada.room.alone();
    await bo.page.getByRole('button', { name: 'Join again', exact: true }).click();
    await bo.room.entered();
    await bo.room.linkedTo(ada.name);
    await ada.room.linkedTo(bo.name);
    const tincanMs = await openMs(bo.page);
    if (round < 0) continue;
    bare.push(bareMs);
    tincan.push(tincanMs);
  }
  await waiting.context().close();
  await pair.goes('direct');

  const ratio = median(tincan) / median(bare);
  figures.more = {
    'dial to open': `${summary(tincan)} ms`,
    bare: `${summary(bare)} ms`,
    ratio: ratio.toFixed(2),
  };
  expect(ratio).toBeLessThanOrEqual(RATIO_MAX);
});

/** Of the page's last connection. */
async function openMs(page: Page): Promise<number> {
  const measured = await page.evaluate(() => {
    const last = window.notes.made.at(-1);
    return (last?.openAt ?? NaN) - (last?.madeAt ?? NaN);
  });
  expect(measured).toBeGreaterThan(0);
  return measured;
}

function summary(values: readonly number[]): string {
  return `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
