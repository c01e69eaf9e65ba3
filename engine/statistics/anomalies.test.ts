import { describe, expect, test } from 'vitest';
import { findAnomalies } from './anomalies.ts';
import { drawGamma, drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';
import type { AnomalyEvent } from './anomaly-events.ts';
import type { Random } from './seeded-random.ts';

const week = [1, 1.05, 1.1, 1.05, 0.95, 0.6, 0.55];

/** Daily counts with a weekday pattern, Poisson or, with a `shape`, gamma-mixed Poisson. */
type Noise = { readonly mean: number; readonly shape: number | null; readonly hasWeek: boolean };

function draw(random: Random, { mean, shape, hasWeek }: Noise, day: number): number {
  const mood = shape === null ? 1 : drawGamma(random, shape) / shape;
  return drawPoisson(random, mean * mood * (hasWeek ? (week[day % 7] ?? 1) : 1));
}

function drawSeries(random: Random, noise: Noise): number[] {
  const count = 60 + Math.floor(random() * 61);
  return Array.from({ length: count }, (_, day) => draw(random, noise, day));
}

function eventsIn(values: readonly number[]): readonly AnomalyEvent[] {
  return findAnomalies({ values, measure: 'count' }, { step: 'days' }).events;
}

/** A steady series of 84 days with small fixed ups and downs. */
const steady = Array.from({ length: 84 }, (_, day) => Math.round(200 * (week[day % 7] ?? 1)) + ((day * 7) % 11) - 5);

function check(values: readonly (number | null)[], expected: readonly Partial<AnomalyEvent>[]): void {
  const { status, events } = findAnomalies({ values, measure: 'count' }, { step: 'days' });
  expect(status).toBe('ok');
  expect(events).toMatchObject(expected);
  expect(events).toHaveLength(expected.length);
}

describe('findAnomalies', () => {
  test('a steady series has no events and its own week as expectation', () => {
    check(steady, []);
    const { expected } = findAnomalies({ values: steady, measure: 'count' }, { step: 'days' });
    for (const [day, value] of expected.entries()) expect(Math.abs((value ?? 0) / (200 * (week[day % 7] ?? 1)) - 1)).toBeLessThan(0.05);
  });

  test('a spike is told with what was expected instead', () => {
    check(steady.with(40, 700), [{ kind: 'spike', first: 40, last: 40, actual: 700 }]);
    const [event] = eventsIn(steady.with(40, 700));
    expect(event?.expected).toBeCloseTo(120, -1);
    expect(event?.relative).toBeCloseTo(700 / 120 - 1, 0);
  });

  test('days of a broken tracking are one drop, also with a day in between', () => {
    check(steady.with(30, 0).with(31, 1).with(32, 0), [{ kind: 'drop', first: 30, last: 32 }]);
    check(steady.with(30, 0).with(32, 0), [{ kind: 'drop', first: 30, last: 32 }]);
    check(steady.with(30, 0).with(36, 0), [
      { kind: 'drop', first: 30 },
      { kind: 'drop', first: 36 },
    ]);
  });

  test('a new level is told from its first day on, and its own ups and downs are no events', () => {
    const doubled = steady.map((value, day) => (day < 50 ? value : 2 * value));
    check(doubled, [{ kind: 'rise', first: 50, last: 83 }]);
    expect(Math.abs((eventsIn(doubled)[0]?.relative ?? 0) - 1)).toBeLessThan(0.1);
  });

  test('a ramp is neither a step nor an outlier', () =>
    check(
      steady.map((value, day) => Math.round(value * (1 + day / 60))),
      [],
    ));

  test('the last day can stand out', () => check(steady.with(83, 5), [{ kind: 'drop', first: 83, last: 83 }]));

  test('a deviation that is sure and small is not worth a word', () => {
    const quiet: readonly number[] = Array.from({ length: 84 }, (_, day) => 10_000 + (day % 3));
    const eventsOf = (values: readonly number[], minRelativeEffect?: number): readonly AnomalyEvent[] =>
      findAnomalies({ values, measure: 'amount' }, { step: 'days', ...(minRelativeEffect === undefined ? {} : { minRelativeEffect }) })
        .events;
    expect(eventsOf(quiet.with(40, 10_300))).toEqual([]);
    expect(eventsOf(quiet.with(40, 10_300), 0.01)).toMatchObject([{ kind: 'spike', first: 40, last: 40 }]);
    expect(eventsOf(quiet.with(40, 13_000))).toMatchObject([{ kind: 'spike', first: 40, last: 40 }]);
  });

  test('a single event in a quiet series is chance', () => {
    const quiet: readonly number[] = Array.from({ length: 90 }, (_, day) => (day % 45 === 7 ? 1 : 0));
    check(quiet, []);
    check(quiet.with(60, 12), [{ kind: 'spike', first: 60 }]);
  });

  test('known events are neither judged nor learnt from', () => {
    const promoted = steady.map((value, day) => (day >= 40 && day < 46 ? 4 * value : value));
    const known = [{ first: 40, last: 45 }];
    expect(eventsIn(promoted).length).toBeGreaterThan(0);
    expect(findAnomalies({ values: promoted, measure: 'count' }, { step: 'days', known }).events).toEqual([]);
    const raised = steady.map((value, day) => (day < 50 ? value : 2 * value));
    expect(findAnomalies({ values: raised, measure: 'count' }, { step: 'days', known: [{ first: 50, last: 50 }] }).events).toEqual([]);
  });

  test('gaps are not drops', () =>
    check(
      steady.map((value, day) => (day >= 30 && day < 34 ? null : value)),
      [],
    ));

  test('days of small volume do not make a rate stand out', () => {
    const random = seededRandom(2);
    const volumes = steady.map((_, day) => (day === 41 ? 30 : 20_000));
    const values = volumes.map((volume, day) => (day === 41 ? 2 : drawPoisson(random, volume * 0.02)));
    expect(findAnomalies({ values, volumes, measure: 'count' }, { step: 'days' }).events).toEqual([]);
    const broken = values.with(60, 100);
    const { events } = findAnomalies({ values: broken, volumes, measure: 'count' }, { step: 'days' });
    expect(events).toMatchObject([{ kind: 'drop', first: 60, last: 60, actual: 0.005 }]);
    expect(events[0]?.expected).toBeCloseTo(0.02, 3);
  });

  test('a rate that falls for good is told as a ratio', () => {
    const random = seededRandom(12);
    const volumes = steady.map((_, day) => 10_000 + ((day * 7919) % 10_000));
    const values = volumes.map((volume, day) => drawPoisson(random, volume * (day < 55 ? 0.02 : 0.012)));
    const { events } = findAnomalies({ values, volumes, measure: 'count' }, { step: 'days' });
    expect(events).toMatchObject([{ kind: 'fall', first: 55, last: 83 }]);
    expect(events[0]?.actual).toBeCloseTo(0.012, 3);
    expect(Math.abs((events[0]?.expected ?? 0) / 0.02 - 1)).toBeLessThan(0.05);
  });

  test('less than three weeks are only tested for a change of level', () => {
    const values = steady.slice(0, 18).map((value, day) => (day < 9 ? value : Math.round(value / 4)));
    const result = findAnomalies({ values, measure: 'count' }, { step: 'days' });
    expect(result).toMatchObject({ status: 'weak', reason: 'short-series', needed: 21, events: [{ kind: 'fall', first: 9, last: 17 }] });
    expect(findAnomalies({ values: steady.slice(0, 18).with(4, 900), measure: 'count' }, { step: 'days' }).events).toEqual([]);
  });

  test('too few values and a constant series are refused', () => {
    expect(findAnomalies({ values: [], measure: 'count' }, { step: 'days' })).toMatchObject({
      status: 'refused',
      reason: 'few-values',
      needed: 10,
    });
    expect(findAnomalies({ values: steady.map(() => null), measure: 'count' }, { step: 'days' })).toMatchObject({
      reason: 'few-values',
      needed: 42,
    });
    expect(findAnomalies({ values: steady.map(() => 7), measure: 'amount' }, { step: 'days' })).toMatchObject({
      status: 'refused',
      reason: 'constant',
    });
  });

  test('hours are held against the hour of the day and the day of the week', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 24 * 28 }, (_, hour) =>
      drawPoisson(random, 40 * (1 + 0.8 * Math.sin((2 * Math.PI * hour) / 24)) * (week[Math.floor(hour / 24) % 7] ?? 1)),
    );
    const hours = { step: 'hours' } as const;
    expect(findAnomalies({ values, measure: 'count' }, hours).events).toEqual([]);
    const broken = values.map((value, hour) => (hour >= 300 && hour < 310 ? 0 : value));
    expect(findAnomalies({ values: broken, measure: 'count' }, hours).events).toMatchObject([{ kind: 'drop' }]);
  });
});

describe('on simulated days', () => {
  const kinds = [
    { mean: 5, shape: null, hasWeek: false },
    { mean: 50, shape: null, hasWeek: true },
    { mean: 100, shape: 20, hasWeek: true },
    { mean: 50, shape: 10, hasWeek: false },
  ];

  test('pure noise has an anomaly in at most 5 % of series', () => {
    const random = seededRandom(20);
    const runs = kinds.flatMap((kind) => Array.from({ length: 100 }, () => eventsIn(drawSeries(random, kind)).length > 0));
    expect(runs.filter(Boolean).length / runs.length).toBeLessThanOrEqual(0.05);
  });

  test.each([
    { what: 'a tracking break of 2 days', length: 2, factor: 0 },
    { what: 'a tracking break of 5 days', length: 5, factor: 0.02 },
    { what: 'a tracking break of 20 days', length: 20, factor: 0.02 },
    { what: 'a spike to five times as much', length: 1, factor: 5 },
  ])('$what is found in at least 95 % of series', ({ length, factor }) => {
    const random = seededRandom(21);
    const runs = kinds.slice(1, 3).flatMap((kind) =>
      Array.from({ length: 30 }, () => {
        const values = drawSeries(random, kind);
        const at = Math.floor(random() * (values.length - length));
        const planted = values.map((value, day) => (day >= at && day < at + length ? Math.round(value * factor) : value));
        return eventsIn(planted).some(({ first, last }) => first < at + length + 1 && last >= at - 1);
      }),
    );
    expect(runs.filter(Boolean).length / runs.length).toBeGreaterThanOrEqual(0.95);
  });

  test('amounts of money with the scatter of their days are mostly quiet', () => {
    const random = seededRandom(22);
    const runs = Array.from({ length: 60 }, () => {
      const values = Array.from({ length: 90 }, (_, day) => 1000 * (week[day % 7] ?? 1) * Math.exp(0.15 * drawNormal(random)));
      return findAnomalies({ values, measure: 'amount' }, { step: 'days' }).events.length > 0;
    });
    expect(runs.filter(Boolean).length / runs.length).toBeLessThanOrEqual(0.05);
  });
});
