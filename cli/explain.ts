import type { Analysis } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { Certificate } from '@pca/warehouse';

import type { Command } from './arguments.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { explainNumber, rowNumbers } from './explained-number.ts';
import { explanationText } from './explanation-text.ts';
import { findNumberRows } from './find-number-rows.ts';
import type { NumberRows } from './find-number-rows.ts';
import { nearest } from './nearest.ts';
import { oneLine } from './printable.ts';
import { showProgress } from './progress.ts';
import { readAnalysis } from './read-analysis.ts';
import { readMapping } from './read-mapping.ts';
import { findSources, refuseChanged } from './source-files.ts';
import { stoppedBy } from './terminal.ts';
import type { Terminal } from './terminal.ts';

type ExplainCommand = Extract<Command, { kind: 'explain' }>;

/** Shows how one number of an analysis was made, and the rows of the files that it comes from. */
export async function explain(command: ExplainCommand, terminal: Terminal): Promise<ExitCode> {
  const { analysis, folder } = await readAnalysis(command.analysis);
  const number = explainNumber(analysis, command.number);
  if (number === null) throw unknownNumber(analysis, command.number);
  const ids = rowNumbers(analysis, number);
  const rows = ids.length === 0 ? [] : await rowsOf(ids, { analysis, folder, command, terminal });
  const { currency } = analysis;
  terminal.out(command.isJson ? `${JSON.stringify({ currency, number, rows }, null, 2)}\n` : explanationText({ currency, number, rows }));
  const differences = rows.flatMap((one) => difference(analysis, one));
  for (const sentence of differences) terminal.note(`${oneLine(sentence)}\n`);
  return differences.length === 0 ? exitCodes.ok : exitCodes.dataQuality;
}

function unknownNumber({ references }: Analysis, id: string): CommandError {
  const near = nearest(id, Object.keys(references), 5);
  const hint = near.length === 0 ? 'It holds no numbers.' : `Nearest: ${near.join(', ')}.`;
  return new CommandError(exitCodes.notFound, `The analysis has no number "${id}". ${hint}`);
}

type Question = {
  readonly analysis: Analysis;
  readonly folder: string;
  readonly command: ExplainCommand;
  readonly terminal: Terminal;
};

async function rowsOf(ids: readonly string[], { analysis, folder, command, terminal }: Question): Promise<readonly NumberRows[]> {
  const sources = await findSources({ folder, sources: analysis.sources }, command);
  const mapping = await readMapping(sources.mapping);
  using progress = showProgress(terminal, { isQuiet: command.isQuiet });
  await using warehouse = await openWarehouse({ onProgress: progress.warehouse, ...stoppedBy(terminal) });
  const certificates: Certificate[] = [];
  for (const file of sources.files) certificates.push(await warehouse.importFile(file, { mapping }));
  refuseChanged(analysis.sources, certificates);
  const { findRows } = await warehouse.openDataset();
  const rows: NumberRows[] = [];
  for (const id of ids) rows.push(await findNumberRows(analysis, id, { findRows, limit: command.rows }));
  return rows;
}

/** The files give another sum than the analysis holds, so they were read otherwise: by another mapping or version. */
function difference({ references }: Analysis, { id, sums }: NumberRows): readonly string[] {
  const reference = references[id];
  if (reference?.kind !== 'sum' || reference.value === null) return [];
  const now = sums[reference.field] ?? null;
  if (now === reference.value) return [];
  return [
    `${id} is ${reference.value} in the analysis, and its rows add up to ${now ?? 'nothing'} now: the files were read otherwise, by another mapping file or version. Analyse them again.`,
  ];
}
