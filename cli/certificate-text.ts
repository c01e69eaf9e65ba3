import type { ImportIssue } from '@pca/engine';
import type { Certificate } from '@pca/warehouse';

import { oneLine } from './printable.ts';

const shownDropped = 5;
const marks = { ok: '✓', needs_answer: '?', refused: '✗' } as const;
const issueMarks: Readonly<Record<ImportIssue['severity'], string>> = { error: '✗', question: '?', warning: '!', info: '·' };
const totalIds = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;

/** An import certificate as people read it on a terminal; ended by a newline. */
export function certificateText(certificate: Certificate): string {
  const lines = [headLine(certificate), ...factLines(certificate), ...certificate.issues.map(issueLine)];
  return `${lines.map(oneLine).join('\n')}\n`;
}

/** The word that a status is told by. */
export function statusWord(status: Certificate['status']): string {
  return { ok: 'read', needs_answer: 'needs an answer', refused: 'refused' }[status];
}

function headLine({ file, status, platform, report }: Certificate): string {
  const source = platform === null ? '' : ` · ${platform}${report === null ? '' : `, ${report}`}`;
  return `${marks[status]} ${file} · ${statusWord(status)}${source}`;
}

function factLines(certificate: Certificate): readonly string[] {
  const { rows, period, reconciliation } = certificate;
  if (rows === null) return [];
  const facts: readonly (readonly [string, string])[] = [
    ['recognised by', certificate.evidence.join('; ')],
    [
      'text',
      [
        certificate.encoding,
        certificate.delimiter === null ? null : `delimiter ${certificate.delimiter}`,
        `header in record ${certificate.headerRecord}`,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    ['rows', rowsText(rows)],
    ['left out', droppedText(certificate)],
    [
      'period',
      period === null
        ? 'not stated'
        : `${period.start} to ${period.end}, by ${period.grain}${certificate.timeZone === null ? '' : `, ${certificate.timeZone}`}`,
    ],
    ['currency', certificate.currency ?? 'not stated'],
    ['totals', totalsText(certificate)],
    ['columns', columnsText(certificate)],
    ['reconciliation', reconciliation?.sentence ?? ''],
  ];
  return facts.filter(([, text]) => text !== '').map(([name, text]) => `    ${name.padEnd(15)} ${text}`);
}

function rowsText(rows: NonNullable<Certificate['rows']>): string {
  const parts = [
    `${rows.kept} kept`,
    `${rows.totals} totals`,
    `${rows.dropped} dropped`,
    `${rows.preamble} before the header`,
    `${rows.header} header`,
    `${rows.blank} blank`,
    `${rows.footer} after the table`,
  ].filter((part) => !part.startsWith('0 '));
  return `${rows.file} records = ${parts.join(' + ')}`;
}

function droppedText({ rowsDropped }: Certificate): string {
  const shown = rowsDropped.slice(0, shownDropped).map(({ record, reason }) => `record ${record} (${reason})`);
  const rest = rowsDropped.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function totalsText({ totals }: Certificate): string {
  return totalIds.flatMap((id) => (totals[id] === null ? [] : [`${id} ${totals[id]}`])).join(', ') || 'none reported';
}

function columnsText({ columns }: Certificate): string {
  const read = columns.filter((column) => column.field !== null).map((column) => `${column.header} → ${column.field}`);
  const ignored = columns.length - new Set(columns.filter((column) => column.field !== null).map((column) => column.column)).size;
  return `${read.join(', ')}${ignored > 0 ? `; ${ignored} not imported` : ''}`;
}

function issueLine({ severity, message, code }: ImportIssue): string {
  return `    ${issueMarks[severity]} ${message} [${code}]`;
}
