// What is noted in the page itself: what it connects, what it shows and when. Runs before the page's own script.
//
// Times are those of `Date.now()`, which all browsers of the machine and the test have in common.

import type { Page } from '@playwright/test';

/** How packets of a connection travel, by `getStats()`. */
export interface Route {
  local: string;
  remote: string;
  /** Between this browser and its relay. */
  relayProtocol: string | undefined;
  roundTripMs: number;
  /** Pairs without a relay that ever got an answer. */
  directAnswers: number;
}

/** One `RTCPeerConnection`. */
interface Made {
  connection: RTCPeerConnection;
  madeAt: number;
  openAt: number | undefined;
}

export interface Notes {
  /** The same as long as the page was not loaded anew. */
  loaded: string;
  made: Made[];
  /** What happened, in order: time, what. */
  timeline: [number, string][];
  /** When a message was first drawn. */
  shownAt: Map<string, number>;
  joinClickedAt: number | undefined;
  linkedAt: number | undefined;
  /** Own messages, in the order written. */
  written: string[];
  /** How often the composer did not take a message. */
  refused: number;
  write(author: string, everyMs: number): void;
  stopWriting(): void;
  /** The first time a message of this author was shown that was written at `since` or later. */
  shownAfter(author: string, since: number): number | undefined;
  route(): Promise<Route | undefined>;
}

declare global {
  interface Window {
    notes: Notes;
  }
}

export async function instrument(page: Page): Promise<void> {
  await page.addInitScript(takeNotes);
}

/** Runs in the page; uses nothing from outside itself. */
function takeNotes(): void {
  let writer: ReturnType<typeof setInterval> | undefined;
  const notes: Notes = {
    loaded: crypto.randomUUID(),
    made: [],
    timeline: [],
    shownAt: new Map(),
    joinClickedAt: undefined,
    linkedAt: undefined,
    written: [],
    refused: 0,

    write(author, everyMs) {
      const one = () => {
        const box = document.querySelector('textarea');
        if (box === null || box.form === null) return;
        const text = `${author} ${notes.written.length} at ${Date.now()}`;
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        box.form.requestSubmit();
        if (box.value === '') notes.written.push(text);
        else notes.refused += 1;
      };
      one();
      writer = setInterval(one, everyMs);
    },

    stopWriting() {
      clearInterval(writer);
    },

    shownAfter(author, since) {
      const times = [...notes.shownAt].flatMap(([text, shownAt]) => {
        const [, by, writtenAt] = /^(\S+) \d+ at (\d+)$/.exec(text) ?? [];
        return by === author && Number(writtenAt) >= since ? [shownAt] : [];
      });
      return times.length === 0 ? undefined : Math.min(...times);
    },

    async route() {
      const up = notes.made.filter(({ connection }) => connection.connectionState === 'connected').at(-1);
      if (up === undefined) return undefined;
      const stats = await up.connection.getStats();
      const all = [...stats.values()];
      const transport = all.find((entry) => entry.type === 'transport');
      const pair = stats.get(transport?.selectedCandidatePairId);
      if (pair === undefined) return undefined;
      const kinds = (of: { localCandidateId: string; remoteCandidateId: string }) => [
        stats.get(of.localCandidateId)?.candidateType,
        stats.get(of.remoteCandidateId)?.candidateType,
      ];
      const [local, remote] = kinds(pair);
      return {
        local,
        remote,
        relayProtocol: stats.get(pair.localCandidateId)?.relayProtocol,
        roundTripMs: pair.currentRoundTripTime * 1000,
        directAnswers: all.filter(
          (entry) => entry.type === 'candidate-pair' && entry.responsesReceived > 0 && !kinds(entry).includes('relay'),
        ).length,
      };
    },
  };
  window.notes = notes;
  const note = (what: string) => notes.timeline.push([Date.now(), what]);

  const madeOf = new WeakMap<RTCPeerConnection, Made>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      const made = { madeAt: Date.now(), openAt: undefined };
      super(configuration);
      madeOf.set(this, Object.assign(made, { connection: this }));
      notes.made.push(madeOf.get(this) as Made);
      const name = `connection ${notes.made.length}`;
      note(`${name} made`);
      this.addEventListener('connectionstatechange', () => note(`${name} ${this.connectionState}`));
      this.addEventListener('iceconnectionstatechange', () => note(`${name} ice ${this.iceConnectionState}`));
      this.addEventListener('signalingstatechange', () => note(`${name} ${this.signalingState}`));
      this.addEventListener('icegatheringstatechange', () => note(`${name} gathering ${this.iceGatheringState}`));
      this.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.candidate) note(`${name} candidate ${candidate.type} ${candidate.protocol} ${candidate.address}`);
      });
      this.addEventListener('icecandidateerror', ({ url, errorCode, errorText }) => {
        note(`${name} no candidate by ${url}: ${errorCode} ${errorText}`);
      });
    }

    override restartIce(): void {
      note('ice restart');
      super.restartIce();
    }

    override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
      const channel = super.createDataChannel(label, options);
      if (label === 'control') {
        channel.addEventListener('open', () => {
          const made = madeOf.get(this);
          if (made !== undefined) made.openAt = Date.now();
          note('control open');
        });
        channel.addEventListener('close', () => note('control closed'));
      }
      return channel;
    }
  };

  let sockets = 0;
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets += 1;
      const name = `socket ${sockets}`;
      note(`${name} made`);
      for (const kind of ['open', 'error'] as const) this.addEventListener(kind, () => note(`${name} ${kind}`));
      this.addEventListener('close', ({ code }) => note(`${name} closed ${code}`));
    }
  };
  for (const kind of ['online', 'offline'] as const) addEventListener(kind, () => note(kind));

  addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element | null)?.closest('button');
      if (button?.textContent?.trim() === 'Join') notes.joinClickedAt = Date.now();
    },
    true,
  );
  const states = new WeakMap<Element, string>();
  const look = (element: Element) => {
    const state = ['data-link', 'data-path', 'data-signaling'].flatMap((name) => element.getAttribute(name) ?? []).join(' ');
    if (states.get(element) !== state) note(`shows ${state}`);
    states.set(element, state);
    if (element.getAttribute('data-link') === 'connected') notes.linkedAt ??= Date.now();
  };
  new MutationObserver((changes) => {
    const now = Date.now();
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') look(target as Element);
      for (const added of addedNodes) {
        if (!(added instanceof Element)) continue;
        const within = (selector: string) => [
          ...(added.matches(selector) ? [added] : []),
          ...added.querySelectorAll(selector),
        ];
        for (const element of within('[data-link], [data-signaling]')) look(element);
        for (const article of within('article')) {
          const text = article.querySelector('p')?.textContent;
          if (text && !notes.shownAt.has(text)) notes.shownAt.set(text, now);
        }
      }
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-link', 'data-path', 'data-signaling'],
  });
}
