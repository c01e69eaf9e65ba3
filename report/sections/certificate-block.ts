import { formatNumber, formatPeriod } from '@pca/charts';
import { fields, fieldIdsOfKind, type ImportIssue, type IssueSeverity } from '@pca/engine';
import type { ReportCertificate, ReportReconciliation, RowCounts } from '../certificate.ts';
import { fieldLabel, type ReportContext } from '../context.ts';
import type { Block, CertificateBlock, DetailsBlock, Fact, Inline, NumberMark, Status } from '../document.ts';
import { cell, name, row, say, text, totalRow } from '../inlines.ts';
import { pictureValue, plainNumber } from '../numbers.ts';
import { fileStatus, statusOf } from '../status.ts';

const maxListed = 200;

/** One file: what it was recognised as and why, what became of its rows and columns, and whether its sums agree. */
export function certificateBlock(context: ReportContext, certificate: ReportCertificate): CertificateBlock {
  const { reconciliation } = certificate;
  return {
    kind: 'certificate',
    fileName: certificate.file,
    recognised: [certificate.platform ?? 'Not recognised', certificate.report].filter((part) => part !== null).join(', '),
    status: fileStatus(certificate.status),
    sentence: reconciliation?.sentence ?? '',
    sentenceStatus: reconciliation === null ? null : reconciliationStatuses[reconciliation.result],
    facts: facts(context, certificate),
    details: [
      ledger(context, certificate),
      dropped(certificate),
      mapping(certificate),
      reconciled(reconciliation),
      issues(certificate.issues),
    ].flat(),
  };
}

const reconciliationStatuses: Readonly<Record<ReportReconciliation['result'], Status>> = {
  reconciled: statusOf('good', 'sums agree'),
  differs: statusOf('bad', 'sums differ'),
  none: statusOf('neutral', 'nothing to compare with'),
};

function facts(context: ReportContext, certificate: ReportCertificate): readonly Fact[] {
  const period = certificate.period;
  const optional: readonly (Fact | null)[] = [
    certificate.evidence.length === 0 ? null : { term: 'Evidence', inlines: [text(certificate.evidence.join('; '))] },
    period === null
      ? null
      : { term: 'Period', inlines: [text(`${formatPeriod(period.start, period.end, context.locale)}, by ${period.grain}`)] },
    {
      term: 'Currency, time zone',
      inlines: [text(`${certificate.currency ?? 'currency not stated'}, ${certificate.timeZone ?? 'time zone not stated'}`)],
    },
    certificate.encoding === null ? null : { term: 'Encoding', inlines: [text(certificate.encoding)] },
    certificate.headerRecord === null ? null : { term: 'Header', inlines: [text(`record ${certificate.headerRecord}`)] },
    totalsFact(context, certificate),
    certificate.sha256 === null ? null : { term: 'SHA-256', inlines: [text(certificate.sha256)] },
  ];
  return optional.filter((fact) => fact !== null);
}

function totalsFact(context: ReportContext, certificate: ReportCertificate): Fact | null {
  const sums = fieldIdsOfKind('measure').flatMap((measure): readonly (readonly Inline[])[] => {
    const value = certificate.totals[measure];
    if (value === null || value === undefined) return [];
    const unit =
      fields[measure].unit === 'money' ? ({ kind: 'money', currency: certificate.currency } as const) : ({ kind: 'count' } as const);
    const mark: NumberMark = {
      kind: 'number',
      display: formatNumber(value, unit, { locale: context.locale }),
      value,
      ref: `import:${certificate.importId}:${measure}`,
      basis: `Σ ${fields[measure].label.toLowerCase()} of this file = ${value}`,
    };
    return [say`${fields[measure].label} ${mark}`];
  });
  if (sums.length === 0) return null;
  return { term: 'Imported', inlines: sums.flatMap((sum, index) => (index === 0 ? sum : [text('; '), ...sum])) };
}

const ledgerRows: readonly (readonly [keyof RowCounts, string])[] = [
  ['preamble', 'Lines before the header'],
  ['header', 'Header'],
  ['blank', 'Blank'],
  ['kept', 'Kept as facts'],
  ['totals', 'Printed totals'],
  ['dropped', 'Left out'],
  ['footer', 'Lines after the table'],
  ['file', 'All rows of the file'],
];

function ledger(context: ReportContext, certificate: ReportCertificate): readonly DetailsBlock[] {
  const { rows } = certificate;
  if (rows === null) return [];
  const print = (key: keyof RowCounts): NumberMark =>
    plainNumber(
      context,
      {
        value: rows[key],
        ref: `import:${certificate.importId}:rows-${key}`,
        basis: key === 'file' ? 'sum of the lines above' : 'counted while reading',
      },
      { kind: 'count' },
    );
  const lines = ledgerRows
    .filter(([key]) => rows[key] > 0 || key === 'kept')
    .map(([key, label]) => (key === 'file' ? totalRow : row)(cell(label), cell(print(key))));
  const summary = `Rows: ${formatNumber(rows.kept, { kind: 'count' }, { locale: context.locale })} kept of ${formatNumber(rows.file, { kind: 'count' }, { locale: context.locale })}`;
  return [
    {
      kind: 'details',
      summary,
      blocks: [
        {
          kind: 'table',
          caption: 'Rows by what became of them',
          columns: [
            { label: 'Rows', unit: '', align: 'left' },
            { label: 'Count', unit: '', align: 'right' },
          ],
          rows: lines,
          note: '',
        },
      ],
    },
  ];
}

function dropped(certificate: ReportCertificate): readonly DetailsBlock[] {
  const records = certificate.rowsDropped;
  if (records.length === 0) return [];
  return [
    {
      kind: 'details',
      summary: `Records left out: ${records.length}`,
      blocks: [
        {
          kind: 'table',
          caption: 'Records that are not facts, and why',
          columns: [
            { label: 'Record', unit: '', align: 'left' },
            { label: 'What it is', unit: '', align: 'left' },
            { label: 'Why', unit: '', align: 'left' },
          ],
          rows: records.slice(0, maxListed).map((record) => row(cell(String(record.record)), cell(record.role), cell(record.reason))),
          note: cutNote(records.length),
        },
      ],
    },
  ];
}

function mapping(certificate: ReportCertificate): readonly DetailsBlock[] {
  const { columns } = certificate;
  if (columns.length === 0) return [];
  const read = columns.filter((column) => column.field !== null).length;
  return [
    {
      kind: 'details',
      summary: `Columns: ${read} of ${columns.length} read`,
      blocks: [
        {
          kind: 'table',
          caption: 'What each column was read as',
          columns: [
            { label: 'Column', unit: '', align: 'left' },
            { label: 'Read as', unit: '', align: 'left' },
            { label: 'Confidence', unit: '', align: 'left' },
            { label: 'Evidence', unit: '', align: 'left' },
          ],
          rows: columns
            .slice(0, maxListed)
            .map((column) =>
              row(
                cell(column.header.trim() === '' ? text(`column ${column.column + 1}, no header`) : name(column.header)),
                cell(column.field === null ? 'not read' : fieldLabel(column.field)),
                cell(column.field === null ? '' : column.confidence),
                cell(column.evidence),
              ),
            ),
          note: cutNote(columns.length),
        },
      ],
    },
  ];
}

function reconciled(reconciliation: ReportReconciliation | null): readonly DetailsBlock[] {
  if (reconciliation === null || reconciliation.totals.length === 0) return [];
  const { totals } = reconciliation;
  return [
    {
      kind: 'details',
      summary: `Sums compared with what the export prints: ${totals.filter((total) => total.agrees).length} of ${totals.length} agree`,
      blocks: [
        {
          kind: 'table',
          caption: 'Printed and imported sums',
          columns: [
            { label: 'Measure', unit: '', align: 'left' },
            { label: 'Printed', unit: '', align: 'right' },
            { label: 'Imported', unit: '', align: 'right' },
            { label: 'Difference', unit: '', align: 'right' },
            { label: 'Result', unit: '', align: 'left' },
          ],
          rows: totals
            .slice(0, maxListed)
            .map((total) =>
              row(
                cell(fieldLabel(total.field), [text(`${total.label}, record ${total.record}`)]),
                cell(exact(total.printed, 'as the export prints it')),
                cell(exact(total.imported, 'Σ of the rows kept')),
                cell(exact(total.difference, 'imported − printed')),
                cell([], [], total.agrees ? statusOf('good', 'agrees') : statusOf('bad', 'differs')),
              ),
            ),
          note: cutNote(totals.length),
        },
      ],
    },
  ];
}

/** Reconciliation is shown to the last digit: rounding would hide what it is for. */
function exact(value: string, basis: string): NumberMark {
  const grouped = pictureValue(value) === null ? '–' : value.replace('-', '−').replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  return { kind: 'number', display: grouped, value, ref: 'reconciliation', basis };
}

const severities: readonly (readonly [IssueSeverity, Status])[] = [
  ['error', statusOf('bad', 'error')],
  ['question', statusOf('close', 'question')],
  ['warning', statusOf('close', 'warning')],
  ['info', statusOf('neutral', 'note')],
];

function issues(found: readonly ImportIssue[]): readonly DetailsBlock[] {
  if (found.length === 0) return [];
  const blocks = severities.flatMap(([severity, status]): readonly Block[] =>
    found
      .filter((issue) => issue.severity === severity)
      .slice(0, maxListed)
      .map((issue) => ({ kind: 'callout', status, inlines: [text(`${issue.message}${recordWords(issue)}`)] })),
  );
  return [{ kind: 'details', summary: `Notes on this file: ${found.length}`, blocks }];
}

function recordWords(issue: ImportIssue): string {
  const records = issue.records ?? [];
  if (records.length === 0) return '';
  const listed = records.slice(0, 8).join(', ');
  return ` (${records.length === 1 ? 'record' : 'records'} ${listed}${records.length > 8 ? ` and ${records.length - 8} more` : ''})`;
}

function cutNote(count: number): string {
  return count > maxListed ? `${count - maxListed} more are in the certificate's JSON.` : '';
}
