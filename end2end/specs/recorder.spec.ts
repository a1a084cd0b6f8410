// The recorder of the privacy test finds what it is to find. Made-up bytes, no browser.

import { expect, test } from '@playwright/test';
import { disguises, leaks, takeApart } from '../recorder.ts';

const HEAD = Buffer.from('GET /signal HTTP/1.1\r\nHost: x\r\n\r\n');

/** A frame as a browser sends it. */
function masked(opcode: number, payload: Buffer, final = true): Buffer {
  const mask = Buffer.from([0x5a, 0x01, 0xff, 0x80]);
  const head = [(final ? 0x80 : 0) | opcode];
  const size = Buffer.alloc(payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8);
  if (size.length === 2) size.writeUInt16BE(payload.length);
  if (size.length === 8) size.writeBigUInt64BE(BigInt(payload.length));
  head.push(0x80 | (size.length === 0 ? payload.length : size.length === 2 ? 126 : 127));
  const body = Buffer.from(payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0)));
  return Buffer.concat([Buffer.from(head), size, mask, body]);
}

test('masked frames of every length, fragments and pings are taken apart', () => {
  const long = Buffer.alloc(70_000, 'x');
  const stream = takeApart(
    Buffer.concat([
      HEAD,
      masked(1, Buffer.from('short')),
      masked(1, Buffer.alloc(1_000, 'm')),
      masked(2, long),
      masked(1, Buffer.from('first, '), false),
      masked(9, Buffer.from('ping')),
      masked(0, Buffer.from('second')),
    ]),
  );
  expect(stream.head).toContain('GET /signal');
  expect(stream.messages.map(String)).toEqual(['short', 'm'.repeat(1_000), String(long), 'first, second']);
  expect(stream.control.map(String)).toEqual(['ping']);
});

test('bytes of an unfinished frame are not lost', () => {
  const stream = takeApart(Buffer.concat([HEAD, Buffer.from([0x81, 10]), Buffer.from('half')]));
  expect(String(stream.messages[0])).toContain('half');
});

test('a compressed frame is an error, not silence', () => {
  expect(() => takeApart(Buffer.concat([HEAD, Buffer.from([0xc1, 0])]))).toThrow(/extension/);
});

for (const text of ['a=fingerprint', 'Wilhelmina “Ærø” 🚀', 'candidate:']) {
  test(`${text} is found in clear and in every disguise`, () => {
    for (const offset of [0, 1, 2, 3, 4, 5]) {
      const around = Buffer.concat([Buffer.alloc(offset, '{'), Buffer.from(text), Buffer.from('…}')]);
      for (const bytes of [
        around,
        Buffer.from(around.toString('base64')),
        Buffer.from(around.toString('base64url')),
        Buffer.from(around.toString('hex').toUpperCase()),
        Buffer.from(JSON.stringify({ around: String(around) })),
        Buffer.from(encodeURIComponent(String(around))),
        Buffer.from(String(around), 'utf16le'),
        Buffer.from(String(around).toUpperCase()),
      ]) {
        expect(leaks(bytes, [text]), bytes.toString('latin1')).not.toEqual([]);
      }
    }
    expect(disguises(text).size).toBeGreaterThanOrEqual(8);
  });
}

test('nothing is found in other bytes', () => {
  const sealed = Buffer.from('{"type":"ice_candidate","payload":"V2lsaGVsbQx0aGlz-bm90"}');
  expect(leaks(sealed, ['candidate:', 'Wilhelmina', 'a=fingerprint', 'v=0\r\no='])).toEqual([]);
});
