/** How end-to-end tests are run: one real window at a time, and never a second attempt. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.e2e.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  outputDir: 'test-results',
  use: { trace: 'off' },
});
