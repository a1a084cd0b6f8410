// Two homes and the internet between them (`net.sh`), where each browser runs, and the relay of another make.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../browsers.ts';

const run = promisify(execFile);
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Where server, relay and tests are: the address that the homes know. */
export const HERE = '1.2.3.10';

export type Side = 'a' | 'b';
/** What stands between a home and the internet, as in `net.sh`. */
export type Home = 'open' | 'cone' | 'symmetric' | 'no-udp';

/** Moments are those of `Date.now()`: one clock for all processes of the machine. */
export class Network {
  async build(a: Home, b: Home): Promise<void> {
    await netSh('up', a, b);
  }

  /** Pulls the cable between host and router; returns when. */
  async cut(side: Side): Promise<number> {
    return await timed(() => netSh('cut', side));
  }

  async heal(side: Side): Promise<number> {
    return await timed(() => netSh('heal', side));
  }

  /** The router goes silent, and the host's carrier stays. */
  async stall(side: Side): Promise<number> {
    return await timed(() => netSh('stall', side));
  }

  async resume(side: Side): Promise<number> {
    return await timed(() => netSh('resume', side));
  }

  async lose(side: Side, percent: number): Promise<void> {
    await netSh('loss', side, String(percent));
  }

  /** No relay is reached over TCP from this home. */
  async noRelayOverTcp(side: Side): Promise<void> {
    await netSh('no-tcp-relay', side, String(TURN_PORT));
  }

  /** The host gives up its address for another. */
  async readdress(side: Side): Promise<number> {
    return await timed(() => netSh('readdress', side));
  }

  /** A browser in one of the homes. */
  async browser(side: Side, origin: string): Promise<Browser> {
    return await chromium.launch({
      executablePath: beside('browser.sh'),
      env: { ...process.env, TINCAN_NAMESPACE: side, TINCAN_BROWSER: chromiumPath ?? chromium.executablePath() },
      // Away from localhost, browsers give keys, locks and storage to https only, unless told otherwise.
      args: [...chromiumArguments([HERE]), `--unsafely-treat-insecure-origin-as-secure=${origin}`],
    });
  }
}

async function netSh(...args: string[]): Promise<void> {
  await run(beside('net.sh'), args);
}

/** When something was done: the command takes some milliseconds, and its effect comes at their end. */
async function timed(what: () => Promise<void>): Promise<number> {
  await what();
  return Date.now();
}

/** Where coturn is, or `undefined`. */
export const coturnPath = ['/usr/bin/turnserver', '/usr/local/bin/turnserver'].find((place) => existsSync(place));

export const TURN_PORT = 3478;
/** coturn, for relaying by something that is not ours. */
export class Coturn {
  /** Of a server that leaves relaying to it. */
  readonly settings: NodeJS.ProcessEnv;
  readonly #child: ChildProcess;
  readonly #directory: string;
  #output = '';

  private constructor(child: ChildProcess, directory: string, secret: string) {
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.#directory = directory;
    const at = `${HERE}:${TURN_PORT}`;
    this.settings = {
      TINCAN_TURN: 'off',
      // Credentials are made by the server, of the secret that coturn knows too.
      TINCAN_TURN_SECRET: secret,
      TINCAN_ICE_SERVERS: `stun:${at},turn:${at}?transport=udp,turn:${at}?transport=tcp`,
    };
  }

  get output(): string {
    return this.#output;
  }

  static async start(): Promise<Coturn> {
    if (coturnPath === undefined) throw new Error('there is no coturn');
    const directory = await mkdtemp(path.join(tmpdir(), 'tincan-coturn-'));
    const secret = randomBytes(16).toString('hex');
    const child = spawn(coturnPath, [
      '-n', '--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=tincan',
      `--listening-ip=${HERE}`, `--relay-ip=${HERE}`, `--listening-port=${TURN_PORT}`,
      '--min-port=50000', '--max-port=50999', '--no-tls', '--no-dtls', '--no-cli', '--fingerprint',
      '--log-file=stdout', `--pidfile=${directory}/pid`, `--userdb=${directory}/db`,
    ], { stdio: ['ignore', 'pipe', 'pipe'] });
    const coturn = new Coturn(child, directory, secret);
    await listens(child);
    return coturn;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.exitCode === null && this.#child.kill('SIGKILL')) await ended;
    await rm(this.#directory, { recursive: true, force: true });
  }
}

const STARTUP_MS_MAX = 10_000;
const LOOK_EVERY_MS = 50;

async function listens(child: ChildProcess): Promise<void> {
  const deadline = Date.now() + STARTUP_MS_MAX;
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const socket = net.connect(TURN_PORT, HERE);
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('connect', () => socket.destroy());
    });
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('coturn did not start');
    await delay(LOOK_EVERY_MS);
  }
}
