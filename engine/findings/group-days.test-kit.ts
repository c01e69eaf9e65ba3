import { addDays } from '../fields/day.ts';
import { drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import type { DimensionId } from '../fields/catalogue.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

/** Facts of one source: some groups of a dimension, one a day each, from 2 June 2025 (a Monday). */
export function groupDays(dimension: DimensionId, groups: Readonly<Record<string, DayAmounts>>, days: number): readonly MemoryFact[] {
  return Object.entries(groups).flatMap(([key, amounts]) =>
    Array.from({ length: days }, (_, at) => ({
      source: 'Google Ads',
      day: addDays('2025-06-02', at),
      dimensions: { [dimension]: key },
      measures: amounts(at),
    })),
  );
}

/** A day: spend of 100 unless told, 200 clicks, conversions one more on every second day and one less on the others. */
export function conversions(count: number, spend = '100'): DayAmounts {
  return (at) => ({ spend, impressions: '9000', clicks: '200', conversions: String(count + (at % 2 === 0 ? 1 : -1)) });
}

/** Groups that differ by chance only: Poisson conversions around five a day. */
export function equalGroups(seed: number, names: readonly string[]): Readonly<Record<string, DayAmounts>> {
  const random = seededRandom(seed);
  const amounts: DayAmounts = () => ({
    spend: '100',
    impressions: '9000',
    clicks: String(drawPoisson(random, 200)),
    conversions: String(drawPoisson(random, 5)),
  });
  return Object.fromEntries(names.map((name) => [name, amounts]));
}
