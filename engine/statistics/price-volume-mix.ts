import { decomposeChain } from './chain-decomposition.ts';
import type { ChainDecomposition } from './chain-decomposition.ts';
import type { Factor } from './lmdi.ts';

/** Cost and what it bought (impressions, clicks), each summed over one segment and one period. */
export type Purchase = { readonly cost: number; readonly volume: number };

/** One segment in two periods; 0 and 0 where it did not run. */
export type PurchaseSegment = { readonly id: string; readonly before: Purchase; readonly after: Purchase };

/** What a change of the cost is made of, in money; the four add up to the change. */
type PriceVolumeMixParts = {
  /** From buying more or less in total. */
  readonly volume: number;
  /** From buying a different composition of dearer and cheaper segments. */
  readonly mix: number;
  /** From prices that moved within segments. */
  readonly price: number;
  /** Cost of segments in which nothing was counted, so that no price exists. */
  readonly withoutVolume: number;
};

export type PriceVolumeMix = PriceVolumeMixParts & {
  readonly method: ChainDecomposition['method'];
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly segments: readonly (PriceVolumeMixParts & { readonly id: string; readonly change: number })[];
};

/**
 * Splits the change of Σ cost into volume, mix and price, by segment and in total, as cost = total volume · share of the
 * segment · its price. A segment that is new or gone has the price of its other period, so that all of it is mix; a
 * period without any volume has the shares of the other, so that all of it is volume. Null when neither period has
 * volume, or the volumes of a period add up to less than 0 or, without being 0 themselves, to 0.
 * @see Ang 2005, doi:10.1016/j.enpol.2003.10.010 (activity, structure and intensity effect)
 */
export function decomposePriceVolumeMix(segments: readonly PurchaseSegment[]): PriceVolumeMix | null {
  const volumes = { before: totalVolume(segments, 'before'), after: totalVolume(segments, 'after') };
  if (volumes.before === null || volumes.after === null || volumes.before + volumes.after === 0) return null;
  const totals = { before: volumes.before, after: volumes.after };
  const chain = decomposeChain(segments.map((segment) => ({ id: segment.id, factors: factorsOf(segment, totals) })));
  if (chain === null) return null;
  const parts = segments.map((segment, index) => {
    const [volume = 0, mix = 0, price = 0] = chain.segments[index]?.effects ?? [];
    const change = segment.after.cost - segment.before.cost;
    return {
      id: segment.id,
      change,
      volume,
      mix,
      price,
      withoutVolume: costWithoutVolume(segment.after) - costWithoutVolume(segment.before),
    };
  });
  const before = segments.reduce((sum, segment) => sum + segment.before.cost, 0);
  const after = segments.reduce((sum, segment) => sum + segment.after.cost, 0);
  const [volume = 0, mix = 0, price = 0] = chain.effects;
  const withoutVolume = parts.reduce((sum, part) => sum + part.withoutVolume, 0);
  return { method: chain.method, before, after, change: after - before, volume, mix, price, withoutVolume, segments: parts };
}

type Totals = { readonly before: number; readonly after: number };

function totalVolume(segments: readonly PurchaseSegment[], period: 'before' | 'after'): number | null {
  const total = segments.reduce((sum, segment) => sum + segment[period].volume, 0);
  return total > 0 || segments.every((segment) => segment[period].volume === 0) ? total : null;
}

function factorsOf({ before, after }: PurchaseSegment, totals: Totals): readonly Factor[] {
  const shareBefore = totals.before === 0 ? after.volume / totals.after : before.volume / totals.before;
  const shareAfter = totals.after === 0 ? shareBefore : after.volume / totals.after;
  const priceBefore = priceOf(before);
  const priceAfter = priceOf(after);
  return [
    { before: totals.before, after: totals.after },
    { before: shareBefore, after: shareAfter },
    { before: priceBefore ?? priceAfter ?? 0, after: priceAfter ?? priceBefore ?? 0 },
  ];
}

function priceOf({ cost, volume }: Purchase): number | null {
  return volume === 0 ? null : cost / volume;
}

function costWithoutVolume({ cost, volume }: Purchase): number {
  return volume === 0 ? cost : 0;
}
