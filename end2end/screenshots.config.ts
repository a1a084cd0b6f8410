import { defineConfig } from '@playwright/test';
import { baseConfig, chromiumProject } from './base.config.ts';

/** The pictures of the documentation. `make screenshots`. */
export default defineConfig({
  ...baseConfig,
  testDir: '.',
  testMatch: /\/screenshots\.ts$/,
  timeout: 120_000,
  use: { ...baseConfig.use, trace: 'off' },
  projects: [chromiumProject],
});
