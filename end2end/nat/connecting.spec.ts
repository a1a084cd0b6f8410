// Finding a way through what stands before a home.

import { expect, test } from './fixtures.ts';
import type { Home } from './network.ts';
import { Pair } from './pair.ts';

const ways: [string, [Home, Home], 'direct' | 'relayed'][] = [
  ['open network', ['open', 'open'], 'direct'],
  ['both behind cone NAT', ['cone', 'cone'], 'direct'],
  ['both behind symmetric NAT', ['symmetric', 'symmetric'], 'relayed'],
  ['UDP blocked', ['no-udp', 'no-udp'], 'relayed'],
];

for (const [name, homes, path] of ways) {
  test.describe(() => {
    test.use({ homes });
    test(name, async ({ ada, bo, figures }) => {
      const pair = new Pair(ada, bo, figures);
      await pair.meet();
      const routes = await pair.goes(path);
      if (path === 'relayed') {
        for (const route of routes) expect(route.directAnswers, 'answers without a relay').toBe(0);
      }
      if (homes.includes('no-udp')) {
        expect(routes.map((route) => route.relayProtocol), 'between browser and relay').toEqual(['tcp', 'tcp']);
      }
      await pair.startWriting();
      await pair.hearsAgain(Date.now());
      await pair.account();
    });
  });
}
