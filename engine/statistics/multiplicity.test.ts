import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustKnown, benjaminiHochberg, bonferroni, holm } from './multiplicity.ts';
import type { Adjustment } from './multiplicity.ts';

function check(adjust: Adjustment, pValues: readonly number[], expected: readonly number[]): void {
  const actual = adjust(pValues);
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(actual[index]).toBeCloseTo(value, 12);
}

describe('adjusted p-values', () => {
  // Benjamini & Hochberg 1995, table 1: the 15 hypotheses of a trial; adjusted values from R 4.2 p.adjust.
  const trial = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

  test('Benjamini and Hochberg reject four hypotheses at 5 %, as in their paper', () => {
    const adjusted = benjaminiHochberg(trial);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    expect(adjusted.slice(0, 4)).toEqual([0.0015, 0.003, 0.0095, 0.035625].map((p) => expect.closeTo(p, 12)));
  });

  test('Bonferroni and Holm reject three at 5 %, as in the same paper', () => {
    expect(bonferroni(trial).filter((p) => p <= 0.05)).toHaveLength(3);
    expect(holm(trial).filter((p) => p <= 0.05)).toHaveLength(3);
  });

  test('the order given is kept', () => {
    check(bonferroni, [0.5, 0.01, 0.02], [1, 0.03, 0.06]);
    check(holm, [0.5, 0.01, 0.02], [0.5, 0.03, 0.04]);
    check(benjaminiHochberg, [0.5, 0.01, 0.02], [0.5, 0.03, 0.03]);
  });

  test('none stay none, ties stay ties', () => {
    for (const adjust of [bonferroni, holm, benjaminiHochberg]) check(adjust, [], []);
    check(holm, [0.02, 0.02], [0.04, 0.04]);
    check(benjaminiHochberg, [0.02, 0.02], [0.02, 0.02]);
  });

  test('what is not known stays so and does not count', () => {
    expect(adjustKnown([null, 0.02, null, 0.04], bonferroni)).toEqual([null, 0.04, null, 0.08]);
  });

  test('Bonferroni is never below Holm, Holm never below Benjamini and Hochberg, and none below the p-value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (pValues) => {
        const [first, second, third] = [bonferroni(pValues), holm(pValues), benjaminiHochberg(pValues)];
        return pValues.every((p, index) => {
          const ladder = [p, third[index] ?? 0, second[index] ?? 0, first[index] ?? 0, 1];
          return ladder.every((value, step) => step === 0 || value >= (ladder[step - 1] ?? 0) - 1e-15);
        });
      }),
    );
  });
});
