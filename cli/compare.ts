import { compareAnalyses } from '@pca/engine';
import type { AnalysisComparison, NumberChange } from '@pca/engine';

import type { Command } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { readAnalysis } from './read-analysis.ts';
import type { Terminal } from './terminal.ts';

type CompareCommand = Extract<Command, { kind: 'compare' }>;

/** Shows which numbers of two analyses differ, by how much and why. */
export async function compare(command: CompareCommand, terminal: Terminal): Promise<ExitCode> {
  const before = await readAnalysis(command.before);
  const after = await readAnalysis(command.after);
  const comparison = compareAnalyses(before.analysis, after.analysis);
  terminal.out(command.isJson ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison, command));
  return exitCodes.ok;
}

function comparisonText({ causes, verdict, changes, unchanged }: AnalysisComparison, command: CompareCommand): string {
  const { locale } = command;
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 12 });
  if (changes.length === 0) return `All ${format.format(unchanged)} numbers are the same.\n`;
  const shown = changes.slice(0, command.rows);
  const blocks = [
    verdict.before === verdict.after ? [`Verdict, in both: ${verdict.after}`] : [`Before: ${verdict.before}`, `After:  ${verdict.after}`],
    causes.length === 0 ? [] : ['What went in differently', ...causes.map(({ text }) => `  ${text}`)],
    [
      `${format.format(changes.length)} numbers differ, ${format.format(unchanged)} do not`,
      ...shown.flatMap((change, at) => [changeLine(change, format), ...reasonLines(change, shown[at - 1])]),
      ...(shown.length < changes.length ? [`  and ${format.format(changes.length - shown.length)} more: --rows or --json shows them`] : []),
    ],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function changeLine({ name, before, after, relative }: NumberChange, format: Intl.NumberFormat): string {
  const text = (value: number | null): string => (value === null ? 'no value' : format.format(value));
  const percent = relative === null ? '' : `  (${relative < 0 ? '−' : '+'}${format.format(Math.abs(Math.round(relative * 1000) / 10))} %)`;
  return `  ${name.padEnd(44)} ${text(before)} → ${text(after)}${percent}`;
}

/** Reasons stand once for numbers that follow each other and share them. */
function reasonLines({ reasons }: NumberChange, previous: NumberChange | undefined): readonly string[] {
  return reasons.join('\n') === previous?.reasons.join('\n') ? [] : reasons.map((reason) => `      ${reason}`);
}
