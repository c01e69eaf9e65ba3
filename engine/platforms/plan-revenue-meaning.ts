import type { ImportIssue } from './import-plan.ts';
import { agrees, compareRatio } from './plan-checks.ts';
import type { NumericColumn } from './plan-checks.ts';
import type { Claim, ColumnChoice } from './plan-columns.ts';
import type { SketchRecord } from './table-sketch.ts';

/** What the money columns of a DV360 table mean; `spend` and `revenue` are columns. */
export type RevenueMeaning = {
  readonly spend: number;
  readonly revenue: number | null;
  readonly evidence: string;
  readonly issue: ImportIssue | null;
};

export type RevenueQuestion = {
  readonly choice: ColumnChoice;
  readonly records: readonly SketchRecord[];
  readonly headers: readonly string[];
  /** The column as a number, with its own format; null when it holds none. */
  readonly numeric: (column: number) => NumericColumn | null;
};

/**
 * DV360's "Revenue (Adv Currency)" is what the advertiser pays, so the product's spend; other tools write the
 * advertiser's sales under the same name. The printed CPM, CPC or CPA tell which column the file itself treats as cost.
 * Returns null when no column is claimed as both spend and revenue.
 */
export function decideRevenueMeaning(question: RevenueQuestion): RevenueMeaning | null {
  const twofold = twofoldColumn(question.choice);
  if (twofold === undefined) return null;
  const candidates = [twofold, ...columnsClaimed(question.choice, 'spend').filter((column) => column !== twofold)];
  for (const candidate of candidates) {
    const proof = provesCost(question, candidate);
    if (proof !== null) return meaning(question, { twofold, spend: candidate, proof });
  }
  return unclear(question, twofold);
}

/** The column that is claimed as spend and as revenue; undefined when there is none. */
export function twofoldColumn(choice: ColumnChoice): number | undefined {
  return columnsClaimed(choice, 'spend').find((column) => columnsClaimed(choice, 'revenue').includes(column));
}

function columnsClaimed(choice: ColumnChoice, field: Claim['field']): readonly number[] {
  return [...new Set(choice.claims.filter((claim) => claim.field === field).map((claim) => claim.column))];
}

const costRatios = [
  { ratio: 'cpm', denominator: 'impressions', per: 1000 },
  { ratio: 'cpc', denominator: 'clicks', per: 1 },
  { ratio: 'cpa', denominator: 'conversions', per: 1 },
] as const;

function provesCost(question: RevenueQuestion, spend: number): string | null {
  const numerator = question.numeric(spend);
  for (const { ratio, denominator, per } of costRatios) {
    const printed = firstNumeric(question, ratio);
    const below = firstNumeric(question, denominator);
    if (numerator === null || printed === null || below === null) continue;
    if (agrees(compareRatio({ records: question.records, numerators: [numerator], denominators: [below], printed, per }))) {
      return `the printed ${ratio.toUpperCase()} is "${name(question, spend)}" ÷ ${denominator}`;
    }
  }
  return null;
}

function firstNumeric(question: RevenueQuestion, field: Claim['field']): NumericColumn | null {
  const column = question.choice.chosen.get(field)?.[0]?.column;
  return column === undefined ? null : question.numeric(column);
}

function meaning(question: RevenueQuestion, found: { twofold: number; spend: number; proof: string }): RevenueMeaning {
  const others = columnsClaimed(question.choice, 'revenue').filter((column) => column !== found.twofold);
  const revenue = found.spend === found.twofold ? (others[0] ?? null) : found.twofold;
  return { spend: found.spend, revenue, evidence: found.proof, issue: null };
}

function unclear(question: RevenueQuestion, twofold: number): RevenueMeaning {
  const others = columnsClaimed(question.choice, 'revenue').filter((column) => column !== twofold);
  const message =
    `"${name(question, twofold)}" can be what the advertiser pays (DV360's own meaning) or the advertiser's sales, and no printed CPM, CPC or CPA decides. ` +
    `It was read as spend. Confirm or correct it in a mapping file (columns: { "${name(question, twofold)}": spend } or revenue).`;
  return {
    spend: twofold,
    revenue: others[0] ?? null,
    evidence: 'DV360 reports the advertiser cost as revenue',
    issue: { code: 'revenue.meaning-unclear', severity: 'question', message },
  };
}

function name(question: RevenueQuestion, column: number): string {
  return question.headers[column]?.trim() ?? '';
}
