import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { analyse, parseBrief } from '@pca/engine';
import type { Analysis, Brief, MappingFile } from '@pca/engine';
import { renderJson, renderSummary, reportFormats } from '@pca/report';
import { openWarehouse } from '@pca/warehouse';
import type { Certificate } from '@pca/warehouse';

import type { Command } from './arguments.ts';
import { statusWord } from './certificate-text.ts';
import { CommandError } from './command-error.ts';
import { exitCodeOf, outsideFlight } from './data-quality.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { showProgress } from './progress.ts';
import { oneLine } from './printable.ts';
import type { Progress } from './progress.ts';
import { readDocument } from './read-document.ts';
import { readMapping } from './read-mapping.ts';
import { writeSources } from './source-files.ts';
import { stoppedBy } from './terminal.ts';
import type { Terminal } from './terminal.ts';
import { unusedMapping } from './unused-mapping.ts';

type AnalyseCommand = Extract<Command, { kind: 'analyse' }>;
type Analysed = { readonly analysis: Analysis; readonly certificates: readonly Certificate[] };

/** Reads the files of one campaign, judges it, writes the report and prints the verdict; bad files are named and passed over. */
export async function analyseCommand(command: AnalyseCommand, terminal: Terminal): Promise<ExitCode> {
  const brief = await readBrief(command.brief);
  const mapping = await readMapping(command.mapping);
  // Told before the work, not after it.
  if (command.out !== '') await makeFolder(command.out);
  using progress = showProgress(terminal, { isQuiet: command.isQuiet });
  const analysed = await analyseFiles(command.files, { brief, mapping, progress, terminal });
  progress.report('Writing the report', '');
  const written = command.out === '' ? [] : await writeReport(command, analysed);
  progress.end();
  for (const sentence of unusedMapping(mapping, analysed.certificates)) terminal.note(`${sentence}\n`);
  for (const certificate of analysed.certificates) terminal.note(problemText(certificate));
  const stray = outsideFlight(brief, analysed.certificates);
  if (stray !== null) terminal.note(`${stray}\n`);
  terminal.out(
    command.isJson
      ? renderJson(analysed.analysis)
      : `${renderSummary(analysed.analysis, command.locale)}\n${written.map((path) => `Written: ${path}\n`).join('')}`,
  );
  const exitCode = exitCodeOf(analysed.certificates);
  return exitCode === exitCodes.ok && stray !== null ? exitCodes.dataQuality : exitCode;
}

async function readBrief(path: string | null): Promise<Brief> {
  const { value, issues } = parseBrief(path === null ? {} : await readDocument(path, 'brief'));
  if (issues.length === 0) return value;
  throw new CommandError(exitCodes.usage, [`The brief ${path} is not valid:`, ...issues.map((issue) => `  ${issue}`)].join('\n'));
}

async function analyseFiles(
  files: readonly string[],
  options: { brief: Brief; mapping: MappingFile | null; progress: Progress; terminal: Terminal },
): Promise<Analysed> {
  const { brief, mapping, progress, terminal } = options;
  await using warehouse = await openWarehouse({ onProgress: progress.warehouse, ...stoppedBy(terminal) });
  const certificates: Certificate[] = [];
  for (const file of files) certificates.push(await warehouse.importFile(file, { mapping }));
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  const analysis = await analyse({
    brief,
    dataset,
    runner,
    sources,
    reported,
    onProgress: (stage, done, total) => progress.report(`Analysing ${stage}`, total > 1 ? `${done} / ${total}` : ''),
  });
  return { analysis, certificates };
}

async function writeReport(command: AnalyseCommand, analysed: Analysed): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const format of command.formats) {
    const { fileName, render } = reportFormats[format];
    const path = join(command.out, fileName);
    const text = render({ ...analysed, locale: command.locale });
    await told(() => writeFile(path, text), `The report could not be written to ${path}`);
    paths.push(path);
  }
  if (command.formats.includes('json'))
    paths.push(await told(() => writeSources(command.out, command), `The list of files could not be written to ${command.out}`));
  return paths;
}

async function makeFolder(folder: string): Promise<void> {
  const failure = `The folder ${folder} for the report cannot be used`;
  await told(() => mkdir(folder, { recursive: true }), failure);
  await told(() => access(folder, constants.W_OK), failure);
}

async function told<Value>(work: () => Promise<Value>, failure: string): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.failed, `${failure}: ${reason}. Name another folder with --out, or mend this one.`);
  }
}

/** Questions and refusals of one file, a line each; nothing when it was read. */
function problemText({ file, status, issues }: Certificate): string {
  if (status === 'ok') return '';
  const problems = issues.filter((issue) => issue.severity === 'error' || issue.severity === 'question');
  return problems.map((issue) => `${oneLine(`${file} ${statusWord(status)}: ${issue.message} [${issue.code}]`)}\n`).join('');
}
