import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { seededRandom } from '../statistics/seeded-random.ts';
import { fitResponse } from './fit-response.ts';
import { outcomeAt } from './response-curve.ts';
import { periodsOn } from './response.test-kit.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { ResponseFit, SpendPoint } from './response-fit.ts';

const steep: ResponseCurve = { form: 'hill', ceiling: 3000, halfSpend: 400, steepness: 2 };

function fitted(points: readonly SpendPoint[], draws = 200): ResponseFit {
  return fitResponse(points, { random: seededRandom(7), grain: 'day', draws });
}

describe('a curve without errors', () => {
  const curves: readonly ResponseCurve[] = [
    steep,
    { form: 'hill', ceiling: 3000, halfSpend: 400, steepness: 0.8 },
    { form: 'logistic', ceiling: 3000, rate: 0.004 },
    { form: 'power', scale: 80, exponent: 0.45 },
  ];
  test.each(curves)('of the form $form is found again', (curve) => {
    const fit = fitted(periodsOn(curve, { seed: 1, count: 60, noise: 0 }));
    if (fit.status !== 'ok') throw new Error(fit.reason);
    expect(fit.curve.form).toBe(curve.form);
    for (const [name, value] of Object.entries(curve).slice(1)) expect(Reflect.get(fit.curve, name) / Number(value)).toBeCloseTo(1, 5);
  });
});

describe('a curve with errors', () => {
  const points = periodsOn(steep, { seed: 2, count: 60, noise: 0.15 });
  const fit = fitted(points);

  test('is found within its band', () => {
    if (fit.status !== 'ok') throw new Error(fit.reason);
    expect(fit.draws).toHaveLength(200);
    for (const spend of [200, 500, 800]) {
      const outcomes = fit.draws.map((curve) => outcomeAt(curve, spend)).sort((a, b) => a - b);
      expect(outcomes[4]).toBeLessThan(outcomeAt(steep, spend));
      expect(outcomes[195]).toBeGreaterThan(outcomeAt(steep, spend));
    }
  });

  test('is the same each time', () => expect(fitted(points)).toEqual(fit));

  test('scales with the units of spend and outcome', () => {
    const scaled = fitted(points.map(({ spend, outcome }) => ({ spend: spend * 1e4, outcome: outcome / 1e3 })));
    if (fit.status !== 'ok' || scaled.status !== 'ok') throw new Error('refused');
    expect(outcomeAt(scaled.curve, 6e6) * 1e3).toBeCloseTo(outcomeAt(fit.curve, 600), 4);
  });

  test.each([
    { weight: 1e-6, factor: 1 },
    { weight: 1e6, factor: 2 },
  ])('follows periods of twice the outcome as far as their weight of $weight goes', ({ weight, factor }) => {
    const exact = periodsOn(steep, { seed: 2, count: 60, noise: 0 });
    const mixed = fitted([...exact, ...exact.map(({ spend, outcome }) => ({ spend, outcome: 2 * outcome, weight }))]);
    expect(mixed.status === 'ok' ? outcomeAt(mixed.curve, 600) / outcomeAt(steep, 600) : mixed.reason).toBeCloseTo(factor, 3);
  });
});

describe('average return only', () => {
  const line: ResponseCurve = { form: 'linear', slope: 3 };
  const cases: readonly { readonly title: string; readonly points: readonly SpendPoint[]; readonly needed: RegExp }[] = [
    {
      title: 'a constant spend',
      points: periodsOn(steep, { seed: 1, count: 60, noise: 0.1 }).map((point) => ({ ...point, spend: 100 })),
      needed: /8 different levels of spend \(1 found\)/u,
    },
    {
      title: 'a spend that hardly varies',
      points: Array.from({ length: 40 }, (_, i) => ({ spend: 100 + (i % 10) * 3, outcome: 50 + (i % 7) })),
      needed: /0\.3 times its mean \(0\.0\d found\)/u,
    },
    { title: 'a straight line', points: periodsOn(line, { seed: 4, count: 60, noise: 0.1 }), needed: /clearly higher spend/u },
    { title: 'seven periods', points: periodsOn(steep, { seed: 1, count: 7, noise: 0 }), needed: /8 different levels/u },
    { title: 'one period', points: [{ spend: 100, outcome: 20 }], needed: /8 different levels of spend \(1 found\)/u },
  ];
  test.each(cases)('$title shows no saturation', ({ points, needed }) => {
    const fit = fitted(points);
    expect(fit).toMatchObject({ status: 'weak', reason: expect.stringContaining('no evidence of saturation in the observed range') });
    expect(fit.status === 'weak' ? fit.needed.join(' ') : '').toMatch(needed);
    const [spend, outcome] = points.reduce(([s, o], point) => [s + point.spend, o + point.outcome], [0, 0]);
    expect(fit).toMatchObject({ average: { value: outcome / spend }, curve: { form: 'linear', slope: outcome / spend } });
  });

  test('straight lines pass for curves in less than one of ten cases', () => {
    const fits = Array.from({ length: 100 }, (_, seed) => fitted(periodsOn(line, { seed, count: 60, noise: 0.2 }), 60));
    expect(fits.filter((fit) => fit.status === 'ok').length).toBeLessThan(10);
  });
});

describe('refused', () => {
  test.each([
    { title: 'no periods', points: [], reason: 'No period has spend.' },
    {
      title: 'no spend',
      points: [
        { spend: 0, outcome: 4 },
        { spend: 0, outcome: 0 },
      ],
      reason: 'No period has spend.',
    },
    {
      title: 'no outcome',
      points: [
        { spend: 10, outcome: 0 },
        { spend: 20, outcome: 0 },
      ],
      reason: 'Spend brought no outcome.',
    },
    { title: 'only negative spend', points: [{ spend: -10, outcome: 5 }], reason: 'No period has spend.' },
  ])('$title', ({ points, reason }) => expect(fitted(points)).toMatchObject({ status: 'refused', reason }));

  test('whatever the numbers are, there is an answer', () => {
    const number = fc.oneof(fc.double(), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constant(0));
    fc.assert(
      fc.property(fc.array(fc.record({ spend: number, outcome: number }), { maxLength: 40 }), (points) => {
        const fit = fitted(points, 5);
        return fit.status !== 'ok' || fit.draws.every((curve) => outcomeAt(curve, 10) >= 0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('warnings', () => {
  const points = periodsOn(steep, { seed: 3, count: 60, noise: 0.1 });

  test('periods that are negative or no number are left out and counted', () => {
    const fit = fitted([{ spend: -5, outcome: 1 }, ...points, { spend: Number.NaN, outcome: 1 }, { spend: 3, outcome: 1, weight: 0 }]);
    expect(fit.warnings).toEqual([{ code: 'left-out', text: '3 of 63 periods are left out: negative or no number.' }]);
    expect(fit).toMatchObject({ curve: fitted(points).status === 'ok' ? { form: 'hill' } : {} });
  });

  test('an outcome without spend counts for the average alone', () => {
    const fit = fitted([...points, { spend: 0, outcome: 500 }]);
    expect(fit.warnings.map(({ code }) => code)).toEqual(['outcome-without-spend']);
  });

  test('spend that follows the outcome of the day before is named', () => {
    const demand = Array.from({ length: 60 }, (_, i) => 100 + 60 * Math.sin(i * 1.7) + 30 * Math.sin(i * 0.31));
    const chased = demand.map((outcome, i) => ({ spend: 2 * (demand[i - 1] ?? 100) + (i % 3), outcome }));
    expect(fitted(chased).warnings.map(({ code }) => code)).toContain('spend-follows-outcome');
    expect(fitted(points).warnings).toEqual([]);
  });
});
