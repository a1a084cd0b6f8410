import { defineConfig } from '@playwright/test';
import { baseConfig } from './base.config.ts';
import { fileURLToPath } from 'node:url';

/** Bad networks: Ada and Bo in network namespaces of their own. `make nat`. */
export default defineConfig({
  ...baseConfig,
  testDir: 'nat',
  timeout: 90_000,
  reporter: [
    [fileURLToPath(new URL('skips.ts', import.meta.url))],
    [fileURLToPath(new URL('nat/figures.ts', import.meta.url))],
    ['list'],
  ],
  // A trace slows the pages down, and they are timed; `timeline` among the attachments tells what happened.
  use: { ...baseConfig.use, trace: 'off' },
  projects: [{ name: 'nat' }],
});
