/** Numerator and denominator of a KPI, each summed over one segment and one period: conversions and clicks, spend and conversions. */
export type RatioSums = { readonly numerator: number; readonly denominator: number };

/** One segment in two periods; sums of 0 where it did not run. */
export type RatioSegment = { readonly id: string; readonly before: RatioSums; readonly after: RatioSums };

/** What a change of the total is made of, in the unit of the KPI; the three add up to the change. */
type MixRateParts = {
  /** From weight that moved to segments above or below the average. */
  readonly mix: number;
  /** From segments that became better or worse themselves. */
  readonly rate: number;
  /** From numerators in segments without any denominator, where no rate exists: conversions without clicks. */
  readonly withoutDenominator: number;
};

type MixRateSegment = MixRateParts & {
  readonly id: string;
  /** Share of all denominators, 0–1. */
  readonly weightBefore: number;
  readonly weightAfter: number;
  /** Null where the denominator is 0. */
  readonly rateBefore: number | null;
  readonly rateAfter: number | null;
};

export type MixRate = MixRateParts & {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly segments: readonly MixRateSegment[];
};

/**
 * Splits the change of Σ numerator ÷ Σ denominator between two periods into mix and rate, by segment and in total: the
 * two-factor Shapley value, also known as Bennet's indicator. The parts add up to the change without a rest. A segment
 * that is new or gone has the rate of its other period, so that all of it is mix. Null when the denominators of a period
 * do not add up to more than 0 or a sum is not finite.
 * @see Bennet 1920, "The theory of measurement of changes in cost of living", Journal of the Royal Statistical Society 83(3)
 * @see Shapley 1953, "A value for n-person games", doi:10.1515/9781400881970-018
 */
export function decomposeMixRate(segments: readonly RatioSegment[]): MixRate | null {
  const totals = { before: totalOf(segments, 'before'), after: totalOf(segments, 'after') };
  if (!(totals.before.denominator > 0 && totals.after.denominator > 0)) return null;
  const before = totals.before.numerator / totals.before.denominator;
  const after = totals.after.numerator / totals.after.denominator;
  if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
  const parts = segments.map((segment) => partsOf(segment, totals));
  return {
    before,
    after,
    change: after - before,
    mix: parts.reduce((sum, part) => sum + part.mix, 0),
    rate: parts.reduce((sum, part) => sum + part.rate, 0),
    withoutDenominator: parts.reduce((sum, part) => sum + part.withoutDenominator, 0),
    segments: parts,
  };
}

type Totals = { readonly before: RatioSums; readonly after: RatioSums };

function totalOf(segments: readonly RatioSegment[], period: 'before' | 'after'): RatioSums {
  return {
    numerator: segments.reduce((sum, segment) => sum + segment[period].numerator, 0),
    denominator: segments.reduce((sum, segment) => sum + segment[period].denominator, 0),
  };
}

function partsOf({ id, before, after }: RatioSegment, totals: Totals): MixRateSegment {
  const average = (totals.before.numerator / totals.before.denominator + totals.after.numerator / totals.after.denominator) / 2;
  const weightBefore = before.denominator / totals.before.denominator;
  const weightAfter = after.denominator / totals.after.denominator;
  const rateBefore = rateOf(before);
  const rateAfter = rateOf(after);
  const first = rateBefore ?? rateAfter ?? 0;
  const last = rateAfter ?? rateBefore ?? 0;
  return {
    id,
    weightBefore,
    weightAfter,
    rateBefore,
    rateAfter,
    mix: (weightAfter - weightBefore) * ((first + last) / 2 - average),
    rate: ((weightBefore + weightAfter) / 2) * (last - first),
    withoutDenominator: contributionWithoutDenominator(after, totals.after) - contributionWithoutDenominator(before, totals.before),
  };
}

function rateOf({ numerator, denominator }: RatioSums): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

function contributionWithoutDenominator({ numerator, denominator }: RatioSums, total: RatioSums): number {
  return denominator === 0 ? numerator / total.denominator : 0;
}
