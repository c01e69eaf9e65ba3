import { tQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';
import { poissonRegression } from './poisson-regression.ts';

/** One day of an ad. */
type AdDay = {
  /** Days since any fixed day, the same for all ads; its remainder by 7 tells the weekday. */
  readonly day: number;
  /** What wears the ad out. */
  readonly impressions: number;
  /** What the rate is taken of: impressions for the CTR, clicks for the conversion rate. */
  readonly trials: number;
  /** Clicks, or conversions. */
  readonly events: number;
};

export type AdHistory = {
  readonly days: readonly AdDay[];
  /** People that the ad can reach; null when unknown: exposure is then counted in average days of the ad, not in contacts per person. */
  readonly audience: number | null;
};

export type FatigueOptions = {
  /** The other ads of the campaign: what falls for all of them is no fatigue of this one. */
  readonly others: readonly AdHistory[];
  /** The rate whose crossing is foretold; null for none. */
  readonly targetRate: number | null;
};

type Slope = Interval & { readonly value: number };

/** Whether the rate of an ad falls the more it has been seen. */
export type Fatigue = {
  readonly status: 'ok' | 'refused';
  /** `few-days`, `few-events` in a half of the days, or `unsettled` when the rate cannot be told from the weekdays. */
  readonly reason: 'few-days' | 'few-events' | 'unsettled' | null;
  /** Days, or events in each half, that would be enough. */
  readonly needed: number | null;
  /** True when the slope is surely below 0 and the fitted rate has lost a fifth or more of its peak. */
  readonly isFatigued: boolean;
  /** Of the logarithm of the rate on ln(1 + exposure), with its 95 % interval; in comparison to the other ads if there are any. */
  readonly slope: Slope | null;
  /** The same without the comparison: where it falls and `slope` does not, all ads fall alike. */
  readonly ownSlope: Slope | null;
  /** Whether the other ads had enough to be compared with. */
  readonly isCompared: boolean;
  /** Share of the fitted peak rate that is lost by the last day; below 0 when the rate has risen. */
  readonly dropFromPeak: number | null;
  /** Rate of the last seven days with trials. */
  readonly recentRate: number | null;
  /** Days from the last one until the rate falls below the target, 0 when it has; null when the slope may be flat or it takes more than a year. */
  readonly daysUntilTarget: DaysUntil | null;
};

/** `high` is null when it may take more than a year. */
type DaysUntil = { readonly low: number; readonly value: number; readonly high: number | null };

const minDays = 7;
const minEventsPerHalf = 50;
const leastDrop = 0.2;
/** Weekdays are told apart from two weeks on. */
const minDaysForWeekdays = 14;
const recentDays = 7;
/** Farther ahead nothing is foretold. */
const farthestDays = 365;

/**
 * Creative fatigue: slope of the logarithm of an ad's rate on the logarithm of its exposure so far, by a Poisson
 * regression with weekdays, widened for over-dispersion. Refused below 7 days or 50 events in either half of the days.
 * @see McCullagh & Nelder 1989, Generalized Linear Models, 2nd ed., chapter 6
 */
export function measureFatigue(ad: AdHistory, { others, targetRate }: FatigueOptions): Fatigue {
  const days = exposedDays(ad);
  if (days.length < minDays) return refusal('few-days', minDays);
  if (fewestEventsInHalves(days) < minEventsPerHalf) return refusal('few-events', minEventsPerHalf);
  const compared = comparedDays(days, others);
  const ownSlope = slopeOf(days);
  const slope = compared === null ? ownSlope : slopeOf(compared);
  if (slope === null) return refusal('unsettled', minDaysForWeekdays);
  const dropFromPeak = 1 - growthBetween(days, slope.value);
  return {
    status: 'ok',
    reason: null,
    needed: null,
    isFatigued: slope.high < 0 && dropFromPeak >= leastDrop,
    slope,
    ownSlope,
    isCompared: compared !== null,
    dropFromPeak,
    recentRate: recentRate(days),
    daysUntilTarget: targetRate === null ? null : daysUntil(days, slope, targetRate),
  };
}

function refusal(reason: Fatigue['reason'], needed: number): Fatigue {
  return {
    status: 'refused',
    reason,
    needed,
    isFatigued: false,
    slope: null,
    ownSlope: null,
    isCompared: false,
    dropFromPeak: null,
    recentRate: null,
    daysUntilTarget: null,
  };
}

/** A day with the exposure at its middle, and the rate that it is held against. */
type ExposedDay = AdDay & { readonly exposure: number; readonly baseline: number };

/** Days with trials in order of time. */
function exposedDays({ days, audience }: AdHistory): readonly ExposedDay[] {
  const sorted = days.toSorted((a, b) => a.day - b.day);
  const shown = sorted.filter(({ impressions }) => impressions > 0);
  const unit = audience ?? shown.reduce((sum, { impressions }) => sum + impressions, 0) / Math.max(1, shown.length);
  let before = 0;
  return sorted.flatMap((day) => {
    const exposure = (before + day.impressions / 2) / unit;
    before += day.impressions;
    return day.trials > 0 ? [{ ...day, exposure, baseline: 1 }] : [];
  });
}

/** The days on which the other ads ran too, held against their rate; null when that is too little to compare with. */
function comparedDays(days: readonly ExposedDay[], others: readonly AdHistory[]): readonly ExposedDay[] | null {
  const byDay = Map.groupBy(
    others.flatMap((other) => other.days),
    ({ day }) => day,
  );
  const pairs = days.flatMap((day) => {
    const same = byDay.get(day.day) ?? [];
    const [trials, events] = [trialsOf(same), eventsOf(same)];
    return trials > 0 ? [{ day, trials, events }] : [];
  });
  const isEnough = pairs.length >= minDays && fewestEventsInHalves(pairs) >= minEventsPerHalf;
  // Half an event keeps the logarithm of a day without any.
  return isEnough ? pairs.map(({ day, trials, events }) => ({ ...day, baseline: (events + 0.5) / trials })) : null;
}

function slopeOf(days: readonly ExposedDay[]): Slope | null {
  const weekdays = days.length >= minDaysForWeekdays ? [...new Set(days.map(weekdayOf))].sort((a, b) => a - b).slice(1) : [];
  const fit = poissonRegression({
    rows: days.map((day) => [1, Math.log1p(day.exposure), ...weekdays.map((weekday) => (weekdayOf(day) === weekday ? 1 : 0))]),
    counts: days.map(({ events }) => events),
    offsets: days.map(({ trials, baseline }) => Math.log(trials * baseline)),
  });
  if (fit === null) return null;
  const value = fit.coefficients[1] ?? 0;
  const half = tQuantile(0.975, fit.degreesOfFreedom) * Math.sqrt(fit.covariance[1]?.[1] ?? 0);
  return { low: value - half, value, high: value + half };
}

function weekdayOf({ day }: AdDay): number {
  return ((day % 7) + 7) % 7;
}

/** Fitted rate of the last day by that of the highest: the first when the rate falls, else the last itself. */
function growthBetween(days: readonly ExposedDay[], slope: number): number {
  const [first, last] = [days[0]?.exposure ?? 0, days.at(-1)?.exposure ?? 0];
  return ((1 + last) / (1 + first)) ** slope;
}

function recentRate(days: readonly ExposedDay[]): number {
  const recent = days.slice(-recentDays);
  return eventsOf(recent) / trialsOf(recent);
}

/** How long exposure at the recent pace takes to bring the recent rate down to the target. */
function daysUntil(days: readonly ExposedDay[], slope: Slope, target: number): DaysUntil | null {
  const recent = days.slice(-recentDays);
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || slope.high >= 0) return null;
  const ratio = target / recentRate(days);
  if (ratio >= 1) return { low: 0, value: 0, high: 0 };
  const pace = (last.exposure - first.exposure) / (last.day - first.day);
  const middle = recent.reduce((sum, { exposure }) => sum + exposure, 0) / recent.length;
  const daysAt = (power: number): number | null => {
    const ahead = ((1 + middle) * ratio ** (1 / power) - 1 - last.exposure) / pace;
    return ahead <= farthestDays ? Math.max(0, ahead) : null;
  };
  const [low, value] = [daysAt(slope.low), daysAt(slope.value)];
  return low === null || value === null ? null : { low, value, high: daysAt(slope.high) };
}

function fewestEventsInHalves(days: readonly { readonly events: number }[]): number {
  const middle = days.length >> 1;
  return Math.min(eventsOf(days.slice(0, middle)), eventsOf(days.slice(middle)));
}

function eventsOf(days: readonly { readonly events: number }[]): number {
  return days.reduce((sum, { events }) => sum + events, 0);
}

function trialsOf(days: readonly { readonly trials: number }[]): number {
  return days.reduce((sum, { trials }) => sum + trials, 0);
}
