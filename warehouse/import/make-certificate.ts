import { fieldIdsOfKind } from '@pca/engine';
import type { ImportIssue, ImportPlan, Mapping, MeasureId, RecordRole } from '@pca/engine';

import type { FileRefusal, FileTable, OpenedFile, PlainTable } from '../files/file-table.ts';
import type { Certificate, DroppedRecord, ImportStatus, Reconciliation, RowLedger } from './certificate.ts';
import { recordOfRow } from './quality.ts';
import type { TableSums } from './table-sums.ts';

/** Totals of a file that reports nothing. */
const noTotals: Certificate['totals'] = allTotals({});

export type CertificateParts = {
  readonly importId: string;
  readonly opened: OpenedFile;
  readonly table: FileTable;
  readonly plain: PlainTable;
  readonly plan: ImportPlan;
  readonly sums: TableSums;
  readonly reconciliation: Reconciliation;
  readonly issues: readonly ImportIssue[];
  readonly mapping: Mapping;
};

/** The certificate of a table that was read; its status follows from the issues that nobody accepted. */
export function makeCertificate(parts: CertificateParts): Certificate {
  const { opened, table, plan, sums, reconciliation } = parts;
  const rowsDropped = droppedRecords(parts);
  const rows = ledgerOf(parts, rowsDropped);
  const issues = settle([...parts.issues, ...ledgerIssues(rows, parts), ...reconciliationIssues(reconciliation)], parts.mapping);
  const status = statusOf(issues);
  const isRefused = status === 'refused';
  return {
    ...identityOf(parts.importId, opened),
    status,
    ...platformOf(plan.platform),
    sheet: table.sheet,
    headerRecord: table.headerRecord,
    rows,
    rowsKept: isRefused ? 0 : rows.kept,
    rowsDropped,
    currency: plan.currency.code,
    timeZone: plan.timeZone.name,
    period: periodOf(plan, sums),
    totals: isRefused ? noTotals : allTotals(sums.totals),
    reported: reportedOf(plan, sums),
    columns: plan.mappings,
    printedTotals: plan.printedTotals,
    reconciliation,
    tables: tablesOf(opened),
    issues,
  };
}

/** The certificate of a file that could not be opened or holds no table to import. */
export function refusedCertificate(
  importId: string,
  file: { name: string; opened: OpenedFile | null; platform?: ImportPlan['platform'] | null },
  refusal: FileRefusal & { severity?: 'question' },
): Certificate {
  const issue: ImportIssue = { code: refusal.code, severity: refusal.severity ?? 'error', message: refusal.message };
  const issues = [...(file.opened?.issues ?? []), issue];
  const identity =
    file.opened === null
      ? { importId, file: file.name, bytes: 0, sha256: null, encoding: null, delimiter: null }
      : identityOf(importId, file.opened);
  const [table] = file.opened?.tables ?? [];
  return {
    ...identity,
    status: refusal.severity === 'question' ? 'needs_answer' : 'refused',
    ...platformOf(file.platform ?? null),
    sheet: null,
    headerRecord: table?.headerRecord ?? null,
    rows: null,
    rowsKept: 0,
    rowsDropped: [],
    currency: null,
    timeZone: null,
    period: null,
    totals: noTotals,
    reported: [],
    columns: [],
    printedTotals: [],
    reconciliation: null,
    tables: file.opened === null ? [] : tablesOf(file.opened),
    issues,
  };
}

function platformOf(platform: ImportPlan['platform'] | null): Pick<Certificate, 'platform' | 'platformId' | 'report' | 'evidence'> {
  if (platform === null) return { platform: null, platformId: null, report: null, evidence: [] };
  return { platform: platform.name, platformId: platform.id, report: platform.report, evidence: platform.evidence };
}

function identityOf(
  importId: string,
  opened: OpenedFile,
): Pick<Certificate, 'importId' | 'file' | 'bytes' | 'sha256' | 'encoding' | 'delimiter'> {
  return {
    importId,
    file: opened.fileName,
    bytes: opened.bytes,
    sha256: opened.sha256,
    encoding: opened.encoding,
    delimiter: opened.delimiter,
  };
}

function allTotals(totals: Readonly<Partial<Record<MeasureId, string | null>>>): Certificate['totals'] {
  // The cast holds: every measure id gets its entry.
  return Object.fromEntries(fieldIdsOfKind('measure').map((id) => [id, totals[id] ?? null])) as Record<MeasureId, string | null>;
}

function droppedRecords({ plan, plain, sums }: CertificateParts): readonly DroppedRecord[] {
  const reasons = new Map(plan.nonFacts.map((record) => [record.record, record.reason]));
  const byRecord = new Map<number, DroppedRecord>();
  for (const { row, role } of sums.nonFacts) {
    const record = recordOfRow(plain.runs, row % Math.max(plain.rows, 1));
    // The cast holds: the import writes no other roles.
    byRecord.set(record, { record, role: role as RecordRole, reason: reasons.get(record) ?? plan.totalsRules[0]?.reason ?? role });
  }
  return [...byRecord.values()].toSorted((a, b) => a.record - b.record);
}

function ledgerOf({ opened, table, sums, plan }: CertificateParts, dropped: readonly DroppedRecord[]): RowLedger {
  const plans = Math.max(plan.rows.length, 1);
  const totals = dropped.filter((record) => record.role === 'total').length;
  return {
    file: opened.records,
    preamble: table.headerRecord - 1,
    header: 1,
    blank: table.blankRecords,
    kept: sums.facts / plans,
    totals,
    dropped: dropped.length - totals,
    footer: opened.records - (table.headerRecord + table.blankRecords + table.bodyRecords),
  };
}

/** The table's records and the rows that were written must be the same number, whoever counted them. */
function ledgerIssues(rows: RowLedger, { table, sums, plan }: CertificateParts): readonly ImportIssue[] {
  const plans = Math.max(plan.rows.length, 1);
  if (sums.rows === table.bodyRecords * plans && Number.isInteger(rows.kept) && rows.footer >= 0) return [];
  const message = `The file holds ${table.bodyRecords} records after its header, but ${sums.rows / plans} could be read. Nothing was imported, because rows would be missing: check the file for unclosed quotes.`;
  return [{ code: 'rows.ledger', severity: 'error', message }];
}

function reconciliationIssues(reconciliation: Reconciliation): readonly ImportIssue[] {
  if (reconciliation.result !== 'differs') return [];
  return [
    {
      code: 'totals.differ',
      severity: 'question',
      message: `${reconciliation.sentence} The export may be truncated or filtered: export it again, or accept the difference in a mapping file (accept: [totals.differ]).`,
    },
  ];
}

function settle(issues: readonly ImportIssue[], mapping: Mapping): readonly ImportIssue[] {
  const accepted = new Set(mapping.accept);
  return issues.map((issue) =>
    issue.severity === 'question' && accepted.has(issue.code)
      ? { ...issue, severity: 'warning' as const, message: `${issue.message} (accepted)` }
      : issue,
  );
}

function statusOf(issues: readonly ImportIssue[]): ImportStatus {
  if (issues.some((issue) => issue.severity === 'error')) return 'refused';
  return issues.some((issue) => issue.severity === 'question') ? 'needs_answer' : 'ok';
}

function periodOf(plan: ImportPlan, sums: TableSums): Certificate['period'] {
  const start = sums.firstDay ?? plan.period?.start ?? null;
  const end = sums.lastDay ?? plan.period?.end ?? null;
  return start === null || end === null ? null : { start, end, grain: plan.grain };
}

function reportedOf(plan: ImportPlan, sums: TableSums): Certificate['reported'] {
  return sums.reported.map(({ field, max, sum, rows }) => ({
    field,
    max,
    sumNotValid: sum,
    printed: plan.printedTotals[0]?.reported[field] ?? null,
    rows,
  }));
}

function tablesOf(opened: OpenedFile): Certificate['tables'] {
  if (opened.tables.length < 2) return [];
  return opened.tables.map((table) => ({ id: table.id, headerRecord: table.headerRecord, header: table.header, rows: table.bodyRecords }));
}
