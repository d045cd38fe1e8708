/** How end-to-end tests are run: one real window at a time on each desktop, and never a second attempt. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testMatch: '*.e2e.ts',
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    // On the packaged app, which must be made first.
    { name: 'package', testDir: 'test/package' },
  ],
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  // Beside the pictures, which are to stay.
  outputDir: 'test-results/cases',
  use: { trace: 'off' },
});
