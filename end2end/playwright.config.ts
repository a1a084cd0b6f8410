import { defineConfig } from '@playwright/test';
import { baseConfig, chromiumProject, firefoxProject } from './base.config.ts';

/** Specs that need two kinds of browser; they start in Firefox and open Chromium beside it. */
const MIXED = /mixed\.spec\.ts$/;
/** Those, and what each browser does in its own way. */
const FIREFOX = /(mixed|integrity)\.spec\.ts$/;

export default defineConfig({
  ...baseConfig,
  testDir: 'specs',
  projects: [
    { ...chromiumProject, testIgnore: MIXED },
    { ...firefoxProject, testMatch: FIREFOX },
  ],
});
