import { defineConfig } from '@playwright/test';
import { baseConfig, chromiumProject } from './base.config.ts';
export default defineConfig({ ...baseConfig, testDir: '.', testMatch: /\/look\.ts$/, timeout: 600_000, projects: [chromiumProject] });
