// A wire between browsers and server that keeps every byte, and the search for what must not be among them.
//
// It forwards TCP and understands just enough of it afterwards: which connections became WebSockets on /signal, and
// what their frames say (the browser's are masked). Tried on made-up bytes in `specs/recorder.spec.ts`.

import { once } from 'node:events';
import net from 'node:net';

/** Everything that went over one TCP connection. */
export class Recording {
  readonly #toServer: Buffer[] = [];
  readonly #toBrowser: Buffer[] = [];

  get toServer(): Buffer {
    return Buffer.concat(this.#toServer);
  }

  get toBrowser(): Buffer {
    return Buffer.concat(this.#toBrowser);
  }

  addToServer(bytes: Buffer): void {
    this.#toServer.push(bytes);
  }

  addToBrowser(bytes: Buffer): void {
    this.#toBrowser.push(bytes);
  }
}

/** Listens on a port of its own and forwards to the server's. */
export class RecordingProxy {
  readonly recordings: Recording[] = [];
  readonly #listener: net.Server;
  readonly #sockets = new Set<net.Socket>();

  private constructor(serverPort: number) {
    this.#listener = net.createServer((browser) => {
      const server = net.connect(serverPort, '127.0.0.1');
      const recording = new Recording();
      this.recordings.push(recording);
      forward(browser, server, (bytes) => recording.addToServer(bytes));
      forward(server, browser, (bytes) => recording.addToBrowser(bytes));
      for (const socket of [browser, server]) {
        this.#sockets.add(socket);
        socket.on('close', () => this.#sockets.delete(socket));
      }
    });
  }

  static async start(serverPort: number): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(serverPort);
    proxy.#listener.listen(0, '127.0.0.1');
    await once(proxy.#listener, 'listening');
    return proxy;
  }

  get origin(): string {
    const address = this.#listener.address();
    if (address === null || typeof address === 'string') throw new Error('the recording proxy does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  /** The connections that asked for the signaling socket. */
  get signaling(): Recording[] {
    return this.recordings.filter(({ toServer }) => toServer.toString('latin1').startsWith('GET /signal '));
  }

  async stop(): Promise<void> {
    const closed = once(this.#listener, 'close');
    this.#listener.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

function forward(from: net.Socket, to: net.Socket, keep: (bytes: Buffer) => void): void {
  from.setNoDelay(true);
  from.on('data', (bytes: Buffer) => {
    keep(bytes);
    to.write(bytes);
  });
  from.on('end', () => to.end());
  // A broken connection breaks on the other side too; what was said is kept.
  from.on('error', () => to.destroy());
}

/** One direction of a WebSocket connection, taken apart. */
export interface Stream {
  /** Request or response line and headers. */
  head: string;
  /** Unmasked payloads of text and binary messages, in order, fragments joined. */
  messages: Buffer[];
  /** Unmasked payloads of pings, pongs and closes. */
  control: Buffer[];
}

/** Takes a direction apart. Bytes of a frame that is not complete yet count as one more message, as they are. */
export function takeApart(bytes: Buffer): Stream {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return { head: bytes.toString('latin1'), messages: [], control: [] };
  const stream: Stream = { head: bytes.subarray(0, headEnd).toString('latin1'), messages: [], control: [] };
  let rest = bytes.subarray(headEnd + 4);
  let fragments: Buffer[] = [];
  while (rest.length > 0) {
    const frame = takeFrame(rest);
    if (frame === undefined) {
      stream.messages.push(rest);
      break;
    }
    rest = rest.subarray(frame.length);
    if (frame.opcode >= 8) {
      stream.control.push(frame.payload);
      continue;
    }
    fragments.push(frame.payload);
    if (frame.final) {
      stream.messages.push(Buffer.concat(fragments));
      fragments = [];
    }
  }
  return stream;
}

interface Frame {
  opcode: number;
  final: boolean;
  payload: Buffer;
  /** With its header. */
  length: number;
}

/** The first frame (RFC 6455, 5.2), or `undefined` if it is not complete. */
function takeFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
  if ((first & 0x70) !== 0) throw new Error('a frame uses an extension: it cannot be read');
  const masked = (second & 0x80) !== 0;
  let size = second & 0x7f;
  let at = 2;
  if (size === 126) {
    if (bytes.length < 4) return undefined;
    size = bytes.readUInt16BE(2);
    at = 4;
  } else if (size === 127) {
    if (bytes.length < 10) return undefined;
    size = Number(bytes.readBigUInt64BE(2));
    at = 10;
  }
  const mask = masked ? bytes.subarray(at, at + 4) : undefined;
  if (mask !== undefined) at += 4;
  if (bytes.length < at + size) return undefined;
  const payload = Buffer.from(bytes.subarray(at, at + size));
  if (mask !== undefined) {
    for (let i = 0; i < payload.length; i += 1) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  }
  return { opcode: first & 0x0f, final: (first & 0x80) !== 0, payload, length: at + size };
}

/** Shorter encodings turn up in random text by chance. */
const ENCODED_LEN_MIN = 7;

/** Ways in which a text could be on the wire without being in clear at first sight. */
export function disguises(text: string): Map<string, string> {
  const forms = new Map<string, string>([['clear', text]]);
  const escaped = JSON.stringify(text).slice(1, -1);
  if (escaped !== text) forms.set('JSON', escaped);
  forms.set('UTF-16', Buffer.from(text, 'utf16le').toString('latin1'));
  forms.set('percent', encodeURIComponent(text));
  const encode = (name: string, encoded: string) => {
    if (encoded.length >= ENCODED_LEN_MIN) forms.set(name, encoded);
  };
  encode('hex', Buffer.from(text).toString('hex'));
  // Base64 looks different at each offset in a group of three; the first and last letters also depend on what stands
  // beside the text, so they are left out.
  for (const offset of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
    const begin = Math.ceil((offset * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    encode(`base64, offset ${offset}`, padded.toString('base64').slice(begin, end));
    encode(`base64url, offset ${offset}`, padded.toString('base64url').slice(begin, end));
  }
  return forms;
}

/** Which of the texts stand in the bytes, and in what form. */
export function leaks(bytes: Buffer, texts: readonly string[]): string[] {
  // Words, hex and percent escapes come in both cases; base64 means something else then.
  const lower = bytes.toString('latin1').toLowerCase();
  const words = bytes.toString('utf8').toLowerCase();
  const contains = (form: string, shape: string): boolean => {
    if (form.startsWith('base64')) return bytes.includes(shape);
    if (form === 'UTF-16') return lower.includes(shape.toLowerCase());
    return words.includes(shape.toLowerCase());
  };
  return texts.flatMap((text) =>
    [...disguises(text)]
      .filter(([form, shape]) => contains(form, shape))
      .map(([form]) => `${JSON.stringify(text)} (${form})`),
  );
}
