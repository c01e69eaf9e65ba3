import { calculatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { citeSides } from './period-groups.ts';
import type { Fact, FindingKindId, Result } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Estimation } from '../metrics/cite-facts.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { ResultDraft } from './make-result.ts';
import type { OutcomeChange } from './outcome-change.ts';
import type { ComparedDimension, ComparedGroup, GroupSide } from './period-groups.ts';

/** Roles `value`, `comparator` and `difference`: the KPI of the whole campaign in both periods, and its relative change. */
export function changeFacts({ ledger }: CampaignFacts, change: OutcomeChange, id: string): readonly (Fact | null)[] {
  const { kpi: metric, now, before, periods } = change;
  const period = periods.now.period;
  const relative = { operation: 'relative-difference', inputs: [now.ref, before.ref], unit: 'share' } as const;
  return [
    factOf(ledger, now.ref, { role: 'value', metric, n: now.n, period }),
    factOf(ledger, before.ref, { role: 'comparator', metric, n: before.n, period: periods.before.period }),
    calculatedFact(ledger, `${id}.difference`, relative, { role: 'difference', metric, period }),
  ];
}

/** The KPI of one group in one period, on record under `id` where it was not on record before; null where the group has none. */
export function groupKpi(ledger: Ledger, id: string, { group, role, change }: GroupQuestion): Fact | null {
  const side = role === 'previous' ? group.before : group.now;
  const period = role === 'previous' ? change.periods.before.period : change.periods.now.period;
  const sides = citeSides(ledger, side);
  if (sides === null || side.origin === null || group.entity === null) return null;
  const tag = { role, metric: change.kpi, entity: group.entity, period } as const;
  const known = `${side.origin.place.key}.${change.kpi}`;
  const { label, per, unit } = kpiOf(change.kpi);
  if (ledger.references.has(known)) return factOf(ledger, known, tag);
  const inputs = [sides.numerator, sides.denominator];
  if (per !== 1) {
    inputs.push(`${id}.per`);
    givenFact(ledger, `${id}.per`, { origin: `the definition of ${label}`, unit: 'number', value: String(1 / per) }, tag);
  }
  return calculatedFact(ledger, `${id}.${role}`, { operation: 'ratio', inputs, unit }, tag);
}

type GroupQuestion = { readonly group: ComparedGroup; readonly role: 'own' | 'previous'; readonly change: OutcomeChange };

/** What an estimate over the groups of a dimension is made from: their sums in both periods and those of the whole, all on record. */
export function groupInputs(
  ledger: Ledger,
  { kpi, whole }: OutcomeChange,
  { groups }: ComparedDimension,
): Pick<Estimation, 'inputs' | 'series'> {
  const sides = [whole.before, whole.now, ...groups.flatMap(({ before, now }) => [before, now])];
  const { numerator, denominator } = kpiOf(kpi);
  const measures: readonly MeasureId[] = [numerator, denominator];
  return {
    inputs: sides.flatMap((side) => Object.values(citeSides(ledger, side) ?? {})),
    series: sides.flatMap(({ origin }: GroupSide) => (origin === null ? [] : [{ place: origin.place.key, measures }])),
  };
}

/** The head of a result about the change of the outcome, or about its part in one dimension. */
export function changeResult(change: OutcomeChange, { id, askedBy, method, dimension }: ChangeQuestion) {
  const { kpi, now, before, periods, whole } = change;
  const parts = dimension?.groups.flatMap((group) => [group.before.total, group.now.total]) ?? [];
  return {
    id,
    askedBy,
    method,
    inputs: [whole.before.total, whole.now.total, ...parts].flatMap(({ numerator, denominator }) => [numerator, denominator]),
    scope: { place: periods.now.place, entity: null, period: periods.now.period },
    metric: kpi,
    unit: kpiOf(kpi).unit,
    n: { rows: dimension?.groups.length ?? null, clusters: periods.before.days.length + periods.now.days.length, events: now.n },
    drilldown: [now.ref, before.ref],
  } satisfies Partial<ResultDraft>;
}

type ChangeQuestion = {
  readonly id: string;
  readonly askedBy: FindingKindId;
  readonly method: string;
  readonly dimension?: ComparedDimension;
};

/** Days are drawn, or counted, as if one did not depend on the other. */
export const dayAssumptions: Result['assumptions'] = ['Days are independent of each other.'];
