import { decomposeChain } from '../statistics/chain-decomposition.ts';
import { funnelFactors } from '../statistics/funnel-factors.ts';
import { measureFunnelNoise } from '../statistics/funnel-noise.ts';
import { holm } from '../statistics/multiplicity.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { intervalPValue } from './interval-p-value.ts';
import { draws, seed } from './outcome-mix.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Link, ResultChain } from './result-chain.ts';

/** How the last stage of a chain moved between two periods, and the link with the largest part in the direction of the change. */
export type FunnelMove = {
  readonly before: number;
  readonly now: number;
  readonly change: number;
  /** Part of each link, in results. */
  readonly effects: readonly number[];
  readonly leading: Link;
  readonly part: number;
  /** What is bought, counted in the later period. */
  readonly events: number;
  /** Of the leading part; measured only where it and the change are large enough to be told. */
  readonly test: PartTest | null;
};

type PartTest = {
  readonly interval: Interval;
  readonly p: number;
  /** Of the change of the results. */
  readonly changeP: number;
  /** That the results changed, and that the link had a part in it, for all links together. */
  readonly adjustedP: number;
};

/** A smaller share of the results before is not worth a sentence. */
const smallest = 0.05;
/** Below this many results in a period nothing is said. */
const fewest = 30;

/** Splits the change of the results by the links of the chain; null with fewer than 30 results in a period, and where the stages are no funnel. */
export function funnelMove({ links, before, now }: ResultChain, event: MeasureId): FunnelMove | null {
  const sums = links.map((_, stage) => ({ before: sumOf(before.days, stage), after: sumOf(now.days, stage) }));
  const results = sums[links.findIndex(({ to }) => to === event)];
  if (results === undefined || Math.min(results.before, results.after) < fewest) return null;
  const factors = funnelFactors(sums);
  const chain = factors === null ? null : decomposeChain([{ id: 'funnel', factors }]);
  if (chain === null || !(chain.before > 0 && chain.after > 0)) return null;
  const { change, effects } = chain;
  const at = leadingOf(change, effects);
  const [leading, part] = [links[at], effects[at]];
  if (leading === undefined || part === undefined) return null;
  const isLarge = Math.min(Math.abs(change), Math.abs(part)) >= smallest * chain.before;
  const test = isLarge ? testOf({ before: before.days, after: now.days }, chain, at) : null;
  return { before: chain.before, now: chain.after, change, effects, leading, part, events: results.after, test };
}

function sumOf(days: readonly (readonly number[])[], stage: number): number {
  return days.reduce((sum, day) => sum + (day[stage] ?? 0), 0);
}

function leadingOf(change: number, effects: readonly number[]): number {
  const along = effects.map((effect) => effect * Math.sign(change));
  return along.indexOf(Math.max(...along));
}

function testOf(
  days: Parameters<typeof measureFunnelNoise>[0],
  { change, effects }: { readonly change: number; readonly effects: readonly number[] },
  at: number,
): PartTest | null {
  const noise = measureFunnelNoise(days, { random: seededRandom(seed), draws });
  const interval = noise?.effects[at];
  if (noise === null || interval === undefined) return null;
  const pValues = noise.effects.map((other, link) => intervalPValue(effects[link] ?? 0, other));
  const changeP = intervalPValue(change, noise.change);
  return { interval, p: pValues[at] ?? 1, changeP, adjustedP: Math.max(changeP, holm(pValues)[at] ?? 1) };
}
