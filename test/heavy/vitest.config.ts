import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

/** Files of a hundred megabytes and hundreds of files, with their time and memory: `npm run test:heavy`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/heavy/**/*.test.ts'],
    pool: 'forks',
    // One after the other, because each is measured.
    fileParallelism: false,
    testTimeout: 300_000,
  },
});
