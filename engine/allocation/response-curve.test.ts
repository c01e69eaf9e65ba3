import { describe, expect, test } from 'vitest';

import { halfSaturation, inflection, marginalAt, outcomeAt } from './response-curve.ts';
import type { ResponseCurve } from './response-curve.ts';

const curves: readonly ResponseCurve[] = [
  { form: 'linear', slope: 2.5 },
  { form: 'power', scale: 40, exponent: 0.6 },
  { form: 'logistic', ceiling: 900, rate: 0.004 },
  { form: 'hill', ceiling: 900, halfSpend: 300, steepness: 0.7 },
  { form: 'hill', ceiling: 900, halfSpend: 300, steepness: 1 },
  { form: 'hill', ceiling: 900, halfSpend: 300, steepness: 2.4 },
];

describe.each(curves)('$form $steepness', (curve) => {
  test.each([1, 80, 300, 1500])('the marginal return at %d is the slope between two outcomes', (spend) => {
    const step = spend * 1e-5;
    const slope = (outcomeAt(curve, spend + step) - outcomeAt(curve, spend - step)) / (2 * step);
    expect(marginalAt(curve, spend) / slope).toBeCloseTo(1, 7);
  });

  test('no spend brings nothing', () => {
    expect([0, -5, Number.NaN].map((spend) => outcomeAt(curve, spend))).toEqual([0, 0, 0]);
  });

  test('half of the ceiling is reached at the half-saturation spend', () => {
    const half = halfSaturation(curve);
    if (half === null) return expect(['linear', 'power']).toContain(curve.form);
    expect(outcomeAt(curve, half)).toBeCloseTo(450, 9);
  });
});

test('the first unit of spend brings what the form says', () => {
  expect(curves.map((curve) => marginalAt(curve, 0))).toEqual([2.5, Infinity, 1.8, Infinity, 3, 0]);
});

test('a steep Hill curve returns most per unit at its inflection', () => {
  const steep: ResponseCurve = { form: 'hill', ceiling: 900, halfSpend: 300, steepness: 2.4 };
  const at = inflection(steep);
  expect(marginalAt(steep, at)).toBeGreaterThan(Math.max(marginalAt(steep, at * 0.99), marginalAt(steep, at * 1.01)));
  expect(curves.slice(0, 5).map(inflection)).toEqual([0, 0, 0, 0, 0]);
});
