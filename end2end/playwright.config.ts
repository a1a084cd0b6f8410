import { defineConfig } from '@playwright/test';
import { baseConfig, chromiumProject, firefoxProject } from './base.config.ts';

/** Specs that need two kinds of browser; they start in Firefox and open Chromium beside it. */
const MIXED = /mixed\.spec\.ts$/;

export default defineConfig({
  ...baseConfig,
  testDir: 'specs',
  projects: [
    { ...chromiumProject, testIgnore: MIXED },
    { ...firefoxProject, testMatch: MIXED },
  ],
});
