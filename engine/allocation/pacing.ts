import { daysBetween, isDay, weekdayOf } from '../fields/day.ts';
import type { DaySpend, WeekdayWeights } from './weekday-weights.ts';

export type PacingRequest = {
  readonly flight: { readonly start: string; readonly end: string };
  /** Planned spend of the whole flight, in units. */
  readonly budget: number;
  /** Spend by day in units, each day once. */
  readonly daily: readonly DaySpend[];
  /** The last day whose figures are complete. */
  readonly through: string;
  readonly weekdays: WeekdayWeights;
  /** Spend of all days after `through` up to the end; null when nobody forecast it. */
  readonly forecast: RestForecast | null;
  /** Deviations from the plan that are still green and still amber; 0.05 and 0.15 unless given. */
  readonly tolerance?: { readonly green: number; readonly amber: number };
};

type RestForecast = { readonly low: number; readonly value: number; readonly high: number };

type PacingBand = 'green' | 'amber' | 'red';

export type Pacing =
  | { readonly status: 'refused'; readonly reason: string; readonly needed: readonly string[] }
  | {
      readonly status: 'ok';
      readonly actual: number;
      /** Budget that the weekdays of the days so far stand for. */
      readonly plannedToDate: number;
      /** Actual ÷ planned to date. */
      readonly index: number;
      readonly band: PacingBand;
      readonly direction: Direction;
      readonly daysElapsed: number;
      readonly daysLeft: number;
      /** Spend per remaining day that lands on the budget, on average; null when no day is left. 0 when it is spent. */
      readonly requiredPerDay: number | null;
      /** The same for each weekday, Monday first; null likewise, or when no remaining weekday carries weight. */
      readonly requiredByWeekday: readonly number[] | null;
      /** Where the flight ends when the days to come spend as those so far, weekday for weekday. */
      readonly runRate: number;
      /** Actual and forecast together. */
      readonly projection: Projection | null;
      readonly warnings: readonly string[];
    };

type Direction = 'under' | 'on-plan' | 'over';

type Projection = RestForecast & {
  /** Value ÷ budget. */
  readonly share: number;
  readonly band: PacingBand;
  readonly direction: Direction;
  /** True when the budget lies between low and high. */
  readonly isBudgetWithin: boolean;
};

/**
 * How spend runs against the budget of a flight: pacing index by weekday weights, what the remaining days have to spend, and
 * where the flight ends. `refused` without a budget, a flight or a day of it. Spend outside the flight and after `through`
 * does not count; days without figures count as 0 and are named. Does not throw.
 */
export function pacingOf(request: PacingRequest): Pacing {
  const fault = faultOf(request);
  if (fault !== null) return { status: 'refused', ...fault };
  const { flight, budget, weekdays } = request;
  const last = request.through < flight.end ? request.through : flight.end;
  const elapsed = weightBetween(weekdays, flight.start, last);
  const whole = weightBetween(weekdays, flight.start, flight.end);
  if (!(elapsed > 0))
    return { status: 'refused', reason: 'The weekdays so far carry no spend in this account.', needed: ['a weekday that usually spends'] };
  const counted = request.daily.filter(({ day, spend }) => day >= flight.start && day <= last && Number.isFinite(spend));
  const actual = counted.reduce((sum, { spend }) => sum + spend, 0);
  const plannedToDate = (budget * elapsed) / whole;
  const daysElapsed = daysBetween(flight.start, last) + 1;
  const daysLeft = daysBetween(last, flight.end);
  return {
    status: 'ok',
    actual,
    plannedToDate,
    index: actual / plannedToDate,
    ...judge(actual / plannedToDate, request.tolerance),
    daysElapsed,
    daysLeft,
    ...requiredOf({ rest: Math.max(0, budget - actual), daysLeft, weightLeft: whole - elapsed, weekdays }),
    runRate: (actual * whole) / elapsed,
    projection: projectionOf(request, actual, daysLeft),
    warnings: warningsOf(request, { counted: counted.length, daysElapsed, actual, last }),
  };
}

const standardTolerance = { green: 0.05, amber: 0.15 };
/** Keeps an index of exactly 1.05 green. */
const rounding = 1e-9;

function faultOf({
  flight,
  budget,
  daily,
  through,
}: PacingRequest): { readonly reason: string; readonly needed: readonly string[] } | null {
  if (!isDay(flight.start) || !isDay(flight.end) || !isDay(through) || flight.end < flight.start)
    return { reason: 'The flight has no first and last day.', needed: ['a flight that ends on or after its start'] };
  if (!(budget > 0 && Number.isFinite(budget))) return { reason: 'There is no budget to pace against.', needed: ['a budget above 0'] };
  if (through < flight.start) return { reason: 'The flight has not begun.', needed: ['a full day of the flight'] };
  const hasFigures = daily.some(({ day, spend }) => day >= flight.start && day <= flight.end && day <= through && Number.isFinite(spend));
  return hasFigures ? null : { reason: 'No day of the flight has figures.', needed: ['daily spend within the flight'] };
}

function weightBetween({ weights }: WeekdayWeights, first: string, last: string): number {
  const days = daysBetween(first, last) + 1;
  const weeks = Math.floor(days / 7);
  const start = weekdayOf(first) - 1;
  let weight = weeks * weights.reduce((sum, value) => sum + value, 0);
  for (let day = 0; day < days % 7; day++) weight += weights[(start + day) % 7] ?? 0;
  return weight;
}

function judge(ratio: number, tolerance = standardTolerance): { readonly band: PacingBand; readonly direction: Direction } {
  const deviation = Math.abs(ratio - 1) - rounding;
  if (deviation <= tolerance.green) return { band: 'green', direction: 'on-plan' };
  return { band: deviation <= tolerance.amber ? 'amber' : 'red', direction: ratio < 1 ? 'under' : 'over' };
}

type Rest = { readonly rest: number; readonly daysLeft: number; readonly weightLeft: number; readonly weekdays: WeekdayWeights };

function requiredOf({ rest, daysLeft, weightLeft, weekdays }: Rest): {
  readonly requiredPerDay: number | null;
  readonly requiredByWeekday: readonly number[] | null;
} {
  if (daysLeft === 0) return { requiredPerDay: null, requiredByWeekday: null };
  return {
    requiredPerDay: rest / daysLeft,
    requiredByWeekday: weightLeft > rounding ? weekdays.weights.map((weight) => (rest * weight) / weightLeft) : null,
  };
}

function projectionOf({ budget, forecast, tolerance }: PacingRequest, actual: number, daysLeft: number): Projection | null {
  const ahead = daysLeft === 0 ? { low: 0, value: 0, high: 0 } : forecast;
  if (ahead === null || ![ahead.low, ahead.value, ahead.high].every(Number.isFinite)) return null;
  const [low, value, high] = [actual + ahead.low, actual + ahead.value, actual + ahead.high];
  return { low, value, high, share: value / budget, ...judge(value / budget, tolerance), isBudgetWithin: low <= budget && budget <= high };
}

type Counted = { readonly counted: number; readonly daysElapsed: number; readonly actual: number; readonly last: string };

function warningsOf({ flight, budget, daily, through, weekdays }: PacingRequest, facts: Counted): readonly string[] {
  const outside = daily.filter(({ day, spend }) => spend !== 0 && (day < flight.start || (day > flight.end && day <= through))).length;
  const missing = facts.daysElapsed - facts.counted;
  return [
    ...(weekdays.isFlat ? ['Every weekday counts the same: there are less than three weeks of spend to learn from.'] : []),
    ...(missing > 0 ? [`${missing} of ${facts.daysElapsed} days up to ${facts.last} have no figures and count as 0.`] : []),
    ...(outside > 0 ? [`${outside} days with spend lie outside the flight and do not count.`] : []),
    ...(facts.actual > budget && facts.last < flight.end ? ['The budget is spent before the end of the flight.'] : []),
  ];
}
