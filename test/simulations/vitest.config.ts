import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

/** Thousands of simulated campaigns: whether findings fire on noise, and whether planted causes are found: `npm run test:simulations`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['**/*.simulation.test.ts'],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    testTimeout: 900_000,
  },
});
