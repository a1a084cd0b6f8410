import { defineConfig } from '@playwright/test';
import { baseConfig, chromiumProject, firefoxProject } from './base.config.ts';
import { firefoxPath } from './browsers.ts';

/** Specs that need two kinds of browser; they start in Firefox and open Chromium beside it. */
const MIXED = /mixed\.spec\.ts$/;
/** Those, and what each browser does in its own way. */
const OWN_WAY = /(mixed|integrity)\.spec\.ts$/;
/** And what Tincan is for, where there is a Firefox. */
const FIREFOX = /(mixed|integrity|chat|keys|languages)\.spec\.ts$/;

export default defineConfig({
  ...baseConfig,
  testDir: 'specs',
  // While the people of one test wait for each other those of another can go on: three quarters of the time. Measurements and bad
  // networks have the machine for themselves.
  workers: 2,
  // A picture that is not there is a failure; `make pictures` makes them.
  updateSnapshots: 'none',
  expect: { ...baseConfig.expect, toHaveScreenshot: { pathTemplate: 'pictures/{arg}{ext}' } },
  projects: [
    { ...chromiumProject, testIgnore: MIXED },
    { ...firefoxProject, testMatch: firefoxPath === undefined ? OWN_WAY : FIREFOX },
  ],
});
