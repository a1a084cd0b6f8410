// From the click on Join to the first message possible, beside a bare RTCPeerConnection page.
//
// Both are measured in the same browser, in turns, so that whatever else the machine does meets both alike. Tincan's
// clock starts with the click in the lobby and stops when the text box is there and somebody is linked. The bare
// page's starts with `new RTCPeerConnection` and stops when its data channel opens; its session descriptions and
// candidates travel through this process, without a server, a key or a handshake.

import { cpus, loadavg } from 'node:os';
import type { Browser, Page } from '@playwright/test';
import { expect, type Person, test } from '../fixtures.ts';

const ROUNDS = Number(process.env['TINCAN_BENCH_ROUNDS'] ?? 15);
/** Started and thrown away: the first connection of a browser loads what the others find loaded. */
const WARM_UP_ROUNDS = 2;

declare global {
  interface Window {
    /** When Join was clicked, when a message became possible: milliseconds of this page's clock. */
    clicked?: number;
    possible?: number;
    /** Calls into this process. */
    signal: (message: Signal) => Promise<void>;
    received: (message: Signal) => Promise<void>;
    call: () => Promise<number>;
  }
}

type Signal = { description: RTCSessionDescriptionInit } | { candidate: RTCIceCandidateInit };

test('from Join to the first message possible', async ({ browser, newPerson, server }) => {
  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  const bare: number[] = [];
  const tincan: number[] = [];

  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const bareMs = await bareRound(browser, server.origin);
    const tincanMs = await tincanRound(await newPerson('Bo'), link, `measured ${round}`);
    await ada.room.alone({ timeout: 20_000 });
    if (round < 0) continue;
    bare.push(bareMs);
    tincan.push(tincanMs);
  }

  const row = (name: string, values: number[]) =>
    `  ${name.padEnd(24)}${[median(values), Math.min(...values), Math.max(...values)]
      .map((value) => value.toFixed(0).padStart(8))
      .join('')}`;
  console.log(
    [
      '',
      `From Join to the first message possible, ms (${ROUNDS} rounds in turns, ${browser.browserType().name()} ${browser.version()},`,
      `${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)})`,
      `  ${''.padEnd(24)}  median     min     max`,
      row('Tincan', tincan),
      row('bare RTCPeerConnection', bare),
      `  ratio of the medians    ${(median(tincan) / median(bare)).toFixed(2).padStart(8)}`,
    ].join('\n'),
  );
});

async function tincanRound(bo: Person, link: string, text: string): Promise<number> {
  await bo.page.addInitScript(() => {
    addEventListener('click', (event) => {
      const button = (event.target as Element | null)?.closest('button');
      if (button?.textContent?.trim() === 'Join') window.clicked = performance.now();
    }, true);
    const look = () => {
      if (window.clicked === undefined || window.possible !== undefined) return;
      const box = document.querySelector('textarea');
      const send = [...document.querySelectorAll('button')].find((b) => b.textContent?.trim() === 'Send');
      const linked = document.querySelector('li[data-link="connected"]');
      if (box !== null && !box.disabled && send !== undefined && !send.disabled && linked !== null) {
        window.possible = performance.now();
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await bo.lobby.open();
  await bo.lobby.join(bo.name, link);
  await bo.room.linkedTo('Ada');
  const measured = await bo.page.evaluate(() => (window.possible ?? NaN) - (window.clicked ?? NaN));
  expect(measured).toBeGreaterThan(0);
  // It was possible indeed.
  await expect(await bo.room.send(text)).toHaveAttribute('data-state', 'delivered');
  await bo.context.close();
  return measured;
}

async function bareRound(browser: Browser, origin: string): Promise<number> {
  const contexts = [await browser.newContext(), await browser.newContext()] as const;
  const pages: Page[] = [];
  try {
    for (const context of contexts) {
      const page = await context.newPage();
      await page.route(`${origin}/bare`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><link rel="icon" href="data:,"><title>bare</title>' }),
      );
      await page.goto(`${origin}/bare`);
      pages.push(page);
    }
    const [waiting, joining] = pages as [Page, Page];
    await pass(waiting, joining);
    await pass(joining, waiting);
    for (const page of pages) await page.evaluate(preparePeer);
    const measured = await joining.evaluate(() => window.call());
    expect(measured).toBeGreaterThan(0);
    return measured;
  } finally {
    for (const context of contexts) await context.close();
  }
}

/** What one page signals, the other receives. */
async function pass(from: Page, to: Page): Promise<void> {
  await from.exposeFunction('signal', (message: Signal) => to.evaluate((m) => window.received(m), message));
}

/** Runs in the page: a connection with one channel, and nothing else. */
function preparePeer(): void {
  let connection: RTCPeerConnection | undefined;
  const early: RTCIceCandidateInit[] = [];
  const connect = () => {
    const made = new RTCPeerConnection();
    connection = made;
    made.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null) void window.signal({ candidate: candidate.toJSON() });
    });
    return { made, channel: made.createDataChannel('control', { negotiated: true, id: 0 }) };
  };
  window.call = async () => {
    const begin = performance.now();
    const { made, channel } = connect();
    const open = new Promise<number>((resolve) => {
      channel.addEventListener('open', () => resolve(performance.now() - begin));
    });
    await made.setLocalDescription();
    const description = made.localDescription;
    if (description !== null) await window.signal({ description: description.toJSON() });
    return await open;
  };
  window.received = async (message) => {
    if ('candidate' in message) {
      if (connection?.remoteDescription) await connection.addIceCandidate(message.candidate);
      else early.push(message.candidate);
      return;
    }
    const peer = connection ?? connect().made;
    await peer.setRemoteDescription(message.description);
    for (const candidate of early.splice(0)) await peer.addIceCandidate(candidate);
    if (message.description.type === 'offer') {
      await peer.setLocalDescription();
      const answer = peer.localDescription;
      if (answer !== null) await window.signal({ description: answer.toJSON() });
    }
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
