import { describe, expect, test } from 'vitest';

import { curveBand, readResponse } from './read-response.ts';
import { marginalAt } from './response-curve.ts';
import type { KnownCurve } from './read-response.ts';
import type { ResponseCurve } from './response-curve.ts';

function known(curve: ResponseCurve, draws: readonly ResponseCurve[] = [curve]): KnownCurve {
  return {
    status: 'ok',
    curve,
    draws,
    average: { value: 1, interval: null },
    observed: { min: 100, max: 1000, mean: 500, periods: 60 },
    evidence: { spendLevels: 60, spendVariation: 0.5, scores: [], aiccGain: 9, shapeInterval: null, laggedOutcome: null },
    warnings: [],
  };
}

const root: ResponseCurve = { form: 'power', scale: 100, exponent: 0.5 };

describe('readResponse', () => {
  test('average and marginal return stand side by side', () => {
    // 100·√400 = 2000: 5 a unit on average, 50 ÷ √400 = 2.5 for the next.
    const reading = readResponse(known(root), { spend: 400, targetReturn: 2 });
    expect(reading).toMatchObject({ outcome: { value: 2000 }, average: { value: 5 }, marginal: { value: 2.5 }, warnings: [] });
    // 50 ÷ √x = 2 at x = 625.
    expect(reading.headroom).toMatchObject({ kind: 'within-range' });
    expect(reading.headroom?.spend).toBeCloseTo(625, 6);
    expect(reading.headroom?.change).toBeCloseTo(225, 6);
  });

  test('draws give intervals', () => {
    const draws = Array.from({ length: 11 }, (_, i) => ({ ...root, scale: 95 + i }));
    const reading = readResponse(known(root, draws), { spend: 400, targetReturn: 2 });
    expect(reading.marginal.interval?.low).toBeCloseTo(2.4, 12);
    expect(reading.marginal.interval?.high).toBeCloseTo(2.6, 12);
    expect(reading.headroom?.interval?.low).toBeCloseTo((48 / 2) ** 2, 5);
  });

  test.each([
    {
      title: 'a target that is met throughout gives a lower bound',
      curve: root,
      targetReturn: 1,
      expected: { kind: 'beyond-range', spend: 1300 },
    },
    {
      title: 'a target above every return is met nowhere',
      curve: { form: 'logistic', ceiling: 900, rate: 0.004 } as const,
      targetReturn: 5,
      expected: { kind: 'nowhere', spend: 0, change: -400 },
    },
    {
      title: 'a straight line has no end of headroom',
      curve: { form: 'linear', slope: 3 } as const,
      targetReturn: 2,
      expected: { kind: 'beyond-range' },
    },
  ])('$title', ({ curve, targetReturn, expected }) => {
    expect(readResponse(known(curve), { spend: 400, targetReturn }).headroom).toMatchObject(expected);
  });

  test('on an S-shaped curve the headroom ends where returns fall', () => {
    const steep: ResponseCurve = { form: 'hill', ceiling: 3000, halfSpend: 400, steepness: 2.5 };
    const headroom = readResponse(known(steep), { spend: 100, targetReturn: 2 }).headroom;
    expect(headroom?.kind).toBe('within-range');
    expect(marginalAt(steep, headroom?.spend ?? 0)).toBeCloseTo(2, 6);
    expect(headroom?.spend).toBeGreaterThan(400);
  });

  test('far above the observed spends there is a warning', () => {
    expect(readResponse(known(root), { spend: 1301, targetReturn: null }).warnings).toHaveLength(1);
    expect(readResponse(known(root), { spend: 1299, targetReturn: null })).toMatchObject({ warnings: [], headroom: null });
  });

  test('no spend has no average', () => expect(readResponse(known(root), { spend: 0, targetReturn: null }).average).toBeNull());
});

test('the band reaches from 0 to 1.3 times the highest spend and marks what was observed', () => {
  const band = curveBand(known(root), { steps: 13, level: 0.95 });
  expect(band.map(({ spend }) => Math.round(spend))).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300]);
  expect(band.map(({ isObserved }) => isObserved).join()).toBe('false,true,true,true,true,true,true,true,true,true,true,false,false,false');
  expect(band[4]).toMatchObject({ value: 2000, interval: { level: 0.95, low: 2000, high: 2000 } });
});
