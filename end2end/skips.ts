// Says at the end which tests did not run, and why.

import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class Skips implements Reporter {
  readonly #lines: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const reasons = [...new Set(test.annotations.map((a) => a.description ?? a.type))].join('; ');
    this.#lines.push(`  not run: ${test.titlePath().slice(1).join(' › ')}: ${reasons || 'an earlier failure'}`);
  }

  onEnd(): void {
    if (this.#lines.length > 0) console.log(`\n${this.#lines.join('\n')}`);
  }
}
