import { expandedTail, percentileOf } from './bootstrap-percentiles.ts';
import { tailOf } from './interval.ts';
import { drawIndex } from './seeded-random.ts';
import type { BootstrapOptions } from './cluster-bootstrap.ts';
import type { Interval } from './interval.ts';
import type { Random } from './seeded-random.ts';

/** How often each day counts, per period: 1 everywhere in what was observed. */
export type DayWeights = { readonly before: readonly number[]; readonly after: readonly number[] };

/** Fewer days than this in a period give no usable spread between them. */
const minDays = 4;

/**
 * Intervals of figures that are worked out from the days of two periods, by drawing whole days with replacement within
 * each period. `statistic` gives the figures, always equally many, for the given weights of the days, or null where the
 * drawn days do not define them. The percentiles are taken further out than the level, by as much as few days
 * understate the spread. Days are taken as independent: where weekdays differ the intervals are too wide, where a day
 * resembles the one before they are too narrow. Null with fewer than four days in a period, or when more than one draw in
 * twenty is not defined.
 * @see Efron & Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13, doi:10.1201/9780429246593
 * @see Hesterberg 2015, "What teachers should know about the bootstrap", section 3.3, doi:10.1080/00031305.2015.1089789
 */
export function bootstrapDays(
  days: { readonly before: number; readonly after: number },
  statistic: (weights: DayWeights) => readonly number[] | null,
  { random, level = 0.95, draws = 2000 }: BootstrapOptions,
): readonly Interval[] | null {
  const fewest = Math.min(days.before, days.after);
  if (fewest < minDays) return null;
  const drawn = Array.from({ length: draws }, () =>
    statistic({ before: drawWeights(random, days.before), after: drawWeights(random, days.after) }),
  ).filter((figures) => figures !== null);
  if (drawn.length === 0 || drawn.length < 0.95 * draws) return null;
  const tail = expandedTail(tailOf(level), fewest);
  return (drawn[0] ?? []).map((_, index) => {
    const sorted = Float64Array.from(drawn, (figures) => figures[index] ?? Number.NaN).sort();
    return { low: percentileOf(sorted, tail), high: percentileOf(sorted, 1 - tail) };
  });
}

function drawWeights(random: Random, days: number): readonly number[] {
  const weights = Array.from({ length: days }, () => 0);
  for (let i = 0; i < days; i++) {
    const day = drawIndex(random, days);
    weights[day] = (weights[day] ?? 0) + 1;
  }
  return weights;
}
