// Watches every page of a test for what must not happen, and fails the test if it did.

import type { BrowserContext, Page } from '@playwright/test';

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const NETWORK_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'ws:', 'wss:']);

export class Watch {
  readonly #problems: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #contexts = new WeakSet<BrowserContext>();
  readonly #hosts: ReadonlySet<string>;

  /** `hosts`: where the pages of the test come from, besides this machine. */
  constructor(...hosts: string[]) {
    this.#hosts = new Set([...LOCAL_HOSTS, ...hosts]);
  }

  /** Watches all pages of a context, those it has and those to come. */
  context(context: BrowserContext, who: string): void {
    if (this.#contexts.has(context)) return;
    this.#contexts.add(context);
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      const where = message.location().url;
      this.#report(who, `console ${message.type()}: ${message.text()}${where === '' ? '' : ` (${where})`}`);
    });
    context.on('weberror', (error) => {
      const cause = error.error();
      this.#report(who, `page error: ${cause.stack ?? cause.message}`);
    });
    context.on('request', (request) => this.#reached(who, request.url()));
    context.on('page', (page) => this.#page(page, who));
    for (const page of context.pages()) this.#page(page, who);
  }

  /**
   * Declares a message that this test provokes on purpose. Keep the pattern narrow: it is matched against the whole
   * line, kind included, e.g. `console error: WebSocket connection to ... failed`.
   */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** What happened that was not declared. */
  problems(): string[] {
    return this.#problems.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
  }

  #page(page: Page, who: string): void {
    page.on('crash', () => this.#report(who, 'the page crashed'));
    page.on('websocket', (socket) => this.#reached(who, socket.url()));
  }

  #reached(who: string, address: string): void {
    const url = new URL(address);
    if (NETWORK_SCHEMES.has(url.protocol) && !this.#hosts.has(url.hostname)) {
      this.#report(who, `request to another host: ${address}`);
    }
  }

  #report(who: string, what: string): void {
    this.#problems.push(`${who}: ${what}`);
  }
}

/** What the browsers themselves print when the signaling socket cannot be opened or breaks in its handshake. */
export const SIGNALING_UNREACHABLE =
  /console error: WebSocket connection to 'ws:\/\/[\d.]+:\d+\/signal' failed: |page error: Firefox can’t establish a connection to the server at ws:\/\/[\d.]+:\d+\/signal/;

/** What Chromium itself prints when the page gives up a signaling socket that is still being opened. */
export const SIGNALING_GIVEN_UP =
  /console warning: WebSocket connection to 'ws:\/\/[\d.]+:\d+\/signal' failed: WebSocket is closed before the connection is established/;

/** What Chromium itself prints when a page is answered with 404. */
export const PAGE_NOT_FOUND =
  /console error: Failed to load resource: the server responded with a status of 404 \(Not Found\)/;
