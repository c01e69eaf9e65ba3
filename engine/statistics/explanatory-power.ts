import type { RatioSums } from './mix-rate.ts';

/** One element of a dimension (one platform, one device) with its expected and actual value, per period and measure. */
export type MeasuredElement<Measure> = { readonly id: string; readonly forecast: Measure; readonly actual: Measure };

/** How far one element accounts for the change of the total. */
export type ElementScore = {
  readonly id: string;
  /** Change of the total that the element alone brings about, in the unit of the total. */
  readonly contribution: number;
  /** Contribution ÷ contributions of all elements; below 0 for an element that moved against the total. */
  readonly explanatoryPower: number;
  /** How much its share of the total changed: its term of the Jensen–Shannon divergence, in natural logarithms, ≥ 0. */
  readonly surprise: number;
  /** The larger one of its expected and actual share of the total, 0–1. */
  readonly share: number;
};

/** Totals over all elements and the scores of the elements, in their order. */
export type DimensionScores = { readonly forecast: number; readonly actual: number; readonly elements: readonly ElementScore[] };

/**
 * Scores of the elements for a measure that adds up (spend, conversions). `smoothing` is a pseudo-mass, as a share of the
 * total, that is spread equally over the elements before the surprise is taken, so that many small elements do not
 * surprise by noise; 0 is the published formula. Null when a value is negative or not finite or a total is 0: shares
 * need a whole. Explanatory power is 0 everywhere when the total did not change.
 * @see Bhagwan et al. 2014, "Adtributor: revenue debugging in advertising systems", NSDI, sections 3 and 4
 */
export function scoreAdditive(elements: readonly MeasuredElement<number>[], smoothing: number): DimensionScores | null {
  const surprises = surprisesOf(elements, smoothing);
  if (surprises === null) return null;
  const { forecast, actual } = surprises;
  const contributions = elements.map((element) => element.actual - element.forecast);
  return { forecast, actual, elements: scoresOf(elements, contributions, surprises.terms) };
}

/**
 * Scores of the elements for a ratio (cost per conversion, click rate): the contribution is how the ratio of the totals
 * changes when the element alone takes its actual values, and the surprise is the sum of both measures' surprises.
 * Otherwise as for a measure that adds up.
 * @see Bhagwan et al. 2014, section 4
 */
export function scoreRatio(elements: readonly MeasuredElement<RatioSums>[], smoothing: number): DimensionScores | null {
  const numerators = surprisesOf(measureOf(elements, 'numerator'), smoothing);
  const denominators = surprisesOf(measureOf(elements, 'denominator'), smoothing);
  if (numerators === null || denominators === null) return null;
  const contributions = elements.map(({ forecast, actual }) => {
    const changed = denominators.forecast + actual.denominator - forecast.denominator;
    const byNumerator = (actual.numerator - forecast.numerator) * denominators.forecast;
    const byDenominator = (actual.denominator - forecast.denominator) * numerators.forecast;
    return changed > 0 ? (byNumerator - byDenominator) / (denominators.forecast * changed) : 0;
  });
  const terms = numerators.terms.map((term, index) => {
    const other = denominators.terms[index];
    return { surprise: term.surprise + (other?.surprise ?? 0), share: Math.max(term.share, other?.share ?? 0) };
  });
  return {
    forecast: numerators.forecast / denominators.forecast,
    actual: numerators.actual / denominators.actual,
    elements: scoresOf(elements, contributions, terms),
  };
}

function measureOf(elements: readonly MeasuredElement<RatioSums>[], measure: keyof RatioSums): readonly MeasuredElement<number>[] {
  return elements.map(({ id, forecast, actual }) => ({ id, forecast: forecast[measure], actual: actual[measure] }));
}

type Term = { readonly surprise: number; readonly share: number };

function surprisesOf(elements: readonly MeasuredElement<number>[], smoothing: number) {
  if (elements.some(({ forecast, actual }) => !(forecast >= 0 && actual >= 0))) return null;
  const forecast = elements.reduce((sum, element) => sum + element.forecast, 0);
  const actual = elements.reduce((sum, element) => sum + element.actual, 0);
  if (!(forecast > 0 && actual > 0 && Number.isFinite(forecast + actual))) return null;
  const smoothed = (share: number): number => (share + smoothing / elements.length) / (1 + smoothing);
  const terms = elements.map((element): Term => {
    const [p, q] = [element.forecast / forecast, element.actual / actual];
    return { surprise: surprise(smoothed(p), smoothed(q)), share: Math.max(p, q) };
  });
  return { forecast, actual, terms };
}

/** The terms are never negative, but two nearly equal shares can leave a rounding error below 0. */
function surprise(p: number, q: number): number {
  return Math.max(0, (halfDivergence(p, q) + halfDivergence(q, p)) / 2);
}

function halfDivergence(p: number, q: number): number {
  return p === 0 ? 0 : p * Math.log((2 * p) / (p + q));
}

function scoresOf(
  elements: readonly { readonly id: string }[],
  contributions: readonly number[],
  terms: readonly Term[],
): readonly ElementScore[] {
  const total = contributions.reduce((sum, contribution) => sum + contribution, 0);
  return elements.map(({ id }, index) => {
    const contribution = contributions[index] ?? 0;
    const { surprise, share } = terms[index] ?? { surprise: 0, share: 0 };
    return { id, contribution, explanatoryPower: total === 0 ? 0 : contribution / total, surprise, share };
  });
}
