// Mends what tools can mend, one after the other because each writes what the next one reads; what is left is for people.
import { runPart } from './run-parts.ts';

const parts = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--fix'] },
  { name: 'format', command: 'oxfmt', args: [] },
  { name: 'generate', command: process.execPath, args: ['ops/generate.ts'] },
];

const outcomes: boolean[] = [];
for (const part of parts) outcomes.push(await runPart(part));
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
