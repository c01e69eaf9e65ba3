import { fields } from '../fields/catalogue.ts';
import { toUnits } from '../fields/decimal.ts';
import { askScope, narrowScope, sourcesOf } from '../query/scope.ts';
import { dailyScope } from '../query/period-scope.ts';
import { kpiValues } from './kpi-values.ts';
import { citeCalculated, citeKpis, citeSums } from './references.ts';
import { significant } from './significant.ts';
import { addAmounts, addSums, readSums, subtractSums, totalsOf } from './sums.ts';
import { combineSources, planView } from './view-plan.ts';
import type { Breakdown, BreakdownRow } from '../analysis.ts';
import type { DimensionId } from '../fields/catalogue.ts';
import type { Cell, QueryRunner } from '../query/query.ts';
import type { Scope } from '../query/scope.ts';
import type { BreakdownTask } from './breakdown-dimensions.ts';
import type { DaySums, DimensionTable, MadeBreakdown } from './dimension-table.ts';
import type { Ledger, NamedPlace } from './references.ts';
import type { Sums } from './sums.ts';
import type { ViewPlan } from './view-plan.ts';

/** Rows shown of one breakdown; the others are added up. */
const rowLimit = 50;
/** Groups counted beyond the shown ones. */
const groupLimit = 100_000;
/** Rows × days up to which the days of each row are asked for its intervals. */
const cellLimit = 20_000;

/** What a breakdown is made from. */
export type BreakdownContext = {
  readonly runner: QueryRunner;
  readonly ledger: Ledger;
  /** The facts of the task's view inside the flight. */
  readonly scope: Scope;
  /** Sums of each source of the view. */
  readonly bySource: ReadonlyMap<string, Sums>;
  /** Reporting days of the period, for the size of the daily question. */
  readonly days: number;
  /** Spend of `primary`, in millionths; null when unknown or in several currencies. */
  readonly primarySpend: bigint | null;
};

/** One group before it becomes a row. */
export type Group = {
  readonly key: string | null;
  readonly sums: Sums;
  readonly days: readonly DaySums[] | null;
  readonly plan: ViewPlan;
  readonly place: NamedPlace;
};

/** A breakdown, or why there is none. */
export type BreakdownOutcome =
  | ({ readonly kind: 'made' } & MadeBreakdown)
  | { readonly kind: 'left-out'; readonly what: string; readonly why: string };

/** Breaks one view down by one dimension, over the sources that report it: at most three queries. */
export async function makeBreakdown(task: BreakdownTask, context: BreakdownContext): Promise<BreakdownOutcome> {
  const { dimension } = task;
  const label = task.viewLabel === null ? fields[dimension].label : `${fields[dimension].label} (${task.viewLabel})`;
  const plan = planView(narrowScope(context.scope, (source) => source.dimensions.includes(dimension)));
  const by = plan.weight ?? plan.fields[0];
  if (by === undefined) return { kind: 'left-out', what: label, why: 'No measure is reported with it.' };
  const result = await askScope(context.runner, plan.scope, {
    measures: plan.measures,
    dimensions: [dimension],
    order: { by, direction: 'desc' },
    limit: rowLimit + 1,
  });
  const ids = plan.measures.map((measure) => measure.id);
  const all = result.rows.map((row) => ({ key: row[0] ?? null, sums: readSums(result.columns, row, ids) }));
  const why = whyLeftOut(all.map((row) => row.key));
  if (why !== null) return { kind: 'left-out', what: label, why };
  const shown = all.slice(0, rowLimit);
  const daysOf = await askDays(plan, { context, dimension, keys: shown.map((row) => row.key), isCut: all.length > rowLimit });
  const id = task.view === 'primary' ? dimension : `${task.view}.${dimension}`;
  const groups = shown.map((row, at): Group => ({
    key: row.key,
    plan,
    sums: row.sums,
    days: daysOf?.get(row.key) ?? null,
    place: { key: `${id}.${at + 1}`, filters: [{ kind: 'in', dimension, values: [row.key] }] },
  }));
  const whole = combineSources(plan, context.bySource);
  const rest =
    all.length > rowLimit
      ? {
          groups: (await countGroups(plan, dimension, context)) - rowLimit,
          sums: subtractSums(
            whole,
            addSums(
              shown.map((row) => row.sums),
              ids,
            ),
          ),
        }
      : null;
  const made = assembleBreakdown(groups, {
    id,
    dimension,
    label,
    view: task.view,
    ledger: context.ledger,
    whole,
    plan,
    coverageOfSpend: coverageOf({ whole, shown, plan, context }),
  });
  if (rest === null) return { kind: 'made', ...made };
  const place = { key: `${id}.rest`, filters: [{ kind: 'not-in', dimension, values: shown.map((row) => row.key) } as const] };
  citeSums(context.ledger, plan, { place, sums: rest.sums });
  return {
    kind: 'made',
    breakdown: { ...made.breakdown, rest: { place: place.key, groups: rest.groups, totals: totalsOf(rest.sums, plan) } },
    table: { ...made.table, hasRest: true },
  };
}

/** What is known of a breakdown besides its groups. */
export type BreakdownFrame = Pick<Breakdown, 'id' | 'label' | 'view' | 'coverageOfSpend'> & {
  readonly dimension: DimensionTable['dimension'];
  readonly ledger: Ledger;
  /** Sums of all groups, and the plan they were asked by. */
  readonly whole: Sums;
  readonly plan: ViewPlan;
};

/** Turns groups into the rows of a breakdown without a rest. */
export function assembleBreakdown(groups: readonly Group[], frame: BreakdownFrame): MadeBreakdown {
  const { ledger, whole, plan, ...head } = frame;
  citeSums(ledger, plan, { place: { key: `${head.id}.all`, filters: [] }, sums: whole });
  const rows = groups.map((group) => makeRow(group, frame));
  const { id, dimension, view, coverageOfSpend } = head;
  const tableRows = groups.map(({ key, place, sums, days }) => ({ key, place: place.key, sums, days }));
  return {
    breakdown: { ...head, rows, rest: null },
    table: { id, dimension, view, coverageOfSpend, plan, whole, rows: tableRows, hasRest: false },
  };
}

function makeRow(group: Group, { id, ledger, whole, plan: { isMoneyMixed } }: BreakdownFrame): BreakdownRow {
  const { plan, sums, days, place } = group;
  const dailySources = days === null ? [] : sourcesOf(dailyScope(plan.scope)).map((source) => source.id);
  const measured = { sums, days: days === null ? null : days.map((day) => day.sums), dailySources };
  const kpis = kpiValues(plan, measured, citeKpis(ledger, plan, { place, sums }));
  const inputs = [`${place.key}.spend`, `${id}.all.spend`];
  const hasShare = !isMoneyMixed && (whole['spend'] ?? 0n) > 0n;
  const shareOfSpend = hasShare
    ? citeCalculated(ledger, `${place.key}.share-of-spend`, { operation: 'ratio', inputs, unit: 'share' })
    : null;
  return { key: group.key, place: place.key, totals: totalsOf(sums, plan), kpis, shareOfSpend };
}

/** part ÷ whole as a double; null when either is missing or the whole is not positive. */
export function shareOf(part: bigint | null, whole: bigint | null): number | null {
  return part === null || whole === null || whole <= 0n ? null : significant(toUnits(part) / toUnits(whole));
}

function whyLeftOut(keys: readonly (string | null)[]): string | null {
  if (keys.length === 0) return 'There are no rows in the period.';
  if (keys.length > 1) return null;
  const [key] = keys;
  return key == null ? 'The column is empty on every row.' : `Every row has the value "${key}".`;
}

type DaysRequest = {
  readonly context: BreakdownContext;
  readonly dimension: DimensionId;
  readonly keys: readonly (string | null)[];
  readonly isCut: boolean;
};

/** The days of each row, or null when not all sources report days or the answer would be too large. */
async function askDays(plan: ViewPlan, request: DaysRequest): Promise<ReadonlyMap<string | null, readonly DaySums[]> | null> {
  const { context, dimension, keys } = request;
  const daily = dailyScope(plan.scope);
  if (sourcesOf(daily).length < sourcesOf(plan.scope).length || keys.length * context.days > cellLimit) return null;
  const filters = request.isCut ? [{ kind: 'in', dimension, values: keys } as const] : [];
  const result = await askScope(context.runner, daily, {
    measures: plan.measures,
    dimensions: [dimension],
    grain: 'day',
    filters,
    limit: cellLimit,
  });
  if (result.rows.length >= cellLimit) return null;
  const ids = plan.measures.map((measure) => measure.id);
  const days = new Map<Cell, DaySums[]>();
  for (const row of result.rows) {
    const [key = null, day = null] = row;
    if (day === null) continue;
    const known = days.get(key) ?? [];
    known.push({ day, sums: readSums(result.columns, row, ids) });
    days.set(key, known);
  }
  return days;
}

async function countGroups(plan: ViewPlan, dimension: DimensionId, context: BreakdownContext): Promise<number> {
  const result = await askScope(context.runner, plan.scope, {
    measures: [{ kind: 'rows', id: 'rows' }],
    dimensions: [dimension],
    limit: groupLimit,
  });
  return result.rows.length;
}

type CoverageFacts = {
  readonly whole: Sums;
  readonly shown: readonly { readonly key: string | null; readonly sums: Sums }[];
  readonly plan: ViewPlan;
  readonly context: BreakdownContext;
};

/** Spend on rows that name the dimension ÷ spend of primary, at most 1. */
function coverageOf({ whole, shown, plan, context }: CoverageFacts): number | null {
  if (plan.isMoneyMixed) return null;
  const unnamed = shown.find((row) => row.key === null)?.sums['spend'] ?? null;
  const named = addAmounts(whole['spend'] ?? null, unnamed === null ? null : -unnamed);
  const share = shareOf(named, context.primarySpend);
  return share === null ? null : Math.min(1, share);
}
