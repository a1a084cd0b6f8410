// A browser lets a tab have some 500 connections at once and takes its time to forget closed ones. A room comes through more than
// that: a link looks for new routes on the connection it has, and somebody who comes back again and again gets new ones. A hundred
// of it in `make test`, which shows whether any is kept; `make soak-e2e` makes more than a browser lets a tab have.

import type { Page } from '@playwright/test';
import { allLinked, meet, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';

test.use({ keepsPages: false });

const TIMES = Number(process.env['TINCAN_RECONNECTS'] ?? 100);

interface Counted {
  connections: number;
  /** Weakly: a browser gives those up that are closed and that nobody holds. */
  made: WeakRef<RTCPeerConnection>[];
  last: RTCPeerConnection;
}

/** Keeps count of the connections that a page makes, knows which of them it did not close, and the last. */
async function countConnections(person: Person): Promise<void> {
  await person.page.addInitScript(() => {
    const counted = window as unknown as Counted;
    const Real = window.RTCPeerConnection;
    counted.connections = 0;
    counted.made = [];
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        counted.connections += 1;
        counted.made.push(new WeakRef(this));
        counted.last = this;
      }
    };
  });
}

function connections(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Counted).connections);
}

function open(page: Page): Promise<number> {
  return page.evaluate(() => {
    const made = (window as unknown as Counted).made.map((connection) => connection.deref());
    return made.filter((connection) => connection !== undefined && connection.signalingState !== 'closed').length;
  });
}

test('a network that changes again and again leaves a room with the connection it began with', async ({ newPerson }) => {
  test.setTimeout(300_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await countConnections(ada);
  await countConnections(bo);
  await meet(ada, bo);
  const restarted = await ada.page.evaluate(async (times) => {
    const { last } = window as unknown as Counted;
    for (let n = 0; n < times; n += 1) {
      const settled = new Promise<void>((resolve) => {
        const look = () => {
          if (last.signalingState !== 'stable') return;
          last.removeEventListener('signalingstatechange', look);
          resolve();
        };
        last.addEventListener('signalingstatechange', look);
      });
      window.dispatchEvent(new Event('online'));
      await settled;
    }
    return last.connectionState;
  }, TIMES);
  expect(restarted).toBe('connected');
  await allLinked([ada, bo]);
  await talk('tin', [ada, bo]);
  expect([await connections(ada.page), await connections(bo.page)]).toEqual([1, 1]);
});

test('somebody who leaves and comes back again and again is linked each time', async ({ newPerson }) => {
  test.setTimeout(600_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await countConnections(ada);
  await meet(ada, bo);
  await bo.page.evaluate(async (times) => {
    const seen = (selector: string) =>
      new Promise<HTMLElement>((resolve) => {
        const look = () => document.querySelector<HTMLElement>(selector);
        const found = look();
        if (found) return resolve(found);
        const observer = new MutationObserver(() => {
          const found = look();
          if (!found) return;
          observer.disconnect();
          resolve(found);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      });
    const button = (name: string) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
      return buttons.find((button) => button.textContent === name);
    };
    for (let n = 0; n < times; n += 1) {
      button('Leave')?.click();
      await seen('.card button');
      button('Join again')?.click();
      await seen('.person[data-link="connected"]');
    }
  }, TIMES);
  expect(await connections(ada.page)).toBeGreaterThan(TIMES);
  await allLinked([ada, bo]);
  // The last one may still be on its way out with a last word.
  await expect.poll(() => open(ada.page)).toBe(1);
  await talk('tin', [ada, bo]);
});
