import type { MeasureId, ReportedId } from './fields/catalogue.ts';
import type { FactUnit } from './finding.ts';
import type { KpiId } from './metrics/catalogue.ts';
import type { Filter } from './query/query.ts';

/** How an interval was made. `none`: no interval can be given, and `reason` on the value says why. */
export type IntervalMethod = 'wilson' | 'cluster-delta' | 'poisson' | 'none';

/**
 * Which facts a group of numbers is made from: one view, in parts that are cut to the period in their own way and then
 * added up. Its key is the first half of the ids of its numbers: `total`, `campaign.3`, `day.2026-04-01`.
 */
export type Place = { readonly view: string; readonly parts: readonly { readonly filters: readonly Filter[] }[] };

/** What a calculated number does with its inputs, in their order. */
export type Operation =
  /** a − b − c … */
  | 'difference'
  /** a ÷ b */
  | 'ratio'
  /** a ÷ b − 1 */
  | 'relative-difference'
  /** a + b + c … */
  | 'sum'
  /** a · b · c … */
  | 'product';

/**
 * How a number was made; its id is its key in `Analysis.references`, and the ids among its inputs are keys there again, down to
 * sums over rows and to what was given from outside.
 */
export type Reference =
  /** Σ of one measure over the rows of a place, of some sources only where `sources` names them: decimal text, exact. */
  | {
      readonly kind: 'sum';
      readonly field: MeasureId;
      readonly place: string;
      readonly sources: readonly string[] | null;
      readonly value: string | null;
    }
  /** A KPI of the catalogue as ratio of two sums; its interval comes from the sums, or from those of each day (`cluster-delta`). */
  | {
      readonly kind: 'kpi';
      readonly kpi: KpiId;
      readonly place: string;
      /** null: no source reports both sides. */
      readonly numerator: string | null;
      readonly denominator: string | null;
      /** Some source reports one side only and is left out of both. */
      readonly isPartial: boolean;
      readonly value: number | null;
      readonly low: number | null;
      readonly high: number | null;
      readonly method: IntervalMethod;
    }
  /** Stated by the brief, a file or this product: a target, a budget, a threshold. */
  | { readonly kind: 'given'; readonly origin: string; readonly unit: FactUnit; readonly value: string }
  /** Of a field that does not add up, as the exports print it; both bounds where several figures overlap. */
  | {
      readonly kind: 'reported';
      readonly field: ReportedId;
      readonly formula: string;
      readonly imports: readonly string[];
      readonly low: string;
      readonly high: string;
    }
  | {
      readonly kind: 'calculated';
      readonly operation: Operation;
      readonly inputs: readonly string[];
      readonly unit: FactUnit;
      readonly value: number | null;
    }
  /** Output of a statistical method, made from numbers and from the daily sums of places. */
  | {
      readonly kind: 'estimated';
      readonly method: string;
      readonly output: string;
      readonly inputs: readonly string[];
      readonly series: readonly { readonly place: string; readonly measures: readonly MeasureId[] }[];
      readonly unit: FactUnit;
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
    }
  /** Nothing reports it. */
  | { readonly kind: 'absent' };
