// Somebody in the middle: a page with a connection to each of two others, which passes on everything that it is sent.

import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    middle: {
      /** Offers a connection to one side; the description comes with its candidates. */
      offer(): Promise<string>;
      /** Takes the answer to that. */
      accept(sdp: string): Promise<void>;
      /** Answers the offer of the other side. */
      answer(sdp: string): Promise<string>;
      /** A candidate of the side that was offered to, or of the other. */
      candidate(offeredTo: boolean, candidate: RTCIceCandidateInit): Promise<void>;
      /** Everything that went through, as text with a character for each byte. */
      heard: string;
      /** How many messages each side sent. */
      count: [number, number];
    };
  }
}

/** Opens it. */
export async function standBetween(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/');
  await page.evaluate(prepare);
  return page;
}

function prepare(): void {
  const labels = ['control', 'code-sync', 'cursor-pos', 'ai-stream', 'presence', 'files'];
  const sides = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
  const channels = sides.map((side) =>
    labels.map((label, id) => {
      const lossy = label === 'cursor-pos' || label === 'presence';
      const channel = side.createDataChannel(label, {
        negotiated: true,
        id,
        ordered: !lossy,
        ...(lossy ? { maxRetransmits: 0 } : {}),
      });
      channel.binaryType = 'arraybuffer';
      return channel;
    }),
  );
  for (const [here, there] of [[0, 1], [1, 0]] as const) {
    for (const [id] of labels.entries()) {
      const to = channels[there]?.[id];
      channels[here]?.[id]?.addEventListener('message', async ({ data }: MessageEvent<ArrayBuffer>) => {
        window.middle.heard += String.fromCharCode(...new Uint8Array(data));
        window.middle.count[here] += 1;
        if (to?.readyState === 'connecting') await new Promise((open) => to.addEventListener('open', open));
        if (to?.readyState === 'open') to.send(data);
      });
    }
  }
  const gathered = (side: RTCPeerConnection) =>
    new Promise<string>((done) => {
      const look = () => {
        if (side.iceGatheringState === 'complete') done(side.localDescription?.sdp ?? '');
      };
      side.addEventListener('icegatheringstatechange', look);
      look();
    });
  window.middle = {
    async offer() {
      await sides[0].setLocalDescription();
      return gathered(sides[0]);
    },
    accept: (sdp) => sides[0].setRemoteDescription({ type: 'answer', sdp }),
    async answer(sdp) {
      await sides[1].setRemoteDescription({ type: 'offer', sdp });
      await sides[1].setLocalDescription();
      return gathered(sides[1]);
    },
    candidate: (offeredTo, candidate) => sides[offeredTo ? 0 : 1].addIceCandidate(candidate),
    heard: '',
    count: [0, 0],
  };
}
