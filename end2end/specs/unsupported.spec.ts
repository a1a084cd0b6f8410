// A browser that cannot make links between browsers is told so.

import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

test.describe('without WebRTC', () => {
  test('a link gives a clear message', async ({ newPerson }) => {
    const { page, room } = await newPerson('Ada');
    await withoutWebRtc(page);
    await page.goto('/room#tc1-000g4-0r40m-30e20-9185g-r38e1-wjnb8');
    await expect(room.alert).toContainText('WebRTC');
    await expect(room.composer).toHaveCount(0);
    await expect(room.toLobby).toBeVisible();
  });

  test('so does Join', async ({ newPerson }) => {
    const { page, lobby, room } = await newPerson('Ada');
    await withoutWebRtc(page);
    await lobby.open();
    await lobby.join('Ada', undefined);
    await expect(room.alert).toContainText('WebRTC');
    await expect(room.composer).toHaveCount(0);
  });
});

async function withoutWebRtc(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
      delete (globalThis as Record<string, unknown>)[name];
    }
  });
}
