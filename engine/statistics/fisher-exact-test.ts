import { isProportion } from './proportion.ts';
import type { Proportion } from './proportion.ts';

/**
 * Two-sided p-value of equality of two shares, exact at any size: the probability of all tables with the same margins that are no more
 * probable than this one. Counts are rounded to whole numbers first. Null where either is not a share.
 * @see Fisher 1935, doi:10.2307/2342435
 */
export function fisherExactTest(a: Proportion, b: Proportion): number | null {
  if (!isProportion(a) || !isProportion(b)) return null;
  const table = tableOf(wholeOf(a), wholeOf(b));
  const mode = Math.floor(((table.drawn + 1) * (table.marked + 1)) / (table.total + 2));
  const weights = [...weightsFrom(table, mode, -1), { count: mode, weight: 1 }, ...weightsFrom(table, mode, 1)];
  const observed = weights.find(({ count }) => count === table.count)?.weight ?? 0;
  // Tables that are as probable as this one may differ from it in the last digits.
  const extreme = weights.filter(({ weight }) => weight <= observed * (1 + 1e-7));
  return Math.min(1, sumOf(extreme) / sumOf(weights));
}

/** `count` of the `marked` are among the `drawn`, out of `total`. */
type Table = { readonly count: number; readonly drawn: number; readonly marked: number; readonly total: number };

type Weight = { readonly count: number; readonly weight: number };

function wholeOf({ events, trials }: Proportion): Proportion {
  return { events: Math.round(events), trials: Math.max(1, Math.round(trials)) };
}

/** Smaller margins make shorter sums; the p-value is the same for failures as for events, and for trials as for events. */
function tableOf(a: Proportion, b: Proportion): Table {
  const total = a.trials + b.trials;
  const events = a.events + b.events;
  const isRare = events <= total - events;
  const marked = isRare ? events : total - events;
  return { count: isRare ? a.events : a.trials - a.events, drawn: a.trials, marked, total };
}

/** Probabilities relative to the one at the mode, outwards until they are no longer a number above 0. */
function weightsFrom({ drawn, marked, total }: Table, mode: number, step: 1 | -1): readonly Weight[] {
  const weights: Weight[] = [];
  let weight = 1;
  for (let count = mode; weight > 0; count += step) {
    const ratio = ((marked - count) * (drawn - count)) / ((count + 1) * (total - marked - drawn + count + 1));
    const back = (count * (total - marked - drawn + count)) / ((marked - count + 1) * (drawn - count + 1));
    weight *= step === 1 ? ratio : back;
    if (weight > 0) weights.push({ count: count + step, weight });
  }
  return weights;
}

function sumOf(weights: readonly Weight[]): number {
  return weights.reduce((sum, { weight }) => sum + weight, 0);
}
