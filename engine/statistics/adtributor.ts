import { chiSquareQuantile } from './distributions.ts';
import { scoreAdditive, scoreRatio } from './explanatory-power.ts';
import { z95 } from './interval.ts';
import type { DimensionScores, ElementScore, MeasuredElement } from './explanatory-power.ts';
import type { RatioSums } from './mix-rate.ts';

/** One breakdown of the same total: all its elements, those without a value included. */
export type MeasuredDimension<Measure> = { readonly name: string; readonly elements: readonly MeasuredElement<Measure>[] };

/** Elements of one dimension that together account for most of a movement, by surprise. */
export type Candidate = {
  readonly dimension: string;
  readonly elements: readonly ElementScore[];
  /** Sum over the elements; above 0.67. */
  readonly explanatoryPower: number;
  readonly surprise: number;
  /** Other dimensions that say the same because one implies the other. */
  readonly impliedWith: readonly string[];
};

/** A dimension in which gains and losses of alike size cancel, each explained apart; null when no few elements account for it. */
type OffsettingDimension = { readonly dimension: string; readonly gains: Candidate | null; readonly losses: Candidate | null };

export type ChangeExplanation =
  | { readonly kind: 'refused'; readonly reason: 'no-dimensions' | 'no-shares' | 'totals-differ' }
  | {
      /** `no-change`: the change is within the noise, so that there is nothing to explain but what offsets each other. */
      readonly kind: 'explained' | 'no-change';
      readonly forecast: number;
      readonly actual: number;
      readonly change: number;
      /** The causes that the change is most consistent with, the best first, at most three; empty when it is spread over all elements alike. */
      readonly candidates: readonly Candidate[];
      readonly offsetting: readonly OffsettingDimension[];
    };

export type AdtributorOptions = {
  /** Half the width of the 95 % interval of the total's change when nothing happened, in the unit of the total. */
  readonly noise: number;
  /** Pairs of dimensions of which the first one's element tells the second one's, as a campaign tells its platform. */
  readonly implications?: readonly { readonly from: string; readonly to: string }[];
  /** Pseudo-mass that damps the surprise of small elements, as a share of the total; 0 (the published formula) unless told. */
  readonly smoothing?: number;
};

/**
 * Which elements of which dimension the change of an additive measure (spend, conversions) is most consistent with. The
 * forecast is the value expected without a cause: a forecast proper or the period before. Refused when there is no
 * dimension, when a value is negative or a total 0 (`no-shares`), or when the dimensions have different totals.
 * @see Bhagwan et al. 2014, "Adtributor: revenue debugging in advertising systems", NSDI
 */
export function explainAdditiveChange(dimensions: readonly MeasuredDimension<number>[], options: AdtributorOptions): ChangeExplanation {
  return explain(
    dimensions.map(({ name, elements }) => ({ name, scores: scoreAdditive(elements, options.smoothing ?? 0) })),
    options,
  );
}

/**
 * The same for a ratio (cost per conversion, click rate): the noise is in the unit of the ratio.
 * @see Bhagwan et al. 2014, section 4
 */
export function explainRatioChange(dimensions: readonly MeasuredDimension<RatioSums>[], options: AdtributorOptions): ChangeExplanation {
  return explain(
    dimensions.map(({ name, elements }) => ({ name, scores: scoreRatio(elements, options.smoothing ?? 0) })),
    options,
  );
}

/** Thresholds of the paper: least explanatory power of one element, and of all elements together. */
const minElementPower = 0.1;
const minTotalPower = 0.67;
const maxCandidates = 3;
/** Smaller elements are noise. */
const minShare = 0.01;
/** Surprise that rounding alone can leave. */
const minSurprise = 1e-12;
/** One dimension in a hundred that did not matter passes the noise in its shares. */
const noiseQuantile = 0.99;
/** The smaller of gains and losses cancels at least this part of the larger one. */
const minOffset = 0.5;

type ScoredDimension = { readonly name: string; readonly scores: DimensionScores };

function explain(dimensions: readonly { name: string; scores: DimensionScores | null }[], options: AdtributorOptions): ChangeExplanation {
  const scored = dimensions.flatMap(({ name, scores }) => (scores === null ? [] : [{ name, scores }]));
  const first = scored[0]?.scores;
  if (dimensions.length === 0) return { kind: 'refused', reason: 'no-dimensions' };
  if (first === undefined || scored.length < dimensions.length) return { kind: 'refused', reason: 'no-shares' };
  if (scored.some(({ scores }) => !haveSameTotals(scores, first))) return { kind: 'refused', reason: 'totals-differ' };
  const change = first.actual - first.forecast;
  const offsetting = scored.filter((dimension) => isOffsetting(dimension, options.noise));
  const hasChange = Math.abs(change) > options.noise;
  const candidates = hasChange
    ? scored.filter((dimension) => !offsetting.includes(dimension)).flatMap((dimension) => candidateOf(dimension, options.noise))
    : [];
  return {
    kind: hasChange ? 'explained' : 'no-change',
    forecast: first.forecast,
    actual: first.actual,
    change,
    candidates: collapse(candidates.toSorted(byRank), options.implications ?? []).slice(0, maxCandidates),
    offsetting: offsetting.map((dimension) => explainApart(dimension, options.noise)),
  };
}

function haveSameTotals(a: DimensionScores, b: DimensionScores): boolean {
  return Math.abs(a.forecast - b.forecast) <= 1e-6 * b.forecast && Math.abs(a.actual - b.actual) <= 1e-6 * b.actual;
}

/** Errors of n elements that add up to the noise come with gains, and losses, of about a fifth of noise · √n. */
function isOffsetting({ scores }: ScoredDimension, noise: number): boolean {
  const { gains, losses } = gainsAndLosses(scores);
  const bar = noise * Math.max(1, Math.sqrt(scores.elements.length) / 2);
  const [smaller, larger] = [Math.min(gains, losses), Math.max(gains, losses)];
  return smaller > bar && smaller >= minOffset * larger;
}

function gainsAndLosses({ elements }: DimensionScores): { readonly gains: number; readonly losses: number } {
  return {
    gains: elements.reduce((sum, { contribution }) => sum + Math.max(0, contribution), 0),
    losses: elements.reduce((sum, { contribution }) => sum + Math.max(0, -contribution), 0),
  };
}

function explainApart({ name, scores }: ScoredDimension, noise: number): OffsettingDimension {
  const { gains, losses } = gainsAndLosses(scores);
  const select = (total: number) =>
    candidateOf(
      {
        name,
        scores: { ...scores, elements: scores.elements.map((element) => ({ ...element, explanatoryPower: element.contribution / total })) },
      },
      noise,
    )[0] ?? null;
  return { dimension: name, gains: select(gains), losses: select(-losses) };
}

/** None when no few elements reach the power together, or when their shares moved no more than noise moves them. */
function candidateOf({ name, scores }: ScoredDimension, noise: number): readonly Candidate[] {
  const ordered = scores.elements
    .filter(({ share, explanatoryPower }) => share >= minShare && explanatoryPower > minElementPower)
    .toSorted((a, b) => b.surprise - a.surprise || b.explanatoryPower - a.explanatoryPower || compareText(a.id, b.id));
  const chosen: ElementScore[] = [];
  let power = 0;
  for (const element of ordered) {
    if (power > minTotalPower) break;
    chosen.push(element);
    power += element.explanatoryPower;
  }
  const surprise = chosen.reduce((sum, element) => sum + element.surprise, 0);
  if (!(power > minTotalPower && surprise > surpriseByNoise(scores, noise))) return [];
  return [{ dimension: name, elements: chosen, explanatoryPower: power, surprise, impliedWith: [] }];
}

/**
 * Surprise that a dimension of n elements reaches by noise alone. A divergence of shares is an eighth of their chi-square
 * distance, and independent errors, larger for larger elements, make that a chi-square variable with n − 1 degrees.
 */
function surpriseByNoise({ forecast, elements }: DimensionScores, noise: number): number {
  const relative = noise / z95 / forecast;
  return Math.max(minSurprise, ((relative * relative) / 8) * chiSquareQuantile(noiseQuantile, Math.max(1, elements.length - 1)));
}

function byRank(a: Candidate, b: Candidate): number {
  return b.surprise - a.surprise || compareText(a.dimension, b.dimension);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Of two candidates of which one dimension implies the other, the one with fewer elements stays, else the more surprising one. */
function collapse(ranked: readonly Candidate[], implications: NonNullable<AdtributorOptions['implications']>): readonly Candidate[] {
  const areLinked = (a: Candidate, b: Candidate): boolean =>
    implications.some(({ from, to }) => (from === a.dimension && to === b.dimension) || (from === b.dimension && to === a.dimension));
  return ranked.reduce<readonly Candidate[]>((kept, candidate) => {
    const index = kept.findIndex((other) => areLinked(other, candidate));
    const other = kept[index];
    if (other === undefined) return [...kept, candidate];
    const [better, worse] = candidate.elements.length < other.elements.length ? [candidate, other] : [other, candidate];
    return kept.with(index, { ...better, impliedWith: [...other.impliedWith, worse.dimension] });
  }, []);
}
