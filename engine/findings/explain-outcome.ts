import { kpiOf } from '../metrics/catalogue.ts';
import { explainRatioChange } from '../statistics/adtributor.ts';
import { bootstrapDays } from '../statistics/day-bootstrap.ts';
import { scoreRatio } from '../statistics/explanatory-power.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { draws, seed } from './outcome-mix.ts';
import { impliedPairs } from './implied-pairs.ts';
import type { Candidate, ChangeExplanation } from '../statistics/adtributor.ts';
import type { MeasuredElement } from '../statistics/explanatory-power.ts';
import type { Interval } from '../statistics/interval.ts';
import type { RatioSums } from '../statistics/mix-rate.ts';
import type { JointSpend } from './implied-pairs.ts';
import type { OutcomeChange } from './outcome-change.ts';
import type { ComparedDimension, ComparedGroup, GroupSide } from './period-groups.ts';

/** The group that a change is most consistent with, and its part of the change in the unit of the KPI. */
export type Driver = {
  readonly kind: 'driver';
  readonly dimension: ComparedDimension;
  readonly group: ComparedGroup;
  readonly contribution: number;
  readonly interval: Interval;
  /** Other dimensions that say the same. */
  readonly impliedWith: readonly string[];
  /** Dimensions in which gains and losses cancel. */
  readonly offsetting: readonly string[];
};

/** A driver, or why none can be named. */
export type Explanation = Driver | { readonly kind: 'none'; readonly reason: string };

/**
 * Names the group of all dimensions that the change of the outcome is most consistent with, of the first candidate the one with the
 * largest part. None where the change is spread over all groups alike, where what moved has no name, or where its part may be chance.
 * @see `explainRatioChange` for the method
 */
export function explainOutcome(change: OutcomeChange, joint: JointSpend | null): Explanation {
  const { dimensions, whole, lift, kpi } = change;
  const names = dimensions.map(({ dimension }) => dimension);
  const explanation = explainRatioChange(
    dimensions.map((dimension) => ({ name: dimension.dimension, elements: elementsOf(dimension, ({ total }) => total) })),
    { noise: (ratioOf(whole.before.total) * (lift.high - lift.low)) / 2, implications: impliedPairs(names, joint) },
  );
  const found = leadingGroup(dimensions, explanation);
  if (found === null) return none(whyNone(explanation));
  const { candidate, dimension, group, at } = found;
  const interval = contributionInterval(dimension, at);
  if (group.entity === null) return none('What moved has no name.');
  if (interval === null) return none('There are too few days to see how much the parts of the change vary.');
  if (interval.low <= 0 && interval.high >= 0) return none('No single group moved it by more than chance does.');
  const { per } = kpiOf(kpi);
  const power = candidate.elements.find(({ id }) => id === String(at))?.explanatoryPower ?? 0;
  return {
    kind: 'driver',
    dimension,
    group,
    contribution: power * (ratioOf(whole.now.total) - ratioOf(whole.before.total)) * per,
    interval: { low: interval.low * per, high: interval.high * per },
    impliedWith: candidate.impliedWith,
    offsetting: explanation.kind === 'refused' ? [] : explanation.offsetting.map((other) => other.dimension),
  };
}

function none(reason: string): Explanation {
  return { kind: 'none', reason };
}

function whyNone(explanation: ChangeExplanation): string {
  if (explanation.kind === 'refused') return 'Some sums are negative, so that no group has a share of the whole.';
  const names = explanation.offsetting.map(({ dimension }) => dimension).join(' and ');
  if (names !== '') return `Gains and losses by ${names} cancel each other.`;
  return 'The change is spread over all groups alike.';
}

type Found = { readonly candidate: Candidate; readonly dimension: ComparedDimension; readonly group: ComparedGroup; readonly at: number };

function leadingGroup(dimensions: readonly ComparedDimension[], explanation: ChangeExplanation): Found | null {
  const candidate = explanation.kind === 'explained' ? explanation.candidates[0] : undefined;
  const dimension = dimensions.find((other) => other.dimension === candidate?.dimension);
  const leading = candidate?.elements.toSorted((a, b) => b.explanatoryPower - a.explanatoryPower)[0];
  const at = Number(leading?.id ?? -1);
  const group = dimension?.groups[at];
  return candidate === undefined || dimension === undefined || group === undefined ? null : { candidate, dimension, group, at };
}

function elementsOf(
  { groups }: ComparedDimension,
  sums: (side: GroupSide, time: 'before' | 'now') => RatioSums,
): readonly MeasuredElement<RatioSums>[] {
  return groups.map(({ before, now }, at) => ({ id: String(at), forecast: sums(before, 'before'), actual: sums(now, 'now') }));
}

function ratioOf({ numerator, denominator }: RatioSums): number {
  return numerator / denominator;
}

/** By drawing days anew: of the part of one group of the change of the ratio. */
function contributionInterval(dimension: ComparedDimension, at: number): Interval | null {
  const days = { before: dimension.groups[0]?.before.days.length ?? 0, after: dimension.groups[0]?.now.days.length ?? 0 };
  const intervals = bootstrapDays(
    days,
    ({ before, after }) => {
      const scores = scoreRatio(
        elementsOf(dimension, (side, time) => weightedSums(side.days, time === 'before' ? before : after)),
        0,
      );
      const power = scores?.elements[at]?.explanatoryPower;
      return scores === null || power === undefined ? null : [power * (scores.actual - scores.forecast)];
    },
    { random: seededRandom(seed), draws },
  );
  return intervals?.[0] ?? null;
}

function weightedSums(days: readonly RatioSums[], weights: readonly number[]): RatioSums {
  let [numerator, denominator] = [0, 0];
  for (let day = 0; day < days.length; day++) {
    const weight = weights[day] ?? 0;
    numerator += weight * (days[day]?.numerator ?? 0);
    denominator += weight * (days[day]?.denominator ?? 0);
  }
  return { numerator, denominator };
}
