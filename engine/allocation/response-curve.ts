/** A curve from the spend of one period to the outcome of that period; every form goes through 0. */
export type ResponseCurve =
  | { readonly form: 'linear'; readonly slope: number }
  | { readonly form: 'power'; readonly scale: number; readonly exponent: number }
  | { readonly form: 'logistic'; readonly ceiling: number; readonly rate: number }
  | { readonly form: 'hill'; readonly ceiling: number; readonly halfSpend: number; readonly steepness: number };

export type CurveForm = ResponseCurve['form'];

/** Beyond this multiple of the highest observed spend a curve says nothing that was ever seen. */
export const extrapolationLimit = 1.3;

/**
 * Outcome of one period, in the unit of the outcome, at a spend in the unit of the spend. 0 for a spend of 0 or less.
 * @see Jin, Wang, Sun, Chan & Koehler 2017, "Bayesian Methods for Media Mix Modeling with Carryover and Shape Effects" (Hill)
 * @see pymc-labs/pymc-marketing, mmm/transformers.py, logistic_saturation
 */
export function outcomeAt(curve: ResponseCurve, spend: number): number {
  if (!(spend > 0)) return 0;
  switch (curve.form) {
    case 'linear':
      return curve.slope * spend;
    case 'power':
      return curve.scale * spend ** curve.exponent;
    case 'logistic':
      return curve.ceiling * Math.tanh((curve.rate * spend) / 2);
    case 'hill':
      return curve.ceiling / (1 + (curve.halfSpend / spend) ** curve.steepness);
  }
}

/** Outcome of one more unit of spend: the derivative at `spend` ≥ 0. Infinity at 0 where the curve starts upright. */
export function marginalAt(curve: ResponseCurve, spend: number): number {
  switch (curve.form) {
    case 'linear':
      return curve.slope;
    case 'power':
      return curve.scale === 0 ? 0 : curve.scale * curve.exponent * spend ** (curve.exponent - 1);
    case 'logistic':
      return (curve.ceiling * curve.rate * (1 - Math.tanh((curve.rate * spend) / 2) ** 2)) / 2;
    case 'hill':
      return spend > 0 ? hillSlope(curve, spend) : hillStart(curve);
  }
}

/** Spend at which half of the ceiling is reached; null for forms without a ceiling. */
export function halfSaturation(curve: ResponseCurve): number | null {
  if (curve.form === 'hill') return curve.halfSpend;
  return curve.form === 'logistic' ? Math.log(3) / curve.rate : null;
}

/** Spend up to which each further unit brings more than the one before; 0 where returns diminish from the start. */
export function inflection(curve: ResponseCurve): number {
  if (curve.form !== 'hill' || curve.steepness <= 1) return 0;
  return curve.halfSpend * ((curve.steepness - 1) / (curve.steepness + 1)) ** (1 / curve.steepness);
}

type Hill = Extract<ResponseCurve, { readonly form: 'hill' }>;

function hillSlope({ ceiling, halfSpend, steepness }: Hill, spend: number): number {
  const share = 1 / (1 + (halfSpend / spend) ** steepness);
  return (ceiling * steepness * share * (1 - share)) / spend;
}

function hillStart({ ceiling, halfSpend, steepness }: Hill): number {
  if (ceiling === 0 || steepness > 1) return 0;
  return steepness === 1 ? ceiling / halfSpend : Number.POSITIVE_INFINITY;
}
