import type { Breakdown } from '../analysis.ts';
import type { DimensionId } from '../fields/catalogue.ts';
import type { Sums } from './sums.ts';
import type { ViewPlan } from './view-plan.ts';

/** The sums of one group on one reporting day. */
export type DaySums = { readonly day: string; readonly sums: Sums };

/** One group of a dimension with its exact sums; `days` null where not all of its sources report days, or they are too many. */
export type TableRow = {
  readonly key: string | null;
  /** Key of the row's place: the first half of the ids of its numbers. */
  readonly place: string;
  readonly sums: Sums;
  readonly days: readonly DaySums[] | null;
};

/** The facts of one breakdown as statistics need them: the largest groups by spend, the whole, and what is left. */
export type DimensionTable = {
  /** As in `Breakdown`. */
  readonly id: string;
  readonly dimension: DimensionId | 'source' | 'weekday';
  readonly view: string;
  readonly plan: ViewPlan;
  /** Of all groups, those beyond the limit included. */
  readonly whole: Sums;
  readonly coverageOfSpend: number | null;
  readonly rows: readonly TableRow[];
  readonly hasRest: boolean;
};

/** A breakdown for readers and the same facts for statistics. */
export type MadeBreakdown = { readonly breakdown: Breakdown; readonly table: DimensionTable };
