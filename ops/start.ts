import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { exitCodes, processTerminal, runCommand } from '@pca/cli';

/** The main job on the sample campaign, from a fresh clone: five platforms in, verdict and report out. */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'samples', 'campaign');
const out = join(root, 'out', 'sample-campaign');
const terminal = processTerminal();

const exports = readdirSync(folder)
  .filter((name) => /\.(?:csv|xlsx)$/u.test(name))
  .toSorted();
terminal.note(`Analysing the sample campaign: ${exports.length} exports in ${relative(process.cwd(), folder)}\n`);
const exitCode = await runCommand(
  ['analyse', ...exports.map((name) => join(folder, name)), '--brief', join(folder, 'brief.yaml'), '--out', out],
  terminal,
);
if (exitCode === exitCodes.ok)
  terminal.note(
    `\nThe report is ${join(out, 'report.html')}: open it in a browser.\nYour own exports: npx pca analyse FILES… --out FOLDER (npx pca --help tells more)\n`,
  );
process.exitCode = exitCode;
await terminal.flush();
if (terminal.signal.aborted) process.exit();
