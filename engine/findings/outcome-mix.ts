import { kpiOf } from '../metrics/catalogue.ts';
import { decomposeMixRate } from '../statistics/mix-rate.ts';
import { measureMixRateNoise } from '../statistics/mix-rate-noise.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Interval } from '../statistics/interval.ts';
import type { MixRate, RatioSums } from '../statistics/mix-rate.ts';
import type { ComparedDimension } from './period-groups.ts';

/**
 * The change of an outcome KPI as spend that moved between groups (`mix`) and groups that became better or worse (`rate`), in the unit
 * of the KPI.
 */
export type OutcomeMix = {
  readonly change: number;
  readonly mix: number;
  readonly rate: number;
  /** What money brought in each group, weighted with spend: results, or revenue, per money. */
  readonly returns: MixRate;
  /** A part of the change of the returns, in the unit of the KPI. */
  readonly inKpi: (part: number) => number;
};

/**
 * Splits the change of a KPI by the groups of a dimension. A price is split by what the money brought, its inverse: so the weights are
 * shares of spend, and each part of the change of the inverse is the same part of the change of the price, since
 * 1 ÷ b − 1 ÷ a = −(b − a) ÷ (a · b). Null where a period has no spend or no results.
 * @see `decomposeMixRate` for the method
 */
export function outcomeMix(id: KpiId, { groups }: ComparedDimension): OutcomeMix | null {
  const returns = decomposeMixRate(
    groups.map(({ before, now }, at) => ({ id: String(at), before: returnOf(id, before.total), after: returnOf(id, now.total) })),
  );
  if (returns === null || !(returns.before > 0 && returns.after > 0)) return null;
  const { per } = kpiOf(id);
  const scale = isPrice(id) ? -per / (returns.before * returns.after) : per;
  const inKpi = (part: number): number => part * scale;
  return { change: inKpi(returns.change), mix: inKpi(returns.mix), rate: inKpi(returns.rate), returns, inKpi };
}

/** Draws of days by which all intervals are measured, and where they begin. */
export const draws = 400;
export const seed = 1;

/** 95 % intervals of mix and rate in the unit of the KPI, by drawing days anew; null with fewer than four days in a period. */
export function outcomeMixNoise(
  id: KpiId,
  { groups }: ComparedDimension,
  { inKpi }: OutcomeMix,
): { readonly mix: Interval; readonly rate: Interval } | null {
  const segments = groups.map(({ before, now }, at) => ({
    id: String(at),
    before: before.days.map((day) => returnOf(id, day)),
    after: now.days.map((day) => returnOf(id, day)),
  }));
  const noise = measureMixRateNoise(segments, { random: seededRandom(seed), draws });
  if (noise === null) return null;
  const scaled = ({ low, high }: Interval): Interval => {
    const bounds = [inKpi(low), inKpi(high)].toSorted((a, b) => a - b);
    return { low: bounds[0] ?? low, high: bounds[1] ?? high };
  };
  return { mix: scaled(noise.mix), rate: scaled(noise.rate) };
}

/** On which side of the KPI the spend stands. */
export function spendSide(id: KpiId): 'numerator' | 'denominator' {
  return isPrice(id) ? 'numerator' : 'denominator';
}

function isPrice(id: KpiId): boolean {
  return kpiOf(id).kind === 'cost';
}

/** Results, or revenue, over spend. */
function returnOf(id: KpiId, { numerator, denominator }: RatioSums): RatioSums {
  return isPrice(id) ? { numerator: denominator, denominator: numerator } : { numerator, denominator };
}
