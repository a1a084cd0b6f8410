import { defineConfig } from '@playwright/test';
import { baseConfig, reporter } from './base.config.ts';

/** Bad networks: Ada and Bo in network namespaces of their own. `make nat`. */
export default defineConfig({
  ...baseConfig,
  testDir: 'nat',
  timeout: 90_000,
  reporter: [reporter('skips.ts'), reporter('flakes.ts'), reporter('nat/figures.ts'), ['list']],
  // A trace slows the pages down, and they are timed; `timeline` among the attachments tells what happened.
  use: { ...baseConfig.use, trace: 'off' },
  projects: [{ name: 'nat' }],
});
