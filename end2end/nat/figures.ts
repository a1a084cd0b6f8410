// What each case took, as a table at the end and as a file.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Of one case; a test fills in what it finds. */
export interface Figures {
  relay: string;
  path?: string;
  /** From the click on Join to the link shown as connected. */
  connectMs?: number;
  /** From the network's or the server's return to what was written after it being shown on both sides. */
  recoverMs?: number;
  /** From the same moment to all pages being known to the server again. */
  serverMs?: number;
  written?: number;
  lost?: number;
  /** Shown more than once. */
  twice?: number;
  /** `RTCPeerConnection`s made by each. */
  connections?: number[];
  /** Anything else worth knowing. */
  more?: Record<string, number | string>;
}

export const FIGURES = 'figures';

interface Row extends Figures {
  test: string;
  status: string;
}

export default class FiguresReporter implements Reporter {
  readonly #rows: Row[] = [];
  #directory = 'test-results';

  onBegin(config: FullConfig): void {
    this.#directory = config.projects[0]?.outputDir ?? this.#directory;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const body = result.attachments.find(({ name }) => name === FIGURES)?.body;
    if (body === undefined) return;
    this.#rows.push({ test: test.title, status: result.status, ...(JSON.parse(body.toString()) as Figures) });
  }

  onEnd(): void {
    if (this.#rows.length === 0) return;
    const file = path.join(this.#directory, 'nat.json');
    const machine = { cores: cpus().length, load: Number(loadavg()[0]?.toFixed(2)), at: new Date().toISOString() };
    mkdirSync(this.#directory, { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...machine, cases: this.#rows }, null, 2)}\n`);

    const ms = (value: number | undefined) => (value === undefined ? '' : `${Math.round(value)}`);
    const lines = [
      ['', 'relay', 'path', 'connect', 'recover', 'server', 'written', 'lost', 'twice', 'made', ''],
      ...this.#rows.map((row) => [
        row.status === 'passed' ? row.test : `${row.test} (${row.status})`,
        row.relay,
        row.path ?? '',
        ms(row.connectMs),
        ms(row.recoverMs),
        ms(row.serverMs),
        `${row.written ?? ''}`,
        `${row.lost ?? ''}`,
        `${row.twice ?? ''}`,
        row.connections?.join('+') ?? '',
        Object.entries(row.more ?? {}).map(([name, value]) => `${name} ${value}`).join(', '),
      ]),
    ];
    const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
    const table = lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`);
    console.log(
      [
        '',
        `Times in ms; made: RTCPeerConnections on each side (${machine.cores} cores, load ${machine.load}; ${file})`,
        ...table,
      ].join('\n'),
    );
  }
}
