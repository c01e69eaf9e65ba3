// Rewrites the golden files from what the product gives now; read the difference before it is committed. Arguments go to vitest.
import { spawnSync } from 'node:child_process';

const ended = spawnSync('vitest', ['run', '--update=all', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PCA_GOLDEN: 'rewrite' },
  shell: process.platform === 'win32',
});
if (ended.error !== undefined) process.stderr.write(`vitest could not be started: ${ended.error.message}. Run this by "npm run golden".\n`);
process.exitCode = ended.status ?? 1;
