import { adjustFamily, minEvents, restsOf } from './arm-comparison.ts';
import { minClusters } from './cluster-ratio-interval.ts';
import { dayDispersion } from './day-dispersion.ts';
import { normalCdf } from './distributions.ts';
import { chooseError } from './error-basis.ts';
import { liftOf } from './log-lift-interval.ts';
import { poissonRateTest } from './poisson-rate-test.ts';
import { contrastRatios } from './ratio-contrast.ts';
import { detectableErrors } from './sample-size.ts';
import type { Arm, ArmComparison, ComparedArm, ComparisonOptions, UnadjustedArm } from './arm-comparison.ts';
import type { Dispersion } from './day-dispersion.ts';
import type { ChosenError, KnownError } from './error-basis.ts';
import type { Interval } from './interval.ts';
import type { RateTest } from './poisson-rate-test.ts';
import type { RatioContrast } from './ratio-contrast.ts';

export type RatioComparisonOptions = ComparisonOptions & {
  /**
   * `events` where the denominator counts single outcomes (CPA, CPC): chance is then known without days. `amount` for all else (ROAS,
   * CPM, revenue per conversion): only days tell how far chance moves it.
   */
  readonly denominator: 'events' | 'amount';
};

/**
 * Each arm's ratio of sums against the one of all other arms together, in the order given. From eight days on by the delta method on
 * the logarithm with Student's t; cost per event with fewer days as counts of Poisson, widened by the spread between days of all arms
 * (quasi-Poisson). The difference and its interval are the lift times the rest's value. Refused with fewer than ten events counted
 * and expected, or fewer than eight days of an amount.
 * @see Deng, Knoblich & Lu 2018, arXiv:1803.06336; Wedderburn 1974, doi:10.1093/biomet/61.3.439 (quasi-likelihood)
 */
export function compareRatios(arms: readonly Arm[], options: RatioComparisonOptions): readonly ArmComparison[] {
  const { level = 0.95, denominator } = options;
  const compare = denominator === 'events' ? compareCost : compareAmount;
  const dispersion = dayDispersion(
    arms.map(({ days = [] }) =>
      days.map(({ day, numerator, denominator: events }) => ({ day, numerator: events, denominator: numerator })),
    ),
    'poisson',
  );
  const rests = restsOf(arms);
  const compared = arms.map((arm, index): UnadjustedArm => {
    const rest = rests[index];
    if (rest === undefined || !(rest.numerator > 0 && rest.denominator > 0)) return refuse(arm, 'no-rest');
    if (!(arm.numerator > 0 && arm.denominator >= 0)) return refuse(arm, 'not-a-ratio');
    const contrast = arm.days === undefined || rest.days === undefined ? null : contrastRatios(arm.days, rest.days);
    return compare({ arm, rest, contrast, dispersion }, level);
  });
  return adjustFamily(compared, options.adjust);
}

type Pair = {
  readonly arm: Arm;
  readonly rest: Arm;
  readonly contrast: RatioContrast | null;
  readonly dispersion: Dispersion | null;
};

/** Spend ÷ events: an arm without any event has no cost, but it can still be shown to be worse than the rest. */
function compareCost({ arm, rest, contrast, dispersion }: Pair, level: number): UnadjustedArm {
  const [own, others] = [
    { events: arm.denominator, exposure: arm.numerator },
    { events: rest.denominator, exposure: rest.numerator },
  ];
  const test = poissonRateTest(own, others);
  if (test === null) return refuse(arm, 'no-rest');
  const total = own.events + others.events;
  const expectedRest = total - test.expected;
  const isLucky = test.expected < minEvents;
  if (isLucky && own.events < minEvents) return refuse(arm, 'few-events', (minEvents * (own.exposure + others.exposure)) / total);
  const chance = own.events > 0 ? Math.sqrt(1 / own.events + 1 / others.events) : Math.sqrt(1 / test.expected + 1 / expectedRest);
  const error = chooseError({ chance, days: logErrorOf(contrast), dispersion });
  const sides: Sides = { arm, rest, error: isLucky ? { ...error, warnings: [...error.warnings, 'shown-for-its-events'] } : error };
  const isExact = Math.min(test.expected, expectedRest) < 5;
  if (own.events === 0) return withoutValue(sides, { ...test, p: isExact ? test.exactP : test.p });
  return comparisonOf(sides, { level: isLucky ? null : level, byChance: isExact ? test.exactP : test.p, isExact });
}

/** Any other ratio: without days nobody knows what chance does to it. */
function compareAmount({ arm, rest, contrast }: Pair, level: number): UnadjustedArm {
  const activeDays = (arm.days ?? []).filter((day) => day.numerator > 0 && day.denominator > 0).length;
  const days = logErrorOf(contrast);
  if (!(arm.denominator > 0)) return refuse(arm, 'not-a-ratio');
  if (days === null || !(days.standardError > 0) || Math.min(activeDays - 1, days.degrees) < minClusters - 1)
    return refuse(arm, 'few-days', minClusters);
  const error: ChosenError = { ...days, basis: 'days', overdispersion: null, warnings: [] };
  return comparisonOf({ arm, rest, error }, { level, byChance: 0, isExact: false });
}

type Sides = { readonly arm: Arm; readonly rest: Arm; readonly error: ChosenError };

/** With an arm's value; the p-value is the larger one of chance and of the chosen error. */
function comparisonOf(
  { arm, rest, error }: Sides,
  { level, byChance, isExact }: { readonly level: number | null; readonly byChance: number; readonly isExact: boolean },
): UnadjustedArm {
  const [value, restValue] = [arm.numerator / arm.denominator, rest.numerator / rest.denominator];
  const logError = error.standardError;
  const lift = liftOf(Math.log(value / restValue), { logError, degrees: error.degrees }, level ?? 0.95);
  const byError = error.basis === 'events' ? byChance : (lift?.p ?? 1);
  const shown = level === null ? null : lift;
  return {
    ...base({ arm, rest, error }, { p: Math.max(byChance, byError), isExact }),
    value,
    isAboveRest: value > restValue,
    difference: value - restValue,
    interval: shown === null ? null : scaled(shown, restValue),
    lift: value / restValue - 1,
    liftInterval: shown === null ? null : { low: shown.low, high: shown.high },
  };
}

/** No event at all: the cost is beyond any number, the p-value is that of the count. */
function withoutValue({ arm, rest, error }: Sides, test: RateTest): UnadjustedArm {
  const inflation = Math.max(1, error.overdispersion ?? 1);
  const p = Math.max(test.p, 2 * normalCdf(-Math.abs(test.z) / inflation));
  return {
    ...base({ arm, rest, error }, { p, isExact: false }),
    value: null,
    isAboveRest: true,
    difference: null,
    interval: null,
    lift: null,
    liftInterval: null,
  };
}

type Base = Omit<Extract<UnadjustedArm, { status: 'ok' }>, 'value' | 'isAboveRest' | 'difference' | 'interval' | 'lift' | 'liftInterval'>;

function base({ arm, rest, error }: Sides, { p, isExact }: { readonly p: number; readonly isExact: boolean }): Base {
  const restValue = rest.numerator / rest.denominator;
  const basis: ComparedArm['basis'] = isExact && error.basis === 'events' ? 'exact' : error.basis;
  return {
    status: 'ok',
    id: arm.id,
    restValue,
    p,
    basis,
    overdispersion: error.overdispersion,
    minimumDetectable: restValue * Math.expm1(detectableErrors() * error.standardError),
    warnings: error.warnings,
  };
}

function logErrorOf(contrast: RatioContrast | null): KnownError | null {
  return contrast === null || contrast.logError === null ? null : { standardError: contrast.logError, degrees: contrast.degrees };
}

function scaled({ low, high }: Interval, factor: number): Interval {
  return { low: low * factor, high: high * factor };
}

function refuse({ id }: Arm, reason: 'few-events' | 'few-days' | 'no-rest' | 'not-a-ratio', needed: number | null = null): UnadjustedArm {
  return { status: 'refused', id, reason, needed };
}
