// Storage that fails in one way or another, and a record of what the page claimed meanwhile.

import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** For `addInitScript`: a browser in which nothing can be stored. */
export const noStorage = {
  'indexedDB is missing': () => {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: () => undefined });
  },
  'opening a database fails': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  },
} as const;

declare global {
  interface Window {
    /** Set by a test: from now on the disk is full. */
    diskFull?: boolean;
    /** The object stores for which the full disk refused something, once for each time. */
    diskRefused?: string[];
    /** Lets the databases be opened that `storeThatWaits` keeps shut. */
    openStores?: () => void;
    /** Set by a test: from now on no transaction that writes tells that it is complete. */
    commitsStuck?: boolean;
    /** Each state that an own message was shown in, in order. */
    shownStates?: ShownState[];
  }
}

/** For `addInitScript`: a disk that is full while `window.diskFull` is set. */
export function diskThatFills(): void {
  const full = (real: IDBObjectStore['put']): IDBObjectStore['put'] =>
    function (this: IDBObjectStore, ...given) {
      if (window.diskFull === true) {
        (window.diskRefused ??= []).push(this.name);
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      }
      return real.apply(this, given);
    };
  IDBObjectStore.prototype.put = full(IDBObjectStore.prototype.put);
  IDBObjectStore.prototype.add = full(IDBObjectStore.prototype.add);
}

/** For `addInitScript`: the browser's locks, without which nothing stored is read, come only once `window.openStores` is called. */
export function storeThatWaits(): void {
  const opened = new Promise<void>((resolve) => (window.openStores = resolve));
  const real = LockManager.prototype.request as (...given: unknown[]) => Promise<unknown>;
  LockManager.prototype.request = async function (...given: unknown[]): Promise<unknown> {
    await opened;
    return await real.apply(this, given);
  };
}

/** For `addInitScript`: a disk that never tells that anything is written while `window.commitsStuck` is set. */
export function diskThatSticks(): void {
  const real = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
    const transaction = real.apply(this, given);
    // Comes before all other listeners, being the first, and keeps the event from them.
    const swallow = (event: Event) => {
      if (window.commitsStuck === true) event.stopImmediatePropagation();
    };
    if (transaction.mode === 'readwrite') transaction.addEventListener('complete', swallow);
    return transaction;
  };
}

export interface ShownState {
  text: string;
  state: string;
  /** Unix milliseconds. */
  at: number;
}

/** From now on keeps every state in which the page shows an own message. */
export async function recordStates(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown: ShownState[] = [];
    window.shownStates = shown;
    const last = new Map<Element, string>();
    const look = () => {
      for (const message of document.querySelectorAll('article[data-state]')) {
        const state = message.getAttribute('data-state') ?? '';
        if (last.get(message) === state) continue;
        last.set(message, state);
        shown.push({ text: message.querySelector('p')?.textContent ?? '', state, at: Date.now() });
      }
    };
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  });
}

/** The states of the message with this text, as recorded. */
export async function shownStates(page: Page, text: string): Promise<ShownState[]> {
  const all = await page.evaluate(() => window.shownStates ?? []);
  return all.filter((shown) => shown.text === text);
}

/** The same without times, each state once. */
export async function statesOf(page: Page, text: string): Promise<string[]> {
  return [...new Set((await shownStates(page, text)).map(({ state }) => state))];
}

/** Another tab in front, or this one again: what the page can know of it. Headless browsers show every tab. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(pretendHidden, hidden);
}

/** The same from the moment the page is loaded, until `setHidden` says otherwise. */
export async function loadsHidden(page: Page): Promise<void> {
  await page.addInitScript(pretendHidden, true);
}

/** Runs in the page. */
function pretendHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** The message needs the person: it says so and offers both ways out. */
export async function expectAttention(message: Locator, options: { timeout?: number } = {}): Promise<void> {
  await expect(message).toHaveAttribute('data-state', 'attention', options);
  await expect(message.getByRole('button', { name: 'Retry', exact: true })).toBeVisible();
  await expect(message.getByRole('button', { name: 'Discard', exact: true })).toBeVisible();
}

/** The keys of all records in these stores of the page's databases. */
export async function storedKeys(page: Page, stores: string[]): Promise<IDBValidKey[]> {
  return await page.evaluate(async (stores) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const keys: IDBValidKey[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await done(indexedDB.open(name));
      for (const store of stores.filter((store) => database.objectStoreNames.contains(store))) {
        keys.push(...(await done(database.transaction(store).objectStore(store).getAllKeys())));
      }
      database.close();
    }
    return keys;
  }, stores);
}
