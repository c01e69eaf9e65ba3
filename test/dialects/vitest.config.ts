import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

/** The second query engine is half a gigabyte, so its tests are run on demand: `npm run test:dialects`. */
export default defineConfig({
  test: { root: join(import.meta.dirname, '..', '..'), include: ['test/dialects/**/*.test.ts'], pool: 'forks' },
});
