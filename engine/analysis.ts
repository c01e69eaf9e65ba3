import type { MeasureId, ReportedId } from './fields/catalogue.ts';
import type { ImportIssue } from './platforms/import-plan.ts';
import type { Brief, ObjectiveId, TargetId } from './brief.ts';
import type { KpiId } from './metrics/catalogue.ts';
import type { BreakdownView, DatasetSource, ReportedBounds } from './query/dataset.ts';
import type { GroupKey } from './query/query.ts';
import type { Finding, Recommendation, Result } from './finding.ts';
import type { Outlook } from './outlook.ts';
import type { IntervalMethod, Place, Reference } from './reference.ts';

/** A measured value with its uncertainty and its way back to the data. */
export type KpiValue = {
  /** In the KPI's unit; shares are 0–1. null: no value (division by zero or not reported), never 0. */
  readonly value: number | null;
  /** 95 % interval; null where none can be given. */
  readonly low: number | null;
  readonly high: number | null;
  /** Events that carry the information: clicks for CTR and CPC, conversions for CVR, CPA and ROAS. */
  readonly n: number | null;
  /** Key into `references`. */
  readonly ref: string;
  readonly method: IntervalMethod;
  /** Share of spend (else of impressions) on which both sides of the ratio are reported, 0–1. */
  readonly coverage: number | null;
  /** Below 30 results. */
  readonly isTooFew: boolean;
  /** Why there is no value or no interval. */
  readonly reason: string | null;
};

export type Totals = Readonly<Record<MeasureId, string | null>>;

export type BreakdownRow = {
  /** Key into `places`, and the first half of the ids of the row's numbers. */
  readonly place: string;
  /** null: the source leaves this dimension empty. */
  readonly key: string | null;
  readonly totals: Totals;
  readonly kpis: Readonly<Partial<Record<KpiId, KpiValue>>>;
  /** 0–1; null when the breakdown has no spend. */
  readonly shareOfSpend: number | null;
};

export type Breakdown = {
  readonly id: string;
  readonly dimension: GroupKey | 'weekday';
  readonly label: string;
  readonly view: string;
  /** Share of the primary spend that this breakdown describes, 0–1. */
  readonly coverageOfSpend: number | null;
  readonly rows: readonly BreakdownRow[];
  /** Rows beyond the limit, added up. */
  readonly rest: { readonly place: string; readonly groups: number; readonly totals: Totals } | null;
};

export type SeriesPoint = {
  readonly start: string;
  /** Key into `places`. */
  readonly place: string;
  readonly totals: Totals;
  readonly kpis: Readonly<Partial<Record<KpiId, KpiValue>>>;
};

export type Series = {
  readonly grain: 'day' | 'week';
  readonly points: readonly SeriesPoint[];
  readonly missingDays: readonly string[];
  readonly note: string | null;
};

export type TargetVerdict = 'met' | 'close' | 'missed' | 'no-target' | 'no-data';

export type KpiTargetResult = {
  readonly kpi: TargetId;
  readonly target: number;
  readonly value: KpiValue;
  /** actual ÷ target, or target ÷ actual for costs: at least 1 is met. */
  readonly attainment: number | null;
  readonly verdict: TargetVerdict;
  /** The interval lies on both sides of the target. */
  readonly isUncertain: boolean;
};

export type ObjectiveResult = {
  readonly objective: ObjectiveId;
  readonly isPrimary: boolean;
  readonly primaryKpi: TargetId | null;
  readonly results: readonly KpiTargetResult[];
  readonly verdict: TargetVerdict;
};

export type Delivery = {
  readonly status: 'on-plan' | 'under' | 'over' | 'no-plan' | 'no-data';
  readonly planned: string | null;
  /** Planned for the days that the data cover. */
  readonly plannedToDate: string | null;
  readonly actual: string | null;
  /** actual ÷ planned to date, 0–1 and above. */
  readonly pacing: number | null;
  /** One point per day of the flight, cumulative; empty without daily data. */
  readonly daily: readonly { readonly day: string; readonly planned: string | null; readonly actual: string }[];
  readonly byChannel: readonly {
    readonly channel: string;
    readonly planned: string | null;
    readonly actual: string;
    readonly variance: string | null;
    /** Id of the actual spend; null when nothing was spent. */
    readonly ref: string | null;
  }[];
  readonly outsideFlight: { readonly days: number; readonly spend: string } | null;
  readonly note: string;
};

export type PeriodComparison = {
  readonly previous: { readonly start: string; readonly end: string };
  readonly current: { readonly start: string; readonly end: string };
  readonly kpis: Readonly<
    Partial<Record<KpiId, { readonly previous: KpiValue; readonly current: KpiValue; readonly change: number | null }>>
  >;
  readonly totals: { readonly previous: Totals; readonly current: Totals };
  readonly note: string | null;
};

/** What one file contributed, in the words of its certificate. */
export type SourceSummary = {
  readonly importId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly platform: string;
  readonly report: string;
  readonly status: 'ok' | 'needs_answer' | 'refused';
  readonly view: string;
  readonly viewReason: string | null;
  readonly currency: string | null;
  readonly period: { readonly start: string; readonly end: string; readonly grain: string } | null;
  readonly rowsKept: number;
  readonly rowsDropped: number;
  readonly reconciliation: string;
  /** Share of the account's spend that the file covers, where the export says so; 0–1. */
  readonly accountCoverage: number | null;
  readonly issues: readonly ImportIssue[];
};

/** One campaign judged: plain data, deterministic to the byte for the same facts and brief. */
export type Analysis = {
  readonly schemaVersion: 2;
  readonly brief: Brief;
  readonly currency: string | null;
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly totals: Totals;
  readonly kpis: Readonly<Partial<Record<KpiId, KpiValue>>>;
  readonly objectives: readonly ObjectiveResult[];
  readonly verdict: { readonly result: TargetVerdict; readonly sentence: string; readonly refs: readonly string[] };
  readonly breakdowns: readonly Breakdown[];
  readonly notCovered: readonly { readonly what: string; readonly why: string }[];
  readonly series: readonly Series[];
  readonly delivery: Delivery;
  readonly previousPeriod: PeriodComparison | null;
  readonly reported: readonly ReportedBounds[];
  readonly reach: { readonly low: string; readonly high: string; readonly note: string } | null;
  readonly datasetSources: readonly DatasetSource[];
  readonly views: readonly BreakdownView[];
  readonly sources: readonly SourceSummary[];
  readonly notes: readonly string[];
  readonly outlook: Outlook;
  /** Ranked: the first is the most worth knowing. */
  readonly findings: readonly Finding[];
  /** What every method answered, refusals included. */
  readonly results: readonly Result[];
  readonly recommendations: readonly Recommendation[];
  /** By key: which facts the numbers are made from. */
  readonly places: Readonly<Record<string, Place>>;
  /** By id: how each number was made. */
  readonly references: Readonly<Record<string, Reference>>;
  readonly reportedFields: readonly ReportedId[];
};
