// Finding a way through what stands before a home.

import { expect, type Relay, test } from './fixtures.ts';
import type { Home } from './network.ts';
import { Pair } from './pair.ts';

interface Way {
  name: string;
  homes: [Home, Home];
  path: 'direct' | 'relayed';
  /** The server's own unless told otherwise. */
  relay?: Relay;
}

const ways: Way[] = [
  { name: 'open network', homes: ['open', 'open'], path: 'direct' },
  { name: 'both behind cone NAT', homes: ['cone', 'cone'], path: 'direct' },
  { name: 'both behind symmetric NAT', homes: ['symmetric', 'symmetric'], path: 'relayed' },
  { name: 'cone here, symmetric there', homes: ['cone', 'symmetric'], path: 'relayed' },
  { name: 'UDP blocked', homes: ['no-udp', 'no-udp'], path: 'relayed' },
  { name: 'UDP blocked here, symmetric there', homes: ['no-udp', 'symmetric'], path: 'relayed' },
  // Browsers and server get on with a relay of another make.
  { name: 'both behind symmetric NAT, coturn', homes: ['symmetric', 'symmetric'], path: 'relayed', relay: 'coturn' },
  { name: 'UDP blocked, coturn', homes: ['no-udp', 'no-udp'], path: 'relayed', relay: 'coturn' },
];

for (const { name, homes, path, relay } of ways) {
  test.describe(() => {
    test.use({ homes, ...(relay === undefined ? {} : { relay }) });
    test(name, async ({ ada, bo, figures }) => {
      const pair = new Pair(ada, bo, figures);
      await pair.meet();
      const routes = await pair.goes(path);
      if (path === 'relayed') {
        for (const route of routes) expect(route.directAnswers, 'answers without a relay').toBe(0);
      }
      for (const [side, route] of routes.entries()) {
        if (homes[side] === 'no-udp') expect(route.relayProtocol, 'between browser and relay').toBe('tcp');
      }
      await pair.startWriting();
      await pair.hearsAgain(Date.now());
      await pair.account();
    });
  });
}
