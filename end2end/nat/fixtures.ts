// What every case starts from: a network, a relay, the server, and Ada and Bo in a home each.

import { writeFile } from 'node:fs/promises';
import { test as base, type Browser, expect } from '@playwright/test';
import { Person } from '../fixtures.ts';
import { serverBinary, serverPort, TincanServer } from '../server.ts';
import { Watch } from '../watch.ts';
import { type Figures, FIGURES } from './figures.ts';
import { instrument } from './instrument.ts';
import { Coturn, coturnPath, HERE, type Home, Network, type Side, TURN_PORT } from './network.ts';

export { expect };

/** Who relays: the server itself, or a coturn beside it. */
export type Relay = 'own' | 'coturn';

interface Options {
  /** What stands before Ada's home, and before Bo's. */
  homes: [Home, Home];
  relay: Relay;
}

interface Fixtures {
  network: Network;
  watch: Watch;
  server: TincanServer;
  browsers: Record<Side, Browser>;
  /** Somebody new in the home of this side. */
  newPerson: (name: string, side: Side) => Promise<Person>;
  /** At home in `a`. */
  ada: Person;
  /** At home in `b`. */
  bo: Person;
  /** For the table at the end. */
  figures: Figures;
}

export const test = base.extend<Fixtures & Options>({
  homes: [['open', 'open'], { option: true }],
  relay: [process.env['TINCAN_NAT_RELAY'] === 'coturn' ? 'coturn' : 'own', { option: true }],

  network: async ({ homes }, use) => {
    const network = new Network();
    await network.build(...homes);
    await use(network);
  },

  watch: async ({}, use) => {
    const watch = new Watch(HERE);
    await use(watch);
    expect(watch.problems(), 'errors, warnings, crashes and requests to other hosts').toEqual([]);
  },

  server: async ({ network: _built, relay }, use, testInfo) => {
    test.skip(relay === 'coturn' && coturnPath === undefined, 'there is no coturn (Debian: apt-get install coturn)');
    const coturn = relay === 'coturn' ? await Coturn.start() : undefined;
    const env = coturn?.settings ?? { TINCAN_TURN_LISTEN: `${HERE}:${TURN_PORT}` };
    const server = new TincanServer(serverPort, { binary: serverBinary, args: [], env }, HERE);
    try {
      await server.start();
      await use(server);
    } finally {
      await server.stop();
      await coturn?.stop();
      if (testInfo.status !== testInfo.expectedStatus) {
        await writeFile(testInfo.outputPath('server.log'), server.output);
        if (coturn !== undefined) await writeFile(testInfo.outputPath('coturn.log'), coturn.output);
      }
    }
  },

  browsers: async ({ network, server }, use) => {
    const a = await network.browser('a', server.origin);
    const b = await network.browser('b', server.origin);
    await use({ a, b });
    await Promise.all([a.close(), b.close()]);
  },

  newPerson: async ({ browsers, server, watch, contextOptions }, use, testInfo) => {
    const people: Person[] = [];
    await use(async (name, side) => {
      const context = await browsers[side].newContext({
        ...contextOptions,
        baseURL: server.origin,
        // No microphone: its permission would make the browser name its own address, and most people give none.
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      watch.context(context, name);
      const person = new Person(name, await context.newPage());
      await instrument(person.page);
      people.push(person);
      return person;
    });
    await writeFile(testInfo.outputPath('timeline.txt'), await timeline(people));
    await Promise.all(people.map(({ context }) => context.close()));
  },

  ada: async ({ newPerson }, use) => use(await newPerson('Ada', 'a')),
  bo: async ({ newPerson }, use) => use(await newPerson('Bo', 'b')),

  figures: [
    async ({ relay }, use, testInfo) => {
      const figures: Figures = { relay };
      await use(figures);
      await testInfo.attach(FIGURES, { body: JSON.stringify(figures), contentType: 'application/json' });
    },
    { auto: true },
  ],
});

/** What the pages noted, one line an event, in the order of time. */
async function timeline(people: readonly Person[]): Promise<string> {
  const lines: [number, string][] = [];
  for (const { name, page } of people) {
    // A page that crashed or was closed has nothing to say any more.
    const noted = page.isClosed() ? [] : await page.evaluate(() => window.notes.timeline).catch(() => []);
    for (const [at, what] of noted) lines.push([at, `${name}: ${what}`]);
  }
  lines.sort(([one], [other]) => one - other);
  const begin = lines[0]?.[0] ?? 0;
  return lines.map(([at, what]) => `${((at - begin) / 1000).toFixed(3).padStart(9)}  ${what}`).join('\n');
}
