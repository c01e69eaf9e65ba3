import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restsOf } from './arm-comparison.ts';
import { compareRatios } from './compare-ratios.ts';
import { compareShares } from './compare-shares.ts';
import { newcombeInterval } from './newcombe-interval.ts';
import { fisherExactTest } from './fisher-exact-test.ts';
import { benjaminiHochberg, holm } from './multiplicity.ts';
import { poissonRateTest } from './poisson-rate-test.ts';
import { drawBinomial, drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';
import { twoProportionTest } from './two-proportion-test.ts';
import type { Arm, ArmComparison, ComparedArm } from './arm-comparison.ts';
import type { DayCluster } from './ratio-contrast.ts';

function arm(id: string, numerator: number, denominator: number): Arm {
  return { id, numerator, denominator };
}

function ofDays(id: string, days: readonly DayCluster[]): Arm {
  const sumOf = (side: 'numerator' | 'denominator'): number => days.reduce((sum, day) => sum + day[side], 0);
  return { id, numerator: sumOf('numerator'), denominator: sumOf('denominator'), days };
}

function compared(comparison: ArmComparison | undefined): ComparedArm {
  if (comparison?.status !== 'ok') throw new Error(`refused: ${comparison?.reason ?? 'absent'}`);
  return comparison;
}

const options = { adjust: benjaminiHochberg };

describe('compareShares', () => {
  test('an arm stands against all others together', () => {
    const [first] = compareShares([arm('a', 120, 4000), arm('b', 70, 3000), arm('c', 110, 5000)], options);
    const [own, rest] = [
      { events: 120, trials: 4000 },
      { events: 180, trials: 8000 },
    ];
    const found = compared(first);
    expect(found).toMatchObject({ id: 'a', value: 0.03, restValue: 0.0225, isAboveRest: true, basis: 'events' });
    expect(found.interval).toEqual(newcombeInterval(own, rest));
    expect(found.p).toBe(twoProportionTest(own, rest, 'pooled')?.p);
    expect(found.lift).toBeCloseTo(1 / 3, 12);
    expect(found.warnings).toEqual(['dispersion-unknown']);
  });

  test('the interval has the level asked for', () => {
    const arms = [arm('a', 120, 4000), arm('b', 180, 8000)];
    const found = compared(compareShares(arms, { ...options, level: 0.8 })[0]);
    expect(found.interval).toEqual(newcombeInterval({ events: 120, trials: 4000 }, { events: 180, trials: 8000 }, 0.8));
  });

  test('few events are refused with the trials that they need', () => {
    const [small, large] = compareShares([arm('small', 3, 200), arm('large', 197, 9800)], options);
    expect(small).toEqual({ status: 'refused', id: 'small', reason: 'few-events', needed: 500 });
    expect(large?.status).toBe('ok');
  });

  test('no events where many were expected are a finding', () => {
    const found = compared(compareShares([arm('mute', 0, 2000), arm('rest', 400, 20_000)], options)[0]);
    expect(found).toMatchObject({ value: 0, lift: -1, liftInterval: null, isAboveRest: false });
    expect(found.p).toBeLessThan(1e-6);
  });

  test('below five expected events the test is exact, and an arm shown for its luck has no interval', () => {
    const found = compared(compareShares([arm('lucky', 12, 200), arm('rest', 190, 9800)], options)[0]);
    expect(found.basis).toBe('exact');
    expect(found.p).toBe(fisherExactTest({ events: 12, trials: 200 }, { events: 190, trials: 9800 }));
    expect([found.interval, found.liftInterval, found.warnings]).toEqual([null, null, ['dispersion-unknown', 'shown-for-its-events']]);
  });

  test('days that differ more than chance explains widen the interval, and a warning says so', () => {
    const random = seededRandom(14);
    const wild = ['a', 'b', 'c'].map((id) => {
      const days = Array.from({ length: 20 }, (_, index) => {
        const numerator = drawBinomial(random, 5000, 0.02 * Math.exp(0.4 * drawNormal(random)));
        return { day: `day ${index}`, numerator, denominator: 5000 };
      });
      return ofDays(id, days);
    });
    const [withDays, without] = [wild, wild.map(({ id, numerator, denominator }) => arm(id, numerator, denominator))].map((arms) =>
      compared(compareShares(arms, options)[0]),
    );
    expect(withDays?.warnings).toEqual(['over-dispersed']);
    expect(withDays?.overdispersion).toBeGreaterThan(2);
    const widthOf = (found: ComparedArm | undefined): number => (found?.interval?.high ?? 0) - (found?.interval?.low ?? 0);
    expect(widthOf(withDays)).toBeGreaterThan(2 * widthOf(without));
    expect(withDays?.p).toBeGreaterThan(without?.p ?? 1);
    expect(withDays?.minimumDetectable).toBeGreaterThan(2 * (without?.minimumDetectable ?? 1));
  });

  test('refused arms are paid for, arms without a rest are not compared', () => {
    const arms = [arm('a', 300, 10_000), arm('b', 240, 10_000), arm('c', 2, 100), arm('d', 3, 100)];
    const [first] = compareShares(arms, { adjust: holm });
    expect(compared(first).adjustedP).toBeCloseTo(Math.min(1, compared(first).p * 4), 12);
    expect(compareShares([arm('a', 30, 1000)], options)).toEqual([{ status: 'refused', id: 'a', reason: 'no-rest', needed: null }]);
    expect(compareShares([], options)).toEqual([]);
  });

  test('more events than trials are no share', () => {
    expect(compareShares([arm('a', 30, 10), arm('b', 40, 900)], options)).toMatchObject([{ reason: 'not-a-ratio' }, { reason: 'no-rest' }]);
  });
});

/** Ten arms of CPA 50; the first is `factor` times as dear. */
function costs({ days, factor, spread }: { readonly days: number; readonly factor: number; readonly spread: number }): readonly Arm[] {
  const random = seededRandom(15);
  return Array.from({ length: 10 }, (_, index) =>
    ofDays(
      `arm ${index}`,
      Array.from({ length: days }, (__, day) => {
        const spend = 500 + 500 * random();
        const rate = (1 / 50 / (index === 0 ? factor : 1)) * Math.exp(spread * drawNormal(random));
        return { day: `day ${day}`, numerator: spend, denominator: drawPoisson(random, spend * rate) };
      }),
    ),
  );
}

describe('compareRatios', () => {
  test('a dear arm is found by its days, the others are not', () => {
    const found = compareRatios(costs({ days: 21, factor: 1.6, spread: 0.3 }), { ...options, denominator: 'events' });
    const [first, ...others] = found.map((comparison) => compared(comparison));
    expect(first?.adjustedP).toBeLessThan(0.01);
    expect(first?.isAboveRest).toBe(true);
    expect(first?.liftInterval?.low).toBeLessThan(0.6);
    expect(first?.liftInterval?.high).toBeGreaterThan(0.6);
    expect(others.filter((other) => other.adjustedP < 0.05)).toEqual([]);
  });

  test('difference and interval are the lift times the value of the rest', () => {
    const found = compared(compareRatios(costs({ days: 21, factor: 1.6, spread: 0.3 }), { ...options, denominator: 'events' })[0]);
    expect(found.difference).toBeCloseTo((found.lift ?? 0) * found.restValue, 10);
    expect(found.interval?.low).toBeCloseTo((found.liftInterval?.low ?? 0) * found.restValue, 10);
  });

  test('without days a cost per event goes by the count of events', () => {
    const arms = costs({ days: 21, factor: 1.6, spread: 0 }).map(({ id, numerator, denominator }) => arm(id, numerator, denominator));
    const found = compared(compareRatios(arms, { ...options, denominator: 'events' })[0]);
    expect(found).toMatchObject({ basis: 'events', overdispersion: null, warnings: ['dispersion-unknown'] });
    const logError = Math.sqrt(1 / (arms[0]?.denominator ?? 0) + 1 / arms.slice(1).reduce((sum, { denominator }) => sum + denominator, 0));
    expect(Math.log1p(found.liftInterval?.high ?? 0) - Math.log1p(found.lift ?? 0)).toBeCloseTo(1.959963984540054 * logError, 9);
  });

  test('few days of every arm still tell how far the days of all arms differ', () => {
    const found = compared(compareRatios(costs({ days: 5, factor: 1, spread: 0.5 }), { ...options, denominator: 'events' })[0]);
    expect(found.basis).toBe('pooled-days');
    expect(found.overdispersion).toBeGreaterThan(1.5);
  });

  test('spend without any event has no cost but a p-value', () => {
    const found = compared(compareRatios([arm('mute', 2000, 0), arm('rest', 9000, 180)], { ...options, denominator: 'events' })[0]);
    expect(found).toMatchObject({ value: null, difference: null, interval: null, isAboveRest: true, basis: 'events' });
    expect(found.p).toBeLessThan(1e-6);
  });

  test('few events are refused with the spend that they need', () => {
    const [small] = compareRatios([arm('small', 100, 1), arm('rest', 9900, 199)], { ...options, denominator: 'events' });
    expect(small).toEqual({ status: 'refused', id: 'small', reason: 'few-events', needed: 500 });
  });

  test('an arm shown for its luck has an exact p-value and no interval', () => {
    const found = compared(compareRatios([arm('lucky', 200, 12), arm('rest', 9800, 190)], { ...options, denominator: 'events' })[0]);
    expect(found).toMatchObject({ basis: 'exact', interval: null, liftInterval: null, isAboveRest: false });
    expect(found.p).toBe(poissonRateTest({ events: 12, exposure: 200 }, { events: 190, exposure: 9800 })?.exactP);
    expect(found.warnings).toContain('shown-for-its-events');
  });

  test('an amount without eight days of outcome is refused', () => {
    const amount = { ...options, denominator: 'amount' } as const;
    expect(compareRatios([arm('a', 100, 50), arm('b', 90, 50)], amount)).toMatchObject([
      { reason: 'few-days', needed: 8 },
      { reason: 'few-days', needed: 8 },
    ]);
    const days = Array.from({ length: 10 }, (_, index) => ({
      day: `day ${index}`,
      numerator: index < 7 ? 90 + index : 0,
      denominator: 50,
    }));
    const full = days.map((day) => ({ ...day, numerator: 95 - day.denominator / 10 + day.day.length }));
    expect(compareRatios([ofDays('thin', days), ofDays('full', full)], amount)[0]).toMatchObject({ reason: 'few-days' });
  });

  test('spend of 0, and an arm alone, are no ratio to compare', () => {
    const events = { ...options, denominator: 'events' } as const;
    expect(compareRatios([arm('a', 0, 5), arm('b', 90, 50)], events)).toMatchObject([{ reason: 'not-a-ratio' }, { reason: 'no-rest' }]);
    expect(compareRatios([arm('a', 10, 5)], events)).toMatchObject([{ reason: 'no-rest' }]);
  });

  test('another currency changes no p-value', () => {
    const arms = costs({ days: 12, factor: 1.3, spread: 0.2 });
    const scaled = arms.map(({ id, days = [] }) =>
      ofDays(
        id,
        days.map((day) => ({ ...day, numerator: day.numerator * 100 })),
      ),
    );
    const [plain, other] = [arms, scaled].map((each) => compareRatios(each, { ...options, denominator: 'events' }).map(compared));
    for (const [index, found] of (plain ?? []).entries()) {
      expect(other?.[index]?.p).toBeCloseTo(found.p, 10);
      expect(other?.[index]?.value).toBeCloseTo((found.value ?? 0) * 100, 7);
    }
  });
});

test('an arm and its rest are the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1e6), fc.nat(1e6)), { minLength: 1, maxLength: 12 }), (sums) => {
      const arms = sums.map(([numerator, denominator], index) =>
        ofDays(`${index}`, [
          { day: 'one', numerator, denominator },
          { day: `day ${index % 3}`, numerator: 1, denominator: 2 },
        ]),
      );
      const total = arms.reduce((sum, { numerator }) => sum + numerator, 0);
      for (const [index, rest] of restsOf(arms).entries()) {
        expect(rest.numerator + (arms[index]?.numerator ?? 0)).toBe(total);
        expect(rest.days?.reduce((sum, day) => sum + day.numerator, 0)).toBe(rest.numerator);
      }
    }),
  );
});
