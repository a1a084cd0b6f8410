// A long history and somebody who comes late: how long until its first message is on the screen, and until all is there.
//
// Beside it the same messages as a Yjs document, brought over one RTCDataChannel of the same configuration (ordered,
// reliable, frames of 14 KiB), in the same browser, in turns. The two do not do the same work: Tincan's messages are
// signed, sealed and stored one by one and checked on arrival; Yjs merges one update in clear and stores nothing.
// Tincan's clock starts with the click on Join, the other's with `new RTCPeerConnection`; what happens after the link is
// up is told apart.

import { readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type * as Yjs from 'yjs';
import { writesMany } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';

const ROUNDS = Number(process.env['TINCAN_BENCH_ROUNDS'] ?? 5);
const MESSAGES = Number(process.env['TINCAN_BENCH_MESSAGES'] ?? 10_000);
/** Longest wait for one late joiner. */
const ROUND_MS_MAX = 120_000;
const FRAME_LEN_MAX = 14 * 1024;
/** Messages that the Yjs page draws: as many as Tincan's list. */
const DRAWN = 120;

const text = (n: number) => `message ${n}: forty paper lanterns, arriving on Thursday`;

interface Measured {
  /** Milliseconds from the start of the clock. */
  linked: number;
  first: number;
  complete: number;
  /** Payload that arrived over data channels. */
  bytes: number;
}

declare global {
  interface Window {
    /** Every connection that the page made. */
    connections?: RTCPeerConnection[];
    marks?: { begin?: number; linked?: number; first?: number; complete?: number };
    Y?: typeof Yjs;
    /** Calls into this process, and what it passes on. */
    tell: (message: Told) => Promise<void>;
    told?: (message: Told) => Promise<void>;
    /** The page that comes late: measures. */
    comeLate?: () => Promise<Measured>;
  }
}

type Told = { description: RTCSessionDescriptionInit } | { candidate: RTCIceCandidateInit };

test(`a history of ${MESSAGES} messages and a late joiner`, async ({ browser, newPerson, server }) => {
  test.setTimeout(300_000 + ROUNDS * 2 * ROUND_MS_MAX);
  const texts = Array.from({ length: MESSAGES }, (_, n) => text(n));

  const ada = await newPerson('Ada');
  const link = await ada.opensRoom();
  const writing = performance.now();
  await writesMany(ada, texts);
  await expect(ada.room.message(text(MESSAGES - 1))).toHaveAttribute('data-state', 'saved', { timeout: 180_000 });
  const written = performance.now() - writing;

  const holder = await YjsHolder.start(browser, server.origin);
  const tincan: Measured[] = [];
  const yjs: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    yjs.push(await holder.round());
    tincan.push(await tincanRound(await newPerson('Bo'), link, round === ROUNDS - 1 ? texts : undefined));
    await ada.room.alone({ timeout: 20_000 });
  }
  await holder.close();

  const rows: [string, (measured: Measured) => number, number][] = [
    ['until linked, ms', ({ linked }) => linked, 0],
    ['first message on screen, ms', ({ first }) => first, 0],
    ['complete, ms', ({ complete }) => complete, 0],
    ['from linked to complete, ms', ({ linked, complete }) => complete - linked, 0],
    ['the same for a message, µs', ({ linked, complete }) => ((complete - linked) * 1000) / MESSAGES, 1],
    ['bytes a message', ({ bytes }) => bytes / MESSAGES, 1],
  ];
  const cell = (value: number, digits: number) => value.toFixed(digits).padStart(10);
  console.log(
    [
      '',
      `A history of ${MESSAGES} messages, ${ROUNDS} late joiners each in turns; medians (smallest to largest)`,
      `(${browser.browserType().name()} ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}; writing all of it took ${(written / 1000).toFixed(1)} s)`,
      `  ${''.padEnd(30)}${'Tincan'.padStart(32)}${'Yjs'.padStart(32)}${'ratio'.padStart(10)}`,
      ...rows.map(([name, of, digits]) => {
        const column = (values: number[]) =>
          `${cell(median(values), digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`.padStart(32);
        const [ours, theirs] = [tincan.map(of), yjs.map(of)];
        return `  ${name.padEnd(30)}${column(ours)}${column(theirs)}${cell(median(ours) / median(theirs), 2)}`;
      }),
    ].join('\n'),
  );
});

/** Somebody new follows the link; with `texts`, what is there in the end is compared to the letter. */
async function tincanRound(bo: Person, link: string, texts: readonly string[] | undefined): Promise<Measured> {
  const last = text(MESSAGES - 1);
  await bo.page.addInitScript((last) => {
    const marks: NonNullable<Window['marks']> = {};
    window.marks = marks;
    const connections: RTCPeerConnection[] = [];
    window.connections = connections;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    addEventListener('click', (event) => {
      const button = (event.target as Element | null)?.closest('button');
      if (button?.textContent?.trim() === 'Join') marks.begin = performance.now();
    }, true);
    const look = () => {
      const now = performance.now();
      if (marks.begin === undefined || marks.complete !== undefined) return;
      if (marks.linked === undefined && document.querySelector('li[data-link="connected"]') !== null) marks.linked = now;
      const log = document.querySelector('[role="log"]');
      if (log?.querySelector('article') == null) return;
      marks.first ??= now;
      const drawn = log.querySelectorAll('article');
      if (drawn[drawn.length - 1]?.querySelector('p')?.textContent !== last) return;
      // The newest is there; so is everything before it, unless the page says that some is still on its way.
      if (!/Getting \d+ earlier message/.test(document.body.textContent ?? '')) marks.complete = now;
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }, last);
  await bo.page.goto(link);
  await bo.room.giveName(bo.name);
  await bo.page.waitForFunction(() => window.marks?.complete !== undefined, undefined, { timeout: ROUND_MS_MAX });
  const measured = await bo.page.evaluate(async () => {
    const { begin = NaN, linked = NaN, first = NaN, complete = NaN } = window.marks ?? {};
    let bytes = 0;
    for (const connection of window.connections ?? []) {
      const stats = (await connection.getStats()) as ReadonlyMap<string, { type: string; bytesReceived?: number }>;
      for (const entry of stats.values()) if (entry.type === 'data-channel') bytes += entry.bytesReceived ?? 0;
    }
    return { linked: linked - begin, first: first - begin, complete: complete - begin, bytes };
  });
  expect(measured.complete).toBeGreaterThan(0);
  if (texts !== undefined) expect(await bo.room.everything()).toEqual(texts);
  await bo.context.close();
  return measured;
}

/** A page that holds the Yjs document, and the pages that come for it. */
class YjsHolder {
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #context: BrowserContext;
  readonly #page: Page;
  #joiner: Page | undefined;

  private constructor(browser: Browser, origin: string, context: BrowserContext, page: Page) {
    this.#browser = browser;
    this.#origin = origin;
    this.#context = context;
    this.#page = page;
  }

  static async start(browser: Browser, origin: string): Promise<YjsHolder> {
    const context = await browser.newContext();
    const page = await yjsPage(context, origin);
    const holder = new YjsHolder(browser, origin, context, page);
    await page.exposeFunction('tell', (message: Told) => holder.#joiner?.evaluate((told) => window.told?.(told), message));
    const texts = Array.from({ length: MESSAGES }, (_, n) => text(n));
    await page.evaluate(holdDocument, { texts, frameLenMax: FRAME_LEN_MAX });
    return holder;
  }

  async round(): Promise<Measured> {
    const context = await this.#browser.newContext();
    const page = await yjsPage(context, this.#origin);
    this.#joiner = page;
    await page.exposeFunction('tell', (message: Told) => this.#page.evaluate((told) => window.told?.(told), message));
    await page.evaluate(prepareJoiner, { count: MESSAGES, drawn: DRAWN, last: text(MESSAGES - 1) });
    const measured = await page.evaluate(() => window.comeLate?.());
    await context.close();
    if (measured === undefined) throw new Error('the page is not prepared');
    expect(measured.complete).toBeGreaterThan(0);
    return measured;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

const MODULES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../node_modules');

/** An empty page that has loaded Yjs from this checkout's packages. */
async function yjsPage(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${origin}/modules/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/modules/'.length);
    const file = path.join(MODULES, /\.m?js$/.test(name) ? name : `${name}.js`);
    await route.fulfill({ contentType: 'text/javascript', body: await readFile(file) });
  });
  const imports = { yjs: '/modules/yjs/dist/yjs.mjs', 'lib0/': '/modules/lib0/' };
  await page.route(`${origin}/yjs`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><link rel="icon" href="data:,"><title>Yjs</title>
        <script type="importmap">${JSON.stringify({ imports })}</script>
        <script type="module">import * as Y from 'yjs'; window.Y = Y;</script><div role="log"></div>`,
    }),
  );
  await page.goto(`${origin}/yjs`);
  await page.waitForFunction(() => window.Y !== undefined);
  return page;
}

/** Runs in the page that holds the document: one transaction a message, as they were written. */
function holdDocument({ texts, frameLenMax }: { texts: string[]; frameLenMax: number }): void {
  const { Y } = window;
  if (Y === undefined) throw new Error('no Yjs');
  const document = new Y.Doc();
  const messages = document.getArray<{ author: string; at: number; text: string }>('messages');
  for (const text of texts) messages.push([{ author: 'Ada', at: Date.now(), text }]);

  let connection: RTCPeerConnection | undefined;
  window.told = async (message) => {
    if ('candidate' in message) {
      await connection?.addIceCandidate(message.candidate);
      return;
    }
    const peer = new RTCPeerConnection();
    connection = peer;
    const channel = peer.createDataChannel('control', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }) => {
      const update = Y.encodeStateAsUpdate(document, new Uint8Array(data as ArrayBuffer));
      channel.send(String(update.length));
      for (let at = 0; at < update.length; at += frameLenMax) channel.send(update.slice(at, at + frameLenMax));
    });
    peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null) void window.tell({ candidate: candidate.toJSON() });
    });
    await peer.setRemoteDescription(message.description);
    await peer.setLocalDescription();
    if (peer.localDescription !== null) await window.tell({ description: peer.localDescription.toJSON() });
  };
}

/** Runs in the page that comes late. */
function prepareJoiner({ count, drawn, last }: { count: number; drawn: number; last: string }): void {
  const { Y } = window;
  if (Y === undefined) throw new Error('no Yjs');
  const early: RTCIceCandidateInit[] = [];
  let connection: RTCPeerConnection | undefined;
  window.told = async (message) => {
    if ('candidate' in message) {
      if (connection?.remoteDescription) await connection.addIceCandidate(message.candidate);
      else early.push(message.candidate);
      return;
    }
    await connection?.setRemoteDescription(message.description);
    for (const candidate of early.splice(0)) await connection?.addIceCandidate(candidate);
  };
  window.comeLate = async () => {
    const begin = performance.now();
    const doc = new Y.Doc();
    const messages = doc.getArray<{ author: string; at: number; text: string }>('messages');
    const peer = new RTCPeerConnection();
    connection = peer;
    const channel = peer.createDataChannel('control', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    let linked = NaN;
    let bytes = 0;
    const complete = new Promise<number>((resolve, reject) => {
      channel.addEventListener('open', () => {
        linked = performance.now();
        channel.send(new Uint8Array(Y.encodeStateVector(doc)));
      });
      let update: Uint8Array | undefined;
      let at = 0;
      channel.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
        bytes += typeof data === 'string' ? data.length : data.byteLength;
        if (typeof data === 'string') {
          update = new Uint8Array(Number(data));
          return;
        }
        update?.set(new Uint8Array(data), at);
        at += data.byteLength;
        if (update === undefined || at < update.length) return;
        Y.applyUpdate(doc, update);
        const log = document.querySelector('[role="log"]');
        for (const { author, text } of messages.slice(-drawn)) {
          const article = document.createElement('article');
          article.textContent = `${author}: ${text}`;
          log?.append(article);
        }
        if (messages.length !== count || messages.get(count - 1).text !== last) reject(new Error('not complete'));
        resolve(performance.now());
      });
    });
    peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null) void window.tell({ candidate: candidate.toJSON() });
    });
    await peer.setLocalDescription();
    if (peer.localDescription !== null) await window.tell({ description: peer.localDescription.toJSON() });
    const end = (await complete) - begin;
    return { linked: linked - begin, first: end, complete: end, bytes };
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
