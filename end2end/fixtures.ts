// What every spec starts from: the server, people with browsers of their own, and a watch over all of them.

import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type BrowserServer,
  chromium,
  expect,
  firefox,
  type Page,
} from '@playwright/test';
import {
  type BrowserKind,
  chromiumOptions,
  chromiumPermissions,
  firefoxChannel,
  firefoxOptions,
} from './browsers.ts';
import { Channels } from './pages/channels.ts';
import { Lobby } from './pages/lobby.ts';
import { Members } from './pages/members.ts';
import { MessageSheet } from './pages/message.ts';
import { Polls } from './pages/polls.ts';
import { Private } from './pages/private.ts';
import { Room } from './pages/room.ts';
import { Rooms } from './pages/rooms.ts';
import { Safety } from './pages/safety.ts';
import { Settings } from './pages/settings.ts';
import { TincanServer } from './server.ts';
import { Watch } from './watch.ts';

export { expect };

/** Somebody with a browser profile and one tab. */
export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly lobby: Lobby;
  readonly room: Room;
  readonly settings: Settings;
  readonly safety: Safety;
  readonly members: Members;
  readonly message: MessageSheet;
  readonly polls: Polls;
  readonly private: Private;
  readonly channels: Channels;
  readonly rooms: Rooms;

  constructor(name: string, page: Page) {
    this.name = name;
    this.context = page.context();
    this.page = page;
    this.lobby = new Lobby(page);
    this.room = new Room(page);
    this.settings = new Settings(page);
    this.safety = new Safety(this.room);
    this.members = new Members(page);
    this.message = new MessageSheet(page);
    this.polls = new Polls(page);
    this.private = new Private(page);
    this.channels = new Channels(page);
    this.rooms = new Rooms(page);
  }

  /** From the lobby into a new room with a generated code; returns its link. */
  async opensRoom(): Promise<string> {
    await this.lobby.open();
    await this.lobby.join(this.name, undefined);
    await this.room.entered();
    return this.page.url();
  }

  /** By a link, typing the name when asked. */
  async opensLink(link: string): Promise<void> {
    await this.page.goto(link);
    await this.room.giveName(this.name);
    await this.room.entered();
  }

  /** By a link, in a browser that may have been there before: the name is typed only if asked for. */
  async comesTo(link: string): Promise<void> {
    await this.page.goto(link);
    const asked = this.page.getByRole('textbox', { name: 'Your name', exact: true });
    await expect(this.room.composer.or(asked)).toBeVisible({ timeout: 30_000 });
    if (await asked.isVisible()) await this.room.giveName(this.name);
    await expect(this.room.composer).toBeVisible({ timeout: 30_000 });
  }

  /** Closes the tab and opens the link in a new one, in reach of anybody or not. */
  async reopens(link: string): Promise<Person> {
    const again = await this.newTab();
    await this.page.close();
    await again.comesTo(link);
    return again;
  }

  /** A further tab of the same browser profile. */
  async newTab(): Promise<Person> {
    return new Person(this.name, await this.context.newPage());
  }
}

/** A browser process of its own. */
export interface BrowserProcess {
  newPerson(name: string, options?: BrowserContextOptions): Promise<Person>;
  /** Ends the process at once (SIGKILL). */
  kill(): Promise<void>;
}

interface TestFixtures {
  /** Sees to it that nothing unwanted happens on any page of the test. */
  watch: Watch;
  /** Running, however the test before left it. */
  server: TincanServer;
  /** Somebody new in the test's browser. */
  newPerson: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** A separate browser process; the test's own kind of browser unless told otherwise. More arguments are Chromium's. */
  newProcess: (kind?: BrowserKind, args?: readonly string[]) => Promise<BrowserProcess>;
}

interface WorkerFixtures {
  serverProcess: TincanServer;
}

interface Options {
  /**
   * Whether browsers keep the pages for times without a network, which costs as much as a quarter of what opening one does. Else they
   * refuse the service worker, as some do in private windows.
   */
  keepsPages: boolean;
}

export const test = base.extend<TestFixtures & Options, WorkerFixtures>({
  keepsPages: [true, { option: true }],

  serverProcess: [
    async ({}, use) => {
      const server = new TincanServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  server: [
    async ({ serverProcess }, use, testInfo) => {
      await serverProcess.start();
      const before = serverProcess.output.length;
      await use(serverProcess);
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('server log', { body: serverProcess.output.slice(before), contentType: 'text/plain' });
      }
    },
    { auto: true },
  ],

  watch: [
    async ({}, use) => {
      const watch = new Watch();
      await use(watch);
      expect(watch.problems(), 'errors, warnings, crashes and requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, keepsPages, watch }, use) => {
    watch.context(context, 'page');
    if (!keepsPages) await refuseWorkers(context);
    await use(context);
  },

  newPerson: async ({ browser, browserName, contextOptions, baseURL, keepsPages, watch, server: _running }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options) => {
      const kind = browserName === 'firefox' ? 'firefox' : 'chromium';
      const person = await personIn(browser, kind, name, watch, { ...contextOptions, baseURL, ...options });
      contexts.push(person.context);
      if (!keepsPages) await refuseWorkers(person.context);
      return person;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  newProcess: async ({ browserName, baseURL, watch, server: _running }, use) => {
    const started: Started[] = [];
    await use(async (kind, args) => {
      const process = await startBrowser(kind ?? (browserName === 'firefox' ? 'firefox' : 'chromium'), args);
      started.push(process);
      return {
        newPerson: (name, options) =>
          personIn(process.browser, process.kind, name, watch, { baseURL, ...options }),
        kill: () => process.kill(),
      };
    });
    await Promise.all(started.map((process) => process.close()));
  },
});

async function refuseWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!('ServiceWorkerContainer' in globalThis)) return;
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
}

async function personIn(
  browser: Browser,
  kind: BrowserKind,
  name: string,
  watch: Watch,
  options: { [K in keyof BrowserContextOptions]: BrowserContextOptions[K] | undefined },
): Promise<Person> {
  const context = await browser.newContext({
    ...(kind === 'chromium' ? { permissions: chromiumPermissions } : {}),
    ...withoutUndefined(options),
  });
  watch.context(context, name);
  return new Person(name, await context.newPage());
}

function withoutUndefined(
  options: { [K in keyof BrowserContextOptions]: BrowserContextOptions[K] | undefined },
): BrowserContextOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

interface Started {
  readonly kind: BrowserKind;
  readonly browser: Browser;
  kill(): Promise<void>;
  close(): Promise<void>;
}

async function startBrowser(kind: BrowserKind, args: readonly string[] = []): Promise<Started> {
  if (kind === 'firefox') {
    const browser = await firefox.launch({ channel: firefoxChannel, ...firefoxOptions });
    return {
      kind,
      browser,
      kill: () => Promise.reject(new Error('only Chromium processes can be killed')),
      close: () => browser.close(),
    };
  }
  // A browser started as a server is a process that can be killed.
  const server: BrowserServer = await chromium.launchServer({
    ...chromiumOptions,
    args: [...(chromiumOptions.args ?? []), ...args],
    host: '127.0.0.1',
  });
  const browser = await chromium.connect(server.wsEndpoint());
  return {
    kind,
    browser,
    kill: () => server.kill(),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
