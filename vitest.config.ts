/** How tests without a window are run: most in Node, those of the renderer in a simulated page. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** In milliseconds. Nothing waits so long; a busy machine may. */
const limits = { testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    // Vitest leaves one core free, which on two halves the speed.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...limits,
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**'],
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          ...limits,
          name: 'renderer',
          environment: 'happy-dom',
          setupFiles: ['test/renderer/layout.ts'],
          // A page is made once for many files: making it is half of the work. Each test takes away what it has drawn.
          isolate: false,
          include: ['test/renderer/**/*.test.ts'],
        },
      },
    ],
  },
});
