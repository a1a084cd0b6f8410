// A browser with a profile on disk that can be killed like by a power cut of its process, and started again.

import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumOptions, chromiumPermissions } from './browsers.ts';
import { Person } from './fixtures.ts';
import { serverPort } from './server.ts';
import type { Watch } from './watch.ts';

/** Longest wait until the last process of a killed browser is gone. */
const GONE_MS_MAX = 10_000;
const GONE_RETRY_MS = 10;

/** Chromium with the profile in one directory. */
export class ProfileBrowser {
  readonly context: BrowserContext;
  readonly #pid: number;

  private constructor(context: BrowserContext, pid: number) {
    this.context = context;
    this.#pid = pid;
  }

  /** Starts a browser on the profile, a new one if the directory is empty. */
  static async start(directory: string, watch: Watch): Promise<ProfileBrowser> {
    const context = await chromium.launchPersistentContext(directory, {
      ...chromiumOptions,
      baseURL: `http://127.0.0.1:${serverPort}`,
      permissions: chromiumPermissions,
    });
    watch.context(context, 'the browser with a profile');
    const browser = context.browser();
    if (browser === null) throw new Error('the browser of the profile cannot be reached');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const pid = processInfo.find(({ type }) => type === 'browser')?.id;
    if (pid === undefined) throw new Error('the browser does not tell its process');
    return new ProfileBrowser(context, pid);
  }

  /** Somebody in the tab that the browser opened by itself. */
  async person(name: string): Promise<Person> {
    return new Person(name, this.context.pages()[0] ?? (await this.context.newPage()));
  }

  /** SIGKILL to the browser and all its helpers at once; returns when the profile is free. */
  async kill(): Promise<void> {
    const closed = this.context.waitForEvent('close');
    const group = processGroup(this.#pid);
    process.kill(group, 'SIGKILL');
    await closed;
    const deadline = Date.now() + GONE_MS_MAX;
    while (alive(group)) {
      if (Date.now() > deadline) throw new Error(`process ${this.#pid} does not end`);
      await new Promise((resolve) => setTimeout(resolve, GONE_RETRY_MS));
    }
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** What `kill` takes: the group of processes that the browser leads, else the browser alone. */
function processGroup(pid: number): number {
  return alive(-pid) ? -pid : pid;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
