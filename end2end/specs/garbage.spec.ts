// A peer that breaks the protocol loses its link, whichever channel it does so on, and the reason is shown.

import { meet, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';

const CHANNELS = ['control', 'code-sync', 'cursor-pos', 'ai-stream', 'presence', 'files'];

test('garbage on any channel costs the link, and the details say why', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  await bo.page.addInitScript(() => {
    const hooked = window as unknown as { channels: Record<string, RTCDataChannel> };
    hooked.channels = {};
    const create = RTCPeerConnection.prototype.createDataChannel;
    RTCPeerConnection.prototype.createDataChannel = function (label, init) {
      const channel = create.call(this, label, init);
      hooked.channels[label] = channel;
      return channel;
    };
  });
  await meet(ada, bo);
  for (const label of CHANNELS) {
    await bo.page.evaluate((label) => {
      const { channels } = window as unknown as { channels: Record<string, RTCDataChannel> };
      channels[label]?.send(new Uint8Array([1, 0, 250, 1, 2, 3]));
    }, label);
    await expect(ada.room.person('Bo')).toHaveAttribute('data-link', 'offline');
    await ada.room.openDetails('Bo');
    await expect(ada.room.person('Bo')).toContainText(`sent, on ${label}, what is not a message of this protocol`);
    // Its page dials again by itself and behaves: it is let in again. Who keeps doing so waits longer each time, so that
    // from the second time on it is the person who comes again.
    if (label !== CHANNELS[0]) await bo.page.reload();
    await ada.room.linkedTo('Bo');
    await bo.room.linkedTo('Ada');
  }
  await talk('tin', [ada, bo]);
});
