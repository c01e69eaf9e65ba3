import { outcomeAt } from '../allocation/response-curve.ts';
import { poissonRegression } from '../statistics/poisson-regression.ts';
import type { ResponseCurve } from '../allocation/response-curve.ts';
import type { SpendPeriod } from './spend-periods.ts';

/** Why a curve may not be one of spend alone, and what would tell. */
type SharedCause = { readonly reason: string; readonly needed: string };

/** Standard errors by which the curve and the periods may disagree, and by which a bend has to show. */
const [agreement, evidence] = [2, 1.645];
/** An elasticity this near to 1 claims nothing that is worth a proof. */
const leastBend = 0.05;

/**
 * Whether weekdays or the course of time, which move spend and outcome alike, may have bent a curve. The elasticity of outcome to spend is
 * estimated with both held constant: it has to show the bend too, and to be that of the curve. Null when nothing speaks against the curve.
 * Periods without spend are passed over.
 * @see Hausman 1978, doi:10.2307/1913827 (two estimates, of which one is safe from what the other is not)
 */
export function sharedCauses(periods: readonly SpendPeriod[], curve: ResponseCurve): SharedCause | null {
  const active = periods.filter(({ spend, outcome }) => spend > 0 && outcome >= 0);
  const rows = termsOf(active);
  const held = elasticity(
    rows,
    active.map(({ outcome }) => outcome),
    manyCounts,
  );
  const drawn = elasticity(
    rows,
    active.map(({ spend }) => outcomeAt(curve, spend)),
    fewCounts,
  );
  if (held === null || drawn === null) return cannotTell;
  const bend = drawn.value - 1;
  const isShown = Math.abs(bend) < leastBend || Math.sign(bend) * (held.value - 1) > evidence * held.error;
  if (!isShown) return notShown;
  return Math.abs(held.value - drawn.value) <= agreement * held.error ? null : explained;
}

const needed = 'high and low spend on the same weekdays, in all parts of the period';
const cannotTell: SharedCause = { reason: 'Spend cannot be told apart from weekdays and time.', needed };
const notShown: SharedCause = { reason: 'With weekdays and time held constant, saturation does not show.', needed };
const explained: SharedCause = { reason: 'Weekdays or time explain a part of the curve.', needed };

/** Mean of the counts that a regression is given: so many that their scatter stands out from that of counting. */
const manyCounts = 1e4;
/** A curve has no scatter, and large counts without any do not settle. */
const fewCounts = 1e2;

/** By how many percent outcomes rise with 1 % of spend, and its standard error; null where spend does not vary on its own. */
function elasticity(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  meanCount: number,
): { readonly value: number; readonly error: number } | null {
  const mean = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
  const counts = outcomes.map((outcome) => (outcome / mean) * meanCount);
  const fit = poissonRegression({ rows, counts, offsets: outcomes.map(() => 0) });
  const [value, variance] = [fit?.coefficients[1], fit?.covariance[1]?.[1]];
  return value === undefined || variance === undefined ? null : { value, error: Math.sqrt(variance) };
}

/** Periods that each bend of the course of time takes, and three of them at most. */
const [periodsPerBend, mostBends] = [14, 3];
/** Fewer days do not tell the weekdays apart. */
const minDays = 21;

/** Intercept, logarithm of spend, powers of time, and each weekday but the first. */
function termsOf(periods: readonly SpendPeriod[]): readonly (readonly number[])[] {
  const [first, last] = [periods[0]?.at ?? 0, periods.at(-1)?.at ?? 0];
  const bends = Math.min(mostBends, Math.floor(periods.length / periodsPerBend));
  const weekdays = [...new Set(periods.map(({ weekday }) => weekday))].filter((weekday) => weekday !== null).toSorted((a, b) => a - b);
  const told = periods.length < minDays ? [] : weekdays.slice(1);
  return periods.map(({ spend, at, weekday }) => {
    // From −1 to 1, where powers differ the most.
    const time = (2 * (at - first)) / Math.max(1, last - first) - 1;
    const course = Array.from({ length: bends }, (_, power) => time ** (power + 1));
    return [1, Math.log(spend), ...course, ...told.map((other) => (weekday === other ? 1 : 0))];
  });
}
