import { describe, expect, test } from 'vitest';
import { detectableErrors, meanSampleSize, minimumDetectableEffect, proportionSampleSize } from './sample-size.ts';

describe('sample sizes', () => {
  test('an effect must measure 2.80 standard errors at 95 % and a power of 80 %', () => {
    expect(detectableErrors()).toBeCloseTo(1.959963984540054 + 0.8416212335729143, 12);
  });

  test('the smallest effect is that of the formula', () => {
    // (z.975 + z.80) √(p (1 − p) (1 ÷ n₁ + 1 ÷ n₂)), by hand.
    const effect = minimumDetectableEffect({ share: 0.02, trialsA: 10_000, trialsB: 40_000 });
    expect(effect).toBeCloseTo(2.8015852181129683 * Math.sqrt(0.0196 * (1 / 10_000 + 1 / 40_000)), 12);
  });

  test('as many trials as needed for an effect make it the smallest one', () => {
    const trials = proportionSampleSize({ share: 0.05, effect: 0.01 }) ?? 0;
    const effect = minimumDetectableEffect({ share: 0.05, trialsA: trials, trialsB: trials }) ?? 0;
    expect(trials).toBe(7457);
    expect(effect).toBeLessThanOrEqual(0.01);
    expect(effect).toBeGreaterThan(0.00999);
  });

  test('half a standard deviation takes 63 values on each side', () => {
    // Lehr 1992: 16 ÷ 0.5² = 64, with 15.7 in place of 16.
    expect(meanSampleSize({ standardDeviation: 2, effect: 1 })).toBe(63);
  });

  test('more power and a higher level take more', () => {
    const plan = { share: 0.05, effect: 0.01 };
    const sizes = [{ level: 0.8 }, {}, { power: 0.9 }, { level: 0.99, power: 0.9 }].map(
      (design) => proportionSampleSize(plan, design) ?? 0,
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  test('without trials, spread or effect there is none', () => {
    expect([
      minimumDetectableEffect({ share: 0, trialsA: 10, trialsB: 10 }),
      minimumDetectableEffect({ share: 0.1, trialsA: 0, trialsB: 10 }),
      proportionSampleSize({ share: 0.1, effect: 0 }),
      meanSampleSize({ standardDeviation: 0, effect: 1 }),
    ]).toEqual([null, null, null, null]);
  });
});
