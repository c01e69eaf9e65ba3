import { toUnits } from '../fields/decimal.ts';
import { shareOf } from './breakdowns.ts';
import { isKpiId, isMeasureTarget } from './objective-kpis.ts';
import { describeTarget } from './number-text.ts';
import { measuredOf } from './period-facts.ts';
import { reachValue } from './reach.ts';
import { significant } from './significant.ts';
import { addAmounts, isMoney } from './sums.ts';
import { sourcesOf } from '../query/scope.ts';
import type { KpiValue } from '../analysis.ts';
import type { TargetId } from '../brief.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { KpiValues } from './kpi-values.ts';
import type { Evidence } from './objectives.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { ReachBounds } from './reach.ts';
import type { Ledger } from './references.ts';

export type EvidenceContext = {
  readonly facts: PeriodFacts;
  readonly kpis: KpiValues;
  readonly reach: ReachBounds | null;
  readonly ledger: Ledger;
  /** Why amounts of money cannot be compared with the brief's; null when they can. */
  readonly moneyObstacle: string | null;
};

/** The measured value of whatever a target can be set on. */
export function makeEvidence(context: EvidenceContext): Evidence {
  const { reach, ledger, facts, kpis } = context;
  return (id) => {
    const obstacle = isComparableWithMoney(id) ? context.moneyObstacle : null;
    if (id === 'reach') return reach === null ? null : { value: reachValue(reach, ledger), obstacle: null };
    if (isKpiId(id)) return kpis[id] === undefined ? null : { value: kpis[id], obstacle };
    return isMeasureTarget(id) && facts.plan.fields.includes(id) ? { value: totalValue(id, facts), obstacle } : null;
  };
}

function isComparableWithMoney(id: TargetId): boolean {
  return describeTarget(id).unit === 'money';
}

/** A total as a value: counted, not estimated, so it has no interval. */
function totalValue(field: MeasureId, facts: PeriodFacts): KpiValue {
  const { sums } = measuredOf(facts);
  const isMixed = facts.plan.isMoneyMixed && isMoney(field);
  const amount = isMixed ? null : (sums[field] ?? null);
  const missing = isMixed
    ? `Amounts are in ${facts.plan.currencies.join(' and ')}; currencies are never added.`
    : 'Not reported in the period.';
  return {
    value: amount === null ? null : significant(toUnits(amount)),
    low: null,
    high: null,
    n: null,
    ref: `total.${field}`,
    method: 'none',
    coverage: coverageOf(field, facts),
    isTooFew: false,
    reason: amount === null ? missing : 'A total is counted, not estimated: it has no interval.',
  };
}

function coverageOf(field: MeasureId, facts: PeriodFacts): number | null {
  const { weight } = facts.plan;
  if (weight === null) return null;
  const reporters = sourcesOf(facts.plan.scope).filter((source) => source.measures.includes(field));
  const part = reporters.map((source) => facts.bySource.get(source.id)?.[weight] ?? null).reduce(addAmounts, null);
  return shareOf(part, measuredOf(facts).sums[weight] ?? null);
}
