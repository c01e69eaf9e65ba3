import { readFileSync } from 'node:fs';

/** Adds up the results of test runs, which vitest wrote as JSON, and prints one closing line. */
type Results = { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number };

// The cast holds: vitest writes these counts in its JSON report.
const all = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')) as Results);
const sum = (count: (results: Results) => number): number => all.reduce((total, results) => total + count(results), 0);
const failed = sum((results) => results.numFailedTests);
process.stdout.write(
  `${sum((results) => results.numPassedTests)} passed, ${failed} failed, ${sum((results) => results.numPendingTests)} skipped\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
