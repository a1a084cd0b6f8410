// A connection with nothing around it, to measure Tincan's against: one `RTCPeerConnection` with one channel, described
// and introduced through the same server and with the same ICE servers, in the same browsers.

import type { Browser, Page } from '@playwright/test';

declare global {
  interface Window {
    bare: {
      /** Enters the room; whoever is there is called. Answers calls. */
      join(): Promise<void>;
      /** How long the first call took, from making the connection to the open channel, in milliseconds. */
      openMs: Promise<number>;
    };
  }
}

/** A page of the server's origin without anything on it, in a room for these pages only. */
export async function barePage(browser: Browser, origin: string, room: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  // A page that comes from the server itself: made up on the way, it would count as one from outside, which may not
  // open sockets to private addresses.
  await page.goto(`${origin}/robots.txt`);
  await page.evaluate(prepare, room);
  await page.evaluate(() => window.bare.join());
  return page;
}

/** Runs in the page; the protocol is that of docs/protocol.md, with payloads in clear. */
function prepare(room: string): void {
  const base64 = (bytes: ArrayBuffer) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  const bytes = (text: string) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

  let socket: WebSocket;
  let iceServers: RTCIceServer[] = [];
  const connections = new Map<string, RTCPeerConnection>();
  let opened: (ms: number) => void = () => undefined;

  const connect = (peer: string) => {
    const connection = new RTCPeerConnection({ iceServers });
    connections.get(peer)?.close();
    connections.set(peer, connection);
    const channel = connection.createDataChannel('control', { negotiated: true, id: 0 });
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null) send('ice_candidate', peer, candidate);
    });
    return { connection, channel };
  };
  const send = (type: string, to: string, payload: unknown) => socket.send(JSON.stringify({ type, to, payload }));

  const call = async (peer: string) => {
    const begin = performance.now();
    const { connection, channel } = connect(peer);
    channel.addEventListener('open', () => opened(performance.now() - begin));
    await connection.setLocalDescription();
    send('offer', peer, connection.localDescription);
  };
  const receive = async (message: any) => {
    const { from, payload } = message;
    if (message.type === 'offer') {
      const { connection } = connect(from);
      await connection.setRemoteDescription(payload);
      await connection.setLocalDescription();
      send('answer', from, connection.localDescription);
    } else if (message.type === 'answer') {
      await connections.get(from)?.setRemoteDescription(payload);
    } else if (message.type === 'ice_candidate') {
      await connections.get(from)?.addIceCandidate(payload);
    }
  };

  window.bare = {
    openMs: new Promise((resolve) => (opened = resolve)),
    async join() {
      const key = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
      const peer = base64(await crypto.subtle.exportKey('raw', key.publicKey));
      const letters = (text: string) => new TextEncoder().encode(text);
      socket = new WebSocket(`${location.origin.replace('http', 'ws')}/signal`);
      await new Promise<void>((joined, failed) => {
        // One after another, as a browser's own operations of a connection are.
        let before = Promise.resolve();
        const handle = async (message: any) => {
          if (message.type === 'challenge') {
            const proof = new Uint8Array([...letters('tincan signaling join 1\0'), ...bytes(message.nonce), ...letters(room)]);
            const signature = base64(await crypto.subtle.sign('Ed25519', key.privateKey, proof));
            socket.send(JSON.stringify({ type: 'join_room', room, peer, signature, profile: '' }));
          } else if (message.type === 'room_joined') {
            iceServers = message.ice_servers;
            for (const other of message.peers) await call(other.peer);
            joined();
          } else if (message.type === 'error') {
            failed(new Error(message.message));
          } else {
            await receive(message);
          }
        };
        socket.addEventListener('message', ({ data }) => {
          before = before.then(() => handle(JSON.parse(data))).catch(failed);
        });
        socket.addEventListener('error', () => failed(new Error('no signaling')));
      });
    },
  };
}
