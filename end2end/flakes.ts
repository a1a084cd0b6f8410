// Says at the end which tests passed only when they were run again, and why they had failed; a few are chance, more are not.

import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** How many of a run may be: browsers, servers and networks share two cores with whatever else the machine does. */
const FLAKES_MAX = 4;

export default class Flakes implements Reporter {
  readonly #failures = new Map<TestCase, string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'passed' || result.status === 'skipped') return;
    if (!this.#failures.has(test)) this.#failures.set(test, result.error?.message ?? result.status);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    const flakes = [...this.#failures].filter(([test]) => test.outcome() === 'flaky');
    for (const [test, why] of flakes) {
      console.log(`\n  passed only when run again: ${test.titlePath().slice(1).join(' › ')}\n${why.replaceAll(/^/gm, '    ')}`);
    }
    if (flakes.length <= FLAKES_MAX) return undefined;
    console.log(`\n  ${flakes.length} tests passed only when run again; ${FLAKES_MAX} at most are let pass`);
    return { status: result.status === 'passed' ? 'failed' : result.status };
  }
}
