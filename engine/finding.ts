import type { FieldUnit, MeasureId } from './fields/catalogue.ts';
import type { Period } from './fields/period.ts';
import type { KpiId } from './metrics/catalogue.ts';
import type { GroupKey } from './query/query.ts';

/** `points`: a difference of two shares, 0–1, printed as percentage points. */
export type FactUnit = FieldUnit | 'points' | 'days';

/** A group of facts: one value of a dimension in one breakdown; key null: left empty by the source. */
export type Entity = { readonly dimension: GroupKey | 'weekday'; readonly key: string | null };

/** What a fact measures: a KPI, a sum, something that does not add up, or a quantity that only findings speak of. */
export type FactMetric =
  | KpiId
  | MeasureId
  | 'reach'
  | 'frequency'
  | 'budget'
  | 'pacing'
  | 'attainment'
  | 'share-of-spend'
  | 'share-of-results'
  | 'coverage'
  /** Money gained or lost against the comparator. */
  | 'value-at-stake'
  /** Days, hours, files, rows: how many. */
  | 'count';

/**
 * One cited value. `role` says what it plays in its finding's claim (`value`, `comparator`, `difference`, `effect`, …): each
 * kind of finding has its own roles, and a role stands once.
 */
export type Fact = {
  /** Key into `Analysis.references`. */
  readonly id: string;
  readonly role: string;
  readonly metric: FactMetric;
  /** null: the whole campaign. */
  readonly entity: Entity | null;
  /** null: the analysed period. */
  readonly period: Period | null;
  /** Shares and points are 0–1. */
  readonly value: number;
  readonly unit: FactUnit;
  readonly low: number | null;
  readonly high: number | null;
  /** Events behind the value; null where it is a plain count or sum. */
  readonly n: number | null;
};

/** A experiment, B matched comparison, C description, D assumption. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/**
 * The answer of a statistical method to one question: also when it refuses, and then with what is missing and never a number.
 */
export type Result = {
  /** Unique in the analysis: `best-creative.creative.2`. */
  readonly id: string;
  readonly askedBy: FindingKindId;
  readonly method: string;
  readonly methodVersion: number;
  /** Hash of what went in: equal inputs, equal hash. */
  readonly inputHash: string;
  readonly scope: { readonly place: string; readonly entity: Entity | null; readonly period: Period | null };
  readonly metric: FactMetric;
  readonly estimate: number | null;
  readonly unit: FactUnit;
  readonly interval: { readonly level: number; readonly low: number; readonly high: number; readonly kind: string } | null;
  readonly n: { readonly rows: number | null; readonly clusters: number | null; readonly events: number | null };
  /** Before and after the correction for all tests of the same question. */
  readonly pValue: number | null;
  readonly adjustedP: number | null;
  readonly effect: { readonly absolute: number | null; readonly relative: number | null; readonly money: number | null };
  readonly assumptions: readonly string[];
  readonly warnings: readonly string[];
  readonly status: 'ok' | 'weak' | 'refused';
  readonly reason: string | null;
  /** What more data it would take. */
  readonly needed: string | null;
  readonly seed: number | null;
  /** Ids of numbers from which the answer is reproduced. */
  readonly drilldown: readonly string[];
};

export type FindingKindId =
  | 'target-met'
  | 'target-missed'
  | 'improvement'
  | 'efficiency-gap'
  | 'share-mismatch'
  | 'concentration'
  | 'under-delivery'
  | 'pacing-drift'
  | 'end-of-flight'
  | 'best-creative'
  | 'worst-creative'
  | 'audience-gap'
  | 'placement-gap'
  | 'device-gap'
  | 'geography-gap'
  | 'weekday-pattern'
  | 'hour-pattern'
  | 'spend-without-results'
  | 'creative-fatigue'
  | 'saturation'
  | 'anomaly'
  | 'change-point'
  | 'tracking-break'
  | 'unit-jump'
  | 'missing-days'
  | 'driver-of-change'
  | 'funnel-driver'
  | 'mix-shift'
  | 'simpson-paradox'
  | 'attribution-overlap'
  | 'reconciliation-gap'
  | 'coverage-gap'
  | 'frequency-high';

/** Against what a claim is made. */
export type Comparator = 'target' | 'plan' | 'rest' | 'previous-period' | 'days-before' | 'expected' | 'account-total' | 'none';

/** Why a finding stands where it stands: score = stake × certainty × novelty. */
export type Rank = {
  /** From 1. */
  readonly position: number;
  readonly score: number;
  /** Money at stake ÷ spend of the campaign, at most 1. */
  readonly stake: number;
  /** 0–1: 1 − adjusted p-value, a posterior, or what the kind is worth when it only counts. */
  readonly certainty: number;
  /** 1, and less where a finding ranked higher already implies this one. */
  readonly novelty: number;
  /** Id of that finding. */
  readonly impliedBy: string | null;
};

/** One claim about the campaign, made of cited facts. */
export type Finding = {
  /** Unique and stable: kind and what it is about. */
  readonly id: string;
  readonly kind: FindingKindId;
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly entity: Entity | null;
  readonly period: Period | null;
  readonly comparator: Comparator;
  readonly facts: readonly Fact[];
  /** Money gained (positive) or lost (negative) against the comparator; null where it cannot be said. */
  readonly effectMoney: number | null;
  /** Id of the result that carries the claim; null where the claim is counted, not estimated. */
  readonly result: string | null;
  readonly grade: Grade;
  /** Codes of caveats that its sentence must state, such as `observed-not-caused`. */
  readonly caveats: readonly Caveat[];
  readonly rank: Rank;
};

export type Caveat =
  /** Platforms do not show creatives and audiences at random. */
  | 'observed-not-caused'
  /** Each platform counts what it attributes to itself. */
  | 'platform-claimed'
  | 'too-few-results'
  | 'partial-coverage'
  | 'different-weekdays'
  | 'outside-observed-range';

/** An action tied to findings, with what it is expected to bring and what would prove it wrong. */
export type Recommendation = {
  readonly id: string;
  readonly group: 'repeat' | 'refine' | 'remove' | 'test';
  readonly kind: RecommendationKindId;
  readonly entity: Entity | null;
  readonly findings: readonly string[];
  readonly facts: readonly Fact[];
  /** Role of the fact with the expected effect (80 % interval); null where none can be said. */
  readonly expectedRole: string | null;
  /** Role of the fact with the cost; null: it costs nothing but work. */
  readonly costRole: string | null;
  /** What would prove it wrong: the metric, its fact's role and the direction. */
  readonly disproof: { readonly metric: FactMetric; readonly role: string; readonly direction: 'above' | 'below' } | null;
  /** Sample per arm of a test; null for the other groups. */
  readonly sampleSize: { readonly perArm: number; readonly unit: MeasureId; readonly role: string } | null;
  readonly grade: Grade;
  readonly position: number;
};

export type RecommendationKindId =
  | 'repeat-winner'
  | 'repeat-mix'
  | 'shift-budget'
  | 'rebalance-segment'
  | 'refresh-creative'
  | 'cap-frequency'
  | 'catch-up-delivery'
  | 'claim-credit'
  | 'fix-tracking'
  | 'fix-export'
  | 'pause-segment'
  | 'stop-waste'
  | 'test-creative'
  | 'test-channel'
  | 'reconcile-backend';
