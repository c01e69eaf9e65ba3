import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // The second query engine is a large package of its own: npm run test:dialects. Measured and slow: npm run test:heavy and test:simulations.
    exclude: ['**/node_modules/**', 'out/**', '.cache/**', 'test/dialects/**', 'test/heavy/**', '**/*.simulation.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Code without global state needs no new process per file; that halves the time of a run.
    isolate: false,
  },
});
