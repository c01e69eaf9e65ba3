import { weekdayOf } from '../fields/day.ts';
import { clusterRatioInterval } from '../statistics/cluster-ratio-interval.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';
import { poissonRateTest } from '../statistics/poisson-rate-test.ts';
import { median } from '../statistics/robust-spread.ts';
import type { Period } from '../fields/period.ts';
import type { Interval } from '../statistics/interval.ts';

/** What one day counted, and what it was counted on. */
export type CountedDay = { readonly day: string; readonly events: number; readonly volume: number };

/** Days in a row on which nearly nothing was counted although the volume went on. */
export type DeadRun = {
  readonly period: Period;
  readonly days: number;
  readonly events: number;
  /** At the rate of the other days, with the 95 % interval of that rate. */
  readonly expected: Interval & { readonly value: number };
  /** Chance of so few at the rate of the other days, before any correction. */
  readonly p: number;
};

export type DeadRuns =
  | { readonly status: 'ok'; readonly days: number; readonly events: number; readonly runs: readonly DeadRun[] }
  | { readonly status: 'refused'; readonly days: number; readonly reason: string; readonly needed: string };

/** Nearly nothing: of what was to be expected. */
const leastShare = 0.1;
const fewestDead = 2;
/** Other days, from which the rate is known. */
const fewestLive = 7;
const fewestEvents = 30;
/** Of a day's money: equal prices leave no spread to judge by. */
const leastSpread = 1e-3;

/**
 * Runs of two days and more with a tenth or less of what their volume brings on the other days. The variance between those days, where it
 * is larger than that of chance, makes every count say less; a weekday that never brings much is expected to bring little.
 * @param measure `count` for events that come one by one, `amount` for money
 * @see Przyborowski & Wilenski 1940, doi:10.1093/biomet/31.3-4.313
 */
export function findDeadRuns(days: readonly CountedDay[], measure: 'count' | 'amount'): DeadRuns {
  const usual = median(days.map(({ volume }) => volume));
  // A day of little volume brings nothing by itself.
  const points = days.filter(({ volume }) => volume > 0 && volume >= leastShare * usual);
  const needed = `${fewestLive + fewestDead} days with figures.`;
  if (points.length < fewestLive + fewestDead) return { status: 'refused', days: points.length, reason: 'There are too few days.', needed };
  const isDead = markDead(points);
  const live = points.filter((_, at) => isDead[at] !== true);
  const events = sumOf(points, 'events');
  if (measure === 'count' && events < fewestEvents)
    return { status: 'refused', days: points.length, reason: 'There are too few results.', needed: `${fewestEvents} results.` };
  if (live.length < fewestLive) return { status: 'refused', days: points.length, reason: 'There are too few days with results.', needed };
  const scene: Scene = { points, live, dispersion: dispersionOf(live, measure) };
  return { status: 'ok', days: points.length, events, runs: runsOf(isDead).flatMap((run) => judgeRun(scene, run) ?? []) };
}

/** Days against the rate of the others; a second look, because dead days lower the rate of the first. */
function markDead(points: readonly CountedDay[]): readonly boolean[] {
  let isDead: readonly boolean[] = points.map(() => false);
  for (let look = 0; look < 2; look++) {
    const rate = rateOf(points.filter((_, at) => isDead[at] !== true));
    isDead = points.map(({ events, volume }) => rate > 0 && events <= leastShare * rate * volume);
  }
  return isDead;
}

type Run = { readonly from: number; readonly to: number };

function runsOf(isDead: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, dead] of isDead.entries()) {
    if (!dead) continue;
    const open = runs.at(-1);
    if (open !== undefined && open.to === at) runs[runs.length - 1] = { from: open.from, to: at + 1 };
    else runs.push({ from: at, to: at + 1 });
  }
  return runs.filter(({ from, to }) => to - from >= fewestDead);
}

type Scene = { readonly points: readonly CountedDay[]; readonly live: readonly CountedDay[]; readonly dispersion: number };

function judgeRun({ points, live, dispersion }: Scene, { from, to }: Run): DeadRun | null {
  const [inside, outside] = [points.slice(from, to), points.filter((_, at) => at < from || at >= to)];
  const [first, last] = [inside[0], inside.at(-1)];
  const rate = rateOf(live);
  const events = sumOf(inside, 'events');
  const volume = sumOf(inside, 'volume');
  const least = inside.reduce((sum, day) => sum + day.volume * Math.min(1, weekdayShare(outside, day.day, rate)), 0);
  if (first === undefined || last === undefined || events > leastShare * rate * least) return null;
  const here = { events: events / dispersion, exposure: least };
  const test = poissonRateTest(here, { events: sumOf(live, 'events') / dispersion, exposure: sumOf(live, 'volume') });
  if (test === null) return null;
  return {
    period: { start: first.day, end: last.day },
    days: inside.length,
    events,
    expected: expectedOf(live, dispersion, volume),
    p: test.exactP,
  };
}

/** The rate of a weekday on the other days by the whole rate; 1 where no other day is of this weekday. */
function weekdayShare(outside: readonly CountedDay[], day: string, rate: number): number {
  const same = outside.filter((other) => weekdayOf(other.day) === weekdayOf(day));
  return same.length === 0 ? 1 : rateOf(same) / rate;
}

function expectedOf(live: readonly CountedDay[], dispersion: number, volume: number): DeadRun['expected'] {
  const [events, exposure] = [sumOf(live, 'events'), sumOf(live, 'volume')];
  const clusters = live.map((day) => ({ numerator: day.events, denominator: day.volume }));
  const counted = poissonInterval(events / dispersion);
  const bounds = clusterRatioInterval(clusters) ?? {
    low: ((counted?.low ?? 0) * dispersion) / exposure,
    high: ((counted?.high ?? 0) * dispersion) / exposure,
  };
  return { value: (events / exposure) * volume, low: Math.max(0, bounds.low) * volume, high: bounds.high * volume };
}

/** How much more the days differ than chance explains: at least 1 for events that come one by one, and for money not next to nothing. */
function dispersionOf(live: readonly CountedDay[], measure: 'count' | 'amount'): number {
  const rate = rateOf(live);
  const pearson = live.reduce((sum, { events, volume }) => sum + (events - rate * volume) ** 2 / (rate * volume), 0);
  const found = pearson / (live.length - 1);
  return Math.max(found, measure === 'count' ? 1 : (leastSpread * sumOf(live, 'events')) / live.length);
}

function rateOf(days: readonly CountedDay[]): number {
  const volume = sumOf(days, 'volume');
  return volume > 0 ? sumOf(days, 'events') / volume : 0;
}

function sumOf(days: readonly CountedDay[], side: 'events' | 'volume'): number {
  return days.reduce((sum, day) => sum + day[side], 0);
}
