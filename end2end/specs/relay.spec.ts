// Who does not want to show an address goes through a relay, and shows none.

import { meet, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';

test.use({ keepsPages: false });

/** Notes the candidates that a page's connections find. */
async function noteCandidates({ page }: Person): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const noted = window as unknown as { candidates: string[] };
    noted.candidates = [];
    const Real = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate?.candidate) noted.candidates.push(candidate.candidate);
        });
      }
    };
  });
  return () => page.evaluate(() => (window as unknown as { candidates: string[] }).candidates);
}

test('always through a relay: the link is relayed and no other candidate is ever told', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const candidates = await noteCandidates(ada);
  await ada.lobby.open();
  await ada.settings.open('Network');
  await ada.settings.relay('Always through a relay').check();
  await ada.settings.close();
  await meet(ada, bo);
  await expect(ada.room.person('Bo')).toHaveAttribute('data-path', 'relayed');
  await expect(bo.room.person('Ada')).toHaveAttribute('data-path', 'relayed');
  await talk('tin', [ada, bo]);
  const told = await candidates();
  expect(told.length).toBeGreaterThan(0);
  for (const candidate of told) expect(candidate).toContain('typ relay');
});

test('a link that is up moves to the relay, and back', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await meet(ada, bo);
  await expect(ada.room.person('Bo')).toHaveAttribute('data-path', 'direct');
  for (const [choice, path] of [['Always through a relay', 'relayed'], ['Never through a relay', 'direct']] as const) {
    await ada.settings.open('Network');
    await ada.settings.relay(choice).check();
    await ada.settings.close();
    await expect(ada.room.person('Bo')).toHaveAttribute('data-path', path);
    await talk(choice, [ada, bo]);
  }
});
