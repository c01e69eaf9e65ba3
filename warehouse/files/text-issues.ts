import type { ImportIssue } from '@pca/engine';

import type { TextForm } from './encoding.ts';
import { maxTables } from './find-tables.ts';
import type { PlacedTable } from './find-tables.ts';
import type { ScannedText } from './scan-text.ts';

export type IssueFacts = {
  readonly form: TextForm;
  readonly scan: ScannedText;
  readonly tables: readonly PlacedTable[];
  readonly headerRecord: number | undefined;
};

/** Records after a table above which somebody should look whether they are rows. */
const manyFooterRecords = 50;

/** What a reader should know about the text of a file, apart from its meaning. */
export function textIssues(facts: IssueFacts): readonly ImportIssue[] {
  return [...encodingIssues(facts), ...quoteIssues(facts), ...lineIssues(facts), ...headerIssues(facts), ...tableIssues(facts)];
}

function encodingIssues({ form, scan }: IssueFacts): readonly ImportIssue[] {
  if (scan.utf8.isUtf8 || form.decoding === 'windows-1252') return [];
  const record = scan.firstBadRecord ?? 1;
  if (form.decoding === 'utf-8')
    return [
      {
        code: 'encoding.invalid',
        severity: 'question',
        message: `The file is not valid UTF-8 although that was stated: record ${record} holds other bytes, which were replaced by �. Leave the encoding out, or accept it in a mapping file (accept: [encoding.invalid]).`,
        records: [record],
      },
    ];
  if (scan.utf8.isMixed)
    return [
      {
        code: 'encoding.mixed',
        severity: 'warning',
        message: `The file mixes encodings: record ${record} is the first that is not valid UTF-8, others are. Each record was read by itself, as UTF-8 where it is valid and as Windows-1252 where it is not. Compare the names with accents or umlauts.`,
        records: [record],
      },
    ];
  return [
    {
      code: 'encoding.windows-1252',
      severity: 'warning',
      message: `The file is not valid UTF-8 (first in record ${record}) and was read as Windows-1252, the encoding of Western European spreadsheets. Check the names with accents or umlauts; state another encoding in a mapping file if they are wrong.`,
      records: [record],
    },
  ];
}

function quoteIssues({ scan: { structure } }: IssueFacts): readonly ImportIssue[] {
  const issues: ImportIssue[] = [];
  const { unclosed, joinedRecords } = structure;
  if (unclosed?.hasBreak === true)
    issues.push({
      code: 'quotes.unclosed',
      severity: 'error',
      message: `Record ${unclosed.record} opens a quote that is never closed, so everything after it would become one cell. Remove the quote, or export the report again.`,
      records: [unclosed.record],
    });
  else if (unclosed !== null)
    issues.push({
      code: 'file.cut-off',
      severity: 'question',
      message: `The last record (${unclosed.record}) ends inside a quoted cell, so the file is probably cut off. Download it again, or accept it in a mapping file (accept: [file.cut-off]).`,
      records: [unclosed.record],
    });
  if (joinedRecords.length > 0)
    issues.push({
      code: 'quotes.unbalanced',
      severity: 'question',
      message: `A lone quote probably joins lines into one record, first in record ${joinedRecords[0]}: a quoted cell runs over a line break and goes on after its closing quote. Mend the quotes, or accept it in a mapping file (accept: [quotes.unbalanced]).`,
      records: joinedRecords,
    });
  return issues;
}

function lineIssues({ scan: { structure } }: IssueFacts): readonly ImportIssue[] {
  const { lf, crlf, cr } = structure.lines;
  const kinds = [
    ['LF', lf],
    ['CRLF', crlf],
    ['CR', cr],
  ].filter(([, count]) => count !== 0);
  if (kinds.length < 2) return [];
  return [
    {
      code: 'lines.mixed',
      severity: 'info',
      message: `The file mixes line ends (${kinds.map(([name, count]) => `${count} × ${name}`).join(', ')}); each of them ends a record.`,
    },
  ];
}

function headerIssues({ tables, headerRecord }: IssueFacts): readonly ImportIssue[] {
  if (tables.length === 0 && headerRecord !== undefined)
    return [
      {
        code: 'header.record-missing',
        severity: 'warning',
        message: `The mapping states record ${headerRecord} as the header, but there is no such record with content.`,
      },
    ];
  if (tables.length === 0)
    return [
      {
        code: 'header.none',
        severity: 'warning',
        message: 'No record names columns: none holds names that are known, and none stands like a header above rows of numbers.',
      },
    ];
  const [first] = tables;
  if (first === undefined || first.known > 0 || headerRecord !== undefined) return [];
  return [
    {
      code: 'header.unknown',
      severity: 'warning',
      message: `No column name is known. Record ${first.header.record} was taken as the header, because it stands above rows of numbers. Map its columns in a mapping file, or state another record there (headerRecord: 3).`,
      records: [first.header.record],
    },
  ];
}

function tableIssues({ tables }: IssueFacts): readonly ImportIssue[] {
  const issues: ImportIssue[] = [];
  const long = tables.find((table) => table.footerRecords > manyFooterRecords);
  if (long !== undefined)
    issues.push({
      code: 'rows.after-table',
      severity: 'warning',
      message: `${long.footerRecords} records after the table of record ${long.header.record} are separated from it by a blank line and do not have its columns; they were not imported.`,
      records: long.footer.slice(0, 3).map(({ record }) => record),
    });
  if (tables.length >= maxTables)
    issues.push({
      code: 'file.many-tables',
      severity: 'warning',
      message: `The file holds ${maxTables} tables or more; those after number ${maxTables} were not looked at.`,
    });
  return issues;
}
