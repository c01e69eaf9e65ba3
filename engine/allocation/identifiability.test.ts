import { describe, expect, test } from 'vitest';

import { faultsOfChoice, faultsOfShape, faultsOfSpend, spendLevels, spendVariation } from './identifiability.ts';
import type { SpendPoint } from './response-fit.ts';

function spends(...values: readonly number[]): readonly SpendPoint[] {
  return values.map((spend) => ({ spend, outcome: 1 }));
}

describe('the gate before a curve', () => {
  test.each([
    { levels: 8, variation: 0.3, faults: 0 },
    { levels: 7, variation: 0.3, faults: 1 },
    { levels: 8, variation: 0.29, faults: 1 },
    { levels: 1, variation: 0, faults: 2 },
  ])('$levels levels that vary by $variation have $faults faults', ({ levels, variation, faults }) => {
    expect(faultsOfSpend({ levels, variation })).toHaveLength(faults);
  });

  test.each([
    { form: 'hill', aiccGain: 4, faults: 0 },
    { form: 'hill', aiccGain: 3.9, faults: 1 },
    { form: 'linear', aiccGain: 0, faults: 1 },
  ] as const)('$form with a gain of $aiccGain has $faults faults', ({ form, aiccGain, faults }) => {
    expect(faultsOfChoice({ form, aiccGain })).toHaveLength(faults);
  });

  test.each([
    { low: 100, high: 300, faults: 0 },
    { low: 100, high: 301, faults: 1 },
    { low: 0, high: 1, faults: 1 },
  ])('a bend between $low and $high has $faults faults', ({ low, high, faults }) => {
    expect(faultsOfShape({ level: 0.9, low, high })).toHaveLength(faults);
  });

  test('no resamples are a fault', () => expect(faultsOfShape(null)).toHaveLength(1));
});

test.each([
  { title: 'nothing', points: spends(), levels: 0, variation: 0 },
  { title: 'one spend', points: spends(5), levels: 1, variation: 0 },
  { title: 'spends within 1 % of the highest', points: spends(99.1, 100, 99.5), levels: 1, variation: 0.0045 },
  { title: 'three apart, in any order', points: spends(300, 100, 200, 100), levels: 3, variation: 0.547 },
])('$title: $levels levels', ({ points, levels, variation }) => {
  expect(spendLevels(points)).toBe(levels);
  expect(spendVariation(points)).toBeCloseTo(variation, 3);
});
