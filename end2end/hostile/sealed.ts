// What a member of the room can do with sealed signaling: open it, change it, seal it again (docs/protocol.md).

import { hkdfSync, randomBytes } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const PAD_STEP = 256;

export interface Description {
  fromInstance: bigint;
  toInstance: bigint | undefined;
  kind: 'offer' | 'answer';
  number: number;
  sdp: string;
}

export interface Candidate {
  kind: 'candidate';
  candidate: string;
  sdpMid: string | undefined;
  sdpMLineIndex: number | undefined;
}

/** What everybody with the link of a room with a code knows. */
export interface RoomKeys {
  id: string;
  signal: Uint8Array;
  link: Uint8Array;
}

/** The keys of a room, from its link. */
export function roomKeys(link: string): RoomKeys {
  const letters = new URL(link).hash.replace(/^#tc1-/, '').replaceAll('-', '');
  let bits = 0n;
  for (const letter of letters) bits = bits * 32n + BigInt(ALPHABET.indexOf(letter));
  const code = Buffer.from((bits >> 22n).toString(16).padStart(32, '0'), 'hex');
  const secret = expand(code, 'tincan room secret 1');
  return {
    id: Buffer.from(expand(secret, 'tincan room id 1')).toString('base64url'),
    signal: expand(secret, 'tincan signal key 1'),
    link: expand(secret, 'tincan link key 1'),
  };
}

function expand(secret: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), label, 32));
}

/** Opens a signal from one peer to another; throws unless it is one. */
export function open(key: Uint8Array, payload: string, from: string, to: string): Description | Candidate {
  const bytes = Buffer.from(payload, 'base64url');
  const cipher = xchacha20poly1305(key, bytes.subarray(1, 25), aad(from, to));
  const padded = Buffer.from(cipher.decrypt(bytes.subarray(25)));
  return decode(padded.subarray(0, padded.lastIndexOf(0x80)));
}

/** Seals one. */
export function seal(key: Uint8Array, body: Description, from: string, to: string): string {
  return sealPadded(key, encode(body), aad(from, to));
}

/** Seals the profile that a peer shows when it joins. */
export function sealProfile(key: Uint8Array, name: string, of: string): string {
  const text = Buffer.from(name, 'utf8');
  const purpose = Buffer.concat([Buffer.from('profile\0'), Buffer.from(of, 'base64url')]);
  return sealPadded(key, Buffer.concat([Buffer.of(text.length), text]), purpose);
}

function sealPadded(key: Uint8Array, plain: Buffer, purpose: Uint8Array): string {
  const padded = Buffer.alloc(Math.ceil((plain.length + 1) / PAD_STEP) * PAD_STEP);
  plain.copy(padded);
  padded[plain.length] = 0x80;
  const nonce = randomBytes(24);
  const sealed = xchacha20poly1305(key, nonce, purpose).encrypt(padded);
  return Buffer.concat([Buffer.of(1), nonce, sealed]).toString('base64url');
}

function aad(from: string, to: string): Uint8Array {
  return Buffer.concat([Buffer.from('signal\0'), Buffer.from(from, 'base64url'), Buffer.from(to, 'base64url')]);
}

function decode(bytes: Buffer): Description | Candidate {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const text = () => {
    const length = Number(varint());
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  const option = <T>(read: () => T): T | undefined => (varint() === 1n ? read() : undefined);
  const fromInstance = varint();
  const toInstance = option(varint);
  const kind = (['offer', 'answer', 'candidate'] as const)[Number(varint())];
  if (kind === undefined) throw new Error('no such kind of signal');
  if (kind === 'candidate') {
    const candidate = text();
    return { kind, candidate, sdpMid: option(text), sdpMLineIndex: option(() => Number(varint())) };
  }
  return { fromInstance, toInstance, kind, number: Number(varint()), sdp: text() };
}

function encode({ fromInstance, toInstance, kind, number, sdp }: Description): Buffer {
  const varint = (value: bigint): number[] =>
    value < 0x80n ? [Number(value)] : [Number(value & 0x7fn) | 0x80, ...varint(value >> 7n)];
  const text = Buffer.from(sdp, 'utf8');
  return Buffer.concat([
    Buffer.from(varint(fromInstance)),
    Buffer.from(toInstance === undefined ? [0] : [1, ...varint(toInstance)]),
    Buffer.from([kind === 'offer' ? 0 : 1, ...varint(BigInt(number)), ...varint(BigInt(text.length))]),
    text,
  ]);
}
