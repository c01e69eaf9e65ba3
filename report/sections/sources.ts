import { formatNumber, formatPercent, formatPeriod } from '@pca/charts';
import type { SourceSummary } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Inline, Row, TableBlock } from '../document.ts';
import { cell, name, row, text } from '../inlines.ts';
import { plainNumber } from '../numbers.ts';
import { fileStatus } from '../status.ts';
import { certificateBlock } from './certificate-block.ts';
import { leftOut, written, type Written } from './section-writer.ts';

const maxFiles = 100;

/** How do we know: the files, what each contributed, and its certificate. */
export function sources(context: ReportContext): Written {
  const files = context.analysis.sources.slice(0, maxFiles);
  const known = new Set(files.map((file) => file.importId));
  const refused = context.certificates.filter((certificate) => !known.has(certificate.importId)).slice(0, maxFiles);
  if (files.length + refused.length === 0) return leftOut('Sources', 'The analysis names no files.');
  const certificates = [
    ...files.flatMap((file) => context.certificates.filter((certificate) => certificate.importId === file.importId)),
    ...refused,
  ];
  const blocks: Block[] = files.length === 0 ? [] : [table(context, files)];
  if (certificates.length > 0)
    blocks.push(
      { kind: 'heading', text: 'Import certificates' },
      ...certificates.map((certificate) => certificateBlock(context, certificate)),
    );
  return written({ id: 'sources', name: 'Sources and certificates', title: title(context, files), blocks });
}

function title(context: ReportContext, files: readonly SourceSummary[]): readonly Inline[] {
  const kept = files.reduce((sum, file) => sum + file.rowsKept, 0);
  const settled = files.filter((file) => file.status === 'ok').length;
  const rows = plainNumber(context, { value: kept, ref: 'sources:rows-kept', basis: 'Σ rows kept over all files' }, { kind: 'count' });
  return [rows, text(` rows from ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${settled} fully settled`)];
}

function table(context: ReportContext, files: readonly SourceSummary[]): TableBlock {
  return {
    kind: 'table',
    caption: 'Files of this analysis',
    columns: [
      { label: 'File', unit: '', align: 'left' },
      { label: 'Recognised as', unit: '', align: 'left' },
      { label: 'Period', unit: '', align: 'left' },
      { label: 'Rows kept', unit: '', align: 'right' },
      { label: 'Left out', unit: '', align: 'right' },
      { label: 'Reconciliation', unit: '', align: 'left' },
      { label: 'Status', unit: '', align: 'left' },
    ],
    rows: files.map((file) => fileRow(context, file)),
    note: context.analysis.sources.length > maxFiles ? `${context.analysis.sources.length - maxFiles} further files are in the JSON.` : '',
  };
}

function fileRow(context: ReportContext, file: SourceSummary): Row {
  const count = (value: number, what: string): Inline =>
    plainNumber(
      context,
      { value, ref: `source:${file.importId}:${what}`, basis: `${what.replace('-', ' ')} of the file` },
      { kind: 'count' },
    );
  return row(
    cell(name(file.fileName), viewWords(file)),
    cell(`${file.platform}, ${file.report}`, coverageWords(context, file)),
    cell(
      file.period === null ? 'unknown' : formatPeriod(file.period.start, file.period.end, context.locale),
      file.period === null ? [] : [text(`by ${file.period.grain}${file.currency === null ? '' : `, ${file.currency}`}`)],
    ),
    cell(count(file.rowsKept, 'rows-kept')),
    cell(count(file.rowsDropped, 'rows-left-out')),
    cell(file.reconciliation),
    cell([], issueWords(context, file), fileStatus(file.status)),
  );
}

function viewWords(file: SourceSummary): readonly Inline[] {
  if (file.view === 'primary') return [];
  return [text(file.viewReason ?? 'another view of a spend that is already counted')];
}

function coverageWords(context: ReportContext, file: SourceSummary): readonly Inline[] {
  return file.accountCoverage === null ? [] : [text(`${formatPercent(file.accountCoverage, context.locale)} of the account's spend`)];
}

function issueWords(context: ReportContext, file: SourceSummary): readonly Inline[] {
  if (file.issues.length === 0) return [];
  return [
    text(
      `${formatNumber(file.issues.length, { kind: 'count' }, { locale: context.locale })} ${file.issues.length === 1 ? 'note' : 'notes'}`,
    ),
  ];
}
