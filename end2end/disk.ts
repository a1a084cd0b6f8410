// What a browser has left on the disk, read from the files of its profile as somebody would who has the disk.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where Chromium keeps what a page stores. `History` and what lies beside it, where addresses are, are out of a page's reach. */
const STORED = [
  'IndexedDB',
  'Local Storage',
  'Session Storage',
  'Service Worker',
  'WebStorage',
  'File System',
  'blob_storage',
  'Cache',
  'Code Cache',
];

/** Everything that pages have stored in the profile: each file as it is, and what LevelDB cut or compressed put together again. */
export async function stored(profile: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const folder of STORED) {
    for (const file of await filesIn(path.join(profile, 'Default', folder))) {
      const bytes = await readFile(file);
      parts.push(bytes);
      if (file.endsWith('.ldb')) parts.push(...tableBlocks(bytes));
      if (/\d+\.log$/.test(file)) parts.push(logRecords(bytes));
    }
  }
  return Buffer.concat(parts);
}

/** Which of these bytes stand there, raw, in hex or in base64: as a whole or in halves. */
export function found(bytes: Buffer, secrets: Readonly<Record<string, Buffer>>): string[] {
  const lower = bytes.toString('latin1').toLowerCase();
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const half = secret.subarray(0, secret.length / 2);
    const forms: [string, boolean][] = [
      ['bytes', bytes.includes(half) || bytes.includes(secret.subarray(half.length))],
      ['hex', lower.includes(half.toString('hex'))],
      // Without the end, which depends on what follows.
      ['base64', bytes.includes(secret.toString('base64').slice(0, 20))],
      ['base64url', bytes.includes(secret.toString('base64url').slice(0, 20))],
    ];
    return forms.filter(([, there]) => there).map(([form]) => `${name} (${form})`);
  });
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    // Not every profile has every folder, and a running browser removes files.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A log is blocks of 32 KiB, each with fragments behind a header of checksum, length and kind. */
function logRecords(log: Buffer): Buffer {
  const fragments: Buffer[] = [];
  for (let block = 0; block < log.length; block += 32_768) {
    const end = Math.min(block + 32_768, log.length);
    for (let at = block; at + 7 <= end; ) {
      const length = log.readUInt16LE(at + 4);
      if (log[at + 6] === 0 || at + 7 + length > end) break;
      fragments.push(log.subarray(at + 7, at + 7 + length));
      at += 7 + length;
    }
  }
  return Buffer.concat(fragments);
}

/** The blocks of a table, decompressed: its footer leads to the index, the index to the others. */
function tableBlocks(table: Buffer): Buffer[] {
  const footer = table.subarray(-48);
  if (footer.readBigUInt64LE(40) !== 0xdb4775248b80fb57n) throw new Error('not a table of LevelDB');
  const reader = new Reader(footer);
  reader.varint();
  reader.varint();
  const index = blockAt(table, reader.varint(), reader.varint());
  const blocks: Buffer[] = [];
  const entries = new Reader(index.subarray(0, index.length - 4 - 4 * index.readUInt32LE(index.length - 4)));
  while (!entries.done) {
    entries.varint();
    const keyLength = entries.varint();
    const valueLength = entries.varint();
    entries.take(keyLength);
    const handle = new Reader(entries.take(valueLength));
    blocks.push(blockAt(table, handle.varint(), handle.varint()));
  }
  return blocks;
}

function blockAt(table: Buffer, offset: number, length: number): Buffer {
  const block = table.subarray(offset, offset + length);
  switch (table[offset + length]) {
    case 0:
      return block;
    case 1:
      return unsnappy(block);
    default:
      throw new Error(`a block compressed in a way this test does not know: ${table[offset + length]}`);
  }
}

/** Snappy: literals, and copies of what came before. */
function unsnappy(packed: Buffer): Buffer {
  const from = new Reader(packed);
  const out = Buffer.alloc(from.varint());
  let at = 0;
  while (!from.done) {
    const tag = from.byte();
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const length = 1 + (short < 60 ? short : from.little(short - 59));
      at += from.take(length).copy(out, at);
      continue;
    }
    const [length, offset] =
      (tag & 3) === 1
        ? [4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | from.byte()]
        : [1 + (tag >> 2), from.little((tag & 3) === 2 ? 2 : 4)];
    // Byte by byte: a copy may overlap itself.
    for (let n = 0; n < length; n += 1, at += 1) out[at] = out[at - offset] ?? 0;
  }
  return out;
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(length: number): Buffer {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  little(length: number): number {
    return this.take(length).readUIntLE(0, length);
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
}
