import { adjustFamily, minEvents, restsOf } from './arm-comparison.ts';
import { dayDispersion } from './day-dispersion.ts';
import { newcombeInterval } from './newcombe-interval.ts';
import { tCdf, tQuantile } from './distributions.ts';
import { chooseError } from './error-basis.ts';
import { fisherExactTest } from './fisher-exact-test.ts';
import { tailOf } from './interval.ts';
import { liftOf } from './log-lift-interval.ts';
import { isProportion } from './proportion.ts';
import { contrastRatios, logRatioErrors } from './ratio-contrast.ts';
import { minimumDetectableEffect } from './sample-size.ts';
import { twoProportionTest } from './two-proportion-test.ts';
import type { Arm, ArmComparison, ComparisonOptions, UnadjustedArm } from './arm-comparison.ts';
import type { Dispersion } from './day-dispersion.ts';
import type { ChosenError, KnownError } from './error-basis.ts';
import type { Interval } from './interval.ts';
import type { Proportion } from './proportion.ts';
import type { RatioContrast } from './ratio-contrast.ts';

/**
 * Each arm's share of events in trials (numerator and denominator) against all other arms together, in the order given: CTR, CVR, view
 * rates. Refused where fewer than ten events were counted and expected; exact where fewer than five are expected in a cell. The
 * variance is the larger of chance and days; without days only chance is known, and a warning says so.
 * @see Newcombe 1998 (interval), Fisher 1935 (exact test), Benjamini & Hochberg 1995 or Holm 1979 (family), as cited in their files
 */
export function compareShares(arms: readonly Arm[], options: ComparisonOptions): readonly ArmComparison[] {
  const dispersion = dayDispersion(
    arms.map(({ days }) => days ?? []),
    'binomial',
  );
  const rests = restsOf(arms);
  const compared = arms.map((arm, index): UnadjustedArm => {
    const rest = rests[index];
    return rest === undefined || arms.length < 2 ? refuse(arm, 'no-rest') : compareShare({ arm, rest, dispersion }, options.level ?? 0.95);
  });
  return adjustFamily(compared, options.adjust);
}

type Pair = { readonly arm: Arm; readonly rest: Arm; readonly dispersion: Dispersion | null };

function compareShare({ arm, rest, dispersion }: Pair, level: number): UnadjustedArm {
  const [own, others] = [proportionOf(arm), proportionOf(rest)];
  if (!isProportion(own)) return refuse(arm, 'not-a-ratio');
  if (!isProportion(others)) return refuse(arm, 'no-rest');
  const pooled = (own.events + others.events) / (own.trials + others.trials);
  const rarer = Math.min(pooled, 1 - pooled);
  const counted = pooled <= 0.5 ? own.events : own.trials - own.events;
  const isLucky = own.trials * rarer < minEvents;
  if (isLucky && counted < minEvents) return refuse(arm, 'few-events', neededFor(rarer));
  const contrast = arm.days === undefined || rest.days === undefined ? null : contrastRatios(arm.days, rest.days);
  const error = chooseError({ chance: chanceOf(own, others), days: differenceErrorOf(contrast), dispersion });
  const isExact = Math.min(own.trials, others.trials) * rarer < 5;
  return comparisonOf(arm, { own, others, pooled, contrast, error, isExact, isLucky }, level);
}

type Compared = {
  readonly own: Proportion;
  readonly others: Proportion;
  readonly pooled: number;
  readonly contrast: RatioContrast | null;
  readonly error: ChosenError;
  readonly isExact: boolean;
  readonly isLucky: boolean;
};

function comparisonOf({ id }: Arm, compared: Compared, level: number): UnadjustedArm {
  const { own, others, pooled, error, isExact, isLucky } = compared;
  const difference = differenceOf(compared);
  const detectable = minimumDetectableEffect({ share: pooled, trialsA: own.trials, trialsB: others.trials });
  return {
    status: 'ok',
    id,
    value: own.events / own.trials,
    restValue: others.events / others.trials,
    isAboveRest: difference > 0,
    difference,
    interval: isLucky ? null : intervalOf(compared, level),
    lift: others.events > 0 ? own.events / own.trials / (others.events / others.trials) - 1 : null,
    liftInterval: isLucky ? null : liftIntervalOf(compared, level),
    p: pValueOf(compared),
    basis: isExact && error.basis === 'events' ? 'exact' : error.basis,
    overdispersion: error.overdispersion,
    minimumDetectable: detectable === null ? null : detectable * Math.max(1, error.overdispersion ?? 1),
    warnings: isLucky ? [...error.warnings, 'shown-for-its-events'] : error.warnings,
  };
}

/** Standard error of pure chance: an arm without events has one too, by the rate that it has together with the rest. */
function chanceOf(own: Proportion, others: Proportion): number {
  return Math.max(...(['pooled', 'unpooled'] as const).map((variance) => twoProportionTest(own, others, variance)?.standardError ?? 0));
}

function differenceErrorOf(contrast: RatioContrast | null): KnownError | null {
  return contrast === null ? null : { standardError: contrast.differenceError, degrees: contrast.degrees };
}

function differenceOf({ own, others }: Compared): number {
  return own.events / own.trials - others.events / others.trials;
}

/** Newcombe's interval where chance decides; around the difference where days do. */
function intervalOf(compared: Compared, level: number): Interval | null {
  const { own, others, error } = compared;
  if (error.basis === 'events') return newcombeInterval(own, others, level);
  const difference = differenceOf(compared);
  const half = tQuantile(1 - tailOf(level), error.degrees) * error.standardError;
  return { low: difference - half, high: difference + half };
}

function liftIntervalOf({ own, others, error, contrast }: Compared, level: number): Interval | null {
  if (!(own.events > 0) || !(others.events > 0)) return null;
  const chance = Math.sqrt(1 / own.events - 1 / own.trials + 1 / others.events - 1 / others.trials);
  const byDays = error.basis === 'days' ? contrast?.logError : null;
  const logError = Math.max(chance, byDays ?? chance * Math.max(1, error.overdispersion ?? 1));
  const logRatio = Math.log(own.events / own.trials / (others.events / others.trials));
  const lift = liftOf(logRatio, { logError, degrees: error.degrees }, level);
  return lift === null ? null : { low: lift.low, high: lift.high };
}

/** The largest p-value of those that hold: chance (exact where events are few), and days where they decide. */
function pValueOf(compared: Compared): number {
  const { own, others, error, isExact, contrast } = compared;
  const byChance = (isExact ? fisherExactTest(own, others) : twoProportionTest(own, others, 'pooled')?.p) ?? 1;
  if (error.basis === 'events') return byChance;
  const byRatio = error.basis === 'days' && contrast !== null ? logRatioErrors(contrast) : [];
  const byDays = [differenceOf(compared) / error.standardError, ...byRatio].map((t) => 2 * tCdf(-Math.abs(t), error.degrees));
  return Math.max(byChance, ...byDays);
}

function proportionOf({ numerator, denominator }: Arm): Proportion {
  return { events: numerator, trials: denominator };
}

function neededFor(rarer: number): number | null {
  return rarer > 0 ? Math.ceil(minEvents / rarer) : null;
}

function refuse({ id }: Arm, reason: 'few-events' | 'no-rest' | 'not-a-ratio', needed: number | null = null): UnadjustedArm {
  return { status: 'refused', id, reason, needed };
}
