import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { allSamples } from './make/all-samples.ts';

for (const { path, bytes } of allSamples()) {
  const target = join(import.meta.dirname, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
