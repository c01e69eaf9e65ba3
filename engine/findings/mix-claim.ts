import { calculatedFact, estimatedFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { changeFacts, groupInputs, groupKpi } from './change-facts.ts';
import { moneyEffect } from './money-effect.ts';
import { outcomeMix, outcomeMixNoise, spendSide } from './outcome-mix.ts';
import { citeSides } from './period-groups.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Calculation } from '../metrics/references.ts';
import type { Interval } from '../statistics/interval.ts';
import type { OutcomeChange } from './outcome-change.ts';
import type { OutcomeMix } from './outcome-mix.ts';
import type { ComparedDimension, ComparedGroup } from './period-groups.ts';

/** What spend that moved between the groups of one dimension did to the outcome KPI. */
export type DimensionMix = {
  readonly dimension: ComparedDimension;
  readonly mix: OutcomeMix;
  /** Measured only where the parts are large enough to be told. */
  readonly noise: { readonly mix: Interval; readonly rate: Interval } | null;
  /** The group to name: the one that gained most spend in the direction of the mix; null where it has no name. */
  readonly gained: ComparedGroup | null;
};

/** The mix of every dimension; its noise where `isLarge` says that it is worth the draws. */
export function dimensionMixes(change: OutcomeChange, isLarge: (mix: OutcomeMix) => boolean): readonly DimensionMix[] {
  return change.dimensions.flatMap((dimension) => {
    const mix = outcomeMix(change.kpi, dimension);
    if (mix === null) return [];
    const noise = isLarge(mix) ? outcomeMixNoise(change.kpi, dimension, mix) : null;
    return [{ dimension, mix, noise, gained: gainedGroup(dimension, mix) }];
  });
}

/** Of the groups that gained spend and pulled the KPI where the mix went, the one that gained most; else the one that pulled most. */
function gainedGroup({ groups }: ComparedDimension, { mix, returns, inKpi }: OutcomeMix): ComparedGroup | null {
  const pulling = returns.segments.flatMap((segment, at) => {
    const group = groups[at];
    const gain = segment.weightAfter - segment.weightBefore;
    const pull = inKpi(segment.mix) * Math.sign(mix);
    const isNamed = group !== undefined && group.entity !== null && segment.weightAfter > 0;
    return !isNamed || !(pull > 0) ? [] : [{ group, gain, pull }];
  });
  const gaining = pulling.filter(({ gain }) => gain > 0).toSorted((a, b) => b.gain - a.gain);
  return (gaining[0] ?? pulling.toSorted((a, b) => b.pull - a.pull)[0])?.group ?? null;
}

/** A group whose facts are cited as the one that spend moved to, or away from. */
export type MovedClaim = DimensionMix & { readonly id: string; readonly change: OutcomeChange; readonly gained: ComparedGroup };

/**
 * Roles `value`, `comparator`, `difference` of the campaign; `mix` (what the shift did to the KPI, with interval) and `without` (the
 * KPI of the campaign without it); `gain`, `share` and `past-share` of the group in spend, and its own KPI; `effect` in money.
 */
export function movedFacts(facts: CampaignFacts, claim: MovedClaim): readonly Fact[] {
  const { ledger } = facts;
  const { id, change, gained } = claim;
  const cited = [
    ...changeFacts(facts, change, id),
    partFact(facts, claim, 'mix'),
    withoutFact(facts, claim),
    ...shareFacts(facts, claim),
    groupKpi(ledger, id, { group: gained, role: 'own', change }),
    moneyEffect(ledger, id, { value: change.now.ref, base: `${id}.without` }),
  ];
  return cited.filter((fact) => fact !== null);
}

/** A part of the change in the unit of the KPI. */
export function partFact(
  { ledger }: CampaignFacts,
  { id, change, dimension, mix, noise }: MovedClaim,
  output: 'mix' | 'rate',
): Fact | null {
  const value = significant(mix[output]);
  if (value === null) return null;
  const [low, high] = [significant(noise?.[output].low ?? Number.NaN), significant(noise?.[output].high ?? Number.NaN)];
  const made = { method: 'mix-rate', output, ...groupInputs(ledger, change, dimension), unit: kpiOf(change.kpi).unit, value, low, high };
  return estimatedFact(ledger, `${id}.${output}`, made, { role: output, metric: change.kpi, period: change.periods.now.period });
}

function withoutFact({ ledger }: CampaignFacts, { id, change }: MovedClaim): Fact | null {
  const { kpi: metric, now, periods } = change;
  const calculation = { operation: 'difference', inputs: [now.ref, `${id}.mix`], unit: kpiOf(metric).unit } as const;
  return calculatedFact(ledger, `${id}.without`, calculation, { role: 'without', metric, period: periods.now.period });
}

/** Shares of the spend whose results are known; the gain of a group that is new is its share. */
function shareFacts({ ledger }: CampaignFacts, { id, change, gained }: MovedClaim): readonly (Fact | null)[] {
  const { entity } = gained;
  const share = (role: string, time: 'now' | 'before'): Fact | null => {
    const [part, whole] = [citeSides(ledger, gained[time]), citeSides(ledger, change.whole[time])];
    if (part === null || whole === null) return null;
    const side = spendSide(change.kpi);
    const calculation = { operation: 'ratio', inputs: [part[side], whole[side]], unit: 'share' } as const;
    return calculatedFact(ledger, `${id}.${role}`, calculation, {
      role,
      metric: 'share-of-spend',
      entity,
      period: change.periods[time].period,
    });
  };
  const [now, past] = [share('share', 'now'), share('past-share', 'before')];
  if (now === null) return [];
  const { operation, inputs }: Pick<Calculation, 'operation' | 'inputs'> =
    past === null ? { operation: 'sum', inputs: [now.id] } : { operation: 'difference', inputs: [now.id, past.id] };
  const tag = { role: 'gain', metric: 'share-of-spend', entity, period: now.period } as const;
  return [now, past, calculatedFact(ledger, `${id}.gain`, { operation, inputs, unit: 'points' }, tag)];
}
