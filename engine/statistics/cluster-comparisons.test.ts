import { describe, expect, test } from 'vitest';
import { bootstrapRatioInterval } from './cluster-bootstrap.ts';
import { dayDispersion } from './day-dispersion.ts';
import { chooseError } from './error-basis.ts';
import { logLiftInterval } from './log-lift-interval.ts';
import { contrastRatios } from './ratio-contrast.ts';
import { drawBinomial, drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';
import type { DayCluster } from './ratio-contrast.ts';

/** Days named from `start` on. */
function daysOf(numerators: readonly number[], denominators: readonly number[], start = 1): readonly DayCluster[] {
  return numerators.map((numerator, index) => ({ day: `day ${start + index}`, numerator, denominator: denominators[index] ?? 0 }));
}

const a = daysOf([12, 15, 9, 20, 14, 11, 18, 16], [400, 520, 330, 610, 450, 390, 560, 500]);
const b = daysOf([8, 14, 7, 16, 12, 10, 15, 11], [380, 560, 300, 590, 470, 410, 540, 480]);

describe('contrastRatios', () => {
  test('shared days count once, other days as independent', () => {
    // se² = k ÷ (k − 1) Σ (residual of a − residual of b)², by hand.
    const residuals = (days: readonly DayCluster[]): readonly number[] => {
      const total = days.reduce((sum, day) => sum + day.denominator, 0);
      const ratio = days.reduce((sum, day) => sum + day.numerator, 0) / total;
      return days.map((day) => (day.numerator - ratio * day.denominator) / total);
    };
    const [first, second] = [residuals(a), residuals(b)];
    const paired = first.reduce((sum, value, index) => sum + (value - (second[index] ?? 0)) ** 2, 0);
    const apart = [...first, ...second].reduce((sum, value) => sum + value ** 2, 0);
    expect(contrastRatios(a, b)?.differenceError).toBeCloseTo(Math.sqrt((paired * 8) / 7), 14);
    const later = b.map((day, index) => ({ ...day, day: `day ${9 + index}` }));
    expect(contrastRatios(a, later)?.differenceError).toBeCloseTo(Math.sqrt((apart * 16) / 15), 14);
    expect(contrastRatios(a, b)?.degrees).toBe(7);
  });

  test('two rows of one day are one day', () => {
    const halves = a.flatMap((day) => [
      { ...day, numerator: day.numerator / 2, denominator: day.denominator / 4 },
      { ...day, numerator: day.numerator / 2, denominator: (day.denominator * 3) / 4 },
    ]);
    expect(contrastRatios(halves, b)).toEqual(contrastRatios(a, b));
  });

  test('what a day does to both sides alike cancels', () => {
    const factors = [1, 3, 0.2, 1, 2, 0.5, 1, 4];
    const shaken = (days: readonly DayCluster[]): readonly DayCluster[] =>
      days.map((day, index) => ({ ...day, numerator: 0.03 * day.denominator * (factors[index] ?? 1) }));
    const same = a.map((day) => ({ ...day, denominator: 2 * day.denominator }));
    expect(contrastRatios(shaken(a), shaken(same))?.logError).toBeCloseTo(0, 14);
  });

  test('one day on a side, or nothing to divide by, has no contrast', () => {
    expect(contrastRatios(a.slice(0, 1), b)).toBeNull();
    expect(
      contrastRatios(
        a.map((day) => ({ ...day, denominator: 0 })),
        b,
      ),
    ).toBeNull();
  });
});

describe('logLiftInterval', () => {
  test('the interval of a lift holds what it says in 95 and in 80 of 100 cases', () => {
    const random = seededRandom(6);
    const covered = { 0.95: 0, 0.8: 0 };
    for (let run = 0; run < 1000; run++) {
      const common = Array.from({ length: 14 }, () => Math.exp(0.2 * drawNormal(random)));
      const side = (rate: number): readonly DayCluster[] => {
        const trials = common.map(() => 2000 + Math.floor(1000 * random()));
        const events = common.map((factor, i) => drawBinomial(random, trials[i] ?? 0, rate * factor * Math.exp(0.1 * drawNormal(random))));
        return daysOf(events, trials);
      };
      const [first, second] = [side(0.022), side(0.02)];
      for (const level of [0.95, 0.8] as const) {
        const lift = logLiftInterval(first, second, level);
        covered[level] += lift !== null && lift.low <= 0.1 && lift.high >= 0.1 ? 1 : 0;
      }
    }
    expect(covered[0.95]).toBeGreaterThan(930);
    expect(covered[0.95]).toBeLessThan(970);
    expect(covered[0.8]).toBeGreaterThan(760);
    expect(covered[0.8]).toBeLessThan(830);
  });

  test('exchanging the sides turns the lift around', () => {
    const [there, back] = [logLiftInterval(a, b), logLiftInterval(b, a)];
    expect((1 + (there?.lift ?? 0)) * (1 + (back?.lift ?? 0))).toBeCloseTo(1, 12);
    expect((1 + (there?.low ?? 0)) * (1 + (back?.high ?? 0))).toBeCloseTo(1, 12);
    expect(there?.p).toBeCloseTo(back?.p ?? 0, 12);
  });

  test('a ratio of 0 has no lift', () => {
    expect(
      logLiftInterval(
        a.map((day) => ({ ...day, numerator: 0 })),
        b,
      ),
    ).toBeNull();
  });
});

describe('bootstrapRatioInterval', () => {
  test('the same seed gives the same interval', () => {
    const [first, second, other] = [3, 3, 4].map((seed) => bootstrapRatioInterval(a.slice(1), { random: seededRandom(seed) }));
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test.each([5, 7])('%d days are covered about as often as the level says', (count) => {
    const random = seededRandom(8);
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const clusters = Array.from({ length: count }, () => {
        const denominator = drawPoisson(random, 600);
        return { denominator, numerator: drawPoisson(random, denominator * 0.05 * Math.exp(0.3 * drawNormal(random) - 0.045)) };
      });
      const interval = bootstrapRatioInterval(clusters, { random: seededRandom(run), draws: 500 });
      covered += interval !== null && interval.low <= 0.05 && interval.high >= 0.05 ? 1 : 0;
    }
    expect(covered / 300).toBeGreaterThan(0.9);
  });

  test('four days, and denominators of 0, have no interval', () => {
    const random = seededRandom(1);
    expect(bootstrapRatioInterval(a.slice(0, 4), { random })).toBeNull();
    const empty = a.map((day) => ({ ...day, denominator: 0 }));
    expect(bootstrapRatioInterval(empty, { random })).toBeNull();
  });
});

describe('dayDispersion', () => {
  /** Ten arms of fifteen days; `spread` shakes each arm by itself, `common` all arms of a day alike. */
  function arms(spread: number, common: number): readonly (readonly DayCluster[])[] {
    const random = seededRandom(9);
    const days = Array.from({ length: 15 }, () => Math.exp(common * drawNormal(random)));
    return Array.from({ length: 10 }, () => {
      const events = days.map((factor) => drawBinomial(random, 1000, 0.05 * factor * Math.exp(spread * drawNormal(random))));
      return daysOf(
        events,
        events.map(() => 1000),
      );
    });
  }

  test('pure chance has a factor of about 1, days of their own more', () => {
    expect(dayDispersion(arms(0, 0), 'binomial')?.factor).toBeCloseTo(1, 0);
    // 50 events a day, shaken by 30 %: 1 + 0.3² · 50 = 5.5.
    expect(dayDispersion(arms(0.3, 0), 'binomial')?.factor).toBeGreaterThan(4);
  });

  test('what days do to all arms alike is left out', () => {
    expect(dayDispersion(arms(0, 0.3), 'binomial')?.factor).toBeLessThan(1.3);
    expect(dayDispersion(arms(0, 0.3), 'binomial')?.degrees).toBe(150 - 10 - 15 + 1);
  });

  test('an arm alone stands against its own rate', () => {
    const alone = arms(0, 0.3).slice(0, 1);
    expect(dayDispersion(alone, 'poisson')?.factor).toBeGreaterThan(3);
    expect(dayDispersion(alone, 'poisson')?.degrees).toBe(14);
  });

  test('too few days say nothing', () => {
    expect(dayDispersion([a.slice(0, 3), b.slice(0, 3)], 'binomial')).toBeNull();
    expect(dayDispersion([], 'binomial')).toBeNull();
  });
});

describe('chooseError', () => {
  test.each([
    { name: 'nothing but chance', days: null, dispersion: null, basis: 'events', warnings: ['dispersion-unknown'] },
    { name: 'quiet days', days: { standardError: 0.5, degrees: 20 }, dispersion: null, basis: 'events', warnings: [] },
    { name: 'lively days', days: { standardError: 1.4, degrees: 20 }, dispersion: null, basis: 'days', warnings: [] },
    { name: 'wild days', days: { standardError: 1.6, degrees: 20 }, dispersion: null, basis: 'days', warnings: ['over-dispersed'] },
    {
      name: 'seven wild days',
      days: { standardError: 9, degrees: 6 },
      dispersion: null,
      basis: 'events',
      warnings: ['dispersion-unknown'],
    },
    {
      name: 'days of other arms',
      days: { standardError: 9, degrees: 6 },
      dispersion: { factor: 4, degrees: 30 },
      basis: 'pooled-days',
      warnings: ['over-dispersed'],
    },
    {
      name: 'wilder days of its own',
      days: { standardError: 3, degrees: 7 },
      dispersion: { factor: 4, degrees: 30 },
      basis: 'days',
      warnings: ['over-dispersed'],
    },
  ])('$name make the error one of $basis', ({ days, dispersion, basis, warnings }) => {
    const chosen = chooseError({ chance: 1, days, dispersion });
    expect([chosen.basis, chosen.warnings]).toEqual([basis, warnings]);
  });
});
