// What the suite, the measurements and the screenshots have in common.

import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig, Project } from '@playwright/test';
import { chromiumOptions, firefoxChannel, firefoxOptions } from './browsers.ts';
import { serverPort } from './server.ts';

/** A reporter of ours. */
export function reporter(file: string): [string] {
  return [fileURLToPath(new URL(file, import.meta.url))];
}

export const baseConfig: PlaywrightTestConfig = {
  // Peers, server and browsers share the machine: one test at a time keeps its timing honest.
  workers: 1,
  fullyParallel: false,
  // A test that fails now and then has found something, so it is named (flakes.ts); but one of hundreds does not stop the others' checks.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // The reasons of skipped tests first, the closing line of `list` last.
  reporter: [reporter('skips.ts'), reporter('flakes.ts'), ['list']],
  outputDir: process.env['TINCAN_E2E_RESULTS'] ?? 'test-results',
  use: {
    baseURL: `http://127.0.0.1:${serverPort}`,
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace takes as long as the test itself: `--trace on` makes them.
    trace: 'off',
  },
};

export const chromiumProject: Project = {
  name: 'chromium',
  use: { browserName: 'chromium', launchOptions: chromiumOptions },
};

export const firefoxProject: Project = {
  name: 'firefox',
  // Starting and ending Firefox takes seconds.
  timeout: 120_000,
  use: { browserName: 'firefox', channel: firefoxChannel, launchOptions: firefoxOptions },
};
