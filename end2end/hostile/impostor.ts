// A peer of its own making: it connects, and shakes hands as it likes (docs/protocol.md, "Handshake").

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { RoomKeys } from './sealed.ts';

declare global {
  interface Window {
    impostor: {
      offer(): Promise<string>;
      accept(sdp: string): Promise<void>;
      candidate(candidate: RTCIceCandidateInit): Promise<void>;
      say(base64: string): void;
    };
    /** What the other side said on `control`, in Base64. */
    impostorHears(base64: string): Promise<void>;
  }
}

/** An Ed25519 key and its public half. */
export interface Key {
  secret: KeyObject;
  id: Buffer;
}

export function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey, id: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url') };
}

/** What the impostor is made of; an honest peer would have everything of its own. */
export interface Guise {
  /** The peer id it goes by. */
  peer: Buffer;
  /** Signs what is to be proven. */
  signs: Key;
  /** The key of the room it knows. */
  link: Uint8Array;
  certificate: Buffer;
  protocol?: number;
}

/** A certificate of `user`, signed by who has this key. */
export function certificate(user: Buffer, by: Key, peer: Buffer, name: string): Buffer {
  const text = Buffer.from(name, 'utf8');
  const now = BigInt(Date.now());
  const ends = now + 86_400_000n;
  const claims = Buffer.concat([user, peer, randomBytes(32), Buffer.of(text.length), text, varint(now), varint(ends)]);
  return Buffer.concat([claims, sign(null, Buffer.concat([Buffer.from('tincan certificate 2\0'), claims]), by.secret)]);
}

const PROTOCOL = 5;
const FRAME_LEN_MAX = 65_536;

export class Impostor {
  /** How many messages it heard after its proof. */
  heardAfterProof = 0;
  readonly #ours: { nonce: Buffer; fingerprint: Buffer } = { nonce: randomBytes(32), fingerprint: Buffer.alloc(0) };
  readonly #theirs: { nonce: Buffer; fingerprint: Buffer; protocol: number; frameLenMax: number } = {
    nonce: Buffer.alloc(0),
    fingerprint: Buffer.alloc(0),
    protocol: 0,
    frameLenMax: 0,
  };
  #proven = false;

  private constructor(
    private readonly page: Page,
    private readonly room: RoomKeys,
    private readonly guise: Guise,
    /** The peer id of whom it talks to. */
    private readonly them: Buffer,
  ) {}

  static async prepare(context: BrowserContext, room: RoomKeys, guise: Guise, them: string): Promise<Impostor> {
    const page = await context.newPage();
    await page.goto('/');
    const impostor = new Impostor(page, room, guise, Buffer.from(them, 'base64url'));
    await page.exposeFunction('impostorHears', (base64: string) => impostor.#hear(Buffer.from(base64, 'base64')));
    await page.evaluate(connect);
    return impostor;
  }

  async offer(): Promise<string> {
    const sdp = await this.page.evaluate(() => window.impostor.offer());
    this.#ours.fingerprint = fingerprint(sdp);
    return sdp;
  }

  async accept(sdp: string): Promise<void> {
    this.#theirs.fingerprint = fingerprint(sdp);
    await this.page.evaluate((sdp) => window.impostor.accept(sdp), sdp);
  }

  async candidate(init: RTCIceCandidateInit): Promise<void> {
    await this.page.evaluate((init) => window.impostor.candidate(init), init);
  }

  async #hear(frame: Buffer): Promise<void> {
    if (this.#proven) this.heardAfterProof += 1;
    // A hello: the frame's two bytes, the index, the version in one byte, the nonce, the longest frame in three.
    if (frame[2] !== 0 || this.#proven) return;
    this.#theirs.protocol = frame[3] ?? 0;
    this.#theirs.nonce = Buffer.from(frame.subarray(4, 36));
    this.#theirs.frameLenMax = number(frame.subarray(36));
    const protocol = this.guise.protocol ?? PROTOCOL;
    const hello = [Buffer.of(0), varint(BigInt(protocol)), this.#ours.nonce, varint(BigInt(FRAME_LEN_MAX))];
    await this.#say(Buffer.concat(hello));
    this.#proven = true;
    const proof = this.#proof(protocol);
    await this.#say(Buffer.concat([Buffer.of(13), varint(BigInt(proof.length)), proof]));
  }

  #proof(protocol: number): Buffer {
    const end = (peer: Buffer, fingerprint: Buffer, protocol: number, nonce: Buffer, frameLenMax: number) =>
      Buffer.concat([peer, fingerprint, word(protocol), nonce, word(frameLenMax)]);
    const { certificate, peer, signs, link } = this.guise;
    const signed = Buffer.concat([
      Buffer.from(`tincan link 1\0${this.room.id}`),
      end(peer, this.#ours.fingerprint, protocol, this.#ours.nonce, FRAME_LEN_MAX),
      end(this.them, this.#theirs.fingerprint, this.#theirs.protocol, this.#theirs.nonce, this.#theirs.frameLenMax),
      Buffer.of(1),
      certificate,
    ]);
    const plain = Buffer.concat([
      varint(BigInt(certificate.length)),
      certificate,
      Buffer.of(1),
      sign(null, signed, signs.secret),
    ]);
    const aad = Buffer.concat([Buffer.from('tincan proof 1\0'), peer, this.them, this.#ours.nonce, this.#theirs.nonce]);
    const nonce = randomBytes(24);
    return Buffer.concat([nonce, xchacha20poly1305(link, nonce, aad).encrypt(plain)]);
  }

  async #say(message: Buffer): Promise<void> {
    const frame = Buffer.concat([Buffer.of(1, 0), message]).toString('base64');
    await this.page.evaluate((frame) => window.impostor.say(frame), frame);
  }
}

function varint(value: bigint): Buffer {
  const bytes = [];
  for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(value)]);
}

function number(bytes: Buffer): number {
  let value = 0;
  for (const [at, byte] of bytes.entries()) {
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) break;
  }
  return value;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function fingerprint(sdp: string): Buffer {
  const line = /a=fingerprint:sha-256 ([0-9A-Fa-f:]+)/.exec(sdp);
  return Buffer.from((line?.[1] ?? '').replaceAll(':', ''), 'hex');
}

function connect(): void {
  const connection = new RTCPeerConnection();
  const labels = ['control', 'code-sync', 'cursor-pos', 'ai-stream', 'presence', 'files'];
  const channels = labels.map((label, id) => {
    const lossy = label === 'cursor-pos' || label === 'presence';
    const channel = connection.createDataChannel(label, {
      negotiated: true,
      id,
      ordered: !lossy,
      ...(lossy ? { maxRetransmits: 0 } : {}),
    });
    channel.binaryType = 'arraybuffer';
    return channel;
  });
  const control = channels[0];
  control?.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    void window.impostorHears(btoa(String.fromCharCode(...new Uint8Array(data))));
  });
  window.impostor = {
    async offer() {
      await connection.setLocalDescription();
      if (connection.iceGatheringState !== 'complete') {
        await new Promise<void>((done) => {
          connection.addEventListener('icegatheringstatechange', () => {
            if (connection.iceGatheringState === 'complete') done();
          });
        });
      }
      return connection.localDescription?.sdp ?? '';
    },
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    candidate: (candidate) => connection.addIceCandidate(candidate),
    say(base64) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      if (control?.readyState === 'open') control.send(bytes);
    },
  };
}
