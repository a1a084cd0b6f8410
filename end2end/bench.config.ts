import { defineConfig } from '@playwright/test';
import { baseConfig, chromiumProject } from './base.config.ts';

/** Measurements: the same browsers, network and server as the tests. `make bench-join`. */
export default defineConfig({
  ...baseConfig,
  testDir: 'bench',
  testMatch: '*.ts',
  timeout: 300_000,
  retries: 0,
  use: { ...baseConfig.use, trace: 'off' },
  projects: [chromiumProject],
});
