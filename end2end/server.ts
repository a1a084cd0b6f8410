// The release server as a process: start, stop, kill, start again on the same port.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The binary under test. */
export const serverBinary = path.resolve(repositoryRoot, process.env['TINCAN_BIN'] ?? 'target/release/tincan');

/** The same as developers run it, with what is in no release. */
export const developmentBinary = path.resolve(
  repositoryRoot,
  process.env['TINCAN_DEVELOPMENT_BIN'] ?? 'target/debug/tincan',
);

/** Two ports for each worker: tests side by side have servers of their own, and some want a second one. */
const PORTS_EACH = 2;

/** One port for the whole run of a worker: what a browser stores belongs to an origin, and the origin contains the port. */
export const serverPort =
  Number(process.env['TINCAN_E2E_PORT'] ?? 4380) + PORTS_EACH * Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

/** For a second server beside it. */
export const otherPort = serverPort + 1;

/** A server to run: the one under test, or a copy of it with another site (`site.ts`). */
export interface Program {
  binary: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
}

const UNDER_TEST: Program = { binary: serverBinary, args: [] };

const STARTUP_MS_MAX = 20_000;
const SHUTDOWN_MS_MAX = 10_000;
const HEALTH_RETRY_MS = 50;
/** Kept of what the server printed, in characters: enough for the log of one test. */
const OUTPUT_LEN_MAX = 1_000_000;

export class TincanServer {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly #program: Program;
  #child: ChildProcess | undefined;
  #output = '';

  constructor(port: number = serverPort, program: Program = UNDER_TEST, host = '127.0.0.1') {
    this.host = host;
    this.port = port;
    this.#program = program;
    this.origin = `http://${host}:${port}`;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the server printed so far, on both streams. */
  get output(): string {
    return this.#output;
  }

  /** Starts the server unless it runs, and returns once `/healthz` answers. */
  async start(): Promise<void> {
    if (this.running) return;
    const { binary, args, env } = this.#program;
    if (!existsSync(binary)) {
      const how = binary === developmentBinary ? 'cargo build -p server' : 'make build';
      throw new Error(`${binary} is not there: build it with \`${how}\`, or name another: README.md`);
    }
    if (await this.#healthy()) {
      throw new Error(`something else listens on port ${this.port}: end it, or choose another with TINCAN_E2E_PORT`);
    }
    const child = spawn(binary, ['--listen', `${this.host}:${this.port}`, ...args], {
      cwd: repositoryRoot,
      // Each server has a relay of its own, on a port that no other has.
      env: { ...process.env, TINCAN_TURN_LISTEN: '127.0.0.1:0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.#output = (this.#output + chunk.toString()).slice(-OUTPUT_LEN_MAX);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => keep(Buffer.from(`${error}\n`)));

    const deadline = Date.now() + STARTUP_MS_MAX;
    while (!(await this.#healthy())) {
      if (!this.running) throw new Error(`the server ended while starting:\n${this.#output}`);
      if (Date.now() > deadline) {
        await this.kill();
        throw new Error(`no answer from /healthz in ${STARTUP_MS_MAX} ms:\n${this.#output}`);
      }
      // Output is a sign that something changed; look again then, or after a moment.
      const wait = new AbortController();
      await Promise.race([
        once(child.stdout, 'data', { signal: wait.signal }),
        delay(HEALTH_RETRY_MS, undefined, { signal: wait.signal }),
      ]);
      wait.abort();
    }
  }

  /** Asks the server to end (SIGTERM) and returns its exit code. */
  async stop(): Promise<number | null> {
    return await this.#end('SIGTERM');
  }

  /** Ends the server without a chance to say goodbye (SIGKILL). */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || !this.running) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), SHUTDOWN_MS_MAX);
    await exited;
    clearTimeout(late);
    return child.exitCode;
  }

  async #healthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/healthz`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      return false;
    }
  }
}
