#!/usr/bin/env node
// The command `pca`: the terminal's door to the product, on the project's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ownEnvironment, prepareNode } from './run.mjs';

const main = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', 'cli', 'main.ts');
const child = spawn(prepareNode(), ['--no-warnings', main, ...process.argv.slice(2)], { stdio: 'inherit', env: ownEnvironment() });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
