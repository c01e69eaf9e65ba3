import type { ImportIssue, ImportPlan } from '@pca/engine';

import type { RecordRun } from '../files/file-table.ts';
import { decimalText } from '../runner/decimal-text.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { canonicalColumns } from './select-sql.ts';
import { canonicalSql } from './table-sums.ts';

/** One thing that may be wrong with the rows of a table, as a condition over its columns. */
type RowRule = {
  readonly code: string;
  readonly severity: 'warning' | 'question';
  readonly needs: readonly string[];
  readonly where: string;
  readonly sentence: (rows: string, spend: string) => string;
};

const rules: readonly RowRule[] = [
  {
    code: 'spend.negative',
    severity: 'question',
    needs: ['spend'],
    where: 'spend < 0',
    sentence: (rows, spend) =>
      `Negative spend in ${rows} (${spend} together), as credits and corrections are booked. It is kept and lowers the total: accept it in a mapping file (accept: [spend.negative]) or mend the file.`,
  },
  {
    code: 'count.negative',
    severity: 'question',
    needs: ['impressions', 'clicks'],
    where: 'impressions < 0 or clicks < 0',
    sentence: (rows) =>
      `Negative impressions or clicks in ${rows}. Counts cannot be negative: check the export, or accept it in a mapping file (accept: [count.negative]).`,
  },
  {
    code: 'clicks.above-impressions',
    severity: 'warning',
    needs: ['clicks', 'impressions'],
    where: 'clicks > impressions',
    sentence: (rows) =>
      `More clicks than impressions in ${rows}. Late clicks and other click definitions can cause it; CTR above 100 % follows.`,
  },
  {
    code: 'conversions.above-clicks',
    severity: 'warning',
    needs: ['conversions', 'clicks'],
    where: 'conversions > clicks and clicks > 0',
    sentence: (rows) => `More conversions than clicks in ${rows}, which only view-through or several conversions per click explain.`,
  },
  {
    code: 'spend.without-impressions',
    severity: 'warning',
    needs: ['spend', 'impressions'],
    where: 'spend > 0 and impressions = 0',
    sentence: (rows, spend) => `Spend without impressions in ${rows} (${spend} together).`,
  },
];

/** Rows above this number are not searched for duplicates, which would cost more than the import. */
const maxRowsForDuplicates = 250_000;

export type QualityQuestion = {
  readonly parquet: string;
  readonly plan: ImportPlan;
  readonly runs: readonly RecordRun[];
  readonly bodyRecords: number;
  readonly facts: number;
  readonly engine: EngineProcess;
};

/** Findings over the rows of an import, each with the rows concerned and the money at stake. */
export async function checkQuality(question: QualityQuestion): Promise<readonly ImportIssue[]> {
  const columns = canonicalColumns(question.plan);
  const table = canonicalSql(question.parquet, question.plan);
  const usable = rules.filter((rule) => rule.needs.every((id) => columns.measures.includes(id)));
  if (usable.length === 0 || question.facts === 0) return [];
  const spend = columns.measures.includes('spend') ? 'spend' : '0';
  const list = usable.flatMap((rule, index) => [
    `count(*) filter (where ${rule.where}) as n${index}`,
    `sum(${spend}) filter (where ${rule.where}) as s${index}`,
  ]);
  const [counts = []] = (await question.engine.run(`select ${list.join(', ')} from ${table} where row_role is null`)).rows;
  const found: ImportIssue[] = [];
  for (const [index, rule] of usable.entries()) {
    const rows = Number(counts[index * 2] ?? 0);
    if (rows === 0) continue;
    const records = await recordsWhere(question, table, rule.where);
    const text = `${rows} ${rows === 1 ? 'row' : 'rows'} (record ${records.slice(0, 3).join(', ')}${rows > 3 ? ', …' : ''})`;
    found.push({
      code: rule.code,
      severity: rule.severity,
      message: rule.sentence(text, decimalText(counts[index * 2 + 1] ?? null) ?? '0'),
      records,
    });
  }
  return [
    ...found,
    ...(await mixedCounts(question, table, columns.dimensions)),
    ...(await duplicates(question, table, columns.dimensions)),
  ];
}

/** Kinds of events beyond the sample by which the plan was made; counts of several kinds have no sum. */
async function mixedCounts(question: QualityQuestion, table: string, dimensions: readonly string[]): Promise<readonly ImportIssue[]> {
  if (!dimensions.includes('conversion_action')) return [];
  const found: ImportIssue[] = [];
  for (const measure of question.plan.typedMeasures) {
    const answer = await question.engine.run(
      `select count(distinct conversion_action) from ${table} where row_role is null and ${measure} is not null`,
    );
    const kinds = Number(answer.rows[0]?.[0] ?? 0);
    if (kinds < 2) continue;
    const message = `The column read as ${measure} counts ${kinds} kinds of events, which have no sum: do not use its total. Export one kind per file, or map the column to nothing.`;
    found.push({ code: 'results.mixed', severity: 'question', message });
  }
  return found;
}

/** The record of the file that the i-th row of its table was read from. */
export function recordOfRow(runs: readonly RecordRun[], row: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.row ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  const run = runs[low] ?? { row: 0, record: 1, step: 1 };
  return run.record + (row - run.row) * run.step;
}

async function recordsWhere(question: QualityQuestion, table: string, where: string): Promise<readonly number[]> {
  const rows = await question.engine.run(
    `select source_row from ${table} where row_role is null and (${where}) order by source_row limit 20`,
  );
  return rows.rows.map(([row]) => recordOfRow(question.runs, Number(row) % Math.max(question.bodyRecords, 1)));
}

/** Equal keys are no errors by themselves (a dimension may not be exported), so they are counted and never removed. */
async function duplicates(question: QualityQuestion, table: string, dimensions: readonly string[]): Promise<readonly ImportIssue[]> {
  if (question.facts > maxRowsForDuplicates || question.plan.rows.length > 1 || dimensions.length === 0) return [];
  const columns = canonicalColumns(question.plan);
  const keys = ['date', ...dimensions, ...columns.measures, ...columns.reported].join(', ');
  const answer = await question.engine.run(
    `select coalesce(sum(n - 1), 0) from (select count(*) as n from ${table} where row_role is null group by ${keys} having count(*) > 1)`,
  );
  const rows = Number(answer.rows[0]?.[0] ?? 0);
  if (rows === 0) return [];
  const message = `${rows} ${rows === 1 ? 'row equals' : 'rows equal'} another row in every imported column. They are kept, because exports leave out dimensions; if the file was pasted together twice, mend it.`;
  return [{ code: 'rows.equal', severity: 'info', message }];
}
