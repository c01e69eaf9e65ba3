import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { clipCurve, concaveEnvelope, outcomeOn, slope, slopeAt } from './piecewise-curve.ts';
import type { CurvePoint } from './piecewise-curve.ts';

const curve: readonly CurvePoint[] = [0, 2, 10, 11, 12].map((outcome, index) => ({ spend: index * 10, outcome }));

test.each([
  { spend: 0, expected: 0 },
  { spend: 5, expected: 1 },
  { spend: 10, expected: 2 },
  { spend: 39, expected: 11.9 },
  { spend: 40, expected: 12 },
  { spend: 41, expected: Number.NaN },
  { spend: -1, expected: Number.NaN },
  { spend: Number.NaN, expected: Number.NaN },
])('the outcome at $spend is $expected', ({ spend, expected }) => expect(outcomeOn(curve, spend)).toEqual(expected));

test('without knots there is no outcome', () => {
  expect([outcomeOn([], 1), outcomeOn([{ spend: 5, outcome: 3 }], 5), slopeAt([{ spend: 5, outcome: 3 }], 5)]).toEqual([NaN, 3, NaN]);
});

test('the slope is that of the next unit, at the end that of the last', () => {
  expect([0, 9.9, 10, 30, 40, 41].map((spend) => slopeAt(curve, spend))).toEqual([0.2, 0.2, 0.8, 0.1, 0.1, NaN]);
});

test('a part of a curve has its ends as knots', () => {
  expect(clipCurve(curve, 5, 20)).toEqual([
    { spend: 5, outcome: 1 },
    { spend: 10, outcome: 2 },
    { spend: 20, outcome: 10 },
  ]);
  expect(clipCurve(curve, 20, 20)).toEqual([{ spend: 20, outcome: 10 }]);
});

describe('concaveEnvelope', () => {
  test('leaves out the knots below a straight line', () => {
    expect(concaveEnvelope(curve).map(({ spend }) => spend)).toEqual([0, 20, 40]);
  });

  test('lies nowhere below the curve, has falling slopes, and meets the curve at both ends', () => {
    const outcomes = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(outcomes, (values) => {
        const points = values.map((outcome, index) => ({ spend: index * 3, outcome }));
        const envelope = concaveEnvelope(points);
        const slopes = envelope.slice(1).map((right, index) => slope(envelope[index] ?? right, right));
        expect(slopes).toEqual(slopes.toSorted((a, b) => b - a));
        for (const { spend, outcome } of points) expect(outcomeOn(envelope, spend)).toBeGreaterThanOrEqual(outcome - 1e-6);
        expect([envelope[0], envelope.at(-1)]).toEqual([points[0], points.at(-1)]);
      }),
    );
  });
});
